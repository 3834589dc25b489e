//! Brief to plain text for terminals.
//!
//! The end of the walk for readers at a prompt: the page wrapped to the width of the terminal, in colour
//! only when told to, since only the caller knows whether its output is one. No control character of a
//! story reaches the terminal.
//!
//! ```
//! use nutgraf_core::Exporter;
//! use nutgraf_text::TextExporter;
//!
//! let json = include_str!("../../../tests/briefs/least.json");
//! let brief = serde_json::from_str(json).unwrap();
//! let page = String::from_utf8(TextExporter::default().export(&brief).unwrap()).unwrap();
//! assert!(page.starts_with("Bridge opens\n"));
//! assert!(page.contains("  Bottom line. The bridge is open. [¶1]\n"));
//! ```

use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part, SourceEntry};
use nutgraf_core::{Brief, ExportError, Exporter, Format, HouseStyle};
use textwrap::{Options, WordSeparator, WordSplitter};

/// Writes a brief as plain text, UTF-8, ending in a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextExporter {
    /// Columns of a line, at least [`TextExporter::LEAST_WIDTH`]; addresses and hashes are never broken.
    pub width: usize,
    /// Whether bold type and colours are asked of the terminal (ECMA-48 `SGR`).
    pub colour: bool,
    /// The look of the house: its name, its titles and their order.
    pub style: HouseStyle,
}

impl TextExporter {
    /// The least width that text is wrapped to.
    pub const LEAST_WIDTH: usize = 24;
}

impl Default for TextExporter {
    /// 80 columns without colour.
    fn default() -> Self {
        Self { width: 80, colour: false, style: HouseStyle::new() }
    }
}

impl Exporter for TextExporter {
    fn format(&self) -> Format {
        Format::Text
    }

    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError> {
        let page = Page::styled(brief, &self.style);
        let mut out = Lines { out: String::new(), exporter: self };
        out.page(&page);
        Ok(out.out.into_bytes())
    }
}

/// What a run of text is, for its colour.
#[derive(Clone, Copy)]
enum Role {
    Headline,
    Heading,
    Lead,
    Mark,
    Aside,
}

/// The page line by line.
struct Lines<'e> {
    out: String,
    exporter: &'e TextExporter,
}

impl Lines<'_> {
    fn page(&mut self, page: &Page) {
        self.wrapped("", "", &self.set(Role::Headline, &page.headline));
        let mut masthead = page.masthead.join(" · ");
        if !page.headline_marks.is_empty() {
            masthead += if masthead.is_empty() { "" } else { " · " };
            masthead += &format!("{HEADLINE_FROM} {}", self.marks(&page.headline_marks));
        }
        self.wrapped("", "", &self.set(Role::Aside, &masthead));
        for section in &page.sections {
            self.out.push('\n');
            match section.part {
                Part::BottomLine => {
                    for item in &section.items {
                        let title = self.set(Role::Lead, &format!("{}.", section.title));
                        self.wrapped("  ", "  ", &format!("{title} {}", self.item(item)));
                    }
                    continue;
                }
                _ => self.wrapped("", "", &self.set(Role::Heading, &section.title)),
            }
            let digits = section.items.len().to_string().len();
            for (i, item) in section.items.iter().enumerate() {
                let first = match section.part {
                    Part::KeyPoints => format!("{:>digits$}. ", i + 1),
                    Part::Quotes | Part::Sourcing => "  ".to_owned(),
                    _ => "- ".to_owned(),
                };
                let rest = " ".repeat(first.len());
                self.wrapped(&first, &rest, &self.item(item));
            }
        }
        if !page.sources.is_empty() {
            self.out.push('\n');
            self.wrapped("", "", &self.set(Role::Heading, &page.sources_title));
        }
        for source in &page.sources {
            self.source(source);
        }
        self.out.push('\n');
        self.wrapped("", "", &self.set(Role::Aside, page.guarantee));
    }

    fn item(&self, item: &Item) -> String {
        let mut text = item.lead.as_deref().map_or_else(String::new, |lead| self.set(Role::Lead, lead));
        text += item.join;
        text += &item.text;
        if !item.marks.is_empty() {
            text.push(' ');
            text += &self.marks(&item.marks);
        }
        if let Some(by) = &item.by {
            text += &self.set(Role::Aside, &format!(" · {by}"));
        }
        text
    }

    fn source(&mut self, source: &SourceEntry) {
        let number = format!("{}. ", source.id);
        let indent = " ".repeat(number.len());
        let headline = source.headline.as_deref().filter(|h| !h.is_empty());
        let headline = headline.map_or_else(String::new, |h| format!("{h}. "));
        self.wrapped(&number, &indent, &format!("{headline}{}.", source.details));
        if let Some(url) = source.url.as_deref().filter(|u| !u.is_empty()) {
            self.whole(&indent, url);
        }
        if !source.cited.is_empty() {
            let cited: Vec<_> = source.cited.iter().map(|m| m.text.as_str()).collect();
            self.wrapped(&indent, &indent, &format!("Cited: {}.", cited.join(", ")));
        }
        self.whole(&indent, &format!("SHA-256 {}.", source.sha256));
    }

    /// The marks in one pair of brackets.
    fn marks(&self, marks: &[Mark]) -> String {
        let marks: Vec<_> = marks.iter().map(|m| m.text.as_str()).collect();
        self.set(Role::Mark, &format!("[{}]", marks.join(", ")))
    }

    /// Text in the colour of its role.
    fn set(&self, role: Role, text: &str) -> String {
        if !self.exporter.colour || text.is_empty() {
            return text.to_owned();
        }
        let (on, off) = match role {
            Role::Headline => ("1", "22"),
            Role::Heading => ("1;34", "22;39"),
            Role::Lead => ("1", "22"),
            Role::Mark => ("36", "39"),
            Role::Aside => ("2", "22"),
        };
        format!("\u{1b}[{on}m{text}\u{1b}[{off}m")
    }

    /// Appends text wrapped to the width.
    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let options = Options::new(self.exporter.width.max(TextExporter::LEAST_WIDTH))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    /// Appends a line that a reader copies whole.
    fn whole(&mut self, indent: &str, text: &str) {
        self.out.push_str(indent);
        self.out.push_str(text);
        self.out.push('\n');
    }
}
