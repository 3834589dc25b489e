//! XML with a guard before the parser and the usual damage undone.

use crate::ReadError;
use roxmltree::{Document, Node, ParsingOptions};

/// Elements nested deeper than this are refused; no format read here needs a tenth of it.
const MAX_DEPTH: usize = 1000;

/// Nodes above which a document is refused.
const MAX_NODES: u32 = 8_000_000;

/// Hands the document in `text` to `read`; the flag says whether it had to be repaired first.
pub(crate) fn with_document<T>(
    text: &str,
    form: &'static str,
    read: impl FnOnce(&Document<'_>, bool) -> T,
) -> Result<T, ReadError> {
    let text = text.trim_start();
    if depth(text) > MAX_DEPTH {
        let what = format!("depth of elements in {form}");
        return Err(ReadError::Limit { what, limit: format!("{MAX_DEPTH} levels") });
    }
    let options = || ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let error = match Document::parse_with_options(text, options()) {
        Ok(document) => return Ok(read(&document, false)),
        Err(error) => error,
    };
    let repaired = repaired(text);
    match Document::parse_with_options(&repaired, options()) {
        Ok(document) => Ok(read(&document, true)),
        Err(_) => Err(ReadError::Broken { form, detail: error.to_string() }),
    }
}

/// Ampersands that begin no reference XML knows are escaped, control characters left out.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '&' || (c.is_control() && !c.is_whitespace())) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        if let Some(after) = tail.strip_prefix('&') {
            let name: &str = after.split_once(';').map_or("", |(name, _)| name);
            let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
                || (name.starts_with('#')
                    && name.len() < 9
                    && name[1..].chars().all(|c| c.is_ascii_alphanumeric()));
            out.push_str(if known { "&" } else { "&amp;" });
            rest = after;
        } else {
            rest = tail.char_indices().nth(1).map_or("", |(next, _)| &tail[next..]);
        }
    }
    out.push_str(rest);
    out
}

/// The deepest nesting of tags, counted without building anything.
fn depth(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest, mut at) = (0usize, 0usize, 0usize);
    let skip_to = |from: usize, end: &str| {
        memchr::memmem::find(&bytes[from..], end.as_bytes()).map_or(bytes.len(), |n| from + n + end.len())
    };
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|n| n + at) {
        let rest = &bytes[open..];
        if rest.starts_with(b"<![CDATA[") {
            at = skip_to(open, "]]>");
        } else if rest.starts_with(b"<!--") {
            at = skip_to(open, "-->");
        } else if rest.starts_with(b"<?") || rest.starts_with(b"<!") {
            at = open + 2;
        } else {
            at = skip_to(open, ">");
            if rest.starts_with(b"</") {
                depth = depth.saturating_sub(1);
            } else if bytes.get(at.saturating_sub(2)) != Some(&b'/') {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

/// The first child element of a local name.
pub(crate) fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|n| is(*n, name))
}

/// The first descendant element of a local name.
pub(crate) fn find<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.descendants().find(|n| is(*n, name))
}

/// Whether a node is an element of a local name, whatever its namespace.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// All text under a node, white space collapsed.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{find, text, with_document};
    use crate::ReadError;

    #[test]
    fn references_of_html_and_bare_ampersands_are_repaired() {
        let read = with_document("<a><b>x &nbsp; y & z\u{1}</b></a>", "test", |d, repaired| {
            (text(find(d.root(), "b").unwrap()), repaired)
        });
        assert_eq!(read.unwrap(), ("x &nbsp; y & z".to_owned(), true));
    }

    #[test]
    fn deep_nesting_is_refused_before_parsing() {
        let deep = "<a>".repeat(200_000);
        assert!(matches!(with_document(&deep, "test", |_, _| ()), Err(ReadError::Limit { .. })));
        let wide = "<a>".to_owned() + &"<b/><c>x</c>".repeat(5000) + "</a>";
        assert!(with_document(&wide, "test", |_, _| ()).is_ok());
    }

    #[test]
    fn what_is_broken_is_named_with_its_place() {
        let error = with_document("<a><b></a>", "nitf document", |_, _| ()).unwrap_err();
        assert!(error.to_string().starts_with("broken nitf document: "), "{error}");
        assert!(error.to_string().contains("1:7"), "{error}");
    }
}
