//! Words of a clause beside a quotation.

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
    /// Whether it starts with a capital.
    pub(super) fn is_capital(&self) -> bool {
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        // "al-Amr"
        capital(self.text)
            || self.text.split_once('-').is_some_and(|(first, rest)| is_particle(first) && capital(rest))
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
pub(super) fn words(text: &str, from: usize, to: usize) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = from;
    for piece in text[from..to].split(char::is_whitespace) {
        let start = at;
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = start + (piece.len() - bare.len());
        // The full stop of "Mr." and "J." belongs to the word.
        // "said.Then": a missing space ends the word, and the sentence.
        let glued = bare.match_indices('.').map(|(i, _)| i).find(|&i| {
            bare[..i].ends_with(char::is_lowercase) && bare[i + 1..].starts_with(char::is_uppercase)
        });
        let bare = glued.map_or(bare, |i| &bare[..=i]);
        let trimmed = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        let initial = bare[trimmed.len()..].starts_with('.')
            && (trimmed.chars().count() == 1
                || trimmed.contains('.')
                || matches!(
                    trimmed,
                    "Mr" | "Mrs"
                        | "Ms"
                        | "Dr"
                        | "Gov"
                        | "Sen"
                        | "Rep"
                        | "Gen"
                        | "Lt"
                        | "Col"
                        | "Sgt"
                        | "Capt"
                        | "Prof"
                        | "St"
                        | "Jr"
                        | "Rev"
                ));
        let word = if initial { &bare[..=trimmed.len()] } else { trimmed };
        if word.is_empty() {
            continue;
        }
        let mark = bare[word.len()..].chars().find(|c| !matches!(c, '’' | '\''));
        found.push(Word { start, end: start + word.len(), text: word, mark });
    }
    found
}
