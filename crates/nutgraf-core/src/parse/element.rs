//! What a reader hands over: the pieces of a story in source order, each with its kind.

use crate::{AdvisoryKind, Reason, Span};

/// A piece of a story that a reader has told apart.
///
/// Pieces may come in any order and are sorted; a piece that overlaps an earlier one, or does not fall on
/// character boundaries of the source, is left out with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Where it stands in the decoded source; white space at its ends is trimmed.
    pub span: Span,
}

impl Element {
    /// A piece.
    #[must_use]
    pub fn new(kind: ElementKind, span: Span) -> Self {
        Self { kind, span }
    }
}

/// What a piece of a story is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// Text of unknown kind, such as a web page's `p`: read like a line of plain text, so that it may turn out
    /// to be a byline, a date, a caption, an advisory or boilerplate; but never a headline or heading.
    Text,
    /// Running text for certain; only a dateline at the story's start is still told apart.
    Paragraph,
    /// The story's headline.
    Headline,
    /// A second headline.
    AlternativeHeadline,
    /// The standfirst.
    Standfirst,
    /// "By A and B in Paris".
    Byline,
    /// A line that gives the date of publication, or of the last change when it says "updated".
    Date,
    /// The heading of a section; 1 is the highest level.
    Heading {
        /// Level, from 1.
        level: u8,
    },
    /// One item of a list, its marker not in the span.
    ListItem {
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// One row of a table.
    TableRow {
        /// Its cells.
        cells: Vec<Span>,
    },
    /// A picture caption.
    Caption {
        /// The credit within it, when known.
        credit: Option<Span>,
    },
    /// The time stamp that opens a post of a live blog; the paragraphs after it are its text.
    LivePost,
    /// A line about the story rather than of it.
    Advisory(AdvisoryKind),
    /// Boilerplate, to be kept out of the body.
    Removed(Reason),
}
