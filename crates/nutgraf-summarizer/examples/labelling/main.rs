//! Counts, fits and measures what labels are made with.
//!
//! ```text
//! cargo run --release --example labelling -- frames STORIES > src/labels/usage.txt
//! cargo run --release --example labelling -- candidates STORIES
//! cargo run --release --example labelling -- trees SENTENCES
//! cargo run --release --example labelling -- cross JUDGED
//! cargo run --release --example labelling -- fit JUDGED > src/labels/weights.rs
//! cargo run --release --example labelling -- set JUDGED > src/labels/judged.tsv
//! ```
//!
//! Stories are text, separated by form feeds; sentences stand one a line; judged labels are lines of story, verdict
//! (G good, A acceptable, B bad or unfaithful), sentence and label, separated by tabs. `candidates` prints what is
//! to be judged, `trees` how a sentence is read, `cross` what the model would reach on stories it has not seen, and
//! `set` the judged labels as the regression test wants them.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool that prints"
)]

#[path = "../forest/boost.rs"]
mod boost;
#[path = "../../src/claim.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod claim;
#[path = "../../src/forest.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod forest;
mod frames;
#[path = "../../src/labels/mod.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod labels;
#[path = "../../src/render.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod render;

use labels::{model, signals, verify};
use nutgraf_core::Story;
use nutgraf_summarizer::{Options, summarize};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<String> = args.iter().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    match args.first().map(String::as_str) {
        Some("frames") => {
            let mut usage = frames::Usage::default();
            for text in texts.iter().flat_map(|t| t.split('\u{c}')) {
                let story = Story::parse(text);
                for (_, _, sentence) in story.sentences() {
                    if sentence.span.len() < 400 {
                        usage.count(&nutgraf_language::analyse(story.text(sentence.span)));
                    }
                }
            }
            usage.print();
        }
        Some("candidates") => {
            for (n, text) in texts.iter().flat_map(|t| t.split('\u{c}')).enumerate() {
                let options = Options { points: 10, ..Options::default() };
                let brief = summarize(&[Story::parse(text)], &options);
                for point in &brief.key_points {
                    candidates(n, &point.citations[0].excerpt);
                }
            }
        }
        Some("fit") => {
            let judged = judged(&texts[0]);
            print!("{}", boost::source("labelling", &fit(judged.iter())));
        }
        Some("trees") => trees(&texts[0]),
        Some("set") => set(&texts[0]),
        Some("cross") => cross(&judged(&texts[0])),
        _ => eprintln!("frames, candidates, trees, set, fit or cross"),
    }
    Ok(())
}

/// Prints every candidate of the sentence with its signals.
fn candidates(story: usize, sentence: &str) {
    let parse = nutgraf_language::analyse(sentence);
    let all: Vec<serde_json::Value> = labels::candidates(&parse)
        .iter()
        .map(|label| {
            let x = signals::signals(&parse, label);
            serde_json::json!({
                "label": label.text,
                "pattern": label.pattern,
                "holds": verify::holds(&parse, label),
                "score": model::score(&x),
                "signals": x.to_vec(),
            })
        })
        .collect();
    println!("{}", serde_json::json!({ "story": story, "sentence": sentence, "candidates": all }));
}

/// A label that was judged.
struct Judged {
    story: String,
    verdict: char,
    label: String,
    signals: signals::Signals,
}

/// What the forest is fitted with.
const SETTINGS: boost::Settings = boost::Settings {
    rounds: 120,
    rate: 0.08,
    ridge: 6.0,
    least: 6.0,
    bins: 24,
    sees: |signal, round| (signal * 7 + round * 5) % 11 >= 5,
};

