//! Shortens sentences: JSON Lines `{"id", "text"}` in, JSON Lines `{"id", "text", "attribution"}` out.
//!
//! ```text
//! zcat google.jsonl.gz | cargo run --release --example shorten [brief|tight|headline] > shortened.jsonl
//! ```
//!
//! Tight unless told otherwise.

use nutgraf_summarizer::{Style, shorten};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let style = match std::env::args().nth(1).as_deref() {
        None | Some("tight") => Style::Tight,
        Some("brief") => Style::Brief,
        Some("headline") => Style::Headline,
        Some(other) => return Err(format!("unknown style {other:?}: brief, tight or headline").into()),
    };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let short = shorten(record["text"].as_str().unwrap_or(""), style);
        let attribution = short.attribution.map(|a| a.text);
        let line = serde_json::json!({"id": record["id"], "text": short.text, "attribution": attribution});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
