//! Closed word lists of news English: who reports, what hedges, what announces the future.
//!
//! Each list is a text file beside this module, one entry a line, lower case, `#` for comments; a tab
//! separates an entry from its value where the list maps one to the other. Verbs and nouns are lemmas
//! unless the list says otherwise.

use crate::index::Index;
use std::sync::OnceLock;

/// A list of lower-case words or phrases, some with a value, searched without allocation.
///
/// It is parsed on first use; of equal entries the first in the file stays.
#[derive(Debug)]
pub struct Lexicon {
    source: &'static str,
    index: OnceLock<Index>,
}

/// Longest entry, in bytes; longer words are in no list.
const LONGEST: usize = 40;

impl Lexicon {
    const fn new(source: &'static str) -> Self {
        Self { source, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let lines = self.source.lines().map(str::trim_end);
            let entries = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
            Index::new(entries.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
        })
    }

    /// Whether `word` is in the list, whatever the case of its ASCII letters.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The value of `word` (`""` in a list without values), whatever the case of its ASCII letters.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&'static str> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let mut buffer = [0u8; LONGEST];
        let lower = &mut buffer[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.index().get(lower)
    }

    /// Every entry with its value, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.index().iter()
    }
}

macro_rules! lexicons {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub static $name: Lexicon = Lexicon::new(include_str!(concat!("lexicon/", $file, ".txt")));)*
        #[cfg(test)]
        const ALL: &[(&str, &Lexicon)] = &[$(($file, &$name)),*];
    };
}

lexicons! {
    /// Verbs whose clausal complement must never be promoted: non-factive, negative or irrealis ("deny").
    ATTRIBUTIVE_OPAQUE = "attributive_opaque";
    /// Heading words and sentence cues of background.
    BACKGROUND_CUES = "background_cues";
    /// Connectives that open a sentence and lean on the one before.
    CONNECTIVES = "connectives";
    /// Countries and regions with their adjective and nouns of people, `/` between forms.
    COUNTRIES = "countries";
    /// Words that make a time phrase a deadline.
    DEADLINE_WORDS = "deadline_words";
    /// Object nouns that are empty without their complement ("plan to ...").
    EMPTY_OBJECTS = "empty_objects";
    /// Nouns that name an event ("attack", "summit").
    EVENT_NOUNS = "event_nouns";
    /// Words that point to the future.
    FUTURE_CUES = "future_cues";
    /// Definite subjects that need an antecedent ("the group").
    GENERIC_SUBJECTS = "generic_subjects";
    /// Adverbs and modals that may never be deleted while their head stays.
    HEDGES = "hedges";
    /// Titles before a name, abbreviated ones with and without the stop; the value is the gender they tell,
    /// `m` or `f`, or empty.
    HONORIFICS = "honorifics";
    /// Common words that make a name something other than a person's ("Creative Commons").
    IMPERSONAL = "impersonal";
    /// Verbs whose object noun carries the event ("hold talks").
    LIGHT_VERBS = "light_verbs";
    /// Words that negate or nearly so.
    NEGATION = "negation";
    /// Attributive participles and adjectives that make a predicate of an event noun ("continued attacks");
    /// the value is that predicate, `{s}` for the ending in the singular.
    NOMINAL_PREDICATES = "nominal_predicates";
    /// Nouns that head an organisation's name ("ministry", "university", "party").
    ORGANISATION_HEADS = "organisation_heads";
    /// Endings of a company's name ("inc", "plc").
    ORGANISATION_SUFFIXES = "organisation_suffixes";
    /// Head nouns that are empty without their of-phrase ("number", "dozens").
    PARTITIVES = "partitives";
    /// Nouns that head a place's name ("river", "airport", "street").
    PLACE_HEADS = "place_heads";
    /// States, provinces, cities and seas, for telling places from people.
    PLACES = "places";
    /// Verbs that report what someone said or found; their complement may stand alone beside its source.
    REPORTING_VERBS = "reporting_verbs";
    /// Nouns for what a person does or is to someone ("president", "aide", "wife"); the value is the gender
    /// they tell, `m` or `f`, or empty.
    ROLE_NOUNS = "role_nouns";
    /// Reporting verbs with a stance of their own, to be shown with their source ("claim", "deny").
    STRONG_REPORTING_VERBS = "strong_reporting_verbs";
    /// Words of time.
    TIME_WORDS = "time_words";
    /// Nouns for sources without a name ("official", "insider").
    UNNAMED_SOURCE_NOUNS = "unnamed_source_nouns";
    /// Main verbs that say little ("follow", "mark").
    WEAK_VERBS = "weak_verbs";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_again_whatever_its_case() {
        for (name, list) in ALL {
            assert!(list.iter().count() > 5, "{name}");
            for (word, value) in list.iter() {
                assert_eq!(word.to_lowercase(), word, "{name}");
                assert_eq!(list.get(&word.to_uppercase()), Some(value), "{name}: {word}");
            }
        }
    }

    #[test]
    fn no_list_says_a_word_twice() {
        for (name, list) in ALL {
            let lines = list.source.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
            assert_eq!(lines.count(), list.iter().count(), "{name}");
        }
    }

    #[test]
    fn words_outside_a_list_are_not_in_it() {
        for word in ["", "zzz", "é", &"long".repeat(20)] {
            assert!(!REPORTING_VERBS.contains(word), "{word}");
        }
    }

    #[test]
    fn values_stand_beside_their_entry() {
        assert_eq!(NOMINAL_PREDICATES.get("continued"), Some("continue{s}"));
        assert_eq!(COUNTRIES.get("Ukraine"), Some("ukrainian"));
        assert_eq!(HONORIFICS.get("Mrs."), Some("f"));
    }
}
