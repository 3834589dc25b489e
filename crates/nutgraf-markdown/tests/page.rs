//! The whole page: as a person reads it, and as a parser does.

use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part};
use nutgraf_core::{Brief, Exporter};
use nutgraf_markdown::MarkdownExporter;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
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

fn page(exporter: &MarkdownExporter, brief: &Brief) -> String {
    String::from_utf8(exporter.export(brief).expect("a page")).expect("UTF-8")
}

fn github() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// The text of each block as a reader sees it.
fn seen(markdown: &str, options: Options) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(t) => blocks.last_mut().unwrap().push_str(&t),
            Event::SoftBreak => blocks.last_mut().unwrap().push(' '),
            Event::InlineHtml(html) => assert!(html.starts_with("<a id=") || &*html == "</a>", "{html}"),
            Event::Rule => {}
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => {}
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {}
            Event::Start(
                Tag::Heading { .. } | Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::BlockQuote(_),
            ) => {
                blocks.push(String::new());
            }
            Event::End(_) => {}
            other => panic!("unexpected {other:?} in {markdown}"),
        }
    }
    blocks.retain(|b| !b.is_empty());
    blocks
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
    let mut blocks = vec![page.headline.to_string()];
    let mut masthead: Vec<_> = page.masthead.iter().map(ToString::to_string).collect();
    if !page.headline_marks.is_empty() {
        masthead.push(format!("{HEADLINE_FROM} {}", marks(&page.headline_marks)));
    }
    blocks.push(masthead.join(" · "));
    for section in &page.sections {
        if section.part == Part::BottomLine {
            blocks.push(format!("{}. {}", section.title, item(&section.items[0])));
        } else {
            blocks.push(section.title.to_string());
            blocks.extend(section.items.iter().map(item));
        }
    }
    if !page.sources.is_empty() {
        blocks.push("Sources".to_owned());
    }
    for s in &page.sources {
        let mut text =
            s.headline.as_ref().filter(|h| !h.is_empty()).map_or(String::new(), |h| format!("{h}. "));
        text += &format!("{}.", s.details);
        text += &s.url.as_ref().filter(|u| !u.is_empty()).map_or(String::new(), |u| format!(" {u}"));
        if !s.cited.is_empty() {
            text += &format!(" Cited: {}.", marks(&s.cited));
        }
        blocks.push(format!("{text} SHA-256 {}.", s.sha256));
    }
    blocks.push(page.guarantee.to_owned());
    blocks.iter_mut().for_each(|b| *b = b.trim().to_owned());
    blocks.retain(|b| !b.is_empty());
    blocks
}

#[test]
fn reads_as_the_summit_brief_should() {
    insta::assert_snapshot!(page(
        &MarkdownExporter { front_matter: true, ..MarkdownExporter::default() },
        &brief(BRIEFS[0])
    ));
}

#[test]
fn leaves_out_what_the_least_brief_lacks() {
    insta::assert_snapshot!(page(&MarkdownExporter::default(), &brief(BRIEFS[1])));
}

#[test]
fn names_the_source_of_each_mark_when_there_are_several() {
    insta::assert_snapshot!(page(&MarkdownExporter::default(), &brief(BRIEFS[2])));
}

#[test]
fn defuses_a_hostile_brief() {
    insta::assert_snapshot!(page(
        &MarkdownExporter { front_matter: true, ..MarkdownExporter::default() },
        &brief(BRIEFS[3])
    ));
}

#[test]
fn shows_the_words_of_the_page_and_no_others_in_commonmark_and_on_github() {
    for json in BRIEFS {
        let brief = brief(json);
        for options in [Options::empty(), github()] {
            assert_eq!(seen(&page(&MarkdownExporter::default(), &brief), options), meant(&brief));
        }
    }
}

#[test]
fn every_citation_leads_to_one_place_in_the_sources() {
    for json in BRIEFS {
        let text = page(&MarkdownExporter::default(), &brief(json));
        let mut places = BTreeSet::new();
        let mut links = BTreeSet::new();
        for event in Parser::new(&text) {
            match event {
                Event::InlineHtml(html) => {
                    if let Some(id) = html.strip_prefix("<a id=\"").and_then(|h| h.strip_suffix("\">")) {
                        assert!(places.insert(id.to_owned()), "{id} twice");
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    links.extend(dest_url.strip_prefix('#').map(str::to_owned));
                }
                _ => {}
            }
        }
        assert!(!links.is_empty());
        assert_eq!(links, places);
    }
}

#[test]
fn front_matter_is_one_metadata_block() {
    for json in BRIEFS {
        let text =
            page(&MarkdownExporter { front_matter: true, ..MarkdownExporter::default() }, &brief(json));
        let mut events = Parser::new_ext(&text, github());
        assert!(matches!(events.next(), Some(Event::Start(Tag::MetadataBlock(_)))));
        let rest = text.find("\n---\n\n").expect("an end of the front matter") + "\n---\n\n".len();
        assert_eq!(text[rest..], page(&MarkdownExporter::default(), &brief(json)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_text_in_any_place_is_shown_as_it_is(
        texts in prop::collection::vec("[-+*_~`#>=|:.)(!&;$^<>\\[\\]{}\"'\\\\/ 0-9a-c\u{0}\n\u{200b}é漢]{0,12}", 40)
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
        for person in &mut brief.people {
            put(&mut person.name);
            put(person.role.get_or_insert_default());
        }
        for quote in &mut brief.quotes {
            put(&mut quote.text);
            put(quote.speaker.get_or_insert_default());
        }
        for event in &mut brief.whats_next {
            put(&mut event.when);
            put(&mut event.what);
        }
        for source in &mut brief.sources {
            put(source.headline.get_or_insert_default());
            put(source.url.get_or_insert_default());
            put(source.byline.get_or_insert_default());
        }
        let text = page(&MarkdownExporter::default(), &brief);
        for options in [Options::empty(), github()] {
            prop_assert_eq!(seen(&text, options), meant(&brief), "{}", text);
        }
    }
}
