//! Which blocks within the container are the article, and why the others are not.

use super::blocks::{Block, Role};
use super::metadata::skeleton;
use super::tag::Tag;
use super::tree::{NodeId, Tree};
use nutgraf_core::Reason;
use std::ops::Range;

/// Blocks between headline and container beyond which no lead is looked for.
const LEAD_DISTANCE: usize = 40;

/// A block of the container: kept when it has no reason against it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged<'b> {
    pub(crate) block: &'b Block,
    pub(crate) removed: Option<Reason>,
}

/// Judges the blocks within `container`, of which `range` of `blocks` consists.
pub(crate) fn judge<'b>(tree: &Tree, blocks: &'b [Block], container: NodeId) -> Vec<Judged<'b>> {
    let inside = range(tree, blocks, container);
    let mut out: Vec<Judged<'b>> =
        blocks[inside].iter().map(|block| Judged { block, removed: of_itself(block) }).collect();
    end_at_comments(&mut out);
    drop_boxes(tree, &mut out, container);
    drop_lonely_headings(&mut out);
    drop_repetitions(&mut out);
    out
}

/// Paragraphs that stand between the headline and the container: a lead that the page styles apart.
pub(crate) fn lead<'b>(
    tree: &Tree,
    blocks: &'b [Block],
    heading: NodeId,
    container: NodeId,
) -> Vec<Judged<'b>> {
    let start = blocks.partition_point(|b| b.first < tree.end(heading));
    let end = range(tree, blocks, container).start;
    let between = blocks.get(start..end).unwrap_or_default();
    if between.len() > LEAD_DISTANCE {
        return Vec::new();
    }
    between
        .iter()
        .filter(|b| {
            b.furniture.is_none() && !matches!(b.role, Role::Caption | Role::Cell { .. } | Role::Item { .. })
        })
        .filter(|b| b.words >= 8 && b.link_density() < 0.3 && b.ends_sentence())
        .map(|block| Judged { block, removed: None })
        .collect()
}

/// The blocks of an element; blocks are in document order.
pub(crate) fn range(tree: &Tree, blocks: &[Block], id: NodeId) -> Range<usize> {
    let start = blocks.partition_point(|b| b.first < id);
    let end = blocks.partition_point(|b| b.first < tree.end(id));
    start..end.max(start)
}

fn of_itself(block: &Block) -> Option<Reason> {
    if let Some((_, reason)) = block.furniture {
        return Some(reason);
    }
    let linked = block.link_density() > 0.6 && block.words > 3 && !block.quoted;
    (linked && !matches!(block.role, Role::Cell { .. })).then_some(Reason::ReadMore)
}

