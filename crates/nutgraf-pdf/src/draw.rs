//! The pages drawn: glyphs, rules and marked content as printpdf operations, fonts cut to what is used.

use crate::face::Faces;
use crate::layout::{Flush, Layout, Placed, Rule};
use crate::picture::{LOGO, LogoPicture};
use crate::program;
use crate::shape::{Order, Run, Shaper};
use crate::sheet::{Sheet, Tag};
use crate::tags::{Area, Drawn, Marked, Stretch};
use crate::text::{LEFT_TO_RIGHT_MARK, Role};
use nutgraf_core::{Colour, ExportError};
use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, FontId, Op, PaintMode, ParsedFont, PdfFont, PdfFontHandle, Pt,
    Rect, Rgb, TextItem, TextMatrix, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The pages and the fonts they need.
pub(crate) struct Drawing {
    pub(crate) pages: Vec<Vec<Op>>,
    pub(crate) fonts: Vec<(FontId, PdfFont)>,
    pub(crate) drawn: Vec<Drawn>,
}

/// A block's glyphs: what hangs in front, and its lines.
struct Shaped {
    lead: Vec<Run>,
    lead_width: f32,
    lines: Vec<(Vec<Run>, f32)>,
    rtl: bool,
}

/// Draws everything that was laid out.
///
/// # Errors
/// When a font cannot be cut down.
pub(crate) fn draw(
    sheet: &Sheet<'_>,
    layout: &Layout<'_>,
    logo: Option<&LogoPicture>,
) -> Result<Drawing, ExportError> {
    let mut shaper = Shaper::new(sheet.faces);
    let shaped: Vec<Shaped> = layout.placed.iter().map(|p| shape(&mut shaper, p)).collect();
    let fonts = Fonts::new(&sheet.faces, &layout.placed, &shaped)?;
    let height = sheet.geometry.height;
    let mut pages: Vec<Page> = (0..layout.pages).map(|_| Page::default()).collect();
    for rule in &layout.rules {
        pages[rule.page].rule(rule, height);
    }
    let mut drawn = Vec::with_capacity(shaped.len() + 1);
    if let Some(logo) = logo {
        let g = &sheet.geometry;
        // It stands on the rule, as the line beside it does.
        let foot = height - g.top - g.head;
        let x = if sheet.mirrored { g.width - g.left - logo.size.0 } else { g.left };
        drawn.extend(pages[0].logo(logo, x, foot));
    }
    for (placed, shaped) in layout.placed.iter().zip(&shaped) {
        let runs = place_runs(placed, shaped, height);
        if placed.block.tag == Tag::Running {
            draw_running(&mut pages, &fonts, &runs, placed.scale);
        } else {
            drawn.push(draw_block(&mut pages, &fonts, placed, &runs, height));
        }
    }
    let fonts = fonts.0.into_iter().flatten().map(|f| (f.id, PdfFont::new(f.parsed))).collect();
    Ok(Drawing { pages: pages.into_iter().map(Page::finish).collect(), fonts, drawn })
}

fn shape(shaper: &mut Shaper<'_>, placed: &Placed<'_>) -> Shaped {
    let text = &placed.block.text;
    let order = Order::new(text);
    let lines = placed
        .lines
        .iter()
        .map(|l| shaper.line(text, &order, &l.line, (placed.width - l.indent) / placed.scale))
        .collect();
    let lead = &placed.block.lead;
    let whole = crate::text::Line { range: 0..lead.string.len(), width: 0.0 };
    let (lead, lead_width) = shaper.line(lead, &Order::in_front_of(&order, lead), &whole, f32::INFINITY);
    Shaped { lead, lead_width, lines, rtl: order.is_rtl() }
}

/// A font cut to the glyphs that are used.
struct Subset {
    id: FontId,
    parsed: ParsedFont,
    remapper: GlyphRemapper,
    /// The text each glyph stands for, by its number in the whole font.
    texts: BTreeMap<u16, String>,
}

impl Subset {
    /// The width by which a viewer moves on after a glyph, in thousandths of an em: printpdf cuts it off.
    fn width(&self, new: u16) -> f32 {
        let units = self.parsed.get_glyph_width(new).map_or(0.0, f32::from);
        (units * 1000.0 / f32::from(self.parsed.units_per_em.max(1))).trunc()
    }
}

