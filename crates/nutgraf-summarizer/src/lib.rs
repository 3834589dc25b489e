//! Story to [`Brief`]: selection, shortening, labels and the sections of the page.
//!
//! The middle of the walk: readers and the text parser give a [`Story`], exporters take a [`Brief`].
//!
//! ```
//! use nutgraf_core::Story;
//! use nutgraf_summarizer::{Options, summarize};
//!
//! let story = Story::parse("The council approved the bridge on Monday. Work starts in June.");
//! let brief = summarize(&[story], &Options::default());
//! assert!(brief.bottom_line.text.contains("approved the bridge"));
//! ```

mod document;
mod selection;

use document::Document;
use jiff::civil::Date;
use nutgraf_core::{Brief, Story};

/// What a caller may choose about a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most key points, 3 to 6 on a usual page.
    pub points: usize,
    /// Whether to list every sentence with its score in [`Brief::ranking`].
    pub explain: bool,
    /// The day relative times are resolved against, when the story does not say.
    pub date: Option<Date>,
}

impl Default for Options {
    fn default() -> Self {
        Self { points: 5, explain: false, date: None }
    }
}
