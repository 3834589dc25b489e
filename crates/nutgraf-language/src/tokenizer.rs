//! Tokens as the Penn Treebank and Universal Dependencies cut them.
//!
//! The conventions are those of the English Web Treebank: clitics stand alone ("do" + "n't"), so do hyphens
//! between words ("face" + "-" + "to" + "-" + "face") unless the first part is a bound prefix ("anti-war"),
//! currency and percent signs; decimals, times, dates, abbreviations and addresses stay whole.

use crate::abbreviations::{is_abbreviation, is_initials};
use nutgraf_core::Span;

/// The tokens of `text`, which is one sentence, as byte ranges in text order.
///
/// No token is empty or holds white space, and only white space lies between them, so the tokens and the gaps
/// concatenate back to the text.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let end = text.trim_end().len();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_whitespace() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            // Closing marks may follow the end of the sentence as chunks of their own.
            let last = !text[at..end].chars().any(char::is_alphanumeric);
            Chunk { text, tokens: &mut tokens, last }.cut(start, at);
        }
    }
    tokens
}

/// Faces of punctuation, which stay whole.
const FACES: &[&str] = &[
    ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":/", ":-/", "=)", "=(", ":'(",
    "^_^", "<3", ":O", ":o", ":|", ";D", ":]", ":[", "=D", "XD",
];

/// First parts of words that keep their hyphen.
const PREFIXES: &[&str] = &[
    "a", "ante", "anti", "arch", "be", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "inter",
    "intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over", "pan", "para", "peri",
    "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "tri", "u",
    "ultra", "un", "uni",
];

/// Words that begin with an apostrophe for the letters they have lost.
const CLIPPED: &[&str] = &["em", "til", "cause", "cuz", "tis", "twas", "bout", "n", "round"];

/// Contractions without an apostrophe, and where they are cut.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("wouldnt", 5),
    ("couldnt", 5),
    ("shouldnt", 6),
    ("hasnt", 3),
    ("havent", 4),
    ("hadnt", 3),
];

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2014}' | '\u{2015}')
}

const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}')
}

/// Characters that belong to the word they touch.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{0300}'..='\u{036f}')
}

/// A run of characters without white space, being cut.
struct Chunk<'a> {
    text: &'a str,
    tokens: &'a mut Vec<Span>,
    /// Whether no word follows it in the sentence.
    last: bool,
}

impl Chunk<'_> {
    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.tokens.push(Span::new(start, end));
        }
    }

    /// Cuts `start..end`: marks before, marks after, and what remains between them.
    fn cut(&mut self, start: usize, end: usize) {
        let text = self.text;
        if FACES.contains(&&text[start..end]) {
            return self.push(start, end);
        }
        let mut from = start;
        while from < end {
            let length = leading_mark(&text[from..end]);
            if length == 0 {
                break;
            }
            self.push(from, from + length);
            from += length;
        }
        let mut to = end;
        let mut after = Vec::new();
        while from < to {
            let closed = after.len() < 2 && self.last
                || after.last().is_some_and(|&at: &usize| text[at..].starts_with(['"', '”', ')', '’', '\'']));
            let length = trailing_mark(&text[from..to], closed);
            if length == 0 {
                break;
            }
            to -= length;
            after.push(to);
        }
        self.core(from, to);
        let mut bound = to;
        for &at in after.iter().rev().skip(1) {
            self.push(bound, at);
            bound = at;
        }
        self.push(bound, end);
    }

    /// Cuts what stands between the outer marks.
    fn core(&mut self, start: usize, end: usize) {
        let text = self.text;
        let core = &text[start..end];
        if core.is_ascii() && core.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let at = FUSED.iter().find(|(word, _)| *word == core).map_or(0, |&(_, at)| at);
            self.push(start, start + at);
            return self.push(start + at, end);
        }
        if is_address(core) {
            return self.push(start, end);
        }
        if let Some(at) = clitic(core) {
            self.core(start, start + at);
            return self.push(start + at, end);
        }
        let lower = core.to_ascii_lowercase();
        if let Some(&(_, at)) = FUSED.iter().find(|(word, _)| *word == lower) {
            self.push(start, start + at);
            return self.push(start + at, end);
        }
        if is_number_with_dashes(core) || is_abbreviation(core) {
            return self.push(start, end);
        }
        if let Some(at) = clock_suffix(core) {
            self.push(start, start + at);
            return self.push(start + at, end);
        }
        match inner_mark(core) {
            Some((at, length)) => {
                self.core(start, start + at);
                self.push(start + at, start + at + length);
                // What follows may begin with marks of its own: a quotation after a dash.
                self.cut(start + at + length, end);
            }
            None => self.push(start, end),
        }
    }
}

