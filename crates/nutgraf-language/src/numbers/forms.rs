//! Quantities with a form of their own: scores, ordinals, shares, ages, dozens and thousands, "one".

use super::numeral::{Numeral, numeral};
use super::phrase::{Reader, SPANS};
use super::{Approximation, Quantity, QuantityKind, units};
use crate::tag::Upos;
use nutgraf_core::Span;

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

impl Reader<'_> {
    /// "3-0", "1 – 2": two small whole numbers that no unit or noun makes a range.
    pub(super) fn score(&self, i: usize, number: &Numeral) -> Option<(usize, Quantity)> {
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

    pub(super) fn ordinal(&self, i: usize, number: &Numeral) -> (usize, Option<Quantity>) {
        // "Credit Suisse First Boston" is a name.
        let named = self.lexemes.is_capitalised(i) && !self.lexemes.opens(i);
        let hyphen = usize::from(self.lexemes.is_hyphen(number.end) && self.lexemes.glued(number.end));
        let noun =
            self.noun_phrase(number.end + hyphen).filter(|_| self.upos(i) != Some(Upos::Adv) && !named);
        let Some(noun) = noun else { return (number.end, None) };
        let mut quantity = self.blank(i, number.end, number.value, None);
        quantity.kind = QuantityKind::Ordinal;
        quantity.counted = Some(noun);
        quantity.span = Span::new(quantity.figure.start(), noun.end());
        (number.end, Some(quantity))
    }

    /// "dozens of strike drones", "thousands of people".
    pub(super) fn vague_count(&self, i: usize) -> Option<(usize, Quantity)> {
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
    pub(super) fn fraction(&self, i: usize) -> Option<(usize, Quantity)> {
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
    pub(super) fn age(&self, i: usize, end: usize) -> Option<usize> {
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
        // "I was 14 at the time", "he turned 60."
        let told = i > 1
            && young
            && lexemes.is_any(i - 1, &["was", "is", "turned", "turns", "am"])
            && matches!(self.upos(i - 2), Some(Upos::Pron | Upos::Propn))
            && !lexemes.is_any(i - 2, &["it", "that", "this", "which", "there", "what"])
            && (matches!(lexemes.text(end), "," | "." | "") || lexemes.is_any(end, &["at", "when", "and"]));
        if told {
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
    pub(super) fn counts_one(&self, i: usize, noun: Option<Span>) -> bool {
        let Some(noun) = noun else { return false };
        let next = self.lexemes.span(i + 1, i + 2);
        noun.start() == next.start()
            && self.upos(i) == Some(Upos::Num)
            && !(i > 0 && self.lexemes.is_any(i - 1, &["no", "this", "that", "the", "any", "every", "each"]))
    }

    /// Whether a bare number at lexeme `i` can share the noun of `last`: "and injuring twelve".
    pub(super) fn shares(&self, last: &Quantity, i: usize) -> bool {
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
}

/// How many a noun of vague number stands for.
pub(super) fn vague(text: &str) -> Option<f64> {
    VAGUE.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|&(_, n)| n)
}
