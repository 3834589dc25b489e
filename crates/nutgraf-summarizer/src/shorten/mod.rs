//! Shortened sentences: parts left out whole, nothing put in.
//!
//! What may go: a connective that opens the sentence, the reporting clause once its source is printed beside
//! the point, and asides set off by commas or brackets on both sides (apposition, relative and participial
//! clauses). What never goes: negation, modals and hedges, conditions, numbers and their modifiers, times
//! ahead, and half of a quotation. Where the parse is unsure the sentence stays whole.
//!
//! The tight style goes further. A dateline ([`dateline`]) and a report at the border are cut off and the statement analysed again
//! ([`report`]), names are put on top of their titles ([`tree`]), function words join their content word
//! ([`units`]), a forest of small trees tells from [`signals`], among them lengths ([`sizes`]) and
//! what words come with ([`habits`]), how likely each unit stays in a human shortening
//! ([`model`]), what may not be lost is held ([`protect`]), and of what may go the subtree with the highest
//! expected F1 is kept ([`tight`]). The forest is fitted by `examples/shortening`.

mod cut;
mod dateline;
mod habits;
pub(crate) mod model;
pub(crate) mod protect;
pub(crate) mod report;
pub(crate) mod signals;
mod sizes;
pub(crate) mod source;
mod style;
#[cfg(test)]
mod tests;
pub(crate) mod tight;
pub(crate) mod tree;
pub(crate) mod units;
mod weights;
mod words;

use crate::claim::{Claim, claim};
use cut::Cut;
use nutgraf_language::{Deprel, Parse, Upos, analyse};
pub use style::{Shortening, Style};
use tight::Statement;

/// Arcs with a narrower margin than this do not justify a cut.
const SURE: f32 = 0.15;

/// A shortened sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shortened {
    /// The words, with a capital first and a closing mark.
    pub text: String,
    /// The tokens kept, in order.
    pub tokens: Vec<usize>,
    /// Whether the reporting clause was left out, so that its source must be printed beside the text.
    pub needs_source: bool,
}

/// A sentence made shorter in the given style.
#[must_use]
pub(crate) fn in_style(sentence: &str, style: Style) -> Shortening {
    let parse = analyse(sentence);
    let whole = || Shortening { text: sentence.trim().to_owned(), attribution: None };
    match style {
        Style::Brief => {
            let Some(claim) = claim(&parse) else { return whole() };
            let short = shorten(&parse, &claim);
            let source = claim.source.as_ref().filter(|_| short.needs_source);
            match source.map(|source| source::source(&parse, source)) {
                None => Shortening { text: short.text, attribution: None },
                Some(Some(source)) => Shortening { text: short.text, attribution: Some(source) },
                // A source that cannot be named stays where it is.
                Some(None) => whole(),
            }
        }
        Style::Tight | Style::Headline => {
            let Some(statement) = Statement::new(&parse) else { return whole() };
            let kind = usize::from(style == Style::Headline);
            let stays: Vec<f32> =
                statement.signals(kind).iter().map(|x| model::stays(weights::TREES, x)).collect();
            let keep = statement.choose(&stays, THRESHOLDS[kind]);
            let text = words::text(&statement, &keep, style);
            let attribution = statement.attribution(&keep);
            Shortening { text, attribution }
        }
    }
}

/// Chance above which a word is kept in the tight style and in headlines: the highest F1 on held-out sentences.
const THRESHOLDS: [f32; 2] = [0.34, 0.26];

/// The sentence without what a reader of the brief can do without.
pub(crate) fn shorten(parse: &Parse<'_>, claim: &Claim) -> Shortened {
    let mut cut = Cut::whole(parse);
    let needs_source = cut.reporting_clause(claim);
    cut.catchword();
    cut.opening_connective();
    cut.asides_around_a_verb();
    cut.finish(needs_source)
}

/// The clause headed by `head` alone; `None` when it cannot be taken out of its sentence whole.
///
/// The caller sees to it that nothing outside the clause changes what it says.
pub(crate) fn clause(parse: &Parse<'_>, head: usize) -> Option<Shortened> {
    // What stands around an inner clause may go only when it is a plain report.
    Some(alone(parse, head)?.finish(parse.tokens[head].head.is_some()))
}

/// The clause headed by `head` without the circumstances that its verb does not need, of which the one that holds
/// token `at` stays; `None` as in [`clause`].
pub(crate) fn core(parse: &Parse<'_>, head: usize, at: usize) -> Option<Shortened> {
    let mut cut = alone(parse, head)?;
    cut.circumstances(head, at);
    Some(cut.finish(parse.tokens[head].head.is_some()))
}

/// The clause headed by `head` without what joins it to its sentence, and without asides.
fn alone<'p, 'a>(parse: &'p Parse<'a>, head: usize) -> Option<Cut<'p, 'a>> {
    let inner = parse.tokens[head].head.is_some();
    let inside = parse.subtree(head);
    if inner && parse.tokens[head].arc_margin < SURE
        || !cut::is_contiguous(&inside)
        || !cut::is_balanced(parse, &inside)
    {
        return None;
    }
    let mut cut = Cut::only(parse, &inside);
    let first = inside.iter().find(|&&t| parse.tokens[t].upos != Upos::Punct);
    for child in parse.children(head) {
        let leading = first == Some(&child) && parse.children(child).next().is_none();
        if leading && matches!(parse.tokens[child].deprel, Deprel::Cc | Deprel::Mark) {
            if !matches!(&*parse.lower(child), "that" | "and" | "but") {
                return None;
            }
            cut.drop(child);
        }
    }
    cut.opening_connective();
    cut.asides_around_a_verb();
    Some(cut)
}

/// The start of the sentence up to a border of its phrases, without what follows: the longest that has at most
/// `limit` characters; `None` where only words that may not be lost could go.
pub(crate) fn opening(parse: &Parse<'_>, limit: usize) -> Option<String> {
    let mut cut = Cut::whole(parse);
    loop {
        let text = cut.text();
        if text.chars().count() <= limit {
            return Some(text);
        }
        if !cut.last_phrase(limit) {
            return None;
        }
    }
}