/// The length of the run of the first character of `text`.
fn run(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    text.chars().take_while(|&c| c == first).map(char::len_utf8).sum()
}

/// The length of the mark `text` begins with; 0 when it begins with a word.
fn leading_mark(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let second = chars.next();
    let digit_next = second.is_some_and(|c| c.is_ascii_digit());
    if is_word(first) {
        return 0;
    }
    if is_apostrophe(first) {
        let rest = &text[first.len_utf8()..];
        let word: String = rest.chars().take_while(|&c| is_word(c)).collect();
        let lower = word.to_ascii_lowercase();
        let decade = lower.strip_suffix('s').unwrap_or(&lower);
        if decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit()) {
            return 0;
        }
        if CLIPPED.contains(&lower.as_str()) {
            return 0;
        }
        if second.is_some_and(is_apostrophe) && second == Some(first) {
            return 2 * first.len_utf8();
        }
        // A clitic cut off from its word by white space.
        let alone =
            rest.len() == word.len() && matches!(lower.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m");
        return if alone { text.len() } else { first.len_utf8() };
    }
    match first {
        '.' if digit_next => 0,
        '+' if digit_next => 0,
        '-' | '\u{2212}' if digit_next => 0,
        '#' | '@' if second.is_some_and(char::is_alphabetic) => 0,
        '`' | '.' | '-' | '!' | '?' | '*' | '=' | '~' | '#' | '<' | '>' | '—' | '–' | '_' => run(text),
        _ => first.len_utf8(),
    }
}

/// The length of the mark `text` ends with; 0 when it ends with a word. `closed` says that the sentence or a
/// quotation ends here, so that a full stop is more than the end of an abbreviation.
fn trailing_mark(text: &str, closed: bool) -> usize {
    let Some(last) = text.chars().next_back() else { return 0 };
    let before = &text[..text.len() - last.len_utf8()];
    if is_word(last) || before.is_empty() {
        return if is_word(last) { 0 } else { last.len_utf8() };
    }
    let repeated = text.len() - text.trim_end_matches(last).len();
    match last {
        '.' if repeated > 1 => repeated,
        '.' => {
            if is_initials(text)
                || is_abbreviation(text) && !(closed && crate::abbreviations::is_word_too(before))
            {
                // Single letters are initials inside a sentence and words at its end.
                let single = before.chars().count() == 1;
                return usize::from(closed && single);
            }
            usize::from(closed || !before.ends_with(char::is_alphabetic))
        }
        '!' | '?' => text.len() - text.trim_end_matches(['!', '?']).len(),
        '-' | '*' | '=' | '~' | '<' | '>' | '—' | '–' | '_' => repeated,
        '\'' if before.ends_with('\'') => 2,
        // The end of "US$" or "C$" is cut together with its letters elsewhere.
        _ => last.len_utf8(),
    }
}

/// Whether `text` is a web or mail address or a file name.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let named = |suffix: &str| lower.ends_with(suffix) && lower.len() > suffix.len();
    lower.contains("://")
        || lower.starts_with("www.")
        || (lower.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.')))
        || [".com", ".org", ".net", ".edu", ".gov", ".co.uk", ".doc", ".xls", ".pdf", ".jpg", ".html", ".htm"]
            .into_iter()
            .any(named)
}

