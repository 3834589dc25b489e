//! The finishing step: elements become sections, numbered paragraphs and sentences.

use super::element::{Element, ElementKind};
use super::sentence::sentences;
use crate::{
    Advisory, Block, Caption, Field, List, LivePost, Metadata, Note, Origin, Paragraph, Removed, Section,
    Sentence, Span, Story, Table,
};

/// Bytes a sentence has at least on average: keeps memory in proportion to a degenerate input.
const MEAN_SENTENCE: usize = 24;

/// Builds the story.
pub(super) fn story(source: String, mut elements: Vec<Element>, metadata: Metadata) -> Story {
    let mut notes = metadata.notes;
    elements.sort_by_key(|e| e.span.start());
    let mut builder = Builder { text: &source, story: Story::default(), paragraphs: 0, sentences: 0 };
    let mut end = 0;
    let mut dropped = 0;
    for element in elements {
        let trimmed = element.span.trimmed(&source);
        if trimmed.is_empty() {
            continue;
        }
        if trimmed.start() < end {
            dropped += 1;
            continue;
        }
        end = trimmed.end();
        builder.add(Element::new(element.kind, trimmed));
    }
    let mut story = builder.story;
    if dropped > 0 {
        notes.push(Note::new(
            "overlapping-elements",
            format!("{dropped} pieces overlap others and were left out"),
            None,
        ));
    }
    if story.sections.is_empty() {
        notes.push(Note::new("empty", "no text of a story was found", None));
    }
    story.headline = metadata.headline.or(story.headline);
    story.alternative_headline = metadata.alternative_headline.or(story.alternative_headline);
    story.description = metadata.description.or(story.description);
    story.byline = metadata.byline.or(story.byline);
    story.date_published = metadata.date_published.or(story.date_published);
    story.date_modified = metadata.date_modified.or(story.date_modified);
    story.in_language = metadata.in_language.or(story.in_language);
    story.publisher = metadata.publisher.or(story.publisher);
    story.url = metadata.url.or(story.url);
    story.rights = metadata.rights.or(story.rights);
    story.notes = notes;
    story.source = source;
    story
}

/// A story in the making.
struct Builder<'t> {
    text: &'t str,
    story: Story,
    paragraphs: usize,
    sentences: usize,
}

impl Builder<'_> {
    fn add(&mut self, element: Element) {
        let span = element.span;
        match element.kind {
            ElementKind::Headline => {
                self.story.headline = Some(self.field(span));
            }
            ElementKind::AlternativeHeadline => self.story.alternative_headline = Some(self.field(span)),
            ElementKind::Standfirst => self.story.description = Some(self.field(span)),
            ElementKind::Byline | ElementKind::Date => {}
            ElementKind::Heading { .. } => {
                self.story.sections.push(Section { heading: Some(span), blocks: Vec::new() });
            }
            ElementKind::Text | ElementKind::Paragraph => {
                let paragraph = self.paragraph(span);
                if let Some(Block::LivePost(post)) = self.blocks().last_mut() {
                    post.span = Span::new(post.span.start(), span.end());
                    post.paragraphs.push(paragraph);
                } else {
                    self.blocks().push(Block::Paragraph(paragraph));
                }
            }
            ElementKind::ListItem { ordered } => {
                let item = self.paragraph(span);
                match self.blocks().last_mut() {
                    Some(Block::List(list)) if list.ordered == ordered => {
                        list.span = Span::new(list.span.start(), span.end());
                        list.items.push(item);
                    }
                    _ => self.blocks().push(Block::List(List { span, ordered, items: vec![item] })),
                }
            }
            ElementKind::TableRow { cells } => match self.blocks().last_mut() {
                Some(Block::Table(table)) => {
                    table.span = Span::new(table.span.start(), span.end());
                    table.rows.push(cells);
                }
                _ => self.blocks().push(Block::Table(Table { span, rows: vec![cells] })),
            },
            ElementKind::Caption { credit } => self.blocks().push(Block::Caption(Caption { span, credit })),
            ElementKind::LivePost => {
                self.blocks().push(Block::LivePost(LivePost { span, time: span, paragraphs: Vec::new() }));
            }
            ElementKind::Advisory(kind) => self.blocks().push(Block::Advisory(Advisory { span, kind })),
            ElementKind::Removed(reason) => self.story.removed.push(Removed { span, reason }),
        }
    }

    /// The blocks of the current section, which is made when there is none.
    fn blocks(&mut self) -> &mut Vec<Block> {
        if self.story.sections.is_empty() {
            self.story.sections.push(Section::default());
        }
        let last = self.story.sections.len() - 1;
        &mut self.story.sections[last].blocks
    }

    fn field(&self, span: Span) -> Field {
        let words: Vec<&str> = span.slice(self.text).split_whitespace().collect();
        Field::new(words.join(" "), Some(span), Origin::Text)
    }

    fn paragraph(&mut self, span: Span) -> Paragraph {
        self.paragraphs += 1;
        let mut found: Vec<Sentence> = Vec::new();
        for part in sentences(span.slice(self.text)) {
            let part = part.shifted(span.start());
            let dense = found.len() > 1000 && found.len() * MEAN_SENTENCE > part.start() - span.start();
            match found.last_mut() {
                Some(last) if dense => last.span = Span::new(last.span.start(), part.end()),
                _ => {
                    found.push(Sentence { id: self.sentences, number: found.len() + 1, span: part });
                    self.sentences += 1;
                }
            }
        }
        found.shrink_to_fit();
        Paragraph { number: self.paragraphs, span, sentences: found }
    }
}
