//! The JSON view of a story: schema.org's names, and the text beside every span.

use crate::{
    Block, Byline, DateField, Dateline, Field, Note, Paragraph, Quotation, Reason, Section, Span, Speaker,
    Story,
};
use serde::ser::{SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

impl Serialize for Story {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        View {
            headline: self.headline.as_ref(),
            alternative_headline: self.alternative_headline.as_ref(),
            description: self.description.as_ref(),
            byline: self.byline.as_ref(),
            dateline: self.dateline.as_ref(),
            date_published: self.date_published.as_ref(),
            date_modified: self.date_modified.as_ref(),
            in_language: self.in_language.as_ref(),
            publisher: self.publisher.as_ref(),
            url: self.url.as_ref(),
            rights: self.rights.as_ref(),
            sections: many(&self.sections, |section| SectionView { story: self, section }),
            removed: many(&self.removed, |r| RemovedView {
                text: self.text(r.span),
                span: r.span,
                reason: r.reason,
            }),
            quotations: many(&self.quotations, |q| QuotationView::new(self, q)),
            notes: &self.notes,
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View<'s, A, B, C> {
    headline: Option<&'s Field>,
    alternative_headline: Option<&'s Field>,
    description: Option<&'s Field>,
    byline: Option<&'s Byline>,
    dateline: Option<&'s Dateline>,
    date_published: Option<&'s DateField>,
    date_modified: Option<&'s DateField>,
    in_language: Option<&'s Field>,
    publisher: Option<&'s Field>,
    url: Option<&'s Field>,
    rights: Option<&'s Field>,
    sections: A,
    removed: B,
    quotations: C,
    notes: &'s [Note],
}

/// A sequence whose items are viewed one at a time, so that no second story is built in memory.
struct Many<'s, T, F>(&'s [T], F);

impl<'s, T, V: Serialize, F: Fn(&'s T) -> V> Serialize for Many<'s, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            items.serialize_element(&(self.1)(item))?;
        }
        items.end()
    }
}

fn many<'s, T, V: Serialize, F: Fn(&'s T) -> V>(items: &'s [T], view: F) -> Many<'s, T, F> {
    Many(items, view)
}

#[derive(Serialize)]
struct TextView<'s> {
    text: &'s str,
    span: Span,
}

impl<'s> TextView<'s> {
    fn new(story: &'s Story, span: Span) -> Self {
        Self { text: story.text(span), span }
    }
}

struct SectionView<'s> {
    story: &'s Story,
    section: &'s Section,
}

impl Serialize for SectionView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("Section", 2)?;
        view.serialize_field("heading", &self.section.heading.map(|span| TextView::new(self.story, span)))?;
        view.serialize_field(
            "blocks",
            &many(&self.section.blocks, |block| BlockView { story: self.story, block }),
        )?;
        view.end()
    }
}

struct BlockView<'s> {
    story: &'s Story,
    block: &'s Block,
}

impl Serialize for BlockView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let story = self.story;
        let mut view = serializer.serialize_struct("Block", 6)?;
        let span = self.block.span();
        let (name, has_text) = match self.block {
            Block::Paragraph(_) => ("paragraph", true),
            Block::List(_) => ("list", false),
            Block::Table(_) => ("table", true),
            Block::Caption(_) => ("caption", true),
            Block::LivePost(_) => ("live-post", true),
            Block::Advisory(_) => ("advisory", true),
        };
        view.serialize_field("type", name)?;
        if has_text {
            view.serialize_field("text", story.text(span))?;
        }
        view.serialize_field("span", &span)?;
        match self.block {
            Block::Paragraph(paragraph) => {
                view.serialize_field("number", &paragraph.number)?;
                view.serialize_field("sentences", &sentences(story, paragraph))?;
            }
            Block::List(list) => {
                view.serialize_field("ordered", &list.ordered)?;
                view.serialize_field("items", &many(&list.items, |item| ParagraphView::new(story, item)))?;
            }
            Block::Table(table) => {
                view.serialize_field(
                    "rows",
                    &many(&table.rows, |row| many(row, |&cell| TextView::new(story, cell))),
                )?;
            }
            Block::Caption(caption) => {
                if let Some(credit) = caption.credit {
                    view.serialize_field("credit", &TextView::new(story, credit))?;
                }
            }
            Block::LivePost(post) => {
                view.serialize_field("time", &TextView::new(story, post.time))?;
                view.serialize_field(
                    "items",
                    &many(&post.paragraphs, |item| ParagraphView::new(story, item)),
                )?;
            }
            Block::Advisory(advisory) => view.serialize_field("kind", &advisory.kind)?,
        }
        view.end()
    }
}

struct ParagraphView<'s> {
    story: &'s Story,
    paragraph: &'s Paragraph,
}

impl<'s> ParagraphView<'s> {
    fn new(story: &'s Story, paragraph: &'s Paragraph) -> Self {
        Self { story, paragraph }
    }
}

impl Serialize for ParagraphView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("Paragraph", 4)?;
        view.serialize_field("text", self.story.text(self.paragraph.span))?;
        view.serialize_field("span", &self.paragraph.span)?;
        view.serialize_field("number", &self.paragraph.number)?;
        view.serialize_field("sentences", &sentences(self.story, self.paragraph))?;
        view.end()
    }
}

#[derive(Serialize)]
struct SentenceView<'s> {
    id: usize,
    number: usize,
    span: Span,
    text: &'s str,
}

fn sentences<'s>(story: &'s Story, paragraph: &'s Paragraph) -> impl Serialize + 's {
    many(&paragraph.sentences, |s| SentenceView {
        id: s.id,
        number: s.number,
        span: s.span,
        text: story.text(s.span),
    })
}

#[derive(Serialize)]
struct RemovedView<'s> {
    text: &'s str,
    span: Span,
    reason: Reason,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuotationView<'s> {
    id: usize,
    texts: Vec<&'s str>,
    spans: &'s [Span],
    speaker: Option<SpeakerView<'s>>,
    cue: Option<TextView<'s>>,
    inferred_open: bool,
    inferred_close: bool,
    confidence: f32,
}

impl<'s> QuotationView<'s> {
    fn new(story: &'s Story, quotation: &'s Quotation) -> Self {
        Self {
            id: quotation.id,
            texts: quotation.spans.iter().map(|&span| story.text(span)).collect(),
            spans: &quotation.spans,
            speaker: quotation.speaker.as_ref().map(|s| SpeakerView::new(story, s)),
            cue: quotation.cue.map(|span| TextView::new(story, span)),
            inferred_open: quotation.inferred_open,
            inferred_close: quotation.inferred_close,
            confidence: quotation.confidence,
        }
    }
}

#[derive(Serialize)]
struct SpeakerView<'s> {
    name: &'s str,
    text: &'s str,
    span: Span,
}

impl<'s> SpeakerView<'s> {
    fn new(story: &'s Story, speaker: &'s Speaker) -> Self {
        Self { name: &speaker.name, text: story.text(speaker.span), span: speaker.span }
    }
}
