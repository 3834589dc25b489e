//! Web pages.
//!
//! A page is parsed to a [`tree`] with bounded depth, read as a sequence of text [`blocks`], of which the
//! container of the article is [selected](select) and its contents [judged](keep); [`metadata`] is gathered
//! from every place where pages put it.

mod article;
mod blocks;
mod build;
mod furniture;
mod json_ld;
mod keep;
mod metadata;
mod select;
mod tag;
mod tree;

use crate::text::SourceText;
use crate::{Decoded, ReadOptions, describe};
use keep::Judged;
use metadata::{Candidate, Candidates, agrees};
use nutgraf_core::{Metadata, Note, Reason, Span, Story};
use tag::Tag;
use tree::{NodeId, Tree};

/// Share of the page's prose above which an element is not furniture, whatever it is called.
const TOO_LARGE_FOR_FURNITURE: f32 = 0.35;

/// Words of an article below which a wall in front of it is suspected.
const STUB: usize = 80;

/// The story of a page.
pub(crate) fn story(decoded: Decoded, options: &ReadOptions) -> Story {
    let Decoded { text, notes, .. } = decoded;
    let tree = build::build(&text);
    drop(text);
    let prose = prose(&tree);
    let total = prose.last().copied().unwrap_or(0) as f32;
    let large = |id: NodeId| (prose[tree.end(id)] - prose[id]) as f32 > TOO_LARGE_FOR_FURNITURE * total;
    let json_ld = json_ld::read(&tree);
    let found = metadata::candidates(&tree, &json_ld, options.url.as_deref(), &large);
    let headline = found.headline();
    let all = blocks::blocks(&tree, &large);
    let heading = heading(&tree, headline.as_ref());
    let container = select::container(&tree, &all, heading);
    let mut judged = heading.map(|h| keep::lead(&tree, &all, h, container)).unwrap_or_default();
    judged.retain(|j| !found.descriptions.iter().any(|(_, d)| agrees(d, &j.block.text)));
    judged.extend(keep::judge(&tree, &all, container));

    let mut out = SourceText::default();
    let shown = headline.as_ref().map(|(_, text)| (text.as_str(), out.line(text)));
    article::write(&tree, &judged, shown.map(|(text, _)| text), &mut out);
    let mut metadata = metadata_of(&found, headline.as_ref(), shown.map(|(_, span)| span));
    metadata.notes = describe::without_places(notes);
    metadata.notes.extend(page_notes(&tree, &json_ld));
    describe::with_caller(&mut metadata, options);
    let (source, elements) = out.finish();
    let mut story = Story::assemble(source, elements, metadata);
    let wall = wall(&story);
    story.notes.extend(wall);
    story
}

/// The note that a page shows little more of its story than a wall in front of it.
fn wall(story: &Story) -> Option<Note> {
    let words = |span: Span| story.text(span).split_whitespace().count();
    let kept: usize = story.paragraphs().map(|(_, paragraph)| words(paragraph.span)).sum();
    let walls = story.removed.iter().filter(|r| matches!(r.reason, Reason::Consent | Reason::Paywall));
    let walls: usize = walls.map(|removed| words(removed.span)).sum();
    let message = "consent or subscription text is longer than the article";
    (kept < STUB && walls > kept).then(|| Note::new("wall", message, None))
}

/// Writes the text of a piece of HTML that is known to be the body of a story.
pub(crate) fn fragment(html: &str, headline: Option<&str>, out: &mut SourceText) {
    let tree = build::build(html);
    let all = blocks::blocks_of_body(&tree);
    let judged: Vec<Judged<'_>> = all.iter().map(|block| Judged { block, removed: None }).collect();
    article::write(&tree, &judged, headline, out);
}

/// The text of a piece of HTML on one line.
pub(crate) fn text(html: &str) -> String {
    build::build(html).text_of(0)
}

/// How many words of prose (outside links and silent elements) stand before each node.
fn prose(tree: &Tree) -> Vec<usize> {
    let mut before = vec![0; tree.len() + 1];
    let mut skip = 0;
    for id in 0..tree.len() {
        let words = match tree.tag(id) {
            Some(tag) if tag.is_silent() || tag == Tag::A => {
                skip = skip.max(tree.end(id));
                0
            }
            Some(_) => 0,
            None if id < skip => 0,
            None => tree.text(id).map_or(0, blocks::words),
        };
        before[id + 1] = before[id] + words;
    }
    before
}

/// The heading that shows the headline.
fn heading(tree: &Tree, headline: Option<&Candidate<String>>) -> Option<NodeId> {
    let (_, headline) = headline?;
    tree.elements(Tag::H1).chain(tree.elements(Tag::H2)).find(|id| agrees(headline, &tree.text_of(*id)))
}

fn metadata_of(found: &Candidates, headline: Option<&Candidate<String>>, shown: Option<Span>) -> Metadata {
    let mut metadata = Metadata {
        headline: headline.map(|(origin, text)| describe::field(text, *origin, &found.headlines)),
        description: describe::first(&found.descriptions),
        publisher: describe::first(&found.publishers),
        in_language: found.language.as_ref().map(|(o, v)| describe::field(v, *o, &[])),
        url: found.url.as_ref().map(|(o, v)| describe::field(v, *o, &[])),
        rights: found.rights.as_ref().map(|(o, v)| describe::field(v, *o, &[])),
        byline: found.authors.first().map(|(origin, names)| describe::byline(names, *origin)),
        date_published: describe::date(found.published.iter().map(|(o, d)| (*o, d.date))),
        date_modified: describe::date(found.modified.iter().map(|(o, d)| (*o, d.date))),
        ..Metadata::default()
    };
    if let Some(headline) = &mut metadata.headline {
        headline.span = shown;
    }
    if metadata.date_published.is_none() {
        // A page that only says when it was changed was out by then.
        metadata.date_published = metadata.date_modified.clone().map(|mut date| {
            date.inferred = true;
            date
        });
    }
    metadata
}

fn page_notes(tree: &Tree, json_ld: &json_ld::JsonLd) -> Vec<Note> {
    let mut notes = Vec::new();
    if tree.flattened > 0 {
        let message = format!("{} elements are nested too deeply and were flattened", tree.flattened);
        notes.push(Note::new("deep-nesting", message, None));
    }
    if json_ld.invalid > 0 {
        let message = format!("{} blocks of JSON-LD are not valid JSON", json_ld.invalid);
        notes.push(Note::new("invalid-json-ld", message, None));
    }
    if json_ld.paywalled {
        notes.push(Note::new("paywall", "the page says that the article is not free to read", None));
    }
    notes
}

#[cfg(test)]
mod tests;
