//! Labels pruned from the tree of their sentence: what is left when whole branches are left out.
//!
//! For each predicate that the sentence tells of ([`roots`]) the likeliest few ways to leave out branches of its tree
//! ([`tree`]) such that two to six words stay, by dynamic programming over the tree (Filippova and Strube, 2008:
//! "Dependency tree based sentence compression"; the likeliest few as in Huang and Chiang, 2005: "Better k-best
//! parsing"). How likely a branch stays tells a forest ([`signals`]) fitted on labels that sub-editors made by leaving
//! words out.

mod model;
pub(crate) mod roots;
pub(crate) mod signals;
pub(crate) mod tree;
mod weights;

use super::{Label, WORDS, undergone};
use crate::claim::Claim;
use crate::render::{capitalised, render_with};
use nutgraf_language::{Deprel, Parse, lexicon};
use roots::Root;
use tree::{Set, Tree, bit, tokens};

/// Ways kept of each node for each number of words.
const WAYS: usize = 3;

/// The most labels of a predicate.
const MOST: usize = 6;

/// Branches less likely than this are not tried.
const FLOOR: f32 = -2.0;

/// Branches likelier than this are as sure as any.
const SURE: f32 = 4.0;

/// A way to print a node and what hangs from it.
#[derive(Clone, Copy)]
struct Way {
    set: Set,
    words: usize,
    /// How likely all its branches stay, and all others fall.
    score: f32,
    /// The same of the one branch of which it is least likely.
    weakest: f32,
}

impl Way {
    fn of(tree: &Tree, set: Set) -> Self {
        Self { set, words: tree.words(set), score: 0.0, weakest: SURE }
    }
}

/// Prunes one sentence.
pub(crate) struct Pruner<'p> {
    /// The sentence.
    pub parse: &'p Parse<'p>,
    tree: Tree,
    /// The ways of the nodes that were asked for, below others.
    known: Vec<Option<Vec<Way>>>,
}

impl<'p> Pruner<'p> {
    /// Makes the sentence ready; `None` when it is too long.
    pub(crate) fn new(parse: &'p Parse<'p>) -> Option<Self> {
        Some(Self { parse, tree: Tree::new(parse)?, known: vec![None; parse.len()] })
    }

    /// Adds the likeliest labels of each predicate that the sentence tells of.
    pub(crate) fn labels(&mut self, claim: &Claim, out: &mut Vec<Label>) {
        for root in roots::roots(self.parse, &self.tree, claim) {
            out.extend(self.clause(&root));
        }
    }

    /// The likeliest labels of a predicate.
    pub(crate) fn clause(&mut self, root: &Root) -> Vec<Label> {
        let mut ways = self.of_root(root);
        ways.retain(|w| WORDS.contains(&w.words));
        likeliest_first(&mut ways);
        ways.truncate(MOST);
        ways.iter().map(|way| self.print(root, way)).collect()
    }

    /// The ways to print the noun phrase headed by `head`, likeliest first.
    pub(crate) fn phrases(&mut self, head: usize) -> Vec<Vec<usize>> {
        let mut ways = self.told_of(self.node(head), None);
        likeliest_first(&mut ways);
        ways.iter().map(|w| tokens(w.set).collect()).collect()
    }

    /// The shortest of the ways to print the noun phrase headed by `head`.
    pub(crate) fn shortest(&mut self, head: usize) -> Option<Vec<usize>> {
        self.phrases(head).into_iter().rev().min_by_key(Vec::len)
    }

    /// The node that stands for the phrase headed by `head`.
    pub(crate) fn node(&self, head: usize) -> usize {
        self.tree.node(head)
    }

