//! The analysis of one sentence: its tokens and the tree over them.

use crate::deprel::Deprel;
use crate::lemma;
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;
use std::borrow::Cow;

/// One token of a sentence, with its place in the dependency tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its bytes in the analysed text.
    pub span: Span,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Index of the head; `None` for the root of the sentence.
    pub head: Option<usize>,
    /// Relation to the head; [`Deprel::Root`] exactly when there is none.
    pub deprel: Deprel,
    /// By how much the tag beat the runner-up: 0 is a tie, 100 no alternative; at 1, three in four are right.
    pub tag_margin: f32,
    /// The narrower margin of its head and of its relation: 0 is a tie, or what only the rest of the tree asks for,
    /// 100 no alternative; at 1, half are right.
    pub arc_margin: f32,
}

/// The analysis of one sentence.
///
/// The tokens are in text order and do not overlap; between them lies white space only. Unless there is no
/// token at all, exactly one is the root and every other reaches it by following heads.
/// A token has one subject at most among its dependents, and one object, which may be a clause (`ccomp`).
#[derive(Clone, Debug)]
pub struct Parse<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The text with its ASCII letters in lower case: its words are compared time and again.
    folded: String,
}

impl<'a> Parse<'a> {
    /// The analysis of `text` that has these `tokens`.
    #[must_use]
    pub fn new(text: &'a str, tokens: Vec<Token>) -> Self {
        Self { text, tokens, folded: text.to_ascii_lowercase() }
    }
}

impl Parse<'_> {
    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text holds no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `i` as written; `""` when there is no such token.
    #[inline]
    #[must_use]
    pub fn form(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.span.slice(self.text))
    }

    /// Token `i` in lower case.
    #[must_use]
    pub fn lower(&self, i: usize) -> Cow<'_, str> {
        let folded = self.tokens.get(i).map_or("", |token| token.span.slice(&self.folded));
        if folded.is_ascii() {
            return Cow::Borrowed(folded);
        }
        let form = self.form(i);
        if form.chars().any(char::is_uppercase) {
            Cow::Owned(form.to_lowercase())
        } else {
            Cow::Borrowed(form)
        }
    }

    /// The dictionary form of token `i`: "said" gives "say".
    #[must_use]
    pub fn lemma(&self, i: usize) -> Cow<'_, str> {
        self.tokens
            .get(i)
            .map_or(Cow::Borrowed(""), |token| lemma::lemma(self.form(i), token.upos, token.xpos))
    }

    /// The root of the tree; `None` when there is no token.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// The tokens whose head is `i`, in text order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.tokens.iter().enumerate().filter(move |(_, token)| token.head == Some(i)).map(|(child, _)| child)
    }

    /// The children of `i` that stand in `relation` to it, in text order.
    pub fn children_by(&self, i: usize, relation: Deprel) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(i).filter(move |&child| self.tokens[child].deprel == relation)
    }

    /// The heads above `i`, nearest first, up to the root.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        // The bound holds even for a tree changed by hand into a circle.
        std::iter::successors(self.head(i), |&above| self.head(above)).take(self.tokens.len())
    }

    /// Whether `i` lies in the subtree of `top`, or is `top`.
    #[must_use]
    pub fn is_within(&self, i: usize, top: usize) -> bool {
        i == top || self.ancestors(i).any(|above| above == top)
    }

    /// The tokens of the subtree of `i`, itself included, in text order.
    #[must_use]
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        (0..self.tokens.len()).filter(|&j| self.is_within(j, i)).collect()
    }

    /// The bytes from the first to the last token of the subtree of `i`.
    ///
    /// Trees from [`crate::analyse`] are projective: no token of another subtree lies in between.
    #[must_use]
    pub fn subtree_span(&self, i: usize) -> Span {
        let tokens = self.subtree(i);
        match (tokens.first(), tokens.last()) {
            (Some(&first), Some(&last)) => {
                Span::new(self.tokens[first].span.start(), self.tokens[last].span.end())
            }
            _ => Span::default(),
        }
    }

    fn head(&self, i: usize) -> Option<usize> {
        self.tokens.get(i).and_then(|token| token.head)
    }

    /// How sure the analysis is of the clause skeleton (root, its subject, object, complements, auxiliaries
    /// and copula), from 0 to 1: the share of sentences like it, by margin, in which that skeleton was right
    /// on held-out news.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        crate::confidence::skeleton(self, &crate::model::embedded().confidence)
    }
}

#[cfg(test)]
mod tests {
    use crate::analyse;

    #[test]
    fn words_are_given_in_lower_case_whatever_their_letters() {
        let parse = analyse("Élodie met İpek and the UN in Øresund.");
        let lower: Vec<_> = (0..parse.len() + 1).map(|i| parse.lower(i)).collect();
        assert_eq!(lower, ["élodie", "met", "i̇pek", "and", "the", "un", "in", "øresund", ".", ""]);
    }
}
