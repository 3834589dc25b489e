//! The brief as measured blocks of text, before it is decided what fits and where it stands.

use crate::PdfExporter;
use crate::face::{Face, Faces};
use crate::fit::is_lower;
use crate::geometry::{Geometry, Size};
use crate::text::{Role, Style, Target, Text, TextBuilder};
use nutgraf_core::Brief;
use nutgraf_core::wording::{Item, Mark, Page, Part, SourceEntry};
use std::fmt::Write;

/// What a block is in the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The logo.
    Logo,
    /// The headline.
    Headline,
    /// The title of a part.
    Title(Part),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// An item of a list; items of the same list follow each other.
    Item {
        /// Tells neighbouring lists apart.
        list: usize,
        /// Whether the list is numbered.
        numbered: bool,
    },
    /// The line at the foot of each of several pages; no part of the document.
    Running,
}

/// A paragraph with its place in the structure and how it is set.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) tag: Tag,
    pub(crate) text: Text,
    /// What hangs in front of the first line.
    pub(crate) lead: Text,
    /// Points in front of every line, at scale 1.
    pub(crate) indent: f32,
    /// Points in front of the first line beyond that.
    pub(crate) first: f32,
    /// Line height in points at scale 1.
    pub(crate) leading: f32,
    /// Size of its type, by which the base line stands in the line.
    pub(crate) size: f32,
    /// The cited paragraph it stands for, when it is an entry of the list of sources.
    pub(crate) entry: Option<(usize, usize)>,
}

impl Block {
    /// Height in points when set `width` points wide.
    pub(crate) fn height(&self, faces: &Faces<'_>, width: f32, scale: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a count of lines")]
        let lines = self.text.count_lines(faces, width / scale - self.indent, self.first).max(1) as f32;
        lines * self.leading * scale
    }

    /// The least width in which it takes no more lines than in `width`, to a point: its lines are then of like
    /// length, and no word stands alone on the last.
    pub(crate) fn narrowest(&self, faces: &Faces<'_>, width: f32, scale: f32) -> f32 {
        let count = |width: f32| self.text.count_lines(faces, width / scale - self.indent, self.first);
        let lines = count(width);
        if lines < 2 {
            return width;
        }
        let (mut least, mut most) = (width / 2.0, width);
        while most - least > 1.0 {
            let middle = (least + most) / 2.0;
            if count(middle) > lines {
                least = middle;
            } else {
                most = middle;
            }
        }
        most
    }
}

/// A part of the page.
pub(crate) struct Section {
    pub(crate) part: Part,
    pub(crate) title: Block,
    /// Its items in the order of the brief, with the entries of the list of sources that each cites.
    pub(crate) items: Vec<(Block, Vec<usize>)>,
}

/// A source and its cited paragraphs.
pub(crate) struct SourceBlocks {
    pub(crate) head: Block,
    pub(crate) entries: Vec<Block>,
}

/// All blocks of a brief.
pub(crate) struct Sheet<'f> {
    pub(crate) faces: Faces<'f>,
    pub(crate) geometry: Geometry,
    /// The headline in plain text.
    pub(crate) title: String,
    pub(crate) headline: Block,
    /// The entries of the list of sources that the headline cites.
    pub(crate) headline_cites: Vec<usize>,
    pub(crate) kicker: Block,
    pub(crate) saving: Option<Block>,
    pub(crate) sections: Vec<Section>,
    pub(crate) sources_title: Block,
    pub(crate) sources: Vec<SourceBlocks>,
    pub(crate) closing: Vec<Block>,
    /// Whether the page is read from right to left, as its headline is.
    pub(crate) mirrored: bool,
    /// Characters without a glyph in any face, in order of appearance.
    pub(crate) missing: Vec<char>,
}

impl<'f> Sheet<'f> {
    pub(crate) fn new(brief: &Brief, options: &'f PdfExporter) -> Self {
        let page = Page::styled(brief, options.style.house());
        let faces = Faces::new(options);
        let mut maker = Maker { faces: &faces, g: Geometry::new(options), missing: Vec::new() };
        // A part that is alone in the lower half has all of its width.
        if page.sections.iter().filter(|s| is_lower(s.part)).count() == 1 {
            maker.g.lower_columns = 1;
        }
        let headline = maker.headline(&page);
        let (kicker, saving) = maker.kicker(&page, brief);
        // Entries are numbered through all sources.
        let mut keys: Vec<_> =
            page.sources.iter().flat_map(|s| cites(&s.cited)).enumerate().map(|(i, key)| (key, i)).collect();
        keys.sort_unstable();
        let entries = |marks: &[Mark]| -> Vec<usize> {
            let find = |key| keys.binary_search_by_key(&key, |(k, _)| *k).ok().map(|at| keys[at].1);
            cites(marks).filter_map(find).collect()
        };
        let sections =
            page.sections.iter().map(|s| maker.section(s.part, &s.title, &s.items, &entries)).collect();
        let sources_title = maker.title(Part::Sources, &page.sources_title);
        let sources = page.sources.iter().enumerate().map(|(i, s)| maker.source(brief, i, s)).collect();
        let closing = maker.closing(&page);
        let Maker { g: geometry, missing, .. } = maker;
        let headline_cites = entries(&page.headline_marks);
        Self {
            mirrored: runs_right_to_left(&page.headline),
            faces,
            geometry,
            title: page.headline.into_owned(),
            headline,
            headline_cites,
            kicker,
            saving,
            sections,
            sources_title,
            sources,
            closing,
            missing,
        }
    }

