//! What fits on one page: first the scale is lowered, then the least of the brief is left off.
//!
//! Heights come from nominal advances alone, so that the whole decision takes a fraction of a millisecond.

use crate::face::Faces;
use crate::geometry::Geometry;
use crate::sheet::{Block, Section, Sheet};
use crate::{Pages, PdfExporter};
use nutgraf_core::wording::{Part, clean, when};
use nutgraf_core::{Brief, Dropped, Event, ExportError, Point};

/// The parts of the lower half, which stand in columns.
pub(crate) const LOWER: [Part; 5] =
    [Part::Figures, Part::People, Part::Quotes, Part::WhatsNext, Part::Timeline];

/// Gaps in points; those above the sourcing shrink with the scale.
pub(crate) mod gap {
    /// Between the kicker's text and its rule.
    pub(crate) const KICKER: f32 = 4.0;
    /// The rule under the kicker.
    pub(crate) const RULE: f32 = 1.2;
    /// Above and below the headline.
    pub(crate) const HEADLINE: f32 = 9.0;
    /// Inside the box of the bottom line, above and below.
    pub(crate) const BOX: f32 = 8.0;
    /// Between a title and what stands under it.
    pub(crate) const TITLE: f32 = 2.5;
    /// Above a part.
    pub(crate) const SECTION: f32 = 10.0;
    /// Between points.
    pub(crate) const POINT: f32 = 3.6;
    /// Between items of the lower half.
    pub(crate) const ITEM: f32 = 2.2;
    /// Above the sources, around their hairline.
    pub(crate) const SOURCES: f32 = 6.0;
    /// Between paragraphs of small print.
    pub(crate) const FINE: f32 = 2.0;
}

/// How many items of each part stay, and which cited paragraphs with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// In the order of the sheet's sections.
    items: Vec<usize>,
    /// How many citations each entry of the list of sources has left, through all sources.
    cited: Vec<u32>,
}

impl Kept {
    pub(crate) fn all(sheet: &Sheet<'_>) -> Self {
        let mut cited = vec![0; sheet.sources.iter().map(|s| s.entries.len()).sum()];
        let items = sheet.sections.iter().flat_map(|s| &s.items).flat_map(|(_, cites)| cites);
        for entry in items.chain(&sheet.headline_cites) {
            cited[*entry] += 1;
        }
        Self { items: sheet.sections.iter().map(|s| s.items.len()).collect(), cited }
    }

    /// How many items of a section stay.
    pub(crate) fn of(&self, index: usize) -> usize {
        self.items[index]
    }

    /// Whether anything that stays cites the entry.
    pub(crate) fn is_cited(&self, entry: usize) -> bool {
        self.cited[entry] > 0
    }

    /// Puts back the first item that was left off a section.
    fn take_back(&mut self, sheet: &Sheet<'_>, index: usize) {
        for entry in &sheet.sections[index].items[self.items[index]].1 {
            self.cited[*entry] += 1;
        }
        self.items[index] += 1;
    }

    /// Leaves off the last item of a section.
    fn leave_off(&mut self, sheet: &Sheet<'_>, index: usize) {
        self.items[index] -= 1;
        for entry in &sheet.sections[index].items[self.items[index]].1 {
            self.cited[*entry] -= 1;
        }
    }
}

/// The heights of all blocks that stay, at one scale.
pub(crate) struct Heights {
    scale: f32,
    headline: f32,
    titles: Vec<f32>,
    /// For each section, the height of its first one, two, three ... items without the gaps between them.
    items: Vec<Vec<f32>>,
    /// Everything of the sources but the lists of cited paragraphs.
    sources: f32,
    entry: f32,
}

/// Whether a part stands in the lower half.
pub(crate) fn is_lower(part: Part) -> bool {
    LOWER.contains(&part)
}

/// How wide a part is set.
pub(crate) fn width_of(part: Part, g: &Geometry) -> f32 {
    match part {
        Part::BottomLine => g.measure() - 26.0,
        p if is_lower(p) => g.lower_column(),
        _ => g.measure(),
    }
}

/// The scale of a part: the small print keeps its size.
pub(crate) fn scale_of(part: Part, scale: f32) -> f32 {
    if part == Part::Sourcing { 1.0 } else { scale }
}

/// The gap between two items of a part.
pub(crate) fn item_gap(part: Part) -> f32 {
    match part {
        Part::KeyPoints => gap::POINT,
        Part::Sourcing => 0.0,
        _ => gap::ITEM,
    }
}

