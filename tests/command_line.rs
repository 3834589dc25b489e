//! The command line: what it says to a person who calls it well, badly, or with odd files.

mod house;

use house::{Outcome, nutgraf, nutgraf_on};
use std::path::{Path, PathBuf};

const STORY: &str = "Council approves bridge\n\nThe city council approved the new bridge on Monday after a long debate. \
The vote was 12 to 3, according to council leader Maria Jensen. Work starts in June and will take two years.\n\n\
“This is a good day for the town,” Jensen told reporters. Opponents said that the bridge could cost more than \
$40 million. They have not ruled out going to court.\n\nThe old bridge was closed in March after engineers found \
cracks in its piers. About 9,000 drivers have had to take a detour since then.\n";

/// A directory of one test, with its files.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[track_caller]
fn fails(outcome: &Outcome, message: &str) {
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.err.contains(message), "wanted {message:?} in: {}", outcome.err);
    assert!(outcome.out.is_empty(), "nothing is written: {}", outcome.text());
}

#[test]
fn briefs_one_story_as_markdown_on_standard_output() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY);
    let outcome = nutgraf(&["brief", &story]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(outcome.text().starts_with("# Council approves bridge\n"));
    assert!(outcome.text().contains("**Bottom line.**"));
    assert_eq!(desk.names(), ["story.txt"]);
}

#[test]
fn reads_standard_input_and_writes_where_the_extension_says() {
    let desk = Desk::new();
    let out = |name: &str| desk.path(name).to_str().unwrap().to_owned();
    let args =
        ["brief", "-", "-o", &out("b.md"), "-o", &out("b.pdf"), "-o", &out("b.docx"), "-o", &out("b.json")];
    let outcome = nutgraf_on(&args, STORY.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    assert_eq!(desk.names(), ["b.docx", "b.json", "b.md", "b.pdf"]);
    let starts = |name: &str, with: &[u8]| {
        assert!(std::fs::read(desk.path(name)).unwrap().starts_with(with), "{name}");
    };
    starts("b.md", b"# Council");
    starts("b.pdf", b"%PDF-1.7");
    starts("b.docx", b"PK");
    starts("b.json", b"{\n  \"schema\": 1,");
}

#[test]
fn a_format_given_decides_where_no_extension_does() {
    let desk = Desk::new();
    let out = desk.path("brief").to_str().unwrap().to_owned();
    let outcome = nutgraf_on(&["brief", "-", "-o", &out, "-f", "json"], STORY.as_bytes());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(std::fs::read(out).unwrap().starts_with(b"{"));
}

#[test]
fn an_unknown_extension_is_an_error_with_a_hint() {
    let desk = Desk::new();
    let out = desk.path("brief.odt").to_str().unwrap().to_owned();
    let outcome = nutgraf_on(&["brief", "-", "-o", &out], STORY.as_bytes());
    fails(
        &outcome,
        "brief.odt: unknown extension .odt\nhint: provide the format with -f, one of md, docx, pdf, html, txt, json",
    );
    assert!(desk.names().is_empty());
}

#[test]
fn an_unknown_format_names_the_known_ones() {
    fails(&nutgraf(&["brief", "-", "-f", "doc"]), "use one of md, docx, pdf, html, txt, json");
}

#[test]
fn an_unknown_flag_gets_the_one_that_was_meant() {
    fails(&nutgraf(&["brief", "-", "--out-dri", "x"]), "--out-dir");
    fails(&nutgraf(&["breif", "-"]), "brief");
}

#[test]
fn binary_is_not_for_a_terminal() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = nutgraf_cli::Console::new(&mut out, &mut err).with_terminal(80, false);
    let code = nutgraf_cli::run_on(["nutgraf", "brief", "-", "-f", "pdf"], &mut STORY.as_bytes(), console);
    assert_eq!(code, 2);
    assert!(
        String::from_utf8(err).unwrap().contains("a PDF is not for a terminal\nhint: name a file with -o")
    );
    assert!(out.is_empty());
}

