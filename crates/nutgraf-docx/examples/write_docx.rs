//! Writes a brief given as JSON on standard input to a Word file: `write_docx OUT.docx [letter] < brief.json`.
//! With `FONTS=DIR` it carries Source Serif 4 from that folder.

use nutgraf_core::{Brief, Exporter};
use nutgraf_docx::{DocxExporter, EmbeddedFonts, Paper};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("which file?")?;
    let paper = if args.next().as_deref() == Some("letter") { Paper::Letter } else { Paper::A4 };
    let brief: Brief = serde_json::from_reader(std::io::stdin())?;
    let embed_fonts = match std::env::var("FONTS") {
        Ok(folder) => {
            let face = |name: &str| std::fs::read(format!("{folder}/SourceSerif4-{name}.ttf"));
            let (regular, bold, italic) = (face("Regular")?, face("Bold")?, face("It")?);
            Some(EmbeddedFonts { family: "Source Serif 4".to_owned(), regular, bold, italic })
        }
        Err(_) => None,
    };
    std::fs::write(out, DocxExporter { paper, embed_fonts }.export(&brief)?)?;
    Ok(())
}
