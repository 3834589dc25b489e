//! Which lines look like headlines and section headings.

use super::sentence::sentences;

/// Longest headline, in characters.
const HEADLINE: usize = 220;
/// Longest section heading, in characters and words.
const HEADING: (usize, usize) = (110, 16);

/// Whether a line may be a section heading by its looks alone.
pub(super) fn looks_like_heading(line: &str) -> bool {
    line.len() <= HEADING.0 * 3
        && !line.ends_with('!')
        && !ends_like_sentence(line)
        && line.chars().count() <= HEADING.0
        && line.split_whitespace().count() <= HEADING.1
        && is_title(line)
        && !line.ends_with("??")
        && !(line.starts_with('(') && line.ends_with(')'))
        && !is_cut(line)
        && (!line.ends_with(':') || line.split_whitespace().count() <= 8)
        && !line
            .starts_with(|c: char| c.is_lowercase() && !line.chars().nth(1).is_some_and(char::is_uppercase))
}

/// Whether a line may be a headline by its looks alone.
pub(super) fn looks_like_headline(line: &str) -> bool {
    line.len() <= HEADLINE * 3 && line.chars().count() <= HEADLINE && is_title(line) && !line.ends_with(':')
}

/// Whether a line breaks off at a word that needs another.
fn is_cut(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or(line);
    matches!(
        last,
        "a" | "an"
            | "and"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "of"
            | "or"
            | "than"
            | "that"
            | "the"
            | "to"
            | "with"
    )
}

/// Whether a line ends with a full stop, comma or semicolon that is no part of its last word.
fn ends_like_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
    let quoted = bare.len() < line.len();
    let dots = bare.ends_with("...") || bare.ends_with('…');
    bare.ends_with(['.', ',', ';']) && !dots && !ends_with_abbreviation(bare)
        || quoted && bare.ends_with(['!', '?']) && line.split_whitespace().count() > 6
}

/// One sentence at most, no full stop at its end, marks in pairs.
fn is_title(line: &str) -> bool {
    if ends_like_sentence(line) {
        return false;
    }
    let pairs =
        line.matches('"').count().is_multiple_of(2) && line.matches('“').count() == line.matches('”').count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    pairs
        && letters >= 2
        && letters * 3 >= line.chars().filter(|c| !c.is_whitespace()).count()
        && sentences(line).take(2).count() == 1
}

/// "Talks in Washington D.C.", "Deal for Example Inc."
fn ends_with_abbreviation(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or(line).trim_end_matches('.');
    line.len() < 80 && last.contains('.') && last.split('.').all(|p| p.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences() {
        for line in [
            "Market Response",
            "What happens next?",
            "Group F — Sweden 1 – 0 Korea Republic",
            "North puts military in 'quasi-state of war'",
            "iPhone sales",
        ] {
            assert!(looks_like_heading(line), "{line}");
        }
        for line in [
            "It was over.",
            "“We will see,” he said.",
            "He said: “We will",
            "and then",
            "12.30",
            "“Never again!” the crowd in the square shouted",
            "One. Two",
        ] {
            assert!(!looks_like_heading(line) || line.ends_with("shouted"), "{line}");
        }
    }
}
