//! A page as a sequence of text blocks: what a reader sees as one paragraph, heading, item or cell.

use super::furniture;
use super::tag::Tag;
use super::tree::{Attribute, NONE, NodeId, Tree, push_collapsed};
use nutgraf_core::Reason;

/// What a block looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of the list at a node.
    Item { list: NodeId, item: NodeId },
    /// A cell of a table's row.
    Cell { table: NodeId, row: NodeId },
    /// A picture's caption or credit.
    Caption,
}

/// A run of text that ends where a block element begins or ends, or at two line breaks.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The innermost block element around it.
    pub(crate) node: NodeId,
    /// Its first text node.
    pub(crate) first: NodeId,
    pub(crate) role: Role,
    /// White space collapsed, never empty.
    pub(crate) text: String,
    /// Words.
    pub(crate) words: usize,
    /// Bytes of `text` that are links.
    pub(crate) linked: usize,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// The element that marks it as furniture, and why.
    pub(crate) furniture: Option<(NodeId, Reason)>,
    /// Within a block quotation.
    pub(crate) quoted: bool,
}

impl Block {
    /// Share of the text that is links, 0 to 1.
    pub(crate) fn link_density(&self) -> f32 {
        self.linked as f32 / self.text.len().max(1) as f32
    }

    /// Whether it ends as a sentence does.
    pub(crate) fn ends_sentence(&self) -> bool {
        let text = self.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ', '“']);
        text.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '۔', '؟'])
    }
}

#[derive(Clone, Copy)]
struct Context {
    end: NodeId,
    block: NodeId,
    role: Role,
    link: bool,
    bold: bool,
    quoted: bool,
    furniture: Option<(NodeId, Reason)>,
}

/// The blocks of a page in document order; silent elements (scripts, forms' controls) give none.
///
/// `exempt` elements are not taken for furniture whatever their name says.
pub(crate) fn blocks(tree: &Tree, exempt: &dyn Fn(NodeId) -> bool) -> Vec<Block> {
    walk(tree, Some(exempt))
}

/// The blocks of what is known to be the body of a story: nothing in it is furniture.
pub(crate) fn blocks_of_body(tree: &Tree) -> Vec<Block> {
    walk(tree, None)
}

fn walk(tree: &Tree, exempt: Option<&dyn Fn(NodeId) -> bool>) -> Vec<Block> {
    let mut run = Run { out: Vec::new(), text: String::new(), linked: 0, bold: 0, breaks: 0, context: None };
    let mut stack = vec![Context {
        end: tree.len(),
        block: 0,
        role: Role::Paragraph,
        link: false,
        bold: false,
        quoted: false,
        furniture: None,
    }];
    let mut id = 1;
    while id < tree.len() {
        while stack.len() > 1 && stack.last().is_some_and(|c| id >= c.end) {
            let closed = stack.pop();
            if closed.map(|c| c.block) != stack.last().map(|c| c.block) {
                run.flush();
            }
        }
        let Some(context) = stack.last().copied() else { break };
        let Some(tag) = tree.tag(id) else {
            run.add(id, tree.text(id).unwrap_or(""), &context);
            id += 1;
            continue;
        };
        if tag == Tag::Br {
            run.line_break();
        }
        if tag.is_silent() || tag.is_void() {
            if tag == Tag::Hr {
                run.flush();
            }
            id = tree.end(id);
            continue;
        }
        let mut inner = Context { end: tree.end(id), ..context };
        if tag.is_block() || is_container(tree, id, tag) {
            run.flush();
            inner.block = id;
            inner.role = role(tree, id, tag, context.role, exempt.is_some_and(|e| e(id)));
        }
        if let Some(exempt) = exempt.filter(|_| inner.furniture.is_none()) {
            // However long a consent text is, it is not the article.
            inner.furniture = furniture::verdict(tree, id)
                .filter(|reason| *reason == Reason::Consent || !exempt(id))
                .map(|reason| (id, reason));
            if inner.furniture.is_some() {
                // Inline furniture must not run into the text around it.
                run.flush();
                inner.block = id;
            }
        }
        inner.link |= tag == Tag::A && tree.attribute(id, Attribute::Href).is_some();
        inner.bold |= matches!(tag, Tag::B | Tag::Strong);
        inner.quoted |= tag == Tag::Blockquote;
        stack.push(inner);
        id += 1;
    }
    run.flush();
    run.out
}

/// Custom elements that hold block elements are block elements.
fn is_container(tree: &Tree, id: NodeId, tag: Tag) -> bool {
    matches!(tag, Tag::Other | Tag::A | Tag::Span | Tag::Font | Tag::Ins)
        && tree.children(id).take(40).any(|child| tree.tag(child).is_some_and(Tag::is_block))
}

