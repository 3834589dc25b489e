//! From learnt weights to the bytes of a model file.

use crate::table::{Moves, ParserTables, Rows};
use nutgraf_language::hash::Key;
use nutgraf_language::model::{MAGIC, checksum, dictionary_key};
use nutgraf_language::sentence::TagPair;
use nutgraf_language::weights::{BUCKET, PairTable, RowTable, place};
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

    /// The keys that found room, bucket by bucket.
    pub(crate) fn keys(&self) -> Vec<Key> {
        self.buckets.iter().flatten().map(|&(_, key)| key).collect()
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

    fn row_table(&self, mut row: impl FnMut(Key) -> Vec<(u8, i8)>) -> (Vec<u8>, Vec<u8>) {
        let mut buckets = Vec::with_capacity(self.buckets.len() * BUCKET);
        let mut pairs: Vec<u8> = Vec::new();
        for bucket in &self.buckets {
            buckets.extend(u32::try_from(pairs.len() / 2).unwrap_or(u32::MAX).to_le_bytes());
            let first = pairs.len();
            let mut ends = [0; RowTable::ENTRIES];
            for (at, end) in ends.iter_mut().enumerate() {
                let mark = bucket.get(at).map_or(0, |&(mark, key)| {
                    // A byte says where a row ends: what a crowded bucket has beyond that is lost.
                    let room = 255 - (pairs.len() - first) / 2;
                    pairs.extend(
                        row(key).iter().take(room).flat_map(|&(class, code)| [class, code.cast_unsigned()]),
                    );
                    mark
                });
                *end = u8::try_from((pairs.len() - first) / 2).unwrap_or(u8::MAX);
                buckets.extend(mark.to_le_bytes());
            }
            buckets.extend(ends);
        }
        (buckets, pairs)
    }
}

/// Rounds weights in the square-root domain to codes of -127 to 127.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    /// The weight of code 127.
    cap: f64,
}

impl Scale {
    /// A scale that holds the largest of `weights`. Cutting even one in two thousand costs a point of accuracy:
    /// the largest weights are those that decide.
    pub(crate) fn of(weights: impl Iterator<Item = i32>) -> Self {
        Self { cap: f64::from(weights.map(i32::abs).max().unwrap_or(1).max(1)) }
    }

    fn code(self, weight: i32) -> i8 {
        let share = (f64::from(weight.abs()) / self.cap).min(1.0).sqrt();
        let size = (share * 127.0).round() as i8;
        if weight < 0 { -size } else { size }
    }

    /// What `weight` becomes when it is read back.
    pub(crate) fn units(self, weight: i32) -> i32 {
        (f64::from(weight) / self.cap * 16129.0).round() as i32
    }
}

/// The importance of every feature of `moves`: by how much it can tell two moves apart.
pub(crate) fn rank_moves(moves: &Moves) -> Vec<(i32, Key)> {
    rank(moves.index.keys(), |at| {
        let weights = moves.weights[at];
        weights.iter().max().unwrap_or(&0) - weights.iter().min().unwrap_or(&0)
    })
}

/// The importance of every feature of `rows`: its largest weight.
pub(crate) fn rank_rows(rows: &Rows) -> Vec<(i32, Key)> {
    rank(rows.index.keys(), |at| rows.rows[at].iter().map(|weight| weight.now.abs()).max().unwrap_or(0))
}

fn rank(keys: &[Key], importance: impl Fn(usize) -> i32) -> Vec<(i32, Key)> {
    let mut ranked: Vec<(i32, Key)> = keys
        .iter()
        .enumerate()
        .filter(|&(_, &key)| key != 0)
        .map(|(at, &key)| (importance(at), key))
        .collect();
    ranked.retain(|&(importance, _)| importance > 0);
    ranked.sort_unstable_by_key(|&(importance, key)| (std::cmp::Reverse(importance), key));
    ranked
}

/// How many features each part of the model keeps.
#[derive(Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) tags: usize,
    pub(crate) supertags: usize,
    pub(crate) moves: usize,
    pub(crate) labels: usize,
    /// Weights a kept feature has on average, in the tagger and the labels.
    pub(crate) row: f64,
}

/// Lays out the first `count` of `ranked` in a table of pairs.
pub(crate) fn pair_layout(ranked: &[(i32, Key)], count: usize) -> Layout {
    let kept = &ranked[..ranked.len().min(count)];
    // 13 of 16 entries: fuller buckets lose more features than they save room.
    Layout::new(kept.iter().map(|&(_, key)| key), kept.len().div_ceil(13), PairTable::ENTRIES)
}

/// Lays out the first `count` of `ranked` in a table of rows.
pub(crate) fn row_layout(ranked: &[(i32, Key)], count: usize) -> Layout {
    let kept = &ranked[..ranked.len().min(count)];
    Layout::new(kept.iter().map(|&(_, key)| key), kept.len().div_ceil(16), RowTable::ENTRIES)
}

