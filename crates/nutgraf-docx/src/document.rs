//! The body and the footer: which part of the page takes which style.

use crate::canonical::is_right_to_left;
use crate::fit::{self, BOX_MARGIN, HEADING, POINT, SOURCE, Sheet};
use crate::picture;
use crate::styles::{hex, twips};
use docx_rs::{
    BorderType, BreakType, BuildXML, CellMargins, Document, Footer, FooterReference, Hyperlink,
    HyperlinkData, LineSpacing, LineSpacingType, NumPages, PageMargin, PageNum, PageSize, Paragraph,
    ParagraphChild, Run, SectionProperty, SectionType, Shading, ShdType, Tab, TabValueType, Table, TableCell,
    TableCellBorder, TableCellBorderPosition, TableCellBorders, TableLayoutType, TableProperty, TableRow,
    WidthType,
};
use nutgraf_core::HouseStyle;
use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part, Section};

/// Relationship id of the footer.
pub(crate) const FOOTER: &str = "rIdFooter";

/// Between text and what is set off from it.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// Writes the body paragraph by paragraph, counting bookmarks and links.
#[derive(Default)]
pub(crate) struct Body {
    /// Marks whose first place on the page is already bookmarked.
    placed: Vec<(usize, usize)>,
    /// Whether the page is read from right to left, as its headline is.
    right_to_left: bool,
    /// Bookmarks so far; Word wants their ids unique.
    bookmarks: usize,
    /// Addresses linked to, in order; the first has relationship id `rIdLink1`.
    pub(crate) links: Vec<String>,
}

impl Body {
    /// `word/document.xml`, not yet in canonical order.
    pub(crate) fn document(&mut self, page: &Page, style: &HouseStyle, sheet: &Sheet, scale: u32) -> Vec<u8> {
        self.right_to_left = is_right_to_left(&page.headline);
        let mut upper: Vec<Paragraph> = style.logo.iter().map(picture::paragraph).collect();
        upper.extend([
            directed(Paragraph::new().style("Title"), &page.headline)
                .add_run(Run::new().add_text(&*page.headline)),
            self.masthead(page),
        ]);
        let second = fit::lower(page, sheet, 1.0, 1.0).second;
        let mut document = Document::new();
        let mut lower = Vec::new();
        let mut last = Vec::new();
        for section in &page.sections {
            match section.part {
                Part::BottomLine => {
                    for p in upper.drain(..) {
                        document = document.add_paragraph(p);
                    }
                    document = document.add_table(self.bottom_line(section, style, sheet, scale));
                }
                Part::KeyPoints => upper.extend(self.section(section)),
                Part::Sourcing => last.extend(self.sourcing(section)),
                part => {
                    let mut section = self.section(section);
                    if Some(part) == second {
                        begin_column(&mut section);
                    }
                    lower.extend(section);
                }
            }
        }
        keep_headings(&mut upper);
        keep_headings(&mut lower);
        // The space above the rule over the small print.
        let mut small_print = last.into_iter().chain(self.sources(page));
        let mut last: Vec<_> =
            small_print.next().into_iter().map(|p| p.line_spacing(above_rule(scale))).collect();
        last.extend(small_print);
        last.push(Paragraph::new().style("Guarantee").add_run(Run::new().add_text(page.guarantee)));

        // A section's properties stand in its last paragraph. Word wants one between a table and a break.
        if !lower.is_empty() {
            if upper.is_empty() {
                upper.push(Paragraph::new().style("Normal"));
            }
            // Programs differ in whether a column begins with the space above its first line: it goes below the
            // last line before the columns.
            let gap = twips(HEADING.before + POINT.after, scale);
            if let Some(p) = upper.last_mut() {
                *p = std::mem::take(p).line_spacing(LineSpacing::new().after(gap));
            }
            if let Some(p) = lower.first_mut() {
                *p = std::mem::take(p).line_spacing(LineSpacing::new().before(0));
            }
            end_section(&mut upper, properties(sheet, 1, None));
            let columns = if second.is_some() { 2 } else { 1 };
            end_section(&mut lower, properties(sheet, columns, Some(SectionType::Continuous)));
        }
        for p in upper.into_iter().chain(lower.clone()).chain(last) {
            document = document.add_paragraph(p);
        }
        document.section_property =
            properties(sheet, 1, (!lower.is_empty()).then_some(SectionType::Continuous));
        document.build()
    }