#[test]
fn binary_goes_to_a_pipe() {
    let outcome = nutgraf_on(&["brief", "-", "-f", "docx"], STORY.as_bytes());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(outcome.out.starts_with(b"PK"));
}

#[test]
fn a_house_style_dresses_every_format() {
    let desk = Desk::new();
    let samples = house::root().join("samples");
    let (story, style) = (samples.join("trump-putin-summit/story.txt"), samples.join("house-style.toml"));
    let (story, dir) = (story.to_str().unwrap(), desk.path("out"));
    let formats = ["pdf", "docx", "html", "md", "txt"];
    let mut args =
        vec!["brief", story, "--style", style.to_str().unwrap(), "--out-dir", dir.to_str().unwrap()];
    formats.iter().for_each(|f| args.extend(["-f", f]));
    let outcome = nutgraf(&args);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let read = |f: &str| std::fs::read(dir.join(format!("story.{f}"))).unwrap();
    let text = |f: &str| String::from_utf8(read(f)).unwrap();
    for f in ["md", "txt", "html"] {
        assert!(text(f).contains("Brief by The Harbour Courier"), "{f}");
        assert!(text(f).contains("In one sentence."), "{f}");
        let place = |title: &str| text(f).find(title).unwrap_or_else(|| panic!("{title} in {f}"));
        assert!(place("Look ahead") < place("Who’s who"), "{f}");
    }
    assert!(
        text("html").contains("--accent: #7a1f2b") && text("html").contains("src=\"data:image/png;base64,")
    );
    assert!(memmem(&read("pdf"), b"Harbour Courier"), "the author stands in the metadata");
    assert!(memmem(&read("docx"), b"word/media/logo.png"));
}

fn memmem(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}

#[test]
fn a_house_style_that_cannot_be_read_is_an_error_with_its_line() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY);
    let with = |style: &str| {
        let style = desk.file("house.toml", style);
        let outcome = nutgraf(&["brief", &story, "--style", &style]);
        assert_eq!((outcome.code, outcome.text()), (2, ""));
        outcome.err.replace(&style, "house.toml")
    };
    assert_eq!(
        with("paper = \"a4\"\n[colours]\naccent = \"#e7a1ab\"\n"),
        "error: house.toml:3: colours.accent #e7a1ab on paper #ffffff has a contrast of 2.0, at least 4.5 is \
         needed (WCAG 2.2, level AA)\nhint: accent = \"#986a70\" would do\n"
    );
    assert_eq!(
        with("organization = \"The Courier\"\n"),
        "error: house.toml:1: unknown key \"organization\"\nhint: did you mean organisation?\n"
    );
    assert_eq!(
        with("[logo]\nfile = \"logo.png\"\ndescription = \"\"\n"),
        "error: house.toml:2: logo.png: no such file or directory\nhint: paths are seen from the style file\n"
    );
    fails(&nutgraf(&["brief", &story, "--style", "no.toml"]), "no.toml: no such file or directory");
}

#[test]
fn the_style_s_paper_holds_unless_the_call_names_another() {
    let desk = Desk::new();
    let (story, style) = (desk.file("story.txt", STORY), desk.file("house.toml", "paper = \"letter\"\n"));
    let height = |args: &[&str]| {
        let mut call = vec!["brief", &story, "--style", &style, "-f", "html"];
        call.extend(args);
        assert_eq!(nutgraf(&call).code, 0);
        let docx = desk.path("out.docx");
        let mut call = vec!["brief", &story, "--style", &style, "-o", docx.to_str().unwrap()];
        call.extend(args);
        let outcome = nutgraf(&call);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        std::fs::read(&docx).unwrap()
    };
    assert!(height(&[]) == height(&["--page", "letter"]));
    assert!(height(&[]) != height(&["--page", "a4"]));
}

#[test]
fn the_word_file_carries_its_fonts_when_told_to() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY);
    let docx = |args: &[&str]| {
        let path = desk.path("out.docx");
        let outcome = nutgraf(&[&["brief", &story, "-o", path.to_str().unwrap()], args].concat());
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        std::fs::read(&path).unwrap()
    };
    let (plain, carrying) = (docx(&[]), docx(&["--embed-fonts"]));
    assert!(!memmem(&plain, b"font1.odttf") && memmem(&carrying, b"font3.odttf"));
    assert!(carrying.len() <= 200_000, "{}", carrying.len());
}

