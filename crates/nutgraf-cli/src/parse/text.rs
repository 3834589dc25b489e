//! A story for people: what is known about it, then all that is in it in order, kept or removed.

use nutgraf_core::wording::clean;
use nutgraf_core::{Block, DateField, Field, Origin, Quotation, Span, Story};
use textwrap::{Options, WordSeparator, WordSplitter};

/// Columns of a line.
const WIDTH: usize = 100;
/// Columns of the names of fields and of paragraph numbers.
const MARGIN: usize = 12;

/// The story as text, each line ended; `name` tells it from others of the same input.
///
/// White space of the source is collapsed and no control character of it is kept.
pub(super) fn view(story: &Story, name: Option<&str>, colour: bool) -> String {
    let mut page = Page { story, out: String::new(), colour };
    if let Some(name) = name {
        page.line("", Role::Heading, name);
        page.out.push('\n');
    }
    page.metadata();
    page.body();
    page.quotations();
    page.notes();
    if page.out.is_empty() {
        page.line("", Role::Aside, "There is nothing in it.");
    }
    page.out
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Kept,
    Heading,
    Aside,
    Removed,
    Noted,
}

impl Role {
    /// Parameters of ECMA-48's `SGR` that turn the colour on.
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Kept => None,
            Self::Heading => Some("1"),
            Self::Aside => Some("2"),
            Self::Removed => Some("31"),
            Self::Noted => Some("33"),
        }
    }
}

struct Page<'s> {
    story: &'s Story,
    out: String,
    colour: bool,
}

impl Page<'_> {
    /// A wrapped line with a label in the margin.
    fn line(&mut self, label: &str, role: Role, text: &str) {
        let text = clean(text);
        let margin = format!("{label:MARGIN$}");
        let indent = if label.is_empty() { String::new() } else { " ".repeat(MARGIN) };
        let options = Options::new(WIDTH - indent.len())
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        let label_role = if matches!(role, Role::Removed | Role::Noted) { role } else { Role::Aside };
        for (i, line) in textwrap::wrap(text.trim(), options).iter().enumerate() {
            if !label.is_empty() && i == 0 {
                self.coloured(label_role, &margin);
            } else {
                self.out.push_str(&indent);
            }
            self.coloured(role, line);
            self.out.push('\n');
        }
    }

    fn coloured(&mut self, role: Role, text: &str) {
        match role.code().filter(|_| self.colour && !text.is_empty()) {
            Some(code) => self.out.extend(["\x1b[", code, "m", text, "\x1b[0m"]),
            None => self.out.push_str(text),
        }
    }

    fn metadata(&mut self) {
        let story = self.story;
        self.field("headline", story.headline.as_ref());
        self.field("alternative", story.alternative_headline.as_ref());
        self.field("standfirst", story.description.as_ref());
        if let Some(byline) = &story.byline {
            let authors: Vec<String> = byline
                .authors
                .iter()
                .map(|a| match &a.role {
                    Some(role) => format!("{} ({role})", a.name),
                    None => a.name.clone(),
                })
                .collect();
            self.value("byline", &authors.join("; "), byline.origin, &[]);
        }
        if let Some(dateline) = &story.dateline {
            let agency = dateline.agency.as_ref().map(|a| format!("agency {a}"));
            let place = Some(&dateline.place).filter(|p| !p.is_empty()).map(|p| format!("place {p}"));
            let date = dateline
                .date
                .as_ref()
                .map(|d| format!("date {}{}", d.value, if d.inferred { " (year inferred)" } else { "" }));
            let parts: Vec<String> = [place, date, agency].into_iter().flatten().collect();
            self.line("dateline", Role::Kept, &parts.join(", "));
        }
        self.date("published", story.date_published.as_ref());
        self.date("modified", story.date_modified.as_ref());
        self.field("language", story.in_language.as_ref());
        self.field("publisher", story.publisher.as_ref());
        self.field("url", story.url.as_ref());
        self.field("rights", story.rights.as_ref());
    }

    fn field(&mut self, label: &str, field: Option<&Field>) {
        if let Some(field) = field {
            self.value(label, &field.value, field.origin, &field.rejected);
        }
    }

    fn date(&mut self, label: &str, date: Option<&DateField>) {
        if let Some(date) = date {
            let inferred = if date.inferred { " (in part inferred)" } else { "" };
            self.value(label, &format!("{}{inferred}", date.value), date.origin, &date.rejected);
        }
    }

    /// A value, where it came from, and what was found besides.
    fn value(&mut self, label: &str, value: &str, origin: Origin, rejected: &[(Origin, String)]) {
        self.line(label, Role::Kept, &format!("{value} [{}]", origin.name()));
        for (origin, value) in rejected {
            self.line("  not taken", Role::Aside, &format!("{value} [{}]", origin.name()));
        }
    }

    /// Sections with what was removed at its place among them.
    fn body(&mut self) {
        let story = self.story;
        let mut removed = story.removed.iter().peekable();
        let mut open = !self.out.is_empty();
        let gap = |page: &mut Self, open: &mut bool| {
            if std::mem::take(open) {
                page.out.push('\n');
            }
        };
        for section in &story.sections {
            let blocks = section.blocks.iter().map(Some);
            let heading = section.heading.map(|h| (h, None));
            for (span, block) in heading.into_iter().chain(blocks.flatten().map(|b| (b.span(), Some(b)))) {
                while let Some(gone) = removed.next_if(|r| r.span.start() < span.start()) {
                    gap(self, &mut open);
                    self.removed(gone.span, gone.reason.name());
                }
                match block {
                    None => {
                        self.out.push_str(if self.out.is_empty() { "" } else { "\n" });
                        open = false;
                        self.line("heading", Role::Heading, story.text(span));
                    }
                    Some(block) => {
                        gap(self, &mut open);
                        self.block(block);
                    }
                }
            }
        }
        for gone in removed {
            gap(self, &mut open);
            self.removed(gone.span, gone.reason.name());
        }
    }

    fn removed(&mut self, span: Span, reason: &str) {
        self.line("removed", Role::Removed, &format!("({reason}) {}", self.story.text(span)));
    }

    fn block(&mut self, block: &Block) {
        let story = self.story;
        match block {
            Block::Caption(caption) => self.line("caption", Role::Aside, story.text(caption.span)),
            Block::Advisory(a) => {
                let text = format!("({}) {}", a.kind.name(), story.text(a.span));
                self.line("advisory", Role::Noted, &text);
            }
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<&str> = row.iter().map(|&cell| story.text(cell)).collect();
                    self.line("row", Role::Aside, &cells.join(" | "));
                }
            }
            Block::LivePost(post) => self.line("post", Role::Heading, story.text(post.time)),
            Block::Paragraph(_) | Block::List(_) => {}
        }
        for paragraph in block.paragraphs() {
            let item = if matches!(block, Block::List(_)) { " •" } else { "" };
            self.line(&format!("¶{}{item}", paragraph.number), Role::Kept, story.text(paragraph.span));
        }
    }

    fn quotations(&mut self) {
        let story = self.story;
        if story.quotations.is_empty() {
            return;
        }
        self.out.push('\n');
        for quotation in &story.quotations {
            let words: Vec<&str> = quotation.spans.iter().map(|&span| story.text(span)).collect();
            let mut text = words.join(" / ");
            let speaker = quotation.speaker.as_ref().map_or("no speaker named", |s| s.name.as_str());
            text.push_str(&format!(" [{speaker}{}]", repairs(quotation)));
            self.line("quotation", Role::Kept, &text);
        }
    }

    fn notes(&mut self) {
        if self.story.notes.is_empty() {
            return;
        }
        self.out.push('\n');
        for note in &self.story.notes {
            let place = note.span.map_or_else(String::new, |span| format!(", at {span}"));
            self.line("note", Role::Noted, &format!("{} [{}{place}]", note.message, note.kind));
        }
    }
}

