//! Features of a parser configuration.
//!
//! The templates follow Y. Zhang, J. Nivre, "Transition-based Dependency Parsing with Rich Non-local Features"
//! (2011), with word clusters and with punctuation as a property of the words around it (J. Ma, Y. Zhang,
//! J. Zhu, "Punctuation Processing for Projective Dependency Parsing", 2014).

use crate::hash::{Key, finish, mix};
use crate::state::{Dependents, NONE, State};

/// What the parser sees of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Key of the lower-case spelling.
    pub word: u32,
    /// Class the tagger gave.
    pub class: u8,
    /// The runner-up where the tagger was unsure, else the class.
    pub second: u8,
    /// Universal part of speech.
    pub upos: u8,
    /// Whole path and first branches of the path to the cluster.
    pub cluster: u16,
    /// First branches of the path to the cluster.
    pub branch: u8,
    /// Kinds of punctuation between the word before and this one, a bit for each.
    pub gap: u8,
    /// Commas before it in the sentence.
    pub commas: u16,
    /// Open brackets and quotation marks around it.
    pub depth: u8,
    /// Finite verbs before it in the sentence.
    pub verbs: u16,
    /// The mark that ends the sentence.
    pub end: u8,
    /// Guess of its relation and of the side of its head.
    pub supertag: u8,
}

impl Item {
    /// Stands at the end of the buffer and heads the root of the sentence.
    pub const ROOT: Self = Self { class: 254, second: 254, upos: 31, supertag: 254, ..Self::OUTSIDE };
    /// Stands where there is no word.
    pub const OUTSIDE: Self = Self {
        word: 1,
        class: 255,
        second: 255,
        upos: 30,
        cluster: 1,
        branch: 255,
        gap: 0,
        commas: 0,
        depth: 0,
        verbs: 0,
        end: 0,
        supertag: 255,
    };
}

