//! The canonical pass: elements in the order that ISO/IEC 29500-1 prescribes.
//!
//! `docx-rs` writes the children of properties in an order of its own, and a strict reader calls the file
//! corrupt. A part is read into a tree, its children are sorted by the schema's sequence, and what the
//! schema does not allow or nobody needs is left out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// What the pass adds where `docx-rs` has no way to say it.
pub(crate) struct Additions<'a> {
    /// BCP 47 tag of the document's text.
    pub(crate) language: &'a str,
    /// The text shown over a link to a bookmark, by the bookmark's name.
    pub(crate) tip: &'a dyn Fn(&str) -> Option<&'a str>,
    /// Whether the page is read from right to left: the order of its columns, the side of the box's bar.
    pub(crate) right_to_left: bool,
    /// What the logo says to readers who do not see it.
    pub(crate) description: &'a str,
}

/// The part in canonical form, or why it is not well-formed XML.
pub(crate) fn canonical(part: &[u8], additions: &Additions) -> Result<Vec<u8>, String> {
    let mut reader = Reader::from_reader(part);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|e| e.to_string())?;
        match event {
            Event::Start(tag) => open.push(Element::new(&tag)),
            Event::Empty(tag) => close(&mut open, Element::new(&tag)),
            Event::End(_) => {
                let element = open.pop().ok_or("an end tag without a start")?;
                if open.is_empty() {
                    return Err("an end tag without a start".to_owned());
                }
                close(&mut open, element);
            }
            Event::Text(text) => push_text(&mut open, text.into_inner()),
            Event::GeneralRef(name) => {
                push_text(&mut open, Cow::Owned([b"&".as_slice(), &name, b";"].concat()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut out = Vec::with_capacity(part.len() + 1024);
    out.extend_from_slice(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
    match open.as_slice() {
        [root] => root.children.iter().for_each(|child| child.write(&mut out, "", additions)),
        _ => return Err("a start tag without an end".to_owned()),
    }
    Ok(out)
}

/// Whether a text as a whole runs right to left (Unicode Standard Annex 9, P2 and P3).
pub(crate) fn is_right_to_left(text: &str) -> bool {
    unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

/// An element with its start tag as written, or a run of text.
#[derive(Default)]
struct Element<'a> {
    /// `w:p w:rsid="..."`; empty for text.
    tag: Cow<'a, str>,
    text: Cow<'a, [u8]>,
    children: Vec<Element<'a>>,
}

fn close<'a>(open: &mut [Element<'a>], mut element: Element<'a>) {
    if element.name() == "w:r" && element.runs_right_to_left() {
        element.set_right_to_left();
    }
    // An element without content that has a meaning only by its content.
    let empty = element.children.is_empty() && matches!(element.name(), "w:rPr" | "w:pPr" | "w:tabs");
    if let Some(parent) = open.last_mut().filter(|_| !empty) {
        parent.children.push(element);
    }
}

fn push_text<'a>(open: &mut [Element<'a>], text: Cow<'a, [u8]>) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(Element { text, ..Element::default() });
    }
}

