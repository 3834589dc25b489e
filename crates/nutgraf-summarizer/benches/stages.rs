//! Each stage of a brief over the committed stories of the tests, analysed beforehand; and the whole.

use divan::{Bencher, black_box};
use nutgraf_core::Story;
use nutgraf_summarizer::stages::Stages;
use nutgraf_summarizer::{Options, summarize};

fn main() {
    divan::main();
}

/// Plain news of two kinds, repeated to the length of a long story.
fn story() -> Story {
    let wrap = include_str!("../tests/kinds/market_wrap.txt");
    let obituary = include_str!("../tests/kinds/obituary.txt");
    Story::parse(format!("{wrap}\n\n{obituary}\n\n").repeat(3))
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let story = story();
    bencher.bench_local(|| summarize(black_box(std::slice::from_ref(&story)), &Options::default()));
}

/// A bench of one stage.
macro_rules! stage {
    ($($name:ident),*) => {$(
        #[divan::bench]
        fn $name(bencher: Bencher<'_, '_>) {
            let story = story();
            let stages = Stages::new(&story);
            bencher.bench_local(|| black_box(&stages).$name());
        }
    )*};
}

stage!(selection, shortening, labels, figures, people, quotes, whats_next, timeline, sourcing);
