//! The model file: its sections, its check, and the copy embedded in the program.
//!
//! # Format
//!
//! All numbers are little-endian. Sections begin at multiples of 64 bytes and are read in place.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | the magic number `nutgraf` and the version of the format, 1 |
//! | 8 | XXH3-64 of everything that follows |
//! | 4 | number of sections |
//! | 12 each | a section: name (4 letters), first byte, length |
//!
//! | section | what |
//! |---|---|
//! | `tags` | text: a universal and a Penn tag a line; the line number is the class of the tagger |
//! | `rels` | text: a relation a line, in the order of [`Deprel::ALL`] |
//! | `unit` | two `i32`: the margins training asked of tagger and parser, in units of their scores |
//! | `conf` | pairs of `f32`: a sureness of the sentence and the share of right skeletons up to it, rising |
//! | `clus` | [`PairTable`] from words to the path of their cluster (`u16`) |
//! | `dict` | [`PairTable`] from words with a single tag to its class, and 1 |
//! | `tagb`, `tagp` | [`RowTable`] of the tagger: buckets, pairs |
//! | `supb`, `supp` | [`RowTable`] of the supertags: buckets, pairs |
//! | `move` | [`PairTable`] from features to the codes of the moves left and right; shift is 0 |
//! | `labb`, `labp` | [`RowTable`] of the labels: buckets, pairs |

use crate::deprel::Deprel;
use crate::hash::Key;
use crate::parser::{MoveScores, RELATIONS};
use crate::sentence::TagPair;
use crate::tag::{Upos, Xpos};
use crate::tagger::RowScores;
use crate::weights::{PairTable, RowTable, expand};
use crate::word::Word;
use std::fmt;
use std::sync::OnceLock;

/// First bytes of a model file.
pub const MAGIC: [u8; 8] = *b"nutgraf\x01";

/// Names of the sections, in file order.
pub const SECTIONS: [[u8; 4]; 13] = [
    *b"tags", *b"rels", *b"unit", *b"conf", *b"clus", *b"dict", *b"tagb", *b"tagp", *b"supb", *b"supp",
    *b"move", *b"labb", *b"labp",
];

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The first bytes are not those of a model of this version.
    NotAModel,
    /// The hash in the file and that of its contents differ.
    Damaged,
    /// A section is missing, or lies outside the file, or holds what this version does not know.
    Section([u8; 4]),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("not a model file of this version"),
            Self::Damaged => f.write_str("the model file is damaged: its hash does not match"),
            Self::Section(name) => {
                write!(f, "section {} of the model file cannot be read", String::from_utf8_lossy(name))
            }
        }
    }
}

impl std::error::Error for ModelError {}

/// An opened model: a view of its bytes.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// What the tagger's classes stand for.
    pub classes: Vec<TagPair>,
    /// Margin training asked of the tagger.
    pub tag_unit: i32,
    /// Margin training asked of the parser.
    pub arc_unit: i32,
    /// Sureness of a sentence with the share of right skeletons up to each.
    pub confidence: Vec<(f32, f32)>,
    /// Paths of word clusters.
    pub clusters: PairTable<'a>,
    dictionary: PairTable<'a>,
    /// Weights of the tagger.
    pub tagger: RowTable<'a>,
    /// Weights of the supertags.
    pub supertags: RowTable<'a>,
    moves: PairTable<'a>,
    labels: RowTable<'a>,
}

