//! JSON-LD: what the page tells machines about its article, however badly it is written.

use super::tag::Tag;
use super::tree::{Attribute, Tree};
use serde_json::Value;

/// What JSON-LD says about the article; empty when it says nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct JsonLd {
    pub(crate) headline: Option<String>,
    pub(crate) alternative_headline: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) date_published: Option<String>,
    pub(crate) date_modified: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) in_language: Option<String>,
    pub(crate) url: Option<String>,
    /// Whether the article is said to be behind a paywall.
    pub(crate) paywalled: bool,
    /// Blocks that are not valid JSON.
    pub(crate) invalid: usize,
    /// How well the chosen object's type fits an article.
    rank: u8,
}

/// Reads every JSON-LD block of the page.
pub(crate) fn read(tree: &Tree) -> JsonLd {
    let mut out = JsonLd::default();
    let mut objects = Vec::new();
    for script in tree.elements(Tag::Script) {
        let json_ld = tree
            .attribute(script, Attribute::Type)
            .is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"));
        if !json_ld {
            continue;
        }
        let text = tree.raw_text(script);
        match serde_json::from_str(text.trim()) {
            Ok(value) => objects.push(value),
            Err(_) => {
                out.invalid += 1;
                match serde_json::from_str(&repaired(&text)) {
                    Ok(value) => objects.push(value),
                    Err(_) => out.salvage(&text),
                }
            }
        }
    }
    for value in &objects {
        out.visit(value, &objects, 0);
    }
    out
}

/// The usual damage undone: comment marks around the block, raw control characters in strings, a trailing
/// semicolon or comma.
fn repaired(text: &str) -> String {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//").trim_start().trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches("]]>").trim_end().trim_end_matches("//").trim_end();
    let text = text.trim_end_matches([';', ',']);
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            c if quoted && c.is_control() => {
                out.push(' ');
                escaped = false;
                continue;
            }
            '}' | ']' if !quoted => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
            }
            _ => {}
        }
        if quoted && escaped && !matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
            // An escape that JSON does not know, such as \', means the character.
            out.pop();
        }
        escaped = quoted && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

