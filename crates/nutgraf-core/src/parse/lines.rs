//! The lines of a plain text.

use crate::Span;
use memchr::memmem;

/// A line that holds more than white space and invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The text, without white space and invisible characters at its ends.
    pub(super) span: Span,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
    /// Columns of white space before the text.
    pub(super) indent: u32,
}

/// Whether a character is one that readers do not see: controls, zero-width and direction marks.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let separators = memmem::find(text.as_bytes(), "\u{2028}".as_bytes()).is_some()
        || memmem::find(text.as_bytes(), "\u{2029}".as_bytes()).is_some()
        || memmem::find(text.as_bytes(), "\u{85}".as_bytes()).is_some();
    let is_end = |c: char| {
        matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}')
            || (separators && matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}'))
    };
    let mut found = Vec::new();
    let (mut start, mut after_blank) = (0, true);
    while start < text.len() {
        let rest = &text[start..];
        let end = if separators {
            rest.find(is_end)
        } else {
            memchr::memchr3(b'\n', b'\r', b'\x0c', rest.as_bytes())
        };
        let end = end.map_or(text.len(), |e| start + e);
        let line = &text[start..end];
        let body = line.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let from = end - body.len();
        let body = body.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        // "^Talks end<": a tag line of a wire story stands alone, without its marks.
        let tagged = body.strip_prefix('^').and_then(|tag| tag.strip_suffix('<')).map(str::trim);
        let from = tagged.map_or(from, |tag| from + (tag.as_ptr().addr() - body.as_ptr().addr()));
        let body = tagged.unwrap_or(body);
        if body.is_empty() {
            after_blank = true;
        } else if tagged.is_some() {
            found.push(Line { span: Span::new(from, from + body.len()), after_blank: true, indent: 0 });
            after_blank = true;
        } else {
            let indent = u32::try_from(from - start).unwrap_or(u32::MAX);
            found.push(Line { span: Span::new(from, from + body.len()), after_blank, indent });
            after_blank = false;
        }
        let terminator = text[end..].chars().next().map_or(0, char::len_utf8);
        let crlf = text[end..].starts_with("\r\n");
        start = end + terminator + usize::from(crlf);
    }
    found
}
