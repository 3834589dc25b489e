//! Words, digit groups and marks of a text, for the patterns of times and numbers.
//!
//! These are coarser to tell apart than the parser's tokens and need no model: "50-day" is a digit group, a
//! hyphen and a word; "2:40 p.m." a digit group, a colon, a digit group and one word.

use crate::word_table::WordTable;
use nutgraf_core::Span;

/// What a lexeme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters; an abbreviation of single letters with its stops ("p.m.") is one word, a clitic ("'s") its own.
    Word,
    /// Digits with thousands commas and one decimal point.
    Number,
    /// Any other single character.
    Mark,
}

/// One word, digit group or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    /// No white space before it.
    pub(crate) glued: bool,
    /// It opens a sentence or a line.
    pub(crate) opens: bool,
}

/// The lexemes of a text.
pub(crate) struct Lexemes<'a> {
    pub(crate) text: &'a str,
    pub(crate) items: Vec<Lexeme>,
}

/// Abbreviations whose stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mr", "mrs", "ms",
    "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "no", "vs", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];

impl<'a> Lexemes<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut items: Vec<Lexeme> = Vec::with_capacity(text.len() / 5 + 1);
        let mut at = 0;
        let mut glued = false;
        let mut opens = true;
        let mut stopped = false;
        while let Some(c) = text[at..].chars().next() {
            if c.is_whitespace() {
                opens |= stopped || c == '\n';
                glued = false;
                at += c.len_utf8();
                continue;
            }
            let (len, shape) = if c.is_alphabetic() {
                (word(&text[at..]), Shape::Word)
            } else if c.is_ascii_digit() {
                (number(&text[at..]), Shape::Number)
            } else if glued && matches!(c, '\'' | '’') && clitic(&text[at + c.len_utf8()..]) > 0 {
                (c.len_utf8() + clitic(&text[at + c.len_utf8()..]), Shape::Word)
            } else {
                (c.len_utf8(), Shape::Mark)
            };
            let span = Span::new(at, at + len);
            if shape == Shape::Mark {
                // Closing marks after a full stop leave it in force.
                stopped = match c {
                    '!' | '?' => true,
                    '.' => items.last().is_none_or(|last| !is_abbreviation(last.span.slice(text))),
                    _ => stopped && !c.is_alphanumeric(),
                };
            } else {
                stopped = false;
            }
            items.push(Lexeme { span, shape, glued, opens });
            // An opening quotation mark does not use up the start of the sentence.
            opens &= shape == Shape::Mark && !matches!(c, '-' | '*' | '•');
            glued = true;
            at += len;
        }
        Self { text, items }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn text(&self, i: usize) -> &'a str {
        self.items.get(i).map_or("", |lexeme| lexeme.span.slice(self.text))
    }

    pub(crate) fn shape(&self, i: usize) -> Option<Shape> {
        self.items.get(i).map(|lexeme| lexeme.shape)
    }

    pub(crate) fn is_number(&self, i: usize) -> bool {
        self.shape(i) == Some(Shape::Number)
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.shape(i) == Some(Shape::Word)
    }

    /// Whether lexeme `i` is `word`, whatever its case.
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        self.text(i).eq_ignore_ascii_case(word)
    }

    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let text = self.text(i);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// What lexeme `i` is in `table`, whatever its case.
    pub(crate) fn find<T: Copy>(&self, i: usize, table: &WordTable<T>) -> Option<T> {
        table.find(self.text(i))
    }

    /// Whether lexeme `i` stands right after the one before, without white space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|lexeme| lexeme.glued)
    }

    pub(crate) fn opens(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|lexeme| lexeme.opens)
    }

    pub(crate) fn is_capitalised(&self, i: usize) -> bool {
        self.text(i).chars().next().is_some_and(char::is_uppercase)
    }

    pub(crate) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.text(i), "-" | "‑" | "‐")
    }

    pub(crate) fn is_dash(&self, i: usize) -> bool {
        matches!(self.text(i), "-" | "‑" | "‐" | "–" | "—")
    }

    pub(crate) fn is_possessive(&self, i: usize) -> bool {
        self.is(i, "'s") || self.is(i, "’s")
    }

    /// The digit group `i` as a whole number, when it has neither comma nor point.
    pub(crate) fn integer(&self, i: usize) -> Option<u32> {
        if !self.is_number(i) {
            return None;
        }
        let text = self.text(i);
        if text.len() > 9 { None } else { text.parse().ok() }
    }

    /// The bytes from lexeme `from` up to, not including, lexeme `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.items.get(from), self.items.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if from < to => Span::new(first.span.start(), last.span.end()),
            _ => Span::default(),
        }
    }

    /// The lexemes of the sentence around `i`.
    pub(crate) fn sentence(&self, i: usize) -> std::ops::Range<usize> {
        let start = (0..=i.min(self.len().saturating_sub(1)))
            .rev()
            .find(|&j| self.opens(j) && !self.opens_earlier(j));
        let end = (i + 1..self.len()).find(|&j| self.opens(j) && !self.opens_earlier(j));
        start.unwrap_or(0)..end.unwrap_or(self.len())
    }

    /// Whether the sentence that lexeme `j` opens was already opened by a mark right before it.
    fn opens_earlier(&self, j: usize) -> bool {
        j > 0 && self.glued(j) && self.opens(j - 1)
    }
}

fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.iter().any(|a| word.eq_ignore_ascii_case(a))
        || (word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Bytes of the letters after an apostrophe, when they make a clitic.
fn clitic(rest: &str) -> usize {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    match &rest[..end].to_ascii_lowercase()[..] {
        "s" | "t" | "ll" | "ve" | "re" | "d" | "m" => end,
        _ => 0,
    }
}

fn word(rest: &str) -> usize {
    // "p.m.", "U.S.": single letters, each with its stop.
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() && bytes[at].is_ascii_alphabetic() && bytes[at + 1] == b'.' {
        at += 2;
    }
    if at >= 4 {
        return at;
    }
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inner = matches!(c, '\'' | '’')
            && next.is_some_and(char::is_alphabetic)
            && clitic(&rest[at + c.len_utf8()..]) == 0;
        if !(c.is_alphabetic() || inner || ('\u{300}'..'\u{370}').contains(&c)) {
            return at;
        }
    }
    rest.len()
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = digits(0);
    if at <= 3 {
        while at < bytes.len() && bytes[at] == b',' && digits(at + 1) == 3 {
            at += 4;
        }
    }
    if at + 1 < bytes.len() && bytes[at] == b'.' && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Lexemes;

    fn words(text: &str) -> Vec<&str> {
        let lexemes = Lexemes::new(text);
        (0..lexemes.len()).map(|i| lexemes.text(i)).collect()
    }

    #[test]
    fn numbers_keep_commas_and_points_and_words_their_clitics_apart() {
        assert_eq!(words("6,443 or 90.50."), ["6,443", "or", "90.50", "."]);
        assert_eq!(words("July 4,2025"), ["July", "4", ",", "2025"]);
        assert_eq!(words("at 2:40 p.m. today"), ["at", "2", ":", "40", "p.m.", "today"]);
        assert_eq!(words("Friday’s O'Brien isn't"), ["Friday", "’s", "O'Brien", "isn", "'t"]);
        assert_eq!(words("50-day"), ["50", "-", "day"]);
    }

    #[test]
    fn sentences_end_at_stops_and_lines_but_not_after_abbreviations() {
        let lexemes = Lexemes::new("On Aug. 8 he left. “Go,” she said.\nEnd");
        let starts: Vec<_> = (0..lexemes.len()).map(|i| lexemes.sentence(i).start).collect();
        assert_eq!(starts, [0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 14]);
    }
}
