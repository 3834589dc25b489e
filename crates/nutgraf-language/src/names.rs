//! Who and what a story names: persons with their roles, organisations, places, and where each is mentioned.
//!
//! There is no list of people. A name is a run of proper nouns; what kind it is follows from evidence summed
//! over all its mentions: a title or role beside it, an age, a reporting verb, a surname used alone later,
//! the heads of organisations' and places' names. A missing name or role is preferred to a wrong one.

mod aliases;
mod evidence;
mod mentions;
mod roles;
mod titles;

use crate::parse::Parse;
use nutgraf_core::Span;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Something else, or what cannot be told.
    Other,
}

/// The gender that titles and role words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// "Mrs", "spokeswoman".
    Female,
    /// "Mr", "spokesman".
    Male,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// By the full name.
    Full,
    /// By a part of it, as a surname.
    Part,
    /// By a role: "the Ukrainian leader".
    Role,
}

/// One mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Index of the sentence.
    pub sentence: usize,
    /// Its bytes in the sentence's text, titles left out.
    pub span: Span,
    /// How it refers.
    pub kind: MentionKind,
}

/// The role or title of a person, in words of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As written, without an article before it; it may open with a possessive ("his lawyer").
    pub text: String,
    /// Index of the sentence.
    pub sentence: usize,
    /// Its bytes in that sentence's text.
    pub span: Span,
}

/// Someone or something that a story names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The first full mention, as written.
    pub name: String,
    /// A person's role, when the story gives one beside the name.
    pub role: Option<Role>,
    /// Every mention, in story order; never empty.
    pub mentions: Vec<Mention>,
    /// A person's gender, when a title or role tells it.
    pub gender: Option<Gender>,
}

/// The entities of a story, by first mention; `sentences` are the analyses of its sentences in order.
///
/// ```
/// use nutgraf_language::{analyse, names::names};
///
/// let story = [analyse("Senior Kremlin aide Yuri Ushakov spoke."), analyse("Ushakov left.")];
/// for entity in names(&story) {
///     assert!(entity.mentions.iter().all(|m| !m.span.slice(story[m.sentence].text).is_empty()));
/// }
/// ```
#[must_use]
pub fn names(sentences: &[Parse<'_>]) -> Vec<Entity> {
    let mut found = Vec::new();
    for (index, parse) in sentences.iter().enumerate() {
        mentions::find(parse, index, &mut found);
    }
    let clusters = aliases::cluster(sentences, &found);
    let mut entities = aliases::entities(sentences, &found, clusters);
    aliases::add_roles_in_place_of_names(sentences, &mut entities);
    entities.sort_by_key(|entity| (entity.mentions[0].sentence, entity.mentions[0].span.start()));
    entities
}

#[cfg(test)]
mod tests;
