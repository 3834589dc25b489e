//! Font programs made leaner: a document is set at one size, so the instructions for small screens go.
//!
//! Tables and glyph records as in the OpenType specification, chapters `glyf`, `loca` and "Table directory".

/// Tables a viewer does not need: instructions, and glyph names.
const NEEDLESS: [&[u8; 4]; 4] = [b"cvt ", b"fpgm", b"prep", b"post"];

/// The TrueType font without instructions and glyph names; as it was when it is of another kind.
pub(crate) fn lean(font: Vec<u8>) -> Vec<u8> {
    rebuilt(&font).unwrap_or(font)
}

fn rebuilt(font: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16_at(font, 4)?);
    if u32_at(font, 0)? != 0x0001_0000 {
        return None;
    }
    let mut tables: Vec<([u8; 4], Vec<u8>)> = Vec::with_capacity(count);
    for i in 0..count {
        let record = font.get(12 + 16 * i..28 + 16 * i)?;
        let tag: [u8; 4] = record[..4].try_into().ok()?;
        let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
        if !NEEDLESS.contains(&&tag) {
            tables.push((tag, font.get(start..start.checked_add(length)?)?.to_vec()));
        }
    }
    let find = |tag: &[u8; 4]| tables.iter().position(|(t, _)| t == tag);
    let (glyf, loca, head) = (find(b"glyf")?, find(b"loca")?, find(b"head")?);
    let long = u16_at(&tables[head].1, 50)? == 1;
    let (glyphs, places) = without_instructions(&tables[glyf].1, &tables[loca].1, long)?;
    tables[glyf].1 = glyphs;
    tables[loca].1 = places;
    // The sum over the whole font is taken with its own field as nought.
    tables[head].1.get_mut(8..12)?.fill(0);

    let mut out = Vec::with_capacity(font.len());
    let kept = u16::try_from(tables.len()).ok()?;
    let power = kept.checked_ilog2()?;
    out.extend(0x0001_0000_u32.to_be_bytes());
    for v in [kept, 16 << power, u16::try_from(power).ok()?, 16 * kept - (16 << power)] {
        out.extend(v.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    for (tag, data) in &tables {
        out.extend(tag);
        for v in [checksum(data), u32::try_from(offset).ok()?, u32::try_from(data.len()).ok()?] {
            out.extend(v.to_be_bytes());
        }
        offset += data.len().next_multiple_of(4);
    }
    let mut head_at = 0;
    for (tag, data) in &tables {
        if tag == b"head" {
            head_at = out.len();
        }
        out.extend(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&out));
    out.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(out)
}

/// The glyph records without their instructions, and where each now starts.
fn without_instructions(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let place = |i: usize| {
        if long {
            u32_at(loca, 4 * i).map(|v| v as usize)
        } else {
            u16_at(loca, 2 * i).map(|v| 2 * usize::from(v))
        }
    };
    let count = loca.len() / if long { 4 } else { 2 };
    let (mut glyphs, mut places) = (Vec::with_capacity(glyf.len()), Vec::with_capacity(loca.len()));
    for i in 0..count {
        let at = glyphs.len();
        if long {
            places.extend(u32::try_from(at).ok()?.to_be_bytes());
        } else {
            places.extend(u16::try_from(at / 2).ok()?.to_be_bytes());
        }
        let Some(next) = place(i + 1) else { break };
        let glyph = glyf.get(place(i)?..next)?;
        if glyph.is_empty() {
            continue;
        }
        if u16_at(glyph, 0)?.cast_signed() >= 0 {
            simple(glyph, &mut glyphs)?;
        } else {
            composite(glyph, &mut glyphs)?;
        }
        glyphs.resize(glyphs.len().next_multiple_of(2), 0);
    }
    Some((glyphs, places))
}

/// A glyph of contours: bounds, ends of contours, instructions, flags and points.
fn simple(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let at = 10 + 2 * usize::from(u16_at(glyph, 0)?);
    let instructions = usize::from(u16_at(glyph, at)?);
    out.extend(glyph.get(..at)?);
    out.extend([0, 0]);
    out.extend(glyph.get(at + 2 + instructions..)?);
    Some(())
}

/// A glyph of other glyphs: bounds, its parts, instructions.
fn composite(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    const INSTRUCTIONS: u16 = 0x100;
    out.extend(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        let transform = match flags {
            f if f & SCALE != 0 => 2,
            f if f & TWO_SCALES != 0 => 4,
            f if f & MATRIX != 0 => 8,
            _ => 0,
        };
        let end = at + 4 + if flags & WORDS != 0 { 4 } else { 2 } + transform;
        out.extend((flags & !INSTRUCTIONS).to_be_bytes());
        out.extend(glyph.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0_u32, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use harfrust::Font;

    const SANS: &[u8] = nutgraf_fonts::SANS.regular;

    #[test]
    fn a_leaner_font_has_the_same_glyphs() {
        let lean = lean(SANS.to_vec());
        assert!(lean.len() < SANS.len() - 50_000, "{} of {}", lean.len(), SANS.len());
        let (before, after) = (Font::new(SANS, 0).unwrap(), Font::new(lean, 0).unwrap());
        assert_eq!(before.num_glyphs(), after.num_glyphs());
        for c in "Aégﬁ¶Ж".chars() {
            let glyph = before.charmap().map_unicode(c).unwrap();
            assert_eq!(after.charmap().map_unicode(c), Some(glyph));
            let extents = |font: &Font| font.glyph_metrics().extents(glyph).map(|e| format!("{e:?}"));
            assert_eq!(extents(&before), extents(&after), "{c}");
        }
    }

    #[test]
    fn what_is_no_truetype_font_stays_as_it_is() {
        for bytes in [&b""[..], b"OTTO\0\x01", &SANS[..500]] {
            assert_eq!(lean(bytes.to_vec()), bytes);
        }
    }
}
