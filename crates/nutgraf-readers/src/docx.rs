//! Word documents: text and structure of an Office Open XML package (ECMA-376).
//!
//! Tracked deletions are out, insertions in; headings are known by their styles; footnotes are counted.

use crate::draft::Draft;
use crate::unpack::Budget;
use crate::xml::{child, find, is, text, with_document};
use crate::{ReadError, ReadOptions};
use nutgraf_core::{ElementKind, Story};
use roxmltree::Node;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Cursor;

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

const FORM: &str = "docx document";

/// The story of a document.
pub(crate) fn story(bytes: &[u8], budget: &mut Budget, options: &ReadOptions) -> Result<Story, ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|e| ReadError::Broken { form: FORM, detail: e.to_string() })?;
    let document = part(&mut archive, budget, "word/document.xml")?
        .ok_or_else(|| ReadError::Broken { form: FORM, detail: "no word/document.xml".to_owned() })?;
    let styles = match part(&mut archive, budget, "word/styles.xml")? {
        Some(xml) => with_document(&xml, FORM, |d, _| styles(d.root()))?,
        None => BTreeMap::new(),
    };
    let numbering = match part(&mut archive, budget, "word/numbering.xml")? {
        Some(xml) => with_document(&xml, FORM, |d, _| numbered(d.root()))?,
        None => BTreeMap::new(),
    };
    let mut draft = Draft::default();
    if let Some(core) = part(&mut archive, budget, "docProps/core.xml")? {
        with_document(&core, FORM, |d, _| properties(d.root(), &mut draft))?;
    }
    with_document(&document, FORM, |d, _| {
        let mut writer = Writer {
            draft: &mut draft,
            styles: &styles,
            numbering: &numbering,
            footnotes: 0,
            deleted: false,
        };
        if let Some(body) = find(d.root(), "body") {
            writer.blocks(body, 0);
        }
        let (footnotes, deleted) = (writer.footnotes, writer.deleted);
        if footnotes > 0 {
            draft.note("footnotes", format!("{footnotes} footnotes are not part of the text"));
        }
        if deleted {
            draft.note("tracked-changes", "tracked deletions are left out, insertions kept");
        }
    })?;
    Ok(draft.finish(options))
}

fn part(archive: &mut Archive<'_>, budget: &mut Budget, name: &str) -> Result<Option<String>, ReadError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(e) => return Err(ReadError::Broken { form: FORM, detail: format!("{name}: {e}") }),
    };
    let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
    budget.check(file.size(), packed, name)?;
    let bytes = budget.read(file, &Cell::new(packed), name, FORM)?;
    Ok(Some(crate::decode(&bytes).text))
}

/// What a paragraph style means to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Title,
    Subtitle,
    Heading(u8),
    List,
    Caption,
}

fn styles(root: Node<'_, '_>) -> BTreeMap<String, Style> {
    let mut out = BTreeMap::new();
    for style in root.descendants().filter(|n| is(*n, "style")) {
        let Some(id) = value(style, "styleId") else { continue };
        let name = child(style, "name").and_then(|n| value(n, "val")).unwrap_or_default();
        out.extend(style_of(&name).or_else(|| style_of(&id)).map(|style| (id, style)));
    }
    out
}

fn style_of(name: &str) -> Option<Style> {
    let name = name.to_lowercase();
    Some(match name.as_str() {
        "title" => Style::Title,
        "subtitle" => Style::Subtitle,
        "caption" => Style::Caption,
        "list paragraph" | "listparagraph" => return None,
        _ if name.starts_with("list bullet") || name.starts_with("list number") => Style::List,
        _ => {
            let level = name.strip_prefix("heading")?.trim().parse().ok()?;
            Style::Heading(level)
        }
    })
}

/// Whether each numbering instance counts, or only marks.
fn numbered(root: Node<'_, '_>) -> BTreeMap<String, bool> {
    let mut abstracts = BTreeMap::new();
    for definition in root.descendants().filter(|n| is(*n, "abstractNum")) {
        let format = find(definition, "numFmt").and_then(|n| value(n, "val")).unwrap_or_default();
        abstracts.extend(value(definition, "abstractNumId").map(|id| (id, format != "bullet")));
    }
    let mut out = BTreeMap::new();
    for number in root.descendants().filter(|n| is(*n, "num")) {
        let definition = child(number, "abstractNumId").and_then(|n| value(n, "val")).unwrap_or_default();
        let counts = abstracts.get(&definition).copied().unwrap_or(false);
        out.extend(value(number, "numId").map(|id| (id, counts)));
    }
    out
}

fn properties(root: Node<'_, '_>, draft: &mut Draft) {
    let of = |name: &str| find(root, name).map(text).unwrap_or_default();
    // The title property is often a template's; the document's own title goes before it.
    draft.published(&of("created"));
    draft.modified(&of("modified"));
    Draft::set(&mut draft.metadata.in_language, &of("language"));
}

fn value(node: Node<'_, '_>, name: &str) -> Option<String> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value().to_owned())
}

struct Writer<'w> {
    draft: &'w mut Draft,
    styles: &'w BTreeMap<String, Style>,
    numbering: &'w BTreeMap<String, bool>,
    footnotes: usize,
    deleted: bool,
}

