//! What stands beside the brief: the story, or the sentences that were cited.

use crate::escape::{is_web_address, push_text};
use nutgraf_core::wording::{Mark, SourceEntry, clean};
use nutgraf_core::{Block, Brief, Story};
use std::fmt::Write;

/// The text of a story, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryText {
    /// The source's number in the brief.
    pub source: usize,
    /// Its headings and paragraphs, in order.
    pub blocks: Vec<StoryBlock>,
}

/// A heading or paragraph of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoryBlock {
    /// A heading.
    Heading(String),
    /// A paragraph or list item.
    Paragraph {
        /// One-based, as cited.
        number: usize,
        /// Its sentences with their one-based numbers.
        sentences: Vec<(usize, String)>,
    },
}

impl StoryText {
    /// The headings and paragraphs of `story`, which is source number `source` of the brief.
    #[must_use]
    pub fn new(source: usize, story: &Story) -> Self {
        let mut blocks = Vec::new();
        for section in &story.sections {
            blocks.extend(
                section.heading.map(|span| StoryBlock::Heading(clean(story.text(span)).into_owned())),
            );
            for paragraph in section.blocks.iter().flat_map(Block::paragraphs) {
                let sentence =
                    |s: &nutgraf_core::Sentence| (s.number, clean(story.text(s.span)).into_owned());
                let sentences = paragraph.sentences.iter().map(sentence).collect();
                blocks.push(StoryBlock::Paragraph { number: paragraph.number, sentences });
            }
        }
        Self { source, blocks }
    }

    /// The sentences of a source that the brief cites.
    fn cited(entry: &SourceEntry, brief: &Brief) -> Self {
        let paragraph = |mark: &Mark| {
            let text = |n: &usize| {
                let cited = |c: &&nutgraf_core::Citation| {
                    (c.source, c.paragraph, c.sentence) == (mark.source, mark.paragraph, *n)
                };
                let excerpt = brief.citations().find(cited).map(|c| clean(&c.excerpt).into_owned());
                (*n, excerpt.unwrap_or_default())
            };
            StoryBlock::Paragraph {
                number: mark.paragraph,
                sentences: mark.sentences.iter().map(text).collect(),
            }
        };
        Self { source: entry.id, blocks: entry.cited.iter().map(paragraph).collect() }
    }
}

/// The name of the place that a mark leads to: `s1-p7-1-2` for the first two sentences of a paragraph.
pub(crate) fn target(mark: &Mark) -> String {
    let mut name = mark.anchor();
    for sentence in &mark.sentences {
        let _ = write!(name, "-{sentence}");
    }
    name
}

/// Appends a source with its text; `marks` are all marks of the page, each set of sentences once.
pub(crate) fn write(
    out: &mut String,
    entry: &SourceEntry,
    brief: &Brief,
    stories: &[StoryText],
    marks: &[Mark],
    many: bool,
) {
    let given = stories.iter().find(|s| s.source == entry.id);
    let cited;
    let text = match given {
        Some(story) => story,
        None => {
            cited = StoryText::cited(entry, brief);
            &cited
        }
    };
    let _ = write!(
        out,
        "<section class=\"source\" aria-labelledby=\"source-{0}\">\n<h3 id=\"source-{0}\">",
        entry.id
    );
    if many {
        let _ = write!(out, "{}. ", entry.id);
    }
    push_text(out, entry.headline.as_deref().filter(|h| !h.is_empty()).unwrap_or(&entry.details));
    out.push_str("</h3>\n<p class=\"details\">");
    if entry.headline.as_deref().is_some_and(|h| !h.is_empty()) {
        push_text(out, &entry.details);
        out.push_str(". ");
    }
    if let Some(url) = entry.url.as_deref().filter(|u| !u.is_empty()) {
        push_address(out, url);
        out.push(' ');
    }
    out.push_str(if given.is_some() { "The whole story." } else { "The sentences cited." });
    out.push_str("</p>\n");
    for block in &text.blocks {
        match block {
            StoryBlock::Heading(heading) => {
                out.push_str("<h4>");
                push_text(out, heading);
                out.push_str("</h4>\n");
            }
            StoryBlock::Paragraph { number, sentences } => {
                paragraph(out, entry, *number, sentences, marks);
            }
        }
    }
    out.push_str("</section>\n");
}

/// Appends a paragraph. A place for each set of sentences cited stands before the first of them, so that a
/// browser brings it into view, and the style sheet highlights the set's sentences when the place is the target
/// of the address.
fn paragraph(
    out: &mut String,
    entry: &SourceEntry,
    number: usize,
    sentences: &[(usize, String)],
    marks: &[Mark],
) {
    let places: Vec<&Mark> = marks.iter().filter(|m| (m.source, m.paragraph) == (entry.id, number)).collect();
    let first = |mark: &Mark| sentences.iter().map(|(n, _)| *n).find(|n| mark.sentences.contains(n));
    out.push_str("<p>");
    places.iter().filter(|m| first(m).is_none()).for_each(|m| place(out, m));
    match entry.cited.iter().find(|m| m.paragraph == number) {
        Some(mark) => {
            let _ = write!(out, "<a class=\"number\" href=\"#c-{}\">¶{number}</a>", mark.anchor());
        }
        None => {
            let _ = write!(out, "<span class=\"number\">¶{number}</span>");
        }
    }
    for (n, text) in sentences {
        places.iter().filter(|m| first(m) == Some(*n)).for_each(|m| place(out, m));
        let _ = write!(out, " <span class=\"n{n}\">");
        push_text(out, text);
        out.push_str("</span>");
    }
    out.push_str("</p>\n");
}

fn place(out: &mut String, mark: &Mark) {
    let _ = write!(out, "<span id=\"{}\" class=\"place", target(mark));
    for sentence in &mark.sentences {
        let _ = write!(out, " t{sentence}");
    }
    out.push_str("\"></span>");
}

/// Appends an address, as a link when it is one for the web.
pub(crate) fn push_address(out: &mut String, url: &str) {
    if is_web_address(url) {
        out.push_str("<a href=\"");
        push_text(out, url);
        out.push_str("\">");
        push_text(out, url);
        out.push_str("</a>");
    } else {
        push_text(out, url);
    }
}
