//! The fonts a document is set in, and those that travel inside it, cut down to the letters it uses.

use crate::DocxExporter;
use nutgraf_core::Typeface;
use nutgraf_core::wording::clean;
use quick_xml::escape::escape;
use std::borrow::Cow;
use std::collections::BTreeSet;
use ttf_parser::Face;

/// What a document without a font of its own is set in.
pub(crate) const CALIBRI: &str = "Calibri";

/// The typefaces of a document.
pub(crate) struct Fonts<'a> {
    /// That of the text; Calibri when there is none.
    text: Option<Cow<'a, Typeface>>,
    /// That of titles and small print; the text's when there is none.
    labels: Option<&'a Typeface>,
    embed: bool,
}

/// A face as a part of the package.
pub(crate) struct FontPart {
    /// The element of `w:font` that points to it.
    pub(crate) place: &'static str,
    /// What it is obfuscated with.
    pub(crate) key: String,
    /// The obfuscated font.
    pub(crate) bytes: Vec<u8>,
}

impl<'a> Fonts<'a> {
    pub(crate) fn new(exporter: &'a DocxExporter) -> Self {
        let house = exporter.style.text.as_ref().map(Cow::Borrowed);
        let built_in = || exporter.embed_fonts.then(|| Cow::Owned(nutgraf_fonts::SERIF.typeface()));
        Self {
            text: house.or_else(built_in),
            labels: exporter.style.labels.as_ref(),
            embed: exporter.embed_fonts,
        }
    }

    /// The family of the text, as it stands in XML.
    pub(crate) fn text_family(&self) -> String {
        self.text.as_ref().map_or_else(|| CALIBRI.to_owned(), |t| name(t))
    }

    /// The family of titles and small print where it is another.
    pub(crate) fn label_family(&self) -> Option<String> {
        self.labels.map(name)
    }

    /// Whether the widths and heights of the text's letters are known wherever it is opened.
    pub(crate) fn travel(&self) -> bool {
        self.embed
    }

    /// How much wider the letters of the text run than those the page was reckoned with, whose sum is
    /// `letters` ems.
    pub(crate) fn widening(&self, letters: f32) -> f32 {
        let advance = |face: &Face| {
            let of =
                |c: char| face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g)).map_or(0.6, f32::from);
            ('a'..='z').map(of).sum::<f32>() / f32::from(face.units_per_em())
        };
        let text = self.text.as_deref();
        let widest = text
            .into_iter()
            .chain(self.labels)
            .map(|typeface| Face::parse(&typeface.regular, 0).map_or(1.2, |face| advance(&face) / letters));
        // Where only titles have a font of their own, the text is as wide as reckoned.
        widest.fold(if text.is_some() { 0.0 } else { 1.0 }, f32::max)
    }

    /// The families named in the document, with their faces as parts when they travel with it.
    ///
    /// # Errors
    /// Why a font cannot be embedded, with its family.
    pub(crate) fn families(&self, text: &BTreeSet<char>) -> Result<Vec<Family>, (String, String)> {
        let mut families: Vec<Family> = Vec::new();
        let mut number = 0;
        for typeface in self.text.as_deref().into_iter().chain(self.labels) {
            let name = name(typeface);
            if families.iter().any(|f| f.name == name) {
                continue;
            }
            let italic = typeface.italic.as_ref().map(|bytes| ("embedItalic", bytes));
            let faces = [("embedRegular", &typeface.regular), ("embedBold", &typeface.bold)];
            let mut parts = Vec::new();
            for (place, bytes) in faces.into_iter().chain(italic).filter(|_| self.embed) {
                // Any key is as good as another: it hides the font from a file search, not from a reader.
                let key = format!("5B1D7A2C-90E4-4F63-8A17-3C6E0D92B4F{number}");
                let mut font = nutgraf_fonts::subset(bytes, text).map_err(|reason| (name.clone(), reason))?;
                obfuscate(&mut font, &key);
                parts.push(FontPart { place, key: format!("{{{key}}}"), bytes: font });
                number += 1;
            }
            families.push(Family { name, parts });
        }
        Ok(families)
    }
}

/// A family that is named in the document.
pub(crate) struct Family {
    /// Its name as it stands in XML.
    pub(crate) name: String,
    /// Its faces, when they travel with the document.
    pub(crate) parts: Vec<FontPart>,
}

fn name(typeface: &Typeface) -> String {
    let family = clean(&typeface.family);
    escape(if family.is_empty() { "House" } else { &*family }).into_owned()
}

/// Exclusive-ors the first 32 bytes with the key, last byte first (ISO/IEC 29500-4, 9.7.1).
fn obfuscate(font: &mut [u8], key: &str) {
    let digits: String = key.chars().filter(char::is_ascii_hexdigit).collect();
    let byte = |i: usize| digits.get(i..i + 2).and_then(|d| u8::from_str_radix(d, 16).ok()).unwrap_or(0);
    let key: Vec<u8> = (0..16).rev().map(|i| byte(2 * i)).collect();
    for (byte, key) in font.iter_mut().take(32).zip(key.iter().cycle()) {
        *byte ^= key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obfuscation_undoes_itself() {
        let mut bytes: Vec<u8> = (0..40).collect();
        obfuscate(&mut bytes, "5B1D7A2C-90E4-4F63-8A17-3C6E0D92B4F0");
        assert_eq!((bytes[0], bytes[32]), (0xf0, 32));
        obfuscate(&mut bytes, "5B1D7A2C-90E4-4F63-8A17-3C6E0D92B4F0");
        assert_eq!(bytes, (0..40).collect::<Vec<u8>>());
    }
}
