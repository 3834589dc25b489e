//! Dates as news writes them, and lines that hold nothing else.

use jiff::civil::Date;

/// A day, with its year when it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
}

impl Day {
    /// The calendar date when the year is known.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date nearest before (or up to a week after) `published` when the year is not written.
    pub(super) fn near(self, published: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let on = |year: i16| Date::new(year, self.month, self.day).ok();
        let week_after = published.saturating_add(jiff::Span::new().days(7));
        on(published.year()).filter(|&d| d <= week_after).or_else(|| on(published.year() - 1))
    }
}

/// A day found in a text, and its byte range there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) day: Day,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The dates of a line that says when the story was published or changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) published: Option<Found>,
    pub(super) modified: Option<Found>,
    /// Where the text after the stamp starts.
    pub(super) end: usize,
}

/// The stamp `text` starts with: dates, times, zones and words such as "Updated", as far as they reach.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let mut stamp = Stamp::default();
    let (mut at, mut updated, mut any) = (0, false, false);
    while let Some(token) = Token::at(text, at) {
        if let Some((day, end)) = day_at(text, token.start) {
            // A second date counts only under a label of its own.
            let place = if updated { &mut stamp.modified } else { &mut stamp.published };
            if place.is_some() {
                break;
            }
            *place = Some(Found { day, start: token.start, end });
            stamp.end = end;
            (at, any) = (end, true);
            continue;
        }
        let word = token.text.to_ascii_lowercase();
        let word = word.trim_matches(['.', ':', ',', '(', ')']);
        let label = LABELS.binary_search(&word).is_ok();
        if label && matches!(word, "updated" | "modified" | "edited" | "upd") {
            updated = true;
        } else if label && matches!(word, "published" | "posted" | "created") {
            updated = false;
        }
        // After a date, only a time, a zone, a bar or another label goes on with the stamp; plain words do not.
        let timed = is_clock(word)
            || is_zone(token.text)
            || !word.contains(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“'));
        let goes_on = timed || if any { is_strong(word) } else { label || weekday(word) };
        if !goes_on {
            break;
        }
        at = token.end;
        if any && (is_clock(word) || is_zone(token.text)) {
            stamp.end = token.end;
        }
    }
    if !any {
        return None;
    }
    let tail = text[stamp.end..].len()
        - text[stamp.end..].trim_start_matches([' ', '.', '|', ',', ')', '\u{a0}']).len();
    stamp.end += tail;
    Some(stamp)
}

/// The stamp a line consists of, when it holds nothing else.
pub(super) fn date_line(line: &str) -> Option<Stamp> {
    if line.len() > 160 {
        return None;
    }
    let found = stamp(line)?;
    let rest = line[found.end..].split_whitespace();
    let filler = |w: &str| {
        let w = w.to_ascii_lowercase();
        let w = w.trim_matches(['.', ':', ',', '(', ')', '|', '-', '–', '—', '·', '•']);
        w.is_empty() || LABELS.binary_search(&w).is_ok() || is_clock(w) || is_zone(&w.to_ascii_uppercase())
    };
    rest.into_iter().all(filler).then_some(found)
}

/// The day written at `start`, and where it ends: "Friday, August 21, 2015", "6 Aug 2025", "2025-08-06".
pub(super) fn day_at(text: &str, start: usize) -> Option<(Day, usize)> {
    let mut token = Token::at(text, start)?;
    if token.start != start {
        return None;
    }
    if weekday(&token.text.trim_end_matches([',', '.']).to_ascii_lowercase()) {
        token = Token::at(text, token.end)?;
    }
    if let Some(day) = iso(token.text) {
        return Some((day, token.start + token.text.trim_end_matches(['.', ',', ';', ')']).len()));
    }
    let (month, day, last) = if let Some(month) = month(token.text) {
        let next = Token::at(text, token.end)?;
        (month, number(next.text)?, next)
    } else {
        let day = number(token.text).filter(|_| !token.text.ends_with(','))?;
        let mut next = Token::at(text, token.end)?;
        if next.text == "of" {
            next = Token::at(text, next.end)?;
        }
        (month(next.text)?, day, next)
    };
    Date::new(2024, month, day).ok()?;
    let mut end = last.start + last.text.trim_end_matches([',', '.', ';', ')', ':']).len();
    let mut year = None;
    if let Some(token) = Token::at(text, last.end) {
        let digits = token.text.bytes().take_while(u8::is_ascii_digit).count();
        let plain = token.text[digits..].chars().all(|c| !c.is_alphanumeric() && c != '-');
        if digits == 4 && plain && (token.text.starts_with("19") || token.text.starts_with("20")) {
            year = token.text[..4].parse().ok();
            end = token.start + 4;
        }
    }
    Some((Day { year, month, day }, end))
}

/// A piece between white space.
struct Token<'t> {
    start: usize,
    end: usize,
    text: &'t str,
}

