//! Reporting clauses beside a quotation, by the strong patterns of news: `"...," X said`, `"...," said X`,
//! `X said "..."`.
//!
//! On real news these name the right speaker in 84 to 98 of 100 cases; weaker signs (the subject of the
//! sentence, a name nearby, the speaker before) do not reach 60, and are not used.

use super::noun_phrase::{follows, subject};
use super::words::{Word, words};
use crate::parse::reporting::is_reporting_verb;
use crate::parse::word_list::WordList;
use crate::{Span, Speaker};

/// How far a reporting clause reaches, in bytes.
const REACH: usize = 220;
/// Most words that are read of a clause after a quotation.
const LONGEST: usize = 24;

/// Whom a reporting clause means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// Someone with a name.
    Named(Speaker),
    /// "he", "she", "it" or "they", at its place.
    Pronoun(Span),
    /// Someone without a name: "a spokesman for the ministry".
    Unnamed,
}

/// A reporting clause.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clause {
    pub(super) who: Who,
    /// The reporting verb.
    pub(super) cue: Span,
    /// How often the pattern is right.
    pub(super) confidence: f32,
}

/// The reporting clause that starts right after a closing mark, which ends at `at`.
pub(super) fn after(text: &str, at: usize) -> Option<Clause> {
    let to = boundary(text, (at + REACH).min(text.len()));
    let window = &text[at..to];
    let stop = stop(window).map_or(to, |i| at + i);
    let mut found: Vec<Word<'_>> = Vec::with_capacity(LONGEST);
    for word in words(text, at, stop).take(LONGEST) {
        found.push(word);
        if matches!(word.mark, Some('.' | '!' | '?' | ':')) {
            break;
        }
    }
    if is_reporting_verb(found.first()?.text) {
        let who = follows(&found[1..])?;
        return Some(Clause { who, cue: found[0].span(), confidence: 0.98 });
    }
    let verb = found.iter().position(|w| is_reporting_verb(w.text))?;
    if found[..verb].iter().any(|w| matches!(w.text, "that" | "which")) {
        return None;
    }
    let who = subject(&found[..verb], true)?;
    Some(Clause { who, cue: found[verb].span(), confidence: 0.96 })
}

/// Where a semicolon or the mark of another quotation ends a clause.
fn stop(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&at| match bytes[at] {
        b'"' | b';' => true,
        0xc2 | 0xe2 => ["“", "”", "«", "„"].iter().any(|mark| bytes[at..].starts_with(mark.as_bytes())),
        _ => false,
    })
}

/// The reporting clause that ends right before an opening mark at `at`; it starts at `from` at the earliest.
pub(super) fn before(text: &str, from: usize, at: usize) -> Option<Clause> {
    let from = boundary(text, from.max(at.saturating_sub(REACH)));
    let clause = text[from..at].trim_end();
    let lead = clause.chars().next_back().filter(|c| matches!(c, ',' | ':'));
    let mut found: Vec<Word<'_>> = words(text, from, at).collect();
    let mut introduced = lead.is_some();
    if found.last().is_some_and(|w| w.text == "that") {
        found.pop();
        introduced = true;
    }
    let verb = found.iter().rposition(|w| is_reporting_verb(w.text))?;
    let tail = &found[verb + 1..];
    if !tail.is_empty() {
        let told = matches!(found[verb].text, "told" | "tells" | "asked" | "asks" | "reminded" | "warned");
        let loose = TAIL_OPENERS.contains(tail[0].text) || told;
        let inner_comma = tail[..tail.len() - 1].iter().any(|w| w.mark.is_some());
        if !introduced || !loose || inner_comma || tail.len() > 10 || found[verb].mark.is_some() {
            return None;
        }
    }
    if found[..verb]
        .last()
        .is_some_and(|w| matches!(w.text, "who" | "which" | "to" | "be" | "was" | "were" | "being"))
    {
        return None;
    }
    let who = subject(&found[..verb], false)?;
    let confidence = if lead.is_some() || introduced { 0.9 } else { 0.84 };
    Some(Clause { who, cue: found[verb].span(), confidence })
}

