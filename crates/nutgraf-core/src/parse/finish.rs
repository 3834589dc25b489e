//! The finishing step: elements become sections, numbered paragraphs and sentences.

use super::element::{Element, ElementKind};
use super::head::Head;
use super::punctuation::Punctuation;
use super::sentence::with_punctuation;
use super::signs::Signs;
use super::{caption, dateline, language, line, quotation};
use crate::{
    Advisory, AdvisoryKind, Block, Caption, DateField, Dateline, List, LivePost, Metadata, Note, Origin,
    Paragraph, Reason, Removed, Section, Sentence, Span, Story, Table,
};

/// Bytes a sentence has at least on average; keeps memory in proportion to a degenerate input.
const MEAN_SENTENCE: usize = 24;

/// Builds the story.
pub(super) fn story(source: String, mut elements: Vec<Element>, mut metadata: Metadata) -> Story {
    if !elements.is_sorted_by_key(|e| e.span.start()) {
        elements.sort_by_key(|e| e.span.start());
    }
    let declared = metadata.in_language.take();
    metadata.in_language = language::settle(&source, &elements, declared, &mut metadata.notes);
    let language = metadata.in_language.as_ref().map_or("", |l| l.value.as_str());
    let mut builder = Builder {
        text: &source,
        punctuation: Punctuation::of(language),
        story: Story { dateline: metadata.dateline.take(), ..Story::default() },
        head: Head::new(&source),
        paragraphs: 0,
        sentences: 0,
        spare: Vec::new(),
    };
    let (mut end, mut dropped) = (0, 0);
    for element in elements {
        let span = element.span.trimmed(&source);
        if span.start() < end && !span.is_empty() {
            dropped += 1;
        } else if !span.is_empty() {
            end = span.end();
            builder.add(Element::new(element.kind, span));
        }
    }
    let Builder { mut story, mut head, .. } = builder;
    if dropped > 0 {
        head.notes.push(Note::new(
            "overlapping-elements",
            format!("{dropped} pieces overlap others and were left out"),
            None,
        ));
    }
    head.merge(metadata, &mut story);
    place_dateline_in_time(&mut story);
    note_order_of_posts(&mut story, &source);
    if story.sentences().next().is_none() {
        story.notes.push(Note::new("empty", "no text of a story was found", None));
    }
    let invisible =
        source.bytes().filter(|&b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    if invisible > 0 {
        story.notes.push(Note::new(
            "control-characters",
            format!("{invisible} control characters are in the text"),
            None,
        ));
    }
    quotation::find(&source, &mut story);
    story.source = source;
    story
}

/// A story in the making.
struct Builder<'t> {
    text: &'t str,
    /// That of the story's language.
    punctuation: &'static Punctuation,
    story: Story,
    head: Head<'t>,
    paragraphs: usize,
    sentences: usize,
    /// Room for the sentences of a paragraph while they are counted.
    spare: Vec<Sentence>,
}

