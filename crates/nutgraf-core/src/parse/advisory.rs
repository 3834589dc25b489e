//! Lines about the story: corrections, embargoes, notes to editors, wire marks, credits.

use super::signs::Signs;
use super::visible::{is_alphanumeric, visible};
use crate::AdvisoryKind;
use std::borrow::Cow;

/// Length in bytes up to which a line may be a mark of the wire in small letters, as "(More to follow)".
const SHORT: usize = 30;

/// What an advisory line is, when `line`, which holds `signs`, is one.
pub(super) fn kind(line: &str, signs: Signs) -> Option<AdvisoryKind> {
    if line.len() > 1_500 {
        return None;
    }
    // Running text has small letters in its first word, which is none of the openings below.
    let first = line.trim_start_matches(|c: char| !is_alphanumeric(c)).split([' ', ':']).next().unwrap_or("");
    let long = if line.is_ascii() { SHORT } else { 100 };
    if line.len() > long
        && first.contains(char::is_lowercase)
        && !OPENINGS.iter().any(|o| first.eq_ignore_ascii_case(o))
        && !signs.has(Signs::CREDIT)
    {
        return None;
    }
    let line = visible(line);
    let line = line.trim();
    let line = if line.contains('’') { Cow::Owned(line.replace('’', "'")) } else { Cow::Borrowed(line) };
    let bare = line.trim_matches(|c: char| {
        matches!(c, '-' | '–' | '—' | '(' | ')' | '[' | ']' | '*' | '#' | ' ' | '.' | '~')
    });
    if bare.is_empty() {
        return (line.len() >= 3 && line.contains(['#', '*', '~']) || line == "-0-")
            .then_some(AdvisoryKind::Wire);
    }
    if WIRE.iter().any(|mark| mark.eq_ignore_ascii_case(bare))
        && (bare.len() < line.len() || bare.chars().all(|c| !c.is_lowercase()))
    {
        return Some(AdvisoryKind::Wire);
    }
    let inner = line.trim_start_matches(['(', '[', '*', '-', '–', '—', ' ']);
    if let Some(&(_, kind)) = SHOUTED.iter().find(|(phrase, _)| inner.starts_with(phrase)) {
        return Some(kind);
    }
    if let Some(&(_, kind)) = STARTS.iter().find(|(phrase, _)| starts_with(inner, phrase)) {
        return Some(kind);
    }
    is_credit(inner).then_some(AdvisoryKind::Credit)
}

