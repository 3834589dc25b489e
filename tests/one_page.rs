//! One page: every sample, on both papers, in PDF; Word's page count needs a word processor and is looked
//! at by the checks from outside.

mod house;

use house::{brief_args, nutgraf, samples};

#[test]
fn every_sample_is_one_page_on_both_papers() {
    for (slug, path) in samples() {
        for (paper, width) in [("a4", 595.0), ("letter", 612.0)] {
            let mut args = brief_args(&slug, &path);
            args.extend(["-f", "pdf", "--page", paper].map(str::to_owned));
            let outcome = nutgraf(&args.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(outcome.code, 0, "{slug}: {}", outcome.err);
            let pdf = lopdf::Document::load_mem(&outcome.out).unwrap();
            let pages = pdf.get_pages();
            assert_eq!(pages.len(), 1, "{slug} on {paper}");
            let page = pdf.get_object(pages[&1]).and_then(|o| o.as_dict()).unwrap();
            let media = page.get(b"MediaBox").and_then(|o| o.as_array()).unwrap();
            let measured = media[2].as_float().unwrap();
            assert!((measured - width).abs() < 1.0, "{slug} on {paper} is {measured} points wide");
        }
    }
}

#[test]
fn what_is_left_off_is_named_and_the_same_in_every_format() {
    for (slug, path) in samples() {
        let json: nutgraf_core::Brief = serde_json::from_slice(&house::brief(&slug, &path, "json")).unwrap();
        let markdown = String::from_utf8(house::brief(&slug, &path, "md")).unwrap();
        let mut args = brief_args(&slug, &path);
        args.retain(|a| a != "--quiet");
        let outcome = nutgraf(&args.iter().map(String::as_str).collect::<Vec<_>>());
        let told = outcome.err.lines().filter(|l| l.contains("left off to fit the page")).count();
        assert_eq!(told, json.dropped.len(), "{slug}: {}", outcome.err);
        for point in &json.key_points {
            let start: String = point.text.chars().take_while(|c| c.is_alphanumeric() || *c == ' ').collect();
            assert!(markdown.contains(start.trim()), "{slug}: {start}");
        }
    }
}
