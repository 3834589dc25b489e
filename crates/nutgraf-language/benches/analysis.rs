//! Speed of the steps of an analysis, in tokens a second, and of opening the model.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use nutgraf_language::model::{Model, embedded_bytes};
use nutgraf_language::{analyse, tokenize};

/// The sentences of a committed sample of running text.
fn sentences() -> Vec<&'static str> {
    include_str!("../tests/ewt-sample.conllu")
        .lines()
        .filter_map(|line| line.strip_prefix("# text = "))
        .collect()
}

fn tokens() -> usize {
    sentences().into_iter().map(|text| tokenize(text).len()).sum()
}

#[divan::bench]
fn open(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Model::open(black_box(embedded_bytes())));
}

#[divan::bench]
fn tokenising(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(tokens())).bench(|| {
        for text in sentences() {
            black_box(tokenize(black_box(text)));
        }
    });
}

#[divan::bench]
fn tagging_and_parsing(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(tokens())).bench(|| {
        for text in sentences() {
            black_box(analyse(black_box(text)));
        }
    });
}

fn main() {
    divan::main();
}
