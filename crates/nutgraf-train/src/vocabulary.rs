//! The words the network knows by number.

use crate::conllu::GoldSentence;
use nutgraf_language::network::{COMPANY, FEATURES, SHARED_ROWS, shared_rows};
use nutgraf_language::table::PairTable;
use nutgraf_language::word::Word;
use std::collections::BTreeMap;

/// Vectors of words by the company they keep in a large corpus.
#[derive(Clone, Debug, Default)]
pub(crate) struct Company {
    /// The words, most frequent first.
    pub(crate) words: Vec<String>,
    /// [`COMPANY`] numbers for each.
    pub(crate) vectors: Vec<i8>,
}

impl Company {
    /// The vectors in `bytes`: a line of words with blanks between them, then the numbers of each.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        let words: Vec<String> =
            std::str::from_utf8(&bytes[..end]).ok()?.split(' ').map(str::to_owned).collect();
        let vectors: Vec<i8> = bytes[end + 1..].iter().map(|&byte| byte.cast_signed()).collect();
        (vectors.len() == words.len() * COMPANY).then_some(Self { words, vectors })
    }
}

/// Words by number: first those seen often enough in training, which have a form vector of their own.
pub(crate) struct Vocabulary {
    /// Keys of the lower-case spellings.
    pub(crate) words: Vec<u32>,
    /// Company vectors, zeros where there is none.
    pub(crate) company: Vec<i8>,
    /// How many have a form vector of their own.
    pub(crate) seen: usize,
    numbers: BTreeMap<u32, usize>,
}

/// What the network gets to see of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input {
    pub(crate) number: Option<usize>,
    own: Option<usize>,
    shared: [Option<usize>; FEATURES],
}

impl Input {
    /// Its rows of the table of form vectors; without its own unless it is `shown`.
    pub(crate) fn rows(&self, shown: bool) -> impl Iterator<Item = usize> + '_ {
        self.own.filter(|_| shown).into_iter().chain(self.shared.into_iter().flatten())
    }
}

impl Vocabulary {
    /// Words that occur `at_least` times in `treebank`, and those of `company`.
    pub(crate) fn new(treebank: &[GoldSentence], company: &Company, at_least: usize) -> Self {
        let key = |word: &str| Word::new(word, &PairTable::new(&[])).lower;
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for word in treebank.iter().flat_map(|sentence| &sentence.words) {
            *counts.entry(key(&word.form)).or_default() += 1;
        }
        let mut words: Vec<u32> =
            counts.into_iter().filter(|&(_, count)| count >= at_least).map(|(word, _)| word).collect();
        let seen = words.len();
        let mut numbers: BTreeMap<u32, usize> =
            words.iter().enumerate().map(|(number, &word)| (word, number)).collect();
        let mut vectors = vec![0; seen * COMPANY];
        let mut filled = vec![false; seen];
        for (word, vector) in company.words.iter().zip(company.vectors.chunks_exact(COMPANY)) {
            let word = key(word);
            match numbers.get(&word) {
                Some(&number) if number < seen && !filled[number] => {
                    filled[number] = true;
                    vectors[number * COMPANY..(number + 1) * COMPANY].copy_from_slice(vector);
                }
                Some(_) => {}
                None => {
                    numbers.insert(word, words.len());
                    words.push(word);
                    vectors.extend(vector);
                }
            }
        }
        Self { words, company: vectors, seen, numbers }
    }

    /// Rows of the table of form vectors.
    pub(crate) const fn rows(&self) -> usize {
        self.seen + SHARED_ROWS
    }

    pub(crate) fn input(&self, word: &Word) -> Input {
        let number = self.numbers.get(&word.lower).copied();
        Input {
            number,
            own: number.filter(|&number| number < self.seen),
            shared: shared_rows(word).map(|row| row.map(|row| self.seen + row)),
        }
    }
}
