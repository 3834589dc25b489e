//! Metadata read from the text, and its merge with what the reader or caller knows.

use super::element::ElementKind;
use super::visible::{bare_words, visible};
use super::{boilerplate, byline, dates};
use crate::{Author, Byline, DateField, Field, Metadata, Note, Origin, Span, Story};

/// The metadata that a story's own text gives.
pub(super) struct Head<'t> {
    text: &'t str,
    found: Metadata,
    /// Authors that a credit line at the end names; they count when there is no byline.
    credited: Option<Byline>,
    pub(super) notes: Vec<Note>,
}

impl<'t> Head<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, found: Metadata::default(), credited: None, notes: Vec::new() }
    }

    /// What a line before the body is, when it is a byline or a date.
    pub(super) fn kind(line: &str) -> Option<ElementKind> {
        if dates::date_line(line).is_some() {
            return Some(ElementKind::Date);
        }
        byline::authors(line).map(|_| ElementKind::Byline)
    }

    fn field(&self, span: Span) -> Field {
        let text = visible(span.slice(self.text));
        Field::new(text.split_whitespace().collect::<Vec<_>>().join(" "), Some(span), Origin::Text)
    }

    pub(super) fn headline(&mut self, span: Span) {
        let field = self.field(span);
        if self.found.headline.is_none() {
            self.found.headline = Some(field);
        } else if self.found.alternative_headline.is_none() {
            self.found.alternative_headline = Some(field);
        }
    }

    pub(super) fn alternative_headline(&mut self, span: Span) {
        self.found.alternative_headline = Some(self.field(span));
    }

    /// The standfirst; a second one goes on with the first.
    pub(super) fn standfirst(&mut self, span: Span) {
        let field = self.field(span);
        match &mut self.found.description {
            Some(first) => first.value = format!("{} {}", first.value, field.value),
            none => *none = Some(field),
        }
    }

    pub(super) fn byline(&mut self, span: Span) {
        let raw = self.field(span).value;
        let authors = byline::authors(&raw)
            .or_else(|| byline::prefix(&format!("{raw} ")).map(|(authors, _)| authors))
            .unwrap_or_else(|| vec![Author { name: bare_name(&raw), role: None }]);
        // "By Ann Lee | August 6, 2025"
        if let Some((at, _)) = raw.char_indices().find(|&(_, c)| c == '|')
            && let Some(stamp) = dates::date_line(raw[at + 1..].trim_start())
        {
            self.stamp(&stamp, &raw[at + 1..], None);
        }
        match &mut self.found.byline {
            Some(line) => line.authors.extend(authors),
            none => *none = Some(Byline { raw, span: Some(span), authors, origin: Origin::Text }),
        }
    }

    pub(super) fn date(&mut self, span: Span) {
        let text = self.text;
        let line = span.slice(text);
        if let Some(stamp) = dates::date_line(line).or_else(|| dates::stamp(line)) {
            self.stamp(&stamp, line, Some(span));
        }
    }

    fn stamp(&mut self, stamp: &dates::Stamp, line: &str, span: Option<Span>) {
        let line = line.trim_start();
        let field = |found: dates::Found| {
            Some(DateField {
                value: found.day.date()?,
                raw: Some(line[found.start..found.end].to_owned()),
                span: span.map(|s| Span::new(found.start, found.end).shifted(s.start())),
                origin: Origin::Text,
                inferred: false,
                rejected: Vec::new(),
            })
        };
        if self.found.date_published.is_none() {
            self.found.date_published = stamp.published.and_then(field);
        }
        if self.found.date_modified.is_none() {
            self.found.date_modified = stamp.modified.and_then(field);
        }
    }

    /// "Reporting by A; Editing by B".
    pub(super) fn credit(&mut self, span: Span) {
        let raw = self.field(span).value;
        let lower = raw.to_ascii_lowercase();
        let Some(at) = lower.find("reporting by ").filter(|&i| i < 24) else { return };
        let names = &raw[at + "reporting by ".len()..];
        let names = names.split(';').next().unwrap_or(names).trim_end_matches(['.', ')', ' ']);
        if let Some(authors) = byline::authors(&format!("By {names}")) {
            self.credited = Some(Byline { raw, span: Some(span), authors, origin: Origin::Text });
        }
    }

    pub(super) fn publisher_hint(&mut self, span: Span) {
        let line = span.slice(self.text);
        if let Some(name) = boilerplate::publisher(line) {
            let start = span.start() + (name.as_ptr().addr() - line.as_ptr().addr());
            let field = Field::new(name, Some(Span::new(start, start + name.len())), Origin::Inferred);
            self.found.publisher.get_or_insert(field);
        }
    }

    pub(super) fn rights(&mut self, span: Span) {
        let field = self.field(span);
        self.found.rights.get_or_insert(field);
    }

    /// Fills in the story's metadata: what was handed over first, then what the text says.
    pub(super) fn merge(mut self, given: Metadata, story: &mut Story) {
        let found = &mut self.found;
        story.notes = given.notes;
        story.notes.append(&mut self.notes);
        story.headline = merged(given.headline, found.headline.take());
        story.alternative_headline = merged(given.alternative_headline, found.alternative_headline.take());
        story.description = merged(given.description, found.description.take());
        story.in_language = given.in_language;
        story.publisher = merged(given.publisher, found.publisher.take());
        story.url = given.url;
        story.rights = merged(given.rights, found.rights.take());
        story.byline = given.byline.or_else(|| found.byline.take()).or(self.credited);
        story.date_published = merged_date(given.date_published, found.date_published.take());
        story.date_modified = merged_date(given.date_modified, found.date_modified.take());
    }
}

/// The given value, the found one listed as rejected where it differs; the span of an equal one is kept.
fn merged(given: Option<Field>, found: Option<Field>) -> Option<Field> {
    match (given, found) {
        (Some(mut given), Some(found)) => {
            if bare_words(&given.value) != bare_words(&found.value) {
                given.rejected.push((found.origin, found.value));
            } else if given.span.is_none() {
                given.span = found.span;
            }
            Some(given)
        }
        (given, found) => given.or(found),
    }
}

fn merged_date(given: Option<DateField>, found: Option<DateField>) -> Option<DateField> {
    match (given, found) {
        (Some(mut given), Some(found)) => {
            if given.value != found.value {
                given.rejected.push((found.origin, found.value.to_string()));
            }
            Some(given)
        }
        (given, found) => given.or(found),
    }
}

/// A byline that is not of a known form, without "By".
fn bare_name(raw: &str) -> String {
    let rest = raw.get(..3).filter(|head| head.eq_ignore_ascii_case("by ")).map_or(raw, |_| &raw[3..]);
    rest.trim().to_owned()
}
