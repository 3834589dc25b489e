//! The page in a terminal.

use nutgraf_core::{Brief, Exporter};
use nutgraf_text::TextExporter;
use proptest::prelude::*;

const BRIEFS: [&str; 4] = [
    include_str!("../../../tests/briefs/summit.json"),
    include_str!("../../../tests/briefs/least.json"),
    include_str!("../../../tests/briefs/long.json"),
    include_str!("../../../tests/briefs/hostile.json"),
];

fn page(json: &str, width: usize, colour: bool) -> String {
    let brief: Brief = serde_json::from_str(json).expect("a brief");
    String::from_utf8(
        TextExporter { width, colour, ..TextExporter::default() }.export(&brief).expect("a page"),
    )
    .expect("UTF-8")
}

/// The text without the sequences that ask for colour.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').expect("a whole sequence").1)
}

#[test]
fn reads_as_the_summit_brief_should() {
    insta::assert_snapshot!(page(BRIEFS[0], 80, false));
}

#[test]
fn asks_for_colour_only_when_told_to() {
    insta::assert_snapshot!(page(BRIEFS[1], 60, true).replace('\u{1b}', "ESC"));
    for json in BRIEFS {
        assert!(!page(json, 60, false).contains('\u{1b}'));
    }
}

#[test]
fn no_control_character_of_a_story_reaches_the_terminal() {
    let text = page(BRIEFS[3], 80, false);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn keeps_to_the_width_and_says_the_same_at_any(width in 0_usize..200, which in 0_usize..4) {
        let text = page(BRIEFS[which], width, false);
        let whole = |line: &str| line.trim_start().starts_with("SHA-256") || line.contains("://") || line.contains("javascript:");
        for line in text.lines().filter(|l| !whole(l)) {
            let limit = width.max(TextExporter::LEAST_WIDTH);
            prop_assert!(textwrap::core::display_width(line) <= limit, "{line}");
        }
        prop_assert_eq!(&uncoloured(&page(BRIEFS[which], width, true)), &text);
        let words = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(words(&text), words(&page(BRIEFS[which], 80, false)));
    }
}
