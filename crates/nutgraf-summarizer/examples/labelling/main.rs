//! Counts, fits and measures what labels are made with.
//!
//! ```text
//! cargo run --release --example labelling -- frames STORIES > src/labels/usage.txt
//! cargo run --release --example labelling -- branches WRITTEN > src/labels/pruning/weights.rs
//! cargo run --release --example labelling -- reach WRITTEN
//! cargo run --release --example labelling -- candidates STORIES
//! cargo run --release --example labelling -- blocks SENTENCES
//! cargo run --release --example labelling -- trees SENTENCES
//! cargo run --release --example labelling -- cross JUDGED
//! cargo run --release --example labelling -- fit JUDGED > src/labels/weights.rs
//! cargo run --release --example labelling -- set JUDGED > src/labels/judged.tsv
//! ```
//!
//! Stories are text, separated by form feeds; sentences stand one a line, for `blocks` with an identifier and a tab in
//! front. Written labels are what sub-editors would print, made by leaving words out: lines of sentence and label.
//! Judged labels are lines of story, verdict (G good, A acceptable, B bad, U unfaithful), sentence and label. Fields are
//! separated by tabs. `branches` fits which branches of a tree stay, `reach` tells which written labels are made,
//! `candidates` and `blocks` print what is to be judged, `trees` how a sentence is read and what speaks against its
//! labels, `cross` what the model would reach on stories it has not seen, and `set` judged labels of a sample of the
//! sentences as the regression test wants them.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool that prints"
)]

mod align;
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
mod sample;

use labels::{model, pruning, signals, verify};
use nutgraf_core::Story;
use std::collections::BTreeMap;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<String> = args.iter().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    match args.first().map(String::as_str) {
        Some("frames") => {
            let mut usage = frames::Usage::default();
            for text in texts.iter().flat_map(|t| t.split('\u{c}')) {
                let story = Story::parse(text);
                for (n, (_, _, sentence)) in story.sentences().enumerate() {
                    if sentence.span.len() < 400 {
                        usage.count(&nutgraf_language::analyse(story.text(sentence.span)), n < LEAD);
                    }
                }
            }
            usage.print();
        }
        Some("candidates") => {
            for path in &args[1..] {
                let text = std::fs::read_to_string(path)?;
                let set = std::path::Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
                for (n, text) in text.split('\u{c}').enumerate() {
                    sample::print(&format!("{set}-{n}"), text);
                }
            }
        }
        Some("blocks") => {
            for line in texts.iter().flat_map(|t| t.lines()) {
                if let Some((id, sentence)) = line.split_once('\t') {
                    sample::print_sentence(id, sentence);
                }
            }
        }
        Some("fit") => {
            let judged = judged(&texts[0]);
            print!("{}", boost::source("labelling -- fit", &fit(judged.iter())));
        }
        Some("branches") => print!("{}", boost::source("labelling -- branches", &branches(&texts))),
        Some("trees") => trees(&texts[0]),
        Some("reach") => reach(&texts[0]),
        Some("set") => set(&texts[0]),
        Some("cross") => cross(&judged(&texts[0])),
        _ => eprintln!("frames, branches, reach, candidates, blocks, trees, set, fit or cross"),
    }
    Ok(())
}

/// Sentences at the beginning of a story that are its lead.
const LEAD: usize = 3;

/// A label that was judged.
struct Judged {
    story: String,
    verdict: char,
    label: String,
    sentence: String,
    signals: signals::Signals,
}

/// What the forest is fitted with.
const SETTINGS: boost::Settings = boost::Settings {
    rounds: 300,
    rate: 0.06,
    ridge: 8.0,
    least: 8.0,
    bins: 24,
    sees: |signal, round| (signal * 7 + round * 5) % 11 >= 5,
};

/// What an acceptable label is worth, a good one being worth 1 and any other nothing.
const ACCEPTABLE: f32 = 0.3;

