//! The cases a parser of plain news text has to handle, each as a test.

use jiff::civil::date;
use nutgraf_core::{AdvisoryKind, Block, Origin, ParseOptions, Reason, Story};

const SUMMIT: &str = include_str!("../../../samples/trump-putin-summit/story.txt");

fn headings(story: &Story) -> Vec<&str> {
    story.sections.iter().filter_map(|s| s.heading).map(|h| story.text(h)).collect()
}

fn sentences(story: &Story) -> Vec<&str> {
    story.sentences().map(|(_, _, s)| story.text(s.span)).collect()
}

fn blocks(story: &Story) -> Vec<&Block> {
    story.sections.iter().flat_map(|s| &s.blocks).collect()
}

fn speakers(story: &Story) -> Vec<&str> {
    story.quotations.iter().map(|q| q.speaker.as_ref().map_or("-", |s| s.name.as_str())).collect()
}

fn quoted(story: &Story) -> Vec<&str> {
    story.quotations.iter().flat_map(|q| &q.spans).map(|&s| story.text(s)).collect()
}

fn advisories(story: &Story) -> Vec<AdvisoryKind> {
    blocks(story)
        .into_iter()
        .filter_map(|b| if let Block::Advisory(a) = b { Some(a.kind) } else { None })
        .collect()
}

#[test]
fn bare_headings_become_sections_and_no_sentence() {
    let story = Story::parse(SUMMIT);
    assert_eq!(
        headings(&story),
        [
            "Conditions and Trilateral Talks",
            "Sanctions Threat Remains",
            "Diplomatic Choreography",
            "Ukrainian Response",
            "Ongoing Violence",
            "Historical Context",
            "Market Response",
        ]
    );
    assert!(!sentences(&story).contains(&"Market Response"));
}

#[test]
fn a_lead_is_never_passed_off_as_the_headline() {
    assert_eq!(Story::parse(SUMMIT).headline, None);
    assert_eq!(Story::parse("Two men died. Four are missing.\n\nPolice are searching.").headline, None);
    assert_eq!(Story::parse("Two men die in flood").headline, None, "a lone line is the story itself");
}

#[test]
fn a_call_to_follow_at_the_end_is_removed_and_names_the_publisher() {
    let story = Story::parse(SUMMIT);
    assert_eq!(story.removed.len(), 1);
    assert_eq!(story.removed[0].reason, Reason::FollowUs);
    assert!(story.text(story.removed[0].span).starts_with("Follow for more"));
    let publisher = story.publisher.as_ref().unwrap();
    assert_eq!((publisher.value.as_str(), publisher.origin), ("Britannia Daily", Origin::Inferred));
    assert_eq!(story.text(publisher.span.unwrap()), "Britannia Daily");
}

