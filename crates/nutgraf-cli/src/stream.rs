//! `nutgraf stream`: JSON Lines in, JSON Lines out, in order, on all cores, in bounded memory.

use crate::args::{Emit, StreamArgs};
use crate::console::Console;
use crate::failure::{Failure, reason};
use crate::input;
use nutgraf_core::{Brief, Story};
use nutgraf_readers::{Form, ReadOptions, read};
use nutgraf_summarizer::{Options, summarize_and_check};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Lines under way for each worker. Enough to keep all busy while one chews on a long story; memory is
/// bounded by this many stories and briefs.
const AHEAD: usize = 16;

/// One line of input.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

/// One line of output.
#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    brief: Option<Box<Brief>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<Box<Story>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A line of output, ready, and whether it tells of a failure.
struct Line {
    bytes: Vec<u8>,
    failed: bool,
}

pub(crate) fn run(
    args: &StreamArgs,
    stdin: &mut (dyn Read + Send),
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let jobs = args.jobs.map_or_else(crate::cores, usize::from);
    // A slot is taken for each line that is read and given back when its answer is written.
    let (take_slot, give_slot) = sync_channel::<()>(jobs * AHEAD);
    let (send_line, lines) = sync_channel::<(usize, Vec<u8>)>(jobs * AHEAD);
    let (send_answer, answers) = sync_channel::<(usize, Line)>(jobs * AHEAD);
    let lines = Mutex::new(lines);
    let (failed, read_error) = std::thread::scope(|scope| {
        let reader = scope.spawn(move || read_lines(stdin, &take_slot, &send_line));
        for _ in 0..jobs {
            let send_answer = send_answer.clone();
            let lines = &lines;
            scope.spawn(move || work(args, lines, &send_answer));
        }
        drop(send_answer);
        let failed = write_answers(answers, give_slot, console);
        // A reader that panicked has nothing more to say than one that failed.
        let read = reader.join().unwrap_or_else(|_| Err(std::io::Error::other("the reader stopped")));
        (failed, read.err())
    });
    let failed = failed?;
    if let Some(error) = read_error {
        return Err(Failure::new(format!("standard input: {}", reason(&error))));
    }
    if failed > 0 {
        let s = if failed == 1 { "" } else { "s" };
        console.fail(&Failure::new(format!("{failed} line{s} failed; see \"error\" in the output")));
        return Ok(crate::FAILED);
    }
    Ok(crate::FINE)
}

/// Hands out the lines of the input, each with its number from 0.
fn read_lines(
    stdin: &mut (dyn Read + Send),
    take_slot: &SyncSender<()>,
    send: &SyncSender<(usize, Vec<u8>)>,
) -> std::io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, stdin);
    for number in 0.. {
        let mut line = Vec::new();
        // The other end is gone when nobody wants the answers any more.
        if input.read_until(b'\n', &mut line)? == 0
            || take_slot.send(()).is_err()
            || send.send((number, line)).is_err()
        {
            break;
        }
    }
    Ok(())
}

fn work(args: &StreamArgs, lines: &Mutex<Receiver<(usize, Vec<u8>)>>, send: &SyncSender<(usize, Line)>) {
    loop {
        let next = match lines.lock() {
            Ok(lines) => lines.recv(),
            Err(_) => return,
        };
        let Ok((number, line)) = next else { return };
        if send.send((number, answer(args, number, &line))).is_err() {
            return;
        }
    }
}

/// Writes the answers in the order of their lines and returns how many of them tell of a failure.
fn write_answers(
    answers: Receiver<(usize, Line)>,
    give_slot: Receiver<()>,
    console: &mut Console<'_>,
) -> Result<usize, Failure> {
    let (mut early, mut next, mut failed) = (BTreeMap::new(), 0, 0);
    let mut received = answers.recv();
    while let Ok((number, line)) = received {
        early.insert(number, line);
        while let Some(line) = early.remove(&next) {
            failed += usize::from(line.failed);
            console.write(&line.bytes)?;
            let _ = give_slot.recv();
            next += 1;
        }
        received = match answers.try_recv() {
            Ok(answer) => Ok(answer),
            Err(_) => {
                // Nothing is ready: let the reader of a live pipe see what there is.
                console.flush()?;
                answers.recv()
            }
        };
    }
    Ok(failed)
}