/// The forest fitted on what was judged good, acceptable or bad.
fn fit<'j>(judged: impl Iterator<Item = &'j Judged>) -> Vec<model::Tree> {
    let example = |j: &'j Judged| {
        let y = match j.verdict {
            'G' => 1.0,
            'A' => ACCEPTABLE,
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
        let mut all = labels::candidates(&parse);
        let made = all.iter().find(|l| l.text == label);
        let objection = made.map_or(Some("is not made"), |l| verify::objection(&parse, l));
        all.retain(|l| l.head.is_some() && verify::holds(&parse, l));
        let Some(found) = all.iter().find(|l| same(&l.text, label)) else {
            gone += 1;
            if verdict == 'G' {
                eprintln!("gone: {label} ({})", objection.unwrap_or_default());
            }
            continue;
        };
        let signals = signals::signals(&parse, found, &all);
        out.push(Judged {
            story: story.to_owned(),
            verdict,
            label: label.to_owned(),
            sentence: sentence.to_owned(),
            signals,
        });
    }
    eprintln!("{} judged labels, {gone} no longer made", out.len());
    out
}

/// Whether the two labels are the same but for courtesy titles.
fn same(a: &str, b: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        let courtesy = |w: &&str| !labels::cut_names::is_courtesy(&w.to_lowercase());
        text.split(' ').filter(courtesy).map(str::to_lowercase).collect()
    };
    words(a) == words(b)
}

/// What the forest of branches is fitted with.
const BRANCHES: boost::Settings = boost::Settings {
    rounds: 160,
    rate: 0.1,
    ridge: 4.0,
    least: 6.0,
    bins: 24,
    sees: |signal, round| (signal * 7 + round * 5) % 11 >= 5,
};

/// The forest that tells which branches stay, fitted on labels made by leaving words out: lines of sentence and label.
fn branches(texts: &[String]) -> Vec<model::Tree> {
    let mut by_sentence: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in texts.iter().flat_map(|t| t.lines()) {
        let Some((sentence, label)) = line.split_once('\t') else { continue };
        by_sentence.entry(sentence).or_default().push(label);
    }
    let mut made: Vec<(pruning::signals::Signals, bool, f32)> = Vec::new();
    let (mut all, mut aligned) = (0, 0);
    for (sentence, labels) in &by_sentence {
        let parse = nutgraf_language::analyse(sentence);
        let Some(tree) = pruning::tree::Tree::new(&parse) else { continue };
        for label in labels {
            all += 1;
            let Some((root, kept)) = align::align(&parse, &tree, label) else { continue };
            aligned += 1;
            for node in pruning::tree::tokens(kept) {
                for &child in &tree.children[node] {
                    let root_child = node == root.head;
                    let subject = child == root.subject || root_child && tree.deprel[child].is_subject();
                    if !subject && child != root.head {
                        let x = pruning::signals::signals(&parse, &tree, child, root_child);
                        let stays = kept & pruning::tree::bit(child) != 0;
                        made.push((x, stays, 1.0 / labels.len() as f32));
                    }
                }
            }
        }
    }
    eprintln!(
        "{aligned} of {all} labels are trees; {} branches, {} stay",
        made.len(),
        made.iter().filter(|m| m.1).count()
    );
    let examples: Vec<boost::Example<'_>> = made
        .iter()
        .map(|(x, stays, weight)| boost::Example { x, y: f32::from(u8::from(*stays)), weight: *weight })
        .collect();
    boost::fit(&examples, &BRANCHES)
}

/// Tells of labels that a sub-editor would print, lines of sentence and label, which are made and what speaks against
/// them.
fn reach(text: &str) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in text.lines() {
        let Some((sentence, wanted)) = line.split_once('\t') else { continue };
        let parse = nutgraf_language::analyse(sentence);
        let all = labels::candidates(&parse);
        let made = all.iter().find(|l| same(&l.text, wanted));
        let verdict = match made {
            None => "is not made",
            Some(label) => verify::objection(&parse, label).unwrap_or("is made"),
        };
        *counts.entry(verdict).or_default() += 1;
        println!("{verdict}\t{wanted}\t{sentence}");
    }
    for (verdict, n) in counts {
        eprintln!("{n:5} {verdict}");
    }
}

