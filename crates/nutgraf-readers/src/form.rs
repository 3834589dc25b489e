//! The forms a story comes in.

use std::fmt;
use std::str::FromStr;

/// A form a story comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown, with front matter.
    Markdown,
    /// A Word document.
    Docx,
    /// A PDF file; read only with the feature `pdf`.
    Pdf,
    /// An e-mail message.
    Email,
    /// RSS, Atom or JSON Feed; each entry is a story.
    Feed,
    /// IPTC ninjs 1.x to 3.x.
    Ninjs,
    /// IPTC NewsML-G2.
    NewsMl,
    /// IPTC NITF.
    Nitf,
    /// ANPA 1312 or IPTC 7901 wire text.
    Wire,
}

/// A name that is none of [`Form::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownForm {
    /// The name as given.
    pub name: String,
}

impl fmt::Display for UnknownForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown input form {:?}", self.name)
    }
}

impl std::error::Error for UnknownForm {}

impl Form {
    /// Every form, in the order in which they are listed to people.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Docx,
        Self::Pdf,
        Self::Email,
        Self::Feed,
        Self::Ninjs,
        Self::NewsMl,
        Self::Nitf,
        Self::Wire,
    ];

    /// The name by which it is chosen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Email => "email",
            Self::Feed => "feed",
            Self::Ninjs => "ninjs",
            Self::NewsMl => "newsml",
            Self::Nitf => "nitf",
            Self::Wire => "wire",
        }
    }

    /// The form of `bytes`: by content first, then by the extension of `name`, else plain text.
    #[must_use]
    pub fn detect(bytes: &[u8], name: Option<&str>) -> Self {
        crate::detect::by_content(bytes).or_else(|| crate::detect::by_name(name?)).unwrap_or(Self::Text)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(name: &str) -> Result<Self, UnknownForm> {
        Self::ALL
            .iter()
            .copied()
            .find(|form| form.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownForm { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn every_form_is_chosen_by_its_own_name() {
        for form in Form::ALL {
            assert_eq!(form.name().parse(), Ok(*form));
        }
        assert_eq!("tex".parse::<Form>().unwrap_err().to_string(), "unknown input form \"tex\"");
    }
}
