//! Completions and man pages, from the same structs as the help.

use crate::args::{Args, CompletionsArgs, ManArgs};
use crate::console::Console;
use crate::failure::Failure;
use clap::CommandFactory;

pub(crate) fn completions(args: &CompletionsArgs, console: &mut Console<'_>) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "nutgraf", &mut script);
    console.write(&script)?;
    Ok(crate::FINE)
}

pub(crate) fn page(args: &ManArgs, console: &mut Console<'_>) -> Result<u8, Failure> {
    let mut command = Args::command();
    command.build();
    if let Some(name) = &args.command {
        let Some(found) = command.get_subcommands().find(|c| c.get_name() == name) else {
            let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
            return Err(Failure::new(format!("there is no command {name:?}"))
                .hint(format!("commands are {}", names.join(", "))));
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|e| Failure::new(format!("failed to write the man page: {e}")))?;
    console.write(&page)?;
    Ok(crate::FINE)
}
