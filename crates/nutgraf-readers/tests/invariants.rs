//! Whatever the bytes, a reader answers, and every span slices the story's own text.

use nutgraf_readers::{Form, ReadOptions, read};
use proptest::prelude::*;

#[path = "../fuzz/spans.rs"]
mod spans;

fn check(bytes: &[u8], from: Option<Form>) -> Result<(), TestCaseError> {
    let options = ReadOptions { from, ..ReadOptions::default() };
    let Ok(readings) = read(bytes, &options) else { return Ok(()) };
    prop_assert!(!readings.is_empty());
    for reading in readings {
        prop_assert_eq!(spans::violation(&reading.story), None);
    }
    Ok(())
}

/// The files below a directory, sorted.
fn files(dir: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn all_spans_of_all_fixtures_slice_their_text() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for dir in ["tests/iptc", "fuzz/corpus", "../../samples"] {
        files(&root.join(dir), &mut found);
    }
    let mut stories = 0;
    for path in found {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let Ok(readings) =
            read(std::fs::read(&path).unwrap(), &ReadOptions { name, ..ReadOptions::default() })
        else {
            continue;
        };
        for reading in readings {
            stories += 1;
            assert_eq!(spans::violation(&reading.story), None, "{}", path.display());
        }
    }
    assert!(stories > 30, "{stories}");
}

/// Pieces that mean something to one reader or another.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=share>",
        "</div>",
        "<table><tr><td>",
        "<ul><li>",
        "<h1>",
        "<script>",
        "<br>",
        "<a href=x>",
        "<article>",
        "<figure><figcaption>",
        "<time>10:42</time>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&nbsp;",
        "&amp",
        "&#0;",
        "<rss><channel><item>",
        "<description>",
        "<nitf><body><body.content>",
        "<newsItem>",
        "{\"headline\":\"",
        "\",\"uri\":\"",
        "\"bodies\":[{",
        "From: a\nSubject: b\n\n",
        "> quoted\n",
        "-- \n",
        "---\ntitle: x\n---\n",
        "# Head\n",
        "- item\n",
        "| a | b |\n|---|---|\n",
        "\u{1}a0001\u{2}^Head<\n",
        "\u{3}",
        "Ministers met in Oslo on Monday. ",
        "“They agreed,” she said.\n\n",
        "\0",
        "é",
        "日本語。",
        "\u{feff}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_in_any_form(bytes: Vec<u8>, form in prop::sample::select(Form::ALL.to_vec())) {
        check(&bytes, None)?;
        check(&bytes, Some(form))?;
    }

    #[test]
    fn any_mixture_of_mark_up_in_any_form(text in fragments(), form in prop::sample::select(Form::ALL.to_vec())) {
        check(text.as_bytes(), None)?;
        check(text.as_bytes(), Some(form))?;
    }
}

#[test]
fn case_40_degenerate_sizes_are_stories_too() {
    for text in ["", " \n\t\r\n", "x", "a".repeat(200_000).as_str(), ".".repeat(200_000).as_str()] {
        for form in [None, Some(Form::Html), Some(Form::Markdown)] {
            check(text.as_bytes(), form).unwrap();
        }
    }
}
