//! A pronoun that opens a point, replaced by the name it stands for, in square brackets.

use crate::document::Document;
use nutgraf_language::names::{Entity, EntityKind, Gender, MentionKind};
use nutgraf_language::{Xpos, lexicon};

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
    // "The Pakistani president met Tony Blair": the other one is a person as well.
    if tells_of_another(document, before, person) {
        return None;
    }
    // The sentence itself must not name another who could be meant, nor the person, whom "he" would then not be.
    let here = document.entities().iter().any(|e| is_mentioned(e, index));
    (!here).then(|| format!("[{}] {rest}", person.name))
}

/// Whether the sentence speaks of somebody by what they are who need not be the person.
fn tells_of_another(document: &Document<'_>, sentence: usize, person: &Entity) -> bool {
    let parse = document.tagged(sentence);
    let role = person.role.as_ref().map_or(String::new(), |r| r.text.to_lowercase());
    (1..parse.len()).any(|t| {
        let lower = parse.lower(t);
        let own =
            person.mentions.iter().any(|m| m.sentence == sentence && m.span.overlaps(parse.tokens[t].span));
        let singular = matches!(parse.tokens[t].xpos, Xpos::Nn | Xpos::Nnp);
        singular
            && !own
            && lexicon::ROLE_NOUNS.contains(&lower)
            && !role.split([' ', '-']).any(|w| w == &*lower)
    })
}

fn is_mentioned(entity: &Entity, sentence: usize) -> bool {
    entity.kind == EntityKind::Person
        && entity.mentions.iter().any(|m| m.sentence == sentence && m.kind != MentionKind::Role)
}

#[cfg(test)]
mod tests {
    use super::resolve;
    use crate::document::Document;
    use nutgraf_core::Story;

    fn resolved(text: &str) -> Option<String> {
        let story = Story::parse(text);
        resolve(&Document::new(&story, 1), 1, "He is due in Leeds.")
    }

    #[test]
    fn he_is_the_one_person_told_of_before() {
        let text = "Prime Minister John Holt met the press in London. He is due in Leeds.";
        assert_eq!(resolved(text).as_deref(), Some("[John Holt] is due in Leeds."));
    }

    #[test]
    fn he_may_be_somebody_told_of_by_office_alone() {
        let text =
            "On Monday the Norwegian president met Prime Minister John Holt in London. He is due in Leeds.";
        assert_eq!(resolved(text), None);
    }
}
