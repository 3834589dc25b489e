//! A page as a tree: an arena of nodes in document order.

use super::tag::Tag;

/// Index of a node in its [`Tree`]; nodes are in document order, so a descendant's id is greater.
pub(crate) type NodeId = usize;

/// No node.
pub(crate) const NONE: NodeId = usize::MAX;

/// A range of bytes of the tree's own character store.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Chars {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a node is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// An element and the range of its attributes.
    Element { tag: Tag, first: usize, last: usize },
    /// A run of text, entities resolved.
    Text(Chars),
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: NodeId,
    /// One past the last descendant.
    pub(super) end: NodeId,
}

/// The attributes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    Class,
    Id,
    Name,
    Property,
    Content,
    Itemprop,
    Itemtype,
    Rel,
    Href,
    Datetime,
    Type,
    Role,
    Style,
    Hidden,
    AriaHidden,
    Lang,
    Title,
    DataTestid,
}

impl Attribute {
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"class" => Self::Class,
            b"id" => Self::Id,
            b"name" => Self::Name,
            b"property" => Self::Property,
            b"content" => Self::Content,
            b"itemprop" => Self::Itemprop,
            b"itemtype" => Self::Itemtype,
            b"rel" => Self::Rel,
            b"href" => Self::Href,
            b"datetime" => Self::Datetime,
            b"type" => Self::Type,
            b"role" => Self::Role,
            b"style" => Self::Style,
            b"hidden" => Self::Hidden,
            b"aria-hidden" => Self::AriaHidden,
            b"lang" => Self::Lang,
            b"title" => Self::Title,
            b"data-testid" | b"data-test" | b"data-component" | b"data-qa" => Self::DataTestid,
            _ => return None,
        })
    }
}

/// A page as a tree.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<(Attribute, Chars)>,
    pub(super) chars: String,
    /// Elements nested deeper than the cap, which became children of the element at the cap.
    pub(crate) flattened: usize,
}

impl Tree {
    /// Number of nodes.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn chars(&self, chars: Chars) -> &str {
        self.chars.get(chars.start..chars.end).unwrap_or("")
    }

    /// The element's tag; `None` for text.
    pub(crate) fn tag(&self, id: NodeId) -> Option<Tag> {
        match self.nodes.get(id)?.kind {
            Kind::Element { tag, .. } => Some(tag),
            Kind::Text(_) => None,
        }
    }

    /// Whether the node is an element of that tag.
    pub(crate) fn is(&self, id: NodeId, tag: Tag) -> bool {
        self.tag(id) == Some(tag)
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match self.nodes.get(id)?.kind {
            Kind::Text(chars) => Some(self.chars(chars)),
            Kind::Element { .. } => None,
        }
    }

    /// An attribute's value, trimmed.
    pub(crate) fn attribute(&self, id: NodeId, attribute: Attribute) -> Option<&str> {
        match self.nodes.get(id)?.kind {
            Kind::Element { first, last, .. } => {
                let (_, chars) = self.attributes.get(first..last)?.iter().find(|(a, _)| *a == attribute)?;
                Some(self.chars(*chars).trim())
            }
            Kind::Text(_) => None,
        }
    }

    /// Parent, or [`NONE`].
    pub(crate) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(NONE, |n| n.parent)
    }

    /// One past the last descendant.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(id, |n| n.end)
    }

    /// The children in order.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        let mut next = id + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = self.end(child).max(child + 1);
                child
            })
        })
    }

    /// The ancestors from the parent up.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(self.parent(id)), |n| Some(self.parent(*n))).take_while(|n| *n != NONE)
    }

    /// The elements of a tag in document order.
    pub(crate) fn elements(&self, tag: Tag) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.len()).filter(move |id| self.is(*id, tag))
    }

    /// The descendants of `id`, itself excluded, in document order.
    pub(crate) fn descendants(&self, id: NodeId) -> std::ops::Range<NodeId> {
        id + 1..self.end(id).max(id + 1)
    }

    /// All text under `id`, white space collapsed, without silent elements.
    pub(crate) fn text_of(&self, id: NodeId) -> String {
        let mut out = String::new();
        if let Some(text) = self.text(id) {
            push_collapsed(&mut out, text);
            return out.trim_end().to_owned();
        }
        let mut at = id + 1;
        while at < self.end(id) {
            match self.tag(at) {
                Some(tag) if tag.is_silent() => at = self.end(at),
                Some(tag) => {
                    if tag.is_block() || tag == Tag::Br {
                        push_collapsed(&mut out, " ");
                    }
                    at += 1;
                }
                None => {
                    push_collapsed(&mut out, self.text(at).unwrap_or(""));
                    at += 1;
                }
            }
        }
        out.trim_end().to_owned()
    }

    /// The raw text under `id`, as for a script.
    pub(crate) fn raw_text(&self, id: NodeId) -> String {
        self.descendants(id).filter_map(|n| self.text(n)).collect()
    }
}

/// Appends `text` with each run of white space as one space, none at the beginning of `out`.
pub(crate) fn push_collapsed(out: &mut String, text: &str) {
    for (i, word) in text.split(char::is_whitespace).enumerate() {
        if i > 0 && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::push_collapsed;

    fn collapsed(pieces: &[&str]) -> String {
        let mut out = String::new();
        for piece in pieces {
            push_collapsed(&mut out, piece);
        }
        out
    }

    #[test]
    fn collapses_white_space_within_and_between_pieces() {
        assert_eq!(collapsed(&["\n a\u{a0} b ", " c", "d", " ", "e"]), "a b cd e");
        assert_eq!(collapsed(&["a", "", "b"]), "ab");
        assert_eq!(collapsed(&["a ", ""]), "a ");
    }
}
