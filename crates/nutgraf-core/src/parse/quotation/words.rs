//! Words of a clause beside a quotation.

use crate::Span;
use crate::parse::visible::is_alphanumeric;
use crate::parse::word_list::WordList;
use memchr::memchr;

/// A word, without the punctuation around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
    /// The punctuation mark right after it.
    pub(super) mark: Option<char>,
}

impl Word<'_> {
    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether it starts with a capital.
    pub(super) fn is_capital(&self) -> bool {
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        // "al-Amr"
        capital(self.text)
            || memchr(b'-', self.text.as_bytes())
                .is_some_and(|at| is_particle(&self.text[..at]) && capital(&self.text[at + 1..]))
    }
}

/// Small words inside names.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "von"
            | "der"
            | "den"
            | "del"
            | "della"
            | "da"
            | "di"
            | "la"
            | "le"
            | "al"
            | "bin"
            | "ibn"
            | "el"
            | "dos"
            | "du"
    )
}

/// The words of `text[from..to]`, at byte offsets of `text`.
pub(super) fn words(text: &str, from: usize, to: usize) -> Words<'_> {
    Words { text: &text[..to], at: from }
}

/// What a byte of a text is.
#[derive(Clone, Copy)]
enum Kind {
    Plain,
    Space,
    Mark,
    Wide,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Mark; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        kinds[at] = match byte {
            b' ' | b'\t'..=b'\r' => Kind::Space,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Plain,
            0x80.. => Kind::Wide,
            _ => Kind::Mark,
        };
        at += 1;
    }
    kinds
};

/// Iterator over the words of a text; see [`words`].
#[derive(Clone, Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        loop {
            let (start, end, plain) = self.piece()?;
            let piece = &self.text[start..end];
            if plain {
                return Some(Word { start, end, text: piece, mark: None });
            }
            if let Some(word) = word(piece, start) {
                return Some(word);
            }
        }
    }
}

impl Words<'_> {
    /// The next run between white space, and whether it is all ASCII letters and digits.
    fn piece(&mut self) -> Option<(usize, usize, bool)> {
        let bytes = self.text.as_bytes();
        let (mut start, mut plain) = (self.at, true);
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let (width, space) = match KINDS[usize::from(byte)] {
                Kind::Plain => {
                    at += 1;
                    continue;
                }
                Kind::Space => (1, true),
                Kind::Mark => (1, false),
                Kind::Wide => {
                    let c = self.text[at..].chars().next()?;
                    (c.len_utf8(), c.is_whitespace())
                }
            };
            if space {
                if at > start {
                    break;
                }
                start = at + width;
            }
            plain &= space;
            at += width;
        }
        self.at = at;
        (at > start).then_some((start, at, plain))
    }
}

/// The word in a piece between white space that starts at `start`; none when it holds no letter or digit.
fn word(piece: &str, start: usize) -> Option<Word<'_>> {
    let bare = piece.trim_start_matches(|c: char| !is_alphanumeric(c));
    let start = start + (piece.len() - bare.len());
    // "said.Then": a missing space ends the word, and the sentence.
    let glued = bare
        .match_indices('.')
        .map(|(i, _)| i)
        .find(|&i| bare[..i].ends_with(char::is_lowercase) && bare[i + 1..].starts_with(char::is_uppercase));
    let bare = glued.map_or(bare, |i| &bare[..=i]);
    let trimmed = bare.trim_end_matches(|c: char| !is_alphanumeric(c));
    // The full stop of "Mr." and "J." belongs to the word.
    let initial = bare[trimmed.len()..].starts_with('.')
        && (trimmed.chars().count() == 1 || trimmed.contains('.') || ABBREVIATIONS.contains(trimmed));
    let word = if initial { &bare[..=trimmed.len()] } else { trimmed };
    let mark = bare[word.len()..].chars().find(|c| !matches!(c, '’' | '\''));
    (!word.is_empty()).then_some(Word { start, end: start + word.len(), text: word, mark })
}

/// Titles before a name that are written with a full stop.
static ABBREVIATIONS: WordList = WordList::new(&[
    "Capt", "Col", "Dr", "Gen", "Gov", "Jr", "Lt", "Mr", "Mrs", "Ms", "Prof", "Rep", "Rev", "Sen", "Sgt",
    "St",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_without_the_marks_around_them() {
        assert!(ABBREVIATIONS.is_sorted());
        let text = "x (“Ann  Lee’s,” — Mr. J. Ray said.Then\u{a0}20";
        let found: Vec<(&str, Option<char>)> = words(text, 2, text.len()).map(|w| (w.text, w.mark)).collect();
        assert_eq!(
            found,
            [
                ("Ann", None),
                ("Lee’s", Some(',')),
                ("Mr.", None),
                ("J.", None),
                ("Ray", None),
                ("said", Some('.')),
                ("20", None)
            ]
        );
        assert!(words(text, 2, text.len()).all(|w| &text[w.start..w.end] == w.text));
    }
}
