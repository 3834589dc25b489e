//! Clauses with a time: what the sections on what's next and what happened when are made of.

use crate::claim::claim;
use crate::document::Document;
use crate::identity;
use crate::render::one_line;
use crate::shorten::{self, Shortened};
use nutgraf_core::{Event, Span};
use nutgraf_language::times::{Granularity, Relation, TimeExpression};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// Longer clauses do not fit the column.
const WORDS: usize = 26;

/// A time expression in the clause it belongs to.
pub(crate) struct Timed {
    /// The predicate that the time modifies.
    pub predicate: usize,
    /// The printable clause around it.
    pub clause: Shortened,
}

/// The clause of a time expression in sentence `index`; `None` when it cannot be printed alone or is too long.
pub(crate) fn timed(document: &Document<'_>, index: usize, time: &TimeExpression) -> Option<Timed> {
    // "Sunday's earthquake" dates the earthquake, not the clause.
    let after = &document.sentences[index].text[time.span.end()..];
    if after.starts_with("'s") || after.starts_with("’s") {
        return None;
    }
    let parse = document.parse(index);
    let clear = |head: usize| {
        parse
            .children(head)
            .find(|&c| parse.tokens[c].deprel.is_subject())
            .is_some_and(|s| identity::is_clear(document, parse, s))
    };
    let at = parse.tokens.iter().position(|t| t.span.overlaps(time.span))?;
    let predicate = std::iter::once(at).chain(parse.ancestors(at)).find(|&i| is_predicate(parse, i))?;
    let own = |head: usize| parse.children(head).any(|c| parse.tokens[c].deprel.is_subject());
    let top = top(parse, predicate).filter(|&top| clear(top) && (!own(predicate) || clear(predicate)))?;
    let fits = |c: &Shortened| c.tokens.contains(&at) && c.text.split_whitespace().count() <= WORDS;
    let clause = shorten::clause(parse, top).filter(fits);
    let clause = clause.or_else(|| shorten::core(parse, top, at).filter(fits))?;
    Some(Timed { predicate, clause })
}

/// The entry of a timed clause.
pub(crate) fn event(document: &Document<'_>, index: usize, time: &TimeExpression, timed: Timed) -> Event {
    Event {
        when: when(document.sentences[index].text, time),
        date: time.date.filter(|_| time.granularity <= Granularity::Day),
        what: timed.clause.text,
        citations: vec![document.cite(index)],
    }
}

/// The time with the word that makes it a limit: "by Friday".
fn when(text: &str, time: &TimeExpression) -> String {
    let before = text[..time.span.start()].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let limit = !matches!(time.relation, Relation::At | Relation::During | Relation::Around)
        && matches!(
            word.to_ascii_lowercase().as_str(),
            "by" | "until" | "from" | "after" | "within" | "till"
        );
    if let Some(early) = before.strip_suffix("as early as") {
        return one_line(Span::new(early.len(), time.span.end()).slice(text));
    }
    let start = if limit { before.len() - word.len() } else { time.span.start() };
    one_line(Span::new(start, time.span.end()).slice(text))
}

/// Whether the verb tells what somebody announced or arranged; what they felt is no event.
fn is_told_by(parse: &Parse<'_>, verb: usize) -> bool {
    let lemma = parse.lemma(verb);
    let arranged =
        matches!(&*lemma, "expect" | "plan" | "agree" | "promise" | "confirm" | "decide" | "indicate");
    arranged && parse.children(verb).all(|c| !lexicon::NEGATION.contains(&parse.lower(c)))
}

fn is_predicate(parse: &Parse<'_>, i: usize) -> bool {
    parse.tokens[i].upos == Upos::Verb || parse.children_by(i, Deprel::Cop).next().is_some()
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
        // What somebody felt, feared or hoped is no event.
        let opinion = parse.tokens[at].deprel == Deprel::Ccomp
            && parse.tokens[at].head.is_some_and(|h| !is_told_by(parse, h));
        if opinion
            || !matches!(parse.tokens[at].deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Obl | Deprel::Advcl)
        {
            return None;
        }
        at = parse.tokens[at].head?;
    }
}
