//! Quotations: which words are quoted, who said them, and what is repaired.
//!
//! A missing mark is repaired only where the other mark and a reporting clause agree; the repair is flagged on
//! the quotation and noted.

mod antecedent;
mod clause;
mod marks;
mod name;
mod noun_phrase;
mod words;

use antecedent::People;
use clause::{Clause, Who};
use marks::{Family, MEAN_MARK, Mark, Side, marks};

use crate::{Note, Paragraph, Quotation, Span, Speaker, Story};

/// Bytes of text for each quotation at least; keeps memory in proportion to a degenerate input.
const MEAN_QUOTATION: usize = 40;

/// Notes on stray marks beyond which no more are made.
const MOST_NOTES: usize = 200;

/// Fills in the story's quotations and the notes on repairs.
pub(super) fn find(text: &str, story: &mut Story) {
    let mut finder = Finder { text, found: Vec::new(), open: None, notes: Vec::new() };
    let mut last_section = usize::MAX;
    for (section, paragraph) in story.paragraphs() {
        if section != last_section {
            finder.leave_open();
            last_section = section;
        }
        finder.paragraph(paragraph);
        if finder.found.len() > 1_000 && finder.found.len() * MEAN_QUOTATION > paragraph.span.end() {
            finder.too_many();
            break;
        }
    }
    finder.leave_open();
    let quotations = resolve(text, finder.found);
    story.quotations = quotations;
    story.notes.append(&mut finder.notes);
}

/// A quotation before pronouns are resolved.
#[derive(Debug)]
struct Draft {
    spans: Vec<Span>,
    clause: Option<Clause>,
    /// The draft that it goes on with, as in `"A," X said. "B."`
    goes_on_from: Option<usize>,
    /// Start of the paragraph in which it ends.
    paragraph: usize,
    inferred_open: bool,
    inferred_close: bool,
}

/// A quotation whose closing mark has not come.
struct Open {
    spans: Vec<Span>,
    family: Family,
    clause: Option<Clause>,
    paragraph: Span,
    opened_at: usize,
}

struct Finder<'t> {
    text: &'t str,
    found: Vec<Draft>,
    open: Option<Open>,
    notes: Vec<Note>,
}

