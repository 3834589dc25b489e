//! A story as an outline that a person can read.

use nutgraf_core::{Block, Paragraph, Span, Story};
use std::fmt::Write;

/// The outline: metadata, then sections, blocks and sentences, then what was removed, quotations, notes.
pub(crate) fn outline(story: &Story) -> String {
    let mut out = String::new();
    let fields = [
        ("headline", &story.headline),
        ("alternative headline", &story.alternative_headline),
        ("standfirst", &story.description),
        ("publisher", &story.publisher),
        ("url", &story.url),
        ("rights", &story.rights),
        ("language", &story.in_language),
    ];
    for (name, field) in fields {
        if let Some(field) = field {
            line(&mut out, &format!("{name}: {} ({:?})", field.value, field.origin));
        }
    }
    if let Some(byline) = &story.byline {
        let authors = byline.authors.iter().map(|a| match &a.role {
            Some(role) => format!("{} [{role}]", a.name),
            None => a.name.clone(),
        });
        line(&mut out, &format!("byline: {}", authors.collect::<Vec<_>>().join("; ")));
    }
    for (name, date) in [("published", &story.date_published), ("modified", &story.date_modified)] {
        if let Some(date) = date {
            line(&mut out, &format!("{name}: {} ({:?})", date.value, date.origin));
        }
    }
    if let Some(d) = &story.dateline {
        let date = d.date.as_ref().map_or(String::new(), |d| d.value.to_string());
        line(
            &mut out,
            &format!("dateline: {} | {} | {date} | {}", d.raw, d.place, d.agency.as_deref().unwrap_or("")),
        );
    }
    for section in &story.sections {
        line(&mut out, &section.heading.map_or("==".to_owned(), |h| format!("== {}", one_line(story, h))));
        for block in &section.blocks {
            out += &self::block(story, block);
        }
    }
    for removed in &story.removed {
        line(&mut out, &format!("removed ({:?}): {}", removed.reason, one_line(story, removed.span)));
    }
    for q in &story.quotations {
        let speaker = q
            .speaker
            .as_ref()
            .map_or("-".to_owned(), |s| format!("{} <{}>", s.name, one_line(story, s.span)));
        let cue = q.cue.map_or(String::new(), |c| format!(" [{}]", story.text(c)));
        let words = q.spans.iter().map(|&s| one_line(story, s)).collect::<Vec<_>>().join(" // ");
        let repair = match (q.inferred_open, q.inferred_close) {
            (true, _) => " opening inferred",
            (_, true) => " closing inferred",
            _ => "",
        };
        line(&mut out, &format!("quote {}: {speaker}{cue} {:.2}{repair}: {words}", q.id, q.confidence));
    }
    for note in &story.notes {
        line(&mut out, &format!("note {}: {}", note.kind, note.message));
    }
    out
}

fn block(story: &Story, block: &Block) -> String {
    let mut out = String::new();
    match block {
        Block::Paragraph(p) => paragraph(&mut out, story, p, "¶"),
        Block::List(list) => {
            for item in &list.items {
                paragraph(&mut out, story, item, if list.ordered { "#" } else { "•" });
            }
        }
        Block::Table(table) => {
            for row in &table.rows {
                let cells: Vec<String> = row.iter().map(|&c| one_line(story, c)).collect();
                line(&mut out, &format!("| {}", cells.join(" | ")));
            }
        }
        Block::Caption(caption) => {
            let credit =
                caption.credit.map_or(String::new(), |c| format!(" [credit: {}]", one_line(story, c)));
            line(&mut out, &format!("caption: {}{credit}", one_line(story, caption.span)));
        }
        Block::LivePost(post) => {
            line(&mut out, &format!("post {}", story.text(post.time)));
            for p in &post.paragraphs {
                paragraph(&mut out, story, p, "¶");
            }
        }
        Block::Advisory(advisory) => {
            line(&mut out, &format!("advisory ({:?}): {}", advisory.kind, one_line(story, advisory.span)));
        }
    }
    out
}

fn paragraph(out: &mut String, story: &Story, paragraph: &Paragraph, mark: &str) {
    line(out, &format!("{mark}{}", paragraph.number));
    for s in &paragraph.sentences {
        line(out, &format!("   {}. {}", s.number, one_line(story, s.span)));
    }
}

fn one_line(story: &Story, span: Span) -> String {
    story.text(span).replace('\n', "⏎")
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}
