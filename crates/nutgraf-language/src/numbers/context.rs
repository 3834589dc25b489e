//! The words around a number: how exact it is, and what change it is part of.

use super::{Approximation, Change, ChangeRole, Trend};
use crate::lexemes::Lexemes;

/// Phrases before a number, longest first where one ends another.
static BEFORE: &[(&[&str], Approximation)] = &[
    (&["no", "more", "than"], Approximation::UpTo),
    (&["no", "fewer", "than"], Approximation::AtLeast),
    (&["no", "less", "than"], Approximation::AtLeast),
    (&["not", "more", "than"], Approximation::UpTo),
    (&["slightly", "more", "than"], Approximation::MoreThan),
    (&["slightly", "less", "than"], Approximation::LessThan),
    (&["as", "many", "as"], Approximation::UpTo),
    (&["as", "much", "as"], Approximation::UpTo),
    (&["as", "few", "as"], Approximation::AtLeast),
    (&["as", "little", "as"], Approximation::AtLeast),
    (&["in", "excess", "of"], Approximation::MoreThan),
    (&["more", "than"], Approximation::MoreThan),
    (&["greater", "than"], Approximation::MoreThan),
    (&["higher", "than"], Approximation::MoreThan),
    (&["fewer", "than"], Approximation::LessThan),
    (&["less", "than"], Approximation::LessThan),
    (&["lower", "than"], Approximation::LessThan),
    (&["just", "over"], Approximation::MoreThan),
    (&["well", "over"], Approximation::MoreThan),
    (&["just", "under"], Approximation::LessThan),
    (&["well", "under"], Approximation::LessThan),
    (&["just", "below"], Approximation::LessThan),
    (&["at", "least"], Approximation::AtLeast),
    (&["a", "minimum", "of"], Approximation::AtLeast),
    (&["at", "most"], Approximation::UpTo),
    (&["a", "maximum", "of"], Approximation::UpTo),
    (&["up", "to"], Approximation::UpTo),
    (&["close", "to"], Approximation::Nearly),
    (&["an", "estimated"], Approximation::About),
    (&["an", "average", "of"], Approximation::About),
    (&["just", "about"], Approximation::About),
    (&["over"], Approximation::MoreThan),
    (&["exceeding"], Approximation::MoreThan),
    (&["under"], Approximation::LessThan),
    (&["nearly"], Approximation::Nearly),
    (&["almost"], Approximation::Nearly),
    (&["about"], Approximation::About),
    (&["around"], Approximation::About),
    (&["approximately"], Approximation::About),
    (&["roughly"], Approximation::About),
    (&["some"], Approximation::About),
    (&["estimated"], Approximation::About),
    (&["circa"], Approximation::About),
];

/// The approximation that ends right before lexeme `i`, with its first lexeme.
pub(super) fn approximation(lexemes: &Lexemes, i: usize) -> Option<(usize, Approximation)> {
    for (words, sense) in BEFORE {
        let Some(start) = i.checked_sub(words.len()) else { continue };
        if words.iter().enumerate().all(|(n, word)| lexemes.is(start + n, word)) {
            // "spread over two floors", "under two leaders" cannot be told from "over two years" here.
            return Some((start, *sense));
        }
    }
    None
}

/// What after the number at `i` widens it: "+", "or more", "-plus".
pub(super) fn suffix(lexemes: &Lexemes, i: usize) -> Option<(usize, Approximation)> {
    if lexemes.text(i) == "+" && lexemes.glued(i) {
        return Some((i + 1, Approximation::AtLeast));
    }
    if lexemes.is_hyphen(i) && lexemes.glued(i) && lexemes.is(i + 1, "plus") {
        return Some((i + 2, Approximation::AtLeast));
    }
    if lexemes.is(i, "or") && lexemes.is_any(i + 1, &["more", "so", "fewer", "less"]) {
        let sense = match lexemes.text(i + 1) {
            "more" => Approximation::AtLeast,
            "so" => Approximation::About,
            _ => Approximation::UpTo,
        };
        return Some((i + 2, sense));
    }
    None
}

static UP: &[&str] = &[
    "accelerated",
    "added",
    "advanced",
    "boost",
    "boosted",
    "climb",
    "climbed",
    "doubled",
    "expand",
    "expanded",
    "gain",
    "gained",
    "gains",
    "grew",
    "grow",
    "growing",
    "grown",
    "grows",
    "growth",
    "higher",
    "hike",
    "hiked",
    "increase",
    "increased",
    "increases",
    "increasing",
    "jump",
    "jumped",
    "jumps",
    "raise",
    "raised",
    "raising",
    "rallied",
    "rally",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "soar",
    "soared",
    "soars",
    "strengthened",
    "surge",
    "surged",
    "surges",
    "up",
    "upped",
];

