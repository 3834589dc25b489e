//! The page: which part takes which element.

use crate::escape::{language, push_text};
use crate::look::{self, Look};
use crate::story::{self, StoryText, push_address, target};
use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part, Section};
use nutgraf_core::{Brief, ExportError, HouseStyle};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// The whole document.
/// # Errors
/// When a font of the house cannot be cut down.
pub(crate) fn document(
    brief: &Brief,
    stories: &[StoryText],
    style: &HouseStyle,
) -> Result<String, ExportError> {
    let page = Page::styled(brief, style);
    let mut writer = Writer { out: String::with_capacity(32 * 1024), marks: Vec::new(), placed: Vec::new() };
    writer.article(&page, style);
    let Writer { out: article, mut marks, .. } = writer;
    marks.sort();
    marks.dedup();

    let mut out = String::with_capacity(article.len() * 2);
    out.push_str("<body>\n<a class=\"skip\" href=\"#brief\">Skip to the brief</a>\n<div class=\"desk\">\n");
    out.push_str(&article);
    if !page.sources.is_empty() {
        out.push_str("<aside class=\"stories\" aria-labelledby=\"beside\">\n<h2 id=\"beside\">What it was made from</h2>\n");
        for entry in &page.sources {
            story::write(&mut out, entry, brief, stories, &marks, page.sources.len() > 1);
        }
        out.push_str("</aside>\n");
    }
    out.push_str("</div>\n</body>\n</html>\n");
    let look = Look::new(style, &out)?;
    let mut document = String::with_capacity(out.len() + STYLE.len() + look.css.len() + 2048);
    head(&mut document, &page, &marks, style, &look);
    document.push_str(&out);
    Ok(document)
}

fn head(out: &mut String, page: &Page, marks: &[Mark], style: &HouseStyle, look: &Look) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{}\">\n",
        language(&page.language),
        look.sources
    );
    out.push_str("<title>");
    push_text(out, &title(&page.headline));
    out.push_str("</title>\n");
    let bottom_line = page.section(Part::BottomLine).and_then(|s| s.items.first());
    if let Some(item) = bottom_line {
        out.push_str("<meta name=\"description\" content=\"");
        push_text(out, &item.text);
        out.push_str("\">\n");
    }
    if let Some(name) = style.organisation.as_deref() {
        out.push_str("<meta name=\"author\" content=\"");
        push_text(out, name);
        out.push_str("\">\n");
    }
    out.push_str("<style>\n");
    out.push_str(STYLE);
    // A rule for each number of a sentence that is cited.
    let mut numbers: Vec<_> = marks.iter().flat_map(|m| &m.sentences).collect();
    numbers.sort();
    numbers.dedup();
    for n in numbers {
        let _ = writeln!(out, ".t{n}:target ~ .n{n} {{ background: var(--mark); }}");
    }
    out.push_str(&look.css);
    out.push_str("</style>\n</head>\n");
}

struct Writer {
    out: String,
    /// Every mark written.
    marks: Vec<Mark>,
    /// Paragraphs whose first mark is written.
    placed: Vec<(usize, usize)>,
}

