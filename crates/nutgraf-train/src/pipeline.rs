//! The whole of training, from treebanks to the bytes of a model.

use crate::conllu::GoldSentence;
use crate::evaluation::measure;
use crate::example::{Example, classes};
use crate::network::{LearningSettings, Params, learn};
use crate::teachers::Teachers;
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
    /// The mean share of the heads of a tree, of 100, that makes a sentence of news worth learning from.
    pub(crate) agreed: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            learning: LearningSettings {
                epochs: 28,
                news_epochs: 20,
                news_passes: 3,
                batch: 24,
                rate: 3000,
                hidden_words: 8,
                hidden: 7,
                seed: 7,
            },
            at_least: 3,
            agreed: 80,
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
            "news-epochs" => put(&mut self.learning.news_epochs, value),
            "news-passes" => put(&mut self.learning.news_passes, value),
            "batch" => put(&mut self.learning.batch, value),
            "rate" => put(&mut self.learning.rate, value),
            "hidden-words" => put(&mut self.learning.hidden_words, value),
            "hidden" => put(&mut self.learning.hidden, value),
            "seed" => put(&mut self.learning.seed, value),
            "agreed" => put(&mut self.agreed, value),
            "min" => put(&mut self.at_least, value),
            _ => false,
        }
    }
}

/// What a unit of tag margin and of arc margin is in scores.
const UNITS: [f32; 2] = [1.4, 0.25];

/// What models are made of.
pub(crate) struct Sources {
    pub(crate) treebank: Vec<GoldSentence>,
    /// What sets the confidence of a model, which must not have seen it.
    pub(crate) calibration: Vec<GoldSentence>,
    pub(crate) clusters: String,
    pub(crate) company: Company,
}

/// Sentences without annotation, and the models that annotate them.
#[derive(Default)]
pub(crate) struct Lessons<'a> {
    pub(crate) teachers: Teachers<'a>,
    pub(crate) sentences: Vec<String>,
}

impl Lessons<'_> {
    /// What the teachers make of the sentences, without those they are at odds about.
    fn examples(&self, vocabulary: &Vocabulary, agreed: f32) -> Vec<Example> {
        self.sentences
            .iter()
            .filter_map(|text| self.teachers.annotate(text, vocabulary))
            .filter(|&(_, share)| share >= agreed)
            .map(|(example, _)| example)
            .collect()
    }
}

/// The bytes of a model of `sources` and `lessons`.
pub(crate) fn train(
    sources: &Sources,
    lessons: &Lessons<'_>,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Vec<u8> {
    let Sources { treebank, calibration, clusters, company } = sources;
    let cluster_bytes = writer::cluster_table(clusters);
    let clusters = PairTable::new(&cluster_bytes);
    let classes = classes(treebank);
    let vocabulary = Vocabulary::new(treebank, company, settings.at_least);
    let examples: Vec<Example> =
        treebank.iter().map(|sentence| Example::new(sentence, &classes, &clusters, &vocabulary)).collect();
    progress(&format!("{} words, {} seen", vocabulary.words.len(), vocabulary.seen));
    let news = lessons.examples(&vocabulary, settings.agreed as f32 / 100.0);
    if !news.is_empty() {
        let words: usize = news.iter().map(|example| example.inputs.len()).sum();
        progress(&format!("{words} words of {} sentences of news", news.len()));
    }
    let mut params = Params::new(vocabulary.rows(), settings.learning.seed);
    learn(&mut params, &vocabulary.company, &examples, &news, settings.learning, progress);
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
    use super::{Lessons, Settings, Sources, train};
    use crate::conllu;
    use crate::evaluation::measure;
    use crate::teachers::Teachers;
    use crate::vocabulary::Company;
    use nutgraf_language::model::Model;

    /// A treebank small enough to train on in a test.
    fn sample() -> Sources {
        let mut treebank = conllu::read(include_str!("../../nutgraf-language/tests/ewt-sample.conllu"));
        treebank.truncate(30);
        Sources {
            calibration: treebank.clone(),
            treebank,
            clusters: "0110 said told\n".to_owned(),
            company: Company::default(),
        }
    }

    fn settings() -> Settings {
        let mut settings = Settings::default();
        for (name, value) in [("epochs", "16"), ("batch", "2"), ("rate", "6000"), ("min", "1")] {
            assert!(settings.set(name, value));
        }
        settings
    }

    #[test]
    fn the_same_treebank_gives_the_same_bytes_and_is_learnt() {
        let sources = sample();
        let run = || train(&sources, &Lessons::default(), &settings(), &mut |_| {});
        let bytes = run();
        assert_eq!(bytes, run());
        let model = Model::open(&bytes).unwrap();
        assert!(measure(&model, &sources.treebank).las() > 50.0);
    }

    #[test]
    fn teachers_pass_on_what_they_know() {
        let sources = sample();
        let teacher = train(&sources, &Lessons::default(), &settings(), &mut |_| {});
        let teachers = Teachers(vec![Model::open(&teacher).unwrap()]);
        let sentences = sources.treebank.iter().map(|sentence| sentence.text.clone()).collect();
        let (treebank, rest) = (sources.treebank[..4].to_vec(), &sources.treebank[4..]);
        let few = Sources { treebank, ..sample() };
        let mut settings = settings();
        for (name, value) in [("epochs", "8"), ("news-epochs", "8"), ("news-passes", "8"), ("agreed", "0")] {
            assert!(settings.set(name, value));
        }
        let las = |lessons: &Lessons<'_>| {
            let bytes = train(&few, lessons, &settings, &mut |_| {});
            measure(&Model::open(&bytes).unwrap(), rest).las()
        };
        let (alone, taught) = (las(&Lessons::default()), las(&Lessons { teachers, sentences }));
        assert!(taught > alone + 10.0, "{taught} and {alone}");
    }

    #[test]
    fn unknown_settings_are_refused() {
        let mut settings = Settings::default();
        assert!(!settings.set("colour", "1"));
        assert!(!settings.set("epochs", "many"));
    }
}
