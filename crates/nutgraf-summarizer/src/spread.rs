//! The same work on many things, shared among threads.

use std::panic::resume_unwind;
use std::thread::scope;

/// Fewer things than this for each thread are not worth starting one.
const FEWEST: usize = 3;

/// What `work` makes of each of `items`, in their order, whatever the number of `threads`.
pub(crate) fn spread<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads.min(items.len() / FEWEST).max(1);
    // Each thread takes every so-manieth: long items and short ones stand near one another.
    let share = |first: usize| items.iter().skip(first).step_by(threads).map(&work).collect::<Vec<R>>();
    if threads == 1 {
        return share(0);
    }
    let shares = scope(|scope| {
        let share = &share;
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
        let mut shares = vec![share(0)];
        shares.extend(others.into_iter().map(|o| o.join().unwrap_or_else(|panic| resume_unwind(panic))));
        shares
    });
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    (0..items.len()).filter_map(|at| shares[at % threads].next()).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn the_order_is_that_of_the_items_for_any_number_of_threads() {
        for n in [0, 1, 2, 7, 40] {
            let items: Vec<usize> = (0..n).collect();
            let squares: Vec<usize> = items.iter().map(|i| i * i).collect();
            for threads in 0..6 {
                assert_eq!(spread(&items, threads, |i| i * i), squares, "{n} by {threads}");
            }
        }
    }
}