impl JsonLd {
    /// What can still be had from a block that is not JSON.
    fn salvage(&mut self, text: &str) {
        let value = |key: &str| -> Option<String> {
            let at = text.find(&format!("\"{key}\""))? + key.len() + 2;
            let rest = text[at..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            let end = rest.find(['"', '\n'])?;
            cleaned(&rest[..end])
        };
        let take = |slot: &mut Option<String>, key: &str| *slot = slot.take().or_else(|| value(key));
        take(&mut self.headline, "headline");
        take(&mut self.date_published, "datePublished");
        take(&mut self.date_modified, "dateModified");
    }

    fn visit(&mut self, value: &Value, all: &[Value], depth: usize) {
        if depth > 6 {
            return;
        }
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.visit(item, all, depth + 1)),
            Value::Object(object) => {
                let rank = types(value).map(rank).max().unwrap_or(0);
                if rank > self.rank {
                    self.take(value, all, rank);
                } else if rank == 0 && self.publisher.is_none() && types(value).any(is_publisher) {
                    self.publisher = object.get("name").and_then(text);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                    if let Some(inner @ (Value::Array(_) | Value::Object(_))) = object.get(key) {
                        self.visit(inner, all, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Takes what an object of a better type says; what it leaves open stays as it was.
    fn take(&mut self, object: &Value, all: &[Value], rank: u8) {
        self.rank = rank;
        let get = |key: &str| object.get(key).and_then(text);
        let put = |slot: &mut Option<String>, value: Option<String>| {
            if value.is_some() {
                *slot = value;
            }
        };
        put(&mut self.headline, get("headline").or_else(|| get("name").filter(|_| rank > 1)));
        put(&mut self.alternative_headline, get("alternativeHeadline"));
        put(&mut self.description, get("description"));
        put(&mut self.date_published, get("datePublished").or_else(|| get("dateCreated")));
        put(&mut self.date_modified, get("dateModified"));
        put(&mut self.in_language, get("inLanguage"));
        put(&mut self.url, get("url").or_else(|| get("mainEntityOfPage")));
        put(&mut self.publisher, object.get("publisher").and_then(|p| name(p, all)));
        let authors = object.get("author").or_else(|| object.get("creator")).map(|a| names(a, all));
        if let Some(authors) = authors.filter(|a| !a.is_empty()) {
            self.authors = authors;
        }
        self.paywalled |= match object.get("isAccessibleForFree") {
            Some(Value::Bool(free)) => !free,
            Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
            _ => false,
        };
    }
}

fn types(object: &Value) -> impl Iterator<Item = &str> {
    let (one, many) = match object.get("@type") {
        Some(Value::String(name)) => (Some(name.as_str()), [].as_slice()),
        Some(Value::Array(names)) => (None, names.as_slice()),
        _ => (None, [].as_slice()),
    };
    let full = one.into_iter().chain(many.iter().filter_map(Value::as_str));
    full.map(|name| name.rsplit(['/', ':']).next().unwrap_or(name))
}

fn rank(name: &str) -> u8 {
    match name {
        "LiveBlogPosting" | "Report" => 4,
        _ if name.ends_with("NewsArticle") => 4,
        _ if name.ends_with("Article") || name.ends_with("BlogPosting") || name.ends_with("Posting") => 3,
        "Recipe" | "Review" | "HowTo" | "VideoObject" | "Event" | "ClaimReview" => 2,
        "WebPage" | "ItemPage" | "CreativeWork" => 1,
        _ => 0,
    }
}

fn is_publisher(name: &str) -> bool {
    matches!(name, "Organization" | "NewsMediaOrganization" | "WebSite")
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => cleaned(text),
        Value::Array(items) => items.iter().find_map(text),
        Value::Object(object) => ["@value", "name", "@id"].iter().find_map(|k| object.get(*k).and_then(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// White space collapsed and references resolved, of which some publishers write two layers.
fn cleaned(text: &str) -> Option<String> {
    let tree = super::build::build(&text.replace('<', " <"));
    let text = tree.text_of(0);
    let text = if text.contains('&') { super::build::build(&text).text_of(0) } else { text };
    (!text.is_empty()).then_some(text)
}

fn names(value: &Value, all: &[Value]) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| names(item, all)).collect(),
        _ => name(value, all).into_iter().collect(),
    }
}

/// A person's or organisation's name, looked up where it is only referred to.
fn name(value: &Value, all: &[Value]) -> Option<String> {
    match value {
        Value::String(text) => cleaned(text),
        Value::Object(object) => object.get("name").and_then(text).or_else(|| {
            let id = object.get("@id")?.as_str()?;
            let found = all.iter().find_map(|v| by_id(v, id, 0))?;
            found.get("name").and_then(text)
        }),
        Value::Array(items) => items.first().and_then(|item| name(item, all)),
        _ => None,
    }
}

fn by_id<'v>(value: &'v Value, id: &str, depth: usize) -> Option<&'v Value> {
    match value {
        _ if depth > 4 => None,
        Value::Array(items) => items.iter().find_map(|item| by_id(item, id, depth + 1)),
        Value::Object(object) => {
            if object.get("@id").and_then(Value::as_str) == Some(id) && object.contains_key("name") {
                return Some(value);
            }
            object.values().find_map(|inner| by_id(inner, id, depth + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::build::build;
    use super::{JsonLd, read};

    fn of(json: &str) -> JsonLd {
        read(&build(&format!("<script type=\"application/ld+json\">{json}</script>")))
    }

    #[test]
    fn finds_the_article_in_a_graph_and_follows_references() {
        let found = of(r##"{"@graph": [{"@type": "WebPage", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Talks &amp; tea", "author": {"@id": "#ann"},
             "datePublished": "2020-03-12T08:00:00Z", "isAccessibleForFree": "False"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}"##);
        assert_eq!(found.headline.as_deref(), Some("Talks & tea"));
        assert_eq!(found.authors, ["Ann Lee"]);
        assert!(found.paywalled && found.invalid == 0);
    }

    #[test]
    fn reads_arrays_and_several_authors() {
        let found = of(r#"[{"@type": "Organization", "name": "The Post"},
            {"@type": "Article", "author": [{"name": "A B"}, "C D"]}]"#);
        assert_eq!(
            (found.authors.join("; "), found.publisher.as_deref()),
            ("A B; C D".into(), Some("The Post"))
        );
    }

    #[test]
    fn repairs_the_usual_damage() {
        let found = of("<!-- {\"@type\": \"NewsArticle\", \"headline\": \"Two\nlines, it\\'s\",}; -->");
        assert_eq!((found.headline.as_deref(), found.invalid), (Some("Two lines, it's"), 1));
    }

    #[test]
    fn salvages_dates_from_what_is_beyond_repair() {
        let found = of(r#"{"@type": "NewsArticle", "datePublished": "2020-03-12", "x": "a "quoted" word" }"#);
        assert_eq!((found.date_published.as_deref(), found.invalid), (Some("2020-03-12"), 1));
    }
}
