//! The story, the brief, and the check that every word of the one is in the other.
//!
//! This crate is both ends of the walk through the house: a reader makes a [`Story`], the summarizer
//! makes a [`Brief`] of it, an [`Exporter`] turns the brief into bytes. It knows no language model, no
//! file format but plain text, and no file system.

mod brief;
mod exporter;
mod hash;
mod span;
mod story;
pub mod wording;

pub use brief::*;
pub use exporter::{ExportError, Exporter, Format};
pub use hash::sha256_hex;
pub use span::Span;
pub use story::*;
