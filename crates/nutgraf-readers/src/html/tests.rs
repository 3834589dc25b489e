//! Whole pages.

use crate::{Form, ReadOptions, read};
use nutgraf_core::{Block, Origin, Story};

const PROSE: &str = "Ministers from nine countries met in Oslo on Monday to agree on a plan for the river.";

fn story(html: &str) -> Story {
    let options = ReadOptions { from: Some(Form::Html), ..ReadOptions::default() };
    read(html.as_bytes(), &options).unwrap().remove(0).story
}

fn texts(story: &Story) -> Vec<&str> {
    story.paragraphs().map(|(_, p)| story.text(p.span)).collect()
}

fn notes(story: &Story) -> Vec<&str> {
    story.notes.iter().map(|n| n.kind.as_str()).collect()
}

#[test]
fn headline_headings_and_lists_are_told_apart() {
    let story = story(&format!(
        "<title>Talks in Oslo | The Post</title><h1>Talks in Oslo</h1><article><p>{PROSE}</p><h2>The plan</h2>\
         <ul><li>One dam goes.<li>Two dams stay.</ul><p>{PROSE}</article>"
    ));
    let headline = story.headline.as_ref().unwrap();
    assert_eq!((headline.value.as_str(), headline.origin), ("Talks in Oslo", Origin::Markup));
    assert_eq!(story.text(headline.span.unwrap()), "Talks in Oslo");
    assert_eq!(story.sections.len(), 2);
    assert_eq!(story.sections[1].heading.map(|h| story.text(h)), Some("The plan"));
    assert!(matches!(&story.sections[1].blocks[0], Block::List(list) if list.items.len() == 2));
    assert_eq!(texts(&story).len(), 4);
}

#[test]
fn the_reading_above_a_character_is_not_text() {
    let story =
        story("<p><ruby>子<rp>(<rt>こ<rp>)</ruby>どもが<ruby>学校<rt>がっこう</rt></ruby>に行きました。</p>");
    assert_eq!(texts(&story), ["子どもが学校に行きました。"]);
}

#[test]
fn what_a_form_asks_is_not_the_article() {
    let story = story(&format!(
        "<form><article><p>{PROSE}</p><p>{PROSE}</p><label><p>I agree to the terms of the newsletter, all of them.</label></form>"
    ));
    assert_eq!(texts(&story), [PROSE, PROSE]);
}

