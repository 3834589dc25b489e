//! What the `meta` and `link` elements of a page say.

use super::Found;
use crate::html::tag::Tag;
use crate::html::tree::Attribute;
use crate::names;
use nutgraf_core::Origin;

impl Found<'_> {
    /// Takes what they say, OpenGraph and the like before plain fields.
    pub(super) fn metas(&mut self) {
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
}
