//! Exports briefs by the thousand and reports what a page costs: how the exporters are held to their promises on
//! a corpus.
//!
//! ```text
//! nutgraf stream < stories.jsonl > briefs.jsonl
//! cargo run --release -p nutgraf-tests --example export_corpus -- OUT [THREADS] < briefs.jsonl
//! ```
//!
//! Each brief is fitted to both papers and written as PDF and Word below `OUT`. Time is what the threads ran, not
//! what the clock says, so that a busy machine says the same. `.ci/check_corpus` runs it on one thread and on two,
//! compares the bytes and validates them.

use nutgraf_core::{Brief, ExportError, Exporter};
use nutgraf_docx::DocxExporter;
use nutgraf_pdf::{Paper, PdfExporter, fit};
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const PAPERS: [(Paper, &str); 2] = [(Paper::A4, "a4"), (Paper::Letter, "letter")];

/// A brief to be set on one paper.
struct Job<'b> {
    name: String,
    brief: &'b Brief,
    paper: Paper,
}

/// What it came to.
struct Made {
    pdf: Vec<u8>,
    docx: Vec<u8>,
    /// How many items were left off to fit the page.
    dropped: usize,
    /// The least of three decisions on what fits: the others were held up by other programs.
    fit: Duration,
}

/// How long a thread ran for all of its jobs.
#[derive(Clone, Copy, Default)]
struct Costs {
    pdf: Duration,
    docx: Duration,
}

/// How long this thread has run so far, in the steps of the scheduler's clock; the time of day where the system
/// does not tell.
fn busy(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|t| t.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn fitted(job: &Job<'_>, pdf: &PdfExporter) -> Result<(Brief, Duration), ExportError> {
    let mut least = Duration::MAX;
    let mut fitted = None;
    for _ in 0..3 {
        let start = Instant::now();
        fitted = Some(fit(job.brief, pdf));
        least = least.min(start.elapsed());
    }
    fitted.expect("three were made").map(|brief| (brief, least))
}

/// All jobs, one kind of work after the other, so that each can be timed as a whole.
fn work(jobs: &[&Job<'_>]) -> (Vec<Result<Made, ExportError>>, Costs) {
    let start = Instant::now();
    let on = |job: &Job<'_>| {
        let pdf = PdfExporter { paper: job.paper, ..PdfExporter::default() };
        (pdf, DocxExporter { paper: job.paper, ..DocxExporter::default() })
    };
    let briefs: Vec<_> = jobs.iter().map(|job| fitted(job, &on(job).0)).collect();
    let before = busy(start);
    let pages: Vec<_> =
        jobs.iter().zip(&briefs).map(|(j, b)| Some(on(j).0.export(&b.as_ref().ok()?.0))).collect();
    let between = busy(start);
    let words: Vec<_> =
        jobs.iter().zip(&briefs).map(|(j, b)| Some(on(j).1.export(&b.as_ref().ok()?.0))).collect();
    let costs = Costs { pdf: between - before, docx: busy(start) - between };
    let made =
        jobs.iter().zip(briefs).zip(pages.into_iter().zip(words)).map(|((job, brief), (pdf, docx))| {
            let (brief, fit) = brief?;
            let nothing = || Ok(Vec::new());
            let (pdf, docx) = (pdf.unwrap_or_else(nothing)?, docx.unwrap_or_else(nothing)?);
            Ok(Made { pdf, docx, dropped: brief.dropped.len() - job.brief.dropped.len(), fit })
        });
    (made.collect(), costs)
}

fn report(out: &mut impl Write, what: &str, mut values: Vec<f64>, most: f64) -> std::io::Result<()> {
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values[((values.len() - 1) as f64 * part) as usize];
    let over = values.iter().filter(|v| **v > most).count();
    let (median, most_but_few, worst) = (at(0.5), at(0.99), at(1.0));
    writeln!(
        out,
        "{what:<12} median {median:>8.2}  99% {most_but_few:>8.2}  most {worst:>8.2}  over {most}: {over}"
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("where to?")?;
    let threads: usize = args.next().map_or(Ok(1), |n| n.parse())?;
    std::fs::create_dir_all(&folder)?;
    let mut briefs: Vec<(String, Brief)> = Vec::new();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let mut answer: serde_json::Value = serde_json::from_str(&line?)?;
        if let Some(brief) = answer.get_mut("brief") {
            briefs.push((format!("{number:05}"), serde_json::from_value(brief.take())?));
        }
    }
    let on_paper = |(paper, of): (Paper, &str)| -> Vec<Job<'_>> {
        briefs.iter().map(|(name, brief)| Job { name: format!("{name}-{of}"), brief, paper }).collect()
    };
    let jobs: Vec<Job<'_>> = PAPERS.into_iter().flat_map(on_paper).collect();
    let mut made: Vec<(&Job<'_>, Result<Made, ExportError>)> = Vec::new();
    let mut costs = Costs::default();
    std::thread::scope(|scope| {
        let shares =
            (0..threads.max(1)).map(|n| jobs.iter().skip(n).step_by(threads.max(1)).collect::<Vec<_>>());
        let threads: Vec<_> = shares.map(|share| scope.spawn(move || (work(&share), share))).collect();
        for thread in threads {
            let ((done, cost), share) = thread.join().expect("no export panics");
            made.extend(share.into_iter().zip(done));
            costs = Costs { pdf: costs.pdf + cost.pdf, docx: costs.docx + cost.docx };
        }
    });
    let mut out = std::io::stdout().lock();
    let (mut done, mut failed) = (Vec::new(), 0);
    for (job, made) in made {
        match made {
            Ok(made) => {
                std::fs::write(Path::new(&folder).join(format!("{}.pdf", job.name)), &made.pdf)?;
                std::fs::write(Path::new(&folder).join(format!("{}.docx", job.name)), &made.docx)?;
                done.push((job, made));
            }
            Err(error) => {
                writeln!(out, "  {}: {error}", job.name)?;
                failed += 1;
            }
        }
    }
    writeln!(out, "{} briefs, {} pages, {failed} failed", briefs.len(), jobs.len())?;
    if done.is_empty() {
        return Err("no page came out".into());
    }
    let of = |value: &dyn Fn(&Made) -> f64| done.iter().map(|(_, made)| value(made)).collect::<Vec<_>>();
    report(&mut out, "fit, ms", of(&|m| m.fit.as_secs_f64() * 1000.0), 20.0)?;
    report(&mut out, "PDF, KB", of(&|m| m.pdf.len() as f64 / 1024.0), 48.0)?;
    report(&mut out, "Word, KB", of(&|m| m.docx.len() as f64 / 1024.0), 10.0)?;
    report(&mut out, "left off", of(&|m| m.dropped as f64), 0.0)?;
    let largest = done.iter().max_by_key(|(_, m)| m.pdf.len()).map_or("", |(job, _)| &job.name);
    let slowest = done.iter().max_by_key(|(_, m)| m.fit).map_or("", |(job, _)| &job.name);
    writeln!(out, "largest PDF {largest}, slowest to fit {slowest}")?;
    let rate = |cost: Duration| done.len() as f64 / cost.as_secs_f64();
    writeln!(out, "on one core: {:.0} PDF/s, {:.0} Word files/s", rate(costs.pdf), rate(costs.docx))?;
    if failed == 0 { Ok(()) } else { Err("not every page came out".into()) }
}
