//! Which form bytes are: first by what they begin with, then by the file's name.

use crate::Form;
use memchr::memmem;

/// How much of a document is looked at.
const WINDOW: usize = 4096;

/// The form that the content shows beyond doubt.
pub(crate) fn by_content(bytes: &[u8]) -> Option<Form> {
    let head = beginning(bytes);
    is_html(&head).then_some(Form::Html)
}

/// The form that the extension of a file's name stands for.
pub(crate) fn by_name(name: &str) -> Option<Form> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "txt" | "text" => Some(Form::Text),
        _ => None,
    }
}

/// The beginning of a text without byte order mark, NULs (of UTF-16) and white space, in lower case.
fn beginning(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut head: Vec<u8> = bytes
        .iter()
        .take(WINDOW)
        .filter(|b| **b != 0 && **b != 0xff && **b != 0xfe)
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(head.len());
    head.drain(..start);
    head
}

fn is_html(head: &[u8]) -> bool {
    if !head.starts_with(b"<") {
        return false;
    }
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") || head.starts_with(b"<head") {
        return true;
    }
    let holds = |needle: &[u8]| memmem::find(head, needle).is_some();
    if head.starts_with(b"<?xml") || head.starts_with(b"<!--") {
        return holds(b"<html") || holds(b"<!doctype html");
    }
    // A fragment: it begins with an element of the body.
    [
        &b"<body"[..],
        b"<div",
        b"<article",
        b"<p>",
        b"<p ",
        b"<h1",
        b"<section",
        b"<main",
        b"<meta",
        b"<title",
        b"<script",
    ]
    .iter()
    .any(|tag| head.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use crate::Form;

    #[test]
    fn content_comes_before_the_name() {
        let of = |bytes: &[u8], name| Form::detect(bytes, name);
        assert_eq!(of(b"\xef\xbb\xbf \n<!DOCTYPE html><p>x", Some("x.txt")), Form::Html);
        assert_eq!(of(b"Ministers met.", Some("x.html")), Form::Html);
        assert_eq!(of(b"Ministers met.", None), Form::Text);
        assert_eq!(of(b"<3 is how she felt", None), Form::Text);
    }

    #[test]
    fn pages_in_utf_16_are_pages() {
        let wide: Vec<u8> = "\u{feff}<html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Form::detect(&wide, None), Form::Html);
    }
}