/// Everything after the heading of the readers' comments is theirs.
fn end_at_comments(judged: &mut [Judged<'_>]) {
    let Some(at) = judged.iter().position(|j| j.removed.is_none() && opens_comments(j.block)) else { return };
    let before: usize = kept_words(&judged[..at]);
    if before > 0 {
        for j in &mut judged[at..] {
            j.removed.get_or_insert(Reason::Navigation);
        }
    }
}

fn opens_comments(block: &Block) -> bool {
    if block.words > 5 {
        return false;
    }
    let text = block.text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    matches!(
        words.as_slice(),
        ["comments" | "kommentare" | "commentaires" | "comentarios"]
            | ["top" | "reader" | "readers" | "recent" | "view" | "post" | "all", .., "comments"]
            | ["leave", "a", "comment" | "reply"]
            | ["join", "the", "conversation" | "discussion"]
            | ["comment" | "comments", "on" | "are", ..]
            | ["schreibe", "einen", "kommentar"]
            | ["deja", "un", "comentario" | "una"]
    )
}

fn kept_words(judged: &[Judged<'_>]) -> usize {
    judged.iter().filter(|j| j.removed.is_none()).map(|j| j.block.words).sum()
}

/// A box, such as "More from this section", is an element whose words are mostly links: all of it goes,
/// the few words of its own as well.
fn drop_boxes(tree: &Tree, judged: &mut [Judged<'_>], container: NodeId) {
    let mut at = 0;
    while at < judged.len() {
        let block = judged[at].block;
        // The largest box that begins here, below the container.
        let found = std::iter::once(block.node)
            .chain(tree.ancestors(block.node))
            .take_while(|n| *n > container)
            .filter(|n| {
                !matches!(tree.tag(*n), Some(Tag::Table | Tag::Tbody | Tag::Tr | Tag::Td | Tag::Blockquote))
            })
            .map(|n| (n, at + judged[at..].partition_point(|j| j.block.first < tree.end(n))))
            .filter(|(n, end)| judged[at].block.first >= *n && *end > at + 1)
            .filter(|(_, end)| is_box(&judged[at..*end]))
            .last();
        match found {
            Some((_, end)) => {
                for j in &mut judged[at..end] {
                    j.removed.get_or_insert(Reason::ReadMore);
                }
                at = end;
            }
            None => at += 1,
        }
    }
}

fn is_box(judged: &[Judged<'_>]) -> bool {
    let (mut linked, mut own) = (0.0, 0.0);
    for j in judged {
        if j.block.furniture.is_some() {
            continue;
        }
        let words = j.block.words as f32;
        linked += words * j.block.link_density();
        own += words * (1.0 - j.block.link_density());
    }
    linked >= 4.0 && linked > own && own < 60.0
}

/// A heading with nothing of the article under it goes with what was under it.
fn drop_lonely_headings(judged: &mut [Judged<'_>]) {
    let mut content = false;
    for j in judged.iter_mut().rev() {
        match (j.removed, j.block.role) {
            (None, Role::Heading(_)) if !content => j.removed = Some(Reason::ReadMore),
            (None, Role::Heading(_)) => {}
            (None, _) => content = true,
            _ => {}
        }
    }
}

/// A pull quote repeats words of the article, a gallery its captions.
fn drop_repetitions(judged: &mut [Judged<'_>]) {
    let mut all = String::new();
    let skeletons: Vec<Range<usize>> = judged
        .iter()
        .map(|j| {
            let start = all.len();
            if j.removed.is_none() {
                all.push_str(&skeleton(&j.block.text));
                all.push('\n');
            }
            start..all.len()
        })
        .collect();
    for (at, j) in judged.iter_mut().enumerate() {
        let own = skeletons[at].clone();
        let repeats = j.block.quoted || j.block.role == Role::Caption;
        if !repeats || !(5..=60).contains(&j.block.words) || own.len() < 25 || j.removed.is_some() {
            continue;
        }
        // A post's signature is the same under each post of one account.
        if j.block.text.contains('@') {
            continue;
        }
        let text = &all[own.start..own.end - 1];
        let earlier = memchr::memmem::find(&all.as_bytes()[..own.start], text.as_bytes()).is_some();
        let later = memchr::memmem::find(&all.as_bytes()[own.end..], text.as_bytes()).is_some();
        if earlier || later {
            j.removed = Some(Reason::Duplicate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{blocks::blocks, build::build};
    use super::judge;

    fn kept(html: &str) -> Vec<String> {
        let tree = build(html);
        let all = blocks(&tree, &|_| false);
        judge(&tree, &all, 0).iter().filter(|j| j.removed.is_none()).map(|j| j.block.text.clone()).collect()
    }

    const A: &str = "<p>Ministers met in Oslo on Monday and agreed on a plan.</p>";

    #[test]
    fn the_readers_comments_are_not_the_article() {
        assert_eq!(
            kept(&format!("{A}<h3>3 Comments</h3><p>What a plan, I never saw such a plan.</p>")).len(),
            1
        );
    }

    #[test]
    fn a_box_of_links_goes_with_its_title() {
        let html = format!(
            "{A}<div><p>Read on</p><ul><li>See <a href=x>the long story of the river</a></ul></div>{A}"
        );
        assert_eq!(kept(&html).len(), 2);
    }

    #[test]
    fn a_heading_without_text_under_it_goes() {
        assert_eq!(kept(&format!("<h2>The plan</h2>{A}<h2>Popular</h2>")).len(), 2);
    }

    #[test]
    fn a_pull_quote_is_a_repetition() {
        let html = format!("{A}<blockquote>Ministers met in Oslo on Monday</blockquote>");
        assert_eq!(kept(&html).len(), 1);
    }
}
