//! The text of a point: made from its cited sentences by deletion, and without losing what must survive.

use super::align::{self, Alignment};
use super::words::{self, Word};
use super::{Checker, ViolationKind, lists, losses, shown};
use crate::{Citation, Point};

/// The closed-class edits that are allowed beside deletion: word of the text, word of the source.
const EDITS: &[(&str, &str)] =
    &[("a", "an"), ("an", "a"), ("and", "or"), ("whilst", "while"), ("while", "whilst")];

/// A part of a text, the citation it stands in, and where each of its words stands there.
pub(super) struct Match<'a> {
    pub(super) citation: usize,
    pub(super) text: Vec<Word<'a>>,
    pub(super) source: Vec<Word<'a>>,
    pub(super) alignment: Alignment,
}

impl Match<'_> {
    pub(super) fn missing(&self) -> usize {
        self.alignment.iter().filter(|j| j.is_none()).count()
    }
}

pub(super) fn check(checker: &mut Checker<'_>, place: &str, point: &Point) {
    if point.text.trim().is_empty() {
        // A story without a sentence has a brief without a bottom line.
        let empty = place == "bottom_line" && checker.sentences.iter().all(Vec::is_empty);
        if !empty {
            checker.report(format!("{place}.text"), ViolationKind::Empty, "", "the point says nothing");
        }
        return;
    }
    if point.citations.is_empty() {
        checker.report(
            format!("{place}.citations"),
            ViolationKind::NoCitation,
            "",
            "the point cites nothing",
        );
        return;
    }
    let has_source = point.attribution.is_some();
    text(checker, &format!("{place}.text"), &point.text, &point.citations, has_source);
}

/// Checks a text against the sentences it cites.
pub(super) fn text(
    checker: &mut Checker<'_>,
    place: &str,
    text: &str,
    citations: &[Citation],
    has_source: bool,
) {
    let sentences: Vec<&str> = citations.iter().map(|c| checker.sentence_of(c)).collect();
    if sentences.contains(&text) {
        return;
    }
    if !words::marks_are_balanced(text) {
        checker.report(place, ViolationKind::Quotation, &shown(text), "a quotation mark has no partner");
    }
    let matches = matches(text, &sentences);
    for m in &matches {
        in_order(checker, place, m, citations);
        for loss in losses::losses(&m.source, &m.alignment) {
            checker.report(place, loss.kind, &loss.words, loss.message);
        }
        lost_source(checker, place, m, has_source);
        cut_short(checker, place, m);
        quotations(checker, place, m, citations);
    }
}

/// The text in parts, each with the sentence that has it: the longest part first, so that a text made from
/// one sentence is one part and a text joined of two clauses is two.
pub(super) fn matches<'a>(text: &'a str, sentences: &[&'a str]) -> Vec<Match<'a>> {
    let sources: Vec<Vec<Word<'a>>> = sentences.iter().map(|s| words::words(s)).collect();
    let ends = clause_ends(text);
    let mut out = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut best: Option<(usize, Match<'a>)> = None;
        for &end in ends.iter().rev().filter(|&&e| e > start) {
            let part = words::words(&text[start..end]);
            for (citation, source) in sources.iter().enumerate() {
                let alignment = align_text(&part, source);
                let m = Match { citation, text: part.clone(), source: source.clone(), alignment };
                // Among parts with words that are not there the shortest one names them best.
                if best.as_ref().is_none_or(|(_, b)| {
                    m.missing() < b.missing()
                        || (m.missing() == b.missing() && m.missing() > 0 && m.text.len() < b.text.len())
                }) {
                    best = Some((end, m));
                }
            }
            if best.as_ref().is_some_and(|(_, m)| m.missing() == 0) {
                break;
            }
        }
        let Some((end, m)) = best else { break };
        start = end;
        if !m.text.is_empty() {
            out.push(m);
        }
    }
    out
}

/// Where a clause of the text may end: after a semicolon or a sentence end, and at the end of the text.
fn clause_ends(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let space = chars.peek().is_none_or(|(_, c)| c.is_whitespace() || matches!(c, '”' | '"'));
        if c == ';' || (matches!(c, '.' | '!' | '?') && space) {
            out.push(end);
        }
    }
    if out.last() != Some(&text.len()) {
        out.push(text.len());
    }
    out
}

fn align_text(text: &[Word<'_>], source: &[Word<'_>]) -> Alignment {
    let brackets = source.iter().any(|w| w.bracketed);
    align::align(text, source, |i, j| {
        let (t, s) = (&text[i], &source[j]);
        // Words put in by the maker stand in brackets and are looked at apart.
        if t.bracketed && !brackets {
            return false;
        }
        t.key == s.key
            || (t.same_but_first_case(s) && (i == 0 || j == 0 || text[i - 1].bracketed))
            || EDITS.iter().any(|&(a, b)| t.low == a && s.low == b)
    })
}

