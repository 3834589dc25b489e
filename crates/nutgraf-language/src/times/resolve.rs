//! From what an expression says to where it lies on the calendar.

use super::calendar::{Holiday, Part, Season, Stretch, Unit, shift, shift_by};
use super::clock::Clock;
use super::vocabulary::{Edge, Step};
use super::{Direction, Granularity, TimeKind};
use jiff::civil::Date;

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum YearOf {
    /// Not said.
    Open,
    Year(i16),
    /// So many years from the reference.
    Step(i32),
    /// "last July", "next spring".
    Near(Step),
}

/// What an expression says, before it meets the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Base {
    Weekday(i8, Option<Step>),
    /// The weekday of the week so many weeks on.
    WeekdayOf(i8, i32),
    /// Month, day and, for a run of days, its last day.
    MonthDay(i8, i8, Option<i8>, YearOf),
    Month(i8, YearOf),
    /// So many days from the reference.
    Day(i32),
    /// The stretch of the unit around the reference, so many steps on.
    Around(Unit, i32),
    /// The quarter so many quarters on.
    QuarterStep(i32),
    Quarter(i8, YearOf),
    Half(i8, YearOf),
    Season(Season, YearOf),
    Year(i16),
    Decade(i16),
    Century(i16),
    Holiday(Holiday, YearOf),
    /// So many units from the reference: "two days ago", "in two weeks".
    Shift(i64, Unit),
    /// An amount in a future clause counts from the reference; in another it is a length.
    In(i64, Unit, String),
    /// So many units from another time.
    Anchored(i64, Unit, Box<Form>),
    Duration(String),
    Set(String),
    Clock,
    Vague(&'static str),
    /// A time that only its narrative can place: "the next day", "day one".
    Narrative,
}

/// An expression with what refines it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    pub(super) base: Base,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) edge: Option<Edge>,
}

impl From<Base> for Form {
    fn from(base: Base) -> Self {
        Self { base, part: None, clock: None, edge: None }
    }
}

impl Form {
    /// Whether it is an amount that a future clause counts from the reference.
    pub(super) fn counts_from(&self, direction: Direction) -> bool {
        matches!(self.base, Base::In(..)) && direction == Direction::Future
    }

    /// Whether it is a length of time.
    pub(super) fn is_length(&self) -> bool {
        matches!(self.base, Base::Duration(_) | Base::In(..))
    }

    /// Whether it names one day.
    pub(super) fn is_day(&self) -> bool {
        matches!(
            self.base,
            Base::Weekday(..)
                | Base::WeekdayOf(..)
                | Base::MonthDay(_, _, None, _)
                | Base::Day(_)
                | Base::Holiday(..)
        )
    }
}

/// The meaning of an expression.
pub(super) struct Resolved {
    pub(super) kind: TimeKind,
    pub(super) value: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) granularity: Granularity,
    pub(super) direction: Direction,
}

pub(super) fn resolve(form: &Form, direction: Direction, reference: Option<Date>) -> Resolved {
    let plain = |kind, value, direction| Resolved {
        kind,
        value,
        date: None,
        granularity: Granularity::Vague,
        direction,
    };
    match &form.base {
        Base::Duration(length) => return plain(TimeKind::Duration, Some(length.clone()), direction),
        Base::In(_, _, length) if direction != Direction::Future => {
            return plain(TimeKind::Duration, Some(length.clone()), direction);
        }
        Base::Set(value) => return plain(TimeKind::Set, Some(value.clone()), direction),
        Base::Vague(value) => {
            let direction = match *value {
                "PAST_REF" => Direction::Past,
                "FUTURE_REF" => Direction::Future,
                _ => Direction::Present,
            };
            return plain(TimeKind::Date, Some((*value).to_owned()), direction);
        }
        _ => {}
    }
    let stretch = stretch(form, direction, reference);
    let mut granularity = match (&form.base, stretch) {
        (_, Some(stretch)) => granularity(stretch),
        (base, None) => nominal_granularity(base),
    };
    let mut kind = TimeKind::Date;
    let mut value = stretch.map(Stretch::value);
    let mut date = stretch.and_then(|s| if form.edge == Some(Edge::End) { s.last() } else { s.first() });
    if let (Base::MonthDay(month, _, Some(last), _), Some(first)) = (&form.base, date)
        && let Ok(last) = Date::new(first.year(), *month, *last)
    {
        value = Some(format!("{first}/{last}"));
    }
    if let Some(clock) = form.clock {
        let at = format!("T{:02}:{:02}", clock.hour, clock.minute);
        value = Some(value.map_or(at.clone(), |day| day + &at));
        (kind, granularity) = (TimeKind::Time, Granularity::Minute);
    } else if let Some(part) = form.part {
        value = value.map(|day| day + part.code());
        (kind, granularity) = (TimeKind::Time, Granularity::PartOfDay);
    }
    if form.base == Base::Clock {
        date = None;
    }
    let direction = settle(form, direction, date, stretch, reference);
    Resolved { kind, value, date, granularity, direction }
}

