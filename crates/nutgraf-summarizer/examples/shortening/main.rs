//! Fits and measures the model of what stays in a shortened sentence.
//!
//! ```text
//! cargo run --release --example shortening -- fit google.jsonl newsroom.jsonl > src/shorten/weights.rs
//! cargo run --release --example shortening -- cross google.jsonl newsroom.jsonl
//! cargo run --release --example shortening -- oracle google.jsonl newsroom.jsonl
//! cargo run --release --example shortening -- rules google.jsonl
//! ```
//!
//! Records are JSON objects, one a line: `{"id", "text", "refs"}`. The first file shows the tight
//! style, the second headlines. `fit` learns from all and prints the weights; `cross` learns from four fifths of each and
//! shortens the last fifth, five times, and reports; `oracle` reports on what the references would choose under
//! the rules; `rules` counts the words each rule holds, by whether the references keep them.
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
mod labels;
mod pairs;
#[path = "../../src/render.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod render;
#[path = "../../src/shorten/mod.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
mod shorten;

use pairs::Pair;
use shorten::model::{self, Tree};
use shorten::signals;

const FOLDS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<String> = args.iter().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let mut pairs: Vec<Pair<'static>> = Vec::new();
    for (kind, text) in texts.iter().enumerate() {
        for (n, line) in text.lines().enumerate() {
            let value: serde_json::Value = serde_json::from_str(line)?;
            let sentence: &'static str = String::leak(value["text"].as_str().unwrap_or("").to_owned());
            let refs: Vec<String> = value["refs"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|r| Some(r.as_str()?.to_owned()))
                .collect();
            let parse = nutgraf_language::analyse(sentence);
            if let Some(pair) = Pair::new(&parse, refs, kind, n % FOLDS) {
                pairs.push(pair);
            }
        }
    }
    match args.first().map(String::as_str) {
        Some("fit") => {
            let forest = fit(pairs.iter());
            print!("{}", boost::source("shortening fit", &forest));
            report("fitted", &pairs, Some(|_: &Pair<'static>| &forest[..]));
        }
        Some("rules") => {
            let mut counts: std::collections::BTreeMap<&str, (f32, f32)> = std::collections::BTreeMap::new();
            for p in pairs.iter().filter(|p| p.kind == 0) {
                for (u, (y, w)) in p.examples().enumerate() {
                    if let Some(why) = shorten::protect::why_kept(&p.statement.parse, &p.statement.units, u) {
                        let c = counts.entry(why).or_default();
                        c.0 += w * (1.0 - y) * p.statement.units.units[u].own.len() as f32;
                        c.1 += w * y * p.statement.units.units[u].own.len() as f32;
                    }
                }
            }
            for (why, (dropped, kept)) in counts {
                println!("{why:20} words people drop {dropped:6.0}, keep {kept:6.0}");
            }
        }
        Some("oracle") => report("oracle", &pairs, None::<fn(&Pair<'static>) -> &'static [Tree]>),
        Some("cross") => {
            let forests: Vec<Vec<Tree>> =
                (0..FOLDS).map(|f| fit(pairs.iter().filter(|p| p.fold != f))).collect();
            report("cross-validated", &pairs, Some(|p: &Pair<'static>| &forests[p.fold][..]));
        }
        _ => eprintln!("fit, cross, oracle or rules"),
    }
    Ok(())
}

/// What the forest is fitted with.
const SETTINGS: boost::Settings = boost::Settings {
    rounds: 300,
    rate: 0.06,
    ridge: 4.0,
    least: 5.0,
    bins: 32,
    sees: |signal, round| (signal * 7 + round * 5) % 3 != 0,
};

/// The forest fitted on the units of `pairs` whose unit above stays.
fn fit<'p>(pairs: impl Iterator<Item = &'p Pair<'static>>) -> Vec<Tree> {
    let examples: Vec<boost::Example<'p>> = pairs
        .flat_map(|p| p.x.iter().zip(p.examples()))
        .filter(|(_, (_, weight))| *weight > 0.0)
        .map(|(x, (y, weight))| boost::Example { x, y, weight })
        .collect();
    boost::fit(&examples, &SETTINGS)
}

fn report<'f>(name: &str, pairs: &[Pair<'static>], forest: Option<impl Fn(&Pair<'static>) -> &'f [Tree]>) {
    for kind in 0..signals::KINDS {
        let of: Vec<&Pair<'static>> = pairs.iter().filter(|p| p.kind == kind).collect();
        if of.is_empty() {
            continue;
        }
        let scored: Vec<(&Pair<'static>, Vec<f32>)> = of
            .iter()
            .map(|p| {
                (
                    *p,
                    match &forest {
                        Some(f) => p.x.iter().map(|x| model::stays(f(p), x)).collect(),
                        None => p.examples().map(|(y, _)| y).collect(),
                    },
                )
            })
            .collect();
        let rate = scored
            .iter()
            .flat_map(|(p, s)| p.examples().zip(s))
            .filter(|((_, w), _)| *w > 0.0)
            .map(|((y, _), s)| f32::from(u8::from((y > 0.5) == (*s > 0.5))))
            .collect::<Vec<_>>();
        eprint!(
            "{name} kind {kind}: {} sentences, unit accuracy {:.1};",
            of.len(),
            100.0 * rate.iter().sum::<f32>() / rate.len() as f32
        );
        for threshold in [0.26, 0.30, 0.34, 0.38, 0.42] {
            let mut sum = 0.0;
            let mut kept = 0.0;
            for (p, stays) in &scored {
                let keep = p.statement.choose(stays, threshold);
                let words = p.kept(&keep);
                sum += p.f1(&words);
                kept += words.len() as f64 / p.words.len().max(1) as f64;
            }
            eprint!(
                "  {threshold}: F1 {:.1} kept {:.2}",
                sum / of.len() as f64 * 100.0,
                kept / of.len() as f64
            );
        }
        eprintln!();
    }
}
