//! The network that reads a sentence: from words to scores of tags, arcs and relations.
//!
//! Each word becomes a vector; a window of three makes it a first reading; two layers of simple recurrent units
//! (T. Lei et al., "Simple Recurrent Units for Highly Parallelizable Recurrence", 2018) carry the sentence to it
//! from both sides. Tags are read off after the first of them, arcs and relations after the second, as a product
//! of what a word asks for and what another offers (T. Dozat, C. D. Manning, "Deep Biaffine Attention for Neural
//! Dependency Parsing", 2017). Gates are straight lines cut at 0 and 1, and products are sums of integers: the
//! same bits on every machine.

use crate::eisner::ArcScores;
use crate::hash::{self, Key};
use crate::product::{Layer, Weights, store};
use crate::table::PairTable;
use crate::window::{Look, Window};
use crate::word::Word;
use multiversion::multiversion;
use std::cell::Cell;

/// Numbers in a vector of a word's company, which comes from a large corpus.
pub const COMPANY: usize = 48;
/// Numbers in a vector of a word's form, which is learnt.
pub const FORM: usize = 48;
/// Numbers in both.
pub const INPUT: usize = COMPANY + FORM;
/// Numbers in the vectors of three words.
pub const WINDOW: usize = 3 * INPUT;
/// Numbers a recurrent layer carries in one direction.
pub const CARRIED: usize = 64;
/// Numbers in a reading of a word.
pub const READING: usize = 2 * CARRIED;
/// Gates and candidates of a recurrent layer, both directions.
pub const GATES: usize = 6 * CARRIED;
/// Slots for tag classes.
pub const TAGS: usize = 96;
/// Numbers in what a word asks of its head, and in what it offers as one.
pub const ARC: usize = 64;
/// Numbers in what says the relation.
pub const LABEL: usize = 64;
/// Slots for relations.
pub const LABELS: usize = 64;
/// Steps of distance between a word and its head.
pub const DISTANCES: usize = 16;
/// Rows for prefixes, suffixes, shapes and clusters, which share them by their keys.
pub const SHARED_ROWS: usize = 8192;
/// Features of a word that have a row among the shared ones.
pub const FEATURES: usize = 11;

/// Words with numbers below this are met often: they are numbered by how frequent they are.
const COMMON: usize = 8192;

/// A unit of a company vector, of an entry of the table.
pub const COMPANY_UNIT: f32 = 1.0 / 24.0;

/// Largest number stored of what a word asks or offers: the sum of [`ARC`] products stays within 31 bits.
const LARGEST_ASKED: i16 = 5792;

/// Largest score of an arc: those of the longest tree add up within 31 bits.
pub(crate) const LARGEST_SCORE: i32 = 1 << 23;

/// `value` as it is stored of what a word asks or offers.
#[must_use]
pub fn store_asked(value: f32) -> i16 {
    store(value).clamp(-LARGEST_ASKED, LARGEST_ASKED)
}

/// The key under which the number of the word with this lower-case key is filed.
#[must_use]
pub const fn word_key(lower: u32) -> Key {
    hash::finish(hash::mix(0x0e3b_0d1c, lower as u64))
}

/// The shared rows of `word`; `None` for a feature it lacks.
#[must_use]
pub fn shared_rows(word: &Word) -> [Option<usize>; FEATURES] {
    let cluster = |bits| if word.cluster == 0 { 0 } else { word.cluster_prefix(bits) + 1 };
    let keys = [
        u64::from(word.suffix[0]),
        u64::from(word.suffix[1]),
        u64::from(word.suffix[2]),
        u64::from(word.suffix[3]),
        u64::from(word.prefix[0]),
        u64::from(word.prefix[1]),
        u64::from(word.prefix[2]),
        u64::from(word.shape),
        cluster(4),
        cluster(8),
        u64::from(word.cluster),
    ];
    let mut template = 0;
    keys.map(|key| {
        let row = hash::finish(hash::mix(hash::mix(0xe3b, template), key));
        template += 1;
        (key != 0).then_some((((row >> 32) * SHARED_ROWS as u64) >> 32) as usize)
    })
}

/// The step of distance from word `from` to its head `to`, by side; the last is the root's.
#[must_use]
pub const fn distance(from: usize, to: usize, root: usize) -> usize {
    if to == root {
        return DISTANCES - 1;
    }
    let step = match from.abs_diff(to) {
        0 | 1 => 0,
        near @ 2..=4 => near - 1,
        5..=7 => 4,
        8..=12 => 5,
        _ => 6,
    };
    if to < from { step } else { 7 + step }
}

