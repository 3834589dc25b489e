//! From judged blocks to a story: the text, its typed pieces, and the page's metadata.

use super::blocks::{Block, Role};
use super::keep::Judged;
use super::metadata::agrees;
use super::tag::Tag;
use super::tree::{NONE, NodeId, Tree};
use crate::text::SourceText;
use nutgraf_core::ElementKind;

/// Words up to which a bold line is a heading.
const BOLD_HEADING: usize = 12;

/// Mean words of a cell above which a table serves the layout.
const LAYOUT_CELL: usize = 25;

/// Writes the blocks into `out`. A block that repeats `headline` is left out: it stands there already.
pub(crate) fn write(tree: &Tree, judged: &[Judged<'_>], headline: Option<&str>, out: &mut SourceText) {
    let live = is_live_blog(judged);
    let mut at = 0;
    while at < judged.len() {
        let j = judged[at];
        if let Some(reason) = j.removed {
            if live && is_clock(&j.block.text) {
                out.piece(&j.block.text, ElementKind::LivePost);
            } else {
                out.piece(&j.block.text, ElementKind::Removed(reason));
            }
            at += 1;
            continue;
        }
        if let Role::Cell { table, .. } = j.block.role {
            let end = at + judged[at..].iter().take_while(|k| in_table(k, table)).count();
            table_rows(&judged[at..end], out);
            at = end;
            continue;
        }
        at += 1;
        if headline.is_some_and(|h| j.block.words < 60 && is_headline(h, &j.block.text)) {
            continue;
        }
        let next = judged[at..].iter().find(|k| k.removed.is_none()).map(|k| k.block);
        let kind = kind(tree, j.block, next, live);
        out.piece(&j.block.text, kind);
    }
}

fn is_headline(headline: &str, text: &str) -> bool {
    agrees(headline, text) && text.len() < headline.len() + 20
}

fn kind(tree: &Tree, block: &Block, next: Option<&Block>, live: bool) -> ElementKind {
    if live && is_clock(&block.text) {
        return ElementKind::LivePost;
    }
    match block.role {
        // A heading that is a sentence or two is a lead in large type.
        Role::Heading(_) if block.ends_sentence() && block.words > 15 => ElementKind::Text,
        Role::Heading(level) => ElementKind::Heading { level },
        Role::Caption => ElementKind::Caption { credit: None },
        Role::Item { list, item } if !holds_several(tree, item) => {
            ElementKind::ListItem { ordered: list != NONE && tree.is(list, Tag::Ol) }
        }
        _ if block.quoted && is_signature(&block.text) => ElementKind::Caption { credit: None },
        _ if block.quoted => ElementKind::Paragraph,
        _ if block.bold
            && block.words <= BOLD_HEADING
            && !block.ends_sentence()
            && next.is_some_and(|n| !n.bold && n.role == Role::Paragraph && n.words > block.words) =>
        {
            ElementKind::Heading { level: 4 }
        }
        _ => ElementKind::Text,
    }
}

/// "— Ann Lee (@annlee) March 12, 2020": who wrote an embedded post, and when.
fn is_signature(text: &str) -> bool {
    text.starts_with(['—', '–', '-']) && text.contains("(@") && text.contains(')')
}

/// An item of several paragraphs is a part of the page, not of a list.
fn holds_several(tree: &Tree, item: NodeId) -> bool {
    tree.descendants(item).filter(|n| tree.is(*n, Tag::P)).take(2).count() == 2
}

fn in_table(judged: &Judged<'_>, table: NodeId) -> bool {
    judged.removed.is_none() && matches!(judged.block.role, Role::Cell { table: t, .. } if t == table)
}

fn table_rows(judged: &[Judged<'_>], out: &mut SourceText) {
    let words: usize = judged.iter().map(|j| j.block.words).sum();
    if words > LAYOUT_CELL * judged.len() {
        for j in judged {
            out.piece(&j.block.text, ElementKind::Text);
        }
        return;
    }
    let row_of = |j: &Judged<'_>| match j.block.role {
        Role::Cell { row, .. } => row,
        _ => NONE,
    };
    for row in judged.chunk_by(|a, b| row_of(a) == row_of(b)) {
        out.row(row.iter().map(|j| j.block.text.as_str()));
    }
}

/// A live blog is a story with at least three lines that are nothing but a time of day.
fn is_live_blog(judged: &[Judged<'_>]) -> bool {
    judged.iter().filter(|j| is_clock(&j.block.text)).take(3).count() == 3
}

/// "10:42 GMT", "3.15 p.m.", "16h05".
pub(crate) fn is_clock(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = text.get(digits..) else { return false };
    let Some(minutes) = rest.strip_prefix([':', '.', 'h']) else { return false };
    let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
    let Some(zone) = minutes.get(2..) else { return false };
    let hour = text[..digits].parse().is_ok_and(|h: u8| h < 24);
    (1..=2).contains(&digits)
        && two
        && hour
        && (zone.is_empty() || zone.starts_with([' ', 'a', 'p', 'A', 'P']))
        && zone.split_whitespace().count() <= 2
        && zone.len() <= 14
        && zone.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::is_clock;

    #[test]
    fn tells_times_of_day_from_other_numbers() {
        for text in ["10:42 GMT", "3.15 p.m.", "16h05", "9:05am", "10:42"] {
            assert!(is_clock(text), "{text}");
        }
        for text in ["10:42 GMT Ministers met", "3.155", "29:10", "4-1", "12.30 euros a month"] {
            assert!(!is_clock(text), "{text}");
        }
    }
}
