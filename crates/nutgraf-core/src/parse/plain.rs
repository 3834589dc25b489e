//! Plain text: which line is what.

use super::element::{Element, ElementKind};
use super::lines::lines;
use super::signs::Signs;
use super::{header, heading, inline, items, line, wire, wrap};
use crate::{Metadata, Reason, Span};

/// A line, or several joined, with its kind once that is known.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) after_blank: bool,
    /// `None` while it may still be running text.
    pub(super) kind: Option<ElementKind>,
    /// The signs of boilerplate and captions in its text.
    signs: Signs,
}

/// The elements of a plain text.
pub(super) fn elements(text: &str, metadata: &mut Metadata) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut lines = lines(text);
    if let Some(envelope) = wire::envelope(text) {
        metadata.notes.push(envelope.note(text));
        for part in [envelope.header, envelope.trailer] {
            elements.push(Element::new(ElementKind::Removed(Reason::Envelope), part));
        }
        lines.retain(|l| !l.span.overlaps(envelope.header) && !l.span.overlaps(envelope.trailer));
        if let Some(first) = lines.first_mut() {
            first.after_blank = true;
        }
    }
    let joined = wrap::join(text, &lines);
    drop(lines);
    let whole = joined.len() == 1;
    let mut units: Vec<Unit> = joined
        .iter()
        .map(|l| {
            let signs = Signs::of(l.span.slice(text));
            let kind = if whole { None } else { line::kind(text, l.span, signs) };
            Unit { span: l.span, after_blank: l.after_blank, kind, signs }
        })
        .collect();
    drop(joined);
    tables(text, &mut units);
    posts(text, &mut units);
    lists(text, &mut units);
    let body = header::classify(text, &mut units, metadata);
    headings(text, &mut units, body);
    for (i, unit) in units.into_iter().enumerate() {
        match unit.kind {
            Some(ElementKind::ListItem { ordered }) => {
                let line = unit.span.slice(text);
                let start = unit.span.start() + items::marker(line).map_or(0, |m| m.end);
                elements
                    .push(Element::new(ElementKind::ListItem { ordered }, Span::new(start, unit.span.end())));
            }
            Some(ElementKind::LivePost) => {
                let (time, end) = items::time_stamp(unit.span.slice(text)).unwrap_or((0..0, 0));
                elements
                    .push(Element::new(ElementKind::LivePost, Span::from(time).shifted(unit.span.start())));
                let rest = Span::new(unit.span.start() + end, unit.span.end());
                elements.push(Element::new(ElementKind::Paragraph, rest));
            }
            Some(kind) => elements.push(Element::new(kind, unit.span)),
            None => {
                let mut span = unit.span;
                if i == body {
                    let (head, rest) = header::split(text, span);
                    elements.extend(head);
                    span = rest;
                }
                inline::split(text, span, unit.signs, &mut elements);
            }
        }
    }
    elements
}

/// Marks runs of rows: two or more lines with cells, or three or more that read like results.
fn tables(text: &str, units: &mut [Unit]) {
    let free = |u: &Unit| matches!(u.kind, None | Some(ElementKind::Removed(Reason::Navigation)));
    let mut i = 0;
    while i < units.len() {
        let run = |test: &dyn Fn(&str) -> bool| {
            units[i..]
                .iter()
                .take_while(|u| u.span.len() < 400 && free(u) && test(u.span.slice(text)))
                .count()
        };
        let celled = run(&|line| items::cells(line).is_some());
        let results = if celled >= 2 { 0 } else { run(&items::is_result) };
        let timed = || {
            units[i..i + results].iter().filter(|u| items::time_stamp(u.span.slice(text)).is_some()).count()
        };
        let size = if celled >= 2 {
            celled
        } else if results >= 3 && timed() * 2 < results {
            results
        } else {
            // A run that is mostly time stamps is a live blog; it is not looked at again from each of its lines.
            let row = |u: &Unit| items::cells(u.span.slice(text)).is_some();
            i += (1..results).take_while(|&j| !row(&units[i + j])).count();
            0
        };
        for unit in &mut units[i..i + size] {
            let line = unit.span.slice(text);
            let cells = match items::cells(line) {
                Some(cells) => cells.into_iter().map(|c| Span::from(c).shifted(unit.span.start())).collect(),
                None => vec![unit.span],
            };
            unit.kind = Some(ElementKind::TableRow { cells });
        }
        i += size.max(1);
    }
}

/// Marks the time stamps of a live blog, when there are two or more.
fn posts(text: &str, units: &mut [Unit]) {
    let stamped = |u: &Unit| u.kind.is_none() && items::time_stamp(u.span.slice(text)).is_some();
    if units.iter().filter(|u| stamped(u)).take(2).count() < 2 {
        return;
    }
    for unit in units.iter_mut().filter(|u| u.kind.is_none()) {
        if items::time_stamp(unit.span.slice(text)).is_some() {
            unit.kind = Some(ElementKind::LivePost);
        }
    }
}

/// Marks list items: after a bullet always, after a dash or number when a neighbour has one too.
fn lists(text: &str, units: &mut [Unit]) {
    let marks: Vec<Option<items::ListMarker>> = units
        .iter()
        .map(|u| if u.kind.is_none() { items::marker(u.span.slice(text)) } else { None })
        .collect();
    for i in 0..units.len() {
        let Some(mark) = marks[i] else { continue };
        let like =
            |j: Option<usize>| j.and_then(|j| *marks.get(j)?).is_some_and(|m| m.ordered == mark.ordered);
        if mark.sure || like(i.checked_sub(1)) || like(Some(i + 1)) {
            units[i].kind = Some(ElementKind::ListItem { ordered: mark.ordered });
        }
    }
}

/// Marks section headings in the body, which starts at unit `body`.
fn headings(text: &str, units: &mut [Unit], body: usize) {
    let candidate: Vec<bool> = (0..units.len())
        .map(|i| {
            i >= body && units[i].kind.is_none() && heading::looks_like_heading(units[i].span.slice(text))
        })
        .collect();
    let beside =
        |kind: &Option<ElementKind>| matches!(kind, Some(ElementKind::Removed(_) | ElementKind::Advisory(_)));
    let mut i = body;
    while i < units.len() {
        if !candidate[i] {
            i += 1;
            continue;
        }
        // A run of such lines is a list of names or verse, not headings; two may be a heading and its sub-heading.
        let mut last = i;
        let mut size = 1;
        while let Some(next) =
            (last + 1..units.len()).find(|&j| !beside(&units[j].kind)).filter(|&j| candidate[j])
        {
            last = next;
            size += 1;
        }
        let next = (last + 1..units.len()).find(|&j| !beside(&units[j].kind));
        let small =
            |j: usize| units[j].kind.is_none() && units[j].span.slice(text).starts_with(char::is_lowercase);
        // A long line at the very start is a lead that lost its full stop; one that goes on small is cut in two.
        let lead =
            i == body && size == 1 && body == 0 && units[i].span.slice(text).split_whitespace().count() > 8;
        if next.is_some_and(|j| !small(j)) && size <= 2 && !lead {
            for unit in (i..=last).filter(|&j| candidate[j]) {
                units[unit].kind = Some(ElementKind::Heading { level: 2 });
            }
        }
        i = last + 1;
    }
}
