//! The typefaces of a page: the built-in five and any the caller adds for other scripts.

use crate::PdfExporter;
use harfrust::font::attribute::Weight;
use harfrust::{Direction, Font, Script, ShapePlan};
use nutgraf_fonts::{SANS, SERIF};
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The five built-in faces, by their place in the list of faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Serif = 0,
    SerifBold = 1,
    SerifItalic = 2,
    Sans = 3,
    SansBold = 4,
}

/// How many faces are built in; others follow.
pub(crate) const BUILT_IN: usize = 5;

/// Advances of the first characters are kept in one array: Latin, Greek and Cyrillic.
const DENSE: usize = 0x530;
/// General punctuation, where quotation marks, dashes and special spaces live.
const PUNCTUATION: std::ops::Range<u32> = 0x2000..0x2070;

/// A font to fall back on for characters that the built-in fonts lack.
///
/// Holds the bytes of a TrueType or OpenType file; cloning it is cheap.
#[derive(Clone)]
pub struct FallbackFont(Arc<Typeface>);

impl FallbackFont {
    /// The face `index` of a font file (0 but for collections), or `None` when the bytes are no font.
    #[must_use]
    pub fn new(bytes: Vec<u8>, index: u32) -> Option<Self> {
        let bytes = Arc::new(bytes);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = bytes.clone();
        let font = Font::new(shared, index)?;
        let name = postscript_name(&font).unwrap_or_else(|| "Fallback".to_owned());
        Some(Self(Arc::new(Typeface::new(name, Bytes::Shared(bytes), index, font))))
    }

    /// The PostScript name of the face.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether it has a glyph for the character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.advance(c).is_some()
    }
}

impl fmt::Debug for FallbackFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FallbackFont").field(&self.name()).finish()
    }
}

/// The letters, digits and hyphens of a font's own PostScript name.
fn postscript_name(font: &Font) -> Option<String> {
    // OpenType's name 6 is the PostScript name.
    let name = font.names().get(6.into())?.english_or_first()?.name();
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(60).collect();
    Some(name).filter(|n| !n.is_empty())
}

enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<Vec<u8>>),
}

/// One face: its bytes and what is looked up in it most.
pub(crate) struct Typeface {
    pub(crate) name: String,
    bytes: Bytes,
    pub(crate) index: u32,
    pub(crate) font: Font,
    /// Font units in an em.
    pub(crate) upem: f32,
    bold: bool,
    advances: OnceLock<Advances>,
    latin: OnceLock<ShapePlan>,
}

/// Nominal advances in ems, negative where there is no glyph.
struct Advances {
    dense: Box<[f32; DENSE]>,
    punctuation: [f32; 0x70],
}

impl Typeface {
    fn new(name: String, bytes: Bytes, index: u32, font: Font) -> Self {
        let upem = f32::from(font.units_per_em().max(16));
        let bold = font.default_attributes().weight >= Weight::SEMI_BOLD;
        Self { name, bytes, index, font, upem, bold, advances: OnceLock::new(), latin: OnceLock::new() }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Static(b) => b,
            Bytes::Shared(b) => b,
        }
    }

    /// The nominal advance of a character in ems, `None` when the face has no glyph for it.
    #[inline]
    pub(crate) fn advance(&self, c: char) -> Option<f32> {
        let table = self.advances.get_or_init(|| self.measure());
        let code = u32::from(c);
        let advance = if (code as usize) < DENSE {
            table.dense[code as usize]
        } else if PUNCTUATION.contains(&code) {
            table.punctuation[(code - PUNCTUATION.start) as usize]
        } else {
            let glyph = self.font.charmap().map_unicode(code).filter(|g| g.to_u32() != 0)?;
            self.font.glyph_metrics().h_advance(glyph) / self.upem
        };
        (advance >= 0.0).then_some(advance)
    }

    /// Reads the common part of the character map once, in order; looking each character up is slower.
    fn measure(&self) -> Advances {
        let (mut dense, mut punctuation) = (Box::new([-1.0; DENSE]), [-1.0; 0x70]);
        let metrics = self.font.glyph_metrics();
        for (code, glyph) in self.font.charmap().unicodes() {
            if code >= PUNCTUATION.end {
                break;
            }
            let slot = match code {
                _ if glyph.to_u32() == 0 => continue,
                c if (c as usize) < DENSE => &mut dense[c as usize],
                c if PUNCTUATION.contains(&c) => &mut punctuation[(c - PUNCTUATION.start) as usize],
                _ => continue,
            };
            *slot = metrics.h_advance(glyph) / self.upem;
        }
        Advances { dense, punctuation }
    }

    /// The plan for shaping left-to-right Latin text, which nearly all text is.
    pub(crate) fn latin_plan(&self) -> &ShapePlan {
        self.latin.get_or_init(|| self.plan(Script::LATIN, Direction::LeftToRight))
    }

    pub(crate) fn plan(&self, script: Script, direction: Direction) -> ShapePlan {
        ShapePlan::new(&self.font, direction, Some(script), None, &[])
    }
}

