//! Times of the day on the clock.

use crate::lexemes::Lexemes;

/// A time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
}

const ZONES: &[&str] = &[
    "GMT", "BST", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "PST", "PDT", "PT", "CET", "CEST",
    "EET", "UTC", "MSK", "IST", "JST", "AEST", "AEDT", "HKT", "NZST",
];

/// Words after which a bare "14:30" is a time of day rather than a score or a ratio.
const LEADS: &[&str] =
    &["at", "by", "from", "until", "till", "around", "about", "before", "after", "since", "to"];

/// The clock time that starts at lexeme `i`, with one past its last lexeme.
pub(super) fn clock(lexemes: &Lexemes, i: usize) -> Option<(usize, Clock)> {
    if lexemes.is_any(i, &["noon", "midday"]) {
        return Some((zone(lexemes, i + 1).unwrap_or(i + 1), Clock { hour: 12, minute: 0 }));
    }
    if lexemes.is(i, "midnight") {
        return Some((zone(lexemes, i + 1).unwrap_or(i + 1), Clock { hour: 0, minute: 0 }));
    }
    if !lexemes.is_number(i) {
        return None;
    }
    let text = lexemes.text(i);
    let (hour, minute, mut end, exact) = if let Some((hour, minute)) = text.split_once('.') {
        (hour.parse().ok()?, two_digits(minute)?, i + 1, false)
    } else if lexemes.text(i + 1) == ":"
        && lexemes.glued(i + 1)
        && lexemes.glued(i + 2)
        && lexemes.is_number(i + 2)
    {
        (lexemes.integer(i)?, two_digits(lexemes.text(i + 2))?, i + 3, true)
    } else {
        (lexemes.integer(i)?, 0, i + 1, false)
    };
    if lexemes.text(end) == ":" && lexemes.glued(end) {
        return None;
    }
    let half = half_of_day(lexemes, end);
    let hour = match half {
        Some((after, afternoon)) => {
            if !(1..=12).contains(&hour) {
                return None;
            }
            end = after;
            hour % 12 + if afternoon { 12 } else { 0 }
        }
        None if lexemes.is(end, "o'clock") || lexemes.is(end, "o’clock") => {
            end += 1;
            hour
        }
        None => {
            let led = i > 0 && lexemes.is_any(i - 1, LEADS);
            let zoned = lexemes.is_any(end, &["GMT", "BST", "UTC", "CET"]) && (exact || text.contains('.'));
            if !(exact && led || zoned) {
                return None;
            }
            hour
        }
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    Some((zone(lexemes, end).unwrap_or(end), Clock { hour, minute }))
}

fn two_digits(text: &str) -> Option<u32> {
    if text.len() == 2 { text.parse().ok() } else { None }
}

/// "a.m." or "pm" at `i`: one past it, and whether it is the latter.
fn half_of_day(lexemes: &Lexemes, i: usize) -> Option<(usize, bool)> {
    let text = lexemes.text(i);
    if matches!(text, "a.m." | "am" | "AM" | "A.M." | "p.m." | "pm" | "PM" | "P.M.") {
        return Some((i + 1, text.starts_with(['p', 'P'])));
    }
    let spelt = matches!(text, "a" | "p") && lexemes.text(i + 1) == "." && lexemes.text(i + 2) == "m";
    spelt.then(|| (i + 3, text == "p"))
}

/// One past the time zone at `i`: "GMT", "(GMT)" stays out, "local time", "Moscow time".
fn zone(lexemes: &Lexemes, i: usize) -> Option<usize> {
    if ZONES.contains(&lexemes.text(i)) {
        return Some(i + 1);
    }
    let named = lexemes.is_word(i) && (lexemes.is(i, "local") || lexemes.is_capitalised(i));
    (named && lexemes.is(i + 1, "time")).then_some(i + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, at: usize) -> Option<(usize, u32, u32)> {
        clock(&Lexemes::new(text), at).map(|(end, c)| (end, c.hour, c.minute))
    }

    #[test]
    fn clock_times_are_read_with_their_zone() {
        assert_eq!(read("2:40 p.m.", 0), Some((4, 14, 40)));
        assert_eq!(read("8pm", 0), Some((2, 20, 0)));
        assert_eq!(read("8.30am BST", 0), Some((3, 8, 30)));
        assert_eq!(read("12 a.m.", 0), Some((2, 0, 0)));
        assert_eq!(read("midday Moscow time", 0), Some((3, 12, 0)));
        assert_eq!(read("at 14:30", 1), Some((4, 14, 30)));
        assert_eq!(read("10 o'clock", 0), Some((2, 10, 0)));
    }

    #[test]
    fn scores_ratios_and_counts_are_no_clock_times() {
        for text in ["14:30", "3:2", "10 people", "8.30", "25:10 p.m.", "13 pm", "1:59:40"] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }
}
