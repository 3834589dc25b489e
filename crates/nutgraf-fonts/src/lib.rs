//! The typefaces of a brief, and font files cut down to the characters a document uses.
//!
//! Beside the walk: exporters take from here the faces that pages are set in and the parts of them that travel
//! inside a document. The files and their licences are told of in `fonts/README.md`.
//!
//! ```
//! use std::collections::BTreeSet;
//!
//! let whole = nutgraf_fonts::SERIF.regular;
//! let part = nutgraf_fonts::subset(whole, &BTreeSet::from(['a', 'b', 'c'])).unwrap();
//! assert!(part.len() < whole.len() / 4);
//! assert_eq!(nutgraf_fonts::inspect(&part).unwrap().family, "Source Serif 4");
//! ```

mod inspect;
mod subset;

pub use inspect::{FontFault, FontFile, inspect};
pub use subset::subset;

use nutgraf_core::Typeface;

/// A built-in typeface, as published.
#[derive(Clone, Copy)]
pub struct BuiltIn {
    /// The family's name.
    pub family: &'static str,
    /// PostScript name and bytes of each face: upright, bold, and italic where there is one.
    pub faces: &'static [(&'static str, &'static [u8])],
    /// The upright face.
    pub regular: &'static [u8],
}

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../fonts/", $name, ".ttf")) as &[u8])
    };
}

const SERIF_FACES: &[(&str, &[u8])] =
    &[face!("SourceSerif4-Regular"), face!("SourceSerif4-Bold"), face!("SourceSerif4-It")];
const SANS_FACES: &[(&str, &[u8])] = &[face!("SourceSans3-Regular"), face!("SourceSans3-Bold")];

/// The typeface of text: Latin, Greek and Cyrillic.
pub const SERIF: BuiltIn =
    BuiltIn { family: "Source Serif 4", faces: SERIF_FACES, regular: SERIF_FACES[0].1 };

/// The typeface of titles, labels and small print: Latin, Greek and Cyrillic.
pub const SANS: BuiltIn = BuiltIn { family: "Source Sans 3", faces: SANS_FACES, regular: SANS_FACES[0].1 };

impl BuiltIn {
    /// A copy of its own, as a house would bring it.
    #[must_use]
    pub fn typeface(&self) -> Typeface {
        Typeface {
            family: self.family.to_owned(),
            regular: self.regular.into(),
            bold: self.faces[1].1.into(),
            italic: self.faces.get(2).map(|(_, bytes)| (*bytes).into()),
        }
    }
}