impl<'t> Token<'t> {
    fn at(text: &'t str, from: usize) -> Option<Self> {
        let rest = text.get(from..)?;
        let start = from + (rest.len() - rest.trim_start().len());
        let rest = &text[start..];
        if rest.is_empty() {
            return None;
        }
        let end = rest.char_indices().take(40).find(|(_, c)| c.is_whitespace());
        let end = start
            + end.map_or_else(|| rest.char_indices().nth(40).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
        Some(Self { start, end, text: &text[start..end] })
    }
}

fn iso(word: &str) -> Option<Day> {
    let word = word.get(..10)?;
    let date: Date = (word.as_bytes()[4] == b'-').then(|| word.parse().ok()).flatten()?;
    Some(Day { year: Some(date.year()), month: date.month(), day: date.day() })
}

fn number(word: &str) -> Option<i8> {
    let word = word.trim_end_matches([',', '.', ';', ')', ':']);
    let word = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(word);
    let number: i8 = word.parse().ok()?;
    (word.len() <= 2 && (1..=31).contains(&number)).then_some(number)
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches([',', '.']);
    if !word.is_ascii() || !word.starts_with(|c: char| c.is_ascii_uppercase()) || word.len() < 3 {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let full = MONTHS.iter().position(|m| {
        *m == word
            || (word.len() <= 4
                && (*m)[..3] == word[..3]
                && (word.len() == 3 || word == "sept" || m.starts_with(&word)))
    });
    full.and_then(|i| i8::try_from(i + 1).ok())
}

fn weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|d| *d == word || (matches!(word.len(), 3..=5) && d.starts_with(word)))
}

/// "09:52", "3:40pm", "9.30am", "p.m".
fn is_clock(word: &str) -> bool {
    if matches!(word, "am" | "pm" | "a.m" | "p.m" | "noon" | "midnight") {
        return true;
    }
    let digits = word.trim_end_matches(['a', 'p', 'm', 'h', '.', 'z']);
    let mut parts = digits.split([':', '.']);
    let two = |p: Option<&str>| {
        p.is_some_and(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
    };
    two(parts.next())
        && (two(parts.next()) || digits.len() < word.len())
        && parts.all(|p| p.bytes().all(|b| b.is_ascii_digit()))
}

fn is_zone(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',', '.', ':']);
    (2..=4).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && (word.ends_with('T') || matches!(word, "UTC" | "MSK"))
}

/// Labels that open a new part of a stamp even after a date.
fn is_strong(word: &str) -> bool {
    matches!(word, "updated" | "modified" | "published" | "posted" | "edited" | "last" | "first" | "created")
}

static MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

static WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words of a stamp that are neither date nor time.
static LABELS: &[&str] = &[
    "-",
    "|",
    "at",
    "created",
    "date",
    "edited",
    "first",
    "last",
    "modified",
    "on",
    "posted",
    "published",
    "upd",
    "updated",
    "·",
    "–",
    "—",
    "•",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn published(line: &str) -> Option<String> {
        date_line(line)?.published?.day.date().map(|d| d.to_string())
    }

    #[test]
    fn reads_dates_as_news_writes_them() {
        for line in [
            "Friday, August 21, 2015",
            "21 August 2015",
            "Aug. 21, 2015",
            "Aug 21st, 2015",
            "2015-08-21",
            "Fri 21 Aug 2015",
            "Published: 09:52 EST, 21 August 2015",
            "Posted on August 21, 2015 at 3:40 p.m. ET",
            "AUGUST 21, 2015",
            "Published 21 August 2015 | Updated 22 August 2015",
        ] {
            assert_eq!(published(line).as_deref(), Some("2015-08-21"), "{line}");
        }
    }

    #[test]
    fn tells_publication_from_update() {
        let found =
            date_line("PUBLISHED:. 08:09 EST, 15 September 2013. |. UPDATED:. 06:05 EST, 16 September 2013.")
                .unwrap();
        assert_eq!(found.published.unwrap().day.day, 15);
        assert_eq!(found.modified.unwrap().day.day, 16);
        let only = date_line("Updated 3:40 PM ET, Wed August 6, 2025").unwrap();
        assert!(only.published.is_none() && only.modified.is_some());
    }

    #[test]
    fn a_sentence_with_a_date_is_no_date_line() {
        for line in [
            "August 21, 2015 was a Friday.",
            "On 21 August 2015 he left.",
            "May 2015 be better",
            "March on",
            "21 people",
        ] {
            assert_eq!(published(line), None, "{line}");
        }
    }

    #[test]
    fn a_stamp_ends_where_the_text_starts() {
        let text = "Thursday, May 7, 2015 On Tuesday, the government met.";
        assert_eq!(&text[stamp(text).unwrap().end..], "On Tuesday, the government met.");
        let text = "March 25, 2015 . Featured this Wednesday";
        assert_eq!(&text[stamp(text).unwrap().end..], "Featured this Wednesday");
    }

    #[test]
    fn infers_the_year_from_the_day_of_publication() {
        let day = Day { year: None, month: 12, day: 30 };
        assert_eq!(day.near(Date::constant(2025, 1, 2)).unwrap(), Date::constant(2024, 12, 30));
        assert_eq!(day.near(Date::constant(2025, 12, 31)).unwrap(), Date::constant(2025, 12, 30));
    }
}
