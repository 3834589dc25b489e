//! Fits the weights of the selection so that the expected ROUGE of the first three sentences is highest.
//!
//! Every admissible set of three of a story's first sentences is rated by the model; a softmax over the
//! ratings makes them a distribution, and its expected ROUGE-1 + ROUGE-2 is raised by gradient ascent: first
//! over the weighted sum, then tree by tree (gradient boosting, Friedman 2001), with the sum held.

use crate::{
    Record,
    document::Document,
    rouge::{Matches, Reference},
    selection::{
        opener,
        set::{self, Sets},
        signals::{self, COUNT, NAMES, Signals},
    },
};

/// Sentences of a story that sets are drawn from.
const REACH: usize = 22;
/// Rounds of boosting.
const ROUNDS: usize = 80;
/// Depth of the trees.
const DEPTH: usize = 3;
const INNER: usize = (1 << DEPTH) - 1;
/// Share of each tree's step that is taken.
const RATE: f64 = 0.25;
/// Weight drawn towards nothing, in each leaf.
const RIDGE: f64 = 5.0;
/// Least weight of sentences on each side of a cut.
const LEAST: f64 = 8.0;
/// Steps and penalty of the weighted sum.
const EPOCHS: usize = 150;
const PENALTY: f64 = 0.02;
/// Cuts tried for each signal.
const BINS: usize = 24;

/// Signals that the stories at hand cannot teach, since they come as one paragraph without headings,
/// headlines or lists, with weights set by hand.
const PRIORS: [(&str, f64); 6] = [
    ("opens-paragraph", 0.3),
    ("opens-section", 0.3),
    ("headline", 2.0),
    ("heading", 0.5),
    ("background", -2.0),
    ("list", -0.5),
];

/// What is added to the worth of the lead, so that other kinds of news keep theirs.
const LEAD_PRIOR: f64 = 1.0;

fn prior(signal: usize) -> Option<f64> {
    PRIORS.iter().find(|(n, _)| *n == NAMES[signal]).map(|p| p.1)
}

struct Example {
    x: Vec<Signals>,
    sets: Vec<[u8; 3]>,
    z: Vec<[f32; set::COUNT]>,
    rouge: Vec<(f32, f32)>,
}

impl Example {
    fn new(r: &Record) -> Option<Self> {
        // The agency that some stories of the data have glued to their first word.
        let glued = r.text.find("(CNN)").filter(|&i| i < 60).map_or(0, |i| i + 5);
        let text = r.text[glued..].trim_start_matches([' ', '-', '—']).to_owned();
        let story = crate::story(&Record { text, title: r.title.clone(), ..Record::default() });
        let document = Document::new(&story, 1);
        let n = document.sentences.len().min(REACH);
        if n < 4 {
            return None;
        }
        let mut x = signals::all(&document);
        x.truncate(REACH);
        let reference = Reference::new(&r.summary);
        let m: Vec<Matches> = document.sentences.iter().map(|s| reference.matches(s.text)).collect();
        let dangling: Vec<bool> = document.sentences.iter().map(|s| opener::of(s.text).dangles()).collect();
        let mut rater = Sets::new(&document);
        let (mut sets, mut z, mut rouge) = (Vec::new(), Vec::new(), Vec::new());
        for a in 0..n {
            for b in a + 1..n {
                for c in b + 1..n {
                    let set = [a, b, c];
                    let stands = |&i: &usize| i == 0 || !dangling[i] || set.contains(&(i - 1));
                    if c == 2 || set.iter().all(stands) {
                        sets.push(set.map(|i| i as u8));
                        z.push(rater.signals(&set).map(|v| v as f32));
                        rouge.push(reference.score(&set.map(|i| &m[i])));
                    }
                }
            }
        }
        Some(Self { x, sets, z, rouge })
    }

    fn lead(&self) -> (f32, f32) {
        self.rouge[0]
    }