impl Heights {
    pub(crate) fn new(sheet: &Sheet<'_>, scale: f32, kept: &Kept) -> Self {
        let (g, faces) = (&sheet.geometry, &sheet.faces);
        let items = |(i, s): (usize, &Section)| {
            let (width, scale) = (width_of(s.part, g), scale_of(s.part, scale));
            let mut together = 0.0;
            let so_far = |(block, _): &(Block, Vec<usize>)| {
                together += block.height(faces, width, scale);
                together
            };
            s.items[..kept.of(i)].iter().map(so_far).collect()
        };
        Self {
            scale,
            headline: sheet.headline.height(faces, g.measure(), sheet.headline_scale(scale)),
            titles: sheet.sections.iter().map(|s| s.title.leading * scale_of(s.part, scale)).collect(),
            items: sheet.sections.iter().enumerate().map(items).collect(),
            sources: small_print(sheet, faces, g),
            entry: g.fine.leading,
        }
    }

    /// Height of a section with its first `kept` items.
    fn section(&self, index: usize, part: Part, kept: usize) -> f32 {
        if kept == 0 {
            return 0.0;
        }
        let scale = scale_of(part, self.scale);
        let items = self.items[index][kept - 1];
        #[expect(clippy::cast_precision_loss, reason = "a count of items")]
        let gaps = (kept - 1) as f32 * item_gap(part) * scale;
        self.titles[index] + gap::TITLE * scale + items + gaps
    }

    /// The lower half: which column each of its parts goes to, and how tall it is.
    ///
    /// Parts keep their order within a column; of all ways to deal them out the lowest is taken, and of
    /// equals the one nearest to left, right, left, right.
    pub(crate) fn columns(&self, sheet: &Sheet<'_>, kept: &Kept) -> (Vec<(usize, usize)>, f32) {
        let present: Vec<(usize, f32)> = sheet
            .sections
            .iter()
            .enumerate()
            .filter(|(i, s)| is_lower(s.part) && kept.of(*i) > 0)
            .map(|(i, s)| (i, self.section(i, s.part, kept.of(i)) + gap::SECTION * self.scale))
            .collect();
        if sheet.geometry.lower_columns == 1 {
            return (present.iter().map(|(i, _)| (*i, 0)).collect(), present.iter().map(|(_, h)| h).sum());
        }
        // Bit i says that part i goes to the right; the first part always goes to the left.
        let canonical = 0b01010_u32;
        let tallest = |deal: u32| {
            let mut columns = [0.0_f32; 2];
            for (bit, (_, height)) in present.iter().enumerate() {
                columns[(deal >> bit & 1) as usize] += height;
            }
            columns[0].max(columns[1])
        };
        let used = (1_u32 << present.len()) - 1;
        let deals = (0..=used).filter(|deal| deal & 1 == 0);
        let best = deals
            .min_by(|a, b| {
                let distance = |deal: u32| (deal ^ (canonical & used)).count_ones();
                // A few points of height are not worth an unusual order.
                let cost = |deal: u32| tallest(deal) + 6.0 * distance(deal) as f32;
                cost(*a).total_cmp(&cost(*b)).then(distance(*a).cmp(&distance(*b)))
            })
            .unwrap_or(0);
        let dealt =
            present.iter().enumerate().map(|(bit, (i, _))| (*i, (best >> bit & 1) as usize)).collect();
        (dealt, tallest(best))
    }

    /// The height of the whole page.
    pub(crate) fn total(&self, sheet: &Sheet<'_>, kept: &Kept) -> f32 {
        self.upper(sheet, kept) + self.lower_end(sheet, kept)
    }

    /// The height of everything above the sourcing.
    pub(crate) fn upper(&self, sheet: &Sheet<'_>, kept: &Kept) -> f32 {
        let mut height = sheet.geometry.head + gap::KICKER + gap::RULE;
        height += gap::HEADLINE * self.scale * 2.0 + self.headline;
        for (i, section) in sheet.sections.iter().enumerate() {
            match section.part {
                Part::BottomLine => {
                    height += self.section(i, section.part, kept.of(i)) + 2.0 * gap::BOX * self.scale;
                }
                Part::KeyPoints | Part::Background if kept.of(i) > 0 => {
                    height += self.section(i, section.part, kept.of(i)) + gap::SECTION * self.scale;
                }
                _ => {}
            }
        }
        height + self.columns(sheet, kept).1
    }

