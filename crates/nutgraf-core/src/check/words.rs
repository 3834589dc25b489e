//! Words of a text as the check sees them: runs without white space, outer punctuation taken off.

use crate::Story;
use std::borrow::Cow;

/// One word with what stands between it and the word before.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// As written, typographic apostrophes straightened and invisible characters left out.
    pub(super) key: Cow<'a, str>,
    /// Lower case of `key`.
    pub(super) low: Cow<'a, str>,
    /// Byte where it starts in the text it was cut from.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// Whether punctuation that ends a phrase stands between the word before and this one.
    pub(super) boundary: bool,
    /// Whether it stands in square brackets.
    pub(super) bracketed: bool,
    /// Number of the pair of double quotation marks it stands in, when it stands in one.
    pub(super) quoted: Option<usize>,
}

impl Word<'_> {
    /// Whether it starts with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.key.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }

    /// Whether it has a digit.
    pub(super) fn has_digit(&self) -> bool {
        self.key.bytes().any(|b| b.is_ascii_digit())
    }

    /// Whether the two are the same, but perhaps for the case of the first letter.
    pub(super) fn same_but_first_case(&self, other: &Self) -> bool {
        let (mut a, mut b) = (self.key.chars(), other.key.chars());
        match (a.next(), b.next()) {
            (Some(x), Some(y)) => {
                (x == y || x.to_lowercase().eq(y.to_lowercase())) && a.as_str() == b.as_str()
            }
            (None, None) => true,
            _ => false,
        }
    }
}

/// Characters that neither a reader nor a comparison sees.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || is_invisible(c) || is_mark(c) || matches!(c, '_' | '@' | '#' | '*')
}

/// Signs that count as words, or as part of the number or word they touch.
const fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '$' | '€' | '£' | '¥' | '₹' | '°' | '&' | '+' | '=' | '§')
}

/// Whether `c` between `before` and `after` joins them into one word.
fn joins(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(b), Some(a)) = (before, after) else { return false };
    let digits = b.is_numeric() && a.is_numeric();
    match c {
        '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '.' | '/' => is_wordy(b) && is_wordy(a),
        '–' => is_wordy(b) && is_wordy(a),
        ',' | ':' => digits,
        _ => false,
    }
}

/// Double quotation marks: what a mark does to the nesting of a text.
pub(super) enum Mark {
    Open,
    Close,
    Either,
}

/// What kind of double quotation mark `c` is, if it is one.
pub(super) const fn quotation_mark(c: char) -> Option<Mark> {
    match c {
        '“' | '„' | '«' | '「' => Some(Mark::Open),
        '”' | '»' | '」' => Some(Mark::Close),
        '"' => Some(Mark::Either),
        _ => None,
    }
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut chars = text.char_indices().peekable();
    let (mut before, mut boundary, mut brackets, mut quote, mut quotes) = (None, false, 0usize, None, 0usize);
    while let Some((start, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        // A minus sign belongs to the number after it.
        let minus = matches!(c, '-' | '−' | '+')
            && next.is_some_and(char::is_numeric)
            && before.is_none_or(|b: char| b.is_whitespace() || b == '(');
        if !(is_wordy(c) || is_sign(c) || minus) {
            match c {
                '[' => brackets += 1,
                ']' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            match quotation_mark(c) {
                Some(Mark::Open) => quote = open(&mut quotes),
                Some(Mark::Close) => quote = None,
                Some(Mark::Either) => quote = if quote.is_some() { None } else { open(&mut quotes) },
                None => {}
            }
            boundary |= ends_phrase(c, before, next);
            before = Some(c);
            continue;
        }
        let (mut end, mut last) = (start + c.len_utf8(), c);
        while let Some(&(at, c)) = chars.peek() {
            let after = text[at + c.len_utf8()..].chars().next();
            if !(is_wordy(c) || is_sign(c) || joins(c, Some(last), after)) {
                break;
            }
            (end, last) = (at + c.len_utf8(), c);
            chars.next();
        }
        before = Some(last);
        let raw = &text[start..end];
        let key = if raw.chars().any(|c| c == '’' || is_invisible(c)) {
            Cow::Owned(
                raw.chars().filter(|&c| !is_invisible(c)).map(|c| if c == '’' { '\'' } else { c }).collect(),
            )
        } else {
            Cow::Borrowed(raw)
        };
        if !key.is_empty() {
            let low = lower(&key);
            out.push(Word { key, low, start, end, boundary, bracketed: brackets > 0, quoted: quote });
            boundary = false;
        }
    }
    out
}

/// The lower case of `key`.
fn lower<'a>(key: &Cow<'a, str>) -> Cow<'a, str> {
    match key {
        Cow::Borrowed(key) if !key.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) => {
            Cow::Borrowed(key)
        }
        _ => Cow::Owned(key.to_lowercase()),
    }
}

