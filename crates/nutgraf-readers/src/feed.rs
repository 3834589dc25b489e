//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed. Each entry is a story.

use crate::draft::Draft;
use crate::xml::{child, find, is, text, with_document};
use crate::{ReadError, ReadOptions};
use nutgraf_core::Story;
use roxmltree::Node;
use serde_json::Value;

/// The stories of a feed and a name for each.
pub(crate) fn stories(source: &str, options: &ReadOptions) -> Result<Vec<(Story, String)>, ReadError> {
    let limit = options.limits.entries;
    let entries = if source.trim_start().starts_with('{') {
        json(source, options)?
    } else {
        with_document(source, "feed", |document, repaired| xml(document.root(), repaired, options))?
    };
    if entries.is_empty() {
        return Err(ReadError::Empty { what: "feed without entries".to_owned() });
    }
    if entries.len() > limit {
        return Err(ReadError::Limit {
            what: "number of entries in the feed".to_owned(),
            limit: limit.to_string(),
        });
    }
    Ok(entries)
}

/// What every kind of entry has.
#[derive(Default)]
struct Entry {
    title: String,
    link: String,
    author: String,
    published: String,
    modified: String,
    /// The whole text, as HTML.
    content: String,
    summary: String,
    language: String,
    feed: String,
}

impl Entry {
    fn story(self, repaired: bool, options: &ReadOptions) -> (Story, String) {
        let mut draft = Draft::default();
        draft.headline(&plain(&self.title));
        draft.byline(&self.author);
        draft.published(&self.published);
        draft.published(&self.modified);
        draft.modified(&self.modified);
        Draft::set(&mut draft.metadata.url, &self.link);
        Draft::set(&mut draft.metadata.publisher, &self.feed);
        Draft::set(&mut draft.metadata.in_language, &self.language);
        if repaired {
            draft.note("repaired-xml", "the feed is not well-formed and was repaired");
        }
        if self.content.trim().is_empty() {
            draft.note("partial", "the entry has only a summary");
            draft.html(&self.summary);
        } else {
            draft.html(&self.content);
        }
        let name = slug(&plain(&self.title));
        // The address of a feed is not that of its entries.
        let options = ReadOptions { url: None, title: None, ..options.clone() };
        (draft.finish(&options), name)
    }
}

/// A title may hold mark-up.
fn plain(title: &str) -> String {
    crate::html::text(title)
}

fn xml(root: Node<'_, '_>, repaired: bool, options: &ReadOptions) -> Vec<(Story, String)> {
    let feed = find(root, "channel").or_else(|| find(root, "feed"));
    let title = feed.and_then(|f| child(f, "title")).map(text).unwrap_or_default();
    let language = feed
        .and_then(|f| {
            child(f, "language")
                .map(text)
                .or_else(|| f.attributes().find(|a| a.name() == "lang").map(|a| a.value().to_owned()))
        })
        .unwrap_or_default();
    root.descendants()
        .filter(|n| is(*n, "item") || is(*n, "entry"))
        .map(|item| {
            let of = |names: &[&str]| {
                names.iter().find_map(|name| {
                    item.children().filter(|n| is(*n, name)).map(value).find(|text| !text.is_empty())
                })
            };
            let atom_link = item.children().filter(|n| is(*n, "link")).find_map(|link| {
                let alternate = link.attribute("rel").is_none_or(|rel| rel == "alternate");
                link.attribute("href").filter(|_| alternate).map(ToOwned::to_owned)
            });
            let author = child(item, "author").map(|a| child(a, "name").map_or_else(|| text(a), text));
            Entry {
                title: of(&["title"]).unwrap_or_default(),
                link: atom_link.or_else(|| of(&["link"])).unwrap_or_default(),
                author: of(&["creator"]).or(author).unwrap_or_default(),
                published: of(&["pubDate", "published", "date", "issued", "created"]).unwrap_or_default(),
                modified: of(&["updated", "modified"]).unwrap_or_default(),
                content: of(&["encoded", "content"]).unwrap_or_default(),
                summary: of(&["description", "summary"]).unwrap_or_default(),
                language: language.clone(),
                feed: title.clone(),
            }
            .story(repaired, options)
        })
        .collect()
}

/// The text of an element or, for XHTML content, its mark-up.
fn value(node: Node<'_, '_>) -> String {
    if node.children().any(|n| n.is_element()) {
        return node.document().input_text().get(node.range()).unwrap_or("").to_owned();
    }
    node.children().filter_map(|n| n.text()).collect::<String>().trim().to_owned()
}

fn json(source: &str, options: &ReadOptions) -> Result<Vec<(Story, String)>, ReadError> {
    let feed: Value = serde_json::from_str(source.trim_start_matches('\u{feff}'))
        .map_err(|e| ReadError::Broken { form: "json feed", detail: e.to_string() })?;
    let of = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
    let items = feed.get("items").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let entry = |item: &Value| {
        let authors = item.get("authors").and_then(Value::as_array).map(|list| {
            list.iter().map(|a| of(a, "name")).filter(|n| !n.is_empty()).collect::<Vec<_>>().join("; ")
        });
        let html = of(item, "content_html");
        let text = of(item, "content_text");
        Entry {
            title: of(item, "title"),
            link: of(item, "url"),
            author: authors.or_else(|| item.get("author").map(|a| of(a, "name"))).unwrap_or_default(),
            published: of(item, "date_published"),
            modified: of(item, "date_modified"),
            content: if html.is_empty() { paragraphs(&text) } else { html },
            summary: of(item, "summary"),
            language: Some(of(item, "language"))
                .filter(|l| !l.is_empty())
                .unwrap_or_else(|| of(&feed, "language")),
            feed: of(&feed, "title"),
        }
        .story(false, options)
    };
    Ok(items.iter().map(entry).collect())
}