#[test]
fn missing_opening_marks_are_inferred_at_a_sentence_start() {
    let story = Story::parse(SUMMIT);
    let repaired: Vec<_> = story.quotations.iter().filter(|q| q.inferred_open).collect();
    let names: Vec<&str> = repaired.iter().map(|q| q.speaker.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(names, ["Karoline Leavitt", "Rubio", "Zelenskyy"]);
    for (q, start) in repaired.iter().zip([
        "The Russians expressed",
        "I think for the first time",
        "Russia must end the war",
    ]) {
        assert!(story.text(q.spans[0]).starts_with(start));
        assert!(q.confidence < 1.0);
    }
    assert_eq!(story.notes.iter().filter(|n| n.kind == "inferred-opening-quote").count(), 3);
}

#[test]
fn a_missing_closing_mark_is_inferred_at_the_end_of_the_paragraph() {
    let story = Story::parse(SUMMIT);
    let repaired: Vec<_> = story.quotations.iter().filter(|q| q.inferred_close).collect();
    assert_eq!(repaired.len(), 1);
    assert_eq!(repaired[0].speaker.as_ref().unwrap().name, "Ushakov");
    let words = story.text(repaired[0].spans[0]);
    assert!(words.starts_with("an agreement has been reached") && words.ends_with("working on it."));
    assert_eq!(story.notes.iter().filter(|n| n.kind == "inferred-closing-quote").count(), 1);
}

#[test]
fn a_stray_mark_without_a_reporting_clause_is_noted_and_not_repaired() {
    let story = Story::parse("The hall was full” and warm. “It was late in the day.\n\nThey went home.");
    assert_eq!(story.quotations, []);
    let kinds: Vec<&str> = story.notes.iter().map(|n| n.kind.as_str()).collect();
    assert_eq!(kinds, ["unmatched-closing-quote", "unmatched-opening-quote"]);
}

#[test]
fn a_quotation_over_several_paragraphs_is_one() {
    let text = "Ann Lee said: “The first thing is this.\n\n“The second is that.\n\n“The third is done.” She then left.";
    let story = Story::parse(text);
    assert_eq!(story.quotations.len(), 1);
    assert_eq!(quoted(&story), ["The first thing is this.", "The second is that.", "The third is done."]);
    assert_eq!(speakers(&story), ["Ann Lee"]);
}

#[test]
fn hard_wrapped_lines_are_joined_and_spans_keep_the_line_end() {
    let text = "The two sides agreed on Monday to hold talks in the coming days, people\nclose to both said. The place has been chosen but will be announced\nlater.\n\nA second round is planned for the autumn, they said, in the same place as\nthe first.\n";
    let story = Story::parse(text);
    assert_eq!(story.paragraphs().count(), 2);
    assert_eq!(sentences(&story).len(), 3);
    assert!(sentences(&story)[0].contains("people\nclose"));
}

#[test]
fn paragraphs_are_the_same_by_line_by_blank_line_and_mixed() {
    let parts = [
        "The first paragraph stands here. It has two sentences.",
        "The second is short.",
        "The third one ends the story, and nothing follows.",
    ];
    let count = |text: String| Story::parse(text).paragraphs().count();
    assert_eq!(count(parts.join("\n")), 3);
    assert_eq!(count(parts.join("\n\n")), 3);
    assert_eq!(count(format!("{}\n{}\n\n{}", parts[0], parts[1], parts[2])), 3);
}

#[test]
fn headline_standfirst_byline_and_date_are_four_fields() {
    let text = "Two sides agree to talk\nA meeting is due within days, officials say, after months of silence.\nBy Ann Lee, Political Editor\n6 August 2025\nThe two sides have agreed to meet. The place is chosen.\nThey will talk about trade, both said.";
    let story = Story::parse(text);
    assert_eq!(story.headline.as_ref().unwrap().value, "Two sides agree to talk");
    assert!(story.description.as_ref().unwrap().value.starts_with("A meeting is due"));
    let byline = story.byline.as_ref().unwrap();
    assert_eq!(
        (byline.authors[0].name.as_str(), byline.authors[0].role.as_deref()),
        ("Ann Lee", Some("Political Editor"))
    );
    assert_eq!(story.date_published.as_ref().unwrap().value, date(2025, 8, 6));
    assert_eq!(sentences(&story).first(), Some(&"The two sides have agreed to meet."));
}

#[test]
fn a_headline_in_capitals_is_told_from_a_dateline_in_capitals() {
    let story = Story::parse(
        "TWO SIDES AGREE TO TALK\nLONDON, Aug 6 (Reuters) - The two sides have agreed to meet. The place is chosen.",
    );
    assert_eq!(story.headline.as_ref().unwrap().value, "TWO SIDES AGREE TO TALK");
    assert_eq!(story.dateline.as_ref().unwrap().place, "LONDON");
    assert_eq!(sentences(&story)[0], "The two sides have agreed to meet.");
}

#[test]
fn datelines_stand_before_the_paragraph() {
    for (text, place, agency, start) in [
        (
            "WASHINGTON (Reuters) - Scientists on Monday found it.",
            "WASHINGTON",
            Some("Reuters"),
            "Scientists",
        ),
        ("BUFFALO, N.Y. — Hours before dawn it began.", "BUFFALO, N.Y.", None, "Hours"),
        ("MADRID — Rafael Nadal won.", "MADRID", None, "Rafael"),
    ] {
        let story = Story::parse(text);
        let dateline = story.dateline.as_ref().unwrap();
        assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), (place, agency));
        assert_eq!(sentences(&story).len(), 1);
        assert!(sentences(&story)[0].starts_with(start));
    }
    assert_eq!(Story::parse("PEPA – Universitätsklinikum Heidelberg hat gewonnen.").dateline, None);
}