/// The direction of an expression that carries its own: "last week", "tomorrow".
fn settle(
    form: &Form,
    direction: Direction,
    date: Option<Date>,
    stretch: Option<Stretch>,
    reference: Option<Date>,
) -> Direction {
    let sign = match &form.base {
        Base::Day(n) | Base::Around(_, n) | Base::WeekdayOf(_, n) | Base::QuarterStep(n) => i64::from(*n),
        Base::Shift(n, _) => *n,
        _ => {
            // A date on the calendar outweighs what the words around it suggest.
            let (Some(first), Some(last), Some(reference)) =
                (date, stretch.and_then(Stretch::last), reference)
            else {
                return direction;
            };
            return if last < reference {
                Direction::Past
            } else if first > reference {
                Direction::Future
            } else {
                direction
            };
        }
    };
    match sign {
        0 => direction,
        n if n < 0 => Direction::Past,
        _ => Direction::Future,
    }
}

const fn granularity(stretch: Stretch) -> Granularity {
    match stretch {
        Stretch::Day(_) => Granularity::Day,
        Stretch::Week(_) => Granularity::Week,
        Stretch::Weekend(_) => Granularity::Weekend,
        Stretch::Month(..) => Granularity::Month,
        Stretch::Quarter(..) => Granularity::Quarter,
        Stretch::Half(..) => Granularity::Half,
        Stretch::Season(..) => Granularity::Season,
        Stretch::Year(_) => Granularity::Year,
        Stretch::Decade(_) => Granularity::Decade,
        Stretch::Century(_) => Granularity::Century,
    }
}

/// How fine an unresolved expression is.
const fn nominal_granularity(base: &Base) -> Granularity {
    match base {
        Base::Weekday(..) | Base::WeekdayOf(..) | Base::MonthDay(..) | Base::Day(_) | Base::Holiday(..) => {
            Granularity::Day
        }
        Base::Month(..) => Granularity::Month,
        Base::Quarter(..) | Base::QuarterStep(_) => Granularity::Quarter,
        Base::Half(..) => Granularity::Half,
        Base::Season(..) => Granularity::Season,
        Base::Around(unit, _) | Base::Shift(_, unit) | Base::In(_, unit, _) | Base::Anchored(_, unit, _) => {
            match unit {
                Unit::Day => Granularity::Day,
                Unit::Week | Unit::Fortnight => Granularity::Week,
                Unit::Weekend => Granularity::Weekend,
                Unit::Month => Granularity::Month,
                Unit::Year => Granularity::Year,
                Unit::Decade => Granularity::Decade,
                Unit::Century => Granularity::Century,
                _ => Granularity::Vague,
            }
        }
        _ => Granularity::Vague,
    }
}

