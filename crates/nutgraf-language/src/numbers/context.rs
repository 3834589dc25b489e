//! The words around a number: how exact it is, and what change it is part of.

use super::{Approximation, Change, ChangeRole, Trend};
use crate::lexemes::Lexemes;
use crate::word_table::WordTable;

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

/// Verbs and nouns of change.
static TRENDS: WordTable<Trend> = WordTable::new(&[
    ("accelerated", Trend::Up),
    ("added", Trend::Up),
    ("advanced", Trend::Up),
    ("boost", Trend::Up),
    ("boosted", Trend::Up),
    ("climb", Trend::Up),
    ("climbed", Trend::Up),
    ("contracted", Trend::Down),
    ("contraction", Trend::Down),
    ("cut", Trend::Down),
    ("cuts", Trend::Down),
    ("cutting", Trend::Down),
    ("decline", Trend::Down),
    ("declined", Trend::Down),
    ("declines", Trend::Down),
    ("decrease", Trend::Down),
    ("decreased", Trend::Down),
    ("dip", Trend::Down),
    ("dipped", Trend::Down),
    ("doubled", Trend::Up),
    ("down", Trend::Down),
    ("drop", Trend::Down),
    ("dropped", Trend::Down),
    ("drops", Trend::Down),
    ("eased", Trend::Down),
    ("expand", Trend::Up),
    ("expanded", Trend::Up),
    ("fall", Trend::Down),
    ("fallen", Trend::Down),
    ("falling", Trend::Down),
    ("falls", Trend::Down),
    ("fell", Trend::Down),
    ("gain", Trend::Up),
    ("gained", Trend::Up),
    ("gains", Trend::Up),
    ("grew", Trend::Up),
    ("grow", Trend::Up),
    ("growing", Trend::Up),
    ("grown", Trend::Up),
    ("grows", Trend::Up),
    ("growth", Trend::Up),
    ("higher", Trend::Up),
    ("hike", Trend::Up),
    ("hiked", Trend::Up),
    ("increase", Trend::Up),
    ("increased", Trend::Up),
    ("increases", Trend::Up),
    ("increasing", Trend::Up),
    ("jump", Trend::Up),
    ("jumped", Trend::Up),
    ("jumps", Trend::Up),
    ("lower", Trend::Down),
    ("lowered", Trend::Down),
    ("lowering", Trend::Down),
    ("plummet", Trend::Down),
    ("plummeted", Trend::Down),
    ("plunge", Trend::Down),
    ("plunged", Trend::Down),
    ("raise", Trend::Up),
    ("raised", Trend::Up),
    ("raising", Trend::Up),
    ("rallied", Trend::Up),
    ("rally", Trend::Up),
    ("reduce", Trend::Down),
    ("reduced", Trend::Down),
    ("reduces", Trend::Down),
    ("reducing", Trend::Down),
    ("reduction", Trend::Down),
    ("retreated", Trend::Down),
    ("rise", Trend::Up),
    ("risen", Trend::Up),
    ("rises", Trend::Up),
    ("rising", Trend::Up),
    ("rose", Trend::Up),
    ("sank", Trend::Down),
    ("shed", Trend::Down),
    ("shortened", Trend::Down),
    ("shrank", Trend::Down),
    ("shrink", Trend::Down),
    ("shrunk", Trend::Down),
    ("slash", Trend::Down),
    ("slashed", Trend::Down),
    ("slid", Trend::Down),
    ("slide", Trend::Down),
    ("slip", Trend::Down),
    ("slipped", Trend::Down),
    ("slump", Trend::Down),
    ("slumped", Trend::Down),
    ("soar", Trend::Up),
    ("soared", Trend::Up),
    ("soars", Trend::Up),
    ("strengthened", Trend::Up),
    ("surge", Trend::Up),
    ("surged", Trend::Up),
    ("surges", Trend::Up),
    ("tumble", Trend::Down),
    ("tumbled", Trend::Down),
    ("up", Trend::Up),
    ("upped", Trend::Up),
    ("weakened", Trend::Down),
]);

fn trend(lexemes: &Lexemes, i: usize) -> Option<Trend> {
    if !lexemes.is_word(i) {
        return None;
    }
    let trend = lexemes.find(i, &TRENDS)?;
    // "up to 50" bounds a number, "set up", "made up" and "picked up" change none.
    let other = lexemes.is(i, "up")
        && (lexemes.is(i + 1, "to")
            || i > 0
                && lexemes.is_word(i - 1)
                && !lexemes.is_any(i - 1, &["was", "is", "are", "were", "shares", "went"])
                && !lexemes.text(i - 1).ends_with('s'));
    (!other).then_some(trend)
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
    fn the_table_is_sorted() {
        assert!(TRENDS.iter().is_sorted_by_key(|(word, _)| word));
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
