//! The seam between a brief and the forms it is delivered in.

use crate::Brief;
use std::fmt;

/// A form a brief is delivered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Markdown (`.md`).
    Markdown,
    /// Word (`.docx`).
    Docx,
    /// PDF (`.pdf`).
    Pdf,
    /// JSON, the brief itself (`.json`).
    Json,
    /// One self-contained web page (`.html`).
    Html,
    /// Plain text for terminals (`.txt`).
    Text,
}

impl Format {
    /// The usual file extension, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Json => "json",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }

    /// Whether its bytes are not text and must not reach a terminal.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf)
    }
}

/// Turns a brief into bytes. Does no input or output; options live in the implementing type.
pub trait Exporter {
    /// The form it writes.
    fn format(&self) -> Format;

    /// The bytes of the whole document, the same for the same brief.
    ///
    /// # Errors
    /// When the brief cannot be set in this form, such as when it does not fit on the page.
    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError>;
}

/// Why a brief could not be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// Even the least brief does not fit on one page.
    DoesNotFit {
        /// What is too tall, in words.
        what: String,
    },
    /// A part of the document could not be built.
    Build {
        /// Which part.
        part: String,
        /// What the library said.
        reason: String,
    },
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DoesNotFit { what } => write!(f, "the brief does not fit on one page: {what}"),
            Self::Build { part, reason } => write!(f, "failed to build {part}: {reason}"),
        }
    }
}

impl std::error::Error for ExportError {}
