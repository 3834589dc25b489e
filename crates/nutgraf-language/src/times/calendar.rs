//! Stretches of calendar time: weeks, months, quarters, and how TIMEX3 writes them.

use jiff::ToSpan;
use jiff::civil::Date;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// An ISO 8601 duration of `amount` of these; `None` stands for an unknown number.
    pub(super) fn duration(self, amount: Option<f64>) -> String {
        let (factor, clock, letter) = match self {
            Self::Second => (1.0, "T", "S"),
            Self::Minute => (1.0, "T", "M"),
            Self::Hour => (1.0, "T", "H"),
            Self::Day => (1.0, "", "D"),
            Self::Week => (1.0, "", "W"),
            Self::Fortnight => (2.0, "", "W"),
            Self::Weekend => (1.0, "", "WE"),
            Self::Month => (1.0, "", "M"),
            Self::Year => (1.0, "", "Y"),
            Self::Decade => (10.0, "", "Y"),
            Self::Century => (100.0, "", "Y"),
            Self::Millennium => (1000.0, "", "Y"),
        };
        match amount {
            Some(amount) => format!("P{clock}{}{letter}", amount * factor),
            None if factor > 2.0 => match self {
                Self::Decade => "PXDE".to_owned(),
                Self::Century => "PXCE".to_owned(),
                _ => "PXML".to_owned(),
            },
            None => format!("P{clock}X{letter}"),
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// A season, on the northern calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A holiday with a rule for its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    Christmas,
    ChristmasEve,
    BoxingDay,
    NewYearsEve,
    NewYearsDay,
    ValentinesDay,
    Halloween,
    Thanksgiving,
    GoodFriday,
    Easter,
}

impl Holiday {
    pub(super) fn date(self, year: i16) -> Option<Date> {
        let fixed = |month, day| Date::new(year, month, day).ok();
        match self {
            Self::Christmas => fixed(12, 25),
            Self::ChristmasEve => fixed(12, 24),
            Self::BoxingDay => fixed(12, 26),
            Self::NewYearsEve => fixed(12, 31),
            Self::NewYearsDay => fixed(1, 1),
            Self::ValentinesDay => fixed(2, 14),
            Self::Halloween => fixed(10, 31),
            Self::Thanksgiving => fixed(11, 1)?.nth_weekday_of_month(4, jiff::civil::Weekday::Thursday).ok(),
            Self::Easter => easter(year),
            Self::GoodFriday => easter(year)?.checked_sub(2.days()).ok(),
        }
    }
}

/// Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    Day(Date),
    /// By its Monday.
    Week(Date),
    /// By its Saturday.
    Weekend(Date),
    Month(i16, i8),
    /// Year and number, from 1.
    Quarter(i16, i8),
    /// Year and number, from 1.
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// By its first year.
    Decade(i16),
    /// By its number less one: the 20th century is 19.
    Century(i16),
}

