//! Shortens sentences: JSON Lines `{"id", "text"}` in, JSON Lines `{"id", "text"}` out.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = nutgraf_summarizer::shorten(record["text"].as_str().unwrap_or(""));
        writeln!(out, "{}", serde_json::json!({"id": record["id"], "text": text}))?;
    }
    Ok(())
}
