//! From text to story.
//!
//! A line of plain text becomes an [`Element`]; a reader of another form makes the elements itself. One
//! finishing step, [`Story::assemble`], turns elements into sections, numbered paragraphs and sentences.

mod abbreviation;
mod advisory;
mod boilerplate;
mod byline;
mod caption;
mod dateline;
mod dates;
mod element;
mod finish;
mod head;
mod header;
mod heading;
mod inline;
mod inline_list;
mod items;
mod language;
mod line;
mod lines;
mod plain;
mod punctuation;
mod quotation;
mod reporting;
mod sentence;
mod signs;
mod visible;
mod wire;
mod word_list;
mod wrap;

pub use element::{Element, ElementKind};
pub use sentence::{Sentences, sentences, sentences_in};

use crate::{DateField, Field, Metadata, Note, Origin, Span, Story};
use jiff::civil::Date;

/// What the caller knows about a text besides the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParseOptions {
    /// The headline.
    pub title: Option<String>,
    /// The date of publication.
    pub date: Option<Date>,
    /// Where the story was found.
    pub url: Option<String>,
}

impl ParseOptions {
    /// The same as metadata, each value with [`Origin::Caller`].
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        let field = |value: &Option<String>| {
            value
                .as_deref()
                .map(str::trim)
                .filter(|v| !v.is_empty())
                .map(|v| Field::new(v, None, Origin::Caller))
        };
        Metadata {
            headline: field(&self.title),
            url: field(&self.url),
            date_published: self.date.map(|value| DateField {
                value,
                raw: None,
                span: None,
                origin: Origin::Caller,
                inferred: false,
                rejected: Vec::new(),
            }),
            ..Metadata::default()
        }
    }
}

impl Story {
    /// The story in a plain text. Cannot fail: what is odd about the text is in [`Story::notes`].
    #[must_use]
    pub fn parse(text: impl Into<String>) -> Self {
        Self::parse_with(text, &ParseOptions::default())
    }

    /// The story in a plain text of which the caller knows more.
    #[must_use]
    pub fn parse_with(text: impl Into<String>, options: &ParseOptions) -> Self {
        let mut text = text.into();
        let mut metadata = options.metadata();
        fit(&mut text, Span::FARTHEST, &mut metadata.notes);
        let elements = plain::elements(&text, &mut metadata);
        finish::story(text, elements, metadata)
    }

    /// The story whose pieces and metadata a reader has found in `source`.
    ///
    /// A value in `metadata` goes before one of the same name among the elements, which is then listed as
    /// rejected where it differs.
    #[must_use]
    pub fn assemble(source: impl Into<String>, elements: Vec<Element>, mut metadata: Metadata) -> Self {
        let mut source = source.into();
        fit(&mut source, Span::FARTHEST, &mut metadata.notes);
        finish::story(source, elements, metadata)
    }
}

/// Cuts a text at the last character that ends within `most` bytes, and notes it.
fn fit(text: &mut String, most: usize, notes: &mut Vec<Note>) {
    if text.len() > most {
        let end = (0..=most).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        text.truncate(end);
        notes.push(Note::new("too-long", format!("only the first {end} bytes are read"), None));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_longer_than_spans_reach_is_cut_between_characters() {
        let (mut text, mut notes) = ("Café".to_owned(), Vec::new());
        super::fit(&mut text, 5, &mut notes);
        assert_eq!((text.as_str(), notes.len()), ("Café", 0));
        super::fit(&mut text, 4, &mut notes);
        assert_eq!((text.as_str(), notes[0].message.as_str()), ("Caf", "only the first 3 bytes are read"));
    }
}
