//! The page: which part takes which form of Markdown.

use crate::escape::{push_text, push_title, push_url};
use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part, clean};
use nutgraf_core::{Brief, Citation};
use std::fmt::Write;

/// Appends the whole page.
pub(crate) fn write(out: &mut String, page: &Page, brief: &Brief) {
    out.push_str("# ");
    push_text(out, &page.headline);
    out.push_str("\n\n");
    masthead(out, page);
    for section in &page.sections {
        if section.part != Part::BottomLine {
            heading(out, &section.title);
        }
        for (i, item) in section.items.iter().enumerate() {
            match section.part {
                Part::BottomLine => {
                    out.push_str("> **");
                    push_text(out, &section.title);
                    out.push_str(".** ");
                }
                Part::KeyPoints => {
                    let _ = write!(out, "{}. ", i + 1);
                }
                Part::Quotes => out.push_str("> "),
                Part::Sourcing => {}
                _ => out.push_str("- "),
            }
            push_item(out, item);
            out.push('\n');
            // Two block quotes or paragraphs in a row would run together.
            if matches!(section.part, Part::Quotes | Part::Sourcing) && i + 1 < section.items.len() {
                out.push('\n');
            }
        }
        out.push('\n');
    }
    sources(out, page);
    let _ = write!(out, "---\n\n*{}*\n", page.guarantee);
    definitions(out, brief, page);
}

fn heading(out: &mut String, title: &str) {
    out.push_str("## ");
    push_text(out, title);
    out.push_str("\n\n");
}

fn masthead(out: &mut String, page: &Page) {
    let mut separator = "";
    for part in &page.masthead {
        out.push_str(separator);
        push_text(out, part);
        separator = " · ";
    }
    if !page.headline_marks.is_empty() {
        out.push_str(separator);
        out.push_str(HEADLINE_FROM);
        out.push(' ');
        push_marks(out, &page.headline_marks);
    }
    if !page.masthead.is_empty() || !page.headline_marks.is_empty() {
        out.push_str("\n\n");
    }
}

/// Appends `**lead** text [¶7] · by`.
fn push_item(out: &mut String, item: &Item) {
    if let Some(lead) = &item.lead {
        out.push_str("**");
        push_text(out, lead);
        out.push_str("**");
        out.push_str(item.join);
    }
    push_text(out, &item.text);
    if !item.marks.is_empty() {
        out.push(' ');
        push_marks(out, &item.marks);
    }
    if let Some(by) = &item.by {
        out.push_str(" · ");
        push_text(out, by);
    }
}

fn push_marks(out: &mut String, marks: &[Mark]) {
    for (i, mark) in marks.iter().enumerate() {
        let _ = write!(out, "{}[{}]", if i > 0 { ", " } else { "" }, mark.text);
    }
}

/// Appends the Sources list with the places that the marks lead to.
fn sources(out: &mut String, page: &Page) {
    if page.sources.is_empty() {
        return;
    }
    heading(out, &page.sources_title);
    for source in &page.sources {
        let _ = write!(out, "{}. ", source.id);
        // As one text: a headline that is a number would open a list with the stop that follows it.
        match source.headline.as_deref().filter(|h| !h.is_empty()) {
            Some(headline) => push_text(out, &format!("{headline}. {}.", source.details)),
            None => push_text(out, &format!("{}.", source.details)),
        }
        if let Some(url) = source.url.as_deref().filter(|u| !u.is_empty()) {
            out.push(' ');
            push_url(out, url);
        }
        for (i, mark) in source.cited.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { " Cited: " });
            let _ = write!(out, "<a id=\"{}\"></a>{}", mark.anchor(), mark.text);
        }
        out.push_str(if source.cited.is_empty() { " SHA-256 " } else { ". SHA-256 " });
        push_text(out, &source.sha256);
        out.push_str(".\n");
    }
    out.push('\n');
}

/// Appends what `[¶7]` stands for: the place in the Sources list, and the cited sentences as its title.
fn definitions(out: &mut String, brief: &Brief, page: &Page) {
    let mut separator = "\n";
    for mark in page.sources.iter().flat_map(|s| &s.cited) {
        let here = |c: &&Citation| (c.source, c.paragraph) == (mark.source, mark.paragraph);
        let mut cited: Vec<_> = brief.citations().filter(here).collect();
        cited.sort_by_key(|c| c.sentence);
        cited.dedup_by_key(|c| c.sentence);
        let excerpts: Vec<_> = cited.iter().map(|c| clean(&c.excerpt)).filter(|e| !e.is_empty()).collect();
        let _ = write!(out, "{separator}[{}]: #{}", mark.text, mark.anchor());
        if !excerpts.is_empty() {
            out.push_str(" \"");
            push_title(out, &excerpts.join(" "));
            out.push('"');
        }
        out.push('\n');
        separator = "";
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use pulldown_cmark::Options;

    /// What GitHub understands beyond CommonMark.
    pub(crate) fn github() -> Options {
        Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
    }
}
