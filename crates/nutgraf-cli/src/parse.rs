//! `nutgraf parse`: a story as it was recognised.

mod text;

use crate::args::{ParseArgs, View};
use crate::console::Console;
use crate::failure::Failure;
use crate::input;
use std::io::Read;

pub(crate) fn run(args: &ParseArgs, stdin: &mut dyn Read, console: &mut Console<'_>) -> Result<u8, Failure> {
    let name = input::name(&args.story);
    let readings = input::stories(&args.story, &args.reading, stdin)?;
    let mut first = true;
    for reading in &readings {
        for note in reading.story.notes.iter().filter(|n| input::is_about_bytes(n)) {
            console.warn(&format!("{name}: {}", note.message));
        }
        let bytes = match args.format {
            View::Json => {
                let mut json = serde_json::to_vec_pretty(&reading.story)
                    .map_err(|e| Failure::new(format!("{name}: failed to write JSON: {e}")))?;
                json.push(b'\n');
                json
            }
            View::Text => {
                let gap = if first { "" } else { "\n\n" };
                let view = text::view(&reading.story, reading.name.as_deref(), console.stdout_has_colour());
                format!("{gap}{view}").into_bytes()
            }
        };
        console.write(&bytes)?;
        first = false;
    }
    Ok(crate::FINE)
}
