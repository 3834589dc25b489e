//! Every brief passes the check, and every span of every sample slices its own text.

mod house;

use house::{brief, nutgraf, samples};
use nutgraf_core::{Brief, Story};

#[test]
fn the_briefs_of_all_samples_pass_the_check() {
    for (slug, path) in samples() {
        let json: Brief = serde_json::from_slice(&brief(&slug, &path, "json")).unwrap();
        assert!(json.key_points.len() >= 3, "{slug} has {} key points", json.key_points.len());
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("brief.json");
        std::fs::write(&file, serde_json::to_vec(&json).unwrap()).unwrap();
        let mut args = vec!["check", file.to_str().unwrap(), path.to_str().unwrap()];
        let date = house::date(&slug);
        args.extend(date.iter().flat_map(|d| ["--date", d]));
        let outcome = nutgraf(&args);
        assert_eq!(outcome.code, 0, "{slug}: {}", outcome.text());
    }
}

#[test]
fn a_spoilt_brief_fails_the_check_and_says_where() {
    let (slug, path) = &samples()[0];
    let mut spoilt: Brief = serde_json::from_slice(&brief(slug, path, "json")).unwrap();
    spoilt.key_points[1].text.push_str(" Martians landed.");
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("brief.json");
    std::fs::write(&file, serde_json::to_vec(&spoilt).unwrap()).unwrap();
    let outcome = nutgraf(&["check", file.to_str().unwrap(), path.to_str().unwrap()]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.text().contains("key_points[1].text: \"Martians landed\" are not in the cited sentence"),
        "{}",
        outcome.text()
    );
}

#[test]
fn every_span_of_every_sample_slices_its_own_text() {
    for (slug, path) in samples() {
        let source = std::fs::read_to_string(&path).unwrap();
        let story = Story::parse(source.clone());
        assert_eq!(story.source, source, "{slug}: the source is kept as it is");
        let mut last = 0;
        for (_, paragraph, sentence) in story.sentences() {
            assert!(
                paragraph.span.contains(sentence.span),
                "{slug}: {} in {}",
                sentence.span,
                paragraph.span
            );
            assert!(sentence.span.start() >= last, "{slug}: {} overlaps", sentence.span);
            assert!(!story.text(sentence.span).trim().is_empty(), "{slug}: {}", sentence.span);
            last = sentence.span.end();
        }
        assert!(last > 0, "{slug} has sentences");
    }
}

#[test]
fn every_citation_of_every_sample_is_the_source_at_its_span() {
    for (slug, path) in samples() {
        let source = std::fs::read_to_string(&path).unwrap();
        let json: Brief = serde_json::from_slice(&brief(&slug, &path, "json")).unwrap();
        assert!(json.citations().count() >= 4, "{slug}");
        for citation in json.citations() {
            assert_eq!(citation.span.slice(&source), citation.excerpt, "{slug}");
        }
    }
}