/// Distance in words, in seven steps.
fn distance(from: usize, to: usize) -> u64 {
    if from == NONE || to == NONE {
        return 9;
    }
    match to.saturating_sub(from) {
        near @ 0..=4 => near as u64,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// The words a configuration is judged by, looked up once.
struct View {
    s0: Item,
    s1: Item,
    s2: Item,
    b0: Item,
    b1: Item,
    b2: Item,
    b3: Item,
    d0: Dependents,
    d1: Dependents,
    e0: Dependents,
    s0l: Item,
    s1l: Item,
    b0l: Item,
    far: u64,
    wide: u64,
    bar: u64,
    bar1: u64,
}

/// Commas, finite verbs and brackets between two words.
fn between(left: &Item, right: &Item) -> u64 {
    u64::from(right.commas.wrapping_sub(left.commas).min(2))
        | u64::from(right.verbs.wrapping_sub(left.verbs).min(2)) << 2
        | u64::from(right.depth > left.depth) << 4
        | u64::from(right.depth < left.depth) << 5
}

fn item(items: &[Item], at: usize) -> Item {
    items.get(at).copied().unwrap_or(Item::OUTSIDE)
}

fn w(x: &Item) -> u64 {
    u64::from(x.word)
}

fn p(x: &Item) -> u64 {
    u64::from(x.class)
}

fn u(x: &Item) -> u64 {
    u64::from(x.upos)
}

fn c(x: &Item) -> u64 {
    u64::from(x.cluster)
}

fn k(x: &Item) -> u64 {
    u64::from(x.branch)
}

fn q(x: &Item) -> u64 {
    u64::from(x.second)
}

fn g(x: &Item) -> u64 {
    u64::from(x.gap)
}

fn h(x: &Item) -> u64 {
    u64::from(x.supertag)
}

impl View {
    fn new(state: &State, items: &[Item]) -> Self {
        let dependents = |at: usize| state.dependents.get(at).copied().unwrap_or_default();
        let (i0, i1, j0) = (state.top(0), state.top(1), state.next);
        let ahead = |by: usize| if j0 + by <= state.items { item(items, j0 + by) } else { Item::OUTSIDE };
        let (s0, s1, b0) = (item(items, i0), item(items, i1), ahead(0));
        let (d0, d1, e0) = (dependents(i0), dependents(i1), dependents(j0));
        Self {
            s0,
            s1,
            s2: item(items, state.top(2)),
            b0,
            b1: ahead(1),
            b2: ahead(2),
            b3: ahead(3),
            d0,
            d1,
            e0,
            s0l: item(items, d0.left[0]),
            s1l: item(items, d1.left[0]),
            b0l: item(items, e0.left[0]),
            far: distance(i0, j0),
            wide: distance(i1, i0),
            bar: between(&s0, &b0),
            bar1: between(&s1, &s0),
        }
    }
}

/// Number of the templates that vote on labels as well as on moves; they come first.
pub const VOTING: usize = 59;

/// Replaces `keys` by the features of `state` that vote on moves and labels.
///
/// `items` holds the words and, after them, [`Item::ROOT`].
pub fn voting(state: &State, items: &[Item], keys: &mut Vec<Key>) {
    keys.clear();
    let View { s0, s1, b0, b1, d0, d1, e0, s0l, s1l, b0l, far, wide, bar, bar1, .. } =
        View::new(state, items);
    let mut template = 0_u64;
    let mut push = |parts: &[u64]| {
        template += 1;
        keys.push(finish(parts.iter().fold(mix(0x9a25, template), |key, &part| mix(key, part))));
    };
    push(&[]);
    push(&[w(&s0), p(&s0)]);
    push(&[w(&s0)]);
    push(&[p(&s0)]);
    push(&[c(&s0), p(&s0)]);
    push(&[w(&s1), p(&s1)]);
    push(&[p(&s1)]);
    push(&[c(&s1), p(&s1)]);
    push(&[w(&b0), p(&b0)]);
    push(&[p(&b0)]);
    push(&[c(&b0), p(&b0)]);
    push(&[w(&s0), w(&b0)]);
    push(&[w(&s0), p(&b0)]);
    push(&[p(&s0), w(&b0)]);
    push(&[p(&s0), p(&b0)]);
    push(&[c(&s0), c(&b0)]);
    push(&[c(&s0), p(&b0)]);
    push(&[p(&s0), c(&b0)]);
    push(&[w(&s1), w(&s0)]);
    push(&[w(&s1), p(&s0)]);
    push(&[p(&s1), w(&s0)]);
    push(&[p(&s1), p(&s0)]);
    push(&[c(&s1), c(&s0)]);
    push(&[c(&s1), p(&s0)]);
    push(&[p(&s1), c(&s0)]);
    push(&[w(&s0), w(&s0l), u(&s1)]);
    push(&[p(&s0), w(&s0l), p(&s1)]);
    push(&[p(&s0), w(&s0l), p(&b0)]);
    push(&[w(&s1), w(&s0l), p(&s0)]);
    push(&[c(&s1), w(&s0l), c(&s0)]);
    push(&[c(&s0), w(&s0l), u(&b0)]);
    push(&[p(&s0), p(&s0l), p(&s1), wide]);
    push(&[p(&s0), d0.labels[0], p(&b0)]);
    push(&[p(&s0), d0.labels[0], p(&s1)]);
    push(&[w(&s0), d0.labels[0]]);
    push(&[w(&s0), d0.labels[1]]);
    push(&[p(&s0), d0.labels[1], p(&s1)]);
    push(&[p(&b0), e0.labels[0], p(&s0)]);
    push(&[w(&b0), e0.labels[0], u(&s0)]);
    push(&[w(&s1), d1.labels[1], u(&s0)]);
    push(&[p(&s1), d1.labels[1], p(&s0)]);
    push(&[p(&s1), d1.labels[0], p(&s0)]);
    push(&[c(&s1), d1.labels[0], d1.labels[1], u(&s0)]);
    push(&[p(&s0), p(&b0), far, bar]);
    push(&[p(&s1), p(&s0), wide, bar1]);
    push(&[w(&s1), p(&s0), wide]);
    push(&[p(&s1), w(&s0), wide]);
    push(&[p(&s1), p(&s0), g(&s0)]);
    push(&[p(&s0), p(&b0), g(&b0)]);
    push(&[p(&s0), p(&b0), w(&b0l), p(&b0l)]);
    push(&[p(&s1), p(&s0), p(&b0), bar1]);
    push(&[c(&s0), w(&b0l), p(&b0)]);
    push(&[p(&s1), p(&s0), k(&s0l), k(&s1l)]);
    push(&[w(&s0), w(&b1), p(&b0)]);
    push(&[h(&s0)]);
    push(&[h(&s0), p(&s1), p(&s0)]);
    push(&[h(&s0), p(&b0), p(&s0)]);
    push(&[h(&s0), w(&s0)]);
    push(&[h(&s0), h(&b0), h(&s1)]);
}

/// Adds to `keys` the features of `state` that vote on moves alone.
#[expect(clippy::too_many_lines, reason = "one line for each template")]
pub fn others(state: &State, items: &[Item], keys: &mut Vec<Key>) {
    let view = View::new(state, items);
    let View { s0, s1, s2, b0, b1, b2, b3, d0, d1, e0, s0l, s1l, b0l, far, wide, bar, bar1, .. } = view;
    let label = |at: usize| state.labels.get(at).map_or(255, |&label| u64::from(label));
    let near = |of: &Dependents| {
        // With at most two on a side, the inner one is the nearest.
        item(items, if of.left[1] == NONE { of.left[0] } else { of.left[1] })
    };
    let (s0in, b0in) = (near(&d0), near(&e0));
    let (s0r, s0l2, s0r2) = (item(items, d0.right[0]), item(items, d0.left[1]), item(items, d0.right[1]));
    let (s1r, s1r2) = (item(items, d1.right[0]), item(items, d1.right[1]));
    let b0l2 = item(items, e0.left[1]);
    let mut template = VOTING as u64;
    let mut push = |parts: &[u64]| {
        template += 1;
        keys.push(finish(parts.iter().fold(mix(0x9a25, template), |key, &part| mix(key, part))));
    };

    // Single words,
    push(&[w(&s1)]);
    push(&[c(&s0)]);
    push(&[w(&b0)]);
    push(&[c(&b0)]);
    push(&[k(&s0), p(&s0)]);
    push(&[w(&s2), p(&s2)]);
    push(&[p(&s2)]);
    push(&[w(&b1), p(&b1)]);
    push(&[w(&b1)]);
    push(&[p(&b1)]);
    push(&[c(&b1), p(&b1)]);
    push(&[w(&b2), p(&b2)]);
    push(&[p(&b2)]);
    push(&[p(&b3)]);
    push(&[q(&s0), q(&b0)]);
    push(&[q(&s1), q(&s0)]);
    push(&[q(&b0), q(&b1)]);
    // guesses,
    push(&[h(&b0), p(&b0)]);
    push(&[h(&s0), h(&b0)]);
    push(&[h(&s0), p(&s0), h(&b0), p(&b0)]);
    push(&[p(&s0), h(&b0), p(&b0)]);
    push(&[h(&s1), h(&s0)]);
    push(&[h(&s1), p(&s1), h(&s0), p(&s0)]);
    push(&[h(&b0), h(&b1)]);
    push(&[h(&s0), h(&b0), h(&b1)]);
    push(&[p(&s0), h(&b0), h(&b1), h(&b2)]);
    push(&[p(&s0), p(&b0), h(&b1)]);
    push(&[w(&s0), h(&b0)]);
    push(&[h(&s0), w(&b0)]);
    push(&[h(&s0), w(&s1)]);
    push(&[h(&s0), far, p(&b0)]);
    push(&[h(&s0), d1.labels[1], p(&s1)]);
    push(&[h(&b0), d0.labels[1], p(&s0)]);
    push(&[h(&s0), e0.labels[0], p(&b0)]);
    // pairs,
    push(&[w(&s0), p(&s0), w(&b0), p(&b0)]);
    push(&[w(&s0), p(&s0), p(&b0)]);
    push(&[p(&s0), w(&b0), p(&b0)]);
    push(&[w(&s0), c(&b0)]);
    push(&[c(&s0), w(&b0)]);
    push(&[w(&s1), p(&s1), p(&s0)]);
    push(&[w(&s1), c(&s0)]);
    push(&[c(&s1), w(&s0)]);
    push(&[w(&s1), p(&b0)]);
    push(&[p(&s1), w(&b0)]);
    push(&[p(&s1), p(&b0)]);
    push(&[w(&s1), w(&b0)]);
    push(&[c(&s1), c(&b0)]);
    push(&[w(&b0), w(&b1)]);
    push(&[w(&b0), p(&b1)]);
    push(&[p(&b0), w(&b1)]);
    push(&[p(&b0), p(&b1)]);
    push(&[c(&b0), c(&b1)]);
    push(&[p(&s0), p(&b1)]);
    push(&[w(&s0), p(&b1)]);
    push(&[w(&s0), w(&b1)]);
    push(&[p(&s0), w(&b1)]);
    push(&[p(&s2), p(&s0)]);
    push(&[p(&s2), p(&b0)]);
    // triples,
    push(&[p(&s0), p(&b0), p(&b1)]);
    push(&[w(&s0), p(&b0), p(&b1)]);
    push(&[p(&s0), w(&b0), p(&b1)]);
    push(&[p(&s0), p(&b0), w(&b1)]);
    push(&[c(&s0), c(&b0), c(&b1)]);
    push(&[k(&s0), k(&b0), k(&b1)]);
    push(&[p(&b0), p(&b1), p(&b2)]);
    push(&[p(&s0), p(&b0), p(&b1), p(&b2)]);
    push(&[w(&b0), p(&b1), p(&b2)]);
    push(&[w(&s0), p(&b1), p(&b2)]);
    push(&[u(&b0), u(&b1), u(&b2), u(&b3)]);
    push(&[p(&s0), u(&b0), u(&b1), u(&b2), u(&b3)]);
    push(&[p(&s1), p(&s0), p(&b0)]);
    push(&[w(&s1), p(&s0), p(&b0)]);
    push(&[p(&s1), w(&s0), p(&b0)]);
    push(&[p(&s1), p(&s0), w(&b0)]);
    push(&[w(&s1), w(&s0), p(&b0)]);
    push(&[w(&s1), p(&s0), w(&b0)]);
    push(&[p(&s1), w(&s0), w(&b0)]);
    push(&[c(&s1), c(&s0), p(&b0)]);
    push(&[c(&s1), p(&s0), c(&b0)]);
    push(&[k(&s1), k(&s0), k(&b0)]);
    push(&[p(&s2), p(&s1), p(&s0)]);
    push(&[p(&s2), p(&s1), p(&s0), p(&b0)]);
    push(&[w(&s2), p(&s1), p(&s0)]);
    push(&[p(&s1), p(&s0), p(&b0), p(&b1)]);
    push(&[p(&s1), p(&b0), p(&b1)]);
    // dependents,
    push(&[p(&s0), p(&s0l), label(d0.left[0])]);
    push(&[p(&s0), p(&s0r), label(d0.right[0])]);
    push(&[p(&s1), p(&s1l), label(d1.left[0])]);
    push(&[p(&s1), p(&s1r), label(d1.right[0])]);
    push(&[p(&b0), p(&b0l), label(e0.left[0])]);
    push(&[p(&s0), p(&s0r), p(&b0)]);
    push(&[p(&s0), p(&s0l), p(&b0)]);
    push(&[p(&s0), p(&b0), p(&b0l)]);
    push(&[p(&s1), p(&s0), p(&s0r)]);
    push(&[p(&s1), p(&s0), p(&s1r)]);
    push(&[p(&s1), p(&s0), p(&s1l)]);
    push(&[p(&s0), p(&s0l), p(&s0l2)]);
    push(&[p(&s0), p(&s0r), p(&s0r2)]);
    push(&[p(&s1), p(&s1r), p(&s1r2)]);
    push(&[p(&b0), p(&b0l), p(&b0l2)]);
    push(&[w(&s0), w(&s0r)]);
    push(&[w(&s1), w(&s1r)]);
    push(&[w(&s0), w(&s0r), p(&b0)]);
    push(&[w(&s0r), p(&s0r), p(&b0)]);
    push(&[w(&s0l), p(&s0), w(&b0)]);
    push(&[w(&s0l), w(&s1)]);
    push(&[p(&s0), w(&s0in), p(&b0), p(&b1)]);
    push(&[p(&s0), w(&b0in), p(&b0), p(&b1)]);
    push(&[w(&s0l), w(&s1), p(&s0), u(&s1r)]);
    push(&[w(&s1), w(&s1l), p(&s0)]);
    // valence and relations so far,
    push(&[w(&s0), u64::from(d0.count[0])]);
    push(&[w(&s0), u64::from(d0.count[1])]);
    push(&[p(&s0), u64::from(d0.count[0]), u64::from(d0.count[1])]);
    push(&[p(&s1), u64::from(d1.count[1]), p(&s0)]);
    push(&[w(&s1), u64::from(d1.count[1])]);
    push(&[p(&b0), u64::from(e0.count[0]), p(&s0)]);
    push(&[p(&s0), d0.labels[0], d0.labels[1]]);
    push(&[p(&s1), d1.labels[0], d1.labels[1]]);
    push(&[w(&s1), d1.labels[1]]);
    push(&[w(&s0), d0.labels[1], p(&b0)]);
    push(&[p(&s0), d0.labels[1], p(&b0), p(&b1)]);
    push(&[p(&s0), d0.labels[0], d0.labels[1], p(&b0), p(&s1)]);
    push(&[p(&b0), e0.labels[0]]);
    push(&[p(&s0), d0.labels[0], p(&b0), e0.labels[0]]);
    push(&[p(&s1), d1.labels[0], p(&b0), e0.labels[0]]);
    // distance and punctuation.
    push(&[w(&s0), far]);
    push(&[p(&s0), far]);
    push(&[w(&b0), far]);
    push(&[p(&b0), far]);
    push(&[w(&s0), p(&b0), far]);
    push(&[p(&s0), w(&b0), far]);
    push(&[u(&s1), u(&s0), wide, u(&b0), far.min(3)]);
    push(&[p(&s0), g(&b0), far]);
    push(&[w(&s0), g(&b0), p(&b0)]);
    push(&[p(&s0), w(&b0), g(&b0)]);
    push(&[p(&s0), g(&s0), p(&b0), g(&b0)]);
    push(&[p(&s1), g(&s0), p(&s0), g(&b0), u(&b0)]);
    push(&[p(&b0), p(&b1), g(&b1), p(&s0)]);
    push(&[p(&s0), p(&b0), bar, g(&b0)]);
    push(&[p(&s1), p(&s0), bar1, g(&b0)]);
    push(&[p(&s0), p(&b0), bar, g(&b1), p(&b1)]);
    push(&[p(&s0), u64::from(s0.end), p(&b0)]);
    push(&[state.stack.len().min(4) as u64, p(&s0), p(&b0)]);
    push(&[p(&s0), p(&b0), u64::from(state.items == state.next), between(&b0, &b3)]);
}
