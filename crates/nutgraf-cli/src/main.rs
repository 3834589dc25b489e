//! The `nutgraf` program: the library with the process's own streams.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut stdin = std::io::stdin();
    nutgraf_cli::run_on(std::env::args_os(), &mut stdin, nutgraf_cli::Console::of_the_process()).into()
}