/// The rows of `layout` with their `budget` largest weights.
fn rows(layout: &Layout, rows: &Rows, scale: Scale, budget: usize) -> (Vec<u8>, Vec<u8>) {
    let all = |key: Key| rows.index.find(key).map(|at| rows.rows[at].as_slice()).unwrap_or_default();
    let mut sizes: Vec<i32> =
        layout.keys().into_iter().flat_map(|key| all(key).iter().map(|weight| weight.now.abs())).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let least = sizes.get(budget).copied().unwrap_or(0);
    layout.row_table(|key| {
        let mut row: Vec<(u8, i8)> = all(key)
            .iter()
            .filter(|weight| weight.now.abs() > least)
            .map(|weight| (weight.class, scale.code(weight.now)))
            .filter(|&(_, code)| code != 0)
            .collect();
        row.sort_unstable();
        row
    })
}

/// Words that always had the same tag, with its class: those seen at least 20 times.
pub(crate) fn single_tags<'a>(words: impl Iterator<Item = (&'a Word, Option<u8>)>) -> Vec<(Key, u8)> {
    let mut counts: BTreeMap<Key, BTreeMap<Option<u8>, usize>> = BTreeMap::new();
    for (word, class) in words {
        *counts.entry(dictionary_key(word)).or_default().entry(class).or_default() += 1;
    }
    counts
        .into_iter()
        .filter_map(|(key, classes)| {
            let total: usize = classes.values().sum();
            let (&class, &count) = classes.iter().max_by_key(|&(_, &count)| count)?;
            (total >= 20 && count * 1000 >= total * 998).then_some((key, class?))
        })
        .collect()
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

/// Everything a model file holds.
pub(crate) struct Parts<'a> {
    pub(crate) classes: &'a [TagPair],
    pub(crate) clusters: &'a [u8],
    pub(crate) single_tags: &'a [(Key, u8)],
    pub(crate) tagger: (&'a Layout, &'a Rows, i32),
    pub(crate) supertags: (&'a Layout, &'a Rows),
    pub(crate) moves: &'a Layout,
    pub(crate) labels: &'a Layout,
    pub(crate) parser: (&'a ParserTables, i32),
    pub(crate) confidence: &'a [(f32, f32)],
    pub(crate) row: f64,
}

/// The bytes of the model file.
pub(crate) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let tags: String = parts.classes.iter().map(|(upos, xpos)| format!("{upos} {xpos}\n")).collect();
    let relations: String = Deprel::ALL.iter().map(|relation| format!("{relation}\n")).collect();
    let (tag_layout, tagger, tag_margin) = parts.tagger;
    let tag_scale = Scale::of(weights(tagger));
    let (parser, arc_margin) = parts.parser;
    // Moves and labels are added up, so they share one scale.
    let relative = |at: usize| {
        let [shift, left, right] = parser.moves.weights[at];
        [left - shift, right - shift]
    };
    let moves: Vec<i32> = parts
        .moves
        .keys()
        .into_iter()
        .filter_map(|key| parser.moves.index.find(key))
        .flat_map(relative)
        .collect();
    let arc_scale = Scale::of(weights(&parser.labels).chain(moves));
    let dictionary: BTreeMap<Key, u8> = parts.single_tags.iter().copied().collect();
    let dictionary_layout =
        Layout::new(dictionary.keys().copied(), dictionary.len().div_ceil(12), PairTable::ENTRIES);
    let budget = |layout: &Layout| (layout.keys().len() as f64 * parts.row) as usize;
    let (tag_buckets, tag_pairs) = rows(tag_layout, tagger, tag_scale, budget(tag_layout));
    let (guess_layout, guesses) = parts.supertags;
    let (guess_buckets, guess_pairs) =
        rows(guess_layout, guesses, Scale::of(weights(guesses)), budget(guess_layout));
    let (label_buckets, label_pairs) = rows(parts.labels, &parser.labels, arc_scale, budget(parts.labels));
    let units = [tag_scale.units(tag_margin), arc_scale.units(arc_margin)];
    let bodies: [Vec<u8>; model::SECTIONS.len()] = [
        tags.into_bytes(),
        relations.into_bytes(),
        units.into_iter().flat_map(i32::to_le_bytes).collect(),
        parts
            .confidence
            .iter()
            .flat_map(|&(margin, share)| [margin, share])
            .flat_map(f32::to_le_bytes)
            .collect(),
        parts.clusters.to_vec(),
        dictionary_layout.pair_table(|key| [dictionary.get(&key).copied().unwrap_or(0), 1]),
        tag_buckets,
        tag_pairs,
        guess_buckets,
        guess_pairs,
        parts.moves.pair_table(|key| {
            let relative = parser.moves.index.find(key).map_or([0; 2], relative);
            relative.map(|weight| arc_scale.code(weight).cast_unsigned())
        }),
        label_buckets,
        label_pairs,
    ];
    assemble(&bodies)
}

fn weights(rows: &Rows) -> impl Iterator<Item = i32> {
    rows.rows.iter().flatten().map(|weight| weight.now)
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
