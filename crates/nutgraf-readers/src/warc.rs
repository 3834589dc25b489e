//! WARC: the responses of a crawl, each a document.

use crate::ReadError;

/// A stored document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record<'b> {
    pub(crate) url: String,
    /// The body of the response.
    pub(crate) body: std::borrow::Cow<'b, [u8]>,
    /// Whether the body is gzip-packed.
    pub(crate) gzip: bool,
    /// Whether the file ends before the record does.
    pub(crate) cut: bool,
}

/// The documents of a WARC file (ISO 28500) in order: successful responses and resources of a text type.
///
/// # Errors
/// When a record's header is broken; the offset is named.
pub(crate) fn records(bytes: &[u8]) -> Result<Vec<Record<'_>>, ReadError> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|b| !b.is_ascii_whitespace()))
    {
        at += start;
        let broken =
            |detail: &str| ReadError::Broken { form: "warc file", detail: format!("{detail} at byte {at}") };
        let rest = &bytes[at..];
        if !rest.starts_with(b"WARC/") {
            return Err(broken("no record begins"));
        }
        let (head, content_at) = header(rest).ok_or_else(|| broken("header without end"))?;
        let length: usize = field(head, "content-length")
            .and_then(|l| l.parse().ok())
            .ok_or_else(|| broken("header without content-length"))?;
        let end = content_at.saturating_add(length).min(rest.len());
        let cut = content_at.saturating_add(length) > rest.len();
        let content = &rest[content_at..end];
        let kind = field(head, "warc-type").unwrap_or_default();
        let url = field(head, "warc-target-uri").unwrap_or_default();
        let url = url.trim_matches(['<', '>']).to_owned();
        match kind.as_str() {
            "response" => out.extend(response(content, url).map(|record| Record { cut, ..record })),
            "resource" | "conversion" => out.push(Record { url, body: content.into(), gzip: false, cut }),
            _ => {}
        }
        at += end;
    }
    Ok(out)
}

/// The header's text and where its content begins.
fn header(bytes: &[u8]) -> Option<(&str, usize)> {
    let window = &bytes[..bytes.len().min(64 << 10)];
    let end = memchr::memmem::find(window, b"\r\n\r\n").map(|at| (at, at + 4));
    let (end, next) = end.or_else(|| memchr::memmem::find(window, b"\n\n").map(|at| (at, at + 2)))?;
    // Header fields are ASCII; anything else ends the part that is read.
    let head = match std::str::from_utf8(&window[..end]) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&window[..error.valid_up_to()]).unwrap_or(""),
    };
    Some((head, next))
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// The body of a successful HTTP response that is text.
fn response(content: &[u8], url: String) -> Option<Record<'_>> {
    let (head, body_at) = header(content)?;
    let status = head.split_ascii_whitespace().nth(1)?;
    let kind = field(head, "content-type").unwrap_or_default().to_ascii_lowercase();
    let text = kind.is_empty() || ["html", "text/", "xml", "json"].iter().any(|t| kind.contains(t));
    let style = kind.contains("css") || kind.contains("javascript");
    if !status.starts_with('2') || !text || style {
        return None;
    }
    let body = &content[body_at..];
    let gzip = field(head, "content-encoding").is_some_and(|e| e.contains("gzip"));
    let chunked = field(head, "transfer-encoding").is_some_and(|e| e.contains("chunked"));
    let body = if chunked { dechunked(body).into() } else { body.into() };
    Some(Record { url, body, gzip, cut: false })
}

/// The chunks of an HTTP body put together; a broken chunk ends it.
fn dechunked(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = memchr::memchr(b'\n', body) {
        let size = std::str::from_utf8(&body[..end]).unwrap_or("").trim();
        let size = size.split(';').next().unwrap_or("");
        let Ok(size) = usize::from_str_radix(size, 16) else { break };
        let start = end + 1;
        let stop = start.saturating_add(size).min(body.len());
        out.extend_from_slice(&body[start..stop]);
        if size == 0 {
            break;
        }
        body = body.get(stop..).unwrap_or_default();
        body = body.strip_prefix(b"\r\n").unwrap_or(body);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::records;

    fn record(kind: &str, content: &str) -> String {
        let length = content.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.org/a\r\nContent-Length: {length}\r\n\r\n{content}\r\n\r\n"
        )
    }

    #[test]
    fn only_successful_text_responses_are_documents() {
        let file = record("warcinfo", "software: x")
            + &record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a")
            + &record("response", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>b")
            + &record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
            + &record(
                "response",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n<p\r\n2\r\n>c\r\n0\r\n\r\n",
            );
        let found = records(file.as_bytes()).unwrap();
        let bodies: Vec<_> = found.iter().map(|r| r.body.as_ref()).collect();
        assert_eq!(bodies, [b"<p>a", b"<p>c"]);
        assert_eq!(found[0].url, "https://x.org/a");
    }

    #[test]
    fn a_broken_record_is_named_with_its_place() {
        let file = record("warcinfo", "x") + "GARBAGE";
        let at = file.len() - "GARBAGE".len();
        let error = records(file.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), format!("broken warc file: no record begins at byte {at}"));
    }
}
