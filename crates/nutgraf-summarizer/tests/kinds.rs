//! Stories that are no plain news report: each gives a brief that can be read, and a note where it needs one.

use nutgraf_core::{Brief, LabelFrom, Story, check};
use nutgraf_summarizer::{Options, summarize};

/// The brief of a text, which has to be borne out by it.
fn brief(text: &str) -> Brief {
    let stories = [Story::parse(text)];
    let brief = summarize(&stories, &Options::default());
    assert_eq!(check(&brief, &stories), []);
    brief
}

fn noted(brief: &Brief, kind: &str) -> bool {
    brief.notes.iter().any(|n| n.kind == kind)
}

/// Every point's text, the bottom line's first.
fn texts(brief: &Brief) -> Vec<&str> {
    [&brief.bottom_line].into_iter().chain(&brief.key_points).map(|p| p.text.as_str()).collect()
}

#[test]
fn a_story_of_eighty_words_is_its_own_brief() {
    let brief = brief(include_str!("kinds/short.txt"));
    assert!(noted(&brief, "short-story"));
    assert!(brief.bottom_line.text.contains("ran aground"));
    assert_eq!(texts(&brief).len(), 4, "no sentence of so short a story is lost");
}

#[test]
fn a_live_blog_is_told_entry_by_entry_without_its_greeting() {
    let brief = brief(include_str!("kinds/live_blog.txt"));
    assert!(brief.bottom_line.text.contains("140,000 homes"));
    assert!(texts(&brief).iter().any(|t| t.contains("212 schools")));
    // The entry on the bridge is told by its heading where another of its sentences was chosen.
    let bridge =
        |p: &nutgraf_core::Point| p.text.contains("bridge") || p.label.as_deref() == Some("Bridge closed");
    assert!(brief.key_points.iter().any(bridge));
    assert!(!texts(&brief).iter().any(|t| t.contains("Stay with us")));
}

#[test]
fn an_interview_is_no_string_of_questions() {
    let brief = brief(include_str!("kinds/interview.txt"));
    assert!(noted(&brief, "interview"));
    assert!(
        texts(&brief).iter().all(|t| !t.starts_with("Q:") && !t.starts_with("A:")),
        "{:?}",
        texts(&brief)
    );
    assert!(brief.people.iter().any(|p| p.name == "Anna Falk"));
}

#[test]
fn a_match_report_leaves_its_tables_alone() {
    let brief = brief(include_str!("kinds/sports.txt"));
    assert!(brief.bottom_line.text.contains("beat Vik 3-1"));
    assert!(
        !texts(&brief).iter().any(|t| t.contains("Attendance") || t.contains("Pts") || t.contains("Bakke"))
    );
    assert_eq!(brief.quotes.first().and_then(|q| q.speaker.as_deref()), Some("Maria Strand"));
}

#[test]
fn an_obituary_says_who_died_and_when_the_service_is() {
    let brief = brief(include_str!("kinds/obituary.txt"));
    assert!(brief.bottom_line.text.contains("died on Sunday"));
    assert!(brief.whats_next.iter().any(|e| e.when == "12 May"), "{:?}", brief.whats_next);
}

#[test]
fn a_market_wrap_has_its_figures_and_dates() {
    let brief = brief(include_str!("kinds/market_wrap.txt"));
    assert!(brief.figures.iter().any(|f| f.label.contains("4,212.60")));
    let due: Vec<&str> = brief.whats_next.iter().map(|e| e.when.as_str()).collect();
    assert_eq!(due, ["Thursday", "June 19"]);
    assert!(brief.sourcing.entries.iter().all(|e| !e.attribution.text.starts_with("After")));
}

#[test]
fn a_list_gives_its_introduction_first() {
    let brief = brief(include_str!("kinds/list.txt"));
    assert!(brief.bottom_line.text.contains("cut fares by a third"));
    assert!(texts(&brief).len() > 3);
}

#[test]
fn a_speech_is_said_to_be_one() {
    let brief = brief(include_str!("kinds/speech.txt"));
    assert!(noted(&brief, "first-person"));
    assert!(texts(&brief).iter().any(|t| t.contains("12 billion crowns")));
}

#[test]
fn a_recipe_and_a_contract_are_said_to_be_no_news() {
    for text in [include_str!("kinds/recipe.txt"), include_str!("kinds/contract.txt")] {
        let brief = brief(text);
        assert!(noted(&brief, "not-news"), "{}", brief.headline.text);
        assert!(!brief.bottom_line.text.is_empty());
    }
}

#[test]
fn another_language_gives_its_lead_and_nothing_made_by_english_rules() {
    for (text, language, lead) in [
        (include_str!("kinds/german.txt"), "de", "Der Rat der Stadt Holm"),
        (include_str!("kinds/french.txt"), "fr", "Le conseil municipal de Holm"),
        (include_str!("kinds/spanish.txt"), "es", "El ayuntamiento de Holm"),
    ] {
        let brief = brief(text);
        assert!(noted(&brief, "language"), "{language}");
        assert_eq!(brief.sources[0].language, language);
        assert!(brief.bottom_line.text.starts_with(lead), "{}", brief.bottom_line.text);
        assert!(brief.key_points.len() > 2);
        assert!(brief.key_points.iter().all(|p| p.label_from != Some(LabelFrom::Sentence)));
        assert!(brief.figures.is_empty() && brief.people.is_empty() && brief.sourcing.entries.is_empty());
    }
}

#[test]
fn plain_news_has_no_such_note() {
    for text in [include_str!("kinds/market_wrap.txt"), include_str!("kinds/obituary.txt")] {
        let brief = brief(text);
        for code in ["language", "not-news", "interview", "first-person"] {
            assert!(!noted(&brief, code), "{code}");
        }
    }
}

#[test]
fn five_thousand_words_give_one_page() {
    let entry = include_str!("kinds/market_wrap.txt").split_once("\n\n").map_or("", |(_, body)| body);
    let other = include_str!("kinds/obituary.txt").split_once("\n\n").map_or("", |(_, body)| body);
    let text = format!("A year in Norland\n\n{}", format!("{entry}\n\n{other}\n\n").repeat(18));
    let brief = brief(&text);
    assert!(brief.sources[0].words > 4_500);
    assert!((3..=5).contains(&brief.key_points.len()), "{}", brief.key_points.len());
    assert!(brief.words() < 400);
}
