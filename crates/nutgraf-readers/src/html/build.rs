//! Tokens to tree: a tolerant tree builder with a cap on depth.
//!
//! The tokenizer is the WHATWG one of html5gum. The tree keeps to the parts of the HTML Living Standard
//! that decide where text belongs (void elements, optional end tags, scopes); it is built in one pass, in
//! time linear in the page, however deep or broken the page is.

use super::tag::Tag;
use super::tree::{Attribute, Chars, Kind, NONE, Node, NodeId, Tree};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;

/// Elements nested deeper than this become children of the element at the cap. Real pages stay below 100.
const MAX_DEPTH: usize = 256;

/// The tree of a page. Works on any text.
pub(crate) fn build(html: &str) -> Tree {
    let mut builder = Builder::default();
    builder.tree.chars.reserve(html.len() / 2);
    {
        let mut emitter = CallbackEmitter::<_, (), ()>::new(Events(&mut builder));
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let _: Result<(), Infallible> = token;
        }
    }
    builder.finish()
}

struct Events<'b>(&'b mut Builder);

impl Callback<(), ()> for Events<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.0.open(Tag::of(name)),
            CallbackEvent::AttributeName { name } => self.0.attribute_name(name),
            CallbackEvent::AttributeValue { value } => self.0.attribute(value),
            CallbackEvent::CloseStartTag { self_closing } => self.0.start(self_closing),
            CallbackEvent::EndTag { name } => self.0.close(Tag::of(name)),
            CallbackEvent::String { value } => self.0.text(value),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

struct Builder {
    tree: Tree,
    /// The open elements.
    stack: Vec<(NodeId, Tag)>,
    /// How many of each tag are on the stack, so that a stray end tag costs nothing.
    open: [u32; Tag::COUNT],
    /// Open elements beyond the cap.
    beyond: usize,
    pending: Option<(Tag, usize)>,
    wanted: Option<Attribute>,
}

impl Default for Builder {
    fn default() -> Self {
        let mut tree = Tree::default();
        let kind = Kind::Element { tag: Tag::Html, first: 0, last: 0 };
        tree.nodes.push(Node { kind, parent: NONE, end: 0 });
        Self {
            tree,
            stack: vec![(0, Tag::Html)],
            open: [0; Tag::COUNT],
            beyond: 0,
            pending: None,
            wanted: None,
        }
    }
}

impl Builder {
    fn open(&mut self, tag: Tag) {
        self.pending = Some((tag, self.tree.attributes.len()));
        self.wanted = None;
    }

    fn attribute_name(&mut self, name: &[u8]) {
        self.boolean_attribute();
        self.wanted = self.pending.and_then(|_| Attribute::of(name));
    }

    /// An attribute without a value, such as `hidden`.
    fn boolean_attribute(&mut self) {
        if let Some(attribute) = self.wanted.take() {
            self.tree.attributes.push((attribute, Chars::default()));
        }
    }

