//! Whom "he" or "she" beside a quotation means, when only one person can be meant.

use super::name::is_title;
use super::words::{Word, words};
use std::collections::BTreeSet;

/// How far back in the paragraph the person is looked for, in bytes.
const REACH: usize = 600;
/// How much of the story is read for its people, in bytes.
const SAMPLE: usize = 200_000;

/// The surnames of people: names after a title, and those who are quoted by name.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    surnames: BTreeSet<&'t str>,
}

impl<'t> People<'t> {
    /// The people that `text` gives a title.
    pub(super) fn titled(text: &'t str) -> Self {
        let mut to = text.len().min(SAMPLE);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let words: Vec<Word<'_>> = words(text, 0, to).collect();
        let mut surnames = BTreeSet::new();
        for i in 1..words.len() {
            // "President Zelenskyy", "envoy Steve Witkoff": the run of capitals after a title.
            let after_title = is_title(words[i - 1].text) && words[i - 1].mark.is_none();
            if !after_title || !words[i].is_capital() || is_title(words[i].text) {
                continue;
            }
            let end = (i..words.len())
                .find(|&j| words[j].mark.is_some() || !words.get(j + 1).is_some_and(|w| w.is_capital()))
                .unwrap_or(i);
            if end - i < 4 {
                surnames.insert(bare(words[end].text));
            }
        }
        Self { surnames }
    }

    /// Adds someone who is quoted by name.
    pub(super) fn add(&mut self, name: &'t str) {
        let last = name.split_whitespace().next_back().map_or("", bare);
        let acronym = last.chars().all(|c| !c.is_lowercase());
        if last.starts_with(char::is_uppercase)
            && !acronym
            && !name.starts_with("The ")
            && !name.starts_with("the ")
        {
            self.surnames.insert(last);
        }
    }

    /// Whether `name` is that of a person.
    pub(super) fn has(&self, name: &str) -> bool {
        name.split_whitespace().next_back().is_some_and(|last| self.surnames.contains(bare(last)))
    }

    /// The one person named in `text[from..to]`; `None` when there is none or more than one.
    pub(super) fn only(&self, text: &'t str, from: usize, to: usize) -> Option<&'t str> {
        let mut from = from.max(to.saturating_sub(REACH)).min(to);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut found: Option<&str> = None;
        for word in words(text, from, to) {
            if !word.is_capital() {
                continue;
            }
            // A name inside a hyphenated word, as in "the Smith-Lee talks", is nobody who speaks.
            let name = bare(word.text);
            if self.surnames.contains(name) && found.replace(name).is_some_and(|other| other != name) {
                return None;
            }
        }
        found
    }
}

fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_means_the_only_person_named() {
        let text = "President Ann Lee replied. Mr Ray left. Lee was glad. The firm grew.";
        let people = People::titled(text);
        let at = |s: &str| text.find(s).unwrap();
        assert_eq!(people.only(text, at("Lee was"), text.len()), Some("Lee"));
        assert_eq!(people.only(text, at("Mr Ray"), text.len()), None);
        assert_eq!(people.only(text, at("The firm"), text.len()), None);
    }
}
