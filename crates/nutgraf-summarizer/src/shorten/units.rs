//! The parts of a sentence that are left out or kept whole: a content word with the function words that
//! belong to it, in a tree with the claim on top.

use crate::claim::Claim;
use crate::render::is_joined;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// How a unit hangs on the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It is the claim.
    Top,
    /// It is the reporting clause around the claim: "officials said that".
    Frame,
    /// The relation of the parse.
    Arc(Deprel),
}

/// A content word with its function words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its content word.
    pub head: usize,
    /// The unit above; `None` for the top.
    pub parent: Option<usize>,
    /// How it hangs on the unit above.
    pub relation: Relation,
    /// Its own tokens, marks left out, in order.
    pub own: Vec<usize>,
    /// Every token that goes with it when it goes, marks included, in order.
    pub all: Vec<usize>,
}

/// The units of a sentence, parents before children.
pub(crate) struct Units {
    /// The units.
    pub units: Vec<Unit>,
    /// For each token the unit it belongs to; marks belong to that of the word they hang on.
    pub of: Vec<usize>,
}

impl Units {
    /// The units of the sentence. With `frame`, the reporting clause around the claim is one that may fall.
    pub(crate) fn new(parse: &Parse<'_>, claim: &Claim, frame: bool) -> Self {
        let n = parse.len();
        let root = parse.root().unwrap_or(0);
        let frame = frame && claim.head != root;
        let top = if frame { claim.head } else { root };
        // The token that each token belongs to.
        let mut owner: Vec<usize> = (0..n).collect();
        for (i, owner) in owner.iter_mut().enumerate() {
            let mut at = i;
            // The bound holds even for a tree with a circle.
            for _ in 0..n {
                match parse.tokens[at].head {
                    Some(head) if at != top && is_part_of_head(parse, at, head) => at = head,
                    _ => break,
                }
            }
            *owner = at;
        }
        if frame {
            // "that" goes with the clause that announces it.
            for mark in parse.children_by(top, Deprel::Mark) {
                if parse.lower(mark) == "that" {
                    owner[mark] = root;
                }
            }
        }
        // A word written as one is one: the part whose owner stands highest takes the others in.
        let depth = |t: usize| parse.ancestors(t).count();
        for i in 0..n.saturating_sub(1) {
            if is_joined(parse, i) && owner[i] != owner[i + 1] {
                let (a, b) = (owner[i], owner[i + 1]);
                let (stays, goes) = if depth(a) <= depth(b) { (a, b) } else { (b, a) };
                if goes != top && goes != root {
                    owner.iter_mut().filter(|o| **o == goes).for_each(|o| *o = stays);
                }
            }
        }
        // A quotation mark or bracket goes with the word it encloses.
        for t in 0..n {
            if opens(parse, t) && t + 1 < n {
                owner[t] = owner[t + 1];
            } else if closes(parse, t)
                && let Some(word) = (0..t).rfind(|&w| parse.tokens[w].upos != Upos::Punct)
            {
                owner[t] = owner[word];
            }
        }
        let above = |head: usize| {
            if head == top {
                None
            } else if head == root {
                Some(top)
            } else {
                parse.tokens[head].head.map(|h| owner[h])
            }
        };
        let mut heads: Vec<usize> = (0..n).filter(|&i| owner[i] == i).collect();
        let level = |head: usize| std::iter::successors(above(head), |&h| above(h)).take(n + 1).count();
        heads.sort_by_key(|&h| (level(h), h));
        let at = |head: usize| heads.iter().position(|&h| h == head).unwrap_or(0);
        let of: Vec<usize> = owner.iter().map(|&o| at(o)).collect();
        let mut units: Vec<Unit> = heads
            .iter()
            .map(|&head| Unit {
                head,
                parent: above(head).map(at),
                relation: match (head == top, head == root) {
                    (true, _) => Relation::Top,
                    (_, true) => Relation::Frame,
                    _ => Relation::Arc(parse.tokens[head].deprel),
                },
                own: Vec::new(),
                all: Vec::new(),
            })
            .collect();
        // Every unit hangs on the top in the end, whatever the tree.
        for u in 1..units.len() {
            let reaches = std::iter::successors(Some(u), |&u| units[u].parent).take(n + 1).any(|u| u == 0);
            if !reaches {
                units[u].parent = Some(0);
            }
        }
        for t in 0..n {
            if parse.tokens[t].upos != Upos::Punct || parse.tokens[t].xpos == Xpos::Hyph {
                units[of[t]].own.push(t);
            }
            let mut unit = Some(of[t]);
            for _ in 0..=units.len() {
                let Some(u) = unit else { break };
                units[u].all.push(t);
                unit = units[u].parent;
            }
        }
        Self { units, of }
    }

    /// The units right below `unit`, in order of the text.
    pub(crate) fn children(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.units.len()).filter(move |&u| self.units[u].parent == Some(unit))
    }
}

fn opens(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "(" | "[" | "“" | "``")
        || parse.form(t) == "\""
            && parse.tokens.get(t + 1).is_some_and(|n| n.span.start() == parse.tokens[t].span.end())
}

fn closes(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), ")" | "]" | "”" | "''" | "\"")
}

/// Whether a token has no standing of its own beside its head.
fn is_part_of_head(parse: &Parse<'_>, token: usize, head: usize) -> bool {
    let t = &parse.tokens[token];
    match t.deprel {
        Deprel::Case
        | Deprel::Mark
        | Deprel::Aux
        | Deprel::AuxPass
        | Deprel::Cop
        | Deprel::Det
        | Deprel::DetPredet
        | Deprel::CompoundPrt
        | Deprel::Fixed
        | Deprel::Flat
        | Deprel::Goeswith
        | Deprel::Expl
        | Deprel::Cc
        | Deprel::CcPreconj
        | Deprel::Nummod
        | Deprel::Reparandum
        | Deprel::Dep
        | Deprel::Orphan
        | Deprel::Punct => true,
        // "police station" is one thing, "singer Don McLean" a name with something before it.
        Deprel::Compound => {
            parse.tokens[head].upos != Upos::Propn || t.upos == Upos::Propn || token + 1 != head
        }
        Deprel::Advmod => {
            let lower = parse.lower(token);
            lexicon::NEGATION.contains(&lower)
                || lexicon::HEDGES.contains(&lower)
                || parse.tokens[head].upos == Upos::Num
                || matches!(parse.tokens[head].upos, Upos::Adj | Upos::Adv | Upos::Adp | Upos::Sconj)
                || matches!(&*lower, "when" | "where" | "why" | "how")
        }
        _ => false,
    }
}
