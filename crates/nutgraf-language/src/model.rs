//! The model file: its sections, its check, and the copy embedded in the program.
//!
//! # Format
//!
//! All numbers are little-endian. Sections begin at multiples of 64 bytes and are read in place.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | the magic number `nutgraf` and the version of the format, 2 |
//! | 8 | XXH3-64 of everything that follows |
//! | 4 | number of sections |
//! | 12 each | a section: name (4 letters), first byte, length |
//!
//! | section | what |
//! |---|---|
//! | `tags` | text: a universal and a Penn tag a line; the line number is the class of the tagger |
//! | `rels` | text: a relation a line, in the order of [`Deprel::ALL`] |
//! | `unit` | three `f32`: what a unit of tag margin, of arc margin and of a form vector is worth |
//! | `conf` | pairs of `f32`: a sureness of the sentence and the share of right skeletons up to it, rising |
//! | `clus` | [`PairTable`] from words to the path of their cluster (`u16`) |
//! | `word` | [`PairTable`] from words to their number (`u16`), counted from 1 |
//! | `comp` | company vectors by number: [`COMPANY`] `i8` each |
//! | `form` | form vectors: [`FORM`] `i8` each, of the words with the lowest numbers, then the shared ones |
//! | `nets` | the layers in the order of [`Layers`]: for each output an `f32` scale and an `f32` bias, then its `i16` weights |
//! | `root` | what the root offers: [`ARC`] and [`LABEL`] `f32` |

use crate::deprel::Deprel;
use crate::network::{
    ARC, COMPANY, DISTANCES, FORM, GATES, LABEL, LABELS, Layers, Network, READING, TAGS, store_asked,
};
use crate::product::{HEAVIEST, Layer};
use crate::sentence::TagPair;
use crate::table::PairTable;
use crate::tag::{Upos, Xpos};
use crate::window::Window;
use std::fmt;
use std::sync::OnceLock;

/// First bytes of a model file.
pub const MAGIC: [u8; 8] = *b"nutgraf\x02";

/// Names of the sections, in file order.
pub const SECTIONS: [[u8; 4]; 10] =
    [*b"tags", *b"rels", *b"unit", *b"conf", *b"clus", *b"word", *b"comp", *b"form", *b"nets", *b"root"];

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
    /// What a unit of tag margin is in scores of classes.
    pub tag_unit: f32,
    /// What a unit of arc margin is in scores of arcs and relations.
    pub arc_unit: f32,
    /// Sureness of a sentence with the share of right skeletons up to each.
    pub confidence: Vec<(f32, f32)>,
    /// Paths of word clusters.
    pub clusters: PairTable<'a>,
    /// What reads the sentence.
    pub network: Network<'a>,
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
        let numbers = |name: [u8; 4]| section(name).map(floats);
        let units = numbers(*b"unit")?;
        let &[tag_unit, arc_unit, form_unit] = units.as_slice() else {
            return Err(ModelError::Section(*b"unit"));
        };
        let root = numbers(*b"root")?;
        if root.len() != ARC + LABEL {
            return Err(ModelError::Section(*b"root"));
        }
        Ok(Self {
            classes,
            tag_unit,
            arc_unit,
            confidence: numbers(*b"conf")?.as_chunks().0.iter().map(|&[sure, share]| (sure, share)).collect(),
            clusters: PairTable::new(section(*b"clus")?),
            network: Network {
                words: PairTable::new(section(*b"word")?),
                company: section(*b"comp")?.as_chunks::<COMPANY>().0,
                forms: section(*b"form")?.as_chunks::<FORM>().0,
                form_unit,
                layers: layers(section(*b"nets")?).ok_or(ModelError::Section(*b"nets"))?,
                root_arc: std::array::from_fn(|k| store_asked(root[k])),
                root_label: root[ARC..].to_vec(),
            },
        })
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|&value| f32::from_le_bytes(value)).collect()
}

/// The layers in `bytes`; `None` when these are too few or a weight is out of bounds.
fn layers(mut bytes: &[u8]) -> Option<Layers> {
    let rest = &mut bytes;
    Some(Layers {
        window: window(rest)?,
        first: layer(rest, GATES)?,
        second: layer(rest, GATES)?,
        tags: layer(rest, TAGS)?,
        arcs: layer(rest, 2 * ARC)?,
        labels: layer(rest, 2 * LABEL)?,
        relations: layer(rest, LABELS)?,
        distances: layer(rest, DISTANCES)?,
    })
}

/// The layer at the start of `bytes`, which is taken off.
fn layer<const INPUTS: usize>(bytes: &mut &[u8], outputs: usize) -> Option<Layer<INPUTS>> {
    let Rows { weights, scales, biases } = rows(bytes, outputs)?;
    Some(Layer::new(&weights, &scales, biases))
}

/// The layer of the window at the start of `bytes`, which is taken off.
fn window(bytes: &mut &[u8]) -> Option<Window> {
    let Rows { weights, scales, biases } = rows(bytes, READING)?;
    Some(Window::new(&weights, &scales, biases))
}

/// What the file holds of a layer, by output.
struct Rows<const INPUTS: usize> {
    weights: Vec<[i16; INPUTS]>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

fn rows<const INPUTS: usize>(bytes: &mut &[u8], outputs: usize) -> Option<Rows<INPUTS>> {
    let scales = floats(bytes.split_off(..outputs * 4)?);
    let biases = floats(bytes.split_off(..outputs * 4)?);
    let rows = bytes.split_off(..outputs * INPUTS * 2)?.as_chunks::<2>().0.as_chunks::<INPUTS>().0;
    let weights: Vec<[i16; INPUTS]> =
        rows.iter().map(|row| std::array::from_fn(|k| i16::from_le_bytes(row[k]))).collect();
    // Larger ones could overflow a sum.
    let sound = weights.as_flattened().iter().all(|&weight| i32::from(weight).abs() <= HEAVIEST);
    sound.then_some(Rows { weights, scales, biases })
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
