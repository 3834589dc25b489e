//! Which size of type keeps the page to one, reckoned before Word sets it.

use crate::fonts::Fonts;
use nutgraf_core::wording::{Item, Page, Part};
use nutgraf_core::{Logo, Paper};

/// Lengths of a sheet in twentieths of a point, Word's unit.
pub(crate) struct Sheet {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) side: u32,
    pub(crate) top: u32,
    pub(crate) bottom: u32,
    /// The space between the two columns of the lower half.
    pub(crate) gutter: u32,
}

impl Sheet {
    pub(crate) const fn of(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (11906, 16838),
            Paper::Letter => (12240, 15840),
        };
        Self { width, height, side: 1021, top: 850, bottom: 964, gutter: 400 }
    }

    /// Width of the text.
    pub(crate) const fn measure(&self) -> u32 {
        self.width - 2 * self.side
    }
}

/// A paragraph style's size, leading and space around, in points at full scale.
pub(crate) struct Size {
    pub(crate) type_size: f32,
    pub(crate) leading: f32,
    pub(crate) before: f32,
    pub(crate) after: f32,
}

const fn size(type_size: f32, leading: f32, before: f32, after: f32) -> Size {
    Size { type_size, leading, before, after }
}

pub(crate) const TITLE: Size = size(20.0, 25.0, 0.0, 2.0);
pub(crate) const SUBTITLE: Size = size(9.5, 12.0, 0.0, 7.0);
pub(crate) const BOTTOM_LINE: Size = size(11.5, 15.0, 0.0, 0.0);
pub(crate) const HEADING: Size = size(11.0, 14.0, 9.0, 3.0);
pub(crate) const POINT: Size = size(10.5, 13.5, 0.0, 3.5);
pub(crate) const LOWER: Size = size(9.5, 12.0, 0.0, 2.5);
pub(crate) const SOURCE: Size = size(8.0, 10.0, 0.0, 2.5);
/// Space above and below the text of the bottom-line box.
pub(crate) const BOX_MARGIN: f32 = 6.0;

/// Space below the logo.
pub(crate) const LOGO_AFTER: f32 = 5.0;

/// Scales of type, in percent.
pub(crate) const SCALES: [u32; 6] = [100, 95, 90, 85, 80, 75];

/// How much of the body may be filled, as renderers and fonts differ.
const FILL: f32 = 0.8;

/// The largest of [`SCALES`] at which the page stays within its share of the sheet, else the least.
pub(crate) fn scale(page: &Page, sheet: &Sheet, fonts: &Fonts, logo: Option<&Logo>) -> u32 {
    let body = (sheet.height - sheet.top - sheet.bottom) as f32 / 20.0;
    let letters = (b'a'..=b'z').map(|c| width(char::from(c).encode_utf8(&mut [0; 4]))).sum();
    let widening = fonts.widening(letters);
    let head = logo.map_or(0.0, |l| f32::from(l.height) + LOGO_AFTER);
    let fits = |&scale: &u32| height(page, sheet, scale as f32 / 100.0, widening) + head <= body * FILL;
    SCALES.into_iter().find(fits).unwrap_or(SCALES[SCALES.len() - 1])
}

/// The height of the whole text in points.
fn height(page: &Page, sheet: &Sheet, scale: f32, widening: f32) -> f32 {
    let full = sheet.measure() as f32 / 20.0;
    let set = |text: f32, style: &Size, width: f32| set(text * widening, style, width, scale);
    let mut total = set(1.08 * width(&page.headline), &TITLE, full);
    total += set(page.masthead.iter().map(|m| width(m) + 0.7).sum(), &SUBTITLE, full);
    let lower = lower(page, sheet, scale, widening);
    total += lower.height;
    for section in &page.sections {
        let title = set(width(&section.title), &HEADING, full);
        let items = |style, width| section.items.iter().map(move |i| set(item(i), style, width));
        match section.part {
            Part::BottomLine => {
                total += items(&BOTTOM_LINE, full - 24.0).sum::<f32>() + 2.0 * BOX_MARGIN + 6.0;
            }
            Part::KeyPoints => total += title + items(&POINT, full - 18.0).sum::<f32>(),
            Part::Sourcing => total += items(&SOURCE, full).sum::<f32>(),
            _ => {}
        }
    }
    for source in &page.sources {
        let texts = [source.headline.as_deref(), Some(&*source.details), source.url.as_deref()];
        let marks = source.cited.iter().map(|m| width(&m.text) + 0.5).sum::<f32>();
        let text = texts.into_iter().flatten().map(width).sum::<f32>() + marks + width(&source.sha256) + 10.0;
        total += set(text, &SOURCE, full);
    }
    total + set(width(page.guarantee), &SOURCE, full)
}

