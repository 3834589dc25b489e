//! Whether a clause speaks of the past or the future, from words near the time.

use super::{Direction, Relation};
use crate::lexemes::Lexemes;
use crate::word_table::WordTable;
use std::ops::Range;

/// A word that shows where a clause stands in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// A modal or future adjective: "will", "due", "scheduled".
    Future,
    /// A finite past: "was", "said", an irregular past.
    Past,
    /// A form in -ed, which may be a participle.
    Participle,
}

/// What a word says about its clause's time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// It points ahead: "will", "due".
    Future,
    /// A present tense that news uses for what is on the calendar: "begins".
    Calendar,
    /// A verb whose infinitive tells of what is to come: "agreed to".
    Intention,
    /// A finite past that does not end in -ed.
    Past,
    /// It opens a clause of its own.
    Subordinator,
}

static WORDS: WordTable<Sense> = WordTable::new(&[
    ("'ll", Sense::Future),
    ("after", Sense::Subordinator),
    ("agreed", Sense::Intention),
    ("aim", Sense::Future),
    ("aims", Sense::Future),
    ("arrives", Sense::Calendar),
    ("as", Sense::Subordinator),
    ("asked", Sense::Intention),
    ("ate", Sense::Past),
    ("await", Sense::Future),
    ("awaiting", Sense::Future),
    ("awaits", Sense::Future),
    ("became", Sense::Past),
    ("because", Sense::Subordinator),
    ("began", Sense::Past),
    ("begins", Sense::Calendar),
    ("bought", Sense::Past),
    ("broke", Sense::Past),
    ("brought", Sense::Past),
    ("built", Sense::Past),
    ("came", Sense::Past),
    ("can", Sense::Future),
    ("caught", Sense::Past),
    ("chose", Sense::Past),
    ("closes", Sense::Calendar),
    ("comes", Sense::Calendar),
    ("concludes", Sense::Calendar),
    ("could", Sense::Future),
    ("deadline", Sense::Future),
    ("decided", Sense::Intention),
    ("did", Sense::Past),
    ("drew", Sense::Past),
    ("drove", Sense::Past),
    ("due", Sense::Future),
    ("ends", Sense::Calendar),
    ("expect", Sense::Future),
    ("expected", Sense::Future),
    ("expects", Sense::Future),
    ("expires", Sense::Calendar),
    ("faces", Sense::Future),
    ("fell", Sense::Past),
    ("felt", Sense::Past),
    ("flew", Sense::Past),
    ("flies", Sense::Calendar),
    ("forthcoming", Sense::Future),
    ("fought", Sense::Past),
    ("found", Sense::Past),
    ("gave", Sense::Past),
    ("goes", Sense::Calendar),
    ("going", Sense::Future),
    ("got", Sense::Past),
    ("grew", Sense::Past),
    ("had", Sense::Past),
    ("heads", Sense::Calendar),
    ("heard", Sense::Past),
    ("held", Sense::Past),
    ("hit", Sense::Past),
    ("holds", Sense::Calendar),
    ("hope", Sense::Future),
    ("hopes", Sense::Future),
    ("hoping", Sense::Future),
    ("hosts", Sense::Calendar),
    ("intend", Sense::Future),
    ("intends", Sense::Future),
    ("invited", Sense::Intention),
    ("kept", Sense::Past),
    ("kicks", Sense::Calendar),
    ("knew", Sense::Past),
    ("laid", Sense::Past),
    ("launches", Sense::Calendar),
    ("leaves", Sense::Calendar),
    ("led", Sense::Past),
    ("left", Sense::Past),
    ("looms", Sense::Future),
    ("lost", Sense::Past),
    ("made", Sense::Past),
    ("may", Sense::Future),
    ("meets", Sense::Calendar),
    ("met", Sense::Past),
    ("might", Sense::Future),
    ("must", Sense::Future),
    ("needs", Sense::Intention),
    ("opens", Sense::Calendar),
    ("ordered", Sense::Intention),
    ("paid", Sense::Past),
    ("plan", Sense::Future),
    ("planned", Sense::Future),
    ("planning", Sense::Future),
    ("plans", Sense::Future),
    ("plays", Sense::Calendar),
    ("pledged", Sense::Intention),
    ("poised", Sense::Future),
    ("promised", Sense::Intention),
    ("ran", Sense::Past),
    ("reopens", Sense::Calendar),
    ("resumes", Sense::Calendar),
    ("returns", Sense::Calendar),
    ("rose", Sense::Past),
    ("runs", Sense::Calendar),
    ("said", Sense::Past),
    ("sank", Sense::Past),
    ("sat", Sense::Past),
    ("saw", Sense::Past),
    ("scheduled", Sense::Future),
    ("sent", Sense::Past),
    ("shall", Sense::Future),
    ("shook", Sense::Past),
    ("shot", Sense::Past),
    ("should", Sense::Future),
    ("slated", Sense::Future),
    ("slid", Sense::Past),
    ("sold", Sense::Past),
    ("sought", Sense::Past),
    ("spent", Sense::Past),
    ("spoke", Sense::Past),
    ("starts", Sense::Calendar),
    ("stole", Sense::Past),
    ("stood", Sense::Past),
    ("struck", Sense::Past),
    ("swept", Sense::Past),
    ("takes", Sense::Calendar),
    ("taught", Sense::Past),
    ("that", Sense::Subordinator),
    ("thought", Sense::Past),
    ("threatened", Sense::Intention),
    ("threw", Sense::Past),
    ("told", Sense::Intention),
    ("took", Sense::Past),
    ("travels", Sense::Calendar),
    ("ultimatum", Sense::Future),
    ("understood", Sense::Past),
    ("upcoming", Sense::Future),
    ("urged", Sense::Intention),
    ("visits", Sense::Calendar),
    ("vowed", Sense::Intention),
    ("wants", Sense::Intention),
    ("was", Sense::Past),
    ("went", Sense::Past),
    ("were", Sense::Past),
    ("when", Sense::Subordinator),
    ("where", Sense::Subordinator),
    ("which", Sense::Subordinator),
    ("while", Sense::Subordinator),
    ("who", Sense::Subordinator),
    ("will", Sense::Future),
    ("wo", Sense::Future),
    ("woke", Sense::Past),
    ("won", Sense::Future),
    ("wore", Sense::Past),
    ("would", Sense::Future),
    ("wrote", Sense::Past),
    ("’ll", Sense::Future),
]);

