//! The reader of Word documents: a package of any bytes, or any bytes as the document within a package, which
//! mutations of compressed bytes would not reach.
#![no_main]

#[path = "../check.rs"]
mod check;

use nutgraf_readers::Form;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        check::bytes(bytes, Some(Form::Docx));
    } else {
        check::bytes(&package(bytes), Some(Form::Docx));
    }
});

/// The parts of a package, NUL between two: document, styles, numbering, properties.
fn package(parts: &[u8]) -> Vec<u8> {
    let names = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml"];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in names.into_iter().zip(parts.split(|byte| *byte == 0)) {
        zip.start_file(name, stored).expect("a new name");
        zip.write_all(part).expect("room in memory");
    }
    zip.finish().expect("room in memory").into_inner()
}
