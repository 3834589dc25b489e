//! The one entrance: bytes in, stories out.

use crate::detect::{Container, container, foreign};
use crate::places::WayBack;
use crate::unpack::{self, Budget};
use crate::{Form, ReadError, ReadOptions};
use crate::{decode, docx, email, feed, html, markdown, news_xml, ninjs, plain, warc, wire};
use nutgraf_core::{Note, Span, Story};
use std::borrow::Cow;
use std::cell::Cell;
use std::io::Cursor;

/// One story of an input, and what to call it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The story.
    pub story: Story,
    /// A name that tells it from the other stories of the same input, made of ASCII letters, digits, `-`
    /// and `.`; `None` when the input is one story.
    pub name: Option<String>,
    /// The form it was read from.
    pub form: Form,
    way_back: Option<WayBack>,
}

impl Reading {
    /// The bytes of the document that `span` of the story's source was read from; in an archive the document is the
    /// unpacked file.
    ///
    /// Plain text and Markdown know them. Of the other forms the way back is lost; and so it is for what a
    /// front matter says.
    #[must_use]
    pub fn raw_span(&self, span: Span) -> Option<Span> {
        self.way_back.as_ref()?.raw_span(&self.story.source, span)
    }
}

/// The stories of `bytes`: one for a document, one an entry for a feed or archive. Never empty. Bytes that are handed
/// over for good become the text of a story without a copy.
///
/// # Errors
/// When a container or structured form is broken, passes a limit, or holds no story. Text never fails.
pub fn read<'b>(bytes: impl Into<Cow<'b, [u8]>>, options: &ReadOptions) -> Result<Vec<Reading>, ReadError> {
    let mut walk = Walk { budget: Budget::new(&options.limits), found: Vec::new() };
    walk.input(bytes.into(), options, None, 0)?;
    if walk.found.is_empty() {
        return Err(ReadError::Empty { what: named(options) });
    }
    let mut readings = walk.found;
    if readings.len() == 1 {
        readings[0].name = None;
    } else {
        number(&mut readings);
    }
    Ok(readings)
}

fn named(options: &ReadOptions) -> String {
    options.name.clone().unwrap_or_else(|| "the input".to_owned())
}

/// Makes the names of several readings distinct, in order.
fn number(readings: &mut [Reading]) {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for reading in readings {
        let base = reading.name.take().filter(|name| !name.is_empty()).unwrap_or_else(|| "story".to_owned());
        let mut name = base.clone();
        while seen.contains_key(&name) {
            let count = seen.entry(base.clone()).or_default();
            *count += 1;
            name = format!("{base}-{count}");
        }
        seen.insert(name.clone(), 1);
        reading.name = Some(name);
    }
}

/// What is left to unpack, and what has been found.
struct Walk {
    budget: Budget,
    found: Vec<Reading>,
}

impl Walk {
    /// Reads a document, or opens a container and reads what it holds.
    fn input(
        &mut self,
        bytes: Cow<'_, [u8]>,
        options: &ReadOptions,
        label: Option<String>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let limits = &options.limits;
        if bytes.len() > limits.document {
            let limit = format!("{} bytes", limits.document);
            return Err(ReadError::Limit { what: format!("size of {}", named(options)), limit });
        }
        let Some(container) = container(&bytes) else { return self.document(bytes, options, label) };
        if depth >= limits.depth {
            let limit = limits.depth.to_string();
            return Err(ReadError::Limit {
                what: format!("depth of containers in {}", named(options)),
                limit,
            });
        }
        match container {
            Container::Gzip | Container::Zstd => {
                let what = named(options);
                let inner = if container == Container::Gzip {
                    unpack::gzip(&bytes, &mut self.budget, &what)?
                } else {
                    unpack::zstd(&bytes, &mut self.budget, &what)?
                };
                let name = options.name.as_ref().map(|n| {
                    n.strip_suffix(".gz").or_else(|| n.strip_suffix(".zst")).unwrap_or(n).to_owned()
                });
                self.input(inner.into(), &ReadOptions { name, ..options.clone() }, label, depth + 1)
            }
            Container::Zip => self.zip(&bytes, options, depth),
            Container::Warc => self.warc(&bytes, options, depth),
        }
    }

