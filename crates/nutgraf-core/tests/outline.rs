//! The parse of a whole story, to be read by a person.

#[path = "support/outline.rs"]
mod outline;

use nutgraf_core::Story;

#[test]
fn outline_of_a_story_with_broken_quotation_marks() {
    let story = Story::parse(include_str!("../../../samples/trump-putin-summit/story.txt"));
    insta::assert_snapshot!(outline::outline(&story));
}

#[test]
fn outline_of_a_story_with_captions_and_bare_headings() {
    let story = Story::parse(include_str!("../../../samples/expo/story.txt"));
    insta::assert_snapshot!(outline::outline(&story));
}