#[test]
fn the_year_of_a_dateline_is_inferred_from_the_day_of_publication() {
    let text = "KYIV, Aug 6 (Reuters) - Russia struck a port.";
    assert_eq!(Story::parse(text).dateline.unwrap().date, None);
    let options = ParseOptions { date: Some(date(2025, 8, 7)), ..ParseOptions::default() };
    let found = Story::parse_with(text, &options).dateline.unwrap().date.unwrap();
    assert_eq!((found.value, found.inferred, found.raw.as_deref()), (date(2025, 8, 6), true, Some("Aug 6")));
}

#[test]
fn bylines_name_people_and_a_credit_at_the_end_is_no_sentence() {
    let body = "\n\nThe two sides met on Monday. Nothing was agreed.\n\n";
    let names = |text: &str| -> Vec<String> {
        Story::parse(text).byline.map(|b| b.authors.into_iter().map(|a| a.name).collect()).unwrap_or_default()
    };
    assert_eq!(names(&format!("Talks end\n\nBy Ann Lee and Bo Ray in Paris{body}")), ["Ann Lee", "Bo Ray"]);
    assert_eq!(names(&format!("Talks end\n\nAnn Lee, Political Editor{body}")), ["Ann Lee"]);
    assert_eq!(names(&format!("Talks end\n\nStaff Reporter{body}")), ["Staff Reporter"]);
    let text = format!("Talks end{body}(Reporting by Ann Lee; Editing by Bo Ray)");
    assert_eq!(names(&text), ["Ann Lee"]);
    let story = Story::parse(text);
    assert_eq!(sentences(&story).len(), 2);
    assert_eq!(advisories(&story), [AdvisoryKind::Credit]);
}

#[test]
fn control_codes_of_a_wire_envelope_do_not_reach_the_text() {
    let text = "\u{16}\u{16}\u{1}a0123\u{1f}r i bc-Talks 08-06\r\n\u{2}Talks end\r\n\r\nGENEVA (AP) - The two sides met.\r\n\u{3}08-06-25 1200EDT\u{4}";
    let story = Story::parse(text);
    assert_eq!(story.headline.as_ref().unwrap().value, "Talks end");
    assert_eq!(sentences(&story), ["The two sides met."]);
    assert_eq!(story.removed.iter().filter(|r| r.reason == Reason::Envelope).count(), 2);
    assert!(story.notes.iter().any(|n| n.kind == "wire-header" && n.message.contains("bc-Talks")));
}

#[test]
fn tag_lines_of_a_wire_story_lose_their_marks() {
    let text = "\u{1}a0123\u{1f}r i bc-Talks\r\n\u{2}^Talks end after two days<\r\n^Eds: Adds details.<\r\n^By ANN LEE<\r\n   GENEVA (AP) - The two sides met on Monday in a hall by the lake and\r\nthey agreed on nothing.\r\n\u{3}";
    let story = Story::parse(text);
    assert_eq!(story.headline.as_ref().unwrap().value, "Talks end after two days");
    assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "ANN LEE");
    assert_eq!(advisories(&story), [AdvisoryKind::Editors]);
    assert_eq!(sentences(&story).len(), 1);
}

#[test]
fn a_lead_without_a_full_stop_is_no_headline() {
    let body = "\n\nThe firm said so on Monday. It sold fewer bottles than a year ago.";
    let lead =
        "Local brewers are making more money from drinks that taste like beer than from the beer itself";
    let story = Story::parse(format!("{lead}{body}"));
    assert_eq!((story.headline.as_ref(), sentences(&story)[0]), (None, lead));
    let headline = "Brewers are making more money from drinks that taste like beer";
    let told = "\n\nLocal brewers make more money from drinks that taste like beer than from beer, the firms said. Sales rose.";
    assert_eq!(Story::parse(format!("{headline}{told}")).headline.unwrap().value, headline);
    let signed = "We were told nothing of it by the firm or by anyone else in town: Ann Lee";
    assert_eq!(Story::parse(format!("{signed}{body}")).headline.unwrap().value, signed);
}

