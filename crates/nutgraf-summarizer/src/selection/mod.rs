//! Which sentences the brief is made of.
//!
//! [`score`] gives every sentence one number from documented signals; [`choose`] takes the best so that
//! the story's topics are covered without repeats and without dangling openers.

use crate::document::Document;

/// A sentence with its score.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    /// Index into [`Document::sentences`].
    pub index: usize,
    /// The sum of the signals.
    pub score: f64,
    /// Each signal and what it added.
    pub signals: Vec<(&'static str, f64)>,
}

/// The sentences the brief is made of, as indices into [`Document::sentences`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The sentence the bottom line is made from.
    pub bottom_line: usize,
    /// Sentences of the key points, most important first; never the bottom line's.
    pub key_points: Vec<usize>,
    /// Background, most important first.
    pub background: Vec<usize>,
}

/// Every sentence with its score, in the order of the story.
pub(crate) fn score(document: &Document<'_>) -> Vec<Scored> {
    let n = document.sentences.len() as f64;
    (0..document.sentences.len())
        .map(|index| {
            let position = (n - index as f64) / n;
            Scored { index, score: position, signals: vec![("position", position)] }
        })
        .collect()
}

/// At most `points` key points; `None` when the story has no sentence.
pub(crate) fn choose(document: &Document<'_>, scores: &[Scored], points: usize) -> Option<Choice> {
    let mut order: Vec<&Scored> = scores.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.index.cmp(&b.index)));
    let bottom_line = order.first()?.index;
    let key_points = order.iter().skip(1).take(points).map(|s| s.index).collect();
    debug_assert_eq!(scores.len(), document.sentences.len());
    Some(Choice { bottom_line, key_points, background: Vec::new() })
}
