//! The nutgraf command line: one command from stories to one-page briefs.
//!
//! The only crate that touches files, environment and terminal. It walks each story through the house,
//! readers, summarizer, check, exporter, and puts what comes out where it was asked for: whole or not at all.
//!
//! ```
//! let story = "The council approved the bridge on Monday. Work starts in June.";
//! let (mut out, mut err) = (Vec::new(), Vec::new());
//! let code = nutgraf_cli::run(["nutgraf", "brief", "-", "-f", "json"], &mut story.as_bytes(), &mut out, &mut err);
//! assert_eq!(code, 0);
//! assert!(String::from_utf8(out).unwrap().starts_with("{\n  \"schema\": 1,"));
//! ```

mod args;
mod brief;
mod check;
mod console;
mod export;
mod failure;
mod house_style;
mod input;
mod manual;
mod output;
mod parse;
mod stream;
mod system_fonts;

pub use console::Console;

use args::{Args, Command};
use clap::{CommandFactory, FromArgMatches};
use failure::Failure;
use std::ffi::OsString;
use std::io::{Read, Write};

/// Exit code when all went well, and when the reader of a pipe has seen enough.
const FINE: u8 = 0;
/// Exit code when a check failed.
const CHECK_FAILED: u8 = 1;
/// Exit code of a wrong call, and when any input failed.
const FAILED: u8 = 2;

/// How many threads this machine runs at a time.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs one call of the program, none of its streams being a terminal, and returns its exit code.
pub fn run<A>(
    args: impl IntoIterator<Item = A>,
    stdin: &mut (dyn Read + Send),
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> u8
where
    A: Into<OsString> + Clone,
{
    run_on(args, stdin, Console::new(stdout, stderr))
}

/// Runs one call of the program on a console and returns its exit code.
pub fn run_on<A>(
    args: impl IntoIterator<Item = A>,
    stdin: &mut (dyn Read + Send),
    mut console: Console<'_>,
) -> u8
where
    A: Into<OsString> + Clone,
{
    let result = match Args::command().try_get_matches_from(args).and_then(|m| Args::from_arg_matches(&m)) {
        Ok(args) => {
            console.set_volume(args.quiet, args.verbose);
            command(args.command, stdin, &mut console)
        }
        Err(error) => usage(&error, &mut console),
    };
    let result = result.and_then(|code| console.flush().map(|()| code));
    match result {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => FINE,
        Err(failure) => {
            console.fail(&failure);
            FAILED
        }
    }
}

fn command(
    command: Command,
    stdin: &mut (dyn Read + Send),
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    match command {
        Command::Brief(args) => brief::run(&args, stdin, console),
        Command::Parse(args) => parse::run(&args, stdin, console),
        Command::Check(args) => check::run(&args, stdin, console),
        Command::Stream(args) => stream::run(&args, stdin, console),
        Command::Completions(args) => manual::completions(&args, console),
        Command::Man(args) => manual::page(&args, console),
    }
}

/// Help and version go to standard output, a wrong call to standard error.
fn usage(error: &clap::Error, console: &mut Console<'_>) -> Result<u8, Failure> {
    let text = error.render().to_string();
    if error.use_stderr() {
        console.say(&text);
        return Ok(FAILED);
    }
    console.write(text.as_bytes())?;
    Ok(FINE)
}
