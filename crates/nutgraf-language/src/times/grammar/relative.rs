//! Times told from the reference day: "last week", "this morning", "next Friday", "the first quarter".

use super::{Found, Grammar};
use crate::numbers::numeral::numeral;
use crate::times::calendar::{Part, Unit};
use crate::times::resolve::{Base, Form, YearOf};
use crate::times::vocabulary::{Step, Word};

impl Grammar<'_> {
    /// "last", "this", "next" and their like with what they point to.
    pub(super) fn stepped(&self, i: usize, step: Step) -> Option<Found> {
        if self.lexemes.opens(i + 1) {
            return None;
        }
        let narrative = self.lexemes.is_any(i, &["following", "previous"]);
        let plural_only = self.lexemes.is_any(i, &["recent", "upcoming"]);
        // "this past week", "this coming Friday"
        if self.lexemes.is(i, "this")
            && self.lexemes.is_any(i + 1, &["past", "coming"])
            && let Some(Word::Step(inner)) = self.word(i + 1)
        {
            return self.stepped(i + 1, inner);
        }
        if narrative
            && matches!(
                self.word(i + 1),
                Some(Word::Unit(_) | Word::Weekday(_) | Word::Month(_) | Word::Part(_))
            )
        {
            return Some((i + 2, Base::Narrative.into()));
        }
        match self.word(i + 1) {
            Some(Word::Units(unit)) if step != Step::This => {
                Some((i + 2, Base::Duration(unit.duration(None)).into()))
            }
            Some(Word::Few) if step != Step::This => {
                let Some(Word::Units(unit)) = self.word(i + 2) else { return None };
                Some((i + 3, Base::Duration(unit.duration(None)).into()))
            }
            _ if plural_only => None,
            Some(Word::Weekday(day)) if self.lexemes.is_capitalised(i + 1) => {
                self.weekday_from(i + 1, day, Some(step))
            }
            Some(Word::Month(month)) if self.lexemes.is_capitalised(i + 1) => {
                Some((i + 2, Base::Month(month, YearOf::Near(step)).into()))
            }
            Some(Word::Season(season)) => Some((i + 2, Base::Season(season, YearOf::Near(step)).into())),
            Some(Word::Holiday(holiday)) => Some((i + 2, Base::Holiday(holiday, YearOf::Near(step)).into())),
            Some(Word::Part(part)) if step == Step::This => Some((i + 2, day(0, part))),
            Some(Word::Part(part)) if self.lexemes.is(i, "last") => Some((i + 2, day(-1, part))),
            Some(Word::Fraction) if self.lexemes.is(i + 1, "quarter") && !self.lexemes.is(i, "past") => {
                Some((i + 2, Base::QuarterStep(Self::step_sign(step)).into()))
            }
            Some(Word::Unit(unit)) => self.stepped_unit(i, step, unit),
            _ => self.stepped_amount(i, step),
        }
    }

    fn stepped_unit(&self, i: usize, step: Step, unit: Unit) -> Option<Found> {
        let determined = self.is_before(i, 1, &["the", "his", "her", "its", "their"]);
        match unit {
            Unit::Second | Unit::Minute => None,
            Unit::Hour => (step != Step::This && determined)
                .then(|| (i + 2, Base::Duration(unit.duration(Some(1.0))).into())),
            // "the next day" moves with the story; "last day" and "this day" mean other things.
            Unit::Day => (step == Step::Next).then(|| (i + 2, Base::Narrative.into())),
            Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century
                if determined && step != Step::This =>
            {
                Some((i + 2, Base::Duration(unit.duration(Some(1.0))).into()))
            }
            Unit::Millennium => None,
            _ => Some((i + 2, Base::Around(unit, Self::step_sign(step)).into())),
        }
    }

    /// "the last 10 days", "the next two weeks".
    fn stepped_amount(&self, i: usize, step: Step) -> Option<Found> {
        if step == Step::This {
            return None;
        }
        let number = numeral(self.lexemes, i + 1).filter(|n| !n.ordinal)?;
        let Some(Word::Units(unit)) = self.word(number.end) else { return None };
        Some((number.end + 1, Base::Duration(unit.duration(Some(number.value))).into()))
    }

    /// What "a" or "the" may open.
    pub(super) fn after_article(&self, i: usize) -> Option<Found> {
        if self.lexemes.opens(i + 1) {
            return None;
        }
        if self.lexemes.is(i, "the") { self.after_the(i) } else { self.after_a(i) }
    }

    fn after_the(&self, i: usize) -> Option<Found> {
        if self.lexemes.is(i + 1, "day")
            && self.lexemes.is(i + 2, "after")
            && self.lexemes.is(i + 3, "tomorrow")
        {
            return Some((i + 4, Base::Day(2).into()));
        }
        if self.lexemes.is(i + 1, "day")
            && self.lexemes.is(i + 2, "before")
            && self.lexemes.is(i + 3, "yesterday")
        {
            return Some((i + 4, Base::Day(-2).into()));
        }
        match self.word(i + 1) {
            Some(Word::Unit(Unit::Weekend)) => Some((i + 2, Base::Around(Unit::Weekend, 0).into())),
            // "the end of the year"
            Some(Word::Unit(
                unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century),
            )) if self.is_before(i, 1, &["of"])
                && self.is_before(i, 2, &["end", "start", "beginning", "middle"]) =>
            {
                Some((i + 2, Base::Around(unit, 0).into()))
            }
            Some(Word::Step(_)) => None,
            _ => {
                if let Some(found) = self.ordinal_stretch(i + 1) {
                    return Some(found);
                }
                // "the 8th of August", "the 1990s", "the '90s"
                let (end, form) = self.numeric_date(i + 1).or_else(|| self.short_decade(i + 1))?;
                matches!(form.base, Base::MonthDay(..) | Base::Decade(_)).then_some((end, form))
            }
        }
    }

    /// "'90s" at `i`.
    fn short_decade(&self, i: usize) -> Option<Found> {
        let at = if matches!(self.lexemes.text(i), "'" | "’" | "‘") { i + 1 } else { i };
        let years = i16::try_from(self.lexemes.integer(at)?).ok().filter(|n| n % 10 == 0 && *n < 100)?;
        let plural = self.lexemes.glued(at + 1) && self.lexemes.is(at + 1, "s");
        (plural && at > i)
            .then(|| (at + 2, Base::Decade(if years <= 20 { 2000 + years } else { 1900 + years }).into()))
    }

    /// "first quarter of 2025", "second half of the year", "19th century" at `i`.
    pub(super) fn ordinal_stretch(&self, i: usize) -> Option<Found> {
        let number = numeral(self.lexemes, i).filter(|n| n.ordinal && n.value <= 30.0)?;
        let hyphen = self.lexemes.is_hyphen(number.end) && self.lexemes.glued(number.end);
        let noun = number.end + usize::from(hyphen);
        #[expect(clippy::cast_possible_truncation, reason = "at most 30")]
        let n = number.value as i8;
        if self.lexemes.is(noun, "century") {
            return Some((noun + 1, Base::Century(i16::from(n) - 1).into()));
        }
        let year = self.year_of(noun + 1);
        if self.lexemes.is(noun, "quarter") && n <= 4 {
            // In a match report quarters are played; there something else names them.
            let (end, year) = year.unwrap_or((noun + 1, YearOf::Open));
            return Some((end, Base::Quarter(n, year).into()));
        }
        if self.lexemes.is(noun, "half") && n <= 2 {
            let (end, year) = year?;
            return Some((end, Base::Half(n, year).into()));
        }
        None
    }

    /// "later" that closes a clause: "will be announced later".
    pub(super) fn later(&self, i: usize) -> Option<Found> {
        let ends =
            !self.lexemes.is_word(i + 1) && !self.lexemes.is_number(i + 1) || self.lexemes.opens(i + 1);
        let ahead = (1..=5).any(|n| self.is_before(i, n, &["will", "would", "'ll"]));
        let bare = self
            .before(i, 1)
            .is_some_and(|at| !matches!(self.word(at), Some(Word::Unit(_) | Word::Units(_))));
        (ends && ahead && bare).then(|| (i + 1, Base::Vague("FUTURE_REF").into()))
    }

    /// "now", "recently", "soon".
    pub(super) fn vague(&self, i: usize, value: &'static str) -> Option<Found> {
        // "soon after" is the story's own time, "as soon as" a condition.
        let bound = value == "FUTURE_REF"
            && (self.is_before(i, 1, &["as"]) || self.lexemes.is_any(i + 1, &["after", "as"]));
        if bound || self.is_title_word(i) {
            return None;
        }
        Some((i + 1, Base::Vague(value).into()))
    }

    /// "every day", "each Friday", "every two weeks".
    pub(super) fn every(&self, i: usize) -> Option<Found> {
        let next = if self.lexemes.is(i + 1, "other") { i + 2 } else { i + 1 };
        let factor = if next > i + 1 { 2.0 } else { 1.0 };
        match self.word(next) {
            Some(Word::Unit(Unit::Second)) => None,
            Some(Word::Unit(unit)) => Some((next + 1, Base::Set(unit.duration(Some(factor))).into())),
            Some(Word::Weekday(_)) => Some((next + 1, Base::Set(Unit::Week.duration(Some(factor))).into())),
            Some(Word::Part(_)) => Some((next + 1, Base::Set(Unit::Day.duration(Some(factor))).into())),
            Some(Word::Month(_) | Word::Season(_)) => Some((next + 1, Base::Set("P1Y".to_owned()).into())),
            Some(Word::Few) => {
                let Some(Word::Units(unit)) = self.word(next + 1) else { return None };
                Some((next + 2, Base::Set(unit.duration(None)).into()))
            }
            _ => {
                let number = numeral(self.lexemes, next).filter(|n| !n.ordinal)?;
                let Some(Word::Units(unit)) = self.word(number.end) else { return None };
                Some((number.end + 1, Base::Set(unit.duration(Some(number.value))).into()))
            }
        }
    }

    /// "daily", where it is no part of a name.
    pub(super) fn set(&self, i: usize, value: &'static str) -> Option<Found> {
        let named = self.lexemes.is_capitalised(i);
        (!named).then(|| (i + 1, Base::Set(value.to_owned()).into()))
    }

    /// "day one", "week two".
    pub(super) fn bare_unit(&self, i: usize, unit: Unit) -> Option<Found> {
        if self.lexemes.is_capitalised(i) && !self.lexemes.opens(i) {
            return None;
        }
        let counted = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        if counted && self.is_before(i, 1, &["on", "from", "by", "since", "in", "of", "until"]) {
            let number = numeral(self.lexemes, i + 1).filter(|n| !n.ordinal && n.value <= 400.0)?;
            // "day two people" counts something else.
            let ends = !self.lexemes.is_word(number.end)
                || self.lexemes.is_any(number.end, &["of", "in", "and", "as", "at"]);
            return ends.then(|| (number.end, Base::Narrative.into()));
        }
        None
    }
}

fn day(days: i32, part: Part) -> Form {
    Form { part: Some(part), ..Base::Day(days).into() }
}
