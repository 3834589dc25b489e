//! Shortened sentences: parts left out whole, nothing put in.
//!
//! What may go: a connective that opens the sentence, the reporting clause once its source is printed beside
//! the point, and asides set off by commas or brackets on both sides (apposition, relative and participial
//! clauses). What never goes: negation, modals and hedges, conditions, numbers and their modifiers, times
//! ahead, and half of a quotation. Where the parse is unsure the sentence stays whole.

mod cut;

use crate::claim::Claim;
use cut::Cut;
use nutgraf_language::{Deprel, Parse};

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

/// The sentence without what a reader of the brief can do without.
pub(crate) fn shorten(parse: &Parse<'_>, claim: &Claim) -> Shortened {
    let mut cut = Cut::whole(parse);
    let needs_source = cut.reporting_clause(claim);
    cut.opening_connective();
    cut.asides();
    cut.finish(needs_source)
}

/// The clause headed by `head` alone; `None` when it cannot be taken out of its sentence whole.
///
/// The caller sees to it that nothing outside the clause changes what it says.
pub(crate) fn clause(parse: &Parse<'_>, head: usize) -> Option<Shortened> {
    let inner = parse.tokens[head].head.is_some();
    let inside = parse.subtree(head);
    if inner && parse.tokens[head].arc_margin < SURE
        || !cut::is_contiguous(&inside)
        || !cut::is_balanced(parse, &inside)
    {
        return None;
    }
    let mut cut = Cut::only(parse, &inside);
    for child in parse.children(head) {
        let leading = inside.first() == Some(&child) && parse.children(child).next().is_none();
        if leading && matches!(parse.tokens[child].deprel, Deprel::Cc | Deprel::Mark) {
            if !matches!(&*parse.lower(child), "that" | "and" | "but") {
                return None;
            }
            cut.drop(child);
        }
    }
    cut.opening_connective();
    cut.asides();
    // What stands around an inner clause may go only when it is a plain report.
    Some(cut.finish(inner))
}
