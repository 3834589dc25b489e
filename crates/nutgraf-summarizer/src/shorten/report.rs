//! Reporting clauses at the border of a sentence: ", officials said on Friday" and "According to police,".
//!
//! They are told by their own words, so that what they report can be analysed again without them: a parser
//! reads a plain statement better than one with a report around it.

use crate::claim::ClaimSource;
use nutgraf_core::Span;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A statement and whom it rests on.
pub(crate) struct Report {
    /// The bytes of the statement.
    pub statement: Span,
    /// Whose it is.
    pub source: ClaimSource,
}

/// A longer tail says more than who said so and when.
const LONGEST: usize = 22;

/// The report at the end or the start of the sentence, if it does nothing but name the source.
pub(crate) fn report(parse: &Parse<'_>) -> Option<Report> {
    said(parse).or_else(|| according_at_end(parse)).or_else(|| according_at_start(parse))
}

fn is_verb(parse: &Parse<'_>, t: usize) -> bool {
    let lemma = parse.lemma(t);
    matches!(parse.tokens[t].upos, Upos::Verb | Upos::Noun)
        && (parse.tokens[t].xpos.is_finite()
            || matches!(
                &*parse.lower(t),
                "said" | "reported" | "announced" | "told" | "confirmed" | "say" | "says" | "reports"
            ))
        && (lexicon::REPORTING_VERBS.contains(&lemma) || matches!(&*parse.lower(t), "reports" | "says"))
        && !lexicon::STRONG_REPORTING_VERBS.contains(&lemma)
        && !lexicon::ATTRIBUTIVE_OPAQUE.contains(&lemma)
}

fn is_nominal(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn)
}

/// The tokens without the marks that end the sentence.
fn end(parse: &Parse<'_>) -> usize {
    (0..parse.len()).rfind(|&t| parse.tokens[t].upos != Upos::Punct).map_or(0, |t| t + 1)
}

/// The statement in tokens `from..to`, when it can stand alone.
fn statement(parse: &Parse<'_>, from: usize, to: usize) -> Option<Span> {
    let inner: Vec<usize> = (from..to).collect();
    let finite = inner.iter().any(|&t| {
        matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux) && parse.tokens[t].xpos != Xpos::Vbg
    });
    let words = inner.iter().filter(|&&t| parse.tokens[t].upos != Upos::Punct).count();
    (finite && words >= 4 && super::cut::is_balanced(parse, &inner))
        .then(|| Span::new(parse.tokens[from].span.start(), parse.tokens[to - 1].span.end()))
}

