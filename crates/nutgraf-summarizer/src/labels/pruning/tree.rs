//! The tree that labels are pruned from: content words with the function words that are printed with them, and
//! surnames on top of given names and titles.

use super::super::{modifier, predicate};
use crate::render::is_joined;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A set of tokens, by their bits.
pub(crate) type Set = u128;

/// The most tokens of a sentence that is pruned.
const MOST: usize = Set::BITS as usize;

/// A sentence as a tree of content words.
pub(crate) struct Tree {
    /// For each node the one it hangs from.
    pub head: Vec<Option<usize>>,
    /// For each node how it hangs from it.
    pub deprel: Vec<Deprel>,
    /// For each node what is printed when it is: itself, the rest of a hyphenated word, a preposition, a number ...
    pub own: Vec<Set>,
    /// As `own`, without what joins it to the node above.
    pub bare: Vec<Set>,
    /// For each node those that hang from it and may be left out, in the order of the sentence.
    pub children: Vec<Vec<usize>>,
    /// What some tokens are printed as: "will" as "to".
    pub forms: Vec<(usize, &'static str)>,
    /// For each token the first of the word it is written in.
    word: Vec<usize>,
}

impl Tree {
    /// The tree of the sentence; `None` when it is too long.
    pub(crate) fn new(parse: &Parse<'_>) -> Option<Self> {
        let n = parse.len();
        if n > MOST {
            return None;
        }
        let mut head: Vec<Option<usize>> = parse.tokens.iter().map(|t| t.head).collect();
        let mut deprel: Vec<Deprel> = parse.tokens.iter().map(|t| t.deprel).collect();
        for t in 0..n {
            name_over_title(parse, t, &mut head, &mut deprel);
            surname_on_top(parse, t, &mut head, &mut deprel);
        }
        let mut word: Vec<usize> = (0..n).collect();
        for t in 1..n {
            if is_joined(parse, t - 1) {
                word[t] = word[t - 1];
            }
        }
        // The node of a word is its part that hangs from outside it.
        let mut node: Vec<usize> = (0..n).collect();
        for t in 0..n {
            let top = (0..n).find(|&p| word[p] == word[t] && head[p].is_none_or(|h| word[h] != word[t]));
            node[t] = top.unwrap_or(t);
        }
        let mut tree = Self {
            head: (0..n).map(|t| head[t].map(|h| node[h])).collect(),
            deprel,
            own: vec![0; n],
            bare: vec![0; n],
            children: vec![Vec::new(); n],
            forms: Vec::new(),
            word,
        };
        for (t, &node) in node.iter().enumerate() {
            tree.own[node] |= bit(t);
            tree.bare[node] |= bit(t);
        }
        for t in (0..n).filter(|&t| node[t] == t) {
            tree.settle(parse, t);
        }
        (0..n).all(|t| tree.above(t).count() < n).then_some(tree)
    }

    /// Gives a node its place: with the node above, or below it.
    fn settle(&mut self, parse: &Parse<'_>, t: usize) {
        if parse.tokens[t].upos == Upos::Verb || parse.children_by(t, Deprel::Cop).next().is_some() {
            let (auxiliaries, form) = predicate::auxiliaries(parse, t);
            for auxiliary in auxiliaries {
                self.own[t] |= self.whole(auxiliary);
                self.bare[t] |= self.whole(auxiliary);
            }
            self.forms.extend(form);
        }
        let Some(above) = self.head[t].filter(|&h| h != t) else { return };
        let lower = parse.lower(t);
        let with = match self.deprel[t] {
            Deprel::Nummod | Deprel::CompoundPrt | Deprel::Fixed | Deprel::Goeswith | Deprel::DetPredet => {
                true
            }
            Deprel::Case if parse.tokens[t].xpos == Xpos::Pos => true,
            // "fourth quarter", "last year".
            Deprel::Amod | Deprel::Compound | Deprel::NmodUnmarked if predicate::is_time(parse, above) => {
                true
            }
            Deprel::Amod => modifier::narrows(parse, t),
            Deprel::Det => !matches!(&*lower, "the" | "a" | "an"),
            Deprel::Advmod => {
                lexicon::NEGATION.contains(&lower)
                    || lexicon::HEDGES.contains(&lower)
                    || matches!(parse.tokens[above].upos, Upos::Num | Upos::Adv | Upos::Adp | Upos::Det)
            }
            _ => false,
        };
        let joins = match self.deprel[t] {
            Deprel::Case => !with,
            Deprel::Mark => lower != "that",
            _ => false,
        };
        if with || joins {
            let all = self.whole_below(parse, t);
            self.own[above] |= all;
            if with {
                self.bare[above] |= all;
            }
            // It is no node of its own any more.
            (self.own[t], self.bare[t]) = (0, 0);
            return;
        }
        let optional = matches!(
            self.deprel[t],
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Obj
                | Deprel::Iobj
                | Deprel::Obl
                | Deprel::OblAgent
                | Deprel::OblUnmarked
                | Deprel::Xcomp
                | Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::Advmod
                | Deprel::Acl
                | Deprel::AclRelcl
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::Nmod
                | Deprel::NmodPoss
                | Deprel::NmodUnmarked
                | Deprel::NmodDesc
                | Deprel::Flat
                | Deprel::Appos
                | Deprel::Conj
        );
        if optional {
            self.children[above].push(t);
            if self.deprel[t] == Deprel::Conj
                && let Some(cc) = parse.children_by(t, Deprel::Cc).next()
            {
                self.own[t] |= bit(cc);
            }
        }
    }

