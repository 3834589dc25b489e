//! The structure tree: what each piece of the page is, for readers who do not see it.

use crate::sheet::Tag;
use crate::text::{Role, Target};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// A run of marked content on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) page: usize,
    /// Number of the marked content on its page.
    pub(crate) id: usize,
}

/// A link's rectangle on a page, from the lower left corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) page: usize,
    pub(crate) rect: [f32; 4],
}

/// One stretch of a block with the same role.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub(crate) role: Role,
    pub(crate) content: Vec<Marked>,
    /// Where it can be clicked, when it is a link.
    pub(crate) areas: Vec<Area>,
    /// Its text.
    pub(crate) text: String,
}

/// A block as it was drawn.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) tag: Tag,
    pub(crate) stretches: Vec<Stretch>,
    /// Page and top edge, measured from the bottom of the page.
    pub(crate) place: (usize, f32),
    /// The cited paragraph that the block is the entry of.
    pub(crate) entry: Option<(usize, usize)>,
}

/// Writes the structure tree, the parent tree and the link annotations.
pub(crate) struct TreeWriter<'d> {
    pub(crate) doc: &'d mut Document,
    pub(crate) pages: &'d [ObjectId],
    /// For every page, the element of each of its marked contents.
    parents: Vec<Vec<ObjectId>>,
    /// The link element of each annotation.
    links: Vec<ObjectId>,
    annotations: Vec<Vec<Object>>,
}

impl<'d> TreeWriter<'d> {
    pub(crate) fn new(doc: &'d mut Document, pages: &'d [ObjectId]) -> Self {
        let (parents, annotations) = (vec![Vec::new(); pages.len()], vec![Vec::new(); pages.len()]);
        Self { doc, pages, parents, links: Vec::new(), annotations }
    }

    /// Writes everything and returns the tree's root.
    pub(crate) fn write(
        mut self,
        drawn: &[Drawn],
        action: &dyn Fn(Target) -> Option<(Dictionary, String)>,
    ) -> ObjectId {
        let root = self.doc.new_object_id();
        let document = self.doc.new_object_id();
        let mut kids = Vec::new();
        let mut at = 0;
        while let Some(block) = drawn.get(at) {
            match block.tag {
                Tag::Logo => kids.push(self.figure(document, block)),
                Tag::Headline => kids.push(self.leaf("H1", document, block, action)),
                Tag::Title(_) => kids.push(self.leaf("H2", document, block, action)),
                Tag::Running => {}
                Tag::Paragraph => kids.push(self.leaf("P", document, block, action)),
                Tag::Quote => {
                    let quote = self.doc.new_object_id();
                    let paragraph = self.leaf("P", quote, block, action);
                    self.element(quote, "BlockQuote", document, vec![paragraph], None);
                    kids.push(Object::Reference(quote));
                }
                Tag::Item { numbered, .. } => {
                    let end = at + drawn[at..].iter().take_while(|b| b.tag == block.tag).count();
                    let list = self.doc.new_object_id();
                    let items = drawn[at..end].iter().map(|item| self.item(list, item, action)).collect();
                    let numbering = if numbered { "Decimal" } else { "None" };
                    let attributes = dictionary! {
                        "O" => "List", "ListNumbering" => numbering,
                    };
                    self.element(list, "L", document, items, Some(attributes));
                    kids.push(Object::Reference(list));
                    at = end - 1;
                }
            }
            at += 1;
        }
        self.element(document, "Document", root, kids, None);
        self.finish(root, document)
    }