/// What was inferred about a quotation's marks.
fn repairs(quotation: &Quotation) -> &'static str {
    match (quotation.inferred_open, quotation.inferred_close) {
        (true, true) => ", both marks inferred",
        (true, false) => ", opening mark inferred",
        (false, true) => ", closing mark inferred",
        (false, false) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::view;
    use nutgraf_core::Story;

    const TEXT: &str = "Talks agreed in Oslo\nBy Ann Lee\n12 March 2020\n\nOSLO (Reuters) - Ministers met on \
        Monday.\n\nREAD MORE: What comes next\n\nWhat they said\n\n“We agreed,” minister Bob Day told reporters \
        after the talks.\n\n• More talks in May\n• A vote in June\n";

    #[test]
    fn shows_what_was_kept_and_removed_in_order_with_reasons() {
        let view = view(&Story::parse(TEXT), None, false);
        let wanted = [
            "headline    Talks agreed in Oslo [text]",
            "byline      Ann Lee [text]",
            "dateline    place OSLO, agency Reuters",
            "published   2020-03-12 [text]",
            "",
            "¶1          Ministers met on Monday.",
            "removed     (read-more) READ MORE: What comes next",
            "",
            "heading     What they said",
            "¶2          “We agreed,” minister Bob Day told reporters after the talks.",
            "¶3 •        More talks in May",
            "¶4 •        A vote in June",
            "",
            "quotation   We agreed, [Bob Day]",
        ];
        let lines: Vec<&str> = view.lines().filter(|l| !l.starts_with("language")).collect();
        assert_eq!(lines, wanted);
    }

    #[test]
    fn colours_only_when_told_to_and_never_lets_the_source_do_so() {
        let story = Story::parse("Ministers \x1b[31mmet\x1b[0m on Monday.\n\nSign up for our newsletter\n");
        let plain = view(&story, None, false);
        assert!(!plain.contains('\x1b'), "{plain:?}");
        let coloured = view(&story, None, true);
        assert!(
            coloured.contains("\x1b[31m(newsletter) Sign up for our newsletter\x1b[0m\n"),
            "{coloured:?}"
        );
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        assert!(view(&Story::parse(""), None, false).contains("no text of a story was found [empty]"));
    }
}
