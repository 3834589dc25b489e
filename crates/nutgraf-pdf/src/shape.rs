//! Lines of text turned into glyphs with their places: shaping, and the order of mixed scripts.

use crate::face::Faces;
use crate::text::{Line, Piece, Role, Style, Text};
use harfrust::{Buffer, ClusterLevel, Direction, Script, ShapeOptions, ShapePlan, ShaperFont};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A glyph at its place.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// Thousandths of an em from the start of its run.
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// The text it stands for; empty when the glyph before it stands for it too.
    pub(crate) text: Range<usize>,
}

/// Glyphs of one face, style and role, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) face: usize,
    pub(crate) style: Style,
    pub(crate) role: Role,
    /// Points from the start of the line at scale 1.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) text: Range<usize>,
}

/// Shapes the lines of a document.
pub(crate) struct Shaper<'f> {
    faces: Faces<'f>,
    fonts: Vec<Option<ShaperFont<'f, 'f>>>,
    plans: Vec<((usize, Script, bool), ShapePlan)>,
    buffer: Buffer,
}

/// What bidirectional analysis says of a text; `None` for the usual text that runs left to right.
pub(crate) struct Order<'t>(Option<BidiInfo<'t>>);

impl<'t> Order<'t> {
    pub(crate) fn new(text: &'t Text) -> Self {
        let rtl = |c: char| c >= '\u{590}' && !('\u{2000}'..='\u{2fff}').contains(&c);
        if !text.string.chars().any(rtl) {
            return Self(None);
        }
        Self(Some(BidiInfo::new(&text.string, None)).filter(BidiInfo::has_rtl))
    }

    /// The order of what hangs in front of a paragraph: its number runs as the paragraph does.
    pub(crate) fn in_front_of(paragraph: &Order<'_>, lead: &'t Text) -> Self {
        if paragraph.is_rtl() {
            Self(Some(BidiInfo::new(&lead.string, Some(Level::rtl()))))
        } else {
            Self::new(lead)
        }
    }

    /// Whether the paragraph as a whole runs right to left.
    pub(crate) fn is_rtl(&self) -> bool {
        self.0.as_ref().and_then(|info| info.paragraphs.first()).is_some_and(|p| p.level.is_rtl())
    }

    /// The runs of a line from left to right, each with its direction.
    fn visual(&self, range: &Range<usize>) -> Vec<(Range<usize>, bool)> {
        let Some(info) = &self.0 else { return vec![(range.clone(), false)] };
        // Texts are one paragraph: they hold no line ends.
        let Some(paragraph) = info.paragraphs.iter().find(|p| p.range.contains(&range.start)) else {
            return vec![(range.clone(), false)];
        };
        let range = range.start..range.end.min(paragraph.range.end);
        let (levels, runs) = info.visual_runs(paragraph, range);
        runs.into_iter().map(|r| (r.clone(), levels.get(r.start).is_some_and(Level::is_rtl))).collect()
    }
}

impl<'f> Shaper<'f> {
    pub(crate) fn new(faces: Faces<'f>) -> Self {
        let mut buffer = Buffer::new();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        Self { faces, fonts: (0..faces.len()).map(|_| None).collect(), plans: Vec::new(), buffer }
    }

    /// The runs of a line in the order of its text, and their width together, in points at scale 1.
    pub(crate) fn line(&mut self, text: &Text, order: &Order<'_>, line: &Line, room: f32) -> (Vec<Run>, f32) {
        let mut runs = Vec::new();
        let mut x = 0.0;
        for (range, rtl) in order.visual(&line.range) {
            let mut pieces: Vec<(Range<usize>, Piece)> =
                text.pieces_in(range).map(|(r, p)| (r, *p)).collect();
            if rtl {
                pieces.reverse();
            }
            for (range, piece) in pieces {
                let mut parts = scripts(&text.string, range);
                if rtl {
                    parts.reverse();
                }
                for (range, script) in parts {
                    let mut run = self.run(&text.string, range, &piece, script, rtl);
                    run.x = x;
                    x += run.width;
                    runs.push(run);
                }
            }
        }
        let trailing: f32 = self.trailing_space(text, line);
        if order.is_rtl() {
            // There the white space that ends the line stands at its left.
            runs.iter_mut().for_each(|run| run.x -= trailing);
        }
        squeeze(&mut runs, &text.string, x - trailing - room);
        runs.sort_by_key(|run| run.text.start);
        (runs, x - trailing)
    }

