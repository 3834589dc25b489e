//! One quantity: its number, unit, approximation and the noun phrase it belongs to.

use super::numeral::{Numeral, digits, numeral};
use super::units::{self, Unit};
use super::{Approximation, ChangeRole, Quantity, QuantityKind, context};
use crate::lexemes::{Lexemes, Shape};
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;

/// Nouns that a number after them numbers rather than counts: "Article 50", "page 3".
const NUMBERED: &[&str] = &[
    "act",
    "apartment",
    "article",
    "block",
    "bus",
    "chapter",
    "channel",
    "class",
    "day",
    "episode",
    "flight",
    "formula",
    "gate",
    "grade",
    "group",
    "heat",
    "highway",
    "hole",
    "lane",
    "level",
    "line",
    "lot",
    "no",
    "number",
    "page",
    "part",
    "phase",
    "platform",
    "point",
    "posts",
    "question",
    "room",
    "round",
    "route",
    "row",
    "section",
    "season",
    "seat",
    "sector",
    "series",
    "set",
    "size",
    "stage",
    "step",
    "table",
    "terminal",
    "tier",
    "track",
    "type",
    "unit",
    "version",
    "volume",
    "week",
    "year",
    "zone",
    "div",
    "division",
    "resolution",
    "exhibit",
    "count",
];

/// Words of time, as units.
const SPANS: &[(&str, &str)] = &[
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

/// Nouns of vague number and what they stand for.
const VAGUE: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];

