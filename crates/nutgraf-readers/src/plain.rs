//! Plain text: the core's own parser does the work.

use crate::{Decoded, ReadOptions};
use nutgraf_core::Story;

/// The story of plain text, the notes of decoding first.
pub(crate) fn story(decoded: Decoded, options: &ReadOptions) -> Story {
    let mut story = Story::parse_with(decoded.text, &options.known());
    story.notes.splice(0..0, decoded.notes);
    story
}

#[cfg(test)]
mod tests {
    use crate::{ReadOptions, read};
    use nutgraf_core::Origin;

    #[test]
    fn the_caller_comes_before_the_text() {
        let date = "2025-08-06".parse().unwrap();
        let options =
            ReadOptions { title: Some("Talks agreed".into()), date: Some(date), ..ReadOptions::default() };
        let story = &read(b"Ministers met on Monday.", &options).unwrap()[0].story;
        let headline = story.headline.as_ref().unwrap();
        assert_eq!((headline.value.as_str(), headline.origin), ("Talks agreed", Origin::Caller));
        assert_eq!(story.date_published.as_ref().unwrap().value, date);
    }

    #[test]
    fn notes_of_decoding_reach_the_story() {
        let story =
            &read(b"The caf\xe9 in Montr\xe9al re-opened.", &ReadOptions::default()).unwrap()[0].story;
        assert!(story.notes.iter().any(|n| n.kind == "encoding"));
    }
}
