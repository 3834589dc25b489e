//! The examples of the README do what it says.

mod house;

use house::{nutgraf_on, root};

/// The fenced blocks of a language in a Markdown text.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn console_examples_run_and_print_what_is_shown() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    std::env::set_current_dir(root()).unwrap();
    let blocks = blocks(&readme, "console");
    assert!(!blocks.is_empty());
    let dir = tempfile::tempdir().unwrap();
    for block in blocks {
        for example in block.split("$ ").skip(1) {
            let (command, shown) = example.split_once('\n').unwrap_or((example, ""));
            let command = command.split(" #").next().unwrap_or(command).trim();
            let Some(args) = command.strip_prefix("nutgraf ") else { continue };
            let (args, stdin) = match args.split_once(" < ") {
                Some((args, file)) => (args, std::fs::read(file.trim()).unwrap()),
                None => (args, Vec::new()),
            };
            let args: Vec<String> =
                args.split_whitespace().map(|a| a.replace("/tmp", dir.path().to_str().unwrap())).collect();
            let outcome = nutgraf_on(&args.iter().map(String::as_str).collect::<Vec<_>>(), &stdin);
            assert_eq!(outcome.code, 0, "{command}: {}", outcome.err);
            let text = outcome.text().to_owned() + &outcome.err;
            for line in shown.lines().filter(|l| !l.is_empty() && *l != "...") {
                assert!(
                    text.contains(line.replace("/tmp", dir.path().to_str().unwrap()).as_str()),
                    "{command} does not print {line:?} but\n{text}"
                );
            }
        }
    }
}

#[test]
fn the_brief_that_is_shown_is_the_one_that_is_made() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let shown = blocks(&readme, "markdown").into_iter().next().expect("the README shows a brief");
    let made = std::fs::read_to_string(root().join("samples/trump-putin-summit/brief.md")).unwrap();
    for line in shown.lines().filter(|l| !l.is_empty() && *l != "...") {
        assert!(made.contains(line), "the brief does not have {line:?}");
    }
}
