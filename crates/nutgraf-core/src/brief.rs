//! The brief: one page that says what the story says, every part with a citation.

use crate::{Note, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version of the brief's JSON form.
pub const SCHEMA: u32 = 1;

/// A one-page brief of one or more stories. Self-contained: exporters need nothing else.
///
/// Field order is the order of the JSON. An empty section is an empty vector and is left off the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Brief {
    /// Version of this form, always [`SCHEMA`].
    pub schema: u32,
    /// The headline.
    pub headline: Headline,
    /// The one sentence a reader takes away.
    pub bottom_line: Point,
    /// Three to six points, in the order of the page; fewer for a very short story.
    pub key_points: Vec<Point>,
    /// By the numbers.
    pub figures: Vec<Figure>,
    /// Who's who.
    pub people: Vec<Person>,
    /// In their words.
    pub quotes: Vec<Quote>,
    /// What's next.
    pub whats_next: Vec<Event>,
    /// What happened when.
    pub timeline: Vec<Event>,
    /// What a reader may need to know, when there is room.
    pub background: Vec<Point>,
    /// Who the claims rest on.
    pub sourcing: Sourcing,
    /// The stories this brief was made from.
    pub sources: Vec<Source>,
    /// What was left off to fit the page, lowest-ranked first.
    pub dropped: Vec<Dropped>,
    /// What a reader should know about how this brief was made.
    pub notes: Vec<Note>,
    /// Every sentence with its score and signals, best first; only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Vec<Ranked>>,
}

/// The headline of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Headline {
    /// The words.
    pub text: String,
    /// Whether it was derived from the story because the source has none.
    pub derived: bool,
    /// The sentence it was derived from, when it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
}

/// The bottom line, a key point or a background point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point {
    /// Two to six words in sentence case, without a full stop; `None` when no good one can be earned.
    pub label: Option<String>,
    /// Where the label comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_from: Option<LabelFrom>,
    /// One or two lines, made from the cited sentences by deleting; words in square brackets name what a
    /// pronoun stands for.
    pub text: String,
    /// Who said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// The sentences that say so; the first is the one the text was made from.
    pub citations: Vec<Citation>,
}

/// Where a label comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LabelFrom {
    /// Made from the cited sentence.
    Sentence,
    /// The heading of the section that the cited sentence stands in.
    Heading,
}

/// A pointer to one sentence of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The [`Source::id`].
    pub source: usize,
    /// One-based paragraph number, headings not counted.
    pub paragraph: usize,
    /// One-based sentence number within the paragraph.
    pub sentence: usize,
    /// Bytes of the sentence in the source's decoded text.
    pub span: Span,
    /// The whole sentence, verbatim.
    pub excerpt: String,
}

/// Who a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribution {
    /// What kind of source.
    pub kind: SourceKind,
    /// As printed: name with role, or description, in words of the source.
    pub text: String,
    /// The person's or organisation's name, when named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The role, in words of the source, when given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// What kind of source a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A named person.
    Person,
    /// A named organisation.
    Organisation,
    /// A person or persons without a name ("a senior White House official").
    Unnamed,
    /// A document, study, filing or data set.
    Document,
    /// Another news outlet or state media.
    Media,
}

/// A number worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The number with its unit and approximation, as written: "more than 4%".
    pub value: String,
    /// What it measures, in words of the source.
    pub label: String,
    /// The sentence that says so.
    pub citations: Vec<Citation>,
}

/// A person who matters in the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// First full mention.
    pub name: String,
    /// Role or title, in words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How often they are mentioned.
    pub mentions: usize,
    /// The sentence that introduces them.
    pub citations: Vec<Citation>,
}

/// Words someone said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words, verbatim, without the outer marks.
    pub text: String,
    /// Who said them, when a strong pattern names the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Their role, when given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether a missing quotation mark was inferred.
    pub repaired: bool,
    /// The sentence or sentences it stands in.
    pub citations: Vec<Citation>,
}

/// Something with a time: what's next, or an entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// The time, in the story's own words.
    pub when: String,
    /// The day it resolves to, when the story's date is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub date: Option<Date>,
    /// What happens, in words of the source.
    pub what: String,
    /// The sentence that says so.
    pub citations: Vec<Citation>,
}

/// Who the claims of the brief rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sourcing {
    /// Number of distinct named sources.
    pub named: usize,
    /// Number of distinct unnamed sources.
    pub unnamed: usize,
    /// Each source with how many points rest on it, most first.
    pub entries: Vec<SourcingEntry>,
    /// One-based numbers of key points that rest on one unnamed source alone.
    pub single_unnamed: Vec<usize>,
}

/// One source and how much rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourcingEntry {
    /// The source.
    pub attribution: Attribution,
    /// How many sentences of the story it is given for.
    pub sentences: usize,
}

/// A story that the brief was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// One-based; what [`Citation::source`] refers to.
    pub id: usize,
    /// The source's own headline, when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Authors as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Place of the dateline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub date: Option<Date>,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Language as a BCP 47 tag.
    pub language: String,
    /// Words in the body.
    pub words: usize,
    /// SHA-256 of the decoded source text, in hex.
    pub sha256: String,
}

/// Something left off to fit the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dropped {
    /// The JSON name of the section it was in.
    pub section: String,
    /// Its text.
    pub text: String,
}

/// A sentence with its score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ranked {
    /// The sentence.
    pub citation: Citation,
    /// The sum the choice was made by.
    pub score: f64,
    /// Each signal's name and what it added to the score.
    pub signals: Vec<(String, f64)>,
}

impl Brief {
    /// Words on the page: bottom line, points, figures, people, quotes and what's next.
    #[must_use]
    pub fn words(&self) -> usize {
        let count = |s: &str| s.split_whitespace().count();
        let points = self.key_points.iter().chain([&self.bottom_line]).chain(&self.background);
        points.map(|p| count(&p.text) + p.label.as_deref().map_or(0, count)).sum::<usize>()
            + self.figures.iter().map(|f| count(&f.value) + count(&f.label)).sum::<usize>()
            + self.people.iter().map(|p| count(&p.name) + p.role.as_deref().map_or(0, count)).sum::<usize>()
            + self.quotes.iter().map(|q| count(&q.text)).sum::<usize>()
            + self.whats_next.iter().map(|e| count(&e.when) + count(&e.what)).sum::<usize>()
    }

    /// Every citation, in page order.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.headline
            .citations
            .iter()
            .chain(std::iter::once(&self.bottom_line).chain(&self.key_points).flat_map(|p| &p.citations))
            .chain(self.figures.iter().flat_map(|f| &f.citations))
            .chain(self.people.iter().flat_map(|p| &p.citations))
            .chain(self.quotes.iter().flat_map(|q| &q.citations))
            .chain(self.whats_next.iter().chain(&self.timeline).flat_map(|e| &e.citations))
            .chain(self.background.iter().flat_map(|p| &p.citations))
    }

    /// Minutes saved at 238 words a minute (Brysbaert 2019, silent reading of non-fiction), rounded down.
    #[must_use]
    pub fn minutes_saved(&self) -> usize {
        self.sources.iter().map(|s| s.words).sum::<usize>().saturating_sub(self.words()) / 238
    }
}
