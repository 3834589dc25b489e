//! The look of a house, made ready for pages: fonts read, the logo as PDF takes pictures.

use crate::FallbackFont;
use crate::face::BUILT_IN;
use crate::picture::{LogoPicture, picture};
use nutgraf_core::{ExportError, HouseStyle};
use std::sync::Arc;

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
