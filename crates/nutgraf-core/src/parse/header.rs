//! The head of a plain text: headline, standfirst, byline, date, and what is run into the first paragraph.

use super::element::{Element, ElementKind};
use super::plain::Unit;
use super::sentence::sentences;
use super::signs::Signs;
use super::visible::bare_words;
use super::{advisory, byline, dates, heading};
use crate::{AdvisoryKind, Metadata, Reason, Span};

/// Longest standfirst, in bytes.
const STANDFIRST: usize = 500;

/// Labels that stand above a headline.
static KICKERS: &[&str] = &[
    "ANALYSIS",
    "BREAKING",
    "BREAKING NEWS",
    "COMMENT",
    "EXCLUSIVE",
    "EXPLAINER",
    "LIVE",
    "NEWS",
    "OPINION",
    "UPDATE",
    "WORLD",
];

/// Gives the units of the head their kinds; returns the index of the first unit of the body.
pub(super) fn classify(text: &str, units: &mut [Unit], metadata: &Metadata) -> usize {
    let open: Vec<usize> = (0..units.len()).filter(|&i| units[i].kind.is_none()).take(12).collect();
    let line = |i: usize| units[i].span.slice(text);
    let stamped =
        |i: Option<&usize>| i.is_some_and(|&i| is_byline(line(i)) || dates::date_line(line(i)).is_some());
    let mut kinds: Vec<(usize, ElementKind)> = Vec::new();
    let mut at = 0;
    while at + 1 < open.len() && KICKERS.contains(&line(open[at])) {
        kinds.push((open[at], ElementKind::Removed(Reason::Navigation)));
        at += 1;
    }
    if let Some(&first) = open.get(at)
        && !stamped(open.get(at))
        && units.len() > first + 1
    {
        let words = line(first);
        let title = metadata.headline.as_ref().is_some_and(|h| bare_words(&h.value) == bare_words(words));
        let signed = stamped(open.get(at + 1)) || stamped(open.get(at + 2));
        let sentence = words.len() <= 200 && sentences(words).take(2).count() == 1;
        let body_follows = units[first + 1..].iter().any(|u| match &u.kind {
            None => !heading::looks_like_heading(u.span.slice(text)),
            Some(kind) => matches!(
                kind,
                ElementKind::ListItem { .. } | ElementKind::TableRow { .. } | ElementKind::LivePost
            ),
        });
        // A caller who gives the headline, another one, vouches that the first line is not it.
        let given = metadata.headline.is_some();
        if title
            || (!given
                && heading::looks_like_headline(words)
                && body_follows
                && starts_a_title(words)
                && (signed || !reads_like_lead(words, open.get(at + 1).map_or("", |&i| line(i)))))
            || (sentence && signed && body_follows)
        {
            kinds.push((first, ElementKind::Headline));
            at += 1;
            let standfirst = open.get(at).filter(|&&i| line(i).len() <= STANDFIRST && !stamped(Some(&i)));
            if let Some(&i) = standfirst
                && (stamped(open.get(at + 1))
                    || stamped(open.get(at + 2)) && line(i).len() < line(open[at + 1]).len() * 3)
            {
                kinds.push((i, ElementKind::Standfirst));
                at += 1;
            }
        }
    }
    while let Some(&i) = open.get(at) {
        if dates::date_line(line(i)).is_some() {
            kinds.push((i, ElementKind::Date));
        } else if is_byline(line(i)) {
            kinds.push((i, ElementKind::Byline));
        } else {
            break;
        }
        at += 1;
    }
    // A fragment that starts small between head and lead is what is left of a picture's caption.
    if let Some(&i) = open.get(at)
        && at > 0
        && open.len() > at + 1
        && line(i).starts_with(char::is_lowercase)
        && line(i).split_whitespace().count() <= 20
        && units[i].after_blank
        && !heading::looks_like_heading(line(i))
        && !line(i).chars().nth(1).is_some_and(char::is_uppercase)
    {
        kinds.push((i, ElementKind::Caption { credit: None }));
        at += 1;
    }
    let body = open.get(at).copied().unwrap_or(units.len());
    for (i, kind) in kinds {
        units[i].kind = Some(kind);
    }
    body
}

fn starts_a_title(line: &str) -> bool {
    let mut chars = line.chars();
    let small = chars.next().is_some_and(char::is_lowercase);
    !small || chars.next().is_some_and(char::is_uppercase)
}

/// Whether a first line that has lost its full stop is the lead and no headline: it is a long and full
/// sentence, and the next line does not tell the same, as a lead does after its headline.
fn reads_like_lead(line: &str, next: &str) -> bool {
    let count = line.split_whitespace().count();
    let full = line.split_whitespace().any(|w| FINITE.contains(&w));
    let next = bare_words(next.char_indices().nth(400).map_or(next, |(end, _)| &next[..end]));
    let shared = || {
        let words = bare_words(line);
        words.split(' ').filter(|w| w.len() >= 5 && next.split(' ').any(|other| other == *w)).count()
    };
    // "We were told nothing: Lee"
    let signed = line.rsplit_once(": ").is_some_and(|(_, name)| byline::is_name(name));
    count > 24 || count > 10 && full && !signed && shared() < 2
}

/// Finite verbs that headlines leave out and sentences do not.
static FINITE: &[&str] = &["are", "been", "had", "has", "have", "is", "was", "were"];

fn is_byline(line: &str) -> bool {
    byline::authors(line).is_some()
}

/// Splits what is run into the first paragraph from it: "By. NAME. PUBLISHED:. ...", a date, an editor's note.
pub(super) fn split(text: &str, span: Span) -> (Vec<Element>, Span) {
    let mut found = Vec::new();
    let mut start = span.start();
    loop {
        let rest = &text[start..span.end()];
        let (kind, length, next) = if let Some((_, end)) = byline::prefix(rest) {
            (ElementKind::Byline, rest[..end].trim_end().len(), end)
        } else if let Some(stamp) = dates::stamp(rest).filter(|s| is_prefix(rest, s)) {
            (ElementKind::Date, rest[..stamp.end].trim_end().len(), stamp.end)
        } else if let Some(end) = note(rest, !found.is_empty()) {
            (ElementKind::Advisory(AdvisoryKind::Editors), end, end)
        } else {
            break;
        };
        if next >= rest.len() {
            break;
        }
        found.push(Element::new(kind, Span::new(start, start + length)));
        start += next;
    }
    (found, Span::new(start, span.end()).trimmed(text))
}

/// Whether a stamp stands before a sentence, not at the start of one.
fn is_prefix(text: &str, stamp: &dates::Stamp) -> bool {
    let year = stamp.published.or(stamp.modified).is_some_and(|f| f.day.year.is_some());
    let apart = text[..stamp.end].ends_with([' ', '.', '\n', '|']);
    let starts = text[stamp.end..]
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\''));
    year && apart && starts
}

/// The end of an editor's note at the start of `text`: its first sentence, and those on whose views they are.
fn note(text: &str, again: bool) -> Option<usize> {
    let first = sentences(text).next()?;
    let words = first.slice(text);
    let opens = advisory::kind(words, Signs::of(words)) == Some(AdvisoryKind::Editors);
    let views = ["The opinions expressed", "The views expressed", "Any opinions expressed"]
        .iter()
        .any(|p| words.starts_with(p));
    (opens || again && views).then_some(first.end()).filter(|&end| end < text.len())
}