    /// The height of the sourcing and the sources.
    pub(crate) fn lower_end(&self, sheet: &Sheet<'_>, kept: &Kept) -> f32 {
        let mut height = self.sources + gap::SECTION;
        for (i, section) in sheet.sections.iter().enumerate() {
            if section.part == Part::Sourcing && kept.of(i) > 0 {
                height += self.section(i, section.part, kept.of(i)) + gap::SOURCES;
            }
        }
        let mut first = 0;
        for blocks in &sheet.sources {
            let cited = (first..first + blocks.entries.len()).filter(|e| kept.is_cited(*e)).count();
            #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
            let rows = cited.div_ceil(sheet.geometry.columns) as f32;
            height += rows * self.entry;
            first += blocks.entries.len();
        }
        height
    }
}

/// The height of the sources without the lists of cited paragraphs.
fn small_print(sheet: &Sheet<'_>, faces: &Faces<'_>, g: &Geometry) -> f32 {
    let heads = sheet.sources.iter().map(|s| s.head.height(faces, g.measure(), 1.0) + 2.0 * gap::FINE);
    let closing = sheet.closing.iter().map(|b| b.height(faces, g.measure(), 1.0) + gap::FINE);
    let title = if sheet.sources.is_empty() { 0.0 } else { sheet.sources_title.leading + gap::TITLE };
    title + heads.sum::<f32>() + closing.sum::<f32>() + gap::SOURCES
}

/// The decision: the scale and how much of each part stays.
pub(crate) struct Fitted {
    pub(crate) heights: Heights,
    pub(crate) scale: f32,
    pub(crate) kept: Kept,
    /// What was left off: index of the section, one entry an item, in the order of leaving off.
    pub(crate) dropped: Vec<usize>,
}

/// What goes before the type gets small, and before anything else does.
const EXTRAS: [(Part, usize); 2] = [(Part::Background, 0), (Part::Timeline, 0)];

/// Finds the largest scale and the most items that fit on one page.
///
/// # Errors
/// [`ExportError::DoesNotFit`] when even three points and the bottom line do not.
pub(crate) fn decide(sheet: &Sheet<'_>) -> Result<Fitted, ExportError> {
    let room = sheet.geometry.room();
    let scales = sheet.geometry.scales;
    let mut kept = Kept::all(sheet);
    let mut dropped = Vec::new();
    let least = scales[scales.len() - 1];
    let smallest = Heights::new(sheet, least, &kept);
    let mut bare = kept.clone();
    drop_until(sheet, &smallest, &mut bare, &mut Vec::new(), f32::MIN, &EXTRAS);
    // What is too tall in the smallest type need not be tried in larger.
    let tried = if smallest.total(sheet, &bare) <= room { scales } else { &[] };
    // Background and timeline go before the type gets smaller than this.
    let comfortable = scales.iter().rposition(|s| *s >= 0.98).unwrap_or(0);
    for (i, &scale) in tried.iter().enumerate() {
        let heights = Heights::new(sheet, scale, &kept);
        if heights.total(sheet, &kept) <= room {
            return Ok(Fitted { heights, scale, kept, dropped });
        }
        if i == comfortable {
            drop_until(sheet, &heights, &mut kept, &mut dropped, room, &EXTRAS);
            if heights.total(sheet, &kept) <= room {
                return Ok(Fitted { heights, scale, kept, dropped });
            }
        }
    }
    let heights = smallest;
    drop_until(sheet, &heights, &mut kept, &mut dropped, room, &EXTRAS);
    // Each part is thinned out before any is left off.
    let ladder = [
        (Part::Quotes, 3),
        (Part::People, 5),
        (Part::Figures, 5),
        (Part::WhatsNext, 3),
        (Part::Quotes, 2),
        (Part::People, 3),
        (Part::Figures, 3),
        (Part::WhatsNext, 2),
        (Part::KeyPoints, 6),
        (Part::Quotes, 1),
        (Part::People, 2),
        (Part::Figures, 2),
        (Part::Quotes, 0),
        (Part::People, 0),
        (Part::Figures, 0),
        (Part::WhatsNext, 0),
        (Part::KeyPoints, 3),
    ];
    drop_until(sheet, &heights, &mut kept, &mut dropped, room, &ladder);
    take_back(sheet, &heights, &mut kept, &mut dropped, room);
    let total = heights.total(sheet, &kept);
    if total > room {
        let what = format!(
            "the bottom line, {} and the sources take {total:.0} points, the page has {room:.0}",
            match sheet.section(Part::KeyPoints).map_or(0, |s| s.items.len().min(3)) {
                0 => "the headline".to_owned(),
                1 => "one point".to_owned(),
                n => format!("{n} points"),
            }
        );
        return Err(ExportError::DoesNotFit { what });
    }
    // What was left off may have made room for larger type.
    for &scale in scales {
        let heights = Heights::new(sheet, scale, &kept);
        if heights.total(sheet, &kept) <= room {
            return Ok(Fitted { heights, scale, kept, dropped });
        }
    }
    Ok(Fitted { heights, scale: least, kept, dropped })
}

