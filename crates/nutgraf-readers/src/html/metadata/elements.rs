//! What the elements of a page's body say: microdata, times, by-lines, dates by convention or in plain sight.

use super::convention::{Convention, convention, first_line, is_author_link};
use super::{Dated, Found, agrees};
use crate::html::tag::Tag;
use crate::html::tree::{Attribute, NodeId};
use crate::{date, names};
use jiff::civil::Date;
use nutgraf_core::Origin;

impl Found<'_> {
    /// Takes what they say, in one walk.
    pub(super) fn elements(&mut self) {
        let tree = self.tree;
        let headings: Vec<NodeId> =
            tree.elements(Tag::H1).filter(|id| !tree.text_of(*id).is_empty()).collect();
        self.heading = headings.first().copied().or_else(|| self.lower_heading()).unwrap_or(0);
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
        said.sort_by_key(|line| !names::is_labelled(line));
        for line in said {
            // In running text only what is written like a name is one.
            let names = names::authors(&line)
                .into_iter()
                .filter(|n| n.starts_with(|c: char| !c.is_lowercase()))
                .collect();
            self.author(Origin::Text, names);
        }
        if times.is_empty() {
            // The only time that a page gives is its own, wherever it stands.
            let alone = aside.windows(2).all(|pair: &[Dated]| pair[0].date == pair[1].date);
            let origin = if alone { Origin::Time } else { Origin::Text };
            self.out.published.extend(aside.into_iter().take(1).map(|d| (origin, d)));
        }
        times.sort_by_key(|(id, _)| !self.near(*id));
        self.out.published.extend(times.into_iter().map(|(_, d)| (Origin::Time, d)));
        marked.sort_by_key(|(id, _)| !self.near(*id));
        for (_, text) in marked.into_iter().filter(|(_, t)| t.chars().count() < 200) {
            let date = date::find(&text, self.order).map(|(d, _)| (Origin::Markup, Dated::plain(d)));
            self.out.published.extend(date);
        }
        visible.sort_by_key(|(id, _)| !self.near(*id));
        self.out.published.extend(visible.into_iter().take(3).map(|(_, d)| (Origin::Text, Dated::plain(d))));
    }

    /// A heading below the first level that shows the headline, for pages without one of the first.
    fn lower_heading(&self) -> Option<NodeId> {
        let tree = self.tree;
        let levels = [Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
        levels.into_iter().flat_map(|tag| tree.elements(tag)).take(64).find(|&id| {
            let text = tree.text_of(id);
            self.out.headlines.iter().any(|(_, headline)| agrees(headline, &text))
        })
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
        if text.is_empty() || self.beside[id] || tree.tag(tree.parent(id)).is_some_and(Tag::is_silent) {
            return;
        }
        // A long text can begin with its date; nothing else of it counts.
        if text.len() > 120 {
            let head = text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end]);
            let first = date::find(head, self.order).filter(|(_, place)| place.start <= 1);
            visible.extend(first.filter(|_| visible.len() < 8).map(|(d, _)| (id, d)));
            return;
        }
        // The headline says who did something, an embedded post when something else was published.
        let within =
            |tags: &[Tag]| tree.ancestors(id).any(|n| tree.tag(n).is_some_and(|t| tags.contains(&t)));
        if within(&[Tag::H1, Tag::H2, Tag::Blockquote]) {
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
}
