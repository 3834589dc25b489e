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

#[cfg(test)]
mod tests {
    use super::{cost, projectivise};
    use nutgraf_language::state::{Move, State};

    #[test]
    fn moves_without_cost_lead_to_the_gold_tree() {
        // "The talks held in Alaska ended": the root is the last word, 6 stands for its head.
        let gold = [1, 5, 1, 4, 2, 6];
        let mut state = State::default();
        state.reset(gold.len());
        while !state.is_done() {
            let step = Move::ALL
                .into_iter()
                .filter(|&step| state.allows(step))
                // Nothing is on the stack to be judged before the first push.
                .find(|&step| state.stack.is_empty() || cost(&state, &gold, step) == 0)
                .unwrap();
            state.make(step, 0);
        }
        assert_eq!(state.heads, gold);
    }

    #[test]
    fn a_move_costs_the_arcs_it_cuts_off() {
        let gold = [1, 2];
        let mut state = State::default();
        state.reset(2);
        state.make(Move::Shift, 0);
        // Pushing the head over its dependent loses the arc between them.
        assert_eq!(cost(&state, &gold, Move::Shift), 1);
        assert_eq!(cost(&state, &gold, Move::Left), 0);
    }

    #[test]
    fn crossing_arcs_are_lifted() {
        // 0 hangs from 2 and 1 from 3: the arcs cross, and the shorter lands one higher.
        let mut heads = [2, 3, 3, 4];
        projectivise(&mut heads);
        assert_eq!(heads, [3, 3, 3, 4]);
        let mut straight = [1, 2, 3];
        projectivise(&mut straight);
        assert_eq!(straight, [1, 2, 3]);
    }
}
