//! The story: one news text, its structure and metadata, every part a span of its own source.

mod json;
mod metadata;

pub use metadata::{Author, Byline, DateField, Dateline, Field, Metadata, Origin};

use crate::Span;
use serde::Serialize;

/// One news story: its exact decoded source text and everything that was recognised in it.
///
/// Invariants: every span slices [`Story::source`]; blocks are sorted, nested (sentence in paragraph in
/// section) and never overlap; what was taken out of the body is in [`Story::removed`]; the source is
/// never rewritten. Field names in JSON follow schema.org's `NewsArticle`.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The decoded text that every span points into.
    pub source: String,
    /// The source's own headline; never a derived one.
    pub headline: Option<Field>,
    /// A second headline, such as a web page's short title (schema.org `alternativeHeadline`).
    pub alternative_headline: Option<Field>,
    /// The standfirst (schema.org `description`).
    pub description: Option<Field>,
    /// Who wrote it.
    pub byline: Option<Byline>,
    /// Where and when it was filed.
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
    /// The body. The first section has no heading when text comes before the first heading.
    pub sections: Vec<Section>,
    /// Boilerplate taken out of the body, in source order.
    pub removed: Vec<Removed>,
    /// Quotations, in source order.
    pub quotations: Vec<Quotation>,
    /// What was odd about the input, and each repair made.
    pub notes: Vec<Note>,
}

/// A heading and what stands under it, or one post of a live blog and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's span; `None` for text before the first heading, and for a live post.
    pub heading: Option<Span>,
    /// The blocks, in source order.
    pub blocks: Vec<Block>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A bulleted or numbered list; its items are paragraphs whose spans exclude the marker.
    List(List),
    /// A table; its rows are never sentences.
    Table(Table),
    /// A picture caption, with its credit.
    Caption(Caption),
    /// A post of a live blog.
    LivePost(LivePost),
    /// A correction, embargo or advisory line.
    Advisory(Advisory),
}

impl Block {
    /// The span of the whole block.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Paragraph(p) => p.span,
            Self::List(l) => l.span,
            Self::Table(t) => t.span,
            Self::Caption(c) => c.span,
            Self::LivePost(p) => p.span,
            Self::Advisory(a) => a.span,
        }
    }

    /// Its paragraphs: one for a paragraph, one an item for a list, those of a live post; else none.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        match self {
            Self::Paragraph(p) => std::slice::from_ref(p),
            Self::List(l) => &l.items,
            Self::LivePost(p) => &p.paragraphs,
            Self::Table(_) | Self::Caption(_) | Self::Advisory(_) => &[],
        }
    }
}

/// A paragraph or list item and its sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// One-based number within the story; headings, captions and tables are not counted.
    pub number: usize,
    /// The text, a dateline or list marker excluded.
    pub span: Span,
    /// Its sentences; only white space lies between and around them.
    pub sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Zero-based index within the story.
    pub id: usize,
    /// One-based number within its paragraph.
    pub number: usize,
    /// The text, without surrounding white space; it may hold line ends of a hard-wrapped source.
    pub span: Span,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The whole list, markers included.
    pub span: Span,
    /// Whether it is numbered.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Paragraph>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// The cells of each row.
    pub rows: Vec<Vec<Span>>,
}

/// A picture caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The whole caption, credit included.
    pub span: Span,
    /// The credit, when told apart.
    pub credit: Option<Span>,
}

/// A live-blog post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivePost {
    /// The whole post.
    pub span: Span,
    /// Its time stamp as written.
    pub time: Span,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// A line about the story rather than of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advisory {
    /// The line.
    pub span: Span,
    /// What it is.
    pub kind: AdvisoryKind,
}

/// What an advisory line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdvisoryKind {
    /// "CORRECTS spelling of ..."
    Correction,
    /// "EMBARGOED until ..."
    Embargo,
    /// "EDITORS: ..."
    Editors,
    /// "(MORE)", "-30-", "ENDS".
    Wire,
    /// "Reporting by A; Editing by B".
    Credit,
}

impl AdvisoryKind {
    /// The name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Embargo => "embargo",
            Self::Editors => "editors",
            Self::Wire => "wire",
            Self::Credit => "credit",
        }
    }
}

