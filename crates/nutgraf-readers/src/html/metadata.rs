//! What a page says about its article, from every place where pages say it, in an order of trust.
//!
//! | field | order of trust |
//! |---|---|
//! | headline | a first-level heading that agrees with any other source, JSON-LD, OpenGraph, microdata, heading, `title` |
//! | authors | JSON-LD, microdata, `meta`, by-line mark-up, a line that begins with "By" |
//! | date of publication | JSON-LD, OpenGraph, `meta`, microdata, address, `time`, date mark-up, visible text |
//!
//! The first candidate that passes is taken; the others are kept as rejected with their origin.

use super::json_ld::JsonLd;
use super::tag::Tag;
use super::tree::{Attribute, NodeId, Tree, push_collapsed};
use crate::date::{self, Order};
use crate::names;
use jiff::civil::Date;
use nutgraf_core::Origin;

/// Days within which a date that the page shows goes before one that it only declares.
const WEEK: i32 = 7;

/// A value and where it was found.
pub(crate) type Candidate<T> = (Origin, T);

/// Everything that was found, best first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) headlines: Vec<Candidate<String>>,
    pub(crate) descriptions: Vec<Candidate<String>>,
    pub(crate) authors: Vec<Candidate<Vec<String>>>,
    pub(crate) published: Vec<Candidate<Dated>>,
    pub(crate) modified: Vec<Candidate<Dated>>,
    pub(crate) publishers: Vec<Candidate<String>>,
    pub(crate) language: Option<Candidate<String>>,
    pub(crate) url: Option<Candidate<String>>,
    pub(crate) rights: Option<Candidate<String>>,
}

/// Collects the candidates of a page found at `url`.
///
/// `large` tells the elements that hold much of the page: what stands in them is not beside the article.
pub(crate) fn candidates(
    tree: &Tree,
    json_ld: &JsonLd,
    url: Option<&str>,
    large: &dyn Fn(NodeId) -> bool,
) -> Candidates {
    let beside = beside(tree, large);
    let mut found = Found { tree, out: Candidates::default(), order: Order::DayFirst, beside, heading: 0 };
    found.language(json_ld);
    found.json_ld(json_ld);
    found.metas();
    found.elements();
    found.url(url);
    found.finish()
}

struct Found<'t> {
    tree: &'t Tree,
    out: Candidates,
    order: Order,
    /// Whether a node stands in what is about other pages or by readers.
    beside: Vec<bool>,
    /// The first heading of the first level.
    heading: NodeId,
}

/// A date found in the page, and whether it was given in universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) date: Date,
    utc: bool,
}

