//! Reads a PDF the way assistive technology does: the structure tree, and the text of its marked content.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The structure tree as indented text: element, attributes that matter, and its own text.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn structure(bytes: &[u8]) -> String {
    let doc = Document::load_mem(bytes).expect("a PDF");
    let texts = marked_texts(&doc);
    let root = doc.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let mut out = String::new();
    let kids = doc.get_dictionary(root).unwrap().get(b"K").unwrap().as_array().unwrap().clone();
    for kid in kids {
        element(&doc, kid.as_reference().unwrap(), 0, &texts, &mut out);
    }
    out
}

/// All text in the order of the structure tree, one line a block.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    for line in structure(bytes).lines() {
        let (tag, text) = line.trim_start().split_once(' ').unwrap_or((line.trim(), ""));
        if matches!(tag, "H1" | "H2" | "P" | "LI") && !out.is_empty() {
            out.push('\n');
        }
        if let Some(text) = text.strip_prefix("| ") {
            out += text;
        }
    }
    out
}

/// What the document says of itself, as text.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn pages(bytes: &[u8]) -> usize {
    Document::load_mem(bytes).expect("a PDF").get_pages().len()
}

fn element(
    doc: &Document,
    id: ObjectId,
    depth: usize,
    texts: &BTreeMap<(ObjectId, i64), String>,
    out: &mut String,
) {
    let dict = doc.get_dictionary(id).unwrap();
    let tag = String::from_utf8_lossy(dict.get(b"S").unwrap().as_name().unwrap()).into_owned();
    let alt = dict.get(b"Alt").ok().map(|alt| lopdf::decode_text_string(alt).unwrap());
    let mut own = alt.map_or_else(String::new, |alt| format!("({alt})"));
    let mut below = Vec::new();
    let indent = "  ".repeat(depth);
    let flush = |own: &mut String, out: &mut String, first: &mut bool| {
        if *first || !own.is_empty() {
            let shown = if own.is_empty() { String::new() } else { format!(" | {own}") };
            let name = if *first { tag.as_str() } else { "…" };
            writeln!(out, "{indent}{name}{shown}").unwrap();
            own.clear();
            *first = false;
        }
    };
    let mut first = true;
    for kid in dict.get(b"K").unwrap().as_array().unwrap() {
        match kid {
            Object::Reference(id) => {
                flush(&mut own, out, &mut first);
                element(doc, *id, depth + 1, texts, out);
                below.push(*id);
            }
            Object::Dictionary(kid) if kid.get(b"Type").unwrap().as_name().unwrap() == b"MCR" => {
                let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                let number = kid.get(b"MCID").unwrap().as_i64().unwrap();
                own += &texts[&(page, number)];
            }
            Object::Dictionary(kid) => {
                flush(&mut own, out, &mut first);
                let annotation = kid.get(b"Obj").unwrap().as_reference().unwrap();
                let annotation = doc.get_dictionary(annotation).unwrap();
                let action = annotation.get(b"A").unwrap().as_dict().unwrap();
                let kind = String::from_utf8_lossy(action.get(b"S").unwrap().as_name().unwrap()).into_owned();
                let text = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
                writeln!(out, "{indent}  -> {kind}: {text}").unwrap();
            }
            other => panic!("unexpected kid {other:?}"),
        }
    }
    flush(&mut own, out, &mut first);
}

/// The text of every marked content, by page and number.
fn marked_texts(doc: &Document) -> BTreeMap<(ObjectId, i64), String> {
    let mut texts = BTreeMap::new();
    for page in doc.get_pages().into_values() {
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = doc
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, to_unicode(doc, font)))
            .collect();
        let content = Content::decode(&doc.get_page_content(page)).unwrap();
        let (mut font, mut open, mut actual, mut artifact) = (Vec::new(), None, None::<String>, false);
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    artifact = operation.operands[0].as_name().unwrap() == b"Artifact";
                    if artifact {
                        continue;
                    }
                    open = Some(properties.get(b"MCID").unwrap().as_i64().unwrap());
                    actual =
                        properties.get(b"ActualText").ok().map(|t| lopdf::decode_text_string(t).unwrap());
                    texts.insert((page, open.unwrap()), actual.clone().unwrap_or_default());
                }
                "EMC" => (open, actual, artifact) = (None, None, false),
                "TJ" if artifact => {}
                "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                "TJ" => {
                    let text = texts.get_mut(&(page, open.expect("all text is marked"))).unwrap();
                    for piece in operation.operands[0].as_array().unwrap() {
                        let Object::String(codes, _) = piece else { continue };
                        for code in codes.chunks(2) {
                            let code = u16::from_be_bytes(code.try_into().unwrap());
                            assert_ne!(code, 0, "no glyph is missing");
                            let glyph = fonts[&font].get(&code).expect("every glyph has a text");
                            if actual.is_none() {
                                *text += glyph;
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
    texts
}

/// The texts of a font's codes.
fn to_unicode(doc: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let map = doc.get_object(stream).unwrap().as_stream().unwrap().decompressed_content().unwrap();
    let map = String::from_utf8(map).unwrap();
    let hex = |s: &str| -> Vec<u16> {
        let s = s.trim_matches(['<', '>']);
        (0..s.len() / 4).map(|i| u16::from_str_radix(&s[4 * i..4 * i + 4], 16).unwrap()).collect()
    };
    let mut texts = BTreeMap::new();
    let mut inside = "";
    for line in map.lines() {
        match line {
            l if l.ends_with("beginbfchar") => inside = "char",
            l if l.ends_with("beginbfrange") => inside = "range",
            l if l.starts_with("endbf") => inside = "",
            l if inside == "char" => {
                let (code, text) = l.split_once(' ').unwrap();
                texts.insert(hex(code)[0], String::from_utf16(&hex(text)).unwrap());
            }
            l if inside == "range" => panic!("no range was ever written: {l}"),
            _ => {}
        }
    }
    texts
}
