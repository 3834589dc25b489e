//! The first layer: what each word adds to the readings of itself and of its two neighbours.
//!
//! It depends on nothing but how the word is written, so it is computed once for a word and remembered while there is
//! room; a sum of three such shares is the product of the whole window, to the bit.

use crate::hash;
use crate::network::{INPUT, READING, WINDOW};
use crate::product::{Scaling, Weights};
use multiversion::multiversion;
use std::sync::{Arc, Mutex, OnceLock};

/// What a word adds to the reading of the next word, to its own, and to that of the word before, in sums of
/// products.
type Shares = [i32; 3 * READING];

/// From windows of three words to readings.
#[derive(Clone, Debug)]
pub struct Window {
    weights: Weights<INPUT>,
    scaling: Scaling,
    memory: Memory,
}

impl Window {
    /// The layer whose `weights` are those of the word before, of the word itself, and of the next one.
    #[must_use]
    pub fn new(weights: &[[i16; WINDOW]], scales: &[f32], biases: Vec<f32>) -> Self {
        let places = |row: &[i16; WINDOW]| -> [[i16; INPUT]; 3] {
            std::array::from_fn(|place| std::array::from_fn(|k| row[place * INPUT + k]))
        };
        let rows: Vec<[i16; INPUT]> =
            (0..3).flat_map(|place| weights.iter().map(move |row| places(row)[place])).collect();
        Self {
            weights: Weights::new(&rows),
            scaling: Scaling::new(scales, biases),
            memory: Memory::default(),
        }
    }

    /// The first readings of the words written as `forms`, [`READING`] numbers for each, none below zero; `look`
    /// tells what a word is to the network.
    #[must_use]
    pub fn apply(&self, forms: &[&str], look: impl Fn(&str) -> Look) -> Vec<f32> {
        let met: Vec<Option<Met<'_>>> = forms.iter().map(|form| self.memory.get(form)).collect();
        let new: Vec<(&str, Look)> = forms
            .iter()
            .zip(&met)
            .filter(|(_, met)| met.is_none())
            .map(|(form, _)| (*form, look(form)))
            .collect();
        let vectors: Vec<[i16; INPUT]> = new.iter().map(|(_, look)| look.vector).collect();
        let products = self.weights.products(&vectors);
        let mut fresh = products.as_chunks().0.iter();
        for ((form, look), shares) in new.iter().zip(fresh.clone()) {
            self.memory.keep(form, shares, look.common);
        }
        let mut shares: Vec<&Shares> = Vec::with_capacity(forms.len() + 2);
        shares.push(&NOTHING);
        for met in &met {
            shares.push(met.as_ref().map(Met::shares).or_else(|| fresh.next()).unwrap_or(&NOTHING));
        }
        shares.push(&NOTHING);
        let mut readings = Vec::with_capacity(forms.len() * READING);
        for window in shares.windows(3) {
            self.scaling.apply(&sums(window[0], window[1], window[2]), &mut readings);
        }
        for reading in &mut readings {
            *reading = reading.max(0.0);
        }
        readings
    }
}

/// What a word is to the network.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its vector.
    pub vector: [i16; INPUT],
    /// Whether it is a word that is met often.
    pub common: bool,
}

/// The products of the window of three words, from what each adds to the reading of the second.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn sums(before: &Shares, own: &Shares, after: &Shares) -> [i32; READING] {
    std::array::from_fn(|k| before[k] + own[READING + k] + after[2 * READING + k])
}

/// What stands beyond the ends of a sentence adds.
static NOTHING: Shares = [0; 3 * READING];

/// The words met so far, as many as there is room for.
#[derive(Debug)]
struct Memory {
    /// Common words: each stays where it was put first.
    common: Vec<OnceLock<Box<Known>>>,
    /// Other words, such as the names of a story: each until another takes its place.
    recent: Vec<Mutex<Option<Arc<Known>>>>,
}

/// A word with its shares.
#[derive(Debug)]
struct Known {
    form: Box<str>,
    shares: Shares,
}

/// A word that is remembered.
enum Met<'m> {
    Common(&'m Known),
    Recent(Arc<Known>),
}

impl Met<'_> {
    fn shares(&self) -> &Shares {
        match self {
            Self::Common(known) => &known.shares,
            Self::Recent(known) => &known.shares,
        }
    }
}

/// Common words that are remembered: some 12 MB once all have been met.
const SLOTS: usize = 8192;

/// Other words that are remembered: those of a story or two, some 1.6 MB.
const RECENT: usize = 1024;

impl Default for Memory {
    fn default() -> Self {
        Self {
            common: (0..SLOTS).map(|_| OnceLock::new()).collect(),
            recent: (0..RECENT).map(|_| Mutex::new(None)).collect(),
        }
    }
}

/// A copy has met no words.
impl Clone for Memory {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Memory {
    /// The four slots that may hold the common word with this `hash`.
    fn places(&self, hash: u64) -> impl Iterator<Item = &OnceLock<Box<Known>>> {
        let slot = (hash >> 32) as usize % SLOTS;
        (0..4).filter_map(move |k| self.common.get(slot ^ k))
    }

