//! The whole of training, from treebanks to the bytes of a model.

use crate::conllu::GoldSentence;
use crate::evaluation::measure;
use crate::example::{Example, classes};
use crate::network::{LearningSettings, Params, learn};
use crate::vocabulary::{Company, Vocabulary};
use crate::writer::{self, Parts};
use nutgraf_language::model::Model;
use nutgraf_language::table::PairTable;

/// Settings of a whole run.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) learning: LearningSettings,
    /// How often a word must occur to have a form vector of its own.
    pub(crate) at_least: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            learning: LearningSettings {
                epochs: 24,
                batch: 24,
                rate: 3000,
                hidden_words: 10,
                hidden: 12,
                seed: 7,
            },
            at_least: 3,
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
            "epochs" => put(&mut self.learning.epochs, value),
            "batch" => put(&mut self.learning.batch, value),
            "rate" => put(&mut self.learning.rate, value),
            "hidden-words" => put(&mut self.learning.hidden_words, value),
            "hidden" => put(&mut self.learning.hidden, value),
            "seed" => put(&mut self.learning.seed, value),
            "min" => put(&mut self.at_least, value),
            _ => false,
        }
    }
}

/// What a unit of tag margin and of arc margin is in scores.
const UNITS: [f32; 2] = [1.4, 0.25];

/// The bytes of a model of `treebank`. Its confidence is set by `calibration`, which it must not have seen.
pub(crate) fn train(
    treebank: &[GoldSentence],
    calibration: &[GoldSentence],
    clusters: &str,
    company: &Company,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Vec<u8> {
    let cluster_bytes = writer::cluster_table(clusters);
    let clusters = PairTable::new(&cluster_bytes);
    let classes = classes(treebank);
    let vocabulary = Vocabulary::new(treebank, company, settings.at_least);
    let examples: Vec<Example> =
        treebank.iter().map(|sentence| Example::new(sentence, &classes, &clusters, &vocabulary)).collect();
    progress(&format!("{} words, {} seen", vocabulary.words.len(), vocabulary.seen));
    let mut params = Params::new(vocabulary.rows(), settings.learning.seed);
    learn(&mut params, &vocabulary.company, &examples, settings.learning, progress);
    let mut parts = Parts {
        classes: &classes,
        clusters: &cluster_bytes,
        vocabulary: &vocabulary,
        params: &params,
        units: UNITS,
        confidence: &[],
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
    use crate::vocabulary::Company;
    use nutgraf_language::model::Model;

    /// A treebank small enough to train on in a test.
    fn sample() -> Vec<conllu::GoldSentence> {
        conllu::read(include_str!("../../nutgraf-language/tests/ewt-sample.conllu"))
    }

    #[test]
    fn the_same_treebank_gives_the_same_bytes_and_is_learnt() {
        let mut settings = Settings::default();
        for (name, value) in [("epochs", "16"), ("batch", "2"), ("rate", "6000"), ("min", "1")] {
            assert!(settings.set(name, value));
        }
        let mut sentences = sample();
        sentences.truncate(30);
        let company = Company::default();
        let run = || train(&sentences, &sentences, "0110 said told\n", &company, &settings, &mut |_| {});
        let bytes = run();
        assert_eq!(bytes, run());
        let model = Model::open(&bytes).unwrap();
        assert!(measure(&model, &sentences).las() > 50.0);
    }

    #[test]
    fn unknown_settings_are_refused() {
        let mut settings = Settings::default();
        assert!(!settings.set("colour", "1"));
        assert!(!settings.set("epochs", "many"));
    }
}
