//! `nutgraf parse`: JSON for programs, text for people.

const STORY: &str = "Talks agreed\nBy Ann Lee\n\nOSLO (Reuters) - Ministers met on Monday.\n\n\
    Sign up for our newsletter\n\nThey will meet again in May.\n";

const FEED: &str = "<rss version='2.0'><channel><title>The Post</title>\
    <item><title>Talks agreed</title><description>Ministers met on Monday.</description></item>\
    <item><title>River rises</title><description>The river rose on Tuesday.</description></item>\
    </channel></rss>";

/// Exit code, standard output and standard error of a call.
fn parse(args: &[&str], input: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["nutgraf", "parse", "-"].iter().chain(args).map(ToString::to_string);
    let code = nutgraf_cli::run(args, &mut input.as_bytes(), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn prints_json_unless_told_otherwise() {
    let (code, json, err) = parse(&[], STORY);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(parse(&["--format", "json"], STORY).1, json);
    let story: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(story["headline"]["value"], "Talks agreed");
    assert_eq!(story["removed"][0]["reason"], "newsletter");
}

#[test]
fn as_text_shows_what_was_kept_and_what_was_removed_and_why() {
    let (code, text, err) = parse(&["--format", "text"], STORY);
    assert_eq!((code, err.as_str()), (0, ""));
    for line in [
        "headline    Talks agreed [text]\n",
        "byline      Ann Lee [text]\n",
        "dateline    place OSLO, agency Reuters\n",
        "¶1          Ministers met on Monday.\n",
        "removed     (newsletter) Sign up for our newsletter\n",
        "¶2          They will meet again in May.\n",
    ] {
        assert!(text.contains(line), "{line:?} in {text}");
    }
    assert!(!text.contains('\x1b'), "no colour away from a terminal");
}

#[test]
fn each_story_of_a_feed_has_its_name_above_it() {
    let (code, text, _) = parse(&["-f", "text"], FEED);
    assert_eq!(code, 0);
    assert!(text.starts_with("talks-agreed\n\nheadline    Talks agreed"), "{text}");
    assert!(text.contains("\n\n\nriver-rises\n\nheadline    River rises"), "{text}");
}

#[test]
fn an_unknown_format_names_the_known_ones() {
    let (code, out, err) = parse(&["--format", "xml"], STORY);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("json, text"), "{err}");
}
