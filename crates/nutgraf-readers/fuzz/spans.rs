//! What holds for every story whatever the input: its spans slice its text, in order and nested.

use nutgraf_core::{Block, Span, Story};

/// The first span of `story` that does not hold, if any, and why.
pub(crate) fn violation(story: &Story) -> Option<String> {
    let text = |span: Span| story.source.get(span.start()..span.end());
    let empty = |span: &Span| text(*span).is_none_or(str::is_empty);
    let mut end = 0;
    for section in &story.sections {
        for span in section.heading.into_iter().chain(section.blocks.iter().map(Block::span)) {
            if span.start() < end || empty(&span) {
                return Some(format!("block {span} after {end}"));
            }
            end = span.end();
        }
        for block in &section.blocks {
            let mut end = block.span().start();
            for paragraph in block.paragraphs() {
                if paragraph.span.start() < end || !block.span().contains(paragraph.span) {
                    return Some(format!("paragraph {} in {} after {end}", paragraph.span, block.span()));
                }
                end = paragraph.span.end();
                let mut end = paragraph.span.start();
                for sentence in paragraph.sentences.iter().map(|s| s.span) {
                    if sentence.start() < end || !paragraph.span.contains(sentence) || empty(&sentence) {
                        return Some(format!("sentence {sentence} in {} after {end}", paragraph.span));
                    }
                    end = sentence.end();
                }
            }
            if let Block::Table(table) = block
                && let Some(cell) = table.rows.iter().flatten().find(|cell| !table.span.contains(**cell))
            {
                return Some(format!("cell {cell} in {}", table.span));
            }
        }
    }
    let quoted = story.quotations.iter().flat_map(|quotation| {
        let speaker = quotation.speaker.as_ref().map(|speaker| &speaker.span);
        quotation.spans.iter().chain(&quotation.cue).chain(speaker)
    });
    if let Some(span) = quoted.into_iter().find(|span| empty(span)) {
        return Some(format!("quotation {span}"));
    }
    let fields = [&story.headline, &story.alternative_headline, &story.description, &story.publisher];
    let named = fields.into_iter().flatten().filter_map(|field| field.span);
    if let Some(span) = named.chain(story.removed.iter().map(|r| r.span)).find(empty) {
        return Some(format!("field or removed text {span}"));
    }
    story
        .notes
        .iter()
        .filter_map(|note| note.span)
        .find(|span| text(*span).is_none())
        .map(|s| format!("note {s}"))
}
