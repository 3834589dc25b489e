//! ROUGE-1 and ROUGE-2 F1 of every set of up to three sentences of a story (Lin 2004).

use crate::document::stem;
use std::collections::BTreeMap;

/// Lower-case words, stemmed.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(stem)
        .collect()
}

/// The counts of a reference's words and word pairs.
pub(crate) struct Reference {
    uni: (BTreeMap<String, usize>, Vec<u16>),
    bi: (BTreeMap<(String, String), usize>, Vec<u16>),
    len: usize,
}

/// What a sentence shares with a reference: counts of the reference's words and pairs.
pub(crate) struct Matches {
    uni: Vec<(u16, u16)>,
    bi: Vec<(u16, u16)>,
    /// Number of words.
    pub(crate) len: usize,
}

fn counted<K: Ord + Clone>(keys: impl Iterator<Item = K>) -> (BTreeMap<K, usize>, Vec<u16>) {
    let (mut ids, mut counts) = (BTreeMap::new(), Vec::new());
    for key in keys {
        let next = ids.len();
        let id = *ids.entry(key).or_insert(next);
        if id == counts.len() {
            counts.push(0);
        }
        counts[id] += 1;
    }
    (ids, counts)
}

fn matched<K: Ord>(ids: &BTreeMap<K, usize>, keys: impl Iterator<Item = K>) -> Vec<(u16, u16)> {
    let mut hits: Vec<u16> = keys.filter_map(|k| ids.get(&k).map(|&i| i as u16)).collect();
    hits.sort_unstable();
    let mut out: Vec<(u16, u16)> = Vec::new();
    for h in hits {
        match out.last_mut() {
            Some(last) if last.0 == h => last.1 += 1,
            _ => out.push((h, 1)),
        }
    }
    out
}

fn pairs(t: &[String]) -> impl Iterator<Item = (String, String)> + '_ {
    t.windows(2).map(|w| (w[0].clone(), w[1].clone()))
}

impl Reference {
    pub(crate) fn new(text: &str) -> Self {
        let t = tokens(text);
        Self { uni: counted(t.iter().cloned()), bi: counted(pairs(&t)), len: t.len() }
    }

    pub(crate) fn matches(&self, sentence: &str) -> Matches {
        let t = tokens(sentence);
        Matches {
            uni: matched(&self.uni.0, t.iter().cloned()),
            bi: matched(&self.bi.0, pairs(&t)),
            len: t.len(),
        }
    }

    /// ROUGE-1 and ROUGE-2 F1 of a set of sentences.
    pub(crate) fn score(&self, set: &[&Matches]) -> (f32, f32) {
        let len: usize = set.iter().map(|m| m.len).sum();
        let overlap = |most: &[u16], of: &dyn Fn(&Matches) -> Vec<(u16, u16)>| {
            let mut got = vec![0u16; most.len()];
            for m in set {
                for (id, n) in of(m) {
                    got[id as usize] += n;
                }
            }
            got.iter().zip(most).map(|(a, b)| u32::from(*a.min(b))).sum::<u32>() as f32
        };
        let f1 = |hits: f32, a: usize, b: usize| if a + b == 0 { 0.0 } else { 2.0 * hits / (a + b) as f32 };
        (
            f1(overlap(&self.uni.1, &|m| m.uni.clone()), len, self.len),
            f1(overlap(&self.bi.1, &|m| m.bi.clone()), len.saturating_sub(1), self.len.saturating_sub(1)),
        )
    }
}
