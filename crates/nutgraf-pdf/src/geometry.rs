//! The measures of the page: paper, margins, sizes of type, gaps and colours.

use crate::face::Face;
use crate::text::Style;
use crate::{Paper, PdfExporter};
use nutgraf_core::{Colour, Palette};

/// A size of type and its line height, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) size: f32,
    pub(crate) leading: f32,
}

const fn size(size: f32, leading: f32) -> Size {
    Size { size, leading }
}

/// Everything the page is measured by, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Geometry {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    /// Columns of the list of cited paragraphs, and of the lower half.
    pub(crate) columns: usize,
    pub(crate) lower_columns: usize,
    pub(crate) gutter: f32,
    pub(crate) kicker: Size,
    /// Sizes of the headline, largest first: the first that gives at most two lines is taken.
    pub(crate) headline: [Size; 4],
    pub(crate) bottom_line: Size,
    pub(crate) point: Size,
    pub(crate) lower: Size,
    pub(crate) fine: Size,
    pub(crate) title: Size,
    /// Size of a citation mark against its text, and how far it is raised, in parts of the text's size.
    pub(crate) mark: (f32, f32),
    /// Height of the row above the headline, and how much of its width the logo takes.
    pub(crate) head: f32,
    pub(crate) logo: f32,
    pub(crate) palette: Palette,
    /// Largest and smallest scale of what is above the sourcing.
    pub(crate) scales: &'static [f32],
}

/// Between the logo and the line beside it.
const LOGO_GAP: f32 = 9.0;

/// From roomy to tight, in steps too small to see.
const SCALES: [f32; 13] = [1.24, 1.2, 1.16, 1.12, 1.09, 1.06, 1.04, 1.02, 1.0, 0.98, 0.96, 0.94, 0.92];

impl Geometry {
    pub(crate) fn new(options: &PdfExporter) -> Self {
        let (width, height) = match options.paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        let normal = Self {
            width,
            height,
            left: 51.0,
            top: 42.0,
            bottom: 40.0,
            columns: 2,
            lower_columns: 2,
            gutter: 22.0,
            kicker: size(8.5, 11.0),
            headline: [size(21.0, 24.5), size(19.0, 22.5), size(17.0, 20.5), size(15.0, 18.5)],
            bottom_line: size(11.0, 15.0),
            point: size(10.0, 13.5),
            lower: size(9.2, 12.2),
            fine: size(7.6, 9.8),
            title: size(9.4, 12.0),
            mark: (0.68, 0.3),
            head: 0.0,
            logo: 0.0,
            palette: options.style.house().palette,
            scales: &SCALES,
        };
        let sized = if options.large_print { normal.large() } else { normal };
        let (logo, head) = match &options.style.house().logo {
            Some(logo) => (logo.width() + LOGO_GAP, f32::from(logo.height).max(sized.kicker.leading)),
            None => (0.0, sized.kicker.leading),
        };
        Self { logo, head, ..sized }
    }

    /// Nothing below 12 points, marks included, and nothing side by side.
    fn large(self) -> Self {
        Self {
            columns: 1,
            lower_columns: 1,
            kicker: size(12.0, 15.0),
            headline: [size(24.0, 28.0), size(22.0, 26.0), size(20.0, 24.0), size(18.0, 22.0)],
            bottom_line: size(14.0, 19.0),
            point: size(13.0, 18.0),
            lower: size(13.0, 17.5),
            fine: size(12.0, 15.5),
            title: size(13.0, 17.0),
            mark: (12.0 / 13.0, 0.0),
            scales: &[1.0],
            ..self
        }
    }

    /// Width of the text area.
    pub(crate) fn measure(&self) -> f32 {
        self.width - 2.0 * self.left
    }

    /// Width of a column of the list of cited paragraphs.
    pub(crate) fn column(&self) -> f32 {
        self.share(self.columns)
    }

    /// Width of a column of the lower half.
    pub(crate) fn lower_column(&self) -> f32 {
        self.share(self.lower_columns)
    }

    fn share(&self, columns: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let n = columns as f32;
        (self.measure() - (n - 1.0) * self.gutter) / n
    }

    /// Height of the text area.
    pub(crate) fn room(&self) -> f32 {
        self.height - self.top - self.bottom
    }

    /// A style of a size.
    pub(crate) fn style(&self, face: Face, size: Size, colour: Colour) -> Style {
        Style { face, size: size.size, colour, rise: 0.0 }
    }

    /// The style of a citation mark behind a headline of a size: as high as its capitals reach.
    pub(crate) fn headline_mark_style(&self, headline: Size) -> Style {
        let beside = self.mark_style(self.point);
        if beside.rise == 0.0 {
            return beside;
        }
        Style { size: headline.size * 0.38, rise: headline.size * 0.42, ..beside }
    }

    /// The style of a citation mark beside text of a size.
    pub(crate) fn mark_style(&self, beside: Size) -> Style {
        let (size, rise) = self.mark;
        Style {
            face: Face::Sans,
            size: beside.size * size,
            colour: self.palette.accent,
            rise: beside.size * rise,
        }
    }
}