struct Fonts(Vec<Option<Subset>>);

impl Fonts {
    fn new(faces: &Faces<'_>, placed: &[Placed<'_>], shaped: &[Shaped]) -> Result<Self, ExportError> {
        let mut texts: Vec<BTreeMap<u16, String>> = vec![BTreeMap::new(); faces.len()];
        for (placed, shaped) in placed.iter().zip(shaped) {
            let lines = shaped.lines.iter().flat_map(|(runs, _)| runs);
            let body = lines.map(|run| (run, placed.block.text.string.as_str()));
            let lead = shaped.lead.iter().map(|run| (run, placed.block.lead.string.as_str()));
            for (run, string) in body.chain(lead) {
                let texts = &mut texts[run.face];
                for glyph in &run.glyphs {
                    let text = extracted(&string[glyph.text.clone()]);
                    let known = texts.entry(glyph.id).or_default();
                    if known.is_empty() && !text.is_empty() {
                        text.clone_into(known);
                    }
                }
            }
        }
        let subset = |(face, texts): (usize, BTreeMap<u16, String>)| {
            if texts.is_empty() {
                return Ok(None);
            }
            let typeface = faces.get(face);
            let failed =
                |reason: String| ExportError::Build { part: format!("font {}", typeface.name), reason };
            let glyphs: Vec<u16> = texts.keys().copied().collect();
            let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
            let bytes = subsetter::subset(typeface.bytes(), typeface.index, &remapper)
                .map_err(|e| failed(e.to_string()))?;
            let bytes = program::lean(bytes);
            let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
                .ok_or_else(|| failed("the subset cannot be read".to_owned()))?;
            parsed.font_name = Some(format!("{}+{}", subset_tag(&typeface.name, &glyphs), typeface.name));
            Ok(Some(Subset { id: FontId(format!("T{face}")), parsed, remapper, texts }))
        };
        texts.into_iter().enumerate().map(subset).collect::<Result<_, _>>().map(Self)
    }
}

/// Six letters that tell this subset from others of the same font.
fn subset_tag(name: &str, glyphs: &[u16]) -> String {
    let mut hash = Sha256::new();
    hash.update(name);
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}

/// White space that is copied as a plain space.
const SPACES: [char; 6] = ['\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{200a}', '\u{202f}'];

/// The text a glyph yields when copied: every kind of space is one, marks of direction are nothing.
fn extracted(text: &str) -> &str {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(space), None) if SPACES.contains(&space) => " ",
        _ => text.trim_matches(LEFT_TO_RIGHT_MARK),
    }
}

/// A page being drawn.
#[derive(Default)]
struct Page {
    ops: Vec<Op>,
    marked: usize,
    font: Option<(usize, f32)>,
    colour: Option<Colour>,
}

