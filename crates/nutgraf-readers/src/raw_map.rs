//! The way back from decoded text to the bytes it came from.

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Maps byte offsets of decoded text to byte offsets of the raw input.
///
/// Nothing is stored for encodings whose layout can be recomputed from the text.
#[derive(Clone, Debug)]
pub(crate) enum RawMap {
    /// UTF-8 without damage: raw = text + shift (the byte order mark).
    Shift(usize),
    /// One byte a character.
    SingleByte,
    /// Two bytes a UTF-16 unit, after the mark; the last unit of an odd number of bytes has one.
    Utf16 { mark: usize, end: usize },
    /// Pairs of text and raw offset where the distance between the two changes, in order.
    Breaks { breaks: Vec<(usize, usize)>, end: usize },
}

impl RawMap {
    /// Decodes `body`, which begins `mark` bytes into the input. The last value is the number of
    /// replacement characters put in and the text offset of the first.
    pub(crate) fn decode(
        encoding: &'static Encoding,
        body: &[u8],
        mark: usize,
    ) -> (String, Self, Option<(usize, usize)>) {
        if encoding == UTF_8 {
            return match std::str::from_utf8(body) {
                Ok(text) => (text.to_owned(), Self::Shift(mark), None),
                Err(_) => damaged_utf8(body, mark),
            };
        }
        if encoding == UTF_16LE || encoding == UTF_16BE || encoding.is_single_byte() {
            let (text, damaged) = encoding.decode_without_bom_handling(body);
            let map = if encoding.is_single_byte() {
                Self::SingleByte
            } else {
                Self::Utf16 { mark, end: mark + body.len() }
            };
            let replaced = if damaged { replacements(&text) } else { None };
            return (text.into_owned(), map, replaced);
        }
        multi_byte(encoding, body, mark)
    }

    pub(crate) fn raw_offset(&self, text: &str, offset: usize) -> usize {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        match self {
            Self::Shift(mark) => offset + mark,
            Self::SingleByte => text[..offset].chars().count(),
            Self::Utf16 { mark, end } => {
                let units: usize = text[..offset].chars().map(char::len_utf16).sum();
                (mark + 2 * units).min(*end)
            }
            Self::Breaks { breaks, end } => {
                let at = breaks.partition_point(|(t, _)| *t <= offset);
                let (t, raw) = if at == 0 { (0, 0) } else { breaks[at - 1] };
                (raw + offset - t).min(*end)
            }
        }
    }
}

fn replacements(text: &str) -> Option<(usize, usize)> {
    let first = text.find('\u{fffd}')?;
    Some((text.matches('\u{fffd}').count(), first))
}

fn damaged_utf8(body: &[u8], mark: usize) -> (String, RawMap, Option<(usize, usize)>) {
    let mut text = String::with_capacity(body.len());
    let (mut raw, mut breaks, mut replaced) = (mark, vec![(0, mark)], None);
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        raw += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let (count, _) = replaced.get_or_insert((0, text.len()));
            *count += 1;
            breaks.push((text.len(), raw));
            text.push('\u{fffd}');
            raw += chunk.invalid().len();
            breaks.push((text.len(), raw));
        }
    }
    (text, RawMap::Breaks { breaks, end: raw }, replaced)
}

/// Legacy encodings of East Asia: fed byte by byte outside ASCII, so that every character is located.
fn multi_byte(
    encoding: &'static Encoding,
    body: &[u8],
    mark: usize,
) -> (String, RawMap, Option<(usize, usize)>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(body.len() + body.len() / 2 + 16);
    let (mut raw, mut damaged, mut breaks) = (mark, false, vec![(0, mark)]);
    // Where the character now being put together begins.
    let mut begin = raw;
    for (i, byte) in body.iter().enumerate() {
        text.reserve(16);
        let before = text.len();
        let (result, _, bad) = decoder.decode_to_string(std::slice::from_ref(byte), &mut text, false);
        debug_assert_eq!(result, CoderResult::InputEmpty, "sixteen bytes hold what one byte completes");
        damaged |= bad;
        raw = mark + i + 1;
        if text.len() > before {
            let known = breaks.last().is_some_and(|(t, r)| r + (before - t) == begin);
            if !known {
                breaks.push((before, begin));
            }
            begin = raw;
        }
    }
    text.reserve(16);
    let before = text.len();
    let (_, _, bad) = decoder.decode_to_string(&[], &mut text, true);
    if text.len() > before {
        breaks.push((before, begin));
    }
    let replaced = if damaged || bad { replacements(&text) } else { None };
    (text, RawMap::Breaks { breaks, end: raw }, replaced)
}

#[cfg(test)]
mod tests {
    use super::RawMap;
    use encoding_rs::{GBK, SHIFT_JIS, UTF_16LE};

    #[test]
    fn finds_each_character_of_a_multi_byte_encoding() {
        let bytes = SHIFT_JIS.encode("記者 Abe と会見").0.into_owned();
        let (text, map, replaced) = RawMap::decode(SHIFT_JIS, &bytes, 0);
        assert_eq!((text.as_str(), replaced), ("記者 Abe と会見", None));
        assert_eq!(map.raw_offset(&text, text.find("Abe").unwrap()), 5);
        assert_eq!(map.raw_offset(&text, text.find('会').unwrap()), 5 + 4 + 2);
        assert_eq!(map.raw_offset(&text, text.len()), bytes.len());
    }

    #[test]
    fn a_character_cut_off_at_the_end_is_one_replacement() {
        let (text, _, replaced) = RawMap::decode(GBK, b"ab\xd6", 0);
        assert_eq!((text.as_str(), replaced), ("ab\u{fffd}", Some((1, 2))));
    }

    #[test]
    fn half_a_unit_at_the_end_does_not_map_beyond_the_bytes() {
        let (text, map, _) = RawMap::decode(UTF_16LE, b"a\x00b", 2);
        assert_eq!(text, "a\u{fffd}");
        assert_eq!([0, 1, text.len()].map(|at| map.raw_offset(&text, at)), [2, 4, 5]);
    }
}
