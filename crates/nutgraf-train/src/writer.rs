//! From learnt weights to the bytes of a model file.

use crate::network::Params;
use crate::vocabulary::Vocabulary;
use nutgraf_language::hash::Key;
use nutgraf_language::model::{MAGIC, checksum};
use nutgraf_language::network::word_key;
use nutgraf_language::product::HEAVIEST;
use nutgraf_language::sentence::TagPair;
use nutgraf_language::table::{BUCKET, PairTable, place};
use nutgraf_language::word::{Word, cluster_key};
use nutgraf_language::{Deprel, model};
use std::collections::BTreeMap;

/// Keys laid out in buckets: those that find no room, or that a key before them hides, are left out.
pub(crate) struct Layout {
    buckets: Vec<Vec<(u16, Key)>>,
}

impl Layout {
    /// Lays out `keys`, the most important first, in `buckets` buckets of `entries`.
    pub(crate) fn new(keys: impl IntoIterator<Item = Key>, buckets: usize, entries: usize) -> Self {
        let mut layout = Self { buckets: vec![Vec::new(); buckets.max(1)] };
        for key in keys {
            let (bucket, mark) = place(key, layout.buckets.len());
            let bucket = &mut layout.buckets[bucket];
            if bucket.len() < entries && bucket.iter().all(|&(other, _)| other != mark) {
                bucket.push((mark, key));
            }
        }
        layout
    }

    fn pair_table(&self, mut payload: impl FnMut(Key) -> [u8; 2]) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.buckets.len() * BUCKET);
        for bucket in &self.buckets {
            for at in 0..PairTable::ENTRIES {
                let (mark, payload) = bucket.get(at).map_or((0, [0; 2]), |&(mark, key)| (mark, payload(key)));
                out.extend(mark.to_le_bytes());
                out.extend(payload);
            }
        }
        out
    }
}

/// The clusters of `text` (a path of `0` and `1`, then its words, a cluster a line), as a table.
pub(crate) fn cluster_table(text: &str) -> Vec<u8> {
    let mut paths = BTreeMap::new();
    let mut order = Vec::new();
    for line in text.lines() {
        let mut fields = line.split(' ');
        let path = fields.next().unwrap_or_default();
        let branches = &path[..path.len().min(15)];
        let Ok(bits) = u16::from_str_radix(branches, 2) else { continue };
        let bits = 1 << 15 | bits << (15 - branches.len());
        for word in fields {
            let key = cluster_key(Word::new(word, &PairTable::new(&[])).lower);
            if paths.insert(key, bits).is_none() {
                order.push(key);
            }
        }
    }
    let buckets = order.len().div_ceil(13);
    Layout::new(order, buckets, PairTable::ENTRIES)
        .pair_table(|key| paths.get(&key).copied().unwrap_or(0).to_le_bytes())
}

/// The numbers of words, counted from 1, as a table.
pub(crate) fn number_table(words: &[u32]) -> Vec<u8> {
    let numbers: BTreeMap<Key, u16> =
        words.iter().zip(1..=u16::MAX).map(|(&word, number)| (word_key(word), number)).collect();
    let order = words.iter().map(|&word| word_key(word));
    Layout::new(order, numbers.len().div_ceil(13), PairTable::ENTRIES)
        .pair_table(|key| numbers.get(&key).copied().unwrap_or(0).to_le_bytes())
}

/// Everything a model file holds.
pub(crate) struct Parts<'a> {
    pub(crate) classes: &'a [TagPair],
    pub(crate) clusters: &'a [u8],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) params: &'a Params,
    /// What a unit of tag margin and of arc margin is in scores.
    pub(crate) units: [f32; 2],
    pub(crate) confidence: &'a [(f32, f32)],
}

/// The largest size of `values`, or next to nothing.
fn largest(values: impl Iterator<Item = f32>) -> f32 {
    values.map(f32::abs).fold(1e-6, f32::max)
}

/// A layer: scales and biases, then the weights, transposed to a row for each output.
fn layer(out: &mut Vec<u8>, weights: &[f32], biases: &[f32]) {
    let outputs = biases.len();
    let column = |at: usize| weights.iter().skip(at).step_by(outputs).copied();
    let scales: Vec<f32> = (0..outputs).map(|at| largest(column(at)) / HEAVIEST as f32).collect();
    out.extend(scales.iter().chain(biases).flat_map(|value| value.to_le_bytes()));
    for (at, scale) in scales.iter().enumerate() {
        out.extend(column(at).flat_map(|weight| ((weight / scale).round() as i16).to_le_bytes()));
    }
}

/// The bytes of the model file.
pub(crate) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let tags: String = parts.classes.iter().map(|(upos, xpos)| format!("{upos} {xpos}\n")).collect();
    let relations: String = Deprel::ALL.iter().map(|relation| format!("{relation}\n")).collect();
    let Params { layout, dense, table } = parts.params;
    let form_unit = largest(table.iter().copied()) / 127.0;
    let mut layers = Vec::new();
    for (weights, biases) in layout.layers() {
        layer(&mut layers, &dense[weights], &dense[biases]);
    }
    let bodies: [Vec<u8>; model::SECTIONS.len()] = [
        tags.into_bytes(),
        relations.into_bytes(),
        parts.units.into_iter().chain([form_unit]).flat_map(f32::to_le_bytes).collect(),
        parts.confidence.iter().flat_map(|&(sure, share)| [sure, share]).flat_map(f32::to_le_bytes).collect(),
        parts.clusters.to_vec(),
        number_table(&parts.vocabulary.words),
        parts.vocabulary.company.iter().map(|value| value.cast_unsigned()).collect(),
        table.iter().map(|value| ((value / form_unit).round() as i8).cast_unsigned()).collect(),
        layers,
        dense[layout.root_arc.start..layout.root_label.end]
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect(),
    ];
    assemble(&bodies)
}

fn assemble(bodies: &[Vec<u8>]) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes();
    let mut out = MAGIC.to_vec();
    out.extend([0; 8]);
    out.extend(number(bodies.len()));
    let mut at = (20 + 12 * bodies.len()).next_multiple_of(BUCKET);
    for (name, body) in model::SECTIONS.iter().zip(bodies) {
        out.extend(name);
        out.extend(number(at));
        out.extend(number(body.len()));
        at = (at + body.len()).next_multiple_of(BUCKET);
    }
    for body in bodies {
        out.resize(out.len().next_multiple_of(BUCKET), 0);
        out.extend(body);
    }
    let hash = checksum(&out[16..]);
    out[8..16].copy_from_slice(&hash.to_le_bytes());
    out
}