    fn masthead(&mut self, page: &Page) -> Paragraph {
        let mut text = page.masthead.join(" · ");
        if !page.headline_marks.is_empty() {
            text += if text.is_empty() { "" } else { " · " };
            text += HEADLINE_FROM;
        }
        let mut p = self.in_page_order(Paragraph::new().style("Subtitle"));
        if text.is_empty() {
            // Its rule alone.
            p = p.line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(40));
        }
        self.marks(p.add_run(Run::new().add_text(text)), &page.headline_marks)
    }

    /// The shaded box: a table of one cell, so that it keeps its colour and bar where it is copied to.
    fn bottom_line(&mut self, section: &Section, style: &HouseStyle, sheet: &Sheet, scale: u32) -> Table {
        // The bar stands outside the cell by half its width.
        let width = sheet.measure() as usize - 35;
        let mut cell = TableCell::new()
            .width(width, WidthType::Dxa)
            .shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill(hex(style.palette.tint)))
            .set_borders(
                TableCellBorders::with_empty().set(
                    TableCellBorder::new(TableCellBorderPosition::Left)
                        .border_type(BorderType::Single)
                        .size(28)
                        .color(hex(style.palette.accent)),
                ),
            );
        let margin = twips(BOX_MARGIN, scale) as usize;
        cell.property = cell.property.margins(
            CellMargins::new()
                .margin_top(margin, WidthType::Dxa)
                .margin_left(160, WidthType::Dxa)
                .margin_bottom(margin, WidthType::Dxa)
                .margin_right(140, WidthType::Dxa),
        );
        for item in &section.items {
            let p = Paragraph::new().style("BottomLine");
            let title = Run::new().style("Label").add_text(format!(
                "{}.{} ",
                section.title,
                direction_mark(&item.text)
            ));
            cell = cell.add_paragraph(self.item(p.add_run(title), item, "Label"));
        }
        let mut table = Table::new(vec![TableRow::new(vec![cell]).cant_split()]).set_grid(vec![width]);
        table.property =
            TableProperty::without_borders().width(width, WidthType::Dxa).layout(TableLayoutType::Fixed);
        table
    }

    /// A heading and the items under it.
    fn section(&mut self, section: &Section) -> Vec<Paragraph> {
        let (style, lead) = match section.part {
            Part::KeyPoints => ("KeyPoint", "Label"),
            Part::Figures => ("Figure", "FigureValue"),
            Part::People => ("Person", "Label"),
            Part::Quotes => ("Quote", "Label"),
            Part::WhatsNext | Part::Timeline => ("Event", "Label"),
            _ => ("ListBullet", "Label"),
        };
        let heading = self
            .in_page_order(directed(Paragraph::new().style("Heading1"), &section.title))
            .add_run(Run::new().add_text(&*section.title));
        let items = section.items.iter().map(|item| self.item(Paragraph::new().style(style), item, lead));
        std::iter::once(heading).chain(items).collect()
    }

    /// The paragraph, set to the edge where the lines of the page begin.
    fn in_page_order(&self, mut p: Paragraph) -> Paragraph {
        if self.right_to_left {
            p.property = p.property.bidi(true);
        }
        p
    }

    fn sourcing(&mut self, section: &Section) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        for (i, item) in section.items.iter().enumerate() {
            let mut p = Paragraph::new().style("Source");
            if i == 0 {
                p = p.add_run(Run::new().style("Label").add_text(format!("{}. ", section.title)));
            }
            paragraphs.push(self.item(p, item, "Label"));
        }
        paragraphs
    }

    /// The Sources list, where each paragraph cited leads back to the first place that cites it.
    fn sources(&mut self, page: &Page) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        for (i, source) in page.sources.iter().enumerate() {
            let mut p = Paragraph::new().style("Source");
            if i == 0 {
                p = p.add_run(Run::new().style("Label").add_text(format!("{}. ", page.sources_title)));
            }
            let mut text = String::new();
            if page.sources.len() > 1 {
                text = format!("{}. ", source.id);
            }
            if let Some(headline) = source.headline.as_deref().filter(|h| !h.is_empty()) {
                text += headline;
                text += direction_mark(headline);
                text += ". ";
            }
            text += &source.details;
            text += ". ";
            p = p.add_run(Run::new().add_text(text));
            if let Some(url) = source.url.as_deref().filter(|u| !u.is_empty()) {
                p = self.address(p, url).add_run(Run::new().add_text(" "));
            }
            for (i, mark) in source.cited.iter().enumerate() {
                let before = if i > 0 { ", " } else { "Cited: " };
                p = p.add_run(Run::new().add_text(before));
                let link = link(&place(mark), &mark.text);
                self.bookmarks += 1;
                p = p
                    .add_bookmark_start(self.bookmarks, entry(mark))
                    .add_hyperlink(link)
                    .add_bookmark_end(self.bookmarks);
            }
            let hash = if source.cited.is_empty() { "SHA-256 " } else { ". SHA-256 " };
            paragraphs.push(p.add_run(Run::new().add_text(format!("{hash}{}.", source.sha256))));
        }
        paragraphs
    }

    fn item(&mut self, mut p: Paragraph, item: &Item, lead_style: &str) -> Paragraph {
        p = directed(p, item.lead.as_deref().unwrap_or(&item.text));
        if let Some(lead) = &item.lead {
            p = p.add_run(Run::new().style(lead_style).add_text(&**lead));
        }
        if !item.join.is_empty() || !item.text.is_empty() {
            p = p.add_run(Run::new().add_text(format!("{}{}", item.join, item.text)));
        }
        p = self.marks(p, &item.marks);
        if let Some(by) = &item.by {
            p = p.add_run(Run::new().style("Attribution").add_text(format!(" ·{NO_BREAK_SPACE}{by}")));
        }
        p
    }

    /// The marks, each a link to its entry in the Sources list; the first of its kind is what the entry leads
    /// back to.
    fn marks(&mut self, mut p: Paragraph, marks: &[Mark]) -> Paragraph {
        for (i, mark) in marks.iter().enumerate() {
            let before = if i > 0 { ", " } else { NO_BREAK_SPACE };
            p = p.add_run(Run::new().style("Citation").add_text(before));
            let link = link(&entry(mark), &mark.text);
            let key = (mark.source, mark.paragraph);
            if self.placed.contains(&key) {
                p = p.add_hyperlink(link);
            } else {
                self.placed.push(key);
                self.bookmarks += 1;
                p = p
                    .add_bookmark_start(self.bookmarks, place(mark))
                    .add_hyperlink(link)
                    .add_bookmark_end(self.bookmarks);
            }
        }
        p
    }

    /// An address: a link when it is one for the web, else text.
    fn address(&mut self, p: Paragraph, url: &str) -> Paragraph {
        if !is_web_address(url) {
            return p.add_run(Run::new().add_text(url));
        }
        self.links.push(url.to_owned());
        let link = Hyperlink {
            link: HyperlinkData::External { rid: link_id(self.links.len()), path: String::new() },
            history: None,
            children: Vec::new(),
        };
        p.add_hyperlink(link.add_run(Run::new().style("Hyperlink").add_text(url)))
    }
}

