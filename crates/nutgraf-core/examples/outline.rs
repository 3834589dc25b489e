//! Prints the outline of each story given: what the parser makes of it, sentence by sentence.

#[path = "../tests/support/outline.rs"]
mod outline;

use nutgraf_core::Story;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args_os().skip(1) {
        let text = std::fs::read(&path)?;
        let story = Story::parse(String::from_utf8_lossy(&text));
        writeln!(out, "# {}\n{}", path.display(), outline::outline(&story))?;
    }
    Ok(())
}
