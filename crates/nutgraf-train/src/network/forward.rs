//! From words to scores, keeping what learning needs.

use super::dropout::Masks;
use super::matrix::multiply_add;
use super::params::Params;
use crate::example::Example;
use nutgraf_language::network::{
    ARC, CARRIED, COMPANY, COMPANY_UNIT, DISTANCES, FORM, GATES, INPUT, LABEL, READING, TAGS, distance,
};
use std::ops::Range;

pub(crate) struct Trace {
    pub(crate) bounds: Vec<Range<usize>>,
    pub(crate) n: usize,
    pub(crate) win: Vec<f32>,
    pub(crate) a1: Vec<f32>,
    pub(crate) u1: Vec<f32>,
    pub(crate) c1: Vec<f32>,
    pub(crate) h1: Vec<f32>,
    pub(crate) u2: Vec<f32>,
    pub(crate) c2: Vec<f32>,
    pub(crate) h2: Vec<f32>,
    pub(crate) tag: Vec<f32>,
    pub(crate) arc: Vec<f32>,
    pub(crate) lab: Vec<f32>,
    pub(crate) dist: Vec<f32>,
}

pub(super) fn bias(n: usize, b: &[f32]) -> Vec<f32> {
    b.iter().copied().cycle().take(n * b.len()).collect()
}

pub(super) fn gate(x: f32) -> f32 {
    (0.5 + 0.25 * x).clamp(0.0, 1.0)
}
pub(super) fn gate_slope(x: f32) -> f32 {
    if x > -2.0 && x < 2.0 { 0.25 } else { 0.0 }
}

/// u: n × 6H (forward x f r, backward x f r), a: n × READING input. Fills c and h.
fn sru(bounds: &[Range<usize>], u: &[f32], a: &[f32], c: &mut [f32], h: &mut [f32]) {
    for b in bounds {
        for side in 0..2 {
            let mut state = [0.0; CARRIED];
            let mut step = |t: usize| {
                let u = &u[t * GATES + side * 3 * CARRIED..][..3 * CARRIED];
                let at = t * READING + side * CARRIED;
                for k in 0..CARRIED {
                    let f = gate(u[CARRIED + k]);
                    let r = gate(u[2 * CARRIED + k]);
                    let v = f * state[k] + (1.0 - f) * u[k];
                    state[k] = v;
                    c[at + k] = v;
                    h[at + k] = r * v + (1.0 - r) * a[at + k];
                }
            };
            if side == 0 { b.clone().for_each(&mut step) } else { b.clone().rev().for_each(&mut step) }
        }
    }
}

