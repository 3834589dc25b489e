//! Learning to guess supertags.

use crate::parse_training::ParseExample;
use crate::random::Random;
use crate::table::{Counter, Index, Rows};
use crate::tag_training::TagSettings;
use nutgraf_language::hash::Key;
use nutgraf_language::supertagger::{SUPERTAGS, assign, features, supertag};
use nutgraf_language::tagger::choose;

fn gold(example: &ParseExample) -> Vec<u8> {
    example
        .heads
        .iter()
        .zip(&example.labels)
        .enumerate()
        .map(|(i, (&head, &label))| supertag(i, head, label))
        .collect()
}

/// The index of all features seen often enough with gold supertags.
pub(crate) fn index(examples: &[ParseExample], at_least: u8) -> Index {
    let mut counter = Counter::new();
    let mut keys = Vec::new();
    for example in examples {
        let gold = gold(example);
        for i in 0..gold.len() {
            features(&example.kept.items[..gold.len()], &gold[..i], i, &mut keys);
            counter.count(&keys);
        }
    }
    Index::counted(counter, at_least, 21)
}

/// Trains on `examples` with the features of `index`.
pub(crate) fn train<'a>(
    examples: impl Iterator<Item = &'a ParseExample>,
    index: Index,
    settings: TagSettings,
) -> Rows {
    let examples: Vec<_> =
        examples.map(|example| (&example.kept.items[..example.heads.len()], gold(example))).collect();
    let mut rows = Rows::new(index);
    let mut random = Random::new(settings.seed);
    let mut keys = Vec::new();
    let mut scores = [0; SUPERTAGS];
    let mut before = Vec::new();
    for _ in 0..settings.epochs {
        for at in random.order(examples.len()) {
            let (items, gold) = &examples[at];
            before.clear();
            for (i, &gold) in gold.iter().enumerate() {
                features(items, &before, i, &mut keys);
                scores.fill(0);
                rows.scores(&keys, &mut scores);
                rows.steps += 1;
                before.push(choose(&scores).class);
                rows.learn(&keys, &scores, gold, settings.margin);
            }
        }
    }
    rows.settle();
    rows
}

/// Gives the items of every example their supertags, each from a guesser that has not seen it.
pub(crate) fn jackknife(examples: &mut [ParseExample], folds: usize, keys: &[Key], settings: TagSettings) {
    let n = examples.len().max(1);
    for fold in 0..folds {
        let rest =
            examples.iter().enumerate().filter(|&(at, _)| at * folds / n != fold).map(|(_, example)| example);
        let rows = train(rest, Index::closed(keys), settings);
        for (_, example) in examples.iter_mut().enumerate().filter(|&(at, _)| at * folds / n == fold) {
            assign(&mut example.kept.items, &rows);
        }
    }
}
