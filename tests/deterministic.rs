//! Same input, same bytes: on every run and on any thread.

mod house;

use house::{brief, nutgraf_on, samples};

#[test]
fn every_format_is_the_same_twice_and_on_other_threads() {
    for (slug, path) in samples() {
        for format in ["md", "json", "pdf", "docx", "html", "txt"] {
            let first = brief(&slug, &path, format);
            let (again, other) = std::thread::scope(|s| {
                let other = s.spawn(|| brief(&slug, &path, format));
                (brief(&slug, &path, format), other.join().unwrap())
            });
            assert!(first == again, "{slug}.{format} differs from run to run");
            assert!(first == other, "{slug}.{format} differs from thread to thread");
        }
    }
}

#[test]
fn a_stream_is_the_same_with_one_worker_and_with_eight() {
    let mut lines = String::new();
    for (slug, path) in samples().iter().cycle().take(24) {
        let text = std::fs::read_to_string(path).unwrap();
        lines.push_str(&serde_json::json!({ "id": slug, "text": text }).to_string());
        lines.push('\n');
    }
    let one = nutgraf_on(&["stream", "--jobs", "1", "--explain"], lines.as_bytes());
    let eight = nutgraf_on(&["stream", "--jobs", "8", "--explain"], lines.as_bytes());
    assert_eq!(one.code, 0, "{}", one.err);
    assert_eq!(one.out.iter().filter(|b| **b == b'\n').count(), 24);
    assert!(one.out == eight.out);
}
