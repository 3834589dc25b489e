//! Which parts of a document the text of a story was read from.

use crate::Decoded;
use crate::raw_map::RawMap;
use nutgraf_core::Span;

/// How to get from the text of a story back to the bytes of its document.
#[derive(Clone, Debug)]
pub(crate) enum WayBack {
    /// The text is all of the decoded document.
    Whole(RawMap),
    /// The text was put together from places of the decoded document.
    Places(Places, Box<Decoded>),
}

impl WayBack {
    /// The bytes that `span` of `text` was read from.
    pub(crate) fn raw_span(&self, text: &str, span: Span) -> Option<Span> {
        match self {
            Self::Whole(map) => {
                Some(Span::new(map.raw_offset(text, span.start()), map.raw_offset(text, span.end())))
            }
            Self::Places(places, decoded) => Some(decoded.raw_span(places.source(span)?)),
        }
    }
}

/// The runs of a text and where in a document each was read, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    runs: Vec<Run>,
}

/// A run of text: as it stands in the document when both spans have one length, else written otherwise there.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: Span,
    from: Span,
}

impl Places {
    /// Notes that the text at `at`, after all that was noted before, was read from `from`.
    pub(crate) fn add(&mut self, at: Span, from: Span) {
        self.runs.push(Run { at, from });
    }

    /// Notes the places of a piece that stands at `at` without its first `skipped` bytes.
    pub(crate) fn add_piece(&mut self, piece: &Self, skipped: usize, at: Span) {
        for run in &piece.runs {
            let start = run.at.start().max(skipped);
            let end = run.at.end().min(skipped + at.len());
            if start < end {
                let from = Span::new(run.place(start, false), run.place(end, true));
                self.add(Span::new(start - skipped, end - skipped).shifted(at.start()), from);
            }
        }
    }

    /// The span of the document that `span` of the text was read from; none when no part of it was.
    pub(crate) fn source(&self, span: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.at.end() <= span.start());
        let last = self.runs.partition_point(|run| run.at.start() < span.end()).checked_sub(1)?;
        let (first, last) = (self.runs.get(first..=last)?.first()?, self.runs.get(last)?);
        Some(Span::new(first.place(span.start(), false), last.place(span.end(), true)))
    }
}

impl Run {
    /// The place in the document of byte `at` of the text, or the `end` of what comes before it.
    fn place(&self, at: usize, end: bool) -> usize {
        if self.at.len() == self.from.len() {
            self.from.start() + at.clamp(self.at.start(), self.at.end()) - self.at.start()
        } else if end {
            self.from.end()
        } else {
            self.from.start()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use nutgraf_core::Span;

    #[test]
    fn a_piece_keeps_its_places_where_it_is_put() {
        // " Tom &amp; Ann" in a document at 10, put at 100 without its first space.
        let mut piece = Places::default();
        piece.add(Span::new(0, 5), Span::new(10, 15));
        piece.add(Span::new(5, 6), Span::new(15, 20));
        piece.add(Span::new(6, 10), Span::new(20, 24));
        let mut all = Places::default();
        all.add_piece(&piece, 1, Span::new(100, 109));
        assert_eq!(all.source(Span::new(100, 103)), Some(Span::new(11, 14)), "Tom");
        assert_eq!(all.source(Span::new(104, 105)), Some(Span::new(15, 20)), "&amp;");
        assert_eq!(all.source(Span::new(102, 109)), Some(Span::new(13, 24)), "m &amp; Ann");
        assert_eq!(all.source(Span::new(0, 50)), None);
        assert_eq!(all.source(Span::new(120, 130)), None);
    }
}
