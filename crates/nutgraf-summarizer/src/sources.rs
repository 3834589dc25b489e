//! The sources list: what each story is, and the hash of its text.

use crate::document::Document;
use crate::kind;
use nutgraf_core::{Source, sha256_hex};

/// The entry of a story in the sources list.
pub(crate) fn source(document: &Document<'_>) -> Source {
    let story = document.story;
    let value = |f: &Option<nutgraf_core::Field>| f.as_ref().map(|f| f.value.clone());
    Source {
        id: document.source,
        headline: value(&story.headline),
        publisher: value(&story.publisher),
        byline: story.byline.as_ref().map(|b| {
            let names: Vec<&str> = b.authors.iter().map(|a| a.name.as_str()).collect();
            if names.is_empty() { b.raw.clone() } else { names.join(", ") }
        }),
        place: story.dateline.as_ref().map(|d| d.place.clone()).filter(|p| !p.is_empty()),
        date: story
            .date_published
            .as_ref()
            .map(|d| d.value)
            .or_else(|| story.dateline.as_ref().and_then(|d| d.date.as_ref()).map(|d| d.value)),
        url: value(&story.url),
        language: value(&story.in_language)
            .unwrap_or_else(|| document.foreign().map_or("en", kind::tag).to_owned()),
        words: story.sentences().map(|(_, _, s)| story.text(s.span).split_whitespace().count()).sum(),
        sha256: sha256_hex(&story.source),
    }
}