/// How many words away a cue may stand.
const REACH: usize = 16;

fn cue(lexemes: &Lexemes, i: usize) -> Option<Cue> {
    if !lexemes.is_word(i) {
        return None;
    }
    // "to be held", "been asked to be": the auxiliary decides.
    let passive = || i > 0 && lexemes.is(i - 1, "be") || i > 1 && lexemes.is(i - 2, "be");
    match lexemes.find(i, &WORDS) {
        Some(Sense::Future) => future(lexemes, i),
        Some(Sense::Calendar) => Some(Cue::Future),
        // "agreed to meet", "ordered to leave": what follows lies ahead of the verb.
        Some(Sense::Intention)
            if lexemes.is(i + 1, "to") && lexemes.is_word(i + 2) && !lexemes.is_capitalised(i + 2) =>
        {
            Some(Cue::Future)
        }
        Some(Sense::Intention) if lexemes.is(i, "told") => (!passive()).then_some(Cue::Past),
        Some(Sense::Past) => (!passive()).then_some(Cue::Past),
        Some(Sense::Subordinator) => None,
        _ if lexemes.is(i, "set") && lexemes.is_any(i + 1, &["to", "for"]) => Some(Cue::Future),
        _ if lexemes.is(i, "to") && i > 0 && lexemes.is_any(i - 1, &["is", "are"]) => Some(Cue::Future),
        _ => {
            let text = lexemes.text(i);
            let participle = text.len() > 4
                && text.ends_with("ed")
                && !text.ends_with("eed")
                && !text.starts_with(|c: char| c.is_uppercase());
            (participle && !passive()).then_some(Cue::Participle)
        }
    }
}

/// What a word that mostly points ahead says where it stands.
fn future(lexemes: &Lexemes, i: usize) -> Option<Cue> {
    let before = |word: &str| i > 0 && lexemes.is(i - 1, word);
    // "won the race" is past, "won't" is future; "would have", "could have" tell of what is over; "plan" in
    // "the plan" is a thing.
    let negated = lexemes.is(i + 1, "'t") || lexemes.is(i + 1, "’t");
    if lexemes.is(i, "won") {
        return Some(if negated { Cue::Future } else { Cue::Past });
    }
    if lexemes.is_any(i, &["could", "would", "might", "may", "should"]) && lexemes.is(i + 1, "have") {
        return Some(Cue::Past);
    }
    if lexemes.is(i, "may") && lexemes.is_capitalised(i) && !lexemes.opens(i) {
        return None;
    }
    if lexemes.is(i, "going") && !lexemes.is(i + 1, "to") {
        return None;
    }
    if lexemes.is(i, "due") && lexemes.is(i + 1, "to") && !lexemes.is(i + 2, "be") {
        // "due to the storm" gives a cause; "due to appear" a date.
        return (lexemes.is_word(i + 2) && !lexemes.is_any(i + 2, &["a", "an", "the", "his", "her", "its"]))
            .then_some(Cue::Future);
    }
    // "had been expected" is over by now; "as expected" expects nothing.
    if lexemes.is_any(i, &["expected", "planned", "scheduled", "due"]) {
        if before("as") || before("than") {
            return None;
        }
        if before("had") || i > 1 && lexemes.is(i - 2, "had") {
            return Some(Cue::Past);
        }
    }
    Some(Cue::Future)
}

