//! The logo as PDF takes pictures: a JPEG as it is, a PNG as its pixels on the white of the page.

use nutgraf_core::{ExportError, Logo, Picture};
use png::{BitDepth, ColorType, Compression, Filter};
use printpdf::{DictItem, ExternalStream, ExternalXObject};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// Name of the logo among a page's resources.
pub(crate) const LOGO: &str = "Logo";

/// The logo on a page.
#[derive(Debug)]
pub(crate) struct LogoPicture {
    /// Width and height in points.
    pub(crate) size: (f32, f32),
    pub(crate) description: String,
    pub(crate) picture: ExternalXObject,
}

/// Pixels of eight bits a component.
#[derive(Debug, PartialEq)]
struct Pixels {
    kind: ColorType,
    /// Red, green and blue of each colour that pixels are numbers of; empty when they are colours themselves.
    palette: Vec<u8>,
    bytes: Vec<u8>,
}

/// The logo made ready for pages.
///
/// # Errors
/// When a PNG cannot be read.
pub(crate) fn picture(logo: &Logo) -> Result<LogoPicture, ExportError> {
    let failed = |reason: String| ExportError::Build { part: "the logo".to_owned(), reason };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let int = |n: u32| DictItem::Int(i64::from(n));
    let (width, height) = logo.pixels;
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), int(width)),
        ("Height".to_owned(), int(height)),
        ("BitsPerComponent".to_owned(), int(8)),
    ]);
    let (space, filter, content) = match logo.kind {
        Picture::Jpeg => (name("DeviceRGB"), "DCTDecode", logo.bytes.to_vec()),
        Picture::GreyJpeg => (name("DeviceGray"), "DCTDecode", logo.bytes.to_vec()),
        Picture::Png => {
            let pixels = fewest_components(on_white(&logo.bytes).map_err(|e| failed(e.to_string()))?);
            let space = match pixels.kind {
                ColorType::Grayscale => name("DeviceGray"),
                ColorType::Indexed => DictItem::Array(vec![
                    name("Indexed"),
                    name("DeviceRGB"),
                    DictItem::Int(i64::try_from(pixels.palette.len() / 3).map_or(255, |colours| colours - 1)),
                    DictItem::String { data: pixels.palette.clone(), literal: false },
                ]),
                _ => name("DeviceRGB"),
            };
            // Rows are filtered as PNG does it (ISO 32000-1, 7.4.4.4).
            let colours = u32::try_from(pixels.kind.samples()).unwrap_or(3);
            let rows = [("Predictor", int(15)), ("Colors", int(colours)), ("Columns", int(width))];
            let map = rows.map(|(key, value)| (key.to_owned(), value)).into();
            dict.insert("DecodeParms".to_owned(), DictItem::Dict { map });
            let deflated = deflated(&pixels, width, height).map_err(|e| failed(e.to_string()))?;
            (space, "FlateDecode", deflated)
        }
    };
    dict.insert("ColorSpace".to_owned(), space);
    dict.insert("Filter".to_owned(), name(filter));
    let stream = ExternalStream { dict, content, compress: false };
    Ok(LogoPicture {
        size: (logo.width(), f32::from(logo.height)),
        description: logo.description.clone(),
        picture: ExternalXObject { stream, width: None, height: None, dpi: None },
    })
}

/// The pixels of a PNG on the white of the page: grey, or red, green and blue.
fn on_white(bytes: &[u8]) -> Result<Pixels, png::DecodingError> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(png::DecodingError::LimitsExceeded)?];
    let frame = reader.next_frame(&mut pixels)?;
    pixels.truncate(frame.buffer_size());
    let samples = frame.color_type.samples();
    if samples.is_multiple_of(2) {
        pixels = pixels
            .chunks_exact(samples)
            .flat_map(|pixel| {
                let alpha = u32::from(pixel[samples - 1]);
                pixel[..samples - 1].iter().map(move |c| {
                    let mixed = u32::from(*c) * alpha + 255 * (255 - alpha);
                    u8::try_from((mixed + 127) / 255).unwrap_or(255)
                })
            })
            .collect();
    }
    let kind = if samples <= 2 { ColorType::Grayscale } else { ColorType::Rgb };
    Ok(Pixels { kind, palette: Vec::new(), bytes: pixels })
}