    /// The nodes above `t`, nearest first.
    pub(crate) fn above(&self, t: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head[t], |&h| self.head[h]).take(self.head.len())
    }

    /// The node that stands for the phrase headed by `t` in the parse: its surname, where it is a name.
    pub(crate) fn node(&self, t: usize) -> usize {
        let part = |&t: &usize| matches!(self.deprel[t], Deprel::Flat | Deprel::NmodDesc);
        std::iter::successors(Some(t), |&t| self.head[t].filter(|_| part(&t)))
            .take(self.head.len())
            .last()
            .unwrap_or(t)
    }

    /// The word that token `t` is part of.
    fn whole(&self, t: usize) -> Set {
        (0..self.word.len()).filter(|&p| self.word[p] == self.word[t]).fold(0, |set, p| set | bit(p))
    }

    /// Everything below `t` in the parse but marks and articles, `t` included.
    fn whole_below(&self, parse: &Parse<'_>, t: usize) -> Set {
        let said = |t: &usize| {
            parse.tokens[*t].upos != Upos::Punct
                && !(parse.tokens[*t].deprel == Deprel::Det
                    && matches!(&*parse.lower(*t), "the" | "a" | "an"))
        };
        parse.subtree(t).into_iter().filter(said).fold(self.whole(t), |set, p| set | self.whole(p))
    }

    /// The number of words that the tokens are printed as.
    pub(crate) fn words(&self, set: Set) -> usize {
        let first = |t: &usize| tokens(set).all(|o| o >= *t || self.word[o] != self.word[*t]);
        tokens(set).filter(first).count()
    }
}

/// The set of one token.
pub(crate) fn bit(t: usize) -> Set {
    1 << t
}

/// The tokens of a set, in order.
pub(crate) fn tokens(set: Set) -> impl Iterator<Item = usize> {
    let more = |s: Set| (s != 0).then_some(s);
    std::iter::successors(more(set), move |&s| more(s & (s - 1))).map(|s| s.trailing_zeros() as usize)
}

/// "captain Ann Holt" is headed by the name.
fn name_over_title(parse: &Parse<'_>, name: usize, head: &mut [Option<usize>], deprel: &mut [Deprel]) {
    let Some(title) = head[name] else { return };
    let described = matches!(deprel[name], Deprel::Appos | Deprel::Flat)
        && title + 1 == name
        && parse.tokens[name].upos == Upos::Propn
        && parse.tokens[title].upos == Upos::Noun;
    if !described {
        return;
    }
    for c in 0..head.len() {
        let function = matches!(deprel[c], Deprel::Case | Deprel::Cc | Deprel::Mark | Deprel::Cop);
        if head[c] == Some(title) && c != name && (c > title || function) {
            head[c] = Some(name);
        }
    }
    (head[name], deprel[name]) = (head[title], deprel[title]);
    (head[title], deprel[title]) = (Some(name), Deprel::NmodDesc);
}

/// "Ann Holt" is headed by the surname.
fn surname_on_top(parse: &Parse<'_>, first: usize, head: &mut [Option<usize>], deprel: &mut [Deprel]) {
    if parse.tokens[first].upos != Upos::Propn || deprel[first] == Deprel::Flat {
        return;
    }
    let parts: Vec<usize> = (0..head.len())
        .filter(|&c| head[c] == Some(first) && deprel[c] == Deprel::Flat && c > first)
        .collect();
    if parts.is_empty() || parts.iter().any(|&c| parse.tokens[c].upos != Upos::Propn) {
        return;
    }
    let suffix = |c: &&usize| modifier::is_suffix(&parse.lower(**c));
    let Some(&last) = parts.iter().rev().find(|c| !suffix(c)) else { return };
    for (c, above) in head.iter_mut().enumerate() {
        if *above == Some(first) && c != last {
            *above = Some(last);
        }
    }
    (head[last], deprel[last]) = (head[first], deprel[first]);
    (head[first], deprel[first]) = (Some(last), Deprel::Flat);
}

#[cfg(test)]
mod tests {
    use super::{Tree, bit, tokens};

    #[test]
    fn a_set_gives_its_tokens_in_order() {
        assert_eq!(tokens(bit(5) | bit(0) | bit(127)).collect::<Vec<_>>(), [0, 5, 127]);
        assert_eq!(tokens(0).count(), 0);
    }

    #[test]
    fn a_word_written_as_one_counts_once() {
        let parse = nutgraf_language::analyse("The two-year contract was signed.");
        let tree = Tree::new(&parse).expect("it is short");
        let all = (0..parse.len() - 1).fold(0, |set, t| set | bit(t));
        assert_eq!(tree.words(all), 5);
    }

    #[test]
    fn a_name_is_headed_by_its_surname() {
        let parse = nutgraf_language::analyse("Team captain Ann Holt scored twice.");
        let tree = Tree::new(&parse).expect("it is short");
        let at = |form: &str| (0..parse.len()).find(|&t| parse.form(t) == form).expect("it is there");
        assert_eq!(tree.node(at("Ann")), at("Holt"));
        assert!(tree.children[at("scored")].contains(&at("Holt")));
    }

    #[test]
    fn an_empty_text_has_a_tree() {
        assert!(Tree::new(&nutgraf_language::analyse("")).is_some());
    }
}
