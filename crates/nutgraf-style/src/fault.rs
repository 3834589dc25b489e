//! What can be wrong with a style file, in words, with what to do about it.

use nutgraf_core::{Colour, Palette};
use nutgraf_fonts::FontFault;
use std::fmt;
use std::ops::Range;

/// Why a style file cannot be used, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct StyleError {
    /// One-based line of the file, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a style file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is no TOML, or a value is of the wrong kind.
    Toml(String),
    /// A key or value that is not known, with those that are.
    Unknown {
        /// `field` for a key, `variant` for a value.
        kind: &'static str,
        /// As written.
        name: String,
        /// What may stand there.
        known: Vec<String>,
    },
    /// Two colours that cannot be told apart well enough.
    Contrast {
        /// The key of the text's colour and the colour.
        text: (&'static str, Colour),
        /// The key of the colour it stands on and that colour; `paper` is white.
        on: (&'static str, Colour),
        /// The contrast ratio of the two.
        ratio: f64,
        /// Which of the two the file gives, and a colour that would do.
        instead: Option<(&'static str, Colour)>,
    },
    /// Text that is empty or too long.
    Length {
        /// Its key.
        key: String,
        /// How long it is.
        characters: usize,
        /// How long it may be.
        longest: usize,
    },
    /// A part that is named twice.
    Twice {
        /// Its name.
        part: &'static str,
    },
    /// A file that cannot be opened.
    Unread {
        /// As written.
        path: String,
        /// Why.
        reason: String,
    },
    /// A font that cannot be used.
    Font {
        /// As written.
        path: String,
        /// Why.
        fault: FontFault,
    },
    /// A face without the others of its typeface.
    Incomplete {
        /// The key that is given.
        given: &'static str,
        /// The key that is not.
        missing: &'static str,
    },
    /// A picture that cannot be used.
    Picture {
        /// As written.
        path: String,
        /// Why.
        reason: String,
    },
    /// A logo that is too low, too high or too wide for the page.
    LogoSize {
        /// What is wrong.
        reason: String,
        /// The greatest height that would do.
        height: u8,
    },
}

impl StyleError {
    pub(crate) fn at(text: &str, span: &Range<usize>, fault: Fault) -> Self {
        let before = text.as_bytes().get(..span.start).unwrap_or_default();
        Self { line: Some(before.iter().filter(|b| **b == b'\n').count() + 1), fault }
    }

    pub(crate) fn of_toml(error: &toml::de::Error, text: &str) -> Self {
        let message = error.message();
        let fault = unknown(message).unwrap_or_else(|| Fault::Toml(message.trim_end_matches('.').to_owned()));
        match error.span() {
            Some(span) => Self::at(text, &span, fault),
            None => Self { line: None, fault },
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match &self.fault {
            Fault::Unknown { name, known, .. } => {
                let near = known.iter().max_by(|a, b| {
                    strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)).then(b.cmp(a))
                })?;
                Some(if strsim::jaro_winkler(name, near) > 0.75 {
                    format!("did you mean {near}?")
                } else {
                    format!("use one of {}", known.join(", "))
                })
            }
            Fault::Contrast { instead: Some((key, colour)), .. } => {
                Some(format!("{key} = \"{colour}\" would do"))
            }
            Fault::Incomplete { missing, .. } => Some(format!("add {missing} to [fonts]")),
            Fault::Unread { .. } => Some("paths are seen from the style file".to_owned()),
            Fault::LogoSize { height, .. } => Some(format!("height = {height} would do")),
            _ => None,
        }
    }
}

/// serde's own words for a key or value that is not known.
fn unknown(message: &str) -> Option<Fault> {
    let kind = ["field", "variant"].into_iter().find(|k| message.starts_with(&format!("unknown {k} `")))?;
    let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let name = names.next()?;
    Some(Fault::Unknown { kind, name, known: names.collect() })
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            Fault::Toml(message) => {
                let mut lines = message.lines();
                f.write_str(lines.next().unwrap_or_default())?;
                lines.try_for_each(|line| write!(f, ", {line}"))
            }
            Fault::Unknown { kind: "field", name, .. } => write!(f, "unknown key {name:?}"),
            Fault::Unknown { name, .. } => write!(f, "unknown value {name:?}"),
            Fault::Contrast { text, on, ratio, .. } => {
                // Rounded down, so that what falls short never reads as if it did not.
                let ratio = (ratio * 10.0).floor() / 10.0;
                let least = Palette::LEAST_CONTRAST;
                write!(
                    f,
                    "colours.{} {} on {} {} has a contrast of {ratio:.1}, at least {least} is needed \
                     (WCAG 2.2, level AA)",
                    text.0, text.1, on.0, on.1
                )
            }
            Fault::Length { key, characters: 0, .. } => write!(f, "{key} is empty"),
            Fault::Length { key, characters, longest } => {
                write!(f, "{key} has {characters} characters, at most {longest} fit")
            }
            Fault::Twice { part } => write!(f, "sections.order names {part} twice"),
            Fault::Unread { path, reason } | Fault::Picture { path, reason } => write!(f, "{path}: {reason}"),
            Fault::Font { path, fault } => write!(f, "{path}: {fault}"),
            Fault::Incomplete { given, missing } => write!(f, "fonts.{given} is given without {missing}"),
            Fault::LogoSize { reason, .. } => f.write_str(reason),
        }
    }
}

impl std::error::Error for StyleError {}
