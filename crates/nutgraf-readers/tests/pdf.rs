//! PDF files as other programs of the house set them: composite fonts, two columns, a page of many parts.
#![cfg(feature = "pdf")]

use nutgraf_readers::{Form, ReadOptions, read};

#[test]
fn a_typeset_page_gives_its_words_in_order() {
    let path = format!("{}/../../samples/trump-putin-summit/brief.pdf", env!("CARGO_MANIFEST_DIR"));
    let reading = read(std::fs::read(path).unwrap(), &ReadOptions::default()).unwrap().remove(0);
    assert_eq!(reading.form, Form::Pdf);
    let text = reading.story.source.split_whitespace().collect::<Vec<_>>().join(" ");
    let brief = std::fs::read_to_string(format!(
        "{}/../../samples/trump-putin-summit/brief.json",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap();
    let brief: serde_json::Value = serde_json::from_str(&brief).unwrap();
    let bottom_line = brief["bottom_line"]["text"].as_str().unwrap();
    assert!(text.contains(bottom_line), "{bottom_line:?} in {text}");
}
