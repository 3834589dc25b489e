//! Bytes to text: which encoding, what was odd, and the way back to the bytes.

use crate::raw_map::RawMap;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr_iter, memmem};
use nutgraf_core::{Note, Span};
use std::borrow::Cow;

/// How many bytes of a document are searched for a declaration of its encoding, and how many are shown to
/// the guesser.
const DECLARATION_WINDOW: usize = 2048;
const GUESS_WINDOW: usize = 256 * 1024;

/// How the encoding was found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A byte order mark.
    ByteOrderMark,
    /// The bytes are valid UTF-8, which text of another encoding practically never is.
    ValidUtf8,
    /// A declaration within the document.
    Declared,
    /// The form's envelope, such as an e-mail header.
    Envelope,
    /// A guess from the bytes' statistics.
    Guessed,
}

/// Decoded text, and how to get from it back to the bytes.
///
/// The text is what the bytes say and nothing else: line ends, NUL and invisible characters are kept. Only
/// a byte order mark is left out, and each undecodable sequence is one U+FFFD.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The WHATWG name of the encoding, such as `UTF-8` or `windows-1252`.
    pub encoding: &'static str,
    /// How the encoding was found out.
    pub evidence: Evidence,
    /// What was odd: `invalid-utf-8`, `undecodable-bytes`, `nul-bytes`, `mojibake`, `encoding`.
    pub notes: Vec<Note>,
    map: RawMap,
}

impl Decoded {
    /// The way back, for the text alone.
    pub(crate) fn map(&self) -> &RawMap {
        &self.map
    }

    /// The raw bytes that `span` of the text was decoded from.
    #[must_use]
    pub fn raw_span(&self, span: Span) -> Span {
        Span::new(self.raw_offset(span.start()), self.raw_offset(span.end()))
    }

    /// The raw byte at which the character at `offset` of the text begins.
    #[must_use]
    pub fn raw_offset(&self, offset: usize) -> usize {
        self.map.raw_offset(&self.text, offset)
    }
}

/// Decodes `bytes` by the first of: byte order mark, valid UTF-8, a declaration in the document (XML or
/// HTML), a guess.
///
/// Valid UTF-8 comes before the declaration since pages that declare ISO-8859-1 and are UTF-8 are common,
/// while text of another encoding that happens to be valid UTF-8 is not. Owned bytes in UTF-8 become the text
/// without a copy.
#[must_use]
pub fn decode<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Decoded {
    let bytes = bytes.into();
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return with(encoding, &bytes, length, Evidence::ByteOrderMark);
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return with(encoding, &bytes, 0, Evidence::Guessed);
    }
    let declared = declared(&bytes);
    let bytes = if declared == Some(ISO_2022_JP) { Err(bytes) } else { utf8(bytes) };
    let bytes = match bytes {
        Ok(text) => return described(text, RawMap::Shift(0), None, UTF_8, Evidence::ValidUtf8),
        Err(bytes) => bytes,
    };
    match declared {
        Some(encoding) if encoding != UTF_8 => with(encoding, &bytes, 0, Evidence::Declared),
        _ if mostly_utf8(&bytes) => with(UTF_8, &bytes, 0, Evidence::Guessed),
        _ => with(guessed(&bytes), &bytes, 0, Evidence::Guessed),
    }
}

/// The bytes as text when they are valid UTF-8, else the bytes.
fn utf8(bytes: Cow<'_, [u8]>) -> Result<String, Cow<'_, [u8]>> {
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| bytes.into()),
        Cow::Owned(bytes) => String::from_utf8(bytes).map_err(|error| error.into_bytes().into()),
    }
}

/// Decodes `bytes` as the envelope says; an unknown `label` or a byte order mark goes to [`decode`].
#[must_use]
pub fn decode_as(bytes: &[u8], label: &str) -> Decoded {
    match Encoding::for_label(label.trim().as_bytes()) {
        Some(encoding) if Encoding::for_bom(bytes).is_none() => with(encoding, bytes, 0, Evidence::Envelope),
        _ => decode(bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8], mark: usize, evidence: Evidence) -> Decoded {
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, map, replaced) = RawMap::decode(encoding, body, mark);
    described(text, map, replaced, encoding, evidence)
}

/// A decoded text and what is odd about it; `replaced` is the number of replacement characters put in and the
/// place of the first.
fn described(
    text: String,
    map: RawMap,
    replaced: Option<(usize, usize)>,
    encoding: &'static Encoding,
    evidence: Evidence,
) -> Decoded {
    let mut notes = Vec::new();
    if let Some((count, first)) = replaced {
        let at = Some(Span::new(first, first + '\u{fffd}'.len_utf8()));
        notes.push(if encoding == UTF_8 {
            Note::new("invalid-utf-8", format!("{count} invalid UTF-8 sequences were replaced"), at)
        } else {
            let name = encoding.name();
            Note::new("undecodable-bytes", format!("{count} bytes are not {name} and were replaced"), at)
        });
    }
    if evidence == Evidence::Guessed {
        notes.push(Note::new("encoding", format!("encoding guessed as {}", encoding.name()), None));
    }
    let mut nul = memchr_iter(0, text.as_bytes());
    if let Some(first) = nul.next() {
        let count = 1 + nul.count();
        notes.push(Note::new("nul-bytes", format!("{count} NUL bytes"), Some(Span::new(first, first + 1))));
    }
    notes.extend(mojibake(&text));
    Decoded { text, encoding: encoding.name(), evidence, notes, map }
}

