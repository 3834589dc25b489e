//! What a page says about its article, from every place where pages say it, in an order of trust.
//!
//! | field | order of trust |
//! |---|---|
//! | headline | a first-level heading that agrees with any other source, JSON-LD, OpenGraph, microdata, heading, `title` |
//! | authors | JSON-LD, microdata, `meta`, by-line mark-up, a line that begins with "By" |
//! | date of publication | JSON-LD, OpenGraph, `meta`, microdata, address, `time`, date mark-up, visible text |
//!
//! The first candidate that passes is taken; the others are kept as rejected with their origin.

mod address;
mod convention;
mod elements;
mod headline;
mod meta;
mod settle;

pub(crate) use headline::{agrees, skeleton};

use super::json_ld::JsonLd;
use super::tag::Tag;
use super::tree::{Attribute, NodeId, Tree};
use crate::date::{self, Order};
use crate::names;
use jiff::civil::Date;
use nutgraf_core::Origin;
use settle::is_shown;

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
    let beside = convention::beside(tree, large);
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

/// A date found in the page, and how it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) date: Date,
    utc: bool,
    /// Whether day and month could be the other way round, as in "03/04/2020".
    ambiguous: bool,
}

impl Dated {
    /// A date without a zone whose order is sure.
    fn plain(date: Date) -> Self {
        Self { date, utc: false, ambiguous: false }
    }
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
        let digits = value.trim_start().bytes().take_while(u8::is_ascii_digit).count();
        let numeric = (1..=2).contains(&digits) && value.trim_start()[digits..].starts_with(['/', '.', '-']);
        date::of_value(value, self.order).map(|date| Dated {
            date,
            utc,
            ambiguous: numeric && date.day() <= 12,
        })
    }

    fn url(&mut self, url: Option<&str>) {
        let known = self.out.url.clone().map(|(_, u)| u);
        for address in url.into_iter().map(ToOwned::to_owned).chain(known) {
            if let Some(date) = address::date_of_url(&address) {
                self.out.published.push((Origin::Url, Dated::plain(date)));
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

#[cfg(test)]
mod tests {
    use super::super::{build::build, json_ld};
    use super::{Candidates, candidates};
    use nutgraf_core::Origin;

    pub(super) fn of(html: &str) -> Candidates {
        let tree = build(html);
        candidates(&tree, &json_ld::read(&tree), None, &|_| false)
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

    fn first_date(html: &str) -> Option<String> {
        of(html).published.first().map(|(_, d)| d.date.to_string())
    }

    #[test]
    fn a_shown_day_settles_the_order_of_day_and_month_in_a_field() {
        let field = "<meta name=pubdate content='04/03/2020 12:00:00'>";
        assert_eq!(first_date(field).as_deref(), Some("2020-03-04"));
        assert_eq!(first_date(&format!("{field}<p>3 April 2020</p>")).as_deref(), Some("2020-04-03"));
        let sure = "<meta name=pubdate content='2020-03-04'><p>3 April 2020</p>";
        assert_eq!(first_date(sure).as_deref(), Some("2020-03-04"));
    }

    #[test]
    fn a_paragraph_can_begin_with_its_date_and_an_embedded_post_has_its_own() {
        let long = "Ministers met on the river to agree on a plan. ".repeat(4);
        assert_eq!(first_date(&format!("<p>(12 March 2020) {long}</p>")).as_deref(), Some("2020-03-12"));
        assert_eq!(first_date(&format!("<p>{long} 12 March 2020</p>")), None);
        assert_eq!(first_date("<blockquote><a>May 4, 2022</a></blockquote>"), None);
    }

    #[test]
    fn the_only_time_of_a_page_counts_wherever_it_stands() {
        let vague = "<meta name=date content=2022-01-26>";
        let aside = "<aside><time datetime=2022-01-21>21.01.2022</time></aside>";
        assert_eq!(first_date(&format!("{vague}{aside}")).as_deref(), Some("2022-01-21"));
        let more = "<aside><time datetime=2022-01-02>x</time></aside>";
        assert_eq!(first_date(&format!("{vague}{aside}{more}")).as_deref(), Some("2022-01-26"));
    }

    fn first_author(html: &str) -> Option<String> {
        of(html).authors.first().map(|(_, names)| names.join("; "))
    }

    #[test]
    fn a_label_names_an_author_and_a_headline_does_not() {
        let page = "<h1>Von Rules and Names</h1><p>Von Oslo</p><p><span>Autor:</span> Ann Lee</p>";
        assert_eq!(first_author(page).as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn a_shown_by_line_is_fuller_than_a_user_name_and_ends_at_a_category() {
        let user = "<meta name=author content=alee><p>By Ann Lee</p>";
        assert_eq!(first_author(user).as_deref(), Some("Ann Lee"));
        let line = "<p class=byline>by <a rel=author>Ann Lee</a> in <a rel='category tag'>Rivers</a></p>";
        assert_eq!(first_author(line).as_deref(), Some("Ann Lee"));
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
}
