//! What a line is by its own words, wherever it stands.

use super::element::ElementKind;
use super::{advisory, boilerplate, caption};
use crate::Span;

/// The kind of a line that is no running text; `None` for one that may be.
pub(super) fn kind(text: &str, span: Span) -> Option<ElementKind> {
    let line = span.slice(text);
    if let Some(kind) = advisory::kind(line) {
        return Some(ElementKind::Advisory(kind));
    }
    if let Some(reason) = boilerplate::reason(line) {
        return Some(ElementKind::Removed(reason));
    }
    caption::caption(line).map(|credit| ElementKind::Caption {
        credit: credit.map(|range| Span::from(range).shifted(span.start())),
    })
}
