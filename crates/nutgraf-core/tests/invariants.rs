//! What holds for the story of any text whatever.

use nutgraf_core::{Block, Element, ElementKind, Metadata, Paragraph, Reason, Span, Story, sentences};
use proptest::prelude::*;

/// Pieces of news text, so that random texts reach the rules and not only their edges.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "By Ann Lee",
    "By. Ann Lee. ",
    "PUBLISHED:. 09:52 EST, 1 August 2013. |. ",
    "Friday, August 21, 2015",
    "LONDON, Aug 6 (Reuters) - ",
    "(CNN)",
    "PARIS — ",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "「",
    "」",
    "``",
    "''",
    "(",
    ")",
    "[...]",
    "…",
    ". . . .",
    ".",
    "?",
    "!",
    "。",
    "•",
    "• one",
    "- two",
    "1. ",
    "2) ",
    "10:42 GMT ",
    "READ MORE: this",
    "Follow us on X",
    "Image: Ann Lee.",
    "REUTERS/Ann Lee",
    "a | b | 3",
    "x\ty\tz",
    "Ann Lee",
    "he said",
    " said Ann Lee",
    "Ann Lee said: ",
    "Mr. ",
    "U.S. ",
    "2:40 p.m. ",
    "No. 10",
    "3.50",
    "the talks",
    "The talks ended",
    "\u{0}",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{a0}",
    "\u{2028}",
    "👩\u{200d}🚀",
    "é",
    "文",
    "ש",
    "(MORE)",
    "-30-",
    "Reporting by Ann Lee; Editing by Bo Ray",
    "©",
    "»",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>().prop_map(|s| s.chars().take(12).collect())];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Panics unless all that the model promises about spans holds.
fn check(story: &Story) {
    let source = &story.source;
    let slices = |span: Span| {
        assert!(source.get(span.start()..span.end()).is_some(), "{span} does not slice");
        span
    };
    let mut end = 0;
    let mut next = |span: Span| {
        assert!(slices(span).start() >= end, "{span} overlaps what stands before it");
        end = span.end();
    };
    let (mut number, mut id) = (0, 0);
    let mut paragraph = |p: &Paragraph, outer: Span| {
        number += 1;
        assert_eq!(p.number, number);
        assert!(outer.contains(slices(p.span)));
        let mut covered = p.span.start();
        for (i, s) in p.sentences.iter().enumerate() {
            assert_eq!((s.id, s.number), (id, i + 1));
            id += 1;
            assert!(p.span.contains(slices(s.span)) && !s.span.is_empty());
            assert!(
                s.span.start() >= covered && source[covered..s.span.start()].trim().is_empty(),
                "text is left between sentences"
            );
            assert_eq!(s.span, s.span.trimmed(source));
            covered = s.span.end();
        }
        assert!(source[covered..p.span.end()].trim().is_empty(), "text is left after the last sentence");
    };
    for section in &story.sections {
        if let Some(heading) = section.heading {
            next(heading);
        }
        for block in &section.blocks {
            next(block.span());
            for p in block.paragraphs() {
                paragraph(p, block.span());
            }
            match block {
                Block::Table(t) => t.rows.iter().flatten().for_each(|&c| assert!(t.span.contains(slices(c)))),
                Block::Caption(c) => assert!(c.credit.is_none_or(|credit| c.span.contains(slices(credit)))),
                Block::LivePost(p) => assert!(p.span.contains(slices(p.time))),
                _ => {}
            }
        }
    }
    let body: Vec<Span> = story.paragraphs().map(|(_, p)| p.span).collect();
    for removed in &story.removed {
        slices(removed.span);
        assert!(!body.iter().any(|p| p.overlaps(removed.span)), "removed text is still in the body");
    }
    for (i, q) in story.quotations.iter().enumerate() {
        assert_eq!(q.id, i);
        assert!(!q.spans.is_empty() && (0.0..=1.0).contains(&q.confidence));
        for &span in &q.spans {
            assert!(body.iter().any(|p| p.contains(slices(span))), "a quotation leaves its paragraph");
        }
        q.cue.map(slices);
        q.speaker.as_ref().map(|s| slices(s.span));
    }
    story.notes.iter().filter_map(|n| n.span).for_each(|s| {
        slices(s);
    });
    for field in [&story.headline, &story.description, &story.publisher, &story.rights].into_iter().flatten()
    {
        field.span.map(slices);
    }
    if let Some(dateline) = &story.dateline {
        slices(dateline.span);
        assert!(!body.iter().any(|p| p.overlaps(dateline.span)));
    }
    serde_json::to_string(story).expect("a story serialises");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_of_any_text_slice_nest_and_keep_order(text in texts()) {
        check(&Story::parse(text));
    }

    #[test]
    fn sentences_cover_all_but_white_space(text in texts()) {
        let mut end = 0;
        for span in sentences(&text) {
            prop_assert!(span.start() >= end && text[end..span.start()].trim().is_empty());
            prop_assert!(!span.slice(&text).is_empty());
            end = span.end();
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn elements_that_overlap_or_miss_the_text_do_no_harm(text in texts(), cuts in prop::collection::vec((0usize..400, 0usize..400, 0u8..12), 0..20)) {
        let elements = cuts.into_iter().map(|(a, b, kind)| {
            let span = Span::new(a, b);
            Element::new(match kind {
                0 => ElementKind::Headline,
                1 => ElementKind::Standfirst,
                2 => ElementKind::Byline,
                3 => ElementKind::Date,
                4 => ElementKind::Heading { level: 2 },
                5 => ElementKind::ListItem { ordered: false },
                6 => ElementKind::TableRow { cells: vec![span, Span::new(b, a + 900)] },
                7 => ElementKind::Caption { credit: Some(Span::new(0, 3)) },
                8 => ElementKind::LivePost,
                9 => ElementKind::Removed(Reason::Navigation),
                10 => ElementKind::Paragraph,
                _ => ElementKind::Text,
            }, span)
        });
        check(&Story::assemble(text, elements.collect(), Metadata::default()));
    }
}