    fn finish(self, root: ObjectId, document: ObjectId) -> ObjectId {
        let Self { doc, pages, parents, links, annotations } = self;
        let mut numbers = Vec::new();
        for (page, elements) in parents.into_iter().enumerate() {
            let elements: Vec<Object> = elements.into_iter().map(Object::Reference).collect();
            numbers.push(number(page));
            numbers.push(Object::Reference(doc.add_object(elements)));
        }
        for (i, link) in links.into_iter().enumerate() {
            numbers.push(number(pages.len() + i));
            numbers.push(Object::Reference(link));
        }
        let next = numbers.len() / 2;
        let tree = doc.add_object(dictionary! { "Nums" => numbers });
        for (i, (page, annotations)) in pages.iter().zip(annotations).enumerate() {
            if let Ok(page) = doc.get_dictionary_mut(*page) {
                page.set("StructParents", number(i));
                page.set("Tabs", "S");
                if annotations.is_empty() {
                    page.remove(b"Annots");
                } else {
                    page.set("Annots", annotations);
                }
            }
        }
        doc.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => vec![Object::Reference(document)],
                "ParentTree" => Object::Reference(tree),
                "ParentTreeNextKey" => number(next),
            },
        );
        root
    }

    fn element(
        &mut self,
        id: ObjectId,
        tag: &str,
        parent: ObjectId,
        kids: Vec<Object>,
        attributes: Option<Dictionary>,
    ) {
        let mut dict = dictionary! {
            "Type" => "StructElem", "S" => tag, "P" => Object::Reference(parent), "K" => kids,
        };
        if let Some(attributes) = attributes {
            dict.set("A", attributes);
        }
        self.doc.set_object(id, dict);
    }

    /// An element that holds content, and links among it.
    fn leaf(
        &mut self,
        tag: &str,
        parent: ObjectId,
        block: &Drawn,
        action: &dyn Fn(Target) -> Option<(Dictionary, String)>,
    ) -> Object {
        let id = self.doc.new_object_id();
        let body = block.stretches.iter().filter(|s| matches!(s.role, Role::Text | Role::Link(_)));
        let kids = self.content(id, body, action);
        self.element(id, tag, parent, kids, None);
        Object::Reference(id)
    }

    /// A picture and what it says to readers who do not see it.
    fn figure(&mut self, parent: ObjectId, block: &Drawn) -> Object {
        let id = self.doc.new_object_id();
        let mut kids = Vec::new();
        for stretch in &block.stretches {
            kids.extend(stretch.content.iter().map(|m| self.marked(*m, id)));
        }
        let described = block.stretches.first();
        let area = described.and_then(|s| s.areas.first());
        let attributes = area.map(|area| {
            dictionary! {
                "O" => "Layout", "Placement" => "Block",
                "BBox" => area.rect.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>(),
            }
        });
        self.element(id, "Figure", parent, kids, attributes);
        if let (Some(text), Ok(element)) = (described.map(|s| &s.text), self.doc.get_dictionary_mut(id)) {
            element.set("Alt", crate::conform::text_string(text));
        }
        Object::Reference(id)
    }

    fn item(
        &mut self,
        list: ObjectId,
        block: &Drawn,
        action: &dyn Fn(Target) -> Option<(Dictionary, String)>,
    ) -> Object {
        let id = self.doc.new_object_id();
        let mut kids = Vec::new();
        let is_label = |s: &&Stretch| matches!(s.role, Role::Label | Role::LabelLink(_));
        if block.stretches.iter().any(|s| is_label(&s)) {
            let label = self.doc.new_object_id();
            let content = self.content(label, block.stretches.iter().filter(is_label), action);
            self.element(label, "Lbl", id, content, None);
            kids.push(Object::Reference(label));
        }
        kids.push(self.leaf("LBody", id, block, action));
        self.element(id, "LI", list, kids, None);
        Object::Reference(id)
    }

    fn content<'s>(
        &mut self,
        parent: ObjectId,
        stretches: impl Iterator<Item = &'s Stretch>,
        action: &dyn Fn(Target) -> Option<(Dictionary, String)>,
    ) -> Vec<Object> {
        let mut kids = Vec::new();
        for stretch in stretches {
            let link = match stretch.role {
                Role::Link(target) | Role::LabelLink(target) => action(target),
                Role::Text | Role::Label => None,
            };
            let Some((action, description)) = link else {
                kids.extend(stretch.content.iter().map(|m| self.marked(*m, parent)));
                continue;
            };
            let id = self.doc.new_object_id();
            let mut inner: Vec<Object> = stretch.content.iter().map(|m| self.marked(*m, id)).collect();
            for area in &stretch.areas {
                inner.push(self.annotation(id, area, &action, &description));
            }
            self.element(id, "Link", parent, inner, None);
            kids.push(Object::Reference(id));
        }
        kids
    }

    fn marked(&mut self, marked: Marked, element: ObjectId) -> Object {
        let parents = &mut self.parents[marked.page];
        if parents.len() <= marked.id {
            parents.resize(marked.id + 1, element);
        }
        parents[marked.id] = element;
        dictionary! {
            "Type" => "MCR", "Pg" => Object::Reference(self.pages[marked.page]), "MCID" => number(marked.id),
        }
        .into()
    }

    fn annotation(&mut self, link: ObjectId, area: &Area, action: &Dictionary, description: &str) -> Object {
        let annotation = self.doc.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link",
            "Rect" => area.rect.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "P" => Object::Reference(self.pages[area.page]),
            "Contents" => crate::conform::text_string(description),
            "StructParent" => number(self.pages.len() + self.links.len()),
            "A" => action.clone(),
        });
        self.links.push(link);
        self.annotations[area.page].push(Object::Reference(annotation));
        dictionary! {
            "Type" => "OBJR", "Obj" => Object::Reference(annotation),
            "Pg" => Object::Reference(self.pages[area.page]),
        }
        .into()
    }
}

pub(crate) fn number(n: usize) -> Object {
    Object::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}
