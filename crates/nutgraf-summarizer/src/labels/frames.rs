//! What a verb cannot do without: an object, an infinitive, a preposition.
//!
//! The table is counted over the training part of the English Web Treebank and of GUM: a verb needs a
//! complement when it has an object, an open or a clausal complement in at least 60 % of its active uses, and
//! wants a preposition when it heads at least 25 % of its uses.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("frames.txt");

#[derive(Default)]
struct Frame {
    complement: bool,
    prepositions: Vec<&'static str>,
}

fn table() -> &'static BTreeMap<&'static str, Frame> {
    static PARSED: OnceLock<BTreeMap<&'static str, Frame>> = OnceLock::new();
    PARSED.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut words = line.split(' ');
                let verb = words.next()?;
                let mut frame = Frame::default();
                for word in words {
                    if word == "+" { frame.complement = true } else { frame.prepositions.push(word) }
                }
                Some((verb, frame))
            })
            .collect()
    })
}

/// Whether the verb says too little without an object or other complement.
pub(crate) fn needs_complement(lemma: &str) -> bool {
    table().get(lemma).is_some_and(|f| f.complement)
}

/// Whether the preposition belongs to the verb ("accuse of", "depend on").
pub(crate) fn wants_preposition(lemma: &str, preposition: &str) -> bool {
    table().get(lemma).is_some_and(|f| f.prepositions.contains(&preposition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_verbs_ask_for() {
        assert!(needs_complement("make") && !needs_complement("die"));
        assert!(wants_preposition("accuse", "of") && wants_preposition("depend", "on"));
    }
}