impl Element<'_> {
    fn new(tag: &BytesStart) -> Element<'static> {
        let tag = String::from_utf8_lossy(tag).trim_end().to_owned();
        Element { tag: Cow::Owned(tag), ..Element::default() }
    }

    /// Whether the first letter of its text with a direction is of a script that runs right to left.
    fn runs_right_to_left(&self) -> bool {
        let texts = self.children.iter().filter(|c| c.name() == "w:t").flat_map(|c| &c.children);
        let text: Vec<&[u8]> = texts.map(|t| &*t.text).collect();
        // Hebrew is the first of those scripts, and its letters begin with this byte.
        text.iter().any(|t| t.iter().any(|b| *b >= 0xd6))
            && is_right_to_left(&String::from_utf8_lossy(&text.concat()))
    }

    /// Has Word order the run's punctuation and spaces from right to left.
    fn set_right_to_left(&mut self) {
        let mark = || Element { tag: "w:rtl".into(), ..Element::default() };
        match self.children.iter_mut().find(|c| c.name() == "w:rPr") {
            Some(properties) => properties.children.push(mark()),
            None => {
                let properties =
                    Element { tag: "w:rPr".into(), children: vec![mark()], ..Element::default() };
                self.children.insert(0, properties);
            }
        }
    }

    /// Whether its text begins or ends with white space.
    fn has_outer_space(&self) -> bool {
        let text = |child: Option<&Element<'_>>, end: fn(&[u8]) -> Option<&u8>| {
            child.and_then(|c| end(&c.text)).is_some_and(u8::is_ascii_whitespace)
        };
        text(self.children.first(), <[u8]>::first) || text(self.children.last(), <[u8]>::last)
    }

    fn name(&self) -> &str {
        self.tag.split(' ').next().unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let start = self.tag.find(&format!(" {name}=\""))? + name.len() + 3;
        self.tag[start..].split('"').next()
    }

    fn write(&self, out: &mut Vec<u8>, parent: &str, additions: &Additions) {
        if self.tag.is_empty() {
            out.extend_from_slice(&self.text);
            return;
        }
        let name = self.name();
        out.push(b'<');
        out.extend_from_slice(self.start_tag(additions).as_bytes());
        let language = name == "w:rPr" && parent == "w:rPrDefault";
        if self.children.is_empty() && !language {
            out.extend_from_slice(b"/>");
            return;
        }
        out.push(b'>');
        let write = |child: &Element, out: &mut Vec<u8>| child.write(out, name, additions);
        let direction = match name {
            "w:tblPr" => Some("w:bidiVisual"),
            "w:sectPr" => Some("w:bidi"),
            _ => None,
        };
        let direction = direction.filter(|_| additions.right_to_left);
        let direction = direction.map(|tag| Element { tag: tag.into(), ..Element::default() });
        match sequence(name) {
            [] => self.children.iter().for_each(|child| write(child, out)),
            sequence => {
                let place = |e: &Element| {
                    sequence.iter().position(|s| *s == &e.name()["w:".len().min(e.name().len())..])
                };
                let mut order: Vec<_> = self.children.iter().chain(&direction).collect();
                order.sort_by_key(|child| place(child).unwrap_or(usize::MAX));
                order.into_iter().for_each(|child| write(child, out));
            }
        }
        if language {
            let tag = additions.language;
            out.extend_from_slice(format!(r#"<w:lang w:val="{tag}" w:eastAsia="{tag}"/>"#).as_bytes());
        }
        out.extend_from_slice(b"</");
        out.extend_from_slice(name.as_bytes());
        out.push(b'>');
    }

    /// The start tag with the attributes it needs and no others.
    fn start_tag(&self, additions: &Additions) -> Cow<'_, str> {
        match self.name() {
            // Two name spaces of the thirty that are declared are used.
            root @ ("w:document" | "w:ftr" | "w:styles" | "w:numbering") => {
                format!("{root} xmlns:w=\"{W}\" xmlns:r=\"{R}\"").into()
            }
            // Paragraph ids are counted over the life of the process.
            "w:p" => "w:p".into(),
            // Nothing to preserve: the attribute would be a fifth of the document.
            "w:t" if !self.has_outer_space() => "w:t".into(),
            "w:gridCol" => format!("w:gridCol w:w=\"{}\"", self.attribute("w:w").unwrap_or("0")).into(),
            "w:style" => match self.attribute("w:styleId") {
                Some("Normal") => format!("{} w:default=\"1\"", self.tag).into(),
                Some(id) if BUILT_IN.contains(&id) => Cow::Borrowed(&self.tag),
                _ => format!("{} w:customStyle=\"1\"", self.tag).into(),
            },
            "w:hyperlink" => match self.attribute("w:anchor").and_then(additions.tip) {
                Some(tip) => {
                    let tip = quick_xml::escape::escape(tip);
                    format!("{} w:tooltip=\"{tip}\"", self.tag).into()
                }
                None => Cow::Borrowed(&self.tag),
            },
            // The one picture is the logo.
            "wp:inline" => format!("{} xmlns:wp=\"{WP}\"", self.tag).into(),
            "wp:docPr" => {
                let text = quick_xml::escape::escape(additions.description);
                format!("wp:docPr id=\"1\" name=\"Logo\" descr=\"{text}\"").into()
            }
            _ => Cow::Borrowed(&self.tag),
        }
    }
}

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub(crate) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Ids of the styles that Word itself knows.
const BUILT_IN: [&str; 9] =
    ["Normal", "Title", "Subtitle", "Heading1", "ListNumber", "ListBullet", "Quote", "Footer", "Hyperlink"];