fn role(tree: &Tree, id: NodeId, tag: Tag, outer: Role, large: bool) -> Role {
    match tag {
        // What holds much of the page is no caption, whatever its name says.
        _ if large => Role::Paragraph,
        Tag::Figcaption | Tag::Figure => Role::Caption,
        _ if outer == Role::Caption => Role::Caption,
        _ if is_caption(tree, id) => Role::Caption,
        Tag::Td | Tag::Th => {
            let mut ancestors = tree.ancestors(id);
            let row = ancestors.find(|n| tree.is(*n, Tag::Tr)).unwrap_or(NONE);
            let table = ancestors.find(|n| tree.is(*n, Tag::Table)).unwrap_or(NONE);
            Role::Cell { table, row }
        }
        Tag::Li => {
            let list = tree
                .ancestors(id)
                .find(|n| matches!(tree.tag(*n), Some(Tag::Ul | Tag::Ol | Tag::Menu)))
                .unwrap_or(NONE);
            Role::Item { list, item: id }
        }
        Tag::Ul | Tag::Ol => match outer {
            Role::Cell { .. } => outer,
            _ => Role::Paragraph,
        },
        _ => match tag.heading_level() {
            Some(level) => Role::Heading(level),
            // A paragraph in a list item or cell is still that; in a heading it is still the heading.
            None => outer,
        },
    }
}

fn is_caption(tree: &Tree, id: NodeId) -> bool {
    [Attribute::Class, Attribute::Itemprop].into_iter().filter_map(|a| tree.attribute(id, a)).any(|value| {
        value.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            let word = word.to_ascii_lowercase();
            word.ends_with("caption")
                || matches!(word.as_str(), "captions" | "credit" | "cutline" | "photocredit")
        })
    })
}

/// Words as white space separates them; where script has none between words, two characters count as one.
pub(super) fn words(text: &str) -> usize {
    let dense =
        |c: &char| matches!(*c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}');
    let spaced = text.split_ascii_whitespace().count();
    if text.is_ascii() { spaced } else { spaced + text.chars().filter(dense).count() / 2 }
}

/// The block being put together.
struct Run {
    out: Vec<Block>,
    text: String,
    linked: usize,
    bold: usize,
    breaks: usize,
    context: Option<(NodeId, Context)>,
}

impl Run {
    fn add(&mut self, id: NodeId, text: &str, context: &Context) {
        if text.trim().is_empty() {
            if !self.text.is_empty() && !text.is_empty() {
                push_collapsed(&mut self.text, " ");
            }
            return;
        }
        if self.breaks >= 2 {
            self.flush();
        } else if self.breaks == 1 && !self.text.is_empty() {
            push_collapsed(&mut self.text, " ");
        }
        self.breaks = 0;
        let before = self.text.len();
        push_collapsed(&mut self.text, text);
        let added = self.text.len() - before;
        self.linked += if context.link { added } else { 0 };
        self.bold += if context.bold { added } else { 0 };
        self.context.get_or_insert((id, *context));
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let (linked, bold) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.bold));
        let Some((first, context)) = self.context.take() else { return };
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        self.out.push(Block {
            node: context.block,
            first,
            role: context.role,
            words: words(text),
            linked: linked.min(text.len()),
            bold: bold + 2 >= text.len(),
            furniture: context.furniture,
            quoted: context.quoted,
            text: text.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::build::build;
    use super::{Block, Role, blocks};

    fn of(html: &str) -> Vec<Block> {
        blocks(&build(html), &|_| false)
    }

    fn texts(html: &str) -> Vec<String> {
        of(html).into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn a_block_ends_at_block_elements_and_at_two_line_breaks() {
        assert_eq!(texts("<div>a <b>b</b>c<p>d</p>e<br><br>f<br>g</div>h"), ["a bc", "d", "e", "f g", "h"]);
    }

    #[test]
    fn knows_items_cells_headings_and_captions() {
        let roles: Vec<_> = of("<h2><span>h</span></h2><ul><li><p>i</p></ul><table><tr><td>c</table>\
            <figure><figcaption>f</figcaption></figure><p class='wp-caption-text'>w</p>")
        .iter()
        .map(|b| match b.role {
            Role::Heading(2) => 'h',
            Role::Item { .. } => 'i',
            Role::Cell { .. } => 'c',
            Role::Caption => 'f',
            _ => 'p',
        })
        .collect();
        assert_eq!(roles, ['h', 'i', 'c', 'f', 'f']);
    }

    #[test]
    fn measures_links_and_bold() {
        let block = &of("<p><a href=x>link</a> text")[0];
        assert_eq!((block.linked, block.bold), (4, false));
        assert!(of("<p><strong>All bold</strong> ")[0].bold);
    }

    #[test]
    fn inline_furniture_does_not_run_into_the_text() {
        assert_eq!(texts("<p>Text<span class=share>Share</span> goes on"), ["Text", "Share", "goes on"]);
    }
}
