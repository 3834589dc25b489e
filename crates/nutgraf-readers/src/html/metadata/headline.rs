//! Which of the headlines found is taken, and when two are the same.

use super::{Candidate, Candidates};
use nutgraf_core::Origin;

impl Candidates {
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
    use super::super::tests::of;
    use nutgraf_core::Origin;

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
}
