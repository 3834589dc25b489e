//! Sentence boundaries inside one paragraph, found on bytes in linear time.
//!
//! The rules follow the English Golden Rules of pragmatic_segmenter where these agree with news text; what other
//! languages do with a full stop is in [`super::punctuation`].

use super::abbreviation::{Abbreviation, follows_clock, is_name_ending, marked_name};
use super::inline_list;
use super::punctuation::{ENGLISH, Punctuation};
use super::reporting::attribution_follows;
use super::visible::is_alphanumeric;
use crate::Span;
use memchr::{memchr, memchr_iter, memchr3, memchr3_iter, memrchr2};

/// How far a look around a possible boundary reaches, in bytes; it keeps the whole linear.
const REACH: usize = 240;

/// Splits the text of one English paragraph into sentences.
///
/// The spans are sorted, do not overlap, have no white space at their ends, and together cover every byte
/// of `paragraph` that is not white space.
///
/// ```
/// let text = "Talks ended at 2:40 p.m. Mr. Smith said “very soon.” They resume at 5.";
/// let parts: Vec<_> = nutgraf_core::sentences(text).map(|span| span.slice(text)).collect();
/// assert_eq!(parts, ["Talks ended at 2:40 p.m.", "Mr. Smith said “very soon.”", "They resume at 5."]);
/// ```
pub fn sentences(paragraph: &str) -> Sentences<'_> {
    with_punctuation(paragraph, &ENGLISH)
}

/// Splits the text of one paragraph into sentences, by the rules of the language with this BCP 47 tag.
///
/// Of a language without rules of its own only abbreviations of single letters are known.
///
/// ```
/// let text = "Das Gesetz gilt seit dem 3. Oktober. Es betrifft z. B. Mieter.";
/// let parts: Vec<_> = nutgraf_core::sentences_in(text, "de").map(|span| span.slice(text)).collect();
/// assert_eq!(parts, ["Das Gesetz gilt seit dem 3. Oktober.", "Es betrifft z. B. Mieter."]);
/// ```
pub fn sentences_in<'t>(paragraph: &'t str, language: &str) -> Sentences<'t> {
    with_punctuation(paragraph, Punctuation::of(language))
}

/// The sentences of a paragraph whose language is known.
pub(super) fn with_punctuation<'t>(paragraph: &'t str, punctuation: &'static Punctuation) -> Sentences<'t> {
    let mut found = Sentences {
        punctuation,
        text: paragraph,
        start: paragraph.len() - paragraph.trim_start().len(),
        at: 0,
        next: [None; 3],
        quotes: (0, false),
        blank: 0,
        forced: inline_list::items(paragraph),
    };
    for which in 0..found.next.len() {
        found.next[which] = found.place_of(which, 0);
    }
    found
}

/// Iterator over the sentences of a paragraph; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    punctuation: &'static Punctuation,
    text: &'t str,
    /// Where the current sentence starts.
    start: usize,
    /// Where the search goes on.
    at: usize,
    /// The next place of each kind of terminator: ASCII ones first, then those beyond, then the language's own.
    next: [Option<usize>; 3],
    /// Straight double quotes counted up to a byte: whether an odd number.
    quotes: (usize, bool),
    /// Up to where the current sentence holds no letter or digit, as far as is known.
    blank: usize,
    /// Starts of run-in list items, last first.
    forced: Vec<usize>,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.start >= self.text.len() {
            return None;
        }
        while let Some(place) = self.candidate() {
            if let Some(&item) = self.forced.last().filter(|&&item| item <= place) {
                self.forced.pop();
                if item > self.start {
                    return Some(self.cut(item, item));
                }
                continue;
            }
            let (end, go_on) = self.judge(place);
            self.at = go_on.max(place + 1);
            while !self.text.is_char_boundary(self.at) {
                self.at += 1;
            }
            if let Some(end) = end
                && end > self.start
            {
                return Some(self.cut(end, self.at));
            }
        }
        if let Some(item) = self.forced.pop()
            && item > self.start
        {
            return Some(self.cut(item, item));
        }
        let rest = Span::new(self.start, self.text.len()).trimmed(self.text);
        self.start = self.text.len();
        (!rest.is_empty()).then_some(rest)
    }
}

impl<'t> Sentences<'t> {
    /// Ends the current sentence at `end` and starts the next after the white space.
    fn cut(&mut self, end: usize, go_on: usize) -> Span {
        let sentence = Span::new(self.start, end).trimmed(self.text);
        let rest = &self.text[end..];
        self.start = end + (rest.len() - rest.trim_start().len());
        self.at = go_on.max(end);
        sentence
    }

