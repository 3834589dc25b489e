//! Which element holds the article.
//!
//! Each block of text is worth its words when it reads like prose and costs something when it looks like a
//! list of links; the article's container is the subtree with the largest sum. This is the maximum
//! subsequence view of article extraction (Pasternack and Roth, "Extracting Article Text from the Web with
//! Maximum Subsequence Segmentation", WWW 2009) on the tree instead of the token sequence.

use super::blocks::{Block, Role};
use super::tag::Tag;
use super::tree::{Attribute, NodeId, Tree};

/// Share of a container's worth that one child must hold for the container to shrink to it.
const SHRINK: f32 = 0.82;

/// Share of the worth that an element must hold to be taken because its mark-up says it is the article.
const MARKED: f32 = 0.7;

/// The same for an `article` element that holds the page's headline, as on pages that go on with others.
const HEADED: f32 = 0.25;

/// The element that holds the article. `heading` is the node of the page's headline.
pub(crate) fn container(tree: &Tree, blocks: &[Block], heading: Option<NodeId>) -> NodeId {
    let mut sums = vec![0.0f32; tree.len() + 1];
    for block in blocks {
        sums[block.node + 1] += worth(block);
    }
    for id in 0..tree.len() {
        sums[id + 1] += sums[id];
    }
    let sum = |id: NodeId| sums[tree.end(id)] - sums[id];
    let mut best = 0;
    for id in 0..tree.len() {
        // Of equal sums the deeper element is the tighter one.
        if tree.tag(id).is_some_and(may_hold)
            && (sum(id) > sum(best) || (sum(id) == sum(best) && id < tree.end(best)))
        {
            best = id;
        }
    }
    if let Some(heading) = heading
        && let Some(article) = tree.ancestors(heading).find(|id| tree.is(*id, Tag::Article))
        && article > best
        && sum(article) > HEADED * sum(best)
        && sum(article) > 150.0
    {
        best = article;
    }
    // A marked article body is taken when it holds most of what was found.
    let marked =
        (best..tree.end(best)).find(|id| is_article_body(tree, *id) && sum(*id) > MARKED * sum(best));
    if let Some(marked) = marked {
        return marked;
    }
    let mut at = best;
    loop {
        let inner =
            tree.children(at).filter(|c| tree.tag(*c).is_some()).max_by(|a, b| sum(*a).total_cmp(&sum(*b)));
        match inner {
            Some(child) if sum(child) >= SHRINK * sum(at) && tree.tag(child).is_some_and(may_hold) => {
                at = child;
            }
            _ => return at,
        }
    }
}

fn may_hold(tag: Tag) -> bool {
    (tag.is_block() && !matches!(tag, Tag::P | Tag::Hr) && tag.heading_level().is_none())
        || matches!(tag, Tag::Html | Tag::Other | Tag::Span | Tag::Font | Tag::Strong)
}

/// Whether the publisher's mark-up says that this is the article's text.
fn is_article_body(tree: &Tree, id: NodeId) -> bool {
    const NAMES: [&str; 11] = [
        "articlebody",
        "articletext",
        "storybody",
        "storytext",
        "entrycontent",
        "postcontent",
        "postbody",
        "articlecontent",
        "storycontent",
        "bodytext",
        "contentbody",
    ];
    if tree.attribute(id, Attribute::Itemprop).is_some_and(|p| p.eq_ignore_ascii_case("articlebody")) {
        return true;
    }
    if !matches!(tree.tag(id), Some(Tag::Div | Tag::Section | Tag::Article | Tag::Main | Tag::Other)) {
        return false;
    }
    [Attribute::Class, Attribute::Id].into_iter().filter_map(|a| tree.attribute(id, a)).any(|value| {
        let value = value.to_ascii_lowercase().replace(['-', '_'], "");
        NAMES.iter().any(|known| value.contains(known))
    })
}

fn worth(block: &Block) -> f32 {
    if block.furniture.is_some() {
        return 0.0;
    }
    let words = block.words.min(200) as f32;
    let density = block.link_density();
    match block.role {
        Role::Heading(_) | Role::Caption => 0.0,
        Role::Cell { .. } if density < 0.3 && block.words < 8 => 0.0,
        _ if density > 0.6 => -2.0 - 0.5 * words.min(20.0),
        _ if block.words >= 8 || (block.words >= 4 && block.ends_sentence()) => {
            let item = if matches!(block.role, Role::Paragraph) { 1.0 } else { 0.6 };
            item * words * (1.0 - density)
        }
        _ => -2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{blocks::blocks, build::build};
    use super::container;
    use crate::html::tree::{Attribute, Tree};

    const PROSE: &str =
        "<p>Ministers from nine countries met in Oslo on Monday to agree on a plan for the river.</p>";

    fn of(html: &str) -> (Tree, usize) {
        let tree = build(html);
        let all = blocks(&tree, &|_| false);
        let found = container(&tree, &all, None);
        (tree, found)
    }

    #[test]
    fn the_prose_wins_over_lists_of_links() {
        let links =
            "<ul>".to_owned() + &"<li><a href=x>Another story about something else</a>".repeat(30) + "</ul>";
        let (tree, found) =
            of(&format!("<div id=a>{links}</div><div id=b>{PROSE}{PROSE}</div><div id=c>{links}</div>"));
        assert_eq!(tree.attribute(found, Attribute::Id), Some("b"));
    }

    #[test]
    fn a_marked_body_wins_over_its_parent() {
        let (tree, found) = of(&format!(
            "<div id=a>{PROSE}<div itemprop=articleBody>{PROSE}{PROSE}{PROSE}{PROSE}</div></div>"
        ));
        assert_eq!(tree.attribute(found, Attribute::Itemprop), Some("articleBody"));
    }

    #[test]
    fn a_page_without_prose_is_its_own_container() {
        assert_eq!(of("<p>x").1, 0);
    }
}
