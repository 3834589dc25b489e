//! Page furniture told by mark-up: navigation, sharing, related stories, adverts, comments.
//!
//! The words are those that publishers' style sheets share; a name is split at hyphens, underscores and
//! capitals, so that `share` does not match `shareholders`.

use super::tag::Tag;
use super::tree::{Attribute, NodeId, Tree};
use nutgraf_core::Reason;

/// Why an element is not part of the article, judged by its own tag and attributes alone.
pub(crate) fn verdict(tree: &Tree, id: NodeId) -> Option<Reason> {
    match tree.tag(id)? {
        Tag::Nav | Tag::Menu | Tag::Footer | Tag::Aside | Tag::Html if !tree.is(id, Tag::Html) => {
            return Some(Reason::Navigation);
        }
        // What a form asks is not part of the text around it.
        Tag::Fieldset | Tag::Label | Tag::Legend => return Some(Reason::Navigation),
        Tag::Html | Tag::Body | Tag::Main => return None,
        _ => {}
    }
    if is_hidden(tree, id) {
        return Some(Reason::Navigation);
    }
    if let Some(
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "menu" | "dialog" | "alert"
        | "alertdialog" | "toolbar" | "tablist",
    ) = tree.attribute(id, Attribute::Role)
    {
        return Some(Reason::Navigation);
    }
    [Attribute::Id, Attribute::Class, Attribute::DataTestid, Attribute::Itemprop]
        .into_iter()
        .filter_map(|attribute| tree.attribute(id, attribute))
        .find_map(|value| names(value, tree.is(id, Tag::P)))
}

fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, Attribute::Hidden).is_some()
        || tree.attribute(id, Attribute::AriaHidden) == Some("true")
        || tree.attribute(id, Attribute::Style).is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// The first reason among the names of a class or id attribute, which may be that of a paragraph.
fn names(value: &str, paragraph: bool) -> Option<Reason> {
    value.split_ascii_whitespace().find_map(|name| {
        let words: Vec<String> = words(name).collect();
        // A post that the story embeds is part of the story, whatever network it comes from.
        if words.iter().any(|word| matches!(word.as_str(), "embed" | "embedded" | "tweet")) {
            return None;
        }
        let at = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", String::as_str);
        words.iter().enumerate().find_map(|(i, word)| {
            let before = at(i.checked_sub(1));
            match (before, word.as_str(), at(Some(i + 1))) {
                // What is hidden is the label of the element.
                ("label", "hidden", _) => None,
                // A text so called is the lead; a box so called points to another story.
                (_, "teaser", "text") => None,
                (_, "teaser", _) if paragraph => None,
                (_, word, _) => word_reason(word).or_else(|| pair_reason(before, word)),
            }
        })
    })
}

/// The words of a name: `relatedLinks`, `related-links` and `related_links` give `related`, `links`.
///
/// A piece of one or two letters beside a capital is not a word but part of a generated name.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let bytes = name.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            while at < bytes.len() && !bytes[at].is_ascii_alphanumeric() {
                at += 1;
            }
            let start = at;
            let is_hump =
                |at: usize| at > 0 && bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase();
            while at < bytes.len() && bytes[at].is_ascii_alphanumeric() && (at == start || !is_hump(at)) {
                at += 1;
            }
            if start == at {
                return None;
            }
            let cut = is_hump(start) || at < bytes.len() && is_hump(at);
            if !cut || at - start > 2 {
                return Some(name[start..at].to_ascii_lowercase());
            }
        }
    })
}