impl Found<'_> {
    fn language(&mut self, json_ld: &JsonLd) {
        let html = self.tree.elements(Tag::Html).chain(self.tree.elements(Tag::Body));
        let lang = html.filter_map(|id| self.tree.attribute(id, Attribute::Lang)).find(|l| !l.is_empty());
        self.out.language = lang
            .map(|l| (Origin::Markup, l.replace('_', "-")))
            .or_else(|| json_ld.in_language.clone().map(|l| (Origin::JsonLd, l)));
        if self.out.language.as_ref().is_some_and(|(_, l)| l.eq_ignore_ascii_case("en-us")) {
            self.order = Order::MonthFirst;
        }
    }

    fn json_ld(&mut self, json_ld: &JsonLd) {
        let from = Origin::JsonLd;
        self.out.headlines.extend(json_ld.headline.clone().map(|v| (from, v)));
        self.out.descriptions.extend(json_ld.description.clone().map(|v| (from, v)));
        self.out.publishers.extend(json_ld.publisher.clone().map(|v| (from, v)));
        let authors: Vec<String> = json_ld.authors.iter().flat_map(|a| names::authors(a)).collect();
        self.author(from, authors);
        if let Some(date) = json_ld.date_published.as_deref() {
            self.published(from, date);
        }
        if let Some(date) = json_ld.date_modified.as_deref() {
            self.modified(from, date);
        }
    }

    fn author(&mut self, origin: Origin, names: Vec<String>) {
        // Microdata and repeated fields give one author each.
        let merged = matches!(origin, Origin::Microdata | Origin::OpenGraph | Origin::Meta);
        if let Some((_, known)) = self.out.authors.iter_mut().find(|(o, _)| merged && *o == origin) {
            for name in names {
                if !known.iter().any(|k| skeleton(k) == skeleton(&name)) {
                    known.push(name);
                }
            }
        } else if !names.is_empty() {
            self.out.authors.push((origin, names));
        }
    }

    fn published(&mut self, origin: Origin, value: &str) {
        self.out.published.extend(self.dated(value).map(|d| (origin, d)));
    }

    fn modified(&mut self, origin: Origin, value: &str) {
        self.out.modified.extend(self.dated(value).map(|d| (origin, d)));
    }

    fn dated(&self, value: &str) -> Option<Dated> {
        let utc = ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| value.trim_end().ends_with(zone));
        date::of_value(value, self.order).map(|date| Dated { date, utc })
    }

    fn metas(&mut self) {
        let tree = self.tree;
        let (mut open_graph, mut plain) = (Vec::new(), Vec::new());
        for id in tree.elements(Tag::Meta) {
            let Some(content) = tree.attribute(id, Attribute::Content).filter(|c| !c.is_empty()) else {
                continue;
            };
            let names = [Attribute::Property, Attribute::Name].map(|a| tree.attribute(id, a));
            for name in names.into_iter().flatten() {
                let name = name.to_ascii_lowercase();
                let list =
                    if name.contains(':') && !name.starts_with("dc") { &mut open_graph } else { &mut plain };
                list.push((name, content.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        }
        for (origin, list) in [(Origin::OpenGraph, open_graph), (Origin::Meta, plain)] {
            for (name, content) in list {
                self.meta(origin, &name, content);
            }
        }
        for id in tree.elements(Tag::Link) {
            if tree.attribute(id, Attribute::Rel).is_some_and(|r| r.eq_ignore_ascii_case("canonical")) {
                let href = tree.attribute(id, Attribute::Href).filter(|h| h.starts_with("http"));
                self.out.url = self.out.url.take().or_else(|| href.map(|h| (Origin::Meta, h.to_owned())));
            }
        }
    }

    fn meta(&mut self, origin: Origin, name: &str, content: String) {
        match name {
            "og:title" | "twitter:title" | "title" | "dc.title" | "dcterms.title" | "parsely-title"
            | "sailthru.title" | "headline" | "fb_title" => self.out.headlines.push((origin, content)),
            "og:description" | "twitter:description" | "description" | "dc.description" => {
                self.out.descriptions.push((origin, content));
            }
            "og:site_name" | "publisher" | "dc.publisher" | "application-name" => {
                self.out.publishers.push((origin, content));
            }
            "og:url" => self.out.url = self.out.url.take().or(Some((origin, content))),
            "author"
            | "article:author"
            | "og:author"
            | "dc.creator"
            | "dcterms.creator"
            | "parsely-author"
            | "byl"
            | "sailthru.author"
            | "citation_author"
            | "article:author_name"
            | "dc.contributor"
            | "authors"
            | "byline"
            | "twitter:data1"
            | "dcsext.author"
            | "rbauthors"
            | "cxenseparse:author" => {
                // `twitter:data1` is whatever its label says, mostly the author.
                let names = if content.contains(char::is_numeric) && name == "twitter:data1" {
                    Vec::new()
                } else {
                    names::authors(&content)
                };
                self.author(origin, names);
            }
            "article:published_time"
            | "og:published_time"
            | "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "dc.date"
            | "dc.date.issued"
            | "dc.date.created"
            | "dcterms.date"
            | "dcterms.created"
            | "dcterms.issued"
            | "dcterms.available"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article.published"
            | "article_date_original"
            | "datepublished"
            | "date_published"
            | "published"
            | "originalpublicationdate"
            | "cxenseparse:recs:publishtime"
            | "rbpubdate"
            | "ptime"
            | "displaydate"
            | "citation_publication_date"
            | "citation_date"
            | "published-date"
            | "publication_date"
            | "article:published"
            | "pub_date"
            | "release_date"
            | "rnews:datepublished"
            | "og:article:published_time"
            | "creationdateandtime"
            | "shareaholic:article_published_time"
            | "last-published"
            | "date.created"
            | "datecreated" => {
                // Some systems put the day of the last build into fields of these general names.
                let vague = matches!(name, "date" | "dc.date" | "dcterms.date" | "ptime");
                self.published(if vague { Origin::Inferred } else { origin }, &content);
            }
            "article:modified_time"
            | "og:updated_time"
            | "lastmod"
            | "last-modified"
            | "dcterms.modified"
            | "datemodified"
            | "dc.date.modified"
            | "revised" => self.modified(origin, &content),
            "copyright" | "dc.rights" | "rights" => {
                self.out.rights = self.out.rights.take().or(Some((origin, content)));
            }
            _ => {}
        }
    }

    fn elements(&mut self) {
        let tree = self.tree;
        let headings: Vec<NodeId> =
            tree.elements(Tag::H1).filter(|id| !tree.text_of(*id).is_empty()).collect();
        self.heading = headings.first().copied().unwrap_or(0);
        let (mut micro, mut bylines, mut said) = (Vec::new(), Vec::new(), Vec::new());
        let (mut times, mut marked, mut visible) = (Vec::new(), Vec::new(), Vec::new());
        let mut aside = Vec::new();
        for id in 0..tree.len() {
            let Some(tag) = tree.tag(id) else {
                self.line(id, &mut said, &mut visible);
                continue;
            };
            for attribute in [Attribute::Itemprop, Attribute::Property] {
                if tag == Tag::Meta && attribute == Attribute::Property {
                    continue;
                }
                for property in tree.attribute(id, attribute).unwrap_or("").split_ascii_whitespace() {
                    self.microdata(id, &property.to_ascii_lowercase(), &mut micro);
                }
            }
            if tag == Tag::Time && self.beside[id] {
                aside.extend(tree.attribute(id, Attribute::Datetime).and_then(|v| self.dated(v)));
            }
            if self.beside[id]
                || tag.is_silent()
                || matches!(tag, Tag::Html | Tag::Body | Tag::Meta | Tag::Link)
            {
                continue;
            }
            match tag {
                Tag::Time | Tag::Abbr => {
                    let value =
                        tree.attribute(id, Attribute::Datetime).or(tree.attribute(id, Attribute::Title));
                    let shown = || Some(tree.text_of(id)).filter(|_| tag == Tag::Time);
                    let date = value.and_then(|v| self.dated(v)).or_else(|| self.dated(&shown()?));
                    times.extend(date.map(|d| (id, d)));
                }
                Tag::A if is_author_link(tree, id) => bylines.push((id, first_line(tree, id))),
                _ => {}
            }
            match convention(tree, id) {
                Some(Convention::Author) if bylines.len() < 16 => bylines.push((id, first_line(tree, id))),
                Some(Convention::Date) if marked.len() < 16 => marked.push((id, tree.text_of(id))),
                _ => {}
            }
        }
        self.out.headlines.extend(micro.into_iter().map(|v| (Origin::Microdata, v)));
        self.out.headlines.extend(headings.iter().map(|id| (Origin::Markup, tree.text_of(*id))));
        let title = tree.elements(Tag::Title).map(|id| tree.raw_text(id)).next();
        let title =
            title.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty());
        self.out.headlines.extend(title.map(|t| (Origin::Title, t)));
        // What stands near the headline is about this article.
        bylines.sort_by_key(|(id, _)| !self.near(*id));
        for (_, line) in bylines.into_iter().filter(|(_, l)| l.chars().count() < 120 && !l.ends_with(':')) {
            self.author(Origin::Markup, names::authors(&line));
        }
        for line in said {
            // In running text only what is written like a name is one.
            let names = names::authors(&line)
                .into_iter()
                .filter(|n| n.starts_with(|c: char| !c.is_lowercase()))
                .collect();
            self.author(Origin::Text, names);
        }
        if times.is_empty() {
            self.out.published.extend(aside.into_iter().take(1).map(|d| (Origin::Text, d)));
        }
        times.sort_by_key(|(id, _)| !self.near(*id));
        self.out.published.extend(times.into_iter().map(|(_, d)| (Origin::Time, d)));
        marked.sort_by_key(|(id, _)| !self.near(*id));
        let plain = |date| Dated { date, utc: false };
        for (_, text) in marked.into_iter().filter(|(_, t)| t.chars().count() < 200) {
            let date = date::find(&text, self.order).map(|(d, _)| (Origin::Markup, plain(d)));
            self.out.published.extend(date);
        }
        visible.sort_by_key(|(id, _)| !self.near(*id));
        self.out.published.extend(visible.into_iter().take(3).map(|(_, d)| (Origin::Text, plain(d))));
    }

    /// Whether a node is close to the headline: a little before it, or up to a screen after it.
    fn near(&self, id: NodeId) -> bool {
        id + 60 > self.heading && id < self.heading + 120
    }

    fn microdata(&mut self, id: NodeId, property: &str, headlines: &mut Vec<String>) {
        let tree = self.tree;
        let content = tree.attribute(id, Attribute::Content).or(tree.attribute(id, Attribute::Datetime));
        let value = || content.map_or_else(|| tree.text_of(id), ToOwned::to_owned);
        match property {
            "headline" => headlines.extend(Some(value()).filter(|v| !v.is_empty())),
            "datepublished" | "schema:datecreated" | "schema:datepublished" | "dc:date" | "dc:created" => {
                self.published(Origin::Microdata, &value());
            }
            // When a record was made says less than when it was published.
            "datecreated" => self.published(Origin::Inferred, &value()),
            "datemodified" => self.modified(Origin::Microdata, &value()),
            "author" | "creator" if !self.beside[id] => {
                let named = tree.descendants(id).find(|n| {
                    tree.attribute(*n, Attribute::Itemprop).is_some_and(|p| p.eq_ignore_ascii_case("name"))
                });
                let line = named.map_or_else(value, |n| {
                    tree.attribute(n, Attribute::Content).map_or_else(|| tree.text_of(n), ToOwned::to_owned)
                });
                self.author(Origin::Microdata, names::authors(&line));
            }
            _ => {}
        }
    }

    /// A short piece of visible text that is a by-line or holds a date.
    fn line(&self, id: NodeId, said: &mut Vec<String>, visible: &mut Vec<(NodeId, Date)>) {
        let tree = self.tree;
        let text = tree.text(id).unwrap_or("").trim();
        if text.is_empty() || text.len() > 120 || self.beside[id] {
            return;
        }
        let parent = tree.parent(id);
        if tree.tag(parent).is_some_and(Tag::is_silent) {
            return;
        }
        if said.len() < 4 && names::is_introduced(text) {
            // The name is often in an element of its own after the introduction.
            let line = if text.ends_with(|c: char| c.is_alphabetic()) && text.contains(' ') {
                text.to_owned()
            } else {
                let rest = (id + 1..tree.len()).filter_map(|n| tree.text(n)).find(|t| !t.trim().is_empty());
                format!("{text} {}", rest.unwrap_or("").trim())
            };
            said.push(line);
        }
        if visible.len() < 8
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.split_whitespace().count() < 14
        {
            visible.extend(date::find(text, self.order).map(|(d, _)| (id, d)));
        }
    }

    fn url(&mut self, url: Option<&str>) {
        let known = self.out.url.clone().map(|(_, u)| u);
        for address in url.into_iter().map(ToOwned::to_owned).chain(known) {
            if let Some(date) = date_of_url(&address) {
                self.out.published.push((Origin::Url, Dated { date, utc: false }));
                break;
            }
        }
    }

    /// A date of publication among a script's data, for pages that say it nowhere else.
    fn scripts(&mut self) {
        const KEYS: [&str; 4] =
            ["\"published_at\":\"", "\"publishedAt\":\"", "\"datePublished\":\"", "\"publish_date\":\""];
        for script in self.tree.elements(Tag::Script).take(200) {
            for text in self.tree.descendants(script).filter_map(|n| self.tree.text(n)) {
                let found = KEYS.iter().find_map(|key| {
                    let at = text.find(key)? + key.len();
                    self.dated(text.get(at..at + 10)?)
                });
                if let Some(date) = found {
                    self.out.published.push((Origin::Meta, date));
                    return;
                }
            }
        }
    }

    fn finish(mut self) -> Candidates {
        if self.out.published.is_empty() {
            self.scripts();
        }
        let shown: Vec<Date> = self
            .out
            .published
            .iter()
            .filter(|(o, _)| is_shown(*o) || *o == Origin::Text)
            .map(|(_, d)| d.date)
            .collect();
        let trust = |(origin, dated): &Candidate<Dated>| match origin {
            // A vague field is as good as a precise one where the page shows the same day.
            Origin::Inferred if shown.contains(&dated.date) => 2,
            Origin::JsonLd => 0,
            Origin::OpenGraph => 1,
            Origin::Meta => 2,
            Origin::Microdata => 3,
            Origin::Url => 4,
            Origin::Time => 5,
            Origin::Markup => 6,
            Origin::Inferred => 7,
            _ => 8,
        };
        // Stable: within one origin the page's order counts.
        self.out.published.sort_by_key(trust);
        self.out.authors.sort_by_key(|(origin, _)| match origin {
            Origin::JsonLd => 0,
            Origin::Microdata => 1,
            Origin::OpenGraph | Origin::Meta => 2,
            Origin::Markup => 3,
            _ => 4,
        });
        for (origin, _) in &mut self.out.published {
            if *origin == Origin::Inferred {
                *origin = Origin::Meta;
            }
        }
        self.out.settle_dates();
        self.out.settle_authors();
        self.out
    }
}

enum Convention {
    Author,
    Date,
}

/// The text of an element up to where its first line ends, an introduction alone not counted as one.
fn first_line(tree: &Tree, id: NodeId) -> String {
    let mut line = String::new();
    let mut silent = 0;
    for n in tree.descendants(id) {
        if n < silent {
            continue;
        }
        if tree.tag(n).is_some_and(Tag::is_silent) {
            silent = tree.end(n);
            continue;
        }
        let breaks = tree.tag(n).is_some_and(|t| t.is_block() || t == Tag::Br);
        if breaks && !line.trim().is_empty() && !names::is_introduction(&line) {
            break;
        }
        // Links beside each other name one author each.
        if tree.is(n, Tag::A) && !line.trim().is_empty() && !names::is_introduction(&line) {
            line.push_str(", ");
        }
        if let Some(text) = tree.text(n) {
            push_collapsed(&mut line, text);
        } else if breaks {
            push_collapsed(&mut line, " ");
        }
    }
    line.trim().to_owned()
}

/// A link to an author's page.
fn is_author_link(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, Attribute::Rel).is_some_and(|r| r.split(' ').any(|r| r == "author"))
        || tree.attribute(id, Attribute::Href).is_some_and(|h| {
            ["/author/", "/autor/", "/authors/", "/autoren/", "/auteur/", "/by/", "/profile/"]
                .iter()
                .any(|p| h.contains(p))
        })
}