impl<'a> Model<'a> {
    /// The model in `bytes`.
    ///
    /// # Errors
    /// When `bytes` are not a model file, are damaged, or hold tags or relations unknown here.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let (header, rest) = bytes.split_first_chunk::<8>().ok_or(ModelError::NotAModel)?;
        let (hash, body) = rest.split_first_chunk::<8>().ok_or(ModelError::NotAModel)?;
        if *header != MAGIC {
            return Err(ModelError::NotAModel);
        }
        if u64::from_le_bytes(*hash) != checksum(body) {
            return Err(ModelError::Damaged);
        }
        let section = |name: [u8; 4]| find_section(bytes, name).ok_or(ModelError::Section(name));
        let lines = |name: [u8; 4]| {
            section(name).and_then(|bytes| std::str::from_utf8(bytes).map_err(|_| ModelError::Section(name)))
        };
        let classes = lines(*b"tags")?
            .lines()
            .map(|line| {
                let (upos, xpos) = line.split_once(' ')?;
                Some((Upos::from_conllu(upos)?, Xpos::from_conllu(xpos)?))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or(ModelError::Section(*b"tags"))?;
        if !lines(*b"rels")?.lines().eq(Deprel::ALL.iter().map(|relation| relation.as_str())) {
            return Err(ModelError::Section(*b"rels"));
        }
        let units = section(*b"unit")?.as_chunks::<4>().0;
        let &[tag_unit, arc_unit] = units else { return Err(ModelError::Section(*b"unit")) };
        let confidence = section(*b"conf")?
            .as_chunks::<4>()
            .0
            .as_chunks::<2>()
            .0
            .iter()
            .map(|&[margin, share]| (f32::from_le_bytes(margin), f32::from_le_bytes(share)))
            .collect();
        Ok(Self {
            classes,
            tag_unit: i32::from_le_bytes(tag_unit).max(1),
            arc_unit: i32::from_le_bytes(arc_unit).max(1),
            confidence,
            clusters: PairTable::new(section(*b"clus")?),
            dictionary: PairTable::new(section(*b"dict")?),
            tagger: RowTable::new(section(*b"tagb")?, section(*b"tagp")?),
            supertags: RowTable::new(section(*b"supb")?, section(*b"supp")?),
            moves: PairTable::new(section(*b"move")?),
            labels: RowTable::new(section(*b"labb")?, section(*b"labp")?),
        })
    }

    /// The class of a word that has one tag only.
    #[inline]
    #[must_use]
    pub fn only_class(&self, word: &Word) -> Option<u8> {
        match self.dictionary.get(dictionary_key(word)) {
            [class, 1] => Some(class),
            _ => None,
        }
    }
}

/// The key under which a word with a single tag is filed.
#[must_use]
pub const fn dictionary_key(word: &Word) -> Key {
    crate::hash::finish(crate::hash::mix(0x00d1_c710, word.form as u64))
}

/// The hash a model file carries of its bytes from the 17th on.
#[must_use]
pub fn checksum(body: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(body)
}

fn find_section(bytes: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize);
    (0..number(16)?.min(64)).find_map(|i| {
        let at = 20 + 12 * i;
        if bytes.get(at..at + 4)? != name {
            return None;
        }
        let first = number(at + 4)?;
        bytes.get(first..first.checked_add(number(at + 8)?)?)
    })
}

impl RowScores for RowTable<'_> {
    fn add(&self, keys: &[Key], scores: &mut [i32]) {
        self.add_rows(keys, scores);
    }
}

impl MoveScores for Model<'_> {
    fn add_moves(&self, keys: &[Key], scores: &mut [i32; 3]) {
        self.moves.touch(keys);
        for &key in keys {
            let [left, right] = self.moves.get(key);
            scores[1] += expand(left.cast_signed());
            scores[2] += expand(right.cast_signed());
        }
    }

    fn add_labels(&self, keys: &[Key], scores: &mut [i32; 2 * RELATIONS]) {
        self.labels.add_rows(keys, scores);
    }
}

/// Bytes at the start of a cache line, so that no bucket lies across two.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static EMBEDDED: &Aligned<[u8]> = &Aligned(*include_bytes!("../model/english.model"));

/// The bytes of the model that comes with the crate.
#[must_use]
pub fn embedded_bytes() -> &'static [u8] {
    &EMBEDDED.0
}

/// The model that comes with the crate, opened on the first call.
pub(crate) fn embedded() -> &'static Model<'static> {
    static MODEL: OnceLock<Model<'static>> = OnceLock::new();
    MODEL.get_or_init(|| match Model::open(&EMBEDDED.0) {
        Ok(model) => model,
        // The file is part of the program and a test opens it: this is a broken program, not a broken input.
        Err(error) => panic!("{error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::{Model, ModelError, embedded_bytes};

    #[test]
    fn the_embedded_model_opens() {
        let model = Model::open(embedded_bytes()).unwrap();
        assert!(model.classes.len() > 40);
        assert!(model.confidence.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(embedded_bytes().len() <= 4_000_000);
    }

    #[test]
    fn damage_is_told_from_a_foreign_file() {
        let mut bytes = embedded_bytes().to_vec();
        assert_eq!(Model::open(&bytes[..10]).unwrap_err(), ModelError::NotAModel);
        assert_eq!(Model::open(b"PK\x03\x04 and what follows").unwrap_err(), ModelError::NotAModel);
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(Model::open(&bytes).unwrap_err(), ModelError::Damaged);
        assert_eq!(Model::open(&bytes[..last]).unwrap_err(), ModelError::Damaged);
    }
}
