//! From tagged tokens to what the parser sees: words without the punctuation between them.

use crate::deprel::Deprel;
use crate::features::Item;
use crate::tag::{Upos, Xpos};
use crate::tagger::Choice;
use crate::word::Word;

/// A pair of universal and Penn tag: what a tagger class stands for.
pub type TagPair = (Upos, Xpos);

/// The words of a sentence the parser attaches; the rest is punctuation.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The words, followed by [`Item::ROOT`].
    pub items: Vec<Item>,
    /// Index among all tokens of each word.
    pub tokens: Vec<usize>,
}

/// The kind of a punctuation mark, one bit.
fn kind(form: &str, xpos: Xpos) -> u8 {
    match (form, xpos) {
        (",", _) => 1,
        (_, Xpos::OpenQuote) => 4,
        (_, Xpos::CloseQuote) => 8,
        (_, Xpos::Lrb) => 16,
        (_, Xpos::Rrb) => 32,
        ("-", Xpos::Hyph) => 64,
        (_, Xpos::Colon) => 2,
        _ => 128,
    }
}

/// Leaves out punctuation, keeping what it says about the words beside it.
///
/// `unsure` is the margin below which the runner-up of a tag is shown to the parser. A sentence of nothing but
/// punctuation keeps its first token.
#[must_use]
pub fn keep(forms: &[&str], words: &[Word], tags: &[Choice], classes: &[TagPair], unsure: i32) -> Kept {
    let pair = |class: u8| classes.get(usize::from(class)).copied().unwrap_or((Upos::X, Xpos::Xx));
    let mut kept = Kept::default();
    let (mut gap, mut commas, mut depth, mut verbs) = (0_u8, 0_u16, 0_u8, 0_u16);
    let mut end = 0;
    for (i, ((form, word), tag)) in forms.iter().zip(words).zip(tags).enumerate() {
        let (upos, xpos) = pair(tag.class);
        if upos == Upos::Punct {
            let kind = kind(form, xpos);
            gap |= kind;
            match kind {
                1 => commas = commas.saturating_add(1),
                4 | 16 => depth = depth.saturating_add(1),
                8 | 32 => depth = depth.saturating_sub(1),
                _ => {}
            }
            end = match *form {
                "?" => 2,
                "!" => 3,
                "." => 1,
                ":" => 4,
                _ => end,
            };
            continue;
        }
        kept.items.push(Item {
            word: word.lower,
            class: tag.class,
            second: if tag.margin < unsure { tag.second } else { tag.class },
            upos: upos as u8,
            cluster: word.cluster,
            branch: u8::try_from(word.cluster_prefix(6)).unwrap_or(255),
            gap,
            commas,
            depth,
            verbs,
            end: 0,
            supertag: 255,
        });
        kept.tokens.push(i);
        gap = 0;
        verbs = verbs.saturating_add(u16::from(xpos.is_finite()));
    }
    if kept.tokens.is_empty() && !forms.is_empty() {
        kept.items.push(Item { upos: Upos::Punct as u8, ..Item::OUTSIDE });
        kept.tokens.push(0);
    }
    for item in &mut kept.items {
        item.end = end;
    }
    kept.items.push(Item { gap, commas, depth, verbs, end, ..Item::ROOT });
    kept
}

/// Heads and relations of all tokens from the tree over the kept ones: each mark is attached where it keeps
/// the tree projective, as high as the guidelines ask.
///
/// Brackets and quotation marks go to the top of what they enclose, a mark at the end of the sentence to the
/// root, any other to the highest word that ends right before it or begins right after it.
#[must_use]
pub fn attach(n: usize, kept: &Kept, heads: &[usize], labels: &[u8]) -> (Vec<Option<usize>>, Vec<Deprel>) {
    let mut head_of = vec![None; n];
    let mut relation = vec![Deprel::Punct; n];
    let mut is_kept = vec![false; n];
    let mut root = 0;
    for (at, &token) in kept.tokens.iter().enumerate() {
        is_kept[token] = true;
        relation[token] = Deprel::ALL.get(usize::from(labels[at])).copied().unwrap_or(Deprel::Dep);
        match kept.tokens.get(heads[at]) {
            Some(&head) => {
                head_of[token] = Some(head);
                // A second root, which a treebank may have where it joins what stands side by side.
                if relation[token] == Deprel::Root {
                    relation[token] = Deprel::Parataxis;
                }
            }
            None => root = token,
        }
    }
    let (mut leftmost, mut rightmost): (Vec<usize>, Vec<usize>) = ((0..n).collect(), (0..n).collect());
    for &token in &kept.tokens {
        let mut above = token;
        while let Some(next) = head_of[above] {
            leftmost[next] = leftmost[next].min(token);
            rightmost[next] = rightmost[next].max(token);
            above = next;
        }
    }
    // Climbs from `from` as long as the whole subtree stays on its side of the mark.
    let climb = |from: usize, left: bool| {
        let mut at = from;
        while let Some(above) = head_of[at] {
            let outside = if left { rightmost[above] > from } else { leftmost[above] < from };
            if outside {
                break;
            }
            at = above;
        }
        at
    };
    let mut attached = head_of.clone();
    for mark in (0..n).filter(|&token| !is_kept[token]) {
        let before = (0..mark).rev().find(|&token| is_kept[token]);
        let after = (mark + 1..n).find(|&token| is_kept[token]);
        attached[mark] = Some(match (before, after) {
            (Some(before), Some(after)) => {
                let (left, right) = (climb(before, true), climb(after, false));
                // One of the two hangs below the other's ancestor; the deeper unit owns the mark.
                if head_of[right].is_some_and(|head| head < mark) {
                    right
                } else if head_of[left].is_some_and(|head| head > mark) {
                    left
                } else {
                    root
                }
            }
            _ => root,
        });
    }
    (attached, relation)
}
