//! The whole package, read back: as a person reads it, and as Word does.

use nutgraf_core::wording::{HEADLINE_FROM, Item, Mark, Page, Part};
use nutgraf_core::{Brief, Colour, Exporter, HouseStyle, Logo, Palette, Picture};
use nutgraf_docx::{DocxExporter, Paper};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

const BRIEFS: [&str; 4] = [
    include_str!("../../../tests/briefs/summit.json"),
    include_str!("../../../tests/briefs/least.json"),
    include_str!("../../../tests/briefs/long.json"),
    include_str!("../../../tests/briefs/hostile.json"),
];

fn brief(json: &str) -> Brief {
    serde_json::from_str(json).expect("a brief")
}

fn bytes(brief: &Brief) -> Vec<u8> {
    DocxExporter::default().export(brief).expect("a document")
}

/// The parts of a package by name.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).expect("an entry");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        parts.insert(file.name().to_owned(), text);
    }
    parts
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).expect("well-formed attributes")?;
    let value = std::str::from_utf8(&attribute.value).expect("UTF-8");
    Some(quick_xml::escape::unescape(value).expect("known entities").into_owned())
}

/// Every start tag of a part, in order.
fn tags(part: &str) -> Vec<BytesStart<'_>> {
    let mut reader = Reader::from_str(part);
    let mut tags = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) => tags.push(tag),
            Event::Eof => return tags,
            _ => {}
        }
    }
}

fn values(part: &str, element: &str, name: &str) -> Vec<String> {
    let named = |t: &&BytesStart| t.name().as_ref() == element.as_bytes();
    tags(part).iter().filter(named).filter_map(|t| attribute(t, name)).collect()
}

/// A part as a person reads it: a line a paragraph, its style before it, links and bookmarks in angle brackets.
fn readable(part: &str, marked: bool) -> String {
    let mut reader = Reader::from_str(part);
    let mut out = String::new();
    let mut text = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                b"w:p" => out.push('\n'),
                b"w:t" => text = true,
                b"w:tab" if marked && attribute(&tag, "w:val").is_none() => out.push('\t'),
                b"w:pStyle" if marked => out += &format!("{}: ", attribute(&tag, "w:val").unwrap()),
                b"w:rStyle" if marked => out += &format!("<{}>", attribute(&tag, "w:val").unwrap()),
                b"w:hyperlink" if marked => {
                    out +=
                        &format!("<to {}>", attribute(&tag, "w:anchor").unwrap_or("an address".to_owned()));
                }
                b"w:bookmarkStart" if marked => {
                    out += &format!("<at {}>", attribute(&tag, "w:name").unwrap());
                }
                b"w:sectPr" if marked => out += "<section> ",
                b"w:instrText" if marked => out += "<field> ",
                b"w:tbl" if marked => out += "\n<box>",
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == b"w:t" => text = false,
            Event::Text(t) if text => out += &t.decode().expect("UTF-8"),
            Event::GeneralRef(name) if text => {
                let entity = format!("&{};", name.decode().expect("UTF-8"));
                out += &quick_xml::escape::unescape(&entity).expect("a known entity");
            }
            Event::Eof => return out.trim_start().to_owned(),
            _ => {}
        }
    }
}

/// The text of each paragraph as the wording has it.
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
    let mut lines = vec![page.headline.to_string()];
    let mut masthead = page.masthead.join(" · ");
    if !page.headline_marks.is_empty() {
        masthead += if masthead.is_empty() { "" } else { " · " };
        masthead += &format!("{HEADLINE_FROM} {}", marks(&page.headline_marks));
    }
    lines.push(masthead);
    for section in &page.sections {
        let run_in = matches!(section.part, Part::BottomLine | Part::Sourcing);
        let start = lines.len();
        if !run_in {
            lines.push(section.title.to_string());
        }
        lines.extend(section.items.iter().map(item));
        if run_in {
            lines[start] = format!("{}. {}", section.title, lines[start]);
        }
    }
    for (i, s) in page.sources.iter().enumerate() {
        let mut text = if i == 0 { format!("{}. ", Part::Sources.title()) } else { String::new() };
        text += &if page.sources.len() > 1 { format!("{}. ", s.id) } else { String::new() };
        text += &s.headline.as_ref().filter(|h| !h.is_empty()).map_or(String::new(), |h| format!("{h}. "));
        text += &format!("{}. ", s.details);
        text += &s.url.as_ref().filter(|u| !u.is_empty()).map_or(String::new(), |u| format!("{u} "));
        text += &if s.cited.is_empty() { String::new() } else { format!("Cited: {}. ", marks(&s.cited)) };
        lines.push(format!("{text}SHA-256 {}.", s.sha256));
    }
    lines.push(page.guarantee.to_owned());
    lines
}

