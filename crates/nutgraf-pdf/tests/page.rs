//! The page as its readers get it: text, structure, number of pages, bytes.

mod briefs;
mod reading;

use nutgraf_core::wording::Part;
use nutgraf_core::{Brief, Colour, ExportError, Exporter, HouseStyle, Logo, Palette, Picture};
use nutgraf_pdf::{Pages, Paper, PdfExporter, PdfStyle, fit};

fn all() -> [(&'static str, Brief); 6] {
    [
        ("summit", briefs::summit()),
        ("minimal", briefs::minimal()),
        ("empty", briefs::empty()),
        ("overfull", briefs::overfull()),
        ("several_sources", briefs::several_sources()),
        ("scripts", briefs::scripts()),
    ]
}

fn options() -> Vec<PdfExporter> {
    let mut all = Vec::new();
    for paper in [Paper::A4, Paper::Letter] {
        for large_print in [false, true] {
            for pages in [Pages::One, Pages::Many] {
                all.push(PdfExporter { paper, pages, large_print, ..PdfExporter::default() });
            }
        }
    }
    all
}

#[test]
fn reads_in_order_with_its_structure() {
    for (name, brief) in all() {
        let pdf = PdfExporter::default().export(&brief).unwrap();
        insta::assert_snapshot!(name, reading::structure(&pdf));
    }
}

#[test]
fn one_page_is_one_page_on_both_papers() {
    for (name, brief) in all() {
        for exporter in options() {
            match exporter.export(&brief) {
                Ok(pdf) if exporter.pages == Pages::One => assert_eq!(reading::pages(&pdf), 1, "{name}"),
                Ok(_) => {}
                Err(ExportError::DoesNotFit { .. }) if exporter.large_print => {}
                Err(e) => panic!("{name}: {e}"),
            }
        }
    }
}

#[test]
fn many_pages_leave_nothing_off() {
    let brief = briefs::overfull();
    let exporter = PdfExporter { pages: Pages::Many, ..PdfExporter::default() };
    let pdf = exporter.export(&brief).unwrap();
    assert!(reading::pages(&pdf) > 1);
    let text = reading::text(&pdf);
    for i in 0..12 {
        assert!(text.contains(&format!("Önundardóttir the {i}th")), "{i}");
        assert!(text.contains(&format!("{i}.5 million")), "{i}");
    }
    assert!(fit(&brief, &exporter).unwrap().dropped.is_empty());
}

#[test]
fn what_was_fitted_is_on_the_page_and_what_was_dropped_is_not() {
    let brief = briefs::overfull();
    let exporter = PdfExporter::default();
    let fitted = fit(&brief, &exporter).unwrap();
    assert!(!fitted.dropped.is_empty());
    assert!(fitted.key_points.len() >= 3);
    let text = reading::text(&exporter.export(&fitted).unwrap());
    assert_eq!(text.matches("Önundardóttir the").count(), fitted.people.len());
    assert_eq!(text.matches(".5 million").count(), fitted.figures.len());
    assert_eq!(text, reading::text(&exporter.export(&brief).unwrap()));
}

#[test]
fn fitting_twice_drops_nothing_more() {
    for (name, brief) in all() {
        let exporter = PdfExporter::default();
        let once = fit(&brief, &exporter).unwrap();
        assert_eq!(fit(&once, &exporter).unwrap(), once, "{name}");
    }
}

#[test]
fn every_item_is_kept_or_dropped() {
    let count = |b: &Brief| {
        b.key_points.len()
            + b.figures.len()
            + b.people.len()
            + b.quotes.len()
            + b.whats_next.len()
            + b.timeline.len()
            + b.background.len()
    };
    let brief = briefs::overfull();
    let fitted = fit(&brief, &PdfExporter::default()).unwrap();
    assert_eq!(count(&fitted) + fitted.dropped.len(), count(&brief));
}

#[test]
fn a_bottom_line_longer_than_a_page_does_not_fit() {
    let mut brief = briefs::minimal();
    brief.bottom_line.text = "word ".repeat(5000);
    let error = PdfExporter::default().export(&brief).unwrap_err();
    assert!(error.to_string().starts_with("the brief does not fit on one page: "), "{error}");
    let many = PdfExporter { pages: Pages::Many, ..PdfExporter::default() };
    assert!(reading::pages(&many.export(&brief).unwrap()) > 1);
}

#[test]
fn same_brief_same_bytes_on_every_run_and_thread() {
    for (name, brief) in all() {
        let first = PdfExporter::default().export(&brief).unwrap();
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let brief = brief.clone();
                std::thread::spawn(move || PdfExporter::default().export(&brief).unwrap())
            })
            .collect();
        for thread in threads {
            assert!(thread.join().unwrap() == first, "{name}");
        }
    }
}

#[test]
fn characters_without_a_glyph_are_named() {
    let brief = briefs::scripts();
    let missing = PdfExporter::default().missing_characters(&brief);
    assert_eq!(missing, "北京שלום🎉".chars().collect::<Vec<_>>());
    let text = reading::text(&PdfExporter::default().export(&brief).unwrap());
    assert!(text.contains("The sign [?] and the word [?] stand beside [?]."), "{text}");
    assert!(text.contains("U+5317, U+4EAC"), "{text}");
}

#[test]
fn every_pdf_is_small() {
    for (name, brief) in all() {
        for exporter in options() {
            let Ok(pdf) = exporter.export(&brief) else { continue };
            assert!(pdf.len() <= 48 * 1024 || exporter.pages == Pages::Many, "{name}: {}", pdf.len());
        }
    }
}

