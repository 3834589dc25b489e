//! The envelope of control codes around a wire story (ANPA 1312, IPTC 7901).

use crate::{Note, Span};
use memchr::memchr;

const START_OF_HEADER: u8 = 0x01;
const START_OF_TEXT: u8 = 0x02;
const END_OF_TEXT: u8 = 0x03;

/// A wire story: header and body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Envelope {
    /// The text between start of header and start of text.
    pub(super) header: Span,
    /// The text of the story.
    pub(super) body: Span,
    /// What follows the end of the text.
    pub(super) trailer: Span,
}

/// The envelope of `text`, when it has one.
pub(super) fn envelope(text: &str) -> Option<Envelope> {
    let bytes = text.as_bytes();
    let start = memchr(START_OF_TEXT, bytes)?;
    let header = memchr(START_OF_HEADER, &bytes[..start]).map_or(0, |i| i + 1);
    let end = memchr(END_OF_TEXT, &bytes[start..]).map_or(bytes.len(), |i| start + i);
    Some(Envelope {
        header: Span::new(header, start),
        body: Span::new(start + 1, end),
        trailer: Span::new(end, bytes.len()),
    })
}

impl Envelope {
    /// What the header says, as a note: service, number, category, priority and slug, as written.
    pub(super) fn note(&self, text: &str) -> Note {
        let fields: Vec<&str> = self
            .header
            .slice(text)
            .split(|c: char| c.is_control() || c == ' ')
            .filter(|f| !f.is_empty())
            .collect();
        Note::new(
            "wire-header",
            format!("the wire header reads: {}", fields.join(" ")),
            Some(self.header.trimmed(text)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_and_body_are_told_apart() {
        let text = "\u{16}\u{16}\u{1}a0123 r i bc-Talks 08-06\u{2}Talks are on.\n\u{3}08-06 1200\u{4}";
        let found = envelope(text).unwrap();
        assert_eq!(found.body.slice(text), "Talks are on.\n");
        assert_eq!(found.note(text).message, "the wire header reads: a0123 r i bc-Talks 08-06");
        assert_eq!(envelope("Talks are on."), None);
    }
}
