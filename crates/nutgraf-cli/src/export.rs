//! Formats: their names, and the exporter for each.

use crate::args::{self, PageArgs, Pages};
use crate::console::Terminal;
use crate::failure::Failure;
use crate::{house_style, system_fonts};
use nutgraf_core::{Brief, ExportError, Exporter, Format, HouseStyle, Paper, Story};
use nutgraf_docx::DocxExporter;
use nutgraf_html::{HtmlExporter, StoryText};
use nutgraf_markdown::MarkdownExporter;
use nutgraf_pdf::{PdfExporter, PdfStyle};
use nutgraf_style::StyleFile;
use nutgraf_text::TextExporter;
use std::borrow::Cow;
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

/// The longest line of text that the eye finds back from.
const WIDEST: usize = 100;

/// How documents are set.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pdf: PdfExporter,
    docx: DocxExporter,
    markdown: MarkdownExporter,
    style: HouseStyle,
}

impl Setting {
    /// The setting that was asked for.
    pub(crate) fn new(args: &PageArgs) -> Result<Self, Failure> {
        let StyleFile { style, paper } = match &args.style {
            Some(path) => house_style::load(path)?,
            None => StyleFile::default(),
        };
        let paper = match args.page {
            Some(args::Paper::A4) => Paper::A4,
            Some(args::Paper::Letter) => Paper::Letter,
            None => paper.unwrap_or_default(),
        };
        let pages = match args.pages {
            Pages::One => nutgraf_pdf::Pages::One,
            Pages::Many => nutgraf_pdf::Pages::Many,
        };
        let pdf_style = PdfStyle::new(style.clone()).map_err(|e| Failure::new(e.to_string()))?;
        Ok(Self {
            pdf: PdfExporter {
                paper,
                pages,
                large_print: args.large_print,
                style: pdf_style,
                ..PdfExporter::default()
            },
            docx: DocxExporter { paper, style: style.clone(), embed_fonts: args.embed_fonts },
            markdown: MarkdownExporter { front_matter: args.front_matter, style: style.clone() },
            style,
        })
    }

    /// The brief cut to what fits the page. All formats are made from it, so that they say the same.
    pub(crate) fn fit(&self, brief: &Brief) -> Result<Brief, ExportError> {
        nutgraf_pdf::fit(brief, &self.pdf)
    }

    /// The setting for a brief whose PDF needs characters that its fonts lack, with fonts of this system that have
    /// them; and what to tell of it. The same setting when nothing is lacking.
    pub(crate) fn with_glyphs_for(&self, brief: &Brief) -> (Cow<'_, Self>, Vec<String>) {
        let missing = self.pdf.missing_characters(brief);
        if missing.is_empty() {
            return (Cow::Borrowed(self), Vec::new());
        }
        let (fonts, notes) = system_fonts::having(&missing);
        let pdf = PdfExporter { fallback_fonts: fonts, ..self.pdf.clone() };
        (Cow::Owned(Self { pdf, ..self.clone() }), notes)
    }

    /// The bytes of a brief in a format; a web page shows its stories beside it, plain text is made for a
    /// terminal when there is one.
    pub(crate) fn export(
        &self,
        brief: &Brief,
        stories: &[Story],
        format: Format,
        terminal: Option<Terminal>,
    ) -> Result<Vec<u8>, ExportError> {
        match format {
            Format::Markdown => self.markdown.export(brief),
            Format::Docx => self.docx.export(brief),
            Format::Pdf => self.pdf.export(brief),
            Format::Html => {
                let stories = stories.iter().enumerate().map(|(i, s)| StoryText::new(i + 1, s)).collect();
                HtmlExporter { stories, style: self.style.clone() }.export(brief)
            }
            Format::Text => {
                let usual = TextExporter { style: self.style.clone(), ..TextExporter::default() };
                match terminal {
                    Some(Terminal { colour, columns }) => {
                        TextExporter { colour, width: columns.unwrap_or(usual.width).min(WIDEST), ..usual }
                    }
                    None => usual,
                }
                .export(brief)
            }
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