/// Reads the quantities of one sentence.
pub(super) struct Reader<'a> {
    parse: &'a Parse<'a>,
    lexemes: &'a Lexemes<'a>,
    /// The token that holds each lexeme's first byte.
    token: Vec<usize>,
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

    fn upos(&self, lexeme: usize) -> Option<Upos> {
        self.token.get(lexeme).and_then(|&t| self.parse.tokens.get(t)).map(|token| token.upos)
    }

    /// What starts at lexeme `i`: one past it, and the quantity unless it is a number to pass over.
    pub(super) fn quantity(&self, i: usize, last: Option<&Quantity>) -> Option<(usize, Option<Quantity>)> {
        let lexemes = self.lexemes;
        if let Some((after, name)) = units::money(lexemes, i) {
            return self.money(i, after, name);
        }
        if let Some(found) = self.vague_count(i).or_else(|| self.fraction(i)) {
            return Some((found.0, Some(found.1)));
        }
        let number = numeral(lexemes, i)?;
        if number.digits && self.is_label(i, &number) {
            return Some((number.end, None));
        }
        if number.digits
            && let Some(found) = self.score(i, &number)
        {
            return Some((found.0, Some(found.1)));
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

    fn blank(&self, i: usize, end: usize, value: f64, upper: Option<f64>) -> Quantity {
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
    fn finish(&self, start: usize, end: usize, mut quantity: Quantity, nouns: bool) -> Quantity {
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
            if let Some(noun) = self.noun_phrase(end + hyphen) {
                quantity.counted = Some(noun);
                quantity.span = Span::new(quantity.figure.start(), noun.end());
            } else if let Some(noun) = self.of_phrase(end) {
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
        if !lexemes.opens(at)
            && let Some((_, name)) = SPANS.iter().find(|(word, _)| lexemes.is(at, word))
        {
            return Some((at + 1, (*name, QuantityKind::Duration)));
        }
        let (after, unit) = units::after(lexemes, end)?;
        // A lone "m" or "p" is a unit only where no money or scale is meant.
        let metre = unit.0 == "metre" && lexemes.text(end) == "m" && lexemes.glued(end);
        let money_before = last.is_some_and(|last| last.kind == QuantityKind::Money);
        if metre && (scaled || money_before || self.noun_phrase(after).is_some()) {
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

    /// Whether the number at `i` is part of a name or a label: "Boeing 747", "Article 50", "1. First".
    fn is_label(&self, i: usize, number: &Numeral) -> bool {
        let lexemes = self.lexemes;
        let text = lexemes.text(i);
        let padded = text.len() > 1 && text.starts_with('0') && !text.contains('.');
        if padded || text.len() > 9 && !text.contains(',') {
            return true;
        }
        // "F1", "COVID-19", "MH-370", "4G"
        let tied = lexemes.glued(i)
            && i > 0
            && (lexemes.is_word(i - 1)
                || lexemes.is_hyphen(i - 1) && i > 1 && lexemes.glued(i - 1) && lexemes.is_word(i - 2));
        let suffixed = !number.ordinal
            && lexemes.glued(number.end)
            && lexemes.is_word(number.end)
            && !lexemes.is_possessive(number.end)
            && units::after(lexemes, number.end).is_none()
            && !lexemes.is_any(number.end, &["m", "s", "bn", "k", "am", "pm"]);
        if tied || suffixed {
            return true;
        }
        if lexemes.opens(i) && matches!(lexemes.text(number.end), "." | ")") && lexemes.glued(number.end) {
            return true;
        }
        let Some(before) = i.checked_sub(1).filter(|_| !lexemes.opens(i)) else { return false };
        if matches!(lexemes.text(before), "#" | "@")
            || lexemes.is_any(before, NUMBERED) && self.noun_phrase(number.end).is_none()
        {
            return true;
        }
        // "Boeing 747", "Apollo 11", unless something counted follows: "In Paris 20 people".
        lexemes.is_word(before)
            && lexemes.is_capitalised(before)
            && !lexemes.opens(before)
            && !lexemes.text(number.end).starts_with('%')
            && self.upos(before) == Some(Upos::Propn)
            && !number.scaled
            && !number.ordinal
            && units::after(lexemes, number.end).is_none()
            && self.noun_phrase(number.end).is_none()
    }

    fn is_bare_year(&self, i: usize, number: &Numeral) -> bool {
        self.lexemes.text(i).len() == 4
            && number.digits
            && !number.scaled
            && (1500.0..=2100.0).contains(&number.value)
            && self.lexemes.integer(i).is_some()
    }

    /// "3-0", "1 – 2": two small whole numbers that no unit or noun makes a range.
    fn score(&self, i: usize, number: &Numeral) -> Option<(usize, Quantity)> {
        let lexemes = self.lexemes;
        let small = |at: usize| lexemes.integer(at).filter(|n| *n < 200 && lexemes.text(at).len() <= 3);
        let (first, second) = (small(i)?, small(i + 2)?);
        let even = lexemes.glued(i + 1) == lexemes.glued(i + 2);
        if !lexemes.is_dash(i + 1) || !even || number.end != i + 1 || lexemes.opens(i + 2) {
            return None;
        }
        let end = i + 3;
        let more = lexemes.is_dash(end) && lexemes.glued(end);
        let unit = units::after(lexemes, end).is_some()
            || SPANS.iter().any(|(word, _)| lexemes.is(end, word))
            || numeral(lexemes, i + 2).is_some_and(|n| n.end != end);
        // "10-15 people" is a range; "a 3-0 win" a score.
        let range = second > first && self.noun_phrase(end).is_some_and(|noun| self.is_plural(noun));
        if more || unit || range {
            return None;
        }
        let mut quantity = self.blank(i, end, f64::from(first), Some(f64::from(second)));
        quantity.kind = QuantityKind::Score;
        Some((end, quantity))
    }

    fn is_plural(&self, noun: Span) -> bool {
        self.parse
            .tokens
            .iter()
            .rfind(|token| token.span.end() == noun.end())
            .is_some_and(|token| matches!(token.xpos, Xpos::Nns | Xpos::Nnps))
    }

    fn ordinal(&self, i: usize, number: &Numeral) -> (usize, Option<Quantity>) {
        let noun = self.noun_phrase(number.end).filter(|_| self.upos(i) != Some(Upos::Adv));
        let Some(noun) = noun else { return (number.end, None) };
        let mut quantity = self.blank(i, number.end, number.value, None);
        quantity.kind = QuantityKind::Ordinal;
        quantity.counted = Some(noun);
        quantity.span = Span::new(quantity.figure.start(), noun.end());
        (number.end, Some(quantity))
    }

    /// "dozens of strike drones", "thousands of people".
    fn vague_count(&self, i: usize) -> Option<(usize, Quantity)> {
        let value = vague(self.lexemes.text(i))?;
        let mut end = i + 1;
        let mut value = value;
        // "tens of thousands of people"
        if self.lexemes.is(end, "of")
            && let Some(scale) = vague(self.lexemes.text(end + 1))
        {
            value *= scale;
            end += 2;
        }
        let noun = self.of_phrase(end)?;
        let mut quantity = self.blank(i, end, value, None);
        quantity.kind = QuantityKind::Count;
        quantity.approximation = Some(Approximation::About);
        quantity.counted = Some(noun);
        quantity.span = Span::new(quantity.figure.start(), noun.end());
        Some((end, quantity))
    }

    /// "a quarter of citizens", "two thirds of", "one in five", "half of".
    fn fraction(&self, i: usize) -> Option<(usize, Quantity)> {
        let lexemes = self.lexemes;
        let share = |i: usize| {
            Some(match &lexemes.text(i).to_ascii_lowercase()[..] {
                "half" => 0.5,
                "third" | "thirds" => 1.0 / 3.0,
                "quarter" | "quarters" => 0.25,
                "fifth" | "fifths" => 0.2,
                "sixth" => 1.0 / 6.0,
                "eighth" => 0.125,
                "tenth" => 0.1,
                _ => return None,
            })
        };
        let article = lexemes.is_any(i, &["a", "one"]);
        let (end, value) = if article && let Some(part) = share(i + 1) {
            (i + 2, part)
        } else if lexemes.is(i, "half") {
            (i + 1, 0.5)
        } else if let Some(number) = numeral(lexemes, i).filter(|n| !n.ordinal && !n.scaled && n.value < 10.0)
        {
            let hyphen = usize::from(lexemes.is_hyphen(number.end));
            if let Some(part) =
                share(number.end + hyphen).filter(|_| lexemes.text(number.end + hyphen).ends_with('s'))
            {
                (number.end + hyphen + 1, number.value * part)
            } else if lexemes.is_any(number.end, &["in", "out"]) {
                // "one in five", "two out of three"
                let at = number.end
                    + 1
                    + usize::from(lexemes.is(number.end, "out") && lexemes.is(number.end + 1, "of"));
                let of = numeral(lexemes, at)
                    .filter(|n| !n.ordinal && n.value > number.value && n.value <= 1e6)?;
                let timed = units::after(lexemes, of.end).is_some()
                    || SPANS.iter().any(|(w, _)| lexemes.is(of.end, w));
                if timed || number.digits != of.digits {
                    return None;
                }
                (of.end, number.value / of.value)
            } else {
                return None;
            }
        } else {
            return None;
        };
        let noun = self
            .of_phrase(end)
            .or_else(|| if lexemes.is(end - 1, "half") { None } else { self.noun_phrase(end) })?;
        let mut quantity = self.blank(i, end, value, None);
        quantity.kind = QuantityKind::Fraction;
        quantity.counted = Some(noun);
        let mut quantity = self.finish(i, end, quantity, false);
        quantity.span = Span::new(quantity.figure.start(), noun.end());
        Some((end, quantity))
    }

    /// One past an age at `i`: "45-year-old", "45 years old", "aged 45", "Smith, 45,".
    fn age(&self, i: usize, end: usize) -> Option<usize> {
        let lexemes = self.lexemes;
        let hyphen = lexemes.is_hyphen(end);
        let at = end + usize::from(hyphen);
        if lexemes.is_any(at, &["year", "years", "month", "months"]) {
            let old = at + 1 + usize::from(lexemes.is_hyphen(at + 1));
            if lexemes.is_any(old, &["old", "olds"]) {
                return Some(old + 1);
            }
            if lexemes.is(old, "of") && lexemes.is(old + 1, "age") {
                return Some(old + 2);
            }
            return None;
        }
        let young = lexemes.integer(i).is_some_and(|n| n < 121);
        if i > 0 && lexemes.is(i - 1, "aged") {
            return Some(end);
        }
        let bracketed = i > 1
            && young
            && lexemes.text(i - 1) == ","
            && matches!(lexemes.text(end), "," | ".")
            && lexemes.is_capitalised(i - 2)
            && self.upos(i - 2) == Some(Upos::Propn);
        bracketed.then_some(end)
    }

    /// "one man" counts; "one of them", "no one", "one day" do not.
    fn counts_one(&self, i: usize, noun: Option<Span>) -> bool {
        let Some(noun) = noun else { return false };
        let next = self.lexemes.span(i + 1, i + 2);
        noun.start() == next.start()
            && self.upos(i) == Some(Upos::Num)
            && !(i > 0 && self.lexemes.is_any(i - 1, &["no", "this", "that", "the", "any", "every", "each"]))
    }

    /// Whether a bare number at lexeme `i` can share the noun of `last`: "and injuring twelve".
    fn shares(&self, last: &Quantity, i: usize) -> bool {
        let start = self.lexemes.span(i, i + 1).start();
        let words = (0..i).rev().take_while(|&j| self.lexemes.span(j, j + 1).start() >= last.span.end());
        let (mut joined, mut count) = (false, 0);
        for j in words {
            joined |= self.lexemes.is(j, "and");
            count += 1;
        }
        let next = self.lexemes.text(i + 1);
        let closed = next.is_empty()
            || matches!(next, "," | "." | ";")
            || self.lexemes.is_any(i + 1, &["and", "others", "in", "on", "at"]);
        start > last.span.end() && joined && count <= 4 && closed
    }

    /// The noun phrase that starts at lexeme `i`, its conjuncts included, when it can follow a number.
    fn noun_phrase(&self, i: usize) -> Option<Span> {
        if i >= self.lexemes.len() || self.lexemes.opens(i) && i > 0 {
            return None;
        }
        let first = *self.token.get(i)?;
        let end = self.noun_run(first)?;
        let mut last = end;
        // "drones and missiles": a bare plural joined to a plural.
        let tokens = &self.parse.tokens;
        let plural = |t: usize| tokens.get(t).is_some_and(|token| token.xpos == Xpos::Nns);
        if plural(end)
            && tokens.get(end + 1).is_some_and(|token| token.upos == Upos::Cconj)
            && let Some(second) = self.noun_run(end + 2)
            && plural(second)
            && tokens.get(end + 2).is_some_and(|token| token.upos != Upos::Verb)
        {
            last = second;
        }
        let start = self.lexemes.items[i].span.start();
        Some(Span::new(start, tokens[last].span.end())).filter(|span| !span.is_empty())
    }

    /// The last token of the noun run that starts at token `from`.
    fn noun_run(&self, from: usize) -> Option<usize> {
        let tokens = &self.parse.tokens;
        let mut last = None;
        for (t, token) in tokens.iter().enumerate().skip(from).take(8) {
            match token.upos {
                Upos::Noun | Upos::Propn => last = Some(t),
                Upos::Adj if last.is_none() || self.hyphenated(t) => {}
                Upos::Num if last.is_none() && t > from => {}
                Upos::Verb
                    if last.is_none() && matches!(token.xpos, Xpos::Vbn | Xpos::Vbg) && self.modifies(t) => {}
                Upos::Punct if self.hyphenated(t) => {}
                Upos::Adv
                    if last.is_none() && tokens.get(t + 1).is_some_and(|next| next.upos == Upos::Adj) => {}
                _ => break,
            }
        }
        last
    }

    /// A hyphen or what it ties on.
    fn hyphenated(&self, t: usize) -> bool {
        matches!(self.parse.form(t), "-" | "‑") || t > 0 && matches!(self.parse.form(t - 1), "-" | "‑")
    }

    /// A participle right before a noun.
    fn modifies(&self, t: usize) -> bool {
        self.parse.tokens.get(t + 1).is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn))
    }

    /// The noun phrase after "of (the)" at lexeme `i`.
    fn of_phrase(&self, i: usize) -> Option<Span> {
        if !self.lexemes.is(i, "of") {
            return None;
        }
        let determined = self
            .lexemes
            .is_any(i + 1, &["the", "all", "its", "their", "his", "her", "these", "those", "our"]);
        let mut at = i + 1 + usize::from(determined);
        if self.lexemes.is(at, "the") {
            at += 1;
        }
        self.noun_phrase(at)
    }
}

/// How many a noun of vague number stands for.
fn vague(text: &str) -> Option<f64> {
    VAGUE.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|&(_, n)| n)
}

/// The scale in a number's words: 1e6 for "10 million".
fn scale_of(value: f64, lexemes: &Lexemes, i: usize) -> f64 {
    match digits(lexemes.text(i)) {
        Some(plain) if plain > 0.0 => value / plain,
        _ => 1.0,
    }
}