impl Builder<'_> {
    fn add(&mut self, element: Element) {
        let span = element.span;
        match element.kind {
            ElementKind::Text => self.add_text(span),
            ElementKind::Paragraph => self.add_paragraph(span),
            ElementKind::Headline => self.head.headline(span),
            ElementKind::AlternativeHeadline => self.head.alternative_headline(span),
            ElementKind::Standfirst => self.head.standfirst(span),
            ElementKind::Byline => self.head.byline(span),
            ElementKind::Date => self.head.date(span),
            ElementKind::Heading { .. } => {
                self.story.sections.push(Section { heading: Some(span), blocks: Vec::new() });
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
            ElementKind::TableRow { mut cells } => {
                cells.retain(|&cell| span.contains(cell) && !cell.slice(self.text).is_empty());
                match self.blocks().last_mut() {
                    Some(Block::Table(table)) => {
                        table.span = Span::new(table.span.start(), span.end());
                        table.rows.push(cells);
                    }
                    _ => self.blocks().push(Block::Table(Table { span, rows: vec![cells] })),
                }
            }
            ElementKind::Caption { credit } => {
                let known = credit.filter(|&c| span.contains(c) && !c.slice(self.text).is_empty());
                let credit = known.or_else(|| {
                    caption::credit_of(span.slice(self.text)).map(|c| Span::from(c).shifted(span.start()))
                });
                self.blocks().push(Block::Caption(Caption { span, credit }));
            }
            ElementKind::LivePost => {
                // "3.00pm BST", "15:00": the same time, written twice.
                if let Some(Block::LivePost(post)) = self.blocks().last_mut()
                    && post.paragraphs.is_empty()
                {
                    post.span = Span::new(post.span.start(), span.end());
                    return;
                }
                if self.story.sections.last().is_some_and(|s| !s.blocks.is_empty()) {
                    self.story.sections.push(Section::default());
                }
                self.blocks().push(Block::LivePost(LivePost { span, time: span, paragraphs: Vec::new() }));
            }
            ElementKind::Advisory(kind) => {
                if kind == AdvisoryKind::Credit {
                    self.head.credit(span);
                }
                self.blocks().push(Block::Advisory(Advisory { span, kind }));
            }
            ElementKind::Removed(reason) => {
                if reason == Reason::FollowUs {
                    self.head.publisher_hint(span);
                } else if reason == Reason::Copyright {
                    self.head.rights(span);
                }
                self.story.removed.push(Removed { span, reason });
            }
        }
    }

    /// Text of unknown kind: by its words, and before the body also by its place.
    fn add_text(&mut self, span: Span) {
        let signs = Signs::of(span.slice(self.text));
        let kind = line::kind(self.text, span, signs).or_else(|| {
            let head = self.paragraphs == 0;
            head.then(|| Head::kind(span.slice(self.text))).flatten()
        });
        self.add(Element::new(kind.unwrap_or(ElementKind::Paragraph), span));
    }

    fn add_paragraph(&mut self, mut span: Span) {
        if self.paragraphs == 0 && self.story.dateline.is_none() {
            span = self.take_dateline(span);
        }
        let paragraph = self.paragraph(span);
        match self.blocks().last_mut() {
            Some(Block::LivePost(post)) => {
                post.span = Span::new(post.span.start(), span.end());
                post.paragraphs.push(paragraph);
            }
            _ => self.blocks().push(Block::Paragraph(paragraph)),
        }
    }

    /// Takes the dateline off the first paragraph; returns what is left.
    fn take_dateline(&mut self, span: Span) -> Span {
        let body = span.slice(self.text);
        let Some(found) = dateline::dateline(body) else { return span };
        let at = |range: std::ops::Range<usize>| Span::from(range).shifted(span.start());
        let date = found.day.and_then(|(day, range)| {
            let raw = at(range);
            Some(DateField {
                value: day.date()?,
                raw: Some(raw.slice(self.text).to_owned()),
                span: Some(raw),
                origin: Origin::Text,
                inferred: false,
                rejected: Vec::new(),
            })
        });
        self.story.dateline = Some(Dateline {
            raw: body[..found.raw_end].to_owned(),
            span: at(0..found.end).trimmed(self.text),
            place: body[found.place].to_owned(),
            date,
            agency: found.agency.map(|range| body[range].to_owned()),
        });
        at(found.end..body.len()).trimmed(self.text)
    }

    /// The blocks of the current section, which is made when there is none.
    fn blocks(&mut self) -> &mut Vec<Block> {
        if self.story.sections.is_empty() {
            self.story.sections.push(Section::default());
        }
        let last = self.story.sections.len() - 1;
        &mut self.story.sections[last].blocks
    }

    fn paragraph(&mut self, span: Span) -> Paragraph {
        self.paragraphs += 1;
        let mut found = std::mem::take(&mut self.spare);
        for part in with_punctuation(span.slice(self.text), self.punctuation) {
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
        // A long paragraph keeps the room; those of common length share it and take what they need.
        let sentences = if found.len() > 1_000 {
            found.shrink_to_fit();
            found
        } else {
            let sentences = found.as_slice().to_vec();
            found.clear();
            self.spare = found;
            sentences
        };
        Paragraph { number: self.paragraphs, span, sentences }
    }
}

/// Gives a dateline without a year the year that the day of publication implies.
fn place_dateline_in_time(story: &mut Story) {
    let Some(published) = story.date_published.as_ref().map(|d| d.value) else { return };
    let Some(dateline) = story.dateline.as_mut().filter(|d| d.date.is_none()) else { return };
    let written = dateline.raw.match_indices(',').find_map(|(i, _)| {
        let start = i + 1 + (dateline.raw[i + 1..].len() - dateline.raw[i + 1..].trim_start().len());
        dateline::day_at(&dateline.raw, start).map(|(day, end)| (day, start, end))
    });
    let Some((day, start, end)) = written else { return };
    dateline.date = day.near(published).map(|value| DateField {
        value,
        raw: Some(dateline.raw[start..end].to_owned()),
        span: Some(Span::new(start, end).shifted(dateline.span.start())),
        origin: Origin::Text,
        inferred: true,
        rejected: Vec::new(),
    });
}

/// Notes when the posts of a live blog run from the newest to the oldest, but for one that was put on top.
fn note_order_of_posts(story: &mut Story, text: &str) {
    let minutes = |post: &LivePost| {
        let stamp = post.time.slice(text).to_ascii_lowercase();
        let mut numbers = stamp.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
        let (hour, minute) = (numbers.next()?, numbers.next()?);
        let afternoon = stamp.contains("pm") || stamp.contains("p.m");
        Some((if afternoon { hour % 12 + 12 } else { hour }) * 60 + minute)
    };
    let times: Vec<u32> = story
        .sections
        .iter()
        .flat_map(|s| &s.blocks)
        .filter_map(|b| if let Block::LivePost(post) = b { minutes(post) } else { None })
        .collect();
    let falls = times.windows(2).filter(|pair| pair[0] > pair[1]).count();
    if falls * 2 > times.len().saturating_sub(1) {
        story.notes.push(Note::new("newest-first", "the live posts run from the newest to the oldest", None));
    }
}
