//! Gradient boosting of regression trees (Friedman 2001) with the algebraic S-curve as the link.

use crate::labels::model::{CUTS, Tree};
use crate::labels::signals::{COUNT, Signals};
use std::fmt::Write;

/// Rounds of boosting.
const ROUNDS: usize = 120;
/// Share of each tree's step that is taken.
const RATE: f32 = 0.08;
/// Weight drawn towards nothing, in each leaf.
const RIDGE: f32 = 6.0;
/// Least weight of examples on each side of a cut.
const LEAST: f32 = 6.0;
/// Cuts tried for each signal.
const BINS: usize = 24;

/// One judged label: its signals, and how good it is, from 0 to 1.
pub(crate) struct Example {
    pub x: Signals,
    pub y: f32,
}

pub(crate) fn score(trees: &[Tree], x: &Signals) -> f32 {
    trees.iter().map(|t| t.value(x)).sum()
}

fn probability(score: f32) -> f32 {
    0.5 + 0.5 * score / (1.0 + score * score).sqrt()
}

/// The weights as Rust source.
pub(crate) fn source(trees: &[Tree]) -> String {
    let mut out = String::from(
        "//! The fitted weights: written by `cargo run --release --example labelling fit`, not by hand.\n\
         #![allow(clippy::approx_constant, reason = \"fitted\")]\n\nuse super::model::Tree;\n\n\
         /// The forest.\n#[rustfmt::skip]\npub(crate) const TREES: &[Tree] = &[\n",
    );
    for t in trees {
        let cut = |(j, c): &(u8, f32)| {
            if *c == f32::MAX { format!("({j}, f32::MAX)") } else { format!("({j}, {c:?})") }
        };
        let cuts = t.cuts.iter().map(cut).collect::<Vec<_>>().join(", ");
        let leaves = t.leaves.iter().map(|v| format!("{v:.4}")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(out, "    Tree {{ cuts: [{cuts}], leaves: [{leaves}] }},");
    }
    out.push_str("];\n");
    out
}

pub(crate) fn fit<'e>(examples: impl Iterator<Item = &'e Example>) -> Vec<Tree> {
    let examples: Vec<&Example> = examples.collect();
    let n = examples.len();
    // Cuts of each signal at its quantiles, and each example's place among them.
    let mut cuts: Vec<Vec<f32>> = Vec::new();
    for j in 0..COUNT {
        let mut v: Vec<f32> = examples.iter().map(|e| e.x[j]).collect();
        v.sort_by(f32::total_cmp);
        let mut c: Vec<f32> =
            (1..BINS).map(|b| v[(b * n / BINS).min(n - 1)]).chain(v.first().copied()).collect();
        c.sort_by(f32::total_cmp);
        c.dedup();
        if c.last() == v.last() {
            c.pop();
        }
        cuts.push(c);
    }
    let bins: Vec<Vec<u8>> = (0..COUNT)
        .map(|j| examples.iter().map(|e| cuts[j].iter().filter(|c| e.x[j] > **c).count() as u8).collect())
        .collect();
    let mut score = vec![0.0f32; n];
    let mut trees = Vec::new();
    for round in 0..ROUNDS {
        let (mut g, mut h) = (vec![0.0f32; n], vec![0.0f32; n]);
        for i in 0..n {
            let s = score[i];
            let d = 1.0 + s * s;
            g[i] = (examples[i].y - probability(s)) * 2.0 / d.sqrt();
            h[i] = 1.0 / d;
        }
        let mut tree = Tree { cuts: [(0, f32::MAX); CUTS], leaves: [0.0; CUTS + 1] };
        let mut node = vec![0usize; n];
        let mut level = vec![0usize];
        while let Some(k) = level.pop() {
            let inside: Vec<usize> = (0..n).filter(|&i| node[i] == k).collect();
            let (gs, hs) = inside.iter().fold((0.0, 0.0), |(a, b), &i| (a + g[i], b + h[i]));
            if k >= CUTS {
                tree.leaves[k - CUTS] = RATE * gs / (hs + RIDGE);
                continue;
            }
            let mut best = (1e-4f32, 0usize, f32::MAX);
            for j in 0..COUNT {
                // Each tree sees half of the signals, in turn, so that none hides another.
                if (j * 7 + round * 5) % 11 < 5 || cuts[j].is_empty() {
                    continue;
                }
                let mut sums = [(0.0f32, 0.0f32); BINS + 1];
                for &i in &inside {
                    let b = &mut sums[bins[j][i] as usize];
                    b.0 += g[i];
                    b.1 += h[i];
                }
                let (mut gl, mut hl) = (0.0, 0.0);
                for (b, cut) in cuts[j].iter().enumerate() {
                    gl += sums[b].0;
                    hl += sums[b].1;
                    let (gr, hr) = (gs - gl, hs - hl);
                    if hl < LEAST || hr < LEAST {
                        continue;
                    }
                    let gain = gl * gl / (hl + RIDGE) + gr * gr / (hr + RIDGE) - gs * gs / (hs + RIDGE);
                    if gain > best.0 {
                        best = (gain, j, *cut);
                    }
                }
            }
            tree.cuts[k] = (best.1 as u8, best.2);
            for &i in &inside {
                node[i] = 2 * k + if best.2 < f32::MAX && examples[i].x[best.1] > best.2 { 2 } else { 1 };
            }
            level.push(2 * k + 2);
            level.push(2 * k + 1);
        }
        for i in 0..n {
            score[i] += tree.value(&examples[i].x);
        }
        trees.push(tree);
    }
    trees
}
