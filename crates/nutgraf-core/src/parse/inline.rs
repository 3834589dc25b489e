//! Boilerplate and credits that stand as sentences inside a paragraph, as in stories run into one line.

use super::element::{Element, ElementKind};
use super::sentence::sentences;
use super::signs::{Signs, inline_places};
use super::{advisory, boilerplate};
use crate::{AdvisoryKind, Reason, Span};

/// Pushes the paragraph at `span`, which holds `signs`, cut where a sentence of it is boilerplate or a credit.
///
/// Every such sentence holds a sign; most paragraphs hold none, which spares the closer look.
pub(super) fn split(text: &str, span: Span, signs: Signs, elements: &mut Vec<Element>) {
    if !signs.has(Signs::INLINE) {
        elements.push(Element::new(ElementKind::Paragraph, span));
        return;
    }
    let body = span.slice(text);
    let mut places = inline_places(body).into_iter().peekable();
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
    let signs = Signs::of(sentence);
    if let Some(AdvisoryKind::Credit) = advisory::kind(sentence, signs) {
        return Some(ElementKind::Advisory(AdvisoryKind::Credit));
    }
    let shouted =
        ["READ", "ALSO READ", "WATCH:", "RELATED:", "MORE:"].iter().any(|p| sentence.starts_with(p));
    let reason = boilerplate::reason(sentence, signs)?;
    let strict = match reason {
        Reason::ReadMore => {
            shouted || sentence.starts_with("Scroll down") || sentence.starts_with("SCROLL DOWN")
        }
        Reason::Copyright | Reason::Share | Reason::FollowUs => true,
        _ => false,
    };
    strict.then_some(ElementKind::Removed(reason))
}
