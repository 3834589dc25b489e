//! Dates of the calendar: weekdays, months, days, years, decades, holidays.

use super::{Found, Grammar};
use crate::numbers::numeral::numeral;
use crate::times::calendar::{Holiday, Part, Season, Unit};
use crate::times::resolve::{Base, Form, YearOf};
use crate::times::vocabulary::{Step, Word};

/// After a weekday, these make it the name of a newspaper or programme.
const TITLES: &[&str] = &[
    "Times",
    "Telegraph",
    "Mirror",
    "Mail",
    "Express",
    "Herald",
    "Post",
    "Star",
    "Independent",
    "Observer",
    "Sun",
    "Night",
    "Mercury",
    "World",
    "People",
    "Politics",
    "Brunch",
    "Morning",
];

/// Before a weekday, these make it a name of its own.
const EPITHETS: &[&str] = &[
    "Black",
    "Bloody",
    "Super",
    "Ash",
    "Palm",
    "Sheffield",
    "Cyber",
    "Giving",
    "Fat",
    "Shrove",
    "Ruby",
    "Joe",
];

/// After these a bare month or year is a time.
const LEADS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "during",
    "throughout",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "every",
    "from",
    "by",
    "before",
    "after",
    "through",
    "between",
    "of",
    "to",
    "around",
    "and",
];

