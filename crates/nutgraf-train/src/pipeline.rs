//! The whole of training, from treebanks to the bytes of a model.

use crate::conllu::GoldSentence;
use crate::evaluation::measure;
use crate::parse_training::{self, ParseExample, ParseSettings};
use crate::supertag_training;
use crate::table::{AVERAGE_SCALE, Index};
use crate::tag_training::{self, TagExample, TagSettings};
use crate::writer::{self, Parts, Sizes};
use nutgraf_language::model::Model;
use nutgraf_language::weights::PairTable;

/// Settings of a whole run.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) tags: TagSettings,
    pub(crate) supertags: TagSettings,
    pub(crate) parse: ParseSettings,
    pub(crate) sizes: Sizes,
    /// Parts the training text is cut into to tag each with a tagger that has not seen it.
    pub(crate) folds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            tags: TagSettings { epochs: 6, margin: 20, at_least: 2, seed: 1 },
            supertags: TagSettings { epochs: 4, margin: 20, at_least: 3, seed: 1 },
            parse: ParseSettings {
                epochs: 6,
                margin: 20,
                at_least: 3,
                explore_from: 1,
                explore: 90,
                seed: 1,
            },
            sizes: Sizes { tags: 63_000, supertags: 50_000, moves: 345_000, labels: 60_000, row: 4.0 },
            folds: 4,
        }
    }
}

impl Settings {
    /// Replaces one setting; whether there is one of that name and kind.
    pub(crate) fn set(&mut self, name: &str, value: &str) -> bool {
        fn put<T: std::str::FromStr>(slot: &mut T, value: &str) -> bool {
            value.parse().map(|value| *slot = value).is_ok()
        }
        match name {
            "tag-epochs" => put(&mut self.tags.epochs, value),
            "tag-margin" => put(&mut self.tags.margin, value),
            "tag-min" => put(&mut self.tags.at_least, value),
            "supertag-epochs" => put(&mut self.supertags.epochs, value),
            "size-supertags" => put(&mut self.sizes.supertags, value),
            "epochs" => put(&mut self.parse.epochs, value),
            "margin" => put(&mut self.parse.margin, value),
            "min" => put(&mut self.parse.at_least, value),
            "explore" => put(&mut self.parse.explore, value),
            "size-tags" => put(&mut self.sizes.tags, value),
            "size-moves" => put(&mut self.sizes.moves, value),
            "size-labels" => put(&mut self.sizes.labels, value),
            "folds" => put(&mut self.folds, value),
            "row" => put(&mut self.sizes.row, value),
            _ => false,
        }
    }
}