/// Where a clitic begins at the end of `text`.
fn clitic(text: &str) -> Option<usize> {
    let apostrophe = text.char_indices().rev().find(|&(_, c)| is_apostrophe(c))?;
    let (at, mark) = apostrophe;
    let tail = text[at + mark.len_utf8()..].to_ascii_lowercase();
    match tail.as_str() {
        "t" => {
            let head = &text[..at];
            let cut = head.len().checked_sub(1)?;
            (head.ends_with(['n', 'N']) && cut > 0).then_some(cut)
        }
        // The plural of figures: "the 1990's", "AK47's" stay whole in the treebank.
        "s" if text[..at].ends_with("0") && text[..at].bytes().all(|byte| byte.is_ascii_digit()) => None,
        "s" | "re" | "ve" | "ll" | "d" | "m" => (at > 0).then_some(at),
        _ => None,
    }
}

/// Telephone numbers and dates: groups of digits with two hyphens, or three digits before four.
fn is_number_with_dashes(text: &str) -> bool {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') || !text.contains('-') {
        return false;
    }
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups.iter().all(|&length| length > 0) && (groups.len() > 2 || groups == [3, 4])
}

/// Where "am" or "pm" begins after a time of day.
fn clock_suffix(text: &str) -> Option<usize> {
    let digits =
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.').len();
    let suffix = &text[digits..];
    let known = ["am", "pm", "a.m", "p.m", "a.m.", "p.m.", "km", "kg", "mph"];
    (digits > 0 && known.iter().any(|known| known.eq_ignore_ascii_case(suffix))).then_some(digits)
}

/// The first mark inside `text` that stands alone: its place and length.
fn inner_mark(text: &str) -> Option<(usize, usize)> {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let length = c.len_utf8();
        let after = chars.peek().map(|&(_, next)| next);
        let (Some(last), Some(next)) = (before.replace(c), after) else { continue };
        let digits = last.is_ascii_digit() && next.is_ascii_digit();
        let letters = last.is_alphabetic() && next.is_alphabetic();
        if is_dash(c) {
            let same = run(&text[at..]);
            if same > length || !keeps_hyphen(text, at, c) {
                return Some((at, same));
            }
        }
        let alone = match c {
            '/' => !(digits || text[..at].chars().count() == 1 && text[at + length..].chars().count() == 1),
            ',' | ':' => !digits,
            '.' => {
                let same = run(&text[at..]);
                if same > 1 {
                    return Some((at, same));
                }
                false
            }
            '!' | '?' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '…' | '«' | '»' | '%'
            | '=' => true,
            '‘' | '*' | '+' | '|' | '~' | '•' => !letters || c == '‘',
            _ => false,
        };
        if alone {
            return Some((at, length));
        }
        // "US$5", "C$5": the letters go with the sign.
        if is_currency(c) && next.is_ascii_digit() {
            return Some((0, at + length));
        }
    }
    None
}

/// Whether the hyphen at byte `at` of `text` joins a bound prefix to its word.
fn keeps_hyphen(text: &str, at: usize, hyphen: char) -> bool {
    let head = text[..at].to_ascii_lowercase();
    hyphen == '-'
        && PREFIXES.contains(&head.as_str())
        && text[at + 1..].chars().next().is_some_and(char::is_alphabetic)
        // "e-mail", but not "X-ray" or the like of "a-b-c".
        && (head.len() > 1 || head == "e" || head == "u")
}