impl Finder<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let span = paragraph.span;
        let body = span.slice(self.text);
        let mut marks = marks(body);
        if marks.is_empty() && self.open.is_none() {
            return;
        }
        if marks.len() > 1_000 && marks.last().is_some_and(|m| marks.len() * MEAN_MARK > m.start) {
            self.too_many();
        }
        for mark in &mut marks {
            mark.start += span.start();
            mark.end += span.start();
        }
        let mut at = 0;
        self.carry_over(paragraph, &marks, &mut at);
        let mut opened: Option<Mark> = None;
        // Earlier paragraphs of a quotation in run-together text: `"A. "B. "C," he said.`
        let mut earlier: Vec<Mark> = Vec::new();
        // Where the text since the last quotation of this paragraph starts.
        let mut since = span.start();
        for &mark in &marks[at..] {
            match (opened, mark.side) {
                (Some(open), Side::Close) if open.family == mark.family => {
                    self.pair(paragraph, open, mark, since);
                    if let Some(draft) = self.found.last_mut()
                        && let Some(&first) = earlier.first()
                        && draft.spans.first().is_some_and(|s| s.start() >= open.end)
                    {
                        let ends = earlier.iter().skip(1).map(|m| m.start).chain([open.start]);
                        let parts = earlier.iter().zip(ends).map(|(m, end)| Span::new(m.end, end));
                        draft.spans = parts.chain(draft.spans.iter().copied()).collect();
                        if draft.clause.is_none() {
                            draft.clause = before_in(self.text, paragraph, first.start, since);
                        }
                    }
                    earlier.clear();
                    since = mark.end;
                    opened = None;
                }
                (None, Side::Close) => {
                    self.close_alone(paragraph, mark, since);
                    since = mark.end;
                }
                (open, Side::Open) => {
                    if let Some(open) = open {
                        let between = self.text[open.end..mark.start].trim_end();
                        if open.family == mark.family
                            && between.ends_with(['.', '!', '?', '…'])
                            && earlier.len() < 40
                        {
                            earlier.push(open);
                        } else {
                            self.unmatched("opening", open);
                        }
                    }
                    opened = Some(mark);
                }
                _ => {}
            }
        }
        if let Some(open) = opened {
            for &mark in &earlier {
                self.unmatched("opening", mark);
            }
            let clause = self.before(paragraph, open.start, since);
            let spans = vec![Span::new(open.end, span.end())];
            self.open =
                Some(Open { spans, family: open.family, clause, paragraph: span, opened_at: open.start });
        }
    }

    /// Goes on with a quotation that the paragraph before left open, when this one says so.
    fn carry_over(&mut self, paragraph: &Paragraph, marks: &[Mark], at: &mut usize) {
        let Some(open) = self.open.as_mut() else { return };
        let span = paragraph.span;
        let same = |m: &&Mark| m.family == open.family;
        let reopened = marks.first().filter(same).filter(|m| m.side == Side::Open && m.start == span.start());
        let start = reopened.map_or(span.start(), |m| m.end);
        let close = marks.get(usize::from(reopened.is_some())).filter(same).filter(|m| m.side == Side::Close);
        if let Some(close) = close {
            let clause = clause::after(self.text, close.end);
            // Without a mark that opens it anew, a clause that names someone claims the words for itself.
            let claimed = reopened.is_none()
                && clause.as_ref().is_some_and(|c| matches!(c.who, Who::Named(_) | Who::Unnamed));
            if claimed {
                self.leave_open();
                return;
            }
            open.spans.push(Span::new(start, close.start));
            if let Some(open) = self.open.take() {
                self.found.push(Draft {
                    spans: open.spans,
                    clause: clause.or(open.clause),
                    goes_on_from: None,
                    paragraph: span.start(),
                    inferred_open: false,
                    inferred_close: false,
                });
            }
            *at = usize::from(reopened.is_some()) + 1;
        } else if reopened.is_some() && marks.len() == 1 {
            open.spans.push(Span::new(start, span.end()));
            open.paragraph = span;
            *at = 1;
        } else {
            self.leave_open();
        }
    }

    /// Ends a quotation whose closing mark never came: repaired when a clause before it says who speaks.
    fn leave_open(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mark = Span::new(open.opened_at, open.spans[0].start());
        if open.clause.is_none() && open.spans.len() == 1 {
            let note = "an opening quotation mark has no closing one, and nothing says who speaks";
            self.notes.push(Note::new("unmatched-opening-quote", note, Some(mark)));
            return;
        }
        let end = open.spans.last().map_or(mark.end(), |s| s.end());
        let note = "the closing quotation mark is missing; the quotation is taken to end with its paragraph";
        self.notes.push(Note::new("inferred-closing-quote", note, Some(Span::new(end, end))));
        self.found.push(Draft {
            spans: open.spans,
            clause: open.clause,
            goes_on_from: None,
            paragraph: open.paragraph.start(),
            inferred_open: false,
            inferred_close: true,
        });
    }

    fn pair(&mut self, paragraph: &Paragraph, open: Mark, close: Mark, since: usize) {
        let words = Span::new(open.end, close.start).trimmed(self.text);
        if words.is_empty() {
            return;
        }
        let inside = close.end < paragraph.span.end();
        let after = || if inside { clause::after(self.text, close.end) } else { None };
        let before = || self.before(paragraph, open.start, since);
        let spoken = words.slice(self.text).ends_with([',', '?', '!', '-', '—', '–', '…']);
        let full_stop = words.slice(self.text).ends_with('.');
        // After a full stop a clause belongs to the next sentence, unless nothing before claims the words.
        let clause = if spoken {
            after().or_else(before)
        } else {
            let claimed = || {
                super::reporting::attribution_follows(&self.text[close.end..paragraph.span.end()])
                    || starts_small(self.text, close.end)
            };
            before().or_else(|| if !full_stop || claimed() { after() } else { None })
        };
        let goes_on_from =
            if clause.is_none() { self.continuation(paragraph, open, since, words) } else { None };
        self.found.push(Draft {
            spans: vec![words],
            clause,
            goes_on_from,
            paragraph: paragraph.span.start(),
            inferred_open: false,
            inferred_close: false,
        });
    }

    /// The earlier quotation that one without a clause of its own goes on with: the one before it in the
    /// paragraph, when only its reporting clause lies between.
    fn continuation(&self, paragraph: &Paragraph, open: Mark, since: usize, words: Span) -> Option<usize> {
        let last = self.found.len().checked_sub(1)?;
        let draft = &self.found[last];
        if draft.paragraph != paragraph.span.start() || since == paragraph.span.start() {
            return None;
        }
        let speaking = draft.clause.is_some() || draft.goes_on_from.is_some();
        let between = &self.text[since..open.start];
        let clause = draft.clause.as_ref().is_some_and(|c| c.cue.start() >= since);
        let adjacent = between.trim().is_empty();
        let sentence = words.slice(self.text).split_whitespace().nth(2).is_some()
            && words.slice(self.text).starts_with(char::is_uppercase);
        let one_clause = clause
            && !between.trim_end().trim_end_matches(['.', ',']).contains(['.', '!', '?'])
            && between.len() <= 200;
        let direct = one_clause
            && (between.trim_end().ends_with(['.', ',']) && (sentence || between.trim_end().ends_with(',')));
        (speaking && (adjacent || direct || clause && clause::goes_on(self.text, since, open.start)))
            .then_some(last)
    }

    /// A closing mark without an opening one: repaired when a clause after it says who speaks.
    fn close_alone(&mut self, paragraph: &Paragraph, close: Mark, since: usize) {
        let clause = clause::after(self.text, close.end).filter(|_| close.end < paragraph.span.end());
        let sentences = &paragraph.sentences;
        let inside = sentences.partition_point(|s| s.span.start() < close.start).checked_sub(1);
        let start = inside.map_or(paragraph.span.start(), |i| sentences[i].span.start()).max(since);
        let words = Span::new(start, close.start).trimmed(self.text);
        let mark = Span::new(close.start, close.end);
        if clause.is_none() || words.is_empty() || close.family == Family::Straight && words.len() < 8 {
            self.unmatched("closing", close);
            return;
        }
        let note = "the opening quotation mark is missing; the quotation is taken to start with its sentence";
        self.notes.push(Note::new("inferred-opening-quote", note, Some(Span::new(start, start))));
        debug_assert!(words.end() <= mark.start());
        self.found.push(Draft {
            spans: vec![words],
            clause,
            goes_on_from: None,
            paragraph: paragraph.span.start(),
            inferred_open: true,
            inferred_close: false,
        });
    }

    fn before(&self, paragraph: &Paragraph, open: usize, since: usize) -> Option<Clause> {
        before_in(self.text, paragraph, open, since)
    }

    fn too_many(&mut self) {
        let note = "there are too many quotation marks to be quotations";
        self.notes.push(Note::new("many-quotations", note, None));
    }

    fn unmatched(&mut self, which: &str, mark: Mark) {
        if self.notes.len() >= MOST_NOTES {
            return;
        }
        let kind = format!("unmatched-{which}-quote");
        let other = if which == "opening" { "closing" } else { "opening" };
        let note = format!("an {which} quotation mark has no {other} one").replace("an closing", "a closing");
        self.notes.push(Note::new(&kind, note, Some(Span::new(mark.start, mark.end))));
    }
}

