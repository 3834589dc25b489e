//! What readers are given to judge: the sentences of briefs, each with a few labels it could have.

use crate::labels::{self, Label, model, named, signals, verify};
use nutgraf_core::{LabelFrom, Point, Story, check};
use nutgraf_language::Parse;
use nutgraf_summarizer::{Options, summarize};
use std::collections::BTreeSet;

/// Key points asked for: more than a page has, so that those at its border are judged too.
const POINTS: usize = 8;

/// The most labels of a sentence.
const MOST: usize = 5;

/// How much being like one that is listed already counts against a label.
const LIKENESS: f64 = 1.5;

/// Prints for bottom line (0) and key points (1, 2, ...) of the story the sentence and its labels: a block of a line
/// `#STORY/POINT`, a line `< sentence`, and a line for each label, lettered.
pub(crate) fn print(id: &str, text: &str) {
    let stories = [Story::parse(text)];
    let mut brief = summarize(&stories, &Options { points: POINTS, ..Options::default() });
    let points: Vec<Point> = std::iter::once(&brief.bottom_line).chain(&brief.key_points).cloned().collect();
    for (n, point) in points.iter().enumerate() {
        let Some(excerpt) = point.citations.first().map(|c| c.excerpt.clone()) else { continue };
        let sentence = named::named(&point.text, &excerpt).map_or(excerpt, |named| named.text);
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        let parse = nutgraf_language::analyse(&sentence);
        let mut all = labels::candidates(&parse);
        all.retain(|label| label.head.is_some() && verify::holds(&parse, label));
        // The check is asked of all at once, each as the label of a point of its own.
        brief.key_points = all
            .iter()
            .map(|label| Point {
                label: Some(label.text.clone()),
                label_from: Some(LabelFrom::Sentence),
                ..point.clone()
            })
            .collect();
        let objections: BTreeSet<String> = check(&brief, &stories).into_iter().map(|v| v.place).collect();
        let borne_out = |n: usize| !objections.contains(&format!("key_points[{n}].label"));
        let all = all.into_iter().enumerate().filter(|(n, _)| borne_out(*n)).map(|(_, label)| label);
        let listed = diverse(&parse, all.collect());
        if listed.is_empty() {
            continue;
        }
        println!("#{id}/{n}\n< {sentence}");
        for (letter, label) in ('a'..).zip(&listed) {
            println!("{letter} {}", label.text);
        }
    }
}

/// Prints the sentence and its labels, as a block.
pub(crate) fn print_sentence(id: &str, sentence: &str) {
    let parse = nutgraf_language::analyse(sentence);
    let mut all = labels::candidates(&parse);
    all.retain(|label| label.head.is_some() && verify::holds(&parse, label));
    let listed = diverse(&parse, all);
    if !listed.is_empty() {
        println!("#{id}\n< {sentence}");
        for (letter, label) in ('a'..).zip(&listed) {
            println!("{letter} {}", label.text);
        }
    }
}

/// The labels that the model likes best, with the less likeness among them the better.
fn diverse(parse: &Parse<'_>, labels: Vec<Label>) -> Vec<Label> {
    let score = |l: &Label| model::score(&signals::signals(parse, l, &labels));
    let mut left: Vec<(f64, Label)> = labels.iter().map(|l| (score(l), l.clone())).collect();
    let mut out: Vec<Label> = Vec::new();
    while out.len() < MOST {
        let worth = |(score, label): &(f64, Label)| {
            let likeness = out.iter().map(|o| likeness(&o.text, &label.text)).fold(0.0, f64::max);
            score - LIKENESS * likeness
        };
        let best = (0..left.len()).max_by(|&a, &b| worth(&left[a]).total_cmp(&worth(&left[b])));
        let Some(best) = best else { break };
        out.push(left.remove(best).1);
    }
    out
}

/// The share of the words of two labels that they have in common.
fn likeness(a: &str, b: &str) -> f64 {
    let words =
        |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (words(a), words(b));
    a.intersection(&b).count() as f64 / a.union(&b).count().max(1) as f64
}