/// Plain text as HTML paragraphs.
fn paragraphs(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    escaped.lines().filter(|l| !l.trim().is_empty()).map(|l| format!("<p>{l}</p>")).collect()
}

/// A file name out of a title.
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if let Some(plain) = without_marks(c) {
            slug.push_str(plain);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A small letter of a European language in plain ASCII.
fn without_marks(c: char) -> Option<&'static str> {
    const LETTERS: &[(&str, &str)] = &[
        ("àáâãåāăą", "a"),
        ("ä", "ae"),
        ("æ", "ae"),
        ("çćč", "c"),
        ("ďđð", "d"),
        ("èéêëēęě", "e"),
        ("ğ", "g"),
        ("ìíîïīı", "i"),
        ("łľ", "l"),
        ("ñńň", "n"),
        ("òóôõōő", "o"),
        ("öø", "oe"),
        ("œ", "oe"),
        ("ŕř", "r"),
        ("śšşș", "s"),
        ("ß", "ss"),
        ("ťţț", "t"),
        ("þ", "th"),
        ("ùúûūůű", "u"),
        ("ü", "ue"),
        ("ýÿ", "y"),
        ("źżž", "z"),
    ];
    LETTERS.iter().find(|(letters, _)| letters.contains(c)).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use crate::{Form, ReadError, ReadOptions, Reading, read};

    fn feed(source: &str) -> Vec<Reading> {
        let readings = read(source.as_bytes(), &ReadOptions::default()).unwrap();
        assert!(readings.iter().all(|r| r.form == Form::Feed));
        readings
    }

    fn notes(reading: &Reading) -> Vec<&str> {
        reading.story.notes.iter().map(|n| n.kind.as_str()).collect()
    }

    #[test]
    fn case_36_each_entry_of_rss_is_a_story_and_a_summary_is_partial() {
        let readings = feed(
            "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' \
             xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Post</title>\
             <item><title>Talks &amp; tea</title><link>https://x.org/a</link><dc:creator>Ann Lee</dc:creator>\
             <pubDate>Thu, 12 Mar 2020 08:00:00 GMT</pubDate><description>Short.</description>\
             <content:encoded><![CDATA[<p>Ministers met.</p><p>They agreed.</p>]]></content:encoded></item>\
             <item><title>Talks &amp; tea</title><description>Only a summary.</description></item></channel></rss>",
        );
        let first = &readings[0].story;
        assert_eq!(first.headline.as_ref().unwrap().value, "Talks & tea");
        assert_eq!(first.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
        assert_eq!(first.date_published.as_ref().unwrap().value.to_string(), "2020-03-12");
        assert_eq!(first.url.as_ref().unwrap().value, "https://x.org/a");
        assert_eq!(first.paragraphs().count(), 2);
        assert!(!notes(&readings[0]).contains(&"partial") && notes(&readings[1]).contains(&"partial"));
        let names: Vec<_> = readings.iter().map(|r| r.name.as_deref().unwrap()).collect();
        assert_eq!(names, ["talks-tea", "talks-tea-2"]);
    }

    #[test]
    fn case_36_atom_and_json_feed_give_the_same() {
        let atom = feed(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Post</title><entry><title>Talks</title>\
             <link href='https://x.org/a'/><author><name>Ann Lee</name></author><published>2020-03-12T08:00:00Z</published>\
             <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Ministers met.</p></div></content></entry></feed>",
        );
        let json = feed(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "items": [{"title": "Talks",
            "url": "https://x.org/a", "authors": [{"name": "Ann Lee"}], "date_published": "2020-03-12T08:00:00Z",
            "content_text": "Ministers met."}]}"#,
        );
        for reading in [&atom[0], &json[0]] {
            let story = &reading.story;
            assert_eq!(story.headline.as_ref().unwrap().value, "Talks");
            assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
            assert_eq!(
                story.paragraphs().map(|(_, p)| story.text(p.span)).collect::<Vec<_>>(),
                ["Ministers met."]
            );
        }
    }

    #[test]
    fn an_empty_feed_is_named_as_such() {
        let error = read(b"<rss><channel></channel></rss>", &ReadOptions::default()).unwrap_err();
        assert_eq!(error, ReadError::Empty { what: "feed without entries".into() });
    }

    #[test]
    fn names_are_plain_ascii_and_never_a_path() {
        for (title, wanted) in [
            ("Talks agreed in Zürich", "talks-agreed-in-zuerich"),
            ("Łódź: 100% — «Größe»", "lodz-100-groesse"),
            ("../../etc/passwd", "etc-passwd"),
            ("The council’s vote", "the-councils-vote"),
            ("日本", ""),
        ] {
            assert_eq!(super::slug(title), wanted, "{title}");
        }
        assert!(super::slug(&"ß".repeat(300)).len() <= 61);
    }
}
