//! A pronoun that opens a point, replaced by the name it stands for, in square brackets.

use crate::document::Document;
use nutgraf_language::names::{Entity, EntityKind, Gender, MentionKind};

/// The text with "He" or "She" at its start replaced by the person it stands for, when only one is possible.
pub(crate) fn resolve(document: &Document<'_>, index: usize, text: &str) -> Option<String> {
    let (pronoun, rest) = text.split_once(' ')?;
    let gender = match pronoun {
        "He" => Gender::Male,
        "She" => Gender::Female,
        _ => return None,
    };
    let before = index.checked_sub(1)?;
    if document.sentences[before].section != document.sentences[index].section {
        return None;
    }
    let mut possible = document
        .entities()
        .iter()
        .filter(|e| is_mentioned(e, before) && e.gender.is_none_or(|g| g == gender));
    let person = possible.next().filter(|_| possible.next().is_none())?;
    // The sentence itself must not name another who could be meant, nor the person, whom "he" would then not be.
    let here = document.entities().iter().any(|e| is_mentioned(e, index));
    (!here).then(|| format!("[{}] {rest}", person.name))
}

fn is_mentioned(entity: &Entity, sentence: usize) -> bool {
    entity.kind == EntityKind::Person
        && entity.mentions.iter().any(|m| m.sentence == sentence && m.kind != MentionKind::Role)
}