/// What a class or id name conventionally marks.
fn convention(tree: &Tree, id: NodeId) -> Option<Convention> {
    for attribute in [Attribute::Class, Attribute::Id, Attribute::DataTestid] {
        let Some(value) = tree.attribute(id, attribute) else { continue };
        for word in super::furniture::words(value) {
            match word.as_str() {
                "author" | "authors" | "byline" | "bylines" | "autor" | "autorin" | "auteur" | "writer"
                | "autores" | "authorname" | "redakteur" | "fn" | "creator" => {
                    return Some(Convention::Author);
                }
                "date" | "datum" | "pubdate" | "published" | "publish" | "timestamp" | "dateline"
                | "posted" | "fecha" | "datetime" | "time" | "timedata" | "data" | "publishdate"
                | "postdate" | "day" => return Some(Convention::Date),
                _ => {}
            }
        }
    }
    None
}

/// For each node whether it stands in what is about other pages or by readers.
fn beside(tree: &Tree, large: &dyn Fn(NodeId) -> bool) -> Vec<bool> {
    let mut out = vec![false; tree.len()];
    let mut id = 0;
    while id < tree.len() {
        if tree.tag(id).is_some() && is_beside(tree, id) && !large(id) {
            let end = tree.end(id).max(id + 1);
            out[id..end].fill(true);
            id = end;
        } else {
            id += 1;
        }
    }
    out
}

