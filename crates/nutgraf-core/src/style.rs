//! The look of a house: what a newsroom may change about the page without changing what it says.

use crate::wording::Part;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// What a house may change about the page. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// Who makes the brief; named at the head of the page.
    pub organisation: Option<String>,
    /// Colours.
    pub palette: Palette,
    /// The typeface of the text, instead of the exporter's own.
    pub text: Option<Typeface>,
    /// The typeface of titles, labels and small print, instead of the exporter's own.
    pub labels: Option<Typeface>,
    /// The picture at the head of the page.
    pub logo: Option<Logo>,
    /// Titles of parts, instead of [`Part::title`].
    pub titles: BTreeMap<Part, String>,
    /// The parts of [`Part::MOVABLE`] that come first, in this order; the others follow in their own.
    pub order: Vec<Part>,
}

impl HouseStyle {
    /// The style that changes nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            organisation: None,
            palette: Palette::USUAL,
            text: None,
            labels: None,
            logo: None,
            titles: BTreeMap::new(),
            order: Vec::new(),
        }
    }

    /// The title of a part.
    #[must_use]
    pub fn title(&self, part: Part) -> &str {
        self.titles.get(&part).map_or(part.title(), String::as_str)
    }

    /// Where a part stands on the page, to sort by.
    pub(crate) fn place(&self, part: Part) -> (usize, usize, Part) {
        let first_movable = Part::MOVABLE[0];
        if !Part::MOVABLE.contains(&part) {
            return (part as usize, 0, part);
        }
        let rank = self.order.iter().position(|p| *p == part).unwrap_or(self.order.len());
        (first_movable as usize, rank, part)
    }
}

/// The sheet a page is set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A colour as sRGB. Reads and prints as `#0b4f8a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// White, which every page is printed on.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// Relative luminance, from 0 for black to 1 for white (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        #[expect(
            clippy::disallowed_methods,
            reason = "the standard's own formula, for a threshold far coarser than the last bit"
        )]
        let linear = |v: u8| match f64::from(v) / 255.0 {
            v if v <= 0.040_45 => v / 12.92,
            v => ((v + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, success criterion 1.4.3).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()).ok_or(NotAColour)?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| NotAColour);
        if digits.contains('+') {
            return Err(NotAColour);
        }
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }
}

/// Text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAColour;

impl fmt::Display for NotAColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour is # and six hexadecimal digits, such as #0b4f8a")
    }
}

impl std::error::Error for NotAColour {}

/// The colours of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: Colour,
    /// Titles, numbers and links, and the bars beside the bottom line.
    pub accent: Colour,
    /// Attribution and small print.
    pub muted: Colour,
    /// The box of the bottom line.
    pub tint: Colour,
    /// Hairlines, which are decoration.
    pub line: Colour,
    /// Behind the cited sentence on a web page.
    pub highlight: Colour,
}

impl Palette {
    /// The colours of a page without a house style.
    pub const USUAL: Self = Self {
        ink: Colour(0x1a, 0x1a, 0x1a),
        accent: Colour(0x0b, 0x4f, 0x8a),
        muted: Colour(0x55, 0x60, 0x6b),
        tint: Colour(0xea, 0xf1, 0xf8),
        line: Colour(0xb8, 0xc4, 0xce),
        highlight: Colour(0xff, 0xf1, 0xa8),
    };

    /// The least contrast of text with what it stands on (WCAG 2.2, level AA, small text).
    pub const LEAST_CONTRAST: f64 = 4.5;

    /// The pairs of colours that text is set in, by name; `paper` is white.
    #[must_use]
    pub const fn pairs(&self) -> [(&'static str, Colour, &'static str, Colour); 8] {
        [
            ("ink", self.ink, "paper", Colour::WHITE),
            ("ink", self.ink, "tint", self.tint),
            ("ink", self.ink, "highlight", self.highlight),
            ("accent", self.accent, "paper", Colour::WHITE),
            ("accent", self.accent, "tint", self.tint),
            ("accent", self.accent, "highlight", self.highlight),
            ("muted", self.muted, "paper", Colour::WHITE),
            ("muted", self.muted, "tint", self.tint),
        ]
    }
}

impl Default for Palette {
    fn default() -> Self {
        Self::USUAL
    }
}

/// A typeface: the bytes of TrueType files that may be embedded. Cloning it is cheap.
#[derive(Clone, PartialEq, Eq)]
pub struct Typeface {
    /// The family's name, as the files give it.
    pub family: String,
    /// The upright face.
    pub regular: Arc<[u8]>,
    /// The bold face.
    pub bold: Arc<[u8]>,
    /// The italic face, which titles, labels and small print do without.
    pub italic: Option<Arc<[u8]>>,
}

