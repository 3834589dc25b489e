//! Several networks that annotate together what one is to learn from.

use crate::example::{Example, Shares, certain};
use crate::network::softmax;
use crate::stand_ins::stand_ins;
use crate::vocabulary::Vocabulary;
use nutgraf_language::eisner::{ArcScores, best_tree};
use nutgraf_language::model::Model;
use nutgraf_language::network::{LABELS, Readings, TAGS};
use nutgraf_language::sentence::{TagPair, keep};
use nutgraf_language::word::Word;
use nutgraf_language::{Deprel, Upos, Xpos, tokenize};
use std::ops::Range;

/// Answers with less than this share are left out.
const LEAST: f32 = 0.01;

/// Models that are asked together: to each question they give the mean of their shares.
#[derive(Default)]
pub(crate) struct Teachers<'a>(pub(crate) Vec<Model<'a>>);

/// The teachers' readings of a sentence after the first recurrent layer, and the tags they see.
struct Tagged {
    readings: Vec<Readings>,
    shares: Vec<Shares>,
    pairs: Vec<TagPair>,
}

impl Teachers<'_> {
    /// What is to be learnt of the sentence `text`, with the mean share of the heads of its tree, which is the best
    /// by the sum of the teachers' scores; `None` without teachers.
    pub(crate) fn annotate(&self, text: &str, vocabulary: &Vocabulary) -> Option<(Example, f32)> {
        let clusters = &self.0.first()?.clusters;
        let spans = tokenize(text);
        let forms: Vec<&str> = spans.iter().map(|span| span.slice(text)).collect();
        let mut tagged = self.tag(&forms);
        let tags: Vec<Xpos> = tagged.pairs.iter().map(|&(_, xpos)| xpos).collect();
        if let Some(shown) = stand_ins(&forms, &tags) {
            tagged = self.tag(&shown);
        }
        let inputs = forms.iter().map(|form| vocabulary.input(&Word::new(form, clusters))).collect();
        let example = Example { inputs, ..self.attach(tagged) };
        let heads = example.heads.iter().zip(&example.arcs);
        let agreed: f32 = heads.map(|(&head, shares)| share_of(shares, head)).sum();
        let agreed = agreed / example.kept.len().max(1) as f32;
        Some((example, agreed))
    }

    /// What each teacher says.
    fn ask<'t, T, R>(&'t self, readings: &[Readings], one: impl Fn(&'t Model<'t>, &Readings) -> R) -> T
    where
        T: FromIterator<R>,
    {
        self.0.iter().zip(readings).map(|(teacher, readings)| one(teacher, readings)).collect()
    }

    fn tag(&self, forms: &[&str]) -> Tagged {
        let first = |teacher: &Model<'_>| teacher.network.first_readings(forms, &teacher.clusters);
        let readings: Vec<Readings> = self.0.iter().map(first).collect();
        let scores: Vec<Vec<f32>> =
            self.ask(&readings, |teacher, readings| teacher.network.tag_scores(readings));
        let classes = self.0.first().map_or(&[][..], |teacher| &teacher.classes);
        let shares: Vec<Shares> =
            (0..forms.len()).map(|at| shares(&scores, at * TAGS..at * TAGS + classes.len(), None)).collect();
        let pair = |shares: &Shares| classes.get(likeliest(shares)).copied();
        let pairs = shares.iter().map(|shares| pair(shares).unwrap_or((Upos::X, Xpos::Xx))).collect();
        Tagged { readings, shares, pairs }
    }

    /// The tree over a tagged sentence, as an example whose inputs are still to be filled in.
    fn attach(&self, tagged: Tagged) -> Example {
        let kept = keep(tagged.pairs.iter().map(|&(upos, _)| upos));
        let readings: Vec<Readings> =
            self.ask(&tagged.readings, |teacher, readings| teacher.network.second_readings(readings));
        let arcs: Vec<ArcScores> =
            self.ask(&readings, |teacher, readings| teacher.network.arc_scores(readings, &kept));
        let heads = best_tree(&mean(&arcs));
        let labels: Vec<Vec<f32>> =
            self.ask(&readings, |teacher, readings| teacher.network.label_scores(readings, &kept, &heads));
        let arcs: Vec<Vec<f32>> = arcs.iter().map(units).collect();
        let (row, root) = (kept.len() + 1, Deprel::Root as usize);
        Example {
            inputs: Vec::new(),
            tags: tagged.shares,
            arcs: (0..kept.len()).map(|at| shares(&arcs, at * row..(at + 1) * row, Some(at))).collect(),
            labels: (0..kept.len())
                .map(|at| {
                    if heads[at] == kept.len() {
                        certain(root)
                    } else {
                        shares(&labels, at * LABELS..at * LABELS + Deprel::ALL.len(), Some(root))
                    }
                })
                .collect(),
            heads,
            kept,
        }
    }
}

/// The means of the scores.
fn mean(all: &[ArcScores]) -> ArcScores {
    let words = all.first().map_or(0, ArcScores::words);
    let mut mean = ArcScores::new(words);
    for dependent in 0..words {
        for scores in all {
            for (sum, score) in mean.heads_of_mut(dependent).iter_mut().zip(scores.heads_of(dependent)) {
                *sum += score / all.len() as i32;
            }
        }
    }
    mean
}

/// The scores in the units of the network.
fn units(arcs: &ArcScores) -> Vec<f32> {
    (0..arcs.words()).flat_map(|at| arcs.heads_of(at)).map(|&score| score as f32 / 1024.0).collect()
}

/// The mean of the shares that each of `all` gives to the answers in `row`, of which one may be ruled out.
fn shares(all: &[Vec<f32>], row: Range<usize>, never: Option<usize>) -> Shares {
    let mut mean = vec![0.0; row.len()];
    for scores in all {
        let mut scores = scores[row.clone()].to_vec();
        if let Some(never) = never {
            scores[never] = -1e9;
        }
        softmax(&mut scores);
        for (sum, share) in mean.iter_mut().zip(scores) {
            *sum += share / all.len() as f32;
        }
    }
    let mut shares: Shares = (0..).zip(mean).filter(|&(_, share)| share >= LEAST).collect();
    let whole: f32 = shares.iter().map(|&(_, share)| share).sum();
    for (_, share) in &mut shares {
        *share /= whole;
    }
    shares
}

fn likeliest(shares: &Shares) -> usize {
    shares.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |&(answer, _)| usize::from(answer))
}

fn share_of(shares: &Shares, answer: usize) -> f32 {
    shares.iter().find(|&&(other, _)| usize::from(other) == answer).map_or(0.0, |&(_, share)| share)
}
