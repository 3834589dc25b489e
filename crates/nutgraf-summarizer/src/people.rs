//! Who's who: the persons of the story with their roles, those who matter most first.

use crate::document::Document;
use crate::render::one_line;
use nutgraf_core::Person;
use nutgraf_language::lexicon;
use nutgraf_language::names::{Entity, EntityKind, Mention, MentionKind};
use nutgraf_language::{Upos, Xpos};

/// The most persons of a brief.
const MOST: usize = 8;

/// The persons of the stories who have a role or are mentioned more than once.
pub(crate) fn people(documents: &[Document<'_>]) -> Vec<Person> {
    let mut found: Vec<(f64, Person)> = Vec::new();
    for document in documents {
        for entity in document.entities().iter().filter(|e| e.kind == EntityKind::Person) {
            let known = found.iter().any(|(_, p)| p.name == entity.name);
            // A title, a role, words of their own or a surname that goes on alone tell a person from a band, a
            // club or a place.
            let speaks = document
                .story
                .quotations
                .iter()
                .filter_map(|q| q.speaker.as_ref())
                .any(|s| s.name == entity.name);
            let by_surname = || entity.mentions.iter().any(|m| acts_by_surname(document, entity, m));
            let told = entity.role.is_some() || entity.gender.is_some();
            let known_as_one = told || entity.name.contains(' ') && (speaks || by_surname());
            let wrote = document.story.byline.iter().flat_map(|b| &b.authors).any(|a| a.name == entity.name);
            if !known && !wrote && known_as_one && is_a_person(entity) {
                found.push((worth(document, entity), person(document, entity)));
            }
        }
    }
    // A single name without a role tells nobody who that is.
    found.retain(|(_, p)| p.role.is_some() || p.name.contains(' '));
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MOST).map(|(_, person)| person).collect()
}

/// Whether the mention is the surname alone with a verb after it: "Roddick won".
fn acts_by_surname(document: &Document<'_>, entity: &Entity, mention: &Mention) -> bool {
    let parse = document.tagged(mention.sentence);
    let surname = mention.span.slice(parse.text);
    let next = parse.tokens.iter().find(|t| t.span.start() >= mention.span.end());
    let before = parse.tokens.iter().rposition(|t| t.span.end() <= mention.span.start());
    let acts = next.is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux) || t.xpos == Xpos::Pos);
    let said = before.is_some_and(|b| {
        parse.tokens[b].upos == Upos::Verb && lexicon::REPORTING_VERBS.contains(&parse.lemma(b))
    });
    mention.kind == MentionKind::Part
        && entity.name.split(' ').skip(1).any(|w| w == surname)
        && (acts || said)
}

/// Whether the name is a person's: one that opens with a place is a person's only where a title or role tells so.
pub(crate) fn is_a_person(entity: &Entity) -> bool {
    if entity.kind != EntityKind::Person {
        return false;
    }
    let first = entity.name.split(' ').next().unwrap_or("");
    let place = lexicon::PLACES.contains(first) || lexicon::COUNTRIES.contains(first);
    // "Roudebush VA Facebook" has letters that stand for a body.
    let letters = |w: &str| w.len() > 1 && w.chars().all(|c| c.is_ascii_uppercase()) && !w.starts_with("II");
    let last = entity.name.rsplit(' ').next().unwrap_or("");
    let by_surname =
        entity.mentions.iter().any(|m| m.kind == MentionKind::Part && m.span.len() == last.len());
    let doubtful =
        place && !by_surname || entity.name.contains(' ') && entity.name.split(' ').skip(1).any(letters);
    is_a_name(&entity.name, entity.role.is_some())
        && (!doubtful || entity.role.is_some() || entity.gender.is_some())
}

/// Mentions count most; a role helps, and so does being named early.
fn worth(document: &Document<'_>, entity: &Entity) -> f64 {
    let first = entity.mentions[0].sentence as f64 / document.sentences.len().max(1) as f64;
    let role = if entity.role.is_some() { 1.0 } else { 0.0 };
    entity.mentions.len().min(10) as f64 * 0.3 + role + (1.0 - first)
}

