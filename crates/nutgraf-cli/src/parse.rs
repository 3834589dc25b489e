//! `nutgraf parse`: a story as it was recognised.

use crate::args::ParseArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::input;
use std::io::Read;

pub(crate) fn run(args: &ParseArgs, stdin: &mut dyn Read, console: &mut Console<'_>) -> Result<u8, Failure> {
    let name = input::name(&args.story);
    for reading in input::stories(&args.story, &args.reading, stdin)? {
        for note in reading.story.notes.iter().filter(|n| input::is_about_bytes(n)) {
            console.warn(&format!("{name}: {}", note.message));
        }
        let mut json = serde_json::to_vec_pretty(&reading.story)
            .map_err(|e| Failure::new(format!("{name}: failed to write JSON: {e}")))?;
        json.push(b'\n');
        console.write(&json)?;
    }
    Ok(crate::FINE)
}