/// Leaves off last items, down to the number given for each part in turn, until the page is low enough.
fn drop_until(
    sheet: &Sheet<'_>,
    heights: &Heights,
    kept: &mut Kept,
    dropped: &mut Vec<usize>,
    room: f32,
    ladder: &[(Part, usize)],
) {
    let mut total = heights.total(sheet, kept);
    for &(part, floor) in ladder {
        let Some(index) = sheet.sections.iter().position(|s| s.part == part) else { continue };
        while total > room && kept.of(index) > floor {
            kept.leave_off(sheet, index);
            total = heights.total(sheet, kept);
            dropped.push(index);
        }
    }
}

/// Puts back what has room after all, the last left off first: a tall item may leave more than it took.
///
/// Background and timeline stay off: they would go again before the type became as small as it now is.
fn take_back(sheet: &Sheet<'_>, heights: &Heights, kept: &mut Kept, dropped: &mut Vec<usize>, room: f32) {
    let extra = |s: &Section| matches!(s.part, Part::Background | Part::Timeline);
    let mut closed: Vec<bool> = sheet.sections.iter().map(extra).collect();
    for at in (0..dropped.len()).rev() {
        let index = dropped[at];
        if closed[index] {
            continue;
        }
        kept.take_back(sheet, index);
        if heights.total(sheet, kept) <= room {
            dropped.remove(at);
        } else {
            kept.leave_off(sheet, index);
            closed[index] = true;
        }
    }
}

/// The brief with what does not fit on one page moved to [`Brief::dropped`].
///
/// With [`Pages::Many`] everything fits, and the brief comes back as it is.
///
/// # Errors
/// [`ExportError::DoesNotFit`] when even the bottom line and three points take more than a page.
pub fn fit(brief: &Brief, options: &PdfExporter) -> Result<Brief, ExportError> {
    let mut brief = brief.clone();
    if options.pages == Pages::Many {
        return Ok(brief);
    }
    let sheet = Sheet::new(&brief, options);
    let Fitted { dropped, .. } = decide(&sheet)?;
    let parts: Vec<Part> = dropped.iter().map(|i| sheet.sections[*i].part).collect();
    drop(sheet);
    for part in parts {
        // Items without a word are not on the page: they go unmentioned.
        while let Some(text) = take_last(&mut brief, part) {
            if !text.is_empty() {
                brief.dropped.push(Dropped { section: part.name().to_owned(), text });
                break;
            }
        }
    }
    let points = brief.key_points.len();
    brief.sourcing.single_unnamed.retain(|n| *n <= points);
    Ok(brief)
}

/// Takes the last item of a part and returns its text.
fn take_last(brief: &mut Brief, part: Part) -> Option<String> {
    fn joined(first: &str, join: &str, second: &str) -> String {
        let (first, second) = (clean(first), clean(second));
        let join = if first.is_empty() || second.is_empty() { "" } else { join };
        format!("{first}{join}{second}")
    }
    let point = |p: Point| joined(p.label.as_deref().unwrap_or_default(), ": ", &p.text);
    let event = |e: Event| joined(&when(&e), ": ", &e.what);
    match part {
        Part::KeyPoints => brief.key_points.pop().map(point),
        Part::Background => brief.background.pop().map(point),
        Part::Figures => brief.figures.pop().map(|f| joined(&f.value, " ", &f.label)),
        Part::People => {
            brief.people.pop().map(|p| joined(&p.name, ", ", p.role.as_deref().unwrap_or_default()))
        }
        Part::Quotes => brief.quotes.pop().map(|q| clean(&q.text).into_owned()),
        Part::WhatsNext => brief.whats_next.pop().map(event),
        Part::Timeline => brief.timeline.pop().map(event),
        Part::BottomLine | Part::Sourcing | Part::Sources => None,
    }
}
