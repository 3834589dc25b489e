//! IPTC ninjs 1.x to 3.x: news in JSON.

use crate::draft::Draft;
use crate::{ReadError, ReadOptions};
use nutgraf_core::Story;
use serde_json::Value;

/// The story of a ninjs item.
pub(crate) fn story(text: &str, options: &ReadOptions) -> Result<Story, ReadError> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| ReadError::Broken { form: "ninjs item", detail: e.to_string() })?;
    let item = Item(match &value {
        Value::Array(items) => items.first().unwrap_or(&Value::Null),
        other => other,
    });
    let mut draft = Draft::default();
    let main =
        item.roles("headlines", |role| role.is_empty() || role == "main").or_else(|| item.text("headline"));
    draft.headline(main.or_else(|| item.text("title")).unwrap_or(""));
    draft.byline(item.text("by").or_else(|| item.text("byline")).unwrap_or(""));
    for key in ["firstcreated", "versioncreated", "contentcreated"] {
        draft.published(item.text(key).unwrap_or(""));
    }
    draft.modified(item.text("versioncreated").unwrap_or(""));
    Draft::set(&mut draft.metadata.in_language, item.text("language").unwrap_or(""));
    Draft::set(&mut draft.metadata.publisher, item.text("copyrightholder").unwrap_or(""));
    Draft::set(&mut draft.metadata.rights, item.text("copyrightnotice").unwrap_or(""));
    Draft::set(&mut draft.metadata.url, item.text("uri").filter(|u| u.starts_with("http")).unwrap_or(""));
    if let Some(note) = item.text("ednote") {
        draft.note("editors-note", format!("note to editors: {note}"));
    }
    let kind = item.text("type").unwrap_or("text");
    if !matches!(kind, "text" | "composite") {
        draft.note("not-text", format!("the item is a {kind}; its caption stands for a text"));
    }
    match item.body() {
        Some((true, html)) => draft.html(html),
        Some((false, plain)) => draft.plain(plain),
        None => {}
    }
    if !draft.has_body() {
        let caption = item
            .roles("descriptions", |role| matches!(role, "caption" | "text" | "main" | ""))
            .or_else(|| item.text("description_text"));
        if let Some(caption) = caption {
            draft.note("partial", "the item has no body; its description stands for it");
            draft.plain(caption);
        }
    }
    Ok(draft.finish(options))
}

/// An item; 3.0 writes its names in camel case.
struct Item<'v>(&'v Value);

impl<'v> Item<'v> {
    fn get(&self, name: &str) -> Option<&'v Value> {
        let object = self.0.as_object()?;
        object
            .get(name)
            .or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v))
    }

    fn text(&self, name: &str) -> Option<&'v str> {
        self.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The value of the first entry in a list whose role fits.
    fn roles(&self, name: &str, fits: impl Fn(&str) -> bool) -> Option<&'v str> {
        self.get(name)?.as_array()?.iter().find_map(|entry| {
            let entry = Item(entry);
            entry.text("value").filter(|_| fits(entry.text("role").unwrap_or("")))
        })
    }

    /// The body, and whether it is HTML, which is preferred since it keeps the structure.
    fn body(&self) -> Option<(bool, &'v str)> {
        let bodies = self.get("bodies").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let of = |html: bool| {
            bodies.iter().map(Item).find_map(|body| {
                let kind = body.text("contenttype").or_else(|| body.text("role")).unwrap_or("");
                body.text("value").filter(|_| kind.contains("html") == html)
            })
        };
        let html = self.text("body_xhtml").or_else(|| self.text("body_html")).or_else(|| of(true));
        let plain = self.text("body_text").or_else(|| of(false));
        match (html, plain) {
            // Some agencies put plain text into the field for XHTML.
            (Some(html), _) if html.contains('<') => Some((true, html)),
            (_, Some(plain)) => Some((false, plain)),
            (Some(html), None) => Some((false, html)),
            (None, None) => None,
        }
    }
}