    /// The line at the foot of each page: the headline, and which page of how many.
    pub(crate) fn running(&self, pages: usize) -> Vec<Block> {
        let mut maker = Maker { faces: &self.faces, g: self.geometry, missing: Vec::new() };
        let g = self.geometry;
        let style = g.style(Face::Sans, g.fine, g.palette.muted);
        (1..=pages)
            .map(|page| {
                let number = format!(" · page {page} of {pages}");
                maker.block(Tag::Running, g.fine, |t| {
                    let room = g.measure() - g.fine.size * 8.0;
                    t.push_shortened(&self.title, style, Role::Text, room).push(&number, style, Role::Text);
                })
            })
            .collect()
    }

    /// The scale of the headline where the page is set at `scale`: larger type must not cost it another line.
    pub(crate) fn headline_scale(&self, scale: f32) -> f32 {
        let lines = |scale| self.headline.text.count_lines(&self.faces, self.geometry.measure() / scale, 0.0);
        if scale > 1.0 && lines(scale) > lines(1.0) { 1.0 } else { scale }
    }

    pub(crate) fn section(&self, part: Part) -> Option<&Section> {
        self.sections.iter().find(|s| s.part == part)
    }
}

/// Whether a text as a whole runs right to left (Unicode Standard Annex 9, P2 and P3).
fn runs_right_to_left(text: &str) -> bool {
    unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

/// Source and paragraph of citation marks.
fn cites(marks: &[Mark]) -> impl Iterator<Item = (usize, usize)> {
    marks.iter().map(|m| (m.source, m.paragraph))
}

struct Maker<'a, 'f> {
    faces: &'a Faces<'f>,
    g: Geometry,
    missing: Vec<char>,
}

impl<'f> Maker<'_, 'f> {
    fn text(&mut self) -> TextBuilder<'_, 'f> {
        TextBuilder::new(self.faces, &mut self.missing)
    }

    fn block(&mut self, tag: Tag, size: Size, fill: impl FnOnce(&mut TextBuilder<'_, 'f>)) -> Block {
        let mut builder = self.text();
        fill(&mut builder);
        let text = builder.finish();
        Block {
            tag,
            text,
            lead: Text::default(),
            indent: 0.0,
            first: 0.0,
            leading: size.leading,
            size: size.size,
            entry: None,
        }
    }

    /// The largest size of headline that takes at most two lines.
    fn headline(&mut self, page: &Page<'_>) -> Block {
        let g = self.g;
        let mut sizes = g.headline.into_iter();
        loop {
            let size = sizes.next().unwrap_or(g.headline[3]);
            let style = g.style(Face::SerifBold, size, g.palette.ink);
            let block = self.block(Tag::Headline, size, |t| {
                t.push(&page.headline, style, Role::Text);
                push_marks(t, &page.headline_marks, g.headline_mark_style(size));
            });
            let lines = block.text.count_lines(self.faces, g.measure(), 0.0);
            if sizes.len() == 0 || lines <= 2 {
                return block;
            }
        }
    }

    /// The line above the headline: where and when on the left, the time saved on the right.
    fn kicker(&mut self, page: &Page<'_>, brief: &Brief) -> (Block, Option<Block>) {
        let g = self.g;
        let (mut parts, mut saving) = (page.masthead.as_slice(), None);
        let mut room = g.measure() - g.logo;
        if brief.minutes_saved() > 0
            && let Some((last, rest)) = parts.split_last()
        {
            let style = g.style(Face::SansBold, g.kicker, g.palette.accent);
            let mut builder = TextBuilder::new(self.faces, &mut self.missing);
            builder.push(last, style, Role::Text);
            room -= builder.width() + 12.0;
            saving = Some(self.block(Tag::Paragraph, g.kicker, |t| {
                t.push(last, style, Role::Text);
            }));
            parts = rest;
        }
        let (bold, plain) = (
            g.style(Face::SansBold, g.kicker, g.palette.accent),
            g.style(Face::Sans, g.kicker, g.palette.muted),
        );
        let (first, parts) = match (&page.maker, parts) {
            (Some(maker), [_, rest @ ..]) => (maker.as_str(), rest),
            _ => ("Brief", parts),
        };
        let rest = parts.iter().fold(String::new(), |mut s, part| {
            let _ = write!(s, " · {part}");
            s
        });
        let kicker = self.block(Tag::Paragraph, g.kicker, |t| {
            t.push_shortened(first, bold, Role::Text, room);
            let room = room - t.width();
            t.push_shortened(&rest, plain, Role::Text, room);
        });
        (kicker, saving)
    }

    fn title(&mut self, part: Part, title: &str) -> Block {
        let style = self.g.style(Face::SansBold, self.g.title, self.g.palette.accent);
        self.block(Tag::Title(part), self.g.title, |t| {
            t.push(title, style, Role::Text);
        })
    }

    fn section(
        &mut self,
        part: Part,
        title: &str,
        items: &[Item<'_>],
        entries: &dyn Fn(&[Mark]) -> Vec<usize>,
    ) -> Section {
        let title = self.title(part, title);
        let mut blocks = items
            .iter()
            .enumerate()
            .map(|(i, item)| (self.item(part, i, item), entries(&item.marks)))
            .collect::<Vec<_>>();
        if part == Part::Figures {
            self.hang_values(&mut blocks);
        }
        if part == Part::KeyPoints && blocks.len() > 9 {
            // Room for a second digit.
            blocks.iter_mut().for_each(|(block, _)| block.indent += self.g.point.size * 0.5);
        }
        Section { part, title, items: blocks }
    }

    fn item(&mut self, part: Part, index: usize, item: &Item<'_>) -> Block {
        let g = self.g;
        let size = match part {
            Part::BottomLine => g.bottom_line,
            Part::KeyPoints => g.point,
            Part::Sourcing => g.fine,
            _ => g.lower,
        };
        let tag = match part {
            Part::BottomLine | Part::Sourcing => Tag::Paragraph,
            Part::Quotes => Tag::Quote,
            _ => Tag::Item { list: part as usize, numbered: part == Part::KeyPoints },
        };
        let (lead_style, text_style) = match part {
            Part::Figures => {
                (g.style(Face::SansBold, size, g.palette.accent), g.style(Face::Serif, size, g.palette.ink))
            }
            Part::Quotes => (
                g.style(Face::SerifBold, size, g.palette.ink),
                g.style(Face::SerifItalic, size, g.palette.ink),
            ),
            Part::Sourcing => {
                (g.style(Face::SansBold, size, g.palette.muted), g.style(Face::Sans, size, g.palette.muted))
            }
            _ => (g.style(Face::SerifBold, size, g.palette.ink), g.style(Face::Serif, size, g.palette.ink)),
        };
        let by_size = Size { size: if g.columns == 1 { size.size } else { size.size * 0.86 }, ..size };
        let by_style = g.style(Face::Sans, by_size, g.palette.muted);
        let hangs = part == Part::Figures;
        let mut block = self.block(tag, size, |t| {
            if !hangs && let Some(lead) = &item.lead {
                t.push(lead, lead_style, Role::Text).push(item.join, text_style, Role::Text);
            }
            t.push(&item.text, text_style, Role::Text);
            push_marks(t, &item.marks, g.mark_style(size));
            if let Some(by) = &item.by {
                if !t.is_empty() {
                    // The dot goes with what follows it.
                    t.push(" ·\u{a0}", by_style, Role::Text);
                }
                t.push(by, by_style, Role::Text);
            }
        });
        if hangs && let Some(lead) = &item.lead {
            let mut builder = self.text();
            builder.push(lead, lead_style, Role::Label).push(" ", lead_style, Role::Label);
            // For now its own width; the section aligns its values.
            let width = builder.width();
            block.lead = builder.finish();
            block.indent = width;
        }
        if part == Part::KeyPoints {
            let style = g.style(Face::SansBold, size, g.palette.accent);
            let mut builder = self.text();
            builder.push(&format!("{}. ", index + 1), style, Role::Label);
            block.lead = builder.finish();
            block.indent = size.size * 1.6;
        }
        block
    }

    /// Lines the figures up behind the widest of their values that is not too wide.
    fn hang_values(&self, items: &mut [(Block, Vec<usize>)]) {
        let most = self.g.lower_column() * 0.3;
        let indent = items.iter().map(|(b, _)| b.indent).filter(|w| *w <= most).fold(0.0_f32, f32::max) + 2.0;
        for (block, _) in items {
            block.first = (block.indent - indent).max(0.0);
            block.indent = indent;
        }
    }

    fn source(&mut self, brief: &Brief, index: usize, source: &SourceEntry<'_>) -> SourceBlocks {
        let g = self.g;
        let (bold, plain) =
            (g.style(Face::SansBold, g.fine, g.palette.ink), g.style(Face::Sans, g.fine, g.palette.muted));
        let head = self.block(Tag::Paragraph, g.fine, |t| {
            if brief.sources.len() > 1 {
                t.push(
                    &format!("{} ", source.id),
                    g.style(Face::SansBold, g.fine, g.palette.accent),
                    Role::Text,
                );
            }
            if let Some(headline) = &source.headline {
                t.push(headline, bold, Role::Text).push(" · ", plain, Role::Text);
                if runs_right_to_left(headline) {
                    t.left_to_right();
                }
            }
            t.push(&source.details, plain, Role::Text);
            if !source.sha256.is_empty() {
                let hash: String = source.sha256.chars().take(12).collect();
                t.push(&format!(" · SHA-256 {hash}…"), plain, Role::Text);
            }
            if let Some(url) = &source.url {
                let link = Style { colour: g.palette.accent, ..plain };
                t.push(" · ", plain, Role::Text).push(url, link, Role::Link(Target::Address(index)));
            }
        });
        let label_width = g.fine.size * if brief.sources.len() > 1 { 2.6 } else { 2.1 };
        let entries = source
            .cited
            .iter()
            .map(|mark| {
                let key = (mark.source, mark.paragraph);
                let cited = brief.citations().find(|c| (c.source, c.paragraph) == key);
                let (start, words) = match cited {
                    Some(c) if c.sentence > 1 => ("… ", c.excerpt.as_str()),
                    Some(c) => ("", c.excerpt.as_str()),
                    None => ("", ""),
                };
                let words = nutgraf_core::wording::clean(words);
                let tag = Tag::Item { list: 100 + index, numbered: false };
                let mut block = self.block(tag, g.fine, |t| {
                    let words = format!("{start}{words}");
                    t.push_shortened(&words, plain, Role::Text, g.column() - label_width);
                });
                let mut builder = self.text();
                let style = Style { colour: g.palette.accent, ..plain };
                builder.push(&mark.text, style, Role::LabelLink(Target::Mention(key.0, key.1)));
                builder.push(" ", style, Role::LabelLink(Target::Mention(key.0, key.1)));
                block.first = (builder.width() - label_width).max(0.0);
                block.lead = builder.finish();
                block.indent = label_width;
                block.entry = Some(key);
                block
            })
            .collect();
        SourceBlocks { head, entries }
    }

    /// What stands last: which characters could not be shown, and the guarantee.
    fn closing(&mut self, page: &Page<'_>) -> Vec<Block> {
        let g = self.g;
        let plain = g.style(Face::Sans, g.fine, g.palette.muted);
        let mut blocks = Vec::new();
        if let Some(note) = missing_note(&self.missing) {
            blocks.push(self.block(Tag::Paragraph, g.fine, |t| {
                t.push(&note, plain, Role::Text);
            }));
        }
        blocks.push(self.block(Tag::Paragraph, g.fine, |t| {
            t.push(page.guarantee, plain, Role::Text);
        }));
        blocks
    }
}

/// Names the characters that `[?]` stands for by their code points, for they cannot be printed.
fn missing_note(missing: &[char]) -> Option<String> {
    const MOST: usize = 12;
    if missing.is_empty() {
        return None;
    }
    let mut note = String::from("[?] stands for characters that the fonts lack: ");
    for (i, c) in missing.iter().take(MOST).enumerate() {
        let _ = write!(note, "{}U+{:04X}", if i > 0 { ", " } else { "" }, u32::from(*c));
    }
    if missing.len() > MOST {
        let _ = write!(note, " and {} more", missing.len() - MOST);
    }
    note.push('.');
    Some(note)
}

/// Citation marks, kept on the line of the word before them.
fn push_marks(text: &mut TextBuilder<'_, '_>, marks: &[Mark], style: Style) {
    for (i, mark) in marks.iter().enumerate() {
        let glue = match i {
            0 if text.is_empty() => "",
            0 => "\u{202f}",
            // A mark that begins with the number of its source needs more to set it off.
            _ if !mark.text.starts_with('¶') => ", ",
            // A long row of marks may be broken now and then.
            _ if i % 4 == 0 => " ",
            _ => "\u{a0}",
        };
        text.push(glue, style, Role::Text);
        text.push(&mark.text, style, Role::Link(Target::Entry(mark.source, mark.paragraph)));
    }
}