/// The faces a document may use: a house's own or the built-in ones, then what characters they lack is taken
/// from.
#[derive(Clone, Copy)]
pub(crate) struct Faces<'f> {
    built_in: &'static [Typeface],
    /// What stands in for the built-in faces, where a house has its own.
    house: Option<&'f [Option<FallbackFont>; BUILT_IN]>,
    fallback: &'f [FallbackFont],
}

impl<'f> Faces<'f> {
    pub(crate) fn new(options: &'f PdfExporter) -> Self {
        Self { built_in: built_in(), house: options.style.faces(), fallback: &options.fallback_fonts }
    }

    /// The built-in faces alone.
    #[cfg(test)]
    pub(crate) fn usual() -> Self {
        Self { built_in: built_in(), house: None, fallback: &[] }
    }

    /// A face by its number: five as [`Face`] has them, the built-in ones again behind those of a house, and
    /// the fallbacks.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> &'f Typeface {
        if index < BUILT_IN {
            return match self.house.and_then(|h| h[index].as_ref()) {
                Some(font) => &font.0,
                None => &self.built_in[index],
            };
        }
        let index = index - BUILT_IN;
        match self.house {
            Some(_) if index < BUILT_IN => &self.built_in[index],
            Some(_) => &self.fallback[index - BUILT_IN].0,
            None => &self.fallback[index].0,
        }
    }

    fn first_fallback(&self) -> usize {
        if self.house.is_some() { 2 * BUILT_IN } else { BUILT_IN }
    }

    pub(crate) fn len(&self) -> usize {
        self.first_fallback() + self.fallback.len()
    }

    /// The face to set a character in and its advance in ems: the wished one when it has the character,
    /// else the first that has it, of the fallbacks first those that are bold where the wished one is.
    #[inline]
    pub(crate) fn resolve(&self, wish: Face, c: char) -> Option<(usize, f32)> {
        let wished = wish as usize;
        if let Some(advance) = self.get(wished).advance(c) {
            return Some((wished, advance));
        }
        let other = match wish {
            Face::Serif | Face::SerifItalic => Face::Sans,
            Face::SerifBold => Face::SansBold,
            Face::Sans => Face::Serif,
            Face::SansBold => Face::SerifBold,
        } as usize;
        let built_in = [wished + BUILT_IN, other + BUILT_IN].into_iter().filter(|_| self.house.is_some());
        let bold = matches!(wish, Face::SerifBold | Face::SansBold);
        let fallbacks = move |like: bool| {
            (self.first_fallback()..self.len()).filter(move |i| (self.get(*i).bold == bold) == like)
        };
        std::iter::once(other)
            .chain(built_in)
            .chain(fallbacks(true))
            .chain(fallbacks(false))
            .find_map(|i| self.get(i).advance(c).map(|advance| (i, advance)))
    }
}