/// The role as it is printed: what somebody is to a person who is not named is no role of theirs.
///
/// "Its chief executive" is chief executive; "his wife" and "our brother" say nothing without their story.
pub(crate) fn role(text: &str) -> Option<String> {
    let text = one_line(text);
    let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
    match first.to_ascii_lowercase().as_str() {
        "my" | "our" | "your" => None,
        "his" | "her" | "its" | "their" => {
            let kin = rest.split(' ').next_back().is_some_and(|w| KIN.contains(&w)) || rest.contains(" of ");
            (!kin && !rest.is_empty()).then(|| rest.to_owned())
        }
        // "Wife Heather Mills", "minister father John": whose is not said.
        _ if text.rsplit(' ').next().is_some_and(|w| KIN.contains(&&*w.to_lowercase()))
            && !text.contains("'s ")
            && !text.contains("’s ") =>
        {
            None
        }
        _ => Some(text),
    }
}

/// What somebody is to somebody else and to no other.
const KIN: &[&str] = &[
    "aunt",
    "boyfriend",
    "brother",
    "colleague",
    "cousin",
    "daughter",
    "ex-husband",
    "ex-wife",
    "father",
    "fiance",
    "fiancee",
    "friend",
    "girlfriend",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "half-brother",
    "half-sister",
    "husband",
    "mother",
    "mum",
    "mom",
    "dad",
    "neighbour",
    "neighbor",
    "nephew",
    "niece",
    "parent",
    "partner",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "stepson",
    "twin",
    "uncle",
    "widow",
    "wife",
    "rival",
    "predecessor",
    "successor",
    "teammate",
    "team-mate",
    "victim",
];

/// Whether a name can be a person's by its words: "D-Vermont" and "Turner International" cannot, nor "Robert Sweet"
/// unless a role is `told`.
fn is_a_name(name: &str, told: bool) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    // "D-Vermont", "T-Mobile"
    let party = first.len() > 2 && matches!(first.as_bytes()[..2], [b'A'..=b'Z', b'-']);
    let body = words.len() > 1
        && [&lexicon::ORGANISATION_HEADS, &lexicon::ORGANISATION_SUFFIXES, &lexicon::PLACE_HEADS]
            .iter()
            .any(|list| list.contains(last))
        || words.len() > 1 && !told && lexicon::IMPERSONAL.contains(last)
        || matches!(*last, "America" | "Africa" | "Asia" | "Europe" | "Who");
    first.starts_with(char::is_uppercase) && !party && !body
}

fn person(document: &Document<'_>, entity: &Entity) -> Person {
    let full = entity
        .mentions
        .iter()
        .find(|m| m.span.slice(document.sentences[m.sentence].text) == entity.name)
        .unwrap_or(&entity.mentions[0]);
    let mut citations = vec![document.cite(full.sentence)];
    if let Some(role) = entity.role.as_ref().filter(|r| r.sentence != full.sentence) {
        citations.push(document.cite(role.sentence));
    }
    Person {
        name: entity.name.clone(),
        role: entity.role.as_ref().and_then(|r| role(&r.text)),
        mentions: entity.mentions.len(),
        citations,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    #[test]
    fn a_role_is_told_without_its_pronoun_and_kin_not_at_all() {
        let people = brief(
            "Nordic Rail and its chief executive Ola Lund were fined on Monday. Lund said he would appeal. His wife, \
             Eva Lind, said: \"We will go on as before, whatever the court decides.\" Lind left the court early.",
        )
        .people;
        let role = |name: &str| people.iter().find(|p| p.name == name).and_then(|p| p.role.clone());
        assert_eq!(role("Ola Lund").as_deref(), Some("chief executive"), "{people:?}");
        assert_eq!(role("Eva Lind"), None, "{people:?}");
    }

    #[test]
    fn what_is_no_name_is_nobody() {
        assert!(!super::is_a_name("D-Vermont", true));
        assert!(!super::is_a_name("T-Mobile", false));
        assert!(!super::is_a_name("of Persia", false));
        assert!(super::is_a_name("Dana Lind", false));
    }

    #[test]
    fn a_president_is_not_his_wife() {
        let people = brief(
            "President Lund signed the treaty in Oslo on Monday. President Lund thanked the delegates. First lady Eva \
             Lund watched from the gallery.",
        )
        .people;
        let president = people.iter().find(|p| p.role.as_deref() == Some("President"));
        assert!(president.is_none_or(|p| p.name == "Lund"), "{people:?}");
    }
}
