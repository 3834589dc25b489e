//! From scores back to what each weight should have been.

use super::dropout::Masks;
use super::forward::{Trace, arc_scores, bias, gate, gate_slope, label_hidden, mul};
use super::matrix::{multiply_add, softmax, transposed};
use super::params::Params;
use crate::example::{Example, Shares};
use nutgraf_language::network::{
    ARC, CARRIED, COMPANY, DISTANCES, FORM, GATES, INPUT, LABEL, LABELS, READING, TAGS, distance,
};
use std::ops::Range;

/// From dh to du and (added) da.
fn sru_back(
    bounds: &[Range<usize>],
    u: &[f32],
    a: &[f32],
    c: &[f32],
    dh: &[f32],
    du: &mut [f32],
    da: &mut [f32],
) {
    for b in bounds {
        for side in 0..2 {
            let mut dstate = [0.0; CARRIED];
            let mut step = |t: usize| {
                let before =
                    if side == 0 { (t > b.start).then(|| t - 1) } else { (t + 1 < b.end).then_some(t + 1) };
                let uu = &u[t * GATES + side * 3 * CARRIED..][..3 * CARRIED];
                let at = t * READING + side * CARRIED;
                for k in 0..CARRIED {
                    let f = gate(uu[CARRIED + k]);
                    let r = gate(uu[2 * CARRIED + k]);
                    let cv = c[at + k];
                    let cb = before.map_or(0.0, |t| c[t * READING + side * CARRIED + k]);
                    let g = dh[at + k];
                    let dr = g * (cv - a[at + k]);
                    let dc = dstate[k] + g * r;
                    da[at + k] += g * (1.0 - r);
                    let df = dc * (cb - uu[k]);
                    let base = t * GATES + side * 3 * CARRIED;
                    du[base + k] = dc * (1.0 - f);
                    du[base + CARRIED + k] = df * gate_slope(uu[CARRIED + k]);
                    du[base + 2 * CARRIED + k] = dr * gate_slope(uu[2 * CARRIED + k]);
                    dstate[k] = dc * f;
                }
            };
            if side == 0 { b.clone().rev().for_each(&mut step) } else { b.clone().for_each(&mut step) }
        }
    }
}

pub(crate) struct Gradient {
    pub(crate) dense: Vec<f32>,
    pub(crate) table: Vec<(usize, [f32; FORM])>,
    pub(crate) loss: [f32; 3],
}

fn add_product_t(x: &[f32], dy: &[f32], dw: &mut [f32], inner: usize, columns: usize) {
    let n = x.len() / inner;
    let xt = transposed(x, inner);
    multiply_add(&xt, dy, dw, n, columns);
}

fn add_bias(dy: &[f32], db: &mut [f32]) {
    for row in dy.chunks_exact(db.len()) {
        for (b, d) in db.iter_mut().zip(row) {
            *b += d;
        }
    }
}

/// Takes what is `believed` off the shares the network gave, which leaves the slope of the loss; the doubt that was
/// left.
fn take_off(shares: &mut [f32], believed: &Shares) -> f32 {
    let mut doubt = 0.0;
    for &(answer, belief) in believed {
        let share = &mut shares[usize::from(answer)];
        doubt += belief * (1.0 - *share);
        *share -= belief;
    }
    doubt
}

