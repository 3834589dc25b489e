//! Weights while they are learnt: integer perceptron weights with their running averages.

use nutgraf_language::hash::{Key, finish, mix};
use nutgraf_language::parser::{MoveScores, RELATIONS};
use nutgraf_language::tagger::RowScores;

/// Which features get a slot: those seen often enough in a first pass, or a fixed set.
pub(crate) struct Index {
    keys: Vec<Key>,
    used: usize,
    admit: Admission,
}

enum Admission {
    Seen { counts: Vec<u8>, at_least: u8 },
    Closed,
}

const SKETCH_BITS: u32 = 27;

fn sketch_slot(key: Key) -> usize {
    (finish(mix(key, 7)) >> (64 - SKETCH_BITS)) as usize
}

/// Counts features approximately: two that share a slot are counted together.
pub(crate) struct Counter(Vec<u8>);

impl Counter {
    pub(crate) fn new() -> Self {
        Self(vec![0; 1 << SKETCH_BITS])
    }

    pub(crate) fn count(&mut self, keys: &[Key]) {
        for &key in keys {
            let slot = &mut self.0[sketch_slot(key)];
            *slot = slot.saturating_add(1);
        }
    }
}

impl Index {
    /// An index of up to `1 << bits` features that `counter` saw `at_least` times.
    pub(crate) fn counted(counter: Counter, at_least: u8, bits: u32) -> Self {
        Self { keys: vec![0; 1 << bits], used: 0, admit: Admission::Seen { counts: counter.0, at_least } }
    }

    /// An index of exactly `keys`.
    pub(crate) fn closed(keys: &[Key]) -> Self {
        let size = (keys.len() * 3 / 2).next_power_of_two().max(16);
        let mut index = Self { keys: vec![0; size], used: 0, admit: Admission::Closed };
        for &key in keys {
            index.insert(key);
        }
        index
    }

    pub(crate) fn capacity(&self) -> usize {
        self.keys.len()
    }

    pub(crate) fn keys(&self) -> &[Key] {
        &self.keys
    }

    fn start(&self, key: Key) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize & (self.keys.len() - 1)
    }

    #[inline]
    pub(crate) fn find(&self, key: Key) -> Option<usize> {
        let mut at = self.start(key);
        loop {
            if self.keys[at] == key {
                return Some(at);
            }
            if self.keys[at] == 0 {
                return None;
            }
            at = (at + 1) & (self.keys.len() - 1);
        }
    }

    fn insert(&mut self, key: Key) -> Option<usize> {
        let mut at = self.start(key);
        loop {
            if self.keys[at] == key {
                return Some(at);
            }
            if self.keys[at] == 0 {
                if self.used * 10 >= self.keys.len() * 9 {
                    return None;
                }
                self.keys[at] = key;
                self.used += 1;
                return Some(at);
            }
            at = (at + 1) & (self.keys.len() - 1);
        }
    }

    /// The slot of `key`, made when it is admitted.
    pub(crate) fn slot(&mut self, key: Key) -> Option<usize> {
        if let Some(at) = self.find(key) {
            return Some(at);
        }
        match &self.admit {
            Admission::Seen { counts, at_least } if counts[sketch_slot(key)] >= *at_least => self.insert(key),
            _ => None,
        }
    }
}

/// A weight and the sum that turns it into its average: the average over `c` steps is `weight - lag / c`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Weight {
    pub(crate) lag: i64,
    pub(crate) now: i32,
    /// The class it votes for; unused where the place says it.
    pub(crate) class: u8,
}

impl Weight {
    fn change(&mut self, by: i32, step: i64) {
        self.now += by;
        self.lag += i64::from(by) * step;
    }

    pub(crate) fn average(&self, steps: i64) -> f64 {
        f64::from(self.now) - self.lag as f64 / steps.max(1) as f64
    }
}

/// Averages are handed out as integers with this factor.
pub(crate) const AVERAGE_SCALE: f64 = 64.0;

/// Weights of a few classes for each feature.
pub(crate) struct Rows {
    pub(crate) index: Index,
    pub(crate) rows: Vec<Vec<Weight>>,
    pub(crate) steps: i64,
}

