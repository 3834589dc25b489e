//! The patterns of time expressions: what may start one, and what belongs around it.

mod dates;
mod lengths;
mod relative;

use super::clock::{self, Clock};
use super::resolve::{Base, Form};
use super::vocabulary::{self, Edge, Step, Word};
use super::{Direction, Relation};
use crate::lexemes::{Lexemes, Shape};
use crate::numbers::numeral;

/// Words of a limit near a time.
const LIMITS: &[&str] =
    &["deadline", "deadlines", "ultimatum", "due", "expires", "expire", "expiry", "expiration"];

/// Recogniser of one text's expressions.
pub(super) struct Grammar<'a> {
    lexemes: &'a Lexemes<'a>,
    words: Vec<Option<Word>>,
}

/// An expression and one past its last lexeme.
type Found = (usize, Form);

impl<'a> Grammar<'a> {
    pub(super) fn new(lexemes: &'a Lexemes<'a>) -> Self {
        let role = |i| match lexemes.shape(i) {
            Some(Shape::Word) => vocabulary::look(lexemes.text(i)),
            _ => None,
        };
        Self { lexemes, words: (0..lexemes.len()).map(role).collect() }
    }

    fn word(&self, i: usize) -> Option<Word> {
        self.words.get(i).copied().flatten()
    }

    /// Lexeme `n` places before `i`, when it is in the same sentence.
    fn before(&self, i: usize, n: usize) -> Option<usize> {
        let at = i.checked_sub(n)?;
        (at + 1..=i).all(|j| !self.lexemes.opens(j)).then_some(at)
    }

    fn is_before(&self, i: usize, n: usize, words: &[&str]) -> bool {
        self.before(i, n).is_some_and(|at| self.lexemes.is_any(at, words))
    }

    /// The expression that starts at lexeme `i`, without the words that only widen it.
    pub(super) fn expression(&self, i: usize) -> Option<Found> {
        let numeric = self.lexemes.is_number(i);
        let word = self.word(i);
        // Most words are neither of the vocabulary nor numbers: done with them at once.
        if word.is_none() && !numeric && !self.may_open(i) {
            return None;
        }
        if numeric && self.is_identifier(i) {
            return None;
        }
        if let Some((end, clock)) = clock::clock(self.lexemes, i)
            && !(word.is_some() && self.is_title_word(i))
        {
            return Some(self.with_day(end, clock));
        }
        let found = match word {
            Some(Word::Weekday(day)) => self.weekday(i, day),
            Some(Word::WeekdayShort(day)) => self.short_weekday(i, day),
            Some(Word::Month(_) | Word::MonthShort(_)) => self.month_first(i),
            Some(Word::Day(days, part)) => self.deictic(i, days, part),
            Some(Word::Step(step)) => self.stepped(i, step),
            Some(Word::Article) => self.after_article(i),
            Some(Word::Season(season)) => self.season(i, season),
            Some(Word::Holiday(holiday)) => self.holiday(i, holiday),
            Some(Word::Every) => self.every(i),
            Some(Word::Set(value)) => self.set(i, value),
            Some(Word::Few) => self.vague_amount(i),
            Some(Word::Units(unit)) => self.bare_units(i, unit),
            Some(Word::Unit(unit)) => self.bare_unit(i, unit),
            Some(Word::Fraction) => self.half_a_unit(i),
            Some(Word::Vague(value)) => self.vague(i, value),
            Some(Word::Edge(Edge::End)) if self.lexemes.is(i, "later") => self.later(i),
            _ => None,
        };
        let found = found.or_else(|| if word.is_none() { self.named_day(i) } else { None });
        let found = found.or_else(|| self.numeric_date(i)).or_else(|| self.amount(i));
        found.map(|(end, form)| self.with_clock(end, form))
    }

    /// Whether lexeme `i`, outside the vocabulary, can open an expression: a number in words, a named day.
    fn may_open(&self, i: usize) -> bool {
        self.lexemes.is_word(i)
            && (numeral::is_number_word(self.lexemes.text(i))
                || matches!(self.lexemes.text(i), "New" | "Boxing" | "Valentine" | "Good" | "Q"))
    }

    /// "B2B", "A1": digits inside a word.
    fn is_identifier(&self, i: usize) -> bool {
        self.lexemes.glued(i) && i > 0 && self.lexemes.is_word(i - 1) && !self.lexemes.is(i - 1, "q")
            || matches!(self.lexemes.text(i.wrapping_sub(1)), "$" | "£" | "€" | "#" | "¥")
    }

    /// Capitalised inside a sentence: part of a name ("USA Today", "Midnight Express").
    fn is_title_word(&self, i: usize) -> bool {
        self.lexemes.is_capitalised(i) && !self.lexemes.opens(i)
    }

    /// A day followed by a clock time: "Friday at 10 a.m.".
    fn with_clock(&self, end: usize, mut form: Form) -> Found {
        if !form.is_day() || form.clock.is_some() {
            return (end, form);
        }
        let mut at = end;
        if self.lexemes.text(at) == "," {
            at += 1;
        }
        if self.lexemes.is(at, "at") {
            at += 1;
        }
        if self.lexemes.is_any(at, &["around", "about"]) {
            at += 1;
        }
        match clock::clock(self.lexemes, at) {
            Some((end, clock)) if !self.lexemes.opens(at) => {
                form.clock = Some(clock);
                (end, form)
            }
            _ => (end, form),
        }
    }

