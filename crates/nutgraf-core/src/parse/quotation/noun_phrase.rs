//! The noun phrase of a reporting clause that says who speaks: before the verb or after it.

use super::clause::Who;
use super::name::{is_determiner, is_possessive, speaker};
use super::words::{Word, is_particle};
use crate::parse::reporting::is_reporting_verb;
use crate::parse::word_list::WordList;

/// The speaker in the words after the verb of "said X".
pub(super) fn follows(words: &[Word<'_>]) -> Option<Who> {
    let first = words.first()?;
    if let Some(pronoun) = pronoun(first) {
        return Some(pronoun);
    }
    let mut end = 0;
    let mut named = false;
    for (i, word) in words.iter().enumerate().take(16) {
        let capital = word.is_capital();
        let stops = NAME_STOPS.contains(word.text) || is_reporting_verb(word.text) || is_day(word.text);
        // "said Ernst and Young's Ann Lee", "said Lee and Ray": no one name is sure.
        if named && word.text == "and" && words.get(i + 1).is_some_and(Word::is_capital) {
            return Some(Who::Unnamed);
        }
        if stops && (named || word.text != "of") || named && !capital && !is_particle(word.text) {
            break;
        }
        named |= capital && !is_possessive(word.text) && (i > 0 || !is_determiner(word.text));
        end = i + 1;
        if word.mark.is_some() {
            // "said the chief executive, Ann Lee": the name may stand in apposition.
            let goes_on = !named && word.mark == Some(',') && words.get(i + 1).is_some_and(Word::is_capital);
            if !goes_on {
                break;
            }
        }
    }
    let words = &words[..end];
    let allowed = first.is_capital() || is_determiner(first.text) || named;
    (allowed && !words.is_empty()).then(|| speaker(words))
}

/// The speaker in the words before the verb of "X said"; `whole` when all of the words must belong to it.
pub(super) fn subject(words: &[Word<'_>], whole: bool) -> Option<Who> {
    let mut words = words;
    while let Some((last, rest)) = words.split_last() {
        let adverb = last.text.ends_with("ly") && !last.is_capital();
        if !(adverb || ADVERBS.contains(last.text)) {
            break;
        }
        words = rest;
    }
    let last = words.last()?;
    // "Ann Lee, head of the group, said": the head is before the first of two commas.
    if last.mark == Some(',') {
        let inner = &words[..words.len() - 1];
        let comma = inner.iter().rposition(|w| w.mark == Some(','))?;
        if words.len() - comma > 18
            || PREPOSITIONS.contains_in_any_case(words.get(comma + 1)?.text) && whole && comma > 8
        {
            return None;
        }
        return subject(&strip_mark(&words[..=comma]), whole);
    }
    if let Some(pronoun) = pronoun(last) {
        let alone = words.len() == 1 || !whole;
        return alone.then_some(pronoun);
    }
    // Back over name, role words and determiner, to the start of the clause.
    let mut start = words.len();
    while start > 0 && words.len() - start < 10 {
        let word = &words[start - 1];
        let breaks = start < words.len() && (word.mark.is_some() || CLAUSE_STARTS.contains(word.text));
        if breaks || is_reporting_verb(word.text) && start < words.len() {
            break;
        }
        start -= 1;
        if is_determiner(word.text)
            && !(start > 0 && matches!(words[start - 1].text, "of" | "for" | "from" | "at" | "with" | "in"))
        {
            break;
        }
    }
    let np = &words[start..];
    if matches!(last.text, "that" | "who" | "which") || is_determiner(last.text) {
        return None;
    }
    if whole && start > 0 || np.is_empty() {
        return None;
    }
    if start > 1 && matches!(words[start - 1].text, "and" | "or") && words[start - 2].is_capital() {
        return None;
    }
    let first = np.first()?;
    let opener =
        PREPOSITIONS.contains_in_any_case(first.text) || first.text.ends_with("ing") && !first.is_capital();
    // Two subjects joined by "and" are not one speaker; a verb inside means the words are no noun phrase.
    let joined = np.iter().any(|w| {
        matches!(
            w.text,
            "and" | "or" | "but" | "is" | "was" | "are" | "were" | "has" | "had" | "will" | "would"
        )
    });
    let long = words.len() - start >= 10;
    if opener || joined || long {
        return None;
    }
    let settled = last.is_capital() || is_determiner(first.text) || np.len() <= 3;
    settled.then(|| speaker(np))
}

/// The words with the punctuation of the last taken off.
fn strip_mark<'t>(words: &[Word<'t>]) -> Vec<Word<'t>> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        last.mark = None;
    }
    words
}

fn pronoun(word: &Word<'_>) -> Option<Who> {
    matches!(word.text, "he" | "she" | "it" | "they" | "He" | "She" | "It" | "They")
        .then(|| Who::Pronoun(word.span()))
}

fn is_day(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

static ADVERBS: WordList = WordList::new(&[
    "again",
    "also",
    "earlier",
    "had",
    "has",
    "have",
    "herself",
    "himself",
    "however",
    "later",
    "once",
    "still",
    "themselves",
    "then",
    "who",
]);

static PREPOSITIONS: WordList = WordList::new(&[
    "about", "after", "although", "and", "as", "at", "because", "before", "but", "by", "during", "for",
    "from", "if", "in", "into", "like", "of", "on", "or", "over", "since", "so", "that", "though", "to",
    "under", "until", "when", "where", "which", "while", "with", "without",
]);

/// Words at which the name after "said" ends.
static NAME_STOPS: WordList = WordList::new(&[
    "about",
    "adding",
    "after",
    "afterwards",
    "and",
    "as",
    "at",
    "before",
    "but",
    "by",
    "during",
    "earlier",
    "following",
    "for",
    "from",
    "in",
    "last",
    "later",
    "of",
    "on",
    "outside",
    "over",
    "referring",
    "speaking",
    "that",
    "this",
    "through",
    "to",
    "today",
    "tomorrow",
    "under",
    "via",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
    "with",
    "yesterday",
]);

/// Words at which a clause starts, so that the subject does not reach over them.
static CLAUSE_STARTS: WordList = WordList::new(&[
    "After", "Also", "And", "As", "At", "But", "By", "During", "For", "If", "In", "Later", "On", "Then",
    "When", "While", "after", "although", "and", "as", "because", "before", "but", "if", "or", "since", "so",
    "that", "though", "when", "where", "which", "while", "who",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_for_look_up() {
        for list in [&ADVERBS, &PREPOSITIONS, &NAME_STOPS, &CLAUSE_STARTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
