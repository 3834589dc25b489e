//! Whether a clause speaks of the past or the future, from words near the time.

use super::{Direction, Relation};
use crate::lexemes::Lexemes;
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

/// Words that point ahead.
static FUTURE: &[&str] = &[
    "'ll",
    "aim",
    "aims",
    "await",
    "awaiting",
    "awaits",
    "can",
    "could",
    "deadline",
    "due",
    "expect",
    "expected",
    "expects",
    "faces",
    "forthcoming",
    "going",
    "hope",
    "hopes",
    "hoping",
    "intend",
    "intends",
    "looms",
    "may",
    "might",
    "must",
    "plan",
    "planned",
    "planning",
    "plans",
    "poised",
    "scheduled",
    "shall",
    "should",
    "slated",
    "ultimatum",
    "upcoming",
    "will",
    "wo",
    "won",
    "would",
    "’ll",
];

/// Present-tense verbs that news uses for what is on the calendar.
static CALENDAR: &[&str] = &[
    "arrives",
    "begins",
    "closes",
    "comes",
    "concludes",
    "ends",
    "expires",
    "flies",
    "goes",
    "heads",
    "holds",
    "hosts",
    "kicks",
    "launches",
    "leaves",
    "meets",
    "opens",
    "plays",
    "reopens",
    "resumes",
    "returns",
    "runs",
    "starts",
    "takes",
    "travels",
    "visits",
];

/// Verbs whose infinitive tells of what is to come.
static INTENTION: &[&str] = &[
    "agreed",
    "asked",
    "decided",
    "invited",
    "needs",
    "ordered",
    "pledged",
    "promised",
    "threatened",
    "told",
    "urged",
    "vowed",
    "wants",
];

/// Finite pasts that do not end in -ed.
static PAST: &[&str] = &[
    "ate",
    "became",
    "began",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "did",
    "drew",
    "drove",
    "fell",
    "felt",
    "flew",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "had",
    "heard",
    "held",
    "hit",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "ran",
    "rose",
    "said",
    "sank",
    "sat",
    "saw",
    "sent",
    "shook",
    "shot",
    "slid",
    "sold",
    "sought",
    "spent",
    "spoke",
    "stole",
    "stood",
    "struck",
    "swept",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "understood",
    "was",
    "went",
    "were",
    "woke",
    "wore",
    "wrote",
];

/// Words that open a clause of its own.
static SUBORDINATORS: &[&str] = &["after", "as", "because", "that", "when", "where", "which", "while", "who"];

/// How many words away a cue may stand.
const REACH: usize = 16;

fn cue(lexemes: &Lexemes, i: usize) -> Option<Cue> {
    if !lexemes.is_word(i) {
        return None;
    }
    let text = lexemes.text(i);
    let before = |word: &str| i > 0 && lexemes.is(i - 1, word);
    if lexemes.is_among(i, FUTURE) {
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
            return (lexemes.is_word(i + 2)
                && !lexemes.is_any(i + 2, &["a", "an", "the", "his", "her", "its"]))
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
        return Some(Cue::Future);
    }
    if lexemes.is(i, "set") && lexemes.is_any(i + 1, &["to", "for"]) {
        return Some(Cue::Future);
    }
    if lexemes.is(i, "to") && i > 0 && lexemes.is_any(i - 1, &["is", "are"]) {
        return Some(Cue::Future);
    }
    if lexemes.is_among(i, CALENDAR) {
        return Some(Cue::Future);
    }
    // "agreed to meet", "ordered to leave": what follows lies ahead of the verb.
    if lexemes.is_among(i, INTENTION)
        && lexemes.is(i + 1, "to")
        && lexemes.is_word(i + 2)
        && !lexemes.is_capitalised(i + 2)
    {
        return Some(Cue::Future);
    }
    // "to be held", "been asked to be": the auxiliary decides.
    let passive = before("be") || (i > 1 && lexemes.is(i - 2, "be"));
    if lexemes.is_among(i, PAST) {
        return (!passive).then_some(Cue::Past);
    }
    let participle = text.len() > 4
        && text.ends_with("ed")
        && !text.ends_with("eed")
        && !text.starts_with(|c: char| c.is_uppercase());
    (participle && !passive).then_some(Cue::Participle)
}

/// The direction of the clause in which the time at `at` stands, [`Direction::Unknown`] without a cue.
pub(super) fn direction(lexemes: &Lexemes, at: Range<usize>, relation: Relation) -> Direction {
    let sentence = lexemes.sentence(at.start);
    if ahead_by_itself(lexemes, &at, &sentence) {
        return Direction::Future;
    }
    let left = look_left(lexemes, &at, &sentence);
    // "Until Wednesday, there had been none", "by the end of October it stood at 92 %".
    let opens_past = left == Direction::Unknown && look_right(lexemes, &at, &sentence) == Direction::Past;
    match relation {
        Relation::Since => return Direction::Past,
        Relation::Until | Relation::By if opens_past => return Direction::Past,
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
            None => barred |= participle && lexemes.is_among(i, SUBORDINATORS),
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
    fn the_lists_are_sorted() {
        for list in [FUTURE, CALENDAR, INTENTION, PAST, SUBORDINATORS] {
            assert!(list.is_sorted());
        }
    }
}
