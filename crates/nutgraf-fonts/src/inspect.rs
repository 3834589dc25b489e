//! What a font file says of itself, before a page is set in it.

use std::fmt;
use ttf_parser::{Face, Permissions, Tag, name_id};

/// What is known of a font file that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The family's name: the typographic one where it is given, else the one that groups four styles.
    pub family: String,
}

/// Why a font file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontFault {
    /// It is no TrueType font.
    NoTrueType,
    /// Its licence forbids embedding (OS/2 `fsType`).
    NotEmbeddable,
    /// It lacks a letter or digit of ASCII.
    Lacks(char),
}

impl fmt::Display for FontFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTrueType => f.write_str("not a TrueType font"),
            Self::NotEmbeddable => f.write_str("the font says that it may not be embedded"),
            Self::Lacks(c) => write!(f, "the font has no glyph for {c:?}"),
        }
    }
}

impl std::error::Error for FontFault {}

/// What a font file says of itself.
///
/// # Errors
/// When no page can be set in it, and why.
pub fn inspect(font: &[u8]) -> Result<FontFile, FontFault> {
    let face = Face::parse(font, 0).map_err(|_| FontFault::NoTrueType)?;
    if !["glyf", "loca", "cmap", "hmtx"]
        .iter()
        .all(|t| face.raw_face().table(Tag::from_bytes_lossy(t.as_bytes())).is_some())
    {
        return Err(FontFault::NoTrueType);
    }
    if matches!(face.permissions(), Some(Permissions::Restricted)) {
        return Err(FontFault::NotEmbeddable);
    }
    let mut needed = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain([' ', '.']);
    if let Some(missing) = needed.find(|c| face.glyph_index(*c).is_none()) {
        return Err(FontFault::Lacks(missing));
    }
    let named = |id| face.names().into_iter().find_map(|n| (n.name_id == id).then(|| n.to_string())?);
    let family = named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY)).unwrap_or_default();
    Ok(FontFile { family })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_family() {
        for font in [crate::SERIF, crate::SANS] {
            for (name, bytes) in font.faces {
                assert_eq!(inspect(bytes).map(|f| f.family).as_deref(), Ok(font.family), "{name}");
            }
        }
    }

    #[test]
    fn refuses_what_no_page_can_be_set_in() {
        let regular = crate::SANS.regular;
        assert_eq!(inspect(b"no font"), Err(FontFault::NoTrueType));
        for cut in [0, 4, 12, 300, 5000] {
            assert!(inspect(&regular[..cut]).is_err());
        }
        let mut locked = regular.to_vec();
        let os2 = locked.windows(4).position(|w| w == b"OS/2").unwrap();
        let at = u32::from_be_bytes(locked[os2 + 8..os2 + 12].try_into().unwrap()) as usize;
        locked[at + 8..at + 10].copy_from_slice(&[0, 2]);
        assert_eq!(inspect(&locked), Err(FontFault::NotEmbeddable));
    }
}
