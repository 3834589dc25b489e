//! Names of authors out of by-lines and metadata fields.

use crate::date;

/// Words that introduce authors.
const INTRODUCTIONS: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "autor:",
    "autor",
    "autorin:",
    "autorin",
    "author:",
    "author",
    "auteur",
    "auteur:",
    "words by",
    "written by",
    "posted by",
    "text:",
    "reported by",
    "story by",
    "published by",
    "geschrieben von",
    "veröffentlicht von",
    "erstellt von",
    "verfasst von",
    "redaktion:",
    "beitrag von",
    "eingestellt von",
    "gepostet von",
    "escrito por",
    "publicado por",
    "pubblicato da",
    "posté par",
    "publié par",
    "herausgeber:",
    "herausgeber",
];

/// Words of a by-line that begin what is not a name.
const ENDINGS: [&str; 30] = [
    " | ",
    " – ",
    " — ",
    " - ",
    " • ",
    " · ",
    " / ",
    " updated",
    " published",
    " posted",
    " in ",
    " for ",
    " on ",
    " at ",
    " am ",
    " vom ",
    " um ",
    " le ",
    " el ",
    " is a ",
    " comments",
    " editor",
    " staff",
    " correspondent",
    " reporter",
    " @",
    " (",
    " follow ",
    " writes",
    "\u{a0}",
];

/// What stands between two authors; of an interview both are.
const SEPARATORS: &[&str] = &[
    ";",
    ", and ",
    " and ",
    " und ",
    " y ",
    " et ",
    " & ",
    ", ",
    " / ",
    "|",
    " im Gespräch mit ",
    " in conversation with ",
];

/// The authors that a field or by-line names, in order; empty when it names none.
pub(crate) fn authors(raw: &str) -> Vec<String> {
    let mut rest = raw.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@').trim_end();
    while let Some(after) = without_introduction(rest) {
        rest = after;
    }
    let mut out: Vec<String> = Vec::new();
    for part in split(rest) {
        let name = one(part);
        if is_name(&name) && !out.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            out.push(name);
        }
    }
    out
}

/// Whether a line begins with "By" or the like.
pub(crate) fn is_introduced(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    // A bare preposition in lower case begins many sentences; as a by-line it is capitalised.
    let mut words = line.split_whitespace().skip(1);
    let short = line.split_whitespace().count() <= 5 && words.all(|w| w.starts_with(char::is_uppercase));
    (line.starts_with(char::is_uppercase) || short)
        && without_introduction(&format!("{} ", line.trim())).is_some()
}

/// Whether a line is "By" or the like and nothing else.
pub(crate) fn is_introduction(line: &str) -> bool {
    without_introduction(&format!("{} ", line.trim())).is_some_and(|rest| rest.trim().is_empty())
}

/// Whether a line names its author after a label with a colon, as in "Author: Ann Lee".
pub(crate) fn is_labelled(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    line.split_once(':')
        .is_some_and(|(label, _)| is_introduction(label) || is_introduction(&format!("{label}:")))
}

/// Whether a name says that it is a company's or an association's.
pub(crate) fn is_organisation(name: &str) -> bool {
    let site = name.rsplit_once('.').is_some_and(|(_, tail)| {
        (2..=4).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_lowercase())
    });
    site || name.split([' ', ',', '(']).any(|word| {
        matches!(
            word,
            "e.V."
                | "e.V"
                | "GmbH"
                | "AG"
                | "Inc"
                | "Inc."
                | "Ltd"
                | "Ltd."
                | "LLC"
                | "Redaktion"
                | "Newsdesk"
                | "News"
        )
    })
}

fn without_introduction(line: &str) -> Option<&str> {
    INTRODUCTIONS.iter().find_map(|word| {
        let head = line.get(..word.len())?;
        if head.to_lowercase() != *word {
            return None;
        }
        let rest = &line[word.len()..];
        let glued = matches!(*word, "by" | "von" | "veröffentlicht von")
            && rest.starts_with(char::is_uppercase)
            && !head.ends_with(char::is_uppercase);
        let apart = rest.starts_with(|c: char| c.is_whitespace() || c == ':') || word.ends_with(':');
        (glued || apart).then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':'))
    })
}

fn split(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for mark in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts
}

