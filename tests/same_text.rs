//! The same text, in the same order, out of PDF, Word, web page and Markdown.

mod house;
#[path = "../crates/nutgraf-pdf/tests/reading/mod.rs"]
mod reading;

use house::{brief, brief_args, nutgraf, root, samples};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// Letters and digits between the title of the bottom line and that of the sources, as one word: what the forms
/// differ in is white space, punctuation and the numbers of lists.
fn body(blocks: &[String], first: &str, last: &str) -> String {
    let text: String = blocks.iter().flat_map(|b| b.chars()).filter(|c| c.is_alphanumeric()).collect();
    let plain = |title: &str| title.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let start = text.find(&plain(first)).unwrap_or_else(|| panic!("{first} in {text}"));
    let end = text[start..].find(&plain(last)).unwrap_or_else(|| panic!("{last} in {text}"));
    text[start..start + end].to_owned()
}

/// The text of a PDF as its structure tree is walked, without the numbers of lists.
fn pdf(bytes: &[u8]) -> Vec<String> {
    let mut in_figures = false;
    let structure = reading::structure(bytes);
    let lines = structure.lines().filter_map(|line| {
        let (tag, text) = line.trim_start().split_once(" | ")?;
        if tag == "H2" {
            in_figures = text == "By the numbers";
        }
        // The label of a point is its number; that of a figure is its value.
        (tag != "Lbl" || in_figures).then(|| text.to_owned())
    });
    lines.collect()
}

/// The text of the elements of XML that carry it.
fn xml(source: &str, carrier: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_str(source);
    // An image has no end in HTML.
    reader.config_mut().check_end_names = false;
    let (mut out, mut open) = (Vec::new(), 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => open += usize::from(tag.name().as_ref() == carrier),
            Event::End(tag) => open -= usize::from(tag.name().as_ref() == carrier),
            Event::Text(text) if open > 0 => out.push(text.decode().expect("UTF-8").into_owned()),
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn docx(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut document = String::new();
    archive.by_name("word/document.xml").expect("the body").read_to_string(&mut document).expect("UTF-8");
    xml(&document, b"w:t")
}

fn html(bytes: &[u8]) -> Vec<String> {
    let page = std::str::from_utf8(bytes).expect("UTF-8");
    let main = &page[page.find("<main").expect("a brief")..page.find("</main>").expect("its end")];
    xml(&format!("{main}</main>"), b"main")
}

fn markdown(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let events = pulldown_cmark::Parser::new(text);
    let text = events.filter_map(|event| match event {
        pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    text.collect()
}

#[test]
fn every_sample_says_the_same_in_every_form() {
    for (slug, path) in samples() {
        let of = |format| brief(&slug, &path, format);
        let forms = [
            ("PDF", pdf(&of("pdf"))),
            ("Word", docx(&of("docx"))),
            ("web page", html(&of("html"))),
            ("Markdown", markdown(&of("md"))),
        ];
        let bodies = forms.map(|(form, blocks)| (form, body(&blocks, "Bottom line", "Sources")));
        for (form, text) in &bodies[1..] {
            assert_eq!(*text, bodies[0].1, "{slug}: {form}");
        }
        assert!(bodies[0].1.len() > 200, "{slug}: {}", bodies[0].1);
    }
}

#[test]
fn a_house_style_says_the_same_in_every_form() {
    let style = root().join("samples/house-style.toml");
    for (slug, path) in samples().into_iter().take(3) {
        let of = |format: &str| {
            let mut args = brief_args(&slug, &path);
            args.extend(["-f", format, "--style", style.to_str().unwrap()].map(str::to_owned));
            let outcome = nutgraf(&args.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(outcome.code, 0, "{slug}: {}", outcome.err);
            outcome.out
        };
        let first = body(&pdf(&of("pdf")), "In one sentence", "Sources");
        for (form, blocks) in [("Word", docx(&of("docx"))), ("web page", html(&of("html")))] {
            assert_eq!(body(&blocks, "In one sentence", "Sources"), first, "{slug}: {form}");
        }
        assert_eq!(body(&markdown(&of("md")), "In one sentence", "Sources"), first, "{slug}: Markdown");
    }
}