/// How far a gate is open.
#[inline(always)]
fn gate(x: f32) -> f32 {
    (0.5 + 0.25 * x).clamp(0.0, 1.0)
}

/// The layers with weights, in file order.
#[derive(Clone, Debug)]
pub struct Layers {
    /// From a window of three words.
    pub window: Window,
    /// Gates and candidates of the first recurrent layer.
    pub first: Layer<READING>,
    /// Gates and candidates of the second.
    pub second: Layer<READING>,
    /// Scores of tag classes.
    pub tags: Layer<READING>,
    /// What a word asks of its head, then what it offers as one.
    pub arcs: Layer<READING>,
    /// What a word says of its relation, then of those of its dependents.
    pub labels: Layer<READING>,
    /// Scores of relations.
    pub relations: Layer<LABEL>,
    /// Scores of distances.
    pub distances: Layer<READING>,
}

/// The network over the weights of a model.
#[derive(Clone, Debug)]
pub struct Network<'a> {
    /// Numbers of words, counted from 1.
    pub words: PairTable<'a>,
    /// Company vectors by number of the word.
    pub company: &'a [[u8; COMPANY]],
    /// Form vectors: first those of the words seen in training, by their numbers, then the shared rows.
    pub forms: &'a [[u8; FORM]],
    /// What a unit of a form vector is worth.
    pub form_unit: f32,
    /// The layers.
    pub layers: Layers,
    /// What the root offers as a head.
    pub root_arc: [i16; ARC],
    /// What the root says of the relations of its dependents.
    pub root_label: Vec<f32>,
}

/// What the network makes of the words of a sentence: a row of [`READING`] for each.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    exact: Vec<f32>,
    stored: Vec<i16>,
}

impl Readings {
    fn new(exact: Vec<f32>) -> Self {
        let stored = store_all(&exact);
        Self { exact, stored }
    }

    /// As a layer takes them.
    fn stored(&self) -> &[[i16; READING]] {
        self.stored.as_chunks().0
    }
}

