//! Where every line stands: the blocks of a sheet placed on one page, or flowed over many.

use crate::fit::{Fitted, Heights, Kept, gap, item_gap, scale_of, width_of};
use crate::geometry::Geometry;
use crate::sheet::{Block, Section, Sheet, Tag};
use crate::text::Line;
use nutgraf_core::Colour;
use nutgraf_core::wording::Part;

/// A block with its lines on the page, in reading order.
pub(crate) struct Placed<'s> {
    pub(crate) block: &'s Block,
    /// Left edge of its text, and of what hangs in front of it.
    pub(crate) x: f32,
    pub(crate) lead_x: f32,
    pub(crate) width: f32,
    pub(crate) scale: f32,
    pub(crate) lines: Vec<PlacedLine>,
    pub(crate) flush: Flush,
    /// Whether it stands on a page read from right to left, where what hangs in front hangs on the right.
    pub(crate) mirrored: bool,
}

/// To which edge of its place a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flush {
    /// The one where its own text begins.
    Own,
    Left,
    Right,
}

impl Flush {
    /// In the mirror, where a block that leaves it to its text has a place of its own choosing.
    fn mirrored(self) -> Self {
        match self {
            Self::Own => Self::Own,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A line with its base line, measured from the top of the page.
pub(crate) struct PlacedLine {
    pub(crate) page: usize,
    pub(crate) base: f32,
    pub(crate) line: Line,
    /// Points in front of it.
    pub(crate) indent: f32,
}

/// A rectangle that is decoration.
pub(crate) struct Rule {
    pub(crate) page: usize,
    pub(crate) x: f32,
    /// Top edge, measured from the top of the page.
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) colour: Colour,
}

/// Everything on the pages.
pub(crate) struct Layout<'s> {
    pub(crate) rules: Vec<Rule>,
    pub(crate) placed: Vec<Placed<'s>>,
    pub(crate) pages: usize,
}

impl<'s> Layout<'s> {
    /// As it is read from right to left: everything on the other side of the page.
    fn mirrored(mut self, width: f32) -> Self {
        for rule in &mut self.rules {
            rule.x = width - rule.x - rule.width;
        }
        for placed in &mut self.placed {
            let hang = placed.x - placed.lead_x;
            placed.lead_x = width - (placed.x + placed.width);
            placed.x = placed.lead_x + hang;
            placed.flush = placed.flush.mirrored();
            placed.mirrored = true;
        }
        self
    }

    /// With a line at the foot of each page.
    pub(crate) fn with_running(mut self, g: &Geometry, running: &'s [Block]) -> Self {
        for (page, block) in running.iter().enumerate() {
            let line = Line { range: 0..block.text.string.len(), width: 0.0 };
            let base = g.height - g.bottom / 2.0;
            self.placed.push(Placed {
                block,
                x: g.left,
                lead_x: g.left,
                width: g.measure(),
                scale: 1.0,
                lines: vec![PlacedLine { page, base, line, indent: 0.0 }],
                flush: Flush::Right,
                mirrored: false,
            });
        }
        self
    }
}

/// A place on the pages.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Cursor {
    page: usize,
    y: f32,
}

struct Flow<'s, 'f> {
    sheet: &'s Sheet<'f>,
    g: Geometry,
    scale: f32,
    /// Where the text area ends; infinite when everything is known to fit.
    end: f32,
    out: Layout<'s>,
}

/// Lays out what was fitted on one page: the sources stand at its foot, and room that is left is shared out.
pub(crate) fn one_page<'s>(sheet: &'s Sheet<'_>, fitted: &Fitted) -> Layout<'s> {
    let Fitted { heights, scale, kept, .. } = fitted;
    let spare = (sheet.geometry.room() - heights.total(sheet, kept)).max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a count of parts")]
    let gaps = sheet.sections.len() as f32 + 1.0;
    let stretch = (spare / gaps).min(7.0);
    let mut flow = Flow::new(sheet, *scale, f32::INFINITY);
    flow.upper(heights, kept, stretch);
    let foot = sheet.geometry.height - sheet.geometry.bottom - heights.lower_end(sheet, kept);
    flow.foot(Cursor { page: 0, y: foot }, kept);
    flow.finish()
}

/// Lays out everything over as many pages as it takes.
pub(crate) fn many_pages<'s>(sheet: &'s Sheet<'_>) -> Layout<'s> {
    let kept = Kept::all(sheet);
    let heights = Heights::new(sheet, 1.0, &kept);
    let g = sheet.geometry;
    let mut flow = Flow::new(sheet, 1.0, g.height - g.bottom);
    let cursor = flow.upper(&heights, &kept, 0.0);
    flow.foot(cursor, &kept);
    flow.finish()
}