    /// The place of the first terminator at or after the search position.
    fn candidate(&mut self) -> Option<usize> {
        let mut first: Option<usize> = None;
        for which in 0..self.next.len() {
            if self.next[which].is_some_and(|place| place < self.at) {
                self.next[which] = self.place_of(which, self.at);
            }
            if let Some(place) = self.next[which] {
                first = Some(first.map_or(place, |f| f.min(place)));
            }
        }
        first
    }

    fn place_of(&self, which: usize, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        let place = match which {
            0 => memchr3(b'.', b'!', b'?', rest),
            // "…", "•", "。", "！" and "？"; the bullet starts a new unit in run-together text.
            1 => memchr3_iter(0xe2, 0xe3, 0xef, rest).find(|&p| {
                matches!(
                    rest.get(p..p + 3),
                    Some([0xe2, 0x80, 0xa6 | 0xa2] | [0xe3, 0x80, 0x82] | [0xef, 0xbc, 0x81 | 0x9f])
                )
            }),
            _ if self.punctuation.marks.is_empty() => None,
            _ => self.text.get(from..)?.find(self.punctuation.marks),
        };
        place.map(|p| from + p)
    }

    /// The character at a byte offset.
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// Whether the terminator at `place` ends a sentence: where that ends, and where to search on.
    fn judge(&mut self, place: usize) -> (Option<usize>, usize) {
        if self.text[place..].starts_with('•') {
            let apart = self.char_before(place).is_some_and(char::is_whitespace) && place > self.start;
            return (apart.then_some(place), place + '•'.len_utf8());
        }
        let run = self.run(place);
        let end = self.closers(run.end);
        if end >= self.text.len() {
            return (None, end);
        }
        if self.inside_brackets(place, end) {
            return (None, end);
        }
        let spaced = self.char_at(end).is_some_and(char::is_whitespace);
        let is_end = if run.wide {
            true
        } else if spaced {
            // Four dots: a full stop, then an ellipsis that belongs to what follows.
            if run.attached_then_spaced == 4 && self.next_word(end).1.starts_with(char::is_uppercase) {
                return (Some(place + 1), run.end);
            }
            self.ends_before_space(place, &run, end)
        } else {
            self.ends_without_space(place, &run, end)
        };
        (is_end.then_some(end), end)
    }

    /// The run of terminators that starts at `place`.
    fn run(&self, place: usize) -> Run {
        let bytes = self.text.as_bytes();
        let mut run = Run { end: place, dots: 0, strong: false, wide: false, attached_then_spaced: 0 };
        let mut spaced_dots = 0;
        loop {
            match self.char_at(run.end) {
                Some('.') => run.dots += 1,
                Some('!' | '?') => run.strong = true,
                Some('…') => run.dots += 3,
                Some('。' | '！' | '？') => run.wide = true,
                Some(c) if self.punctuation.marks.contains(&c) => run.wide = true,
                _ => {
                    // ". . ." with spaces between.
                    let gap = self.char_at(run.end).filter(|c| matches!(c, ' ' | '\u{a0}'));
                    let dot = run.end + gap.map_or(0, char::len_utf8);
                    let lone = bytes.get(dot + 1).is_none_or(|b| !b.is_ascii_alphanumeric());
                    if gap.is_some() && run.dots > 0 && bytes.get(dot) == Some(&b'.') && lone {
                        run.end = dot;
                        spaced_dots += 1;
                        continue;
                    }
                    break;
                }
            }
            run.end += self.char_at(run.end).map_or(1, char::len_utf8);
        }
        let attached = self.char_before(place).is_some_and(|c| !c.is_whitespace());
        if attached && spaced_dots == 3 && run.dots == 4 {
            run.attached_then_spaced = 4;
        }
        run
    }

