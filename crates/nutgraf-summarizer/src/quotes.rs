//! In their words: quotations worth printing, verbatim, each with its speaker when one is sure.

use crate::document::Document;
use crate::people::{is_a_person, role};
use nutgraf_core::{Citation, Quotation, Quote, Span};
use nutgraf_language::names::Entity;

/// The most quotes of a brief.
const MOST: usize = 3;

/// Quotes need this many words; shorter ones are scare quotes and names.
const SHORTEST: usize = 6;

/// Longer quotes do not fit the column.
const LONGEST: usize = 45;

/// The quotes of a brief, best first.
pub(crate) fn quotes(documents: &[Document<'_>]) -> Vec<Quote> {
    let mut found: Vec<(f64, Quote)> = documents
        .iter()
        .flat_map(|d| d.story.quotations.iter().filter_map(move |q| Some((worth(q, d)?, quote(q, d)?))))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<Quote> = Vec::new();
    for (_, quote) in found {
        let spoken = kept.iter().filter(|k| k.speaker == quote.speaker).count();
        if kept.len() < MOST && spoken == 0 {
            kept.push(quote);
        }
    }
    kept
}

/// How much a quotation is worth printing, or `None` when it is not.
///
/// A sure speaker is a must: words without their speaker inform nobody. Full sentences and early ones are
/// worth more.
fn worth(quotation: &Quotation, document: &Document<'_>) -> Option<f64> {
    speaker(quotation, document)?;
    let span = *quotation.spans.first()?;
    let text = document.story.text(span);
    let words = text.split_whitespace().count();
    if !(SHORTEST..=LONGEST).contains(&words) {
        return None;
    }
    let whole = text.trim_start().starts_with(char::is_uppercase);
    // A few words quoted in passing are the sentence's subject's, or nobody can tell whose they are.
    if !whole && !names_speaker(quotation, document, span) {
        return None;
    }
    let early = 1.0 - span.start() as f64 / document.story.source.len().max(1) as f64;
    let length = if (10..=30).contains(&words) { 0.5 } else { 0.0 };
    let repaired = if quotation.inferred_open || quotation.inferred_close { -0.5 } else { 0.0 };
    Some(f64::from(quotation.confidence) + if whole { 1.0 } else { 0.0 } + early + length + repaired)
}

/// Whether a sentence that the quotation stands in names its speaker.
fn names_speaker(quotation: &Quotation, document: &Document<'_>, span: Span) -> bool {
    let Some(speaker) = &quotation.speaker else { return false };
    let last = speaker.name.rsplit(' ').next().unwrap_or(&speaker.name);
    document.sentences.iter().filter(|s| s.span.overlaps(span)).any(|s| {
        s.words.iter().any(|w| {
            let word = w.span.slice(s.text);
            word.strip_suffix("'s").unwrap_or(word) == last
        })
    })
}

/// The person who said it: clubs, firms and places do not speak.
pub(crate) fn speaker<'d>(quotation: &Quotation, document: &'d Document<'_>) -> Option<&'d Entity> {
    let name = &quotation.speaker.as_ref()?.name;
    let whole = |e: &&Entity| e.name == *name;
    let part = |e: &&Entity| e.name.split(' ').any(|w| w == name) || name.ends_with(&e.name);
    let person = |e: &&Entity| is_a_person(e);
    let entities = || document.entities().iter();
    let mut parts = entities().filter(part).filter(person);
    entities().filter(whole).find(person).or_else(|| parts.next().filter(|_| parts.next().is_none()))
}

fn quote(quotation: &Quotation, document: &Document<'_>) -> Option<Quote> {
    let span = *quotation.spans.first()?;
    let citations: Vec<Citation> = document
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| s.span.overlaps(span))
        .map(|(i, _)| document.cite(i))
        .collect();
    let text = document.story.text(span).trim().trim_end_matches(',').to_owned();
    let person = speaker(quotation, document)?;
    (!citations.is_empty()).then(|| Quote {
        text,
        speaker: Some(person.name.clone()),
        role: person.role.as_ref().and_then(|r| role(&r.text)),
        repaired: quotation.inferred_open || quotation.inferred_close,
        citations,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    #[test]
    fn a_few_words_of_one_person_are_not_given_to_the_next() {
        let brief = brief(
            "Party leader Mark Holt accused the mayor of \"using the safety of the town to score points\". Deputy mayor \
             Carla Kent says that the plan is sound.",
        );
        assert!(
            brief.quotes.iter().all(|q| q.speaker.as_deref() != Some("Carla Kent")),
            "{:?}",
            brief.quotes
        );
    }
}
