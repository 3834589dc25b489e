//! One quantity: its number, unit, approximation and the noun phrase it belongs to.

use super::forms::vague;
use super::numeral::{Numeral, digits, is_number_word, numeral};
use super::units::{self, Unit};
use super::{Approximation, ChangeRole, Quantity, QuantityKind, context};
use crate::lexemes::{Lexemes, Shape};
use crate::parse::Parse;
use crate::tag::Upos;
use nutgraf_core::Span;

/// Words of time, as units.
pub(super) const SPANS: &[(&str, &str)] = &[
    ("second", "second"),
    ("seconds", "second"),
    ("minute", "minute"),
    ("minutes", "minute"),
    ("mins", "minute"),
    ("hour", "hour"),
    ("hours", "hour"),
    ("day", "day"),
    ("days", "day"),
    ("week", "week"),
    ("weeks", "week"),
    ("fortnight", "fortnight"),
    ("month", "month"),
    ("months", "month"),
    ("year", "year"),
    ("years", "year"),
    ("decade", "decade"),
    ("decades", "decade"),
    ("century", "century"),
    ("centuries", "century"),
];

/// Reads the quantities of one sentence.
pub(super) struct Reader<'a> {
    pub(super) parse: &'a Parse<'a>,
    pub(super) lexemes: &'a Lexemes<'a>,
    /// The token that holds each lexeme's first byte.
    pub(super) token: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(parse: &'a Parse<'a>, lexemes: &'a Lexemes<'a>) -> Self {
        let mut at = 0;
        let holds = |lexeme: Span, at: &mut usize| {
            while parse.tokens.get(*at).is_some_and(|token| token.span.end() <= lexeme.start()) {
                *at += 1;
            }
            *at
        };
        let token = lexemes.items.iter().map(|lexeme| holds(lexeme.span, &mut at)).collect();
        Self { parse, lexemes, token }
    }

    /// Whether anything in the sentence can be a number; most sentences end here.
    pub(super) fn has_numbers(&self) -> bool {
        (0..self.lexemes.len()).any(|i| match self.lexemes.shape(i) {
            Some(Shape::Number) => true,
            Some(Shape::Word) => numeral(self.lexemes, i).is_some() || self.opens_words(i),
            _ => false,
        })
    }

    fn opens_words(&self, i: usize) -> bool {
        vague(self.lexemes.text(i)).is_some()
            || self.lexemes.is_any(i, &["half", "quarter", "third", "fifth"])
    }

    pub(super) fn upos(&self, lexeme: usize) -> Option<Upos> {
        self.token.get(lexeme).and_then(|&t| self.parse.tokens.get(t)).map(|token| token.upos)
    }

    /// What starts at lexeme `i`: one past it, and the quantity unless it is a number to pass over.
    pub(super) fn quantity(&self, i: usize, last: Option<&Quantity>) -> Option<(usize, Option<Quantity>)> {
        let lexemes = self.lexemes;
        // Most words can open no quantity; capitals may open a currency ("NZ $").
        if lexemes.is_word(i)
            && !lexemes.is_capitalised(i)
            && !is_number_word(lexemes.text(i))
            && !lexemes.is_any(i, &["a", "an", "half"])
            && vague(lexemes.text(i)).is_none()
        {
            return None;
        }
        if let Some((after, name)) = units::money(lexemes, i) {
            return self.money(i, after, name);
        }
        if let Some(found) = self.vague_count(i).or_else(|| self.fraction(i)) {
            return Some((found.0, Some(found.1)));
        }
        let number = numeral(lexemes, i)?;
        if number.digits
            && let Some(found) = self.score(i, &number)
        {
            return Some((found.0, Some(found.1)));
        }
        if number.digits && self.is_label(i, &number) {
            return Some((number.end, None));
        }
        if number.ordinal {
            return Some(self.ordinal(i, &number));
        }
        let (end, value, upper) = self.range(i, &number, false);
        // "at 8.30", "1:59:40", "12/5": what a mark ties to another number is no quantity of its own.
        if number.digits
            && lexemes.glued(end)
            && matches!(lexemes.text(end), ":" | "/")
            && lexemes.is_number(end + 1)
        {
            let mut at = end;
            while lexemes.glued(at) && (lexemes.is_number(at) || matches!(lexemes.text(at), ":" | "/")) {
                at += 1;
            }
            return Some((at, None));
        }
        let mut quantity = self.blank(i, end, value, upper);
        let mut end = end;
        // "1.5m people" are millions, "200m freestyle" is a distance.
        let millions = !number.scaled && lexemes.glued(end) && lexemes.text(end) == "m";
        if millions && self.noun_phrase(end + 1).is_some_and(|noun| self.is_plural(noun)) {
            end += 1;
            quantity.value *= 1e6;
            quantity.upper = quantity.upper.map(|upper| upper * 1e6);
            quantity.kind = QuantityKind::Count;
            return Some((end, Some(self.finish(i, end, quantity, true))));
        }
        if let Some(found) = self.age(i, end) {
            quantity.kind = QuantityKind::Age;
            quantity.unit = Some("year");
            return Some((found, Some(self.finish(i, found, quantity, false))));
        }
        if let Some((after, unit)) = self.unit(end, number.scaled, last) {
            (quantity.unit, quantity.kind) = (Some(unit.0), unit.1);
            end = after;
            return Some((end, Some(self.finish(i, end, quantity, true))));
        }
        let (after, widened) = self.widened(end);
        let noun = self.noun_phrase(if self.lexemes.is_hyphen(after) { after + 1 } else { after });
        if noun.is_none() && self.is_bare_year(i, &number) {
            return Some((end, None));
        }
        if lexemes.is(i, "one") && !self.counts_one(i, noun) {
            return Some((end, None));
        }
        // "a 25-man squad" describes the squad; "21 Jump Street" and "Channel 4 show" count nothing.
        let tied = lexemes.is_hyphen(after) && lexemes.glued(after);
        let singular = noun.is_some_and(|noun| !self.is_plural(noun)) && value != 1.0 && !number.scaled;
        // "surviving 1912 trees" could be either, and is told nowhere: no figure rather than a wrong one.
        let year =
            self.is_bare_year(i, &number) && (1800.0..=2050.0).contains(&number.value) && number.end == end;
        if tied || singular && number.digits || year || lexemes.is(i, "zero") {
            return Some((end, None));
        }
        quantity.kind = QuantityKind::Plain;
        if noun.is_some() {
            quantity.kind = QuantityKind::Count;
        } else if number.scaled || value.fract() == 0.0 {
            // "killing two people and injuring twelve": a bare number shares the noun before it.
            quantity.counted = last
                .filter(|last| last.kind == QuantityKind::Count && value >= 1.0 && self.shares(last, i))
                .and_then(|last| last.counted);
            if quantity.counted.is_some() {
                quantity.kind = QuantityKind::Count;
            }
        }
        if quantity.kind == QuantityKind::Plain && !number.digits && !number.scaled {
            // A word alone ("the two agreed") counts something named elsewhere; without a noun it is no figure.
            return Some((end, None));
        }
        if widened.is_some() {
            quantity.approximation = widened;
        }
        Some((after, Some(self.finish(i, after, quantity, true))))
    }

    pub(super) fn blank(&self, i: usize, end: usize, value: f64, upper: Option<f64>) -> Quantity {
        let span = self.lexemes.span(i, end);
        Quantity {
            span,
            figure: span,
            value,
            upper,
            unit: None,
            counted: None,
            approximation: None,
            kind: QuantityKind::Plain,
            change: None,
        }
    }

    /// "+", "or more" after the number, and what it says.
    fn widened(&self, end: usize) -> (usize, Option<Approximation>) {
        context::suffix(self.lexemes, end).map_or((end, None), |(after, sense)| (after, Some(sense)))
    }

    /// Adds to the figure at lexemes `start..end` what stands around it.
    pub(super) fn finish(&self, start: usize, end: usize, mut quantity: Quantity, nouns: bool) -> Quantity {
        let lexemes = self.lexemes;
        let (end, widened) = if quantity.approximation.is_none() { self.widened(end) } else { (end, None) };
        let mut first = start;
        // "a record 6,443", "an estimated $5m": the approximation may stand before an article.
        if let Some((at, sense)) = context::approximation(lexemes, start)
            && (at..=start).skip(1).all(|j| !lexemes.opens(j))
            && !self.is_place(at, start, &quantity)
        {
            (first, quantity.approximation) = (at, Some(sense));
        }
        if widened.is_some() {
            quantity.approximation = widened;
        }
        if let Some(lead) = first.checked_sub(1)
            && lexemes.is(lead, "between")
            && quantity.upper.is_some()
        {
            first = lead;
        }
        quantity.figure = lexemes.span(first, end);
        quantity.span = quantity.figure;
        if nouns && quantity.counted.is_none() {
            let hyphen = usize::from(lexemes.is_hyphen(end) && lexemes.glued(end));
            if let Some(noun) = self.noun_phrase(end + hyphen).filter(|noun| !self.is_time(*noun)) {
                quantity.counted = Some(noun);
                quantity.span = Span::new(quantity.figure.start(), noun.end());
            } else if let Some(noun) = self.of_phrase(end).filter(|noun| !self.is_time(*noun)) {
                quantity.counted = Some(noun);
                quantity.span = Span::new(quantity.figure.start(), noun.end());
            }
        }
        quantity.change = match quantity.kind {
            QuantityKind::Age | QuantityKind::Score | QuantityKind::Ordinal => None,
            _ => context::change(lexemes, first, end),
        };
        if let (Some(change), QuantityKind::Plain) = (quantity.change, quantity.kind)
            && change.role == ChangeRole::From
        {
            quantity.counted = None;
        }
        quantity
    }

    /// "over two floors", "under two leaders", "around 20 tables": a small plain count after a preposition of
    /// place is not approximate.
    fn is_place(&self, at: usize, start: usize, quantity: &Quantity) -> bool {
        let single = start - at == 1;
        let spelt = !self.lexemes.is_number(start) && !matches!(self.lexemes.text(start), "$" | "£" | "€");
        let small = quantity.value < 10.0 && quantity.kind == QuantityKind::Count;
        single && spelt && small && self.lexemes.is_any(at, &["over", "under", "around", "about"])
    }

    fn unit(&self, end: usize, scaled: bool, last: Option<&Quantity>) -> Option<(usize, Unit)> {
        let lexemes = self.lexemes;
        let hyphen = lexemes.is_hyphen(end) && lexemes.glued(end) && lexemes.glued(end + 1);
        let at = end + usize::from(hyphen);
        // "60 Minutes" is a programme.
        let named = lexemes.is_capitalised(at) && at > end.saturating_sub(1) && lexemes.text(at).len() > 1;
        if !lexemes.opens(at)
            && !named
            && let Some((_, name)) = SPANS.iter().find(|(word, _)| lexemes.is(at, word))
        {
            return Some((at + 1, (*name, QuantityKind::Duration)));
        }
        let (after, unit) = units::after(lexemes, end)?;
        // A lone "m" or "p" is a unit only where no money or scale is meant.
        let metre = unit.0 == "metre" && lexemes.text(end) == "m" && lexemes.glued(end);
        let money_before = last.is_some_and(|last| last.kind == QuantityKind::Money);
        if metre && (scaled || money_before) {
            return None;
        }
        if unit.1 == QuantityKind::Multiple && lexemes.is_hyphen(end) && unit.0 == "times" {
            return None;
        }
        // "three times" tells how often; "three times as many" how much more.
        if unit.0 == "times"
            && !lexemes.is_any(after, &["as", "more", "higher", "larger", "bigger", "the", "greater"])
        {
            return None;
        }
        Some((after, unit))
    }

    fn money(&self, i: usize, after: usize, name: &'static str) -> Option<(usize, Option<Quantity>)> {
        let lexemes = self.lexemes;
        if !lexemes.is_number(after) {
            return None;
        }
        let number = numeral(lexemes, after)?;
        let (mut end, mut value, mut upper) = self.range(after, &number, true);
        if lexemes.glued(end) && matches!(lexemes.text(end), "m" | "M" | "b" | "B") {
            let factor = if lexemes.is(end, "m") { 1e6 } else { 1e9 };
            (value, upper) = (value * factor, upper.map(|u| u * factor));
            end += 1;
        }
        let mut quantity = self.blank(i, end, value, upper);
        quantity.unit = Some(name);
        quantity.kind = QuantityKind::Money;
        Some((end, Some(self.finish(i, end, quantity, true))))
    }

    /// One past the number at `i`, its value, and the upper end when it opens a range.
    fn range(&self, i: usize, number: &Numeral, money: bool) -> (usize, f64, Option<f64>) {
        let lexemes = self.lexemes;
        let mut end = number.end;
        let mut value = number.value;
        if money && lexemes.glued(end) && lexemes.is_any(end, &["m"]) && lexemes.is_dash(end + 1) {
            end += 1;
            value *= 1e6;
        }
        let between = i > 0 && lexemes.is(i - 1, "between") && lexemes.is(end, "and");
        let from = i > 0 && lexemes.is(i - 1, "from");
        let dash = lexemes.is_dash(end) && lexemes.glued(end) == lexemes.glued(end + 1);
        // "rose from 5 to 10" tells of two points, "5 to 10 people" of one range.
        let joined = lexemes.is_any(end, &["to", "or"]) && !from;
        if !(between || dash || joined) || lexemes.opens(end + 1) {
            return (end, value, None);
        }
        let mut at = end + 1;
        if money && let Some((after, _)) = units::money(lexemes, at) {
            at = after;
        }
        let Some(upper) =
            numeral(lexemes, at).filter(|upper| !upper.ordinal && upper.digits == number.digits)
        else {
            return (end, value, None);
        };
        let factor = if upper.scaled && !number.scaled {
            // "5-10 million": the scale belongs to both.
            scale_of(upper.value, lexemes, at)
        } else {
            1.0
        };
        let low = value * factor;
        let unit =
            units::after(lexemes, upper.end).is_some() || SPANS.iter().any(|(w, _)| lexemes.is(upper.end, w));
        let counts = unit || money || upper.scaled || self.noun_phrase(upper.end).is_some();
        if upper.value > low && (between || counts) {
            (upper.end, low, Some(upper.value))
        } else {
            (end, value, None)
        }
    }
}

/// The scale in a number's words: 1e6 for "10 million".
fn scale_of(value: f64, lexemes: &Lexemes, i: usize) -> f64 {
    match digits(lexemes.text(i)) {
        Some(plain) if plain > 0.0 => value / plain,
        _ => 1.0,
    }
}
