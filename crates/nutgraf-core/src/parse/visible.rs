//! Text as a reader sees it, for matching: invisible characters dropped, odd white space made plain.

use super::lines::is_invisible;
use std::borrow::Cow;

/// `text` without invisible characters, every white-space character a plain space.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let keep = |c: char| match c {
        c if c.is_whitespace() => Some(' '),
        c if is_invisible(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(keep).collect())
}

/// Whether a text holds no invisible character and no white space but spaces.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without an early end the first pass is one of vectors; the second decodes nothing but what is not ASCII.
    if !bytes.iter().fold(false, |odd, b| odd | !(b' '..0x7f).contains(b)) {
        return true;
    }
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b' '..=b'~' | 0x80..=0xbf => true,
        _ => text[at..].chars().next().is_some_and(|c| !(c.is_whitespace() || is_invisible(c))),
    })
}

/// Whether a character is a letter or digit. Quotation marks and dashes, which are common, are told fast.
pub(super) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        !('\u{2000}'..='\u{206f}').contains(&c) && c.is_alphanumeric()
    }
}

/// Letters and digits of a text in lower case, one space between words: for comparing two headlines.
pub(super) fn bare_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_plain_is_copied() {
        for text in ["Plain “words” – only", "日本", ""] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
        for text in ["a\u{a0}b", "a\tb", "\u{ad}a b", "a \u{200b}b", "a\u{3000}b"] {
            assert_eq!(visible(text), "a b", "{text:?}");
        }
    }

    #[test]
    fn no_letter_is_among_the_marks_that_are_told_fast() {
        assert!(('\0'..='\u{ffff}').all(|c| is_alphanumeric(c) == c.is_alphanumeric()));
    }
}
