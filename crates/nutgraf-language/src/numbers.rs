//! Numbers with their unit, what they count, and how exact they are.
//!
//! Dates, clock times, list numbers and numbers that are part of a name ("Boeing 747", "Article 50") are left
//! out; a length of time is a quantity as well as a time.

mod context;
mod forms;
mod labels;
mod nouns;
pub(crate) mod numeral;
mod phrase;
mod units;

use crate::lexemes::Lexemes;
use crate::parse::Parse;
use crate::times::spans_of_dates;
use nutgraf_core::Span;
use phrase::Reader;

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole measured phrase: approximation, number, unit and the noun phrase right after it:
    /// "more than 11,000 signatures", "6,443 drones and missiles".
    pub span: Span,
    /// Approximation, number and unit alone: "more than 11,000", "more than 4%".
    pub figure: Span,
    /// The number; the lower end of a range, the first side of a score.
    pub value: f64,
    /// The upper end of a range, the other side of a score.
    pub upper: Option<f64>,
    /// The unit by its English name in the singular ("percent", "US dollar", "kilometre").
    pub unit: Option<&'static str>,
    /// The noun phrase it counts or applies to. It may stand earlier in the sentence, when a bare number shares
    /// it ("killing two people and injuring twelve").
    pub counted: Option<Span>,
    /// How exact the number is said to be.
    pub approximation: Option<Approximation>,
    /// What kind of quantity it is.
    pub kind: QuantityKind,
    /// The change it is part of.
    pub change: Option<Change>,
}

/// Kinds of quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuantityKind {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// A number of things.
    Count,
    /// A share: "a quarter of citizens", "one in five"; its value is the share.
    Fraction,
    /// A place in a row: "the 20th minute", "third".
    Ordinal,
    /// A length, weight, speed and the like.
    Measure,
    /// A length of time.
    Duration,
    /// Someone's age in years.
    Age,
    /// Two sides of a result: "3-0".
    Score,
    /// "three times", "tenfold".
    Multiple,
    /// A plain number: a rate, an index.
    Plain,
}

/// How exact a number is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Approximation {
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
    /// "at least", "or more".
    AtLeast,
    /// "up to", "as many as", "at most".
    UpTo,
    /// "about", "around", "some", "dozens of".
    About,
    /// "nearly", "almost".
    Nearly,
}

/// The part a number has in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Which way it goes.
    pub trend: Trend,
    /// What the number says about it.
    pub role: ChangeRole,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// It grows.
    Up,
    /// It shrinks.
    Down,
}

/// What a number says about a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeRole {
    /// Its size: "rose by 4%".
    By,
    /// Where it ends: "to 90.50 roubles".
    To,
    /// Where it starts: "from 12%".
    From,
}

/// The quantities in a sentence, in order, their figures not overlapping; spans point into its text.
///
/// ```
/// use nutgraf_language::{analyse, numbers::numbers};
///
/// let text = "The index rose by more than 4% to 90.50.";
/// let found = numbers(&analyse(text));
/// assert_eq!(found[0].figure.slice(text), "more than 4%");
/// assert_eq!(found[1].value, 90.5);
/// ```
#[must_use]
pub fn numbers(parse: &Parse<'_>) -> Vec<Quantity> {
    let lexemes = Lexemes::new(parse.text);
    let reader = Reader::new(parse, &lexemes);
    if !reader.has_numbers() {
        return Vec::new();
    }
    let times = spans_of_dates(&lexemes);
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        let span = lexemes.span(at, at + 1);
        if let Some(time) = times.iter().find(|time| time.overlaps(span)) {
            while at < lexemes.len() && lexemes.span(at, at + 1).start() < time.end() {
                at += 1;
            }
            continue;
        }
        match reader.quantity(at, found.last()) {
            Some((end, quantity)) => {
                found.extend(quantity);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests;
