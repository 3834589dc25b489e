//! Supertags: the relation a word is likely to have and the side its head is on, guessed from its neighbours.
//!
//! They give the parser a look ahead (H. Ouchi, K. Duh, Y. Matsumoto, "Improving Dependency Parsers with
//! Supertags", 2014). The guess is an averaged perceptron from left to right, like that of the tagger.

use crate::features::Item;
use crate::hash::{Key, finish, mix};
use crate::parser::RELATIONS;
use crate::tag::Upos;
use crate::tagger::{RowScores, choose};

/// Number of supertags: each relation with its head on the right, then on the left.
pub const SUPERTAGS: usize = 2 * RELATIONS;

/// The supertag of item `i` with this head and relation.
#[must_use]
pub fn supertag(i: usize, head: usize, label: u8) -> u8 {
    let left = if head < i { RELATIONS } else { 0 };
    u8::try_from(usize::from(label) + left).unwrap_or(0)
}

const VERB: u8 = Upos::Verb as u8;
const AUX: u8 = Upos::Aux as u8;
const ADP: u8 = Upos::Adp as u8;

/// Replaces `keys` by the features of item `i`, given the supertags of the items before it.
pub fn features(items: &[Item], before: &[u8], i: usize, keys: &mut Vec<Key>) {
    keys.clear();
    let at = |offset: isize| {
        let item = i.checked_add_signed(offset).and_then(|at| items.get(at));
        item.copied().unwrap_or(Item::OUTSIDE)
    };
    let given = |back: usize| {
        i.checked_sub(back).and_then(|at| before.get(at)).map_or(255, |&supertag| u64::from(supertag))
    };
    let near = |side: &mut dyn Iterator<Item = &Item>, wanted: &dyn Fn(u8) -> bool| {
        side.take(12)
            .zip(1_u64..)
            .find(|(item, _)| wanted(item.upos))
            .map_or((Item::OUTSIDE, 0), |(item, far)| (*item, far.min(4)))
    };
    let verb = |upos: u8| upos == VERB;
    let clause = |upos: u8| upos == VERB || upos == AUX;
    let (verb_left, far_left) = near(&mut items[..i].iter().rev(), &verb);
    let (verb_right, far_right) = near(&mut items[i + 1..].iter(), &clause);
    // The preposition of the phrase, unless a verb comes first.
    let (case, _) = near(&mut items[..i].iter().rev(), &|upos| upos == ADP || clause(upos));
    let w = |x: &Item| u64::from(x.word);
    let p = |x: &Item| u64::from(x.class);
    let u = |x: &Item| u64::from(x.upos);
    let c = |x: &Item| u64::from(x.cluster);
    let g = |x: &Item| u64::from(x.gap);
    let (x, l1, l2, l3, r1, r2, r3, r4) = (at(0), at(-1), at(-2), at(-3), at(1), at(2), at(3), at(4));
    let mut template = 0_u64;
    let mut push = |parts: &[u64]| {
        template += 1;
        keys.push(finish(parts.iter().fold(mix(0x50be, template), |key, &part| mix(key, part))));
    };
    push(&[]);
    push(&[w(&x), p(&x)]);
    push(&[p(&x), u64::from(x.end)]);
    push(&[c(&x), p(&x)]);
    push(&[p(&l1), p(&x)]);
    push(&[p(&x), p(&r1)]);
    push(&[p(&l1), p(&x), p(&r1)]);
    push(&[p(&l2), p(&l1), p(&x)]);
    push(&[p(&x), p(&r1), p(&r2)]);
    push(&[p(&l2), p(&l1), p(&x), p(&r1)]);
    push(&[p(&l1), p(&x), p(&r1), p(&r2)]);
    push(&[u(&l2), u(&l1), p(&x), u(&r1), u(&r2)]);
    push(&[p(&x), u(&r1), u(&r2), u(&r3), u(&r4)]);
    push(&[p(&x), u(&l1), u(&l2), u(&l3)]);
    push(&[w(&l1), w(&x)]);
    push(&[w(&x), w(&r1)]);
    push(&[w(&l1), p(&x)]);
    push(&[p(&x), w(&r1)]);
    push(&[w(&l1), p(&x), p(&r1)]);
    push(&[p(&l1), p(&x), w(&r1)]);
    push(&[w(&l2), p(&l1), p(&x)]);
    push(&[p(&x), p(&r1), w(&r2)]);
    push(&[w(&x), p(&l1), p(&r1)]);
    push(&[w(&x), p(&r1), p(&r2)]);
    push(&[w(&x), p(&l1), p(&l2)]);
    push(&[c(&l1), c(&x)]);
    push(&[c(&x), c(&r1)]);
    push(&[c(&x), p(&r1), p(&r2)]);
    push(&[c(&x), p(&l1), p(&l2)]);
    push(&[given(1), p(&x)]);
    push(&[given(1), w(&x), p(&x)]);
    push(&[given(2), given(1), p(&x)]);
    push(&[given(1), p(&x), p(&r1)]);
    push(&[given(1), c(&x)]);
    push(&[given(3), given(2), given(1), p(&x), p(&r1)]);
    push(&[p(&x), g(&x), g(&r1)]);
    push(&[p(&x), g(&x), p(&l1)]);
    push(&[p(&x), g(&r1), p(&r1)]);
    push(&[p(&x), w(&verb_left), far_left]);
    push(&[w(&x), w(&verb_left)]);
    push(&[c(&x), c(&verb_left), w(&case)]);
    push(&[p(&x), p(&verb_left), far_left, u(&l1), u(&case)]);
    push(&[p(&x), p(&verb_right), far_right, u(&r1)]);
    push(&[p(&x), p(&verb_right), p(&verb_left), u(&case)]);
    push(&[p(&x), w(&case), u(&verb_left)]);
    push(&[c(&x), w(&case)]);
    push(&[p(&x), u64::from(x.verbs.min(3)), p(&verb_right)]);
    push(&[p(&x), u64::from(x.verbs.min(3)), i.min(3) as u64]);
    push(&[p(&x), u64::from(i == 0), g(&x), p(&r1)]);
}

/// Sets the supertag of every item; the last item is the root and has none.
pub fn assign(items: &mut [Item], scores: &impl RowScores) {
    let n = items.len().saturating_sub(1);
    let mut keys = Vec::with_capacity(64);
    let mut given = Vec::with_capacity(n);
    let mut sums = [0; SUPERTAGS];
    for i in 0..n {
        features(&items[..n], &given, i, &mut keys);
        sums.fill(0);
        scores.add(&keys, &mut sums);
        given.push(choose(&sums).class);
    }
    for (item, supertag) in items.iter_mut().zip(given) {
        item.supertag = supertag;
    }
}
