//! The sentence read with the name that its point gives for the pronoun that opens it.

/// A sentence with a name in place of its first word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The sentence as it is read.
    pub text: String,
    /// Bytes of the name.
    pub name: usize,
    /// Bytes of the pronoun it stands for.
    pub pronoun: usize,
}

/// `sentence` with the name in square brackets that opens the text of its point, "[Ann Holt] left", for "She".
pub(crate) fn named(point: &str, sentence: &str) -> Option<Named> {
    let (name, _) = point.strip_prefix('[')?.split_once(']')?;
    let (pronoun, rest) = sentence.split_once(' ').filter(|(first, _)| matches!(*first, "He" | "She"))?;
    Some(Named { text: format!("{name} {rest}"), name: name.len(), pronoun: pronoun.len() })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_pronoun_is_read_as_the_name_in_brackets() {
        let named =
            named("[Ann Holt] left on Monday.", "She left on Monday.").expect("it opens with a pronoun");
        assert_eq!(named.text, "Ann Holt left on Monday.");
    }

    #[test]
    fn other_sentences_are_read_as_they_stand() {
        assert_eq!(named("Holt left.", "Holt left."), None);
        assert_eq!(named("[sic] The club won.", "The club won."), None);
    }
}