impl Writer<'_> {
    fn blocks(&mut self, parent: Node<'_, '_>, depth: usize) {
        if depth > 40 {
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth),
                "tbl" => self.table(node),
                "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" | "moveTo" => {
                    self.blocks(node, depth + 1);
                }
                "del" | "moveFrom" => self.deleted = true,
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, depth: usize) {
        let mut run = String::new();
        let mut boxes = Vec::new();
        self.inline(node, &mut run, &mut boxes, 0);
        let text = run.trim();
        let properties = child(node, "pPr");
        let style = properties
            .and_then(|p| child(p, "pStyle"))
            .and_then(|s| value(s, "val"))
            .and_then(|id| self.styles.get(&id).copied().or_else(|| style_of(&id)));
        let number =
            properties.and_then(|p| find(p, "numId")).and_then(|n| value(n, "val")).filter(|id| id != "0");
        if !text.is_empty() {
            match style {
                Some(Style::Title) => self.draft.headline(text),
                Some(Style::Subtitle) => self.draft.standfirst(text),
                Some(Style::Heading(1))
                    if !self.draft.has_body() && self.draft.metadata.headline.is_none() =>
                {
                    self.draft.headline(text);
                }
                Some(Style::Heading(level)) => {
                    self.draft.out.piece(text, ElementKind::Heading { level });
                }
                Some(Style::Caption) => {
                    self.draft.out.piece(text, ElementKind::Caption { credit: None });
                }
                _ if number.is_some() || style == Some(Style::List) => {
                    let ordered = number.and_then(|id| self.numbering.get(&id).copied()).unwrap_or(false);
                    self.draft.out.piece(text, ElementKind::ListItem { ordered });
                }
                _ => {
                    self.draft.out.piece(text, ElementKind::Text);
                }
            }
        }
        for content in boxes {
            self.blocks(content, depth + 1);
        }
    }

    fn inline<'a, 'd>(
        &mut self,
        node: Node<'a, 'd>,
        run: &mut String,
        boxes: &mut Vec<Node<'a, 'd>>,
        depth: usize,
    ) {
        if depth > 60 {
            return;
        }
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => run.push_str(part.text().unwrap_or("")),
                "tab" | "br" | "cr" => run.push(' '),
                "noBreakHyphen" => run.push('\u{2011}'),
                "footnoteReference" | "endnoteReference" => self.footnotes += 1,
                "del" | "moveFrom" => self.deleted = true,
                "txbxContent" => boxes.push(part),
                // The fallback repeats the choice for older readers.
                "Fallback" | "pPr" | "rPr" | "instrText" | "softHyphen" => {}
                _ => self.inline(part, run, boxes, depth + 1),
            }
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        for row in table.children().filter(|n| is(*n, "tr")) {
            let mut cells = Vec::new();
            for cell in row.children().filter(|n| is(*n, "tc")) {
                let mut content = String::new();
                for paragraph in cell.children().filter(|n| is(*n, "p")) {
                    if !content.is_empty() {
                        content.push(' ');
                    }
                    self.inline(paragraph, &mut content, &mut Vec::new(), 0);
                }
                cells.push(content.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                self.draft.out.row(cells.iter().map(String::as_str));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Form, ReadError, ReadOptions, read};
    use nutgraf_core::{Block, Story};
    use std::io::{Cursor, Write};

    fn package(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> String {
        format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")
    }

    fn story(body: &str) -> Story {
        let reading = read(package(&[("word/document.xml", &document(body))]), &ReadOptions::default())
            .unwrap()
            .remove(0);
        assert_eq!(reading.form, Form::Docx);
        reading.story
    }

    fn texts(story: &Story) -> Vec<&str> {
        story.paragraphs().map(|(_, p)| story.text(p.span)).collect()
    }

    #[test]
    fn case_38_styles_give_headline_and_headings() {
        let story = story(
            "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Talks agreed</w:t></w:r></w:p>\
             <w:p><w:r><w:t>Ministers met in Oslo.</w:t></w:r></w:p>\
             <w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>The plan</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dam</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        );
        assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed");
        assert_eq!(story.sections[1].heading.map(|h| story.text(h)), Some("The plan"));
        assert!(matches!(&story.sections[1].blocks[0], Block::Table(_)));
    }

    #[test]
    fn case_38_deletions_are_out_insertions_in_and_text_boxes_read_once() {
        let story = story(
            "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>soon </w:t></w:r></w:ins><w:r><w:t>agreed on a plan.</w:t></w:r>\
             <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>The box is here.</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent><w:p><w:r><w:t>The box is here.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        );
        assert_eq!(texts(&story), ["They soon agreed on a plan.", "The box is here."]);
        assert!(story.notes.iter().any(|n| n.kind == "tracked-changes"));
    }

    #[test]
    fn case_38_a_zip_bomb_is_refused() {
        let bomb = package(&[("word/document.xml", &" ".repeat(64 << 20))]);
        let error = read(&bomb, &ReadOptions::default()).unwrap_err();
        assert!(
            matches!(&error, ReadError::Limit { what, .. } if what.contains("word/document.xml")),
            "{error}"
        );
    }
}
