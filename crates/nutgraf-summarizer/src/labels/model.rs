//! From signals to how good a label is: a forest of small regression trees, fitted on judged labels.

use super::signals::Signals;
use super::weights::TREES;
use crate::forest;

/// A regression tree of depth four.
pub(crate) type Tree = forest::Tree<15, 16>;

/// How good the label is; 0 is even odds.
pub(crate) fn score(x: &Signals) -> f64 {
    f64::from(forest::score(TREES, x))
}
