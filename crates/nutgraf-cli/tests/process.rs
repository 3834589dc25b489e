//! The program as a process: everything else is tested through `nutgraf_cli::run`.

use std::io::Write;
use std::process::{Command, Stdio};

const STORY: &str =
    "The city council approved the new bridge on Monday. The vote was 12 to 3. Work starts in June.";

#[test]
fn reads_a_pipe_writes_a_pipe_and_exits_by_the_rules() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["brief", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(STORY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8(output.stdout).unwrap().contains("approved the new bridge"));

    let output =
        Command::new(env!("CARGO_BIN_EXE_nutgraf")).args(["brief", "/no/such/file"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    // No terminal, so no colour.
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: /no/such/file: no such file or directory\n"
    );
}
