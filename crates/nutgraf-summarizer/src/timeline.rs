//! What happened when: past events with a date of their own, in the order they happened.

use crate::document::Document;
use crate::events;
use jiff::civil::Date;
use nutgraf_core::Event;
use nutgraf_language::times::{Granularity, Relation, TimeExpression, TimeKind, times};
use nutgraf_language::{Deprel, Parse, Xpos};

/// Fewer dates than this are no line.
const FEWEST: usize = 3;

/// The most entries of a brief; the first told are the ones that matter most.
const MOST: usize = 5;

/// The timeline, earliest first; empty when the story dates fewer than three events.
pub(crate) fn timeline(documents: &[Document<'_>], date: Option<Date>) -> Vec<Event> {
    let mut found: Vec<(Date, Event)> = Vec::new();
    for document in documents {
        let reference = document.reference().or(date);
        for (index, sentence) in document.sentences.iter().enumerate() {
            if found.len() == MOST {
                break;
            }
            if sentence.quoted * 2 > sentence.text.len() {
                continue;
            }
            let entry =
                times(sentence.text, reference).iter().find_map(|t| entry(document, index, t, reference));
            found.extend(entry.filter(|(day, _)| found.iter().all(|(d, _)| d != day)));
        }
    }
    if found.len() < FEWEST {
        return Vec::new();
    }
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, event)| event).collect()
}

/// The entry of a time expression, when its clause tells of a past event on that date.
fn entry(
    document: &Document<'_>,
    index: usize,
    time: &TimeExpression,
    reference: Option<Date>,
) -> Option<(Date, Event)> {
    let date = time.date?;
    let exact = matches!(
        time.granularity,
        Granularity::Day | Granularity::Month | Granularity::Year | Granularity::PartOfDay
    );
    let past = reference.is_none_or(|r| date <= r);
    if !exact
        || !past
        || !matches!(time.kind, TimeKind::Date | TimeKind::Time)
        || time.relation != Relation::At
    {
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
