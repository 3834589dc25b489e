//! Named styles and numbering: what a house template replaces to restyle a brief.

use crate::fit::{BOTTOM_LINE, HEADING, LOGO_AFTER, LOWER, POINT, SOURCE, SUBTITLE, Size, TITLE};
use crate::fonts::Fonts;
use docx_rs::{
    AbstractNumbering, BuildXML, IndentLevel, Level, LevelJc, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, NumberingId, Numberings, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, RunFonts, SpecialIndentType, Start, Style, StyleType, Styles,
};
use nutgraf_core::{Colour, Palette};

const NUMBERS: usize = 2;
const BULLETS: usize = 3;

/// `word/styles.xml` at a scale of type in percent, not yet in canonical order.
///
/// Leading is exact where the fonts are known; else it is a floor, so that a font with taller letters is not
/// cut off.
pub(crate) fn styles(scale: u32, palette: &Palette, typefaces: &Fonts) -> Vec<u8> {
    let family = typefaces.text_family();
    let exact = typefaces.travel();
    let [ink, accent, grey, line] = [palette.ink, palette.accent, palette.muted, palette.line].map(hex);
    let rule = if exact { LineSpacingType::Exact } else { LineSpacingType::AtLeast };
    let spacing = |size: &Size, scale| spacing(size, scale, rule);
    let base = Styles::new()
        .default_fonts(fonts(&family))
        .default_size(half_points(LOWER.type_size, scale))
        .default_line_spacing(spacing(&LOWER, scale));
    let paragraph = |id: &str, name: &str, based_on: &str, size: &Size| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on(based_on)
            .q_format(true)
            .size(half_points(size.type_size, scale))
            .line_spacing(spacing(size, scale))
    };
    // Titles and small print in a typeface of their own.
    let label = |style: Style| match typefaces.label_family() {
        Some(family) => style.fonts(fonts(&family)),
        None => style,
    };
    let character = |id: &str, name: &str| Style::new(id, StyleType::Character).name(name).q_format(true);
    let mut title = paragraph("Title", "Title", "Normal", &TITLE).next("Subtitle").bold().color(&ink);
    title.paragraph_property = title.paragraph_property.keep_next(true);
    let mut subtitle = label(paragraph("Subtitle", "Subtitle", "Normal", &SUBTITLE)).color(&grey);
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(10).space(4).color(&accent);
    subtitle.paragraph_property =
        subtitle.paragraph_property.set_borders(ParagraphBorders::with_empty().set(rule));
    let mut heading =
        label(paragraph("Heading1", "heading 1", "Normal", &HEADING)).next("Normal").bold().color(&accent);
    heading.paragraph_property = heading.paragraph_property.outline_lvl(0);
    let numbered = |mut style: Style, id: usize| {
        style.paragraph_property =
            style.paragraph_property.numbering(NumberingId::new(id), IndentLevel::new(0));
        style
    };
    let mut quote =
        paragraph("Quote", "Quote", "Normal", &LOWER).italic().indent(Some(160), None, None, None);
    let bar = ParagraphBorder::new(ParagraphBorderPosition::Left).size(12).space(6).color(&accent);
    quote.paragraph_property = quote.paragraph_property.set_borders(ParagraphBorders::with_empty().set(bar));
    // Neighbours with the same border share it, so that one rule stands above all of them.
    let hairline = ParagraphBorder::new(ParagraphBorderPosition::Top).size(4).space(5).color(&line);
    let mut source = label(paragraph("Source", "Source", "Normal", &SOURCE)).color(&grey);
    source.paragraph_property =
        source.paragraph_property.set_borders(ParagraphBorders::with_empty().set(hairline));
    let mut attribution = character("Attribution", "Attribution");
    attribution.run_property = attribution.run_property.disable_italic().color(&grey);
    // As high as the logo, whatever the line height of text.
    let mut logo = Style::new("Logo", StyleType::Paragraph).name("Logo").based_on("Normal");
    logo.paragraph_property = logo.paragraph_property.keep_next(true).line_spacing(
        LineSpacing::new().line_rule(LineSpacingType::Auto).line(240).after(twips(LOGO_AFTER, 100)),
    );
    base.add_style(logo)
        .add_style(title)
        .add_style(subtitle)
        .add_style(heading)
        .add_style(paragraph("BottomLine", "Bottom Line", "Normal", &BOTTOM_LINE))
        .add_style(numbered(paragraph("ListNumber", "List Number", "Normal", &POINT), NUMBERS))
        .add_style(paragraph("KeyPoint", "Key Point", "ListNumber", &POINT))
        .add_style(numbered(paragraph("ListBullet", "List Bullet", "Normal", &LOWER), BULLETS))
        .add_style(paragraph("Figure", "Figure", "Normal", &LOWER))
        .add_style(paragraph("Person", "Person", "Normal", &LOWER))
        .add_style(quote)
        .add_style(paragraph("Event", "Event", "ListBullet", &LOWER))
        .add_style(source)
        .add_style(paragraph("Guarantee", "Guarantee", "Source", &SOURCE).italic())
        .add_style(label(paragraph("Footer", "footer", "Normal", &SOURCE)).color(&grey))
        .add_style(character("Label", "Label").bold())
        .add_style(character("FigureValue", "Figure Value").bold().color(&accent))
        .add_style(attribution)
        .add_style(
            character("Citation", "Citation").color(&accent).size(half_points(SOURCE.type_size, scale)),
        )
        .add_style(character("Hyperlink", "Hyperlink").color(&accent).underline("single"))
        .build()
}

/// `word/numbering.xml`, not yet in canonical order.
pub(crate) fn numbering(palette: &Palette) -> Vec<u8> {
    let accent = hex(palette.accent);
    let level = |format: &str, text: &str, hanging: i32| {
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .indent(Some(hanging), Some(SpecialIndentType::Hanging(hanging)), None, None)
            .color(&accent)
    };
    let numbers = level("decimal", "%1.", 360).bold().paragraph_style("ListNumber");
    let bullets = level("bullet", "•", 200).paragraph_style("ListBullet");
    Numberings::new()
        .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(numbers))
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullets))
        .add_numbering(Numbering::new(NUMBERS, NUMBERS))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .build()
}

/// A colour as Word writes it.
pub(crate) fn hex(Colour(r, g, b): Colour) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name)
}

fn spacing(size: &Size, scale: u32, rule: LineSpacingType) -> LineSpacing {
    let line = twips(size.leading, scale);
    LineSpacing::new()
        .line_rule(rule)
        .line(i32::try_from(line).unwrap_or(240))
        .before(twips(size.before, scale))
        .after(twips(size.after, scale))
}

/// Half points, the unit of type sizes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn half_points(points: f32, scale: u32) -> usize {
    (points * 2.0 * scale as f32 / 100.0).round() as usize
}

/// Twentieths of a point, the unit of lengths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
pub(crate) fn twips(points: f32, scale: u32) -> u32 {
    (points * 20.0 * scale as f32 / 100.0).round() as u32
}
