//! The rest of a name where a point speaks of somebody by surname before the page has named them in full:
//! "[Pawel] Pawlikowski won the award."

use crate::document::Document;
use crate::people::is_a_person;
use nutgraf_core::{Brief, Point};
use nutgraf_language::names::{Entity, MentionKind};
use std::collections::BTreeSet;

/// Completes the name of each person where the points, read from the top, first have the surname alone.
pub(crate) fn complete(brief: &mut Brief, documents: &[Document<'_>]) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let headline = &brief.headline.text;
    for entity in documents.iter().flat_map(|d| d.entities()) {
        if headline.contains(&entity.name) {
            told.insert(&entity.name);
        }
    }
    let points =
        std::iter::once(&mut brief.bottom_line).chain(&mut brief.key_points).chain(&mut brief.background);
    for point in points {
        let Some((document, index)) = sentence(point, documents) else { continue };
        for entity in document.entities().iter().filter(|e| is_a_person(e) && e.name.contains(' ')) {
            let mut here =
                entity.mentions.iter().filter(|m| m.sentence == index && m.kind != MentionKind::Role);
            let Some(mention) = here.next() else { continue };
            // Named in full, here or above, or by what is printed of the sentence not at all.
            let named = mention.kind == MentionKind::Full || point.text.contains(&entity.name);
            if named || told.contains(&*entity.name) {
                told.insert(&entity.name);
                continue;
            }
            let surname = mention.span.slice(document.sentences[index].text);
            if let Some((given, at)) = given(entity, surname).zip(stands_bare(&point.text, surname)) {
                point.text.insert_str(at, &format!("[{given}] "));
                told.insert(&entity.name);
            }
        }
    }
}

/// The sentence that a point is made from.
fn sentence<'d, 's>(point: &Point, documents: &'d [Document<'s>]) -> Option<(&'d Document<'s>, usize)> {
    let citation = point.citations.first()?;
    let document = documents.iter().find(|d| d.source == citation.source)?;
    let index = document.sentences.iter().position(|s| s.span == citation.span)?;
    Some((document, index))
}

/// What stands before the surname in the full name.
fn given<'e>(entity: &'e Entity, surname: &str) -> Option<&'e str> {
    let given = entity.name.strip_suffix(surname)?.strip_suffix(' ')?;
    (!given.is_empty()).then_some(given)
}

/// Where the surname stands in the text on its own, when its first mention is outside quotation marks and is neither
/// part of another name ("the Holt Prize") nor told by an office ("President Holt").
fn stands_bare(text: &str, surname: &str) -> Option<usize> {
    let at = text.match_indices(surname).map(|(at, _)| at).find(|&at| is_a_word(text, at, surname.len()))?;
    let before = text[..at].trim_end();
    let after = text[at + surname.len()..].trim_start();
    let quoted = before.matches('"').count() % 2 == 1
        || before.matches('“').count() > before.matches('”').count()
        || before.contains('[') && !before.contains(']');
    let last = before.rsplit(' ').next().unwrap_or("");
    let is_capital = |w: &str| w.starts_with(char::is_uppercase);
    let polite =
        ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame"].contains(&last);
    // The first word of a sentence has its capital from its place.
    let opens = last.len() == before.len() && OPENERS.contains(&last);
    let led = is_capital(last) && last.ends_with(char::is_alphanumeric) && !polite && !opens
        || last.ends_with('.') && is_capital(last) && !polite;
    // "the Holt theory"
    let article = matches!(last, "the" | "The" | "a" | "A" | "an" | "An");
    let goes_on = article || is_capital(after) && text[at + surname.len()..].starts_with(' ');
    (!quoted && !led && !goes_on).then_some(at)
}

/// Words that open a sentence before a name and are no part of one.
const OPENERS: &[&str] = &[
    "After", "Although", "And", "As", "At", "Because", "Before", "But", "By", "For", "If", "In", "On",
    "Since", "Then", "Though", "Under", "When", "While", "With", "Yet",
];

/// Whether the `len` bytes at `at` are bounded by what no word goes on with.
fn is_a_word(text: &str, at: usize, len: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '‑';
    !text[..at].ends_with(joins) && !text[at + len..].starts_with(joins)
}

#[cfg(test)]
mod tests {
    use super::stands_bare;
    use crate::{Options, summarize};
    use nutgraf_core::{Story, check};

    #[test]
    fn a_surname_is_completed_where_the_page_has_it_first() {
        let text = "A cave near Holm was sealed on Monday after a rock fall killed two climbers. Berg led the search \
            for the two climbers until Tuesday morning. Mrs Berg wants a fence around the cave by May. \"Nobody saw it \
            coming,\" said Ann Berg, a guide from Holm.";
        let stories = [Story::parse(text)];
        let brief = summarize(&stories, &Options::default());
        let points: Vec<&str> = brief.key_points.iter().map(|p| p.text.as_str()).collect();
        assert!(points.iter().any(|p| p.starts_with("[Ann] Berg led the search")), "{points:?}");
        assert!(points.iter().any(|p| p.starts_with("Mrs Berg wants")), "{points:?}");
        assert_eq!(check(&brief, &stories), []);
    }

    #[test]
    fn other_names_offices_and_quotations_are_left_alone() {
        assert_eq!(stands_bare("Last week Berg left.", "Berg"), Some(10));
        assert_eq!(stands_bare("Mr Berg’s party left.", "Berg"), Some(3));
        for text in [
            "The Berg Prize was given.",
            "It is due to the Berg theory.",
            "On Monday President Berg left.",
            "He said: \"Berg left.\"",
            "Bergen",
        ] {
            assert_eq!(stands_bare(text, "Berg"), None, "{text}");
        }
    }
}