/// A brief in Hebrew and Arabic, with numbers and Latin names among them.
fn right_to_left() -> (Brief, PdfExporter) {
    let mut brief = briefs::minimal();
    brief.headline.text = "הגשר נפתח לתנועה".to_owned();
    brief.bottom_line.text = "הגשר (Bridge) נפתח ביום 12.5 אחרי 1,020 ימים. ".repeat(4);
    brief.key_points = vec![
        briefs::point(Some("نقطة أولى"), "قال المسؤول إن الجسر مفتوح، والحركة تسير بشكل طبيعي.", 1),
        briefs::point(Some("Mixed line"), "The mayor said שלום לכולם and left.", 2),
    ];
    brief.sources[0].language = "he".to_owned();
    let font = include_bytes!("fonts/DejaVuSans-HebrewArabic.ttf").to_vec();
    let font = nutgraf_pdf::FallbackFont::new(font, 0).expect("the font is one");
    (brief, PdfExporter { fallback_fonts: vec![font], ..PdfExporter::default() })
}

#[test]
fn right_to_left_text_reads_in_its_own_order() {
    let (brief, exporter) = right_to_left();
    assert!(exporter.missing_characters(&brief).is_empty());
    insta::assert_snapshot!("right_to_left", reading::structure(&exporter.export(&brief).unwrap()));
}

/// A house with a name, colours, a logo, fonts the wrong way round, titles and an order of its own.
fn house(description: &str) -> PdfExporter {
    let logo = include_bytes!("../../../samples/house-style-logo.png");
    let (kind, pixels) = Picture::of(logo).expect("a picture");
    let mut labels = nutgraf_fonts::SERIF.typeface();
    labels.italic = None;
    let text = nutgraf_fonts::SANS.typeface();
    let style = HouseStyle {
        organisation: Some("The Harbour Courier".to_owned()),
        palette: Palette { accent: Colour(0x7a, 0x1f, 0x2b), ..Palette::USUAL },
        text: Some(text),
        labels: Some(labels),
        logo: Some(Logo {
            bytes: logo.as_slice().into(),
            kind,
            pixels,
            height: 22,
            description: description.to_owned(),
        }),
        titles: [(Part::Quotes, "Said aloud".to_owned()), (Part::Sources, "Made from".to_owned())].into(),
        order: vec![Part::WhatsNext, Part::Quotes],
    };
    PdfExporter { style: PdfStyle::new(style).expect("a style"), ..PdfExporter::default() }
}

#[test]
fn a_house_style_is_on_the_page_and_its_logo_speaks() {
    let pdf = house("Harbour Courier").export(&briefs::summit()).unwrap();
    let structure = reading::structure(&pdf);
    let mut lines = structure.lines().map(str::trim);
    assert_eq!(lines.nth(1), Some("Figure | (Harbour Courier)"));
    assert!(structure.contains("Brief by The Harbour Courier · "), "{structure}");
    let place = |text: &str| structure.find(text).unwrap_or_else(|| panic!("{text}: {structure}"));
    assert!(place("What’s next") < place("Said aloud") && place("Said aloud") < place("By the numbers"));
    assert!(structure.contains("H2 | Made from") && !structure.contains("H2 | Sources"));
    assert_eq!(reading::pages(&pdf), 1);
    assert!(pdf == house("Harbour Courier").export(&briefs::summit()).unwrap());
}

#[test]
fn the_author_is_who_answers_for_the_brief() {
    let author = |exporter: &PdfExporter, brief: &Brief| {
        let pdf = lopdf::Document::load_mem(&exporter.export(brief).unwrap()).unwrap();
        let info =
            pdf.trailer.get(b"Info").and_then(|i| i.as_reference()).and_then(|i| pdf.get_dictionary(i));
        lopdf::decode_text_string(info.unwrap().get(b"Author").unwrap()).unwrap()
    };
    let (mut brief, usual) = (briefs::minimal(), PdfExporter::default());
    (brief.sources[0].byline, brief.sources[0].publisher) = (None, None);
    assert!(author(&usual, &brief).starts_with("nutgraf "));
    brief.sources[0].publisher = Some("The Bridge Times".to_owned());
    assert_eq!(author(&usual, &brief), "The Bridge Times");
    brief.sources[0].byline = Some("Édith Øyen".to_owned());
    assert_eq!(author(&usual, &brief), "Édith Øyen");
    assert_eq!(author(&house(""), &brief), "The Harbour Courier");
}

#[test]
fn a_logo_that_says_nothing_is_no_part_of_the_document() {
    let structure = reading::structure(&house("").export(&briefs::summit()).unwrap());
    assert!(!structure.contains("Figure"), "{structure}");
}

/// Writes every brief in every form to `target/tmp/pdf`, for validators and for looking at.
#[test]
#[ignore = "for checks from outside: cargo test -p nutgraf-pdf -- --ignored"]
fn writes_every_pdf() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, description) in [("house", "Harbour Courier"), ("house-plain", "")] {
        let pdf = house(description).export(&briefs::summit()).unwrap();
        std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
    }
    let (brief, exporter) = right_to_left();
    std::fs::write(folder.join("right_to_left.pdf"), exporter.export(&brief).unwrap()).unwrap();
    for (name, brief) in all() {
        for exporter in options() {
            let PdfExporter { paper, pages, large_print, .. } = &exporter;
            let size = if *large_print { "-large" } else { "" };
            let file = format!("{name}-{paper:?}-{pages:?}{size}.pdf").to_lowercase();
            if let Ok(pdf) = exporter.export(&brief) {
                std::fs::write(folder.join(file), pdf).unwrap();
            }
        }
    }
}
