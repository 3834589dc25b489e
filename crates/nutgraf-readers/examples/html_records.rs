//! Reads records with an `html` field and prints the stories as the scorer takes them.
use nutgraf_readers::{Form, ReadOptions, read};
use std::io::Write;
use std::time::{Duration, Instant};

fn main() {
    let (mut pages, mut spent) = (0, Duration::ZERO);
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lines() {
        let record: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let options = ReadOptions {
            from: Some(Form::Html),
            url: record["url"].as_str().map(ToOwned::to_owned),
            ..ReadOptions::default()
        };
        let html = record["html"].as_str().unwrap();
        let start = Instant::now();
        let story = read(html.as_bytes(), &options).unwrap().remove(0).story;
        spent += start.elapsed();
        pages += 1;
        let story = serde_json::to_string(&story).unwrap();
        writeln!(out, "{{\"id\":{},\"story\":{story}}}", record["id"]).unwrap();
    }
    #[allow(clippy::print_stderr, reason = "an example prints")]
    {
        eprintln!("{pages} pages, {:.0} a second", f64::from(pages) / spent.as_secs_f64());
    }
}