/// `word/footer1.xml`, not yet in canonical order: the source, and the page of how many.
pub(crate) fn footer(page: &Page, sheet: &Sheet) -> Vec<u8> {
    let source = page.masthead.iter().take(2).cloned().collect::<Vec<_>>().join(" · ");
    let right = Tab::new().val(TabValueType::Right).pos(sheet.measure() as usize);
    let p = Paragraph::new()
        .style("Footer")
        .add_tab(right)
        .add_run(Run::new().add_text(source).add_tab().add_text("Page "))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" of "))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(p).build()
}

/// The relationship id of the `n`th address, from 1.
pub(crate) fn link_id(n: usize) -> String {
    format!("rIdLink{n}")
}

/// The bookmark of a mark's entry in the Sources list. Word takes no hyphen in it.
pub(crate) fn entry(mark: &Mark) -> String {
    format!("s{}_p{}", mark.source, mark.paragraph)
}

/// The bookmark of the first place that carries a mark.
fn place(mark: &Mark) -> String {
    format!("c{}_p{}", mark.source, mark.paragraph)
}

fn link(bookmark: &str, text: &str) -> Hyperlink {
    let link = HyperlinkData::Anchor { anchor: bookmark.to_owned() };
    Hyperlink { link, history: None, children: Vec::new() }
        .add_run(Run::new().style("Citation").add_text(text))
}

