//! What's next: what the story says will happen, with the time in its own words.
//!
//! A time ahead or a deadline counts only where its own clause looks ahead: under "will", "is to", "is
//! expected", "is due". A time in a past-tense clause is not news of what comes.

use crate::claim::claim;
use crate::document::Document;
use crate::shorten;
use jiff::civil::Date;
use nutgraf_core::{Event, Span};
use nutgraf_language::times::{Direction, Granularity, Relation, TimeExpression, TimeKind, times};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The most entries of a brief.
const MOST: usize = 4;

/// Longer clauses do not fit the column.
const WORDS: usize = 24;

/// What's next, soonest first, undated last.
pub(crate) fn whats_next(documents: &[Document<'_>], date: Option<Date>) -> Vec<Event> {
    let mut found: Vec<(usize, Event)> = Vec::new();
    for document in documents {
        let reference = document.reference().or(date);
        for (index, sentence) in document.sentences.iter().enumerate() {
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
fn event(document: &Document<'_>, index: usize, time: &TimeExpression, reference: Option<Date>) -> Option<Event> {
    let ahead = match (time.date, reference) {
        (Some(date), Some(reference)) => date >= reference,
        _ => time.direction == Direction::Future || time.deadline,
    };
    let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.granularity != Granularity::Vague;
    if !ahead || !dated || matches!(time.relation, Relation::Since | Relation::Before) {
        return None;
    }
    let parse = document.parse(index);
    let at = parse.tokens.iter().position(|t| t.span.overlaps(time.span))?;
    let predicate = std::iter::once(at).chain(parse.ancestors(at)).find(|&i| is_predicate(parse, i))?;
    if !looks_ahead(parse, predicate) {
        return None;
    }
    let head = top(parse, predicate)?;
    let clause = shorten::clause(parse, head)?;
    let inside = clause.tokens.iter().any(|&t| t == at);
    (inside && clause.text.split_whitespace().count() <= WORDS).then(|| Event {
        when: when(document.sentences[index].text, time),
        date: time.date.filter(|_| time.granularity <= Granularity::Day),
        what: clause.text,
        citations: vec![document.cite(index)],
    })
}

/// The time with the word that makes it a limit: "by Friday".
pub(crate) fn when(text: &str, time: &TimeExpression) -> String {
    let before = text[..time.span.start()].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let limit = matches!(word.to_ascii_lowercase().as_str(), "by" | "until" | "from" | "after" | "within" | "till");
    let start = if limit { before.len() - word.len() } else { time.span.start() };
    Span::new(start, time.span.end()).slice(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_predicate(parse: &Parse<'_>, i: usize) -> bool {
    parse.tokens[i].upos == Upos::Verb || parse.children_by(i, Deprel::Cop).next().is_some()
}

/// Whether the clause is about what is to come.
fn looks_ahead(parse: &Parse<'_>, predicate: usize) -> bool {
    let chain = std::iter::once(predicate).chain(parse.ancestors(predicate).take_while(|&a| {
        // "is expected to be implemented": what is expected looks ahead, and so does its infinitive.
        matches!(&*parse.lemma(a), "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "intend" | "likely")
    }));
    chain.into_iter().any(|p| {
        let lemma = parse.lemma(p);
        let planned = matches!(&*lemma, "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "intend")
            && parse.tokens[p].xpos != Xpos::Vbd;
        planned
            || parse.children(p).any(|c| {
                let lower = parse.lower(c);
                matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::Cop)
                    && matches!(&*lower, "will" | "shall" | "'ll" | "’ll" | "could" | "may" | "might" | "must" | "should")
                    || lower == "to" && parse.children_by(p, Deprel::Cop).chain(parse.children_by(p, Deprel::Aux)).any(|a| {
                        matches!(&*parse.lower(a), "is" | "are")
                    })
            })
    }) && !parse.children(predicate).any(|c| lexicon::NEGATION.contains(&parse.lower(c)))
}

/// The head of the clause that can be printed alone: the claim of the sentence, or a main clause beside it.
fn top(parse: &Parse<'_>, predicate: usize) -> Option<usize> {
    let claim = claim(parse)?;
    let mut at = predicate;
    loop {
        let beside = parse.tokens[at].deprel == Deprel::Conj
            && parse.tokens[at].head == Some(claim.head)
            && parse.children(at).any(|c| parse.tokens[c].deprel.is_subject());
        if at == claim.head || beside {
            return Some(at);
        }
        if !matches!(parse.tokens[at].deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Obl | Deprel::Advcl) {
            return None;
        }
        at = parse.tokens[at].head?;
    }
}
