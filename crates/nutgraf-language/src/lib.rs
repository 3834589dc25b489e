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
///
/// There is no tree: every token hangs from the first by [`Deprel::Dep`], with no margin. That is all that
/// [`names::names`] and [`numbers::numbers`] look at.
#[must_use]
pub fn tag(text: &str) -> Parse<'_> {
    let model = model::embedded();
    let spans = tokenize(text);
    let words: Vec<word::Word> =
        spans.iter().map(|span| word::Word::new(span.slice(text), &model.clusters)).collect();
    let tags = tagger::tag(&words, model.classes.len(), &model.tagger, |i| model.only_class(&words[i]));
    let tokens = spans
        .iter()
        .zip(&tags)
        .enumerate()
        .map(|(i, (&span, given))| {
            let (upos, xpos) =
                model.classes.get(usize::from(given.class)).copied().unwrap_or((Upos::X, Xpos::Xx));
            Token {
                span,
                upos,
                xpos,
                head: (i > 0).then_some(0),
                deprel: if i == 0 { Deprel::Root } else { Deprel::Dep },
                tag_margin: ratio(given.margin, model.tag_unit),
                arc_margin: 0.0,
            }
        })
        .collect();
    Parse { text, tokens }
}

/// The analysis of `text` with `model` and the given tokens.
#[doc(hidden)]
#[must_use]
pub fn analyse_with<'t>(model: &model::Model<'_>, text: &'t str, spans: &[nutgraf_core::Span]) -> Parse<'t> {
    let forms: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
    let words: Vec<word::Word> = forms.iter().map(|form| word::Word::new(form, &model.clusters)).collect();
    let tags = tagger::tag(&words, model.classes.len(), &model.tagger, |i| model.only_class(&words[i]));
    let mut kept = sentence::keep(&forms, &words, &tags, &model.classes, model.tag_unit);
    supertagger::assign(&mut kept.items, &model.supertags);
    let tree = parser::parse(&kept.items, Deprel::Root as u8, model, model.arc_unit.saturating_mul(CLEAR));
    let (heads, labels) = sentence::attach(spans.len(), &kept, &tree.heads, &tree.labels);
    let mut arc_margins = vec![WIDEST; spans.len()];
    for (&token, &margin) in kept.tokens.iter().zip(&tree.margins) {
        arc_margins[token] = ratio(margin, model.arc_unit);
    }
    let tokens = spans
        .iter()
        .enumerate()
        .map(|(i, &span)| {
            let (upos, xpos) =
                model.classes.get(usize::from(tags[i].class)).copied().unwrap_or((Upos::X, Xpos::Xx));
            Token {
                span,
                upos,
                xpos,
                head: heads[i],
                deprel: labels[i],
                tag_margin: ratio(tags[i].margin, model.tag_unit),
                arc_margin: arc_margins[i],
            }
        })
        .collect();
    Parse { text, tokens }
}

/// Lead, in units of the training margin, with which a move is made on a third of the features.
const CLEAR: i32 = 15;

/// The margin of a decision that had no alternative.
const WIDEST: f32 = 100.0;

/// A margin in units of the margin training asked for, at most [`WIDEST`].
fn ratio(margin: i32, unit: i32) -> f32 {
    (margin as f32 / unit as f32).min(WIDEST)
}
