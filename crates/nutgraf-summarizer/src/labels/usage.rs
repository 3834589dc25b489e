//! What verbs and nouns come with in news text, counted; see the head of `usage.txt`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("usage.txt");

/// How a verb is used; shares are of 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct VerbUsage {
    /// Uses seen.
    pub uses: f32,
    /// Share of the active uses with nothing after the verb.
    pub alone: f32,
    /// Share of the active uses with an object and nothing more.
    pub only_object: f32,
    /// Share of the passive uses with nothing after the participle.
    pub bare_passive: f32,
    prepositions: Vec<(&'static str, f32)>,
}

impl VerbUsage {
    /// The share of the uses of this kind that no phrase follows.
    pub(crate) fn without_phrase(&self, object: bool, passive: bool) -> f32 {
        match (passive, object) {
            (true, _) => self.bare_passive,
            (false, true) => self.only_object,
            (false, false) => self.alone,
        }
    }

    /// The share of all uses with this preposition.
    pub(crate) fn preposition(&self, preposition: &str) -> f32 {
        self.prepositions.iter().find(|(p, _)| *p == preposition).map_or(0.0, |(_, share)| *share)
    }
}

struct Table {
    verbs: BTreeMap<&'static str, VerbUsage>,
    nouns: BTreeMap<&'static str, (f32, f32)>,
    leads: BTreeMap<&'static str, f32>,
}

fn table() -> &'static Table {
    static PARSED: OnceLock<Table> = OnceLock::new();
    PARSED.get_or_init(|| {
        let mut table = Table { verbs: BTreeMap::new(), nouns: BTreeMap::new(), leads: BTreeMap::new() };
        for line in TABLE.lines() {
            let mut words = line.split(' ');
            let kind = words.next();
            let Some(lemma) = words.next() else { continue };
            let mut number = || words.next().and_then(|w| w.parse::<f32>().ok()).unwrap_or(0.0);
            match kind {
                Some("v") => {
                    let uses = number();
                    let [_, alone, only_object] = [number(), number(), number()].map(|p| p / 100.0);
                    let passives = number();
                    let bare_passive = number() / 100.0;
                    let prepositions = words
                        .filter_map(|w| w.split_once(':'))
                        .filter_map(|(p, share)| Some((p, share.parse::<f32>().ok()? / 100.0)))
                        .collect();
                    let usage =
                        VerbUsage { uses: uses + passives, alone, only_object, bare_passive, prepositions };
                    table.verbs.insert(lemma, usage);
                }
                Some("n") => {
                    let uses = number();
                    table.nouns.insert(lemma, (uses, number() / 100.0));
                }
                Some("w") => {
                    table.leads.insert(lemma, number() / 100.0);
                }
                _ => {}
            }
        }
        table
    })
}

/// How the verb, with its particle if any, is used; `None` for one that was seldom seen.
pub(crate) fn verb(lemma: &str, particle: Option<&str>) -> Option<&'static VerbUsage> {
    match particle {
        Some(particle) => table().verbs.get(format!("{lemma}_{particle}").as_str()),
        None => table().verbs.get(lemma),
    }
}

/// The share of the noun's uses with a phrase or clause that completes it; `None` for one that was seldom seen.
pub(crate) fn noun(lemma: &str) -> Option<f32> {
    table().nouns.get(lemma).map(|(_, completed)| *completed)
}

/// How often the noun was seen: the more often, the less it says.
pub(crate) fn noun_uses(lemma: &str) -> f32 {
    table().nouns.get(lemma).map_or(0.0, |(uses, _)| *uses)
}

/// The share of the word's uses in the leads of stories; `None` for one that was seldom seen.
pub(crate) fn in_leads(lemma: &str) -> Option<f32> {
    table().leads.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_verbs_and_nouns_are_used() {
        assert!(verb("accuse", None).is_some_and(|v| v.alone < 0.1));
        assert!(verb("arrest", None).is_some_and(|v| v.only_object > 0.3 && v.preposition("on") > 0.04));
        assert!(noun("lack") > noun("man"));
    }
}