#[test]
fn a_table_keeps_its_rows_and_cells() {
    let story = story(&format!(
        "<article><p>{PROSE}</p><table><tr><th>Dam<th>Year<tr><td>Alta<td>1987</table><p>{PROSE}</article>"
    ));
    let table = story.sections[0].blocks.iter().find_map(|b| match b {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells: Vec<Vec<&str>> =
        table.unwrap().rows.iter().map(|row| row.iter().map(|c| story.text(*c)).collect()).collect();
    assert_eq!(cells, [["Dam", "Year"], ["Alta", "1987"]]);
}

#[test]
fn case_27_consent_text_longer_than_the_article_is_not_the_article() {
    let consent = "We value your privacy and use cookies to store information on your device. ".repeat(30);
    let story =
        story(&format!("<div class=cookie-consent><p>{consent}</p></div><div><p>{PROSE}<p>{PROSE}</div>"));
    assert_eq!(texts(&story), [PROSE, PROSE]);
}

#[test]
fn case_28_a_caption_is_a_block_of_its_own() {
    let story = story(&format!(
        "<article><p>{PROSE}</p><figure><img><figcaption>FILE PHOTO: The river. REUTERS/A</figcaption></figure><p>{PROSE}</article>"
    ));
    assert!(story.sections[0].blocks.iter().any(|b| matches!(b, Block::Caption(_))));
    assert_eq!(texts(&story), [PROSE, PROSE]);
}

#[test]
fn case_29_posts_of_a_live_blog_keep_time_and_order() {
    let post = |time: &str| format!("<div><time>{time}</time><p>{PROSE}</p></div>");
    let story =
        story(&format!("<article>{}{}{}</article>", post("10:42 GMT"), post("10:30 GMT"), post("9:15 GMT")));
    let times: Vec<&str> = story
        .sections
        .iter()
        .flat_map(|s| &s.blocks)
        .filter_map(|b| match b {
            Block::LivePost(post) => Some(story.text(post.time)),
            _ => None,
        })
        .collect();
    assert_eq!(times, ["10:42 GMT", "10:30 GMT", "9:15 GMT"]);
    assert_eq!(story.sections.len(), 3, "each post is a section");
    assert_eq!(notes(&story).iter().filter(|kind| **kind == "newest-first").count(), 1);
}

#[test]
fn case_33_dates_are_taken_in_order_and_the_others_kept() {
    let story = story(&format!(
        "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-03-12\"}}</script>\
         <meta name=dc.date content=2020-03-10><article><time>9 January 2020</time><p>{PROSE}</article>"
    ));
    let date = story.date_published.unwrap();
    assert_eq!((date.value.to_string().as_str(), date.origin), ("2020-03-12", Origin::JsonLd));
    assert!(date.rejected.contains(&(Origin::Meta, "2020-03-10".to_owned())));
    assert!(date.rejected.contains(&(Origin::Time, "2020-01-09".to_owned())));
}

#[test]
fn case_34_a_linked_or_list_wrapped_paragraph_stays() {
    let story = story(&format!(
        "<article><p>{PROSE}</p><p>The plan, <a href=x>as The Post said first</a>, takes ten years.</p>\
         <ul><li><p>{PROSE}</p><p>{PROSE}</p></li></ul></article>"
    ));
    assert_eq!(texts(&story).len(), 4);
}

#[test]
fn case_35_sixty_thousand_nested_elements_answer_with_a_note() {
    let story = story(&("<div>".repeat(60_000) + "<p>" + PROSE));
    assert!(notes(&story).contains(&"deep-nesting"));
    assert_eq!(texts(&story), [PROSE]);
}

#[test]
fn a_page_that_is_not_free_says_so() {
    let story = story(&format!(
        "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}}</script><p>{PROSE}"
    ));
    assert!(notes(&story).contains(&"paywall"));
}

#[test]
fn a_stub_before_a_wall_says_so() {
    let wall = "<p>Subscribe to continue reading this article and get access to all that we write.</p>\
                <p>Already a subscriber? Log in here to read the rest of the story.</p>";
    assert!(notes(&story(&format!("<h1>Deal</h1><p>{PROSE}</p><div>{wall}</div>"))).contains(&"wall"));
    let whole = format!("<p>{PROSE}</p>").repeat(3);
    assert!(!notes(&story(&format!("<h1>Deal</h1>{whole}<div>{wall}</div>"))).contains(&"wall"));
}

#[test]
fn the_signature_of_an_embedded_post_is_no_sentence() {
    let story = story(&format!(
        "<article><p>{PROSE}</p><blockquote class=twitter-tweet><p>The plan is good for the river.</p>\
         — Ann Lee (@annlee) <a href=x>March 12, 2020</a></blockquote><p>{PROSE}</article>"
    ));
    assert_eq!(texts(&story), [PROSE, "The plan is good for the river.", PROSE]);
    assert!(story.sections[0].blocks.iter().any(|b| matches!(b, Block::Caption(_))));
}

#[test]
fn what_is_left_out_of_the_article_is_kept_as_removed() {
    let story =
        story(&format!("<article><p>{PROSE}</p><div class=share>Share this</div><p>{PROSE}</article>"));
    assert_eq!(story.removed.iter().map(|r| story.text(r.span)).collect::<Vec<_>>(), ["Share this"]);
}

#[test]
fn an_empty_page_is_an_empty_story() {
    for html in ["<html></html>", "<p>", "<script>x</script>"] {
        assert!(notes(&story(html)).contains(&"empty"), "{html}");
    }
}
