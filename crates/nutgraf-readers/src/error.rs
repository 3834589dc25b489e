//! What can go wrong before there is a story.

use std::fmt;

/// Why bytes could not be read as a story.
///
/// Text always parses; only a container or a structured form can be broken. Messages name what and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The form is recognised but its structure is broken.
    Broken {
        /// The form, such as `zip archive`.
        form: &'static str,
        /// What is wrong, and where when the parser knows.
        detail: String,
    },
    /// One of the [`Limits`](crate::Limits) was passed.
    Limit {
        /// What grew too large, such as `unpacked size of story.zip`.
        what: String,
        /// The limit, with its unit.
        limit: String,
    },
    /// The bytes are of a kind that holds no story, such as a picture.
    Unsupported {
        /// What the bytes are.
        what: String,
    },
    /// A container or feed that holds no story.
    Empty {
        /// What holds nothing, such as `feed without entries`.
        what: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { form, detail } => write!(f, "broken {form}: {detail}"),
            Self::Limit { what, limit } => write!(f, "{what} is over the limit of {limit}"),
            Self::Unsupported { what } => write!(f, "cannot read a story from {what}"),
            Self::Empty { what } => write!(f, "no story in {what}"),
        }
    }
}

impl std::error::Error for ReadError {}

#[cfg(test)]
mod tests {
    use super::ReadError;

    #[test]
    fn names_what_is_broken_and_where() {
        let error = ReadError::Broken { form: "zip archive", detail: "no end record".into() };
        assert_eq!(error.to_string(), "broken zip archive: no end record");
    }
}
