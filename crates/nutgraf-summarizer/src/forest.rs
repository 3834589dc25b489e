//! Forests of small regression trees: what labels and shortenings are scored by.

/// A regression tree with an inner node for each cut; the children of node `k` are `2k + 1` and `2k + 2`, and
/// `LEAVES` is `CUTS + 1`.
pub(crate) struct Tree<const CUTS: usize, const LEAVES: usize> {
    /// At each inner node: a signal, and the value above which the way goes right.
    pub cuts: [(u8, f32); CUTS],
    /// What is added at each leaf, left to right.
    pub leaves: [f32; LEAVES],
}

impl<const CUTS: usize, const LEAVES: usize> Tree<CUTS, LEAVES> {
    /// What the tree adds for the signals `x`.
    pub(crate) fn value(&self, x: &[f32]) -> f32 {
        let mut k = 0;
        while k < CUTS {
            let (signal, cut) = self.cuts[k];
            k = 2 * k + if x[signal as usize] > cut { 2 } else { 1 };
        }
        self.leaves[k - CUTS]
    }
}

/// What all trees add up to for the signals `x`.
pub(crate) fn score<const CUTS: usize, const LEAVES: usize>(trees: &[Tree<CUTS, LEAVES>], x: &[f32]) -> f32 {
    trees.iter().map(|tree| tree.value(x)).sum()
}

/// A number between 0 and 1 for any score: an S-curve without a transcendental function.
pub(crate) fn probability(score: f32) -> f32 {
    0.5 + 0.5 * score / (1.0 + score * score).sqrt()
}