fn is_beside(tree: &Tree, id: NodeId) -> bool {
    match tree.tag(id) {
        Some(Tag::Html | Tag::Body | Tag::Main | Tag::Article) => return false,
        Some(Tag::Nav | Tag::Aside) => return true,
        Some(Tag::Footer) => return !tree.ancestors(id).any(|n| tree.is(n, Tag::Article)),
        _ => {}
    }
    [Attribute::Class, Attribute::Id].into_iter().filter_map(|a| tree.attribute(id, a)).any(|value| {
        let mut previous = String::new();
        super::furniture::words(value).any(|word| {
            // The footer of a post is where blogs put its author and date.
            let own = matches!(previous.as_str(), "post" | "entry" | "article" | "node");
            previous.clone_from(&word);
            !own && matches!(
                word.as_str(),
                "comment"
                    | "comments"
                    | "commentlist"
                    | "related"
                    | "sidebar"
                    | "footer"
                    | "teasers"
                    | "recommended"
                    | "trending"
                    | "popular"
                    | "promo"
                    | "latest"
                    | "recent"
            )
        })
    })
}

/// A date that is written into an address, as in `/2019/11/18/` or `/2019-11-18-title`.
fn date_of_url(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    numbers
        .windows(3)
        .find_map(|w| {
            let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
            (digits(w[0], 4) && (digits(w[1], 2) || digits(w[1], 1)) && (digits(w[2], 2) || digits(w[2], 1)))
                .then(|| date::of_value(&w.join("-"), Order::DayFirst))
                .flatten()
        })
        .or_else(|| {
            let compact = numbers.iter().find(|n| n.len() == 8 && n.starts_with("20"))?;
            compact
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| date::of_value(compact, Order::DayFirst))
                .flatten()
        })
}