/// The same picture with one component a pixel where that is enough: a shade of grey, or the number of one of at
/// most 256 colours.
fn fewest_components(pixels: Pixels) -> Pixels {
    if pixels.kind != ColorType::Rgb {
        return pixels;
    }
    let (colours, _) = pixels.bytes.as_chunks::<3>();
    if colours.iter().all(|[r, g, b]| r == g && g == b) {
        let bytes = colours.iter().map(|[grey, ..]| *grey).collect();
        return Pixels { kind: ColorType::Grayscale, palette: Vec::new(), bytes };
    }
    let mut distinct = BTreeSet::new();
    let few = colours.iter().all(|colour| {
        distinct.insert(*colour);
        distinct.len() <= 256
    });
    if !few {
        return pixels;
    }
    let numbers: BTreeMap<[u8; 3], u8> = distinct.iter().copied().zip(0..=255).collect();
    let bytes = colours.iter().map(|c| numbers[c]).collect();
    Pixels { kind: ColorType::Indexed, palette: distinct.into_iter().flatten().collect(), bytes }
}

/// The pixels row by row, filtered and deflated as in a PNG, which is how PDF may have them too.
fn deflated(pixels: &Pixels, width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    // Numbers of colours next to each other have nothing in common.
    let filter = if pixels.kind == ColorType::Indexed { Filter::NoFilter } else { Filter::Adaptive };
    let mut content = Vec::new();
    for compression in [Compression::High, Compression::Balanced, Compression::Fast] {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(pixels.kind);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(compression);
        encoder.set_filter(filter);
        if !pixels.palette.is_empty() {
            encoder.set_palette(pixels.palette.as_slice());
        }
        encoder.write_header()?.write_image_data(&pixels.bytes)?;
        content = image_data(&file);
        // No stream may end in a carriage return: see `conform`.
        if content.last() != Some(&b'\r') {
            break;
        }
    }
    Ok(content)
}

/// The image data of a PNG file: its `IDAT` chunks together.
fn image_data(file: &[u8]) -> Vec<u8> {
    const SIGNATURE: usize = 8;
    let mut data = Vec::new();
    let mut rest = file.get(SIGNATURE..).unwrap_or_default();
    // Length, type, content and checksum.
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((content, next)) = after.split_at_checked(length) else { break };
        if head[4..] == *b"IDAT" {
            data.extend_from_slice(content);
        }
        rest = next.get(4..).unwrap_or_default();
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(color: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let width = u32::try_from(pixels.len() / color.samples()).unwrap();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(color);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        bytes
    }

    fn pixels(kind: ColorType, palette: &[u8], bytes: &[u8]) -> Pixels {
        Pixels { kind, palette: palette.to_vec(), bytes: bytes.to_vec() }
    }

    #[test]
    fn what_shines_through_is_the_white_of_the_page() {
        let bytes = png(ColorType::Rgba, &[255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 200, 51]);
        let white = on_white(&bytes).unwrap();
        assert_eq!(white, pixels(ColorType::Rgb, &[], &[255, 0, 0, 255, 255, 255, 204, 204, 244]));
        let grey = on_white(&png(ColorType::GrayscaleAlpha, &[7, 255, 0, 0])).unwrap();
        assert_eq!(grey, pixels(ColorType::Grayscale, &[], &[7, 255]));
    }

    #[test]
    fn grey_and_few_colours_take_one_component() {
        let few = |bytes: &[u8]| fewest_components(pixels(ColorType::Rgb, &[], bytes));
        assert_eq!(few(&[7, 7, 7, 9, 9, 9]), pixels(ColorType::Grayscale, &[], &[7, 9]));
        assert_eq!(
            few(&[9, 8, 7, 1, 2, 3, 9, 8, 7]),
            pixels(ColorType::Indexed, &[1, 2, 3, 9, 8, 7], &[1, 0, 1])
        );
        let many: Vec<u8> = (0..=255).flat_map(|i| [i, 0, 0, 0, i, 0]).collect();
        assert_eq!(few(&many), pixels(ColorType::Rgb, &[], &many));
    }

    #[test]
    fn deflated_pixels_are_those_of_the_picture() {
        let bytes: Vec<u8> = (0..60).map(|i| i * 4).collect();
        for kind in [ColorType::Rgb, ColorType::Grayscale] {
            let (width, height) = (20 / u32::try_from(kind.samples()).unwrap(), 3);
            let bytes = &bytes[..(width * height) as usize * kind.samples()];
            let content = deflated(&pixels(kind, &[], bytes), width, height).unwrap();
            let mut rows = Vec::new();
            let mut inflate = flate2::read::ZlibDecoder::new(content.as_slice());
            std::io::Read::read_to_end(&mut inflate, &mut rows).unwrap();
            // A byte before each row names its filter.
            assert_eq!(rows.len(), bytes.len() + height as usize);
        }
    }
}
