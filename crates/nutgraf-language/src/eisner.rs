//! The best projective tree over words, from a score for every arc.
//!
//! J. Eisner, "Three New Probabilistic Models for Dependency Parsing: An Exploration" (1996): spans that end in
//! a head are put together from shorter ones. Here with exactly one word below the root.

use multiversion::multiversion;

/// Most words that are put in one tree; the time grows with their third power.
pub const LONGEST: usize = 160;

/// Scores of arcs between the words of a sentence.
#[derive(Clone, Debug, Default)]
pub struct ArcScores {
    words: usize,
    scores: Vec<i32>,
}

impl ArcScores {
    /// Scores of 0 for every arc between `words` words, and from the root to each.
    #[must_use]
    pub fn new(words: usize) -> Self {
        Self { words, scores: vec![0; words * (words + 1)] }
    }

    /// Number of words; it stands for the root as a head.
    #[must_use]
    pub const fn words(&self) -> usize {
        self.words
    }

    /// The scores of all heads of `dependent`, the root last.
    #[must_use]
    pub fn heads_of(&self, dependent: usize) -> &[i32] {
        self.scores.get(dependent * (self.words + 1)..(dependent + 1) * (self.words + 1)).unwrap_or(&[])
    }

    /// The same, to be set.
    pub fn heads_of_mut(&mut self, dependent: usize) -> &mut [i32] {
        let row = self.words + 1;
        self.scores.get_mut(dependent * row..(dependent + 1) * row).unwrap_or_default()
    }
}

/// A part of a tree over the words from `left` to `right`.
#[derive(Clone, Copy)]
enum Part {
    /// All below `right`, which lacks dependents to its right only.
    LeftOf,
    /// All below `left`, which lacks dependents to its left only.
    RightOf,
    /// With an arc from `right` to `left`.
    ArcToLeft,
    /// With an arc from `left` to `right`.
    ArcToRight,
}

/// Best scores of the parts over every span, and where each is cut. Scores are kept by first and last word or by
/// last and first, so that those added up lie side by side.
struct Chart {
    n: usize,
    /// [`Part::RightOf`] by first and last, then by last and first word.
    right_of: Vec<i32>,
    right_of_back: Vec<i32>,
    /// [`Part::LeftOf`] by first and last, then by last and first word.
    left_of: Vec<i32>,
    left_of_back: Vec<i32>,
    /// By first and last word.
    arc_to_right: Vec<i32>,
    /// By last and first word.
    arc_to_left: Vec<i32>,
    /// Where the two halves below an arc meet; where parts without an arc are cut. By first and last word.
    meeting: Vec<u16>,
    right_cut: Vec<u16>,
    left_cut: Vec<u16>,
}

/// The largest sum of a number of `a` and that of `b` at the same position, the first in a tie, with its position.
#[inline(always)]
fn largest_sum(a: &[i32], b: &[i32]) -> (usize, i32) {
    let mut best = i32::MIN;
    for (a, b) in a.iter().zip(b) {
        best = best.max(a + b);
    }
    (a.iter().zip(b).position(|(a, b)| a + b == best).unwrap_or(0), best)
}

/// Fills in every span, the shortest first, with whatever instructions the machine has for the largest of many.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn fill(chart: &mut Chart, scores: &ArcScores, first: usize) {
    for length in 1..chart.n {
        for left in 0..chart.n - length {
            chart.join(scores, first, left, left + length);
        }
    }
}

impl Chart {
    fn new(scores: &ArcScores, first: usize, n: usize) -> Self {
        let zero = || vec![0_i32; n * n];
        let none = || vec![0_u16; n * n];
        let mut chart = Self {
            n,
            right_of: zero(),
            right_of_back: zero(),
            left_of: zero(),
            left_of_back: zero(),
            arc_to_right: zero(),
            arc_to_left: zero(),
            meeting: none(),
            right_cut: none(),
            left_cut: none(),
        };
        fill(&mut chart, scores, first);
        chart
    }

    /// Fills in the span from `l` to `r` from the shorter ones.
    #[inline(always)]
    fn join(&mut self, scores: &ArcScores, first: usize, l: usize, r: usize) {
        let n = self.n;
        let (ahead, back) = (l * n + r, r * n + l);
        // The halves meet between word m and the next: the first hangs from l, the second from r.
        let (meeting, below) =
            largest_sum(&self.right_of[l * n + l..ahead], &self.left_of_back[back + 1..=r * n + r]);
        self.meeting[ahead] = (l + meeting) as u16;
        let score = |dependent: usize, head: usize| scores.heads_of(first + dependent)[first + head];
        self.arc_to_right[ahead] = below + score(r, l);
        self.arc_to_left[back] = below + score(l, r);
        // An arc from l to m, and what m has on its right.
        let (cut, best) =
            largest_sum(&self.arc_to_right[l * n + l + 1..=ahead], &self.right_of_back[back + 1..=r * n + r]);
        (self.right_of[ahead], self.right_of_back[back]) = (best, best);
        self.right_cut[ahead] = (l + 1 + cut) as u16;
        // What m has on its left, and an arc from r to m.
        let (cut, best) = largest_sum(&self.left_of[l * n + l..ahead], &self.arc_to_left[back..r * n + r]);
        (self.left_of[ahead], self.left_of_back[back]) = (best, best);
        self.left_cut[ahead] = (l + cut) as u16;
    }

