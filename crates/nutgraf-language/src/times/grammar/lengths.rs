//! Amounts of time: lengths, and times told by an amount ("two days ago", "a week before the vote").

use super::{Found, Grammar};
use crate::numbers::numeral::numeral;
use crate::times::calendar::Unit;
use crate::times::resolve::{Base, Form};
use crate::times::vocabulary::Word;

/// Adjectives that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "full",
    "more",
    "whole",
    "straight",
    "consecutive",
    "business",
    "working",
    "calendar",
    "long",
    "further",
    "additional",
    "extra",
    "short",
    "successive",
];

/// Words before "a year" that make it a length.
const MEASURES: &[&str] = &[
    "for", "in", "within", "over", "after", "than", "about", "nearly", "almost", "least", "only", "just",
    "under", "lasted", "last", "half", "around", "roughly",
];

impl Grammar<'_> {
    /// "50 days", "three-hour", "two to three weeks", "20 minutes ago".
    pub(super) fn amount(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.ordinal_stretch(i) {
            return Some(found);
        }
        let first = numeral(self.lexemes, i).filter(|n| !n.ordinal)?;
        let mut end = first.end;
        let mut low = None;
        let mut value = first.value;
        if (self.lexemes.is_dash(end) || self.lexemes.is_any(end, &["to", "or"]))
            && let Some(second) =
                numeral(self.lexemes, end + 1).filter(|n| !n.ordinal && n.value > first.value)
        {
            (end, low, value) = (second.end, Some(first.value), second.value);
        }
        let (end, unit) = self.unit_at(end)?;
        // "World Cup 2018 day five" holds a year.
        let year =
            self.lexemes.text(i).len() == 4 && first.digits && (1900.0..=2100.0).contains(&first.value);
        if self.is_age(end) || year {
            return None;
        }
        let length = low.map_or_else(
            || unit.duration(Some(value)),
            |low| format!("{}/{}", unit.duration(Some(low)), unit.duration(Some(value))),
        );
        let whole = (low.is_none() && value.fract() == 0.0 && value < 1e6).then_some({
            #[expect(clippy::cast_possible_truncation, reason = "below a million")]
            let whole = value as i64;
            whole
        });
        Some(self.counted(i, end, unit, whole, length))
    }

    /// The unit at `i`, after a hyphen or an adjective, with one past it.
    fn unit_at(&self, i: usize) -> Option<(usize, Unit)> {
        if self.lexemes.opens(i) {
            return None;
        }
        let hyphen = self.lexemes.is_hyphen(i) && self.lexemes.glued(i) && self.lexemes.glued(i + 1);
        let mut at = i + usize::from(hyphen);
        if !hyphen && self.lexemes.is_any(at, BETWEEN) {
            at += 1;
        }
        match self.word(at)? {
            Word::Unit(unit) | Word::Units(unit) if unit != Unit::Weekend || !hyphen => Some((at + 1, unit)),
            _ => None,
        }
    }

    /// "years old", "-year-old", "years of age" after the unit.
    fn is_age(&self, end: usize) -> bool {
        let at = end + usize::from(self.lexemes.is_hyphen(end));
        self.lexemes.is_any(at, &["old", "olds"])
            || self.lexemes.is(at, "of") && self.lexemes.is(at + 1, "age")
    }

    /// An amount of time with what places it: "ago", "from now", "before Friday's deadline".
    fn counted(&self, start: usize, end: usize, unit: Unit, whole: Option<i64>, length: String) -> Found {
        let shifted = |sign: i64| whole.map_or(Base::Narrative, |n| Base::Shift(sign * n, unit));
        if self.lexemes.is(end, "ago") {
            return (end + 1, self.clocked(shifted(-1), unit));
        }
        if self.lexemes.is(end, "from") && self.lexemes.is_any(end + 1, &["now", "today"]) {
            return (end + 2, self.clocked(shifted(1), unit));
        }
        if self.lexemes.is_any(end, &["later", "earlier"]) && !self.lexemes.is(end + 1, "than") {
            return (end + 1, Base::Narrative.into());
        }
        if let Some(whole) = whole
            && let Some(found) = self.anchored(end, unit, whole)
        {
            return found;
        }
        match whole {
            Some(whole)
                if self.is_before(start, 1, &["in"])
                    && matches!(
                        unit,
                        Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year
                    ) =>
            {
                (end, Base::In(whole, unit, length).into())
            }
            _ => (end, Base::Duration(length).into()),
        }
    }

    /// Hours and minutes from the reference day leave its clock unknown.
    fn clocked(&self, base: Base, unit: Unit) -> Form {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Base::Narrative.into(),
            _ => base.into(),
        }
    }

    /// "before Trump's Friday deadline", "after 8 August" at `end`.
    fn anchored(&self, end: usize, unit: Unit, whole: i64) -> Option<Found> {
        let sign = match self.lexemes.text(end) {
            "before" => -1,
            "after" | "from" => 1,
            _ => return None,
        };
        for at in end + 1..end + 5 {
            if self.lexemes.opens(at) || !(self.lexemes.is_word(at) || self.lexemes.is_number(at)) {
                return None;
            }
            let dated = match self.word(at) {
                Some(Word::Weekday(_) | Word::Month(_) | Word::MonthShort(_) | Word::Holiday(_)) => true,
                Some(Word::Step(_)) => matches!(self.word(at + 1), Some(Word::Weekday(_) | Word::Month(_))),
                _ => self.lexemes.is_number(at),
            };
            if dated {
                let (mut after, anchor) = self.expression(at)?;
                if !matches!(anchor.base, Base::Month(..)) && !anchor.is_day() {
                    return None;
                }
                let noun = after + usize::from(self.lexemes.is_possessive(after));
                if self.lexemes.is_any(noun, &["deadline", "ultimatum"]) {
                    after = noun + 1;
                }
                return Some((after, Base::Anchored(sign * whole, unit, Box::new(anchor)).into()));
            }
            let passes = self.lexemes.is_capitalised(at)
                || self.lexemes.is(at, "the")
                || self.lexemes.is_possessive(at);
            if !passes {
                return None;
            }
        }
        None
    }

    /// "a year ago", "a week before Friday", "for a month", "twice a day", "a few days".
    pub(super) fn after_a(&self, i: usize) -> Option<Found> {
        match self.word(i + 1) {
            Some(Word::Unit(Unit::Weekend)) => None,
            Some(Word::Unit(unit)) => {
                let found = self.counted(i, i + 2, unit, Some(1), unit.duration(Some(1.0)));
                if !matches!(found.1.base, Base::Duration(_) | Base::In(..)) {
                    return Some(found);
                }
                if self.is_rate(i) {
                    return Some((i + 2, Base::Set(unit.duration(Some(1.0))).into()));
                }
                let measured = self.is_before(i, 1, MEASURES);
                // "a second" and "a minute" are mostly figures of speech.
                let loose = matches!(unit, Unit::Second | Unit::Minute | Unit::Day)
                    && !self.is_before(i, 1, &["within", "than"]);
                let modifies = self.lexemes.is_hyphen(i + 2);
                (measured && !loose && !modifies).then_some(found)
            }
            Some(Word::Few) => {
                let (end, form) = self.vague_amount(i + 1)?;
                Some((end, form))
            }
            _ if self.lexemes.is(i + 1, "couple") && self.lexemes.is(i + 2, "of") => {
                let Some(Word::Units(unit)) = self.word(i + 3) else { return None };
                Some(self.counted(i, i + 4, unit, None, unit.duration(None)))
            }
            // "a dozen years"; "a 50-day" starts at its number.
            _ => self.amount(i),
        }
    }

    /// Whether "a year" at `i` follows a number or money: a rate.
    fn is_rate(&self, i: usize) -> bool {
        let Some(before) = self.before(i, 1) else { return false };
        self.lexemes.is_number(before)
            || self.lexemes.is_any(
                before,
                &[
                    "million", "billion", "thousand", "trillion", "once", "twice", "times", "m", "bn", "%",
                    "percent", "cent", "hours", "days", "dollars", "pounds", "euros",
                ],
            )
            || self.lexemes.text(before) == "%"
    }

    /// "several weeks", "few days".
    pub(super) fn vague_amount(&self, i: usize) -> Option<Found> {
        let at = i
            + 1
            + usize::from(self.lexemes.is_any(i + 1, &["more", "short", "long", "hundred", "thousand"]));
        let Some(Word::Units(unit)) = self.word(at) else { return None };
        Some(self.counted(i, at + 1, unit, None, unit.duration(None)))
    }

    /// "days", "weeks" that a word around marks as an amount: "within days", "years ago", "hours before".
    pub(super) fn bare_units(&self, i: usize, unit: Unit) -> Option<Found> {
        if self.lexemes.is_capitalised(i) && !self.lexemes.opens(i) {
            return None;
        }
        if self.lexemes.is(i + 1, "ago") {
            return Some((i + 2, Base::Narrative.into()));
        }
        let led = self.is_before(i, 1, &["within", "for", "in", "over"]) && !self.lexemes.is(i + 1, "of");
        let ordered = self.lexemes.is_any(i + 1, &["later", "earlier"]);
        if ordered {
            return Some((i + 2, Base::Narrative.into()));
        }
        led.then(|| (i + 1, Base::Duration(unit.duration(None)).into()))
    }

    /// "half an hour", "half a century".
    pub(super) fn half_a_unit(&self, i: usize) -> Option<Found> {
        if !self.lexemes.is(i, "half") {
            return None;
        }
        let at = if self.lexemes.is_any(i + 1, &["a", "an"]) || self.lexemes.is_hyphen(i + 1) {
            i + 2
        } else {
            return None;
        };
        let Some(Word::Unit(unit)) = self.word(at) else { return None };
        let length = match unit {
            Unit::Hour => "PT30M".to_owned(),
            Unit::Year => "P6M".to_owned(),
            Unit::Decade => "P5Y".to_owned(),
            Unit::Century => "P50Y".to_owned(),
            Unit::Day => "PT12H".to_owned(),
            _ => unit.duration(Some(0.5)),
        };
        Some((at + 1, Base::Duration(length).into()))
    }
}