    fn attribute(&mut self, value: &[u8]) {
        if let (Some(attribute), Some(_)) = (self.wanted.take(), self.pending) {
            let chars = self.push(value);
            self.tree.attributes.push((attribute, chars));
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Chars {
        let start = self.tree.chars.len();
        match std::str::from_utf8(bytes) {
            Ok(text) => self.tree.chars.push_str(text),
            Err(_) => self.tree.chars.push_str(&String::from_utf8_lossy(bytes)),
        }
        Chars { start, end: self.tree.chars.len() }
    }

    fn add(&mut self, kind: Kind) -> NodeId {
        let id = self.tree.nodes.len();
        let parent = self.stack.last().map_or(0, |(n, _)| *n);
        self.tree.nodes.push(Node { kind, parent, end: id + 1 });
        id
    }

    fn text(&mut self, value: &[u8]) {
        if !value.is_empty() {
            let chars = self.push(value);
            self.add(Kind::Text(chars));
        }
    }

    fn start(&mut self, self_closing: bool) {
        let Some((tag, first)) = self.pending.take() else { return };
        self.boolean_attribute();
        let last = self.tree.attributes.len();
        if tag == Tag::Html || (tag == Tag::Body && self.open[Tag::Body as usize] > 0) {
            // A second root only adds its attributes, of which none is read.
            return;
        }
        self.close_implied(tag);
        let id = self.add(Kind::Element { tag, first, last });
        if tag.is_void() || (self_closing && matches!(tag, Tag::Other | Tag::Svg)) {
            return;
        }
        if self.stack.len() >= MAX_DEPTH {
            self.beyond += 1;
            self.tree.flattened += 1;
            return;
        }
        self.stack.push((id, tag));
        self.open[tag as usize] += 1;
    }

    /// Pops what a start tag ends without an end tag of its own.
    fn close_implied(&mut self, tag: Tag) {
        use Tag::{A, Dd, Dt, Head, Li, Optgroup, Option, P, Tbody, Td, Tfoot, Th, Thead, Tr};
        const CLOSABLE: [Tag; 13] = [P, Li, Dd, Dt, Option, Optgroup, Td, Th, Tr, Tbody, Thead, Tfoot, Head];
        if self.beyond > 0 {
            return;
        }
        for open in CLOSABLE {
            if self.open[open as usize] > 0
                && tag.closes(open)
                && let Some(at) = self.find(open, |t| match open {
                    Li => matches!(t, Tag::Ul | Tag::Ol | Tag::Menu) || t.is_scope(),
                    Dd | Dt => t == Tag::Dl || t.is_scope(),
                    Td | Th | Tr | Tbody | Thead | Tfoot => t == Tag::Table,
                    _ => t.is_scope() || t == Tag::Button,
                })
            {
                self.pop_to(at);
            }
        }
        if tag == A
            && self.open[A as usize] > 0
            && let Some(at) = self.find(A, |t| t.is_block())
        {
            self.pop_to(at);
        }
    }

    fn close(&mut self, tag: Tag) {
        if self.beyond > 0 && !matches!(tag, Tag::Body | Tag::Html) && !tag.is_void() {
            self.beyond -= 1;
            return;
        }
        if self.open[tag as usize] == 0 {
            return;
        }
        let found = match tag {
            // Content after these end tags still belongs to the page.
            Tag::Body | Tag::Html => None,
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.find(tag, |t| t == Tag::Table)
            }
            Tag::Table | Tag::Template => self.find(tag, |_| false),
            Tag::Other => self.find(tag, Tag::is_block),
            t if t.is_formatting() => self.find(tag, Tag::is_block),
            _ => self.find(tag, Tag::is_scope),
        };
        if let Some(at) = found {
            self.pop_to(at);
        }
    }

    /// The stack position of the innermost open `tag`, unless an element that `stops` lies before it.
    fn find(&self, tag: Tag, stops: impl Fn(Tag) -> bool) -> Option<usize> {
        for (at, (_, open)) in self.stack.iter().enumerate().skip(1).rev() {
            if *open == tag {
                return Some(at);
            }
            if stops(*open) {
                return None;
            }
        }
        None
    }

    fn pop_to(&mut self, at: usize) {
        let end = self.tree.nodes.len();
        for (id, tag) in self.stack.drain(at..) {
            self.tree.nodes[id].end = end;
            self.open[tag as usize] -= 1;
        }
    }

    fn finish(mut self) -> Tree {
        let end = self.tree.nodes.len();
        for (id, _) in self.stack.drain(..) {
            self.tree.nodes[id].end = end;
        }
        self.tree
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Attribute;
    use super::{MAX_DEPTH, Tag, build};

    fn outline(html: &str) -> String {
        let tree = build(html);
        (1..tree.len())
            .map(|id| {
                let depth = tree.ancestors(id).count();
                match tree.text(id) {
                    Some(text) => format!("{depth}{text:?} "),
                    None => format!("{depth}{:?} ", tree.tag(id).unwrap()),
                }
            })
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    #[test]
    fn supplies_the_end_tags_that_are_left_out() {
        assert_eq!(outline("<p>a<p>b<div>c</div>"), r#"1P 2"a" 1P 2"b" 1Div 2"c""#);
        assert_eq!(outline("<ul><li>a<li>b</ul>c"), r#"1Ul 2Li 3"a" 2Li 3"b" 1"c""#);
        assert_eq!(
            outline("<table><tr><td>a<td>b<tr><td>c</table>d"),
            r#"1Table 2Tr 3Td 4"a" 3Td 4"b" 2Tr 3Td 4"c" 1"d""#
        );
    }

    #[test]
    fn a_stray_end_tag_closes_nothing() {
        assert_eq!(outline("<div><p>a</b></span></section>b</p></div>c"), r#"1Div 2P 3"a" 3"b" 1"c""#);
        assert_eq!(outline("<b><p>a</b>b</p>c"), r#"1B 2P 3"a" 3"b" 2"c""#);
    }

    #[test]
    fn an_unclosed_link_ends_at_the_next() {
        assert_eq!(outline("<a href=x>a<a href=y>b</a>c"), r#"1A 2"a" 1A 2"b" 1"c""#);
    }

    #[test]
    fn resolves_references_and_keeps_scripts_raw() {
        let tree = build("<p class=' x '>a &amp; b&nbsp;c</p><script>if (a < b) '</p>'</script>");
        assert_eq!(tree.attribute(1, Attribute::Class), Some("x"));
        assert_eq!(tree.text_of(1), "a & b c");
        let script = tree.elements(Tag::Script).next().unwrap();
        assert_eq!(tree.raw_text(script), "if (a < b) '</p>'");
    }

    #[test]
    fn children_skip_grandchildren() {
        let tree = build("<div><p>a<b>b</b></p><p>c</p></div>");
        assert_eq!(tree.children(1).count(), 2);
        assert_eq!(tree.children(2).count(), 2);
    }

    #[test]
    fn nesting_beyond_the_cap_is_flattened_and_counted() {
        let deep = "<div>".repeat(60_000) + "text" + &"</div>".repeat(60_000) + "<p>after";
        let tree = build(&deep);
        let deepest = (0..tree.len()).map(|n| tree.ancestors(n).count()).max();
        assert_eq!(deepest, Some(MAX_DEPTH));
        assert_eq!(tree.flattened, 60_000 + 1 - MAX_DEPTH);
        let after = tree.elements(Tag::P).next().unwrap();
        assert_eq!((tree.parent(after), tree.text_of(after).as_str()), (0, "after"));
    }
}