fn built_in() -> &'static [Typeface] {
    static FACES: OnceLock<Vec<Typeface>> = OnceLock::new();
    FACES.get_or_init(|| {
        // In the order of `Face`.
        let files = SERIF.faces.iter().chain(SANS.faces);
        files
            .map(|&(name, bytes)| {
                let font = Font::new(bytes, 0).expect("the built-in fonts are fonts");
                Typeface::new(name.to_owned(), Bytes::Static(bytes), 0, font)
            })
            .collect()
    })
}

/// Text with every character that has no glyph replaced, so that nothing is set as an empty box.
///
/// Characters that are never seen (joiners, variation selectors, directional marks) are left out when no
/// face has them; of a run of missing ones, each stands in `missing` and one `[?]` on the page.
pub(crate) fn replace_missing<'t>(
    faces: &Faces<'_>,
    wish: Face,
    text: &'t str,
    missing: &mut Vec<char>,
) -> Cow<'t, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| !is_invisible(c) && faces.resolve(wish, c).is_some();
    if text.chars().all(shown) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut in_gap = false;
    for c in text.chars() {
        let joiner = matches!(c, '\u{200c}' | '\u{200d}') && faces.resolve(wish, c).is_some();
        if joiner || shown(c) {
            out.push(c);
            in_gap = false;
        } else if c.is_control() || is_invisible(c) {
            if c.is_whitespace() {
                out.push(' ');
            }
        } else if c.is_whitespace() {
            out.push(' ');
            in_gap = false;
        } else {
            if !missing.contains(&c) {
                missing.push(c);
            }
            if !in_gap {
                out.push_str("[?]");
            }
            in_gap = true;
        }
    }
    Cow::Owned(out)
}

/// Characters that take no room and show nothing: the usual members of Default_Ignorable_Code_Point.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2028}' | '\u{2029}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_in_ems_as_the_font_says() {
        let faces = Faces::usual();
        let space = faces.get(Face::Sans as usize).advance(' ').unwrap();
        assert!((0.15..0.35).contains(&space), "{space}");
        assert!(faces.get(Face::Serif as usize).advance('\u{5d0}').is_none());
    }

    #[test]
    fn names_what_it_cannot_show_and_leaves_out_the_invisible() {
        let faces = Faces::usual();
        let mut missing = Vec::new();
        let text = replace_missing(&faces, Face::Serif, "a\u{200d}b 北京 Żó\u{fe0f}łw", &mut missing);
        assert_eq!(text, "ab [?] Żółw");
        assert_eq!(missing, ['北', '京']);
    }

    #[test]
    fn bold_text_falls_back_on_a_bold_font_and_other_text_on_another() {
        let light = include_bytes!("../tests/fonts/DejaVuSans-HebrewArabic.ttf").to_vec();
        let mut bold = light.clone();
        // The weight stands in the third field of the table OS/2.
        let record = bold.windows(4).position(|tag| tag == b"OS/2").unwrap();
        let table = u32::from_be_bytes(bold[record + 8..record + 12].try_into().unwrap()) as usize;
        bold[table + 4..table + 6].copy_from_slice(&700_u16.to_be_bytes());
        let face_of = |fonts: [&Vec<u8>; 2], wish| {
            let fallback_fonts = fonts.map(|bytes| FallbackFont::new(bytes.clone(), 0).unwrap()).to_vec();
            let options = PdfExporter { fallback_fonts, ..PdfExporter::default() };
            Faces::new(&options).resolve(wish, '\u{5d0}').map(|(face, _)| face - BUILT_IN)
        };
        for wish in [Face::SerifBold, Face::SansBold] {
            assert_eq!(face_of([&light, &bold], wish), Some(1));
            assert_eq!(face_of([&light, &light], wish), Some(0));
        }
        assert_eq!(face_of([&bold, &light], Face::SerifItalic), Some(1));
    }

    #[test]
    fn a_font_that_is_none_is_refused() {
        assert!(FallbackFont::new(vec![1, 2, 3], 0).is_none());
    }
}
