//! A paragraph in several styles, measured once and broken into lines of any width.
//!
//! Widths are nominal advances, without kerning and ligatures, so that deciding what fits needs no shaping.
//! The drawn lines are broken by the same widths: what was measured is what is drawn.

use crate::calm::calmest;
use crate::face::{Face, Faces, replace_missing};
use nutgraf_core::Colour;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Unicode's mark for the direction of what follows; it is not seen.
pub(crate) const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Size in points at scale 1.
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    /// Points above the base line at scale 1.
    pub(crate) rise: f32,
}

/// What a piece of text is to a reader who cannot see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The text of its block.
    Text,
    /// The number or label of a list item.
    Label,
    /// A link.
    Link(Target),
    /// The label of a list item that is a link.
    LabelLink(Target),
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// The entry of a cited paragraph in the list of sources: source and paragraph.
    Entry(usize, usize),
    /// Back to the first place that cites the paragraph.
    Mention(usize, usize),
    /// The address of a source, by its place in the brief.
    Address(usize),
}

/// Text of one face, style and role, up to `end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) end: usize,
    /// The face it is set in, which may be a fallback for the style's.
    pub(crate) face: usize,
    pub(crate) style: Style,
    pub(crate) role: Role,
}

/// What stands between two places where a line may end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub(crate) end: usize,
    /// Width of its visible text at scale 1.
    pub(crate) width: f32,
    /// Width of the white space that follows.
    pub(crate) space: f32,
}

/// One line: a range of the text, trailing white space included, and the width of what is seen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) range: Range<usize>,
    /// At scale 1.
    pub(crate) width: f32,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) string: String,
    pub(crate) pieces: Vec<Piece>,
    segments: Vec<Segment>,
}

/// Puts a [`Text`] together.
pub(crate) struct TextBuilder<'a, 'f> {
    faces: &'a Faces<'f>,
    missing: &'a mut Vec<char>,
    string: String,
    pieces: Vec<Piece>,
}

impl<'a, 'f> TextBuilder<'a, 'f> {
    pub(crate) fn new(faces: &'a Faces<'f>, missing: &'a mut Vec<char>) -> Self {
        Self { faces, missing, string: String::new(), pieces: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// Adds text in a style.
    pub(crate) fn push(&mut self, text: &str, style: Style, role: Role) -> &mut Self {
        let text = replace_missing(self.faces, style.face, text, self.missing);
        let start = self.string.len();
        self.string.push_str(&text);
        let mut face = style.face as usize;
        if !text.is_ascii() {
            for (at, _, found, _) in set_in(self.faces, style.face, &text) {
                if found != face && at > 0 {
                    self.pieces.push(Piece { end: start + at, face, style, role });
                }
                face = found;
            }
        }
        if !text.is_empty() {
            self.pieces.push(Piece { end: self.string.len(), face, style, role });
        }
        self
    }

    /// Adds as many of the text's words as fit into `width` points, and an ellipsis when that is not all.
    pub(crate) fn push_shortened(&mut self, text: &str, style: Style, role: Role, width: f32) -> &mut Self {
        let text = replace_missing(self.faces, style.face, text, self.missing);
        let ellipsis = self.faces.resolve(style.face, '…').map_or(0.0, |(_, advance)| advance * style.size);
        let (mut used, mut cut, mut fits) = (0.0, 0, true);
        for (at, c, _, advance) in set_in(self.faces, style.face, &text) {
            if c.is_whitespace() && used + ellipsis <= width {
                cut = at;
            }
            used += advance * style.size;
            if used > width {
                fits = false;
                break;
            }
        }
        if fits {
            return self.push(&text, style, role);
        }
        let kept = text[..cut]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—'));
        if kept.is_empty() {
            return self;
        }
        self.push(kept, style, role).push("…", style, role)
    }

    /// Has what follows run left to right from its first sign on, though that be a digit behind text that runs
    /// the other way.
    pub(crate) fn left_to_right(&mut self) -> &mut Self {
        if let Some(piece) = self.pieces.last_mut() {
            self.string.push(LEFT_TO_RIGHT_MARK);
            piece.end = self.string.len();
        }
        self
    }

    /// The width of the text so far, in points at scale 1.
    pub(crate) fn width(&self) -> f32 {
        let mut at = 0;
        let mut width = 0.0;
        for piece in &self.pieces {
            let face = self.faces.get(piece.face);
            width += self.string[at..piece.end].chars().map(|c| face.advance(c).unwrap_or(0.0)).sum::<f32>()
                * piece.style.size;
            at = piece.end;
        }
        width
    }

    /// The text, measured.
    pub(crate) fn finish(self) -> Text {
        let Self { faces, string, pieces, .. } = self;
        let mut segments = Vec::with_capacity(string.len() / 6 + 1);
        let mut breaks = linebreaks(&string).filter_map(|(at, opportunity)| {
            matches!(opportunity, BreakOpportunity::Allowed | BreakOpportunity::Mandatory).then_some(at)
        });
        let mut next = breaks.next().unwrap_or(string.len());
        let (mut start, mut width, mut space) = (0, 0.0_f32, 0.0_f32);
        for piece in &pieces {
            let face = faces.get(piece.face);
            for (at, c) in string[start..piece.end].char_indices() {
                if start + at >= next {
                    segments.push(Segment { end: next, width, space });
                    (width, space) = (0.0, 0.0);
                    next = breaks.next().unwrap_or(string.len());
                }
                let advance = face.advance(c).unwrap_or(0.0) * piece.style.size;
                if is_space(c) {
                    space += advance;
                } else {
                    width += space + advance;
                    space = 0.0;
                }
            }
            start = piece.end;
        }
        if !string.is_empty() {
            segments.push(Segment { end: string.len(), width, space });
        }
        drop(breaks);
        Text { string, pieces, segments }
    }
}

/// The characters of a text with their places, faces and advances in ems.
///
/// White space stays in the face of what stands before it, when that has it.
fn set_in<'t>(
    faces: &'t Faces<'_>,
    wish: Face,
    text: &'t str,
) -> impl Iterator<Item = (usize, char, usize, f32)> + 't {
    let mut before = None;
    text.char_indices().map(move |(at, c)| {
        let stays = before.filter(|_| c.is_whitespace()).and_then(|face| {
            let advance = faces.get(face).advance(c)?;
            Some((face, advance))
        });
        let found = stays.or_else(|| faces.resolve(wish, c));
        let (face, advance) = found.unwrap_or((before.unwrap_or(wish as usize), 0.0));
        before = Some(face);
        (at, c, face, advance)
    })
}

