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

/// A sentence with what is to be learnt of it.
pub(crate) struct Example {
    pub(crate) inputs: Vec<Input>,
    /// The class of each token, where it is one of those that are told apart.
    pub(crate) tags: Vec<Option<u8>>,
    /// The tokens that make the tree: all but punctuation.
    pub(crate) kept: Vec<usize>,
    /// Head of each of them among them; their number for the root.
    pub(crate) heads: Vec<usize>,
    /// Relation of each of them.
    pub(crate) labels: Vec<u8>,
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
        Self {
            inputs: sentence
                .words
                .iter()
                .map(|word| vocabulary.input(&Word::new(&word.form, clusters)))
                .collect(),
            tags: sentence
                .words
                .iter()
                .map(|word| class((word.upos, word.xpos)).and_then(|class| u8::try_from(class).ok()))
                .collect(),
            heads: heads(sentence, &kept),
            labels: kept.iter().map(|&token| sentence.words[token].deprel as u8).collect(),
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
