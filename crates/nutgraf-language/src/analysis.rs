//! From text to tagged tokens and a tree over them.

use crate::choice::{Choice, WIDEST, choose};
use crate::deprel::Deprel;
use crate::model::{self, Model};
use crate::network::{Readings, TAGS};
use crate::parse::{Parse, Token};
use crate::sentence::{self, keep};
use crate::tag::{Upos, Xpos};
use crate::tokenizer::tokenize;
use crate::tree::Tree;
use nutgraf_core::Span;

/// Opens the embedded model, which otherwise the first analysis does.
pub fn prepare() {
    model::embedded();
}

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
    attach_with(model::embedded(), flat.clone(), tags)
}

/// A sentence with its tags.
#[derive(Clone, Debug)]
pub struct Tagged<'t> {
    /// Its tokens. There is no tree: every token hangs from the first by [`Deprel::Dep`], with no margin. That is
    /// all that [`crate::names::names`] and [`crate::numbers::numbers`] look at.
    pub flat: Parse<'t>,
    /// What [`attach`] needs beside.
    pub tags: Tags,
}

/// What was read of a sentence when it was tagged.
#[derive(Clone, Debug)]
pub struct Tags {
    readings: Readings,
}

/// The analysis of `text` with `model` and the given tokens.
#[doc(hidden)]
#[must_use]
pub fn analyse_with<'t>(model: &Model<'_>, text: &'t str, spans: &[Span]) -> Parse<'t> {
    let tagged = tag_with(model, text, spans);
    attach_with(model, tagged.flat, &tagged.tags)
}

fn tag_with<'t>(model: &Model<'_>, text: &'t str, spans: &[Span]) -> Tagged<'t> {
    let forms: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
    let readings = model.network.first_readings(&forms, &model.clusters);
    let tokens = tokens(model, spans, &model.network.tag_scores(&readings));
    Tagged { flat: Parse::new(text, tokens), tags: Tags { readings } }
}

fn attach_with<'t>(model: &Model<'_>, flat: Parse<'t>, tags: &Tags) -> Parse<'t> {
    let mut parse = flat;
    let kept = keep(parse.tokens.iter().map(|token| token.upos));
    let readings = model.network.second_readings(&tags.readings);
    let arcs = model.network.arc_scores(&readings, &kept);
    let tree = Tree::new(&arcs, |heads| model.network.label_scores(&readings, &kept, heads));
    let choices: Vec<Choice> = (0..kept.len()).map(|at| tree.choice(&arcs, at)).collect();
    let labels: Vec<u8> = choices.iter().map(|choice| choice.class).collect();
    let (all_heads, relations) = sentence::attach(parse.tokens.len(), &kept, &tree.heads, &labels);
    for ((token, head), deprel) in parse.tokens.iter_mut().zip(all_heads).zip(relations) {
        (token.head, token.deprel, token.arc_margin) = (head, deprel, WIDEST);
    }
    for (&token, choice) in kept.iter().zip(&choices) {
        parse.tokens[token].arc_margin = ratio(choice.margin, model.arc_unit);
    }
    parse
}

/// The tokens with their tags, and no tree yet.
fn tokens(model: &Model<'_>, spans: &[Span], scores: &[f32]) -> Vec<Token> {
    let classes = model.classes.len();
    let token = |(i, (&span, scores)): (usize, (&Span, &[f32; TAGS]))| {
        // The slots beyond the last class are of no use.
        let choice = choose::<TAGS>(std::array::from_fn(|k| if k < classes { scores[k] } else { f32::MIN }));
        let class = model.classes.get(usize::from(choice.class));
        let (upos, xpos) = class.copied().unwrap_or((Upos::X, Xpos::Xx));
        Token {
            span,
            upos,
            xpos,
            head: (i > 0).then_some(0),
            deprel: if i == 0 { Deprel::Root } else { Deprel::Dep },
            tag_margin: ratio(choice.margin, model.tag_unit),
            arc_margin: 0.0,
        }
    };
    spans.iter().zip(scores.as_chunks().0).enumerate().map(token).collect()
}

/// A margin in units of `unit`, at most [`WIDEST`].
fn ratio(margin: f32, unit: f32) -> f32 {
    (margin / unit).clamp(0.0, WIDEST)
}
