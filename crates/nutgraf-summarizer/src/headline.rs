//! The headline: the source's own, else one derived from the bottom line's sentence and marked so.

use crate::document::Document;
use crate::render::{capitalised, one_line};
use crate::selection::Choice;
use crate::shorten;
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
    let english = document.foreign().is_none();
    let cut = english.then(|| shorten::opening(document.parse(choice.bottom_line), LONGEST)).flatten();
    let text = cut.unwrap_or_else(|| opening(sentence.text).to_owned());
    Headline {
        text: capitalised(&one_line(&text)),
        derived: true,
        citations: vec![document.cite(choice.bottom_line)],
    }
}

/// Words that open a phrase, before which a sentence may be cut when its analysis gives no border.
const OPEN_PHRASES: &[&str] = &[
    "after", "amid", "as", "at", "because", "before", "during", "for", "in", "on", "since", "when", "while",
    "with",
];

/// The sentence up to its last comma or phrase that fits, without its full stop.
fn opening(sentence: &str) -> &str {
    const SHORTEST: usize = 40;
    let sentence = sentence.trim_end_matches('.');
    if sentence.chars().count() <= LONGEST {
        return sentence;
    }
    let limit = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(i, _)| i);
    let head = &sentence[..limit];
    let phrase = || {
        let mut spaces = head.match_indices(' ').map(|(i, _)| i).filter(|&i| i > SHORTEST);
        spaces.rfind(|&i| OPEN_PHRASES.contains(&sentence[i + 1..].split(' ').next().unwrap_or("")))
    };
    let mark = [", ", " -- ", " - ", " – ", " — "].iter().filter_map(|m| head.rfind(m)).max();
    let cut = mark
        .filter(|&i| i > SHORTEST)
        .or_else(phrase)
        .or_else(|| head.rfind(char::is_whitespace))
        .unwrap_or(limit);
    head[..cut].trim_end()
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::Story;

    #[test]
    fn a_derived_headline_ends_where_a_phrase_ends() {
        let text = "The council of Holm on Wednesday criticised the plan of the port authority to close roughly thirty \
            berths by next summer, with mayor Ann Holt calling it a blow to every family in the town. Work starts in \
            June.";
        let headline = summarize(&[Story::parse(text)], &Options::default()).headline;
        assert!(headline.derived);
        assert!(
            ["by next summer", "roughly thirty berths"].iter().any(|end| headline.text.ends_with(end)),
            "{}",
            headline.text
        );
    }
}
