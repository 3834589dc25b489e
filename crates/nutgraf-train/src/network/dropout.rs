//! What is hidden from the network while it learns.

use crate::example::Example;
use crate::random::Random;
use nutgraf_language::network::{INPUT, READING};

pub(crate) struct Masks {
    pub(crate) words: Vec<bool>,
    pub(crate) x: Vec<f32>,
    pub(crate) a1: Vec<f32>,
    pub(crate) h1: Vec<f32>,
    pub(crate) h2: Vec<f32>,
}

impl Masks {
    pub(crate) fn new(batch: &[&Example], random: &mut Random, p_word: usize, p: usize) -> Self {
        let mut m = Self { words: vec![], x: vec![], a1: vec![], h1: vec![], h2: vec![] };
        let scale = 100.0 / (100 - p) as f32;
        for e in batch {
            let mut mask = |w: usize| -> Vec<f32> {
                (0..w).map(|_| if random.below(100) < p { 0.0 } else { scale }).collect()
            };
            let (x, a, h, g) = (mask(INPUT), mask(READING), mask(READING), mask(READING));
            for _ in 0..e.inputs.len() {
                m.x.extend(&x);
                m.a1.extend(&a);
                m.h1.extend(&h);
                m.h2.extend(&g);
            }
            for _ in 0..e.inputs.len() {
                m.words.push(random.below(100) < p_word);
            }
        }
        m
    }
}
