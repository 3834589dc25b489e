//! The page: as a person reads its source, and as a browser does.

use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part};
use nutgraf_core::{Brief, Exporter, Story};
use nutgraf_html::{HtmlExporter, StoryText};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;

const BRIEFS: [&str; 4] = [
    include_str!("../../../tests/briefs/summit.json"),
    include_str!("../../../tests/briefs/least.json"),
    include_str!("../../../tests/briefs/long.json"),
    include_str!("../../../tests/briefs/hostile.json"),
];

fn brief(json: &str) -> Brief {
    serde_json::from_str(json).expect("a brief")
}

fn summit_story() -> StoryText {
    StoryText::new(1, &Story::parse(include_str!("../../../samples/trump-putin-summit/story.txt")))
}

fn page(brief: &Brief, stories: Vec<StoryText>) -> String {
    String::from_utf8(HtmlExporter { stories, ..HtmlExporter::default() }.export(brief).expect("a page"))
        .expect("UTF-8")
}

/// The page as XML: void elements closed, the document type left out.
fn as_xml(page: &str) -> String {
    let page = page.strip_prefix("<!DOCTYPE html>\n").expect("a document type");
    let mut out = String::new();
    for line in page.lines() {
        let void = line.starts_with("<meta ");
        out += if void { line.strip_suffix('>').unwrap() } else { line };
        out += if void { "/>\n" } else { "\n" };
    }
    out
}

/// The text of each block of an element that is open while `inside` says so.
fn blocks(page: &str, root: &[u8]) -> Vec<String> {
    let xml = as_xml(page);
    let mut reader = Reader::from_str(&xml);
    let (mut depth, mut out) = (0, vec![String::new()]);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                let name = tag.name();
                depth += usize::from(depth > 0 || name.as_ref() == root);
                if !matches!(name.as_ref(), b"a" | b"b" | b"span") {
                    out.push(String::new());
                }
            }
            Event::End(_) => depth = usize::saturating_sub(depth, 1),
            Event::Text(t) if depth > 0 => *out.last_mut().unwrap() += &t.decode().expect("UTF-8"),
            Event::GeneralRef(name) if depth > 0 => {
                let entity = format!("&{};", name.decode().expect("UTF-8"));
                *out.last_mut().unwrap() += &quick_xml::escape::unescape(&entity).expect("a known entity");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    plain(out)
}

fn plain(lines: Vec<String>) -> Vec<String> {
    let words = |l: String| l.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.into_iter().map(words).filter(|l| !l.is_empty()).collect()
}

/// The text of each block as the wording has it.
fn meant(brief: &Brief) -> Vec<String> {
    let page = Page::new(brief);
    let marks = |marks: &[Mark]| marks.iter().map(|m| m.text.as_str()).collect::<Vec<_>>().join(", ");
    let item = |i: &Item| {
        let mut text = format!("{}{}{}", i.lead.as_deref().unwrap_or_default(), i.join, i.text);
        if !i.marks.is_empty() {
            text += &format!(" {}", marks(&i.marks));
        }
        text + &i.by.as_ref().map_or_else(String::new, |by| format!(" · {by}"))
    };
    let mut lines =
        vec![if page.headline.is_empty() { "Brief".to_owned() } else { page.headline.to_string() }];
    let mut masthead = page.masthead.join(" · ");
    if !page.headline_marks.is_empty() {
        masthead += if masthead.is_empty() { "" } else { " · " };
        masthead += &format!("{HEADLINE_FROM} {}", marks(&page.headline_marks));
    }
    lines.push(masthead);
    for section in &page.sections {
        let stop = if matches!(section.part, Part::BottomLine | Part::Sourcing) { "." } else { "" };
        lines.push(format!("{}{stop}", section.title));
        lines.extend(section.items.iter().map(item));
    }
    if !page.sources.is_empty() {
        lines.push("Sources.".to_owned());
    }
    for s in &page.sources {
        let mut text = if page.sources.len() > 1 { format!("{}. ", s.id) } else { String::new() };
        text += &s.headline.as_ref().filter(|h| !h.is_empty()).map_or(String::new(), |h| format!("{h}. "));
        text += &format!("{}. ", s.details);
        text += &s.url.as_ref().filter(|u| !u.is_empty()).map_or(String::new(), |u| format!("{u} "));
        text += &if s.cited.is_empty() { String::new() } else { format!("Cited: {}. ", marks(&s.cited)) };
        lines.push(format!("{text}SHA-256 {}.", s.sha256));
    }
    lines.push(page.guarantee.to_owned());
    plain(lines)
}

