//! The files that a style file names: fonts and the logo.

use crate::fault::Fault;
use crate::file::LogoTable;
use nutgraf_core::{Logo, Picture, Typeface};
use nutgraf_fonts::inspect;
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// Gives the bytes of a file by its path as written, or says why it cannot.
pub(crate) type Open<'a> = dyn FnMut(&str) -> Result<Vec<u8>, String> + 'a;

/// What is wrong with which part of the file.
type Found<T> = Result<T, (Range<usize>, Fault)>;

/// Height of a logo that does not say its own, in points.
const USUAL_HEIGHT: u8 = 20;

/// The longest side of a logo in pixels: more than a page can show.
const MOST_PIXELS: u32 = 4000;

fn opened(path: &Spanned<String>, open: &mut Open<'_>) -> Found<Vec<u8>> {
    let unread = |reason| (path.span(), Fault::Unread { path: path.get_ref().clone(), reason });
    open(path.get_ref()).map_err(unread)
}

/// The typeface of the paths given for its keys: all of them or none.
pub(crate) fn typeface(
    keys: &[&'static str],
    paths: &[&Option<Spanned<String>>],
    open: &mut Open<'_>,
) -> Found<Option<Typeface>> {
    let Some(given) = paths.iter().position(|p| p.is_some()) else { return Ok(None) };
    let mut faces: Vec<Arc<[u8]>> = Vec::new();
    let mut family = String::new();
    for (i, path) in paths.iter().enumerate() {
        let Some(path) = path else {
            let span = paths[given].as_ref().map_or(0..0, Spanned::span);
            return Err((span, Fault::Incomplete { given: keys[given], missing: keys[i] }));
        };
        let bytes = opened(path, open)?;
        let unfit = |fault| (path.span(), Fault::Font { path: path.get_ref().clone(), fault });
        let font = inspect(&bytes).map_err(unfit)?;
        if i == 0 {
            family = font.family;
        }
        faces.push(bytes.into());
    }
    let mut faces = faces.into_iter();
    let (Some(regular), Some(bold)) = (faces.next(), faces.next()) else { return Ok(None) };
    Ok(Some(Typeface { family, regular, bold, italic: faces.next() }))
}

/// The logo, its picture known to be readable and of a size that leaves room beside it.
pub(crate) fn logo(table: &LogoTable, open: &mut Open<'_>) -> Found<Logo> {
    let path = table.file.get_ref();
    let unfit = |reason: String| (table.file.span(), Fault::Picture { path: path.clone(), reason });
    let bytes = opened(&table.file, open)?;
    let (kind, pixels) =
        Picture::of(&bytes).ok_or_else(|| unfit("neither a PNG nor a grey or colour JPEG".to_owned()))?;
    if pixels.0.max(pixels.1) > MOST_PIXELS {
        let (w, h) = pixels;
        return Err(unfit(format!("{w} by {h} pixels, at most {MOST_PIXELS} a side")));
    }
    match kind {
        Picture::Png => {
            let decoder = png::Decoder::new(Cursor::new(&bytes));
            let mut reader = decoder.read_info().map_err(|e| unfit(format!("a broken PNG: {e}")))?;
            let size = reader.output_buffer_size().ok_or_else(|| unfit("too large".to_owned()))?;
            reader.next_frame(&mut vec![0; size]).map_err(|e| unfit(format!("a broken PNG: {e}")))?;
        }
        Picture::Jpeg | Picture::GreyJpeg => {
            // ITU-T T.81, B.1.1.3: an image ends with this marker.
            if !bytes.windows(2).any(|w| w == [0xff, 0xd9]) {
                return Err(unfit("a JPEG cut short".to_owned()));
            }
        }
    }
    let (span, height) = match &table.height {
        Some(height) => (height.span(), u8::try_from(*height.get_ref()).ok()),
        None => (table.file.span(), Some(USUAL_HEIGHT)),
    };
    let (least, most) = (*Logo::HEIGHTS.start(), *Logo::HEIGHTS.end());
    let Some(height) = height.filter(|h| Logo::HEIGHTS.contains(h)) else {
        let reason = format!("logo.height is in points, from {least} to {most}");
        return Err((span, Fault::LogoSize { reason, height: USUAL_HEIGHT }));
    };
    let logo = Logo {
        bytes: bytes.into(),
        kind,
        pixels,
        height,
        description: nutgraf_core::wording::clean(&table.description).into_owned(),
    };
    if logo.width() > Logo::WIDEST {
        let lower =
            (least..height).rev().find(|h| Logo { height: *h, ..logo.clone() }.width() <= Logo::WIDEST);
        let Some(lower) = lower else {
            return Err(unfit(format!("too wide for its height: {} by {} pixels", pixels.0, pixels.1)));
        };
        let reason = format!(
            "the logo is {:.0} points wide at a height of {height}, at most {} fit",
            logo.width(),
            Logo::WIDEST
        );
        return Err((span, Fault::LogoSize { reason, height: lower }));
    }
    Ok(logo)
}
