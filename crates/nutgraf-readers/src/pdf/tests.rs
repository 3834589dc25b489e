use crate::{Form, Limits, ReadError, ReadOptions, read};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

/// A file of one page with these lines, from the top, the first in large type.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "Widths" => vec![Object::Integer(600); 224],
    });
    let mut operations =
        vec![Operation::new("BT", vec![]), Operation::new("Td", vec![50.into(), 760.into()])];
    for (i, line) in lines.iter().enumerate() {
        let (size, down) = if i == 0 { (20, 0) } else { (10, if i == 1 { 30 } else { 12 }) };
        operations.push(Operation::new("Tf", vec!["F1".into(), size.into()]));
        operations.push(Operation::new("Td", vec![0.into(), (-down).into()]));
        operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
    }
    operations.push(Operation::new("ET", vec![]));
    let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document
        .objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

const LINES: &[&str] = &[
    "Talks agreed in Oslo",
    "Ministers from nine countries met on Monday to agree on a plan",
    "for the river. They will meet again in May.",
];

#[test]
fn a_page_is_a_story_with_headline_and_sentences() {
    let reading = read(pdf(LINES), &ReadOptions::default()).unwrap().remove(0);
    assert_eq!(reading.form, Form::Pdf);
    let story = reading.story;
    assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed in Oslo");
    let sentences: Vec<_> = story.sentences().map(|(_, _, s)| story.text(s.span)).collect();
    assert_eq!(
        sentences,
        [
            "Ministers from nine countries met on Monday to agree on a plan for the river.",
            "They will meet again in May.",
        ]
    );
}

#[test]
fn a_page_without_text_says_so() {
    let error = read(pdf(&[]), &ReadOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "no story in the input: 1 pages without a layer of text");
}

#[test]
fn what_is_broken_is_an_error_and_never_a_panic() {
    let whole = pdf(LINES);
    assert!(matches!(read(b"%PDF-1.7\nnothing", &ReadOptions::default()), Err(ReadError::Broken { .. })));
    let mut seed = 1_u32;
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes[at] = (seed >> 24) as u8;
        let options = ReadOptions { from: Some(Form::Pdf), ..ReadOptions::default() };
        let _ = read(&bytes, &options);
        let _ = read(&bytes[..at], &options);
    }
}

#[test]
fn what_unpacks_beyond_the_limit_is_refused() {
    let limits = Limits { document: 2_000, ..Limits::default() };
    let text = "Ministers met. ".repeat(40);
    let lines: Vec<&str> = std::iter::repeat_n(text.as_str(), 40).collect();
    let options = ReadOptions { from: Some(Form::Pdf), limits, ..ReadOptions::default() };
    assert!(read(pdf(&lines), &options).is_err());
}
