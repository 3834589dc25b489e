//! Stories from files and standard input.

use crate::args::ReadingArgs;
use crate::failure::{Failure, reason};
use nutgraf_core::{Note, Story};
use nutgraf_readers::{Limits, ReadOptions, Reading, read};
use nutgraf_summarizer::LONGEST_SENTENCE;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Whether a path stands for a standard stream.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What to call an input in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_standard(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The bytes of an input, as far as a reader would take them.
pub(crate) fn bytes(path: &Path, stdin: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let most = Limits::default().document as u64 + 1;
    let mut bytes = Vec::new();
    let result = if is_standard(path) {
        stdin.take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| {
            let size = file.metadata().map_or(0, |m| m.len().min(most));
            bytes.reserve_exact(usize::try_from(size).unwrap_or(0));
            file.take(most).read_to_end(&mut bytes)
        })
    };
    result.map_err(|error| failure(path, &error))?;
    Ok(bytes)
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    let failure = Failure::new(format!("{}: {}", name(path), reason(error)));
    match error.kind() {
        io::ErrorKind::IsADirectory => failure.hint("name the files in it, as in DIR/*.txt"),
        io::ErrorKind::NotFound if path.as_os_str().to_string_lossy().starts_with("http") => {
            failure.hint("nutgraf does not fetch pages; try: curl -s URL | nutgraf brief -")
        }
        _ => failure,
    }
}

/// The stories of an input.
pub(crate) fn stories(
    path: &Path,
    args: &ReadingArgs,
    stdin: &mut dyn Read,
) -> Result<Vec<Reading>, Failure> {
    let bytes = bytes(path, stdin)?;
    let options = ReadOptions {
        name: (!is_standard(path))
            .then(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        from: args.from,
        date: args.date,
        ..ReadOptions::default()
    };
    read(bytes, &options).map_err(|error| Failure::new(format!("{}: {error}", name(path))))
}

/// Why nothing can be briefed, when a story has no sentence, or none that is short enough.
pub(crate) fn nothing_to_brief(story: &Story) -> Option<String> {
    let mut sentences = story.sentences().map(|(_, _, sentence)| sentence.span.len()).peekable();
    let runs_on = sentences.peek().is_some();
    if sentences.any(|bytes| bytes <= LONGEST_SENTENCE) {
        return None;
    }
    Some(if runs_on {
        format!("there is no sentence in it that ends within {LONGEST_SENTENCE} bytes")
    } else if story.source.is_empty() {
        "there is nothing in it".to_owned()
    } else if story.source.trim().is_empty() {
        "there is only white space in it".to_owned()
    } else if story.removed.is_empty() {
        "there is no sentence in it".to_owned()
    } else {
        let first = story.text(story.removed[0].span).trim();
        format!("there is no story in it, only boilerplate such as {:?}", beginning(first))
    })
}

fn beginning(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}

/// Whether a note tells of bytes that are not in the story as they were in the file.
pub(crate) fn is_about_bytes(note: &Note) -> bool {
    matches!(
        note.kind.as_str(),
        "invalid-utf-8" | "undecodable-bytes" | "nul-bytes" | "encoding" | "mojibake"
    )
}
