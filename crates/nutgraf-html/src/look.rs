//! What a house changes about the page: colours, fonts and logo, all inside the page itself.

use crate::escape::push_text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use nutgraf_core::{ExportError, HouseStyle, Palette, Typeface};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Rules that follow those of every page, and what the page may take from itself.
#[derive(Default)]
pub(crate) struct Look {
    pub(crate) css: String,
    /// Directives of the page's content security policy.
    pub(crate) sources: String,
}

impl Look {
    /// The look of a house for a page of this text.
    ///
    /// # Errors
    /// When a font cannot be cut down to the letters of the page.
    pub(crate) fn new(style: &HouseStyle, text: &str) -> Result<Self, ExportError> {
        let mut look = Self::default();
        if style.palette != Palette::USUAL || style.logo.is_some() {
            let Palette { ink, accent, muted, tint, line, highlight } = style.palette;
            let _ = writeln!(
                look.css,
                ":root {{ color-scheme: light; --ink: {ink}; --soft: {muted}; --accent: {accent}; --tint: {tint};\n  \
                 --paper: #fff; --line: {line}; --mark: {highlight}; }}\n\
                 @media print {{ :root {{ --mark: transparent; }} }}"
            );
        }
        if style.logo.is_some() {
            look.sources += "; img-src data:";
        }
        let used: BTreeSet<char> = text.chars().filter(|c| !c.is_control()).chain(' '..='~').collect();
        for (variable, name, typeface, rest) in [
            ("serif", "House text", &style.text, "Georgia, serif"),
            ("sans", "House labels", &style.labels, "Helvetica, sans-serif"),
        ] {
            if let Some(typeface) = typeface {
                faces(&mut look.css, name, typeface, &used)?;
                let _ = writeln!(look.css, ":root {{ --{variable}: \"{name}\", {rest}; }}");
            }
        }
        if style.text.is_some() || style.labels.is_some() {
            look.sources += "; font-src data:";
        }
        Ok(look)
    }
}

fn faces(
    css: &mut String,
    name: &str,
    typeface: &Typeface,
    text: &BTreeSet<char>,
) -> Result<(), ExportError> {
    let italic = typeface.italic.as_ref().map(|bytes| (bytes, "normal", "italic"));
    let upright = [(&typeface.regular, "normal", "normal"), (&typeface.bold, "bold", "normal")];
    for (bytes, weight, slant) in upright.into_iter().chain(italic) {
        let part = nutgraf_fonts::subset(bytes, text)
            .map_err(|reason| ExportError::Build { part: format!("the font {}", typeface.family), reason })?;
        let _ = write!(
            css,
            "@font-face {{ font-family: \"{name}\"; font-weight: {weight}; font-style: {slant};\n  \
             src: url(data:font/ttf;base64,"
        );
        STANDARD.encode_string(part, css);
        css.push_str("); }\n");
    }
    Ok(())
}

/// Appends the logo as an image of its own bytes.
pub(crate) fn logo(out: &mut String, style: &HouseStyle) {
    let Some(logo) = &style.logo else { return };
    out.push_str("<p class=\"logo\"><img alt=\"");
    push_text(out, &logo.description);
    let _ = write!(
        out,
        "\" height=\"{:.0}\" width=\"{:.0}\" src=\"data:{};base64,",
        // CSS pixels are three quarters of a point.
        f32::from(logo.height) / 0.75,
        logo.width() / 0.75,
        logo.kind.media_type()
    );
    STANDARD.encode_string(&logo.bytes, out);
    out.push_str("\"></p>\n");
}
