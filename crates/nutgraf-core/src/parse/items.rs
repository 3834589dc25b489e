//! Markers of list items, times of live posts, rows of tables.

use memchr::memmem;
use std::ops::Range;
use std::sync::LazyLock;

/// A list marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListMarker {
    /// Where the item's text starts.
    pub(super) end: usize,
    /// Whether it is a number or letter.
    pub(super) ordered: bool,
    /// Whether it marks an item even without a neighbour that has one too.
    pub(super) sure: bool,
}

/// The list marker `line` starts with.
pub(super) fn marker(line: &str) -> Option<ListMarker> {
    let first = line.chars().next()?;
    let text_after = |at: usize| {
        let rest = line.get(at..)?;
        let text = rest.trim_start();
        (!text.is_empty()).then(|| (line.len() - text.len(), text.len() < rest.len()))
    };
    if matches!(first, '•' | '◦' | '‣' | '⁃' | '▪' | '■' | '●' | '○' | '►' | '▶' | '➤' | '✔' | '✓')
    {
        return text_after(first.len_utf8()).map(|(end, _)| ListMarker { end, ordered: false, sure: true });
    }
    if matches!(first, '-' | '–' | '—' | '*' | '·' | '+') {
        let (end, spaced) = text_after(first.len_utf8())?;
        return spaced.then_some(ListMarker { end, ordered: false, sure: false });
    }
    let open = usize::from(first == '(');
    let digits = line[open..].bytes().take_while(u8::is_ascii_digit).count();
    let body = if (1..=2).contains(&digits) {
        digits
    } else if digits == 0 && line.as_bytes().get(open).is_some_and(u8::is_ascii_lowercase) {
        1
    } else {
        return None;
    };
    let at = open + body;
    let tail = match line.as_bytes().get(at)? {
        b')' => 1 + usize::from(line.as_bytes().get(at + 1) == Some(&b'.')),
        b'.' if open == 0 => 1 + usize::from(line.as_bytes().get(at + 1) == Some(&b')')),
        _ => return None,
    };
    let (end, spaced) = text_after(at + tail)?;
    spaced.then_some(ListMarker { end, ordered: true, sure: false })
}

/// The time stamp `line` starts with, "10:42 GMT", "3.45pm", and where the text after it starts.
pub(super) fn time_stamp(line: &str) -> Option<(Range<usize>, usize)> {
    let bytes = line.as_bytes();
    let start = usize::from(bytes.first() == Some(&b'['));
    let digits =
        |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let hours = digits(start);
    let colon = start + hours;
    let separator = *bytes.get(colon)?;
    let minutes = digits(colon + 1);
    if !(1..=2).contains(&hours) || minutes != 2 || !matches!(separator, b':' | b'.') {
        return None;
    }
    let mut end = colon + 3;
    if matches!(bytes.get(end), Some(b':' | b'.')) && digits(end + 1) > 0 {
        return None;
    }
    let mut zoned = false;
    let rest = &line[end..];
    let suffix = rest.trim_start();
    let gap = rest.len() - suffix.len();
    let lower = suffix.get(..4.min(suffix.len())).unwrap_or("").to_ascii_lowercase();
    if let Some(length) =
        ["a.m.", "p.m.", "am", "pm"].iter().find(|s| lower.starts_with(**s)).map(|s| s.len())
    {
        end += gap + length;
        zoned = true;
    }
    let rest = &line[end..];
    let word = rest.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    if ["GMT", "BST", "UTC", "ET", "EST", "EDT", "CET", "CEST", "PT", "PST", "PDT", "IST", "AEST", "AEDT"]
        .contains(&word)
    {
        end += rest.find(word).unwrap_or(0) + word.len();
        zoned = true;
    }
    let time = start..end;
    let text = line[end..].trim_start_matches([']', ' ', '-', '–', '—', ':', '|', '\u{a0}']);
    let spaced = text.len() < line.len() - end || text.is_empty();
    // "3.45 million": a number, unless a colon, "am" or a zone says otherwise.
    (spaced && (zoned || separator == b':')).then_some((time, line.len() - text.len()))
}

/// A wide gap between two cells.
static GAP: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("   "));

/// The cells of a table row, when `line` has two or more set off by tabs, bars or wide gaps.
pub(super) fn cells(line: &str) -> Option<Vec<Range<usize>>> {
    let separator = if memchr::memchr(b'\t', line.as_bytes()).is_some() {
        "\t"
    } else if memchr::memchr(b'|', line.as_bytes()).is_some() {
        "|"
    } else if GAP.find(line.as_bytes()).is_some() {
        "   "
    } else {
        return None;
    };
    let mut found = Vec::new();
    let mut at = 0;
    for part in line.split(separator) {
        let text = part.trim();
        if !text.is_empty() {
            let start = at + (part.len() - part.trim_start().len());
            found.push(start..start + text.len());
        }
        at += part.len() + separator.len();
    }
    let short = found.iter().all(|cell| cell.len() <= 80);
    (found.len() >= 2 && short).then_some(found)
}

/// Whether a line reads like a row of results: few words, two numbers or more, no sentence.
pub(super) fn is_result(line: &str) -> bool {
    if line.len() > 120 || line.ends_with(['.', '!', '?', '"', '”']) {
        return false;
    }
    let words = line.split_whitespace().count();
    let numbers = line.split_whitespace().filter(|w| w.contains(|c: char| c.is_ascii_digit())).count();
    words <= 14 && numbers >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_outside_of_the_item() {
        for (line, item, ordered) in [
            ("• Two dead", "Two dead", false),
            ("- Two dead", "Two dead", false),
            ("1. Two dead", "Two dead", true),
            ("(2) Two dead", "Two dead", true),
            ("1.) Two dead", "Two dead", true),
            ("b) Two dead", "Two dead", true),
        ] {
            let found = marker(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[found.end..], found.ordered), (item, ordered));
        }
        for line in ["2.5 million people", "-5 degrees", "a man", "2015. Then", "•", "e.g. this"] {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn reads_time_stamps_and_leaves_numbers() {
        for (line, time, text) in [
            ("10:42 GMT Crowds gather", "10:42 GMT", "Crowds gather"),
            ("3.45pm", "3.45pm", ""),
            ("9:05 a.m. ET — Doors open", "9:05 a.m. ET", "Doors open"),
            ("[10:42] Crowds gather", "10:42", "Crowds gather"),
        ] {
            let (found, end) = time_stamp(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[found], &line[end..]), (time, text));
        }
        for line in ["3.45 million people", "10:4 win", "1:32:03.897"] {
            assert_eq!(time_stamp(line), None, "{line}");
        }
    }

    #[test]
    fn splits_rows_into_cells() {
        let line = "1\tAnn Lee\t 25 pts";
        let found: Vec<&str> = cells(line).unwrap().into_iter().map(|c| &line[c]).collect();
        assert_eq!(found, ["1", "Ann Lee", "25 pts"]);
        assert!(is_result("1. Ann Lee (GB) Example 1:32:03.897") && !is_result("Two of 10 died in 2015."));
    }
}
