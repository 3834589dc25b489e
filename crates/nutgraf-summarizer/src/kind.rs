//! What kind of text a story is, where that bears on how far its brief can be trusted.

use crate::document::Document;
use nutgraf_core::Note;
use nutgraf_language::{Upos, Xpos};

/// What a text is, when it is no news report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Interview,
    Instructions,
    Contract,
    FirstPerson,
}

/// Whether the story is in another language than English.
pub(crate) fn is_foreign(document: &Document<'_>) -> bool {
    let language = document.story.in_language.as_ref().map_or("en", |l| l.value.as_str());
    !language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en") || tag == "und")
}

/// What the brief says of a text that is no news report in English.
pub(crate) fn note(document: &Document<'_>) -> Option<Note> {
    if is_foreign(document) {
        let message =
            "the brief is made of the text's first sentences: nothing is shortened, labelled or listed";
        return Some(Note::new("lead-only", message, None));
    }
    let (code, message) = match kind(document)? {
        Kind::Interview => {
            ("interview", "the text is an interview: the answers are in the speaker's own words")
        }
        Kind::Instructions => ("not-news", "the text reads like instructions, not like news"),
        Kind::Contract => ("not-news", "the text reads like a contract or a law, not like news"),
        Kind::FirstPerson => (
            "first-person",
            "the text speaks in the first person, like a speech or a column: what it claims rests on its author",
        ),
    };
    Some(Note::new(code, message, None))
}

fn kind(document: &Document<'_>) -> Option<Kind> {
    let n = document.sentences.len();
    let turns = |text: &str| matches!(text.as_bytes(), [b'Q' | b'A', b':' | b'.', b' ', ..]);
    let headings = document.headings.iter().flatten().filter(|(h, _)| turns(h)).count();
    if headings + document.sentences.iter().filter(|s| turns(s.text)).count() > 3 {
        return Some(Kind::Interview);
    }
    let (mut words, mut shall, mut first) = (0usize, 0usize, 0usize);
    for s in &document.sentences {
        words += s.words.len();
        if s.quoted > 0 {
            continue;
        }
        for w in &s.words {
            match w.span.slice(s.text) {
                "shall" => shall += 1,
                "I" | "We" | "we" | "my" | "My" | "our" | "Our" | "us" | "I'm" | "I've" | "we've" | "I’m"
                | "I’ve" => {
                    first += 1;
                }
                _ => {}
            }
        }
    }
    if shall > 2 && shall * 60 >= words {
        return Some(Kind::Contract);
    }
    if first > 7 && first * 30 >= words {
        return Some(Kind::FirstPerson);
    }
    let orders = (0..n)
        .filter(|&i| {
            let parse = document.tagged(i);
            let opening = parse.tokens.iter().find(|t| t.upos != Upos::Punct);
            opening.is_some_and(|t| t.upos == Upos::Verb && t.xpos == Xpos::Vb)
        })
        .count();
    (orders > 3 && orders * 5 >= n * 2).then_some(Kind::Instructions)
}