impl Network<'_> {
    /// What `word` is to the first layer.
    fn look(&self, word: &Word) -> Look {
        let mut vector = [0; INPUT];
        let seen = self.forms.len().saturating_sub(SHARED_ROWS);
        let number = usize::from(u16::from_le_bytes(self.words.get(word_key(word.lower)))).checked_sub(1);
        let (company, form) = vector.split_at_mut(COMPANY);
        if let Some(row) = number.and_then(|number| self.company.get(number)) {
            for (to, from) in company.iter_mut().zip(row) {
                *to = store(f32::from(from.cast_signed()) * COMPANY_UNIT);
            }
        }
        // Twelve rows of bytes at most.
        let mut sums = [0_i16; FORM];
        let own = number.filter(|&number| number < seen);
        for row in shared_rows(word).into_iter().flatten().map(|row| seen + row).chain(own) {
            // Whole rows, which are added up many numbers at a time.
            if let Some(row) = self.forms.get(row) {
                for (sum, from) in sums.iter_mut().zip(row) {
                    *sum += i16::from(from.cast_signed());
                }
            }
        }
        for (to, sum) in form.iter_mut().zip(sums) {
            *to = store(f32::from(sum) * self.form_unit);
        }
        Look { vector, common: number.is_some_and(|number| number < COMMON) }
    }

    /// The readings of the words written as `forms` after the first recurrent layer.
    #[must_use]
    pub fn first_readings(&self, forms: &[&str], clusters: &PairTable<'_>) -> Readings {
        let look = |form: &str| self.look(&Word::new(form, clusters));
        carry(&self.layers.first, &Readings::new(self.layers.window.apply(forms, look)))
    }

    /// The readings after the second recurrent layer.
    #[must_use]
    pub fn second_readings(&self, first: &Readings) -> Readings {
        carry(&self.layers.second, first)
    }

    /// Scores of the tag classes, a row of [`TAGS`] for each word.
    #[must_use]
    pub fn tag_scores(&self, first: &Readings) -> Vec<f32> {
        self.layers.tags.apply(first.stored())
    }

    /// Scores of the arcs between the words `kept`, in units of 1/1024.
    #[must_use]
    pub fn arc_scores(&self, second: &Readings, kept: &[usize]) -> ArcScores {
        let sides = self.layers.arcs.apply(second.stored());
        let distances = self.layers.distances.apply(second.stored());
        let n = kept.len();
        let (mut asked, mut offered) = (vec![[0; ARC]; n], vec![self.root_arc; n + 1]);
        for ((&token, asked), offered) in kept.iter().zip(&mut asked).zip(&mut offered) {
            let (own, others) = sides[token * 2 * ARC..(token + 1) * 2 * ARC].split_at(ARC);
            for k in 0..ARC {
                asked[k] = store_asked(own[k]);
                offered[k] = store_asked(others[k].max(0.0));
            }
        }
        let products = Weights::new(&offered).products(&asked);
        let mut scores = ArcScores::new(n);
        for (i, (products, &token)) in products.chunks_exact(n + 1).zip(kept).enumerate() {
            let far = &distances[token * DISTANCES..(token + 1) * DISTANCES];
            let far: [i32; DISTANCES] = std::array::from_fn(|step| i32::from(store(far[step])) * 4);
            for (j, (score, product)) in scores.heads_of_mut(i).iter_mut().zip(products).enumerate() {
                // Two factors of 256 make 65,536 a unit.
                let sum = (product >> 6) + far[distance(i, j, n)];
                *score = sum.clamp(-LARGEST_SCORE, LARGEST_SCORE);
            }
        }
        scores
    }

    /// Scores of the relations of the words `kept` to their `heads` among them, a row of [`LABELS`] for each.
    #[must_use]
    pub fn label_scores(&self, second: &Readings, kept: &[usize], heads: &[usize]) -> Vec<f32> {
        let sides = self.layers.labels.apply(second.stored());
        let mut hidden = Vec::with_capacity(kept.len());
        for (&token, &head) in kept.iter().zip(heads) {
            let of_head = match kept.get(head) {
                Some(&head) => &sides[(head * 2 + 1) * LABEL..(head + 1) * 2 * LABEL],
                None => &self.root_label,
            };
            let own = &sides[token * 2 * LABEL..(token * 2 + 1) * LABEL];
            hidden.push(std::array::from_fn(|k| store((own[k] + of_head[k]).max(0.0))));
        }
        self.layers.relations.apply(&hidden)
    }
}

/// One direction of a recurrent layer; the rows of `gates` hold the candidates, then the two gates of each, first
/// those of the direction from the first word to the last.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn pass(
    backward: bool,
    gates: &[[[[f32; CARRIED]; 3]; 2]],
    incoming: &[[[f32; CARRIED]; 2]],
    outgoing: &mut [[[f32; CARRIED]; 2]],
) {
    let side = usize::from(backward);
    let mut carried = [0.0; CARRIED];
    let words = gates.len();
    for step in 0..words {
        let word = if backward { words - 1 - step } else { step };
        let ([new, keep, show], incoming) = (&gates[word][side], &incoming[word][side]);
        let outgoing = &mut outgoing[word][side];
        for k in 0..CARRIED {
            let (keep, show) = (gate(keep[k]), gate(show[k]));
            carried[k] = keep * carried[k] + (1.0 - keep) * new[k];
            outgoing[k] = show * carried[k] + (1.0 - show) * incoming[k];
        }
    }
}

/// One recurrent layer over a sentence: each number is carried along as far as its gate is open, and mixed with
/// the one that came in.
fn carry(layer: &Layer<READING>, input: &Readings) -> Readings {
    let mut buffer = GATES_OF_SENTENCE.take();
    layer.apply_to(input.stored(), &mut buffer);
    let mut exact = vec![0.0; input.exact.len()];
    for backward in [false, true] {
        let gates = buffer.as_chunks().0.as_chunks().0.as_chunks().0;
        let incoming = input.exact.as_chunks().0.as_chunks().0;
        pass(backward, gates, incoming, exact.as_chunks_mut().0.as_chunks_mut().0);
    }
    GATES_OF_SENTENCE.set(buffer);
    Readings::new(exact)
}

thread_local! {
    /// Where the gates of a sentence are written: by far the largest thing that is made of it, and gone at once.
    static GATES_OF_SENTENCE: Cell<Vec<f32>> = const { Cell::new(Vec::new()) };
}

/// The stored activations of `exact`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn store_all(exact: &[f32]) -> Vec<i16> {
    exact.iter().map(|&value| store(value)).collect()
}
