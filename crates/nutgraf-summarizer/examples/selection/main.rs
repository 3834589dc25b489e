//! Fits, measures and shows the selection of sentences.
//!
//! ```text
//! zcat cnndm.jsonl.gz | cargo run --release --example selection -- fit [--cross] > src/selection/weights.rs
//! zcat cnndm.jsonl.gz | cargo run --release --example selection -- briefs > briefs.jsonl
//! cargo run --release --example selection -- show STORY.txt...
//! cargo run --release --example selection -- signals STORY.txt...
//! ```
//!
//! Records are JSON objects, one a line: `{"id", "text", "summary", "title"?, "split"?}`. `fit` learns from
//! those whose split is not `tune`, prints the weights and reports on both splits; `--cross` also reports on
//! four folds. `briefs` writes the chosen sentences as briefs whose points carry only citations.
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, reason = "a tool that prints")]

#[path = "../../src/document.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the library, which uses all of it")]
mod document;
mod fit;
#[path = "../../src/kind.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod kind;
mod rouge;
#[path = "../../src/selection/mod.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod selection;
#[path = "../../src/spread.rs"]
mod spread;

use document::Document;
use nutgraf_core::{Field, Origin, Story};
use nutgraf_summarizer::Options;
use selection::Choice;
use std::io::BufRead;

/// A story with its reference summary.
#[derive(Default)]
pub(crate) struct Record {
    id: String,
    text: String,
    title: Option<String>,
    summary: String,
    tune: bool,
}

/// The story of a record.
pub(crate) fn story(record: &Record) -> Story {
    let mut story = Story::parse(&record.text);
    if let Some(title) = &record.title {
        story.headline = Some(Field::new(title.as_str(), None, Origin::Caller));
    }
    story
}

fn records() -> Vec<Record> {
    let lines = std::io::stdin().lock().lines().map_while(Result::ok);
    let record = |line: String| {
        let value: serde_json::Value = serde_json::from_str(&line).ok()?;
        let get = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Some(Record {
            id: get("id")?,
            text: get("text")?,
            title: get("title"),
            summary: get("summary").unwrap_or_default(),
            tune: get("split").as_deref() == Some("tune"),
        })
    };
    lines.filter_map(record).collect()
}

/// One record's chosen sentences as a brief of citations.
fn brief(record: &Record) -> Option<String> {
    let story = story(record);
    let document = Document::new(&story, 1);
    let Choice { bottom_line, key_points, .. } =
        selection::choose(&document, &selection::score(&document), 5)?;
    let cite = |i: usize| serde_json::json!({ "citations": [document.cite(i)] });
    let key_points: Vec<_> = key_points.into_iter().map(cite).collect();
    let brief = serde_json::json!({ "bottom_line": cite(bottom_line), "key_points": key_points });
    Some(serde_json::json!({ "id": record.id, "brief": brief }).to_string())
}

/// Prints the choice of each story of a file; stories in one file are separated by a form feed.
fn show(path: &str) -> std::io::Result<()> {
    for text in std::fs::read_to_string(path)?.split('\u{c}') {
        let story = Story::parse(text);
        let document = Document::new(&story, 1);
        let scores = selection::score(&document);
        let Some(choice) = selection::choose(&document, &scores, 5) else { continue };
        println!("# {}", story.headline.as_ref().map_or(path, |h| &h.value));
        let line = |tag: &str, i: usize| {
            let s = &document.sentences[i];
            let text = s.text.split_whitespace().collect::<Vec<_>>().join(" ");
            println!("{tag} {}.{} {:.2} {text}", s.paragraph, s.number, scores[i].score);
        };
        line("> ", choice.bottom_line);
        choice.key_points.iter().for_each(|&i| line("- ", i));
        choice.background.iter().for_each(|&i| line("b ", i));
        println!();
    }
    Ok(())
}

/// Prints every sentence with its score and what each signal adds, most first.
fn signals(path: &str) -> std::io::Result<()> {
    let story = Story::parse(&std::fs::read_to_string(path)?);
    let document = Document::new(&story, 1);
    for (s, scored) in document.sentences.iter().zip(selection::score(&document)) {
        println!("{}.{} {:.2} {}", s.paragraph, s.number, scored.score, s.text);
        let mut parts = scored.signals;
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let parts: Vec<String> = parts.iter().take(12).map(|(n, v)| format!("{n} {v:+.2}")).collect();
        println!("    {}", parts.join(", "));
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.first().map(String::as_str) {
        Some("fit") => fit::run(&records(), args.iter().any(|a| a == "--cross")),
        Some("briefs") => records().iter().filter_map(brief).for_each(|b| println!("{b}")),
        Some("show") => args[1..].iter().try_for_each(|path| show(path))?,
        Some("signals") => args[1..].iter().try_for_each(|path| signals(path))?,
        _ => eprintln!("usage: selection fit [--cross] | briefs | show FILE... | signals FILE..."),
    }
    Ok(())
}
