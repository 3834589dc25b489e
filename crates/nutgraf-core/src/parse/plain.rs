//! Plain text: which line is what.

use super::element::{Element, ElementKind};
use super::lines::{Line, lines};
use crate::Metadata;

/// The elements of a plain text.
pub(super) fn elements(text: &str, metadata: &Metadata) -> Vec<Element> {
    let lines = lines(text);
    let kind = |i: usize, line: &Line| {
        let body = line.span.slice(text);
        let short = body.len() < 120
            && !body.ends_with(['.', '!', '?', '"', '”', ',', ':', ';'])
            && i + 1 < lines.len();
        if short && i == 0 && metadata.headline.is_none() {
            ElementKind::Headline
        } else if short {
            ElementKind::Heading { level: 2 }
        } else {
            ElementKind::Text
        }
    };
    lines.iter().enumerate().map(|(i, line)| Element::new(kind(i, line), line.span)).collect()
}