    fn print(&self, root: &Root, way: &Way) -> Label {
        let undergone = root.pattern == "clause undergone";
        let mut order: Vec<usize> = tokens(way.set).collect();
        if undergone {
            // What was done something to comes first.
            let of_object = |&t: &usize| {
                t == root.subject
                    || self.tree.above(t).take_while(|&a| a != root.head).any(|a| a == root.subject)
            };
            let (object, rest): (Vec<usize>, Vec<usize>) = order
                .iter()
                .partition(|t| of_object(t) || tokens(self.tree.bare[root.subject]).any(|own| own == **t));
            order = object.into_iter().chain(rest).collect();
        }
        let participle = undergone::participle(self.parse, root.head).filter(|_| undergone);
        let form = |t: usize| {
            let participle = participle.filter(|_| t == root.head);
            participle.or_else(|| self.tree.forms.iter().find(|(f, _)| *f == t).map(|(_, form)| *form))
        };
        Label {
            text: capitalised(&render_with(self.parse, &order, form)),
            tokens: order,
            implied: Vec::new(),
            source: Vec::new(),
            head: Some(root.head),
            pattern: root.pattern,
            score: f64::from(way.score),
            weakest: way.weakest,
        }
    }

    /// The ways to print a predicate with its subject.
    fn of_root(&mut self, root: &Root) -> Vec<Way> {
        let undergone = root.pattern == "clause undergone";
        // "plans to cut" is "to cut"; any other conjunction joins the clause to what is not told. "Have arrested" is
        // "arrested" of the men.
        let falls = |t: &usize| match self.parse.tokens[*t].deprel {
            Deprel::Cc => true,
            Deprel::Mark => root.pattern != "clause ahead" && self.tree.bare[root.head] & bit(*t) == 0,
            Deprel::Aux => undergone,
            _ => false,
        };
        let own = tokens(self.tree.own[root.head]).filter(|t| !falls(t)).fold(0, |set, t| set | bit(t));
        let alone = Way::of(&self.tree, own);
        let mut ways = best(with(&[alone], &self.told_of(root.subject, Some(root.head)), 0.0));
        let bare: Vec<Set> = ways.iter().map(|w| w.set).collect();
        // What stands before the subject is not told after it.
        let first = if undergone { root.head } else { root.subject };
        for child in self.tree.children[root.head].clone() {
            if !self.tree.deprel[child].is_subject() && child != root.subject && child > first {
                self.branch(child, true, &mut ways);
            }
        }
        // "The head added" tells nothing.
        let lemma = self.parse.lemma(root.head);
        if lexicon::REPORTING_VERBS.contains(&lemma) || lexicon::STRONG_REPORTING_VERBS.contains(&lemma) {
            ways.retain(|w| !bare.contains(&w.set) || undergone);
        }
        ways
    }

    /// The ways to print what a predicate is told of, without a preposition or conjunction that it may have.
    fn told_of(&mut self, subject: usize, root: Option<usize>) -> Vec<Way> {
        let joins = self.tree.own[subject] & !self.tree.bare[subject];
        let mut ways = self.below(subject, root);
        for way in &mut ways {
            way.set &= !joins;
            way.words = self.tree.words(way.set);
        }
        ways
    }

    /// The ways to print a node with what hangs from it, the branch at `root` left out.
    fn below(&mut self, node: usize, root: Option<usize>) -> Vec<Way> {
        if let (Some(ways), None) = (&self.known[node], root) {
            return ways.clone();
        }
        let own = self.tree.own[node];
        let mut ways = vec![Way::of(&self.tree, own)];
        for child in self.tree.children[node].clone() {
            if Some(child) != root {
                self.branch(child, false, &mut ways);
            }
        }
        if root.is_none() {
            self.known[node] = Some(ways.clone());
        }
        ways
    }

    /// Adds to each way one with the branch.
    fn branch(&mut self, child: usize, of_root: bool, ways: &mut Vec<Way>) {
        let score = model::score(&signals::signals(self.parse, &self.tree, child, of_root));
        // What is joined by a comma alone is one of a list.
        let lone = self.tree.deprel[child] == Deprel::Conj
            && self.parse.children_by(child, Deprel::Cc).next().is_none();
        if self.tree.deprel[child].is_subject() {
            // A clause inside the label is not told without its subject.
            *ways = best(with(ways, &self.below(child, None), 0.0));
            return;
        }
        let mut all: Vec<Way> = Vec::new();
        if score > FLOOR && !lone {
            all = with(ways, &self.below(child, None), score);
        }
        all.extend(ways.iter().map(|way| Way {
            score: way.score - score,
            weakest: way.weakest.min(-score),
            ..*way
        }));
        *ways = best(all);
    }
}