/// White space that may vanish at the end of a line.
fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{2009}'
}

impl Text {
    /// How many lines it takes; the first is `first` points shorter than the others.
    pub(crate) fn count_lines(&self, faces: &Faces<'_>, width: f32, first: f32) -> usize {
        let mut count = 0;
        self.break_lines(faces, width, first, |_| count += 1);
        count
    }

    /// Its lines, as many as [`count_lines`](Self::count_lines) says; the first is `first` points shorter than
    /// the others.
    pub(crate) fn lines(&self, faces: &Faces<'_>, width: f32, first: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        self.break_lines(faces, width, first, |line| lines.push(line));
        calmest(&self.string, &self.segments, width, first, lines.len()).unwrap_or(lines)
    }

    /// Fills lines one after the other; what is wider than a whole line is broken between characters.
    fn break_lines(&self, faces: &Faces<'_>, width: f32, first: f32, mut emit: impl FnMut(Line)) {
        let mut room = width - first;
        let (mut start, mut used, mut space) = (0, 0.0_f32, 0.0_f32);
        let mut from = 0;
        for segment in &self.segments {
            let open = from > start;
            if open && used + space + segment.width > room {
                emit(Line { range: start..from, width: used });
                (start, used, space, room) = (from, 0.0, 0.0, width);
            } else if !open && segment.width > room && room < width && segment.width <= width {
                // The short first line holds nothing: leave it empty rather than break a word.
                emit(Line { range: start..start, width: 0.0 });
                room = width;
            }
            if segment.width > room {
                for (range, part) in self.break_anywhere(faces, from..segment.end, room, width) {
                    if range.end == segment.end {
                        (start, used) = (range.start, part);
                    } else {
                        emit(Line { range, width: part });
                        room = width;
                    }
                }
            } else {
                used += space + segment.width;
            }
            space = segment.space;
            from = segment.end;
        }
        if from > start {
            emit(Line { range: start..from, width: used });
        }
    }

