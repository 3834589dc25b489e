//! Which words end the lines of a paragraph, so that its right edge is calm and no word is left alone on the last.
//!
//! Of all ways to break it into as few lines as it takes, the one of the least badness is taken (Knuth and Plass,
//! "Breaking paragraphs into lines", 1981); lines keep their natural width.

use crate::text::{Line, Segment};

/// The part of its room that the last line should fill.
const LEAST_LAST: f32 = 0.25;
/// What it costs to begin a line with a dash or with the dot that sets off who said so, and to end one within a
/// word, in squared parts of a line's room.
const DASH_FIRST: f32 = 0.1;
const WORD_TORN: f32 = 0.02;
/// Nobody looks at the edge of a longer paragraph, and the work grows with the square.
const MOST_LINES: usize = 12;

/// The `count` lines of the calmest edge; `None` when there is nothing to choose or a word is wider than a line.
pub(crate) fn calmest(
    string: &str,
    segments: &[Segment],
    width: f32,
    first: f32,
    count: usize,
) -> Option<Vec<Line>> {
    if !(2..=MOST_LINES).contains(&count) || segments.iter().any(|s| s.width > width - first) {
        return None;
    }
    let start_of = |i: usize| if i == 0 { 0 } else { segments[i - 1].end };
    // For every number of lines so far and every place where the last of them may end: the least badness, and
    // where that line starts.
    let mut least = vec![None; segments.len() + 1];
    least[0] = Some(0.0);
    let mut starts: Vec<Vec<usize>> = Vec::with_capacity(count);
    for line in 0..count {
        let room = if line == 0 { width - first } else { width };
        let mut next = vec![None; segments.len() + 1];
        let mut from = vec![0; segments.len() + 1];
        for (start, so_far) in least.iter().enumerate() {
            let Some(so_far) = *so_far else { continue };
            let dash_first = line > 0 && string[start_of(start)..].starts_with(['·', '–', '—']);
            let (mut used, mut space) = (0.0, 0.0);
            for (end, segment) in segments.iter().enumerate().skip(start) {
                used += space + segment.width;
                space = segment.space;
                if used > room {
                    break;
                }
                let end = end + 1;
                let mut cost: f32 = so_far + if dash_first { DASH_FIRST } else { 0.0 };
                if end == segments.len() {
                    let short = (1.0 - used / room / LEAST_LAST).max(0.0);
                    cost += short * short;
                } else {
                    let slack = 1.0 - used / room;
                    cost += slack * slack + if segment.space > 0.0 { 0.0 } else { WORD_TORN };
                }
                if next[end].is_none_or(|known| cost < known) {
                    next[end] = Some(cost);
                    from[end] = start;
                }
            }
        }
        least = next;
        starts.push(from);
    }
    least[segments.len()]?;
    let mut lines = Vec::with_capacity(count);
    let mut end = segments.len();
    for from in starts.iter().rev() {
        let start = from[end];
        let inner: f32 = segments[start..end].iter().map(|s| s.width + s.space).sum();
        let width = inner - segments[end - 1].space;
        lines.push(Line { range: start_of(start)..segments[end - 1].end, width });
        end = start;
    }
    lines.reverse();
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text whose letters are all one point wide, and its lines.
    fn broken(string: &str, width: f32, count: usize) -> Option<Vec<&str>> {
        let mut segments = Vec::new();
        let mut end = 0;
        for word in string.split_inclusive([' ', '-']) {
            end += word.len();
            let seen = word.trim_end().chars().count() as f32;
            segments.push(Segment { end, width: seen, space: word.chars().count() as f32 - seen });
        }
        let lines = calmest(string, &segments, width, 0.0, count)?;
        assert_eq!(lines.len(), count);
        Some(lines.iter().map(|l| string[l.range.clone()].trim_end()).collect())
    }

    #[test]
    fn no_word_stands_alone_on_the_last_line() {
        assert_eq!(
            broken("they agreed to meet again on Friday in a month", 45.0, 2).unwrap(),
            ["they agreed to meet again on Friday", "in a month"]
        );
    }

    #[test]
    fn a_full_line_before_a_long_enough_last_one_stays_full() {
        assert_eq!(broken("aaaa bbbb cccc dddd eeee", 14.0, 2).unwrap(), ["aaaa bbbb cccc", "dddd eeee"]);
    }

    #[test]
    fn no_line_begins_with_a_dot_or_dash_when_a_word_can_come_along() {
        assert_eq!(
            broken("we shall do what it takes ·\u{a0}Anna Berg, mayor", 25.0, 2).unwrap(),
            ["we shall do what it", "takes ·\u{a0}Anna Berg, mayor"]
        );
        assert_eq!(
            broken("the aim is absolutely clear – the war must end", 28.0, 2).unwrap(),
            ["the aim is absolutely", "clear – the war must end"]
        );
    }

    #[test]
    fn words_wider_than_a_line_are_left_to_who_cuts_them() {
        assert_eq!(broken("a-very-long word", 4.0, 4), None);
        assert_eq!(broken("a line", 10.0, 1), None);
    }
}
