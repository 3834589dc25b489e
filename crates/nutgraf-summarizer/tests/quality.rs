//! Floors under the quality of the sections, over a small set of stories whose facts were listed by hand.
//!
//! The set is small and is read by those who work on the code, so it cannot say how good the sections are on other
//! stories; it says when they get worse. A floor is raised with the figures, and lowered only with a reason. The full
//! evaluation is described in the README of the crate.

use nutgraf_core::{Brief, Story, check};
use nutgraf_summarizer::{Options, summarize};

/// The facts: name of the story, section, and the fact as the brief would print it.
const FACTS: &str = include_str!("quality.tsv");

const STORIES: &[(&str, &str)] = &[
    ("short", include_str!("kinds/short.txt")),
    ("live_blog", include_str!("kinds/live_blog.txt")),
    ("interview", include_str!("kinds/interview.txt")),
    ("sports", include_str!("kinds/sports.txt")),
    ("obituary", include_str!("kinds/obituary.txt")),
    ("market_wrap", include_str!("kinds/market_wrap.txt")),
];

/// Of each section: the least share of what is printed that has to be right, and of the facts that have to be printed.
const FLOORS: &[(&str, f64, f64)] = &[
    ("person", 1.0, 1.0),
    ("figure", 1.0, 0.73),
    ("next", 1.0, 0.6),
    ("quote", 1.0, 0.75),
    ("source", 1.0, 0.65),
];

/// What the brief prints in a section.
fn printed(brief: &Brief, section: &str) -> Vec<String> {
    match section {
        "person" => {
            let role = |r: &Option<String>| r.as_ref().map_or(String::new(), |r| format!(", {r}"));
            brief.people.iter().map(|p| format!("{}{}", p.name, role(&p.role))).collect()
        }
        "figure" => brief.figures.iter().map(|f| f.value.clone()).collect(),
        "next" => brief.whats_next.iter().map(|e| e.when.clone()).collect(),
        "quote" => brief.quotes.iter().filter_map(|q| q.speaker.clone()).collect(),
        _ => brief.sourcing.entries.iter().map(|e| e.attribution.text.clone()).collect(),
    }
}

fn briefs() -> Vec<(&'static str, Brief)> {
    let brief = |text: &str| {
        let stories = [Story::parse(text)];
        let brief = summarize(&stories, &Options::default());
        assert_eq!(check(&brief, &stories), []);
        brief
    };
    STORIES.iter().map(|(name, text)| (*name, brief(text))).collect()
}

#[test]
fn sections_keep_above_their_floors() {
    let briefs = briefs();
    for (section, precision, recall) in FLOORS {
        let (mut right, mut given, mut facts) = (0usize, 0usize, 0usize);
        let (mut wrong, mut missed) = (Vec::new(), Vec::new());
        for (name, brief) in &briefs {
            let listed: Vec<&str> = FACTS
                .lines()
                .filter_map(|line| {
                    line.strip_prefix(*name)?.strip_prefix('\t')?.strip_prefix(*section)?.strip_prefix('\t')
                })
                .collect();
            let printed = printed(brief, section);
            given += printed.len();
            facts += listed.len();
            right += printed.iter().filter(|p| listed.contains(&p.as_str())).count();
            wrong.extend(printed.iter().filter(|p| !listed.contains(&p.as_str())).cloned());
            missed.extend(listed.into_iter().filter(|f| !printed.iter().any(|p| p == f)));
        }
        let share = |of: usize| right as f64 / of.max(1) as f64;
        assert!(share(given) >= *precision, "{section}: {right} of {given} right; wrong: {wrong:?}");
        assert!(share(facts) >= *recall, "{section}: {right} of {facts} printed; missed: {missed:?}");
    }
}

#[test]
fn points_are_short_and_none_dangles() {
    const LEANING: &[&str] =
        &["But", "And", "However", "He", "She", "They", "This", "These", "It", "Also", "Meanwhile"];
    let briefs = briefs();
    let points = || briefs.iter().flat_map(|(_, b)| [&b.bottom_line].into_iter().chain(&b.key_points));
    let words: usize = points().map(|p| p.text.split_whitespace().count()).sum();
    let mean = words as f64 / points().count() as f64;
    assert!(mean < 19.0, "{mean}");
    for (name, brief) in &briefs {
        let all: Vec<_> = [&brief.bottom_line].into_iter().chain(&brief.key_points).collect();
        for point in &all {
            let first = point.text.split_whitespace().next().unwrap_or("");
            let before = |c: &nutgraf_core::Citation| {
                all.iter()
                    .flat_map(|p| &p.citations)
                    .any(|d| d.span.end() <= c.span.start() && c.span.start() - d.span.end() < 4)
            };
            // Under its question an answer stands alone.
            let asked = point.label_from == Some(nutgraf_core::LabelFrom::Heading);
            let leans = !asked && LEANING.contains(&first) && !before(&point.citations[0]);
            assert!(!leans, "{name}: {}", point.text);
        }
    }
}