pub(crate) fn backward(p: &Params, batch: &[&Example], tr: &Trace, m: Option<&Masks>) -> Gradient {
    let l = &p.layout;
    let n = tr.n;
    let w = |r: &Range<usize>, cols: usize| transposed(&p.dense[r.clone()], cols);
    let mut gr = vec![0.0; l.total];
    let mut loss = [0.0; 3];
    let (mut dtag, mut darc, mut dlab, mut ddist) =
        (vec![0.0; n * TAGS], vec![0.0; n * 2 * ARC], vec![0.0; n * 2 * LABEL], vec![0.0; n * DISTANCES]);
    let norm = 1.0 / n as f32;
    for (e, b) in batch.iter().zip(&tr.bounds) {
        for (i, believed) in e.tags.iter().enumerate() {
            if believed.is_empty() {
                continue;
            }
            let t = b.start + i;
            let row = &mut dtag[t * TAGS..(t + 1) * TAGS];
            row.copy_from_slice(&tr.tag[t * TAGS..(t + 1) * TAGS]);
            softmax(row);
            loss[0] += take_off(row, believed);
            for v in row {
                *v *= norm;
            }
        }
        let k = e.kept.len();
        let (s, width) = arc_scores(p, tr, b.start, &e.kept);
        // Gradient of the arc scores.
        let mut ds = vec![0.0; k * width];
        for i in 0..k {
            let row = &mut ds[i * width..i * width + k + 1];
            row.copy_from_slice(&s[i * width..i * width + k + 1]);
            row[i] = -1e9;
            softmax(row);
            loss[1] += take_off(row, &e.arcs[i]);
            row[i] = 0.0;
            for v in row.iter_mut() {
                *v *= norm;
            }
            for j in 0..=k {
                ddist[(b.start + e.kept[i]) * DISTANCES + distance(i, j, k)] += ds[i * width + j];
            }
        }
        let head = |j: usize| -> &[f32] {
            if j == k {
                &p.dense[l.root_arc.clone()]
            } else {
                &tr.arc[(b.start + e.kept[j]) * 2 * ARC + ARC..][..ARC]
            }
        };
        for i in 0..k {
            let ti = b.start + e.kept[i];
            for j in 0..=k {
                let g = ds[i * width + j];
                if g.abs() < 1e-9 {
                    continue;
                }
                let h = head(j);
                for (d, hv) in darc[ti * 2 * ARC..][..ARC].iter_mut().zip(h) {
                    *d += g * hv;
                }
                let dep = &tr.arc[ti * 2 * ARC..][..ARC];
                if j == k {
                    for (d, v) in gr[l.root_arc.clone()].iter_mut().zip(dep) {
                        *d += g * v;
                    }
                } else {
                    let tj = b.start + e.kept[j];
                    for (d, v) in darc[tj * 2 * ARC + ARC..][..ARC].iter_mut().zip(dep) {
                        *d += g * v;
                    }
                }
            }
        }
        // Labels of the arcs of the tree.
        let hidden: Vec<f32> =
            (0..k).flat_map(|i| label_hidden(p, tr, b.start, &e.kept, i, e.heads[i])).collect();
        let mut scores = bias(k, &p.dense[l.relations_b.clone()]);
        multiply_add(&hidden, &p.dense[l.relations_w.clone()], &mut scores, LABEL, LABELS);
        for (i, (o, hid)) in scores.chunks_exact_mut(LABELS).zip(hidden.chunks_exact(LABEL)).enumerate() {
            softmax(o);
            loss[2] += take_off(o, &e.labels[i]);
            for v in o.iter_mut() {
                *v *= norm;
            }
            for (d, v) in gr[l.relations_b.clone()].iter_mut().zip(o.iter()) {
                *d += v;
            }
            for (q, &hv) in hid.iter().enumerate() {
                let row = l.relations_w.start + q * LABELS;
                let mut back = 0.0;
                if hv > 0.0 {
                    for c in 0..LABELS {
                        gr[row + c] += hv * o[c];
                        back += p.dense[row + c] * o[c];
                    }
                    dlab[(b.start + e.kept[i]) * 2 * LABEL + q] += back;
                    if e.heads[i] == k {
                        gr[l.root_label.start + q] += back;
                    } else {
                        dlab[(b.start + e.kept[e.heads[i]]) * 2 * LABEL + LABEL + q] += back;
                    }
                }
            }
        }
    }
    for (d, a) in darc.chunks_exact_mut(2 * ARC).zip(tr.arc.chunks_exact(2 * ARC)) {
        for k in ARC..2 * ARC {
            if a[k] <= 0.0 {
                d[k] = 0.0;
            }
        }
    }
    let mut dh2 = vec![0.0; n * READING];
    for (dy, wr, br, cols) in [
        (&darc, &l.arcs_w, &l.arcs_b, 2 * ARC),
        (&dlab, &l.labels_w, &l.labels_b, 2 * LABEL),
        (&ddist, &l.distances_w, &l.distances_b, DISTANCES),
    ] {
        add_product_t(&tr.h2, dy, &mut gr[wr.clone()], READING, cols);
        add_bias(dy, &mut gr[br.clone()]);
        multiply_add(dy, &w(wr, cols), &mut dh2, cols, READING);
    }
    if let Some(m) = m {
        mul(&mut dh2, &m.h2);
    }
    let mut dh1 = vec![0.0; n * READING];
    let mut du = vec![0.0; n * GATES];
    sru_back(&tr.bounds, &tr.u2, &tr.h1, &tr.c2, &dh2, &mut du, &mut dh1);
    add_product_t(&tr.h1, &du, &mut gr[l.second_w.clone()], READING, GATES);
    add_bias(&du, &mut gr[l.second_b.clone()]);
    multiply_add(&du, &w(&l.second_w, GATES), &mut dh1, GATES, READING);
    add_product_t(&tr.h1, &dtag, &mut gr[l.tags_w.clone()], READING, TAGS);
    add_bias(&dtag, &mut gr[l.tags_b.clone()]);
    multiply_add(&dtag, &w(&l.tags_w, TAGS), &mut dh1, TAGS, READING);
    if let Some(m) = m {
        mul(&mut dh1, &m.h1);
    }
    let mut da1 = vec![0.0; n * READING];
    sru_back(&tr.bounds, &tr.u1, &tr.a1, &tr.c1, &dh1, &mut du, &mut da1);
    add_product_t(&tr.a1, &du, &mut gr[l.first_w.clone()], READING, GATES);
    add_bias(&du, &mut gr[l.first_b.clone()]);
    multiply_add(&du, &w(&l.first_w, GATES), &mut da1, GATES, READING);
    if let Some(m) = m {
        mul(&mut da1, &m.a1);
    }
    for (d, &a) in da1.iter_mut().zip(&tr.a1) {
        if a <= 0.0 {
            *d = 0.0;
        }
    }
    add_product_t(&tr.win, &da1, &mut gr[l.window_w.clone()], 3 * INPUT, READING);
    add_bias(&da1, &mut gr[l.window_b.clone()]);
    let mut dwin = vec![0.0; n * 3 * INPUT];
    multiply_add(&da1, &w(&l.window_w, READING), &mut dwin, READING, 3 * INPUT);
    let mut table: Vec<(usize, [f32; FORM])> = vec![];
    for (e, b) in batch.iter().zip(&tr.bounds) {
        for t in b.clone() {
            let mut dx = [0.0; FORM];
            for (part, at) in [
                (1_usize, Some(t)),
                (2, t.checked_sub(1).filter(|t| *t >= b.start)),
                (0, Some(t + 1).filter(|&t| t < b.end)),
            ] {
                // Token t is the middle of its own window, the right part of the one before, the left part of the next.
                let Some(at) = at else { continue };
                for (d, v) in dx.iter_mut().zip(&dwin[at * 3 * INPUT + part * INPUT + COMPANY..][..FORM]) {
                    *d += v;
                }
            }
            if let Some(m) = m {
                mul(&mut dx, &m.x[t * INPUT + COMPANY..(t + 1) * INPUT]);
            }
            let shown = m.is_none_or(|m| !m.words[t]);
            table.extend(e.inputs[t - b.start].rows(shown).map(|row| (row, dx)));
        }
    }
    Gradient { dense: gr, table, loss }
}