impl Grammar<'_> {
    pub(super) fn weekday(&self, i: usize, day: i8) -> Option<Found> {
        if !self.lexemes.is_capitalised(i) {
            return None;
        }
        let next = self.lexemes.text(i + 1);
        let named = TITLES.contains(&next) && !self.lexemes.opens(i + 1)
            // "Friday Night Lights" against "Friday night".
            || i > 0 && EPITHETS.contains(&self.lexemes.text(i - 1)) && self.before(i, 1).is_some();
        if named {
            return None;
        }
        if self.lexemes.text(i).ends_with('s') {
            return Some((i + 1, Base::Set("P1W".to_owned()).into()));
        }
        self.weekday_from(i, day, None)
    }

    /// The weekday at `i` with its date, week or part of the day.
    pub(super) fn weekday_from(&self, i: usize, day: i8, step: Option<Step>) -> Option<Found> {
        let mut after = i + 1;
        if self.lexemes.text(after) == "." && self.lexemes.glued(after) {
            after += 1;
        }
        let date = if self.lexemes.text(after) == "," { after + 1 } else { after };
        if step.is_none()
            && !self.lexemes.opens(date)
            && let Some((end, form)) = self.month_day(date)
        {
            return Some((end, form));
        }
        if let Some(Word::Part(part)) = self.word(i + 1) {
            return Some((i + 2, Form { part: Some(part), ..Base::Weekday(day, step).into() }));
        }
        // "Friday next week", "Monday of last week"
        let week = if self.lexemes.is(i + 1, "of") { i + 2 } else { i + 1 };
        if let (Some(Word::Step(step)), Some(Word::Unit(Unit::Week))) = (self.word(week), self.word(week + 1))
        {
            return Some((week + 2, Base::WeekdayOf(day, Self::step_sign(step)).into()));
        }
        Some((i + 1, Base::Weekday(day, step).into()))
    }

    pub(super) fn short_weekday(&self, i: usize, day: i8) -> Option<Found> {
        if !self.lexemes.is_capitalised(i) {
            return None;
        }
        let (end, form) = self.weekday_from(i, day, None)?;
        // Alone, "Sun" or "Wed" is hardly ever a day.
        matches!(form.base, Base::MonthDay(..)).then_some((end, form))
    }

    /// A month and day in either order, with a year when there is one.
    fn month_day(&self, i: usize) -> Option<Found> {
        let found = match self.word(i) {
            Some(Word::Month(_) | Word::MonthShort(_)) => self.month_first(i),
            _ => self.numeric_date(i),
        }?;
        matches!(found.1.base, Base::MonthDay(..)).then_some(found)
    }

    fn month_at(&self, i: usize) -> Option<(usize, i8)> {
        if !self.lexemes.is_capitalised(i) {
            return None;
        }
        match self.word(i)? {
            Word::Month(month) => Some((i + 1, month)),
            Word::MonthShort(month) => {
                let stop = self.lexemes.text(i + 1) == "." && self.lexemes.glued(i + 1);
                Some((i + 1 + usize::from(stop), month))
            }
            _ => None,
        }
    }

    /// The day of the month at `i`: "8", "8th".
    fn day_at(&self, i: usize) -> Option<(usize, i8)> {
        let day = i8::try_from(self.lexemes.integer(i)?).ok().filter(|day| (1..=31).contains(day))?;
        let suffix = self.lexemes.glued(i + 1) && self.lexemes.is_any(i + 1, &["st", "nd", "rd", "th"]);
        // "5%", "8-10 votes", "3.5"
        let unit = !suffix && self.lexemes.glued(i + 1) && !self.lexemes.is_dash(i + 1) && {
            !matches!(
                self.lexemes.text(i + 1),
                "," | "." | ";" | ":" | ")" | "?" | "!" | "'" | "’" | "”" | "\""
            ) && !self.lexemes.is_possessive(i + 1)
        };
        (!unit).then_some((i + 1 + usize::from(suffix), day))
    }

    fn year_at(&self, i: usize) -> Option<i16> {
        let text = self.lexemes.text(i);
        let year = if text.len() == 4 { i16::try_from(self.lexemes.integer(i)?).ok()? } else { return None };
        (1000..=2199).contains(&year).then_some(year)
    }

    /// "2025", "of last year", "this year" at `i`.
    pub(super) fn year_of(&self, i: usize) -> Option<(usize, YearOf)> {
        if self.lexemes.opens(i) {
            return None;
        }
        if let Some(year) = self.year_at(i) {
            return Some((i + 1, YearOf::Year(year)));
        }
        let at = if self.lexemes.is(i, "of") { i + 1 } else { i };
        if at > i
            && let Some(year) = self.year_at(at)
        {
            return Some((at + 1, YearOf::Year(year)));
        }
        match (self.word(at), self.word(at + 1)) {
            (Some(Word::Step(step)), Some(Word::Unit(Unit::Year)))
                if self.lexemes.is_any(at, &["last", "this", "next"]) =>
            {
                Some((at + 2, YearOf::Step(Self::step_sign(step))))
            }
            (Some(Word::Article), Some(Word::Unit(Unit::Year))) if at > i && self.lexemes.is(at, "the") => {
                Some((at + 2, YearOf::Step(0)))
            }
            _ => None,
        }
    }

    pub(super) fn month_first(&self, i: usize) -> Option<Found> {
        let (end, month) = self.month_at(i)?;
        if let Some((after, day)) = self.day_at(end) {
            let range = self.day_range(after);
            let (after, last) = range.map_or((after, None), |(after, last)| (after, Some(last)));
            let comma = if self.lexemes.text(after) == "," { after + 1 } else { after };
            let (after, year) = match self.year_of(comma) {
                Some((end, year)) if comma == after || matches!(year, YearOf::Year(_)) => (end, year),
                _ => (after, YearOf::Open),
            };
            // "March 20 people" cannot be told apart; a unit right after the number can.
            return Some((after, Base::MonthDay(month, day, last, year).into()));
        }
        let comma = if self.lexemes.text(end) == "," { end + 1 } else { end };
        if let Some((after, year)) = self.year_of(comma)
            && (comma == end || matches!(year, YearOf::Year(_)))
        {
            return Some((after, Base::Month(month, year).into()));
        }
        if !self.is_month(i, end) {
            return None;
        }
        Some((end, Base::Month(month, YearOf::Open).into()))
    }

    /// Whether the month name at `i` stands for the month, with nothing after it to prove so.
    fn is_month(&self, i: usize, end: usize) -> bool {
        let led = self.before(i, 1).is_some_and(|at| {
            self.lexemes.is_any(at, LEADS) || self.lexemes.is_hyphen(at) && self.is_before(i, 2, &["mid"])
        });
        let strongly = self.is_before(
            i,
            1,
            &[
                "in",
                "since",
                "until",
                "till",
                "during",
                "throughout",
                "early",
                "late",
                "mid",
                "last",
                "next",
                "this",
            ],
        ) || self.is_before(i, 2, &["end", "start", "beginning", "middle", "mid"]);
        if self.lexemes.is(i, "may") {
            return strongly;
        }
        if self.lexemes.is(i, "march") {
            return strongly || led && !self.lexemes.is_any(end, &["on", "for", "of"]);
        }
        if matches!(self.word(i), Some(Word::MonthShort(_))) {
            return strongly && (end > i + 1 || self.lexemes.is(i, "sept"));
        }
        // A first name: "June Smith", "April Jones".
        let name = self.lexemes.is_any(i, &["april", "june", "august"])
            && (self.lexemes.is_capitalised(end) && !self.lexemes.opens(end) && self.word(end).is_none());
        if name { strongly } else { led || !self.lexemes.opens(i) || self.lexemes.is_possessive(end) }
    }

    /// "-10", "to 10", "and 10" after a day of the month.
    fn day_range(&self, i: usize) -> Option<(usize, i8)> {
        let joined = self.lexemes.is_dash(i) || self.lexemes.is_any(i, &["to", "and"]);
        if !joined {
            return None;
        }
        let (end, day) = self.day_at(i + 1)?;
        // "August 8 and 10 people"
        let counted = self.lexemes.is_any(i, &["to", "and"])
            && self.lexemes.is_word(end)
            && self.month_at(end).is_none();
        (!counted).then_some((end, day))
    }

    /// Dates that open with a number: "8 August 2025", "2025-08-08", "25/12/2025", "2014", "1990s".
    pub(super) fn numeric_date(&self, i: usize) -> Option<Found> {
        if !self.lexemes.is_number(i) {
            return self.spelt_day(i);
        }
        if let Some(found) = self.iso(i).or_else(|| self.slashed(i)).or_else(|| self.day_first(i)) {
            return Some(found);
        }
        let year = self.year_at(i)?;
        if self.lexemes.glued(i + 1) && self.lexemes.is(i + 1, "s") && year % 10 == 0 {
            return Some((i + 2, Base::Decade(year).into()));
        }
        self.is_year(i).then(|| (i + 1, Base::Year(year).into()))
    }

    /// "the eighth of August".
    fn spelt_day(&self, i: usize) -> Option<Found> {
        let number = numeral(self.lexemes, i).filter(|n| n.ordinal && n.value <= 31.0)?;
        if !self.lexemes.is(number.end, "of") {
            return None;
        }
        let (end, month) = self.month_at(number.end + 1)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most 31")]
        let day = number.value as i8;
        let (end, year) = self.year_of(end).unwrap_or((end, YearOf::Open));
        Some((end, Base::MonthDay(month, day, None, year).into()))
    }

    fn day_first(&self, i: usize) -> Option<Found> {
        let (mut end, mut day) = self.day_at(i)?;
        let mut last = None;
        if let Some((after, to)) = self.day_range(end)
            && self.month_at(after).is_some()
        {
            (end, last) = (after, Some(to));
        }
        if self.lexemes.is(end, "of") {
            end += 1;
        }
        if self.lexemes.opens(end) {
            return None;
        }
        let (mut end, month) = self.month_at(end)?;
        // "5 May be" cannot be a date, "20 March on" might not be; a day before a month is one elsewhere.
        if self.lexemes.is(end - 1, "may") && self.lexemes.is_any(end, &["be", "have", "not"]) {
            return None;
        }
        if last.is_some_and(|last| last < day) {
            (day, last) = (last.unwrap_or(day), None);
        }
        let comma = if self.lexemes.text(end) == "," { end + 1 } else { end };
        let mut year = YearOf::Open;
        if let Some((after, found)) = self.year_of(comma)
            && (comma == end || matches!(found, YearOf::Year(_)))
        {
            (end, year) = (after, found);
        }
        Some((end, Base::MonthDay(month, day, last, year).into()))
    }

    fn iso(&self, i: usize) -> Option<Found> {
        let year = self.year_at(i)?;
        let hyphens = [i + 1, i + 3].iter().all(|&at| self.lexemes.is_hyphen(at) && self.lexemes.glued(at));
        if !hyphens || self.lexemes.text(i + 2).len() != 2 || self.lexemes.text(i + 4).len() != 2 {
            return None;
        }
        let month = i8::try_from(self.lexemes.integer(i + 2)?).ok().filter(|m| (1..=12).contains(m))?;
        let (_, day) = self.day_at(i + 4)?;
        Some((i + 5, Base::MonthDay(month, day, None, YearOf::Year(year)).into()))
    }

    /// "25/12/2025": told only when the numbers leave one reading.
    fn slashed(&self, i: usize) -> Option<Found> {
        if self.lexemes.text(i + 1) != "/" || self.lexemes.text(i + 3) != "/" {
            return None;
        }
        let first = i8::try_from(self.lexemes.integer(i)?).ok().filter(|n| (1..=31).contains(n))?;
        let second = i8::try_from(self.lexemes.integer(i + 2)?).ok().filter(|n| (1..=31).contains(n))?;
        let year = self.year_at(i + 4)?;
        let (day, month) = match (first > 12, second > 12) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            (false, false) if first == second => (first, second),
            _ => return Some((i + 5, Base::Narrative.into())),
        };
        Some((i + 5, Base::MonthDay(month, day, None, YearOf::Year(year)).into()))
    }

    /// Whether four digits are a year by the words around them.
    fn is_year(&self, i: usize) -> bool {
        let after = self.lexemes.text(i + 1);
        if self.lexemes.glued(i + 1)
            && !matches!(after, "," | "." | ";" | ":" | ")" | "]" | "?" | "!" | "”" | "\"" | "-" | "–" | "—")
            && !self.lexemes.is_possessive(i + 1)
        {
            return false;
        }
        let Some(before) = self.before(i, 1) else {
            // "2014 was the year": a sentence may open with one.
            return self.lexemes.is_any(i + 1, &["was", "is", "will", "saw"]);
        };
        if self
            .lexemes
            .is_any(before, &["in", "since", "until", "till", "during", "throughout", "early", "late", "mid"])
        {
            return true;
        }
        // "of 1200 people", "to 1500 workers": something counted.
        let counted = self.lexemes.is_word(i + 1)
            && !self.lexemes.opens(i + 1)
            && !self.lexemes.is_capitalised(i + 1)
            && after.ends_with('s')
            && !self.lexemes.is_any(i + 1, &["was", "is", "as", "has", "this"]);
        let recent = self.year_at(i).is_some_and(|year| (1700..=2100).contains(&year));
        if self.lexemes.is_any(
            before,
            &["of", "from", "to", "by", "before", "after", "between", "and", "through", "around"],
        ) {
            return recent
                && !counted
                && !self.lexemes.is_any(i + 1, &["people", "men", "women", "per", "km", "miles"]);
        }
        let bracketed = matches!(self.lexemes.text(before), "(" | "[") || self.lexemes.is_dash(before);
        if bracketed {
            return recent && (self.lexemes.text(before) != "-" || self.year_at(i.wrapping_sub(2)).is_some());
        }
        // "the 2018 World Cup", "his 2014 book", "a 2015 study"
        let determined = self.lexemes.is_any(before, &["the", "a", "his", "her", "its", "their", "this"])
            || self.lexemes.is_possessive(before);
        let people =
            self.lexemes.is_any(i + 1, &["people", "men", "women", "workers", "jobs", "votes", "soldiers"]);
        determined
            && self.year_at(i).is_some_and(|y| (1900..=2100).contains(&y))
            && self.lexemes.is_word(i + 1)
            && !people
    }

    /// "today", "tomorrow night", "overnight".
    pub(super) fn deictic(&self, i: usize, days: i32, part: Option<Part>) -> Option<Found> {
        if self.is_title_word(i) {
            return None;
        }
        if self.lexemes.is(i, "overnight") {
            // "an overnight stay", "overnight millionaires" tell of a kind, "targeted overnight by" of a time.
            let after = self.lexemes.text(i + 1);
            let modifies = self.is_before(i, 1, &["an", "the", "its", "his", "her"])
                || self.lexemes.is_hyphen(i + 1)
                || self.lexemes.is_word(i + 1)
                    && !after.ends_with("ed")
                    && !self.lexemes.opens(i + 1)
                    && !self.lexemes.is_any(i + 1, FOLLOWERS)
                    && !self
                        .lexemes
                        .is_any(i + 1, &["that", "from", "into", "near", "during", "across", "between"])
                    && self.word(i + 1).is_none();
            if modifies && !self.lexemes.opens(i) {
                return None;
            }
        }
        let form = |part| Form { part, ..Base::Day(days).into() };
        match self.word(i + 1) {
            Some(Word::Part(part)) => Some((i + 2, form(Some(part)))),
            _ => Some((i + 1, form(part))),
        }
    }

    /// A season that something marks as a time.
    pub(super) fn season(&self, i: usize, season: Season) -> Option<Found> {
        if let Some((end, year)) = self.year_of(i + 1) {
            return Some((end, Base::Season(season, year).into()));
        }
        let led = self.is_before(i, 1, &["in", "until", "by", "since", "early", "late"])
            || self.is_before(i, 1, &["the"])
                && self.is_before(i, 2, &["in", "until", "by", "over", "during", "of", "through"]);
        let ends = !self.lexemes.is_word(i + 1)
            || self.lexemes.opens(i + 1)
            || self.lexemes.is_any(i + 1, FOLLOWERS);
        (led && ends).then(|| (i + 1, Base::Season(season, YearOf::Open).into()))
    }

    pub(super) fn holiday(&self, i: usize, holiday: Holiday) -> Option<Found> {
        if !self.lexemes.is_capitalised(i) {
            return None;
        }
        let (end, holiday) = match (holiday, self.lexemes.text(i + 1)) {
            (Holiday::Christmas | Holiday::Thanksgiving, "Day") => (i + 2, holiday),
            (Holiday::Easter, "Sunday") => (i + 2, holiday),
            (Holiday::Christmas, "Eve") => (i + 2, Holiday::ChristmasEve),
            _ => {
                let led = self.is_before(
                    i,
                    1,
                    &[
                        "at", "by", "before", "after", "until", "since", "over", "around", "last", "next",
                        "this",
                    ],
                );
                let ends = !self.lexemes.is_word(i + 1) || self.lexemes.is_any(i + 1, FOLLOWERS);
                if !(led && ends) {
                    return None;
                }
                (i + 1, holiday)
            }
        };
        let (end, year) = self.year_of(end).unwrap_or((end, YearOf::Open));
        Some((end, Base::Holiday(holiday, year).into()))
    }

    /// Days of more than one word: "New Year's Eve", "Boxing Day", "Valentine's Day"; "Q1 2025".
    pub(super) fn named_day(&self, i: usize) -> Option<Found> {
        let text = self.lexemes.text(i);
        if !matches!(text, "New" | "Boxing" | "Valentine" | "Good" | "Q") {
            return None;
        }
        if text == "Q" {
            let n =
                self.lexemes.integer(i + 1).filter(|n| self.lexemes.glued(i + 1) && (1..=4).contains(n))?;
            let (end, year) = self.year_of(i + 2).unwrap_or((i + 2, YearOf::Open));
            return Some((end, Base::Quarter(i8::try_from(n).ok()?, year).into()));
        }
        let possessive = self.lexemes.is_possessive(i + 1);
        let (end, holiday) = match text {
            "Good" if self.lexemes.text(i + 1) == "Friday" => (i + 2, Holiday::GoodFriday),
            "Boxing" if self.lexemes.is(i + 1, "day") => (i + 2, Holiday::BoxingDay),
            "Valentine" if possessive && self.lexemes.is(i + 2, "day") => (i + 3, Holiday::ValentinesDay),
            "New" if self.lexemes.is(i + 1, "year") && self.lexemes.is_possessive(i + 2) => {
                match self.lexemes.text(i + 3) {
                    "Eve" => (i + 4, Holiday::NewYearsEve),
                    "Day" => (i + 4, Holiday::NewYearsDay),
                    _ => return None,
                }
            }
            _ => return None,
        };
        let (end, year) = self.year_of(end).unwrap_or((end, YearOf::Open));
        Some((end, Base::Holiday(holiday, year).into()))
    }
}

/// Words that may follow a bare season or holiday; any other would make it a modifier ("summer holidays").
const FOLLOWERS: &[&str] = &[
    "and", "but", "for", "with", "as", "at", "in", "on", "to", "when", "while", "after", "before", "because",
    "if", "is", "was", "will", "of", "by", "he", "she", "they", "it", "we", "the",
];