fn stretch(form: &Form, direction: Direction, reference: Option<Date>) -> Option<Stretch> {
    match &form.base {
        Base::Weekday(day, step) => Some(Stretch::Day(weekday(reference?, *day, *step, direction)?)),
        Base::WeekdayOf(day, weeks) => {
            let Stretch::Week(monday) = Stretch::around(reference?, Unit::Week, *weeks)? else { return None };
            shift(monday, i64::from(*day) - 1).map(Stretch::Day)
        }
        Base::MonthDay(month, day, _, year) => {
            let day_of = |year| Date::new(year, *month, *day).ok().map(Stretch::Day);
            nearest(*year, direction, reference, day_of)
        }
        Base::Month(month, year) => nearest(*year, direction, reference, |y| Some(Stretch::Month(y, *month))),
        Base::Day(days) => shift(reference?, i64::from(*days)).map(Stretch::Day),
        Base::Around(unit, steps) => Stretch::around(reference?, *unit, *steps),
        Base::QuarterStep(steps) => {
            let reference = reference?;
            let n = i32::from(reference.year()) * 4 + (i32::from(reference.month()) - 1) / 3 + steps;
            Some(Stretch::Quarter(
                i16::try_from(n.div_euclid(4)).ok()?,
                i8::try_from(n.rem_euclid(4) + 1).ok()?,
            ))
        }
        Base::Quarter(n, year) => nearest(*year, direction, reference, |y| Some(Stretch::Quarter(y, *n))),
        Base::Half(n, year) => nearest(*year, direction, reference, |y| Some(Stretch::Half(y, *n))),
        Base::Season(season, year) => {
            nearest(*year, direction, reference, |y| Some(Stretch::Season(y, *season)))
        }
        Base::Year(year) => Some(Stretch::Year(*year)),
        Base::Decade(year) => Some(Stretch::Decade(*year)),
        Base::Century(n) => Some(Stretch::Century(*n)),
        Base::Holiday(holiday, year) => {
            nearest(*year, direction, reference, |y| holiday.date(y).map(Stretch::Day))
        }
        Base::Shift(amount, unit) | Base::In(amount, unit, _) => {
            Stretch::around(reference?, *unit, i32::try_from(*amount).ok()?)
        }
        Base::Anchored(amount, unit, anchor) => {
            let first = stretch(anchor, direction, reference)?.first()?;
            if !anchor.is_day() {
                return Stretch::around(first, *unit, i32::try_from(*amount).ok()?);
            }
            shift_by(first, *unit, *amount).map(Stretch::Day)
        }
        _ => None,
    }
}

/// Day `day` (Monday = 1) near `reference`.
fn weekday(reference: Date, day: i8, step: Option<Step>, direction: Direction) -> Option<Date> {
    let today = reference.weekday().to_monday_one_offset();
    let back = i64::from((today - day).rem_euclid(7));
    let ahead = i64::from((day - today).rem_euclid(7));
    match step {
        Some(Step::Last) => shift(reference, -if back == 0 { 7 } else { back }),
        Some(Step::Next) => shift(reference, if ahead == 0 { 7 } else { ahead }),
        Some(Step::This) if direction != Direction::Past => shift(reference, ahead),
        None if direction == Direction::Future => shift(reference, ahead),
        _ => shift(reference, -back),
    }
}

/// The stretch that `make` gives for the year meant.
///
/// Without a year it is the most recent one in a past clause, the coming one in a future clause, and
/// without a cue the nearest, the past one of two equally near.
fn nearest(
    year: YearOf,
    direction: Direction,
    reference: Option<Date>,
    make: impl Fn(i16) -> Option<Stretch>,
) -> Option<Stretch> {
    let near = match year {
        YearOf::Year(year) => return make(year),
        YearOf::Step(steps) => {
            return make(i16::try_from(i32::from(reference?.year()).checked_add(steps)?).ok()?);
        }
        YearOf::Near(step) => Some(step),
        YearOf::Open => None,
    };
    let reference = reference?;
    let this = reference.year();
    // "29 February" is missing from three years of four: look as far as eight years away.
    let years = || (0..=8i16).map(move |n| this.saturating_add(n));
    let back = || (0..=8i16).map(move |n| this.saturating_sub(n));
    let begun = |s: &Stretch| s.first().is_some_and(|first| first <= reference);
    let over = |s: &Stretch| s.last().is_some_and(|last| last < reference);
    let past = || back().filter_map(&make).find(|s| begun(s));
    let future = || years().filter_map(&make).find(|s| !over(s));
    match (near, direction) {
        (Some(Step::Last), _) => back().filter_map(&make).find(|s| over(s)),
        (Some(Step::Next), _) => years().filter_map(&make).find(|s| !begun(s)),
        (Some(Step::This), _) => make(this),
        (None, Direction::Past) => past(),
        (None, Direction::Future) => future(),
        (None, _) => match (past(), future()) {
            (Some(past), Some(future)) => {
                let since = past.last().map_or(0, |last| days_between(last, reference).max(0));
                let until = future.first().map_or(0, |first| days_between(reference, first).max(0));
                Some(if until < since { future } else { past })
            }
            (past, future) => past.or(future),
        },
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
