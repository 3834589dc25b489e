//! What can go wrong in a call, in words, with a hint where there is one to give.

use std::fmt;
use std::io;

/// Why a call, or one input of it, failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The reader of standard output has gone; not an error.
    BrokenPipe,
    /// Anything else.
    Failed {
        /// What failed and why: lower case, no full stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into(), hint: None }
    }

    /// The same with a hint.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Failed { message, .. } => Self::Failed { message, hint: Some(hint.into()) },
            Self::BrokenPipe => self,
        }
    }

    /// A failure to write to standard output.
    pub(crate) fn of_output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::new(format!("standard output: {}", reason(error))),
        }
    }
}

/// What an I/O error says, in the words of the house rather than the operating system's.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        io::ErrorKind::IsADirectory => "is a directory".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is not a directory".to_owned(),
        io::ErrorKind::StorageFull => "no space left".to_owned(),
        _ => {
            let text = error.to_string();
            // "Some words (os error 5)"
            let text = text.split(" (os error").next().unwrap_or(&text);
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenPipe => f.write_str("broken pipe"),
            Self::Failed { message, .. } => f.write_str(message),
        }
    }
}
