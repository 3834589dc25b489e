//! What's next: what the story says will happen, with the time in its own words.
//!
//! A time ahead or a deadline counts only where its own clause looks ahead: under "will", "is to", "is
//! expected", "is due". A time in a past-tense clause is not news of what comes.

use crate::document::Document;
use crate::events;
use jiff::civil::Date;
use nutgraf_core::Event;
use nutgraf_language::times::{Direction, Granularity, Relation, TimeExpression, TimeKind, times};
use nutgraf_language::{Deprel, Parse, Xpos, lexicon};

/// The most entries of a brief.
const MOST: usize = 4;

/// What's next, soonest first, undated last.
pub(crate) fn whats_next(documents: &[Document<'_>], date: Option<Date>) -> Vec<Event> {
    let mut found: Vec<(usize, Event)> = Vec::new();
    for document in documents {
        let reference = document.reference().or(date);
        for (index, sentence) in document.sentences.iter().enumerate() {
            if found.len() == MOST {
                break;
            }
            if sentence.quoted * 2 > sentence.text.len() {
                continue;
            }
            for time in times(sentence.text, reference) {
                if found.iter().any(|(i, e)| *i == index && e.citations[0].source == document.source) {
                    break;
                }
                found.extend(event(document, index, &time, reference).map(|e| (index, e)));
            }
        }
    }
    found.truncate(MOST);
    let mut events: Vec<Event> = found.into_iter().map(|(_, e)| e).collect();
    events.sort_by_key(|e| (e.date.is_none(), e.date));
    events
}

/// The entry of a time expression, when its clause looks ahead.
fn event(
    document: &Document<'_>,
    index: usize,
    time: &TimeExpression,
    reference: Option<Date>,
) -> Option<Event> {
    let ahead = match (time.date, reference) {
        (Some(date), Some(reference)) => date >= reference,
        _ => time.direction == Direction::Future || time.deadline,
    };
    let dated =
        matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.granularity != Granularity::Vague;
    if !ahead || !dated || matches!(time.relation, Relation::Since | Relation::Before) {
        return None;
    }
    let timed = events::timed(document, index, time)?;
    looks_ahead(document.parse(index), timed.predicate).then(|| events::event(document, index, time, timed))
}

/// Whether the clause is about what is to come.
fn looks_ahead(parse: &Parse<'_>, predicate: usize) -> bool {
    let chain = std::iter::once(predicate).chain(parse.ancestors(predicate).take_while(|&a| {
        // "is expected to be implemented": what is expected looks ahead, and so does its infinitive.
        matches!(
            &*parse.lemma(a),
            "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "intend" | "likely"
        )
    }));
    chain.into_iter().any(|p| {
        let lemma = parse.lemma(p);
        let planned = matches!(&*lemma, "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "intend")
            && parse.tokens[p].xpos != Xpos::Vbd;
        planned
            || parse.children(p).any(|c| {
                let lower = parse.lower(c);
                matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::Cop)
                    && matches!(&*lower, "will" | "shall" | "'ll" | "’ll" | "could" | "may" | "might")
                    || lower == "to"
                        && parse
                            .children_by(p, Deprel::Cop)
                            .chain(parse.children_by(p, Deprel::Aux))
                            .any(|a| matches!(&*parse.lower(a), "is" | "are"))
            })
    }) && !parse.children(predicate).any(|c| lexicon::NEGATION.contains(&parse.lower(c)))
}