pub(crate) fn forward(p: &Params, company: &[i8], batch: &[&Example], masks: Option<&Masks>) -> Trace {
    let l = &p.layout;
    let g = |r: &Range<usize>| &p.dense[r.clone()];
    let n: usize = batch.iter().map(|e| e.inputs.len()).sum();
    let mut bounds = vec![];
    let mut x = vec![0.0; n * INPUT];
    let mut t = 0;
    for e in batch {
        bounds.push(t..t + e.inputs.len());
        for i in 0..e.inputs.len() {
            let row = &mut x[t * INPUT..(t + 1) * INPUT];
            let drop = masks.is_some_and(|m| m.words[t]);
            if let (Some(number), false) = (e.inputs[i].number, drop) {
                for (o, &q) in row.iter_mut().zip(&company[number * COMPANY..][..COMPANY]) {
                    *o = f32::from(q) * COMPANY_UNIT;
                }
            }
            for row_of in e.inputs[i].rows(!drop) {
                for (o, &q) in row[COMPANY..].iter_mut().zip(&p.table[row_of * FORM..][..FORM]) {
                    *o += q;
                }
            }
            t += 1;
        }
    }
    if let Some(m) = masks {
        mul(&mut x, &m.x);
    }
    let mut win = vec![0.0; n * 3 * INPUT];
    for b in &bounds {
        for t in b.clone() {
            let w = &mut win[t * 3 * INPUT..(t + 1) * 3 * INPUT];
            if t > b.start {
                w[..INPUT].copy_from_slice(&x[(t - 1) * INPUT..t * INPUT]);
            }
            w[INPUT..2 * INPUT].copy_from_slice(&x[t * INPUT..(t + 1) * INPUT]);
            if t + 1 < b.end {
                w[2 * INPUT..].copy_from_slice(&x[(t + 1) * INPUT..(t + 2) * INPUT]);
            }
        }
    }
    let mut a1 = bias(n, g(&l.window_b));
    multiply_add(&win, g(&l.window_w), &mut a1, 3 * INPUT, READING);
    for v in &mut a1 {
        *v = v.max(0.0);
    }
    if let Some(m) = masks {
        mul(&mut a1, &m.a1);
    }
    let mut u1 = bias(n, g(&l.first_b));
    multiply_add(&a1, g(&l.first_w), &mut u1, READING, GATES);
    let (mut c1, mut h1) = (vec![0.0; n * READING], vec![0.0; n * READING]);
    sru(&bounds, &u1, &a1, &mut c1, &mut h1);
    if let Some(m) = masks {
        mul(&mut h1, &m.h1);
    }
    let mut tag = bias(n, g(&l.tags_b));
    multiply_add(&h1, g(&l.tags_w), &mut tag, READING, TAGS);
    let mut u2 = bias(n, g(&l.second_b));
    multiply_add(&h1, g(&l.second_w), &mut u2, READING, GATES);
    let (mut c2, mut h2) = (vec![0.0; n * READING], vec![0.0; n * READING]);
    sru(&bounds, &u2, &h1, &mut c2, &mut h2);
    if let Some(m) = masks {
        mul(&mut h2, &m.h2);
    }
    let mut arc = bias(n, g(&l.arcs_b));
    multiply_add(&h2, g(&l.arcs_w), &mut arc, READING, 2 * ARC);
    // The head side is rectified.
    for row in arc.chunks_exact_mut(2 * ARC) {
        for v in &mut row[ARC..] {
            *v = v.max(0.0);
        }
    }
    let mut lab = bias(n, g(&l.labels_b));
    multiply_add(&h2, g(&l.labels_w), &mut lab, READING, 2 * LABEL);
    let mut dist = bias(n, g(&l.distances_b));
    multiply_add(&h2, g(&l.distances_w), &mut dist, READING, DISTANCES);
    Trace { bounds, n, win, a1, u1, c1, h1, u2, c2, h2, tag, arc, lab, dist }
}

pub(super) fn mul(a: &mut [f32], b: &[f32]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a *= b;
    }
}

/// Arc scores of one sentence: kept × (kept + 1), padded to a multiple of 16 columns.
pub(crate) fn arc_scores(p: &Params, tr: &Trace, start: usize, kept: &[usize]) -> (Vec<f32>, usize) {
    let n = kept.len();
    let width = (n + 1).next_multiple_of(16);
    let mut et = vec![0.0; ARC * width];
    for (j, &t) in kept.iter().enumerate() {
        for k in 0..ARC {
            et[k * width + j] = tr.arc[(start + t) * 2 * ARC + ARC + k];
        }
    }
    for k in 0..ARC {
        et[k * width + n] = p.dense[p.layout.root_arc.start + k];
    }
    let d: Vec<f32> = kept.iter().flat_map(|&t| &tr.arc[(start + t) * 2 * ARC..][..ARC]).copied().collect();
    let mut s = vec![0.0; n * width];
    multiply_add(&d, &et, &mut s, ARC, width);
    for i in 0..n {
        for j in 0..=n {
            s[i * width + j] += tr.dist[(start + kept[i]) * DISTANCES + distance(i, j, n)];
        }
    }
    (s, width)
}

pub(crate) fn label_hidden(
    p: &Params,
    tr: &Trace,
    start: usize,
    kept: &[usize],
    i: usize,
    head: usize,
) -> Vec<f32> {
    let d = &tr.lab[(start + kept[i]) * 2 * LABEL..][..LABEL];
    let h: &[f32] = if head == kept.len() {
        &p.dense[p.layout.root_label.clone()]
    } else {
        &tr.lab[(start + kept[head]) * 2 * LABEL + LABEL..][..LABEL]
    };
    d.iter().zip(h).map(|(a, b)| (a + b).max(0.0)).collect()
}
