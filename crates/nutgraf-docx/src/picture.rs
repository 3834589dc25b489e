//! The logo: a picture in a line of its own at the head of the page.

use docx_rs::{Paragraph, Pic, Run};
use nutgraf_core::{Logo, Picture};

/// Relationship id of the logo.
pub(crate) const LOGO: &str = "rIdLogo";

/// English Metric Units in a point.
const EMU: f32 = 12_700.0;

/// The paragraph that shows it.
pub(crate) fn paragraph(logo: &Logo) -> Paragraph {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture on a page")]
    let emu = |points: f32| (points * EMU).round() as u32;
    let size = (emu(logo.width()), emu(f32::from(logo.height)));
    let pic = Pic::new_with_dimensions(Vec::new(), 1, 1).id(LOGO).size(size.0, size.1);
    Paragraph::new().style("Logo").add_run(Run::new().add_image(pic))
}

/// The name of its part within `word/`.
pub(crate) fn part(logo: &Logo) -> &'static str {
    match logo.kind {
        Picture::Png => "media/logo.png",
        Picture::Jpeg | Picture::GreyJpeg => "media/logo.jpeg",
    }
}

/// The extension of its part.
pub(crate) fn extension(logo: &Logo) -> &'static str {
    match logo.kind {
        Picture::Png => "png",
        Picture::Jpeg | Picture::GreyJpeg => "jpeg",
    }
}
