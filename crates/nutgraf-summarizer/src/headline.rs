//! The headline: the source's own, else one derived from the bottom line's sentence and marked so.

use crate::document::Document;
use crate::selection::Choice;
use nutgraf_core::Headline;

/// The most characters of a derived headline; two lines on the page.
const LONGEST: usize = 110;

/// The first story's headline, or one derived from the sentence the bottom line is made from.
pub(crate) fn headline(documents: &[&Document<'_>], choice: Option<&(&Document<'_>, Choice)>) -> Headline {
    if let Some(field) = documents.iter().find_map(|d| d.story.headline.as_ref()) {
        return Headline { text: field.value.clone(), derived: false, citations: Vec::new() };
    }
    let Some((document, choice)) = choice else {
        return Headline { text: String::new(), derived: true, citations: Vec::new() };
    };
    let sentence = &document.sentences[choice.bottom_line];
    Headline {
        text: opening(sentence.text).to_owned(),
        derived: true,
        citations: vec![document.cite(choice.bottom_line)],
    }
}

/// The sentence up to its last comma or word that fits, without its full stop.
fn opening(sentence: &str) -> &str {
    let sentence = sentence.trim_end_matches('.');
    if sentence.chars().count() <= LONGEST {
        return sentence;
    }
    let limit = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(i, _)| i);
    let head = &sentence[..limit];
    let cut =
        head.rfind(", ").filter(|&i| i > 40).or_else(|| head.rfind(char::is_whitespace)).unwrap_or(limit);
    head[..cut].trim_end()
}
