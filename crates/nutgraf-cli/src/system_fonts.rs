//! Fonts of this system, for characters that the fonts of the page lack. Looked for only when one is lacking.

use fontdb::{Database, FaceInfo, Style, Weight};
use nutgraf_pdf::FallbackFont;
use std::sync::OnceLock;
use ttf_parser::{Face, Permissions};

/// Fonts that have the characters between them, and what to tell of each: which it is for, and which
/// characters none has.
pub(crate) fn having(characters: &[char]) -> (Vec<FallbackFont>, Vec<String>) {
    static FONTS: OnceLock<(Database, Vec<FaceInfo>)> = OnceLock::new();
    let (database, faces) = FONTS.get_or_init(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        let mut faces: Vec<FaceInfo> = database.faces().cloned().collect();
        faces.sort_by_key(plainness);
        (database, faces)
    });
    let mut lacking = characters.to_vec();
    let (mut fonts, mut notes) = (Vec::new(), Vec::new());
    while let Some((face, covered)) = best(database, faces, &lacking) {
        let bytes = database.with_face_data(face.id, |bytes, index| (bytes.to_vec(), index));
        let Some(font) = bytes.and_then(|(bytes, index)| FallbackFont::new(bytes, index)) else { break };
        let shown: String = covered.iter().take(MOST_NAMED).collect();
        let more = if covered.len() > MOST_NAMED { " ..." } else { "" };
        notes.push(format!("{shown}{more} set in {}, found on this system", font.name()));
        fonts.push(font);
        fonts.extend(bold_of(database, faces, face, &covered));
        lacking.retain(|c| !covered.contains(c));
    }
    if !lacking.is_empty() {
        let named: Vec<String> =
            lacking.iter().take(MOST_NAMED).map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        let more = if lacking.len() > MOST_NAMED { " ..." } else { "" };
        notes.push(format!("no font on this system has {}{more}, shown as [?]", named.join(", ")));
    }
    (fonts, notes)
}

/// How many characters a note names.
const MOST_NAMED: usize = 12;

/// Plain faces first, then by name, so that the choice does not depend on the order of a folder.
fn plainness(face: &FaceInfo) -> (bool, u16, bool, String, u32) {
    let upright = face.style == Style::Normal;
    let path = match &face.source {
        fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => path.display().to_string(),
        fontdb::Source::Binary(_) => String::new(),
    };
    (!upright, face.weight.0.abs_diff(400), face.monospaced, path, face.index)
}

/// The face that has the most of the characters, the first of equals, and which it has.
fn best<'f>(
    database: &Database,
    faces: &'f [FaceInfo],
    characters: &[char],
) -> Option<(&'f FaceInfo, Vec<char>)> {
    let mut best: Option<(&FaceInfo, Vec<char>)> = None;
    for face in faces {
        let covered = database.with_face_data(face.id, |bytes, index| covered(bytes, index, characters));
        let covered = covered.unwrap_or_default();
        if covered.len() > best.as_ref().map_or(0, |(_, c)| c.len()) {
            let all = covered.len() == characters.len();
            best = Some((face, covered));
            if all {
                break;
            }
        }
    }
    best
}

/// The bold face of the same family, for titles, when it has the same characters.
fn bold_of(
    database: &Database,
    faces: &[FaceInfo],
    face: &FaceInfo,
    characters: &[char],
) -> Option<FallbackFont> {
    let family = |f: &FaceInfo| f.families.first().map(|(name, _)| name.clone());
    let bold = faces.iter().find(|f| {
        f.id != face.id
            && (f.weight, f.style, f.stretch) == (Weight::BOLD, face.style, face.stretch)
            && family(f) == family(face)
    })?;
    database.with_face_data(bold.id, |bytes, index| {
        let whole = covered(bytes, index, characters).len() == characters.len();
        whole.then(|| FallbackFont::new(bytes.to_vec(), index)).flatten()
    })?
}

/// Which of the characters a font has, when it may be embedded and has outlines that scale.
fn covered(bytes: &[u8], index: u32, characters: &[char]) -> Vec<char> {
    let Ok(face) = Face::parse(bytes, index) else { return Vec::new() };
    if face.tables().glyf.is_none() || face.permissions() == Some(Permissions::Restricted) {
        return Vec::new();
    }
    characters.iter().copied().filter(|c| face.glyph_index(*c).is_some_and(|g| g.0 != 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::{covered, having};

    #[test]
    fn names_what_no_font_has() {
        // A character of the private use area, which no font of a system shows alike.
        let (fonts, notes) = having(&['\u{10fffd}']);
        assert!(fonts.is_empty());
        assert_eq!(notes, ["no font on this system has \u{10fffd} (U+10FFFD), shown as [?]"]);
    }

    #[test]
    fn takes_from_a_font_what_it_has() {
        let font = nutgraf_fonts::SERIF.regular;
        assert_eq!(covered(font, 0, &['a', '\u{5d0}', 'Ж']), ['a', 'Ж']);
        assert_eq!(covered(b"no font", 0, &['a']), []);
    }
}
