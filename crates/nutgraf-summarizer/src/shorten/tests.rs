use super::{Style, in_style};

fn tight(sentence: &str) -> String {
    in_style(sentence, Style::Tight).text
}

/// Sentences of our own, with a word that must survive, whatever else falls.
const SURVIVE: &[(&str, &str)] = &[
    ("The council did not approve the bridge at its meeting in the old town hall.", "not"),
    ("The company will sell its plant unless the unions agree to new terms.", "unless"),
    ("The minister may resign after the report on the crash of the ferry.", "may"),
    ("The fire killed at least 12 people in the north of the country.", "at least 12"),
    ("The army arrested an alleged spy near the border.", "alleged spy"),
    ("The bank must repay the loan by Friday, an unusually short time.", "by Friday"),
    ("Sales rose by 4% in the first half of the year.", "4%"),
    ("Engineers from New York opened the tunnel under the river.", "New York"),
];

#[test]
fn what_changes_the_meaning_survives() {
    for style in [Style::Brief, Style::Tight, Style::Headline] {
        for (sentence, words) in SURVIVE {
            let short = in_style(sentence, style).text;
            assert!(short.contains(words), "{style:?}: {short}");
        }
    }
}

#[test]
fn leaves_words_out_and_puts_none_in() {
    let word = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    for (sentence, _) in SURVIVE {
        for style in [Style::Brief, Style::Tight, Style::Headline] {
            let short = in_style(sentence, style).text;
            let mut source = sentence.split_whitespace().map(word);
            assert!(short.split_whitespace().map(word).all(|w| source.any(|s| s == w)), "{short}");
        }
    }
}

#[test]
fn a_source_that_is_cut_is_returned() {
    for (sentence, source) in [
        ("Two people died when a train left the tracks, police said on Monday.", "Police"),
        ("According to the ministry, the talks will start in June.", "Ministry"),
        ("The talks will start in June, according to a report.", "Report"),
    ] {
        let short = in_style(sentence, Style::Tight);
        let attribution = short.attribution.expect(&short.text).text;
        assert_eq!(attribution, source);
        assert!(!short.text.to_lowercase().contains(&source.to_lowercase()), "{}", short.text);
    }
}

#[test]
fn a_source_that_names_nobody_stays() {
    let short = in_style("The talks will start in June, he said.", Style::Tight);
    assert!(short.text.contains("he said"), "{}", short.text);
    assert_eq!(short.attribution, None);
}

#[test]
fn the_firm_itself_stands_for_its_pronoun() {
    let short = in_style(
        "Nokia said that it will build a new factory in the north of the country, its largest so far.",
        Style::Tight,
    );
    assert!(short.text.starts_with("Nokia will build"), "{}", short.text);
    assert_eq!(short.attribution.map(|a| a.text).as_deref(), Some("Nokia"));
}

#[test]
fn a_person_does_not_stand_for_a_pronoun() {
    let text = tight("Judge Anna Berg said he would go to prison.");
    assert!(text.contains("said he would"), "{text}");
}

#[test]
fn what_merely_adds_falls() {
    let text =
        tight("Mayor Anna Berg, who has led the city since 2010, has opened a new bridge over the river.");
    assert!(!text.contains("since 2010") && text.contains("Anna Berg has opened a"), "{text}");
}

#[test]
fn a_title_falls_with_what_describes_it() {
    let text = tight("Birmingham poet Anna Berg is leading a day of poetry in the town hall.");
    assert!(text.starts_with("Anna Berg") || text.starts_with("Birmingham poet"), "{text}");
}

#[test]
fn another_statement_falls_and_a_denial_stays() {
    let text = tight("The club wants to keep Anna Berg, but other teams are interested in the player.");
    assert!(text.contains("wants to keep Anna Berg") && !text.contains("other teams"), "{text}");
    let text = tight("Anna Berg was absent from practice on Monday, but it was not because of an injury.");
    assert!(text.contains("not because of an injury"), "{text}");
}

#[test]
fn a_clause_that_the_verb_asks_for_stays() {
    let text = tight("A guard prevented two women from leaving the station on Monday.");
    assert!(text.contains("from leaving"), "{text}");
}

#[test]
fn a_subject_whose_verb_is_taken_for_a_participle_is_one() {
    let text = tight(
        "Student protests rattled the universities for the fourth day on Wednesday, calling for a new law.",
    );
    assert!(!text.contains("calling for"), "{text}");
}

#[test]
fn a_headline_has_no_article_and_no_stop() {
    let text = in_style("A man was arrested after a fire.", Style::Headline).text;
    assert!(text.starts_with("Man arrested") && !text.ends_with('.'), "{text}");
}

#[test]
fn the_article_fits_the_word_after_it() {
    let text = tight("Anna Berg has bought an old house by the sea.");
    assert!(!text.contains("an house"), "{text}");
}

#[test]
fn a_quotation_is_not_cut() {
    let text = tight("The mayor called the plan \"a very bad idea for the whole of the city\" on Monday.");
    assert!(text.contains("\"a very bad idea for the whole of the city\""), "{text}");
}

#[test]
fn any_text_is_taken() {
    for text in
        ["", " ", "!!!", "\"", "Yes", "one, , two", "(((", "He said she said they said it.", "a-b-c-d"]
    {
        for style in [Style::Brief, Style::Tight, Style::Headline] {
            let _ = in_style(text, style);
        }
    }
}

#[test]
fn a_point_keeps_its_verb() {
    let text = in_style(
        "Yannis Berg, who was head of the team at the Games last year, also testified at the tribunal, along with other officials.",
        Style::Brief,
    )
    .text;
    assert!(text.contains("testified"), "{text}");
}

#[test]
fn no_word_of_a_source_stays_behind() {
    let short = in_style(
        "A quarter of broadband users in Britain regularly upload content and have personal sites, according to a report by UK think-tank Demos.",
        Style::Brief,
    );
    assert!(!short.text.contains("sites think-tank"), "{}", short.text);
}

#[test]
fn words_after_a_colon_keep_who_said_them() {
    let short =
        in_style("Mark, originally from Lincolnshire, said: 'Anna was an amazing person.", Style::Brief);
    assert!(short.text.starts_with("Mark"), "{}", short.text);
}
