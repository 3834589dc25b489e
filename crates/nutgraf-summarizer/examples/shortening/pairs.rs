//! A sentence beside its human shortenings, and which of its units they keep.

use crate::shorten::signals::Signals;
use crate::shorten::tight::Statement;
use nutgraf_language::{Parse, Upos};

pub(crate) struct Pair<'a> {
    pub statement: Statement<'a>,
    pub x: Vec<Signals>,
    /// Of each unit, the share of its words that the references keep.
    pub kept: Vec<f32>,
    pub refs: Vec<Vec<String>>,
    pub words: Vec<String>,
    pub kind: usize,
    pub fold: usize,
}

/// Words as the scorer cuts them.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let mut word = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
        if c.is_alphanumeric() || c == '_' || (matches!(c, '.' | ',') && !word.is_empty() && digit(i + 1)) {
            word.push(c);
        } else if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
    }
    out.extend((!word.is_empty()).then_some(word));
    out
}

impl<'a> Pair<'a> {
    pub(crate) fn new(parse: &Parse<'a>, refs: Vec<String>, kind: usize, fold: usize) -> Option<Self> {
        let whole = parse.text;
        let statement = Statement::new(parse)?;
        let x = statement.signals(kind);
        let (parse, units) = (&statement.parse, &statement.units);
        let mut kept = vec![0.0f32; units.units.len()];
        for r in &refs {
            let tokens = aligned(parse, r, kind == 1);
            for (unit, kept) in units.units.iter().zip(&mut kept) {
                let n = unit.own.iter().filter(|&&t| tokens[t]).count();
                let head = f32::from(u8::from(tokens[unit.head]));
                *kept += (n as f32 / unit.own.len().max(1) as f32 + head) / 2.0 / refs.len() as f32;
            }
        }
        Some(Self {
            statement,
            x,
            kept,
            refs: refs.iter().map(|r| words(r)).collect(),
            words: words(whole),
            kind,
            fold,
        })
    }

    /// Of each unit: whether it stays, and how much that counts (nothing when the one above falls).
    pub(crate) fn examples(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.statement.units.units.iter().enumerate().map(|(u, unit)| match unit.parent {
            None => (1.0, 0.0),
            Some(p) if self.kept[p] < 0.1 => (self.kept[u], 0.0),
            Some(p) => ((self.kept[u] / self.kept[p]).min(1.0), self.kept[p]),
        })
    }

    /// The words of the kept units.
    pub(crate) fn kept(&self, keep: &[bool]) -> Vec<String> {
        let mut out = Vec::new();
        for t in 0..self.statement.parse.len() {
            if keep[self.statement.units.of[t]] && self.statement.parse.tokens[t].upos != Upos::Punct {
                out.extend(words(self.statement.parse.form(t)));
            }
        }
        out
    }

    /// Token F1, best over the references.
    pub(crate) fn f1(&self, out: &[String]) -> f64 {
        let score = |r: &Vec<String>| {
            let mut left = r.clone();
            let same = out
                .iter()
                .filter(|w| left.iter().position(|l| l == *w).map(|i| left.swap_remove(i)).is_some())
                .count();
            2.0 * same as f64 / (r.len() + out.len()).max(1) as f64
        };
        self.refs.iter().map(score).fold(0.0, f64::max)
    }
}

/// The word without its commonest endings, for headlines in the present tense.
fn stem(word: &str) -> &str {
    for end in ["ing", "ed", "es", "s", "d", "e"] {
        if let Some(s) = word.strip_suffix(end)
            && s.len() > 2
        {
            return s;
        }
    }
    word
}

/// Which tokens of the sentence a reference keeps: the longest common subsequence with the longest runs.
fn aligned(parse: &Parse<'_>, reference: &str, loose: bool) -> Vec<bool> {
    let r = words(reference);
    // Words of the sentence with their token.
    let s: Vec<(String, usize)> = (0..parse.len())
        .filter(|&t| parse.tokens[t].upos != Upos::Punct)
        .flat_map(|t| words(parse.form(t)).into_iter().map(move |w| (w, t)))
        .collect();
    let same = |i: usize, j: usize| r[i] == s[j].0 || loose && r[i].len() > 3 && stem(&r[i]) == stem(&s[j].0);
    let (n, m) = (r.len(), s.len());
    // best[i][j][1]: words from i and j on, when the words before were matched to one another.
    let mut best = vec![[0i32; 2]; (n + 1) * (m + 1)];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            for run in 0..2 {
                let mut b = best[(i + 1) * (m + 1) + j][0].max(best[i * (m + 1) + j + 1][0]);
                if same(i, j) {
                    b = b.max(best[(i + 1) * (m + 1) + j + 1][1] + 10 + 3 * run as i32);
                }
                best[i * (m + 1) + j][run] = b;
            }
        }
    }
    let mut kept = vec![false; parse.len()];
    let (mut i, mut j, mut run) = (0, 0, 0);
    while i < n && j < m {
        let here = best[i * (m + 1) + j][run];
        if same(i, j) && here == best[(i + 1) * (m + 1) + j + 1][1] + 10 + 3 * run as i32 {
            kept[s[j].1] = true;
            (i, j, run) = (i + 1, j + 1, 1);
        } else if here == best[i * (m + 1) + j + 1][0] {
            (j, run) = (j + 1, 0);
        } else {
            (i, run) = (i + 1, 0);
        }
    }
    kept
}