/// Lines without empty ones, any kind of space a space.
fn plain<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let words = |l: &str| l.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.into_iter().map(words).filter(|l| !l.is_empty()).collect()
}

fn assert_says_what_is_meant(brief: &Brief) {
    let parts = parts(bytes(brief));
    let meant = meant(brief);
    assert_eq!(
        plain(readable(&parts["word/document.xml"], false).lines()),
        plain(meant.iter().map(String::as_str))
    );
}

#[test]
fn reads_as_the_summit_brief_should() {
    let parts = parts(bytes(&brief(BRIEFS[0])));
    insta::assert_snapshot!("summit-document", readable(&parts["word/document.xml"], true));
    insta::assert_snapshot!("summit-footer", readable(&parts["word/footer1.xml"], true));
    insta::assert_snapshot!("summit-properties", parts["docProps/core.xml"].replace('>', ">\n"));
}

#[test]
fn leaves_out_what_the_least_brief_lacks() {
    let parts = parts(bytes(&brief(BRIEFS[1])));
    insta::assert_snapshot!("least-document", readable(&parts["word/document.xml"], true));
}

#[test]
fn says_the_words_of_the_page_and_no_others() {
    for json in BRIEFS {
        assert_says_what_is_meant(&brief(json));
    }
}

#[test]
fn gives_the_same_bytes_whatever_was_written_before_and_on_any_thread() {
    for json in BRIEFS {
        let brief = brief(json);
        let first = bytes(&brief);
        bytes(&self::brief(BRIEFS[2]));
        let (a, b) = std::thread::scope(|s| {
            let (a, b) = (s.spawn(|| bytes(&brief)), s.spawn(|| bytes(&brief)));
            (a.join().expect("no panic"), b.join().expect("no panic"))
        });
        assert!(first == a && a == b);
    }
}

#[test]
fn ids_are_unique_and_what_is_referred_to_exists() {
    for json in BRIEFS {
        let parts = parts(bytes(&brief(json)));
        let unique = |values: Vec<String>| {
            let set: BTreeSet<_> = values.iter().cloned().collect();
            assert_eq!(set.len(), values.len(), "{values:?}");
            set
        };
        let document = &parts["word/document.xml"];
        let starts = unique(values(document, "w:bookmarkStart", "w:id"));
        assert_eq!(starts, unique(values(document, "w:bookmarkEnd", "w:id")));
        let bookmarks = unique(values(document, "w:bookmarkStart", "w:name"));
        let links: BTreeSet<_> = values(document, "w:hyperlink", "w:anchor").into_iter().collect();
        assert_eq!(links, bookmarks, "every link has its bookmark, every bookmark its link");

        let relationships = &parts["word/_rels/document.xml.rels"];
        let ids = unique(values(relationships, "Relationship", "Id"));
        for id in values(document, "w:hyperlink", "r:id").iter().chain(&values(
            document,
            "w:footerReference",
            "r:id",
        )) {
            assert!(ids.contains(id), "{id}");
        }
        let styles = &parts["word/styles.xml"];
        let defined = unique(values(styles, "w:style", "w:styleId"));
        for part in ["word/document.xml", "word/footer1.xml", "word/styles.xml", "word/numbering.xml"] {
            for element in ["w:pStyle", "w:rStyle", "w:basedOn", "w:next"] {
                for used in values(&parts[part], element, "w:val") {
                    assert!(defined.contains(&used), "{used} in {part}");
                }
            }
        }
        let numbers: BTreeSet<_> =
            values(&parts["word/numbering.xml"], "w:num", "w:numId").into_iter().collect();
        for used in values(styles, "w:numId", "w:val") {
            assert!(numbers.contains(&used), "{used}");
        }
    }
}

#[test]
fn every_part_is_related_typed_and_well_formed() {
    for json in BRIEFS {
        let parts = parts(bytes(&brief(json)));
        let mut related = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            related.insert(rels.to_owned());
            for tag in tags(&parts[rels]).iter().filter(|t| t.name().as_ref() == b"Relationship") {
                if attribute(tag, "TargetMode").is_none() {
                    related.insert(folder.to_owned() + &attribute(tag, "Target").unwrap());
                }
            }
        }
        assert_eq!(related, parts.keys().cloned().collect());
        let typed = values(&parts["[Content_Types].xml"], "Override", "PartName");
        for (name, part) in &parts {
            assert!(
                name.ends_with(".rels") || name.starts_with('[') || typed.contains(&format!("/{name}")),
                "{name}"
            );
            assert!(!tags(part).is_empty(), "{name}");
            let legal = |c: char| c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}');
            assert!(part.chars().all(legal), "{name}");
        }
    }
}