impl Candidates {
    /// Brings the most trustworthy date to the front.
    ///
    /// An address keeps the day of first publication, so an earlier date there goes first. A time stamp in
    /// universal time can fall on the day before or after the one on which readers saw the story. A date that
    /// the page shows, and marks as one, is what its readers go by where the two are within a week.
    fn settle_dates(&mut self) {
        let Some((_, first)) = self.published.first().copied() else { return };
        let days = |date: Date| date.since(first.date).map_or(i32::MAX, |s| s.get_days());
        let seen = |date: Date| self.published.iter().any(|(o, d)| d.date == date && *o == Origin::Text);
        let declared_only =
            !self.published.iter().any(|(o, d)| d.date == first.date && (is_shown(*o) || *o == Origin::Text));
        let better = self.published.iter().position(|(origin, d)| {
            let days = days(d.date);
            (*origin == Origin::Url && days < 0)
                || (declared_only && first.utc && !d.utc && (days == 1 || days == -1))
                || (declared_only
                    && is_shown(*origin)
                    && seen(d.date)
                    && days != 0
                    && (-WEEK..=WEEK).contains(&days))
        });
        if let Some(at) = better {
            let moved = self.published.remove(at);
            self.published.insert(0, moved);
        }
    }

    /// Brings the most trustworthy authors to the front: people before the outlet, full names before parts.
    fn settle_authors(&mut self) {
        let outlets: Vec<String> = self.publishers.iter().map(|(_, p)| skeleton(p)).collect();
        let is_outlet = |names: &[String]| names.iter().all(|n| outlets.iter().any(|o| o == &skeleton(n)));
        for (_, names) in &mut self.authors {
            if names.len() > 1 && !is_outlet(names) {
                names.retain(|n| !outlets.contains(&skeleton(n)));
            }
        }
        self.authors
            .sort_by_key(|(_, names)| is_outlet(names) || names.iter().all(|n| names::is_organisation(n)));
        let Some((_, first)) = self.authors.first().cloned() else { return };
        let fuller = self.authors.iter().position(|(_, names)| {
            (first.len() == 1 && names.len() == 1 && extends(&names[0], &first[0]))
                || (names.len() > first.len()
                    && first.iter().all(|n| names.iter().any(|m| skeleton(m) == skeleton(n))))
        });
        if let Some(at) = fuller {
            let moved = self.authors.remove(at);
            self.authors.insert(0, moved);
        }
    }

