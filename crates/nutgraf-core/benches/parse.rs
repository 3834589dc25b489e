//! How fast a plain text becomes a story.

use divan::counter::BytesCount;
use nutgraf_core::{Story, sentences};

const STORY: &str = include_str!("../../../samples/trump-putin-summit/story.txt");

fn main() {
    divan::main();
}

/// One story of a thousand words.
#[divan::bench]
fn story(bencher: divan::Bencher) {
    bencher.counter(BytesCount::of_str(STORY)).with_inputs(|| STORY.to_owned()).bench_values(Story::parse);
}

/// Ten megabytes of story, a paragraph a line.
#[divan::bench(sample_count = 10)]
fn ten_megabytes_of_lines(bencher: divan::Bencher) {
    let text = repeated("\n");
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(Story::parse);
}

/// Ten megabytes of story in one line.
#[divan::bench(sample_count = 10)]
fn ten_megabytes_in_one_line(bencher: divan::Bencher) {
    let text = repeated(" ").replace('\n', " ");
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(Story::parse);
}

/// Ten megabytes of quotations and reporting clauses, one after the other.
#[divan::bench(sample_count = 10)]
fn ten_megabytes_of_quotations(bencher: divan::Bencher) {
    let text = "“We agreed on the plan for the river,” Ms. Lee said. “It is done,” he told reporters.\n\n"
        .repeat(110_000);
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(Story::parse);
}

/// Sentence boundaries alone.
#[divan::bench(sample_count = 10)]
fn sentences_of_ten_megabytes(bencher: divan::Bencher) {
    let text = repeated(" ").replace('\n', " ");
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences(&text).count());
}

fn repeated(between: &str) -> String {
    let mut text = String::with_capacity(10_000_000 + STORY.len());
    while text.len() < 10_000_000 {
        text.push_str(STORY);
        text.push_str(between);
    }
    text
}
