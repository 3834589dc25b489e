//! What is known about a story besides its text, each value with where it came from.

use crate::{Note, Span};
use jiff::civil::Date;
use serde::Serialize;

/// Metadata that a reader or caller hands over with a text; see [`crate::Story`] for what each field means.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The source's own headline.
    pub headline: Option<Field>,
    /// A second headline.
    pub alternative_headline: Option<Field>,
    /// The standfirst.
    pub description: Option<Field>,
    /// Who wrote it.
    pub byline: Option<Byline>,
    /// Where and when it was filed, when that does not stand before the first words of the body.
    pub dateline: Option<Dateline>,
    /// When it was published.
    pub date_published: Option<DateField>,
    /// When it was last changed.
    pub date_modified: Option<DateField>,
    /// Language as a BCP 47 tag.
    pub in_language: Option<Field>,
    /// The outlet.
    pub publisher: Option<Field>,
    /// Where it was found.
    pub url: Option<Field>,
    /// Copyright or licence line.
    pub rights: Option<Field>,
    /// What the reader found odd.
    pub notes: Vec<Note>,
}

/// A metadata value with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The value, white space collapsed.
    pub value: String,
    /// Where in the source it stands, when it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Where it came from.
    pub origin: Origin,
    /// Other values that were found and not taken, with their origin.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<(Origin, String)>,
}

impl Field {
    /// A field with no rejected candidates.
    pub fn new(value: impl Into<String>, span: Option<Span>, origin: Origin) -> Self {
        Self { value: value.into(), span, origin, rejected: Vec::new() }
    }
}

/// A date with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateField {
    /// The calendar date, ISO 8601.
    pub value: Date,
    /// The words of the source, when it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Where in the source it stands, when it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Where it came from.
    pub origin: Origin,
    /// Whether a part (such as the year) was inferred.
    pub inferred: bool,
    /// Other dates that were found and not taken, with their origin.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<(Origin, String)>,
}

/// Where a metadata value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The text of the story itself.
    Text,
    /// The caller, as with a record's `title` or `--date`.
    Caller,
    /// JSON-LD of a web page.
    JsonLd,
    /// OpenGraph or similar `meta` properties.
    OpenGraph,
    /// A plain HTML `meta` element.
    Meta,
    /// Microdata or RDFa.
    Microdata,
    /// A `time` element.
    Time,
    /// A class name or other mark-up convention.
    Markup,
    /// The HTML `title` element.
    Title,
    /// The address of the page.
    Url,
    /// A header field or envelope of the format (e-mail, feed, IPTC, front matter, document properties).
    Header,
    /// Derived from the file's name.
    FileName,
    /// Guessed.
    Inferred,
}

impl Origin {
    /// The name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Caller => "caller",
            Self::JsonLd => "json-ld",
            Self::OpenGraph => "open-graph",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Time => "time",
            Self::Markup => "markup",
            Self::Title => "title",
            Self::Url => "url",
            Self::Header => "header",
            Self::FileName => "file-name",
            Self::Inferred => "inferred",
        }
    }
}

/// Who wrote the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Byline {
    /// The line as written.
    pub raw: String,
    /// Where in the source it stands, when it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The authors, in order.
    pub authors: Vec<Author>,
    /// Where it came from.
    pub origin: Origin,
}

/// One author of a byline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    /// Name without "By".
    pub name: String,
    /// Job title or place, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// The place, date and agency before the first words of a wire story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// As written, without the closing dash.
    pub raw: String,
    /// Where it stands, the dash included; the paragraph's text starts after it.
    pub span: Span,
    /// Place, as written; empty when only an agency is named, as in "(Reuters) -".
    pub place: String,
    /// Date, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateField>,
    /// News agency, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}
