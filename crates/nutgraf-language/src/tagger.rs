//! Tags from left to right: an averaged perceptron over a window of words and the tags already given.
//!
//! M. Collins, "Discriminative Training Methods for Hidden Markov Models" (2002), with one class for each pair
//! of universal and Penn tag and greedy decoding.

use crate::hash::{Key, finish, mix};
use crate::word::Word;

/// Scores of all classes for a set of feature keys.
pub trait RowScores {
    /// Adds the weights of every key to `scores`, one slot for each class.
    fn add(&self, keys: &[Key], scores: &mut [i32]);
}

/// A class, its runner-up, and by how much it won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The best class.
    pub class: u8,
    /// The second best class.
    pub second: u8,
    /// The difference of their scores.
    pub margin: i32,
}

/// The best of `scores` and its runner-up, the earlier class in a tie.
#[must_use]
pub fn choose(scores: &[i32]) -> Choice {
    let (mut class, mut best, mut second, mut next) = (0_u8, i32::MIN, 0_u8, i32::MIN);
    for (i, &score) in (0_u8..=u8::MAX).zip(scores) {
        if score > best {
            (second, next) = (class, best);
            (class, best) = (i, score);
        } else if score > next {
            (second, next) = (i, score);
        }
    }
    Choice { class, second, margin: best.saturating_sub(next.max(i32::MIN / 2)) }
}

/// Marks a position before the first or after the last word.
const OUTSIDE: u64 = 0xffff;

/// Replaces `keys` by the features of word `i`, given the classes of the words before it.
pub fn features(words: &[Word], classes: &[u8], i: usize, keys: &mut Vec<Key>) {
    keys.clear();
    let word = |offset: isize| i.checked_add_signed(offset).and_then(|at| words.get(at));
    let lower = |offset| word(offset).map_or(OUTSIDE, |word| u64::from(word.lower));
    let path = |offset, bits| word(offset).map_or(OUTSIDE, |word| word.cluster_prefix(bits));
    let tag = |back: usize| {
        i.checked_sub(back).and_then(|at| classes.get(at)).map_or(OUTSIDE, |&class| u64::from(class))
    };
    let Some(this) = words.get(i) else { return };
    let mut template = 0_u64;
    let mut push = |parts: &[u64]| {
        template += 1;
        let key = parts.iter().fold(mix(0x7a66, template), |key, &part| mix(key, part));
        keys.push(finish(key));
    };
    let (before, before2) = (tag(1), tag(2));
    let (w, left, right) = (lower(0), lower(-1), lower(1));
    let first = u64::from(i == 0) * 2 + u64::from(this.capital);
    let c10 = this.cluster_prefix(10);
    let c6 = this.cluster_prefix(6);
    push(&[]);
    push(&[u64::from(this.form)]);
    push(&[w]);
    push(&[w, first]);
    push(&[u64::from(this.shape)]);
    push(&[u64::from(this.shape), u64::from(i == 0)]);
    for suffix in this.suffix {
        push(&[u64::from(suffix)]);
    }
    for prefix in this.prefix {
        push(&[u64::from(prefix)]);
    }
    push(&[u64::from(this.suffix[2]), before]);
    push(&[u64::from(this.suffix[1]), before, first]);
    push(&[u64::from(this.suffix[2]), first]);
    push(&[u64::from(this.suffix[2]), right]);
    push(&[c10]);
    push(&[c10, first]);
    push(&[c6, u64::from(this.suffix[1])]);
    push(&[before]);
    push(&[before2]);
    push(&[before, before2]);
    push(&[before, w]);
    push(&[before, before2, w]);
    push(&[before, c10]);
    push(&[before, right]);
    push(&[before, path(1, 10)]);
    push(&[before, c6, path(1, 6)]);
    push(&[left]);
    push(&[left, w]);
    push(&[right]);
    push(&[right, w]);
    push(&[left, right]);
    push(&[left, w, right]);
    push(&[lower(-2)]);
    push(&[lower(2)]);
    push(&[lower(-2), left]);
    push(&[right, lower(2)]);
    push(&[w, right, lower(2)]);
    push(&[path(-1, 10)]);
    push(&[path(1, 10)]);
    push(&[path(-1, 10), c10]);
    push(&[c10, path(1, 10)]);
    push(&[w, path(1, 10)]);
    push(&[w, path(-1, 10)]);
    push(&[path(1, 10), path(2, 10)]);
    push(&[path(1, 6), path(2, 6), c6]);
    push(&[w, path(1, 6), path(2, 6)]);
    push(&[w, path(2, 10)]);
    push(&[w, path(3, 6), path(2, 6)]);
    push(&[path(-2, 10)]);
    push(&[path(2, 10)]);
    push(&[word(1).map_or(OUTSIDE, |next| u64::from(next.suffix[2])), before]);
    push(&[word(1).map_or(OUTSIDE, |next| u64::from(next.suffix[2])), w]);
    push(&[word(1).map_or(OUTSIDE, |next| u64::from(next.shape)), u64::from(this.shape)]);
    push(&[word(-1).map_or(OUTSIDE, |last| u64::from(last.shape)), u64::from(this.shape)]);
    push(&[word(-1).map_or(OUTSIDE, |last| u64::from(last.suffix[2])), u64::from(this.suffix[2])]);
}

/// The classes of `words`, greedily from left to right. Where `given` has a class for a word by its index, that
/// is taken.
#[must_use]
pub fn tag(
    words: &[Word],
    classes: usize,
    scores: &impl RowScores,
    given: impl Fn(usize) -> Option<u8>,
) -> Vec<Choice> {
    let mut chosen = Vec::with_capacity(words.len());
    let mut before = Vec::with_capacity(words.len());
    let mut keys = Vec::new();
    let mut sums = vec![0; classes];
    for i in 0..words.len() {
        let choice = if let Some(class) = given(i) {
            Choice { class, second: class, margin: i32::MAX }
        } else {
            features(words, &before, i, &mut keys);
            sums.fill(0);
            scores.add(&keys, &mut sums);
            choose(&sums)
        };
        before.push(choice.class);
        chosen.push(choice);
    }
    chosen
}
