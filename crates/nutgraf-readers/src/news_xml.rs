//! IPTC news in XML: NITF, and NewsML-G2 with NITF, XHTML or plain text inside.

use crate::draft::Draft;
use crate::xml::{child, find, is, text, with_document};
use crate::{ReadError, ReadOptions};
use nutgraf_core::Story;
use roxmltree::Node;

/// The story of a NITF document.
pub(crate) fn nitf(source: &str, options: &ReadOptions) -> Result<Story, ReadError> {
    with_document(source, "nitf document", |document, repaired| {
        let mut draft = Draft::default();
        if repaired {
            draft.note("repaired-xml", "the document is not well-formed and was repaired");
        }
        read_nitf(document.root(), &mut draft);
        draft.finish(options)
    })
}

/// The stories of a NewsML-G2 message or item, in order.
pub(crate) fn news_ml(source: &str, options: &ReadOptions) -> Result<Vec<Story>, ReadError> {
    with_document(source, "newsml-g2 document", |document, repaired| {
        let items = document.descendants().filter(|n| is(*n, "newsItem"));
        let stories = items.map(|item| {
            let mut draft = Draft::default();
            if repaired {
                draft.note("repaired-xml", "the document is not well-formed and was repaired");
            }
            read_item(item, &mut draft);
            draft.finish(options)
        });
        let mut stories: Vec<Story> = stories.collect();
        if stories.is_empty()
            && let Some(content) = find(document.root(), "contentSet")
        {
            // A fragment, as some feeds send it.
            let mut draft = Draft::default();
            read_content(content, &mut draft);
            stories.push(draft.finish(options));
        }
        stories
    })
}

fn read_item(item: Node<'_, '_>, draft: &mut Draft) {
    let class = find(item, "itemClass").and_then(|n| n.attribute("qcode")).unwrap_or("ninat:text");
    let kind = class.rsplit(':').next().unwrap_or(class);
    let meta = find(item, "contentMeta");
    let of = |name: &str| meta.and_then(|m| find(m, name));
    // The headline of the content is the same; it is read from one place only.
    if let Some(headline) = of("headline") {
        draft.headline(&text(headline));
    }
    if let Some(by) = of("by") {
        draft.byline(&text(by));
    } else if let Some(creator) = of("creator") {
        draft.byline(&text(creator));
    }
    if let Some(dateline) = of("dateline") {
        draft.dateline(&text(dateline), "");
    }
    for date in [find(item, "firstCreated"), of("contentCreated"), find(item, "versionCreated")] {
        draft.published(&date.map(text).unwrap_or_default());
    }
    for date in [of("contentModified"), find(item, "versionCreated")] {
        draft.modified(&date.map(text).unwrap_or_default());
    }
    let language = of("language").and_then(|n| n.attribute("tag")).or_else(|| lang(item));
    Draft::set(&mut draft.metadata.in_language, language.unwrap_or(""));
    let publisher =
        of("infoSource").or_else(|| find(item, "provider")).or_else(|| find(item, "copyrightHolder"));
    Draft::set(&mut draft.metadata.publisher, &publisher.map(text).unwrap_or_default());
    let holder = find(item, "copyrightHolder").map(text).unwrap_or_default();
    Draft::set(&mut draft.metadata.publisher, &holder);
    let rights = find(item, "copyrightNotice").map(text).unwrap_or_default();
    Draft::set(&mut draft.metadata.rights, &rights);
    if let Some(notice) = find(item, "edNote") {
        draft.note("editors-note", format!("note to editors: {}", text(notice)));
    }
    if kind != "text" {
        draft.note("not-text", format!("the item is of class {kind}, not a text"));
    }
    if let Some(content) = find(item, "contentSet") {
        read_content(content, draft);
    }
    if !draft.has_body()
        && let Some(description) = of("description")
    {
        draft.note("partial", "the item has no text; its description stands for it");
        draft.plain(&text(description));
    }
    if !draft.has_body() {
        draft.note("no-text", "the item holds no text of its own");
    }
}

fn lang<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == "lang").map(|a| a.value())
}

fn read_content(content: Node<'_, '_>, draft: &mut Draft) {
    for part in content.children().filter(Node::is_element) {
        if find(part, "nitf").is_some() {
            read_nitf(part, draft);
        } else if let Some(body) = find(part, "body").or_else(|| find(part, "html")) {
            draft.html(mark_up(body));
        } else if is(part, "inlineData") {
            let html = part.attribute("contenttype").is_some_and(|t| t.contains("html"));
            let data: String = part.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect();
            if html { draft.html(&data) } else { draft.plain(&data) }
        }
    }
}

fn read_nitf(root: Node<'_, '_>, draft: &mut Draft) {
    let headline = find(root, "hl1").or_else(|| find(root, "hedline")).map(text);
    // Within NewsML-G2 the item has given it already.
    if let Some(headline) =
        headline.filter(|h| draft.metadata.headline.as_ref().is_none_or(|known| known.value != *h))
    {
        draft.headline(&headline);
    }
    if draft.metadata.headline.is_none()
        && let Some(title) = find(root, "title")
    {
        draft.headline(&text(title));
    }
    if let Some(second) = find(root, "hedline").and_then(|h| child(h, "hl2")) {
        draft.standfirst(&text(second));
    }
    if let Some(summary) = find(root, "abstract") {
        draft.standfirst(&text(summary));
    }
    if let Some(byline) = find(root, "byline") {
        let person = find(byline, "person").map(text);
        draft.byline(&person.unwrap_or_else(|| text(byline)));
    }
    let attribute =
        |node: &str, name: &str| find(root, node).and_then(|n| n.attribute(name)).unwrap_or("").to_owned();
    draft.published(&attribute("date.issue", "norm"));
    draft.published(&attribute("date.release", "norm"));
    draft.published(&attribute("pubdata", "date.publication"));
    draft.published(&attribute("story.date", "norm"));
    let publisher = find(root, "distributor").map_or_else(|| attribute("doc-id", "regsrc"), text);
    Draft::set(&mut draft.metadata.publisher, &publisher);
    let language = find(root, "nitf").and_then(|n| n.attribute("baselang").or_else(|| lang(n))).unwrap_or("");
    Draft::set(&mut draft.metadata.in_language, language);
    let holder = attribute("doc.copyright", "holder");
    Draft::set(&mut draft.metadata.rights, &holder);
    if let Some(dateline) = find(root, "dateline") {
        draft.dateline(
            &text(dateline),
            find(dateline, "story.date").and_then(|n| n.attribute("norm")).unwrap_or(""),
        );
    }
    let body = find(root, "body.content").or_else(|| find(root, "body"));
    if let Some(body) = body {
        let html = mark_up(body)
            .replace("<hl2", "<h2")
            .replace("</hl2", "</h2")
            .replace("<media-caption", "<figcaption")
            .replace("</media-caption", "</figcaption")
            .replace("<media-reference", "<param")
            .replace("<media-producer", "<figcaption")
            .replace("</media-producer", "</figcaption")
            .replace("<media", "<figure")
            .replace("</media", "</figure");
        draft.html(&html);
    }
}

/// The mark-up of a node as it stands in the document.
fn mark_up<'a>(node: Node<'a, '_>) -> &'a str {
    node.document().input_text().get(node.range()).unwrap_or("")
}
