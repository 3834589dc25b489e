//! Writes a brief given as JSON on standard input to a web page: `write_html OUT.html [STORY.txt] < brief.json`.

use nutgraf_core::{Brief, Exporter, Story};
use nutgraf_html::{HtmlExporter, StoryText};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("which file?")?;
    let brief: Brief = serde_json::from_reader(std::io::stdin())?;
    let story = args.next().map(std::fs::read_to_string).transpose()?;
    let stories = story.iter().map(|s| StoryText::new(1, &Story::parse(s))).collect();
    std::fs::write(out, HtmlExporter { stories, ..HtmlExporter::default() }.export(&brief)?)?;
    Ok(())
}