#[cfg(test)]
mod tests {
    use super::tokenize;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|span| span.slice(text)).collect()
    }

    /// The tokens of each text, which is given with blanks where it is cut.
    fn cuts(cases: &[(&str, &str)]) {
        for (text, cut) in cases {
            assert_eq!(tokens(text).join(" "), *cut, "in {text:?}");
        }
    }

    #[test]
    fn cuts_clitics_off() {
        cuts(&[
            ("They don't, can't and won't.", "They do n't , ca n't and wo n't ."),
            ("He's sure we'll say I'd've", "He 's sure we 'll say I 'd 've"),
            ("Russia’s leader didn’t", "Russia ’s leader did n’t"),
            ("the officials' talks", "the officials ' talks"),
            ("I cannot; you're gonna", "I can not ; you 're gon na"),
            ("O'Connor's o'clock", "O'Connor 's o'clock"),
            ("in the '60s, 'em", "in the '60s , 'em"),
            ("the 1990's", "the 1990's"),
        ]);
    }

    #[test]
    fn cuts_at_hyphens_and_dashes_unless_a_prefix_is_bound() {
        cuts(&[
            ("face-to-face talks", "face - to - face talks"),
            ("an anti-war co-founder's e-mail", "an anti-war co-founder 's e-mail"),
            ("the Trump-Putin summit", "the Trump - Putin summit"),
            ("a 50-year-old man, 5-10", "a 50 - year - old man , 5 - 10"),
            ("words--and more—still", "words -- and more — still"),
            ("call 713-853-3989", "call 713-853-3989"),
            ("1969–1970", "1969 – 1970"),
        ]);
    }

    #[test]
    fn keeps_numbers_whole_and_cuts_units_off() {
        cuts(&[
            ("$1.5 million, 3.7%", "$ 1.5 million , 3.7 %"),
            ("1,200,000 at 10:30am", "1,200,000 at 10:30 am"),
            ("US$50 or £20 or C$5", "US$ 50 or £ 20 or C$ 5"),
            ("on 9/11 and/or", "on 9/11 and / or"),
            ("a .5 share, +1", "a .5 share , +1"),
        ]);
    }

    #[test]
    fn keeps_abbreviations_whole() {
        cuts(&[
            ("Mr. Smith of the U.S. said.", "Mr. Smith of the U.S. said ."),
            ("He left the U.S.", "He left the U.S."),
            ("J. R. Smith Jr. of Acme Inc.", "J. R. Smith Jr. of Acme Inc."),
            ("We met at 5 p.m. on Jan. 5.", "We met at 5 p.m. on Jan. 5 ."),
            ("He said no.", "He said no ."),
            ("It is plan B.", "It is plan B ."),
        ]);
    }

    #[test]
    fn cuts_quotation_marks_and_brackets_off() {
        cuts(&[
            ("\"We agree,\" he said.", "\" We agree , \" he said ."),
            ("“It’s over.”", "“ It ’s over . ”"),
            ("``Yes'' (he said), [sic]...", "`` Yes '' ( he said ) , [ sic ] ..."),
            ("'No,' she said", "' No , ' she said"),
            ("What?! Never!!", "What ?! Never !!"),
            ("(\"Oh.\")", "( \" Oh . \" )"),
        ]);
    }

    #[test]
    fn keeps_addresses_whole() {
        cuts(&[
            (
                "See http://example.com/a-b, or me@example.org.",
                "See http://example.com/a-b , or me@example.org .",
            ),
            ("Amazon.com :)", "Amazon.com :)"),
        ]);
    }

    proptest! {
        #[test]
        fn tokens_and_white_space_concatenate_back(text in "\\PC{0,60}|[a-zA-Z0-9'’.,\\-–—/$%:() \"“”\n]{0,60}") {
            let mut end = 0;
            for span in tokenize(&text) {
                prop_assert!(!span.is_empty());
                prop_assert!(span.start() >= end);
                prop_assert!(text[end..span.start()].chars().all(char::is_whitespace));
                prop_assert!(!span.slice(&text).is_empty());
                prop_assert!(!span.slice(&text).chars().any(char::is_whitespace));
                end = span.end();
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
