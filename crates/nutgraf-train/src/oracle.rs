//! What a move costs: the gold arcs it makes unreachable.
//!
//! Y. Goldberg, J. Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles" (2013).

use nutgraf_language::state::{Move, State};

/// Lifts the dependents of crossing arcs until no two arcs cross. `heads[i] == heads.len()` is the root.
pub(crate) fn projectivise(heads: &mut [usize]) {
    let n = heads.len();
    let crosses = |heads: &[usize], i: usize| {
        let (low, high) = if heads[i] < i { (heads[i], i) } else { (i, heads[i]) };
        (low + 1..high).any(|j| heads[j] < low || heads[j] > high)
            || (0..n).any(|j| (j < low || j > high) && heads[j] > low && heads[j] < high)
    };
    loop {
        // The shortest crossing arc whose head is not the root is lifted to its grandparent.
        let shortest =
            (0..n).filter(|&i| heads[i] != n && crosses(heads, i)).min_by_key(|&i| (heads[i].abs_diff(i), i));
        let Some(i) = shortest else { break };
        heads[i] = heads[heads[i]];
    }
}

/// The number of gold arcs lost by `step`.
pub(crate) fn cost(state: &State, gold: &[usize], step: Move) -> usize {
    let next = state.next;
    let n = state.items;
    let top = state.top(0);
    match step {
        Move::Shift => {
            let below = &state.stack[..state.stack.len().saturating_sub(1)];
            usize::from(below.contains(&gold[next]))
                + state.stack.iter().filter(|&&item| gold[item] == next).count()
        }
        Move::Left => {
            let head = gold[top];
            usize::from(head == state.top(1) || (head > next && head <= n))
                + (next..n).filter(|&item| gold[item] == top).count()
        }
        Move::Right => {
            let head = gold[top];
            usize::from(head >= next && head <= n) + (next..n).filter(|&item| gold[item] == top).count()
        }
    }
}
