//! Trains and measures the embedded English model.
//!
//! ```text
//! nutgraf-train train --out FILE --clusters FILE --company FILE --calibrate FILE
//!     [--news FILE --teacher FILE...] [--set NAME=VALUE]... TREEBANK...
//! nutgraf-train evaluate [--model FILE] TREEBANK...
//! ```
//!
//! `train` writes a model file from Universal Dependencies treebanks, and from news stories that teachers annotate:
//! models of the same treebanks with other seeds. A teacher whose file is not there is trained first and written to
//! it. The same files and settings give the same bytes. `evaluate` scores a model, or the embedded one, with the words of the treebank and with its own.

mod conllu;
mod evaluation;
mod example;
mod network;
mod news;
mod pipeline;
mod random;
mod stand_ins;
mod teachers;
mod vocabulary;
mod writer;

use conllu::GoldSentence;
use nutgraf_language::model::{self, Model};
use pipeline::{Lessons, Settings, Sources};
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use teachers::Teachers;
use vocabulary::Company;

const USAGE: &str = "\
usage: nutgraf-train train --out FILE --clusters FILE --company FILE --calibrate FILE
           [--news FILE --teacher FILE...] [--set NAME=VALUE]... TREEBANK...
       nutgraf-train evaluate [--model FILE] TREEBANK...";

#[derive(Default)]
struct Arguments {
    model: Option<String>,
    out: Option<String>,
    clusters: Option<String>,
    company: Option<String>,
    calibrate: Vec<String>,
    news: Option<String>,
    teachers: Vec<String>,
    settings: Settings,
    files: Vec<String>,
}

fn arguments(list: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut list = list;
    let mut arguments = Arguments::default();
    while let Some(argument) = list.next() {
        if !argument.starts_with("--") {
            arguments.files.push(argument);
            continue;
        }
        let value = list.next().ok_or_else(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--model" => arguments.model = Some(value),
            "--out" => arguments.out = Some(value),
            "--clusters" => arguments.clusters = Some(value),
            "--company" => arguments.company = Some(value),
            "--calibrate" => arguments.calibrate.push(value),
            "--news" => arguments.news = Some(value),
            "--teacher" => arguments.teachers.push(value),
            "--set" => {
                let known =
                    value.split_once('=').is_some_and(|(name, value)| arguments.settings.set(name, value));
                if !known {
                    return Err(format!("unknown setting {value}"));
                }
            }
            _ => return Err(format!("unknown option {argument}\n{USAGE}")),
        }
    }
    Ok(arguments)
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn treebank(paths: &[String]) -> Result<Vec<GoldSentence>, String> {
    let mut sentences = Vec::new();
    for path in paths {
        sentences.extend(conllu::read(&read(path)?));
    }
    Ok(sentences)
}

fn say(line: &str) -> Result<(), String> {
    writeln!(std::io::stdout().lock(), "{line}").map_err(|error| error.to_string())
}

/// Trains a model and writes it to `out`.
fn write(
    out: &str,
    sources: &Sources,
    lessons: &Lessons<'_>,
    settings: &Settings,
) -> Result<Vec<u8>, String> {
    let start = std::time::Instant::now();
    let bytes = pipeline::train(sources, lessons, settings, &mut |step| {
        // A lost progress line loses nothing.
        let _ = say(&format!("{:6.1} s  {step}", start.elapsed().as_secs_f32()));
    });
    std::fs::write(out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    say(&format!("{out}: {} bytes", bytes.len()))?;
    Ok(bytes)
}

/// The bytes of the teachers: each has a seed of its own, and is trained where its file is missing.
fn teachers(paths: &[String], sources: &Sources, settings: &Settings) -> Result<Vec<Vec<u8>>, String> {
    let mut settings = *settings;
    let mut teachers = Vec::new();
    for path in paths {
        teachers.push(match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                write(path, sources, &Lessons::default(), &settings)?
            }
            Err(error) => return Err(format!("{path}: {error}")),
        });
        settings.learning.seed += 1;
    }
    Ok(teachers)
}

fn train(arguments: &Arguments) -> Result<(), String> {
    let out = arguments.out.as_ref().ok_or(USAGE)?;
    let path = arguments.company.as_ref().ok_or(USAGE)?;
    let company = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let sources = Sources {
        treebank: treebank(&arguments.files)?,
        calibration: treebank(&arguments.calibrate)?,
        clusters: read(arguments.clusters.as_ref().ok_or(USAGE)?)?,
        company: Company::read(&company).ok_or_else(|| format!("{path}: not a file of word vectors"))?,
    };
    let news = arguments.news.as_ref().map_or(Ok(String::new()), |path| read(path))?;
    let bytes = teachers(&arguments.teachers, &sources, &arguments.settings)?;
    let teachers: Result<Vec<_>, _> = bytes.iter().map(|bytes| Model::open(bytes)).collect();
    let teachers = teachers.map_err(|error| format!("a teacher: {error}"))?;
    let classes = example::classes(&sources.treebank);
    if teachers.iter().any(|teacher| teacher.classes != classes) {
        return Err("a teacher is not a model of these treebanks".to_owned());
    }
    let lessons = Lessons { teachers: Teachers(teachers), sentences: news::sentences(&news) };
    write(out, &sources, &lessons, &arguments.settings).map(drop)
}

fn evaluate(arguments: &Arguments) -> Result<(), String> {
    let bytes = match &arguments.model {
        Some(path) => std::fs::read(path).map_err(|error| format!("{path}: {error}"))?,
        None => model::embedded_bytes().to_vec(),
    };
    let model = Model::open(&bytes).map_err(|error| error.to_string())?;
    for path in &arguments.files {
        let sentences = treebank(std::slice::from_ref(path))?;
        say(&format!("{path}\n{}", evaluation::measure(&model, &sentences)))?;
        say(&format!("{}", evaluation::measure_raw(&model, &sentences)))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let mut list = std::env::args().skip(1);
    let command = list.next().unwrap_or_default();
    let outcome = arguments(list).and_then(|arguments| match command.as_str() {
        "train" => train(&arguments),
        "evaluate" => evaluate(&arguments),
        _ => Err(USAGE.to_owned()),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr().lock(), "error: {message}");
            ExitCode::from(2)
        }
    }
}
