//! In their words: quotations worth printing, verbatim, each with its speaker when one is sure.

use crate::document::Document;
use crate::render::one_line;
use nutgraf_core::{Citation, Quotation, Quote};
use nutgraf_language::names::{Entity, EntityKind};

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
    let early = 1.0 - span.start() as f64 / document.story.source.len().max(1) as f64;
    let length = if (10..=30).contains(&words) { 0.5 } else { 0.0 };
    let repaired = if quotation.inferred_open || quotation.inferred_close { -0.5 } else { 0.0 };
    Some(f64::from(quotation.confidence) + if whole { 1.0 } else { 0.0 } + early + length + repaired)
}

/// The person who said it: clubs, firms and places do not speak.
fn speaker<'d>(quotation: &Quotation, document: &'d Document<'_>) -> Option<&'d Entity> {
    let name = &quotation.speaker.as_ref()?.name;
    let whole = |e: &&Entity| e.name == *name;
    let part = |e: &&Entity| e.name.split(' ').any(|w| w == name) || name.ends_with(&e.name);
    let persons = || document.entities().iter().filter(|e| e.kind == EntityKind::Person);
    let mut parts = persons().filter(part);
    persons().find(whole).or_else(|| parts.next().filter(|_| parts.next().is_none()))
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
        role: person.role.as_ref().map(|r| one_line(&r.text)),
        repaired: quotation.inferred_open || quotation.inferred_close,
        citations,
    })
}
