//! The one entrance: bytes in, stories out.

use crate::{Form, ReadError, ReadOptions, decode, html, plain};
use nutgraf_core::Story;

/// One story of an input, and what to call it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The story.
    pub story: Story,
    /// A name that tells it from the other stories of the same input, made of ASCII letters, digits, `-`
    /// and `.`; `None` when the input is one story.
    pub name: Option<String>,
    /// The form it was read from.
    pub form: Form,
}

/// The stories of `bytes`: one for a document, one an entry for a feed or archive. Never empty.
///
/// # Errors
/// When a container or structured form is broken, passes a limit, or holds no story. Text never fails.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Reading>, ReadError> {
    if bytes.len() > options.limits.document {
        return Err(ReadError::Limit {
            what: format!("size of {}", options.name.as_deref().unwrap_or("the input")),
            limit: format!("{} bytes", options.limits.document),
        });
    }
    let form = options.from.unwrap_or_else(|| Form::detect(bytes, options.name.as_deref()));
    let story = match form {
        Form::Text => plain::story(decode(bytes), options),
        Form::Html => html::story(decode(bytes), options),
    };
    Ok(vec![Reading { story, name: None, form }])
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::{Limits, ReadError, ReadOptions};

    #[test]
    fn refuses_what_is_over_the_size_limit_by_name() {
        let options = ReadOptions {
            name: Some("big.txt".into()),
            limits: Limits { document: 3 },
            ..ReadOptions::default()
        };
        let error = read(b"four", &options).unwrap_err();
        assert!(matches!(error, ReadError::Limit { .. }));
        assert_eq!(error.to_string(), "size of big.txt is over the limit of 3 bytes");
    }

    #[test]
    fn nothing_is_a_story_too() {
        for bytes in [b"".as_slice(), b" \r\n", b"x"] {
            assert_eq!(read(bytes, &ReadOptions::default()).unwrap().len(), 1);
        }
    }
}
