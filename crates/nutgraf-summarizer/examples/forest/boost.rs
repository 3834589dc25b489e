//! Gradient boosting of regression trees (Friedman 2001) with the algebraic S-curve as the link.

use crate::forest::{Tree, probability};
use std::fmt::Write as _;

/// What a forest is fitted with.
pub(crate) struct Settings {
    /// Rounds of boosting.
    pub rounds: usize,
    /// How much of each tree is added.
    pub rate: f32,
    /// Pulls leaves towards zero.
    pub ridge: f32,
    /// Least curvature on each side of a cut.
    pub least: f32,
    /// Places among which a signal is cut.
    pub bins: usize,
    /// Whether the tree of a round sees a signal: only some each, in turn, so that none hides another.
    pub sees: fn(signal: usize, round: usize) -> bool,
}

/// Signals, what the forest should make of them, from 0 to 1, and what that weighs.
pub(crate) struct Example<'x> {
    pub x: &'x [f32],
    pub y: f32,
    pub weight: f32,
}

/// The weights as Rust source, as `command`, an example and what it is asked for, writes them.
pub(crate) fn source<const CUTS: usize, const LEAVES: usize>(
    command: &str,
    trees: &[Tree<CUTS, LEAVES>],
) -> String {
    let mut out = format!(
        "//! The fitted weights: written by `cargo run --release --example {command}`, not by hand.\n\
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

/// The places at which each signal may be cut: its quantiles.
fn places(examples: &[Example<'_>], bins: usize) -> Vec<Vec<f32>> {
    let n = examples.len();
    let of = |j: usize| {
        let mut v: Vec<f32> = examples.iter().map(|e| e.x[j]).collect();
        v.sort_by(f32::total_cmp);
        let mut c: Vec<f32> =
            (1..bins).map(|b| v[(b * n / bins).min(n - 1)]).chain(v.first().copied()).collect();
        c.sort_by(f32::total_cmp);
        c.dedup();
        if c.last() == v.last() {
            c.pop();
        }
        c
    };
    (0..examples.first().map_or(0, |e| e.x.len())).map(of).collect()
}

/// The forest fitted on `examples`.
pub(crate) fn fit<const CUTS: usize, const LEAVES: usize>(
    examples: &[Example<'_>],
    settings: &Settings,
) -> Vec<Tree<CUTS, LEAVES>> {
    let &Settings { rounds, rate, ridge, least, bins, sees } = settings;
    let n = examples.len();
    let cuts = places(examples, bins);
    // Each example's place among the cuts of each signal.
    let above = |j: usize, x: &[f32]| cuts[j].iter().filter(|c| x[j] > **c).count() as u8;
    let place: Vec<Vec<u8>> =
        (0..cuts.len()).map(|j| examples.iter().map(|e| above(j, e.x)).collect()).collect();
    let mut score = vec![0.0f32; n];
    let mut trees = Vec::new();
    for round in 0..rounds {
        let (mut g, mut h) = (vec![0.0f32; n], vec![0.0f32; n]);
        for (i, e) in examples.iter().enumerate() {
            let s = score[i];
            let d = 1.0 + s * s;
            g[i] = e.weight * (e.y - probability(s)) * 2.0 / d.sqrt();
            h[i] = e.weight / d;
        }
        let mut tree = Tree { cuts: [(0, f32::MAX); CUTS], leaves: [0.0; LEAVES] };
        let mut node = vec![0usize; n];
        let mut level = vec![0usize];
        while let Some(k) = level.pop() {
            let inside: Vec<usize> = (0..n).filter(|&i| node[i] == k).collect();
            let (gs, hs) = inside.iter().fold((0.0, 0.0), |(a, b), &i| (a + g[i], b + h[i]));
            if k >= CUTS {
                tree.leaves[k - CUTS] = rate * gs / (hs + ridge);
                continue;
            }
            let mut best = (1e-4f32, 0usize, f32::MAX);
            for j in (0..cuts.len()).filter(|&j| sees(j, round) && !cuts[j].is_empty()) {
                let mut sums = vec![(0.0f32, 0.0f32); bins + 1];
                for &i in &inside {
                    let b = &mut sums[place[j][i] as usize];
                    b.0 += g[i];
                    b.1 += h[i];
                }
                let (mut gl, mut hl) = (0.0, 0.0);
                for (sum, cut) in sums.iter().zip(&cuts[j]) {
                    gl += sum.0;
                    hl += sum.1;
                    let (gr, hr) = (gs - gl, hs - hl);
                    if hl < least || hr < least {
                        continue;
                    }
                    let gain = gl * gl / (hl + ridge) + gr * gr / (hr + ridge) - gs * gs / (hs + ridge);
                    if gain > best.0 {
                        best = (gain, j, *cut);
                    }
                }
            }
            let (_, signal, cut) = best;
            tree.cuts[k] = (signal as u8, cut);
            for &i in &inside {
                node[i] = 2 * k + if cut < f32::MAX && examples[i].x[signal] > cut { 2 } else { 1 };
            }
            level.push(2 * k + 2);
            level.push(2 * k + 1);
        }
        for (score, e) in score.iter_mut().zip(examples) {
            *score += tree.value(e.x);
        }
        trees.push(tree);
    }
    trees
}
