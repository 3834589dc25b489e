//! What can be asked of the program: only clap structs, so that help, completions and the man page all
//! come from here.

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use nutgraf_core::Format;
use nutgraf_readers::Form;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  nutgraf brief story.txt                          the brief as Markdown, on the terminal
  nutgraf brief story.txt -o brief.pdf -o brief.docx   a PDF and a Word file from one run
  nutgraf brief news/*.txt --out-dir briefs -f pdf     one brief a story
  curl -s https://example.org/feed | nutgraf brief - --out-dir today
  nutgraf check brief.json story.txt               is every word of the brief in the story?
  nutgraf stream < stories.jsonl > briefs.jsonl    thousands of stories, one JSON line each

Exit codes: 0 all fine, 1 a check failed, 2 a wrong call or an input that failed.";

/// A news story goes in, a one-page brief comes out, and every word of it is in the story.
#[derive(Debug, Parser)]
#[command(name = "nutgraf", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say what was noticed in each story and where each brief went
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Brief(BriefArgs),
    Parse(ParseArgs),
    Check(CheckArgs),
    Stream(StreamArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

const BRIEF_EXAMPLES: &str = "\
Examples:
  nutgraf brief story.txt
  nutgraf brief story.txt -o brief.pdf --page letter
  nutgraf brief story.txt -o brief.md -o brief.json
  nutgraf brief story.txt -o brief.pdf --style house.toml
  nutgraf brief - -f json < story.txt
  nutgraf brief monday.txt tuesday.txt --out-dir briefs -f md -f pdf

An output's extension decides its format: .md, .docx, .pdf, .html, .txt or .json. Word and PDF are never
written to a terminal. Every output is written whole or not at all.";

/// Make a one-page brief of each story
#[derive(Debug, clap::Args)]
#[command(after_help = BRIEF_EXAMPLES)]
pub(crate) struct BriefArgs {
    /// Stories to read; `-` is standard input
    #[arg(required = true, value_name = "STORY")]
    pub(crate) stories: Vec<PathBuf>,
    /// Where to write the brief, `-` for standard output; may be given several times
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// The format, where no extension decides; may be given several times with --out-dir
    #[arg(short, long, value_name = "FORMAT", value_parser = format)]
    pub(crate) format: Vec<Format>,
    /// Write the brief of each story here, under the story's own name
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(crate) out_dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) making: MakingArgs,
    #[command(flatten)]
    pub(crate) paging: PageArgs,
}

const PARSE_EXAMPLES: &str = "\
Examples:
  nutgraf parse story.txt | jq .headline
  nutgraf parse page.html --format text | less -R

As text, a story is its metadata with where each value came from, then all that is in it in order: what was
kept, with the numbers of its paragraphs, and what was removed, with the reason. JSON has every span.";

/// Print what was recognised in a story
#[derive(Debug, clap::Args)]
#[command(after_help = PARSE_EXAMPLES)]
pub(crate) struct ParseArgs {
    /// The story to read; `-` is standard input
    #[arg(value_name = "STORY")]
    pub(crate) story: PathBuf,
    /// How to print it
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = View::Json)]
    pub(crate) format: View,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  nutgraf brief story.txt -o brief.json && nutgraf check brief.json story.txt

Exits with 1 and names what is not in the source when the brief does not pass.";

/// Check that every word of a brief is in its stories
#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArgs {
    /// The brief, as JSON
    #[arg(value_name = "BRIEF.json")]
    pub(crate) brief: PathBuf,
    /// The stories it was made from
    #[arg(required = true, value_name = "STORY")]
    pub(crate) stories: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

const STREAM_EXAMPLES: &str = "\
Examples:
  nutgraf stream < stories.jsonl > briefs.jsonl
  zcat stories.jsonl.gz | nutgraf stream --emit story --jobs 1

Each line in is a JSON object: {\"id\": ..., \"text\": \"...\"} or {\"id\": ..., \"html\": \"...\"}, with \"title\",
\"date\" (YYYY-MM-DD) and \"url\" where they are known. Each line out answers one line in, in order:
{\"id\": ..., \"brief\": {...}}, {\"id\": ..., \"story\": {...}} or {\"id\": ..., \"error\": \"...\"}. A line that fails
never stops the others; the exit code is then 2. Briefs of a stream are not cut to the height of a page.";

/// Read stories as JSON Lines, write briefs as JSON Lines
#[derive(Debug, clap::Args)]
#[command(after_help = STREAM_EXAMPLES)]
pub(crate) struct StreamArgs {
    /// What to write for each story
    #[arg(long, value_enum, default_value_t = Emit::Brief)]
    pub(crate) emit: Emit,
    #[command(flatten)]
    pub(crate) making: MakingArgs,
    /// How many stories to work on at a time; one a core when not given
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// How a story is read.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    /// The day the story was published, when it does not say
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// The form of the story, instead of finding out
    #[arg(long, value_name = "FORM", value_parser = form)]
    pub(crate) from: Option<Form>,
}

/// How a story is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// Everything, for programs
    Json,
    /// What was kept and removed, for people; in colour on a terminal
    Text,
}

/// How a brief is made.
#[derive(Debug, clap::Args)]
pub(crate) struct MakingArgs {
    /// The most key points
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub(crate) points: u8,
    /// List every sentence with its score in the JSON
    #[arg(long)]
    pub(crate) explain: bool,
}

/// How a document is set.
#[derive(Debug, clap::Args)]
pub(crate) struct PageArgs {
    /// The paper that the brief has to fit on, A4 unless the house style names another
    #[arg(long, value_enum, value_name = "PAPER")]
    pub(crate) page: Option<Paper>,
    /// How many pages it may take; on one page, what does not fit is left off and named
    #[arg(long, value_enum, value_name = "HOW MANY", default_value_t = Pages::One)]
    pub(crate) pages: Pages,
    /// The look of the house: colours, fonts, logo, name, titles and their order
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) style: Option<PathBuf>,
    /// Let the Word file carry the fonts it is set in
    #[arg(long)]
    pub(crate) embed_fonts: bool,
    /// Set the PDF in one column of large type
    #[arg(long)]
    pub(crate) large_print: bool,
    /// Put title, author, date and source in YAML before the Markdown
    #[arg(long)]
    pub(crate) front_matter: bool,
}

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  nutgraf completions bash > ~/.local/share/bash-completion/completions/nutgraf"
)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Print the man page
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  nutgraf man | man -l -\n  nutgraf man brief > nutgraf-brief.1")]
pub(crate) struct ManArgs {
    /// The command whose page to print, instead of the program's
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

/// The paper of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 inches
    Letter,
}

/// How many pages a brief may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pages {
    /// One
    One,
    /// As many as it takes
    Many,
}

/// What a stream writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Emit {
    /// The brief of each story
    Brief,
    /// The story as it was recognised
    Story,
}

fn format(name: &str) -> Result<Format, String> {
    crate::export::format_of(name).ok_or_else(|| format!("use one of {}", crate::export::names()))
}

fn form(name: &str) -> Result<Form, String> {
    name.parse().map_err(|_| {
        let names: Vec<&str> = Form::ALL.iter().map(|f| f.name()).collect();
        format!("use one of {}", names.join(", "))
    })
}
