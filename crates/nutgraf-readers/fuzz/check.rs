//! What every target asserts: the reader answers within small limits, and all spans of all stories hold.

#[path = "spans.rs"]
mod spans;

use nutgraf_core::Story;
use nutgraf_readers::{Form, Limits, ReadOptions, read};

/// Reads `bytes` as `from`, or as what they look like.
pub fn bytes(bytes: &[u8], from: Option<Form>) {
    let limits = Limits { document: 1 << 20, unpacked: 4 << 20, ..Limits::default() };
    let options = ReadOptions { from, limits, ..ReadOptions::default() };
    for reading in read(bytes, &options).unwrap_or_default() {
        story(&reading.story);
    }
}

/// Looks at every span.
pub fn story(story: &Story) {
    assert_eq!(spans::violation(story), None);
}
