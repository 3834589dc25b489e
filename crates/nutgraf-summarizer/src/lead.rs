//! The choice from a story in another language, whose words tell nothing here.

use crate::document::Document;
use crate::selection::Choice;

/// Sentences with fewer words are no points.
const SHORTEST: usize = 5;

/// The first sentence and the ones that
/// open its next paragraphs, then whatever comes first.
pub(crate) fn lead(document: &Document<'_>, points: usize) -> Option<Choice> {
    let sentences = &document.sentences;
    let long = |&i: &usize| sentences[i].words.len() >= SHORTEST;
    let opens = |&i: &usize| sentences[i].number == 1;
    let bottom_line =
        (0..sentences.len()).find(long).or(if sentences.is_empty() { None } else { Some(0) })?;
    let rest = || (bottom_line + 1..sentences.len()).filter(long);
    let mut key_points: Vec<usize> =
        rest().filter(opens).chain(rest().filter(|i| !opens(i))).take(points).collect();
    key_points.sort_unstable();
    Some(Choice { bottom_line, key_points, background: Vec::new() })
}
