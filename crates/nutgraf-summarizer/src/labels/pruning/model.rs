//! How likely a branch stays in a label: a forest fitted on labels that sub-editors made.

use super::signals::Signals;
use super::weights::TREES;
use crate::forest;

pub(crate) use super::super::model::Tree;

/// How likely the branch stays; 0 is even odds.
pub(crate) fn score(x: &Signals) -> f32 {
    forest::score(TREES, x)
}