impl Writer {
    fn article(&mut self, page: &Page, style: &HouseStyle) {
        self.out.push_str("<main id=\"brief\">\n<article>\n<header>\n");
        look::logo(&mut self.out, style);
        self.out.push_str("<h1>");
        push_text(&mut self.out, if page.headline.is_empty() { "Brief" } else { &page.headline });
        self.out.push_str("</h1>\n");
        if !page.masthead.is_empty() || !page.headline_marks.is_empty() {
            self.out.push_str("<p class=\"masthead\">");
            push_text(&mut self.out, &page.masthead.join(" · "));
            if !page.headline_marks.is_empty() {
                self.out.push_str(if page.masthead.is_empty() { "" } else { " · " });
                self.out.push_str(HEADLINE_FROM);
                self.marks(&page.headline_marks);
            }
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</header>\n");
        let lower = |s: &&Section| !matches!(s.part, Part::BottomLine | Part::KeyPoints | Part::Sourcing);
        for section in page.sections.iter().filter(|s| matches!(s.part, Part::BottomLine | Part::KeyPoints)) {
            self.section(section);
        }
        if page.sections.iter().any(|s| lower(&s)) {
            self.out.push_str("<div class=\"columns\">\n");
            page.sections.iter().filter(lower).for_each(|s| self.section(s));
            self.out.push_str("</div>\n");
        }
        self.small_print(page);
        self.out.push_str("</article>\n</main>\n");
    }

    fn section(&mut self, section: &Section) {
        let name = section.part.name().replace('_', "-");
        let class = if section.part == Part::BottomLine { " class=\"bottom-line\"" } else { "" };
        let _ = write!(self.out, "<section{class} aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">");
        push_text(&mut self.out, &section.title);
        self.out.push_str(if section.part == Part::BottomLine { ".</h2> " } else { "</h2>\n" });
        let (open, close, item_open, item_close) = match section.part {
            Part::BottomLine => ("", "", "<p>", "</p>\n"),
            Part::KeyPoints => ("<ol>\n", "</ol>\n", "<li>", "</li>\n"),
            Part::Figures => ("<ul class=\"figures\">\n", "</ul>\n", "<li>", "</li>\n"),
            Part::People => ("<ul class=\"people\">\n", "</ul>\n", "<li>", "</li>\n"),
            Part::Quotes => ("", "", "<blockquote><p>", "</p></blockquote>\n"),
            _ => ("<ul>\n", "</ul>\n", "<li>", "</li>\n"),
        };
        self.out.push_str(open);
        for item in &section.items {
            self.out.push_str(item_open);
            self.item(item);
            self.out.push_str(item_close);
        }
        self.out.push_str(close);
        self.out.push_str("</section>\n");
    }

    /// Sourcing, Sources and the guarantee.
    fn small_print(&mut self, page: &Page) {
        self.out.push_str("<footer class=\"small\">\n");
        if let Some(section) = page.section(Part::Sourcing) {
            let _ = write!(self.out, "<section aria-labelledby=\"sourcing\">\n<h2 id=\"sourcing\">");
            push_text(&mut self.out, &section.title);
            self.out.push_str(".</h2>\n");
            for item in &section.items {
                self.out.push_str("<p>");
                self.item(item);
                self.out.push_str("</p>\n");
            }
            self.out.push_str("</section>\n");
        }
        if !page.sources.is_empty() {
            self.out.push_str("<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">");
            push_text(&mut self.out, &page.sources_title);
            self.out.push_str(".</h2>\n");
        }
        for source in &page.sources {
            self.out.push_str("<p class=\"cited\">");
            if page.sources.len() > 1 {
                let _ = write!(self.out, "{}. ", source.id);
            }
            if let Some(headline) = source.headline.as_deref().filter(|h| !h.is_empty()) {
                push_text(&mut self.out, headline);
                self.out.push_str(". ");
            }
            push_text(&mut self.out, &source.details);
            self.out.push_str(". ");
            if let Some(url) = source.url.as_deref().filter(|u| !u.is_empty()) {
                push_address(&mut self.out, url);
                self.out.push(' ');
            }
            for (i, mark) in source.cited.iter().enumerate() {
                self.out.push_str(if i > 0 { ", " } else { "Cited: " });
                let _ = write!(self.out, "<a href=\"#c-{}\">{}</a>", mark.anchor(), mark.text);
            }
            self.out.push_str(if source.cited.is_empty() { "SHA-256 " } else { ". SHA-256 " });
            push_text(&mut self.out, &source.sha256);
            self.out.push_str(".</p>\n");
        }
        if !page.sources.is_empty() {
            self.out.push_str("</section>\n");
        }
        let _ = write!(self.out, "<p class=\"guarantee\">{}</p>\n</footer>\n", page.guarantee);
    }

    fn item(&mut self, item: &Item) {
        if let Some(lead) = &item.lead {
            self.out.push_str("<b>");
            push_text(&mut self.out, lead);
            self.out.push_str("</b>");
            self.out.push_str(item.join);
        }
        push_text(&mut self.out, &item.text);
        self.marks(&item.marks);
        if let Some(by) = &item.by {
            self.out.push_str("<span class=\"by\"> · ");
            push_text(&mut self.out, by);
            self.out.push_str("</span>");
        }
    }

    /// The marks, each a link to its sentences; the first of a paragraph is where the Sources list leads back to.
    fn marks(&mut self, marks: &[Mark]) {
        if marks.is_empty() {
            return;
        }
        self.out.push_str(" <span class=\"marks\">");
        for (i, mark) in marks.iter().enumerate() {
            self.out.push_str(if i > 0 { ", " } else { "" });
            let _ = write!(self.out, "<a href=\"#{}\"", target(mark));
            let key = (mark.source, mark.paragraph);
            if !self.placed.contains(&key) {
                self.placed.push(key);
                let _ = write!(self.out, " id=\"c-{}\"", mark.anchor());
            }
            let _ = write!(self.out, ">{}</a>", mark.text);
            self.marks.push(mark.clone());
        }
        self.out.push_str("</span>");
    }
}

/// The title of the page: the headline, cut after a word where a browser's tab would cut it anyway.
fn title(headline: &str) -> String {
    const LONGEST: usize = 70;
    if headline.is_empty() {
        return "Brief".to_owned();
    }
    if headline.len() <= LONGEST {
        return headline.to_owned();
    }
    let fits = |&(i, c): &(usize, char)| c.is_whitespace() && i <= LONGEST - '…'.len_utf8();
    let end = headline.char_indices().rev().find(fits).map_or(0, |(i, _)| i);
    if end == 0 { "Brief".to_owned() } else { format!("{}…", &headline[..end]) }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_long_headline_is_cut_after_a_word_in_the_title() {
        assert_eq!(title("Talks agreed"), "Talks agreed");
        assert_eq!(title(""), "Brief");
        let long = title(&"sanctions still expected ".repeat(5));
        assert_eq!(long, "sanctions still expected sanctions still expected sanctions still…");
        assert_eq!(title(&"é".repeat(80)), "Brief");
    }
}
