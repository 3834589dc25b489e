//! The weights of the network while they are learnt.

use crate::random::Random;
use nutgraf_language::network::{ARC, CARRIED, DISTANCES, FORM, GATES, INPUT, LABEL, LABELS, READING, TAGS};
use std::ops::Range;

#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) window_w: Range<usize>,
    pub(crate) window_b: Range<usize>,
    pub(crate) first_w: Range<usize>,
    pub(crate) first_b: Range<usize>,
    pub(crate) second_w: Range<usize>,
    pub(crate) second_b: Range<usize>,
    pub(crate) tags_w: Range<usize>,
    pub(crate) tags_b: Range<usize>,
    pub(crate) arcs_w: Range<usize>,
    pub(crate) arcs_b: Range<usize>,
    pub(crate) labels_w: Range<usize>,
    pub(crate) labels_b: Range<usize>,
    pub(crate) relations_w: Range<usize>,
    pub(crate) relations_b: Range<usize>,
    pub(crate) distances_w: Range<usize>,
    pub(crate) distances_b: Range<usize>,
    pub(crate) root_arc: Range<usize>,
    pub(crate) root_label: Range<usize>,
    pub(crate) total: usize,
}

impl Layout {
    pub(crate) fn new() -> Self {
        let mut at = 0;
        let mut take = |n: usize| {
            let r = at..at + n;
            at += n;
            r
        };
        let mut l = Self {
            window_w: take(3 * INPUT * READING),
            window_b: take(READING),
            first_w: take(READING * GATES),
            first_b: take(GATES),
            second_w: take(READING * GATES),
            second_b: take(GATES),
            tags_w: take(READING * TAGS),
            tags_b: take(TAGS),
            arcs_w: take(READING * 2 * ARC),
            arcs_b: take(2 * ARC),
            labels_w: take(READING * 2 * LABEL),
            labels_b: take(2 * LABEL),
            relations_w: take(LABEL * LABELS),
            relations_b: take(LABELS),
            distances_w: take(READING * DISTANCES),
            distances_b: take(DISTANCES),
            root_arc: take(ARC),
            root_label: take(LABEL),
            total: 0,
        };
        l.total = at;
        l
    }

    /// Weights and biases of the layers, in the order of the model file.
    pub(crate) fn layers(&self) -> [(Range<usize>, Range<usize>); 8] {
        [
            (self.window_w.clone(), self.window_b.clone()),
            (self.first_w.clone(), self.first_b.clone()),
            (self.second_w.clone(), self.second_b.clone()),
            (self.tags_w.clone(), self.tags_b.clone()),
            (self.arcs_w.clone(), self.arcs_b.clone()),
            (self.labels_w.clone(), self.labels_b.clone()),
            (self.relations_w.clone(), self.relations_b.clone()),
            (self.distances_w.clone(), self.distances_b.clone()),
        ]
    }
}

#[derive(Clone)]
pub(crate) struct Params {
    pub(crate) layout: Layout,
    pub(crate) dense: Vec<f32>,
    /// Learned words, then hashed rows: rows of FORM.
    pub(crate) table: Vec<f32>,
}

impl Params {
    pub(crate) fn new(rows: usize, seed: u64) -> Self {
        let layout = Layout::new();
        let mut random = Random::new(seed);
        let mut unit = move || (random.next() >> 40) as f32 / (1u64 << 24) as f32 * 2.0 - 1.0;
        let mut dense = vec![0.0; layout.total];
        for (r, fan_in, fan_out) in [
            (&layout.window_w, 3 * INPUT, READING),
            (&layout.first_w, READING, CARRIED),
            (&layout.second_w, READING, CARRIED),
            (&layout.tags_w, READING, READING),
            (&layout.arcs_w, READING, ARC),
            (&layout.labels_w, READING, LABEL),
            (&layout.relations_w, LABEL, LABELS),
            (&layout.root_arc, ARC, ARC),
            (&layout.root_label, LABEL, LABEL),
        ] {
            let a = (6.0 / (fan_in + fan_out) as f32).sqrt();
            for v in &mut dense[r.clone()] {
                *v = unit() * a;
            }
        }
        let table = (0..rows * FORM).map(|_| unit() * 0.1).collect();
        Self { layout, dense, table }
    }
}
