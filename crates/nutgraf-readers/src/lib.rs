//! Readers turn bytes of any kind into [`Story`](nutgraf_core::Story) values.
//!
//! They are the first step of the walk: the command line hands over the bytes of a file or stream, and
//! the language and the summarizer see nothing but the story. No reader opens a file or a connection.
//!
//! [`read`] opens containers (gzip, Zstandard, ZIP, WARC), finds out the [`Form`] of what they hold, and gives
//! one [`Reading`] a story. [`decode`] turns bytes into text and keeps the way back to the bytes, which
//! [`Reading::raw_span`] takes for a part of a story. How far a reader may go is in [`Limits`]. PDF files are read
//! with the feature `pdf`, which is off by default.
//!
//! ```
//! use nutgraf_readers::{ReadOptions, read};
//!
//! let readings = read("Ministers met in Oslo on Monday.".as_bytes(), &ReadOptions::default())?;
//! assert_eq!(readings[0].story.source, "Ministers met in Oslo on Monday.");
//! # Ok::<(), nutgraf_readers::ReadError>(())
//! ```
//!
#![doc = include_str!("../CASES.md")]

mod date;
mod decode;
mod describe;
mod detect;
mod docx;
mod draft;
mod email;
mod error;
mod feed;
mod form;
mod html;
mod markdown;
mod names;
mod news_xml;
mod ninjs;
mod options;
#[cfg(feature = "pdf")]
mod pdf;
mod places;
mod plain;
mod raw_map;
mod read;
mod text;
mod unpack;
mod warc;
mod wire;
mod xml;

pub use decode::{Decoded, Evidence, decode, decode_as};
pub use error::ReadError;
pub use form::{Form, UnknownForm};
pub use options::{Limits, ReadOptions};
pub use read::{Reading, read};