impl<'s, 'f> Flow<'s, 'f> {
    fn new(sheet: &'s Sheet<'f>, scale: f32, end: f32) -> Self {
        let out = Layout { rules: Vec::new(), placed: Vec::new(), pages: 1 };
        Self { sheet, g: sheet.geometry, scale, end, out }
    }

    fn finish(self) -> Layout<'s> {
        if self.sheet.mirrored { self.out.mirrored(self.g.width) } else { self.out }
    }

    /// Moves on to the next page when less than `height` is left on this one.
    fn need(&mut self, cursor: &mut Cursor, height: f32) {
        if cursor.y + height > self.end && cursor.y > self.g.top {
            *cursor = Cursor { page: cursor.page + 1, y: self.g.top };
            self.out.pages = self.out.pages.max(cursor.page + 1);
        }
    }

    /// Places a block and moves the cursor below it.
    fn place(&mut self, block: &'s Block, x: f32, width: f32, scale: f32, cursor: &mut Cursor) {
        let faces = &self.sheet.faces;
        let lines = block.text.lines(faces, width / scale - block.indent, block.first);
        let lines = if lines.is_empty() { vec![Line { range: 0..0, width: 0.0 }] } else { lines };
        let leading = block.leading * scale;
        #[expect(clippy::cast_precision_loss, reason = "a count of lines")]
        let height = lines.len() as f32 * leading;
        if height <= self.end - self.g.top {
            self.need(cursor, height);
        }
        // The base line stands so that the type, about three quarters of its size tall, is centred.
        let drop = leading / 2.0 + block.size * scale * 0.33;
        let mut placed = Vec::with_capacity(lines.len());
        for (i, line) in lines.into_iter().enumerate() {
            self.need(cursor, leading);
            let indent = if i == 0 { block.first * scale } else { 0.0 };
            placed.push(PlacedLine { page: cursor.page, base: cursor.y + drop, line, indent });
            cursor.y += leading;
        }
        self.out.placed.push(Placed {
            block,
            x: x + block.indent * scale,
            lead_x: x,
            width: width - block.indent * scale,
            scale,
            lines: placed,
            flush: match block.tag {
                Tag::Title(_) => Flush::Left,
                _ => Flush::Own,
            },
            mirrored: false,
        });
    }

    fn rule(&mut self, cursor: Cursor, x: f32, width: f32, height: f32, colour: Colour) {
        self.out.rules.push(Rule { page: cursor.page, x, y: cursor.y, width, height, colour });
    }

    /// Everything above the sourcing; returns where it ends.
    fn upper(&mut self, heights: &Heights, kept: &Kept, stretch: f32) -> Cursor {
        let (sheet, g, scale) = (self.sheet, self.g, self.scale);
        let mut cursor = Cursor { page: 0, y: g.top };
        // The line stands on the logo's foot.
        let kicker = Cursor { y: g.top + g.head - g.kicker.leading, ..cursor };
        cursor.y += g.head + gap::KICKER;
        self.rule(cursor, g.left, g.measure(), gap::RULE, self.g.palette.accent);
        cursor.y += gap::RULE + gap::HEADLINE * scale;
        let headline_scale = sheet.headline_scale(scale);
        let width = sheet.headline.narrowest(&sheet.faces, g.measure(), headline_scale);
        self.place(&sheet.headline, g.left, width, headline_scale, &mut cursor);
        if let Some(placed) = self.out.placed.last_mut() {
            // A headline that runs right to left still ends at the margin.
            placed.width = g.measure();
        }
        cursor.y += gap::HEADLINE * scale;
        // Read after the headline, as in every other form of the brief, though it stands above it.
        for (block, flush) in [(Some(&sheet.kicker), Flush::Left), (sheet.saving.as_ref(), Flush::Right)] {
            if let Some(block) = block {
                self.place(block, g.left + g.logo, g.measure() - g.logo, 1.0, &mut kicker.clone());
                if let Some(placed) = self.out.placed.last_mut() {
                    placed.flush = flush;
                }
            }
        }
        for (i, section) in sheet.sections.iter().enumerate() {
            match section.part {
                Part::BottomLine => self.boxed(section, &mut cursor),
                Part::KeyPoints => {
                    cursor.y += gap::SECTION * scale + stretch;
                    self.section(section, kept.of(i), g.left, &mut cursor);
                }
                _ => {}
            }
        }
        self.columns(heights, kept, stretch, &mut cursor);
        for (i, section) in sheet.sections.iter().enumerate() {
            if section.part == Part::Background && kept.of(i) > 0 {
                cursor.y += gap::SECTION * scale + stretch;
                self.need(&mut cursor, section.title.leading + 3.0 * g.lower.leading);
                self.rule(
                    Cursor { y: cursor.y - 3.0 * scale, ..cursor },
                    g.left,
                    g.measure(),
                    0.5,
                    self.g.palette.line,
                );
                self.section(section, kept.of(i), g.left, &mut cursor);
            }
        }
        cursor
    }

    /// The bottom line in its box.
    fn boxed(&mut self, section: &'s Section, cursor: &mut Cursor) {
        let (g, pad) = (self.g, gap::BOX * self.scale);
        let start = *cursor;
        cursor.y += pad;
        let x = g.left + 14.0;
        let width = width_of(section.part, &g);
        let first =
            section.items.first().map_or(0.0, |(b, _)| b.height(&self.sheet.faces, width, self.scale));
        self.need(cursor, section.title.leading + first.min(g.room() / 2.0));
        self.place(&section.title, x, width, self.scale, cursor);
        cursor.y += gap::TITLE * self.scale;
        for (block, _) in &section.items {
            self.place(block, x, width, self.scale, cursor);
        }
        cursor.y += pad;
        for page in start.page..=cursor.page {
            let top = if page == start.page { start.y } else { g.top };
            let bottom = if page == cursor.page { cursor.y } else { self.end };
            let at = Cursor { page, y: top };
            self.rule(at, g.left, g.measure(), bottom - top, self.g.palette.tint);
            self.rule(at, g.left, 3.5, bottom - top, self.g.palette.accent);
        }
    }

    /// A title and the first items of a part.
    fn section(&mut self, section: &'s Section, kept: usize, x: f32, cursor: &mut Cursor) {
        let width = width_of(section.part, &self.g);
        let scale = scale_of(section.part, self.scale);
        let Some((first, _)) = section.items[..kept].first() else { return };
        let title = section.title.leading * scale + gap::TITLE * scale;
        let least = first.height(&self.sheet.faces, width, scale);
        self.need(cursor, title + least.min(self.g.room() / 2.0));
        self.place(&section.title, x, width, scale, cursor);
        cursor.y += gap::TITLE * scale;
        for (i, (block, _)) in section.items[..kept].iter().enumerate() {
            if i > 0 {
                cursor.y += item_gap(section.part) * scale;
            }
            self.place(block, x, width, scale, cursor);
        }
    }

    /// The lower half in its columns, read part by part.
    fn columns(&mut self, heights: &Heights, kept: &Kept, stretch: f32, cursor: &mut Cursor) {
        let (dealt, _) = heights.columns(self.sheet, kept);
        if dealt.is_empty() {
            return;
        }
        let mut cursors = [*cursor; 2];
        for (index, column) in dealt {
            let at = &mut cursors[column];
            at.y += gap::SECTION * self.scale + stretch;
            let mut at = *at;
            #[expect(clippy::cast_precision_loss, reason = "zero or one")]
            let x = self.g.left + column as f32 * (self.g.lower_column() + self.g.gutter);
            let from = at;
            self.section(&self.sheet.sections[index], kept.of(index), x, &mut at);
            if from.page == at.page || from.y + 20.0 < self.end {
                self.rule(
                    Cursor { y: from.y - 3.0 * self.scale, ..from },
                    x,
                    self.g.lower_column(),
                    0.5,
                    self.g.palette.line,
                );
            }
            cursors[column] = at;
        }
        *cursor = if cursors[1] > cursors[0] { cursors[1] } else { cursors[0] };
    }

    /// The sourcing, the sources and what stands last.
    fn foot(&mut self, mut cursor: Cursor, kept: &Kept) {
        let (sheet, g) = (self.sheet, self.g);
        cursor.y += gap::SECTION;
        self.need(&mut cursor, 3.0 * g.fine.leading);
        self.rule(Cursor { y: cursor.y - 4.0, ..cursor }, g.left, g.measure(), 0.5, self.g.palette.line);
        for (i, section) in sheet.sections.iter().enumerate() {
            if section.part == Part::Sourcing && kept.of(i) > 0 {
                self.section(section, kept.of(i), g.left, &mut cursor);
                cursor.y += gap::SOURCES;
            }
        }
        if !sheet.sources.is_empty() {
            self.need(&mut cursor, sheet.sources_title.leading + 3.0 * g.fine.leading);
            self.place(&sheet.sources_title, g.left, g.measure(), 1.0, &mut cursor);
            cursor.y += gap::TITLE;
        }
        let mut first = 0;
        for source in &sheet.sources {
            self.place(&source.head, g.left, g.measure(), 1.0, &mut cursor);
            cursor.y += gap::FINE;
            let numbered = source.entries.iter().enumerate();
            let cited: Vec<&Block> =
                numbered.filter(|(i, _)| kept.is_cited(first + i)).map(|(_, b)| b).collect();
            self.entries(&cited, &mut cursor);
            cursor.y += gap::FINE;
            first += source.entries.len();
        }
        cursor.y += gap::SOURCES;
        for block in &sheet.closing {
            self.place(block, g.left, g.measure(), 1.0, &mut cursor);
            cursor.y += gap::FINE;
        }
    }

    /// The cited paragraphs, one line each, read down the first column and then the second.
    fn entries(&mut self, cited: &[&'s Block], cursor: &mut Cursor) {
        let (g, leading) = (self.g, self.g.fine.leading);
        let rows = cited.len().div_ceil(g.columns);
        let start = *cursor;
        let mut lowest = start;
        for (column, blocks) in cited.chunks(rows.max(1)).enumerate() {
            let mut at = start;
            #[expect(clippy::cast_precision_loss, reason = "zero or one")]
            let x = g.left + column as f32 * (g.column() + g.gutter);
            for block in blocks {
                self.need(&mut at, leading);
                self.place(block, x, g.column(), 1.0, &mut at);
            }
            if at > lowest {
                lowest = at;
            }
        }
        *cursor = lowest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PdfExporter;
    use crate::fit::decide;

    #[test]
    fn no_line_is_wider_than_its_place() {
        let mut brief: nutgraf_core::Brief =
            serde_json::from_str(include_str!("../tests/briefs/summit.json")).unwrap();
        let options = PdfExporter::default();
        for points in [0, 1, 5] {
            brief.key_points.truncate(5 - points);
            for letters in 20..120 {
                brief.headline.text = "New talks on ".chars().cycle().take(letters).collect();
                let sheet = Sheet::new(&brief, &options);
                let fitted = decide(&sheet).unwrap();
                for placed in one_page(&sheet, &fitted).placed {
                    let widest = placed.lines.iter().map(|l| l.line.width).fold(0.0, f32::max);
                    assert!(widest * placed.scale <= placed.width + 0.01, "{:?}", placed.block.text.string);
                }
            }
        }
    }

    #[test]
    fn a_page_read_from_right_to_left_is_the_mirror_of_the_other() {
        let mut brief: nutgraf_core::Brief =
            serde_json::from_str(include_str!("../tests/briefs/summit.json")).unwrap();
        let options = PdfExporter::default();
        let edges = |brief: &nutgraf_core::Brief| {
            let mut sheet = Sheet::new(brief, &options);
            let lead = |p: &Placed<'_>| (p.lead_x, p.x + p.width);
            let plain = one_page(&sheet, &decide(&sheet).unwrap());
            let (rules, blocks) =
                (plain.rules.iter().map(|r| (r.x, r.x + r.width)), plain.placed.iter().map(lead));
            let plain: Vec<(f32, f32)> = rules.chain(blocks).collect();
            sheet.mirrored = true;
            let mirrored = one_page(&sheet, &decide(&sheet).unwrap());
            let titles = mirrored.placed.iter().filter(|p| matches!(p.block.tag, Tag::Title(_)));
            assert!(titles.clone().count() > 3 && titles.clone().all(|p| p.flush == Flush::Right));
            let blocks = mirrored.placed.iter().map(lead);
            let rules = mirrored.rules.iter().map(|r| (r.x, r.x + r.width));
            (plain, rules.chain(blocks).collect::<Vec<_>>(), sheet.geometry.width)
        };
        brief.headline.text = "A bridge".to_owned();
        let (plain, mirrored, width) = edges(&brief);
        assert_eq!(plain.len(), mirrored.len());
        for ((left, right), (from, to)) in plain.into_iter().zip(mirrored) {
            assert!((from - (width - right)).abs() < 0.01 && (to - (width - left)).abs() < 0.01);
        }
        assert!(!Sheet::new(&brief, &options).mirrored);
        brief.headline.text = "גשר (Bridge)".to_owned();
        assert!(Sheet::new(&brief, &options).mirrored);
    }

    #[test]
    fn larger_type_costs_the_headline_no_line() {
        let mut brief: nutgraf_core::Brief =
            serde_json::from_str(include_str!("../tests/briefs/summit.json")).unwrap();
        let options = PdfExporter::default();
        for letters in 20..120 {
            brief.headline.text = "New talks on ".chars().cycle().take(letters).collect();
            let sheet = Sheet::new(&brief, &options);
            let lines = |scale: f32| {
                let width = sheet.geometry.measure() / sheet.headline_scale(scale);
                sheet.headline.text.count_lines(&sheet.faces, width, 0.0)
            };
            assert!(sheet.geometry.scales.iter().all(|scale| lines(*scale) <= lines(1.0)), "{letters}");
        }
    }
}