    /// The headline: a heading that another source agrees with, since it is what the reader sees; else the
    /// first candidate, without the site's name.
    pub(crate) fn headline(&self) -> Option<Candidate<String>> {
        let sites: Vec<&str> = self.publishers.iter().map(|(_, p)| p.as_str()).collect();
        let stripped: Vec<Candidate<String>> = self
            .headlines
            .iter()
            .map(|(o, h)| (*o, without_site(h, &sites)))
            .filter(|(_, h)| !h.is_empty())
            .collect();
        let heading = |origin: Origin| origin == Origin::Markup;
        // Microdata marks the headlines of other stories on the page as well.
        let of_page = |origin: Origin| {
            matches!(origin, Origin::JsonLd | Origin::OpenGraph | Origin::Meta | Origin::Title)
        };
        let agreed = stripped.iter().find(|(origin, h)| {
            heading(*origin) && stripped.iter().any(|(o, other)| of_page(*o) && agrees(h, other))
        });
        agreed.or_else(|| stripped.first()).cloned()
    }
}

/// Whether a date of this origin is marked as one where readers see it.
fn is_shown(origin: Origin) -> bool {
    matches!(origin, Origin::Time | Origin::Markup)
}

/// Whether `full` is `part` and further names.
fn extends(full: &str, part: &str) -> bool {
    full.len() > part.len() + 1 && full.starts_with(part) && full[part.len()..].starts_with(' ')
}

