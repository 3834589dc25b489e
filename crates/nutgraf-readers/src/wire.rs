//! Wire text: ANPA 1312 and IPTC 7901 messages, framed by control bytes.
//!
//! SOH opens the header, STX the text, ETX ends it. In ANPA, lines that begin with a caret and end with
//! `<` are instructions to the typesetter: headline, byline, agency. In IPTC 7901 the headline ends with `=`.

use crate::draft::Draft;
use crate::{Decoded, ReadOptions, describe};
use nutgraf_core::{ElementKind, Story};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

/// Whether the first bytes are a wire message's header.
pub(crate) fn is_wire(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let soh = head.iter().take(128).position(|b| *b == 1);
    soh.is_some_and(|at| head[at..].contains(&2))
}

/// The story of a wire message.
pub(crate) fn story(decoded: Decoded, options: &ReadOptions) -> Story {
    let text = decoded.text.as_str();
    let mut draft = Draft::default();
    let notes = decoded.notes.into_iter().filter(|n| n.kind != "nul-bytes").collect();
    draft.metadata.notes = describe::without_places(notes);
    let (header, rest) = text.split_once(STX).unwrap_or(("", text));
    let (body, trailer) = rest.split_once(ETX).unwrap_or((rest, ""));
    let header = header.rsplit(SOH).next().unwrap_or(header);
    let header = clean(header);
    let mut fields = header.split_whitespace();
    if let Some(source) = fields.next().filter(|s| s.len() >= 3 && s.chars().all(char::is_alphabetic)) {
        // IPTC 7901 opens with the source; ANPA with a service letter and number.
        Draft::set(&mut draft.metadata.publisher, source);
    }
    draft.note(
        "wire-header",
        format!("message header: {}", header.split_whitespace().collect::<Vec<_>>().join(" ")),
    );
    read_body(body, &mut draft);
    draft.published(&trailer_date(trailer));
    draft.finish(options)
}

/// Lines without control bytes, which never reach the text.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

fn read_body(body: &str, draft: &mut Draft) {
    let body = clean(body);
    let mut paragraph = String::new();
    let flush = |paragraph: &mut String, draft: &mut Draft| {
        draft.out.piece(paragraph, ElementKind::Text);
        paragraph.clear();
    };
    for (number, line) in body.lines().enumerate() {
        let words = line.trim().trim_end_matches('<').trim();
        if let Some(instruction) = line.trim_start().strip_prefix('^') {
            flush(&mut paragraph, draft);
            let instruction = instruction.trim().trim_end_matches(['<', '^']).trim();
            if instruction.starts_with("By ") || instruction.starts_with("BY ") {
                draft.byline(instruction);
            } else if draft.metadata.headline.is_none() {
                draft.headline(instruction);
            } else if !instruction.is_empty() {
                Draft::set(
                    &mut draft.metadata.publisher,
                    instruction.trim_end_matches(" Writer").trim_end_matches("; Eds:"),
                );
            }
            continue;
        }
        if let Some(headline) = words.strip_suffix('=').filter(|_| number < 8 && !draft.has_body()) {
            paragraph.push(' ');
            paragraph.push_str(headline.trim());
            let headline = std::mem::take(&mut paragraph);
            draft.headline(&headline);
            continue;
        }
        let indented = line.starts_with(['\t']) || line.starts_with("  ");
        if words.is_empty() || indented {
            flush(&mut paragraph, draft);
        }
        if !words.is_empty() {
            if !paragraph.is_empty() {
                paragraph.push('\n');
            }
            paragraph.push_str(words);
        }
    }
    flush(&mut paragraph, draft);
}

/// "061530 Aug 25", "061530 GMT Aug 25": day, hour and minute, month and year.
fn trailer_date(trailer: &str) -> String {
    let trailer = clean(trailer);
    let words: Vec<&str> = trailer.split_whitespace().take(8).collect();
    let found =
        words.iter().position(|w| w.len() == 6 && w.bytes().all(|b| b.is_ascii_digit())).and_then(|at| {
            let rest: Vec<&str> =
                words[at + 1..].iter().copied().filter(|w| !matches!(*w, "GMT" | "UTC")).collect();
            let (month, year) = (rest.first()?, rest.get(1)?);
            let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
            Some(format!("{} {month} {year}", &words[at][..2]))
        });
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::{Form, ReadOptions, read};

    #[test]
    fn case_16_anpa_header_and_instructions_are_read_and_control_bytes_left_out() {
        let wire = b"\x16\x16\x01a0123\x1f\nr a\n\x02^Talks agreed in Oslo<\n^By ANN LEE<\n^Example Press<\n  OSLO (EP) _ Ministers met\non Monday.\n  They agreed.\n\x03\x14";
        let story = read(wire, &ReadOptions::default()).unwrap().remove(0);
        assert_eq!(story.form, Form::Wire);
        let story = story.story;
        assert_eq!(story.headline.as_ref().unwrap().value, "Talks agreed in Oslo");
        assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "ANN LEE");
        assert!(story.source.ends_with("OSLO (EP) _ Ministers met\non Monday.\n\nThey agreed."));
        assert!(!story.source.contains(['\u{1}', '\u{2}', '\u{3}']));
    }

    #[test]
    fn case_16_iptc_7901_gives_source_headline_and_date() {
        let wire = b"\x01dpa0001 4 pl 123  Oslo\r\n\x02Ministers agree on a plan\r\nfor the river =\r\n\r\n   Oslo (dpa) - Ministers met.\r\n\x03061530 Aug 25\r\nNNNN";
        let story = read(wire, &ReadOptions::default()).unwrap().remove(0).story;
        assert_eq!(story.headline.as_ref().unwrap().value, "Ministers agree on a plan for the river");
        assert_eq!(story.date_published.unwrap().value.to_string(), "2025-08-06");
    }

    #[test]
    fn notes_of_decoding_have_no_place_in_the_text_taken_out() {
        let wire = b"\x01\x00\x00\x00\x02\x00\xc3\xa9A\x00a\x80";
        let story = read(wire, &ReadOptions::default()).unwrap().remove(0).story;
        assert!(story.notes.iter().any(|n| n.kind == "mojibake"));
        assert!(story.notes.iter().all(|n| n.span.is_none()), "{:?}", story.notes);
    }
}
