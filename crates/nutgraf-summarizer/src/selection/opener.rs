//! How a sentence opens: whether it can be read without the sentence before it.

/// What the first words of a sentence lean on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    /// Nothing: it stands alone.
    Free,
    /// A pronoun or a determiner that points back.
    Pronoun,
    /// A connective.
    Connective,
    /// A definite phrase that takes up something said before ("The move", "Another", "Both").
    TakesUp,
}

impl Opener {
    /// Whether the sentence before has to stand beside it.
    pub(crate) fn dangles(self) -> bool {
        matches!(self, Self::Pronoun | Self::Connective)
    }
}

const PRONOUNS: &[&str] = &[
    "he", "he'd", "he'll", "he's", "her", "hers", "him", "his", "it", "it'd", "it'll", "it's", "its", "she",
    "she'd", "she'll", "she's", "such", "that", "that's", "their", "theirs", "them", "these", "they",
    "they'd", "they'll", "they're", "they've", "this", "those",
];

const CONNECTIVES: &[&str] = &[
    "accordingly",
    "additionally",
    "also",
    "and",
    "besides",
    "but",
    "consequently",
    "conversely",
    "finally",
    "furthermore",
    "hence",
    "however",
    "indeed",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "or",
    "otherwise",
    "similarly",
    "so",
    "still",
    "then",
    "thereafter",
    "therefore",
    "thus",
    "yet",
];

const TAKES_UP: &[&str] = &[
    "afterwards",
    "afterward",
    "another",
    "both",
    "earlier",
    "elsewhere",
    "here",
    "later",
    "neither",
    "one",
    "other",
    "others",
    "separately",
    "several",
    "some",
    "subsequently",
    "there",
    "there's",
    "unsurprisingly",
];

/// Phrases of several words that join a sentence to the one before.
const JOINS: &[&str] = &[
    "after that",
    "as a result",
    "as such",
    "at that time",
    "at the same time",
    "at the time",
    "because of this",
    "by contrast",
    "by then",
    "despite this",
    "despite that",
    "for example",
    "for instance",
    "for that reason",
    "for this reason",
    "in addition",
    "in contrast",
    "in fact",
    "in other words",
    "in response",
    "in return",
    "in that",
    "in this",
    "in turn",
    "more than that",
    "not only that",
    "of course",
    "a day later",
    "days later",
    "hours later",
    "minutes later",
    "months later",
    "the following day",
    "the next day",
    "the next morning",
    "the same day",
    "weeks later",
    "years later",
    "of these",
    "of those",
    "on the contrary",
    "on the other hand",
    "on top of",
    "since then",
    "that is",
    "to that end",
    "to this end",
    "until then",
    "what's more",
    "with that",
    "with this",
];

/// Nouns that, after "the", name an event or person just mentioned.
const TAKEN_UP: &[&str] = &[
    "announcement",
    "breakthrough",
    "claim",
    "comments",
    "decision",
    "development",
    "developments",
    "duo",
    "former",
    "incident",
    "latter",
    "man",
    "move",
    "news",
    "pair",
    "practice",
    "proposal",
    "remarks",
    "result",
    "results",
    "same",
    "second",
    "situation",
    "statement",
    "three",
    "trio",
    "two",
    "woman",
];

/// How `text` opens.
pub(crate) fn of(text: &str) -> Opener {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head: String =
        text.chars().take(40).map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }).collect();
    let mut words =
        head.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).filter(|w| !w.is_empty());
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let among = |list: &[&str], word: &str| list.contains(&word);
    let starts =
        |phrase: &&str| head.starts_with(*phrase) && !head[phrase.len()..].starts_with(char::is_alphanumeric);
    // "Second, the ministry pays": one of a list. "Second seed Holt won" opens otherwise.
    let counted = among(&["first", "second", "third", "fourth", "lastly"], first)
        && head[first.len()..].starts_with(',');
    if among(PRONOUNS, first) {
        Opener::Pronoun
    } else if counted || among(CONNECTIVES, first) || JOINS.iter().any(starts) {
        Opener::Connective
    } else if among(TAKES_UP, first) || first == "the" && among(TAKEN_UP, second) {
        Opener::TakesUp
    } else {
        Opener::Free
    }
}

#[cfg(test)]
mod tests {
    use super::{Opener, of};

    #[test]
    fn pronouns_and_connectives_dangle() {
        assert_eq!(of("“He left,” she said."), Opener::Pronoun);
        assert_eq!(of("It’s over."), Opener::Pronoun);
        assert_eq!(of("However, talks go on."), Opener::Connective);
        assert_eq!(of("As a result, the road closed."), Opener::Connective);
        assert!(of("But the vote stands.").dangles());
        assert!(of("The next day, talks began.").dangles());
        assert!(of("Second, the ministry pays grants.").dangles());
    }

    #[test]
    fn a_definite_event_takes_up_what_was_said() {
        assert_eq!(of("The move follows months of protest."), Opener::TakesUp);
        assert!(!of("The move follows months of protest.").dangles());
    }

    #[test]
    fn names_and_plain_phrases_stand_alone() {
        for text in [
            "Hermes shares rose.",
            "Second seed Holt won.",
            "Italy voted on Sunday.",
            "The council met.",
            "In Hesse, work stopped.",
            "",
        ] {
            assert_eq!(of(text), Opener::Free, "{text}");
        }
    }
}