/// The sequence of an element's children in the schema, without prefix; empty where any order is right.
fn sequence(name: &str) -> &'static [&'static str] {
    const EDGES: &[&str] =
        &["top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "between"];
    match name {
        "w:rPr" => &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "dstrike",
            "vanish",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
        ],
        "w:pPr" => &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
        "w:numPr" => &["ilvl", "numId"],
        "w:tblPr" => &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "bidiVisual",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
        "w:tcPr" => {
            &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "vAlign"]
        }
        "w:pBdr" | "w:tcBorders" | "w:tblBorders" | "w:tcMar" | "w:tblCellMar" => EDGES,
        "w:style" => &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
        ],
        "w:lvl" => {
            &["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc", "pPr", "rPr"]
        }
        "w:sectPr" => &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "titlePg",
            "textDirection",
            "bidi",
            "docGrid",
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(part: &str) -> Result<String, String> {
        let tip = |anchor: &str| (anchor == "a").then_some("1 < 2 \"&\"");
        let right_to_left = part.contains("w:sectPr");
        canonical(part.as_bytes(), &Additions { language: "en", tip: &tip, right_to_left, description: "" })
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .map(|s| s.split_once("?>").unwrap().1.to_owned())
    }

    #[test]
    fn sorts_properties_into_the_schema_s_sequence() {
        assert_eq!(
            pass("<w:p><w:pPr><w:rPr /><w:jc/><w:pStyle/></w:pPr></w:p>").unwrap(),
            "<w:p><w:pPr><w:pStyle/><w:jc/></w:pPr></w:p>"
        );
    }

    #[test]
    fn keeps_content_in_its_order_and_text_as_it_is() {
        let part = "<w:r><w:t>a &amp; b</w:t><w:tab/><w:t> &lt;c&gt; </w:t></w:r>";
        assert_eq!(pass(part).unwrap(), part);
    }

    #[test]
    fn asks_to_preserve_only_white_space_that_is_there() {
        assert_eq!(
            pass("<w:t xml:space=\"preserve\">a &amp; b</w:t><w:t xml:space=\"preserve\">c </w:t>").unwrap(),
            "<w:t>a &amp; b</w:t><w:t xml:space=\"preserve\">c </w:t>"
        );
    }

    #[test]
    fn shows_the_cited_sentence_over_a_link() {
        assert_eq!(
            pass(r#"<w:hyperlink w:anchor="a"/>"#).unwrap(),
            r#"<w:hyperlink w:anchor="a" w:tooltip="1 &lt; 2 &quot;&amp;&quot;"/>"#
        );
    }

    #[test]
    fn names_the_language_in_the_defaults() {
        assert_eq!(
            pass("<w:rPrDefault><w:rPr><w:sz/></w:rPr></w:rPrDefault>").unwrap(),
            r#"<w:rPrDefault><w:rPr><w:sz/><w:lang w:val="en" w:eastAsia="en"/></w:rPr></w:rPrDefault>"#
        );
    }

    #[test]
    fn runs_of_right_to_left_scripts_are_marked() {
        assert_eq!(
            pass(
                "<w:r><w:t>שלום, (abc)</w:t></w:r><w:r><w:rPr><w:lang/><w:b/></w:rPr><w:t>- עוד</w:t></w:r>"
            )
            .unwrap(),
            "<w:r><w:rPr><w:rtl/></w:rPr><w:t>שלום, (abc)</w:t></w:r>\
             <w:r><w:rPr><w:b/><w:rtl/><w:lang/></w:rPr><w:t>- עוד</w:t></w:r>"
        );
        let part = "<w:r><w:t>The mayor said שלום and left.</w:t></w:r>";
        assert_eq!(pass(part).unwrap(), part);
    }

    #[test]
    fn a_page_read_from_right_to_left_has_its_columns_and_its_box_so() {
        assert_eq!(
            pass("<w:tblPr><w:tblLayout/><w:tblW/></w:tblPr><w:sectPr><w:cols/><w:pgSz/></w:sectPr>")
                .unwrap(),
            "<w:tblPr><w:bidiVisual/><w:tblW/><w:tblLayout/></w:tblPr>\
             <w:sectPr><w:pgSz/><w:cols/><w:bidi/></w:sectPr>"
        );
    }

    #[test]
    fn reports_what_is_not_well_formed() {
        assert!(pass("<w:p><w:r></w:p>").is_err());
        assert!(pass("<w:p>").is_err());
    }
}