fn one(part: &str) -> String {
    let mut name = part.trim();
    let lower = name.to_lowercase();
    if lower.len() == name.len() {
        let end = ENDINGS.iter().filter_map(|e| lower.find(e).filter(|at| *at > 0)).min();
        name = &name[..end.unwrap_or(name.len())];
    }
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')'));
    let words: Vec<&str> = name.split_whitespace().collect();
    // What follows a name is often the date or time.
    let mut end = words.iter().position(|w| w.contains(|c: char| c.is_ascii_digit())).unwrap_or(words.len());
    if end < words.len() && end > 1 && date::month(words[end - 1].trim_matches('.')).is_some() {
        end -= 1;
    }
    while end > 1
        && matches!(
            words[end - 1].to_lowercase().as_str(),
            "actualizado" | "aktualisiert" | "am" | "in" | "on"
        )
    {
        end -= 1;
    }
    let name = words[..if end == 0 { words.len() } else { end }].join(" ");
    name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')')).to_owned()
}

/// Whether it can be the name of a person or desk.
fn is_name(name: &str) -> bool {
    let words = name.split(' ').count();
    let length = name.chars().count();
    (2..=60).contains(&length)
        && words <= 6
        && !name.contains("://")
        && !name.contains('@')
        && name.chars().filter(char::is_ascii_digit).count() <= 2
        && name.chars().next().is_some_and(char::is_alphabetic)
        && !is_introduction(name)
        && !["rights reserved", "vorbehalten"].iter().any(|words| name.contains(words))
        && !matches!(
            name.to_lowercase().as_str(),
            "veröffentlicht"
                | "published"
                | "posted"
                | "admin"
                | "administrator"
                | "author"
                | "authors"
                | "by"
                | "editor"
                | "facebook"
                | "twitter"
                | "instagram"
                | "linkedin"
                | "pinterest"
                | "telegram"
                | "tiktok"
                | "whatsapp"
                | "xing"
                | "youtube"
                | "email"
                | "staff"
                | "home"
                | "news"
                | "jr."
                | "guest"
                | "contributor"
                | "unknown"
                | "none"
                | "null"
                | "more"
                | "comments"
                | "share"
                | "online"
                | "follow"
                | "print"
                | "datum"
                | "date"
                | "wordpressadmin"
                | "root"
                | "veröffentlicht am"
                | "published on"
                | "posted on"
                | "webmaster"
                | "super user"
                | "user"
        )
}

#[cfg(test)]
mod tests {
    use super::{authors, is_labelled};

    #[test]
    fn splits_and_strips_by_lines() {
        for (line, names) in [
            ("By Ann Lee and Bob Day", vec!["Ann Lee", "Bob Day"]),
            ("Von Ann Lee | 12.03.2020", vec!["Ann Lee"]),
            ("by ANN LEE, BOB DAY", vec!["ANN LEE", "BOB DAY"]),
            ("Written by: Ann Lee - Staff Writer", vec!["Ann Lee"]),
            ("Ann Lee (ann@example.org)", vec!["Ann Lee"]),
            ("Veröffentlicht vonAnn Lee", vec!["Ann Lee"]),
            ("Autor:\u{a0}Ann Lee", vec!["Ann Lee"]),
            ("Byron Day", vec!["Byron Day"]),
            ("- Redaktion: Ann Lee (press officer)", vec!["Ann Lee"]),
            ("Ann Lee Oct 13, 2020", vec!["Ann Lee"]),
            ("Eingestellt von Ann Lee", vec!["Ann Lee"]),
            ("Ann Lee im Gespräch mit Bob Day", vec!["Ann Lee", "Bob Day"]),
            ("Ann Lee, Instagram", vec!["Ann Lee"]),
        ] {
            assert_eq!(authors(line), names, "{line}");
        }
    }

    #[test]
    fn a_label_is_told_from_a_preposition() {
        assert!(is_labelled("Autor: Ann Lee") && is_labelled("Auteur : Ann Lee") && is_labelled("Author:"));
        assert!(!is_labelled("Von Ann Lee") && !is_labelled("By the way: no"));
    }

    #[test]
    fn refuses_what_is_no_name() {
        for line in
            ["https://example.org/author", "admin", "12.03.2020", "", "ann@example.org", "By", "Published by"]
        {
            assert!(authors(line).is_empty(), "{line}");
        }
    }
}