/// Whether the words before an opening mark go on with an earlier clause: "he said, adding that".
pub(super) fn goes_on(text: &str, from: usize, at: usize) -> bool {
    let between: Vec<Word<'_>> = words(text, from, at).collect();
    let mut tail = between.iter().rev().skip_while(|w| matches!(w.text, "that" | "later" | "also"));
    tail.next().is_some_and(|w| matches!(w.text, "adding" | "added" | "saying" | "continuing" | "concluding"))
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Words that may stand between a reporting verb and a comma, colon or "that" before a quotation.
static TAIL_OPENERS: WordList = WordList::new(&[
    "about",
    "after",
    "at",
    "before",
    "by",
    "during",
    "earlier",
    "following",
    "for",
    "from",
    "in",
    "last",
    "of",
    "on",
    "outside",
    "over",
    "this",
    "through",
    "to",
    "today",
    "via",
    "when",
    "while",
    "with",
    "yesterday",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_for_look_up() {
        assert!(TAIL_OPENERS.is_sorted());
    }

    fn name_after(text: &str) -> Option<String> {
        match after(text, 0)?.who {
            Who::Named(speaker) => Some(speaker.name),
            Who::Pronoun(span) => Some(span.slice(text).to_owned()),
            Who::Unnamed => Some("unnamed".to_owned()),
        }
    }

    fn name_before(text: &str) -> Option<String> {
        match before(text, 0, text.len())?.who {
            Who::Named(speaker) => Some(speaker.name),
            Who::Pronoun(span) => Some(span.slice(text).to_owned()),
            Who::Unnamed => Some("unnamed".to_owned()),
        }
    }

    #[test]
    fn reads_the_clause_after_a_quotation() {
        for (text, name) in [
            (" White House press secretary Karoline Leavitt stated.", "Karoline Leavitt"),
            (" Rubio told Fox Business Network.", "Rubio"),
            (" he wrote on X, formerly Twitter.", "he"),
            (" said Ann Lee, who will lead the group.", "Ann Lee"),
            (" said Example's principal analyst Ann Lee.", "Ann Lee"),
            (" said the company's chief executive, Ann Lee.", "Ann Lee"),
            (" said Mr Lee in a statement.", "Lee"),
            (" Ann Al-Lee, editor at large at the Daily Example, said.", "Ann Al-Lee"),
            (" a spokesman for the ministry said.", "unnamed"),
            (" said KCNA.", "KCNA"),
            (" said Ernst and Young's Ann Lee.", "unnamed"),
            (" said journalist Ann Lee and left.", "Ann Lee"),
            (" Secretary of State Marco Rubio said on Monday.", "Marco Rubio"),
            (" explained Dr. J. P. Lee of the institute.", "J. P. Lee"),
            (" police said.", "unnamed"),
            (" the Department of Trade said.", "Department of Trade"),
            (" said the prime minister of Peru.", "unnamed"),
        ] {
            assert_eq!(name_after(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn reads_the_clause_before_a_quotation() {
        for (text, name) in [
            ("Ushakov confirmed to Russian state media that ", "Ushakov"),
            ("In remarks to reporters, General Suleiman al-Amr said ", "Suleiman al-Amr"),
            ("After the match, Hernan Gomez, the coach, said, ", "Hernan Gomez"),
            ("As coauthor Colette Heald told The Example Post, ", "Colette Heald"),
            ("Of the public process, he said, ", "he"),
            ("A spokeswoman for the ministry said: ", "unnamed"),
            ("Foreign Secretary Ann Lee told the BBC: ", "Ann Lee"),
        ] {
            assert_eq!(name_before(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn weak_signs_name_nobody() {
        for text in [
            " the sanctions deadline remains in place.",
            " focusing on the crisis, officials said.",
            " and Bo Ray and Ann Lee said so.",
            " ((it)).",
        ] {
            assert_eq!(name_after(text), None, "{text}");
        }
        for text in [
            "Moscow ",
            "described the conversation as ",
            "the award was called ",
            "Ann Lee and Bo Ray said: ",
            "people who said ",
        ] {
            assert_eq!(name_before(text), None, "{text}");
        }
    }
}
