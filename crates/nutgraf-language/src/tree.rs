//! The tree of a sentence with its relations, which are found together.
//!
//! Heads are found first, by [`best_tree`], and relations to them after. Where two words then claim one place below
//! a head, one of them may hang from the wrong word: trees without one of those arcs are looked at, too, and the
//! tree stays that loses least by its arcs and by the relations that have to give way.

use crate::choice::{Choice, WIDEST};
use crate::eisner::{ArcScores, LONGEST, best_tree};
use crate::relations::Relations;

/// How often a tree is given up for another.
const ROUNDS: usize = 4;

/// How many arcs are tried without in a round: those of the words that hang least firmly from their heads.
const TRIED: usize = 2;

/// Units of an arc's score in one of a relation's.
const ARC_UNITS: f32 = 1024.0;

/// A tree over the words of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The head of each word; the number of words for the root.
    pub(crate) heads: Vec<usize>,
    relations: Relations,
    /// What it scores, relations against the best each word could have.
    score: f32,
}

impl Tree {
    /// The best tree found by the scores of `arcs` and those `relations_to` given heads.
    pub(crate) fn new(arcs: &ArcScores, relations_to: impl Fn(&[usize]) -> Vec<f32>) -> Self {
        let read = |heads: Vec<usize>, score: f32| {
            let relations = Relations::new(&relations_to(&heads), &heads);
            Self { score: score - relations.loss, heads, relations }
        };
        let heads = best_tree(arcs);
        let score = sum(arcs, &heads);
        let mut tree = read(heads, score);
        if tree.heads.len() > LONGEST {
            return tree;
        }
        let mut left = None;
        for _ in 0..ROUNDS {
            let (mut best, mut better) = (tree.score, None);
            for at in tree.loosest(arcs) {
                let mut without = left.as_ref().unwrap_or(arcs).clone();
                without.rule_out(at, tree.heads[at]);
                let heads = best_tree(&without);
                // Relations can only take off what arcs score.
                let score = sum(&without, &heads);
                if score > best {
                    let other = read(heads, score);
                    if other.score > best {
                        (best, better) = (other.score, Some((other, without)));
                    }
                }
            }
            let Some((other, without)) = better else { break };
            (tree, left) = (other, Some(without));
        }
        tree
    }

    /// The words with claims on a place that another claims, those first that hang least firmly from their heads;
    /// without those that hang more firmly than giving way costs.
    fn loosest(&self, arcs: &ArcScores) -> Vec<usize> {
        let claimants = self.relations.claimants.iter().map(|&at| (self.arc_margin(arcs, at), at));
        let mut loose: Vec<_> = claimants.filter(|&(margin, _)| margin < self.relations.loss).collect();
        loose.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        loose.into_iter().map(|(_, at)| at).take(TRIED).collect()
    }

    /// The relation of word `at` to its head, with the narrower of its margin and that of the head, in scores.
    pub(crate) fn choice(&self, arcs: &ArcScores, at: usize) -> Choice {
        let choice = self.relations.choices[at];
        Choice { margin: self.arc_margin(arcs, at).min(choice.margin), ..choice }
    }

    /// By how much the head of word `at` beats the best other word, in scores; 0 where the tree needs another.
    fn arc_margin(&self, arcs: &ArcScores, at: usize) -> f32 {
        let (scores, head) = (arcs.heads_of(at), self.heads[at]);
        let others = scores.iter().enumerate().filter(|&(other, _)| other != head && other != at);
        let margin = others.map(|(_, &score)| score).max().map(|best| scores[head].saturating_sub(best));
        margin.map_or(WIDEST, |margin| margin.max(0) as f32 / ARC_UNITS)
    }
}

/// What the arcs from `heads` score.
fn sum(arcs: &ArcScores, heads: &[usize]) -> f32 {
    let sum: i64 = heads.iter().enumerate().map(|(at, &head)| i64::from(arcs.heads_of(at)[head])).sum();
    sum as f32 / ARC_UNITS
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::deprel::Deprel;
    use crate::eisner::ArcScores;
    use crate::network::LABELS;

    /// Scores of arcs by dependent, and of being the object of any head: of other relations they are 0.
    fn tree<const N: usize>(arcs: [[i32; N]; N], object: [f32; N]) -> Tree {
        let mut scores = ArcScores::new(N);
        for (at, row) in arcs.iter().enumerate() {
            for (score, units) in scores.heads_of_mut(at).iter_mut().zip(row) {
                *score = units * 1024;
            }
        }
        // The first word is the root.
        scores.heads_of_mut(0)[N] = 99 * 1024;
        Tree::new(&scores, |_| {
            let row = |score| {
                let mut row = [0.0; LABELS];
                row[Deprel::Obj as usize] = score;
                row
            };
            object.iter().flat_map(|&score| row(score)).collect()
        })
    }

    fn relation(tree: &Tree, at: usize) -> Deprel {
        Deprel::ALL[usize::from(tree.relations.choices[at].class)]
    }

    #[test]
    fn the_looser_of_two_objects_hangs_from_another_word() {
        let found = tree([[0, 0, 0], [9, 0, 0], [9, 8, 0]], [0.0, 5.0, 5.0]);
        assert_eq!(found.heads, [3, 0, 1]);
        assert_eq!((relation(&found, 1), relation(&found, 2)), (Deprel::Obj, Deprel::Obj));
    }

    #[test]
    fn a_firm_arc_stays_and_the_relation_gives_way() {
        let found = tree([[0, 0, 0], [9, 0, 0], [9, 1, 0]], [0.0, 5.0, 2.0]);
        assert_eq!(found.heads, [3, 0, 0]);
        assert_eq!(relation(&found, 1), Deprel::Obj);
        assert_ne!(relation(&found, 2), Deprel::Obj);
    }
}
