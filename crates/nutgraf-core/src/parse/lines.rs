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

/// Bytes a line has at least on average in a long text; keeps memory in proportion to a degenerate input.
const MEAN_LINE: usize = 64;
/// Lines that a text may have, however short they are.
const FREE_LINES: usize = 10_000;

/// The lines of `text` that are not blank. In a text of very many very short lines several are taken as one.
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
            let span = Span::new(from, from + body.len());
            let dense = found.len() > FREE_LINES && found.len() * MEAN_LINE > from;
            match found.last_mut() {
                Some(Line { span: last, .. }) if dense => *last = Span::new(last.start(), span.end()),
                _ => {
                    let indent = u32::try_from(from - start).unwrap_or(u32::MAX);
                    found.push(Line { span, after_blank, indent });
                }
            }
            after_blank = false;
        }
        let terminator = text[end..].chars().next().map_or(0, char::len_utf8);
        let crlf = text[end..].starts_with("\r\n");
        start = end + terminator + usize::from(crlf);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_blanks_and_indents() {
        let found = lines("a\n\n  b \r\n\tc");
        let seen: Vec<_> = found.iter().map(|l| (l.span, l.after_blank, l.indent)).collect();
        assert_eq!(
            seen,
            [(Span::new(0, 1), true, 0), (Span::new(5, 6), true, 2), (Span::new(10, 11), false, 1)]
        );
    }

    #[test]
    fn a_flood_of_short_lines_is_taken_together() {
        let text = "a\n".repeat(100_000);
        let found = lines(&text);
        assert!(found.len() <= FREE_LINES + 2, "{}", found.len());
        assert_eq!(found.last().map(|l| l.span.end()), Some(text.len() - 1));
    }
}
