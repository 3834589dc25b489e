//! The one place where text is made safe for HTML.

/// Appends text such that it means itself, in content and in double-quoted attributes.
pub(crate) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

/// Whether it is safe and useful as the target of a link.
pub(crate) fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b);
    rest.is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphanumeric()) && r.bytes().all(plain))
}

/// The tag when it is a well-formed BCP 47 tag, else English.
pub(crate) fn language(tag: &str) -> &str {
    let mut subtags = tag.split('-');
    let first = subtags
        .next()
        .is_some_and(|s| matches!(s.len(), 2..=3) && s.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    if first && rest { tag } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::{is_web_address, language};

    #[test]
    fn links_only_to_the_web() {
        assert!(is_web_address("https://a.example/x?y=1&z#t"));
        assert!(
            !["javascript:alert(1)", "https://", "https://a b", "http:///x", "data:x"]
                .iter()
                .any(|u| is_web_address(u))
        );
    }

    #[test]
    fn takes_only_well_formed_language_tags() {
        assert_eq!(["en-GB", "ar", "e\"n<", ""].map(language), ["en-GB", "ar", "en", "en"]);
    }
}
