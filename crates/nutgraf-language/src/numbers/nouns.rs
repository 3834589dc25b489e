//! The noun phrase after a number, and the one after "of".

use super::phrase::Reader;
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;

/// Participles that stand as prepositions.
const PREPOSITIONS: &[&str] = &[
    "following",
    "including",
    "according",
    "involving",
    "compared",
    "regarding",
    "concerning",
    "based",
    "given",
];

/// Plurals without an ending of their own.
const PLURALS: &[&str] = &[
    "aircraft",
    "people",
    "police",
    "personnel",
    "staff",
    "troops",
    "sheep",
    "fish",
    "species",
    "cattle",
    "crew",
];

impl Reader<'_> {
    /// The noun phrase that starts at lexeme `i`, its conjuncts included, when it can follow a number.
    pub(super) fn noun_phrase(&self, i: usize) -> Option<Span> {
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
    pub(super) fn noun_run(&self, from: usize) -> Option<usize> {
        let tokens = &self.parse.tokens;
        let mut last = None;
        for (t, token) in tokens.iter().enumerate().skip(from).take(8) {
            match token.upos {
                Upos::Noun | Upos::Propn => last = Some(t),
                Upos::Adj if last.is_none() || self.hyphenated(t) => {}
                Upos::Num if last.is_none() && t > from => {}
                // "the world's population"
                Upos::Part if last.is_some() && token.xpos == Xpos::Pos && self.modifies(t) => {}
                Upos::Verb
                    if last.is_none()
                        && matches!(token.xpos, Xpos::Vbn | Xpos::Vbg)
                        && self.modifies(t)
                        && !PREPOSITIONS.contains(&self.parse.form(t)) => {}
                Upos::Punct if self.hyphenated(t) => {}
                Upos::Adv
                    if last.is_none()
                        && tokens.get(t + 1).is_some_and(|next| next.upos == Upos::Adj)
                        && (self.parse.form(t).ends_with("ly")
                            || matches!(self.parse.form(t), "more" | "most" | "very")) => {}
                _ => break,
            }
        }
        last
    }

    /// A hyphen or what it ties on.
    pub(super) fn hyphenated(&self, t: usize) -> bool {
        matches!(self.parse.form(t), "-" | "‑") || t > 0 && matches!(self.parse.form(t - 1), "-" | "‑")
    }

    /// A participle right before a noun.
    pub(super) fn modifies(&self, t: usize) -> bool {
        self.parse.tokens.get(t + 1).is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn))
    }

    /// The noun phrase after "of (the)" at lexeme `i`.
    pub(super) fn of_phrase(&self, i: usize) -> Option<Span> {
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

    pub(super) fn is_plural(&self, noun: Span) -> bool {
        self.parse.tokens.iter().rfind(|token| token.span.end() == noun.end()).is_some_and(|token| {
            matches!(token.xpos, Xpos::Nns | Xpos::Nnps)
                || PLURALS.contains(&token.span.slice(self.parse.text))
        })
    }

    /// "of last year" after a length of time dates it.
    pub(super) fn is_time(&self, noun: Span) -> bool {
        let last = noun.slice(self.parse.text).rsplit(' ').next().unwrap_or("");
        crate::lexicon::TIME_WORDS.contains(last)
    }
}
