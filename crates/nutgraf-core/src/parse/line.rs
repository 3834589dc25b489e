//! What a line is by its own words, wherever it stands.

use super::element::ElementKind;
use super::signs::Signs;
use super::visible::visible;
use super::{advisory, boilerplate, caption};
use crate::Span;

/// The kind of a line, which holds `signs`, that is no running text; `None` for one that may be.
pub(super) fn kind(text: &str, span: Span, signs: Signs) -> Option<ElementKind> {
    let line = span.slice(text);
    // Invisible characters hide no sign of a short line.
    let seen = if line.len() > 140 || line.is_ascii() { signs } else { signs | Signs::of(&visible(line)) };
    if let Some(kind) = advisory::kind(line, seen) {
        return Some(ElementKind::Advisory(kind));
    }
    if let Some(reason) = boilerplate::reason(line, seen) {
        return Some(ElementKind::Removed(reason));
    }
    caption::caption(line, signs).map(|credit| ElementKind::Caption {
        credit: credit.map(|range| Span::from(range).shifted(span.start())),
    })
}
