//! What verbs and nouns come with in news text, counted; see the head of `usage.txt`.

use super::listing::Listing;

/// A line for each noun (`n`), verb (`v`) and other word (`w`).
const TABLE: Listing = Listing::new(include_str!("usage.txt"));

/// How a verb is used; shares are of 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VerbUsage {
    /// Uses seen.
    pub uses: f32,
    /// Share of the active uses with nothing after the verb.
    pub alone: f32,
    /// Share of the active uses with an object and nothing more.
    pub only_object: f32,
    /// Share of the passive uses with nothing after the participle.
    pub bare_passive: f32,
    /// Each preposition with its per cent of all uses: `by:31 from:10`.
    prepositions: &'static str,
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
        let mut shares = self.prepositions.split(' ').filter_map(|entry| entry.split_once(':'));
        shares.find(|(p, _)| *p == preposition).map_or(0.0, |(_, share)| per_cent(share))
    }
}

fn number(field: &str) -> f32 {
    field.parse().unwrap_or(0.0)
}

fn per_cent(field: &str) -> f32 {
    number(field) / 100.0
}

/// How the verb, with its particle if any, is used; `None` for one that was seldom seen.
pub(crate) fn verb(lemma: &str, particle: Option<&str>) -> Option<VerbUsage> {
    let line = match particle {
        Some(particle) => TABLE.get(&["v ", lemma, "_", particle]),
        None => TABLE.get(&["v ", lemma]),
    }?;
    let mut fields = line.splitn(7, ' ');
    let mut field = || fields.next().unwrap_or("");
    let uses = number(field());
    let [_, alone, only_object] = [field(), field(), field()].map(per_cent);
    let (passives, bare_passive) = (number(field()), per_cent(field()));
    Some(VerbUsage { uses: uses + passives, alone, only_object, bare_passive, prepositions: field() })
}

/// The uses of the noun, and the share of them with a phrase or clause that completes it.
fn noun_usage(lemma: &str) -> Option<(f32, f32)> {
    let line = TABLE.get(&["n ", lemma])?;
    let (uses, completed) = line.split_once(' ').unwrap_or((line, ""));
    Some((number(uses), per_cent(completed)))
}

/// The share of the noun's uses with a phrase or clause that completes it; `None` for one that was seldom seen.
pub(crate) fn noun(lemma: &str) -> Option<f32> {
    noun_usage(lemma).map(|(_, completed)| completed)
}

/// How often the noun was seen: the more often, the less it says.
pub(crate) fn noun_uses(lemma: &str) -> f32 {
    noun_usage(lemma).map_or(0.0, |(uses, _)| uses)
}

/// The share of the word's uses in the leads of stories; `None` for one that was seldom seen.
pub(crate) fn in_leads(lemma: &str) -> Option<f32> {
    TABLE.get(&["w ", lemma]).map(per_cent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_verbs_and_nouns_are_used() {
        assert!(verb("accuse", None).is_some_and(|v| v.alone < 0.1));
        assert!(verb("arrest", None).is_some_and(|v| v.only_object > 0.3 && v.preposition("on") > 0.04));
        assert!(noun("lack") > noun("man"));
        assert!(noun_uses("man") > 100.0 && in_leads("police").is_some());
        assert_eq!(verb("police", None).map(|v| v.uses), None);
        assert!(verb("carry", Some("out")).is_some_and(|v| v.only_object > 0.3));
    }

    #[test]
    fn lines_stand_in_the_order_they_are_searched_in() {
        assert!(TABLE.keys(2).is_sorted());
    }
}
