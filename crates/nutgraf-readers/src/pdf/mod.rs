//! PDF files, behind the feature `pdf`: the words of each page in the order in which it shows them, by lines and
//! paragraphs. A scan without a layer of text holds none.

mod fonts;
mod page;
mod paragraphs;

use crate::{Limits, ReadError, ReadOptions};
use lopdf::{Document, LoadOptions};
use nutgraf_core::{Note, Story};
use page::Line;

const FORM: &str = "pdf file";

/// The story of a PDF file.
pub(crate) fn story(bytes: &[u8], options: &ReadOptions) -> Result<Story, ReadError> {
    // The parser is written for files that keep to the standard; one that does not is broken, not a fault here.
    let pages = std::panic::catch_unwind(|| pages(bytes, &options.limits))
        .unwrap_or_else(|_| Err(broken("its parser gave up")))?;
    let count = pages.len();
    let (text, left_out) = paragraphs::text(pages);
    if text.is_empty() {
        let what = options.name.clone().unwrap_or_else(|| "the input".to_owned());
        return Err(ReadError::Empty { what: format!("{what}: {count} pages without a layer of text") });
    }
    let mut story = Story::parse_with(text, &options.known());
    if left_out > 0 {
        let message =
            format!("{left_out} lines at the edges of pages were left out: page numbers and running heads");
        story.notes.insert(0, Note::new("page-furniture", message, None));
    }
    Ok(story)
}

fn broken(detail: impl Into<String>) -> ReadError {
    ReadError::Broken { form: FORM, detail: detail.into() }
}

/// The lines of each page.
fn pages(bytes: &[u8], limits: &Limits) -> Result<Vec<Vec<Line>>, ReadError> {
    let load = LoadOptions { max_decompressed_size: Some(limits.document), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, load).map_err(|e| broken(e.to_string()))?;
    if document.is_encrypted() {
        return Err(ReadError::Unsupported { what: "an encrypted pdf file".to_owned() });
    }
    let mut left = limits.unpacked;
    let mut out = Vec::new();
    for (number, id) in document.get_pages() {
        let content = document
            .get_page_content_with_limit(id, limits.document.min(left))
            .map_err(|e| broken(format!("page {number}: {e}")))?;
        left = left.saturating_sub(content.len());
        out.push(page::lines(&document, id, &content, limits.document));
    }
    Ok(out)
}

#[cfg(test)]
mod tests;
