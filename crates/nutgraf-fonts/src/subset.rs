//! Font files cut down to the characters that a document uses.

use std::collections::{BTreeMap, BTreeSet};
use ttf_parser::Face;

/// Tables that drawing needs; those that substitute or position letters would name ones that are gone.
const KEPT: [&[u8; 4]; 14] = [
    b"OS/2", b"cmap", b"cvt ", b"fpgm", b"gasp", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp",
    b"name", b"post", b"prep",
];

/// The font with the outlines of `text` alone; glyph numbers stay as they are (OpenType 1.9, `glyf`, `loca`).
///
/// A document that carries it can be read, and edited with the letters it has.
///
/// # Errors
/// When it is no TrueType font, in words.
pub fn subset(font: &[u8], text: &BTreeSet<char>) -> Result<Vec<u8>, String> {
    let face = Face::parse(font, 0).map_err(|e| e.to_string())?;
    let mut tables = BTreeMap::new();
    for record in font.get(12..).unwrap_or_default().chunks_exact(16).take(usize::from(read16(font, 4))) {
        let (start, length) = (read32(record, 8), read32(record, 12));
        let tag: [u8; 4] = [record[0], record[1], record[2], record[3]];
        if KEPT.contains(&&tag) {
            let bytes =
                font.get(start..start.saturating_add(length)).ok_or("a table lies outside the font")?;
            tables.insert(tag, bytes.to_vec());
        }
    }
    let take = |tag: &[u8; 4]| tables.get(tag).cloned().ok_or("a font without TrueType outlines");
    let (glyf, loca, mut head) = (take(b"glyf")?, take(b"loca")?, take(b"head")?);
    let long = read16(&head, 50) != 0;
    let offset = |g: usize| if long { read32(&loca, 4 * g) } else { 2 * usize::from(read16(&loca, 2 * g)) };
    let outline = |g: usize| glyf.get(offset(g)..offset(g + 1)).unwrap_or_default();

    let mut open: Vec<usize> =
        text.iter().filter_map(|&c| face.glyph_index(c)).map(|g| usize::from(g.0)).collect();
    open.push(0);
    let mut kept = BTreeSet::new();
    while let Some(glyph) = open.pop() {
        if kept.insert(glyph) {
            open.extend(components(outline(glyph)));
        }
    }
    let (mut new_glyf, mut new_loca) = (Vec::new(), Vec::new());
    for glyph in 0..usize::from(face.number_of_glyphs()) {
        new_loca.extend(u32::try_from(new_glyf.len()).map_err(|e| e.to_string())?.to_be_bytes());
        if kept.contains(&glyph) {
            new_glyf.extend_from_slice(outline(glyph));
            new_glyf.resize(new_glyf.len().next_multiple_of(4), 0);
        }
    }
    new_loca.extend(u32::try_from(new_glyf.len()).map_err(|e| e.to_string())?.to_be_bytes());
    // Long offsets, and the sum over the whole font still to be reckoned.
    if head.len() < 54 {
        return Err("a head table cut short".to_owned());
    }
    head[8..12].fill(0);
    head[50..52].copy_from_slice(&[0, 1]);
    tables.insert(*b"glyf", new_glyf);
    tables.insert(*b"loca", new_loca);
    tables.insert(*b"head", head);
    if let Some(post) = tables.get_mut(b"post").filter(|p| p.len() >= 32) {
        // Without names of glyphs.
        post.truncate(32);
        post[..4].copy_from_slice(&[0, 3, 0, 0]);
    }
    Ok(assembled(&tables))
}

/// The glyphs that a composite outline is made of.
fn components(outline: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    if outline.len() < 10 || read16(outline, 0) < 0x8000 {
        return found;
    }
    let mut at = 10;
    while at + 4 <= outline.len() {
        let flags = read16(outline, at);
        found.push(usize::from(read16(outline, at + 2)));
        at += if flags & 0x1 != 0 { 8 } else { 6 };
        at += match flags {
            f if f & 0x8 != 0 => 2,
            f if f & 0x40 != 0 => 4,
            f if f & 0x80 != 0 => 8,
            _ => 0,
        };
        if flags & 0x20 == 0 {
            break;
        }
    }
    found
}

/// A font file of tables, with its checksums.
fn assembled(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(0);
    let power = count.checked_ilog2().unwrap_or(0);
    let range = 16 << power;
    let mut directory = vec![0, 1, 0, 0];
    for value in [count, range, u16::try_from(power).unwrap_or(0), count * 16 - range] {
        directory.extend(value.to_be_bytes());
    }
    let mut body = Vec::new();
    let mut head_at = None;
    let start = directory.len() + 16 * tables.len();
    for (tag, table) in tables {
        let at = start + body.len();
        if tag == b"head" {
            head_at = Some(at);
        }
        directory.extend_from_slice(tag);
        for value in [checksum(table) as usize, at, table.len()] {
            directory.extend(u32::try_from(value).unwrap_or(0).to_be_bytes());
        }
        body.extend_from_slice(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    directory.extend(body);
    if let Some(at) = head_at {
        let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&directory));
        directory[at + 8..at + 12].copy_from_slice(&adjustment.to_be_bytes());
    }
    directory
}

fn checksum(bytes: &[u8]) -> u32 {
    let word = |w: &[u8]| w.iter().enumerate().fold(0, |n, (i, &b)| n | u32::from(b) << (24 - 8 * i));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

fn read16(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_be_bytes([b[0], b[1]]))
}

fn read32(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = crate::SERIF.regular;

    #[test]
    fn keeps_the_outlines_of_the_text_and_no_others() {
        let font = subset(REGULAR, &BTreeSet::from(['a', 'é', '¶'])).unwrap();
        assert!(font.len() < REGULAR.len() / 4, "{} of {}", font.len(), REGULAR.len());
        assert_eq!(checksum(&font), 0xb1b0_afba);
        let (new, old) = (Face::parse(&font, 0).unwrap(), Face::parse(REGULAR, 0).unwrap());
        let bounds = |face: &Face, c| face.glyph_bounding_box(face.glyph_index(c).unwrap());
        for c in ['a', 'é', '¶'] {
            assert!(bounds(&new, c).is_some());
            assert_eq!(bounds(&new, c), bounds(&old, c));
        }
        assert_eq!(bounds(&new, 'b'), None);
    }

    #[test]
    fn refuses_what_is_not_a_font_without_panic() {
        assert!(subset(b"not a font", &BTreeSet::new()).is_err());
        for cut in [4, 12, 100, 1000, 50_000] {
            let _ = subset(&REGULAR[..cut], &BTreeSet::from(['a']));
        }
    }
}
