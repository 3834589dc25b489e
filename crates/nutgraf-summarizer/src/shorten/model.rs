//! From signals to the probability that a unit stays: a forest of regression trees.

use super::signals::Signals;

/// Inner nodes of a tree of depth four, a node's children at `2k + 1` and `2k + 2`.
pub(crate) const CUTS: usize = 15;

/// A regression tree of depth four.
pub(crate) struct Tree {
    /// At each inner node: a signal, and the value above which the way goes right.
    pub cuts: [(u8, f32); CUTS],
    /// What is added at each leaf, left to right.
    pub leaves: [f32; CUTS + 1],
}

impl Tree {
    /// What the tree adds for a unit.
    pub(crate) fn value(&self, x: &Signals) -> f32 {
        let mut k = 0;
        while k < CUTS {
            let (signal, cut) = self.cuts[k];
            k = 2 * k + if x[signal as usize] > cut { 2 } else { 1 };
        }
        self.leaves[k - CUTS]
    }
}

/// A number between 0 and 1 for any score: an S-curve without a transcendental function.
pub(crate) fn probability(score: f32) -> f32 {
    0.5 + 0.5 * score / (1.0 + score * score).sqrt()
}

/// How likely a unit stays once the one above it stays.
pub(crate) fn stays(trees: &[Tree], x: &Signals) -> f32 {
    probability(trees.iter().map(|t| t.value(x)).sum())
}
