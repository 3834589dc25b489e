//! Gradient boosting of regression trees (Friedman 2001) with the algebraic S-curve as the link.

use crate::pairs::Pair;
use crate::shorten::model::{CUTS, probability};
use crate::shorten::signals::{COUNT, Signals};
use std::fmt::Write;

/// Rounds of boosting.
const ROUNDS: usize = 300;
/// Share of each tree's step that is taken.
const RATE: f32 = 0.06;
/// Weight drawn towards nothing, in each leaf.
const RIDGE: f32 = 4.0;
/// Least weight of examples on each side of a cut.
const LEAST: f32 = 5.0;
/// Cuts tried for each signal.
const BINS: usize = 32;
/// What an example of each kind weighs.
const WEIGHTS: [f32; 2] = [1.0, 1.0];

struct Tree {
    cuts: [(usize, f32); CUTS],
    leaves: [f32; CUTS + 1],
}

impl Tree {
    fn at(&self, x: &Signals) -> f32 {
        let mut k = 0;
        while k < CUTS {
            let (j, t) = self.cuts[k];
            k = 2 * k + if x[j] > t { 2 } else { 1 };
        }
        self.leaves[k - CUTS]
    }
}

pub(crate) struct Forest {
    trees: Vec<Tree>,
}

impl Forest {
    pub(crate) fn stays(&self, x: &Signals) -> f32 {
        probability(self.trees.iter().map(|t| t.at(x)).sum())
    }

    /// The weights as Rust source.
    pub(crate) fn source(&self) -> String {
        let mut out = String::from(
            "//! The fitted weights: written by `cargo run --release --example shortening fit`, not by hand.\n\
             #![allow(clippy::approx_constant, reason = \"fitted\")]\n\nuse super::model::Tree;\n\n\
             /// The forest.\n#[rustfmt::skip]\npub(crate) const TREES: &[Tree] = &[\n",
        );
        for t in &self.trees {
            let cut = |(j, c): &(usize, f32)| {
                if *c == f32::MAX { format!("({j}, f32::MAX)") } else { format!("({j}, {c:?})") }
            };
            let cuts = t.cuts.iter().map(cut).collect::<Vec<_>>().join(", ");
            let leaves = t.leaves.iter().map(|v| format!("{v:.4}")).collect::<Vec<_>>().join(", ");
            let _ =
                writeln!(out, "    Tree {{\n        cuts: [{cuts}],\n        leaves: [{leaves}],\n    }},");
        }
        out.push_str("];\n");
        out
    }
}

pub(crate) fn fit<'p>(pairs: impl Iterator<Item = &'p Pair<'static>>) -> Forest {
    let mut x: Vec<&Signals> = Vec::new();
    let (mut y, mut w) = (Vec::new(), Vec::new());
    for p in pairs {
        for (x1, (y1, w1)) in p.x.iter().zip(p.examples()) {
            let w1 = w1 * WEIGHTS[p.kind];
            if w1 > 0.0 {
                x.push(x1);
                y.push(y1);
                w.push(w1);
            }
        }
    }
    let n = x.len();
    // Cuts of each signal at its quantiles, and each example's place among them.
    let mut cuts: Vec<Vec<f32>> = Vec::new();
    for j in 0..COUNT {
        let mut v: Vec<f32> = x.iter().map(|x| x[j]).collect();
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
        .map(|j| x.iter().map(|x| cuts[j].iter().filter(|c| x[j] > **c).count() as u8).collect())
        .collect();
    let mut score = vec![0.0f32; n];
    let mut trees = Vec::new();
    for round in 0..ROUNDS {
        let (mut g, mut h) = (vec![0.0f32; n], vec![0.0f32; n]);
        for i in 0..n {
            let s = score[i];
            let d = 1.0 + s * s;
            g[i] = w[i] * (y[i] - probability(s)) * 2.0 / d.sqrt();
            h[i] = w[i] / d;
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
            let mut best = (1e-4f32, 0usize, f32::MAX, 0usize);
            for j in 0..COUNT {
                // Each tree sees two thirds of the signals, in turn, so that none hides another.
                if (j * 7 + round * 5) % 3 == 0 || cuts[j].is_empty() {
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
                        best = (gain, j, *cut, b);
                    }
                }
            }
            tree.cuts[k] = (best.1, best.2);
            for &i in &inside {
                node[i] = 2 * k + if best.2 < f32::MAX && x[i][best.1] > best.2 { 2 } else { 1 };
            }
            level.push(2 * k + 2);
            level.push(2 * k + 1);
        }
        for i in 0..n {
            score[i] += tree.at(x[i]);
        }
        trees.push(tree);
    }
    Forest { trees }
}
