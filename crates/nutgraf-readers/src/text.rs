//! The source text of a story that is extracted from mark-up, written piece by piece.

use nutgraf_core::{Element, ElementKind, Span};

/// A text in the making and its typed pieces, one blank line between two pieces.
#[derive(Debug, Default)]
pub(crate) struct SourceText {
    text: String,
    elements: Vec<Element>,
}

impl SourceText {
    /// Appends a piece and returns where it stands.
    pub(crate) fn piece(&mut self, text: &str, kind: ElementKind) -> Span {
        let span = self.line(text);
        if !span.is_empty() {
            self.elements.push(Element::new(kind, span));
        }
        span
    }

    /// Appends text that is no piece of the body, such as a headline that is known as metadata.
    pub(crate) fn line(&mut self, text: &str) -> Span {
        let text = text.trim();
        if !self.text.is_empty() && !text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        Span::new(start, self.text.len())
    }

    /// Appends a table's row, cells set apart by tabs; consecutive rows are on consecutive lines.
    pub(crate) fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        let follows = matches!(self.elements.last(), Some(Element { kind: ElementKind::TableRow { .. }, span })
            if span.end() == self.text.len());
        if !self.text.is_empty() {
            self.text.push_str(if follows { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        let mut spans = Vec::new();
        for cell in cells {
            if !spans.is_empty() {
                self.text.push('\t');
            }
            let at = self.text.len();
            self.text.push_str(cell.trim());
            spans.push(Span::new(at, self.text.len()));
        }
        let span = Span::new(start, self.text.len());
        self.elements.push(Element::new(ElementKind::TableRow { cells: spans }, span));
    }

    /// The pieces so far.
    pub(crate) fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The text and its pieces.
    pub(crate) fn finish(self) -> (String, Vec<Element>) {
        (self.text, self.elements)
    }
}

#[cfg(test)]
mod tests {
    use super::SourceText;
    use nutgraf_core::{ElementKind, Span};

    #[test]
    fn pieces_stand_on_their_own_and_rows_on_lines() {
        let mut out = SourceText::default();
        out.line("Head");
        assert_eq!(out.piece(" One. ", ElementKind::Text), Span::new(6, 10));
        out.piece("  ", ElementKind::Text);
        out.row(["a", "b"].into_iter());
        out.row(["c"].into_iter());
        let (text, elements) = out.finish();
        assert_eq!(text, "Head\n\nOne.\n\na\tb\nc");
        assert_eq!(elements.len(), 3);
    }
}
