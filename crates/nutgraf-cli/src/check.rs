//! `nutgraf check`: a brief against its stories.

use crate::args::CheckArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::input;
use nutgraf_core::{Brief, Story, check};
use std::io::Read;

pub(crate) fn run(args: &CheckArgs, stdin: &mut dyn Read, console: &mut Console<'_>) -> Result<u8, Failure> {
    let name = input::name(&args.brief);
    let bytes = input::bytes(&args.brief, stdin)?;
    let brief: Brief = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::new(format!("{name}: not a brief: {error}"))
            .hint("make one with: nutgraf brief STORY -o brief.json")
    })?;
    let mut stories: Vec<Story> = Vec::new();
    for path in &args.stories {
        stories.extend(input::stories(path, &args.reading, stdin)?.into_iter().map(|r| r.story));
    }
    let found = check(&brief, &stories);
    for violation in &found {
        console.write(format!("{name}: {violation}\n").as_bytes())?;
    }
    if !found.is_empty() {
        let s = if found.len() == 1 { "" } else { "s" };
        console.warn(&format!("{name} does not pass: {} violation{s}", found.len()));
        return Ok(crate::CHECK_FAILED);
    }
    if !console.is_quiet() {
        let citations = brief.citations().count();
        console.write(format!("{name}: passes, {citations} citations checked\n").as_bytes())?;
    }
    Ok(crate::FINE)
}