    fn zip(&mut self, bytes: &[u8], options: &ReadOptions, depth: usize) -> Result<(), ReadError> {
        const FORM: &str = "zip archive";
        let broken = |detail: String| ReadError::Broken { form: FORM, detail };
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(e.to_string()))?;
        self.count(archive.len(), options)?;
        let mut skipped = None;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|e| broken(format!("entry {index}: {e}")))?;
            let name = file.name().to_owned();
            let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            if file.is_dir() || hidden {
                continue;
            }
            let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
            self.budget.check(file.size(), packed, &name)?;
            let inner = self.budget.read(file, &Cell::new(packed), &name, FORM)?;
            let stem = name.rsplit('/').next().unwrap_or(&name);
            let label = feed::slug(stem.split('.').next().unwrap_or(stem));
            let entry = ReadOptions { name: Some(name), ..options.clone() };
            match self.input(inner.into(), &entry, Some(label), depth + 1) {
                // A picture beside the stories is no reason to refuse them.
                Err(error @ ReadError::Unsupported { .. }) => skipped = skipped.or(Some(error)),
                other => other?,
            }
        }
        match skipped {
            Some(error) if self.found.is_empty() => Err(error),
            _ => Ok(()),
        }
    }

    fn warc(&mut self, bytes: &[u8], options: &ReadOptions, depth: usize) -> Result<(), ReadError> {
        let records = warc::records(bytes)?;
        self.count(records.len(), options)?;
        for record in records {
            let path = record.url.split_once("://").map_or(record.url.as_str(), |(_, rest)| rest);
            let label = feed::slug(path);
            let url = Some(record.url.clone()).filter(|u| !u.is_empty());
            let entry = ReadOptions { name: url.clone(), url, ..options.clone() };
            let body = if record.gzip {
                unpack::gzip(&record.body, &mut self.budget, &record.url)?.into()
            } else {
                record.body
            };
            let before = self.found.len();
            match self.input(body, &entry, Some(label), depth + 1) {
                Err(ReadError::Unsupported { .. }) => {}
                other => other?,
            }
            for reading in self.found.iter_mut().skip(before).filter(|_| record.cut) {
                let message = "the archive ends within the page; the rest of the story is missing";
                reading.story.notes.push(Note::new("truncated", message, None));
            }
        }
        Ok(())
    }

    fn count(&self, more: usize, options: &ReadOptions) -> Result<(), ReadError> {
        if self.found.len() + more > options.limits.entries {
            let what = format!("number of entries in {}", named(options));
            return Err(ReadError::Limit { what, limit: options.limits.entries.to_string() });
        }
        Ok(())
    }

    fn document(
        &mut self,
        bytes: Cow<'_, [u8]>,
        options: &ReadOptions,
        label: Option<String>,
    ) -> Result<(), ReadError> {
        if options.from.is_none()
            && let Some(what) = foreign(&bytes)
        {
            let what =
                options.name.as_ref().map_or_else(|| what.to_owned(), |name| format!("{name}: {what}"));
            return Err(ReadError::Unsupported { what });
        }
        let form = options.from.unwrap_or_else(|| Form::detect(&bytes, options.name.as_deref()));
        let mut found: Vec<(Story, Option<String>)> = Vec::new();
        let mut way_back = None;
        match form {
            Form::Text => {
                let decoded = decode(bytes);
                way_back = Some(WayBack::Whole(decoded.map().clone()));
                found.push((plain::story(decoded, options), None));
            }
            Form::Html => found.push((html::story(decode(bytes), options), None)),
            Form::Markdown => {
                let decoded = decode(bytes);
                let (story, places) = markdown::story(&decoded, options);
                way_back = Some(WayBack::Places(places, Box::new(decoded)));
                found.push((story, None));
            }
            Form::Docx => found.push((docx::story(&bytes, &mut self.budget, options)?, None)),
            #[cfg(feature = "pdf")]
            Form::Pdf => found.push((crate::pdf::story(&bytes, options)?, None)),
            #[cfg(not(feature = "pdf"))]
            Form::Pdf => {
                let what = format!("{}: a pdf file, in a build without the feature `pdf`", named(options));
                return Err(ReadError::Unsupported { what });
            }
            Form::Email => found.push((email::story(&bytes, options)?, None)),
            Form::Feed => {
                let entries = feed::stories(&decode(bytes).text, options)?;
                self.count(entries.len(), options)?;
                found.extend(entries.into_iter().map(|(story, name)| (story, Some(name))));
            }
            Form::Ninjs => found.push((ninjs::story(&decode(bytes).text, options)?, None)),
            Form::NewsMl => {
                let stories = news_xml::news_ml(&decode(bytes).text, options)?;
                if stories.is_empty() {
                    return Err(ReadError::Empty {
                        what: format!("{}: newsml-g2 document without news item", named(options)),
                    });
                }
                found.extend(stories.into_iter().map(|story| {
                    let name = story.headline.as_ref().map(|h| feed::slug(&h.value));
                    (story, name)
                }));
            }
            Form::Nitf => found.push((news_xml::nitf(&decode(bytes).text, options)?, None)),
            Form::Wire => found.push((wire::story(decode(bytes), options), None)),
        }
        let many = found.len() > 1;
        self.found.extend(found.into_iter().map(|(story, name)| {
            let name = match (&label, name) {
                (Some(label), Some(name)) if many => Some(format!("{label}-{name}")),
                (Some(label), _) => Some(label.clone()),
                (None, name) => name,
            };
            Reading { story, name, form, way_back: way_back.take() }
        }));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::{Form, Limits, ReadError, ReadOptions};
    use nutgraf_core::Span;
    use std::io::{Cursor, Write};

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn text_and_markdown_know_the_bytes_they_were_read_from() {
        let bytes = b"\xef\xbb\xbf# Deal\n\nTom &amp; *Ann*\nmet in Oslo.\n";
        let raw = |from: Form, text: &str| {
            let options = ReadOptions { from: Some(from), ..ReadOptions::default() };
            let reading = read(bytes, &options).unwrap().remove(0);
            let at = reading.story.source.find(text).unwrap();
            let span = reading.raw_span(Span::new(at, at + text.len())).unwrap();
            str::from_utf8(&bytes[span.start()..span.end()]).unwrap()
        };
        assert_eq!(raw(Form::Text, "met in"), "met in");
        assert_eq!(raw(Form::Markdown, "Deal"), "Deal");
        assert_eq!(raw(Form::Markdown, "Tom & Ann met"), "Tom &amp; *Ann*\nmet");
        assert_eq!(raw(Form::Markdown, "nn"), "nn");
    }

    #[test]
    fn refuses_what_is_over_the_size_limit_by_name() {
        let limits = Limits { document: 3, ..Limits::default() };
        let options = ReadOptions { name: Some("big.txt".into()), limits, ..ReadOptions::default() };
        let error = read(b"four", &options).unwrap_err();
        assert!(matches!(error, ReadError::Limit { .. }));
        assert_eq!(error.to_string(), "size of big.txt is over the limit of 3 bytes");
    }

    #[test]
    fn nothing_is_a_story_too() {
        for bytes in [b"".as_slice(), b" \r\n", b"x"] {
            assert_eq!(read(bytes, &ReadOptions::default()).unwrap().len(), 1);
        }
    }

    #[test]
    fn each_story_of_an_archive_has_a_name_and_its_own_form() {
        let archive = zip(&[
            ("a/talks.txt", b"Ministers met."),
            ("talks.html", b"<p>Ministers met in Oslo."),
            (".hidden", b"x"),
            ("logo.png", b"\x89PNG"),
        ]);
        let readings = read(&archive, &ReadOptions::default()).unwrap();
        let found: Vec<_> = readings.iter().map(|r| (r.name.as_deref().unwrap(), r.form)).collect();
        assert_eq!(found, [("talks", Form::Text), ("talks-2", Form::Html)]);
    }

    #[test]
    fn an_archive_that_says_it_holds_gigabytes_is_refused_unread() {
        let mut archive = zip(&[("bomb.txt", b"Ministers met.")]);
        // The unpacked size in the central directory, 24 bytes into the entry.
        let entry = memchr::memmem::rfind(&archive, b"PK\x01\x02").unwrap();
        archive[entry + 24..entry + 28].copy_from_slice(&4_000_000_000_u32.to_le_bytes());
        let error = read(&archive, &ReadOptions::default()).unwrap_err();
        assert!(matches!(&error, ReadError::Limit { what, .. } if what.contains("bomb.txt")), "{error}");
    }

    #[test]
    fn archives_within_archives_end_at_the_depth_limit() {
        let mut archive = zip(&[("a.txt", b"Ministers met.")]);
        for _ in 0..2 {
            archive = zip(&[("inner.zip", &archive)]);
        }
        assert_eq!(read(&archive, &ReadOptions::default()).unwrap().len(), 1);
        let error = read(zip(&[("inner.zip", &archive)]), &ReadOptions::default()).unwrap_err();
        assert!(matches!(&error, ReadError::Limit { what, .. } if what.contains("inner.zip")), "{error}");
    }

    #[test]
    fn a_file_without_a_story_is_named() {
        let options = ReadOptions { name: Some("map.png".into()), ..ReadOptions::default() };
        let error = read(b"\x89PNG\r\n", &options).unwrap_err();
        assert_eq!(error.to_string(), "cannot read a story from map.png: a png picture");
    }

    #[cfg(not(feature = "pdf"))]
    #[test]
    fn a_pdf_names_the_feature_that_reads_it() {
        let options = ReadOptions { name: Some("talks.pdf".into()), ..ReadOptions::default() };
        let error = read(b"%PDF-1.7", &options).unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot read a story from talks.pdf: a pdf file, in a build without the feature `pdf`"
        );
    }

    #[test]
    fn a_page_that_its_archive_cuts_says_so() {
        let record = |missing: usize| {
            let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ministers met on Monday.</p>";
            format!(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n\
                 Content-Length: {}\r\n\r\n{page}",
                page.len() + missing
            )
        };
        let cut = |missing: usize| {
            let readings = read(record(missing).as_bytes(), &ReadOptions::default()).unwrap();
            readings[0].story.notes.iter().any(|n| n.kind == "truncated")
        };
        assert!(cut(5000) && !cut(0));
    }

    #[test]
    fn text_that_is_named_like_a_message_is_read_as_text() {
        let options = ReadOptions { name: Some("talks.eml".into()), ..ReadOptions::default() };
        let story = &read(b"Ministers met on Monday. They agreed.", &options).unwrap()[0].story;
        assert_eq!(story.sentences().count(), 2);
        assert!(story.notes.iter().any(|n| n.kind == "no-header"));
    }

    #[test]
    fn a_cut_archive_is_broken_not_empty() {
        let archive = zip(&[("a.txt", b"Ministers met.")]);
        let error = read(&archive[..archive.len() - 10], &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().starts_with("broken zip archive: "), "{error}");
    }
}