#[test]
fn sets_both_papers() {
    let brief = brief(BRIEFS[0]);
    for (paper, width, height) in [(Paper::A4, "11906", "16838"), (Paper::Letter, "12240", "15840")] {
        let parts =
            parts(DocxExporter { paper, ..DocxExporter::default() }.export(&brief).expect("a document"));
        let document = &parts["word/document.xml"];
        assert_eq!(values(document, "w:pgSz", "w:w"), vec![width; 3]);
        assert_eq!(values(document, "w:pgSz", "w:h"), vec![height; 3]);
        assert_eq!(values(document, "w:cols", "w:num"), ["1", "2", "1"]);
    }
}

#[test]
fn carries_its_fonts_when_told_to() {
    let exporter = DocxExporter { embed_fonts: true, ..DocxExporter::default() };
    let brief = brief(BRIEFS[0]);
    let bytes = exporter.export(&brief).expect("a document");
    assert!(bytes.len() <= 200_000, "{}", bytes.len());
    assert!(bytes == exporter.export(&brief).expect("a document"));
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.file_names().filter(|n| n.ends_with(".odttf")).count(), 3);
}

#[test]
fn a_house_style_is_in_the_styles_and_its_logo_speaks() {
    let logo = include_bytes!("../../../samples/house-style-logo.png");
    let (kind, pixels) = Picture::of(logo).expect("a picture");
    let style = HouseStyle {
        organisation: Some("The <Harbour> Courier".to_owned()),
        palette: Palette { accent: Colour(0x7a, 0x1f, 0x2b), ..Palette::USUAL },
        text: Some(nutgraf_fonts::SANS.typeface()),
        labels: Some(nutgraf_fonts::SERIF.typeface()),
        logo: Some(Logo {
            bytes: logo.as_slice().into(),
            kind,
            pixels,
            height: 22,
            description: "Harbour & Courier".to_owned(),
        }),
        titles: [(Part::BottomLine, "In short".to_owned())].into(),
        order: vec![Part::WhatsNext],
    };
    let exporter = DocxExporter { style, embed_fonts: true, ..DocxExporter::default() };
    let brief = brief(BRIEFS[0]);
    let bytes = exporter.export(&brief).expect("a document");
    assert!(bytes == exporter.export(&brief).expect("a document"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.file_names().filter(|n| n.ends_with(".odttf")).count(), 5);
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).expect("the part").read_to_end(&mut bytes).expect("its bytes");
        bytes
    };
    assert!(read("word/media/logo.png") == logo);
    let mut text = |name: &str| String::from_utf8(read(name)).expect("UTF-8");
    let (document, styles) = (text("word/document.xml"), text("word/styles.xml"));
    assert!(document.contains("descr=\"Harbour &amp; Courier\""));
    assert!(document.contains("Brief by The &lt;Harbour&gt; Courier") && document.contains("In short. "));
    assert!(document.find("What’s next") < document.find("By the numbers"));
    assert!(!styles.contains("0B4F8A") && styles.contains("7A1F2B"));
    assert!(styles.contains("\"Source Sans 3\"") && styles.contains("\"Source Serif 4\""));
    assert!(text("docProps/app.xml").contains("<Company>The &lt;Harbour&gt; Courier</Company>"));
}

#[test]
fn stays_within_ten_kilobytes() {
    let size = bytes(&brief(BRIEFS[0])).len();
    assert!(size <= 10_000, "{size}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text_in_any_place_is_kept(
        texts in prop::collection::vec("[<>&\"' a-c\u{0}-\u{1f}\u{7f}-\u{9f}é漢\u{2028}\u{fffe}\u{ffff}\u{1f680}]{0,12}", 40)
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
            put(&mut source.language);
        }
        assert_says_what_is_meant(&brief);
    }
}

#[test]
fn a_page_read_from_right_to_left_has_its_titles_columns_and_box_on_the_right() {
    let mut brief = brief(BRIEFS[0]);
    assert!(!parts(bytes(&brief))["word/document.xml"].contains("bidi"));
    brief.headline.text = "הגשר נפתח לתנועה".to_owned();
    brief.bottom_line.text = "הגשר נפתח ביום 12.5.".to_owned();
    let document = &parts(bytes(&brief))["word/document.xml"];
    let titles = document.matches("<w:pStyle w:val=\"Heading1\"/>").count();
    let kept = "<w:pStyle w:val=\"Heading1\"/><w:keepNext/><w:bidi/>";
    let last = "<w:pStyle w:val=\"Heading1\"/><w:bidi/>";
    assert_eq!(document.matches(kept).count() + document.matches(last).count(), titles);
    assert!(document.contains("<w:tblPr><w:bidiVisual/>") && document.contains("<w:bidi/></w:sectPr>"));
    // The full stop belongs to the title, which runs from left to right.
    assert!(document.contains("Bottom line.\u{200e} "));
}
