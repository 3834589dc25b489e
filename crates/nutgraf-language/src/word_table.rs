//! Closed lists of words, each with what it stands for, sorted and looked up by first letter.

use std::ops::Range;

/// A list of short lower-case words, sorted, with their values.
#[derive(Debug)]
pub(crate) struct WordTable<T: 'static> {
    entries: &'static [(&'static str, T)],
    /// Where the words of each letter begin, and where those of the last end.
    starts: [u16; 27],
}

impl<T: Copy> WordTable<T> {
    /// The table of `entries`, which are sorted.
    pub(crate) const fn new(entries: &'static [(&'static str, T)]) -> Self {
        let mut starts = [0; 27];
        let mut letter = 0;
        while letter < starts.len() {
            let mut at = 0;
            while at < entries.len() && entries[at].0.as_bytes()[0] < b'a' + letter as u8 {
                at += 1;
            }
            starts[letter] = at as u16;
            letter += 1;
        }
        Self { entries, starts }
    }

    /// The words that begin with the byte `first`, and perhaps others.
    fn range(&self, first: u8) -> Range<usize> {
        let start = |letter: u8| usize::from(self.starts[usize::from(letter - b'a')]);
        match first.to_ascii_lowercase() {
            ..b'a' => 0..start(b'a'),
            letter @ b'a'..=b'z' => start(letter)..start(letter + 1),
            _ => start(b'z' + 1)..self.entries.len(),
        }
    }

    /// What `word` stands for, whatever its case.
    pub(crate) fn find(&self, word: &str) -> Option<T> {
        let words = &self.entries[self.range(*word.as_bytes().first()?)];
        words.iter().find(|(listed, _)| listed.eq_ignore_ascii_case(word)).map(|&(_, value)| value)
    }

    /// Every word with its value.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, T)> {
        self.entries.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;

    static TABLE: WordTable<u8> =
        WordTable::new(&[("'ll", 1), ("20th", 2), ("an", 3), ("and", 4), ("zero", 5), ("é", 6)]);

    #[test]
    fn every_word_is_found_whatever_its_case() {
        for (word, value) in TABLE.iter() {
            assert_eq!(TABLE.find(word), Some(value));
            assert_eq!(TABLE.find(&word.to_ascii_uppercase()), Some(value));
        }
    }

    #[test]
    fn other_words_are_not_found() {
        for word in ["", "a", "ant", "b", "zeros", "~", "ü", "2"] {
            assert_eq!(TABLE.find(word), None, "{word}");
        }
    }
}
