//! Writes a brief given as JSON on standard input to a Word file: `write_docx OUT.docx [letter] < brief.json`.

use nutgraf_core::{Brief, Exporter};
use nutgraf_docx::{DocxExporter, Paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("which file?")?;
    let paper = if args.next().as_deref() == Some("letter") { Paper::Letter } else { Paper::A4 };
    let brief: Brief = serde_json::from_reader(std::io::stdin())?;
    std::fs::write(out, DocxExporter { paper }.export(&brief)?)?;
    Ok(())
}