#[test]
fn text_for_a_terminal_is_as_wide_as_it_and_in_colour_when_it_has_any() {
    let on = |columns, colour| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let console = nutgraf_cli::Console::new(&mut out, &mut err).with_terminal(columns, colour);
        let code =
            nutgraf_cli::run_on(["nutgraf", "brief", "-", "-f", "txt"], &mut STORY.as_bytes(), console);
        assert_eq!(code, 0);
        String::from_utf8(out).unwrap()
    };
    let widest =
        |text: &str| text.lines().filter(|l| !l.contains("SHA-256")).map(|l| l.chars().count()).max();
    assert!(widest(&on(40, false)) <= Some(40));
    assert!(widest(&on(96, false)) > Some(80));
    assert!(widest(&on(300, false)) <= Some(100));
    assert!(on(80, true).contains('\u{1b}') && !on(80, false).contains('\u{1b}'));
    let piped = nutgraf_on(&["brief", "-", "-f", "txt"], STORY.as_bytes());
    assert!(!piped.text().contains('\u{1b}') && widest(piped.text()) <= Some(80));
}

#[test]
fn characters_that_no_font_has_are_named() {
    let desk = Desk::new();
    let story = desk.file("story.txt", STORY.replace("approves bridge", "approves \u{10fffd} bridge"));
    let pdf = desk.path("out.pdf");
    let outcome = nutgraf(&["brief", &story, "-o", pdf.to_str().unwrap()]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(
        outcome.err.contains("no font on this system has \u{10fffd} (U+10FFFD), shown as [?]"),
        "{}",
        outcome.err
    );
}

#[test]
fn several_stories_keep_their_names_in_the_directory() {
    let desk = Desk::new();
    let (a, b) = (desk.file("monday.txt", STORY), desk.file("tuesday.txt", STORY));
    let dir = desk.path("briefs");
    let outcome = nutgraf(&["brief", &a, &b, "--out-dir", dir.to_str().unwrap(), "-f", "md", "-f", "json"]);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    for name in ["monday.md", "monday.json", "tuesday.md", "tuesday.json"] {
        assert!(dir.join(name).is_file(), "{name}");
    }
}

#[test]
fn several_stories_need_a_directory_and_names_of_their_own() {
    let desk = Desk::new();
    let (a, b) = (desk.file("a.txt", STORY), desk.file("b.txt", STORY));
    fails(
        &nutgraf(&["brief", &a, &b]),
        "several stories need a directory for their briefs\nhint: add --out-dir DIR",
    );
    std::fs::create_dir(desk.path("more")).unwrap();
    let other = desk.file("more/a.txt", STORY);
    let dir = desk.path("out");
    let outcome = nutgraf(&["brief", &a, &other, "--out-dir", dir.to_str().unwrap()]);
    fails(&outcome, "would have the same name, \"a\"");
    assert!(!dir.exists());
}

#[test]
fn a_story_that_fails_does_not_stop_the_others() {
    let desk = Desk::new();
    let (good, dir) = (desk.file("good.txt", STORY), desk.path("out"));
    let missing = desk.path("missing.txt").to_str().unwrap().to_owned();
    let outcome = nutgraf(&["brief", &missing, &good, "--out-dir", dir.to_str().unwrap()]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.contains("missing.txt: no such file or directory"), "{}", outcome.err);
    assert!(dir.join("good.md").is_file());
}

#[test]
fn the_story_is_never_written_over() {
    let desk = Desk::new();
    let story = desk.file("story.md", STORY);
    fails(
        &nutgraf(&["brief", &story, "-o", &story]),
        "story.md is the story itself\nhint: name another file",
    );
    fails(&nutgraf(&["brief", &story, "--out-dir", desk.0.path().to_str().unwrap()]), "is the story itself");
    assert_eq!(std::fs::read_to_string(&story).unwrap(), STORY);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let desk = Desk::new();
    let out = desk.path("none/brief.md").to_str().unwrap().to_owned();
    fails(
        &nutgraf_on(&["brief", "-", "-o", &out], STORY.as_bytes()),
        "none/brief.md: no such file or directory",
    );
}

#[test]
fn quiet_says_nothing_and_verbose_says_where() {
    let desk = Desk::new();
    let out = desk.path("b.md").to_str().unwrap().to_owned();
    let outcome = nutgraf_on(&["brief", "-", "-o", &out, "-v"], STORY.as_bytes());
    assert!(outcome.err.contains(&format!("note: wrote {out} (")), "{}", outcome.err);
    let outcome =
        nutgraf_on(&["brief", "-", "-o", &out, "-q"], b"The caf\xe9 re-opened on Monday after a fire.");
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
}

#[test]
fn help_teaches_with_examples() {
    for args in
        [&["--help"][..], &["brief", "--help"], &["check", "--help"], &["stream", "--help"], &["parse", "-h"]]
    {
        let outcome = nutgraf(args);
        assert_eq!(outcome.code, 0);
        assert!(outcome.text().contains("Examples:\n"), "{args:?}: {}", outcome.text());
        assert!(outcome.text().lines().all(|l| l.chars().count() <= 110), "{args:?} fits a page");
    }
    assert!(nutgraf(&["--version"]).text().starts_with("nutgraf 0."));
    fails(&nutgraf(&[]), "Usage: nutgraf");
}

#[test]
fn completions_and_man_pages_come_from_the_same_words() {
    assert!(nutgraf(&["completions", "bash"]).text().contains("--out-dir"));
    assert!(nutgraf(&["completions", "zsh"]).text().contains("--out-dir"));
    assert!(nutgraf(&["man"]).text().contains(".TH nutgraf 1"));
    assert!(nutgraf(&["man", "brief"]).text().contains("out\\-dir"));
    fails(
        &nutgraf(&["man", "cook"]),
        "there is no command \"cook\"\nhint: commands are brief, parse, check, stream",
    );
}

#[test]
fn a_check_of_something_else_says_so() {
    let desk = Desk::new();
    let (story, json) = (desk.file("s.txt", STORY), desk.file("b.json", "{\"schema\": 1}"));
    fails(&nutgraf(&["check", &json, &story]), "b.json: not a brief: missing field `headline`");
}

#[test]
fn a_check_against_another_text_fails() {
    let desk = Desk::new();
    let (story, other) = (desk.file("s.txt", STORY), desk.file("o.txt", STORY.replace("12 to 3", "11 to 4")));
    let json = desk.path("b.json").to_str().unwrap().to_owned();
    assert_eq!(nutgraf(&["brief", &story, "-o", &json]).code, 0);
    assert_eq!(nutgraf(&["check", &json, &story]).code, 0);
    let outcome = nutgraf(&["check", &json, &other]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.text().contains("sources[0].sha256"), "{}", outcome.text());
}

/// Files that are odd or bad, and what is said about them.
mod odd_input {
    use super::*;

    fn brief(bytes: &[u8]) -> Outcome {
        let desk = Desk::new();
        nutgraf(&["brief", &desk.file("story.txt", bytes)])
    }

    #[track_caller]
    fn briefs_with(bytes: &[u8], warning: &str, kept: &str) {
        let outcome = brief(bytes);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        assert!(outcome.err.contains(warning), "wanted {warning:?} in: {}", outcome.err);
        assert!(outcome.text().contains(kept), "wanted {kept:?} in: {}", outcome.text());
    }

    #[test]
    fn empty() {
        fails(&brief(b""), "story.txt: there is nothing in it");
        fails(&nutgraf(&["brief", "-"]), "error: standard input: there is nothing in it");
    }

    #[test]
    fn only_white_space() {
        fails(&brief(b" \n\t\r\n  \n"), "story.txt: there is only white space in it");
    }

    #[test]
    fn only_a_sentence_that_runs_on() {
        let endless = "talks on trade ".repeat(400);
        fails(
            &brief(endless.as_bytes()),
            "story.txt: there is no sentence in it that ends within 4000 bytes",
        );
    }

    #[test]
    fn only_boilerplate() {
        fails(
            &brief(b"Sign up for our newsletter\n\nFollow us on Facebook\n"),
            "story.txt: there is no story in it, only boilerplate such as",
        );
    }

    #[test]
    fn nul_bytes() {
        briefs_with(
            b"The council \0approved the bridge on Monday.\0 Work starts in June.",
            "NUL",
            "bridge on Monday",
        );
    }

    #[test]
    fn invalid_utf_8() {
        let text = format!("{STORY}One more byte \u{65e5}\u{672c} here. It follows \u{2014} plainly.");
        let mut bytes = text.into_bytes();
        let at = bytes.len() - 12;
        bytes.insert(at, 0xff);
        briefs_with(&bytes, "warning: ", "Council approves bridge");
    }

    #[test]
    fn windows_1252() {
        briefs_with(
            b"The caf\xe9 \x93Montr\xe9al\x94 re-opened on Monday after a fire.",
            "windows-1252",
            "café “Montréal” re-opened",
        );
    }

    #[test]
    fn carriage_returns_and_a_byte_order_mark() {
        let text = format!("\u{feff}{}", STORY.replace('\n', "\r\n"));
        let outcome = brief(text.as_bytes());
        assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
        assert!(outcome.text().starts_with("# Council approves bridge\n"), "{}", outcome.text());
        assert!(!outcome.text().contains('\r'));
    }

    #[test]
    fn a_directory() {
        let desk = Desk::new();
        let dir = desk.0.path().to_str().unwrap();
        fails(&nutgraf(&["brief", dir]), "is a directory\nhint: name the files in it");
        fails(&nutgraf(&["parse", dir]), "is a directory");
    }

    #[test]
    fn a_missing_file() {
        fails(
            &nutgraf(&["brief", "/no/such/story.txt"]),
            "error: /no/such/story.txt: no such file or directory",
        );
        fails(&nutgraf(&["brief", "https://example.org/"]), "hint: nutgraf does not fetch pages");
    }

    #[test]
    #[cfg(unix)]
    fn no_permission() {
        use std::os::unix::fs::PermissionsExt;
        let desk = Desk::new();
        let story = desk.file("story.txt", STORY);
        std::fs::set_permissions(&story, std::fs::Permissions::from_mode(0o000)).unwrap();
        let outcome = nutgraf(&["brief", &story]);
        // An administrator may read everything.
        if std::fs::File::open(&story).is_ok() {
            assert_eq!(outcome.code, 0, "{}", outcome.err);
        } else {
            fails(&outcome, "story.txt: no permission");
        }
    }

    #[test]
    fn one_long_line() {
        let text = "The council approved the bridge on Monday. Work starts in June. ".repeat(20_000);
        let outcome = brief(text.as_bytes());
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        assert!(outcome.text().contains("approved the bridge"));
    }

    #[test]
    fn one_endless_word() {
        let mut bytes = vec![b'a'; 1 << 20];
        bytes.extend(vec![b'.'; 1 << 20]);
        let outcome = brief(&bytes);
        assert!(outcome.code == 0 || outcome.err.contains("error: "), "{}", outcome.err);
    }

    #[test]
    fn every_odd_file_can_be_parsed() {
        let desk = Desk::new();
        for (i, bytes) in
            [&b""[..], b" ", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"x", b"\r", "\u{2028}".as_bytes()]
                .iter()
                .enumerate()
        {
            let story = desk.file(&format!("{i}.txt"), bytes);
            let outcome = nutgraf(&["parse", &story]);
            assert_eq!(outcome.code, 0, "{bytes:?}: {}", outcome.err);
            assert!(serde_json::from_slice::<serde_json::Value>(&outcome.out).is_ok());
        }
    }

    #[test]
    fn a_path_without_a_name() {
        let outcome = nutgraf(&["brief", Path::new("/").to_str().unwrap()]);
        fails(&outcome, "/: is a directory");
    }
}
