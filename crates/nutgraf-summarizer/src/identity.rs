//! Whether a noun phrase tells by itself what it speaks of: "the bank's profit" does, "the figure" does not.

use crate::document::{Document, stem};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Nouns that belong to somebody, of whom nothing is known when only they are printed.
const SOMEBODYS: &[&str] = &[
    "asset", "cost", "debt", "earnings", "income", "lead", "loss", "margin", "order", "output", "premium",
    "profit", "result", "revenue", "sale", "saving", "share", "stake", "turnover",
];

/// A noun that stands in so many sentences is what the story is about.
const RECURS: usize = 4;

/// Whether a reader of the page, who knows the headline and the points and not the story, can tell what the noun
/// phrase headed by `head` means.
pub(crate) fn is_clear(document: &Document<'_>, parse: &Parse<'_>, head: usize) -> bool {
    let token = &parse.tokens[head];
    let share = matches!(token.upos, Upos::Num | Upos::Sym) || is_percent(&parse.lower(head));
    if matches!(&*parse.lower(head), "all" | "both" | "many" | "most" | "one" | "others" | "some") {
        return false;
    }
    match token.upos {
        Upos::Propn => return true,
        Upos::Noun | Upos::Num | Upos::Sym => {}
        // "Brent crude": what closes a compound is a noun, whatever its tag.
        Upos::Adj if parse.children_by(head, Deprel::Compound).next().is_some() => {}
        _ => return false,
    }
    let inside = parse.subtree(head);
    // "those killed in Leeds" is told by its name as much as "the mayor of Leeds".
    let named = inside
        .iter()
        .any(|&t| parse.tokens[t].upos == Upos::Propn && !lexicon::TIME_WORDS.contains(&parse.lower(t)));
    let its = parse.children(head).any(|c| parse.tokens[c].xpos == Xpos::PrpPoss);
    if named && !its {
        return true;
    }
    // "86 percent were in the south": of what stands elsewhere.
    if share && parse.children_by(head, Deprel::Nmod).next().is_none() {
        return false;
    }
    if inside.iter().any(|&t| points_elsewhere(parse, head, t)) {
        return false;
    }
    let stem = stem(&parse.lower(head));
    let definite = parse.children_by(head, Deprel::Det).any(|d| &*parse.lower(d) == "the");
    let somebodys = SOMEBODYS.contains(&&*parse.lemma(head));
    if definite || somebodys {
        let told = parse.children(head).any(|c| match parse.tokens[c].deprel {
            Deprel::NmodPoss | Deprel::AclRelcl => true,
            Deprel::Nmod | Deprel::Compound | Deprel::Acl => !somebodys,
            // "the central bank" is one thing, "the latest increase" any.
            Deprel::Amod => !somebodys && !is_ordering(&parse.lower(c)),
            _ => false,
        });
        // Of two firms on a page "sales" may be either's; "the firm" is the one that was told of.
        let known = || {
            let recurs = !lexicon::GENERIC_SUBJECTS.contains(&parse.lemma(head));
            !somebodys && (document.is_printed(&stem) || recurs && document.frequency(&stem) >= RECURS)
        };
        return told || document.is_in_headline(&stem) || known();
    }
    true
}

fn is_percent(word: &str) -> bool {
    matches!(word, "percent" | "%" | "pc")
}

/// Whether token `t` inside the phrase stands for something told before: "its staff", "these talks". "This year" is
/// known to all.
fn points_elsewhere(parse: &Parse<'_>, head: usize, t: usize) -> bool {
    let token = &parse.tokens[t];
    token.head == Some(head)
        && (token.xpos == Xpos::PrpPoss || token.xpos == Xpos::Prp && token.deprel == Deprel::Nmod)
        || token.deprel == Deprel::Det
            && matches!(&*parse.lower(t), "this" | "that" | "these" | "those" | "such" | "both" | "another")
            && !token.head.is_some_and(|h| lexicon::TIME_WORDS.contains(&parse.lower(h)))
}

/// Adjectives that tell which of several, or how one thing stands to another, and not what it is.
fn is_ordering(adjective: &str) -> bool {
    matches!(
        adjective,
        "new"
            | "latest"
            | "same"
            | "previous"
            | "first"
            | "second"
            | "third"
            | "next"
            | "last"
            | "other"
            | "final"
            | "initial"
            | "old"
            | "current"
            | "recent"
            | "former"
            | "latter"
            | "following"
            | "remaining"
            | "whole"
            | "entire"
            | "main"
            | "original"
            | "actual"
            | "overall"
            | "total"
            | "big"
            | "small"
            | "biggest"
    )
}