fn attributes(page: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn reads_as_the_summit_brief_should() {
    let page = page(&brief(BRIEFS[0]), vec![summit_story()]);
    insta::assert_snapshot!(page.split_once("</style>").unwrap().1);
}

#[test]
fn shows_the_cited_sentences_when_the_story_is_not_at_hand() {
    let page = page(&brief(BRIEFS[1]), Vec::new());
    insta::assert_snapshot!(page.split_once("</style>").unwrap().1);
}

#[test]
fn says_the_words_of_the_page_and_no_others() {
    for json in BRIEFS {
        let brief = brief(json);
        assert_eq!(blocks(&page(&brief, Vec::new()), b"main"), meant(&brief));
    }
}

#[test]
fn every_citation_highlights_its_sentence() {
    for (json, stories) in BRIEFS.iter().flat_map(|json| [(json, Vec::new()), (json, vec![summit_story()])]) {
        // Only the summit's own story has all the sentences that its brief cites.
        if !stories.is_empty() && *json != BRIEFS[0] {
            continue;
        }
        let brief = brief(json);
        let page = page(&brief, stories);
        let ids = attributes(&page, "id");
        let set: BTreeSet<_> = ids.iter().cloned().collect();
        assert_eq!(set.len(), ids.len(), "an id twice");
        for link in attributes(&page, "href").iter().filter_map(|l| l.strip_prefix('#')) {
            assert!(set.contains(link), "{link} leads nowhere");
        }
        for citation in brief.citations().filter(|c| brief.sources.iter().any(|s| s.id == c.source)) {
            let n = citation.sentence;
            assert!(page.contains(&format!(".t{n}:target ~ .n{n} ")), "no rule for sentence {n}");
        }
    }
    let page = page(&brief(BRIEFS[0]), vec![summit_story()]);
    let line = page.lines().find(|l| l.contains("id=\"s1-p7-1-2\"")).expect("a place for both sentences");
    assert!(
        line.contains("class=\"place t1 t2\"") && line.contains("<span class=\"n2\">A senior administration")
    );
}

#[test]
fn loads_nothing_and_runs_nothing() {
    for json in BRIEFS {
        let page = page(&brief(json), Vec::new());
        for no in ["<script", "<img", "<link", "src=", "@import", "url(", "javascript:alert(1)\""] {
            assert!(!page.contains(no), "{no}");
        }
        assert!(!attributes(&page, "href").iter().any(|h| !h.starts_with('#') && !h.starts_with("http")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text_in_any_place_is_shown_as_it_is(
        texts in prop::collection::vec("[<>&\"';=/!a-c \u{0}-\u{1f}\u{7f}-\u{9f}é漢\u{fffe}\u{1f680}]{0,12}", 40)
    ) {
        let mut brief = brief(BRIEFS[0]);
        let mut texts = texts.into_iter().cycle();
        let mut put = |s: &mut String| *s = texts.next().unwrap_or_default();
        put(&mut brief.headline.text);
        put(&mut brief.bottom_line.text);
        for point in brief.key_points.iter_mut().chain(&mut brief.background) {
            put(point.label.get_or_insert_default());
            put(&mut point.text);
            point.attribution.iter_mut().for_each(|a| put(&mut a.text));
            point.citations.iter_mut().for_each(|c| put(&mut c.excerpt));
        }
        for figure in &mut brief.figures {
            put(&mut figure.value);
            put(&mut figure.label);
        }
        for event in &mut brief.whats_next {
            put(&mut event.when);
            put(&mut event.what);
        }
        for source in &mut brief.sources {
            put(source.headline.get_or_insert_default());
            put(source.url.get_or_insert_default());
            put(&mut source.language);
        }
        prop_assert_eq!(blocks(&page(&brief, Vec::new()), b"main"), meant(&brief));
    }
}
