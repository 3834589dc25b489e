//! The best projective tree over words, from a score for every arc.
//!
//! J. Eisner, "Three New Probabilistic Models for Dependency Parsing: An Exploration" (1996): spans that end in
//! a head are put together from shorter ones. Here with exactly one word below the root.

use crate::network::LARGEST_SCORE;
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

    /// Keeps the arc from `head` to `dependent` out of any tree that can do without.
    pub(crate) fn rule_out(&mut self, dependent: usize, head: usize) {
        if let Some(score) = self.heads_of_mut(dependent).get_mut(head) {
            *score = -LARGEST_SCORE;
        }
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

/// Best scores of the parts over every span. They are kept by first and last word or by
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
}

/// The largest sum of a number of `a` and that of `b` at the same position.
#[inline(always)]
fn largest_sum(a: &[i32], b: &[i32]) -> i32 {
    a.iter().zip(b).fold(i32::MIN, |best, (a, b)| best.max(a + b))
}

/// The first position where a number of `a` and that of `b` have the largest sum.
fn at_largest_sum(a: &[i32], b: &[i32]) -> usize {
    let best = largest_sum(a, b);
    a.iter().zip(b).position(|(a, b)| a + b == best).unwrap_or(0)
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
        let mut chart = Self {
            n,
            right_of: zero(),
            right_of_back: zero(),
            left_of: zero(),
            left_of_back: zero(),
            arc_to_right: zero(),
            arc_to_left: zero(),
        };
        fill(&mut chart, scores, first);
        chart
    }

    /// Fills in the span from `l` to `r` from the shorter ones.
    #[inline(always)]
    fn join(&mut self, scores: &ArcScores, first: usize, l: usize, r: usize) {
        let (ahead, back) = (l * self.n + r, r * self.n + l);
        let (left, right) = self.halves(l, r);
        let below = largest_sum(left, right);
        let score = |dependent: usize, head: usize| scores.heads_of(first + dependent)[first + head];
        self.arc_to_right[ahead] = below + score(r, l);
        self.arc_to_left[back] = below + score(l, r);
        let (arcs, parts) = self.parts_right_of(l, r);
        let best = largest_sum(arcs, parts);
        (self.right_of[ahead], self.right_of_back[back]) = (best, best);
        let (parts, arcs) = self.parts_left_of(l, r);
        let best = largest_sum(parts, arcs);
        (self.left_of[ahead], self.left_of_back[back]) = (best, best);
    }

    /// The halves below an arc between `l` and `r`, which meet between word m and the next, for every m from `l` on:
    /// the first hangs from `l`, the second from `r`.
    #[inline(always)]
    fn halves(&self, l: usize, r: usize) -> (&[i32], &[i32]) {
        let n = self.n;
        (&self.right_of[l * n + l..l * n + r], &self.left_of_back[r * n + l + 1..=r * n + r])
    }

    /// An arc from `l` to m, and what m has on its right, for every m after `l`.
    #[inline(always)]
    fn parts_right_of(&self, l: usize, r: usize) -> (&[i32], &[i32]) {
        let n = self.n;
        (&self.arc_to_right[l * n + l + 1..=l * n + r], &self.right_of_back[r * n + l + 1..=r * n + r])
    }

    /// What m has on its left, and an arc from `r` to m, for every m from `l` on.
    #[inline(always)]
    fn parts_left_of(&self, l: usize, r: usize) -> (&[i32], &[i32]) {
        let n = self.n;
        (&self.left_of[l * n + l..l * n + r], &self.arc_to_left[r * n + l..r * n + r])
    }

    /// Sets the heads below the word at the top of the whole span.
    fn unfold(&self, root: usize, heads: &mut [usize]) {
        let mut open = vec![(0, root, Part::LeftOf), (root, self.n - 1, Part::RightOf)];
        while let Some((l, r, part)) = open.pop() {
            if l == r {
                continue;
            }
            match part {
                Part::LeftOf => {
                    let (parts, arcs) = self.parts_left_of(l, r);
                    let cut = l + at_largest_sum(parts, arcs);
                    open.push((l, cut, Part::LeftOf));
                    open.push((cut, r, Part::ArcToLeft));
                }
                Part::RightOf => {
                    let (arcs, parts) = self.parts_right_of(l, r);
                    let cut = l + 1 + at_largest_sum(arcs, parts);
                    open.push((l, cut, Part::ArcToRight));
                    open.push((cut, r, Part::RightOf));
                }
                Part::ArcToLeft | Part::ArcToRight => {
                    let (head, dependent) = if matches!(part, Part::ArcToLeft) { (r, l) } else { (l, r) };
                    heads[dependent] = head;
                    let (left, right) = self.halves(l, r);
                    let meeting = l + at_largest_sum(left, right);
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