    /// A clock time followed by its day: "10 a.m. on Friday".
    fn with_day(&self, end: usize, clock: Clock) -> Found {
        let mut at = end;
        if self.lexemes.text(at) == "," {
            at += 1;
        }
        if self.lexemes.is(at, "on") {
            at += 1;
        }
        if !self.lexemes.opens(at) && clock::clock(self.lexemes, at).is_none() {
            let day = match self.word(at) {
                Some(
                    Word::Weekday(_)
                    | Word::Month(_)
                    | Word::MonthShort(_)
                    | Word::Day(..)
                    | Word::Step(_)
                    | Word::WeekdayShort(_),
                ) => self.expression(at),
                None if self.lexemes.is_number(at) => self.numeric_date(at),
                _ => None,
            };
            if let Some((end, mut form)) = day
                && (form.is_day() || form.part.is_some())
                && form.clock.is_none()
            {
                form.clock = Some(clock);
                return (end, form);
            }
        }
        (end, Form { clock: Some(clock), ..Base::Clock.into() })
    }

    /// The start of the expression at `i` with the words that refine it ("late", "the end of"), not reaching
    /// back beyond lexeme `free`; their sense goes into `form`.
    pub(super) fn widen(&self, i: usize, free: usize, form: &mut Form) -> usize {
        let within = |at: Option<usize>| at.filter(|&at| at >= free);
        if matches!(form.base, Base::Duration(_) | Base::Set(_) | Base::Vague(_) | Base::In(..)) {
            return self.with_the(i, i, free, form);
        }
        let mut start = i;
        // "mid-July", "late last year", "earlier on Wednesday"
        let mut at = within(self.before(start, 1));
        if let Some(hyphen) = at.filter(|&at| self.lexemes.is_hyphen(at) && self.lexemes.glued(at)) {
            at = within(self.before(hyphen, 1));
        } else if at.is_some_and(|at| self.lexemes.is_any(at, &["on", "in"])) {
            at = within(self.before(start, 2))
                .filter(|&at| self.lexemes.is_any(at, &["later", "earlier", "early", "late"]));
        }
        if let Some(at) = at
            && let Some(Word::Edge(edge)) = self.word(at)
            && self.lexemes.is_any(at, &["early", "late", "earlier", "later", "mid"])
        {
            start = at;
            if !self.lexemes.is_any(at, &["earlier", "later"]) {
                // "late March" is a stretch of its own, not the month's last day.
                form.edge = Some(if edge == Edge::End { Edge::Middle } else { edge });
            }
        }
        // "the end of March", "the beginning of next week"
        if let Some(of) = within(self.before(start, 1)).filter(|&at| self.lexemes.is(at, "of"))
            && let Some(noun) = within(self.before(of, 1))
            && let Some(Word::Edge(edge)) = self.word(noun)
            && self.lexemes.is_any(noun, &["end", "start", "beginning", "middle"])
        {
            form.edge = Some(edge);
            start = noun;
            if let Some(article) = within(self.before(noun, 1)).filter(|&at| self.lexemes.is(at, "the")) {
                return article;
            }
        }
        if start == i || matches!(form.base, Base::Decade(_) | Base::Season(..)) {
            start = self.with_the(i, start, free, form);
        }
        start
    }

    /// `start`, or the place of "the" before it when the expression at `i` takes one: "the last 10 days".
    fn with_the(&self, i: usize, start: usize, free: usize, form: &Form) -> usize {
        let takes = matches!(self.word(i), Some(Word::Step(step)) if step != Step::This)
            || matches!(form.base, Base::Season(..) | Base::Decade(_) | Base::Narrative);
        let the = self.before(start, 1).filter(|&at| takes && at >= free && self.lexemes.is(at, "the"));
        the.unwrap_or(start)
    }

    /// How the words before lexeme `start` relate something to the time there.
    pub(super) fn relation(&self, start: usize, form: &Form) -> Relation {
        let mut at = start;
        for _ in 0..4 {
            let Some(before) = self.before(at, 1) else { return Relation::At };
            let text = self.lexemes.text(before);
            let relation = match &text.to_ascii_lowercase()[..] {
                "by" => Relation::By,
                "until" | "till" => Relation::Until,
                "before" | "pre" => Relation::Before,
                "after" | "following" => Relation::After,
                "since" => Relation::Since,
                "from" => Relation::From,
                "within" => Relation::Within,
                "during" | "through" | "throughout" | "over" => Relation::During,
                "around" | "about" if !matches!(form.base, Base::Duration(_)) => Relation::Around,
                "the" | "at" | "least" | "just" | "shortly" | "early" | "late" | "only" | "about"
                | "around" | "as" | "a" => {
                    at = before;
                    continue;
                }
                _ => Relation::At,
            };
            return relation;
        }
        Relation::At
    }

    /// Whether the time at `start..end` sets a limit.
    pub(super) fn is_deadline(
        &self,
        start: usize,
        end: usize,
        relation: Relation,
        direction: Direction,
        form: &Form,
    ) -> bool {
        let sentence = self.lexemes.sentence(start);
        let before = start.saturating_sub(4).max(sentence.start)..start;
        let after = end..(end + 3).min(sentence.end);
        let inside = start..end;
        let named = inside.chain(after).chain(before).any(|i| self.lexemes.is_any(i, LIMITS));
        let limited = matches!(relation, Relation::By | Relation::Until | Relation::Within);
        named || (limited && direction == Direction::Future && !matches!(form.base, Base::Set(_)))
    }

    fn step_sign(step: Step) -> i32 {
        match step {
            Step::Last => -1,
            Step::This => 0,
            Step::Next => 1,
        }
    }
}
