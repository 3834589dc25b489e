//! How pages mark authors and dates by convention, and what of a page is beside the article.

use crate::html::furniture::words;
use crate::html::tag::Tag;
use crate::html::tree::{Attribute, NodeId, Tree, push_collapsed};
use crate::names;

/// What a conventional name marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    Author,
    Date,
}

/// The text of an element up to where its first line ends, an introduction alone not counted as one.
pub(super) fn first_line(tree: &Tree, id: NodeId) -> String {
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
        // Links beside each other name one author each; those to a category end the by-line.
        if is_category_link(tree, n) && !line.trim().is_empty() {
            break;
        }
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
pub(super) fn is_author_link(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, Attribute::Rel).is_some_and(|r| r.split(' ').any(|r| r == "author"))
        || tree.attribute(id, Attribute::Href).is_some_and(|h| {
            ["/author/", "/autor/", "/authors/", "/autoren/", "/auteur/", "/by/", "/profile/"]
                .iter()
                .any(|p| h.contains(p))
        })
}

/// A link to a category or tag.
fn is_category_link(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, Tag::A)
        && tree
            .attribute(id, Attribute::Rel)
            .is_some_and(|r| r.split(' ').any(|r| matches!(r, "tag" | "category")))
}

/// What a class or id name conventionally marks.
pub(super) fn convention(tree: &Tree, id: NodeId) -> Option<Convention> {
    for attribute in [Attribute::Class, Attribute::Id, Attribute::DataTestid] {
        let Some(value) = tree.attribute(id, attribute) else { continue };
        for word in words(value) {
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
pub(super) fn beside(tree: &Tree, large: &dyn Fn(NodeId) -> bool) -> Vec<bool> {
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
        words(value).any(|word| {
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