#[test]
fn a_description_is_no_speaker() {
    let story =
        Story::parse("“It is over,” a spokesman for the Ministry of Defence said. “We go,” Ann Lee said.");
    assert_eq!(speakers(&story), ["-", "Ann Lee"]);
    assert_eq!(story.text(story.quotations[0].cue.unwrap()), "said");
}

#[test]
fn degenerate_texts_take_linear_time() {
    for text in
        ["'", "\"", "“", "(", ". ", "(. ", "… ", "' a", "1. ", "\0", "a\r\n\r\n", "10:42 1 a\n", "|", "» "]
    {
        let _ = Story::parse(text.repeat(100_000));
    }
    let _ = Story::parse(format!("{}{}", "a".repeat(500_000), ".".repeat(200_000)));
}

#[test]
fn advisory_lines_are_typed_and_out_of_the_sentences() {
    let text = "Talks end\n\nEMBARGOED until 0001 GMT Friday\n\nThe two sides met. Nothing was agreed.\n\nCORRECTS spelling of name in first paragraph\n\nEDITORS NOTE: contains strong language\n\n(MORE)\n\n-30-";
    let story = Story::parse(text);
    assert_eq!(
        advisories(&story),
        [
            AdvisoryKind::Embargo,
            AdvisoryKind::Correction,
            AdvisoryKind::Editors,
            AdvisoryKind::Wire,
            AdvisoryKind::Wire
        ]
    );
    assert_eq!(sentences(&story).len(), 2);
}

#[test]
fn a_clock_time_can_end_a_sentence() {
    assert!(sentences(&Story::parse(SUMMIT)).iter().any(|s| s.ends_with("concluded around 2:40 p.m.")));
}

#[test]
fn a_reporting_clause_stays_in_the_sentence_of_its_quotation() {
    for text in [
        "“We’ll see what happens,” Trump told reporters.",
        "“Go!” he said.",
        "“Will it hold?” Ann Lee asked on Monday.",
    ] {
        assert_eq!(sentences(&Story::parse(text)), [text]);
    }
}

#[test]
fn sentences_inside_a_quotation_share_it() {
    let story = Story::parse("“The war must end. And it must be done honestly,” Ann Lee wrote.");
    assert_eq!(sentences(&story), ["“The war must end.", "And it must be done honestly,” Ann Lee wrote."]);
    assert_eq!(quoted(&story), ["The war must end. And it must be done honestly,"]);
    assert_eq!(speakers(&story), ["Ann Lee"]);
}

#[test]
fn marks_of_every_language_make_the_same_quotation() {
    for text in [
        "\"It is over,\" Ann Lee said.",
        "“It is over,” Ann Lee said.",
        "‘It is over,’ Ann Lee said.",
        "'It is over,' Ann Lee said.",
        "„It is over,“ Ann Lee said.",
        "«It is over,» Ann Lee said.",
        "「It is over,」 Ann Lee said.",
    ] {
        let story = Story::parse(text);
        assert_eq!((quoted(&story), speakers(&story)), (vec!["It is over,"], vec!["Ann Lee"]), "{text}");
    }
}

#[test]
fn apostrophes_and_inch_marks_are_no_quotations() {
    let story = Story::parse(
        "Trump’s team of the ’90s saw the players' strike. A 55\" screen and a 6'2\" man were there.",
    );
    assert_eq!((story.quotations.len(), story.notes.len()), (0, 0));
}

#[test]
fn ellipses_in_mid_sentence_do_not_end_it() {
    let text = "It was ... well, late. He waited… and left. “We . . . agreed.” Then… nothing.";
    assert_eq!(
        sentences(&Story::parse(text)),
        ["It was ... well, late.", "He waited… and left.", "“We . . . agreed.”", "Then… nothing."]
    );
}

#[test]
fn abbreviations_numbers_and_addresses_do_not_end_a_sentence() {
    for text in [
        "U.S. Sen. J. P. Lee paid $3.50 at No. 10 with Dr. Ray and Example Inc. of Buffalo, N.Y. on Aug. 6.",
        "Version 2.1.3 is at www.example.org and https://example.org/a.b or ann.lee@example.org today.",
        "Lt. Col. Ann Lee met Gov. Bo Ray of St. Paul vs. the rest.",
    ] {
        assert_eq!(sentences(&Story::parse(text)), [text]);
    }
}

