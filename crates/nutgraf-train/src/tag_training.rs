//! Learning to tag.

use crate::conllu::GoldSentence;
use crate::random::Random;
use crate::table::{Counter, Index, Rows};
use nutgraf_language::hash::Key;
use nutgraf_language::model::dictionary_key;
use nutgraf_language::sentence::TagPair;
use nutgraf_language::tagger::{Choice, choose, features, tag};
use nutgraf_language::weights::PairTable;
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
    classes.into_iter().map(|(pair, _)| pair).take(250).collect()
}

/// A sentence ready for the tagger: its words, and the class of each where it has one.
pub(crate) struct TagExample {
    pub(crate) words: Vec<Word>,
    pub(crate) gold: Vec<Option<u8>>,
    /// The class of words with a single tag, which the tagger does not look at.
    pub(crate) single: Vec<Option<u8>>,
}

/// Marks the words that `dictionary` gives a single tag.
pub(crate) fn mark_single_tags(examples: &mut [TagExample], dictionary: &[(Key, u8)]) {
    for example in examples {
        for (word, single) in example.words.iter().zip(&mut example.single) {
            let at = dictionary.binary_search_by_key(&dictionary_key(word), |&(key, _)| key);
            *single = at.ok().map(|at| dictionary[at].1);
        }
    }
}

pub(crate) fn example(sentence: &GoldSentence, classes: &[TagPair], clusters: &PairTable<'_>) -> TagExample {
    TagExample {
        single: vec![None; sentence.words.len()],
        words: sentence.words.iter().map(|word| Word::new(&word.form, clusters)).collect(),
        gold: sentence
            .words
            .iter()
            .map(|word| {
                classes
                    .iter()
                    .position(|&pair| pair == (word.upos, word.xpos))
                    .and_then(|at| u8::try_from(at).ok())
            })
            .collect(),
    }
}

/// Settings of one training run.
#[derive(Clone, Copy)]
pub(crate) struct TagSettings {
    pub(crate) epochs: usize,
    pub(crate) margin: i32,
    pub(crate) at_least: u8,
    pub(crate) seed: u64,
}

/// The index of all features seen often enough with gold tags.
pub(crate) fn index(examples: &[&TagExample], at_least: u8) -> Index {
    let mut counter = Counter::new();
    let mut keys = Vec::new();
    for example in examples {
        let gold: Vec<u8> = example.gold.iter().map(|class| class.unwrap_or(255)).collect();
        for i in 0..example.words.len() {
            if example.single[i].is_some() {
                continue;
            }
            features(&example.words, &gold[..i], i, &mut keys);
            counter.count(&keys);
        }
    }
    Index::counted(counter, at_least, 21)
}

/// Trains on `examples` with the features of `index`.
pub(crate) fn train(examples: &[&TagExample], classes: usize, index: Index, settings: TagSettings) -> Rows {
    let mut rows = Rows::new(index);
    let mut random = Random::new(settings.seed);
    let mut keys = Vec::new();
    let mut scores = vec![0; classes];
    let mut before = Vec::new();
    for _ in 0..settings.epochs {
        for at in random.order(examples.len()) {
            let example = examples[at];
            before.clear();
            for i in 0..example.words.len() {
                if let Some(class) = example.single[i] {
                    before.push(class);
                    continue;
                }
                features(&example.words, &before, i, &mut keys);
                scores.fill(0);
                rows.scores(&keys, &mut scores);
                rows.steps += 1;
                let predicted = choose(&scores).class;
                if let Some(gold) = example.gold[i] {
                    rows.learn(&keys, &scores, gold, settings.margin);
                }
                before.push(predicted);
            }
        }
    }
    rows.settle();
    rows
}

/// The tags of every example, each from a tagger with the features `keys` that has not seen it, in `folds`
/// folds of neighbours.
pub(crate) fn jackknife(
    examples: &[TagExample],
    classes: usize,
    folds: usize,
    keys: &[Key],
    settings: TagSettings,
) -> Vec<Vec<Choice>> {
    let fold_of = |at: usize| at * folds / examples.len().max(1);
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..folds {
        let rest: Vec<&TagExample> = examples
            .iter()
            .enumerate()
            .filter(|&(at, _)| fold_of(at) != fold)
            .map(|(_, example)| example)
            .collect();
        let rows = train(&rest, classes, Index::closed(keys), settings);
        for (at, example) in examples.iter().enumerate().filter(|&(at, _)| fold_of(at) == fold) {
            tags[at] = tag(&example.words, classes, &rows, |i| example.single[i]);
        }
    }
    tags
}
