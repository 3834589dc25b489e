//! Lines hard-wrapped at a column, joined to paragraphs.

use super::lines::Line;
use super::signs::Signs;
use super::{advisory, byline, dateline, dates, items};
use crate::Span;

/// Widest column at which mail and wire text is wrapped.
const WIDEST: usize = 100;

/// The lines of a text, those that a line end cuts in mid-paragraph joined; a joined span holds the line ends.
pub(super) fn join(text: &str, lines: &[Line]) -> Vec<Line> {
    let long = lines.iter().filter(|l| columns(text, l.span) > WIDEST).count();
    let wrapped_text = long * 50 <= lines.len();
    let width = lines.iter().map(|l| columns(text, l.span)).filter(|&w| w <= WIDEST).max().unwrap_or(0);
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut block = 0;
    while block < lines.len() {
        let size = 1 + lines[block + 1..].iter().take_while(|l| !l.after_blank).count();
        let lines = &lines[block..block + size];
        block += size;
        joined.push(lines[0]);
        let open = lines[..size - 1].iter().filter(|l| !is_closed(l.span.slice(text))).count();
        let wrapped = wrapped_text && width >= 40 && open * 2 >= size - 1;
        for pair in lines.windows(2) {
            let (line, next) = (pair[0], pair[1]);
            let (body, following) = (line.span.slice(text), next.span.slice(text));
            let word = || following.split_whitespace().next().map_or(0, |w| w.chars().count());
            let full = wrapped && columns(text, line.span) + line.indent as usize + 1 + word() > width;
            // A small letter goes on with a sentence that a line end has cut.
            let small = following.starts_with(char::is_lowercase);
            let flows = small
                && body.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'))
                && !is_closed(body)
                && (columns(text, line.span) >= 30 || is_closed(following));
            let flows = flows || small && wrapped && !is_closed(body) && columns(text, line.span) * 2 > width;
            let indented = next.indent >= line.indent + 2;
            if (full || flows) && !indented && !starts_anew(following) && !stands_alone(body) {
                if let Some(last) = joined.last_mut() {
                    last.span = Span::new(last.span.start(), next.span.end());
                }
            } else {
                joined.push(next);
            }
        }
    }
    joined
}

/// The width of a line; counting stops when it is clear that the line is not wrapped.
fn columns(text: &str, span: Span) -> usize {
    if span.len() > WIDEST * 4 { span.len() } else { span.slice(text).chars().count() }
}

/// Whether a line ends as a sentence does.
fn is_closed(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    line.ends_with(['.', '!', '?', ':', '…', '。'])
}

/// Whether a line is one that never goes on from the line before, nor into the next.
fn stands_alone(line: &str) -> bool {
    line.contains('\t')
        || items::marker(line).is_some()
        || (line.len() < 200
            && (byline::authors(line).is_some()
                || dates::date_line(line).is_some()
                || advisory::kind(line, Signs::of(line)).is_some()))
}

/// Whether a line is one that never goes on from the line before.
fn starts_anew(line: &str) -> bool {
    stands_alone(line)
        || (line.starts_with(|c: char| c.is_uppercase() || c == '(')
            && dateline::dateline(line).is_some()
            && line.contains(['(', '—']))
}
