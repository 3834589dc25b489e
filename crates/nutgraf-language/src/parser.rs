//! From tagged words to a tree: greedy arc-hybrid decoding over the words that are not punctuation.

use crate::features::{Item, VOTING, others, voting};
use crate::hash::Key;
use crate::state::{Move, State};

/// Relations a label class can stand for; the classes of arcs to the right follow those to the left.
pub const RELATIONS: usize = crate::deprel::Deprel::ALL.len();

/// Scores of moves and of labels for a set of feature keys.
pub trait MoveScores {
    /// Adds the weights of `keys` to the scores of [`Move::ALL`].
    fn add_moves(&self, keys: &[Key], scores: &mut [i32; 3]);
    /// Adds the weights of `keys` to the scores of labels: first for arcs to the left, then to the right.
    fn add_labels(&self, keys: &[Key], scores: &mut [i32; 2 * RELATIONS]);
}

/// One decision with what it was taken from.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Scores of the moves.
    pub moves: [i32; 3],
    /// Scores of the labels for arcs to the left, then to the right.
    pub labels: [i32; 2 * RELATIONS],
    /// The best label for an arc to the left and to the right.
    pub best: [u8; 2],
}

impl Decision {
    /// The score of a move with its best label.
    #[must_use]
    pub fn total(&self, step: Move) -> i32 {
        let label = match step {
            Move::Shift => 0,
            Move::Left => self.labels[usize::from(self.best[0])],
            Move::Right => self.labels[RELATIONS + usize::from(self.best[1])],
        };
        self.moves[step as usize] + label
    }

    /// The label that goes with `step`.
    #[must_use]
    pub fn label(&self, step: Move) -> u8 {
        self.best[usize::from(step == Move::Right)]
    }
}

/// Scores the moves from `state`, whose features are left in `keys`, the [`VOTING`] ones first.
pub fn decide(
    state: &State,
    items: &[Item],
    scores: &impl MoveScores,
    keys: &mut Vec<Key>,
    decision: &mut Decision,
) {
    glance(state, items, scores, keys, decision);
    others(state, items, keys);
    scores.add_moves(&keys[VOTING..], &mut decision.moves);
}

/// Scores the moves from `state` by the features that vote on labels alone.
fn glance(
    state: &State,
    items: &[Item],
    scores: &impl MoveScores,
    keys: &mut Vec<Key>,
    decision: &mut Decision,
) {
    voting(state, items, keys);
    decision.moves = [0; 3];
    decision.labels = [0; 2 * RELATIONS];
    scores.add_labels(keys, &mut decision.labels);
    scores.add_moves(keys, &mut decision.moves);
    for side in 0..2 {
        decision.best[side] = best(&decision.labels[side * RELATIONS..(side + 1) * RELATIONS]);
    }
}

/// The class with the highest score, the first in a tie.
fn best(scores: &[i32]) -> u8 {
    let (mut class, mut top) = (0, i32::MIN);
    for (i, &score) in (0_u8..=u8::MAX).zip(scores) {
        if score > top {
            (class, top) = (i, score);
        }
    }
    class
}

/// The best move that `state` allows, and by how much it beats the next; `None` at the end.
fn best_move(state: &State, decision: &Decision) -> Option<(Move, i32)> {
    let mut best = None;
    let mut margin = i32::MAX;
    for step in Move::ALL {
        if !state.allows(step) {
            continue;
        }
        let score = decision.total(step);
        match best {
            None => best = Some((step, score)),
            Some((_, leader)) if score > leader => {
                margin = score - leader;
                best = Some((step, score));
            }
            Some((_, leader)) => margin = margin.min(leader - score),
        }
    }
    best.map(|(step, _)| (step, margin))
}

impl Default for Decision {
    fn default() -> Self {
        Self { moves: [0; 3], labels: [0; 2 * RELATIONS], best: [0; 2] }
    }
}

/// A tree over items: the head of each (the number of items for the root), its relation, its margin.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Heads.
    pub heads: Vec<usize>,
    /// Relations.
    pub labels: Vec<u8>,
    /// The narrowest margin among the decisions about the arc.
    pub margins: Vec<i32>,
}

/// The tree of `items`, which end in [`Item::ROOT`].
///
/// A move that leads by more than `clear` on a third of the features is made on those.
#[must_use]
pub fn parse(items: &[Item], root_label: u8, scores: &impl MoveScores, clear: i32) -> Tree {
    let n = items.len().saturating_sub(1);
    let mut state = State::default();
    state.reset(n);
    let mut margins = vec![i32::MAX; n];
    let mut keys = Vec::with_capacity(256);
    let mut decision = Decision::default();
    while !state.is_done() {
        let top = state.top(0);
        if state.stack.is_empty() {
            state.make(Move::Shift, 0);
            continue;
        }
        if state.next == n && state.stack.len() == 1 {
            state.make(Move::Left, root_label);
            continue;
        }
        glance(&state, items, scores, &mut keys, &mut decision);
        let Some((mut step, mut margin)) = best_move(&state, &decision) else { break };
        if margin <= clear {
            keys.clear();
            others(&state, items, &mut keys);
            scores.add_moves(&keys, &mut decision.moves);
            (step, margin) = best_move(&state, &decision).unwrap_or((step, margin));
        }
        margins[top] = margins[top].min(margin);
        state.make(step, decision.label(step));
    }
    Tree { heads: state.heads, labels: state.labels, margins }
}
