//! English, embedded: tokens, tags, dependencies, names, numbers and times.
//!
//! It stands between the story and the summarizer: [`analyse`] takes one sentence and gives its tokens, their
//! parts of speech and the dependency tree over them, each decision with a margin that says how sure it is.
//!
//! ```
//! use nutgraf_language::{Deprel, analyse};
//!
//! let parse = analyse("The Kremlin said talks would be held.");
//! let root = parse.root().unwrap();
//! assert!(parse.children(root).count() > 0);
//! assert_eq!(parse.tokens[root].deprel, Deprel::Root);
//! ```

#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod hash;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod parser;
#[doc(hidden)]
pub mod state;
#[doc(hidden)]
pub mod supertagger;
#[doc(hidden)]
pub mod tagger;
#[doc(hidden)]
pub mod weights;
#[doc(hidden)]
pub mod word;

mod abbreviations;
pub mod clauses;
#[doc(hidden)]
pub mod confidence;
mod deprel;
mod endings;
mod irregular;
mod lemma;
mod lexemes;
pub mod lexicon;
pub mod names;
pub mod numbers;
mod pairs;
mod parse;
#[doc(hidden)]
pub mod sentence;
mod tag;
#[cfg(test)]
mod tagged;
pub mod times;
mod tokenizer;

pub use deprel::Deprel;
pub use parse::{Parse, Token};
pub use tag::{Upos, Xpos};
pub use tokenizer::tokenize;

/// The tokens, tags and dependency tree of `text`, which is one sentence.
///
/// White space around and inside it, line ends included, is skipped. The embedded model is opened on the first
/// call.
#[must_use]
pub fn analyse(text: &str) -> Parse<'_> {
    analyse_with(model::embedded(), text, &tokenize(text))
}

/// The tokens and tags of `text` alone, at a fraction of the cost of [`analyse`].
#[must_use]
pub fn tag(text: &str) -> Tagged<'_> {
    tag_with(model::embedded(), text, &tokenize(text))
}

/// The tree over the tokens of `flat`, which [`tag`] gave together with `tags`: what [`analyse`] gives.
#[must_use]
pub fn attach<'t>(flat: &Parse<'t>, tags: &Tags) -> Parse<'t> {
    attach_with(model::embedded(), flat, tags)
}

/// A sentence with its tags.
#[derive(Clone, Debug)]
pub struct Tagged<'t> {
    /// Its tokens. There is no tree: every token hangs from the first by [`Deprel::Dep`], with no margin. That is
    /// all that [`names::names`] and [`numbers::numbers`] look at.
    pub flat: Parse<'t>,
    /// What [`attach`] needs beside.
    pub tags: Tags,
}

/// What the tagger saw and chose, token by token.
#[derive(Clone, Debug)]
pub struct Tags {
    words: Vec<word::Word>,
    choices: Vec<tagger::Choice>,
}

/// The analysis of `text` with `model` and the given tokens.
#[doc(hidden)]
#[must_use]
pub fn analyse_with<'t>(model: &model::Model<'_>, text: &'t str, spans: &[nutgraf_core::Span]) -> Parse<'t> {
    let tagged = tag_with(model, text, spans);
    attach_with(model, &tagged.flat, &tagged.tags)
}

fn tag_with<'t>(model: &model::Model<'_>, text: &'t str, spans: &[nutgraf_core::Span]) -> Tagged<'t> {
    let words: Vec<word::Word> =
        spans.iter().map(|span| word::Word::new(span.slice(text), &model.clusters)).collect();
    let choices = tagger::tag(&words, model.classes.len(), &model.tagger, |i| model.only_class(&words[i]));
    let tokens = spans
        .iter()
        .zip(&choices)
        .enumerate()
        .map(|(i, (&span, choice))| {
            let (upos, xpos) =
                model.classes.get(usize::from(choice.class)).copied().unwrap_or((Upos::X, Xpos::Xx));
            Token {
                span,
                upos,
                xpos,
                head: (i > 0).then_some(0),
                deprel: if i == 0 { Deprel::Root } else { Deprel::Dep },
                tag_margin: ratio(choice.margin, model.tag_unit),
                arc_margin: 0.0,
            }
        })
        .collect();
    Tagged { flat: Parse { text, tokens }, tags: Tags { words, choices } }
}

fn attach_with<'t>(model: &model::Model<'_>, flat: &Parse<'t>, tags: &Tags) -> Parse<'t> {
    let n = flat.tokens.len();
    let forms: Vec<&str> = flat.tokens.iter().map(|token| token.span.slice(flat.text)).collect();
    let mut kept = sentence::keep(&forms, &tags.words, &tags.choices, &model.classes, model.tag_unit);
    supertagger::assign(&mut kept.items, &model.supertags);
    let tree = parser::parse(&kept.items, Deprel::Root as u8, model, model.arc_unit.saturating_mul(CLEAR));
    let (heads, labels) = sentence::attach(n, &kept, &tree.heads, &tree.labels);
    let mut parse = flat.clone();
    for (token, (head, deprel)) in parse.tokens.iter_mut().zip(heads.into_iter().zip(labels)) {
        (token.head, token.deprel, token.arc_margin) = (head, deprel, WIDEST);
    }
    for (&token, &margin) in kept.tokens.iter().zip(&tree.margins) {
        parse.tokens[token].arc_margin = ratio(margin, model.arc_unit);
    }
    parse
}

/// Lead, in units of the training margin, with which a move is made on a third of the features.
const CLEAR: i32 = 15;

/// The margin of a decision that had no alternative.
const WIDEST: f32 = 100.0;

/// A margin in units of the margin training asked for, at most [`WIDEST`].
fn ratio(margin: i32, unit: i32) -> f32 {
    (margin as f32 / unit as f32).min(WIDEST)
}
