//! The one place where text is made safe for Markdown.

/// Appends a line of text such that CommonMark and GitHub show these very characters, wherever in a line
/// it is put.
///
/// Only what could be read as mark-up gets a backslash, so that a news text looks as it was written.
pub(crate) fn push_text(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let block_start = block_marker(bytes);
    for (i, c) in text.char_indices() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            // An entity or character reference.
            '&' => is_reference(&bytes[i + 1..]),
            // A closing sequence of a heading.
            '#' => i == 0 || bytes[i - 1] == b' ',
            // GitHub's formulas: the sign that ends one does not follow a space.
            '$' => i > 0 && bytes[i - 1] != b' ',
            // GitHub makes links of bare addresses.
            ':' => bytes[i + 1..].starts_with(b"//"),
            '.' => i >= 3 && bytes[i - 3..i].eq_ignore_ascii_case(b"www"),
            _ => false,
        };
        if special || block_start == Some(i) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Appends text between the quotation marks of a link title.
pub(crate) fn push_title(out: &mut String, text: &str) {
    for (i, part) in text.split('"').enumerate() {
        if i > 0 {
            out.push_str("\\\"");
        }
        for (i, c) in part.char_indices() {
            if c == '\\' || (c == '&' && is_reference(&part.as_bytes()[i + 1..])) {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

/// Appends an address: as a link when it is one for the web, else as text.
pub(crate) fn push_url(out: &mut String, url: &str) {
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'\\' | b'`' | b'"');
    let references = url.match_indices('&').any(|(i, _)| is_reference(&url.as_bytes()[i + 1..]));
    if web && url.bytes().all(plain) && !references {
        out.push('<');
        out.push_str(url);
        out.push('>');
    } else {
        push_text(out, url);
    }
}

/// The byte at which a backslash stops the start of a text from opening a block.
fn block_marker(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'>' | b'=' | b'|' | b':' => Some(0),
        b'-' | b'+' => Some(0),
        b'0'..=b'9' => {
            let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
            let marker = matches!(text.get(digits), Some(b'.' | b')'));
            (marker && matches!(text.get(digits + 1), None | Some(b' '))).then_some(digits)
        }
        _ => None,
    }
}

/// Whether what follows an ampersand makes it a character reference.
fn is_reference(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"#").unwrap_or(rest);
    let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    name > 0 && rest.get(name) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    fn text(s: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, s);
        out
    }

    /// What a reader sees of one paragraph; `None` when it is anything but one paragraph of plain text.
    fn seen(markdown: &str, options: Options) -> Option<String> {
        let mut out = String::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(t) => out.push_str(&t),
                Event::Start(pulldown_cmark::Tag::Paragraph) => {}
                Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        Some(out)
    }

    #[test]
    fn leaves_a_news_text_as_it_was_written() {
        for plain in [
            "AT&T said it paid $5 million - 3.7% more (“a record”) - in 2024.",
            "By 2:40 p.m. the G-7's No.1 was out! Was it? R&D: it was.",
            "90.50 roubles",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn escapes_what_opens_a_block_only_where_it_would() {
        assert_eq!(text("1. Not a list"), "1\\. Not a list");
        assert_eq!(text("1.5 per cent"), "1.5 per cent");
        assert_eq!(text("- no"), "\\- no");
        assert_eq!(text("a - b"), "a - b");
    }

    #[test]
    fn links_only_addresses_of_the_web() {
        let url = |s: &str| {
            let mut out = String::new();
            push_url(&mut out, s);
            out
        };
        assert_eq!(url("https://a.example/x_y?a=1&b=2"), "<https://a.example/x_y?a=1&b=2>");
        assert_eq!(url("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(url("https://a.example/?a&copy;"), "https\\://a.example/?a\\&copy;");
        assert_eq!(url("https://a.example/>"), "https\\://a.example/>");
    }

    /// Text rich in what Markdown gives a meaning.
    fn hostile() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            5 => "[-+*_~`#>=|:.)(!&;$^<>\\[\\]{}\"'\\\\/ 0-9a-z]",
            1 => prop::sample::select(vec![
                "&amp;", "&#35;", "1. ", "- ", "# ", "> ", "***", "---", "===", "```", "~~~", "<b>", "</b>",
                "<!--", "-->", "<?", "http://a.b", "www.a.b", "[x](y)", "![x](y)", "[¶1]", "[^1]", "\\",
                "  ", "| a | b |", "$x$", "[ ] ", ": ", "“", "é", "漢", "🇺🇦", "\u{301}", "\u{202e}",
            ])
            .prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(token, 0..24)
            .prop_map(|tokens| nutgraf_core::wording::clean(&tokens.concat()).into_owned())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2048) })]

        #[test]
        fn what_is_parsed_is_what_was_written(s in hostile()) {
            for options in [Options::empty(), crate::page::tests::github()] {
                let found = seen(&text(&s), options);
                prop_assert_eq!(found.as_deref(), Some(&*s), "{:?} as {:?}", &s, text(&s));
            }
        }

        #[test]
        fn titles_are_read_back_as_written(s in hostile()) {
            let mut out = String::from("[x]\n\n[x]: #y \"");
            push_title(&mut out, &s);
            out.push_str("\"\n");
            let title = Parser::new(&out).find_map(|event| match event {
                Event::Start(pulldown_cmark::Tag::Link { title, .. }) => Some(title.into_string()),
                _ => None,
            });
            prop_assert_eq!(title, Some(s));
        }

        #[test]
        fn addresses_are_shown_as_written(s in "(https://|http://|javascript:|)[ -~é]{0,20}") {
            let s = s.trim();
            let mut out = String::new();
            push_url(&mut out, s);
            for options in [Options::empty(), crate::page::tests::github()] {
                let shown: String = Parser::new_ext(&out, options)
                    .filter_map(|e| if let Event::Text(t) = e { Some(t.into_string()) } else { None })
                    .collect();
                prop_assert_eq!(&shown, s, "as {:?}", &out);
            }
        }
    }
}
