//! What kind of text a story is, where that bears on how far its brief can be trusted.

use crate::document::Document;
use nutgraf_core::Note;
use nutgraf_language::{Upos, Xpos};
use whatlang::Lang;

/// A smaller share of English function words than this calls for a closer look at the language.
const ENGLISH: f64 = 0.25;

/// Fewer words than this tell no language.
const FEWEST: usize = 20;

/// What a text is, when it is no news report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Interview,
    Instructions,
    Contract,
    FirstPerson,
}

/// The language of a story that is not in English, when its words leave no doubt.
pub(crate) fn foreign(document: &Document<'_>) -> Option<Lang> {
    let words = document.sentences.iter().flat_map(|s| &s.words);
    let (all, function) = words.fold((0usize, 0usize), |(a, f), w| (a + 1, f + usize::from(w.function)));
    if all < FEWEST || function as f64 >= ENGLISH * all as f64 {
        return None;
    }
    let text: String = document.sentences.iter().take(40).map(|s| s.text).collect::<Vec<_>>().join(" ");
    let found = whatlang::detect(&text)?;
    (found.lang() != Lang::Eng && found.is_reliable()).then_some(found.lang())
}

/// The BCP 47 tag of a language: two letters where there are two.
pub(crate) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Hrv => "hr",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        other => other.code(),
    }
}

/// What the brief says of a text that is no news report in English.
pub(crate) fn note(document: &Document<'_>) -> Option<Note> {
    if let Some(lang) = document.foreign() {
        let message = format!(
            "the text is in {}, not in English: the brief is made of its first sentences, with nothing shortened, \
             labelled or listed",
            lang.eng_name()
        );
        return Some(Note::new("language", &message, None));
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