/// Whether a line starts with a phrase of ASCII in whatever case.
fn starts_with(line: &str, phrase: &str) -> bool {
    line.as_bytes().get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// Whether a line ends with a phrase of ASCII in whatever case.
fn ends_with(line: &str, phrase: &str) -> bool {
    let from = line.len().checked_sub(phrase.len());
    from.is_some_and(|from| line.as_bytes()[from..].eq_ignore_ascii_case(phrase.as_bytes()))
}

/// "Reporting by A; Editing by B", "A and B contributed to this report."
fn is_credit(line: &str) -> bool {
    let end = line.trim_end_matches(['.', ')', ']', ' ']);
    (CREDIT_STARTS.iter().any(|phrase| starts_with(line, phrase))
        || CREDIT_ENDS.iter().any(|phrase| ends_with(end, phrase)))
        && line.split_whitespace().count() <= 40
}

/// First words of the advisories and credits below.
static OPENINGS: &[&str] = &[
    "additional",
    "an",
    "clarification",
    "compiled",
    "correction",
    "edited",
    "editing",
    "editor's",
    "editors",
    "editors'",
    "editor’s",
    "editors’",
    "eds",
    "embargoed",
    "not",
    "note",
    "notes",
    "reporting",
    "this",
    "translated",
    "with",
    "writing",
];

static WIRE: &[&str] = &[
    "30",
    "END",
    "ENDS",
    "END OF STORY",
    "ENDALL",
    "ENDIT",
    "ENDITEM",
    "MORE",
    "MORE TO COME",
    "MORE TO FOLLOW",
];

static SHOUTED: &[(&str, AdvisoryKind)] = &[
    ("CORRECTS", AdvisoryKind::Correction),
    ("CORRECTED", AdvisoryKind::Correction),
    ("CORRECTION", AdvisoryKind::Correction),
    ("CLARIFIES", AdvisoryKind::Correction),
    ("CLARIFICATION", AdvisoryKind::Correction),
    ("EMBARGOED", AdvisoryKind::Embargo),
    ("EMBARGO", AdvisoryKind::Embargo),
    ("EDITORS:", AdvisoryKind::Editors),
    ("EDITORS NOTE", AdvisoryKind::Editors),
    ("EDITOR'S NOTE", AdvisoryKind::Editors),
    ("EDITORS' NOTE", AdvisoryKind::Editors),
    ("EDS:", AdvisoryKind::Editors),
    ("ATTENTION EDITORS", AdvisoryKind::Editors),
    ("NOTE TO EDITORS", AdvisoryKind::Editors),
    ("UPDATES with", AdvisoryKind::Editors),
    ("UPDATES throughout", AdvisoryKind::Editors),
    ("RECASTS", AdvisoryKind::Editors),
];

static STARTS: &[(&str, AdvisoryKind)] = &[
    ("correction:", AdvisoryKind::Correction),
    ("clarification:", AdvisoryKind::Correction),
    ("this article was amended", AdvisoryKind::Correction),
    ("this article has been amended", AdvisoryKind::Correction),
    ("this article has been corrected", AdvisoryKind::Correction),
    ("this article has been updated", AdvisoryKind::Correction),
    ("this story has been corrected", AdvisoryKind::Correction),
    ("this story has been updated", AdvisoryKind::Correction),
    ("an earlier version of this", AdvisoryKind::Correction),
    ("embargoed until", AdvisoryKind::Embargo),
    ("embargoed for", AdvisoryKind::Embargo),
    ("not for publication before", AdvisoryKind::Embargo),
    ("eds:", AdvisoryKind::Editors),
    ("editors note:", AdvisoryKind::Editors),
    ("editor's note:", AdvisoryKind::Editors),
    ("editors' note:", AdvisoryKind::Editors),
    ("editor's note -", AdvisoryKind::Editors),
    ("note to editors", AdvisoryKind::Editors),
    ("notes to editors", AdvisoryKind::Editors),
];

static CREDIT_STARTS: &[&str] = &[
    "reporting by ",
    "additional reporting by ",
    "editing by ",
    "writing by ",
    "compiled by ",
    "edited by ",
    "translated by ",
    "reporting and writing by ",
    "with reporting by ",
    "additional research by ",
    "with files from ",
    "with inputs from ",
    "with agency inputs",
];

static CREDIT_ENDS: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_kinds_of_advisory_apart() {
        for (line, expected) in [
            ("CORRECTS spelling of name in third paragraph", AdvisoryKind::Correction),
            ("EMBARGOED until 0001 GMT Friday", AdvisoryKind::Embargo),
            ("EDITORS NOTE: contains strong language", AdvisoryKind::Editors),
            ("Editor’s note: Ann Lee is a professor of law.", AdvisoryKind::Editors),
            ("(MORE)", AdvisoryKind::Wire),
            ("-30-", AdvisoryKind::Wire),
            ("ENDS", AdvisoryKind::Wire),
            ("###", AdvisoryKind::Wire),
            ("(Reporting by Ann Lee; Editing by Bo Ray)", AdvisoryKind::Credit),
            ("Ann Lee in Paris and Bo Ray contributed to this report.", AdvisoryKind::Credit),
        ] {
            assert_eq!(kind(line, Signs::of(line)), Some(expected), "{line}");
        }
        for line in [
            "More talks are due.",
            "End of an era for the town",
            "He corrected the record.",
            "30 people died.",
            "More",
        ] {
            assert_eq!(kind(line, Signs::of(line)), None, "{line}");
        }
    }
}
