//! The tables and keys of a style file.

use nutgraf_core::wording::Part;
use nutgraf_core::{Colour, Paper};
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) organisation: Option<Spanned<String>>,
    pub(crate) paper: Option<PaperName>,
    #[serde(default)]
    pub(crate) colours: Colours,
    #[serde(default)]
    pub(crate) fonts: Fonts,
    pub(crate) logo: Option<LogoTable>,
    #[serde(default)]
    pub(crate) sections: Sections,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PaperName {
    A4,
    Letter,
}

impl PaperName {
    pub(crate) const fn paper(self) -> Paper {
        match self {
            Self::A4 => Paper::A4,
            Self::Letter => Paper::Letter,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Colours {
    pub(crate) ink: Option<Spanned<Written>>,
    pub(crate) accent: Option<Spanned<Written>>,
    pub(crate) muted: Option<Spanned<Written>>,
    pub(crate) tint: Option<Spanned<Written>>,
    pub(crate) line: Option<Spanned<Written>>,
    pub(crate) highlight: Option<Spanned<Written>>,
}

/// A colour as it is written.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Written(pub(crate) Colour);

impl TryFrom<String> for Written {
    type Error = nutgraf_core::NotAColour;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

/// Paths, seen from the style file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fonts {
    pub(crate) text: Option<Spanned<String>>,
    pub(crate) text_bold: Option<Spanned<String>>,
    pub(crate) text_italic: Option<Spanned<String>>,
    pub(crate) labels: Option<Spanned<String>>,
    pub(crate) labels_bold: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogoTable {
    pub(crate) file: Spanned<String>,
    pub(crate) description: String,
    pub(crate) height: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sections {
    #[serde(default)]
    pub(crate) order: Vec<Spanned<Order>>,
    #[serde(default)]
    pub(crate) titles: Titles,
}

/// A part whose place can be chosen.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    Figures,
    People,
    Quotes,
    WhatsNext,
    Timeline,
}

impl Order {
    pub(crate) const fn part(self) -> Part {
        match self {
            Self::Figures => Part::Figures,
            Self::People => Part::People,
            Self::Quotes => Part::Quotes,
            Self::WhatsNext => Part::WhatsNext,
            Self::Timeline => Part::Timeline,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Titles {
    bottom_line: Option<Spanned<String>>,
    key_points: Option<Spanned<String>>,
    figures: Option<Spanned<String>>,
    people: Option<Spanned<String>>,
    quotes: Option<Spanned<String>>,
    whats_next: Option<Spanned<String>>,
    timeline: Option<Spanned<String>>,
    background: Option<Spanned<String>>,
    sourcing: Option<Spanned<String>>,
    sources: Option<Spanned<String>>,
}

impl Titles {
    pub(crate) fn entries(&self) -> [(Part, Option<&Spanned<String>>); 10] {
        [
            (Part::BottomLine, self.bottom_line.as_ref()),
            (Part::KeyPoints, self.key_points.as_ref()),
            (Part::Figures, self.figures.as_ref()),
            (Part::People, self.people.as_ref()),
            (Part::Quotes, self.quotes.as_ref()),
            (Part::WhatsNext, self.whats_next.as_ref()),
            (Part::Timeline, self.timeline.as_ref()),
            (Part::Background, self.background.as_ref()),
            (Part::Sourcing, self.sourcing.as_ref()),
            (Part::Sources, self.sources.as_ref()),
        ]
    }
}
