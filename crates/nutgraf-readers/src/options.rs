//! What the caller knows about the bytes, and how far a reader may go.

use crate::Form;
use jiff::civil::Date;
use nutgraf_core::ParseOptions;

/// What the caller knows about the bytes. The default knows nothing and finds out.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The file's name, for its extension and for messages.
    pub name: Option<String>,
    /// The form, instead of detecting it. Containers are opened first; it is the form of what they hold.
    pub from: Option<Form>,
    /// The headline, before any that the document gives.
    pub title: Option<String>,
    /// The date of publication, before any that the document gives.
    pub date: Option<Date>,
    /// Where the document was found; its date and site name are candidates for the metadata.
    pub url: Option<String>,
    /// How far a reader may go.
    pub limits: Limits,
}

impl ReadOptions {
    /// What the caller knows, as the core takes it.
    pub(crate) fn known(&self) -> ParseOptions {
        ParseOptions { title: self.title.clone(), date: self.date, url: self.url.clone() }
    }
}

/// How far a reader may go before it refuses. The defaults suit anything a person would call a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of one document, in bytes, after unpacking.
    pub document: usize,
    /// Size of everything unpacked from one input, in bytes.
    pub unpacked: usize,
    /// How many times larger than its packed form something may become. A megabyte is always allowed.
    pub ratio: usize,
    /// Containers within containers.
    pub depth: usize,
    /// Stories of one input.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { document: 256 << 20, unpacked: 1 << 30, ratio: 200, depth: 3, entries: 10_000 }
    }
}