/// The bytes of a model of `treebank`. Its confidence is set by `calibration`, which it must not have seen.
pub(crate) fn train(
    treebank: &[GoldSentence],
    calibration: &[GoldSentence],
    clusters: &str,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Vec<u8> {
    let cluster_bytes = writer::cluster_table(clusters);
    let clusters = PairTable::new(&cluster_bytes);
    let classes = tag_training::classes(treebank);
    let mut examples: Vec<TagExample> =
        treebank.iter().map(|sentence| tag_training::example(sentence, &classes, &clusters)).collect();
    let single_tags = writer::single_tags(
        examples.iter().flat_map(|example| example.words.iter().zip(example.gold.iter().copied())),
    );
    tag_training::mark_single_tags(&mut examples, &single_tags);
    let all: Vec<&TagExample> = examples.iter().collect();
    let tag_settings = settings.tags;
    progress("choosing the features of the tagger");
    let open = tag_training::train(
        &all,
        classes.len(),
        tag_training::index(&all, tag_settings.at_least),
        TagSettings { epochs: tag_settings.epochs.min(3), ..tag_settings },
    );
    let tag_layout = writer::row_layout(&writer::rank_rows(&open), settings.sizes.tags);
    drop(open);
    let tag_keys = tag_layout.keys();
    progress("training the tagger");
    let tagger = tag_training::train(&all, classes.len(), Index::closed(&tag_keys), tag_settings);
    progress("tagging the treebank in folds");
    let tags = tag_training::jackknife(&examples, classes.len(), settings.folds, &tag_keys, tag_settings);
    let scaled = |margin: i32| margin * AVERAGE_SCALE as i32;
    let mut sentences: Vec<ParseExample> = treebank
        .iter()
        .zip(&examples)
        .zip(&tags)
        .map(|((sentence, example), tags)| {
            parse_training::example(sentence, &example.words, tags, &classes, scaled(tag_settings.margin))
        })
        .collect();
    progress("choosing the features of the supertags");
    let supertags = supertag_training::train(
        sentences.iter(),
        supertag_training::index(&sentences, 3),
        TagSettings { epochs: settings.supertags.epochs.min(2), ..settings.supertags },
    );
    let supertag_layout = writer::row_layout(&writer::rank_rows(&supertags), settings.sizes.supertags);
    drop(supertags);
    let supertag_keys = supertag_layout.keys();
    progress("training the supertags");
    let supertags =
        supertag_training::train(sentences.iter(), Index::closed(&supertag_keys), settings.supertags);
    progress("giving supertags to the treebank in folds");
    supertag_training::jackknife(&mut sentences, settings.folds, &supertag_keys, settings.supertags);
    progress("choosing the features of the parser");
    let indexes = parse_training::indexes(&sentences, settings.parse.at_least);
    let short = ParseSettings { epochs: settings.parse.epochs.min(2), ..settings.parse };
    let open = parse_training::train(&sentences, indexes, short, |_| {});
    let move_layout = writer::pair_layout(&writer::rank_moves(&open.moves), settings.sizes.moves);
    let label_layout = writer::row_layout(&writer::rank_rows(&open.labels), settings.sizes.labels);
    drop(open);
    progress("training the parser");
    let indexes = (Index::closed(&move_layout.keys()), Index::closed(&label_layout.keys()));
    let parser = parse_training::train(&sentences, indexes, settings.parse, |epoch| {
        progress(&format!("epoch {} of {}", epoch + 1, settings.parse.epochs));
    });
    let mut parts = Parts {
        classes: &classes,
        clusters: &cluster_bytes,
        single_tags: &single_tags,
        tagger: (&tag_layout, &tagger, scaled(tag_settings.margin)),
        supertags: (&supertag_layout, &supertags),
        moves: &move_layout,
        labels: &label_layout,
        parser: (&parser, scaled(settings.parse.margin)),
        confidence: &[],
        row: settings.sizes.row,
    };
    let bytes = writer::write(&parts);
    let Ok(model) = Model::open(&bytes) else { return bytes };
    progress("calibrating the confidence");
    let steps = measure(&model, calibration).calibration();
    parts.confidence = &steps;
    writer::write(&parts)
}

#[cfg(test)]
mod tests {
    use super::{Settings, train};
    use crate::conllu;
    use crate::evaluation::measure;
    use nutgraf_language::model::Model;

    /// A treebank small enough to train on in a test.
    fn sample() -> Vec<conllu::GoldSentence> {
        conllu::read(include_str!("../../nutgraf-language/tests/ewt-sample.conllu"))
    }

    #[test]
    fn the_same_treebank_gives_the_same_bytes_and_is_learnt() {
        let mut settings = Settings::default();
        assert!(settings.set("epochs", "3") && settings.set("tag-epochs", "3") && settings.set("min", "1"));
        let sentences = sample();
        let run = || train(&sentences, &sentences, "0110 said told\n", &settings, &mut |_| {});
        let bytes = run();
        assert_eq!(bytes, run());
        let model = Model::open(&bytes).unwrap();
        assert!(measure(&model, &sentences).las() > 60.0);
    }

    #[test]
    fn unknown_settings_are_refused() {
        let mut settings = Settings::default();
        assert!(!settings.set("colour", "1"));
        assert!(!settings.set("epochs", "many"));
    }
}
