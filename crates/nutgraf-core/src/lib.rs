//! The story, the brief, and the check that every word of the one is in the other.
//!
//! This crate is both ends of the walk through the house: a reader makes a [`Story`], the summarizer
//! makes a [`Brief`] of it, an [`Exporter`] turns the brief into bytes. It knows no language model, no
//! file format but plain text, and no file system.
//!
//! ```
//! use nutgraf_core::Story;
//!
//! let story = Story::parse("Talks agreed\n\nGENEVA (Reuters) - Two sides met. They will meet again.");
//! assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed");
//! let sentences: Vec<&str> = story.sentences().map(|(_, _, s)| story.text(s.span)).collect();
//! assert_eq!(sentences.last(), Some(&"They will meet again."));
//! ```

mod brief;
mod check;
mod exporter;
mod hash;
mod parse;
#[cfg(feature = "schema")]
mod schema;
mod span;
mod story;
mod style;
pub mod wording;

pub use brief::*;
pub use check::{Violation, ViolationKind, check};
pub use exporter::{ExportError, Exporter, Format};
pub use hash::sha256_hex;
pub use parse::{Element, ElementKind, ParseOptions, Sentences, sentences, sentences_in};
#[cfg(feature = "schema")]
pub use schema::brief_schema;
pub use span::Span;
pub use story::*;
pub use style::{Colour, HouseStyle, Logo, NotAColour, Palette, Paper, Picture, Typeface};
