//! How long what stays gets with and without a unit.

use super::protect;
use super::units::Units;
use nutgraf_language::{Parse, Upos};

/// The names of the signals of [`Sizes::of`].
pub(crate) const NAMES: [&str; 15] = [
    "core",
    "core-share",
    "held",
    "rest",
    "words-before",
    "words-after",
    "free-sibling-before",
    "words-of-siblings-before",
    "words-of-siblings-after",
    "in-core",
    "head-in-core",
    "may-fall",
    "head-may-fall",
    "free-below-top",
    "words-before-top",
];

/// The words of every unit, and which must stay.
pub(crate) struct Sizes<'u> {
    units: &'u Units,
    /// Of each unit the words that fall with it.
    all: Vec<f32>,
    /// Of each unit the words that cannot fall while it stays.
    held: Vec<f32>,
    /// Whether a unit may fall while the one above it stays.
    falls: Vec<bool>,
    /// Whether a unit stays whatever is chosen.
    core: Vec<bool>,
    /// For each token the words before it.
    before: Vec<f32>,
    total: f32,
}

impl<'u> Sizes<'u> {
    /// The sizes of the units of a sentence.
    pub(crate) fn new(parse: &Parse<'_>, units: &'u Units) -> Self {
        let n = units.units.len();
        let is_word = |&&t: &&usize| parse.tokens[t].upos != Upos::Punct;
        let count = |tokens: &[usize]| tokens.iter().filter(is_word).count() as f32;
        let falls: Vec<bool> = (0..n).map(|u| protect::may_fall(parse, units, u)).collect();
        let mut core = vec![true; n];
        let mut held: Vec<f32> = units.units.iter().map(|unit| count(&unit.own)).collect();
        for u in 0..n {
            if let Some(p) = units.units[u].parent {
                core[u] = core[p] && !falls[u];
            }
        }
        for u in (0..n).rev() {
            if let (Some(p), false) = (units.units[u].parent, falls[u]) {
                held[p] += held[u];
            }
        }
        let mut before = vec![0.0];
        for token in &parse.tokens {
            let so_far = before[before.len() - 1];
            before.push(so_far + f32::from(u8::from(token.upos != Upos::Punct)));
        }
        let all = units.units.iter().map(|unit| count(&unit.all)).collect();
        let total = before[before.len() - 1].max(1.0);
        Self { units, all, held, falls, core, before, total }
    }

    /// The signals of one unit.
    pub(crate) fn of(&self, u: usize) -> [f32; NAMES.len()] {
        let units = &self.units.units;
        let flag = |on: bool| f32::from(u8::from(on));
        let unit = &units[u];
        let above = unit.parent.unwrap_or(u);
        let siblings = || self.units.children(above).filter(|&s| s != u && u != above);
        let between = |s: &usize| (units[above].head..unit.head).contains(&units[*s].head);
        let words = |before: bool| -> f32 {
            siblings()
                .filter(|s| if before { between(s) } else { units[*s].head > unit.head })
                .map(|s| self.all[s])
                .sum()
        };
        let first = unit.all.first().copied().unwrap_or(unit.head);
        let last = unit.all.last().copied().unwrap_or(unit.head);
        let core = self.held[0];
        let below_top = || self.units.children(0);
        [
            core,
            core / self.total,
            self.held[u],
            self.total - self.all[u],
            self.before[first],
            self.total - self.before[last + 1],
            flag(siblings().any(|s| between(&s) && self.falls[s])),
            words(true),
            words(false),
            flag(self.core[u]),
            flag(self.core[above]),
            flag(self.falls[u]),
            flag(self.falls[above]),
            below_top().filter(|&s| self.falls[s]).count() as f32,
            below_top().filter(|&s| units[s].head < units[0].head).map(|s| self.all[s]).sum(),
        ]
    }
}
