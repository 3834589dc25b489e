//! Sentences that speak of somebody before they name anybody: "he", "they", "the 28-year-old".

use crate::document::Document;
use nutgraf_language::names::{Entity, EntityKind};
use nutgraf_language::{Parse, Upos, Xpos, lexicon};

/// Nouns of one that is many.
const GROUPS: &[&str] =
    &["couple", "crew", "family", "gang", "group", "pair", "police", "public", "team", "two"];

/// Whether "he", "she", "they" or an age in place of a name comes before anybody who could be meant.
pub(super) fn speaks_of_nobody_named(document: &Document<'_>, index: usize) -> bool {
    let parse = document.tagged(index);
    let first = |forms: &[&str]| (0..parse.len()).find(|&t| forms.contains(&&*parse.lower(t)));
    let one = first(&["he", "she", "his", "her", "him"]);
    let many = first(&["they", "them", "their"]);
    tells_an_age_for_a_name(parse)
        || one.is_some_and(|t| is_unmet(document, index, t, false))
        || many.is_some_and(|t| is_unmet(document, index, t, true))
}

/// "The 28-year-old cleared", "Until June, the 27-year-old resident of Holm was": somebody who is named elsewhere.
fn tells_an_age_for_a_name(parse: &Parse<'_>) -> bool {
    const REACH: usize = 8;
    let words: Vec<usize> =
        (0..parse.len()).filter(|&t| parse.tokens[t].upos != Upos::Punct && parse.form(t) != "-").collect();
    let name =
        |t: usize| parse.tokens[t].upos == Upos::Propn && !lexicon::TIME_WORDS.contains(&parse.lower(t));
    let Some(old) = words.iter().take(REACH).position(|&t| parse.lower(t).ends_with("old")) else {
        return false;
    };
    let Some(the) = words[..old].iter().rposition(|&t| &*parse.lower(t) == "the") else { return false };
    let digit = |t: usize| parse.form(t).starts_with(|c: char| c.is_ascii_digit());
    let age = old - the < 4 && words[the + 1..=old].iter().any(|&t| digit(t));
    // "The 28-year-old striker Ann Holt"
    let full_name = |w: &[usize]| name(w[0]) && name(w[1]) && w[0] + 1 == w[1];
    let told = words[old + 1..].windows(2).take(REACH / 2).any(full_name);
    age && !told && !words[..the].iter().any(|&t| name(t))
}

/// Whether nobody whom the pronoun could mean stands before it; `many` for "they".
fn is_unmet(document: &Document<'_>, index: usize, pronoun: usize, many: bool) -> bool {
    let parse = document.tagged(index);
    let mut article = false;
    for t in 0..pronoun {
        let (token, lower) = (&parse.tokens[t], parse.lower(t));
        article |= matches!(&*lower, "a" | "an" | "one" | "another" | "no" | "every" | "each");
        let noun = matches!(token.upos, Upos::Noun | Upos::Propn);
        let name = token.upos == Upos::Propn
            && parse.form(t).starts_with(char::is_uppercase)
            && !lexicon::TIME_WORDS.contains(&lower);
        // "Across Mexico, he saw hope": a place is nobody.
        let place = || {
            let known = |e: &Entity| {
                e.kind == EntityKind::Place
                    && e.mentions.iter().any(|m| m.sentence == index && m.span.overlaps(token.span))
            };
            lexicon::COUNTRIES.contains(parse.form(t)) || document.entities().iter().any(known)
        };
        let group = noun && matches!(token.xpos, Xpos::Nns | Xpos::Nnps) || GROUPS.contains(&&*lower);
        let one = noun && (article || lexicon::ROLE_NOUNS.contains(&lower));
        let anybody = matches!(
            &*lower,
            "who" | "anyone" | "everyone" | "someone" | "those" | "many" | "i" | "we" | "you"
        );
        if name && (many || !place()) || anybody || one || group && many {
            return false;
        }
    }
    // "Two years after she left, Ann Holt has returned": the name follows.
    let comma = (pronoun..parse.len()).find(|&t| parse.form(t) == ",");
    let name = |t: usize| parse.tokens.get(t).is_some_and(|n| n.upos == Upos::Propn);
    !comma.is_some_and(|c| pronoun > 0 && (c + 1..c + 9).any(|t| name(t) && name(t + 1)))
}
