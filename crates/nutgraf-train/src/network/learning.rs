//! Learning by small steps: Adam (D. P. Kingma, J. Ba, 2015) over batches of sentences.

use super::backward::{Gradient, backward};
use super::dropout::Masks;
use super::forward::forward;
use super::params::Params;
use crate::example::Example;
use crate::random::Random;
use nutgraf_language::network::FORM;
use std::collections::BTreeMap;

/// Settings of one training run.
#[derive(Clone, Copy)]
pub(crate) struct LearningSettings {
    pub(crate) epochs: usize,
    /// How many of the rounds, from the first, go through a part of the news beside the treebank.
    pub(crate) news_epochs: usize,
    /// How often they go through the whole of it.
    pub(crate) news_passes: usize,
    /// Sentences in a batch.
    pub(crate) batch: usize,
    /// Length of a step at its longest, in millionths.
    pub(crate) rate: usize,
    /// Words whose spelling is hidden, of 100.
    pub(crate) hidden_words: usize,
    /// Numbers that are hidden, of 100.
    pub(crate) hidden: usize,
    pub(crate) seed: u64,
}

/// Parts a batch is cut into; each can be worked on by a thread of its own, and they are added up in order.
const SHARDS: usize = 2;

/// Running averages of a gradient and of its square.
struct Momentum {
    mean: Vec<f32>,
    square: Vec<f32>,
}

const KEEP_MEAN: f32 = 0.9;
const KEEP_SQUARE: f32 = 0.99;

impl Momentum {
    fn new(n: usize) -> Self {
        Self { mean: vec![0.0; n], square: vec![0.0; n] }
    }

    /// A step of the values from the place `at` on against their gradients.
    fn step(&mut self, at: usize, gradients: &[f32], share: f32, rate: f32, values: &mut [f32]) {
        let averages = self.mean[at..].iter_mut().zip(&mut self.square[at..]);
        for ((value, gradient), (mean, square)) in values.iter_mut().zip(gradients).zip(averages) {
            let gradient = gradient * share;
            *mean = KEEP_MEAN * *mean + (1.0 - KEEP_MEAN) * gradient;
            *square = KEEP_SQUARE * *square + (1.0 - KEEP_SQUARE) * gradient * gradient;
            *value -= rate * *mean / (square.sqrt() + 1e-8);
        }
    }
}

/// What each round goes through.
struct Rounds<'a> {
    treebank: &'a [Example],
    /// News in random order.
    news: Vec<&'a Example>,
    /// How many of it a round takes.
    part: usize,
    settings: LearningSettings,
}

impl<'a> Rounds<'a> {
    fn new(treebank: &'a [Example], news: &'a [Example], settings: LearningSettings) -> Self {
        let order = Random::new(settings.seed).order(news.len());
        let part = news.len() * settings.news_passes / settings.news_epochs.max(1);
        Self { treebank, news: order.into_iter().map(|at| &news[at]).collect(), part, settings }
    }

    /// The examples of round `epoch`: the news goes on where the round before left off.
    fn examples(&self, epoch: usize) -> Vec<&'a Example> {
        let part = if epoch < self.settings.news_epochs { self.part } else { 0 };
        let news = self.news.iter().cycle().skip(self.part * epoch % self.news.len().max(1)).take(part);
        self.treebank.iter().chain(news.copied()).collect()
    }

    /// Steps of all rounds.
    fn steps(&self) -> usize {
        (0..self.settings.epochs).map(|epoch| self.examples(epoch).len().div_ceil(self.settings.batch)).sum()
    }
}

/// Learns from the examples of `treebank` and `news`, starting from `params`.
pub(crate) fn learn(
    params: &mut Params,
    company: &[i8],
    treebank: &[Example],
    news: &[Example],
    settings: LearningSettings,
    progress: &mut dyn FnMut(&str),
) {
    let mut random = Random::new(settings.seed);
    let mut dense = Momentum::new(params.dense.len());
    let mut table = Momentum::new(params.table.len());
    let (mut left_mean, mut left_square) = (1.0_f32, 1.0_f32);
    let rounds = Rounds::new(treebank, news, settings);
    let total = rounds.steps() as f32;
    let mut step = 0.0;
    for epoch in 0..settings.epochs {
        let examples = rounds.examples(epoch);
        let words: usize = examples.iter().map(|example| example.inputs.len()).sum();
        let mut loss = [0.0; 3];
        for batch in random.order(examples.len()).chunks(settings.batch) {
            // The first steps grow, the others shrink to nothing.
            let rate = settings.rate as f32 * 1e-6 * (1.0 - step / total) * (step / 200.0).min(1.0);
            step += 1.0;
            let shards: Vec<(Vec<&Example>, u64)> = batch
                .chunks(batch.len().div_ceil(SHARDS))
                .map(|part| (part.iter().map(|&at| examples[at]).collect(), random.next()))
                .collect();
            let gradients = gradients(params, company, &shards, settings);
            let (sum, rows) = add_up(&gradients);
            for gradient in &gradients {
                for (total, part) in loss.iter_mut().zip(gradient.loss) {
                    *total += part;
                }
            }
            let square: f32 = sum.iter().chain(rows.values().flatten()).map(|value| value * value).sum();
            let share = (5.0 / square.sqrt().max(1e-9)).min(1.0);
            left_mean *= KEEP_MEAN;
            left_square *= KEEP_SQUARE;
            let rate = rate * (1.0 - left_square).sqrt() / (1.0 - left_mean);
            dense.step(0, &sum, share, rate, &mut params.dense);
            for (row, gradient) in &rows {
                let at = row * FORM;
                table.step(at, gradient, share, rate, &mut params.table[at..at + FORM]);
            }
        }
        let [tags, arcs, labels] = loss.map(|loss| 100.0 * loss / words as f32);
        progress(&format!(
            "epoch {} of {}: doubt of tags {tags:.2} %, of arcs {arcs:.2} %, of relations {labels:.2} %",
            epoch + 1,
            settings.epochs
        ));
    }
}

fn gradients(
    params: &Params,
    company: &[i8],
    shards: &[(Vec<&Example>, u64)],
    settings: LearningSettings,
) -> Vec<Gradient> {
    let one = |(batch, seed): &(Vec<&Example>, u64)| {
        let masks = Masks::new(batch, &mut Random::new(*seed), settings.hidden_words, settings.hidden);
        let trace = forward(params, company, batch, Some(&masks));
        backward(params, batch, &trace, Some(&masks))
    };
    std::thread::scope(|scope| {
        let handles: Vec<_> = shards.iter().map(|shard| scope.spawn(|| one(shard))).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn add_up(gradients: &[Gradient]) -> (Vec<f32>, BTreeMap<usize, [f32; FORM]>) {
    let share = 1.0 / gradients.len().max(1) as f32;
    let mut dense = vec![0.0; gradients.first().map_or(0, |gradient| gradient.dense.len())];
    let mut rows: BTreeMap<usize, [f32; FORM]> = BTreeMap::new();
    for gradient in gradients {
        for (sum, part) in dense.iter_mut().zip(&gradient.dense) {
            *sum += part * share;
        }
        for (row, part) in &gradient.table {
            for (sum, part) in rows.entry(*row).or_insert([0.0; FORM]).iter_mut().zip(part) {
                *sum += part * share;
            }
        }
    }
    (dense, rows)
}
