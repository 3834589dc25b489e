//! Throughput of the readers on generated input, so that a run needs no data.

use divan::Bencher;
use divan::counter::BytesCount;
use nutgraf_readers::{Form, ReadOptions, decode, read};

const PARAGRAPH: &str = "OSLO (AP) - Ministers from nine countries met on Monday to agree on a plan for the river. \
    “We have a plan,” Ann Lee told reporters. It takes effect on 1 July 2026 and costs $3.5 million.";

fn page() -> String {
    let links = "<li><a href=/x>Another story about something else</a></li>".repeat(40);
    let script = "<script>var x = {\"a\": [1, 2, 3], \"b\": \"</div>\"};</script>".repeat(200);
    let body = format!("<p>{PARAGRAPH}</p><div class=share>Share</div>").repeat(30);
    format!(
        "<!DOCTYPE html><html><head><title>Talks | The Post</title>{script}</head><body><nav><ul>{links}</ul></nav>\
         <h1>Talks</h1><article class=story-body>{body}</article><footer><ul>{links}</ul></footer></body></html>"
    )
}

fn run(bencher: Bencher, text: &str, form: Form) {
    let options = ReadOptions { from: Some(form), ..ReadOptions::default() };
    bencher.counter(BytesCount::of_str(text)).bench(|| read(text.as_bytes(), &options));
}

#[divan::bench]
fn html_page(bencher: Bencher) {
    run(bencher, &page(), Form::Html);
}

#[divan::bench]
fn html_sixty_thousand_nested_elements(bencher: Bencher) {
    run(bencher, &("<div>".repeat(60_000) + PARAGRAPH), Form::Html);
}

#[divan::bench(sample_count = 5)]
fn html_twenty_megabytes(bencher: Bencher) {
    run(
        bencher,
        &format!("<article>{}</article>", format!("<p>{PARAGRAPH}</p>").repeat(100_000)),
        Form::Html,
    );
}

#[divan::bench(sample_count = 5)]
fn text_twenty_megabytes(bencher: Bencher) {
    run(bencher, &format!("{PARAGRAPH}\n\n").repeat(100_000), Form::Text);
}

#[divan::bench(sample_count = 20)]
fn decode_twenty_megabytes(bencher: Bencher) {
    let text = format!("{PARAGRAPH}\n\n").repeat(100_000);
    bencher.counter(BytesCount::of_str(&text)).bench(|| decode(text.as_bytes()));
}

#[divan::bench]
fn markdown(bencher: Bencher) {
    run(bencher, &format!("## Plan\n\n{PARAGRAPH}\n\n").repeat(100), Form::Markdown);
}

fn main() {
    divan::main();
}