#[test]
fn boilerplate_is_kept_with_its_reason_and_a_sentence_like_it_stays() {
    let text = "Talks end\n\nThe two sides met. Nothing was agreed.\n\nREAD MORE: Ten dead in flood\n\nAlso read | Ministers meet\n\nSign up for our newsletter\n\nADVERTISEMENT\n\nShare this\n\nFollow-up talks begin on Monday.";
    let story = Story::parse(text);
    let reasons: Vec<Reason> = story.removed.iter().map(|r| r.reason).collect();
    assert_eq!(
        reasons,
        [Reason::ReadMore, Reason::ReadMore, Reason::Newsletter, Reason::Advertisement, Reason::Share]
    );
    assert_eq!(sentences(&story).last(), Some(&"Follow-up talks begin on Monday."));
}

#[test]
fn a_caption_between_paragraphs_is_no_paragraph() {
    let story = Story::parse(
        "The tanker sank. Nobody died.\n\nFILE PHOTO: A tanker at sea, May 3, 2021. REUTERS/Ann Lee\n\nThe owner is to pay.",
    );
    assert!(
        matches!(blocks(&story)[1], Block::Caption(c) if story.text(c.credit.unwrap()) == "REUTERS/Ann Lee")
    );
    assert_eq!(sentences(&story).len(), 3);
}

#[test]
fn posts_of_a_live_blog_keep_their_times_and_order() {
    let story = Story::parse(
        "Storm live\n\n10:42 GMT\nThe bridge is closed. Trains have stopped.\n\n10:15 GMT\nSchools are shut.",
    );
    let times: Vec<&str> = blocks(&story)
        .into_iter()
        .filter_map(|b| if let Block::LivePost(p) = b { Some(story.text(p.time)) } else { None })
        .collect();
    assert_eq!(times, ["10:42 GMT", "10:15 GMT"]);
    assert_eq!(sentences(&story).len(), 3);
    assert_eq!(story.sections.len(), 2, "each post is a section");
    assert!(story.notes.iter().any(|n| n.kind == "newest-first"));
}

#[test]
fn a_time_written_twice_is_one_post() {
    let story =
        Story::parse("3.00pm BST\n15:00\nThe bridge is closed.\n\n2.56pm BST\n14:56\nSchools are shut.");
    let times: Vec<&str> = blocks(&story)
        .into_iter()
        .filter_map(|b| if let Block::LivePost(p) = b { Some(story.text(p.time)) } else { None })
        .collect();
    assert_eq!((times, story.sections.len()), (vec!["3.00pm BST", "2.56pm BST"], 2));
}

#[test]
fn key_points_at_the_top_are_a_list_without_markers() {
    let story = Story::parse(
        "Talks end\n\n• Two sides met\n• Nothing was agreed\n\nThe two sides met on Monday. Nothing was agreed.",
    );
    let Block::List(list) = blocks(&story)[0] else { panic!("no list") };
    let items: Vec<&str> = list.items.iter().map(|i| story.text(i.span)).collect();
    assert_eq!((items, list.ordered), (vec!["Two sides met", "Nothing was agreed"], false));
}

#[test]
fn rows_of_results_are_a_table_and_no_sentences() {
    let text = "Race report\n\nAnn Lee won the race on Sunday.\n\n1. Ann Lee (GB) Example 1:32:03.897\n2. Bo Ray (US) Example 1:32:09.100\n3. Cy Poe (FR) Example 1:33:00.001\n\nThe next race is in May.";
    let story = Story::parse(text);
    assert!(matches!(blocks(&story)[1], Block::Table(t) if t.rows.len() == 3));
    assert_eq!(sentences(&story), ["Ann Lee won the race on Sunday.", "The next race is in May."]);
    let story = Story::parse("Name\tTeam\tPoints\nAnn Lee\tExample\t25\nBo Ray\tExample\t18");
    assert!(matches!(blocks(&story)[0], Block::Table(t) if t.rows.len() == 3 && t.rows[1].len() == 3));
}

