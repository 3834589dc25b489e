//! Who's who: the persons of the story with their roles, those who matter most first.

use crate::document::Document;
use crate::render::one_line;
use nutgraf_core::Person;
use nutgraf_language::names::{Entity, EntityKind};

/// The most persons of a brief.
const MOST: usize = 6;

/// The persons of the stories who have a role or are mentioned more than once.
pub(crate) fn people(documents: &[Document<'_>]) -> Vec<Person> {
    let mut found: Vec<(f64, Person)> = Vec::new();
    for document in documents {
        for entity in document.entities().iter().filter(|e| e.kind == EntityKind::Person) {
            let known = found.iter().any(|(_, p)| p.name == entity.name);
            // A title, a role or words of their own tell a person from a band, a club or a place.
            let speaks = document
                .story
                .quotations
                .iter()
                .filter_map(|q| q.speaker.as_ref())
                .any(|s| s.name == entity.name);
            if !known
                && (entity.role.is_some() || entity.gender.is_some() || speaks && entity.name.contains(' '))
            {
                found.push((worth(document, entity), person(document, entity)));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MOST).map(|(_, person)| person).collect()
}

/// Mentions count most; a role helps, and so does being named early.
fn worth(document: &Document<'_>, entity: &Entity) -> f64 {
    let first = entity.mentions[0].sentence as f64 / document.sentences.len().max(1) as f64;
    let role = if entity.role.is_some() { 1.0 } else { 0.0 };
    entity.mentions.len().min(10) as f64 * 0.3 + role + (1.0 - first)
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
        role: entity.role.as_ref().map(|r| one_line(&r.text)),
        mentions: entity.mentions.len(),
        citations,
    }
}
