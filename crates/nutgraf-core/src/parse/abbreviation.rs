//! Which abbreviations keep their full stop from ending a sentence.

use super::word_list::WordList;

/// How a full stop after an abbreviation is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name ("Mr.", "Gen.", "Mt."): never the end of a sentence.
    Prefix,
    /// Stands before a number ("No.", "p."): not the end of a sentence before a digit.
    Number,
    /// Stands inside a phrase ("e.g.", "vs."): never the end of a sentence.
    Inner,
    /// May end a sentence ("Inc.", "U.S.", "Jan."): it does before a word that commonly starts one.
    Open,
    /// "a.m." and "p.m.": ends a sentence unless a day or a time zone follows.
    Clock,
}

/// The class of the abbreviation whose text before the last full stop is `token`, if it is one.
pub(super) fn classify(token: &str) -> Option<Abbreviation> {
    if token.is_empty() || token.len() > 9 {
        return None;
    }
    let known = |table: &WordList| table.contains_in_any_case(token);
    if known(&CLOCK) {
        return Some(Abbreviation::Clock);
    }
    let capital = token.starts_with(|c: char| c.is_uppercase());
    if !capital && known(&INNER) {
        return Some(Abbreviation::Inner);
    }
    if capital && known(&PREFIX) {
        return Some(Abbreviation::Prefix);
    }
    if known(&NUMBER) {
        return Some(Abbreviation::Number);
    }
    if known(&OPEN) || (capital && known(&OPEN_CAPITAL)) {
        return Some(Abbreviation::Open);
    }
    // Letters and full stops in turn: "U.S", "D.C", "U.S.A", and "Ph.D".
    if token.contains('.')
        && token.split('.').all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        return Some(Abbreviation::Open);
    }
    None
}

/// Whether `word` commonly starts a sentence and seldom a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    STARTERS.contains(stem)
}

/// Whether `word` may follow a clock time within its sentence: a day, a month, a time zone.
pub(super) fn follows_clock(word: &str) -> bool {
    AFTER_CLOCK.contains(word)
}

/// Names written with a closing exclamation or question mark.
pub(super) fn marked_name(word: &str) -> bool {
    MARKED_NAMES.contains(word)
}

/// Endings of host and file names, which look like a missing space between sentences.
pub(super) fn is_name_ending(word: &str) -> bool {
    NAME_ENDINGS.contains_in_any_case(word)
}

static CLOCK: WordList = WordList::new(&["a.m", "am", "p.m", "pm"]);

static INNER: WordList =
    WordList::new(&["approx", "c.f", "ca", "cf", "e.g", "eg", "et al", "i.e", "ie", "v", "viz", "vs"]);

static PREFIX: WordList = WordList::new(&[
    "adm", "ald", "amb", "asst", "atty", "brig", "capt", "cllr", "cmdr", "col", "comdr", "cpl", "det", "dr",
    "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr",
    "mt", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "sra",
    "srta", "st", "ste", "supt",
]);

static NUMBER: WordList = WordList::new(&[
    "art", "ch", "eq", "fig", "figs", "no", "nos", "nr", "n°", "p", "pg", "pp", "sec", "vol", "vols", "№",
]);

static OPEN: WordList = WordList::new(&[
    "assn", "ave", "bhd", "blvd", "bros", "co", "corp", "cos", "dept", "est", "etc", "gmbh", "hwy", "inc",
    "jr", "ltd", "mfg", "mph", "natl", "plc", "pty", "rd", "sq", "sr", "tel", "univ",
]);

/// Months and states, which without a capital are words of their own or none.
static OPEN_CAPITAL: WordList = WordList::new(&[
    "ala", "apr", "ariz", "ark", "aug", "calif", "colo", "conn", "dec", "del", "feb", "fla", "ga", "ill",
    "ind", "jan", "jul", "jun", "kan", "ky", "la", "mar", "mass", "md", "mich", "minn", "mo", "mont", "neb",
    "nev", "nov", "oct", "okla", "ont", "ore", "pa", "que", "sep", "sept", "tenn", "tex", "va", "vt", "wash",
    "wis", "wyo",
]);

static STARTERS: WordList = WordList::new(&[
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Either",
    "Even",
    "Every",
    "Few",
    "Following",
    "For",
    "Former",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Let",
    "Like",
    "Many",
    "Maybe",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "Nevertheless",
    "Nobody",
    "None",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Perhaps",
    "Please",
    "Rather",
    "Recently",
    "She",
    "Should",
    "Similarly",
    "Since",
    "So",
    "Some",
    "Someone",
    "Soon",
    "Still",
    "Such",
    "Thank",
    "Thanks",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Today",
    "Together",
    "Tomorrow",
    "Two",
    "Unfortunately",
    "Unlike",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Within",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
]);

static AFTER_CLOCK: WordList = WordList::new(&[
    "AEDT",
    "AEST",
    "April",
    "August",
    "BST",
    "Beijing",
    "British",
    "CDT",
    "CEST",
    "CET",
    "CST",
    "Central",
    "December",
    "EDT",
    "EEST",
    "EET",
    "EST",
    "ET",
    "Eastern",
    "February",
    "Friday",
    "GMT",
    "Greenwich",
    "HKT",
    "IST",
    "JST",
    "January",
    "July",
    "June",
    "KST",
    "MDT",
    "MSK",
    "MST",
    "MT",
    "March",
    "May",
    "Monday",
    "Moscow",
    "Mountain",
    "November",
    "October",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "SGT",
    "Saturday",
    "September",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "Wednesday",
]);

static MARKED_NAMES: WordList = WordList::new(&["Jeopardy", "Mia", "Oklahoma", "Wham", "Yahoo"]);

static NAME_ENDINGS: WordList =
    WordList::new(&["co", "com", "css", "gov", "html", "io", "js", "net", "org", "php", "tv", "uk"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_binary_search() {
        for table in [
            &CLOCK,
            &INNER,
            &NUMBER,
            &OPEN,
            &OPEN_CAPITAL,
            &PREFIX,
            &STARTERS,
            &AFTER_CLOCK,
            &MARKED_NAMES,
            &NAME_ENDINGS,
        ] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }

    #[test]
    fn tells_the_classes_apart() {
        assert_eq!(classify("Mr"), Some(Abbreviation::Prefix));
        assert_eq!(classify("No"), Some(Abbreviation::Number));
        assert_eq!(classify("U.S"), Some(Abbreviation::Open));
        assert_eq!(classify("p.m"), Some(Abbreviation::Clock));
        assert_eq!(classify("e.g"), Some(Abbreviation::Inner));
        assert_eq!(classify("example.com"), None);
        assert_eq!(classify("mass"), None);
    }
}
