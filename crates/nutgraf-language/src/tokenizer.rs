//! Tokens as the Penn Treebank and Universal Dependencies cut them.

use nutgraf_core::Span;

/// The tokens of `text`, as byte ranges in text order; what lies between them is white space.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            spans.push(Span::new(start, at));
        }
        if !c.is_whitespace() {
            spans.push(Span::new(at, at + c.len_utf8()));
        }
    }
    if let Some(start) = start {
        spans.push(Span::new(start, text.len()));
    }
    spans
}
