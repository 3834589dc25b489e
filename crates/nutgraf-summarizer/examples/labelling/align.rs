//! Which branches of a sentence's tree a label keeps that somebody made by leaving words out.

use crate::claim::claim;
use crate::labels::pruning::roots::{self, Root};
use crate::labels::pruning::tree::{Set, Tree, bit, tokens};
use nutgraf_language::{Deprel, Parse, Upos};

/// The most ways to find the words of a label in a sentence that are tried.
const MOST: usize = 300;

/// The label as a pruned tree: its root, and the tokens it keeps.
pub(crate) fn align(parse: &Parse<'_>, tree: &Tree, label: &str) -> Option<(Root, Set)> {
    let claim = claim(parse)?;
    let roots = roots::roots(parse, tree, &claim);
    let words: Vec<String> = label.split_whitespace().map(plain).filter(|w| !w.is_empty()).collect();
    let mut found = Vec::new();
    // An object that comes first stands later in the sentence: the label may be in two runs.
    for cut in 0..words.len() {
        let order: Vec<String> = words[cut..].iter().chain(&words[..cut]).cloned().collect();
        let mut sets = Vec::new();
        places(parse, &order, 0, 0, &mut sets);
        for set in sets {
            for root in &roots {
                if (cut > 0) == (root.pattern == "clause undergone")
                    && let Some(kept) = kept(parse, tree, root, set)
                {
                    found.push((span(kept), *root, kept));
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    // The words nearest to each other are meant.
    found.into_iter().min_by_key(|(span, ..)| *span).map(|(_, root, set)| (root, set))
}

fn span(set: Set) -> u32 {
    128 - set.leading_zeros() - set.trailing_zeros()
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '£' | '€' | '%')).to_lowercase()
}

/// The ways to find the words in the order of the sentence.
fn places(parse: &Parse<'_>, words: &[String], from: usize, set: Set, out: &mut Vec<Set>) {
    let Some((word, rest)) = words.split_first() else { return out.push(set) };
    for start in from..parse.len() {
        if out.len() >= MOST {
            return;
        }
        let mut end = start;
        let mut with = set;
        loop {
            with |= bit(end);
            let text = &parse.text[parse.tokens[start].span.start()..parse.tokens[end].span.end()];
            if plain(text) == *word {
                places(parse, rest, end + 1, with, out);
                break;
            }
            end += 1;
            if end >= parse.len()
                || parse.tokens[end].span.start() > parse.tokens[end - 1].span.end()
                || text.len() > word.len() + 2
            {
                break;
            }
        }
    }
}

/// The nodes that the label keeps, when they hang together under the root.
fn kept(parse: &Parse<'_>, tree: &Tree, root: &Root, set: Set) -> Option<Set> {
    if set & bit(root.head) == 0 || set & bit(root.subject) == 0 {
        return None;
    }
    let said = |t: &usize| {
        parse.tokens[*t].upos != Upos::Punct
            && !matches!(
                parse.tokens[*t].deprel,
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Mark | Deprel::Case | Deprel::Cc
            )
            && !(parse.tokens[*t].deprel == Deprel::Det && matches!(&*parse.lower(*t), "the" | "a" | "an"))
    };
    let mut out = bit(root.head) | bit(root.subject);
    for t in tokens(set).filter(said) {
        // Some node among what is kept prints the token.
        let node = std::iter::once(t).chain(tree.above(t)).find(|&a| tree.own[a] & bit(t) != 0).unwrap_or(t);
        out |= bit(node);
    }
    let hangs = |t: usize| {
        t == root.head
            || t == root.subject
            || tree.head[t].is_some_and(|h| out & bit(h) != 0 && tree.children[h].contains(&t))
    };
    tokens(out).all(hangs).then_some(out)
}
