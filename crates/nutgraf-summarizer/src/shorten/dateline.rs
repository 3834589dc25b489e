//! The place and day that open an agency's story: "GENEVA, Dec. 23, 2013 /PRNewswire/ --".

use nutgraf_language::{Parse, Upos};

/// Tokens that a dateline takes at most.
const LONGEST: usize = 14;

const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The text of the sentence without the dateline that opens it.
pub(crate) fn without<'a>(parse: &Parse<'a>) -> &'a str {
    match end(parse) {
        Some(end) if end < parse.len() => &parse.text[parse.tokens[end].span.start()..],
        _ => parse.text,
    }
}

/// The first token after the dateline.
fn end(parse: &Parse<'_>) -> Option<usize> {
    let form = |t: usize| if t < parse.len() { parse.form(t) } else { "" };
    let number = |t: usize, digits: usize| {
        !form(t).is_empty() && form(t).len() <= digits && form(t).bytes().all(|b| b.is_ascii_digit())
    };
    // The place: names and commas, with a comma before the day.
    let month = (2..parse.len().min(LONGEST / 2)).find(|&t| {
        let name = form(t).trim_end_matches('.').to_lowercase();
        form(t).starts_with(char::is_uppercase) && MONTHS.iter().any(|m| name == *m)
    })?;
    let place = (0..month).all(|t| {
        matches!(form(t), "," | ".")
            || form(t).starts_with(char::is_uppercase) && parse.tokens[t].upos != Upos::Verb
    });
    if !place || form(month - 1) != "," || !number(month + usize::from(form(month + 1) == ".") + 1, 2) {
        return None;
    }
    let mut t = month + usize::from(form(month + 1) == ".") + 2;
    if form(t) == "," && number(t + 1, 4) {
        t += 2;
    }
    // The agency.
    let closes = match form(t) {
        "/" => "/",
        "(" => ")",
        _ => "",
    };
    if !closes.is_empty() {
        t = (t + 1..parse.len().min(t + LONGEST)).find(|&c| form(c) == closes)? + 1;
    } else if form(t).starts_with('/') {
        t += 1;
    }
    while matches!(form(t), "-" | "--" | "–" | "—" | ":" | ".") {
        t += 1;
    }
    form(t).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()).then_some(t)
}

#[cfg(test)]
mod tests {
    use super::without;
    use nutgraf_language::analyse;

    #[test]
    fn place_and_day_fall() {
        for (dateline, statement) in [
            ("MCLEAN, Va., Dec. 23, 2013 /PRNewswire/ -- ", "Holt Inc. said it has bought a rival."),
            ("Srinagar, Apr 18 ", "Chairman Ann Holt spoke of the talks."),
        ] {
            assert_eq!(without(&analyse(&format!("{dateline}{statement}"))), statement);
        }
    }

    #[test]
    fn a_day_within_the_sentence_stays() {
        for text in ["In Geneva, May 5 was a holiday.", "Geneva, Rome and Oslo met on May 5."] {
            assert_eq!(without(&analyse(text)), text);
        }
    }
}