/// The answer to one line.
fn answer(args: &StreamArgs, number: usize, line: &[u8]) -> Line {
    if line.iter().all(u8::is_ascii_whitespace) {
        // A blank line asks nothing.
        return Line { bytes: Vec::new(), failed: false };
    }
    let (id, made) = match serde_json::from_slice::<Record>(line) {
        Ok(mut record) => {
            let id = std::mem::take(&mut record.id);
            // A bug that one story brings out must not take the others down with it.
            let made = catch_unwind(AssertUnwindSafe(|| made(args, record)));
            (id, made.unwrap_or_else(|_| Err("a bug in nutgraf: it panicked on this story".to_owned())))
        }
        Err(error) => (id_of(line), Err(format!("not a record: {}", without_place(&error)))),
    };
    let mut answer = Answer { id, brief: None, story: None, error: None };
    match made {
        Ok(Made::Brief(brief)) => answer.brief = Some(brief),
        Ok(Made::Story(story)) => answer.story = Some(story),
        Err(message) => answer.error = Some(format!("line {}: {message}", number + 1)),
    }
    let failed = answer.error.is_some();
    let mut bytes =
        serde_json::to_vec(&answer).unwrap_or_else(|e| format!("{{\"error\":\"{e}\"}}").into_bytes());
    bytes.push(b'\n');
    Line { bytes, failed }
}

/// The id of a line that is JSON but no record.
fn id_of(line: &[u8]) -> Value {
    serde_json::from_slice::<Value>(line)
        .ok()
        .and_then(|mut v| v.get_mut("id").map(Value::take))
        .unwrap_or_default()
}

/// What a JSON error says, with the column: each line is a document of its own, always its line 1.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split_once(" at line ") {
        Some((what, _)) if error.column() > 0 => format!("{what} at column {}", error.column()),
        _ => text,
    }
}

enum Made {
    Brief(Box<Brief>),
    Story(Box<Story>),
}

fn made(args: &StreamArgs, record: Record) -> Result<Made, String> {
    let (body, from) = match (&record.text, &record.html) {
        (Some(_), Some(_)) => return Err("has both \"text\" and \"html\"".to_owned()),
        (Some(text), None) => (text, Form::Text),
        (None, Some(html)) => (html, "html".parse::<Form>().map_err(|e| e.to_string())?),
        (None, None) => return Err("has no \"text\"".to_owned()),
    };
    let date = match &record.date {
        None => None,
        Some(date) if date.is_empty() => None,
        Some(date) => Some(
            date.get(..10).unwrap_or(date).parse().map_err(|_| format!("date {date:?} is not YYYY-MM-DD"))?,
        ),
    };
    let options = ReadOptions {
        from: Some(from),
        title: record.title,
        date,
        url: record.url,
        ..ReadOptions::default()
    };
    let readings = read(body.as_bytes(), &options).map_err(|e| e.to_string())?;
    let story = readings.into_iter().next().map(|r| r.story).ok_or("has no story")?;
    if args.emit == Emit::Story {
        return Ok(Made::Story(Box::new(story)));
    }
    if let Some(why) = input::nothing_to_brief(&story) {
        return Err(why);
    }
    let stories = [story];
    // Stories are shared among the cores here, not the sentences of one.
    let options =
        Options { points: usize::from(args.making.points), explain: args.making.explain, date, threads: 1 };
    let (brief, found) = summarize_and_check(&stories, &options);
    match found.as_slice() {
        [] => Ok(Made::Brief(Box::new(brief))),
        [first, rest @ ..] => {
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            Err(format!("the brief does not pass its own check, a bug in nutgraf: {first}{more}"))
        }
    }
}
