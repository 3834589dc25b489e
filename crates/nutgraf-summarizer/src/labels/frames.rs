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

/// Whether the verb says enough with its subject alone ("prices rose", "the chairman resigned").
pub(crate) fn stands_alone(lemma: &str) -> bool {
    const ALONE: &[&str] = &[
        "abate",
        "arrive",
        "climb",
        "close",
        "collapse",
        "collide",
        "continue",
        "crash",
        "decline",
        "decrease",
        "deepen",
        "die",
        "disappear",
        "drop",
        "end",
        "erupt",
        "escape",
        "expire",
        "explode",
        "fade",
        "fall",
        "fight",
        "flee",
        "freeze",
        "grow",
        "improve",
        "increase",
        "jump",
        "land",
        "loom",
        "lose",
        "march",
        "merge",
        "narrow",
        "open",
        "persist",
        "plummet",
        "plunge",
        "quit",
        "rebound",
        "recover",
        "remain",
        "reopen",
        "resign",
        "resume",
        "retire",
        "retreat",
        "return",
        "rise",
        "shrink",
        "shut",
        "sink",
        "slide",
        "slip",
        "slow",
        "slump",
        "soar",
        "spread",
        "stabilise",
        "stall",
        "strike",
        "surge",
        "surrender",
        "survive",
        "swell",
        "tumble",
        "vanish",
        "wane",
        "weaken",
        "widen",
        "win",
        "withdraw",
        "worsen",
    ];
    ALONE.binary_search(&lemma).is_ok() && !needs_complement(lemma)
}

/// Whether the verb says enough with a particle alone ("stepped down", "broke out").
pub(crate) fn stands_with_particle(lemma: &str) -> bool {
    matches!(lemma, "back" | "break" | "close" | "fall" | "pull" | "shut" | "stand" | "step" | "walk")
}

/// Whether the verb says too little of its object alone ("urged the mayor").
pub(crate) fn wants_more_than_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "accuse"
            | "advise"
            | "allow"
            | "ask"
            | "call"
            | "cause"
            | "consider"
            | "enable"
            | "encourage"
            | "expect"
            | "forbid"
            | "force"
            | "help"
            | "invite"
            | "keep"
            | "let"
            | "order"
            | "permit"
            | "persuade"
            | "prompt"
            | "put"
            | "remind"
            | "require"
            | "see"
            | "set"
            | "tell"
            | "treat"
            | "turn"
            | "urge"
            | "want"
            | "warn"
    )
}

/// Whether the object makes a phrase of its verb that asks for more: "took advantage of ...".
pub(crate) fn is_light_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "advantage"
            | "aim"
            | "attention"
            | "care"
            | "charge"
            | "part"
            | "place"
            | "life"
            | "way"
            | "thing"
            | "something"
    )
}

/// Whether the participle says too little alone ("materials taken", "film scheduled").
pub(crate) fn is_empty_passive(participle: &str) -> bool {
    matches!(
        participle,
        "allowed"
            | "asked"
            | "based"
            | "believed"
            | "brought"
            | "called"
            | "caused"
            | "considered"
            | "described"
            | "done"
            | "driven"
            | "expected"
            | "followed"
            | "forced"
            | "given"
            | "kept"
            | "known"
            | "left"
            | "made"
            | "placed"
            | "put"
            | "required"
            | "said"
            | "scheduled"
            | "seen"
            | "set"
            | "shown"
            | "taken"
            | "thought"
            | "told"
            | "treated"
            | "understood"
            | "urged"
            | "used"
            | "accused"
            | "linked"
            | "pronounced"
    )
}

/// Whether the verb has a complement in most of its uses.
fn needs_complement(lemma: &str) -> bool {
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
        assert!(!stands_alone("make") && stands_alone("die"));
        assert!(wants_preposition("accuse", "of") && wants_preposition("depend", "on"));
    }
}
