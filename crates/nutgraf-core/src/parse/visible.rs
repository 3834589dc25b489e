//! Text as a reader sees it, for matching: invisible characters dropped, odd white space made plain.

use super::lines::is_invisible;
use std::borrow::Cow;

/// `text` without invisible characters, every white-space character a plain space.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| c == ' ' || !(c.is_whitespace() || is_invisible(c));
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let keep = |c: char| match c {
        c if c.is_whitespace() => Some(' '),
        c if is_invisible(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(keep).collect())
}

/// Letters and digits of a text in lower case, one space between words: for comparing two headlines.
pub(super) fn bare_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
