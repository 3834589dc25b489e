//! Pages a second on one core.

use nutgraf_core::{Brief, Exporter};
use nutgraf_markdown::MarkdownExporter;

fn main() {
    divan::main();
}

#[divan::bench]
fn summit(bencher: divan::Bencher) {
    let brief: Brief =
        serde_json::from_str(include_str!("../../../tests/briefs/summit.json")).expect("a brief");
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench(|| MarkdownExporter::default().export(&brief));
}
