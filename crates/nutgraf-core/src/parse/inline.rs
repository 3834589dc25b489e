//! Boilerplate and credits that stand as sentences inside a paragraph, as in stories run into one line.

use super::element::{Element, ElementKind};
use super::sentence::sentences;
use super::{advisory, boilerplate};
use crate::{AdvisoryKind, Reason, Span};
use memchr::memmem;

/// Texts one of which every such sentence holds; most paragraphs hold none, which spares the closer look.
static SIGNS: &[&str] = &[
    "READ",
    "ead more",
    "»",
    "E-mail to",
    "opyright",
    "contributed to",
    "WATCH",
    "Scroll down",
    "SCROLL DOWN",
    "All rights",
    "acebook",
    "witter",
    "RELATED",
];

/// Pushes the paragraph at `span`, cut where a sentence of it is boilerplate or a credit.
pub(super) fn split(text: &str, span: Span, elements: &mut Vec<Element>) {
    let body = span.slice(text);
    let mut places: Vec<usize> =
        SIGNS.iter().flat_map(|sign| memmem::find_iter(body.as_bytes(), sign.as_bytes())).collect();
    if places.is_empty() {
        elements.push(Element::new(ElementKind::Paragraph, span));
        return;
    }
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    let mut from = span.start();
    for sentence in sentences(body) {
        while places.next_if(|&place| place < sentence.start()).is_some() {}
        if places.peek().is_none_or(|&place| place >= sentence.end()) {
            continue;
        }
        let Some(kind) = kind(sentence.slice(body)) else { continue };
        let sentence = sentence.shifted(span.start());
        if sentence.start() > from {
            elements.push(Element::new(ElementKind::Paragraph, Span::new(from, sentence.start())));
        }
        elements.push(Element::new(kind, sentence));
        from = sentence.end();
    }
    elements.push(Element::new(ElementKind::Paragraph, Span::new(from, span.end())));
}

/// What a sentence is, when it is boilerplate by strict signs.
fn kind(sentence: &str) -> Option<ElementKind> {
    if sentence.len() > 600 {
        return None;
    }
    if sentence.trim_end_matches([' ', '.']).ends_with('»') {
        return Some(ElementKind::Removed(Reason::ReadMore));
    }
    if let Some(AdvisoryKind::Credit) = advisory::kind(sentence) {
        return Some(ElementKind::Advisory(AdvisoryKind::Credit));
    }
    let shouted =
        ["READ", "ALSO READ", "WATCH:", "RELATED:", "MORE:"].iter().any(|p| sentence.starts_with(p));
    let reason = boilerplate::reason(sentence)?;
    let strict = match reason {
        Reason::ReadMore => {
            shouted || sentence.starts_with("Scroll down") || sentence.starts_with("SCROLL DOWN")
        }
        Reason::Copyright | Reason::Share | Reason::FollowUs => true,
        _ => false,
    };
    strict.then_some(ElementKind::Removed(reason))
}
