//! Sentences of news stories, which no treebank holds.

use nutgraf_core::Story;
use nutgraf_language::tokenize;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Tokens of a sentence that is worth learning from: shorter ones teach little, in longer ones teachers err.
const TOKENS: RangeInclusive<usize> = 8..=40;

/// The sentences of the stories in `text`, which form feeds separate: each once, whole and clean.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut sentences = Vec::new();
    for story in text.split('\u{c}').map(Story::parse) {
        for (_, _, sentence) in story.sentences() {
            let text = story.text(sentence.span);
            if is_clean(text) && TOKENS.contains(&tokenize(text).len()) && seen.insert(text.to_owned()) {
                sentences.push(text.to_owned());
            }
        }
    }
    sentences
}

/// Whether `text` looks like a sentence as an editor leaves it: a capital first, a full stop last, and words of
/// plain letters for the most part, not all of them capitals.
fn is_clean(text: &str) -> bool {
    let opens = text.trim_start_matches(['"', '\'', '“', '‘', '(']).starts_with(char::is_uppercase);
    let closes = text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '?', '!']);
    let count = |kind: fn(char) -> bool| text.chars().filter(|&c| kind(c)).count();
    let plain = count(|c| c.is_alphabetic() || c == ' ') * 10 >= count(|_| true) * 9;
    let odd = |c: char| c.is_control() || matches!(c, '\u{fffd}' | '|' | '_' | '~' | '{' | '}' | '<' | '>');
    opens
        && closes
        && plain
        && !text.contains(odd)
        && count(char::is_uppercase) * 4 <= count(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn each_whole_sentence_comes_once() {
        let story = "The minister said on Monday that talks with the union would go on. It rained. \
                     THE COUNCIL VOTED TO KEEP THE LIBRARY IN THE OLD TOWN OPEN.";
        let found = sentences(&format!("{story}\u{c}{story}"));
        assert_eq!(found, ["The minister said on Monday that talks with the union would go on."]);
    }
}