/// ", officials said on Friday" and ", said Yuri Ushakov, an aide".
fn said(parse: &Parse<'_>) -> Option<Report> {
    let end = end(parse);
    // The comma nearest to the end after which a reporting verb with its subject is all there is.
    for comma in (1..end).rev().filter(|&t| parse.form(t) == ",") {
        if end - comma > LONGEST {
            return None;
        }
        let tail = comma + 1..end;
        let mut verbs = tail.clone().filter(|&t| is_verb(parse, t));
        let Some(verb) = verbs.next() else { continue };
        let first = parse.lower(comma + 1);
        if matches!(
            &*first,
            "who"
                | "which"
                | "that"
                | "and"
                | "but"
                | "as"
                | "when"
                | "where"
                | "while"
                | "whose"
                | "it"
                | "he"
                | "she"
                | "they"
                | "if"
        ) {
            return None;
        }
        let before: Vec<usize> = (comma + 1..verb).collect();
        let after: Vec<usize> = (verb + 1..end).filter(|&t| parse.form(t) != ",").collect();
        let clause = |t: &usize| {
            parse.tokens[*t].upos == Upos::Verb
                && *t != verb
                && !matches!(parse.tokens[*t].deprel, Deprel::Amod)
                || matches!(&*parse.lower(*t), "that" | "but" | "not" | "if" | "who" | "which" | "whether")
        };
        let plain = |t: &usize| {
            matches!(
                parse.tokens[*t].upos,
                Upos::Noun
                    | Upos::Propn
                    | Upos::Adj
                    | Upos::Det
                    | Upos::Adp
                    | Upos::Num
                    | Upos::Part
                    | Upos::Cconj
                    | Upos::Punct
                    | Upos::Aux
                    | Upos::Adv
                    | Upos::Verb
                    | Upos::Pron
            )
        };
        // "the work and pensions minister": whose head the analysis often misses.
        let joined = before.iter().any(|&t| parse.tokens[t].upos == Upos::Cconj);
        if joined || before.iter().chain(&after).any(clause) || !before.iter().all(plain) {
            return None;
        }
        let auxiliaries = before
            .iter()
            .rev()
            .take_while(|&&t| parse.tokens[t].upos == Upos::Aux || parse.form(t) == ",")
            .count();
        let subject = &before[..before.len() - auxiliaries];
        let head = if subject.is_empty() {
            // "said Yuri Ushakov": the phrase right behind the verb.
            head_of(
                parse,
                verb + 1,
                after.iter().copied().take_while(|&t| !matches!(parse.tokens[t].upos, Upos::Adp)).last()? + 1,
            )?
        } else {
            let stop = subject
                .iter()
                .copied()
                .skip(1)
                .find(|&t| parse.tokens[t].upos == Upos::Adp)
                .unwrap_or(subject[subject.len() - 1] + 1);
            head_of(parse, subject[0], stop)?
        };
        let statement = statement(parse, 0, comma)?;
        return Some(Report { statement, source: ClaimSource { head, verb: Some(verb), aside: Some(verb) } });
    }
    None
}

/// The head of the noun phrase in tokens `from..to`.
fn head_of(parse: &Parse<'_>, from: usize, to: usize) -> Option<usize> {
    let inside = |t: usize| (from..to).contains(&t);
    (from..to)
        .filter(|&t| is_nominal(parse, t) && parse.tokens[t].head.is_none_or(|h| !inside(h)))
        .find(|&t| !lexicon::TIME_WORDS.contains(&parse.lower(t)))
}

/// "S, according to NP."
fn according_at_end(parse: &Parse<'_>) -> Option<Report> {
    let end = end(parse);
    let at = (1..end).rfind(|&t| parse.lower(t) == "according")?;
    let to = (parse.lower(at + 1) == "to").then_some(at + 2)?;
    if end - at > LONGEST || (to..end).any(|t| is_clause(parse, t)) {
        return None;
    }
    let head = head_of(parse, to, end)?;
    let comma = usize::from(parse.form(at - 1) == ",");
    let statement = statement(parse, 0, at - comma)?;
    Some(Report { statement, source: ClaimSource { head, verb: None, aside: Some(head) } })
}

/// "According to NP, S."
fn according_at_start(parse: &Parse<'_>) -> Option<Report> {
    if parse.len() < 6 || parse.lower(0) != "according" || parse.lower(1) != "to" {
        return None;
    }
    let comma = (2..parse.len().min(LONGEST)).find(|&t| parse.form(t) == ",")?;
    if (2..comma).any(|t| is_clause(parse, t)) {
        return None;
    }
    let head = head_of(parse, 2, comma)?;
    // What follows an aside of the source is not the statement yet: "the BBC, which ..., S".
    let next = &parse.tokens.get(comma + 1)?;
    if matches!(next.deprel, Deprel::Appos) || matches!(&*parse.lower(comma + 1), "who" | "which" | "whose") {
        return None;
    }
    let statement = statement(parse, comma + 1, end(parse))?;
    Some(Report { statement, source: ClaimSource { head, verb: None, aside: Some(head) } })
}

fn is_clause(parse: &Parse<'_>, t: usize) -> bool {
    parse.tokens[t].upos == Upos::Verb && !matches!(parse.tokens[t].deprel, Deprel::Amod | Deprel::Compound)
        || matches!(&*parse.lower(t), "but" | "not" | "if" | "who" | "which" | "that")
}
