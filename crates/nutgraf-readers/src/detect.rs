//! Which form bytes are: first by what they begin with, then by the file's name.

use crate::{Form, wire};
use memchr::memmem;

/// How much of a document is looked at.
const WINDOW: usize = 4096;

/// What holds other documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Gzip,
    Zstd,
    Zip,
    Warc,
}

/// The container that bytes are. A Word document is a ZIP archive but no container of stories.
pub(crate) fn container(bytes: &[u8]) -> Option<Container> {
    match bytes {
        [0x1f, 0x8b, 8, ..] => Some(Container::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Container::Zstd),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if !is_docx(bytes) => Some(Container::Zip),
        _ if bytes.starts_with(b"WARC/") => Some(Container::Warc),
        _ => None,
    }
}

/// What bytes are that hold no story in any form read here.
pub(crate) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 13] = [
        (b"\x89PNG", "a png picture"),
        (b"\xff\xd8\xff", "a jpeg picture"),
        (b"GIF8", "a gif picture"),
        (b"{\\rtf", "an rtf document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"\x7fELF", "a program"),
        (b"ID3", "an audio file"),
        (b"OggS", "an audio file"),
        (b"BZh", "a bzip2 archive"),
        (b"\xfd7zXZ", "an xz archive"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"Rar!", "a rar archive"),
        (b"SQLite format 3", "a database"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && memmem::find(bytes, b"word/document.xml").is_some()
}

/// The form that the content shows beyond doubt.
pub(crate) fn by_content(bytes: &[u8]) -> Option<Form> {
    if is_docx(bytes) {
        return Some(Form::Docx);
    }
    if bytes.starts_with(b"%PDF-") {
        return Some(Form::Pdf);
    }
    if wire::is_wire(bytes) {
        return Some(Form::Wire);
    }
    let head = beginning(bytes);
    match head.first()? {
        b'{' | b'[' => json(&head),
        b'<' => xml(&head).or_else(|| is_html(&head).then_some(Form::Html)),
        _ if is_email(&head) => Some(Form::Email),
        b'-' if head.starts_with(b"---\n") && front_matter(&head) => Some(Form::Markdown),
        _ => None,
    }
}

/// The form that the extension of a file's name stands for.
pub(crate) fn by_name(name: &str) -> Option<Form> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "md" | "markdown" => Some(Form::Markdown),
        "pdf" => Some(Form::Pdf),
        "eml" => Some(Form::Email),
        "rss" | "atom" => Some(Form::Feed),
        "nitf" => Some(Form::Nitf),
        "anpa" => Some(Form::Wire),
        "txt" | "text" => Some(Form::Text),
        _ => None,
    }
}

/// The beginning of a text without byte order mark, NULs (of UTF-16), CR and leading white space, in lower
/// case.
fn beginning(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut head: Vec<u8> = bytes
        .iter()
        .take(WINDOW)
        .filter(|b| !matches!(**b, 0 | 0xff | 0xfe | b'\r'))
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(head.len());
    head.drain(..start);
    head
}

fn json(head: &[u8]) -> Option<Form> {
    let holds = |key: &str| memmem::find(head, format!("\"{key}").as_bytes()).is_some();
    if memmem::find(head, b"jsonfeed.org/version").is_some() {
        Some(Form::Feed)
    } else if ["versioncreated", "body_text", "body_xhtml", "bodies\"", "headlines\""]
        .iter()
        .any(|key| holds(key))
        || (holds("uri\"") && holds("headline\""))
    {
        Some(Form::Ninjs)
    } else {
        None
    }
}

