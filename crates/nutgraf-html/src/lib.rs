//! Brief to one self-contained web page.
//!
//! The end of the walk for readers in a browser: the brief beside what it was made from, and every citation
//! leads to its sentence and highlights it. Nothing is loaded, what a house brings along travels inside, and
//! no script runs; on paper the page looks
//! like the PDF. Structure, language and contrast follow WCAG 2.2, level AA.
//!
//! ```
//! use nutgraf_core::{Exporter, Story};
//! use nutgraf_html::{HtmlExporter, StoryText};
//!
//! let json = include_str!("../../../tests/briefs/least.json");
//! let brief = serde_json::from_str(json).unwrap();
//! let story = Story::parse("The bridge is open.");
//! let exporter = HtmlExporter { stories: vec![StoryText::new(1, &story)], ..HtmlExporter::default() };
//! let page = String::from_utf8(exporter.export(&brief).unwrap()).unwrap();
//! assert!(page.contains(r##"<a href="#s1-p1-1""##));
//! assert!(page.contains(r#"<span class="n1">The bridge is open.</span>"#));
//! ```

mod escape;
mod look;
mod page;
mod story;

pub use story::{StoryBlock, StoryText};

use nutgraf_core::{Brief, ExportError, Exporter, Format, HouseStyle};

/// Writes a brief as one HTML document, UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlExporter {
    /// The stories to show beside the brief. Of a source that is not among them the cited sentences are shown.
    pub stories: Vec<StoryText>,
    /// The look of the house. With colours or a logo of its own the page is light whatever the reader prefers:
    /// that is what its contrast was checked for.
    pub style: HouseStyle,
}

impl Exporter for HtmlExporter {
    fn format(&self) -> Format {
        Format::Html
    }

    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError> {
        page::document(brief, &self.stories, &self.style).map(String::into_bytes)
    }
}
