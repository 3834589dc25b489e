//! Times, numbers, names and clauses over a news story of some thousand words, analysed beforehand.

use divan::{Bencher, black_box, counter::BytesCount};
use jiff::civil::date;
use nutgraf_language::clauses::clauses;
use nutgraf_language::names::names;
use nutgraf_language::numbers::numbers;
use nutgraf_language::times::times;
use nutgraf_language::{Parse, analyse};

fn main() {
    divan::main();
}

/// A paragraph of plain news prose, repeated to the length of a story.
const PARAGRAPH: [&str; 7] = [
    "The Swiss president, Anna Keller, told reporters in Bern on Tuesday that talks would resume next week.",
    "More than 1,200 people were evacuated overnight after two rivers burst their banks, according to police.",
    "Keller said the government would spend 26 million francs on repairs by the end of the year.",
    "Output rose by 3.7% in the first quarter of 2025, while prices fell from 12% to 9%.",
    "Peter Brandt, head of the national flood agency, warned that the rain could continue for three days.",
    "The agency was founded in 1987 and has about 450 workers across the country.",
    "Opposition lawmakers have demanded an inquiry if the warnings were ignored, Brandt added.",
];

fn story() -> Vec<&'static str> {
    PARAGRAPH.iter().copied().cycle().take(64).collect()
}

fn parses(story: &[&'static str]) -> Vec<Parse<'static>> {
    story.iter().map(|sentence| analyse(sentence)).collect()
}

fn bytes(story: &[&str]) -> BytesCount {
    BytesCount::new(story.iter().map(|sentence| sentence.len()).sum::<usize>())
}

#[divan::bench]
fn times_of_a_story(bencher: Bencher<'_, '_>) {
    let story = story();
    bencher.counter(bytes(&story)).bench_local(|| {
        for sentence in &story {
            black_box(times(sentence, Some(date(2025, 8, 6))));
        }
    });
}

#[divan::bench]
fn numbers_of_a_story(bencher: Bencher<'_, '_>) {
    let story = story();
    let parses = parses(&story);
    bencher.counter(bytes(&story)).bench_local(|| {
        for parse in &parses {
            black_box(numbers(parse));
        }
    });
}

#[divan::bench]
fn names_of_a_story(bencher: Bencher<'_, '_>) {
    let story = story();
    let parses = parses(&story);
    bencher.counter(bytes(&story)).bench_local(|| names(black_box(&parses)));
}

#[divan::bench]
fn clauses_of_a_story(bencher: Bencher<'_, '_>) {
    let story = story();
    let parses = parses(&story);
    bencher.counter(bytes(&story)).bench_local(|| {
        for parse in &parses {
            black_box(clauses(parse));
        }
    });
}