fn likeliest_first(ways: &mut [Way]) {
    ways.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.set.cmp(&b.set)));
}

/// Each of `ways` with each of `kept`, a branch that stays as likely as `score` says.
fn with(ways: &[Way], kept: &[Way], score: f32) -> Vec<Way> {
    let likely = if score == 0.0 { SURE } else { score };
    let both = |a: &Way, b: &Way| Way {
        set: a.set | b.set,
        words: a.words + b.words,
        score: a.score + b.score + score,
        weakest: a.weakest.min(b.weakest).min(likely),
    };
    ways.iter().flat_map(|a| kept.iter().map(move |b| both(a, b))).collect()
}

/// The likeliest few of each number of words.
fn best(ways: Vec<Way>) -> Vec<Way> {
    let most = *WORDS.end();
    let mut by_words: Vec<Vec<Way>> = vec![Vec::new(); most + 1];
    for way in ways.into_iter().filter(|w| w.words <= most) {
        let list = &mut by_words[way.words];
        let at = list.partition_point(|w| w.score > way.score || w.score == way.score && w.set < way.set);
        if at < WAYS && !list.iter().any(|w| w.set == way.set) {
            list.insert(at, way);
            list.truncate(WAYS);
        }
    }
    by_words.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::Pruner;
    use crate::claim::claim;

    /// The labels of the sentence, those of each predicate likeliest first.
    fn labels(text: &str) -> Vec<String> {
        let parse = nutgraf_language::analyse(text);
        let mut out = Vec::new();
        let claim = claim(&parse).expect("it claims");
        Pruner::new(&parse).expect("it is short").labels(&claim, &mut out);
        out.into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn side_phrases_and_articles_fall() {
        let labels = labels("The company has agreed in principle to buy a smaller rival.");
        assert!(labels.iter().any(|l| l == "Company agreed to buy smaller rival"), "{labels:?}");
    }

    #[test]
    fn a_title_and_a_given_name_fall() {
        let labels = labels("Team captain Ann Holt has signed a new contract with the club.");
        assert!(labels.iter().any(|l| l == "Holt signed new contract"), "{labels:?}");
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        let labels = labels("Police arrested at least 20 protesters near the port.");
        let lost =
            labels.iter().find(|l| l.contains("rotesters") && !l.to_lowercase().contains("at least 20"));
        assert!(!labels.is_empty() && lost.is_none(), "{labels:?}");
    }

    #[test]
    fn what_stands_before_the_subject_is_not_told_after_it() {
        let labels = labels("After the talks, the union called a strike at the port.");
        assert!(labels.iter().any(|l| l.starts_with("Union called strike")), "{labels:?}");
        assert!(labels.iter().all(|l| !l.contains("talks")), "{labels:?}");
    }

    #[test]
    fn what_was_done_is_told_of_its_object_first() {
        let labels = labels("Officers have arrested three men over the fire.");
        assert!(labels.iter().any(|l| l == "Three men arrested over fire"), "{labels:?}");
    }

    #[test]
    fn a_speech_verb_says_what_is_said() {
        let labels = labels("The minister said on Monday that the bridge would close.");
        assert!(labels.iter().all(|l| l != "Minister said"), "{labels:?}");
    }

    #[test]
    fn a_predicate_keeps_its_preposition() {
        let labels = labels("Eight men are on death row in the state.");
        assert!(labels.iter().any(|l| l.starts_with("Eight men on death row")), "{labels:?}");
        assert!(labels.iter().all(|l| l.contains(" on ")), "{labels:?}");
    }

    #[test]
    fn a_sentence_of_many_words_gets_none() {
        let text = format!("The club won{}.", " and lost".repeat(90));
        let parse = nutgraf_language::analyse(&text);
        assert!(Pruner::new(&parse).is_none());
    }
}
