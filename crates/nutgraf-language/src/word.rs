//! What the models see of a word: its spelling, its shape, its cluster.

use crate::hash::{self, Key};
use crate::table::PairTable;

/// The features of one token that depend on nothing but its spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Key of the spelling, digits made equal.
    pub form: u32,
    /// Key of the lower-case spelling, digits made equal.
    pub lower: u32,
    /// Keys of the last one to five characters in lower case; 0 where the word is shorter.
    pub suffix: [u32; 5],
    /// Keys of the first one to four characters in lower case; 0 where the word is shorter.
    pub prefix: [u32; 4],
    /// Capitals, digits, marks: one of a few hundred shapes.
    pub shape: u32,
    /// Path in the tree of word clusters, its first branch in the highest of [`CLUSTER_BITS`] bits; 0 for a
    /// word that is in none.
    pub cluster: u16,
    /// Whether it starts with a capital.
    pub capital: bool,
}

/// Depth of the tree of word clusters, plus one: a marker bit stands before the path.
pub const CLUSTER_BITS: u32 = 16;

impl Word {
    /// The features of `form`.
    #[must_use]
    pub fn new(form: &str, clusters: &PairTable<'_>) -> Self {
        let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
        let mut buffer = [0; 4];
        let mut key = |chars: &mut dyn Iterator<Item = char>| {
            let mut state = 0xcbf2_9ce4_8422_2325_u64;
            for c in chars {
                for &byte in c.encode_utf8(&mut buffer).as_bytes() {
                    state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
            short(hash::finish(state))
        };
        let written = key(&mut form.chars().map(digits));
        let mut lower = [' '; 24];
        let mut length = 0;
        let mut ends = [' '; 5];
        for c in form.chars().flat_map(char::to_lowercase).map(digits) {
            if length < lower.len() {
                lower[length] = c;
            }
            ends.rotate_left(1);
            ends[4] = c;
            length += 1;
        }
        // Words longer than the buffer are known by their first characters and their length.
        let kept = &lower[..length.min(lower.len())];
        let lower_key = key(&mut kept.iter().copied()).wrapping_add((length - kept.len()) as u32);
        let mut suffix = [0; 5];
        for (i, slot) in suffix.iter_mut().enumerate().take(length) {
            *slot = key(&mut ends[4 - i..].iter().copied());
        }
        let mut prefix = [0; 4];
        for (i, slot) in prefix.iter_mut().enumerate().take(kept.len()) {
            *slot = key(&mut kept[..=i].iter().copied());
        }
        Self {
            form: written,
            lower: lower_key,
            suffix,
            prefix,
            shape: shape(form),
            cluster: u16::from_le_bytes(clusters.get(cluster_key(lower_key))),
            capital: form.chars().next().is_some_and(char::is_uppercase),
        }
    }

    /// The first `bits` branches of the path to the word's cluster.
    #[inline]
    #[must_use]
    pub const fn cluster_prefix(&self, bits: u32) -> u64 {
        (self.cluster >> (CLUSTER_BITS - 1 - bits)) as u64
    }
}

/// The key under which the cluster of the word with this lower-case key is filed.
#[must_use]
pub const fn cluster_key(lower: u32) -> Key {
    hash::finish(hash::mix(0x0c10_57e5, lower as u64))
}

const fn short(key: Key) -> u32 {
    (key >> 32) as u32
}

/// Runs of capitals (`A`), small letters (`a`), digits (`0`) and other characters, each run counted up to two.
fn shape(form: &str) -> u32 {
    let (mut state, mut last, mut run) = (0_u64, ' ', 0);
    for c in form.chars().take(32) {
        let kind = if c.is_uppercase() {
            'A'
        } else if c.is_alphabetic() {
            'a'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            state = hash::mix(state, kind as u64);
        }
    }
    short(hash::finish(state))
}