/// UTF-16 without a mark: every second byte of mostly ASCII text is NUL.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    if head.len() < 8 {
        return None;
    }
    let nul = |offset| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (nul(0), nul(1), head.len() / 2);
    if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that an XML declaration or an HTML `meta` element names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_WINDOW)];
    let lower = head.to_ascii_lowercase();
    let after = if lower.trim_ascii_start().starts_with(b"<?xml") {
        memmem::find(&lower, b"encoding").map(|at| at + "encoding".len())
    } else {
        None
    };
    let after = after.or_else(|| {
        memmem::find_iter(&lower, b"charset").map(|at| at + "charset".len()).find(|at| {
            memmem::rfind(&lower[..*at], b"<").is_some_and(|open| lower[open..].starts_with(b"<meta"))
        })
    })?;
    let rest = lower[after..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let label = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = label
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')))
        .unwrap_or(label.len());
    match Encoding::for_label(&label[..end])? {
        // A document whose declaration can be read as ASCII is not UTF-16.
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e => Some(e),
    }
}

/// Whether damaged UTF-8 is still the best reading: well-formed multi-byte sequences outnumber broken ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    // The guesser wants the bytes that differ: start at the first one that is not ASCII.
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).saturating_sub(1024);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..bytes.len().min(start + GUESS_WINDOW)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-8 that was once read as Windows-1252 and saved again, as in `â€œ` for an opening quotation mark.
fn mojibake(text: &str) -> Option<Note> {
    let (mut count, mut first) = (0, None);
    for trace in ["â€", "Ã©"] {
        for at in memmem::find_iter(text.as_bytes(), trace) {
            count += 1;
            first = Some(first.map_or(at, |f: usize| f.min(at)));
        }
    }
    let first = first?;
    let end = first + text[first..].chars().take(2).map(char::len_utf8).sum::<usize>();
    let message = format!("{count} traces of text decoded twice, such as {:?}", &text[first..end]);
    Some(Note::new("mojibake", message, Some(Span::new(first, end))))
}

#[cfg(test)]
mod tests {
    use super::{Evidence, decode, decode_as};
    use nutgraf_core::Span;

    fn kinds(bytes: &[u8]) -> Vec<String> {
        decode(bytes).notes.into_iter().map(|n| n.kind).collect()
    }

    #[test]
    fn leaves_out_the_byte_order_mark_and_maps_behind_it() {
        let decoded = decode(b"\xef\xbb\xbfKyiv");
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Kyiv", "UTF-8"));
        assert_eq!(decoded.evidence, Evidence::ByteOrderMark);
        assert_eq!(decoded.raw_span(Span::new(0, 4)), Span::new(3, 7));
    }

    #[test]
    fn reads_utf_16_with_and_without_a_mark() {
        let text = "“Good,” said Ann.";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = decode([b"\xff\xfe".as_slice(), &wide].concat());
        assert_eq!((marked.text.as_str(), marked.encoding), (text, "UTF-16LE"));
        let (ann, at) = (text.find("Ann").unwrap(), 2 + 2 * "“Good,” said ".chars().count());
        assert_eq!(marked.raw_offset(ann), at);
        let plain: Vec<u8> = "Good, said Ann.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&plain).text, "Good, said Ann.");
    }

    #[test]
    fn prefers_valid_utf_8_to_a_wrong_declaration() {
        let page = "<meta charset=\"iso-8859-1\"><p>Zelenskyy’s café";
        assert_eq!(decode(page.as_bytes()).text, page);
    }

    #[test]
    fn follows_the_declaration_of_a_legacy_page() {
        let page =
            b"<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'>\xcf\xf0";
        let decoded = decode(page);
        assert_eq!((decoded.encoding, decoded.evidence), ("windows-1251", Evidence::Declared));
        assert!(decoded.text.ends_with("Пр"));
        let xml = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>";
        assert!(decode(xml).text.ends_with("café</a>"));
    }

    #[test]
    fn guesses_windows_1252_and_says_so() {
        let bytes = b"The minister\x92s caf\xe9 \x93opened\x94 on Monday, he said.";
        let decoded = decode(bytes);
        assert_eq!(decoded.text, "The minister’s café “opened” on Monday, he said.");
        assert_eq!(kinds(bytes), ["encoding"]);
        let quote = decoded.text.find('“').unwrap();
        assert_eq!(bytes[decoded.raw_offset(quote)], 0x93);
    }

    #[test]
    fn replaces_and_notes_a_few_broken_sequences() {
        let bytes = b"caf\xc3\xa9 na\xc3\xafve \xff end";
        let decoded = decode(bytes);
        assert_eq!(decoded.text, "café naïve \u{fffd} end");
        assert_eq!(decoded.notes[0].kind, "invalid-utf-8");
        assert_eq!(decoded.raw_offset(decoded.text.find("end").unwrap()), bytes.len() - 3);
    }

    #[test]
    fn notes_nul_bytes_and_mojibake_and_keeps_them() {
        assert_eq!(kinds(b"one\0two"), ["nul-bytes"]);
        let text = "â€œGood,â€\u{9d} he said\r\n";
        assert_eq!(kinds(text.as_bytes()), ["mojibake"]);
        assert_eq!(decode(text.as_bytes()).text, text);
    }

    #[test]
    fn decodes_by_the_label_of_an_envelope() {
        assert_eq!(decode_as(b"\xa4\xb3", "euc-jp").text, "こ");
        assert_eq!(decode_as(b"plain", "no-such-label").text, "plain");
    }

    proptest::proptest! {
        #[test]
        fn every_offset_maps_into_the_bytes_in_order(bytes: Vec<u8>) {
            let decoded = decode(&bytes);
            let mut last = 0;
            for (at, _) in decoded.text.char_indices().chain([(decoded.text.len(), ' ')]) {
                let raw = decoded.raw_offset(at);
                proptest::prop_assert!(last <= raw && raw <= bytes.len());
                last = raw;
            }
        }
    }
}
