//! From signals to how good a label is: a forest of small regression trees, fitted on judged labels.

use super::signals::Signals;
use super::weights::TREES;

/// Inner nodes of a tree of depth three, a node's children at `2k + 1` and `2k + 2`.
pub(crate) const CUTS: usize = 7;

/// A regression tree of depth three.
pub(crate) struct Tree {
    /// At each inner node: a signal, and the value above which the way goes right.
    pub cuts: [(u8, f32); CUTS],
    /// What is added at each leaf, left to right.
    pub leaves: [f32; CUTS + 1],
}

impl Tree {
    /// What the tree adds for a label.
    pub(crate) fn value(&self, x: &Signals) -> f32 {
        let mut k = 0;
        while k < CUTS {
            let (signal, cut) = self.cuts[k];
            k = 2 * k + if x[signal as usize] > cut { 2 } else { 1 };
        }
        self.leaves[k - CUTS]
    }
}

/// How good the label is; 0 is even odds.
pub(crate) fn score(x: &Signals) -> f64 {
    f64::from(TREES.iter().map(|t| t.value(x)).sum::<f32>())
}
