//! Labels of what was done, without who did it: "He signed a two-year contract" gives "Two-year contract signed".
//!
//! Where the subject is a pronoun, or one that everybody knows ("police arrested three men"), what was done is the news.

use super::predicate;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Past tenses that are not their own participle, with the participle.
const PARTICIPLES: &[(&str, &str)] = &[
    ("ate", "eaten"),
    ("began", "begun"),
    ("bit", "bitten"),
    ("blew", "blown"),
    ("broke", "broken"),
    ("chose", "chosen"),
    ("did", "done"),
    ("drank", "drunk"),
    ("drew", "drawn"),
    ("drove", "driven"),
    ("flew", "flown"),
    ("forbade", "forbidden"),
    ("forgave", "forgiven"),
    ("froze", "frozen"),
    ("gave", "given"),
    ("grew", "grown"),
    ("hid", "hidden"),
    ("overthrew", "overthrown"),
    ("overtook", "overtaken"),
    ("rode", "ridden"),
    ("sang", "sung"),
    ("sank", "sunk"),
    ("saw", "seen"),
    ("shook", "shaken"),
    ("spoke", "spoken"),
    ("stole", "stolen"),
    ("swore", "sworn"),
    ("threw", "thrown"),
    ("took", "taken"),
    ("tore", "torn"),
    ("undertook", "undertaken"),
    ("withdrew", "withdrawn"),
    ("wore", "worn"),
    ("wrote", "written"),
];

/// Verbs that do nothing to their object, so that it cannot be told of without the subject.
const NOT_DONE: &[&str] = &[
    "be",
    "become",
    "believe",
    "compare",
    "contain",
    "cost",
    "deserve",
    "enjoy",
    "equal",
    "expect",
    "face",
    "fear",
    "feel",
    "fit",
    "get",
    "hate",
    "have",
    "hear",
    "hope",
    "include",
    "join",
    "keep",
    "know",
    "lack",
    "let",
    "like",
    "love",
    "make",
    "mean",
    "need",
    "resemble",
    "see",
    "seem",
    "suffer",
    "suit",
    "think",
    "total",
    "undergo",
    "understand",
    "want",
    "watch",
    "weigh",
    "wish",
];

/// The participle that the verb is printed as, where that is another form.
pub(super) fn participle(parse: &Parse<'_>, head: usize) -> Option<&'static str> {
    let lower = parse.lower(head);
    PARTICIPLES
        .binary_search_by_key(&&*lower, |(past, _)| past)
        .ok()
        .map(|i| PARTICIPLES[i].1)
        .filter(|_| parse.tokens[head].xpos == Xpos::Vbd)
}

/// What the clause headed by `head` did something to, where that can be told without who did it.
pub(super) fn object(parse: &Parse<'_>, head: usize) -> Option<usize> {
    let token = &parse.tokens[head];
    let lemma = parse.lemma(head).to_lowercase();
    let passive =
        parse.children_by(head, Deprel::AuxPass).next().is_some() || predicate::shares_passive(parse, head);
    let done = matches!(token.xpos, Xpos::Vbd | Xpos::Vbn) && token.upos == Upos::Verb && !passive;
    let tells = lexicon::REPORTING_VERBS.contains(&lemma) && lemma != "announce" && lemma != "confirm";
    if !done || tells || NOT_DONE.binary_search(&&*lemma).is_ok() {
        return None;
    }
    let object = parse.children_by(head, Deprel::Obj).next().filter(|&o| o > head)?;
    let open = parse.children_by(head, Deprel::Iobj).next().is_some()
        || parse.children_by(head, Deprel::Aux).any(|a| parse.lemma(a) != "have")
        || parse.children_by(object, Deprel::NmodPoss).any(|p| parse.tokens[p].upos == Upos::Pron);
    (!open).then_some(object)
}

#[cfg(test)]
mod tests {
    use super::{NOT_DONE, PARTICIPLES};
    use crate::labels::candidates;

    fn has(text: &str, label: &str) -> bool {
        candidates(&nutgraf_language::analyse(text)).iter().any(|l| l.text == label)
    }

    #[test]
    fn what_a_pronoun_did_is_told_of_its_object() {
        assert!(has("He signed a two-year contract on Monday.", "Two-year contract signed"));
        assert!(has("They stole three paintings from the museum.", "Three paintings stolen"));
    }

    #[test]
    fn what_is_had_or_wanted_is_not_done() {
        assert!(!has("He wanted a two-year contract.", "Two-year contract wanted"));
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(PARTICIPLES.is_sorted_by_key(|(past, _)| past) && NOT_DONE.is_sorted());
    }
}
