//! The words beside a figure: what they must hold so that a reader understands it without its story.

use crate::render::{capitalised, one_line};
use crate::selection::opener::{self, Opener};
use nutgraf_language::lexicon;

/// Fewest words that say what a figure measures.
const FEWEST: usize = 3;

/// The text as the label of a figure, when it has a fitting number of words, at most `most`, tells the figure as
/// exactly as `value` does, and speaks of nothing that only its story names.
pub(super) fn label(text: &str, value: &str, most: usize) -> Option<String> {
    let text = one_line(text);
    let text = text.trim_matches([',', ' ', '.', '–', '—', '-']);
    let text = ["And ", "But ", "and ", "but ", "In fact, "]
        .iter()
        .find_map(|c| text.strip_prefix(c))
        .unwrap_or(text);
    let text = capitalised(before_next_clause(text, value));
    let lower = text.to_lowercase();
    let fits = (FEWEST..=most).contains(&text.split_whitespace().count());
    let whole = fits && !is_torn(&text) && !is_cut(&lower, value);
    (whole
        && lower.contains(&value.to_lowercase())
        && is_exact(&lower, value)
        && tells_by_itself(&text, value))
    .then_some(text)
}

/// "Shoppers will spend £220 and Britons" goes on with the subject of what was not taken; it ends with the figure.
fn before_next_clause<'t>(text: &'t str, value: &str) -> &'t str {
    let Some(at) = text.find(value).map(|at| at + value.len()) else { return text };
    let joined =
        text[at..].strip_prefix(" and ").is_some_and(|rest| !rest.contains(|c: char| c.is_ascii_digit()));
    if joined && !text[..at].contains("between ") { &text[..at] } else { text }
}

/// Quotations, lists and brackets that were taken apart.
fn is_torn(text: &str) -> bool {
    text.contains(['"', '“', '”', ';', ':'])
        || text.matches('(').count() != text.matches(')').count()
        || text.contains("--")
}

/// Whether the label begins or ends where its clause does not.
fn is_cut(lower: &str, value: &str) -> bool {
    let first = lower.split(' ').next().unwrap_or("");
    let last = lower.rsplit(' ').next().unwrap_or("");
    let hanging = [
        "of",
        "for",
        "to",
        "than",
        "with",
        "by",
        "as",
        "including",
        "because",
        "from",
        "nor",
        "neither",
        "out",
        "who",
        "whose",
        "which",
    ]
    .contains(&first)
        || matches!(last, "said" | "says" | "and");
    // "The town is more than 525 miles": from where is gone. "Holt owns 28%": of what.
    let units = ["miles", "kilometres", "kilometers", "km", "metres", "meters", "feet"];
    let at_end = lower.ends_with(&value.to_lowercase());
    let held = [
        "own",
        "owns",
        "owned",
        "hold",
        "holds",
        "held",
        "control",
        "controls",
        "bought",
        "sold",
        "registering",
    ];
    let share = value.ends_with(['%', 't']) && lower.split(' ').any(|w| held.contains(&w));
    let cut = at_end && (units.iter().any(|unit| value.ends_with(unit)) || share);
    // "have either fought since 2011": the other half is gone.
    let halved = [("either", "or"), ("both", "and")].iter().any(|(first, second)| {
        let has = |word: &str| lower.split(' ').any(|w| w == word);
        has(first) && !has(second)
    });
    hanging || cut || halved
}

/// "more than a 90% share": the figure alone would be exact.
fn is_exact(lower: &str, value: &str) -> bool {
    let before = lower.split(&value.to_lowercase()).next().unwrap_or("").trim_end();
    !["a", "an"].iter().filter_map(|article| before.strip_suffix(article)?.strip_suffix(' ')).any(|b| {
        ["than", "nearly", "almost", "about", "over", "around", "least", "under", "to"]
            .iter()
            .any(|w| b.ends_with(w))
    })
}

/// Whether nothing in the label points to what only its story tells: "6,000 firms here", "it reported a 6% rise",
/// "37 other states".
fn tells_by_itself(text: &str, value: &str) -> bool {
    let words =
        || text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).filter(|w| !w.is_empty());
    let elsewhere = words().any(|w| w.eq_ignore_ascii_case("here"));
    let name = |w: &str| w.starts_with(char::is_uppercase) && !lexicon::TIME_WORDS.contains(w);
    // The first word has its capital from its place.
    let named = words().skip(1).position(name).map(|at| at + 1);
    let pronoun = words().position(|w| {
        matches!(&*w.to_lowercase(), "he" | "she" | "it" | "its" | "his" | "her" | "him" | "them")
    });
    let nameless = pronoun.is_some_and(|p| named.is_none_or(|n| p < n) && !opens_with_a_name(text));
    let rest = text.split_once(value).map_or("", |(_, rest)| rest.trim_start());
    let others = ["other", "others", "more ", "further"].iter().any(|w| rest.starts_with(w));
    let leans =
        matches!(opener::of(text), Opener::Pronoun | Opener::Connective) || text.starts_with("Within this");
    !elsewhere && !nameless && !others && !leans
}

/// "Nordic expects its profits to rise": one word in front of a verb in the singular, or a possessive, is a name as well.
fn opens_with_a_name(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    let plain =
        ["The", "A", "An", "In", "On", "At", "Of", "For", "After", "When", "As", "This"].contains(&first);
    let singular =
        second.ends_with('s') && second.len() > 3 || matches!(second, "said" | "has" | "had" | "is" | "was");
    !plain && (first.ends_with("'s") || first.ends_with("’s") || singular && !first.ends_with('s'))
}

#[cfg(test)]
mod tests {
    use super::label;

    fn labelled(text: &str, value: &str) -> Option<String> {
        label(text, value, 18)
    }

    #[test]
    fn the_next_clause_is_left_out() {
        assert_eq!(
            labelled("On average each shopper will spend £220 and Britons", "£220").as_deref(),
            Some("On average each shopper will spend £220")
        );
        let both = "Prices rose between 3% and 4% in June";
        assert_eq!(labelled(both, "3%").as_deref(), Some(both));
    }

    #[test]
    fn what_points_to_the_story_is_no_label() {
        for (text, value) in [
            ("The comments came as it reported a 6% rise in profits", "6%"),
            ("Same-sex marriage licences are offered in 37 other states", "37"),
            ("Who is on trial, charged with 30 counts", "30"),
            ("On top of that, fraud cost £43m", "£43m"),
            ("There are 6,000 firms here", "6,000"),
        ] {
            assert_eq!(labelled(text, value), None, "{text}");
        }
        for text in ["Nordic Rail said its profits rose 6% in June", "Nordic expects its profits to rise 6%"]
        {
            assert!(labelled(text, "6%").is_some(), "{text}");
        }
    }

    #[test]
    fn what_was_cut_off_is_no_label() {
        for (text, value) in [
            ("Out of approximately 300 doors have been closed", "approximately 300"),
            ("Nearly two thirds - 65% - of the people interviewed said", "65%"),
            ("Mr Holt owns 28.1%", "28.1%"),
            ("The town is more than 525 miles", "more than 525 miles"),
        ] {
            assert_eq!(labelled(text, value), None, "{text}");
        }
    }
}
