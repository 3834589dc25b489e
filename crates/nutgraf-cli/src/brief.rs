//! `nutgraf brief`: stories in, briefs out.

use crate::args::BriefArgs;
use crate::console::Console;
use crate::export::{self, Setting};
use crate::failure::Failure;
use crate::input;
use crate::output::{self, Target};
use nutgraf_core::{Format, Story, check};
use nutgraf_readers::Reading;
use nutgraf_summarizer::{Options, summarize_and_check};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &BriefArgs, stdin: &mut dyn Read, console: &mut Console<'_>) -> Result<u8, Failure> {
    if crate::cores() > 1 {
        // While the story is read.
        std::thread::spawn(nutgraf_summarizer::prepare);
    }
    let plan = Plan::new(args)?;
    let setting = Setting::new(&args.paging)?;
    let mut worst = crate::FINE;
    for path in &args.stories {
        match story(args, &plan, &setting, path, stdin, console) {
            Ok(code) => worst = worst.max(code),
            Err(Failure::BrokenPipe) => return Err(Failure::BrokenPipe),
            Err(failure) => {
                // One input that fails never stops the others.
                console.fail(&failure);
                worst = crate::FAILED;
            }
        }
    }
    Ok(worst)
}

/// Where the briefs of a call go.
#[derive(Debug)]
enum Plan {
    /// Outputs named one by one, for one story.
    Named(Vec<Target>),
    /// A directory, with the formats to write there.
    Directory(PathBuf, Vec<Format>),
}

impl Plan {
    fn new(args: &BriefArgs) -> Result<Self, Failure> {
        if let Some(dir) = &args.out_dir {
            let mut formats = args.format.clone();
            if formats.is_empty() {
                formats.push(Format::Markdown);
            }
            one_name_each(&args.stories)?;
            return Ok(Self::Directory(dir.clone(), formats));
        }
        if args.stories.len() > 1 {
            return Err(Failure::new("several stories need a directory for their briefs")
                .hint("add --out-dir DIR; each brief keeps the name of its story"));
        }
        if args.output.is_empty() {
            if args.format.len() > 1 {
                return Err(Failure::new("standard output takes one format")
                    .hint("name a file for each with -o, or add --out-dir DIR"));
            }
            let format = args.format.first().copied().unwrap_or(Format::Markdown);
            return Ok(Self::Named(vec![Target { path: None, format }]));
        }
        let mut targets = Vec::new();
        let mut spare = args.format.iter();
        for path in &args.output {
            targets.push(Target::new(path, format_for(path, &mut spare, args)?));
        }
        if args.format.len() > 1 && spare.next().is_some() {
            return Err(Failure::new("there are more formats than outputs without a known extension"));
        }
        if targets.iter().filter(|t| t.path.is_none()).count() > 1 {
            return Err(Failure::new("standard output is named twice"));
        }
        for story in args.stories.iter().filter(|s| !input::is_standard(s)) {
            let same = |t: &Target| t.path.as_ref().is_some_and(|p| same_file(p, story));
            if let Some(target) = targets.iter().find(|t| same(t)) {
                return Err(Failure::new(format!("{} is the story itself", target.name()))
                    .hint("name another file for the brief"));
            }
        }
        Ok(Self::Named(targets))
    }
}