/// Boilerplate that was taken out of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What was taken out.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// Why something was taken out of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// "Follow us on ...".
    FollowUs,
    /// "READ MORE: ...".
    ReadMore,
    /// "Sign up for our newsletter".
    Newsletter,
    /// "ADVERTISEMENT".
    Advertisement,
    /// "Share this".
    Share,
    /// Cookie or consent text.
    Consent,
    /// Copyright line.
    Copyright,
    /// "Subscribe to read on".
    Paywall,
    /// Menus, tags, comment counts and other page furniture.
    Navigation,
    /// A repetition of text that stands elsewhere in the story.
    Duplicate,
    /// Quoted or forwarded mail, or a signature.
    Mail,
    /// Header and trailer of a wire transmission.
    Envelope,
}

impl Reason {
    /// The name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FollowUs => "follow-us",
            Self::ReadMore => "read-more",
            Self::Newsletter => "newsletter",
            Self::Advertisement => "advertisement",
            Self::Share => "share",
            Self::Consent => "consent",
            Self::Copyright => "copyright",
            Self::Paywall => "paywall",
            Self::Navigation => "navigation",
            Self::Duplicate => "duplicate",
            Self::Mail => "mail",
            Self::Envelope => "envelope",
        }
    }
}

/// A quotation. Several spans when it runs over several paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Zero-based index within the story.
    pub id: usize,
    /// The quoted words, marks excluded; one span a paragraph.
    pub spans: Vec<Span>,
    /// Who said it, when a strong pattern names them.
    pub speaker: Option<Speaker>,
    /// The reporting verb ("said"), when there is one.
    pub cue: Option<Span>,
    /// The opening mark is missing and its place was inferred, at a sentence start.
    pub inferred_open: bool,
    /// The closing mark is missing and its place was inferred, at the paragraph's end.
    pub inferred_close: bool,
    /// How sure extent and speaker are, 0 to 1.
    pub confidence: f32,
}

/// Who said a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The mention beside the quotation, such as "Trump" or "White House press secretary Karoline Leavitt".
    pub span: Span,
    /// The name alone, such as "Karoline Leavitt"; the pronoun's antecedent when it is unambiguous.
    pub name: String,
}

/// Something odd about an input, or a repair made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// A stable machine-readable kind, such as `inferred-opening-quote` or `invalid-utf-8`.
    pub kind: String,
    /// For people: lower case, no full stop.
    pub message: String,
    /// Where, when it has a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Note {
    /// A note.
    pub fn new(kind: &str, message: impl Into<String>, span: Option<Span>) -> Self {
        Self { kind: kind.to_owned(), message: message.into(), span }
    }
}

impl Story {
    /// The text a span covers.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.slice(&self.source)
    }

    /// All paragraphs and list items, with the index of their section.
    pub fn paragraphs(&self) -> impl Iterator<Item = (usize, &Paragraph)> {
        self.sections
            .iter()
            .enumerate()
            .flat_map(|(i, s)| s.blocks.iter().flat_map(Block::paragraphs).map(move |p| (i, p)))
    }

    /// All sentences in order, with the index of their section and their paragraph.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, &Paragraph, &Sentence)> {
        self.paragraphs().flat_map(|(i, p)| p.sentences.iter().map(move |s| (i, p, s)))
    }
}

#[cfg(test)]
mod tests {
    use super::{AdvisoryKind, Origin, Reason};

    #[test]
    fn names_are_those_of_the_json() {
        for origin in [Origin::Text, Origin::JsonLd, Origin::OpenGraph, Origin::FileName, Origin::Inferred] {
            assert_eq!(serde_json::to_string(&origin).unwrap(), format!("{:?}", origin.name()));
        }
        for reason in [Reason::FollowUs, Reason::ReadMore, Reason::Paywall, Reason::Mail, Reason::Envelope] {
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("{:?}", reason.name()));
        }
        for kind in [AdvisoryKind::Correction, AdvisoryKind::Wire, AdvisoryKind::Credit] {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("{:?}", kind.name()));
        }
    }
}
