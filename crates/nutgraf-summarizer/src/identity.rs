//! Whether a noun phrase tells by itself what it speaks of: "the bank's profit" does, "the figure" does not.

use crate::document::{Document, stem};
use nutgraf_language::{Deprel, Parse, Upos, Xpos};

/// Nouns that belong to somebody, of whom nothing is known when only they are printed.
const SOMEBODYS: &[&str] = &[
    "asset", "cost", "debt", "earnings", "income", "lead", "loss", "margin", "order", "output", "premium",
    "profit", "result", "revenue", "sale", "saving", "share", "stake", "turnover",
];

/// Whether a reader of the page, who knows the headline and not the story, can tell what the noun phrase headed by
/// `head` means.
pub(crate) fn is_clear(document: &Document<'_>, parse: &Parse<'_>, head: usize) -> bool {
    let token = &parse.tokens[head];
    match token.upos {
        Upos::Propn => return true,
        Upos::Noun | Upos::Num | Upos::Sym => {}
        _ => return false,
    }
    let inside = parse.subtree(head);
    // "those killed in Leeds" is told by its name as much as "the mayor of Leeds".
    let named = inside.iter().any(|&t| parse.tokens[t].upos == Upos::Propn);
    let pronoun = |t: usize| {
        parse.tokens[t].xpos == Xpos::PrpPoss
            || parse.tokens[t].deprel == Deprel::Det
                && matches!(
                    &*parse.lower(t),
                    "this" | "that" | "these" | "those" | "such" | "both" | "another"
                )
    };
    if named {
        return true;
    }
    if inside.iter().any(|&t| pronoun(t)) {
        return false;
    }
    let topic = || {
        let stem = stem(&parse.lower(head));
        document.headline.iter().any(|&h| document.stem_texts[h as usize] == stem)
    };
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
        return told || topic();
    }
    true
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