fn above_rule(scale: u32) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::AtLeast)
        .line(i32::try_from(twips(SOURCE.leading, scale)).unwrap_or(200))
        .before(twips(12.0, scale))
        .after(twips(SOURCE.after, scale))
}

/// Keeps each heading with the paragraph after it, unless that one ends the run of paragraphs: LibreOffice
/// then gives up balancing the columns, and what follows starts a page of its own. That is why the style itself
/// does not keep with the next.
fn keep_headings(paragraphs: &mut [Paragraph]) {
    let inner = paragraphs.len().saturating_sub(2);
    for p in &mut paragraphs[..inner] {
        if p.property.style.as_ref().is_some_and(|s| s.val == "Heading1") {
            *p = std::mem::take(p).keep_next(true);
        }
    }
}

/// The paragraph, from right to left when the text that it begins with runs so.
fn directed(mut p: Paragraph, text: &str) -> Paragraph {
    if is_right_to_left(text) {
        p.property = p.property.bidi(true);
    }
    p
}

/// What stands between text that runs from right to left and punctuation or digits of text that does not:
/// Unicode's mark for the direction from left to right, which is not seen.
fn direction_mark(text: &str) -> &'static str {
    if is_right_to_left(text) { "\u{200e}" } else { "" }
}

/// Starts the next column before a part.
fn begin_column(section: &mut [Paragraph]) {
    if let Some(heading) = section.first_mut() {
        let mut p = std::mem::take(heading).line_spacing(LineSpacing::new().before(0));
        let run = Run::new().add_break(BreakType::Column);
        p.children.insert(0, ParagraphChild::Run(Box::new(run)));
        *heading = p;
    }
}

fn end_section(paragraphs: &mut [Paragraph], properties: SectionProperty) {
    if let Some(p) = paragraphs.last_mut() {
        *p = std::mem::take(p).section_property(properties);
    }
}

#[expect(clippy::cast_possible_wrap, reason = "margins are small")]
fn properties(sheet: &Sheet, columns: usize, kind: Option<SectionType>) -> SectionProperty {
    let mut properties = SectionProperty::new()
        .page_size(PageSize::new().size(sheet.width, sheet.height))
        .page_margin(PageMargin {
            top: sheet.top as i32,
            bottom: sheet.bottom as i32,
            left: sheet.side as i32,
            right: sheet.side as i32,
            header: 425,
            footer: 480,
            gutter: 0,
        });
    properties.columns = columns;
    properties.space = sheet.gutter as usize;
    properties.section_type = kind;
    // Later sections inherit the footer of the first.
    if kind.is_none() {
        properties.footer_reference = Some(FooterReference::new("default", FOOTER));
    }
    properties
}

/// Whether Word can take it as the target of a link; a target that is no URI makes it refuse the file.
fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let label = |l: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&l.len()) && l.chars().all(plain) && !l.starts_with('-') && !l.ends_with('-')
    };
    let mut fragments = 0;
    host.len() < 254
        && host.split('.').all(label)
        && port.parse::<u16>().is_ok()
        && path.bytes().enumerate().all(|(i, b)| match b {
            b'%' => path.as_bytes().get(i + 1..i + 3).is_some_and(|h| h.iter().all(u8::is_ascii_hexdigit)),
            b'#' => {
                fragments += 1;
                fragments == 1
            }
            _ => b.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&b),
        })
}

#[cfg(test)]
mod tests {
    use super::{is_web_address, keep_headings};
    use docx_rs::Paragraph;

    #[test]
    fn no_heading_is_kept_with_the_paragraph_that_ends_the_columns() {
        let styled = |style: &str| Paragraph::new().style(style);
        let mut run = [styled("Heading1"), styled("Quote"), styled("Heading1"), styled("ListBullet")];
        keep_headings(&mut run);
        let kept: Vec<Option<bool>> = run.iter().map(|p| p.property.keep_next).collect();
        assert_eq!(kept, [Some(true), None, None, None]);
    }

    #[test]
    fn links_only_to_what_word_takes_for_an_address() {
        for url in
            ["https://news.example/a/b.html?x=1&y=2#top", "http://news.example:8080", "https://a.b/%20"]
        {
            assert!(is_web_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "https://[x",
            "https://a/%2",
            "https://a/#b#c",
            "https://a/<",
            "https://user@a.example",
            "https://-a.example",
            "https://a:99999",
            "https://é.example",
        ] {
            assert!(!is_web_address(url), "{url}");
        }
    }
}
