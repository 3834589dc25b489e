//! The check: whether every word of a brief is in its stories.
//!
//! It is written from the editorial rules and shares nothing with the maker of the brief, neither word
//! lists nor code: it has no parser, and where it cannot tell it asks for the safer reading.

mod align;
mod events;
mod facts;
mod inflection;
mod label;
mod lists;
mod losses;
mod point;
mod sources;
mod speakers;
#[cfg(test)]
mod tests;
mod words;

use crate::{Brief, Citation, Span, Story};
use serde::Serialize;
use std::fmt;

/// One thing in a brief that its stories do not bear out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// Where in the brief, in the manner of a JSON path: `key_points[2].text`.
    pub place: String,
    /// What kind of thing.
    pub kind: ViolationKind,
    /// The offending words, as they stand in the brief or in the source.
    pub words: String,
    /// For people: lower case, no full stop.
    pub message: String,
}

/// What kind of violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ViolationKind {
    /// A source of the brief is not the story given for it.
    Source,
    /// A citation does not point to a sentence of the source, or its excerpt is another text.
    Citation,
    /// A part of the brief that has to cite cites nothing, or nothing that exists.
    NoCitation,
    /// A part that has to say something is empty.
    Empty,
    /// Words that the cited sentence does not have, in this order.
    NotInSource,
    /// A word in square brackets that is no name of the story or stands for nothing.
    Insertion,
    /// A negation was left out of what was kept.
    LostNegation,
    /// A modal verb, a hedge or a verb of intention was left out of what was kept.
    LostHedge,
    /// A condition was left out of what was kept.
    LostCondition,
    /// A number, or what modifies one, was left out of what was kept.
    LostNumber,
    /// A name was cut to a part that does not stand for the whole.
    CutName,
    /// Who said so was left out.
    LostSource,
    /// The wrong person or organisation is given for a claim.
    WrongSource,
    /// A phrase was cut in the middle.
    BrokenPhrase,
    /// A quotation is not verbatim, or its marks do not match.
    Quotation,
    /// A date does not follow from the words and the story's own date.
    Date,
    /// A count that does not add up.
    Count,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Everything in `brief` that `stories` do not bear out; empty when the brief passes.
///
/// A [`Source`](crate::Source) of the brief is looked for among the stories by its hash, and failing that by
/// its place in the list.
///
/// ```
/// use nutgraf_core::{Brief, ViolationKind, check};
/// let json = r#"{"schema": 1, "headline": {"text": "Talks agreed", "derived": false},
///     "bottom_line": {"label": null, "text": "Talks were agreed.", "citations": []}, "key_points": [],
///     "figures": [], "people": [], "quotes": [], "whats_next": [], "timeline": [], "background": [],
///     "sourcing": {"named": 0, "unnamed": 0, "entries": [], "single_unnamed": []},
///     "sources": [], "dropped": [], "notes": []}"#;
/// let brief: Brief = serde_json::from_str(json).unwrap();
/// let found = check(&brief, &[]);
/// assert!(found.iter().any(|v| v.place == "bottom_line.citations" && v.kind == ViolationKind::NoCitation));
/// ```
#[must_use]
pub fn check(brief: &Brief, stories: &[Story]) -> Vec<Violation> {
    let mut checker = Checker::new(brief, stories);
    sources::check(&mut checker);
    for (place, citation) in citations(brief) {
        checker.citation(&place, citation);
    }
    label::check_headline(&mut checker);
    let mut at = |place: &str, p: &crate::Point| {
        point::check(&mut checker, place, p);
        label::check(&mut checker, place, p);
        speakers::check_attribution(&mut checker, place, p);
    };
    at("bottom_line", &brief.bottom_line);
    for (i, p) in brief.key_points.iter().enumerate() {
        at(&format!("key_points[{i}]"), p);
    }
    for (i, p) in brief.background.iter().enumerate() {
        at(&format!("background[{i}]"), p);
    }
    facts::check_figures(&mut checker);
    facts::check_people(&mut checker);
    speakers::check_quotes(&mut checker);
    speakers::check_sourcing(&mut checker);
    events::check(&mut checker, "whats_next", &brief.whats_next);
    events::check(&mut checker, "timeline", &brief.timeline);
    checker.found
}

