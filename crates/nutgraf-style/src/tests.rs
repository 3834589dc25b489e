use crate::{Fault, StyleFile, read};
use nutgraf_core::wording::Part;
use nutgraf_core::{Colour, Paper};

/// A picture of two by one pixels.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[255, 0, 0, 0, 0, 255]).unwrap();
    bytes
}

fn open(path: &str) -> Result<Vec<u8>, String> {
    match path {
        "logo.png" => Ok(png()),
        "cut.png" => Ok(png()[..50].to_vec()),
        "text.ttf" => Ok(nutgraf_fonts::SERIF.regular.to_vec()),
        "bold.ttf" => Ok(nutgraf_fonts::SERIF.faces[1].1.to_vec()),
        "italic.ttf" => Ok(nutgraf_fonts::SERIF.faces[2].1.to_vec()),
        _ => Err("no such file or directory".to_owned()),
    }
}

fn fine(text: &str) -> StyleFile {
    read(text, &mut open).unwrap_or_else(|e| panic!("{e}"))
}

/// Line, message and hint.
fn wrong(text: &str) -> (usize, String, String) {
    let error = read(text, &mut open).unwrap_err();
    (error.line.unwrap_or(0), error.to_string(), error.hint().unwrap_or_default())
}

#[test]
fn a_file_that_says_nothing_changes_nothing() {
    assert_eq!(fine(""), StyleFile::default());
}

#[test]
fn reads_everything_a_house_can_say() {
    let read = fine(
        "organisation = \" The  Courier\"\npaper = \"letter\"\n\n[colours]\naccent = \"#7A1F2B\"\n\
         tint = \"#faf0f0\"\n[fonts]\ntext = \"text.ttf\"\ntext_bold = \"bold.ttf\"\n\
         text_italic = \"italic.ttf\"\n[logo]\nfile = \"logo.png\"\ndescription = \"The Courier\"\n\
         height = 30\n[sections]\norder = [\"whats_next\", \"figures\"]\n[sections.titles]\n\
         bottom_line = \"In short\"\nsources = \"Where it comes from\"\n",
    );
    assert_eq!(read.paper, Some(Paper::Letter));
    let style = read.style;
    assert_eq!(style.organisation.as_deref(), Some("The Courier"));
    assert_eq!(style.palette.accent, Colour(0x7a, 0x1f, 0x2b));
    assert_eq!(style.text.map(|t| t.family).as_deref(), Some("Source Serif 4"));
    let logo = style.logo.unwrap();
    assert_eq!((logo.pixels, logo.height, logo.width()), ((2, 1), 30, 60.0));
    assert_eq!(style.order, [Part::WhatsNext, Part::Figures]);
    assert_eq!(style.titles[&Part::BottomLine], "In short");
    assert_eq!(style.titles.len(), 2);
}

#[test]
fn an_unknown_key_is_an_error_that_names_the_line_and_the_likely_key() {
    assert_eq!(
        wrong("paper = \"a4\"\n[colours]\nacent = \"#000000\"\n"),
        (3, "unknown key \"acent\"".to_owned(), "did you mean accent?".to_owned())
    );
    assert_eq!(wrong("[colors]\nink = \"#000000\"\n").2, "did you mean colours?");
    let (line, message, hint) = wrong("\n[sections]\norder = [\"key_points\"]\n");
    assert_eq!((line, message.as_str()), (3, "unknown value \"key_points\""));
    assert_eq!(hint, "use one of figures, people, quotes, whats_next, timeline");
    assert_eq!(wrong("paper = \"a5\"").2, "use one of a4, letter");
}

#[test]
fn a_pale_colour_is_an_error_that_names_both_colours_and_the_ratio() {
    let (line, message, hint) = wrong("[colours]\nink = \"#111111\"\nmuted = \"#999999\"\n");
    assert_eq!(line, 3);
    assert_eq!(
        message,
        "colours.muted #999999 on paper #ffffff has a contrast of 2.8, at least 4.5 is needed (WCAG 2.2, \
         level AA)"
    );
    let better = hint.strip_prefix("muted = \"").and_then(|h| h.strip_suffix("\" would do")).unwrap();
    assert!(better.parse::<Colour>().unwrap().contrast(Colour::WHITE) >= 4.5);
    // What is to blame is what the file gives.
    let (line, message, hint) = wrong("[colours]\n\ntint = \"#6688aa\"\n");
    assert_eq!(line, 3);
    assert!(message.starts_with("colours.accent #0b4f8a on tint #6688aa"), "{message}");
    assert!(hint.starts_with("tint = "), "{hint}");
}

#[test]
fn names_what_is_wrong_with_a_file() {
    let (line, message, hint) = wrong("[logo]\nfile = \"none.png\"\ndescription = \"\"\n");
    assert_eq!((line, message.as_str()), (2, "none.png: no such file or directory"));
    assert_eq!(hint, "paths are seen from the style file");
    let (_, message, _) = wrong("[logo]\nfile = \"cut.png\"\ndescription = \"\"\n");
    assert!(message.starts_with("cut.png: a broken PNG"), "{message}");
    let (_, message, _) = wrong("[logo]\nfile = \"text.ttf\"\ndescription = \"\"\n");
    assert_eq!(message, "text.ttf: neither a PNG nor a grey or colour JPEG");
    let (line, message, hint) = wrong("[fonts]\ntext_bold = \"bold.ttf\"\n");
    assert_eq!((line, message.as_str()), (2, "fonts.text_bold is given without text"));
    assert_eq!(hint, "add text to [fonts]");
    let (_, message, _) = wrong("[fonts]\nlabels = \"logo.png\"\nlabels_bold = \"logo.png\"\n");
    assert_eq!(message, "logo.png: not a TrueType font");
}

#[test]
fn keeps_what_is_printed_to_the_room_it_has() {
    let (line, message, _) = wrong(&format!("organisation = \"{}\"", "x".repeat(61)));
    assert_eq!((line, message.as_str()), (1, "organisation has 61 characters, at most 60 fit"));
    assert_eq!(wrong("[sections.titles]\npeople = \" \"\n").1, "sections.titles.people is empty");
    assert_eq!(
        wrong("[sections]\norder = [\"people\", \"people\"]\n").1,
        "sections.order names people twice"
    );
    let logo =
        |height: i64| wrong(&format!("[logo]\nfile = \"logo.png\"\ndescription = \"\"\nheight = {height}"));
    assert_eq!(logo(7).1, "logo.height is in points, from 8 to 48");
    assert_eq!(logo(-3).2, "height = 20 would do");
}

#[test]
fn no_toml_is_an_error_with_its_line() {
    let (line, message, _) = wrong("paper = \"a4\"\norganisation = The Courier\n");
    assert_eq!(line, 2);
    assert!(!message.is_empty() && !message.ends_with('.'), "{message}");
    let (line, message, _) = wrong("[colours]\nink = \"black\"\n");
    assert_eq!((line, message.as_str()), (2, "a colour is # and six hexadecimal digits, such as #0b4f8a"));
    let error = read("organisation = 1", &mut open).unwrap_err();
    assert!(matches!(error.fault, Fault::Toml(_)), "{error}");
}
