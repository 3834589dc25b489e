//! Prints the points of the brief of each story given, to be read: `cargo run --example points -- FILE...`

use nutgraf_core::{Point, Story};
use nutgraf_summarizer::{Options, summarize};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        // Stories in one file are separated by a form feed.
        for text in text.split('\u{c}') {
            let brief = summarize(&[Story::parse(text)], &Options::default());
            writeln!(
                out,
                "# {}{}",
                brief.headline.text,
                if brief.headline.derived { " (derived)" } else { "" }
            )?;
            let who = |point: &Point| {
                point.attribution.as_ref().map_or(String::new(), |a| format!(" · {} [{:?}]", a.text, a.kind))
            };
            writeln!(out, "> {}{}", brief.bottom_line.text, who(&brief.bottom_line))?;
            for point in &brief.key_points {
                let from = point.label_from.map_or(String::new(), |f| format!(" ({f:?})"));
                let who = who(point);
                writeln!(out, "- **{}**{from} {}{who}", point.label.as_deref().unwrap_or("-"), point.text)?;
                writeln!(out, "      < {}", point.citations[0].excerpt)?;
            }
            for f in &brief.figures {
                writeln!(out, "  figure  {} | {}", f.value, f.label)?;
            }
            for p in &brief.people {
                writeln!(
                    out,
                    "  person  {} | {} ({})",
                    p.name,
                    p.role.as_deref().unwrap_or("-"),
                    p.mentions
                )?;
            }
            for q in &brief.quotes {
                writeln!(out, "  quote   {} | {}", q.speaker.as_deref().unwrap_or("-"), q.text)?;
            }
            for (name, events) in [("next", &brief.whats_next), ("time", &brief.timeline)] {
                for e in events {
                    writeln!(
                        out,
                        "  {name}    {} [{}] | {}",
                        e.when,
                        e.date.map_or(String::new(), |d| d.to_string()),
                        e.what
                    )?;
                }
            }
            for e in &brief.sourcing.entries {
                writeln!(
                    out,
                    "  source  {} [{:?}] x{}",
                    e.attribution.text, e.attribution.kind, e.sentences
                )?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}
