//! What every target asserts: all spans of all stories slice their text.

use nutgraf_readers::{Form, Limits, ReadOptions, read};

/// Reads `bytes` with small limits and checks what comes out.
pub fn check(bytes: &[u8], from: Option<Form>) {
    let limits = Limits { document: 1 << 20, unpacked: 4 << 20, ..Limits::default() };
    let options = ReadOptions { from, limits, ..ReadOptions::default() };
    let Ok(readings) = read(bytes, &options) else { return };
    for story in readings.iter().map(|reading| &reading.story) {
        for (_, paragraph, sentence) in story.sentences() {
            assert!(paragraph.span.contains(sentence.span));
            assert!(!story.text(sentence.span).is_empty());
        }
        for removed in &story.removed {
            assert!(!story.text(removed.span).is_empty());
        }
    }
}
