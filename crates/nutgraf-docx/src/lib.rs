//! Brief to a Word document.
//!
//! The end of the walk for desks that work in Word: one page with real named styles, so that a house
//! template restyles it, numbered points, citations that lead to the Sources list and back, and the cited
//! sentence shown under the pointer. `docx-rs` writes the parts; a canonical pass puts their elements into
//! the order that ISO/IEC 29500 prescribes, and the package is deflated with fixed dates, so that the same
//! brief gives the same bytes. What other tools make of the same brief is told in `nutgraf-pdf`'s README.
//!
//! ```
//! use nutgraf_core::Exporter;
//! use nutgraf_docx::{DocxExporter, Paper};
//!
//! let json = include_str!("../../../tests/briefs/least.json");
//! let brief = serde_json::from_str(json).unwrap();
//! let exporter = DocxExporter { paper: Paper::Letter, ..DocxExporter::default() };
//! let bytes = exporter.export(&brief).unwrap();
//! assert!(bytes.starts_with(b"PK"));
//! assert_eq!(bytes, exporter.export(&brief).unwrap());
//! ```

mod canonical;
mod document;
mod fit;
mod fonts;
mod package;
mod picture;
mod styles;

pub use nutgraf_core::Paper;

use nutgraf_core::wording::Page;
use nutgraf_core::{Brief, ExportError, Exporter, Format, HouseStyle};

/// Writes a brief as an Office Open XML document.
///
/// Type is set in the largest of a few sizes that leaves a fifth of the page free with Calibri or a font of
/// its widths; what does not fit even in the least size runs on to a second page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxExporter {
    /// The sheet.
    pub paper: Paper,
    /// The look of the house. In its fonts the document is set whether it carries them or not: a newsroom has
    /// its own.
    pub style: HouseStyle,
    /// Whether the document carries the fonts it is set in, cut down to the letters it uses: those of the house,
    /// else Source Serif 4. Without either it is set in Calibri.
    pub embed_fonts: bool,
}

impl Exporter for DocxExporter {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError> {
        let page = Page::styled(brief, &self.style);
        let sheet = fit::Sheet::of(self.paper);
        let fonts = fonts::Fonts::new(self);
        let scale = fit::scale(&page, &sheet, &fonts, self.style.logo.as_ref());
        package::pack(&page, brief, &self.style, &sheet, scale, &fonts)
    }
}
