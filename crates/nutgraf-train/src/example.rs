//! Sentences of a treebank, ready for the network.

use crate::conllu::GoldSentence;
use crate::vocabulary::{Input, Vocabulary};
use nutgraf_language::sentence::{TagPair, keep};
use nutgraf_language::table::PairTable;
use nutgraf_language::word::Word;
use std::collections::BTreeMap;

/// The pairs of tags that occur at least five times, most frequent first.
pub(crate) fn classes(sentences: &[GoldSentence]) -> Vec<TagPair> {
    let mut counts = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry((word.upos, word.xpos)).or_insert(0_usize) += 1;
    }
    let mut classes: Vec<_> = counts.into_iter().filter(|&(_, count)| count >= 5).collect();
    classes.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    classes.into_iter().map(|(pair, _)| pair).take(nutgraf_language::network::TAGS).collect()
}

/// The possible answers to a question, each with its share of belief. A treebank believes in one.
pub(crate) type Shares = Vec<(u16, f32)>;

/// The answer `class` and no other.
pub(crate) fn certain(class: usize) -> Shares {
    u16::try_from(class).map_or_else(|_| Vec::new(), |class| vec![(class, 1.0)])
}

/// A sentence with what is to be learnt of it.
pub(crate) struct Example {
    pub(crate) inputs: Vec<Input>,
    /// Class of each token; no share where it is not one of those that are told apart.
    pub(crate) tags: Vec<Shares>,
    /// The tokens that make the tree: all but punctuation.
    pub(crate) kept: Vec<usize>,
    /// Head of each of them among them in the tree, the one its relation is asked of; their number for the root.
    pub(crate) heads: Vec<usize>,
    /// The same with other heads that have a share.
    pub(crate) arcs: Vec<Shares>,
    /// Relation of each of them to its head in the tree.
    pub(crate) labels: Vec<Shares>,
}

impl Example {
    pub(crate) fn new(
        sentence: &GoldSentence,
        classes: &[TagPair],
        clusters: &PairTable<'_>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let kept = keep(sentence.words.iter().map(|word| word.upos));
        let class = |pair: TagPair| classes.iter().position(|&class| class == pair);
        let heads = heads(sentence, &kept);
        Self {
            inputs: sentence
                .words
                .iter()
                .map(|word| vocabulary.input(&Word::new(&word.form, clusters)))
                .collect(),
            tags: sentence
                .words
                .iter()
                .map(|word| class((word.upos, word.xpos)).map_or_else(Vec::new, certain))
                .collect(),
            arcs: heads.iter().map(|&head| certain(head)).collect(),
            labels: kept.iter().map(|&token| certain(sentence.words[token].deprel as usize)).collect(),
            heads,
            kept,
        }
    }
}

/// The heads of the words `kept` among them, without crossing arcs.
fn heads(sentence: &GoldSentence, kept: &[usize]) -> Vec<usize> {
    let n = kept.len();
    let mut place = vec![None; sentence.words.len()];
    for (at, &token) in kept.iter().enumerate() {
        place[token] = Some(at);
    }
    let mut heads = Vec::with_capacity(n);
    let mut root = None;
    for (at, &token) in kept.iter().enumerate() {
        let mut above = sentence.words[token].head;
        // A word whose head is left out as punctuation hangs from the head of that.
        while let Some(head) = above
            && place[head].is_none()
        {
            above = sentence.words[head].head;
        }
        heads.push(match (above.and_then(|head| place[head]), root) {
            (Some(head), _) => head,
            (None, None) => {
                root = Some(at);
                n
            }
            (None, Some(root)) => root,
        });
    }
    projectivise(&mut heads);
    heads
}

/// Lifts the dependents of crossing arcs until no two arcs cross. `heads[i] == heads.len()` is the root.
fn projectivise(heads: &mut [usize]) {
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

#[cfg(test)]
mod tests {
    use super::projectivise;

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