    /// Of each set: its probability times how much better than expected it is; and its probability.
    #[allow(
        clippy::disallowed_methods,
        reason = "fitting may differ in the last digit; what it writes does not"
    )]
    fn pull(&self, logits: &[f64]) -> Vec<(f64, f64)> {
        let top = logits.iter().copied().fold(f64::MIN, f64::max);
        let p: Vec<f64> = logits.iter().map(|l| (l - top).exp()).collect();
        let sum: f64 = p.iter().sum();
        let worth = |k: usize| f64::from(self.rouge[k].0 + self.rouge[k].1);
        let expected: f64 = p.iter().enumerate().map(|(k, p)| p / sum * worth(k)).sum();
        p.iter().enumerate().map(|(k, p)| (p / sum * (worth(k) - expected), p / sum)).collect()
    }

    fn logits(&self, model: &Model, extra: &[f64]) -> Vec<f64> {
        let s: Vec<f64> = self.x.iter().zip(extra).map(|(x, e)| e + dot(x, &model.linear)).collect();
        let rate = |(t, z): (&[u8; 3], &[f32; set::COUNT])| {
            t.iter().map(|&i| s[i as usize]).sum::<f64>()
                + z.iter().zip(&model.set).map(|(a, b)| f64::from(*a) * b).sum::<f64>()
        };
        self.sets.iter().zip(&self.z).map(rate).collect()
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

struct Tree {
    cuts: [(usize, f64); INNER],
    leaves: [f64; INNER + 1],
}

impl Tree {
    fn at(&self, x: &Signals) -> f64 {
        let mut k = 0;
        while k < INNER {
            let (j, t) = self.cuts[k];
            k = 2 * k + if x[j] > t { 2 } else { 1 };
        }
        self.leaves[k - INNER]
    }
}

struct Model {
    linear: Vec<f64>,
    set: Vec<f64>,
    trees: Vec<Tree>,
}

impl Model {
    fn best(&self, e: &Example) -> usize {
        let extra: Vec<f64> = e.x.iter().map(|x| self.trees.iter().map(|t| t.at(x)).sum()).collect();
        let l = e.logits(self, &extra);
        (0..l.len()).fold(0, |k, i| if l[i] > l[k] { i } else { k })
    }
}

/// The weighted sum alone, by Adam (Kingma and Ba 2015).
fn sum(data: &[&Example]) -> Model {
    let n = COUNT + set::COUNT;
    let mut p = vec![0.0; n];
    p[..4].copy_from_slice(&[2.0, 1.0, 1.0, 1.0]);
    let (mut m, mut v) = (vec![0.0; n], vec![0.0; n]);
    let mut model = Model { linear: vec![], set: vec![], trees: vec![] };
    for t in 1..=EPOCHS {
        model.linear = p[..COUNT].to_vec();
        model.set = p[COUNT..].to_vec();
        let mut g = vec![0.0; n];
        for e in data {
            let mut pull = [0.0; REACH];
            for (k, (d, _)) in e.pull(&e.logits(&model, &[0.0; REACH])).into_iter().enumerate() {
                e.sets[k].iter().for_each(|&i| pull[i as usize] += d);
                (0..set::COUNT).for_each(|j| g[COUNT + j] += d * f64::from(e.z[k][j]));
            }
            for (x, d) in e.x.iter().zip(pull) {
                (0..COUNT).for_each(|j| g[j] += d * x[j]);
            }
        }
        for j in 0..n {
            if j < COUNT && prior(j).is_some() {
                p[j] = 0.0;
                continue;
            }
            let g = g[j] / data.len() as f64 * 100.0 - PENALTY * p[j];
            m[j] = 0.9 * m[j] + 0.1 * g;
            v[j] = 0.999 * v[j] + 0.001 * g * g;
            let (a, b) = (m[j] / (1.0 - 0.9f64.powi(t as i32)), v[j] / (1.0 - 0.999f64.powi(t as i32)));
            p[j] += 0.03 * a / (b.sqrt() + 1e-8);
        }
    }
    model
}

/// Adds the trees.
fn boost(data: &[&Example], mut model: Model) -> Model {
    let rows: Vec<(usize, &Signals)> =
        data.iter().enumerate().flat_map(|(d, e)| e.x.iter().map(move |x| (d, x))).collect();
    let cuts: Vec<Vec<f64>> = (0..COUNT)
        .map(|j| {
            let mut v: Vec<f64> = rows.iter().map(|(_, x)| x[j]).collect();
            v.sort_by(f64::total_cmp);
            // Stored as f32: the cut has to mean the same there.
            let mut c: Vec<f64> = (1..BINS).map(|b| f64::from(v[b * (v.len() - 1) / BINS] as f32)).collect();
            c.dedup();
            if prior(j).is_some() { Vec::new() } else { c }
        })
        .collect();
    let bins: Vec<Vec<usize>> = rows
        .iter()
        .map(|(_, x)| (0..COUNT).map(|j| cuts[j].partition_point(|c| *c < x[j])).collect())
        .collect();
    let mut starts = Vec::new();
    let mut at = 0;
    for e in data {
        starts.push(at);
        at += e.x.len();
    }
    let mut f = vec![0.0; rows.len()];
    for _ in 0..ROUNDS {
        let (mut g, mut h) = (vec![0.0; rows.len()], vec![0.0; rows.len()]);
        for (e, &start) in data.iter().zip(&starts) {
            for (k, (d, p)) in e.pull(&e.logits(&model, &f[start..start + e.x.len()])).into_iter().enumerate()
            {
                for &i in &e.sets[k] {
                    g[start + i as usize] += 10.0 * d;
                    h[start + i as usize] += p;
                }
            }
        }
        h.iter_mut().for_each(|p| *p = (*p * (1.0 - *p)).max(0.0));
        let tree = grow(&rows, &bins, &cuts, &g, &h);
        for (f, (_, x)) in f.iter_mut().zip(&rows) {
            *f += tree.at(x);
        }
        model.trees.push(tree);
    }
    model
}

fn grow(rows: &[(usize, &Signals)], bins: &[Vec<usize>], cuts: &[Vec<f64>], g: &[f64], h: &[f64]) -> Tree {
    let mut tree = Tree { cuts: [(0, f64::MAX); INNER], leaves: [0.0; INNER + 1] };
    let mut node = vec![0; rows.len()];
    for level in 0..DEPTH {
        let (first, count) = ((1 << level) - 1, 1 << level);
        let mut sums = vec![(0.0, 0.0); count * COUNT * (BINS + 1)];
        for r in (0..rows.len()).filter(|&r| h[r] > 1e-6) {
            for (j, b) in bins[r].iter().enumerate() {
                let s: &mut (f64, f64) = &mut sums[((node[r] - first) * COUNT + j) * (BINS + 1) + b];
                *s = (s.0 + g[r], s.1 + h[r]);
            }
        }
        for k in 0..count {
            let of = |j: usize, b: usize| sums[(k * COUNT + j) * (BINS + 1) + b];
            let all = (0..=BINS).map(|b| of(0, b)).fold((0.0, 0.0), |a, c| (a.0 + c.0, a.1 + c.1));
            let gain = |g: f64, h: f64| g * g / (h + RIDGE);
            let mut best = 1e-9;
            for (j, cuts) in cuts.iter().enumerate() {
                let mut left = (0.0, 0.0);
                for (b, &cut) in cuts.iter().enumerate() {
                    left = (left.0 + of(j, b).0, left.1 + of(j, b).1);
                    let right = (all.0 - left.0, all.1 - left.1);
                    let q = gain(left.0, left.1) + gain(right.0, right.1) - gain(all.0, all.1);
                    if left.1 >= LEAST && right.1 >= LEAST && q > best {
                        best = q;
                        tree.cuts[first + k] = (j, cut);
                    }
                }
            }
        }
        for (node, (_, x)) in node.iter_mut().zip(rows) {
            let (j, t) = tree.cuts[*node];
            *node = 2 * *node + if x[j] > t { 2 } else { 1 };
        }
    }
    let mut sums = [(0.0, 0.0); INNER + 1];
    for (r, &k) in node.iter().enumerate() {
        let s = &mut sums[k - INNER];
        *s = (s.0 + g[r], s.1 + h[r]);
    }
    tree.leaves = sums.map(|(g, h)| RATE * g / (h + RIDGE));
    tree
}

/// Mean ROUGE in hundredths and the difference to the lead, with the half-width of its 95 % interval.
fn report(name: &str, data: &[&Example], pick: &dyn Fn(usize) -> usize) {
    let n = data.len() as f64;
    let line = |of: &dyn Fn(&(f32, f32)) -> f32| {
        let (ours, gain): (Vec<f64>, Vec<f64>) = data
            .iter()
            .enumerate()
            .map(|(i, e)| {
                (f64::from(of(&e.rouge[pick(i)])), f64::from(of(&e.rouge[pick(i)]) - of(&e.lead())))
            })
            .unzip();
        let mean = |v: &[f64]| v.iter().sum::<f64>() / n;
        let m = mean(&gain);
        let var = gain.iter().map(|d| (d - m) * (d - m)).sum::<f64>() / n;
        format!("{:.2} ({:+.2} ±{:.2})", 100.0 * mean(&ours), 100.0 * m, 196.0 * (var / n).sqrt())
    };
    let same = (0..data.len()).filter(|&i| pick(i) == 0).count() as f64 / n;
    eprintln!("{name}: {n} stories, R1 {}, R2 {}, the lead itself {same:.2}", line(&|r| r.0), line(&|r| r.1));
}

/// Fits on the records whose split is not `tune`, reports on both, prints `weights.rs`.
pub(crate) fn run(records: &[Record], cross: bool) {
    let (mut train, mut tune) = (Vec::new(), Vec::new());
    for r in records {
        if let Some(e) = Example::new(r) {
            if r.tune { tune.push(e) } else { train.push(e) }
        }
    }
    let (train, tune): (Vec<&Example>, Vec<&Example>) = (train.iter().collect(), tune.iter().collect());
    if cross {
        let mut picks = vec![0; train.len()];
        for fold in 0..4 {
            let part: Vec<&Example> =
                train.iter().enumerate().filter(|(i, _)| i % 4 != fold).map(|(_, e)| *e).collect();
            let model = boost(&part, sum(&part));
            (0..train.len()).filter(|i| i % 4 == fold).for_each(|i| picks[i] = model.best(train[i]));
        }
        report("train, four folds", &train, &|i| picks[i]);
    }
    let model = boost(&train, sum(&train));
    report("train", &train, &|i| model.best(train[i]));
    if !tune.is_empty() {
        report("tune", &tune, &|i| model.best(tune[i]));
    }
    print(&model);
}

fn print(model: &Model) {
    println!(
        "//! The fitted weights: written by `cargo run --release --example selection fit`, not by hand.\n"
    );
    println!("use super::{{\n    model::Tree,\n    set,\n    signals,\n}};\n");
    println!("/// What a signal of a sentence counts for, in the order of [`signals::NAMES`].");
    println!("pub(crate) const LINEAR: [f64; signals::COUNT] = [");
    for (j, name) in NAMES.iter().enumerate() {
        println!("    {:.3}, // {name}", prior(j).unwrap_or(model.linear[j]));
    }
    println!("];\n\n/// What a signal of a set counts for, in the order of [`set::NAMES`].");
    println!("pub(crate) const SET: [f64; set::COUNT] = [");
    for j in 0..set::COUNT {
        let blend = if j == 0 { LEAD_PRIOR } else { 0.0 };
        println!("    {:.3}, // {}", model.set[j] + blend, set::NAMES[j]);
    }
    println!("];\n\n/// Corrections to the weighted sum.\n#[rustfmt::skip]");
    println!("pub(crate) const TREES: [Tree; {}] = [", model.trees.len());
    for t in &model.trees {
        let cuts: Vec<String> = t
            .cuts
            .iter()
            .map(|(j, c)| match *c as f32 {
                c if c.is_finite() => format!("({j}, {c:?})"),
                _ => "(0, f32::MAX)".to_owned(),
            })
            .collect();
        let leaves: Vec<String> = t.leaves.iter().map(|v| format!("{v:.4}")).collect();
        println!(
            "    Tree {{\n        cuts: [{}],\n        leaves: [{}],\n    }},",
            cuts.join(", "),
            leaves.join(", ")
        );
    }
    println!("];");
}
