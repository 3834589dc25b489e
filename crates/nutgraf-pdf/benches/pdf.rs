//! How long deciding what fits and writing the document take.

use divan::Bencher;
use nutgraf_core::{Brief, Exporter};
use nutgraf_pdf::{Paper, PdfExporter, fit};

fn main() {
    divan::main();
}

const USUAL: &str = include_str!("../tests/briefs/summit.json");

fn usual() -> Brief {
    serde_json::from_str(USUAL).expect("the fixture is a brief")
}

/// A brief with far more than fits.
fn overfull() -> Brief {
    let mut brief = usual();
    for list in 0..4 {
        let _ = list;
        brief.quotes.extend(brief.quotes.clone());
        brief.people.extend(brief.people.clone());
        brief.figures.extend(brief.figures.clone());
        brief.whats_next.extend(brief.whats_next.clone());
        brief.background.extend(brief.background.clone());
    }
    brief
}

#[divan::bench]
fn fit_usual(bencher: Bencher) {
    let (brief, options) = (usual(), PdfExporter::default());
    bencher.bench(|| fit(&brief, &options));
}

#[divan::bench]
fn fit_overfull(bencher: Bencher) {
    let (brief, options) = (overfull(), PdfExporter::default());
    bencher.bench(|| fit(&brief, &options));
}

#[divan::bench]
fn export_a4(bencher: Bencher) {
    let (brief, exporter) = (usual(), PdfExporter::default());
    bencher.bench(|| exporter.export(&brief));
}

#[divan::bench]
fn export_letter(bencher: Bencher) {
    let (brief, exporter) = (usual(), PdfExporter { paper: Paper::Letter, ..PdfExporter::default() });
    bencher.bench(|| exporter.export(&brief));
}