/// The direction of the clause in which the time at `at` stands, [`Direction::Unknown`] without a cue.
pub(super) fn direction(lexemes: &Lexemes, at: Range<usize>, relation: Relation) -> Direction {
    let sentence = lexemes.sentence(at.start);
    if ahead_by_itself(lexemes, &at, &sentence) {
        return Direction::Future;
    }
    let left = look_left(lexemes, &at, &sentence);
    // "Until Wednesday, there had been none", "by the end of October it stood at 92 %".
    let opens_past = || left == Direction::Unknown && look_right(lexemes, &at, &sentence) == Direction::Past;
    match relation {
        Relation::Since => return Direction::Past,
        Relation::Until | Relation::By if opens_past() => return Direction::Past,
        Relation::Until => {
            // "was open until Friday" against "has until Friday", "postponed until Friday".
            let lasted = (sentence.start..at.start).rev().take(6).any(|i| {
                lexemes.is_any(
                    i,
                    &["lasted", "remained", "stayed", "ran", "lived", "worked", "served", "was", "were"],
                ) && !lexemes.text(i + 1).ends_with("ed")
            });
            return if lasted && left != Direction::Future { Direction::Past } else { Direction::Future };
        }
        Relation::By => {
            let over = (sentence.start..sentence.end)
                .any(|i| lexemes.is_any(i, &["had", "was", "were"]) && i.abs_diff(at.start) < 8);
            return if over && left != Direction::Future { Direction::Past } else { Direction::Future };
        }
        _ => {}
    }
    if left != Direction::Unknown {
        return left;
    }
    look_right(lexemes, &at, &sentence)
}

/// "Friday's deadline", "ahead of Friday's vote", "Friday's planned talks".
fn ahead_by_itself(lexemes: &Lexemes, at: &Range<usize>, sentence: &Range<usize>) -> bool {
    let mut after = at.end;
    if lexemes.is_possessive(after) {
        after += 1;
    }
    let ends = after.saturating_add(2).min(sentence.end);
    let names_it = (after..ends)
        .any(|i| lexemes.is_any(i, &["deadline", "ultimatum", "planned", "upcoming", "scheduled"]));
    let before = at.start.saturating_sub(4).max(sentence.start);
    let ahead = (before..at.start).any(|i| lexemes.is(i, "ahead") && lexemes.is(i + 1, "of"));
    let leads = at.start > sentence.start
        && (before..at.start).any(|i| lexemes.is_any(i, &["deadline", "ultimatum", "upcoming"]));
    names_it || ahead || leads
}

fn look_left(lexemes: &Lexemes, at: &Range<usize>, sentence: &Range<usize>) -> Direction {
    let from = at.start.saturating_sub(REACH).max(sentence.start);
    let mut participle = false;
    let mut barred = false;
    for i in (from..at.start).rev() {
        match cue(lexemes, i) {
            Some(Cue::Future) => {
                return if participle && barred { Direction::Past } else { Direction::Future };
            }
            Some(Cue::Past) => return Direction::Past,
            Some(Cue::Participle) => participle = true,
            None => barred |= participle && lexemes.find(i, &WORDS) == Some(Sense::Subordinator),
        }
    }
    if participle { Direction::Past } else { Direction::Unknown }
}

fn look_right(lexemes: &Lexemes, at: &Range<usize>, sentence: &Range<usize>) -> Direction {
    let to = at.end.saturating_add(REACH).min(sentence.end);
    let mut participle = false;
    for i in at.end..to {
        match cue(lexemes, i) {
            Some(Cue::Future) => return Direction::Future,
            Some(Cue::Past) => return Direction::Past,
            // "on Monday highlighted" is the clause's verb, whatever follows.
            Some(Cue::Participle) if i == at.end => return Direction::Past,
            Some(Cue::Participle) => participle = true,
            None => {}
        }
    }
    if participle { Direction::Past } else { Direction::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.iter().is_sorted_by_key(|(word, _)| word));
    }
}