/// The format of an output: what its extension says, or the format given for it.
fn format_for<'a>(
    path: &Path,
    spare: &mut impl Iterator<Item = &'a Format>,
    args: &BriefArgs,
) -> Result<Format, Failure> {
    if input::is_standard(path) {
        return Ok(spare.next().or(args.format.last()).copied().unwrap_or(Format::Markdown));
    }
    // One -f for one -o is meant for it, whatever the name.
    if let ([_], [format]) = (args.output.as_slice(), args.format.as_slice()) {
        spare.next();
        return Ok(*format);
    }
    if let Some(format) = export::format_of_file(path) {
        return Ok(format);
    }
    spare.next().or(args.format.last()).copied().ok_or_else(|| {
        let what = match path.extension() {
            Some(extension) => {
                format!("{}: unknown extension .{}", path.display(), extension.to_string_lossy())
            }
            None => format!("{}: no extension to tell the format", path.display()),
        };
        Failure::new(what).hint(format!("provide the format with -f, one of {}", export::names()))
    })
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// The name of a story's briefs, without extension.
fn stem(story: &Path) -> String {
    if input::is_standard(story) {
        return "stdin".to_owned();
    }
    story.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Two stories of the same name would write to the same place.
fn one_name_each(stories: &[PathBuf]) -> Result<(), Failure> {
    let mut seen: BTreeMap<String, &Path> = BTreeMap::new();
    for story in stories {
        let stem = stem(story);
        if let Some(other) = seen.insert(stem.clone(), story) {
            return Err(Failure::new(format!(
                "the briefs of {} and {} would have the same name, {stem:?}",
                other.display(),
                story.display()
            ))
            .hint("brief them in two calls with different directories"));
        }
    }
    Ok(())
}

fn story(
    args: &BriefArgs,
    plan: &Plan,
    setting: &Setting,
    path: &Path,
    stdin: &mut dyn Read,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let readings = input::stories(path, &args.reading, stdin)?;
    let mut worst = crate::FINE;
    if readings.len() > 1 && matches!(plan, Plan::Named(_)) {
        return Err(Failure::new(format!("{}: holds {} stories", input::name(path), readings.len()))
            .hint("add --out-dir DIR for one brief each"));
    }
    for reading in readings {
        let name = match &reading.name {
            Some(part) => format!("{} ({part})", input::name(path)),
            None => input::name(path),
        };
        let targets = match plan {
            Plan::Named(targets) => targets.clone(),
            Plan::Directory(dir, formats) => in_directory(dir, path, &reading, formats)?,
        };
        match one(args, setting, &name, &targets, reading.story, console) {
            Ok(code) => worst = worst.max(code),
            Err(Failure::BrokenPipe) => return Err(Failure::BrokenPipe),
            Err(failure) => {
                console.fail(&failure);
                worst = crate::FAILED;
            }
        }
    }
    Ok(worst)
}

fn in_directory(
    dir: &Path,
    story: &Path,
    reading: &Reading,
    formats: &[Format],
) -> Result<Vec<Target>, Failure> {
    std::fs::create_dir_all(dir).map_err(|e| {
        Failure::new(format!("cannot make {}: {}", dir.display(), crate::failure::reason(&e)))
    })?;
    let stem = match &reading.name {
        Some(part) => format!("{}-{part}", stem(story)),
        None => stem(story),
    };
    let target = |format: &Format| Target {
        path: Some(dir.join(format!("{stem}.{}", format.extension()))),
        format: *format,
    };
    let targets: Vec<Target> = formats.iter().map(target).collect();
    match targets.iter().find(|t| t.path.as_ref().is_some_and(|p| same_file(p, story))) {
        Some(target) => Err(Failure::new(format!("{} is the story itself", target.name()))
            .hint("name another directory for the briefs")),
        None => Ok(targets),
    }
}

/// Briefs one story and writes all its outputs.
fn one(
    args: &BriefArgs,
    setting: &Setting,
    name: &str,
    targets: &[Target],
    story: Story,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    for note in &story.notes {
        let message = format!("{name}: {}", note.message);
        if input::is_about_bytes(note) { console.warn(&message) } else { console.note(&message) }
    }
    if let Some(why) = input::nothing_to_brief(&story) {
        return Err(Failure::new(format!("{name}: {why}")));
    }
    if let Some(target) = targets.iter().find(|t| t.path.is_none() && t.format.is_binary())
        && console.stdout_is_terminal()
    {
        return Err(Failure::new(format!(
            "a {} is not for a terminal",
            target.format.extension().to_uppercase()
        ))
        .hint("name a file with -o, or send standard output to one"));
    }
    let stories = [story];
    let options = Options {
        points: usize::from(args.making.points),
        explain: args.making.explain,
        date: args.reading.date,
        threads: crate::cores(),
    };
    let (made, found) = summarize_and_check(&stories, &options);
    // Other fonts take other room, so they are known before it is decided what fits.
    let (setting, notes) = if targets.iter().any(|t| t.format == Format::Pdf) {
        setting.with_glyphs_for(&made)
    } else {
        (Cow::Borrowed(setting), Vec::new())
    };
    for note in notes {
        console.warn(&format!("{name}: {note}"));
    }
    let brief = setting.fit(&made).map_err(|e| Failure::new(format!("{name}: {e}")))?;
    // What is written is what was checked: what something was left off is checked anew.
    let found = if brief == made { found } else { check(&brief, &stories) };
    if !found.is_empty() {
        let list: Vec<String> = found.iter().map(|v| format!("\n  {v}")).collect();
        let message =
            format!("{name}: the brief does not pass its own check and was not written{}", list.concat());
        console
            .fail(&Failure::new(message).hint("this is a bug in nutgraf; please report it with the story"));
        return Ok(crate::CHECK_FAILED);
    }
    for dropped in &brief.dropped {
        console
            .warn(&format!("{name}: left off to fit the page, from {}: {}", dropped.section, dropped.text));
    }
    // All of them before the first is written: a story has all its outputs or none.
    let mut made = Vec::new();
    for target in targets {
        let terminal = if target.path.is_none() { console.stdout_terminal() } else { None };
        let bytes = setting
            .export(&brief, &stories, target.format, terminal)
            .map_err(|e| Failure::new(format!("{name}: {}: {e}", target.name())))?;
        made.push((target, bytes));
    }
    for (target, bytes) in &made {
        output::write(target, bytes, console)?;
    }
    Ok(crate::FINE)
}
