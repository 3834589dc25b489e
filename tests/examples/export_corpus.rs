//! Exports briefs by the thousand and reports what a page costs: how the exporters are held to their promises on
//! a corpus.
//!
//! ```text
//! nutgraf stream < stories.jsonl > briefs.jsonl
//! cargo run --release -p nutgraf-tests --example export_corpus -- OUT < briefs.jsonl
//! ```
//!
//! Each brief is fitted to both papers and written as PDF and Word below `OUT`: on one thread, then on four, and the
//! bytes have to be the same. `.ci/check_corpus` does all of it and validates what was written.

use nutgraf_core::{Brief, Exporter, sha256_hex};
use nutgraf_docx::DocxExporter;
use nutgraf_pdf::{Paper, PdfExporter, fit};
use std::io::BufRead;
use std::path::Path;
use std::time::{Duration, Instant};

const PAPERS: [(Paper, &str); 2] = [(Paper::A4, "a4"), (Paper::Letter, "letter")];

/// What one brief came to on one paper.
#[derive(Default)]
struct Made {
    name: String,
    pdf: Vec<u8>,
    docx: Vec<u8>,
    dropped: usize,
    fit: Duration,
    pdf_time: Duration,
    docx_time: Duration,
    error: Option<String>,
}

fn make(name: &str, brief: &Brief, paper: Paper) -> Made {
    let mut made = Made { name: name.to_owned(), ..Made::default() };
    let (pdf, docx) =
        (PdfExporter { paper, ..PdfExporter::default() }, DocxExporter { paper, ..DocxExporter::default() });
    let start = Instant::now();
    let fitted = fit(brief, &pdf);
    made.fit = start.elapsed();
    let exported = fitted.and_then(|fitted| {
        made.dropped = fitted.dropped.len() - brief.dropped.len();
        let start = Instant::now();
        made.pdf = pdf.export(&fitted)?;
        made.pdf_time = start.elapsed();
        let start = Instant::now();
        made.docx = docx.export(&fitted)?;
        made.docx_time = start.elapsed();
        Ok(())
    });
    made.error = exported.err().map(|e| e.to_string());
    made
}

fn report(out: &mut impl std::io::Write, what: &str, mut values: Vec<f64>, most: f64) -> std::io::Result<()> {
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values[((values.len() - 1) as f64 * part) as usize];
    let over = values.iter().filter(|v| **v > most).count();
    writeln!(
        out,
        "{what:<12} median {:>8.2}  99% {:>8.2}  most {:>8.2}  over {most}: {over}",
        at(0.5),
        at(0.99),
        at(1.0)
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("where to?")?;
    std::fs::create_dir_all(&folder)?;
    let mut briefs: Vec<(String, Brief)> = Vec::new();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let mut answer: serde_json::Value = serde_json::from_str(&line?)?;
        if let Some(brief) = answer.get_mut("brief") {
            briefs.push((format!("{number:05}"), serde_json::from_value(brief.take())?));
        }
    }
    let mut all = Vec::new();
    for (paper, paper_name) in PAPERS {
        for (name, brief) in &briefs {
            all.push(make(&format!("{name}-{paper_name}"), brief, paper));
        }
    }
    for made in all.iter().filter(|m| m.error.is_none()) {
        std::fs::write(Path::new(&folder).join(format!("{}.pdf", made.name)), &made.pdf)?;
        std::fs::write(Path::new(&folder).join(format!("{}.docx", made.name)), &made.docx)?;
    }
    let same = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..4)
            .map(|job| {
                let (briefs, all) = (&briefs, &all);
                scope.spawn(move || {
                    let index = |i: &usize| i % 4 == job;
                    (0..all.len()).filter(index).all(|i| {
                        let (paper, name) = PAPERS[i / briefs.len()];
                        let (number, brief) = &briefs[i % briefs.len()];
                        let again = make(&format!("{number}-{name}"), brief, paper);
                        again.pdf == all[i].pdf && again.docx == all[i].docx
                    })
                })
            })
            .collect();
        jobs.into_iter().all(|job| job.join().unwrap_or(false))
    });
    let mut out = std::io::stdout().lock();
    use std::io::Write;
    let failed: Vec<&Made> = all.iter().filter(|m| m.error.is_some()).collect();
    writeln!(out, "{} briefs, {} pages, {} failed", briefs.len(), all.len(), failed.len())?;
    for made in &failed {
        writeln!(out, "  {}: {}", made.name, made.error.as_deref().unwrap_or_default())?;
    }
    let done: Vec<&Made> = all.iter().filter(|m| m.error.is_none()).collect();
    let of = |value: &dyn Fn(&Made) -> f64| done.iter().map(|m| value(m)).collect::<Vec<_>>();
    let milliseconds = |d: Duration| d.as_secs_f64() * 1000.0;
    report(&mut out, "fit, ms", of(&|m| milliseconds(m.fit)), 20.0)?;
    report(&mut out, "PDF, ms", of(&|m| milliseconds(m.pdf_time)), 1000.0 / 150.0)?;
    report(&mut out, "Word, ms", of(&|m| milliseconds(m.docx_time)), 1000.0 / 400.0)?;
    report(&mut out, "PDF, KB", of(&|m| m.pdf.len() as f64 / 1000.0), 48.0)?;
    report(&mut out, "Word, KB", of(&|m| m.docx.len() as f64 / 1000.0), 10.0)?;
    report(&mut out, "left off", of(&|m| m.dropped as f64), 0.0)?;
    let hashes: String = done.iter().map(|m| sha256_hex(&String::from_utf8_lossy(&m.pdf))).collect();
    writeln!(out, "all PDF together {}", &sha256_hex(&hashes)[..16])?;
    writeln!(out, "{}", if same { "the same bytes on four threads" } else { "OTHER bytes on four threads" })?;
    if same && failed.is_empty() { Ok(()) } else { Err("not every page came out, or not the same".into()) }
}
