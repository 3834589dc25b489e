//! Case 36: IPTC's own examples give headline, byline, dates and body, or say why not.

use nutgraf_core::Story;
use nutgraf_readers::{Form, ReadOptions, read};

fn stories(path: &str, form: Form) -> Vec<Story> {
    let bytes = std::fs::read(format!("{}/tests/iptc/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let readings = read(&bytes, &ReadOptions::default()).unwrap();
    assert!(readings.iter().all(|r| r.form == form), "{path}");
    readings.into_iter().map(|r| r.story).collect()
}

/// Headline, first author, date, number of paragraphs.
fn summary(story: &Story) -> (String, String, String, usize) {
    (
        story.headline.as_ref().map(|h| h.value.clone()).unwrap_or_default(),
        story.byline.as_ref().map(|b| b.authors[0].name.clone()).unwrap_or_default(),
        story.date_published.as_ref().map(|d| d.value.to_string()).unwrap_or_default(),
        story.paragraphs().count(),
    )
}

fn has_note(story: &Story, kind: &str) -> bool {
    story.notes.iter().any(|n| n.kind == kind)
}

#[test]
fn ninjs_1_gives_everything() {
    let story = &stories("ninjs/1.4-simple-text.json", Form::Ninjs)[0];
    let (headline, author, date, paragraphs) = summary(story);
    assert_eq!(headline, "Captain of wrecked cruise ship on trial in Italy");
    assert_eq!((author.as_str(), date.as_str()), ("Paulo Santalucia", "2013-07-09"));
    assert!(paragraphs >= 3, "{paragraphs}");
}

#[test]
fn ninjs_2_and_3_give_the_same_story() {
    let old = &stories("ninjs/2.1-dpa.json", Form::Ninjs)[0];
    let new = &stories("ninjs/3.0-dpa.json", Form::Ninjs)[0];
    assert_eq!(summary(old), summary(new));
    assert_eq!(old.source, new.source);
    assert_eq!(summary(old).1, "Christian Hollmann");
    assert_eq!(old.in_language.as_ref().unwrap().value, "de");
}

#[test]
fn plain_text_in_the_field_for_xhtml_is_read_as_plain_text() {
    let story = &stories("ninjs/1.4-businesswire.json", Form::Ninjs)[0];
    assert!(story.paragraphs().next().is_some_and(|(_, p)| story.text(p.span).contains("Cambrios")));
}

#[test]
fn an_item_without_text_says_so() {
    let picture = &stories("ninjs/3.0-ap-image.json", Form::Ninjs)[0];
    assert!(has_note(picture, "not-text") && has_note(picture, "partial"));
    let brief = &stories("ninjs/2.1-ntb.json", Form::Ninjs)[0];
    assert!(has_note(brief, "partial"));
}

#[test]
fn newsml_g2_with_nitf_inside_gives_everything() {
    let story = &stories("newsml-g2/text-document.xml", Form::NewsMl)[0];
    let expected = ("Fed to halt QE to avert \"bubble\"", "Meredith Jameson", "2016-11-21", 2);
    let (headline, author, date, paragraphs) = summary(story);
    assert_eq!((headline.as_str(), author.as_str(), date.as_str(), paragraphs), expected);
    assert_eq!(story.publisher.as_ref().unwrap().value, "Associated Press");
}

/// Every example, with the stories in it.
fn examples() -> Vec<(String, Vec<Story>)> {
    let root = format!("{}/tests/iptc", env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for form in ["newsml-g2", "ninjs", "nitf"] {
        for entry in std::fs::read_dir(format!("{root}/{form}")).unwrap() {
            let path = entry.unwrap().path();
            let readings = read(std::fs::read(&path).unwrap(), &ReadOptions::default()).unwrap();
            found.push((path.display().to_string(), readings.into_iter().map(|r| r.story).collect()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn every_item_gives_a_text_or_says_why_not() {
    let (mut texts, mut others) = (0, 0);
    for (path, stories) in examples() {
        for story in stories {
            let silent = ["not-text", "no-text", "partial"].iter().any(|kind| has_note(&story, kind));
            if silent {
                others += 1;
            } else {
                texts += 1;
                assert!(story.headline.is_some() && story.sentences().count() > 0, "{path}");
                assert!(story.in_language.is_some() || path.ends_with("text-document.xml"), "{path}");
                // A fragment of NewsML-G2 without an item has no dates.
                assert!(story.date_published.is_some() || path.ends_with("inline-nitf.xml"), "{path}");
            }
        }
    }
    assert_eq!((texts, others), (10, 6));
}

#[test]
fn a_message_gives_a_story_an_item() {
    assert_eq!(stories("newsml-g2/news-message.xml", Form::NewsMl).len(), 4);
}

#[test]
fn nitf_gives_headings_and_metadata() {
    let story = &stories("nitf/ntb.xml", Form::Nitf)[0];
    let (headline, _, date, paragraphs) = summary(story);
    assert_eq!(headline, "Pandemien herjer på den legeløse indiske landsbygda");
    assert_eq!(date, "2021-05-16");
    assert!(paragraphs > 10, "{paragraphs}");
    assert!(story.sections.len() >= 4);
    assert_eq!(story.in_language.as_ref().unwrap().value, "nb-NO");
    assert_eq!(story.dateline.as_ref().unwrap().place, "Unnao");
}

#[test]
fn all_spans_of_all_examples_slice_their_text() {
    for (path, form) in [
        ("ninjs/1.4-complex.json", Form::Ninjs),
        ("ninjs/3.0-tt.json", Form::Ninjs),
        ("newsml-g2/inline-nitf.xml", Form::NewsMl),
        ("newsml-g2/sports-nitf.xml", Form::NewsMl),
    ] {
        for story in stories(path, form) {
            assert!(story.sentences().count() > 0, "{path}");
            for (_, paragraph, sentence) in story.sentences() {
                assert!(
                    paragraph.span.contains(sentence.span) && !story.text(sentence.span).is_empty(),
                    "{path}"
                );
            }
        }
    }
}