fn word_reason(word: &str) -> Option<Reason> {
    Some(match word {
        "share" | "shares" | "sharing" | "sharebar" | "sharetools" | "sharedaddy" | "social" | "sociable"
        | "addthis" | "addtoany" => Reason::Share,
        "related" | "recirc" | "recirculation" | "recommended" | "recommendation" | "recommendations"
        | "readmore" | "outbrain" | "taboola" | "zergnet" | "trending" | "popular" | "teaser" | "teasers"
        | "mostpopular" | "mostread" | "yarpp" | "crosslinks" => Reason::ReadMore,
        "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "optin" | "mailchimp"
        | "mailmunch" => Reason::Newsletter,
        "ad" | "ads" | "adv" | "advert" | "adverts" | "advertisement" | "advertising" | "adsbygoogle"
        | "sponsor" | "sponsored" | "sponsors" | "promo" | "promos" | "promotion" | "promoted" | "dfp"
        | "gpt" | "adslot" | "adbox" => Reason::Advertisement,
        "cookie" | "cookies" | "consent" | "gdpr" | "cookiebar" => Reason::Consent,
        "copyright" => Reason::Copyright,
        "followus" => Reason::FollowUs,
        "nav" | "navbar" | "navigation" | "navi" | "subnav" | "menu" | "submenu" | "breadcrumb"
        | "breadcrumbs" | "footer" | "footers" | "sidebar" | "sidebars" | "pagination" | "pager"
        | "paging" | "comment" | "comments" | "commentlist" | "disqus" | "respond" | "masthead"
        | "toolbar" | "tags" | "tagcloud" | "taglist" | "byline" | "bylines" | "dateline" | "timestamp"
        | "pubdate" | "breaking" | "login" | "signin" | "register" | "modal" | "popup" | "lightbox"
        | "overlay" | "tooltip" | "dropdown" | "skip" | "sr" | "screenreader" | "hidden" | "noprint"
        | "printonly" | "rating" | "ratings" | "carousel" | "slideshow" | "slider" | "swiper" | "poll"
        | "quiz" | "toc" | "bio" | "authorbox" | "biography" | "postmeta" | "postmetadata" | "weather"
        | "ticker" | "disclosure" | "feedback" | "rollover" | "shoutbox" | "avatar" | "permalink"
        | "print" | "polls" => Reason::Navigation,
        _ => return None,
    })
}

fn pair_reason(first: &str, second: &str) -> Option<Reason> {
    Some(match (first, second) {
        ("read" | "see" | "learn", "more" | "also" | "next")
        | ("most", "read" | "viewed" | "shared" | "recent")
        | ("more", "from" | "stories" | "news" | "on" | "articles" | "like" | "links" | "headlines")
        | ("also", "read" | "like")
        | ("up" | "whats", "next")
        | ("latest", "news" | "stories")
        | ("top", "stories" | "news")
        | ("next" | "previous", "post" | "article" | "story")
        | ("further", "reading") => Reason::ReadMore,
        ("sign" | "opt", "up" | "in") | ("news", "letter") => Reason::Newsletter,
        ("follow", "us" | "me") => Reason::FollowUs,
        ("author" | "about", "box" | "bio" | "info" | "card" | "author" | "profile" | "description")
        | (
            "post" | "entry" | "article" | "story",
            "meta" | "tags" | "tag" | "footer" | "date" | "author" | "info",
        )
        | ("image" | "photo" | "img" | "picture", "credit" | "gallery")
        | ("tag", "list" | "cloud")
        | ("site" | "page" | "global", "header")
        | ("visually", "hidden")
        | ("text", "hide") => Reason::Navigation,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::build::build;
    use super::{names, verdict, words};
    use nutgraf_core::Reason;

    #[test]
    fn splits_names_at_hyphens_and_capitals() {
        assert_eq!(words("relatedLinks__list-2").collect::<Vec<_>>(), ["related", "links", "list", "2"]);
    }

    #[test]
    fn matches_words_not_parts_of_words() {
        assert_eq!(names("article-share-bar", false), Some(Reason::Share));
        assert_eq!(names("shareholder-news headline", false), None);
        assert_eq!(names("story-more-from", false), Some(Reason::ReadMore));
        assert_eq!(names("news-letter-section", false), Some(Reason::Newsletter));
    }

    #[test]
    fn a_field_whose_label_is_hidden_is_seen() {
        assert_eq!(names("field field--name-body field--label-hidden field__item", false), None);
        assert_eq!(names("element-hidden", false), Some(Reason::Navigation));
    }

    #[test]
    fn a_teaser_is_a_lead_as_text_and_a_pointer_as_a_box() {
        assert_eq!(names("teaser-text", false), None);
        assert_eq!(names("article-teaser", true), None);
        assert_eq!(names("article-teaser", false), Some(Reason::ReadMore));
    }

    #[test]
    fn hidden_elements_and_landmarks_are_furniture() {
        for html in ["<div hidden>x", "<p style='DISPLAY: none'>x", "<nav>x", "<div role=complementary>x"] {
            assert!(verdict(&build(html), 1).is_some(), "{html}");
        }
        assert_eq!(verdict(&build("<div class=story-body>x"), 1), None);
    }
}
