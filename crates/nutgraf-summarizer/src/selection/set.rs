//! What a set of sentences is worth beside the worth of each: coverage, repetition, length.

use super::signals::common;
use crate::document::Document;

/// Number of signals of a set.
pub(crate) const COUNT: usize = NAMES.len();

/// The names of a set's signals, in the order of [`Sets::signals`].
pub(crate) const NAMES: [&str; 7] =
    ["lead-set", "repetition", "coverage", "words-to-60", "words-60-to-100", "words-90-to-150", "neighbours"];

/// Rates sets of sentences of one story.
pub(crate) struct Sets<'d, 's> {
    document: &'d Document<'s>,
    /// Of each stem: the number of sentences it stands in, 0 when in one alone.
    weight: Vec<f64>,
    total: f64,
    /// Of each stem: the last set it was seen in.
    seen: Vec<u32>,
    round: u32,
}

impl<'d, 's> Sets<'d, 's> {
    /// A rater for `document`.
    pub(crate) fn new(document: &'d Document<'s>) -> Self {
        let mut weight = vec![0.0; document.stems];
        for &c in document.sentences.iter().flat_map(|s| &s.content) {
            weight[c as usize] += 1.0;
        }
        for w in &mut weight {
            if *w < 2.0 {
                *w = 0.0;
            }
        }
        let total = weight.iter().sum::<f64>().max(1.0);
        Self { document, total, seen: vec![0; document.stems], weight, round: 0 }
    }

    /// The signals of `set`, whose sentences are in the order of the story.
    pub(crate) fn signals(&mut self, set: &[usize]) -> [f64; COUNT] {
        let sentences = &self.document.sentences;
        self.round += 1;
        let (mut covered, mut repeated, mut words) = (0.0, 0.0, 0.0);
        for (k, &i) in set.iter().enumerate() {
            let content = &sentences[i].content;
            words += sentences[i].words.len() as f64;
            for &c in content {
                let c = c as usize;
                if self.seen[c] != self.round {
                    self.seen[c] = self.round;
                    covered += self.weight[c];
                }
            }
            repeated += set[..k].iter().map(|&j| overlap(&sentences[j].content, content)).sum::<f64>();
        }
        [
            f64::from(u8::from(set.iter().enumerate().all(|(k, &i)| k == i))),
            repeated,
            covered / self.total,
            words.min(60.0) / 60.0,
            (words - 60.0).clamp(0.0, 40.0) / 40.0,
            (words - 90.0).clamp(0.0, 60.0) / 60.0,
            set.windows(2).filter(|w| w[1] == w[0] + 1).count() as f64,
        ]
    }
}

/// The share of the shorter one's content stems that two sentences have in common.
pub(crate) fn overlap(a: &[u32], b: &[u32]) -> f64 {
    common(a, b) as f64 / a.len().min(b.len()).max(1) as f64
}
