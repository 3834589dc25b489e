//! Deletion only: which word of the source each word of a text is.

use super::words::Word;

/// For each word of a text the index of the source word it is; `None` for a word that is not there in order.
pub(super) type Alignment = Vec<Option<usize>>;

/// Above this many pairs of words the first fit is taken rather than the best one, so that a sentence of
/// millions of words costs no more than reading it.
const MOST_PAIRS: usize = 1 << 22;

/// What leaving one word of the text unmatched costs, in gaps.
const UNMATCHED: u32 = 1000;

/// The order-keeping assignment with the fewest unmatched words and, among those, the fewest gaps: the
/// deletion a writer would have made.
pub(super) fn align(
    text: &[Word<'_>],
    source: &[Word<'_>],
    same: impl Fn(usize, usize) -> bool,
) -> Alignment {
    let (n, m) = (text.len(), source.len());
    if n.saturating_mul(m + 1) > MOST_PAIRS {
        return first_fit(n, m, same);
    }
    // best[j]: least cost with the words so far and the last match at source word j - 1 (0: none yet).
    let mut best = vec![u32::MAX; m + 1];
    best[0] = 0;
    // from[i][j]: the state before word i was matched to source word j - 1; j itself when it was skipped.
    let mut from = vec![u32::MAX; n * (m + 1)];
    for i in 0..n {
        let mut next = vec![u32::MAX; m + 1];
        let row = &mut from[i * (m + 1)..(i + 1) * (m + 1)];
        let (mut least, mut least_at) = (u32::MAX, 0);
        for j in 0..=m {
            if best[j] != u32::MAX {
                next[j] = best[j].saturating_add(UNMATCHED);
                row[j] = j as u32;
            }
            if j > 0 && same(i, j - 1) {
                // Straight on from the word before, or over a gap from the best earlier state.
                let straight = best[j - 1];
                let gap = least.saturating_add(1);
                let (cost, at) = if straight <= gap { (straight, j - 1) } else { (gap, least_at) };
                if cost < next[j] {
                    next[j] = cost;
                    row[j] = at as u32;
                }
            }
            if j > 0 && best[j - 1] < least {
                (least, least_at) = (best[j - 1], j - 1);
            }
        }
        best = next;
    }
    let mut j = (0..=m).min_by_key(|&j| best[j]).unwrap_or(0);
    let mut out = vec![None; n];
    for i in (0..n).rev() {
        let before = from[i * (m + 1) + j] as usize;
        if before != j {
            out[i] = Some(j - 1);
            j = before;
        }
    }
    out
}

fn first_fit(n: usize, m: usize, same: impl Fn(usize, usize) -> bool) -> Alignment {
    let mut at = 0;
    (0..n)
        .map(|i| {
            let found = (at..m).find(|&j| same(i, j))?;
            at = found + 1;
            Some(found)
        })
        .collect()
}

/// The runs of source words that were left out, as half-open ranges of indices.
pub(super) fn gaps(alignment: &Alignment, source: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for &j in alignment.iter().flatten().chain([&source]) {
        if j > at {
            out.push((at, j));
        }
        at = j + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn run(text: &str, source: &str) -> Alignment {
        let (t, s) = (words(text), words(source));
        align(&t, &s, |i, j| t[i].key == s[j].key)
    }

    #[test]
    fn prefers_the_reading_with_the_fewest_gaps() {
        assert_eq!(run("the talks ended", "the man said the talks ended"), [Some(3), Some(4), Some(5)]);
    }

    #[test]
    fn leaves_out_only_the_words_that_are_not_there() {
        assert_eq!(run("a x b", "a c b"), [Some(0), None, Some(2)]);
        assert_eq!(gaps(&run("a x b", "a c b"), 3), [(1, 2)]);
    }

    #[test]
    fn order_matters() {
        assert_eq!(run("b a", "a b").iter().flatten().count(), 1);
    }

    #[test]
    fn first_fit_agrees_on_plain_deletion() {
        let (t, s) = (words("a c"), words("a b c"));
        assert_eq!(first_fit(2, 3, |i, j| t[i].key == s[j].key), [Some(0), Some(2)]);
    }
}