const fn open(quotes: &mut usize) -> Option<usize> {
    *quotes += 1;
    Some(*quotes)
}

fn ends_phrase(c: char, before: Option<char>, next: Option<char>) -> bool {
    match c {
        ',' | ';' | ':' | '—' | '(' | ')' | '!' | '?' | '…' | '“' | '”' | '"' => true,
        '–' | '-' => {
            next.is_none_or(char::is_whitespace) && before.is_none_or(|b| b.is_whitespace() || b == '-')
        }
        // A full stop after a single letter or inside a title is no end; one before a space may be.
        '.' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether the double quotation marks of `text` are balanced.
pub(super) fn marks_are_balanced(text: &str) -> bool {
    let (mut depth, mut straight) = (0i32, 0u32);
    for c in text.chars() {
        match quotation_mark(c) {
            Some(Mark::Open) => depth += 1,
            Some(Mark::Close) => depth -= 1,
            Some(Mark::Either) => straight += 1,
            None => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && straight % 2 == 0
}

/// The start of the first place where `part` stands word for word in `whole`.
pub(super) fn find_run(part: &[Word<'_>], whole: &[Word<'_>], from: usize) -> Option<usize> {
    if part.is_empty() || part.len() > whole.len() {
        return None;
    }
    (from..=whole.len() - part.len()).find(|&i| {
        part.iter().zip(&whole[i..]).enumerate().all(|(n, (a, b))| {
            a.key == b.key || (n == 0 && a.same_but_first_case(b)) || is_possessive_of(&b.key, &a.key)
        })
    })
}

/// Whether `word` is `name` with "'s" or, after an s, an apostrophe that was taken off with the punctuation.
pub(super) fn is_possessive_of(word: &str, name: &str) -> bool {
    word.strip_suffix("'s").is_some_and(|w| w == name) || name.strip_suffix("'s").is_some_and(|n| n == word)
}

/// The words of each sentence of a story that has all of these words somewhere, in any case for the first letter.
///
/// Only sentences in which the longest of them stands are cut into words: most are not, and long stories stay
/// cheap.
pub(super) fn sentences_with<'s>(story: &'s Story, part: &[Word<'_>]) -> impl Iterator<Item = Vec<Word<'s>>> {
    // Without its first letter, whose case may differ, and up to a sign that may be written in two ways.
    let needle = part
        .iter()
        .map(|w| {
            let rest = w.key.char_indices().nth(1).map_or("", |(at, _)| &w.key[at..]);
            rest.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|p| p.len()).unwrap_or("")
        })
        .max_by_key(|n| n.len())
        .unwrap_or("")
        .to_owned();
    let finder = memchr::memmem::Finder::new(needle.as_bytes()).into_owned();
    story
        .sentences()
        .map(|(_, _, s)| story.text(s.span))
        .filter(move |text| finder.find(text.as_bytes()).is_some())
        .map(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.key.into_owned()).collect()
    }

    #[test]
    fn keeps_numbers_money_and_clitics_whole() {
        assert_eq!(
            keys("It didn’t cost US$3,500.50 (4%) at 2:40 p.m. in the U.S."),
            ["It", "didn't", "cost", "US$3,500.50", "4%", "at", "2:40", "p.m", "in", "the", "U.S"]
        );
        assert_eq!(keys("−5 or -3.5 degrees, T-72"), ["−5", "or", "-3.5", "degrees", "T-72"]);
    }

    #[test]
    fn parts_words_at_dashes_and_remembers_the_boundary() {
        let all = words("Trump—who left – said so, twice");
        assert_eq!(
            all.iter().map(|w| w.boundary).collect::<Vec<_>>(),
            [false, true, false, true, false, true]
        );
    }

    #[test]
    fn knows_brackets_and_quotation_marks() {
        let all = words("[Putin] left it “without comment” twice");
        assert!(all[0].bracketed && !all[1].bracketed);
        assert_eq!(all.iter().filter(|w| w.quoted.is_some()).count(), 2);
        assert!(marks_are_balanced("“a” \"b\"") && !marks_are_balanced("a” b") && !marks_are_balanced("“a"));
    }
}