impl fmt::Debug for Typeface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Typeface").field(&self.family).finish()
    }
}

/// A picture at the head of the page.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What kind of file.
    pub kind: Picture,
    /// Pixels across and down.
    pub pixels: (u32, u32),
    /// Height on the page in points.
    pub height: u8,
    /// What it says to readers who do not see it; empty for mere decoration.
    pub description: String,
}

impl Logo {
    /// The least and the greatest height in points.
    pub const HEIGHTS: std::ops::RangeInclusive<u8> = 8..=48;

    /// The widest it may be on the page, in points.
    pub const WIDEST: f32 = 160.0;

    /// Width on the page in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a picture of a few thousand pixels")]
        let ratio = self.pixels.0 as f32 / self.pixels.1.max(1) as f32;
        f32::from(self.height) * ratio
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logo").field("kind", &self.kind).field("pixels", &self.pixels).finish_non_exhaustive()
    }
}

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// PNG.
    Png,
    /// JPEG of one component.
    GreyJpeg,
    /// JPEG of three components.
    Jpeg,
}

impl Picture {
    /// The kind of a file and its pixels across and down, from its header; `None` when it is neither a PNG nor
    /// a JPEG that every reader can show.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<(Self, (u32, u32))> {
        // PNG, 11.2.1: the header is the first chunk.
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR") {
            let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
            return Some((Self::Png, (number(16)?, number(20)?))).filter(|(_, (w, h))| *w > 0 && *h > 0);
        }
        // ITU-T T.81, B.1.1 and B.2.2: segments up to the frame header.
        if !bytes.starts_with(&[0xff, 0xd8]) {
            return None;
        }
        let word = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
        let mut at = 2;
        loop {
            let marker = word(at)?;
            match marker {
                0xffff => at += 1,
                0xffc0..=0xffc2 => {
                    let kind = match bytes.get(at + 9)? {
                        1 => Self::GreyJpeg,
                        3 => Self::Jpeg,
                        _ => return None,
                    };
                    let (height, width) = (word(at + 5)?, word(at + 7)?);
                    let fine = height > 0 && width > 0 && bytes.get(at + 4) == Some(&8);
                    return fine.then_some((kind, (u32::from(width), u32::from(height))));
                }
                0xff01..=0xffbf | 0xffc3..=0xffcf | 0xffdb..=0xfffe => at += 2 + usize::from(word(at + 2)?),
                _ => return None,
            }
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::GreyJpeg | Self::Jpeg => "image/jpeg",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_contrast_as_the_standard_does() {
        let contrast = |a: &str| a.parse::<Colour>().unwrap().contrast(Colour::WHITE);
        assert!((contrast("#000000") - 21.0).abs() < 1e-9);
        assert!((contrast("#767676") - 4.54).abs() < 0.01);
        assert!((contrast("#ffffff") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_usual_colours_can_be_read() {
        for (text, a, on, b) in Palette::USUAL.pairs() {
            assert!(a.contrast(b) >= Palette::LEAST_CONTRAST, "{text} on {on}: {}", a.contrast(b));
        }
    }

    #[test]
    fn a_colour_prints_as_it_was_written() {
        assert_eq!("#0b4F8a".parse::<Colour>().unwrap().to_string(), "#0b4f8a");
        for text in ["0b4f8a", "#0b4", "#0b4f8g", "#+b+f+a", "#0b4f8é", ""] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn parts_move_only_among_those_that_can() {
        let style = HouseStyle { order: vec![Part::WhatsNext, Part::Quotes], ..HouseStyle::default() };
        let mut parts = Part::ALL;
        parts.sort_by_key(|p| style.place(*p));
        assert_eq!(&parts[..4], [Part::BottomLine, Part::KeyPoints, Part::WhatsNext, Part::Quotes]);
        assert_eq!(&parts[4..7], [Part::Figures, Part::People, Part::Timeline]);
        assert_eq!(&parts[7..], [Part::Background, Part::Sourcing, Part::Sources]);
    }

    #[test]
    fn reads_the_size_of_a_picture_from_its_header() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 0, 9, 8, 6, 0, 0, 0]);
        assert_eq!(Picture::of(&png), Some((Picture::Png, (256, 9))));
        let jpeg = |components| {
            let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0, 5, 0, 7];
            jpeg.push(components);
            jpeg
        };
        assert_eq!(Picture::of(&jpeg(3)), Some((Picture::Jpeg, (7, 5))));
        assert_eq!(Picture::of(&jpeg(1)), Some((Picture::GreyJpeg, (7, 5))));
        assert_eq!(Picture::of(&jpeg(4)), None);
        for cut in 0..18 {
            assert_eq!(Picture::of(&jpeg(3)[..cut]), None);
            assert_eq!(Picture::of(&png[..cut]), None);
        }
    }
}