    /// Cuts a range that is too wide between characters; the last part may have room left.
    fn break_anywhere(
        &self,
        faces: &Faces<'_>,
        range: Range<usize>,
        mut room: f32,
        width: f32,
    ) -> Vec<(Range<usize>, f32)> {
        let mut parts = Vec::new();
        let (mut start, mut used) = (range.start, 0.0);
        let mut piece = self.pieces.partition_point(|p| p.end <= range.start);
        for (at, c) in self.string[range.clone()].char_indices() {
            let at = range.start + at;
            while self.pieces[piece].end <= at {
                piece += 1;
            }
            let Piece { face, style, .. } = self.pieces[piece];
            // White space ends the range and vanishes at the end of the line.
            let advance =
                if is_space(c) { 0.0 } else { faces.get(face).advance(c).unwrap_or(0.0) * style.size };
            if used + advance > room && at > start && advance > 0.0 {
                parts.push((start..at, used));
                (start, used, room) = (at, 0.0, width);
            }
            used += advance;
        }
        parts.push((start..range.end, used));
        parts
    }

    /// The pieces that a range of it touches, each cut to the range.
    pub(crate) fn pieces_in(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &Piece)> {
        let first = self.pieces.partition_point(|p| p.end <= range.start);
        let mut start = range.start;
        self.pieces[first..].iter().map_while(move |piece| {
            let cut = start..piece.end.min(range.end);
            start = cut.end;
            (!cut.is_empty()).then_some((cut, piece))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { face: Face::Serif, size: 10.0, colour: Colour(0, 0, 0), rise: 0.0 };

    fn text(string: &str) -> Text {
        let faces = Faces::usual();
        let mut missing = Vec::new();
        let mut builder = TextBuilder::new(&faces, &mut missing);
        builder.push(string, STYLE, Role::Text);
        builder.finish()
    }

    fn broken(string: &str, width: f32, first: f32) -> Vec<String> {
        let text = text(string);
        let lines = text.lines(&Faces::usual(), width, first);
        assert_eq!(lines.len(), text.count_lines(&Faces::usual(), width, first));
        lines.into_iter().map(|l| text.string[l.range].to_owned()).collect()
    }

    #[test]
    fn lines_join_to_the_text_and_none_is_too_wide() {
        let string =
            "The talks, long awaited, begin on Friday — or later, said Dr. Øyen: “well-planned” indeed.";
        for width in [20, 45, 60, 111, 300, 1000] {
            let text = text(string);
            let lines = text.lines(&Faces::usual(), width as f32, 0.0);
            assert_eq!(lines.iter().map(|l| &text.string[l.range.clone()]).collect::<String>(), string);
            assert!(lines.iter().all(|l| l.width <= width as f32), "{width}: {lines:?}");
        }
    }

    #[test]
    fn breaks_after_spaces_and_not_before_a_glued_mark() {
        assert_eq!(broken("one two three", 40.0, 0.0), ["one two ", "three"]);
        assert_eq!(broken("one two\u{202f}¶3", 40.0, 0.0), ["one ", "two\u{202f}¶3"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        let lines = broken(&"w".repeat(40), 50.0, 0.0);
        assert!(lines.len() > 5, "{lines:?}");
        assert_eq!(lines.concat(), "w".repeat(40));
    }

    #[test]
    fn a_first_line_without_room_stays_empty() {
        assert_eq!(broken("wondrous", 60.0, 40.0), ["", "wondrous"]);
    }

    #[test]
    fn shortening_keeps_whole_words() {
        let faces = Faces::usual();
        let mut missing = Vec::new();
        let mut builder = TextBuilder::new(&faces, &mut missing);
        builder.push_shortened("Donald Trump and Vladimir Putin", STYLE, Role::Text, 80.0);
        assert_eq!(builder.string, "Donald Trump…");
        assert!(builder.width() <= 80.0);
    }

    #[test]
    fn shortened_text_is_measured_in_the_faces_it_is_set_in() {
        let font = include_bytes!("../tests/fonts/DejaVuSans-HebrewArabic.ttf").to_vec();
        let fallback_fonts = vec![crate::FallbackFont::new(font, 0).unwrap()];
        let options = crate::PdfExporter { fallback_fonts, ..Default::default() };
        let faces = Faces::new(&options);
        for width in 60..200 {
            let mut missing = Vec::new();
            let mut builder = TextBuilder::new(&faces, &mut missing);
            builder.push_shortened(&"שלום לכולם הנה גשר ".repeat(3), STYLE, Role::Text, width as f32);
            assert!(builder.width() <= width as f32, "{width}: {}", builder.width());
            assert_eq!(builder.finish().count_lines(&faces, width as f32, 0.0), 1);
        }
    }
}
