//! What stands before or beside a noun: titles, ages, and what narrows it so that it must not be lost.

use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// Whether the word before a name says what its bearer is: "striker", "President".
pub(super) fn is_title(parse: &Parse<'_>, i: usize) -> bool {
    let lemma = parse.lemma(i).to_lowercase();
    parse.tokens[i].upos == Upos::Noun
        || lexicon::ROLE_NOUNS.contains(&lemma)
        || lexicon::HONORIFICS.contains(&lemma)
}

/// Whether the modifier gives an age: "25-year-old".
pub(super) fn is_age(parse: &Parse<'_>, i: usize) -> bool {
    parse.lower(i) == "old"
        && parse.subtree(i).into_iter().any(|t| matches!(&*parse.lower(t), "year" | "month"))
}

pub(super) fn is_suffix(lower: &str) -> bool {
    matches!(lower, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" | "'s" | "’s")
}

/// Whether leaving the adjective out would say more than the sentence does ("alleged fraud", "fake doctor").
pub(super) fn narrows(parse: &Parse<'_>, i: usize) -> bool {
    let lower = parse.lower(i);
    let closed = [
        "alleged",
        "suspected",
        "potential",
        "possible",
        "proposed",
        "planned",
        "former",
        "ex",
        "fake",
        "false",
        "mock",
        "would-be",
        "attempted",
        "failed",
        "aborted",
        "cancelled",
        "canceled",
        "partial",
        "temporary",
        "likely",
        "unlikely",
        "apparent",
        "supposed",
        "so-called",
        "draft",
        "interim",
        "acting",
        "deputy",
        "assistant",
        "vice",
        "first",
        "second",
        "third",
        "last",
        "next",
        "no",
        "few",
        "fewer",
        "less",
        "more",
        "most",
        "many",
        "several",
        "half",
        "some",
        "other",
        "additional",
        "further",
        "future",
        "previous",
        "old",
        "new",
        "low",
        "lower",
        "high",
        "higher",
        "small",
        "large",
        "big",
        "young",
        "dead",
        "missing",
        "wrong",
        "right",
        "only",
        "main",
        "same",
        "different",
        "similar",
        "unborn",
        "artificial",
        "virtual",
        "unofficial",
        "threatened",
        "expected",
        "record",
        "presumed",
        "reported",
        "rumoured",
        "rumored",
        "hypothetical",
        "conditional",
        "provisional",
        "preliminary",
    ];
    closed.contains(&&*lower)
        || lexicon::HEDGES.contains(&lower)
        || parse.tokens[i].upos == Upos::Num
        || lower.starts_with("un")
        || lower.starts_with("non")
        || lower.starts_with("anti")
        || parse
            .children(i)
            .any(|c| parse.tokens[c].deprel != Deprel::Punct && parse.tokens[c].deprel != Deprel::Advmod)
}