    /// The width of the white space at the end of a line.
    fn trailing_space(&self, text: &Text, line: &Line) -> f32 {
        let string = &text.string[line.range.clone()];
        let trimmed = string.trim_end_matches([' ', '\u{2009}']).len();
        text.pieces_in(line.range.start + trimmed..line.range.end)
            .map(|(range, piece)| {
                let face = self.faces.get(piece.face);
                let advances = text.string[range].chars().map(|c| face.advance(c).unwrap_or(0.0));
                advances.sum::<f32>() * piece.style.size
            })
            .sum()
    }

    fn run(&mut self, string: &str, range: Range<usize>, piece: &Piece, script: Script, rtl: bool) -> Run {
        let face = self.faces.get(piece.face);
        let font = self.fonts[piece.face].get_or_insert_with(|| ShaperFont::new(&face.font));
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let plan = if script == Script::LATIN && !rtl {
            face.latin_plan()
        } else {
            let key = (piece.face, script, rtl);
            let at = self.plans.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
                self.plans.push((key, face.plan(script, direction)));
                self.plans.len() - 1
            });
            &self.plans[at].1
        };
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.push_str(&string[range.clone()]);
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        let shaped = harfrust::shape(font, buffer, ShapeOptions::new().plan(Some(plan))).is_ok();
        let unit = 1000.0 / face.upem;
        let mut glyphs = Vec::with_capacity(buffer.len());
        let mut pen = 0.0;
        if shaped {
            for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
                #[expect(clippy::cast_precision_loss, reason = "font units are small")]
                let em = |v: i32| v as f32 * unit;
                let cluster = range.start + info.cluster as usize;
                glyphs.push(Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    x: pen + em(position.x_offset),
                    y: em(position.y_offset),
                    text: cluster..cluster,
                });
                pen += em(position.x_advance);
            }
        }
        if rtl {
            glyphs.reverse();
        }
        spread_text(&mut glyphs, range.end);
        let width = pen / 1000.0 * piece.style.size;
        let Piece { face, style, role, .. } = *piece;
        Run { face, style, role, x: 0.0, width, glyphs, text: range }
    }
}

/// Gives the first glyph of each cluster the cluster's text.
fn spread_text(glyphs: &mut [Glyph], end: usize) {
    for i in 0..glyphs.len() {
        let start = glyphs[i].text.start;
        if i > 0 && glyphs[i - 1].text.start == start {
            glyphs[i].text = start..start;
            continue;
        }
        let next = glyphs[i + 1..].iter().map(|g| g.text.start).find(|s| *s > start).unwrap_or(end);
        glyphs[i].text = start..next;
    }
}

/// Takes what a line is too wide by, when kerning makes it wider than measured, out of its spaces.
fn squeeze(runs: &mut [Run], string: &str, excess: f32) {
    if excess <= 0.0 {
        return;
    }
    let is_space = |g: &Glyph| string.get(g.text.clone()).is_some_and(|t| t == " ");
    let spaces = runs.iter().flat_map(|r| &r.glyphs).filter(|g| is_space(g)).count();
    if spaces == 0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of spaces")]
    let each = excess / spaces as f32;
    let mut taken = 0.0;
    for run in runs {
        run.x -= taken;
        let mut within = 0.0;
        let unit = 1000.0 / run.style.size;
        // From left to right, whichever way the text runs.
        let mut order: Vec<usize> = (0..run.glyphs.len()).collect();
        order.sort_by(|a, b| run.glyphs[*a].x.total_cmp(&run.glyphs[*b].x));
        for i in order {
            run.glyphs[i].x -= within * unit;
            if is_space(&run.glyphs[i]) {
                within += each;
            }
        }
        run.width -= within;
        taken += within;
    }
}

/// Cuts a range where the script changes; marks, digits and punctuation go with what stands before them.
fn scripts(string: &str, range: Range<usize>) -> Vec<(Range<usize>, Script)> {
    let plain = |c: char| c < '\u{250}' || ('\u{2000}'..'\u{2070}').contains(&c);
    if string[range.clone()].chars().all(plain) {
        return vec![(range, Script::LATIN)];
    }
    let mut parts: Vec<(Range<usize>, Option<Script>)> = Vec::new();
    for (at, c) in string[range.clone()].char_indices() {
        let at = range.start + at;
        let script = Some(harfrust::unicode::script(u32::from(c)))
            .filter(|s| ![Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(s));
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some((part, known)) if script.is_none() || known.is_none() || *known == script => {
                part.end = end;
                *known = known.or(script);
            }
            _ => parts.push((at..end, script)),
        }
    }
    parts.into_iter().map(|(range, script)| (range, script.unwrap_or(Script::LATIN))).collect()
}
