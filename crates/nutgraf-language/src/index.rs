//! Lists of words, each with a value, looked up by hash.

use crate::hash;

/// Words with their values, as found by the hash of the word.
#[derive(Debug)]
pub(crate) struct Index {
    entries: Vec<(&'static str, &'static str)>,
    /// Numbers of entries, counted from 1, at the hash of their word or soon after it; 0 where there is none.
    slots: Vec<u16>,
    /// Bytes of the longest word: what is longer need not be looked for.
    longest: usize,
}

impl Index {
    /// The index of `entries`; of those with equal words the first counts.
    pub(crate) fn new(entries: Vec<(&'static str, &'static str)>) -> Self {
        let slots = vec![0; (2 * entries.len() + 1).next_power_of_two()];
        let longest = entries.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        let mut index = Self { entries, slots, longest };
        for at in 0..index.entries.len() {
            if let Err(free) = index.slot(index.entries[at].0.as_bytes()) {
                index.slots[free] = at as u16 + 1;
            }
        }
        index
    }

    /// The number of the entry of `word`, else the slot where it would be.
    fn slot(&self, word: &[u8]) -> Result<usize, usize> {
        let mut slot = hash::of_bytes(word.iter().copied()) as usize;
        loop {
            slot &= self.slots.len() - 1;
            match usize::from(self.slots[slot]).checked_sub(1) {
                None => return Err(slot),
                Some(at) if self.entries[at].0.as_bytes() == word => return Ok(at),
                Some(_) => slot += 1,
            }
        }
    }

    /// The value of `word`.
    pub(crate) fn get(&self, word: &[u8]) -> Option<&'static str> {
        if word.len() > self.longest {
            return None;
        }
        self.slot(word).ok().map(|at| self.entries[at].1)
    }

    /// Every entry, in the order it was given in.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn every_word_is_found_and_no_other() {
        let index = Index::new(vec![("lies", "lie"), ("a", "b"), ("lies", "lay"), ("", "nothing")]);
        assert_eq!(index.get(b"lies"), Some("lie"));
        assert_eq!(index.get(b"a"), Some("b"));
        assert_eq!(index.get(b""), Some("nothing"));
        assert_eq!(index.get(b"b"), None);
        assert_eq!(index.get(b"lies at"), None);
        assert_eq!(Index::new(Vec::new()).get(b"a"), None);
    }
}
