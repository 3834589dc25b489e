//! Writes a brief's JSON as PDF: `export BRIEF.json OUT.pdf [letter] [large] [many]`.

use nutgraf_core::Exporter;
use nutgraf_pdf::{Pages, Paper, PdfExporter};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (input, output) = (args.next().ok_or("no brief")?, args.next().ok_or("no output")?);
    let mut exporter = PdfExporter::default();
    for word in args {
        match word.as_str() {
            "letter" => exporter.paper = Paper::Letter,
            "large" => exporter.large_print = true,
            "many" => exporter.pages = Pages::Many,
            font => exporter.fallback_fonts.extend(nutgraf_pdf::FallbackFont::new(std::fs::read(font)?, 0)),
        }
    }
    let brief = serde_json::from_slice(&std::fs::read(input)?)?;
    std::fs::write(output, exporter.export(&brief)?)?;
    Ok(())
}
