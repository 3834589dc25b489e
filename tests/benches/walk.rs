//! The whole walk and each of its steps, on the first sample (1,033 words): `cargo bench -p nutgraf-tests`.

use divan::{Bencher, black_box};
use nutgraf_core::{Brief, Exporter, Story, check};
use nutgraf_summarizer::{Options, summarize};

const TEXT: &str = include_str!("../../samples/trump-putin-summit/story.txt");

fn main() {
    divan::main();
}

fn story() -> Story {
    Story::parse(TEXT)
}

fn made() -> Brief {
    summarize(&[story()], &Options::default())
}

#[divan::bench]
fn parse() -> Story {
    Story::parse(black_box(TEXT))
}

#[divan::bench]
fn brief(bencher: Bencher<'_, '_>) {
    let stories = [story()];
    bencher.bench(|| summarize(black_box(&stories), &Options::default()));
}

#[divan::bench]
fn checked(bencher: Bencher<'_, '_>) {
    let (stories, brief) = ([story()], made());
    bencher.bench(|| check(black_box(&brief), &stories));
}

#[divan::bench]
fn fit(bencher: Bencher<'_, '_>) {
    let brief = made();
    bencher.bench(|| nutgraf_pdf::fit(black_box(&brief), &nutgraf_pdf::PdfExporter::default()));
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let brief = made();
    bencher.bench(|| nutgraf_markdown::MarkdownExporter::default().export(black_box(&brief)));
}

#[divan::bench]
fn docx(bencher: Bencher<'_, '_>) {
    let brief = made();
    bencher.bench(|| nutgraf_docx::DocxExporter::default().export(black_box(&brief)));
}

#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    let brief = made();
    bencher.bench(|| nutgraf_pdf::PdfExporter::default().export(black_box(&brief)));
}

#[divan::bench]
fn from_text_to_markdown() -> Vec<u8> {
    let brief = summarize(&[Story::parse(black_box(TEXT))], &Options::default());
    nutgraf_markdown::MarkdownExporter::default().export(&brief).unwrap_or_default()
}
