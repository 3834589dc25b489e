//! The words times are made of.

use super::calendar::{Holiday, Part, Season, Unit};
use crate::word_table::WordTable;

/// What a word can be in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// A weekday, Monday = 1.
    Weekday(i8),
    /// A short weekday, taken only before a date.
    WeekdayShort(i8),
    /// A month, January = 1.
    Month(i8),
    /// A short month.
    MonthShort(i8),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// A part of the day.
    Part(Part),
    /// A day by its distance from the reference day.
    Day(i32, Option<Part>),
    Season(Season),
    Holiday(Holiday),
    /// "last", "next": a step of so many units.
    Step(Step),
    /// "daily": a set of one unit.
    Set(&'static str),
    /// "noon".
    Noon,
    /// "midnight".
    Midnight,
    /// "now", "recently": no more than a direction.
    Vague(&'static str),
    /// "early", "end".
    Edge(Edge),
    /// "few", "several".
    Few,
    /// "every", "each".
    Every,
    /// "quarter", "half".
    Fraction,
    /// "a", "an", "the".
    Article,
}

/// Which of a row of units is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Last,
    This,
    Next,
}

/// Which end of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

static WORDS: WordTable<Word> = WordTable::new(&[
    ("a", Word::Article),
    ("afternoon", Word::Part(Part::Afternoon)),
    ("an", Word::Article),
    ("annually", Word::Set("P1Y")),
    ("apr", Word::MonthShort(4)),
    ("april", Word::Month(4)),
    ("aug", Word::MonthShort(8)),
    ("august", Word::Month(8)),
    ("autumn", Word::Season(Season::Autumn)),
    ("beginning", Word::Edge(Edge::Start)),
    ("biweekly", Word::Set("P2W")),
    ("centuries", Word::Units(Unit::Century)),
    ("century", Word::Unit(Unit::Century)),
    ("christmas", Word::Holiday(Holiday::Christmas)),
    ("coming", Word::Step(Step::Next)),
    ("currently", Word::Vague("PRESENT_REF")),
    ("daily", Word::Set("P1D")),
    ("dawn", Word::Part(Part::Morning)),
    ("day", Word::Unit(Unit::Day)),
    ("days", Word::Units(Unit::Day)),
    ("dec", Word::MonthShort(12)),
    ("decade", Word::Unit(Unit::Decade)),
    ("decades", Word::Units(Unit::Decade)),
    ("december", Word::Month(12)),
    ("each", Word::Every),
    ("earlier", Word::Edge(Edge::Start)),
    ("early", Word::Edge(Edge::Start)),
    ("easter", Word::Holiday(Holiday::Easter)),
    ("end", Word::Edge(Edge::End)),
    ("evening", Word::Part(Part::Evening)),
    ("every", Word::Every),
    ("fall", Word::Season(Season::Autumn)),
    ("feb", Word::MonthShort(2)),
    ("february", Word::Month(2)),
    ("few", Word::Few),
    ("following", Word::Step(Step::Next)),
    ("fortnight", Word::Unit(Unit::Fortnight)),
    ("fortnights", Word::Units(Unit::Fortnight)),
    ("fri", Word::WeekdayShort(5)),
    ("friday", Word::Weekday(5)),
    ("fridays", Word::Weekday(5)),
    ("half", Word::Fraction),
    ("halloween", Word::Holiday(Holiday::Halloween)),
    ("hour", Word::Unit(Unit::Hour)),
    ("hourly", Word::Set("PT1H")),
    ("hours", Word::Units(Unit::Hour)),
    ("hrs", Word::Units(Unit::Hour)),
    ("jan", Word::MonthShort(1)),
    ("january", Word::Month(1)),
    ("jul", Word::MonthShort(7)),
    ("july", Word::Month(7)),
    ("jun", Word::MonthShort(6)),
    ("june", Word::Month(6)),
    ("last", Word::Step(Step::Last)),
    ("late", Word::Edge(Edge::End)),
    ("later", Word::Edge(Edge::End)),
    ("lunchtime", Word::Part(Part::Midday)),
    ("mar", Word::MonthShort(3)),
    ("march", Word::Month(3)),
    ("may", Word::Month(5)),
    ("mid", Word::Edge(Edge::Middle)),
    ("midday", Word::Noon),
    ("middle", Word::Edge(Edge::Middle)),
    ("midnight", Word::Midnight),
    ("millennia", Word::Units(Unit::Millennium)),
    ("mins", Word::Units(Unit::Minute)),
    ("minute", Word::Unit(Unit::Minute)),
    ("minutes", Word::Units(Unit::Minute)),
    ("mon", Word::WeekdayShort(1)),
    ("monday", Word::Weekday(1)),
    ("mondays", Word::Weekday(1)),
    ("month", Word::Unit(Unit::Month)),
    ("monthly", Word::Set("P1M")),
    ("months", Word::Units(Unit::Month)),
    ("morning", Word::Part(Part::Morning)),
    ("next", Word::Step(Step::Next)),
    ("night", Word::Part(Part::Night)),
    ("nightly", Word::Set("P1D")),
    ("noon", Word::Noon),
    ("nov", Word::MonthShort(11)),
    ("november", Word::Month(11)),
    ("now", Word::Vague("PRESENT_REF")),
    ("nowadays", Word::Vague("PRESENT_REF")),
    ("oct", Word::MonthShort(10)),
    ("october", Word::Month(10)),
    ("overnight", Word::Day(0, Some(Part::Night))),
    ("past", Word::Step(Step::Last)),
    ("previous", Word::Step(Step::Last)),
    ("quarter", Word::Fraction),
    ("recent", Word::Step(Step::Last)),
    ("recently", Word::Vague("PAST_REF")),
    ("sat", Word::WeekdayShort(6)),
    ("saturday", Word::Weekday(6)),
    ("saturdays", Word::Weekday(6)),
    ("second", Word::Unit(Unit::Second)),
    ("seconds", Word::Units(Unit::Second)),
    ("sep", Word::MonthShort(9)),
    ("sept", Word::MonthShort(9)),
    ("september", Word::Month(9)),
    ("several", Word::Few),
    ("soon", Word::Vague("FUTURE_REF")),
    ("spring", Word::Season(Season::Spring)),
    ("start", Word::Edge(Edge::Start)),
    ("summer", Word::Season(Season::Summer)),
    ("sun", Word::WeekdayShort(7)),
    ("sunday", Word::Weekday(7)),
    ("sundays", Word::Weekday(7)),
    ("thanksgiving", Word::Holiday(Holiday::Thanksgiving)),
    ("the", Word::Article),
    ("this", Word::Step(Step::This)),
    ("thu", Word::WeekdayShort(4)),
    ("thurs", Word::WeekdayShort(4)),
    ("thursday", Word::Weekday(4)),
    ("thursdays", Word::Weekday(4)),
    ("today", Word::Day(0, None)),
    ("tomorrow", Word::Day(1, None)),
    ("tonight", Word::Day(0, Some(Part::Night))),
    ("tue", Word::WeekdayShort(2)),
    ("tues", Word::WeekdayShort(2)),
    ("tuesday", Word::Weekday(2)),
    ("tuesdays", Word::Weekday(2)),
    ("upcoming", Word::Step(Step::Next)),
    ("wed", Word::WeekdayShort(3)),
    ("wednesday", Word::Weekday(3)),
    ("wednesdays", Word::Weekday(3)),
    ("week", Word::Unit(Unit::Week)),
    ("weekday", Word::Unit(Unit::Day)),
    ("weekend", Word::Unit(Unit::Weekend)),
    ("weekends", Word::Units(Unit::Weekend)),
    ("weekly", Word::Set("P1W")),
    ("weeks", Word::Units(Unit::Week)),
    ("winter", Word::Season(Season::Winter)),
    ("year", Word::Unit(Unit::Year)),
    ("yearly", Word::Set("P1Y")),
    ("years", Word::Units(Unit::Year)),
    ("yesterday", Word::Day(-1, None)),
]);

/// The role of `text` in an expression of time, whatever its case.
pub(super) fn look(text: &str) -> Option<Word> {
    WORDS.find(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_word_is_found() {
        assert!(WORDS.iter().is_sorted_by_key(|(word, _)| word));
        for (word, role) in WORDS.iter() {
            assert_eq!(look(&word.to_uppercase()), Some(role));
        }
    }
}
