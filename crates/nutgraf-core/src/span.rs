//! Half-open byte ranges into a story's source text.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A half-open range of bytes `start..end` in a story's decoded source text.
///
/// `start <= end` always holds. In JSON it is the array `[start, end]`; it prints as `12..34`. Offsets are kept in
/// 32 bits, since a story holds very many spans; one beyond [`Span::FARTHEST`] is taken for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The last byte offset that a span can hold; the text of a story ends before it.
    pub const FARTHEST: usize = u32::MAX as usize;

    /// The span `start..end`; the two are swapped when given the wrong way round.
    #[inline]
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let (start, end) = (narrow(start), narrow(end));
        if start <= end { Self { start, end } } else { Self { start: end, end: start } }
    }

    /// First byte.
    #[inline]
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[inline]
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[inline]
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers no byte.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[inline]
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[inline]
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text it covers, or `""` when it does not fall on character boundaries of `source`.
    #[inline]
    #[must_use]
    pub fn slice(self, source: &str) -> &str {
        source.get(self.start()..self.end()).unwrap_or("")
    }

    /// The span without leading and trailing white space of the text it covers.
    #[must_use]
    pub fn trimmed(self, source: &str) -> Self {
        let text = self.slice(source);
        let start = self.start() + (text.len() - text.trim_start().len());
        Self::new(start, (start + text.trim().len()).max(start))
    }

    /// The span moved `by` bytes to the right.
    #[inline]
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }
}

/// An offset in 32 bits.
const fn narrow(offset: usize) -> u32 {
    if offset > Span::FARTHEST { u32::MAX } else { offset as u32 }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start(), span.end())
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn trims_white_space_of_the_text_it_covers() {
        assert_eq!(Span::new(1, 6).trimmed("x ab  y"), Span::new(2, 4));
        assert!(Span::new(1, 3).trimmed("x  y").is_empty());
    }

    #[test]
    fn prints_as_a_range_and_serialises_as_an_array() {
        assert_eq!(Span::new(12, 34).to_string(), "12..34");
        assert_eq!(serde_json::to_string(&Span::new(12, 34)).unwrap(), "[12,34]");
    }

    #[test]
    fn beyond_its_reach_it_ends_at_the_farthest_byte() {
        let far = Span::FARTHEST.saturating_add(5);
        assert_eq!(Span::new(3, far), Span::new(3, Span::FARTHEST));
        assert_eq!(Span::new(2, 4).shifted(Span::FARTHEST), Span::new(far, far));
    }

    #[test]
    fn off_a_character_boundary_it_covers_nothing() {
        assert_eq!(Span::new(0, 1).slice("é"), "");
    }
}
