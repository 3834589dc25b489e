//! Golden snapshots of the samples, for a person to review: the Markdown brief, and an outline of the
//! story as it was parsed.

mod house;

use house::{brief, nutgraf, samples};
use serde_json::Value;
use std::fmt::Write;

#[test]
fn briefs_of_the_samples() {
    for (slug, story) in samples() {
        let markdown = String::from_utf8(brief(&slug, &story, "md")).unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("brief__{slug}"), markdown);
        });
    }
}

#[test]
fn outlines_of_the_samples() {
    for (slug, story) in samples() {
        let outcome = nutgraf(&["parse", &story.display().to_string(), "-q"]);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        let story: Value = serde_json::from_slice(&outcome.out).unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("story__{slug}"), outline(&story));
        });
    }
}

/// A story in a few lines: what was recognised, each paragraph by its first words.
fn outline(story: &Value) -> String {
    let mut out = String::new();
    for name in ["headline", "description", "publisher", "datePublished"] {
        if let Some(value) = story[name]["value"].as_str() {
            let _ = writeln!(out, "{name}: {value}");
        }
    }
    for name in ["byline", "dateline"] {
        if let Some(raw) = story[name]["raw"].as_str() {
            let _ = writeln!(out, "{name}: {raw}");
        }
    }
    for section in story["sections"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "# {}", text(&section["heading"]).unwrap_or_else(|| "(no heading)".to_owned()));
        for block in section["blocks"].as_array().into_iter().flatten() {
            walk(block, &mut out, 1);
        }
    }
    for removed in story["removed"].as_array().into_iter().flatten() {
        let _ = writeln!(
            out,
            "removed ({}): {}",
            removed["reason"].as_str().unwrap_or(""),
            text(removed).unwrap_or_default()
        );
    }
    for q in story["quotations"].as_array().into_iter().flatten() {
        let inferred = ["inferredOpen", "inferredClose"]
            .iter()
            .filter(|n| q[**n] == true)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let speaker = q["speaker"]["name"].as_str().unwrap_or("?");
        let said: Vec<&str> = q["texts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let said = said.join(" / ");
        let _ = writeln!(out, "quotation ({speaker}) {inferred}: {}", beginning(&said, 60));
    }
    for note in story["notes"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "note: {}", note["message"].as_str().unwrap_or(""));
    }
    out
}

fn walk(block: &Value, out: &mut String, depth: usize) {
    let sentences = block["sentences"].as_array();
    let kind = block["type"].as_str().unwrap_or("block");
    let indent = "  ".repeat(depth);
    match sentences {
        Some(sentences) => {
            let number = &block["number"];
            let _ = writeln!(out, "{indent}¶{number}, {} sentences", sentences.len());
            for sentence in sentences {
                let _ = writeln!(out, "{indent}  {}", beginning(&text(sentence).unwrap_or_default(), 72));
            }
        }
        None => {
            let _ = writeln!(out, "{indent}{kind}: {}", beginning(&text(block).unwrap_or_default(), 60));
            for item in block["items"].as_array().into_iter().flatten() {
                walk(item, out, depth + 1);
            }
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value["text"].as_str().or(value.as_str()).map(str::to_owned)
}

fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}