impl Stretch {
    /// As TIMEX3 writes it.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(date) => date.to_string(),
            Self::Week(monday) => {
                let week = monday.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Weekend(saturday) => {
                let week = saturday.iso_week_date();
                format!("{:04}-W{:02}-WE", week.year(), week.week())
            }
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, n) => format!("{year:04}-Q{n}"),
            Self::Half(year, n) => format!("{year:04}-H{n}"),
            Self::Season(year, season) => {
                let code = match season {
                    Season::Spring => "SP",
                    Season::Summer => "SU",
                    Season::Autumn => "FA",
                    Season::Winter => "WI",
                };
                format!("{year:04}-{code}")
            }
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year / 10),
            Self::Century(n) => format!("{n:02}XX"),
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Week(date) | Self::Weekend(date) => Some(date),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Quarter(year, n) => Date::new(year, n * 3 - 2, 1).ok(),
            Self::Half(year, n) => Date::new(year, n * 6 - 5, 1).ok(),
            Self::Season(year, season) => Date::new(year, season.first_month(), 1).ok(),
            Self::Year(year) | Self::Decade(year) => Date::new(year, 1, 1).ok(),
            Self::Century(n) => Date::new(n.checked_mul(100)?, 1, 1).ok(),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Date> {
        let first = self.first()?;
        let next = match self {
            Self::Day(_) => return Some(first),
            Self::Week(_) => first.checked_add(1.weeks()),
            Self::Weekend(_) => first.checked_add(2.days()),
            Self::Month(..) => first.checked_add(1.months()),
            Self::Quarter(..) | Self::Season(..) => first.checked_add(3.months()),
            Self::Half(..) => first.checked_add(6.months()),
            Self::Year(_) => first.checked_add(1.years()),
            Self::Decade(_) => first.checked_add(10.years()),
            Self::Century(_) => first.checked_add(100.years()),
        };
        next.ok()?.yesterday().ok()
    }

    /// The stretch of `unit` that holds `date`, moved by `steps` of its kind.
    pub(super) fn around(date: Date, unit: Unit, steps: i32) -> Option<Self> {
        let steps = i64::from(steps);
        let years = |n: i64| i16::try_from(i64::from(date.year()) + n).ok();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day => shift(date, steps).map(Self::Day),
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let factor = if unit == Unit::Fortnight { 2 } else { 1 };
                let into = i64::from(date.weekday().to_monday_zero_offset());
                let days = steps * 7 * factor - into + if unit == Unit::Weekend { 5 } else { 0 };
                let day = shift(date, days)?;
                Some(if unit == Unit::Weekend { Self::Weekend(day) } else { Self::Week(day) })
            }
            Unit::Month => {
                let months = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + steps;
                let year = i16::try_from(months.div_euclid(12)).ok()?;
                let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
                Some(Self::Month(year, month))
            }
            Unit::Year => years(steps).map(Self::Year),
            Unit::Decade => years(steps * 10).map(|year| Self::Decade(year - year.rem_euclid(10))),
            Unit::Century => years(steps * 100).map(|year| Self::Century(year.div_euclid(100))),
            Unit::Millennium => None,
        }
    }
}

/// `date` moved by so many days.
pub(super) fn shift(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// `date` moved by `amount` of `unit`, when that gives a day.
pub(super) fn shift_by(date: Date, unit: Unit, amount: i64) -> Option<Date> {
    let span = jiff::Span::new();
    let span = match unit {
        Unit::Day => span.try_days(amount),
        Unit::Week => span.try_weeks(amount),
        Unit::Fortnight => span.try_weeks(amount.checked_mul(2)?),
        Unit::Month => span.try_months(amount),
        Unit::Year => span.try_years(amount),
        Unit::Decade => span.try_years(amount.checked_mul(10)?),
        _ => return None,
    };
    date.checked_add(span.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stretches_are_written_as_timex_values() {
        let day = date(2025, 8, 6);
        let value = |unit, steps| Stretch::around(day, unit, steps).unwrap().value();
        assert_eq!(value(Unit::Day, -1), "2025-08-05");
        assert_eq!(value(Unit::Week, 1), "2025-W33");
        assert_eq!(value(Unit::Weekend, 0), "2025-W32-WE");
        assert_eq!(value(Unit::Month, -8), "2024-12");
        assert_eq!(value(Unit::Decade, 0), "202X");
        assert_eq!(value(Unit::Century, -1), "19XX");
    }

    #[test]
    fn movable_feasts_fall_where_the_almanac_has_them() {
        assert_eq!(Holiday::Easter.date(2025), Some(date(2025, 4, 20)));
        assert_eq!(Holiday::Easter.date(2024), Some(date(2024, 3, 31)));
        assert_eq!(Holiday::GoodFriday.date(2023), Some(date(2023, 4, 7)));
        assert_eq!(Holiday::Thanksgiving.date(2024), Some(date(2024, 11, 28)));
    }

    #[test]
    fn last_days_close_the_stretch() {
        assert_eq!(Stretch::Month(2024, 2).last(), Some(date(2024, 2, 29)));
        assert_eq!(Stretch::Quarter(2025, 4).last(), Some(date(2025, 12, 31)));
        assert_eq!(Stretch::Year(9999).last(), None);
    }

    #[test]
    fn beyond_the_calendar_there_is_nothing() {
        assert_eq!(Stretch::around(date(9999, 12, 31), Unit::Day, 1), None);
        assert_eq!(shift(date(2025, 1, 1), i64::MAX), None);
    }
}
