//! From signals to a score: a weighted sum and a small forest of regression trees.

use super::{
    set,
    signals::{COUNT, NAMES, Signals},
    weights,
};
use std::sync::LazyLock;

/// Cuts of a tree of depth three, a node's children at `2k + 1` and `2k + 2`.
pub(crate) const CUTS: usize = 7;

/// A regression tree of depth three.
pub(crate) struct Tree {
    /// At each inner node: a signal, and the value above which the way goes right.
    pub cuts: [(u8, f32); CUTS],
    /// What is added at each leaf, left to right.
    pub leaves: [f32; CUTS + 1],
}

impl Tree {
    /// The value of every node: a leaf's own, else the mean of what lies below. Nothing goes right of a node that
    /// does not cut.
    fn values(&self) -> [f64; 2 * CUTS + 1] {
        let mut values = [0.0; 2 * CUTS + 1];
        for k in (0..values.len()).rev() {
            values[k] = if k >= CUTS {
                f64::from(self.leaves[k - CUTS])
            } else if self.cuts[k].1 == f32::MAX {
                values[2 * k + 1]
            } else {
                (values[2 * k + 1] + values[2 * k + 2]) / 2.0
            };
        }
        values
    }

    /// The way from the root to a leaf: each inner node with the child that is taken.
    fn walk(&self, x: &Signals) -> [(usize, usize); 3] {
        let mut k = 0;
        std::array::from_fn(|_| {
            let (signal, cut) = self.cuts[k];
            let next = 2 * k + if x[signal as usize] > f64::from(cut) { 2 } else { 1 };
            let step = (k, next);
            k = next;
            step
        })
    }
}

/// The values of the nodes of every tree.
static VALUES: LazyLock<Vec<[f64; 2 * CUTS + 1]>> =
    LazyLock::new(|| weights::TREES.iter().map(Tree::values).collect());

/// The score of a sentence and what each signal adds to it; the sum of the parts is the score.
///
/// A tree's part is told apart by the way through it: each step credits its signal with the change of the
/// node's value (Saabas 2014). What no signal changes is `base`.
pub(crate) fn score(x: &Signals) -> (f64, Vec<(&'static str, f64)>) {
    let mut parts = [0.0; COUNT];
    let mut base = 0.0;
    for j in 0..COUNT {
        parts[j] = weights::LINEAR[j] * x[j];
    }
    for (tree, values) in weights::TREES.iter().zip(VALUES.iter()) {
        base += values[0];
        for (from, to) in tree.walk(x) {
            parts[tree.cuts[from].0 as usize] += values[to] - values[from];
        }
    }
    let score = base + parts.iter().sum::<f64>();
    let named = NAMES.iter().copied().zip(parts).filter(|(_, v)| *v != 0.0);
    (score, named.chain([("base", base)]).collect())
}

/// What a set is worth beyond the scores of its sentences.
pub(crate) fn set_score(z: &[f64; set::COUNT]) -> f64 {
    z.iter().zip(&weights::SET).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::score;
    use crate::selection::signals::COUNT;

    #[test]
    fn the_parts_add_up_to_the_score() {
        for step in 0..20 {
            let x =
                std::array::from_fn::<f64, COUNT, _>(|j| f64::from((j as u32 * 7 + step * 3) % 11) / 10.0);
            let (score, parts) = score(&x);
            let sum: f64 = parts.iter().map(|(_, v)| v).sum();
            assert!((score - sum).abs() < 1e-9);
        }
    }
}
