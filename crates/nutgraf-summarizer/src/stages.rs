//! The stages of a brief one by one, for the benches.

use crate::document::Document;
use crate::selection::{self, Choice};
use crate::{Options, summarize};
use crate::{figures, labels, people, points, quotes, sourcing, timeline, whats_next};
use nutgraf_core::{Brief, Story};

/// A story ready for each stage, its sentences tagged and parsed.
pub struct Stages<'s> {
    documents: [Document<'s>; 1],
    choice: Choice,
    brief: Brief,
}

impl<'s> Stages<'s> {
    /// Takes `story` through everything that the stages share.
    #[must_use]
    pub fn new(story: &'s Story) -> Self {
        let document = Document::new(story, 1);
        (0..document.sentences.len()).for_each(|i| {
            document.parse(i);
        });
        document.entities();
        let choice = selection::choose(&document, &selection::score(&document), 5).unwrap_or_default();
        let brief = summarize(std::slice::from_ref(story), &Options::default());
        document.print(&brief);
        Self { documents: [document], choice, brief }
    }

    /// Scores and chooses; the number of points.
    #[must_use]
    pub fn selection(&self) -> usize {
        let document = &self.documents[0];
        selection::choose(document, &selection::score(document), 5).map_or(0, |c| c.key_points.len())
    }

    /// Shortens and attributes the chosen sentences; the bytes of their texts.
    #[must_use]
    pub fn shortening(&self) -> usize {
        self.choice.key_points.iter().map(|&i| points::point(&self.documents[0], i).text.len()).sum()
    }

    /// Labels the chosen sentences; the number of labels that stand.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.choice.key_points.iter().map(|&i| labels::labels(self.documents[0].parse(i)).len()).sum()
    }

    /// Entries of "By the numbers".
    #[must_use]
    pub fn figures(&self) -> usize {
        figures::figures(&self.documents).len()
    }

    /// Entries of "Who's who".
    #[must_use]
    pub fn people(&self) -> usize {
        people::people(&self.documents).len()
    }

    /// Entries of "In their words".
    #[must_use]
    pub fn quotes(&self) -> usize {
        quotes::quotes(&self.documents).len()
    }

    /// Entries of "What's next".
    #[must_use]
    pub fn whats_next(&self) -> usize {
        whats_next::whats_next(&self.documents).len()
    }

    /// Entries of the timeline.
    #[must_use]
    pub fn timeline(&self) -> usize {
        timeline::timeline(&self.documents).len()
    }

    /// Sources of the story.
    #[must_use]
    pub fn sourcing(&self) -> usize {
        sourcing::sourcing(&self.documents, &self.brief).entries.len()
    }
}
