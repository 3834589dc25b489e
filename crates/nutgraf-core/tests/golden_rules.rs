//! The English Golden Rules of pragmatic_segmenter, as far as a segmenter of news text should keep them.

use nutgraf_core::{Story, sentences};

/// Rules that must hold; lower it only with a reason beside it.
const FLOOR: usize = 51;

/// The sentences of a text as the rules write them: white space collapsed, lines joined where a line wraps.
fn segment(text: &str) -> Vec<String> {
    let collapse = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.trim().contains('\n') {
        let story = Story::parse(text);
        return story.sentences().map(|(_, _, s)| collapse(story.text(s.span))).collect();
    }
    sentences(text).map(|span| collapse(span.slice(text))).collect()
}

#[test]
fn keeps_the_golden_rules() {
    let rules: serde_json::Value =
        serde_json::from_str(include_str!("golden-rules/golden_rules_en.json")).unwrap();
    let rules = rules.as_array().unwrap();
    let mut broken = Vec::new();
    for rule in rules {
        let expected: Vec<&str> =
            rule["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        let found = segment(rule["text"].as_str().unwrap());
        if found != expected {
            broken.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", rule["rule"]));
        }
    }
    let kept = rules.len() - broken.len();
    assert!(kept >= FLOOR, "{kept} of {} kept; broken:\n{}", rules.len(), broken.join("\n"));
}
