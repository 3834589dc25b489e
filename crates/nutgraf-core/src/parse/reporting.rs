//! Reporting verbs, and whether a reporting clause follows a quotation.

use super::abbreviation::starts_sentences;
use super::word_list::WordList;

/// Whether `word` is a finite form of a verb that introduces someone's words.
pub(super) fn is_reporting_verb(word: &str) -> bool {
    VERBS.contains(word)
}

/// Whether `after` goes on with "Name said", so that the sentence of the quotation before it does too.
pub(super) fn attribution_follows(after: &str) -> bool {
    let mut words = after.split_whitespace().take(8);
    let Some(first) = words.next() else { return false };
    if is_reporting_verb(first) {
        return true;
    }
    if !first.starts_with(char::is_uppercase)
        || starts_sentences(first)
        || first.ends_with(['.', ',']) && first.len() > 4
    {
        return false;
    }
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches([',', '.', ';', ':']);
        if is_reporting_verb(bare) {
            return bare.len() < word.len()
                || words.next().is_none_or(|next| AFTER_VERB.contains(next.trim_end_matches(['.', ','])));
        }
        let name = word.starts_with(char::is_uppercase)
            || matches!(word, "of" | "de" | "van" | "von" | "al" | "bin" | "the");
        if !name {
            return false;
        }
    }
    false
}

static VERBS: WordList = WordList::new(&[
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "advised",
    "agreed",
    "alleged",
    "announced",
    "announces",
    "answered",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "begged",
    "boasted",
    "called",
    "cautioned",
    "cautions",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "confirms",
    "continued",
    "cried",
    "declared",
    "declares",
    "described",
    "disclosed",
    "emphasised",
    "emphasized",
    "exclaimed",
    "explained",
    "explains",
    "hoped",
    "indicated",
    "insisted",
    "insists",
    "interjected",
    "joked",
    "jokes",
    "lamented",
    "laughed",
    "mused",
    "noted",
    "notes",
    "observed",
    "observes",
    "posted",
    "predicted",
    "proclaimed",
    "promised",
    "quipped",
    "read",
    "reads",
    "recalled",
    "recalls",
    "reckoned",
    "reckons",
    "reiterated",
    "remarked",
    "remembered",
    "replied",
    "replies",
    "reported",
    "responded",
    "revealed",
    "reveals",
    "said",
    "says",
    "shouted",
    "shrugged",
    "sighed",
    "snapped",
    "stated",
    "states",
    "stressed",
    "stresses",
    "suggested",
    "suggests",
    "tells",
    "testified",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "warns",
    "whispered",
    "wondered",
    "writes",
    "wrote",
    "yelled",
]);

/// Words that follow a reporting verb when the clause looks back at a quotation, not ahead to a content clause.
static AFTER_VERB: WordList = WordList::new(&[
    "after",
    "angrily",
    "as",
    "at",
    "before",
    "by",
    "during",
    "earlier",
    "early",
    "following",
    "for",
    "from",
    "her",
    "him",
    "in",
    "last",
    "late",
    "later",
    "me",
    "of",
    "on",
    "quietly",
    "reporters",
    "them",
    "this",
    "through",
    "to",
    "today",
    "us",
    "via",
    "when",
    "while",
    "with",
    "yesterday",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_binary_search() {
        assert!(VERBS.is_sorted() && AFTER_VERB.is_sorted());
    }

    #[test]
    fn a_name_and_a_verb_go_on_with_the_quotation() {
        assert!(attribution_follows(" Trump asked."));
        assert!(attribution_follows(" Foreign Secretary Ann Lee said on Monday."));
        assert!(!attribution_follows(" She said the book was hers."));
        assert!(!attribution_follows(" Ministers met on Monday and said so."));
        assert!(!attribution_follows(" Smith said the firm would appeal."));
    }
}
