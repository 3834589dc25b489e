//! The words of a sentence that make its tree, and the punctuation hung into it.

use crate::deprel::Deprel;
use crate::tag::{Upos, Xpos};

/// A pair of universal and Penn tag: what a class of the tagger stands for.
pub type TagPair = (Upos, Xpos);

/// The tokens that are not punctuation. A sentence of nothing else keeps its first token.
#[must_use]
pub fn keep(tags: impl Iterator<Item = Upos>) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut any = false;
    for (i, upos) in tags.enumerate() {
        any = true;
        if upos != Upos::Punct {
            kept.push(i);
        }
    }
    if kept.is_empty() && any {
        kept.push(0);
    }
    kept
}

/// Heads and relations of all tokens from the tree over the kept ones: each mark is attached where it keeps
/// the tree projective, as high as the guidelines ask.
///
/// Brackets and quotation marks go to the top of what they enclose, a mark at the end of the sentence to the
/// root, any other to the highest word that ends right before it or begins right after it.
#[must_use]
pub fn attach(n: usize, kept: &[usize], heads: &[usize], labels: &[u8]) -> (Vec<Option<usize>>, Vec<Deprel>) {
    let mut head_of = vec![None; n];
    let mut relation = vec![Deprel::Punct; n];
    let mut is_kept = vec![false; n];
    let mut root = 0;
    for (at, &token) in kept.iter().enumerate() {
        is_kept[token] = true;
        relation[token] = Deprel::ALL.get(usize::from(labels[at])).copied().unwrap_or(Deprel::Dep);
        match kept.get(heads[at]) {
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
    for &token in kept {
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
