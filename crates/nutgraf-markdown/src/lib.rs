//! Brief to Markdown.
//!
//! The end of the walk for plain-text desks: one tidy page that reads well as it is and renders alike in
//! CommonMark and on GitHub. A citation is written `[¶7]` and leads to the Sources list; the cited sentence
//! itself stands in the link definitions at the end, where a reader of the source finds it and a browser
//! shows it under the pointer.
//!
//! ```
//! use nutgraf_core::Exporter;
//! use nutgraf_markdown::MarkdownExporter;
//!
//! let json = include_str!("../../../tests/briefs/least.json");
//! let brief = serde_json::from_str(json).unwrap();
//! let page = String::from_utf8(MarkdownExporter::default().export(&brief).unwrap()).unwrap();
//! assert!(page.starts_with("# Bridge opens\n"));
//! assert!(page.contains("> **Bottom line.** The bridge is open. [¶1]\n"));
//! assert!(page.contains("[¶1]: #s1-p1 \"The bridge is open.\"\n"));
//! ```

mod escape;
mod front_matter;
mod page;

use nutgraf_core::wording::Page;
use nutgraf_core::{Brief, ExportError, Exporter, Format, HouseStyle};

/// Writes a brief as Markdown, UTF-8, one line a paragraph, ending in a line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkdownExporter {
    /// Whether YAML front matter (title, author, date, language, source, hash) stands before the page.
    pub front_matter: bool,
    /// The look of the house: its name, its titles and their order.
    pub style: HouseStyle,
}

impl Exporter for MarkdownExporter {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn export(&self, brief: &Brief) -> Result<Vec<u8>, ExportError> {
        let mut out = String::with_capacity(8 * 1024);
        if self.front_matter {
            front_matter::write(&mut out, brief);
        }
        page::write(&mut out, &Page::styled(brief, &self.style), brief);
        Ok(out.into_bytes())
    }
}