/// The height of text of so many ems in a style and a width.
fn set(text: f32, style: &Size, width: f32, scale: f32) -> f32 {
    let lines = (text * style.type_size * scale / (width * 0.97)).ceil().max(1.0);
    (lines * style.leading + style.before + style.after) * scale
}

/// Whether a part stands in the columns below the key points.
pub(crate) fn is_lower(part: Part) -> bool {
    !matches!(part, Part::BottomLine | Part::KeyPoints | Part::Sourcing)
}

/// The lower half of a page.
pub(crate) struct Lower {
    /// The part with which the second column begins; `None` when there is one column.
    pub(crate) second: Option<Part>,
    height: f32,
}

/// Where the second column begins: with the part that leaves the taller column the lowest, so that no part is
/// torn. A part that is alone has the whole width.
pub(crate) fn lower(page: &Page, sheet: &Sheet, scale: f32, widening: f32) -> Lower {
    let parts: Vec<_> = page.sections.iter().filter(|s| is_lower(s.part)).collect();
    let (measure, gutter) = (sheet.measure() as f32 / 20.0, sheet.gutter as f32 / 20.0);
    let column = if parts.len() == 1 { measure } else { (measure - gutter) / 2.0 };
    let heights: Vec<f32> = parts
        .iter()
        .map(|section| {
            let title = set(width(&section.title) * widening, &HEADING, column, scale);
            let items = section.items.iter().map(|i| set(item(i) * widening, &LOWER, column - 10.0, scale));
            title + items.sum::<f32>()
        })
        .collect();
    let taller = |first: usize| {
        let (left, right) = heights.split_at(first);
        left.iter().sum::<f32>().max(right.iter().sum())
    };
    let first = (1..parts.len()).min_by(|a, b| taller(*a).total_cmp(&taller(*b)));
    match first {
        Some(first) => Lower { second: Some(parts[first].part), height: taller(first) },
        None => Lower { second: None, height: heights.iter().sum() },
    }
}

/// The width of an item in ems.
fn item(item: &Item) -> f32 {
    let lead = item.lead.as_deref().map_or(0.0, |l| 1.06 * width(l) + 0.5);
    let by = item.by.as_deref().map_or(0.0, |b| width(b) + 1.0);
    lead + width(&item.text) + by + item.marks.iter().map(|m| width(&m.text) + 0.5).sum::<f32>()
}

/// The width of a text in ems.
fn width(text: &str) -> f32 {
    text.chars().map(|c| u32::from(advance(c))).sum::<u32>() as f32 / 1000.0
}

/// Advance widths of Calibri from space to tilde, in thousandths of an em.
const ADVANCES: [u16; 95] = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507,
    507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252,
    319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498,
    498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391,
    335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];

/// The advance width of a character in thousandths of an em; a full em for scripts that Calibri lacks.
fn advance(c: char) -> u16 {
    match u32::from(c) {
        code @ 0x20..=0x7e => ADVANCES[code as usize - 0x20],
        0x2018..=0x201f => 400,
        0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0xfe00..=0xfe0f | 0xfeff => 0,
        0xa0..=0x17f => 530,
        0x370..=0x52f => 560,
        0x590..=0x6ff => 500,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nutgraf_core::Brief;

    #[test]
    fn a_usual_brief_keeps_its_size_and_a_long_one_is_set_smaller() {
        let scale = |json: &str| {
            let brief: Brief = serde_json::from_str(json).unwrap();
            let exporter = crate::DocxExporter::default();
            scale(&Page::new(&brief), &Sheet::of(Paper::Letter), &Fonts::new(&exporter), None)
        };
        assert!(scale(include_str!("../../../tests/briefs/summit.json")) >= 90);
        assert_eq!(scale(include_str!("../../../tests/briefs/least.json")), 100);
        assert!(scale(include_str!("../../../tests/briefs/long.json")) < 90);
    }

    #[test]
    fn widths_are_those_of_the_font() {
        assert!((width("Calibri") - (0.533 + 0.479 + 0.229 + 0.229 + 0.525 + 0.349 + 0.229)).abs() < 1e-4);
    }
}