/// The form of the root element, namespace prefixes aside.
fn xml(head: &[u8]) -> Option<Form> {
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &head[at..]).map(|n| n + at) {
        let rest = &head[open + 1..];
        if rest.starts_with(b"?") || rest.starts_with(b"!") {
            at = open + 1;
            continue;
        }
        let end = rest.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))?;
        let name = &rest[..end];
        let local = name.rsplit(|b| *b == b':').next().unwrap_or(name);
        return match local {
            b"rss" | b"feed" | b"rdf" => Some(Form::Feed),
            b"nitf" => Some(Form::Nitf),
            b"newsitem" | b"newsmessage" | b"packageitem" | b"conceptitem" | b"contentset" => {
                Some(Form::NewsMl)
            }
            _ => None,
        };
    }
    None
}

fn is_html(head: &[u8]) -> bool {
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

/// Header lines from the first line on, two of which only mail has.
fn is_email(head: &[u8]) -> bool {
    let mut known = 0;
    for (number, line) in head.split(|b| *b == b'\n').enumerate() {
        if number == 0 && line.starts_with(b"from ") {
            continue;
        }
        if line.is_empty() || known >= 2 {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = memchr::memchr(b':', line) else { return false };
        let name = &line[..colon];
        if name.is_empty() || !name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            return false;
        }
        let fields: [&[u8]; 12] = [
            b"from",
            b"subject",
            b"date",
            b"mime-version",
            b"received",
            b"message-id",
            b"return-path",
            b"delivered-to",
            b"content-type",
            b"to",
            b"dkim-signature",
            b"x-original-to",
        ];
        known += usize::from(fields.contains(&name));
    }
    known >= 2
}

fn front_matter(head: &[u8]) -> bool {
    let body = &head[4..];
    let Some(end) = memmem::find(body, b"\n---") else { return false };
    body[..end].split(|b| *b == b'\n').any(|line| line.starts_with(b"title:") || line.starts_with(b"date:"))
}

#[cfg(test)]
mod tests {
    use super::{Container, container, foreign};
    use crate::Form;

    fn of(bytes: &[u8], name: &str) -> Form {
        Form::detect(bytes, Some(name))
    }

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(of(b"\xef\xbb\xbf \n<!DOCTYPE html><p>x", "x.txt"), Form::Html);
        assert_eq!(of(b"Ministers met.", "x.html"), Form::Html);
        assert_eq!(of(b"Ministers met.", "x"), Form::Text);
        assert_eq!(of(b"<3 is how she felt", "x"), Form::Text);
        assert_eq!(of(b"", "x.md"), Form::Markdown);
    }

    #[test]
    fn roots_and_keys_tell_structured_forms_apart() {
        for (start, form) in [
            ("<?xml version='1.0'?><!-- x --><rss>", Form::Feed),
            ("<rdf:RDF xmlns='x'>", Form::Feed),
            ("<!DOCTYPE nitf SYSTEM 'x'><nitf>", Form::Nitf),
            ("<newsItem guid='x'>", Form::NewsMl),
            ("{\"version\": \"https://jsonfeed.org/version/1\"", Form::Feed),
            ("{\"uri\": \"x\", \"versionCreated\": \"x\"", Form::Ninjs),
            ("From: a\r\nSubject: b\r\n\r\nText", Form::Email),
            ("---\ntitle: x\n---\nText", Form::Markdown),
            ("WASHINGTON: Ministers met.\nDate: unknown", Form::Text),
        ] {
            assert_eq!(of(start.as_bytes(), "x"), form, "{start}");
        }
    }

    #[test]
    fn pages_in_utf_16_are_pages() {
        let wide: Vec<u8> = "\u{feff}<html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&wide, "x"), Form::Html);
    }

    #[test]
    fn containers_and_foreign_files_are_known_by_their_first_bytes() {
        assert_eq!(container(b"\x1f\x8b\x08\x00"), Some(Container::Gzip));
        assert_eq!(container(b"WARC/1.0\r\n"), Some(Container::Warc));
        assert_eq!(container(b"PK\x03\x04 word/document.xml"), None);
        assert_eq!(foreign(b"GIF89a"), Some("a gif picture"));
    }
}
