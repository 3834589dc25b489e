//! The file of a house style to the style of a page.
//!
//! Beside the walk: what a newsroom wrote down about colours, fonts, logo, titles and paper becomes the
//! [`HouseStyle`] that every exporter takes. What the file may say is told in the crate's README; whatever it
//! says wrong is an error that names the line, and colours that cannot be told apart are one too.
//!
//! ```
//! let file = "organisation = \"The Courier\"\n[colours]\naccent = \"#7a1f2b\"\n";
//! let read = nutgraf_style::read(file, &mut |_| Err("no files here".to_owned())).unwrap();
//! assert_eq!(read.style.organisation.as_deref(), Some("The Courier"));
//!
//! let pale = file.replace("#7a1f2b", "#e7a1ab");
//! let error = nutgraf_style::read(&pale, &mut |_| Err("no files here".to_owned())).unwrap_err();
//! assert_eq!(error.line, Some(3));
//! assert!(error.to_string().starts_with("colours.accent #e7a1ab on paper #ffffff has a contrast of 2.0"));
//! ```

mod assets;
mod contrast;
mod fault;
mod file;

pub use fault::{Fault, StyleError};

use assets::{Open, logo, typeface};
use file::{File, Order};
use nutgraf_core::wording::Part;
use nutgraf_core::{HouseStyle, Paper};
use toml::Spanned;

/// What a style file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyleFile {
    /// The style.
    pub style: HouseStyle,
    /// The paper the house prints on.
    pub paper: Option<Paper>,
}

/// The most characters of the organisation's name.
const LONGEST_NAME: usize = 60;
/// The most characters of a title: it stands on one line of a column.
const LONGEST_TITLE: usize = 32;

/// Reads a style file. `open` gives the bytes of a file named in it, or says why it cannot.
///
/// # Errors
/// When the file says something that no page can be made of; the error names the line.
pub fn read(text: &str, open: &mut Open<'_>) -> Result<StyleFile, StyleError> {
    let file: File = toml::from_str(text).map_err(|e| StyleError::of_toml(&e, text))?;
    let at = |span: std::ops::Range<usize>, fault| StyleError::at(text, &span, fault);
    let organisation =
        file.organisation.map(|s| words("organisation", &s, LONGEST_NAME, text)).transpose()?;
    let palette = contrast::palette(&file.colours, text)?;
    let fonts = &file.fonts;
    let wanted = [
        (["text", "text_bold", "text_italic"], [&fonts.text, &fonts.text_bold, &fonts.text_italic], 3),
        (["labels", "labels_bold", ""], [&fonts.labels, &fonts.labels_bold, &None], 2),
    ];
    let [text_face, label_face] = wanted.map(|(keys, paths, count)| {
        typeface(&keys[..count], &paths[..count], open).map_err(|(span, fault)| at(span, fault))
    });
    let logo = file.logo.map(|l| logo(&l, open).map_err(|(span, fault)| at(span, fault))).transpose()?;
    let mut style = HouseStyle {
        organisation,
        palette,
        text: text_face?,
        labels: label_face?,
        logo,
        ..HouseStyle::default()
    };
    for (part, title) in file.sections.titles.entries() {
        if let Some(title) = title {
            let key = format!("sections.titles.{}", part.name());
            style.titles.insert(part, words(&key, title, LONGEST_TITLE, text)?);
        }
    }
    style.order = order(&file.sections.order, text)?;
    Ok(StyleFile { style, paper: file.paper.map(file::PaperName::paper) })
}

/// Text that is there and not too long.
fn words(key: &str, text: &Spanned<String>, longest: usize, file: &str) -> Result<String, StyleError> {
    let clean = nutgraf_core::wording::clean(text.get_ref()).into_owned();
    let characters = clean.chars().count();
    if (1..=longest).contains(&characters) {
        return Ok(clean);
    }
    let key = key.to_owned();
    Err(StyleError::at(file, &text.span(), Fault::Length { key, characters, longest }))
}

fn order(parts: &[Spanned<Order>], text: &str) -> Result<Vec<Part>, StyleError> {
    let mut order = Vec::new();
    for part in parts {
        let (span, part) = (part.span(), part.get_ref().part());
        if order.contains(&part) {
            return Err(StyleError::at(text, &span, Fault::Twice { part: part.name() }));
        }
        order.push(part);
    }
    Ok(order)
}

#[cfg(test)]
mod tests;