/// The reporting clause before an opening mark, within its sentence and after the quotation before it.
fn before_in(text: &str, paragraph: &Paragraph, open: usize, since: usize) -> Option<Clause> {
    let sentences = &paragraph.sentences;
    let inside = sentences.partition_point(|s| s.span.start() <= open).checked_sub(1);
    let sentence = inside.map_or(paragraph.span.start(), |i| sentences[i].span.start());
    let from = sentence.max(since);
    // "He sighed. X said:" and the quotation may fall into two sentences.
    clause::before(text, from.min(open), open)
}

fn starts_small(text: &str, at: usize) -> bool {
    text[at..].trim_start().starts_with(char::is_lowercase)
}

/// Turns drafts into quotations: pronouns resolved, continuations given the speaker they go on from.
fn resolve(text: &str, drafts: Vec<Draft>) -> Vec<Quotation> {
    let needs_people = drafts.iter().any(|d| matches!(d.clause, Some(Clause { who: Who::Pronoun(_), .. })));
    let mut people = if needs_people { People::titled(text) } else { People::default() };
    for draft in drafts.iter().filter(|_| needs_people) {
        if let Some(Clause { who: Who::Named(speaker), .. }) = &draft.clause {
            people.add(speaker.span.slice(text));
        }
    }
    let mut found: Vec<Quotation> = Vec::with_capacity(drafts.len());
    let ordered = drafts.windows(2).all(|pair| pair[0].spans[0] <= pair[1].spans[0]);
    debug_assert!(ordered, "quotations are found in source order");
    // The last quotation of the paragraph so far whose speaker is named, unless another has spoken since.
    let mut named: (usize, Option<usize>) = (usize::MAX, None);
    for draft in drafts {
        if named.0 != draft.paragraph {
            named = (draft.paragraph, None);
        }
        let cue = draft.clause.as_ref().map(|clause| clause.cue);
        let (mut speaker, mut confidence) = match draft.clause {
            Some(Clause { who: Who::Named(speaker), confidence, .. }) => (Some(speaker), confidence),
            Some(Clause { who: Who::Pronoun(span), confidence, .. }) => {
                let person = matches!(span.slice(text), "he" | "she" | "He" | "She");
                let only = people.only(text, draft.paragraph, span.start()).filter(|_| person);
                let last = named.1.and_then(|i| found[i].speaker.as_ref()).map(|s| s.name.as_str());
                let name = last
                    .filter(|n| people.has(n) == person && only.is_none_or(|o| n.ends_with(o)))
                    .or(only)
                    .map(str::to_owned);
                let sure = if name.is_some() { confidence * 0.9 } else { 0.5 };
                (name.map(|name| Speaker { span, name }), sure)
            }
            Some(Clause { who: Who::Unnamed, .. }) => {
                // Someone else speaks: a pronoun after this does not mean the one named before.
                named.1 = None;
                (None, 0.5)
            }
            None => (None, 0.5),
        };
        if let Some(earlier) = draft.goes_on_from.and_then(|i| found.get(i))
            && let Some(same) = &earlier.speaker
        {
            speaker = Some(same.clone());
            confidence = earlier.confidence * 0.9;
        }
        if speaker.is_some() {
            named.1 = Some(found.len());
        }
        if draft.inferred_open {
            confidence *= 0.7;
        } else if draft.inferred_close {
            confidence *= 0.8;
        }
        let mut spans = draft.spans;
        spans.iter_mut().for_each(|span| *span = span.trimmed(text));
        spans.retain(|span| !span.is_empty());
        found.push(Quotation {
            id: found.len(),
            spans,
            speaker,
            cue,
            inferred_open: draft.inferred_open,
            inferred_close: draft.inferred_close,
            confidence,
        });
    }
    found.retain(|q| !q.spans.is_empty());
    for (id, quotation) in found.iter_mut().enumerate() {
        quotation.id = id;
    }
    found
}
