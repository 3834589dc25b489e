//! The parser of plain text below every reader, and its sentences by the rules of each language.
#![no_main]

#[path = "../check.rs"]
mod check;

use nutgraf_core::{Story, sentences_in};

const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "ja", "ar", "ru", "hi"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    check::story(&Story::parse(text));
    let language = LANGUAGES[text.len() % LANGUAGES.len()];
    let mut end = 0;
    for span in sentences_in(text, language) {
        assert!(end <= span.start() && !span.slice(text).is_empty(), "{span} after {end} in {language}");
        end = span.end();
    }
});