/// Whether two headlines are the same but for case, punctuation, and a tail such as the site's name.
pub(crate) fn agrees(a: &str, b: &str) -> bool {
    let (a, b) = (skeleton(a), skeleton(b));
    !a.is_empty() && (a == b || (a.len() > 12 && b.len() > 12 && (a.starts_with(&b) || b.starts_with(&a))))
}

pub(crate) fn skeleton(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Cuts " | Site" and " - Site" off a title.
fn without_site(title: &str, sites: &[&str]) -> String {
    let mut title = title.trim();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let known = sites.iter().any(|site| skeleton(site) == skeleton(tail));
            let bar = matches!(mark, " | " | " :: " | " » ");
            if known || (bar && tail.split_whitespace().count() <= 4 && head.len() > tail.len()) {
                title = head.trim();
            }
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{build::build, json_ld};
    use super::{Candidates, candidates, date_of_url};
    use nutgraf_core::Origin;

    fn of(html: &str) -> Candidates {
        let tree = build(html);
        candidates(&tree, &json_ld::read(&tree), None, &|_| false)
    }

    #[test]
    fn the_heading_wins_where_another_source_agrees() {
        let found = of(
            "<title>Talks agreed in Oslo - The Post</title><meta property=og:title content='Talks agreed'>\
            <h1>The Post</h1><h1>Talks agreed in Oslo</h1>",
        );
        assert_eq!(found.headline(), Some((Origin::Markup, "Talks agreed in Oslo".to_owned())));
    }

    #[test]
    fn the_headline_of_another_story_is_not_taken() {
        let found = of(
            "<meta property=og:title content='Talks agreed in Oslo'><h2>Talks agreed in Oslo</h2><h1 itemprop=headline>A river rises</h1>",
        );
        assert_eq!(found.headline().unwrap().1, "Talks agreed in Oslo");
    }

    #[test]
    fn the_site_s_name_is_cut_off_a_title() {
        let found =
            of("<meta property=og:site_name content='The Post'><title>Talks agreed - The Post</title>");
        assert_eq!(found.headline().unwrap().1, "Talks agreed");
    }

    #[test]
    fn dates_come_in_order_of_trust() {
        let found = of("<p>12 March 2019</p><time datetime=2020-03-13>x</time>\
            <meta name=pubdate content=2020-03-12><div class=comments><time datetime=2021-01-01>");
        let dates: Vec<_> = found.published.iter().map(|(o, d)| (*o, d.date.to_string())).collect();
        assert_eq!(
            dates,
            [
                (Origin::Meta, "2020-03-12".into()),
                (Origin::Time, "2020-03-13".into()),
                (Origin::Text, "2019-03-12".to_owned()),
            ]
        );
    }

    #[test]
    fn authors_come_from_metadata_before_mark_up() {
        let found = of("<p class=byline>By Ann Lee</p><meta name=author content='Bob Day'>");
        assert_eq!(
            found.authors,
            [
                (Origin::Meta, vec!["Bob Day".to_owned()]),
                (Origin::Markup, vec!["Ann Lee".to_owned()]),
                (Origin::Text, vec!["Ann Lee".to_owned()]),
            ]
        );
    }

    #[test]
    fn reads_dates_in_addresses() {
        let date = |url| date_of_url(url).map(|d| d.to_string());
        assert_eq!(date("https://x.org/2019/11/18/talks").as_deref(), Some("2019-11-18"));
        assert_eq!(date("https://x.org/a-20191118-1").as_deref(), Some("2019-11-18"));
        assert_eq!(date("https://x.org/2019/11/talks"), None);
    }
}
