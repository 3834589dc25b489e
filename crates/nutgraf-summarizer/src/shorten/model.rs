//! From signals to the probability that a unit stays: a forest of regression trees.

use super::signals::Signals;
use crate::forest;

/// A regression tree of depth four.
pub(crate) type Tree = forest::Tree<15, 16>;

/// How likely a unit stays once the one above it stays.
pub(crate) fn stays(trees: &[Tree], x: &Signals) -> f32 {
    forest::probability(forest::score(trees, x))
}
