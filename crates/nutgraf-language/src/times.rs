//! Expressions of time and what they mean against a reference date.
//!
//! Values are written as TIMEX3 does (ISO 8601 with its additions: `2025-W33`, `2025-08-06TNI`, `P50D`).
//! Absolute expressions have a value always, relative ones when the reference date is known. A bare weekday
//! is the most recent one, the reference day included, unless its clause looks ahead ("will", "by", "due",
//! "deadline"): then it is the coming one.

mod calendar;
mod clock;
mod direction;
mod grammar;
mod resolve;
mod vocabulary;

use crate::lexemes::Lexemes;
use grammar::Grammar;
use jiff::civil::Date;
use nutgraf_core::Span;
use resolve::Form;

/// An expression of time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its bytes, without the preposition before it: "Friday", "in two weeks" and its
    /// like excepted; "two days before Trump's Friday deadline".
    pub span: Span,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// Its TIMEX3 value; `None` when it is relative and cannot be resolved.
    pub value: Option<String>,
    /// The day it names, or the first day of the stretch it names; the last day when its end is meant ("the
    /// end of March"). `None` for durations, sets and what cannot be resolved.
    pub date: Option<Date>,
    /// How fine it is.
    pub granularity: Granularity,
    /// How the words before it relate something to it.
    pub relation: Relation,
    /// Whether it sets a limit: "by Friday", "Friday's deadline", "a 50-day ultimatum".
    pub deadline: bool,
    /// Where its clause stands in time, as far as near words tell.
    pub direction: Direction,
}

/// The kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A point or part of the day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// How fine a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granularity {
    /// A clock time.
    Minute,
    /// Morning, night and the like.
    PartOfDay,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// No more than a direction ("soon"), a length, or a set.
    Vague,
}

/// How the words before a time relate something to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// At or in it, or no word says otherwise.
    At,
    /// "by Friday".
    By,
    /// "until Friday".
    Until,
    /// "before Friday".
    Before,
    /// "after Friday".
    After,
    /// "since Friday".
    Since,
    /// "from Friday".
    From,
    /// "within days".
    Within,
    /// "during the week", "through July", "over the weekend".
    During,
    /// "around noon".
    Around,
}

/// Where a clause stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// It speaks of what has been.
    Past,
    /// It speaks of now.
    Present,
    /// It speaks of what is to come.
    Future,
    /// No cue.
    Unknown,
}

/// The expressions of time in `text`, in order, none overlapping another.
///
/// `reference` is the day the text speaks from, its dateline or publication date.
///
/// ```
/// use jiff::civil::date;
/// use nutgraf_language::times::times;
///
/// let text = "Sanctions are still expected to be implemented on Friday.";
/// let found = times(text, Some(date(2025, 8, 6)));
/// assert_eq!(found[0].span.slice(text), "Friday");
/// assert_eq!(found[0].date, Some(date(2025, 8, 8)));
/// ```
#[must_use]
pub fn times(text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
    times_in(&Lexemes::new(text), reference)
}

fn times_in(lexemes: &Lexemes, reference: Option<Date>) -> Vec<TimeExpression> {
    let grammar = Grammar::new(lexemes);
    let mut found = Vec::new();
    expressions(&grammar, lexemes, |mut start, end, form| {
        let relation = grammar.relation(start, form);
        let direction = direction::direction(lexemes, start..end, relation);
        if form.counts_from(direction) {
            // "in two weeks" names a time, "two weeks" would not.
            start -= 1;
        }
        let deadline = grammar.is_deadline(start, end, relation, direction, form);
        let resolved = resolve::resolve(form, direction, reference);
        found.push(TimeExpression {
            span: lexemes.span(start, end),
            kind: resolved.kind,
            value: resolved.value,
            date: resolved.date,
            granularity: resolved.granularity,
            relation,
            deadline,
            direction: resolved.direction,
        });
    });
    found
}

/// The bytes of the expressions that are no length of time, for telling dates from quantities.
pub(crate) fn spans_of_dates(lexemes: &Lexemes) -> Vec<Span> {
    let grammar = Grammar::new(lexemes);
    let mut found = Vec::new();
    expressions(&grammar, lexemes, |start, end, form| {
        if !form.is_length() {
            found.push(lexemes.span(start, end));
        }
    });
    found
}

/// Calls `each` with the lexemes and form of every expression, in order.
fn expressions(grammar: &Grammar<'_>, lexemes: &Lexemes, mut each: impl FnMut(usize, usize, &Form)) {
    let (mut at, mut free) = (0, 0);
    while at < lexemes.len() {
        let Some((end, mut form)) = grammar.expression(at) else {
            at += 1;
            continue;
        };
        let start = grammar.widen(at, free, &mut form);
        each(start, end, &form);
        (at, free) = (end, end);
    }
}

#[cfg(test)]
mod tests;
