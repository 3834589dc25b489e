//! A colour profile of the sRGB space, as small as a valid one can be.
//!
//! PDF/A wants the page's colours tied to a profile. This one is written from the numbers of IEC 61966-2-1,
//! in the form of ICC.1:2004-10 (version 4.2): a matrix adapted to D50 and one parametric curve.

/// The description and, as the profile is nobody's work, the copyright.
const TEXTS: [(&[u8; 4], &str); 2] = [(b"desc", "sRGB IEC61966-2.1"), (b"cprt", "No copyright, use freely")];
/// Red, green and blue primaries adapted to D50 by the Bradford transform.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.436_065_674, 0.222_488_403, 0.013_916_016]),
    (b"gXYZ", [0.385_147_095, 0.716_873_169, 0.097_076_416]),
    (b"bXYZ", [0.143_066_406, 0.060_607_910, 0.714_096_069]),
];
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// The Bradford adaptation from D65 to D50, row by row.
const ADAPTATION: [f64; 9] =
    [1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076, 0.751_678];
/// Gamma, a, b, c and d of the transfer curve.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The bytes of the profile.
pub(crate) fn srgb() -> Vec<u8> {
    let mut data: Vec<(Vec<&[u8; 4]>, Vec<u8>)> = Vec::new();
    for (tag, text) in TEXTS {
        data.push((vec![tag], localized(text)));
    }
    data.push((vec![b"wtpt"], numbers(b"XYZ ", &D50)));
    data.push((vec![b"chad"], numbers(b"sf32", &ADAPTATION)));
    for (tag, xyz) in PRIMARIES {
        data.push((vec![tag], numbers(b"XYZ ", &xyz)));
    }
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    curve.extend(CURVE.iter().flat_map(|v| fixed(*v)));
    data.push((vec![b"rTRC", b"gTRC", b"bTRC"], curve));

    let count: usize = data.iter().map(|(tags, _)| tags.len()).sum();
    let mut table = be(count).to_vec();
    let mut body = Vec::new();
    let start = 128 + 4 + 12 * count;
    for (tags, mut bytes) in data {
        for tag in tags {
            table.extend_from_slice(tag);
            table.extend(be(start + body.len()));
            table.extend(be(bytes.len()));
        }
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        body.extend(bytes);
    }
    let mut profile = header(start + body.len());
    profile.extend(table);
    profile.extend(body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = be(size).to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The profile's date: the first of January 2026.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|v| fixed(*v)));
    header.resize(128, 0);
    header
}

fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    bytes.extend(be(utf16.len()));
    bytes.extend(be(28));
    bytes.extend(utf16);
    bytes
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(values.iter().flat_map(|v| fixed(*v)));
    bytes
}

/// A signed 16.16 fixed-point number.
fn fixed(value: f64) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "all values are small")]
    let bits = (value * 65_536.0).round() as i32;
    bits.to_be_bytes()
}

fn be(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_is_small_and_says_its_own_size() {
        let profile = super::srgb();
        assert!(profile.len() < 800, "{}", profile.len());
        assert_eq!(u32::from_be_bytes(profile[..4].try_into().unwrap()) as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
    }
}
