//! Prints the times of a text, one a line.
//!
//! `cargo run -p nutgraf-language --example annotate -- story.txt [reference date]`

#![expect(clippy::print_stdout, reason = "its output is its purpose")]

use nutgraf_language::times::times;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("expected the path of a text")?)?;
    let reference = arguments.next().map(|date| date.parse()).transpose()?;
    for time in times(&text, reference) {
        let value = time.value.as_deref().unwrap_or("-");
        let deadline = if time.deadline { " deadline" } else { "" };
        println!(
            "time {} [{}] {value} {:?} {:?} {:?}{deadline}",
            time.span,
            time.span.slice(&text),
            time.kind,
            time.relation,
            time.direction
        );
    }
    Ok(())
}