static DOWN: &[&str] = &[
    "contracted",
    "contraction",
    "cut",
    "cuts",
    "cutting",
    "decline",
    "declined",
    "declines",
    "decrease",
    "decreased",
    "dip",
    "dipped",
    "down",
    "drop",
    "dropped",
    "drops",
    "eased",
    "fall",
    "fallen",
    "falling",
    "falls",
    "fell",
    "lower",
    "lowered",
    "lowering",
    "plummet",
    "plummeted",
    "plunge",
    "plunged",
    "reduce",
    "reduced",
    "reduces",
    "reducing",
    "reduction",
    "retreated",
    "sank",
    "shed",
    "shortened",
    "shrank",
    "shrink",
    "shrunk",
    "slash",
    "slashed",
    "slid",
    "slide",
    "slip",
    "slipped",
    "slump",
    "slumped",
    "tumble",
    "tumbled",
    "weakened",
];

fn trend(lexemes: &Lexemes, i: usize) -> Option<Trend> {
    if !lexemes.is_word(i) {
        return None;
    }
    if lexemes.is_among(i, UP) {
        // "up to 50" bounds a number, "set up", "made up" and "picked up" change none.
        let other = lexemes.is(i, "up")
            && (lexemes.is(i + 1, "to")
                || i > 0
                    && lexemes.is_word(i - 1)
                    && !lexemes.is_any(i - 1, &["was", "is", "are", "were", "shares", "went"])
                    && !lexemes.text(i - 1).ends_with('s'));
        return (!other).then_some(Trend::Up);
    }
    lexemes.is_among(i, DOWN).then_some(Trend::Down)
}

/// The change that the figure at lexemes `start..end` is part of.
pub(super) fn change(lexemes: &Lexemes, start: usize, end: usize) -> Option<Change> {
    let sentence = lexemes.sentence(start);
    // "a 5% rise", "a 25 per cent pay cut"
    for at in end..(end + 3).min(sentence.end) {
        if !lexemes.is_word(at) && !lexemes.is_hyphen(at)
            || lexemes.is_any(at, &["of", "to", "in", "by", "and", "from", "as"])
        {
            break;
        }
        let noun = start > 0
            && (lexemes.is_any(start - 1, &["a", "an", "the", "its", "their", "with"])
                || lexemes.is(at + 1, "in"));
        if noun && let Some(trend) = trend(lexemes, at) {
            return Some(Change { trend, role: ChangeRole::By });
        }
    }
    let before = start.checked_sub(1).filter(|&at| sentence.contains(&at))?;
    let role = match &lexemes.text(before).to_ascii_lowercase()[..] {
        "by" | "of" => ChangeRole::By,
        "to" | "reach" | "reaching" | "at" => ChangeRole::To,
        "from" => ChangeRole::From,
        _ => {
            let trend = trend(lexemes, before)?;
            return Some(Change { trend, role: ChangeRole::By });
        }
    };
    let reach = if lexemes.is_any(before, &["at", "of"]) { 2 } else { 14 };
    let mut seen = 0;
    for at in (sentence.start..before).rev() {
        seen += 1;
        // A clause between the number and the verb belongs to something else.
        if seen > reach || lexemes.is_any(at, &["who", "which", "that", "while", "whilst", ";"]) {
            break;
        }
        if let Some(trend) = trend(lexemes, at) {
            return Some(Change { trend, role });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(UP.is_sorted() && DOWN.is_sorted());
    }

    #[test]
    fn approximations_end_at_the_number() {
        let read = |text: &str, at| approximation(&Lexemes::new(text), at);
        assert_eq!(read("no more than 5", 3), Some((0, Approximation::UpTo)));
        assert_eq!(read("He sold more than 5", 4), Some((2, Approximation::MoreThan)));
        assert_eq!(read("just 5", 1), None);
        assert_eq!(suffix(&Lexemes::new("+ of"), 0), None);
        assert_eq!(suffix(&Lexemes::new("5 or more"), 1), Some((3, Approximation::AtLeast)));
    }

    #[test]
    fn a_change_has_a_way_and_a_part_in_it() {
        let read =
            |text: &str, start, end| change(&Lexemes::new(text), start, end).map(|c| (c.trend, c.role));
        let text = "The rouble strengthened by 3 % against the dollar to reach 90 roubles";
        assert_eq!(read(text, 4, 6), Some((Trend::Up, ChangeRole::By)));
        assert_eq!(read(text, 11, 13), Some((Trend::Up, ChangeRole::To)));
        assert_eq!(read("a 5 % cut", 1, 3), Some((Trend::Down, ChangeRole::By)));
        assert_eq!(read("Shares fell 5 %", 2, 4), Some((Trend::Down, ChangeRole::By)));
        assert_eq!(read("The team of 5 won", 3, 4), None);
    }
}
