//! What the tests share: calls of the program, and the samples.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

/// What a call of the program gave.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: u8,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Outcome {
    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("standard output is UTF-8")
    }
}

/// Runs one call of the program with nothing on standard input.
pub(crate) fn nutgraf(args: &[&str]) -> Outcome {
    nutgraf_on(args, b"")
}

/// Runs one call of the program.
pub(crate) fn nutgraf_on(args: &[&str], mut stdin: &[u8]) -> Outcome {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["nutgraf"].iter().chain(args).copied().collect::<Vec<_>>();
    let code = nutgraf_cli::run(args, &mut stdin, &mut out, &mut err);
    Outcome { code, out, err: String::from_utf8(err).expect("standard error is UTF-8") }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace").to_owned()
}

/// Every sample: its name and its story, sorted.
pub(crate) fn samples() -> Vec<(String, PathBuf)> {
    let mut out: Vec<(String, PathBuf)> = std::fs::read_dir(root().join("samples"))
        .expect("there are samples")
        .filter_map(|entry| {
            let dir = entry.ok()?.path();
            let story = std::fs::read_dir(&dir)
                .ok()?
                .filter_map(|e| Some(e.ok()?.path()))
                .find(|p| p.file_stem().is_some_and(|s| s == "story"))?;
            Some((dir.file_name()?.to_string_lossy().into_owned(), story))
        })
        .collect();
    out.sort();
    assert!(out.len() >= 8, "the samples are there");
    out
}

/// The date a sample's README gives, which its story's text does not have.
pub(crate) fn date(slug: &str) -> Option<String> {
    let table = std::fs::read_to_string(root().join("samples/README.md")).ok()?;
    let row = table.lines().find(|l| l.contains(&format!("[{slug}]")))?;
    let cell = row.split('|').map(str::trim).find(|c| c.len() == 10 && c.as_bytes()[4] == b'-')?;
    Some(cell.to_owned())
}

/// The arguments that brief a sample, with its date.
pub(crate) fn brief_args(slug: &str, story: &Path) -> Vec<String> {
    let mut args = vec!["brief".to_owned(), story.display().to_string(), "--quiet".to_owned()];
    if let Some(date) = date(slug) {
        args.extend(["--date".to_owned(), date]);
    }
    args
}

/// A sample's brief in one format.
pub(crate) fn brief(slug: &str, story: &Path, format: &str) -> Vec<u8> {
    let mut args = brief_args(slug, story);
    args.extend(["-f".to_owned(), format.to_owned()]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = nutgraf(&args);
    assert_eq!(outcome.code, 0, "{slug}: {}", outcome.err);
    outcome.out
}