/// Every citation with its place.
fn citations(brief: &Brief) -> Vec<(String, &Citation)> {
    fn push<'a>(out: &mut Vec<(String, &'a Citation)>, place: &str, all: &'a [Citation]) {
        out.extend(all.iter().enumerate().map(|(i, c)| (format!("{place}.citations[{i}]"), c)));
    }
    let mut out = Vec::new();
    push(&mut out, "headline", &brief.headline.citations);
    push(&mut out, "bottom_line", &brief.bottom_line.citations);
    for (name, points) in [("key_points", &brief.key_points), ("background", &brief.background)] {
        for (i, p) in points.iter().enumerate() {
            push(&mut out, &format!("{name}[{i}]"), &p.citations);
        }
    }
    for (i, f) in brief.figures.iter().enumerate() {
        push(&mut out, &format!("figures[{i}]"), &f.citations);
    }
    for (i, p) in brief.people.iter().enumerate() {
        push(&mut out, &format!("people[{i}]"), &p.citations);
    }
    for (i, q) in brief.quotes.iter().enumerate() {
        push(&mut out, &format!("quotes[{i}]"), &q.citations);
    }
    for (name, events) in [("whats_next", &brief.whats_next), ("timeline", &brief.timeline)] {
        for (i, e) in events.iter().enumerate() {
            push(&mut out, &format!("{name}[{i}]"), &e.citations);
        }
    }
    for (i, r) in brief.ranking.iter().flatten().enumerate() {
        out.push((format!("ranking[{i}].citation"), &r.citation));
    }
    out
}

/// A brief being checked: which story each source is, and what was found so far.
struct Checker<'a> {
    brief: &'a Brief,
    /// The story of each source of the brief.
    stories: Vec<Option<&'a Story>>,
    /// For each story: span, paragraph number and sentence number of each sentence, sorted.
    sentences: Vec<Vec<(Span, usize, usize)>>,
    found: Vec<Violation>,
}

impl<'a> Checker<'a> {
    fn new(brief: &'a Brief, stories: &'a [Story]) -> Self {
        let hashes: Vec<String> = stories.iter().map(|s| crate::sha256_hex(&s.source)).collect();
        let of = |(i, source): (usize, &crate::Source)| {
            hashes
                .iter()
                .position(|h| *h == source.sha256)
                .and_then(|at| stories.get(at))
                .or_else(|| stories.get(i))
        };
        let chosen: Vec<Option<&Story>> = brief.sources.iter().enumerate().map(of).collect();
        let sentences = chosen
            .iter()
            .map(|story| {
                let mut all: Vec<_> = story
                    .iter()
                    .flat_map(|s| s.sentences().map(|(_, p, s)| (s.span, p.number, s.number)))
                    .collect();
                all.sort_unstable();
                all
            })
            .collect();
        Self { brief, stories: chosen, sentences, found: Vec::new() }
    }

    fn report(
        &mut self,
        place: impl Into<String>,
        kind: ViolationKind,
        words: &str,
        message: impl Into<String>,
    ) {
        self.found.push(Violation {
            place: place.into(),
            kind,
            words: words.to_owned(),
            message: message.into(),
        });
    }

    /// The index of the source that a citation names.
    fn source_of(&self, citation: &Citation) -> Option<usize> {
        self.brief.sources.iter().position(|s| s.id == citation.source)
    }

    /// The story that a citation names.
    fn story_of(&self, citation: &Citation) -> Option<&'a Story> {
        self.source_of(citation).and_then(|i| self.stories[i])
    }

    /// The words of the cited sentence as the source has them; the brief's excerpt only when the source has none.
    fn sentence_of<'b>(&self, citation: &'b Citation) -> &'b str
    where
        'a: 'b,
    {
        match self.story_of(citation).map(|s| s.text(citation.span)) {
            Some(text) if !text.is_empty() => text,
            _ => &citation.excerpt,
        }
    }

    fn citation(&mut self, place: &str, citation: &Citation) {
        use ViolationKind::Citation as Kind;
        let Some((source, story)) = self.source_of(citation).and_then(|i| self.stories[i].map(|s| (i, s)))
        else {
            let id = citation.source;
            return self.report(place, Kind, &id.to_string(), format!("there is no story for source {id}"));
        };
        let text = story.text(citation.span);
        if text != citation.excerpt {
            let message = format!("the source says {:?} at {}", shown(text), citation.span);
            self.report(format!("{place}.excerpt"), Kind, &citation.excerpt, message);
        }
        let sentences = &self.sentences[source];
        let at = (citation.paragraph, citation.sentence);
        let found = sentences.binary_search_by_key(&citation.span, |s| s.0).ok().map(|i| sentences[i]);
        match found {
            Some((_, paragraph, sentence)) if (paragraph, sentence) != at => {
                let message = format!(
                    "the sentence at {} is number {sentence} of paragraph {paragraph}, not number {} of paragraph {}",
                    citation.span, at.1, at.0
                );
                self.report(place, Kind, &format!("{}, {}", at.0, at.1), message);
            }
            Some(_) => {}
            None => {
                let message = format!("{} is no sentence of the story", citation.span);
                self.report(format!("{place}.span"), Kind, &citation.span.to_string(), message);
            }
        }
    }
}

/// The beginning of a text, for a message.
fn shown(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}
