//! Sets a brief as a one-page PDF that conforms to PDF/A-2a and PDF/UA-1.
//!
//! An exporter at the end of the walk: it sees a [`Brief`] and nothing else, and gives bytes. It also decides,
//! for every form a brief is delivered in, what fits on one page: [`fit`]. How the page is made is told in the
//! crate's README.
//!
//! ```
//! use nutgraf_core::{Brief, Exporter};
//! use nutgraf_pdf::{Paper, PdfExporter, fit};
//!
//! let brief: Brief = serde_json::from_str(include_str!("../tests/briefs/summit.json")).unwrap();
//! let exporter = PdfExporter { paper: Paper::Letter, ..PdfExporter::default() };
//! let fitted = fit(&brief, &exporter).unwrap();
//! assert_eq!(fitted.dropped[0].section, "background");
//! let pdf = exporter.export(&fitted).unwrap();
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! ```

mod calm;
mod conform;
mod draw;
mod face;
mod fit;
mod geometry;
mod icc;
mod layout;
mod picture;
mod program;
mod shape;
mod sheet;
mod style;
mod tags;
mod text;

use nutgraf_core::{Brief, ExportError, Exporter, Format};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect, XObject, XObjectId};

pub use face::FallbackFont;
pub use fit::fit;
pub use nutgraf_core::Paper;
pub use style::PdfStyle;

/// How many pages a brief may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// One: what does not fit is left off.
    #[default]
    One,
    /// As many as it takes: nothing is left off.
    Many,
}

/// Writes a brief as PDF.
#[derive(Clone, Debug, Default)]
pub struct PdfExporter {
    /// The paper.
    pub paper: Paper,
    /// How many pages it may take.
    pub pages: Pages,
    /// One column in at least 12 points, for readers who need it.
    pub large_print: bool,
    /// The look of the house.
    pub style: PdfStyle,
    /// Fonts for characters that the built-in ones lack, tried in this order.
    pub fallback_fonts: Vec<FallbackFont>,
}

impl PdfExporter {
    /// The characters of the brief that no font has, in order of appearance; the page shows `[?]` for them.
    #[must_use]
    pub fn missing_characters(&self, brief: &Brief) -> Vec<char> {
        sheet::Sheet::new(brief, self).missing
    }
}

impl Exporter for PdfExporter {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError> {
        let sheet = sheet::Sheet::new(brief, self);
        let layout = match self.pages {
            Pages::One => {
                let fitted = fit::decide(&sheet)?;
                if !fitted.dropped.is_empty() {
                    // What is said of the whole brief, such as the time saved, must be true of what is left.
                    return self.export(&fit(brief, self)?);
                }
                layout::one_page(&sheet, &fitted)
            }
            Pages::Many => layout::many_pages(&sheet),
        };
        let running = if layout.pages > 1 { sheet.running(layout.pages) } else { Vec::new() };
        let layout = layout.with_running(&sheet.geometry, &running);
        let drawing = draw::draw(&sheet, &layout, self.style.logo())?;
        let mut document = PdfDocument::new("");
        document.resources.fonts.map = drawing.fonts.into_iter().collect();
        if let Some(logo) = self.style.logo() {
            let shown = XObject::External(logo.picture.clone());
            document.resources.xobjects.map.insert(XObjectId(picture::LOGO.to_owned()), shown);
        }
        let geometry = &sheet.geometry;
        for ops in drawing.pages {
            let paper = Rect::from_wh(Pt(geometry.width), Pt(geometry.height));
            let page = PdfPage { media_box: paper.clone(), trim_box: paper.clone(), crop_box: paper, ops };
            document.pages.push(page);
        }
        let document = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
        conform::finish(document, &drawing.drawn, brief, self.style.house())
    }
}