    fn get(&self, form: &str) -> Option<Met<'_>> {
        let hash = hash::of_bytes(form.bytes());
        let common = self.places(hash).filter_map(OnceLock::get).find(|known| *known.form == *form);
        if let Some(known) = common {
            return Some(Met::Common(known));
        }
        // A word that another thread is at is as good as new.
        let recent = self.recent[hash as usize % RECENT].try_lock().ok()?;
        recent.as_ref().filter(|known| *known.form == *form).cloned().map(Met::Recent)
    }

    /// Remembers the `shares` of `form`, of a common word where there is room.
    fn keep(&self, form: &str, shares: &Shares, common: bool) {
        let hash = hash::of_bytes(form.bytes());
        let known = || Known { form: form.into(), shares: *shares };
        if !common {
            if let Ok(mut place) = self.recent[hash as usize % RECENT].try_lock() {
                *place = Some(Arc::new(known()));
            }
        } else if let Some(free) = self.places(hash).find(|slot| slot.get().is_none()) {
            // Another thread may have been quicker.
            let _ = free.set(Box::new(known()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Memory, RECENT, SLOTS, Shares, Window};
    use crate::network::{INPUT, READING, WINDOW};
    use crate::product::Layer;

    fn shares(k: i32) -> Shares {
        [k; 3 * READING]
    }

    fn remembered(memory: &Memory, form: &str) -> Option<Shares> {
        memory.get(form).map(|met| *met.shares())
    }

    #[test]
    fn what_is_remembered_is_what_was_kept() {
        for common in [true, false] {
            let memory = Memory::default();
            assert_eq!(remembered(&memory, "talks"), None);
            memory.keep("talks", &shares(3), common);
            assert_eq!(remembered(&memory, "talks"), Some(shares(3)));
            assert_eq!(remembered(&memory, "Talks"), None);
        }
    }

    #[test]
    fn a_full_memory_forgets_nothing() {
        let memory = Memory::default();
        let word = |k: usize| {
            format!("w{}", "x".repeat(k % 7)) + &char::from_u32(0x4e00 + k as u32).unwrap_or('x').to_string()
        };
        let kept: Vec<String> = (0..3 * SLOTS)
            .map(word)
            .filter(|word| {
                memory.keep(word, &shares(word.len() as i32), true);
                memory.get(word).is_some()
            })
            .collect();
        assert!((SLOTS / 2..=SLOTS).contains(&kept.len()));
        assert!(kept.iter().all(|word| remembered(&memory, word) == Some(shares(word.len() as i32))));
    }

    #[test]
    fn of_other_words_the_latest_are_remembered() {
        let memory = Memory::default();
        let words: Vec<String> = (0..4 * RECENT).map(|k| format!("Name{k}")).collect();
        words.iter().zip(0..).for_each(|(word, k)| memory.keep(word, &shares(k), false));
        assert_eq!(remembered(&memory, &words[4 * RECENT - 1]), Some(shares(4 * RECENT as i32 - 1)));
        let kept: Vec<usize> = (0..words.len()).filter(|&k| memory.get(&words[k]).is_some()).collect();
        assert!((RECENT / 2..=RECENT).contains(&kept.len()));
        assert!(kept.iter().all(|&k| remembered(&memory, &words[k]) == Some(shares(k as i32))));
    }

    #[test]
    fn shares_add_up_to_the_product_of_the_window() {
        let weights: Vec<[i16; WINDOW]> =
            (0..READING).map(|o| std::array::from_fn(|k| ((o * 31 + k * 17) % 1023) as i16 - 511)).collect();
        let (scales, biases) = (vec![0.125; READING], vec![0.5; READING]);
        let window = Window::new(&weights, &scales, biases.clone());
        let whole = Layer::new(&weights, &scales, biases);
        let vector = |form: &str| -> [i16; INPUT] {
            std::array::from_fn(|k| {
                (form.bytes().map(usize::from).sum::<usize>() * (k + 3) % 5000) as i16 - 2500
            })
        };
        let look = |form: &str| Look { vector: vector(form), common: form.len() > 4 };
        let forms = ["Talks", "were", "agreed", ".", "Talks"];
        let padded: Vec<[i16; INPUT]> =
            [[0; INPUT]].into_iter().chain(forms.map(vector)).chain([[0; INPUT]]).collect();
        let windows: Vec<[i16; WINDOW]> =
            padded.windows(3).map(|three| std::array::from_fn(|k| three.as_flattened()[k])).collect();
        let expected: Vec<f32> = whole.apply(&windows).into_iter().map(|value| value.max(0.0)).collect();
        // Neither what is new nor what is remembered makes a difference.
        assert_eq!(window.apply(&forms, look), expected);
        assert_eq!(window.apply(&forms, look), expected);
    }
}
