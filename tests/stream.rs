//! `nutgraf stream`: one line out for each line in, in order, whatever is in them.

mod house;

use house::nutgraf_on;
use serde_json::{Value, json};

const TEXT: &str =
    "The city council approved the new bridge on Monday. The vote was 12 to 3. Work starts in June.";

fn lines(out: &[u8]) -> Vec<Value> {
    out.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect()
}

#[test]
fn answers_in_order_with_the_ids_as_they_came() {
    let input: String = (0..200)
        .map(|i| json!({ "id": if i % 2 == 0 { json!(i) } else { json!(format!("s{i}")) }, "text": format!("{TEXT} Number {i}.") }).to_string() + "\n")
        .collect();
    let outcome = nutgraf_on(&["stream", "-j", "4"], input.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let lines = lines(&outcome.out);
    assert_eq!(lines.len(), 200);
    for (i, line) in lines.iter().enumerate() {
        assert_eq!(line["id"], if i % 2 == 0 { json!(i) } else { json!(format!("s{i}")) });
        assert_eq!(line["brief"]["schema"], 1);
    }
}

#[test]
fn a_bad_line_never_stops_the_rest() {
    let good = json!({ "id": "good", "text": TEXT }).to_string();
    let input = [
        good.as_str(),
        "not json",
        r#"{"id": 7}"#,
        r#"{"id": 8, "text": ""}"#,
        r#"{"id": 9, "text": 5}"#,
        r#"{"id": 10, "text": "It rained.", "date": "soon"}"#,
        "",
        good.as_str(),
    ]
    .join("\n");
    let outcome = nutgraf_on(&["stream"], input.as_bytes());
    assert_eq!(outcome.code, 2);
    assert!(outcome.err.contains("error: 5 lines failed"), "{}", outcome.err);
    let lines = lines(&outcome.out);
    let error = |i: usize| lines[i]["error"].as_str().unwrap_or_default();
    assert_eq!(lines.len(), 7);
    assert!(lines[0]["brief"].is_object() && lines[6]["brief"].is_object());
    assert_eq!(
        (&lines[1]["id"], error(1)),
        (&Value::Null, "line 2: not a record: expected ident at column 2")
    );
    assert_eq!((&lines[2]["id"], error(2)), (&json!(7), "line 3: has no \"text\""));
    assert_eq!((&lines[3]["id"], error(3)), (&json!(8), "line 4: there is nothing in it"));
    assert_eq!(lines[4]["id"], json!(9));
    assert!(
        error(4).starts_with("line 5: not a record: invalid type: integer `5`, expected a string"),
        "{}",
        error(4)
    );
    assert_eq!(error(5), "line 6: date \"soon\" is not YYYY-MM-DD");
}

#[test]
fn title_date_and_address_reach_the_brief() {
    let record = json!({ "id": 1, "text": TEXT, "title": "Bridge approved", "date": "2025-08-06", "url": "https://example.org/a" });
    let outcome = nutgraf_on(&["stream"], record.to_string().as_bytes());
    let brief = &lines(&outcome.out)[0]["brief"];
    assert_eq!(brief["headline"]["text"], "Bridge approved");
    assert_eq!(brief["headline"]["derived"], false);
    assert_eq!(brief["sources"][0]["date"], "2025-08-06");
    assert_eq!(brief["sources"][0]["url"], "https://example.org/a");
}

#[test]
fn emits_stories_and_rankings() {
    let record = json!({ "id": 1, "text": TEXT }).to_string();
    let story = nutgraf_on(&["stream", "--emit", "story"], record.as_bytes());
    assert!(lines(&story.out)[0]["story"]["sections"].is_array());
    let brief = nutgraf_on(&["stream", "--explain"], record.as_bytes());
    assert_eq!(lines(&brief.out)[0]["brief"]["ranking"].as_array().map(Vec::len), Some(3));
}

#[test]
fn nothing_in_gives_nothing_out() {
    let outcome = nutgraf_on(&["stream"], b"\n\n");
    assert_eq!((outcome.code, outcome.out.as_slice()), (0, &b""[..]));
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let input = (json!({ "id": 1, "text": TEXT }).to_string() + "\n").repeat(300);
    let mut err = Vec::new();
    let code = nutgraf_cli::run(["nutgraf", "stream"], &mut input.as_bytes(), &mut Closed, &mut err);
    assert_eq!((code, err.as_slice()), (0, &b""[..]));
    let code = nutgraf_cli::run(["nutgraf", "brief", "-"], &mut TEXT.as_bytes(), &mut Closed, &mut err);
    assert_eq!((code, err.as_slice()), (0, &b""[..]));
}
