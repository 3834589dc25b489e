//! The briefs committed beside the samples are the ones made now.
//!
//! `UPDATE_SAMPLES=1 cargo test -p nutgraf-tests --test samples` writes them anew.

mod house;

use house::{brief, samples};

#[test]
fn committed_briefs_are_the_ones_made_now() {
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut stale = Vec::new();
    for (slug, story) in samples() {
        for format in ["md", "docx", "pdf", "json"] {
            let path = story.with_file_name(format!("brief.{format}"));
            let made = brief(&slug, &story, format);
            if update {
                std::fs::write(&path, &made).unwrap();
            } else if std::fs::read(&path).ok().as_ref() != Some(&made) {
                stale.push(format!("samples/{slug}/brief.{format}"));
            }
        }
    }
    assert!(
        stale.is_empty(),
        "not what is made now: {}\nlook at the difference; when it is wanted, write them anew with\n  \
         UPDATE_SAMPLES=1 cargo test -p nutgraf-tests --test samples",
        stale.join(", ")
    );
}

#[test]
fn every_sample_is_credited() {
    let credits = std::fs::read_to_string(house::root().join("samples/README.md")).unwrap();
    for (slug, _) in samples() {
        assert!(credits.contains(&format!("[{slug}]({slug}/)")), "samples/README.md does not credit {slug}");
    }
}
