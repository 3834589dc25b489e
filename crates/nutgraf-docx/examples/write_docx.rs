//! Writes a brief given as JSON on standard input to a Word file:
//! `write_docx OUT.docx [letter] [fonts] < brief.json`; with `fonts` it carries the fonts it is set in.

use nutgraf_core::{Brief, Exporter};
use nutgraf_docx::{DocxExporter, Paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("which file?")?;
    let options: Vec<String> = args.collect();
    let has = |name: &str| options.iter().any(|o| o == name);
    let paper = if has("letter") { Paper::Letter } else { Paper::A4 };
    let brief: Brief = serde_json::from_reader(std::io::stdin())?;
    let exporter = DocxExporter { paper, embed_fonts: has("fonts"), ..DocxExporter::default() };
    std::fs::write(out, exporter.export(&brief)?)?;
    Ok(())
}
