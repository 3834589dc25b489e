//! From text to tagged tokens and a tree over them.

use crate::deprel::Deprel;
use crate::eisner::{ArcScores, best_tree};
use crate::model::{self, Model};
use crate::network::{LABELS, Readings, TAGS};
use crate::parse::{Parse, Token};
use crate::sentence::{self, keep};
use crate::tag::{Upos, Xpos};
use crate::tokenizer::tokenize;
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
    Tagged { flat: Parse { text, tokens }, tags: Tags { readings } }
}

fn attach_with<'t>(model: &Model<'_>, flat: Parse<'t>, tags: &Tags) -> Parse<'t> {
    let mut parse = flat;
    let kept = keep(parse.tokens.iter().map(|token| token.upos));
    let readings = model.network.second_readings(&tags.readings);
    let arcs = model.network.arc_scores(&readings, &kept);
    let heads = best_tree(&arcs);
    let scores = model.network.label_scores(&readings, &kept, &heads);
    let choices: Vec<Choice> = scores
        .chunks_exact(LABELS)
        .zip(&heads)
        .map(|(scores, &head)| relation(scores, head == kept.len()))
        .collect();
    let labels: Vec<u8> = choices.iter().map(|choice| choice.class).collect();
    let (all_heads, relations) = sentence::attach(parse.tokens.len(), &kept, &heads, &labels);
    for ((token, head), deprel) in parse.tokens.iter_mut().zip(all_heads).zip(relations) {
        (token.head, token.deprel, token.arc_margin) = (head, deprel, WIDEST);
    }
    for (i, (&token, choice)) in kept.iter().zip(&choices).enumerate() {
        let margin = arc_margin(&arcs, i, heads[i]).min(choice.margin);
        parse.tokens[token].arc_margin = ratio(margin, model.arc_unit);
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

/// A class and by how much its score beats the next.
#[derive(Clone, Copy, Debug)]
struct Choice {
    class: u8,
    margin: f32,
}

/// The best of `scores`, the first in a tie.
fn choose<const N: usize>(mut scores: [f32; N]) -> Choice {
    let best = largest(&scores);
    let class = scores.iter().position(|&score| score == best).unwrap_or(0);
    scores[class] = f32::MIN;
    Choice { class: class as u8, margin: (best - largest(&scores)).min(WIDEST) }
}

/// The largest of `scores`, looked for in eight rows at a time.
fn largest(scores: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let (rows, rest) = scores.as_chunks::<8>();
    let lanes = rows.iter().fold([f32::MIN; 8], |best, row| std::array::from_fn(|k| larger(row[k], best[k])));
    lanes.into_iter().chain(rest.iter().copied()).fold(f32::MIN, larger)
}

/// The best relation: that of the root at the root and nowhere else.
fn relation(scores: &[f32], at_root: bool) -> Choice {
    const ROOT: usize = Deprel::Root as usize;
    if at_root {
        return Choice { class: ROOT as u8, margin: WIDEST };
    }
    let mut allowed = [f32::MIN; Deprel::ALL.len()];
    for (i, (to, &from)) in allowed.iter_mut().zip(scores).enumerate() {
        if i != ROOT {
            *to = from;
        }
    }
    choose(allowed)
}

/// By how much the head of `dependent` beats the best other word, in scores; 0 where the tree needs another.
fn arc_margin(arcs: &ArcScores, dependent: usize, head: usize) -> f32 {
    let scores = arcs.heads_of(dependent);
    let others = scores.iter().enumerate().filter(|&(at, _)| at != head && at != dependent);
    let margin = others.map(|(_, &score)| score).max().map(|best| scores[head].saturating_sub(best));
    margin.map_or(WIDEST, |margin| margin.max(0) as f32 / 1024.0)
}

/// The margin of a decision that had no alternative.
const WIDEST: f32 = 100.0;

/// A margin in units of `unit`, at most [`WIDEST`].
fn ratio(margin: f32, unit: f32) -> f32 {
    (margin / unit).clamp(0.0, WIDEST)
}
