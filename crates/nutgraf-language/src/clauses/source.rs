//! On whose word a clause is told: the subject of a reporting verb, or who "according to" names.

use super::{Children, Clause, ClauseKind, Source, Voice};
use crate::deprel::Deprel;
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::Upos;

/// Sets the source of every clause that has one.
pub(super) fn attach(parse: &Parse<'_>, children: &Children, found: &mut [Clause]) {
    let according = according(parse, children);
    for n in 0..found.len() {
        let Some(parent) = found[n].parent else {
            found[n].source = told_beside(parse, children, found, n).or(according);
            continue;
        };
        let verb = found[parent].predicate;
        found[n].source = match found[n].kind {
            ClauseKind::Reported => reporter(parse, found, parent).or(found[parent].source),
            // "agreed to hold talks" is told on the word of whoever tells the clause above.
            ClauseKind::Conjunct => match found[parent].source {
                // "X said A and left": what is joined to the verb of saying is no part of what X said.
                Some(source) if source.verb != Some(verb) => Some(source),
                _ => None,
            },
            ClauseKind::Parenthetical => None,
            _ => found[parent].source,
        };
    }
    // "..., X said" tells of the clause it stands beside, not of itself.
    for clause in found {
        if clause.source.is_some_and(|source| source.verb == Some(clause.predicate)) {
            clause.source = None;
        }
    }
}

/// Who the reporting clause `n` names.
fn reporter(parse: &Parse<'_>, found: &[Clause], n: usize) -> Option<Source> {
    let verb = found[n].predicate;
    // "is said to be", "was told that": whoever spoke is not named.
    if found[n].voice == Voice::Passive {
        return None;
    }
    let head = found[n].subject.filter(|&head| {
        matches!(
            parse.tokens[head].upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj | Upos::Sym
        )
    })?;
    lexicon::REPORTING_VERBS.contains(&parse.lemma(verb)).then_some(Source { head, verb: Some(verb) })
}

/// "..., X said": a reporting clause set beside clause `n`.
fn told_beside(parse: &Parse<'_>, children: &Children, found: &[Clause], n: usize) -> Option<Source> {
    children
        .of(found[n].predicate)
        .filter(|&c| parse.tokens[c].deprel == Deprel::Parataxis)
        .find_map(|c| found.iter().position(|clause| clause.predicate == c))
        .and_then(|beside| reporter(parse, found, beside))
}

/// The head of what "according to" names, anywhere in the sentence.
fn according(parse: &Parse<'_>, children: &Children) -> Option<Source> {
    let at = (0..parse.len()).find(|&t| {
        parse.form(t).eq_ignore_ascii_case("according") && parse.form(t + 1).eq_ignore_ascii_case("to")
    })?;
    // The noun is the head of "according" where it is a preposition, its dependant where it is a verb.
    let above = parse.tokens[at].head.filter(|&head| parse.tokens[at].deprel == Deprel::Case && head > at);
    let below = || children.of(at).find(|&c| c > at + 1 && parse.tokens[c].upos != Upos::Punct);
    above.or_else(below).map(|head| Source { head, verb: None })
}
