//! The look of a house, made ready for pages: fonts read, the logo as PDF takes pictures.

use crate::FallbackFont;
use crate::face::BUILT_IN;
use nutgraf_core::{ExportError, HouseStyle, Logo, Picture};
use printpdf::{DictItem, ExternalStream, ExternalXObject};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

/// Name of the logo among a page's resources.
pub(crate) const LOGO: &str = "Logo";

/// The look of a house, made ready for pages. Cloning it is cheap.
#[derive(Clone, Debug, Default)]
pub struct PdfStyle(Arc<Ready>);

#[derive(Debug, Default)]
struct Ready {
    house: HouseStyle,
    /// In the order of the built-in faces; `None` when the house has no font.
    faces: Option<[Option<FallbackFont>; BUILT_IN]>,
    logo: Option<LogoPicture>,
}

/// The logo on a page.
#[derive(Debug)]
pub(crate) struct LogoPicture {
    /// Width and height in points.
    pub(crate) size: (f32, f32),
    pub(crate) description: String,
    pub(crate) picture: ExternalXObject,
}

impl PdfStyle {
    /// Reads the fonts and the logo of a house.
    ///
    /// # Errors
    /// [`ExportError::Build`] when a font or the logo cannot be read.
    pub fn new(house: HouseStyle) -> Result<Self, ExportError> {
        let font = |bytes: &Arc<[u8]>| {
            FallbackFont::new(bytes.to_vec(), 0).map(Some).ok_or_else(|| ExportError::Build {
                part: "a font of the house style".to_owned(),
                reason: "not a font".to_owned(),
            })
        };
        let mut faces = [const { None }; BUILT_IN];
        if let Some(text) = &house.text {
            let italic = text.italic.as_ref().unwrap_or(&text.regular);
            for (face, bytes) in faces.iter_mut().zip([&text.regular, &text.bold, italic]) {
                *face = font(bytes)?;
            }
        }
        if let Some(labels) = &house.labels {
            for (face, bytes) in faces[3..].iter_mut().zip([&labels.regular, &labels.bold]) {
                *face = font(bytes)?;
            }
        }
        let faces = faces.iter().any(Option::is_some).then_some(faces);
        let logo = house.logo.as_ref().map(picture).transpose()?;
        Ok(Self(Arc::new(Ready { house, faces, logo })))
    }

    /// The style as it was given.
    #[must_use]
    pub fn house(&self) -> &HouseStyle {
        &self.0.house
    }

    pub(crate) fn faces(&self) -> Option<&[Option<FallbackFont>; BUILT_IN]> {
        self.0.faces.as_ref()
    }

    pub(crate) fn logo(&self) -> Option<&LogoPicture> {
        self.0.logo.as_ref()
    }
}

/// A logo as PDF takes pictures: a JPEG as it is, a PNG as the colours of its pixels.
fn picture(logo: &Logo) -> Result<LogoPicture, ExportError> {
    let (content, components, filter) = match logo.kind {
        Picture::Jpeg => (logo.bytes.to_vec(), 3, Some("DCTDecode")),
        Picture::GreyJpeg => (logo.bytes.to_vec(), 1, Some("DCTDecode")),
        Picture::Png => {
            let failed = |e: png::DecodingError| ExportError::Build {
                part: "the logo".to_owned(),
                reason: e.to_string(),
            };
            let (pixels, components) = on_white(&logo.bytes).map_err(failed)?;
            (pixels, components, None)
        }
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(logo.pixels.0))),
        ("Height".to_owned(), DictItem::Int(i64::from(logo.pixels.1))),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(if components == 1 { "DeviceGray" } else { "DeviceRGB" })),
    ]);
    if let Some(filter) = filter {
        dict.insert("Filter".to_owned(), name(filter));
    }
    let stream = ExternalStream { dict, content, compress: filter.is_none() };
    Ok(LogoPicture {
        size: (logo.width(), f32::from(logo.height)),
        description: logo.description.clone(),
        picture: ExternalXObject { stream, width: None, height: None, dpi: None },
    })
}

/// The pixels of a PNG on the white of the page, eight bits a component, and how many components each has.
fn on_white(bytes: &[u8]) -> Result<(Vec<u8>, usize), png::DecodingError> {
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
    let components = if samples <= 2 { 1 } else { 3 };
    if components == 3 && pixels.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]) {
        return Ok((pixels.into_iter().step_by(3).collect(), 1));
    }
    Ok((pixels, components))
}

#[cfg(test)]
mod tests {
    use super::on_white;

    fn png(color: png::ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let width = u32::try_from(pixels.len() / color.samples()).unwrap();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(color);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        bytes
    }

    #[test]
    fn what_shines_through_is_the_white_of_the_page() {
        let bytes = png(png::ColorType::Rgba, &[255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 200, 51]);
        assert_eq!(on_white(&bytes).unwrap(), (vec![255, 0, 0, 255, 255, 255, 204, 204, 244], 3));
    }

    #[test]
    fn grey_takes_one_component() {
        assert_eq!(on_white(&png(png::ColorType::Rgb, &[7, 7, 7, 9, 9, 9])).unwrap(), (vec![7, 9], 1));
        assert_eq!(
            on_white(&png(png::ColorType::GrayscaleAlpha, &[7, 255, 0, 0])).unwrap(),
            (vec![7, 255], 1)
        );
    }
}
