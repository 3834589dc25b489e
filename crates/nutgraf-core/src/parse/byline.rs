//! Bylines: "By Ann Lee and Bo Ray in Paris", "Ann Lee, Political Editor".

use crate::Author;

/// The authors of a line that is a byline and nothing else.
pub(super) fn authors(line: &str) -> Option<Vec<Author>> {
    if line.len() > 220 {
        return None;
    }
    let line = line.trim().trim_end_matches(['.', '|', ',']).trim_end();
    let line = line.strip_prefix('(').and_then(|l| l.strip_suffix(')')).unwrap_or(line);
    if let Some(rest) = after_by(line) {
        return named(rest);
    }
    // Without "By", a job title has to say that the line is one.
    let (name, role) = line.split_once(", ").or_else(|| line.split_once(" | ")).unwrap_or((line, ""));
    if role.is_empty() {
        return IMPERSONAL.contains(&line.to_ascii_lowercase().as_str()).then(|| vec![author(line, None)]);
    }
    (is_role(role) && is_name(name) && name.split_whitespace().count() >= 2)
        .then(|| vec![author(name, Some(role))])
}

/// The byline that `text` starts with when its parts are set off by lone full stops, as in
/// "By . Ann Lee . PUBLISHED: ...": the authors, and where the rest starts.
pub(super) fn prefix(text: &str) -> Option<(Vec<Author>, usize)> {
    let rest = text.strip_prefix("By.").or_else(|| text.strip_prefix("By ."))?;
    let start = text.len() - rest.trim_start().len();
    let head = text[start..]
        .char_indices()
        .take(90)
        .take_while(|&(_, c)| c != '\n')
        .last()
        .map_or(start, |(i, c)| start + i + c.len_utf8());
    let end = text[start..head].match_indices('.').map(|(i, _)| start + i).find(|&i| {
        let name = text[start..i].trim_end();
        let initial = name.rsplit([' ', '.']).next().is_some_and(|w| w.chars().count() == 1);
        !initial && text[i + 1..].starts_with(' ')
    })?;
    let authors = named(text[start..end].trim_end())?;
    let tail = &text[end + 1..];
    Some((authors, text.len() - tail.trim_start().len()))
}

/// The text after "By" or a like opening.
fn after_by(line: &str) -> Option<&str> {
    let openings =
        ["by", "written by", "words by", "story by", "reported by", "posted by", "author:", "from our"];
    let opening =
        openings.iter().find(|o| line.get(..o.len()).is_some_and(|head| head.eq_ignore_ascii_case(o)))?;
    let rest = &line[opening.len()..];
    let rest = rest.trim_start_matches(['.', ':', ' ', '\u{a0}']);
    (rest.len() < line.len() - opening.len() || opening.ends_with(':'))
        .then_some(rest)
        .filter(|r| !r.is_empty())
}

/// "Ann Lee and Bo Ray in Paris", "Ann Lee, Political Editor, and Bo Ray".
fn named(text: &str) -> Option<Vec<Author>> {
    let text = text.split(" | ").next().unwrap_or(text).trim();
    let text = [" in ", " at ", " for ", " - ", " – ", " — "]
        .iter()
        .filter_map(|p| text.find(p))
        .min()
        .map_or(text, |at| &text[..at]);
    let mut found: Vec<Author> = Vec::new();
    for part in text.split([',', ';']).flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" & ")) {
        let part = part.trim().trim_start_matches("and ").trim();
        if part.is_empty() {
            continue;
        }
        let role = is_role(part);
        if role && found.last().is_some_and(|a| a.role.is_none()) && !is_org_reporter(part) {
            if let Some(last) = found.last_mut() {
                last.role = Some(part.to_owned());
            }
        } else if is_name(part) {
            found.push(author(part, None));
        } else {
            return None;
        }
    }
    (!found.is_empty()).then_some(found)
}

fn author(name: &str, role: Option<&str>) -> Author {
    let name: Vec<&str> = name.split_whitespace().collect();
    Author { name: name.join(" "), role: role.map(|r| r.trim().to_owned()) }
}

/// One to six words, each with a capital or a particle of names.
pub(super) fn is_name(text: &str) -> bool {
    let mut count = 0;
    let fits = text.split_whitespace().all(|word| {
        count += 1;
        let capital = word.starts_with(|c: char| c.is_uppercase());
        let plain =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '@' | '_'));
        plain && (capital || PARTICLES.contains(&word) || word.starts_with('@'))
    });
    fits && (1..=6).contains(&count) && !WEEKDAYS.contains(&text)
}

/// "Daily Mail Reporter": a byline without a person.
fn is_org_reporter(text: &str) -> bool {
    text.split_whitespace().count() >= 3 && text.ends_with("Reporter")
}

/// Whether a text names a job in a newsroom.
fn is_role(text: &str) -> bool {
    let words = || text.split_whitespace();
    (1..=8).contains(&words().count())
        && words().any(|w| ROLES.contains(&w.trim_matches([',', '.', ':']).to_ascii_lowercase().as_str()))
}

static ROLES: &[&str] = &[
    "analyst",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "critic",
    "editor",
    "journalist",
    "producer",
    "reporter",
    "writer",
];

static IMPERSONAL: &[&str] = &[
    "agencies",
    "correspondent",
    "from our correspondent",
    "our correspondent",
    "our reporter",
    "our staff reporter",
    "special correspondent",
    "staff",
    "staff and agencies",
    "staff reporter",
    "staff writer",
];

static PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ter",
    "van", "von", "y",
];

static WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Vec<(String, Option<String>)>> {
        Some(authors(line)?.into_iter().map(|a| (a.name, a.role)).collect())
    }

    #[test]
    fn reads_the_forms_of_a_byline() {
        let plain = |names: &[&str]| Some(names.iter().map(|n| ((*n).to_owned(), None)).collect::<Vec<_>>());
        assert_eq!(read("By Ann Lee and Bo Ray in Paris"), plain(&["Ann Lee", "Bo Ray"]));
        assert_eq!(read("BY ANN LEE"), plain(&["ANN LEE"]));
        assert_eq!(
            read("By Ann Lee, Bo Ray & Cy van der Berg"),
            plain(&["Ann Lee", "Bo Ray", "Cy van der Berg"])
        );
        assert_eq!(read("By Ann Lee | Reuters"), plain(&["Ann Lee"]));
        assert_eq!(read("Staff Reporter"), plain(&["Staff Reporter"]));
        let titled = Some(vec![("Ann Lee".to_owned(), Some("Political Editor".to_owned()))]);
        assert_eq!(read("By Ann Lee, Political Editor"), titled);
        assert_eq!(read("Ann Lee, Political Editor"), titled);
    }

    #[test]
    fn sentences_and_headings_are_no_bylines() {
        for line in [
            "By Friday the talks had failed",
            "By the numbers",
            "Bypass opens",
            "Paris, the capital",
            "By 2030 all will be gone",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }

    #[test]
    fn a_byline_run_into_the_text_ends_at_its_full_stop() {
        let text = "By. J. P. Lee. Two founders met.";
        let (authors, end) = prefix(text).unwrap();
        assert_eq!((authors[0].name.as_str(), &text[end..]), ("J. P. Lee", "Two founders met."));
        let text = "By . Daily Echo Reporter . PUBLISHED: . 09:52";
        assert_eq!(&text[prefix(text).unwrap().1..], "PUBLISHED: . 09:52");
    }
}
