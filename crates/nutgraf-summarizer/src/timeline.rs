//! What happened when: past events with a date of their own, in the order they happened.

use crate::document::Document;
use crate::events;
use jiff::civil::Date;
use nutgraf_core::Event;
use nutgraf_language::times::{Granularity, Relation, TimeExpression, TimeKind};
use nutgraf_language::{Deprel, Parse, Xpos};
use std::collections::BTreeSet;

/// Fewer dates than this are no line.
const FEWEST: usize = 3;

/// The most entries of a brief; the first told are the ones that matter most.
const MOST: usize = 5;

/// The timeline, earliest first; empty when the story dates fewer than three events.
pub(crate) fn timeline(documents: &[Document<'_>]) -> Vec<Event> {
    // Most stories name too few days, which shows before any of their sentences is parsed.
    let days: BTreeSet<Date> = documents
        .iter()
        .flat_map(|d| (0..d.sentences.len()).flat_map(|index| d.times(index)).filter_map(|t| day(d, t)))
        .collect();
    if days.len() < FEWEST {
        return Vec::new();
    }
    let mut found: Vec<(Date, Event)> = Vec::new();
    for document in documents {
        for (index, sentence) in document.sentences.iter().enumerate() {
            if found.len() == MOST {
                break;
            }
            if sentence.quoted * 2 > sentence.text.len() {
                continue;
            }
            let entry = document.times(index).iter().find_map(|t| entry(document, index, t));
            found.extend(entry.filter(|(day, _)| found.iter().all(|(d, _)| d != day)));
        }
    }
    if found.len() < FEWEST {
        return Vec::new();
    }
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, event)| event).collect()
}

/// The day that is over, or the longer time, which an expression names and nothing but that.
fn day(document: &Document<'_>, time: &TimeExpression) -> Option<Date> {
    let date = time.date?;
    let exact = matches!(
        time.granularity,
        Granularity::Day | Granularity::Month | Granularity::Year | Granularity::PartOfDay
    );
    let past = document.today().is_none_or(|today| date <= today);
    let names_it = matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.relation == Relation::At;
    (exact && past && names_it).then_some(date)
}

/// The entry of a time expression, when its clause tells of a past event on that date.
fn entry(document: &Document<'_>, index: usize, time: &TimeExpression) -> Option<(Date, Event)> {
    let date = day(document, time)?;
    if !document.tagged(index).tokens.iter().any(|t| t.xpos == Xpos::Vbd) {
        return None;
    }
    let timed = events::timed(document, index, time)?;
    is_past(document.parse(index), timed.predicate)
        .then(|| (date, events::event(document, index, time, timed)))
}

/// Whether the predicate is in the past and tells what happened.
fn is_past(parse: &Parse<'_>, predicate: usize) -> bool {
    let modal = parse.children_by(predicate, Deprel::Aux).any(|a| parse.tokens[a].xpos == Xpos::Md);
    let past = |t: usize| parse.tokens[t].xpos == Xpos::Vbd;
    !modal
        && (past(predicate)
            || parse.children(predicate).any(|c| {
                matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && past(c)
            }))
}
