//! Story to [`Brief`]: selection, shortening, labels and the sections of the page.
//!
//! The middle of the walk: readers and the text parser give a [`Story`], exporters take a [`Brief`].
//!
//! ```
//! use nutgraf_core::Story;
//! use nutgraf_summarizer::{Options, summarize};
//!
//! let story = Story::parse("The council approved the bridge on Monday. Work starts in June.");
//! let brief = summarize(&[story], &Options::default());
//! assert!(brief.bottom_line.text.contains("approved the bridge"));
//! ```

mod attribution;
mod claim;
mod document;
mod events;
mod figures;
mod forest;
mod full_names;
mod headline;
mod identity;
mod kind;
mod labelling;
mod labels;
mod lead;
mod people;
mod points;
mod pronouns;
mod prove;
mod quotes;
mod render;
mod selection;
mod shorten;
mod sources;
mod sourcing;
mod spread;
#[doc(hidden)]
pub mod stages;
mod timeline;
mod whats_next;

use document::Document;
pub use document::LONGEST_SENTENCE;
use jiff::civil::Date;
use nutgraf_core::{Brief, Note, Point, Ranked, SCHEMA, Sourcing, Story, Violation};
use selection::{Choice, Scored};
pub use shorten::{Shortening, Style};

/// What a caller may choose about a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The most key points, 3 to 6 on a usual page.
    pub points: usize,
    /// Whether to list every sentence with its score in [`Brief::ranking`].
    pub explain: bool,
    /// The day relative times are resolved against, when the story does not say.
    pub date: Option<Date>,
    /// How many threads read the sentences of a story. The brief is the same for any number.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { points: 5, explain: false, date: None, threads: 1 }
    }
}

/// Sentences chosen beyond the points asked for, best first, so that those that earn no label can be left out.
const SPARE: usize = 3;

/// Stories with fewer words than this are their own brief.
const SHORT: usize = 80;

/// The brief of one story, or of several that tell of the same event.
///
/// A brief is always given. Of stories without a single sentence it is empty, with a note that says so.
#[must_use]
pub fn summarize(stories: &[Story], options: &Options) -> Brief {
    summarize_and_check(stories, options).0
}

/// What [`summarize`] gives, and what [`nutgraf_core::check`] objects to in it: nothing, but for a bug.
///
/// To be held against its stories is the last that happens to a brief: who prints it as it is given need not check it
/// once more.
#[must_use]
pub fn summarize_and_check(stories: &[Story], options: &Options) -> (Brief, Vec<Violation>) {
    let documents: Vec<Document<'_>> =
        stories.iter().enumerate().map(|(i, story)| Document::with(story, i + 1, options)).collect();
    // The sections look for English words: of a story in another language there are points alone.
    let (documents, foreign): (Vec<_>, Vec<_>) = documents.into_iter().partition(|d| d.foreign().is_none());
    let scores: Vec<Vec<Scored>> = documents.iter().map(selection::score).collect();
    let chosen =
        documents.iter().zip(&scores).map(|(d, s)| (d, selection::choose(d, s, options.points + SPARE)));
    let leads = foreign.iter().map(|d| (d, lead::lead(d, options.points)));
    let mut choices: Vec<(&Document<'_>, Choice)> =
        chosen.chain(leads).filter_map(|(d, choice)| Some((d, choice?))).collect();
    choices.sort_by_key(|(d, _)| d.source);
    for (document, choice) in choices.iter().filter(|(d, _)| d.foreign().is_none()) {
        document.parse_ahead(choice.sentences().chain(sourcing::reporting(document)));
    }
    let mut all: Vec<&Document<'_>> = documents.iter().chain(&foreign).collect();
    all.sort_by_key(|d| d.source);
    let mut brief = Brief {
        schema: SCHEMA,
        headline: headline::headline(&all, choices.first()),
        bottom_line: Point {
            label: None,
            label_from: None,
            text: String::new(),
            attribution: None,
            citations: Vec::new(),
        },
        key_points: Vec::new(),
        figures: Vec::new(),
        people: people::people(&documents),
        quotes: quotes::quotes(&documents),
        whats_next: Vec::new(),
        timeline: Vec::new(),
        background: Vec::new(),
        sourcing: Sourcing::default(),
        sources: all.iter().map(|d| sources::source(d)).collect(),
        dropped: Vec::new(),
        notes: stories.iter().flat_map(|s| s.notes.iter().cloned()).collect(),
        ranking: options.explain.then(|| ranking(&documents, &scores)),
    };
    points::write(&mut brief, &choices, options);
    full_names::complete(&mut brief, &documents);
    // What a point has told may be taken for known in the lists below it.
    documents.iter().for_each(|d| d.print(&brief));
    brief.figures = figures::figures(&documents);
    brief.whats_next = whats_next::whats_next(&documents);
    brief.timeline = timeline::timeline(&documents);
    brief.sourcing = sourcing::sourcing(&documents, &brief);
    if choices.is_empty() {
        brief.notes.push(Note::new("no-text", "the story has no sentence to brief", None));
    } else if brief.sources.iter().map(|s| s.words).sum::<usize>() < SHORT {
        brief.notes.push(Note::new("short-story", "the story is short enough to be its own brief", None));
    }
    brief.notes.extend(all.iter().filter_map(|d| kind::note(d)));
    if all.iter().any(|d| !d.is_complete()) {
        let message = "only the first thousand sentences of usual length were read";
        brief.notes.push(Note::new("long-story", message, None));
    }
    let objections = prove::prove(&mut brief, stories);
    (brief, objections)
}

/// Opens what the first brief needs of English, so that it need not wait for it.
pub fn prepare() {
    nutgraf_language::prepare();
}

/// A sentence made shorter by leaving words out.
///
/// ```
/// use nutgraf_summarizer::{Style, shorten};
///
/// let short = shorten("A man died after the car hit a tree, police said on Monday.", Style::Tight);
/// assert_eq!(short.attribution.unwrap().text, "Police");
/// ```
#[must_use]
pub fn shorten(sentence: &str, style: Style) -> Shortening {
    shorten::in_style(sentence, style)
}

/// Every sentence with its score and signals, best first.
fn ranking(documents: &[Document<'_>], scores: &[Vec<Scored>]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = documents
        .iter()
        .zip(scores)
        .flat_map(|(d, scores)| scores.iter().map(move |s| (d, s)))
        .map(|(d, s)| Ranked {
            citation: d.cite(s.index),
            score: s.score,
            signals: s.signals.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect(),
        })
        .collect();
    ranked.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then((a.citation.source, a.citation.span).cmp(&(b.citation.source, b.citation.span)))
    });
    ranked
}