/// The forest fitted on what was judged good, acceptable or bad.
fn fit<'j>(judged: impl Iterator<Item = &'j Judged>) -> Vec<model::Tree> {
    let example = |j: &'j Judged| {
        let y = match j.verdict {
            'G' => 1.0,
            'A' => 0.4,
            _ => 0.0,
        };
        boost::Example { x: &j.signals, y, weight: 1.0 }
    };
    boost::fit(&judged.map(example).collect::<Vec<_>>(), &SETTINGS)
}

/// The judged labels that are still made: story, verdict, sentence and label, tab-separated.
fn judged(text: &str) -> Vec<Judged> {
    let mut out = Vec::new();
    let mut gone = 0;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[story, verdict, sentence, label] = &fields[..] else { continue };
        let verdict = verdict.chars().next().unwrap_or('B');
        let parse = nutgraf_language::analyse(sentence);
        let found = labels::candidates(&parse)
            .into_iter()
            .find(|l| l.text == label && l.head.is_some() && verify::holds(&parse, l));
        let Some(found) = found else {
            gone += 1;
            if verdict == 'G' {
                eprintln!("gone: {label}");
            }
            continue;
        };
        let signals = signals::signals(&parse, &found);
        out.push(Judged { story: story.to_owned(), verdict, label: label.to_owned(), signals });
    }
    eprintln!("{} judged labels, {gone} no longer made", out.len());
    out
}

/// Fits on nine tenths of the stories and scores the last tenth, ten times.
fn cross<'j>(judged: &'j [Judged]) {
    let fold = |j: &Judged| j.story.bytes().map(usize::from).sum::<usize>() % 10;
    let mut scored: Vec<(f32, &'j Judged)> = Vec::new();
    for f in 0..10 {
        let trees = fit(judged.iter().filter(|j| fold(j) != f));
        let score = |j: &'j Judged| (forest::score(&trees, &j.signals), j);
        scored.extend(judged.iter().filter(|j| fold(j) == f).map(score));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    for share in 1..=20 {
        let n = scored.len() * share / 20;
        let of = |v: char| 100 * scored[..n].iter().filter(|(_, j)| j.verdict == v).count() / n.max(1);
        eprintln!(
            "best {n:4} above {:5.2}: good {:3} acceptable {:3} bad {:3}",
            scored[n - 1].0,
            of('G'),
            of('A'),
            of('B')
        );
    }
    for (score, j) in scored.iter().take(scored.len() / 2).filter(|(_, j)| j.verdict == 'B') {
        eprintln!("{score:.2} {} {}", j.verdict, j.label);
    }
}

/// Prints the tree of each sentence and its candidates.
fn trees(text: &str) {
    for sentence in text.lines() {
        let parse = nutgraf_language::analyse(sentence);
        for (i, t) in parse.tokens.iter().enumerate() {
            let head = t.head.map_or(String::new(), |h| parse.form(h).to_owned());
            println!("{i:3} {:14} {:6} {:12} {head:14} {:.2}", parse.form(i), t.xpos, t.deprel, t.arc_margin);
        }
        for label in labels::candidates(&parse) {
            let score = model::score(&signals::signals(&parse, &label));
            println!("    {} {score:.2} [{}] {}", verify::holds(&parse, &label), label.pattern, label.text);
        }
    }
}

/// Prints the judged labels with whether each is printed now; sentences whose label nobody judged are left out.
fn set(text: &str) {
    let rows: Vec<Vec<&str>> = text.lines().map(|l| l.split('\t').collect()).collect();
    for row in &rows {
        let &[story, verdict, sentence, label] = &row[..] else { continue };
        let parse = nutgraf_language::analyse(sentence);
        let now = labels::labels(&parse).into_iter().next().map(|l| l.text);
        let judged = |text: &str| rows.iter().any(|r| r.len() == 4 && r[2] == sentence && r[3] == text);
        if now.as_deref().is_none_or(judged) {
            let printed = if now.as_deref() == Some(label) { "printed" } else { "-" };
            println!("{story}\t{verdict}\t{printed}\t{label}\t{sentence}");
        }
    }
}