    /// Sets the heads below the word at the top of the whole span.
    fn unfold(&self, root: usize, heads: &mut [usize]) {
        let n = self.n;
        let mut open = vec![(0, root, Part::LeftOf), (root, n - 1, Part::RightOf)];
        while let Some((l, r, part)) = open.pop() {
            if l == r {
                continue;
            }
            match part {
                Part::LeftOf => {
                    let cut = usize::from(self.left_cut[l * n + r]);
                    open.push((l, cut, Part::LeftOf));
                    open.push((cut, r, Part::ArcToLeft));
                }
                Part::RightOf => {
                    let cut = usize::from(self.right_cut[l * n + r]);
                    open.push((l, cut, Part::ArcToRight));
                    open.push((cut, r, Part::RightOf));
                }
                Part::ArcToLeft | Part::ArcToRight => {
                    let (head, dependent) = if matches!(part, Part::ArcToLeft) { (r, l) } else { (l, r) };
                    heads[dependent] = head;
                    let meeting = usize::from(self.meeting[l * n + r]);
                    open.push((l, meeting, Part::RightOf));
                    open.push((meeting + 1, r, Part::LeftOf));
                }
            }
        }
    }
}

/// The head of every word in the best tree; the number of words for the root.
///
/// More than [`LONGEST`] words are parsed a stretch at a time, later stretches below the top of the first.
#[must_use]
pub fn best_tree(scores: &ArcScores) -> Vec<usize> {
    let words = scores.words();
    let mut heads = vec![words; words];
    let mut top = None;
    for first in (0..words).step_by(LONGEST) {
        let n = LONGEST.min(words - first);
        let chart = Chart::new(scores, first, n);
        let total = |at: usize| {
            chart.left_of[at] + chart.right_of_back[(n - 1) * n + at] + scores.heads_of(first + at)[words]
        };
        let root = (0..n).max_by_key(|&at| (total(at), std::cmp::Reverse(at))).unwrap_or(0);
        let mut below = vec![n; n];
        chart.unfold(root, &mut below);
        for (at, &head) in below.iter().enumerate() {
            heads[first + at] = if at == root { top.unwrap_or(words) } else { first + head };
        }
        top.get_or_insert(first + root);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::{ArcScores, LONGEST, best_tree};

    /// Every list of heads over `n` words, by brute force.
    fn all_trees(n: usize) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for _ in 0..n {
            all = all
                .into_iter()
                .flat_map(|tree: Vec<usize>| (0..=n).map(move |head| [tree.clone(), vec![head]].concat()))
                .collect();
        }
        all.retain(|heads| {
            let roots = heads.iter().filter(|&&head| head == n).count();
            let rooted = (0..n).all(|at| {
                std::iter::successors(Some(at), |&at| heads.get(at).copied()).take(n + 2).last() != Some(at)
                    && std::iter::successors(Some(at), |&at| heads.get(at).copied())
                        .take(n + 2)
                        .any(|at| at == n)
            });
            let crossing = (0..n).any(|i| {
                (0..n).any(|j| {
                    let (a, b) = (i.min(heads[i]), i.max(heads[i]));
                    let (c, d) = (j.min(heads[j]), j.max(heads[j]));
                    heads[i] != n && heads[j] != n && a < c && c < b && b < d
                })
            });
            let covered = (0..n).any(|root| {
                heads[root] == n
                    && (0..n).any(|i| heads[i] != n && i.min(heads[i]) < root && root < i.max(heads[i]))
            });
            roots == 1 && rooted && !crossing && !covered
        });
        all
    }

    #[test]
    fn no_projective_tree_scores_more() {
        let n = 5;
        let trees = all_trees(n);
        let mut state = 1_u64;
        for _ in 0..40 {
            let mut scores = ArcScores::new(n);
            for dependent in 0..n {
                for score in scores.heads_of_mut(dependent) {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    *score = (state >> 40) as i32 % 1000;
                }
            }
            let total = |heads: &[usize]| -> i32 { (0..n).map(|at| scores.heads_of(at)[heads[at]]).sum() };
            let best = best_tree(&scores);
            assert!(trees.contains(&best), "{best:?}");
            assert_eq!(trees.iter().map(|tree| total(tree)).max(), Some(total(&best)));
        }
    }

    #[test]
    fn long_and_empty_sentences_have_one_root() {
        assert!(best_tree(&ArcScores::new(0)).is_empty());
        let n = LONGEST * 2 + 7;
        let heads = best_tree(&ArcScores::new(n));
        assert_eq!(heads.iter().filter(|&&head| head == n).count(), 1);
        assert!(heads.iter().enumerate().all(|(at, &head)| head != at && head <= n));
    }
}
