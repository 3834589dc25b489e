//! What holds for every brief, whatever its words.

mod briefs;
mod reading;

use nutgraf_core::{Brief, Event, ExportError, Exporter, Figure, Person, Quote};
use nutgraf_pdf::{Pages, Paper, PdfExporter, fit};
use proptest::prelude::*;

/// Words as they come: any characters, right-to-left letters, marks without a base, very long words.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "[a-zA-Z ,.“”’–-]{0,300}",
        "[א-ת ]{0,40}[a-z ]{0,10}",
        "[\u{300}-\u{36f}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{e000}]{0,12}",
        "[a-z]{200,400}",
        "[ \t\r\n\u{a0}\u{2009}\u{3000}]{0,9}",
    ]
}

prop_compose! {
    fn brief()(
        texts in prop::collection::vec(words(), 12),
        counts in prop::collection::vec(0_usize..7, 6),
        paragraphs in prop::collection::vec((1_usize..4, 0_usize..200), 8),
    ) -> Brief {
        let text = |i: usize| texts[i % texts.len()].clone();
        let cite = |i: usize| {
            let (source, paragraph) = paragraphs[i % paragraphs.len()];
            let mut citation = briefs::citation(source, paragraph);
            citation.excerpt = text(i + 3);
            vec![citation]
        };
        let point = |i: usize| {
            let mut point = briefs::point(Some(&text(i)), &text(i + 1), 1);
            point.citations = cite(i);
            point
        };
        let event = |i: usize| Event { when: text(i), date: None, what: text(i + 5), citations: cite(i) };
        let mut brief = briefs::minimal();
        brief.headline.text = text(0);
        brief.headline.citations = cite(0);
        brief.bottom_line = point(1);
        brief.key_points = (0..counts[0]).map(point).collect();
        brief.background = (0..counts[1] / 3).map(point).collect();
        brief.figures =
            (0..counts[2]).map(|i| Figure { value: text(i), label: text(i + 2), citations: cite(i) }).collect();
        brief.people = (0..counts[3])
            .map(|i| Person { name: text(i), role: Some(text(i + 1)), mentions: 1, citations: cite(i) })
            .collect();
        brief.quotes = (0..counts[4])
            .map(|i| Quote { text: text(i), speaker: Some(text(i + 4)), role: None, repaired: true, citations: cite(i) })
            .collect();
        brief.whats_next = (0..counts[5]).map(event).collect();
        brief.timeline = (0..counts[1]).map(event).collect();
        brief.sources = (1..=2).map(|id| nutgraf_core::Source {
            headline: Some(text(id)), publisher: Some(text(id + 1)), url: Some(format!("https://x.org/{}", text(id + 2))),
            language: text(id + 3), ..briefs::source(id)
        }).collect();
        brief
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_brief_takes_one_page_or_does_not_fit(brief in brief(), letter: bool, large_print: bool) {
        let paper = if letter { Paper::Letter } else { Paper::A4 };
        let exporter = PdfExporter { paper, large_print, ..PdfExporter::default() };
        match fit(&brief, &exporter) {
            Ok(fitted) => {
                let pdf = exporter.export(&fitted).unwrap();
                prop_assert_eq!(reading::pages(&pdf), 1);
                prop_assert!(!pdf.windows(11).any(|w| w == b"\r\nendstream"));
                reading::structure(&pdf);
                prop_assert_eq!(fit(&fitted, &exporter).unwrap(), fitted);
            }
            Err(e) => prop_assert!(matches!(e, ExportError::DoesNotFit { .. }), "{}", e),
        }
    }

    #[test]
    fn any_brief_fits_on_many_pages(brief in brief(), large_print: bool) {
        let exporter = PdfExporter { pages: Pages::Many, large_print, ..PdfExporter::default() };
        reading::structure(&exporter.export(&brief).unwrap());
    }
}