/// Reports words that are not in the cited sentence, and insertions that are no names.
fn in_order(checker: &mut Checker<'_>, place: &str, m: &Match<'_>, citations: &[Citation]) {
    let mut i = 0;
    while i < m.text.len() {
        if m.alignment[i].is_some() {
            i += 1;
            continue;
        }
        let from = i;
        while i < m.text.len() && m.alignment[i].is_none() && m.text[i].bracketed == m.text[from].bracketed {
            i += 1;
        }
        let run = &m.text[from..i];
        let shown = run.iter().map(|w| &*w.key).collect::<Vec<_>>().join(" ");
        let before = m.alignment[..from].iter().rev().flatten().next().map_or(0, |j| j + 1);
        let after = m.alignment[i..].iter().flatten().next().copied().unwrap_or(m.source.len());
        let gap = &m.source[before..after.max(before)];
        if run[0].bracketed {
            let pointed = gap.iter().any(|w| lists::is_pointer(&w.low));
            let story = checker.story_of(&citations[m.citation]);
            let stands = |s| words::sentences_with(s, run).any(|all| words::find_run(run, &all, 0).is_some());
            let name = run.iter().any(Word::is_capital) && story.is_some_and(stands);
            // "[Anna] Berg": the rest of the name that the sentence has a part of.
            let whole = &m.text[from..m.text.len().min(i + 1)];
            let completes = || {
                whole.len() > run.len()
                    && whole.iter().all(Word::is_capital)
                    && story.is_some_and(|s| {
                        words::sentences_with(s, whole).any(|all| words::find_run(whole, &all, 0).is_some())
                    })
            };
            if !name {
                let message = format!("[{shown}] is no name that stands in the story");
                checker.report(place, ViolationKind::Insertion, &shown, message);
            } else if !pointed && !completes() {
                let message = format!("[{shown}] stands for no word of the cited sentence");
                checker.report(place, ViolationKind::Insertion, &shown, message);
            }
        } else if run.len() == 1
            && run[0].low == "and"
            && (gap.iter().any(|w| w.boundary) || m.source.get(after).is_some_and(|w| w.boundary))
        {
            // "A, B and C" with C deleted: "A and B".
        } else {
            let verb = if run.len() == 1 { "is" } else { "are" };
            let message = format!("{shown:?} {verb} not in the cited sentence at this place");
            checker.report(place, ViolationKind::NotInSource, &shown, message);
        }
    }
}

/// A dropped "X said" needs an attribution on the point.
fn lost_source(checker: &mut Checker<'_>, place: &str, m: &Match<'_>, has_source: bool) {
    if has_source {
        return;
    }
    for (start, end) in align::gaps(&m.alignment, m.source.len()) {
        let outer = start == 0 || end == m.source.len();
        let set_off = m.source[start].boundary && m.source.get(end).is_some_and(|w| w.boundary);
        if !(outer || set_off) {
            continue;
        }
        let gap = &m.source[start..end];
        let Some(at) = gap.iter().position(|w| lists::tells_plainly(&w.low)) else { continue };
        // A clause of its own is gone together with its telling: ", which said ...,", "and said ...".
        if matches!(&*gap[0].low, "which" | "who" | "whom" | "whose" | "that")
            || (end == m.source.len() && matches!(&*gap[0].low, "and" | "but" | "while" | "whilst"))
        {
            continue;
        }
        // So is one that ends the sentence and is long enough to be more than the telling itself.
        let own_claim = end == m.source.len() && gap[at + 1..].len() > 8 && gap[at].low != "according";
        if own_claim {
            continue;
        }
        let words = gap.iter().map(|w| &*w.key).collect::<Vec<_>>().join(" ");
        let message = format!("who said so was lost with {:?}", shown(&words));
        checker.report(place, ViolationKind::LostSource, &words, message);
        return;
    }
}

/// A text may not end in a word that needs another one after it, unless the source does.
fn cut_short(checker: &mut Checker<'_>, place: &str, m: &Match<'_>) {
    let (Some(last), Some(Some(at))) = (m.text.last(), m.alignment.last()) else { return };
    let source_goes_on = m.source.get(at + 1).is_some_and(|w| !w.boundary);
    // "May" and "Will" are names too.
    if source_goes_on && !last.is_capital() && lists::needs_another(&last.low) {
        let message = format!("the text breaks off after {:?}", last.key);
        checker.report(place, ViolationKind::BrokenPhrase, &last.key, message);
    }
}

/// Nothing may be cut out of the middle of a quotation, and nothing quoted that is not.
fn quotations(checker: &mut Checker<'_>, place: &str, m: &Match<'_>, citations: &[Citation]) {
    // A sentence in the middle of a longer quotation has no mark of its own.
    let within = |c: &Citation| {
        let quotations = checker.story_of(c).map_or(&[][..], |story| &story.quotations);
        quotations.iter().flat_map(|q| &q.spans).any(|s| s.overlaps(c.span))
    };
    let quoted_source = m.source.iter().any(|w| w.quoted.is_some()) || citations.iter().any(within);
    let mut before: Option<(usize, usize)> = None;
    for (w, at) in m.text.iter().zip(&m.alignment) {
        let (Some(q), Some(at)) = (w.quoted, *at) else {
            before = None;
            continue;
        };
        if let Some((number, last)) = before
            && number == q
            && at != last + 1
            && !m.source[at].boundary
        {
            let message = format!("the quotation was cut before {:?}", w.key);
            checker.report(place, ViolationKind::Quotation, &w.key, message);
        }
        if !quoted_source {
            let message = format!("{:?} is quoted here and not in the source", w.key);
            return checker.report(place, ViolationKind::Quotation, &w.key, message);
        }
        before = Some((q, at));
    }
}