    /// The end of closing quotes and brackets (and further terminators, and note numbers) after `at`.
    fn closers(&mut self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let after = self.char_at(end + c.len_utf8());
            let closes = match c {
                ')' | ']' | '}' | '”' | '’' | '»' | '›' | '」' | '』' => true,
                // »Ja.« closes where «Oui.» opens.
                '«' | '‹' => after.is_none_or(|a| !a.is_alphanumeric()),
                // « Oui. » has a space before the mark, but none before the next quotation's.
                ' ' | '\u{a0}' | '\u{202f}'
                    if after == Some('»') && self.closes_after_space(end + c.len_utf8()) =>
                {
                    // The space itself is passed below.
                    end += '»'.len_utf8();
                    true
                }
                '“' => after.is_none_or(char::is_whitespace),
                '\'' => after.is_none_or(|a| !a.is_alphanumeric()),
                '"' => after.is_none_or(char::is_whitespace) || self.quote_is_open(end),
                '.' | '!' | '?' | '…' => end > at,
                '[' | ' ' => match note_number(&self.text[end..]) {
                    Some(length) => {
                        end += length - c.len_utf8();
                        true
                    }
                    None => false,
                },
                _ => false,
            };
            if !closes || end - at > REACH {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    /// Whether a guillemet at `at`, after a space, closes a quotation: no word is joined to it. In English it
    /// is a bullet.
    fn closes_after_space(&self, at: usize) -> bool {
        !self.punctuation.is_english()
            && self.char_at(at + '»'.len_utf8()).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a straight double quote is open just before `at`.
    fn quote_is_open(&mut self, at: usize) -> bool {
        let (from, mut odd) = self.quotes;
        if from < at {
            odd ^= memchr_iter(b'"', &self.text.as_bytes()[from..at]).count() % 2 == 1;
            self.quotes = (at, odd);
        }
        odd
    }

    /// Whether `place` is inside brackets that opened in mid-sentence and close not far on.
    fn inside_brackets(&self, place: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let from = self.start.max(place.saturating_sub(REACH));
        let Some(last) = memrchr2(b'(', b')', &bytes[from..end]).map(|p| from + p) else { return false };
        bytes[last] == b'('
            && last > self.start
            && memchr(b')', &bytes[end..bytes.len().min(end + REACH)]).is_some()
    }

    /// The place and text of the next word after white space, opening marks skipped.
    fn next_word(&self, after: usize) -> (usize, &'t str, bool) {
        let mut at = after;
        let mut opened = false;
        while let Some(c) = self.char_at(at) {
            let opener = matches!(
                c,
                '"' | '\''
                    | '“'
                    | '”'
                    | '‘'
                    | '„'
                    | '«'
                    | '‹'
                    | '»'
                    | '›'
                    | '「'
                    | '('
                    | '['
                    | '*'
                    | '_'
                    | '¿'
                    | '¡'
            );
            if !(c.is_whitespace() || opener) || at - after > REACH {
                break;
            }
            opened |= opener;
            at += c.len_utf8();
        }
        let rest = &self.text[at..];
        let word = rest
            .char_indices()
            .take(32)
            .find(|&(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
            .map_or_else(
                || rest.get(..rest.char_indices().nth(32).map_or(rest.len(), |(i, _)| i)).unwrap_or(rest),
                |(i, _)| &rest[..i],
            );
        (at, word, opened)
    }

    /// The token that ends at `place`, back to white space or an opening mark.
    fn token_before(&self, place: usize) -> (usize, &'t str) {
        let mut from = place;
        for c in self.text[..place].chars().rev().take(REACH) {
            if c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '—' | '–' | '/' | ',')
            {
                break;
            }
            from -= c.len_utf8();
        }
        (from, &self.text[from..place])
    }

    /// The class of a title that a missing space has joined to the sentence before, as in "Tuesday.Mr".
    fn prefix(&self, last: &str) -> Option<Abbreviation> {
        self.punctuation.classify(last).filter(|&class| class == Abbreviation::Prefix)
    }

    /// Whether "Name said" follows at `at`, so that the sentence of the quotation before it goes on.
    fn attribution_follows(&self, at: usize) -> bool {
        self.punctuation.is_english() && attribution_follows(&self.text[at..])
    }

    /// Whether the current sentence holds a letter or digit before `place`.
    fn is_worded(&mut self, place: usize) -> bool {
        let from = self.blank.max(self.start);
        let found = self.text.get(from..place).and_then(|text| text.find(is_alphanumeric));
        self.blank = found.map_or(place, |at| from + at).max(from);
        found.is_some()
    }

    fn ends_before_space(&mut self, place: usize, run: &Run, end: usize) -> bool {
        let (at, word, opened) = self.next_word(end);
        let Some(c) = self.char_at(at) else { return false };
        let quoted = end > run.end;
        if run.strong {
            if c.is_lowercase() && !starts_with_inner_capital(word) {
                return false;
            }
            if matches!(c, '-' | '–' | '—' | ',' | ';' | ':') {
                return false;
            }
            if quoted && self.attribution_follows(end) {
                return false;
            }
            // "the film Viva Maria! (1965)"
            if opened && c.is_ascii_digit() && self.text[..at].ends_with('(') {
                return false;
            }
            let (_, token) = self.token_before(place);
            return !(marked_name(token) && !self.punctuation.starts_sentences(word) && !quoted);
        }
        if self.char_before(place) == Some('[') {
            // "[...] However": an omission ends a sentence only before a word that starts one.
            return self.punctuation.starts_sentences(word) && !opened;
        }
        if !self.is_worded(place) {
            // "... And then": an omission at the start is no sentence of its own.
            return false;
        }
        if run.dots >= 3 {
            let pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I’");
            let afloat = self.char_before(place).is_some_and(char::is_whitespace);
            return c.is_uppercase() && !(quoted && self.attribution_follows(end)) && !(afloat && pronoun)
                || (c.is_ascii_digit() && !afloat);
        }
        if matches!(c, '-' | '–' | '—' | ',' | ';' | ':' | ')') {
            return false;
        }
        let (from, token) = self.token_before(place);
        let abbreviation = self
            .punctuation
            .classify(token)
            .or_else(|| token.rsplit_once('.').and_then(|(_, last)| self.prefix(last)));
        if c.is_lowercase() && !starts_with_inner_capital(word) {
            return opened && abbreviation.is_none() && token.len() > 1 && !quoted;
        }
        if quoted && self.text[run.end..end].contains(['"', '”', '’', '\'']) {
            return !self.attribution_follows(end);
        }
        if is_list_number(token)
            && self.text[self.start..from.max(self.start)].chars().all(|c| c == '•' || c == ' ')
        {
            return false;
        }
        if self.punctuation.is_ordinal(token) && c.is_uppercase() {
            return self.punctuation.starts_sentences(word);
        }
        match abbreviation {
            Some(Abbreviation::Prefix | Abbreviation::Inner) => false,
            Some(Abbreviation::Number) => !c.is_ascii_digit() && c.is_alphabetic() && token.len() > 1,
            Some(Abbreviation::Clock) => c.is_alphabetic() && !follows_clock(word),
            Some(Abbreviation::Open) => {
                self.punctuation.starts_sentences(word) || (opened && !c.is_ascii_digit() && token.len() > 1)
            }
            None if is_initial(token) => self.punctuation.starts_sentences(word),
            None => true,
        }
    }

    /// Whether a sentence ends though no white space follows, as in "ended.Then".
    fn ends_without_space(&mut self, place: usize, run: &Run, end: usize) -> bool {
        if run.dots > 1 {
            return false;
        }
        let quote_is_open = self.quote_is_open(end);
        let (from, token) = self.token_before(place);
        let in_address =
            token.contains(['@', '/', '\\']) || token.starts_with("www.") || self.text[..from].ends_with('/');
        let (opens, at) = match self.char_at(end) {
            Some('"') => (!quote_is_open, end + 1),
            Some(c @ ('“' | '‘')) => (true, end + c.len_utf8()),
            _ => (false, end),
        };
        let mut letters = self.text[at..].chars();
        let (first, second) = (letters.next(), letters.next());
        let capital = first.is_some_and(char::is_uppercase)
            && (second.is_some_and(char::is_lowercase)
                || matches!((first, second), (Some('I' | 'A'), Some(' ' | '\'' | '’'))));
        if in_address || !capital {
            return false;
        }
        if opens || end > run.end {
            return !self.attribution_follows(at);
        }
        let (_, word, _) = self.next_word(at);
        let joined = self.text[at..].chars().take(REACH).take_while(|c| !c.is_whitespace());
        if joined.into_iter().any(|c| matches!(c, '@' | '/' | '=')) {
            return false;
        }
        let before = self.char_before(place);
        if run.strong {
            return before.is_some_and(|c| c.is_lowercase()) && !marked_name(token);
        }
        let worded = token.len() >= 2
            && !token.contains('.')
            && before.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '%');
        let plain = self
            .punctuation
            .classify(token)
            .is_none_or(|class| class == Abbreviation::Open && self.punctuation.starts_sentences(word));
        worded && plain && !is_name_ending(word)
    }
}

/// A run of terminators.
#[derive(Debug)]
struct Run {
    end: usize,
    dots: usize,
    strong: bool,
    wide: bool,
    /// 4 for ". . . ." whose first dot is attached to a word.
    attached_then_spaced: usize,
}

/// The length of a note number such as "[12]", after a space or not, at the start of `text`.
fn note_number(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches(' ').strip_prefix('[')?;
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let after = inner.get(digits..)?;
    let apart = after.strip_prefix(']')?.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (digits > 0 && apart).then(|| text.len() - after.len() + 1)
}

/// "iPhone", "eBay": a name that starts a sentence with a small letter.
fn starts_with_inner_capital(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

/// A single capital letter, or two joined by a hyphen ("J.-P.").
fn is_initial(token: &str) -> bool {
    let last = token.rsplit(['.', '-']).next().unwrap_or(token);
    let mut letters = last.chars();
    matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase())
}

/// "1", "12", "a": the number of a list item.
fn is_list_number(token: &str) -> bool {
    let token = token.trim_start_matches(['•', '⁃', '(']);
    (1..=2).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_digit())
        || token.len() == 1 && token.bytes().all(|b| b.is_ascii_lowercase())
}