impl Page {
    fn fill(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            let part = |v: u8| (f32::from(v) / 255.0 * 1000.0).round() / 1000.0;
            let rgb = Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None };
            self.ops.push(Op::SetFillColor { col: Color::Rgb(rgb) });
            self.colour = Some(colour);
        }
    }

    fn rule(&mut self, rule: &Rule, height: f32) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        self.fill(rule.colour);
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(cents(rule.x)),
                y: Pt(cents(height - rule.y - rule.height)),
                width: Pt(cents(rule.width)),
                height: Pt(cents(rule.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
        self.ops.push(Op::EndMarkedContent);
    }

    /// Shows the logo; a mere decoration is no part of the document.
    fn logo(&mut self, logo: &LogoPicture, x: f32, y: f32) -> Option<Drawn> {
        let (width, height) = logo.size;
        let speaks = !logo.description.is_empty();
        let id = self.marked;
        if speaks {
            self.marked += 1;
            let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(i64::try_from(id).unwrap_or(0)))]);
            let properties = DictItem::Dict { map };
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Figure".to_owned(), properties });
        } else {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        }
        self.ops.push(Op::SaveGraphicsState);
        let rect = [x, y, x + width, y + height].map(cents);
        let matrix = [cents(width), 0.0, 0.0, cents(height), rect[0], rect[1]];
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: XObjectId(LOGO.to_owned()), transform });
        self.ops.push(Op::RestoreGraphicsState);
        self.ops.push(Op::EndMarkedContent);
        speaks.then(|| Drawn {
            tag: Tag::Logo,
            stretches: vec![Stretch {
                role: Role::Text,
                content: vec![Marked { page: 0, id }],
                areas: vec![Area { page: 0, rect }],
                text: logo.description.clone(),
            }],
            place: (0, y + height),
            entry: None,
        })
    }

    fn begin(&mut self, tag: &str, actual: Option<&str>) -> usize {
        let id = self.marked;
        self.marked += 1;
        let number = i64::try_from(id).unwrap_or(i64::MAX);
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
        if let Some(text) = actual {
            let mut data = vec![0xfe, 0xff];
            data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
            map.insert("ActualText".to_owned(), DictItem::String { data, literal: false });
        }
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        self.ops.push(Op::StartTextSection);
        id
    }

    fn end(&mut self) {
        self.ops.push(Op::EndTextSection);
        self.ops.push(Op::EndMarkedContent);
    }

    /// Shows a run with its left end at `x` and its base line at `y`.
    fn show(&mut self, fonts: &Fonts, run: &Run, x: f32, y: f32, scale: f32) {
        let Some(font) = &fonts.0[run.face] else { return };
        let size = (run.style.size * scale * 1000.0).round() / 1000.0;
        if self.font != Some((run.face, size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(size) });
            self.font = Some((run.face, size));
        }
        self.fill(run.style.colour);
        let y = y + run.style.rise * scale;
        // From right to left too in the order of the text: programs that read what is tagged take it as it stands.
        let mut glyphs = run.glyphs.as_slice();
        while let Some(first) = glyphs.first() {
            let end = glyphs.iter().position(|g| (g.y - first.y).abs() > 0.01).unwrap_or(glyphs.len());
            let (level, rest) = glyphs.split_at(end);
            let mut pen = first.x;
            let mut shown: Vec<Codepoint> = Vec::with_capacity(level.len());
            for glyph in level {
                let back = pen - glyph.x;
                if back.abs() > 0.02
                    && let Some(last) = shown.last_mut()
                {
                    last.offset = cents(back);
                    pen -= last.offset;
                }
                let new = font.remapper.get(glyph.id).unwrap_or(0);
                let text = font.texts.get(&glyph.id).filter(|t| !t.is_empty());
                shown.push(Codepoint::with_cid(
                    new,
                    0.0,
                    text.map_or_else(|| "\u{fffd}".to_owned(), Clone::clone),
                ));
                pen += font.width(new);
            }
            let (dx, dy) = (first.x / 1000.0 * size, first.y / 1000.0 * size);
            let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, cents(x + dx), cents(y + dy)]);
            self.ops.push(Op::SetTextMatrix { matrix });
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(shown)] });
            glyphs = rest;
        }
    }

    fn finish(self) -> Vec<Op> {
        self.ops
    }
}

/// Rounded to hundredths, so that files hold no meaningless digits.
fn cents(v: f32) -> f32 {
    (v * 100.0).round() / 100.0
}

/// One run of a block at its place.
struct At<'r> {
    run: &'r Run,
    string: &'r str,
    page: usize,
    x: f32,
    y: f32,
}

/// Every run of a block at its place, in reading order.
fn place_runs<'r>(placed: &'r Placed<'_>, shaped: &'r Shaped, height: f32) -> Vec<At<'r>> {
    let scale = placed.scale;
    let mut runs = Vec::new();
    // Where it is read from right to left, what hangs in front of the text hangs on its right.
    let (text_x, lead_x) = if shaped.rtl || placed.mirrored {
        let right = placed.lead_x + placed.width + (placed.x - placed.lead_x);
        (placed.lead_x, right - shaped.lead_width * scale)
    } else {
        (placed.x, placed.lead_x)
    };
    if let Some(line) = placed.lines.first() {
        let y = height - line.base;
        let string = placed.block.lead.string.as_str();
        runs.extend(shaped.lead.iter().map(|run| At {
            run,
            string,
            page: line.page,
            x: lead_x + run.x * scale,
            y,
        }));
    }
    for (line, (line_runs, width)) in placed.lines.iter().zip(&shaped.lines) {
        let flush_right = match placed.flush {
            Flush::Own => shaped.rtl,
            Flush::Left => false,
            Flush::Right => true,
        };
        let start = if flush_right {
            text_x + placed.width - line.indent - width * scale
        } else {
            text_x + line.indent
        };
        let y = height - line.base;
        let string = placed.block.text.string.as_str();
        runs.extend(line_runs.iter().map(|run| At {
            run,
            string,
            page: line.page,
            x: start + run.x * scale,
            y,
        }));
    }
    runs
}

