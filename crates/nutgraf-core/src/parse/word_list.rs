//! Sorted lists of words, looked up by their first byte.

/// A list of words for exact look-up.
///
/// A word seldom shares its first byte with more than a few of a list, so that most look-ups end without a
/// comparison.
#[derive(Debug)]
pub(super) struct WordList {
    words: &'static [&'static str],
    /// For each first byte, where its words start; one entry more for the end.
    starts: [u16; 257],
}

impl WordList {
    /// The list of `words`, which are sorted and not empty.
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut starts = [0; 257];
        let (mut byte, mut at) = (0, 0);
        while byte <= 256 {
            while at < words.len() && (words[at].as_bytes()[0] as usize) < byte {
                at += 1;
            }
            starts[byte] = at as u16;
            byte += 1;
        }
        Self { words, starts }
    }

    /// Whether the list holds `word`.
    pub(super) fn contains(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.from(first).contains(&word))
    }

    /// Whether the list, all in small letters, holds `word` in whatever case.
    pub(super) fn contains_in_any_case(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| {
            self.from(first.to_ascii_lowercase()).iter().any(|known| known.eq_ignore_ascii_case(word))
        })
    }

    fn from(&self, first: u8) -> &[&'static str] {
        let first = usize::from(first);
        &self.words[usize::from(self.starts[first])..usize::from(self.starts[first + 1])]
    }

    /// Whether the words are sorted, as look-up needs.
    #[cfg(test)]
    pub(super) fn is_sorted(&self) -> bool {
        self.words.is_sorted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_words_of_the_list_and_no_others() {
        static LIST: WordList = WordList::new(&["ann", "and", "bo", "№"]);
        for word in ["ann", "and", "bo", "№"] {
            assert!(LIST.contains(word) && LIST.contains_in_any_case(word), "{word}");
        }
        assert!(!LIST.contains("Ann") && LIST.contains_in_any_case("Ann"));
        for word in ["", "a", "anna", "cy", "é", "\u{ff}"] {
            assert!(!LIST.contains(word) && !LIST.contains_in_any_case(word), "{word}");
        }
    }
}