impl Rows {
    pub(crate) fn new(index: Index) -> Self {
        let rows = vec![Vec::new(); index.capacity()];
        Self { index, rows, steps: 0 }
    }

    /// Adds `by` to the weight of `class` for each of `keys`.
    pub(crate) fn update(&mut self, keys: &[Key], class: u8, by: i32) {
        for &key in keys {
            let Some(at) = self.index.slot(key) else { continue };
            let row = &mut self.rows[at];
            match row.iter_mut().find(|weight| weight.class == class) {
                Some(weight) => weight.change(by, self.steps),
                None => {
                    let mut weight = Weight { class, ..Weight::default() };
                    weight.change(by, self.steps);
                    row.push(weight);
                }
            }
        }
    }

    /// Moves the weights of `keys` towards `gold` when it does not beat its best rival by `margin`.
    pub(crate) fn learn(&mut self, keys: &[Key], scores: &[i32], gold: u8, margin: i32) {
        let rival = (0..=u8::MAX)
            .zip(scores)
            .filter(|&(class, _)| class != gold)
            .max_by_key(|&(class, &score)| (score, std::cmp::Reverse(class)));
        if let Some((rival, &score)) = rival
            && scores[usize::from(gold)] - score < margin
        {
            self.update(keys, gold, 1);
            self.update(keys, rival, -1);
        }
    }

    /// The present weights, summed.
    pub(crate) fn scores(&self, keys: &[Key], scores: &mut [i32]) {
        for &key in keys {
            if let Some(at) = self.index.find(key) {
                for weight in &self.rows[at] {
                    scores[usize::from(weight.class)] += weight.now;
                }
            }
        }
    }

    /// Replaces every weight by its average, times [`AVERAGE_SCALE`].
    pub(crate) fn settle(&mut self) {
        for weight in self.rows.iter_mut().flatten() {
            weight.now = (weight.average(self.steps) * AVERAGE_SCALE).round() as i32;
        }
    }
}

impl RowScores for Rows {
    fn add(&self, keys: &[Key], scores: &mut [i32]) {
        self.scores(keys, scores);
    }
}

/// Weights of the three moves for each feature. What scoring does not read lies apart, for the cache's sake.
pub(crate) struct Moves {
    pub(crate) index: Index,
    pub(crate) weights: Vec<[i32; 3]>,
    lags: Vec<[i64; 3]>,
    pub(crate) steps: i64,
}

impl Moves {
    pub(crate) fn new(index: Index) -> Self {
        let (weights, lags) = (vec![[0; 3]; index.capacity()], vec![[0; 3]; index.capacity()]);
        Self { index, weights, lags, steps: 0 }
    }

    /// Adds 1 to the weight of move `right` for each of `keys` and takes 1 from that of `wrong`.
    pub(crate) fn update(&mut self, keys: &[Key], right: usize, wrong: usize) {
        for &key in keys {
            if let Some(at) = self.index.slot(key) {
                self.weights[at][right] += 1;
                self.weights[at][wrong] -= 1;
                self.lags[at][right] += self.steps;
                self.lags[at][wrong] -= self.steps;
            }
        }
    }

    /// Replaces every weight by its average, times [`AVERAGE_SCALE`].
    pub(crate) fn settle(&mut self) {
        for (weight, &lag) in self.weights.iter_mut().flatten().zip(self.lags.iter().flatten()) {
            *weight =
                (Weight { now: *weight, lag, class: 0 }.average(self.steps) * AVERAGE_SCALE).round() as i32;
        }
    }
}

/// Both tables of a parser.
pub(crate) struct ParserTables {
    pub(crate) moves: Moves,
    pub(crate) labels: Rows,
}

impl MoveScores for ParserTables {
    fn add_moves(&self, keys: &[Key], scores: &mut [i32; 3]) {
        for &key in keys {
            if let Some(at) = self.moves.index.find(key) {
                for (score, weight) in scores.iter_mut().zip(&self.moves.weights[at]) {
                    *score += weight;
                }
            }
        }
    }

    fn add_labels(&self, keys: &[Key], scores: &mut [i32; 2 * RELATIONS]) {
        self.labels.scores(keys, scores);
    }
}
