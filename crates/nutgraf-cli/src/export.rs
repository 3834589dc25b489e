//! Formats: their names, and the exporter for each.

use crate::args::{PageArgs, Pages, Paper};
use nutgraf_core::{Brief, ExportError, Exporter, Format, Story};
use nutgraf_docx::DocxExporter;
use nutgraf_html::{HtmlExporter, StoryText};
use nutgraf_markdown::MarkdownExporter;
use nutgraf_pdf::PdfExporter;
use nutgraf_text::TextExporter;
use std::path::Path;

/// Every format that can be written, in the order in which they are listed to people.
const FORMATS: &[Format] =
    &[Format::Markdown, Format::Docx, Format::Pdf, Format::Html, Format::Text, Format::Json];

/// The format with this name, which is its extension or its long name.
pub(crate) fn format_of(name: &str) -> Option<Format> {
    let long = match name.to_ascii_lowercase().as_str() {
        "markdown" => Some(Format::Markdown),
        "word" => Some(Format::Docx),
        "htm" => Some(Format::Html),
        "text" => Some(Format::Text),
        _ => None,
    };
    long.or_else(|| FORMATS.iter().copied().find(|f| f.extension().eq_ignore_ascii_case(name)))
}

/// The format of a file, by its extension.
pub(crate) fn format_of_file(path: &Path) -> Option<Format> {
    format_of(path.extension()?.to_str()?)
}

/// The formats' names in a row.
pub(crate) fn names() -> String {
    FORMATS.iter().map(|f| f.extension()).collect::<Vec<_>>().join(", ")
}

/// How documents are set.
#[derive(Debug)]
pub(crate) struct Setting {
    pdf: PdfExporter,
    docx: DocxExporter,
    markdown: MarkdownExporter,
}

impl Setting {
    /// The setting that was asked for.
    pub(crate) fn new(args: &PageArgs) -> Self {
        let (pdf, docx) = match args.page {
            Paper::A4 => (nutgraf_pdf::Paper::A4, nutgraf_docx::Paper::A4),
            Paper::Letter => (nutgraf_pdf::Paper::Letter, nutgraf_docx::Paper::Letter),
        };
        let pages = match args.pages {
            Pages::One => nutgraf_pdf::Pages::One,
            Pages::Many => nutgraf_pdf::Pages::Many,
        };
        Self {
            pdf: PdfExporter { paper: pdf, pages, large_print: args.large_print, ..PdfExporter::default() },
            docx: DocxExporter { paper: docx, ..DocxExporter::default() },
            markdown: MarkdownExporter { front_matter: args.front_matter },
        }
    }

    /// The brief cut to what fits the page. All formats are made from it, so that they say the same.
    pub(crate) fn fit(&self, brief: &Brief) -> Result<Brief, ExportError> {
        nutgraf_pdf::fit(brief, &self.pdf)
    }

    /// The bytes of a brief in a format; a web page shows its stories beside it, plain text may have colours.
    pub(crate) fn export(
        &self,
        brief: &Brief,
        stories: &[Story],
        format: Format,
        colour: bool,
    ) -> Result<Vec<u8>, ExportError> {
        match format {
            Format::Markdown => self.markdown.export(brief),
            Format::Docx => self.docx.export(brief),
            Format::Pdf => self.pdf.export(brief),
            Format::Html => {
                let stories = stories.iter().enumerate().map(|(i, s)| StoryText::new(i + 1, s)).collect();
                HtmlExporter { stories }.export(brief)
            }
            Format::Text => TextExporter { colour, ..TextExporter::default() }.export(brief),
            Format::Json => json(brief),
        }
    }
}

fn json(brief: &Brief) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(brief)
        .map_err(|e| ExportError::Build { part: "JSON".to_owned(), reason: e.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}
