//! Colours that are checked before anything is set in them.

use crate::fault::{Fault, StyleError};
use crate::file::Colours;
use nutgraf_core::{Colour, Palette};
use std::ops::Range;

/// The palette of a style file, every pair of its colours that text is set in told apart well enough.
pub(crate) fn palette(colours: &Colours, text: &str) -> Result<Palette, StyleError> {
    let mut palette = Palette::USUAL;
    let mut given: Vec<(&str, Range<usize>)> = Vec::new();
    for (name, written, slot) in [
        ("ink", &colours.ink, &mut palette.ink),
        ("accent", &colours.accent, &mut palette.accent),
        ("muted", &colours.muted, &mut palette.muted),
        ("tint", &colours.tint, &mut palette.tint),
        ("line", &colours.line, &mut palette.line),
        ("highlight", &colours.highlight, &mut palette.highlight),
    ] {
        if let Some(written) = written {
            *slot = written.get_ref().0;
            given.push((name, written.span()));
        }
    }
    for (name, colour, on_name, on) in palette.pairs() {
        let ratio = colour.contrast(on);
        if ratio >= Palette::LEAST_CONTRAST {
            continue;
        }
        let span = |name: &str| given.iter().find(|(n, _)| *n == name).map(|(_, span)| span.clone());
        let (span, instead) = match (span(name), span(on_name)) {
            (Some(span), _) => (span, enough(colour, on).map(|c| (name, c))),
            (None, Some(span)) => (span, enough(on, colour).map(|c| (on_name, c))),
            // The usual colours pass, and one of the two is not usual.
            (None, None) => continue,
        };
        let fault = Fault::Contrast { text: (name, colour), on: (on_name, on), ratio, instead };
        return Err(StyleError::at(text, &span, fault));
    }
    Ok(palette)
}

/// The colour nearest to `colour`, on its way to black or to white, that can be told from the other.
fn enough(colour: Colour, other: Colour) -> Option<Colour> {
    let towards = |end: u8| {
        (1..=100_u16).map(move |percent| {
            let part = |v: u8| {
                let moved = u16::from(v) * (100 - percent) + u16::from(end) * percent;
                u8::try_from(moved / 100).unwrap_or(end)
            };
            Colour(part(colour.0), part(colour.1), part(colour.2))
        })
    };
    let passes = |c: &Colour| c.contrast(other) >= Palette::LEAST_CONTRAST;
    let (dark, light) = (towards(0).find(passes), towards(0xff).find(passes));
    if colour.luminance() > other.luminance() { light.or(dark) } else { dark.or(light) }
}