/// A line at the foot of a page, which is no part of the document.
fn draw_running(pages: &mut [Page], fonts: &Fonts, runs: &[At<'_>], scale: f32) {
    let Some(page) = runs.first().map(|at| &mut pages[at.page]) else { return };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let map = [("Type", name("Pagination")), ("Subtype", name("Footer"))];
    let properties = DictItem::Dict { map: map.map(|(k, v)| (k.to_owned(), v)).into() };
    page.ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
    page.ops.push(Op::StartTextSection);
    for at in runs {
        page.show(fonts, at.run, at.x, at.y, scale);
    }
    page.end();
}

fn draw_block(pages: &mut [Page], fonts: &Fonts, placed: &Placed<'_>, runs: &[At<'_>], height: f32) -> Drawn {
    let scale = placed.scale;
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let same = |at: &At<'_>| at.run.role == first.run.role && at.page == first.page;
        let end = rest.iter().position(|at| !same(at)).unwrap_or(rest.len());
        let (group, tail) = rest.split_at(end);
        let text: String = group.iter().map(|at| &at.string[at.run.text.clone()]).collect();
        let said = group.iter().all(|at| extracts_right(fonts, at));
        let actual = (!said).then(|| text.replace(SPACES, " ").replace(LEFT_TO_RIGHT_MARK, ""));
        let page = &mut pages[first.page];
        let id = page.begin(content_tag(first.run.role), actual.as_deref());
        for at in group {
            page.show(fonts, at.run, at.x, at.y, scale);
        }
        page.end();
        let marked = Marked { page: first.page, id };
        let areas = match first.run.role {
            Role::Link(_) | Role::LabelLink(_) => areas(group, scale),
            Role::Text | Role::Label => Vec::new(),
        };
        match stretches.last_mut() {
            // A stretch that goes on on the next page.
            Some(last) if last.role == first.run.role => {
                last.content.push(marked);
                last.areas.extend(areas);
                last.text += &text;
            }
            _ => stretches.push(Stretch { role: first.run.role, content: vec![marked], areas, text }),
        }
        rest = tail;
    }
    let place = placed
        .lines
        .first()
        .map_or((0, height), |l| (l.page, height - l.base + placed.block.leading * scale));
    Drawn { tag: placed.block.tag, stretches, place, entry: placed.block.entry }
}

fn content_tag(role: Role) -> &'static str {
    match role {
        Role::Text => "Span",
        Role::Label => "Lbl",
        Role::Link(_) | Role::LabelLink(_) => "Link",
    }
}

/// Whether copying the run's glyphs one by one gives its text.
fn extracts_right(fonts: &Fonts, at: &At<'_>) -> bool {
    let Some(font) = &fonts.0[at.run.face] else { return true };
    at.run.glyphs.iter().all(|glyph| {
        let text = extracted(&at.string[glyph.text.clone()]);
        !text.is_empty() && font.texts.get(&glyph.id).is_some_and(|known| known == text)
    })
}

/// The rectangles of a link: one for each line it stands on.
fn areas(group: &[At<'_>], scale: f32) -> Vec<Area> {
    let mut areas: Vec<(f32, Area)> = Vec::new();
    for at in group {
        let (size, y) = (at.run.style.size * scale, at.y + at.run.style.rise * scale);
        let rect = [at.x - 1.0, y - 0.25 * size, at.x + at.run.width * scale + 1.0, y + 0.8 * size];
        match areas.last_mut() {
            Some((base, area)) if *base == at.y => {
                area.rect[0] = area.rect[0].min(rect[0]);
                area.rect[2] = area.rect[2].max(rect[2]);
            }
            _ => areas.push((at.y, Area { page: at.page, rect })),
        }
    }
    areas.into_iter().map(|(_, area)| Area { rect: area.rect.map(cents), ..area }).collect()
}
