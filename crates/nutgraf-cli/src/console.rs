//! Where a call writes: standard output, and standard error for people.

use crate::failure::Failure;
use std::io::{self, BufWriter, IsTerminal, Write};

/// A terminal that standard output is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// Its width, where it says.
    pub(crate) columns: Option<usize>,
    /// Whether text may have colours.
    pub(crate) colour: bool,
}

/// The streams a call writes to, and what is known about them.
pub struct Console<'a> {
    stdout: Box<dyn Write + 'a>,
    stderr: Box<dyn Write + 'a>,
    stdout_terminal: Option<Terminal>,
    colour: bool,
    quiet: bool,
    verbose: bool,
}

impl<'a> Console<'a> {
    /// A console of two plain streams, neither of them a terminal.
    pub fn new(stdout: &'a mut dyn Write, stderr: &'a mut dyn Write) -> Self {
        Self {
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
            stdout_terminal: None,
            colour: false,
            quiet: false,
            verbose: false,
        }
    }

    /// The console of this process. Colour is for terminals, unless `NO_COLOR` is set or `TERM` is `dumb`.
    #[must_use]
    pub fn of_the_process() -> Console<'static> {
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        let colour = !set("NO_COLOR") && !dumb;
        Console {
            stdout: Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
            stderr: Box::new(io::stderr()),
            stdout_terminal: io::stdout().is_terminal().then(|| {
                let size = terminal_size::terminal_size_of(io::stdout());
                Terminal { columns: size.map(|(width, _)| usize::from(width.0)), colour }
            }),
            colour: colour && io::stderr().is_terminal(),
            quiet: false,
            verbose: false,
        }
    }

    /// The same console with standard output taken for a terminal of so many columns, with or without colour.
    #[must_use]
    pub fn with_terminal(mut self, columns: usize, colour: bool) -> Self {
        self.stdout_terminal = Some(Terminal { columns: Some(columns), colour });
        self
    }

    pub(crate) fn set_volume(&mut self, quiet: bool, verbose: bool) {
        (self.quiet, self.verbose) = (quiet, verbose);
    }

    pub(crate) const fn stdout_is_terminal(&self) -> bool {
        self.stdout_terminal.is_some()
    }

    /// The terminal that standard output is, when it is one.
    pub(crate) const fn stdout_terminal(&self) -> Option<Terminal> {
        self.stdout_terminal
    }

    /// Whether text on standard output may have colours.
    pub(crate) const fn stdout_has_colour(&self) -> bool {
        matches!(self.stdout_terminal, Some(Terminal { colour: true, .. }))
    }

    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes to standard output.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.stdout.write_all(bytes).map_err(|e| Failure::of_output(&e))
    }

    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.stdout.flush().map_err(|e| Failure::of_output(&e))
    }

    /// Writes text to standard error as it is. There is nobody left to tell when that fails.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes());
    }

    fn line(&mut self, kind: &str, code: &str, message: &str) {
        let text = if self.colour {
            format!("\x1b[{code}m{kind}:\x1b[0m {message}\n")
        } else {
            format!("{kind}: {message}\n")
        };
        self.say(&text);
    }

    /// An error, with its hint.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        self.line("error", "1;31", &failure.to_string());
        if let Failure::Failed { hint: Some(hint), .. } = failure {
            self.line("hint", "1;36", &hint.clone());
        }
    }

    /// Something to know about a result; not with `--quiet`.
    pub(crate) fn warn(&mut self, message: &str) {
        if !self.quiet {
            self.line("warning", "1;33", message);
        }
    }

    /// Something more; only with `--verbose`.
    pub(crate) fn note(&mut self, message: &str) {
        if self.verbose {
            self.line("note", "1", message);
        }
    }
}