/// Fits on nine tenths of the stories and scores the last tenth, ten times. Prints, for each threshold, what the best
/// label of each sentence is worth and how many of the stories would get three; then bad labels that score well.
fn cross(judged: &[Judged]) {
    let fold = |j: &Judged| j.story.bytes().map(usize::from).sum::<usize>() % 10;
    // The best label of each sentence of each story.
    let mut best: BTreeMap<&str, BTreeMap<&str, (f32, &Judged)>> = BTreeMap::new();
    for f in 0..10 {
        let trees = fit(judged.iter().filter(|j| fold(j) != f));
        for j in judged.iter().filter(|j| fold(j) == f) {
            let score = forest::score(&trees, &j.signals);
            let entry = best.entry(&j.story).or_default().entry(&j.sentence).or_insert((score, j));
            if score > entry.0 {
                *entry = (score, j);
            }
        }
    }
    for step in 0..16 {
        let threshold = 0.7 - step as f32 / 10.0;
        let above = |labels: &BTreeMap<&str, (f32, &Judged)>| -> Vec<char> {
            labels.values().filter(|(score, _)| *score >= threshold).map(|(_, j)| j.verdict).collect()
        };
        let printed: Vec<Vec<char>> = best.values().map(above).collect();
        let all: Vec<char> = printed.iter().flatten().copied().collect();
        let of = |v: char| 100 * all.iter().filter(|w| **w == v).count() / all.len().max(1);
        println!(
            "threshold {threshold:4.1}: {:4} labels, good {:3} acceptable {:3} bad {:3} unfaithful {:3} %; three in {:3} % of {} stories",
            all.len(),
            of('G'),
            of('A'),
            of('B'),
            of('U'),
            100 * printed.iter().filter(|p| p.len() >= 3).count() / printed.len().max(1),
            printed.len()
        );
    }
    let mut wrong: Vec<&(f32, &Judged)> =
        best.values().flat_map(BTreeMap::values).filter(|(_, j)| matches!(j.verdict, 'B' | 'U')).collect();
    wrong.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (score, j) in wrong.iter().take(100) {
        println!("{score:.2} {} {}\t{}", j.verdict, j.label, j.sentence);
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
        let all = labels::candidates(&parse);
        for label in &all {
            let score = model::score(&signals::signals(&parse, label, &all));
            let objection = verify::objection(&parse, label).map_or(String::new(), |o| format!(" ({o})"));
            println!("    {score:.2} [{}] {}{objection}", label.pattern, label.text);
        }
    }
}

/// Prints the judged labels of some short sentences with whether each is printed now; sentences whose label nobody
/// judged are left out.
fn set(text: &str) {
    const LONGEST: usize = 92;
    // Enough of them to see what a change does.
    const EVERY: usize = 7;
    let mut of_sentence: BTreeMap<&str, Vec<(&str, &str, &str)>> = BTreeMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[story, verdict, sentence, label] = &fields[..] else { continue };
        if sentence.len() <= LONGEST {
            of_sentence.entry(sentence).or_default().push((story, verdict, label));
        }
    }
    for (sentence, rows) in of_sentence.into_iter().step_by(EVERY) {
        let now = labels::labels(&nutgraf_language::analyse(sentence)).into_iter().next().map(|l| l.text);
        if now.as_deref().is_some_and(|now| rows.iter().all(|(_, _, label)| *label != now)) {
            continue;
        }
        for (story, verdict, label) in rows {
            let printed = if now.as_deref() == Some(label) { "printed" } else { "-" };
            println!("{story}\t{verdict}\t{printed}\t{label}\t{sentence}");
        }
    }
}