#[test]
fn invisible_characters_do_not_hide_what_a_line_is() {
    let text = "\u{feff}Talks end\r\n\r\nBy\u{a0}Ann Lee\r\n\r\nThe two sides\u{200b} met. 👩\u{200d}🚀 left.\r\n\r\nFol\u{200b}low us on\u{a0}Facebook\r\n";
    let story = Story::parse(text);
    assert_eq!(story.headline.as_ref().unwrap().value, "Talks end");
    assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
    assert_eq!(sentences(&story).len(), 2);
    assert!(story.source.contains("👩\u{200d}🚀"));
    assert_eq!(story.removed[0].reason, Reason::FollowUs);
}

#[test]
fn nul_bytes_are_noted_and_nothing_is_lost() {
    let story = Story::parse("Talks\u{0} ended. They\u{0}resume.");
    assert_eq!(story.source.len(), "Talks0 ended. They0resume.".len());
    assert!(story.notes.iter().any(|n| n.kind == "control-characters"));
    assert_eq!(sentences(&story).len(), 2);
}

#[test]
fn old_and_foreign_line_ends_separate_paragraphs() {
    for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"] {
        let text = format!("The first is here.{end}The second is here.{end}The third is here.");
        assert_eq!(Story::parse(text).paragraphs().count(), 3, "{end:?}");
    }
}

#[test]
fn degenerate_texts_give_an_empty_story_with_a_note() {
    for text in ["", " ", "\n \u{200b}\n\t", "ADVERTISEMENT\nShare this"] {
        let story = Story::parse(text);
        assert_eq!(story.sentences().count(), 0, "{text:?}");
        assert!(story.notes.iter().any(|n| n.kind == "empty"), "{text:?}");
    }
    for text in [".", "a", "”", "(", "é"] {
        assert!(Story::parse(text).sentences().count() <= 1);
    }
}

#[test]
fn huge_words_and_runs_take_linear_time() {
    let started = std::time::Instant::now();
    for text in [
        "a".repeat(2_000_000),
        ".".repeat(2_000_000),
        "\"".repeat(500_000),
        "' ".repeat(500_000),
        "(".repeat(1_000_000),
        "a. ".repeat(500_000),
        "A! ".repeat(500_000),
        " ”".repeat(300_000),
        "“A,” he said. ".repeat(50_000),
        "x\n".repeat(300_000),
        "1. a ".repeat(300_000),
        " .".repeat(500_000),
    ] {
        let story = Story::parse(text);
        assert!(story.sentences().count() <= story.source.len());
    }
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}

#[test]
fn what_the_caller_knows_goes_before_what_the_text_says() {
    let options = ParseOptions {
        title: Some("Talks are over".into()),
        date: Some(date(2025, 8, 7)),
        url: Some("https://example.org/1".into()),
    };
    let story =
        Story::parse_with("Talks end\n\nAugust 6, 2025\n\nThe two sides met. Nothing was agreed.", &options);
    let headline = story.headline.as_ref().unwrap();
    assert_eq!((headline.value.as_str(), headline.origin), ("Talks are over", Origin::Caller));
    assert_eq!(headline.rejected, [(Origin::Text, "Talks end".to_owned())]);
    let published = story.date_published.as_ref().unwrap();
    assert_eq!((published.value, published.rejected.len()), (date(2025, 8, 7), 1));
    assert_eq!(story.url.as_ref().unwrap().origin, Origin::Caller);
}

#[test]
fn furniture_run_into_one_line_is_no_sentence() {
    let text = "By. Ann Lee. PUBLISHED:. 09:52 EST, 1 August 2013. |. UPDATED:. 10:03 EST, 2 August 2013. Two men were found on Monday. They are well.";
    let story = Story::parse(text);
    assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
    assert_eq!(story.date_published.as_ref().unwrap().value, date(2013, 8, 1));
    assert_eq!(story.date_modified.as_ref().unwrap().value, date(2013, 8, 2));
    assert_eq!(sentences(&story), ["Two men were found on Monday.", "They are well."]);
}

#[test]
fn a_date_before_the_first_sentence_is_the_day_of_publication() {
    let story = Story::parse(
        "Flag to change\n\nThursday, May 7, 2015 On Tuesday, the government announced a vote. It is free.",
    );
    assert_eq!(story.date_published.as_ref().unwrap().value, date(2015, 5, 7));
    assert!(sentences(&story)[0].starts_with("On Tuesday"));
}
