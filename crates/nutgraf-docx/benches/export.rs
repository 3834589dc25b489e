//! Documents a second on one core.

use nutgraf_core::{Brief, Exporter};
use nutgraf_docx::DocxExporter;

fn main() {
    divan::main();
}

#[divan::bench(args = ["summit", "long"])]
fn export(bencher: divan::Bencher, name: &str) {
    let json = match name {
        "summit" => include_str!("../../../tests/briefs/summit.json"),
        _ => include_str!("../../../tests/briefs/long.json"),
    };
    let brief: Brief = serde_json::from_str(json).expect("a brief");
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench(|| DocxExporter::default().export(&brief));
}
