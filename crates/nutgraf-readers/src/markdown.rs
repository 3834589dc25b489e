//! Markdown, with front matter.

use crate::draft::Draft;
use crate::places::Places;
use crate::{Decoded, ReadOptions, describe};
use nutgraf_core::{ElementKind, Span, Story};
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// The story of a Markdown document, and where its text stands there.
pub(crate) fn story(decoded: &Decoded, options: &ReadOptions) -> (Story, Places) {
    let mut writer = Writer::default();
    writer.draft.metadata.notes = describe::without_places(decoded.notes.clone());
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for (event, place) in Parser::new_ext(&decoded.text, extensions).into_offset_iter() {
        writer.event(event, place.into());
    }
    writer.flush();
    (writer.draft.finish(options), writer.places)
}

#[derive(Default)]
struct Writer {
    draft: Draft,
    /// Where the text of the draft stands in the document.
    places: Places,
    piece: Piece,
    /// Whether each open list is numbered.
    lists: Vec<bool>,
    item: bool,
    heading: Option<u8>,
    cells: Vec<Piece>,
    /// Depth within what is not text: code blocks, footnotes, images.
    silent: usize,
    front: Option<MetadataBlockKind>,
    any_heading: bool,
}

/// A piece of text in the making, and where its parts stand in the document.
#[derive(Default)]
struct Piece {
    text: String,
    places: Places,
}

impl Piece {
    fn push(&mut self, text: &str, place: Span) {
        let start = self.text.len();
        self.text.push_str(text);
        self.places.add(Span::new(start, self.text.len()), place);
    }

    /// White space before the text.
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

impl Writer {
    fn event(&mut self, event: Event<'_>, place: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.silent == 0 => self.piece.push(&text, place),
            Event::SoftBreak | Event::HardBreak if self.silent == 0 => self.piece.push(" ", place),
            Event::Html(html) | Event::InlineHtml(html) if self.silent == 0 => {
                // Mark-up of its own adds its text, no mark-up.
                let text = crate::html::text(&html);
                self.piece.push(&text, place);
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                });
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                self.flush();
                self.item = true;
            }
            Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) | Tag::Image { .. } => self.silent += 1,
            Tag::MetadataBlock(kind) => self.front = Some(kind),
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::Table(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::BlockQuote(_) => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                self.item = false;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock | TagEnd::FootnoteDefinition | TagEnd::Image => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.piece)),
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.draft.out.row(cells.iter().map(|cell| cell.text.as_str()));
                let row = self.draft.out.elements().last().map(|element| &element.kind);
                if let Some(ElementKind::TableRow { cells: spans }) = row {
                    for (cell, &span) in cells.iter().zip(spans) {
                        self.places.add_piece(&cell.places, cell.indent(), span);
                    }
                }
            }
            TagEnd::MetadataBlock(_) => {
                let block = std::mem::take(&mut self.piece).text;
                let mark = if self.front.take() == Some(MetadataBlockKind::PlusesStyle) { '=' } else { ':' };
                self.front_matter(&block, mark);
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        let text = &piece.text;
        if text.trim().is_empty() {
            return;
        }
        let kind = match self.heading {
            Some(1)
                if !self.any_heading && !self.draft.has_body() && self.draft.metadata.headline.is_none() =>
            {
                self.any_heading = true;
                self.draft.headline(text);
                if let Some(headline) = &mut self.draft.metadata.headline {
                    headline.origin = nutgraf_core::Origin::Markup;
                    if let Some(span) = headline.span.filter(|_| headline.value == text.trim()) {
                        self.places.add_piece(&piece.places, piece.indent(), span);
                    }
                }
                return;
            }
            Some(level) => ElementKind::Heading { level },
            None if self.item => {
                ElementKind::ListItem { ordered: self.lists.last().copied().unwrap_or(false) }
            }
            None => ElementKind::Text,
        };
        let span = self.draft.out.piece(text, kind);
        self.places.add_piece(&piece.places, piece.indent(), span);
    }

    /// The plain `key: value` lines of a front matter.
    fn front_matter(&mut self, block: &str, mark: char) {
        for line in block.lines() {
            let Some((key, value)) = line.split_once(mark) else { continue };
            let value = value.trim().trim_matches(['"', '\'', '[', ']']);
            match key.trim().to_ascii_lowercase().as_str() {
                "title" | "headline" => self.draft.headline(value),
                "author" | "authors" | "byline" => self.draft.byline(&value.replace(['"', '\''], "")),
                "date" | "published" | "datepublished" => self.draft.published(value),
                "updated" | "modified" | "lastmod" => self.draft.modified(value),
                "description" | "summary" | "subtitle" | "standfirst" => self.draft.standfirst(value),
                "lang" | "language" => Draft::set(&mut self.draft.metadata.in_language, value),
                "publisher" | "source" => Draft::set(&mut self.draft.metadata.publisher, value),
                "url" | "canonical" => Draft::set(&mut self.draft.metadata.url, value),
                "rights" | "copyright" | "license" => Draft::set(&mut self.draft.metadata.rights, value),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Form, ReadOptions, read};
    use nutgraf_core::{Block, Story};

    fn story(text: &str) -> Story {
        let options = ReadOptions { name: Some("x.md".into()), ..ReadOptions::default() };
        let reading = read(text.as_bytes(), &options).unwrap().remove(0);
        assert_eq!(reading.form, Form::Markdown);
        reading.story
    }

    #[test]
    fn front_matter_gives_the_metadata() {
        let story =
            story("---\ntitle: \"Talks agreed\"\nauthor: Ann Lee\ndate: 2020-03-12\n---\n\nMinisters met.\n");
        assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed");
        assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
        assert_eq!(story.date_published.as_ref().unwrap().value.to_string(), "2020-03-12");
        assert_eq!(story.paragraphs().count(), 1);
    }

    #[test]
    fn structure_survives_and_mark_up_does_not() {
        let story = story(
            "# Talks agreed\n\nMinisters *met* in [Oslo](https://x.org)\non Monday.\n\n## The plan\n\n- One dam goes.\n- Two stay.\n\n\
             | Dam | Year |\n|---|---|\n| Alta | 1987 |\n\n```\ncode\n```\n",
        );
        assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed");
        let texts: Vec<_> = story.paragraphs().map(|(_, p)| story.text(p.span)).collect();
        assert_eq!(texts, ["Ministers met in Oslo on Monday.", "One dam goes.", "Two stay."]);
        assert_eq!(story.sections[1].heading.map(|h| story.text(h)), Some("The plan"));
        assert!(story.sections[1].blocks.iter().any(|b| matches!(b, Block::Table(t) if t.rows.len() == 2)));
        assert!(!story.source.contains("code"));
    }
}
