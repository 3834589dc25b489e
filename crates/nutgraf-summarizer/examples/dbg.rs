//! scratch
use nutgraf_core::{Story, check};
use nutgraf_summarizer::*;
use std::io::BufRead;
fn main() {
    let mut n = 0;
    let mut bad = 0;
    let mut pts = 0;
    let mut empty = 0;
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        let v: serde_json::Value = serde_json::from_str(&l).unwrap();
        let t = v["text"].as_str().unwrap();
        let s = [Story::parse(t)];
        let b = summarize(&s, &Options::default());
        n += 1;
        pts += b.key_points.len();
        if b.key_points.is_empty() {
            empty += 1
        }
        for w in b
            .notes
            .iter()
            .filter(|x| ["language", "not-news", "interview", "first-person"].contains(&x.kind.as_str()))
        {
            println!("NOTE {} {}", w.kind, b.headline.text);
        }
        let c = check(&b, &s);
        if !c.is_empty() {
            bad += 1;
            println!("{} {c:?}", v["id"]);
        }
    }
    println!("{n} stories, {bad} bad, {pts} points, {empty} empty");
}
