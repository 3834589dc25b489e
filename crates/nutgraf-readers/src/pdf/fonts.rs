//! The fonts of a page: what their codes mean and how wide they are.

use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;

/// Width of a glyph of which nothing is known, in thousandths of the type size.
const USUAL: f32 = 500.0;

/// A font as far as text needs it.
pub(super) struct Font<'d> {
    encoding: Option<Encoding<'d>>,
    widths: BTreeMap<u32, f32>,
    default: f32,
    /// Whether codes are of two bytes.
    wide: bool,
}

/// The fonts of a page by their names.
pub(super) fn fonts(document: &Document, page: ObjectId, limit: usize) -> BTreeMap<Vec<u8>, Font<'_>> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    fonts.into_iter().map(|(name, font)| (name, Font::new(document, font, limit))).collect()
}

impl<'d> Font<'d> {
    fn new(document: &'d Document, font: &'d Dictionary, limit: usize) -> Self {
        let encoding = font.get_font_encoding_with_limit(document, limit).ok();
        let get = |dictionary: &'d Dictionary, key: &[u8]| {
            dictionary.get(key).ok().and_then(|o| document.dereference(o).ok()).map(|(_, object)| object)
        };
        let number = |object: &Object| object.as_float().ok();
        let descendant = get(font, b"DescendantFonts")
            .and_then(|o| o.as_array().ok()?.first())
            .and_then(|o| document.dereference(o).ok()?.1.as_dict().ok());
        let mut out = Self { encoding, widths: BTreeMap::new(), default: USUAL, wide: descendant.is_some() };
        if let Some(descendant) = descendant {
            out.default = get(descendant, b"DW").and_then(number).unwrap_or(1000.0);
            let list = get(descendant, b"W").and_then(|o| o.as_array().ok());
            out.composite(document, list.map_or(&[], Vec::as_slice));
        } else {
            let first = get(font, b"FirstChar").and_then(|o| o.as_i64().ok()).unwrap_or(0);
            let list = get(font, b"Widths").and_then(|o| o.as_array().ok());
            for (code, width) in (u32::try_from(first).unwrap_or(0)..).zip(list.into_iter().flatten()) {
                let width = document.dereference(width).ok().and_then(|(_, o)| number(o));
                out.widths.extend(width.map(|w| (code, w)));
            }
        }
        out
    }

    /// Reads the array `W` of ISO 32000, 9.7.4.3: "c [w1 w2]" and "first last w".
    fn composite(&mut self, document: &Document, list: &[Object]) {
        let value = |at: usize| list.get(at).and_then(|o| document.dereference(o).ok()).map(|(_, o)| o);
        let code = |at: usize| value(at).and_then(|o| u32::try_from(o.as_i64().ok()?).ok());
        let mut at = 0;
        while let Some(first) = code(at) {
            if let Some(widths) = value(at + 1).and_then(|o| o.as_array().ok()) {
                self.widths.extend((first..).zip(widths.iter().filter_map(|w| w.as_float().ok())));
                at += 2;
            } else {
                let (Some(last), Some(width)) = (code(at + 1), value(at + 2).and_then(|o| o.as_float().ok()))
                else {
                    return;
                };
                self.widths.extend((first..=last.min(first.saturating_add(0xffff))).map(|c| (c, width)));
                at += 3;
            }
        }
    }

    /// The text of a string of codes; what has no meaning is left out.
    pub(super) fn text(&self, codes: &[u8]) -> String {
        let encoding = self.encoding.as_ref();
        encoding.and_then(|e| Document::decode_text(e, codes).ok()).unwrap_or_default()
    }

    /// The width of a string of codes, in thousandths of the type size, and how many codes there are.
    pub(super) fn width(&self, codes: &[u8]) -> (f32, usize) {
        let of = |code: u32| self.widths.get(&code).copied().unwrap_or(self.default);
        if self.wide {
            let codes = codes.chunks(2).map(|c| c.iter().fold(0, |code, &b| code << 8 | u32::from(b)));
            (codes.clone().map(of).sum(), codes.count())
        } else {
            (codes.iter().map(|&b| of(u32::from(b))).sum(), codes.len())
        }
    }
}
