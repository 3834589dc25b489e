//! Which sentences the brief is made of.
//!
//! [`score`] gives every sentence one number from documented signals; [`choose`] takes the best so that
//! the story's topics are covered without repeats and without dangling openers.
//!
//! # The score
//!
//! No parse is needed. The score is a weighted sum of the signals ([`signals`]) with a small forest of
//! regression trees of depth three on top ([`model`]); `--explain` shows what each signal adds, and the parts
//! add up to the score. The signals, with the sign of their weight in [`weights`]:
//!
//! | signals | what they tell | weight |
//! |---|---|---|
//! | lead, second, third, early, position, last | place in the story | + |
//! | story-length | sentences of the story, for the trees alone | 0 |
//! | opens-paragraph, opens-section | first of its paragraph, of its section | + |
//! | length, short, long | words; fewer than 9; more than 30 | -, -, - |
//! | centrality, frequency, links | how much of the story's recurring matter it holds | + |
//! | lead-overlap, novelty | what it shares with the first sentence; what it is first to say | -, + |
//! | headline, heading | how much of the headline, of its section's heading it holds | + |
//! | names, main-name, new-names | names; the story's most frequent ones; ones not met before | + |
//! | numbers, money | figures; sums and per cents | + |
//! | day, casualty, future, change, extreme | news cues: the day, harm, what is due, turns, records | + |
//! | decision, reporting | decisions and announcements; "said" | about 0 |
//! | quoted, opens-quoted, question, person | words of others; "I, we, you" | - |
//! | pronoun-opener, connective-opener, takes-up, pronouns | leaning on the sentence before | -, 0 |
//! | past, past-perfect, past-year, background | what was before | - |
//! | list, furniture, function | list items, lines about the page, share of function words | -, -, + |
//!
//! The opening set (bottom line and first two key points) is rated as a whole: beside the scores count the
//! story's recurring matter it covers, its length, whether its sentences are neighbours, and whether it is the
//! lead itself ([`set`]).
//!
//! # Where the weights come from
//!
//! `examples/selection` fits them so that the expected ROUGE-1 + ROUGE-2 of the opening set is highest, over
//! news stories with human summaries, and writes `weights.rs`:
//!
//! ```text
//! zcat cnndm.jsonl.gz | cargo run --release --example selection -- fit > weights.rs
//! ```
//!
//! Headlines, headings, paragraphs, lists and background sections, which those stories do not have, have their
//! weights set by hand, and the lead gets a bonus, so that other kinds of news do not fall behind it. What
//! decides beyond the opening set (news values, covering sections, dangling, repeats) is set by hand in
//! [`choice`] and [`standing`]. The key points of a short report without headings stand in its own order
//! ([`choice::keeps_its_order`]).

pub(crate) mod choice;
pub(crate) mod cues;
pub(crate) mod model;
pub(crate) mod opener;
mod reference;
pub(crate) mod set;
pub(crate) mod signals;
mod standing;
mod teaser;
mod unnamed;
mod weights;

pub(crate) use choice::choose;

use crate::document::Document;

/// A sentence with its score.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    /// Index into [`Document::sentences`].
    pub index: usize,
    /// The sum of the signals.
    pub score: f64,
    /// Each signal and what it added.
    pub signals: Vec<(&'static str, f64)>,
}

/// The sentences the brief is made of, as indices into [`Document::sentences`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The sentence the bottom line is made from.
    pub bottom_line: usize,
    /// Sentences of the key points, most important first; never the bottom line's.
    pub key_points: Vec<usize>,
    /// Background, most important first.
    pub background: Vec<usize>,
}

impl Choice {
    /// Every sentence of it, in the order of the page.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = usize> {
        [self.bottom_line].into_iter().chain(self.key_points.iter().chain(&self.background).copied())
    }
}

/// Every sentence with its score, in the order of the story.
pub(crate) fn score(document: &Document<'_>) -> Vec<Scored> {
    signals::all(document)
        .iter()
        .enumerate()
        .map(|(index, x)| {
            let (score, signals) = model::score(x);
            Scored { index, score, signals }
        })
        .collect()
}
