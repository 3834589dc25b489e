//! Numbers in digits or words, without what they count.

use crate::lexemes::Lexemes;
use crate::word_table::WordTable;

/// A number read from the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: f64,
    /// One past its last lexeme.
    pub(crate) end: usize,
    /// "first", "20th".
    pub(crate) ordinal: bool,
    /// Written in digits.
    pub(crate) digits: bool,
    /// It holds "million" or the like.
    pub(crate) scaled: bool,
}

#[derive(Clone, Copy)]
enum Word {
    Unit(f64),
    Tens(f64),
    Scale(f64),
    Ordinal(f64),
    OrdinalTens(f64),
    OrdinalScale(f64),
}

static WORDS: WordTable<Word> = WordTable::new(&[
    ("billion", Word::Scale(1e9)),
    ("billionth", Word::OrdinalScale(1e9)),
    ("bn", Word::Scale(1e9)),
    ("dozen", Word::Scale(12.0)),
    ("eight", Word::Unit(8.0)),
    ("eighteen", Word::Unit(18.0)),
    ("eighteenth", Word::Ordinal(18.0)),
    ("eighth", Word::Ordinal(8.0)),
    ("eightieth", Word::OrdinalTens(80.0)),
    ("eighty", Word::Tens(80.0)),
    ("eleven", Word::Unit(11.0)),
    ("eleventh", Word::Ordinal(11.0)),
    ("fifteen", Word::Unit(15.0)),
    ("fifteenth", Word::Ordinal(15.0)),
    ("fifth", Word::Ordinal(5.0)),
    ("fiftieth", Word::OrdinalTens(50.0)),
    ("fifty", Word::Tens(50.0)),
    ("first", Word::Ordinal(1.0)),
    ("five", Word::Unit(5.0)),
    ("fortieth", Word::OrdinalTens(40.0)),
    ("forty", Word::Tens(40.0)),
    ("four", Word::Unit(4.0)),
    ("fourteen", Word::Unit(14.0)),
    ("fourteenth", Word::Ordinal(14.0)),
    ("fourth", Word::Ordinal(4.0)),
    ("hundred", Word::Scale(100.0)),
    ("hundredth", Word::OrdinalScale(100.0)),
    ("million", Word::Scale(1e6)),
    ("millionth", Word::OrdinalScale(1e6)),
    ("nine", Word::Unit(9.0)),
    ("nineteen", Word::Unit(19.0)),
    ("nineteenth", Word::Ordinal(19.0)),
    ("ninetieth", Word::OrdinalTens(90.0)),
    ("ninety", Word::Tens(90.0)),
    ("ninth", Word::Ordinal(9.0)),
    ("one", Word::Unit(1.0)),
    ("second", Word::Ordinal(2.0)),
    ("seven", Word::Unit(7.0)),
    ("seventeen", Word::Unit(17.0)),
    ("seventeenth", Word::Ordinal(17.0)),
    ("seventh", Word::Ordinal(7.0)),
    ("seventieth", Word::OrdinalTens(70.0)),
    ("seventy", Word::Tens(70.0)),
    ("six", Word::Unit(6.0)),
    ("sixteen", Word::Unit(16.0)),
    ("sixteenth", Word::Ordinal(16.0)),
    ("sixth", Word::Ordinal(6.0)),
    ("sixtieth", Word::OrdinalTens(60.0)),
    ("sixty", Word::Tens(60.0)),
    ("ten", Word::Unit(10.0)),
    ("tenth", Word::Ordinal(10.0)),
    ("third", Word::Ordinal(3.0)),
    ("thirteen", Word::Unit(13.0)),
    ("thirteenth", Word::Ordinal(13.0)),
    ("thirtieth", Word::OrdinalTens(30.0)),
    ("thirty", Word::Tens(30.0)),
    ("thousand", Word::Scale(1e3)),
    ("thousandth", Word::OrdinalScale(1e3)),
    ("three", Word::Unit(3.0)),
    ("tn", Word::Scale(1e12)),
    ("trillion", Word::Scale(1e12)),
    ("twelfth", Word::Ordinal(12.0)),
    ("twelve", Word::Unit(12.0)),
    ("twentieth", Word::OrdinalTens(20.0)),
    ("twenty", Word::Tens(20.0)),
    ("two", Word::Unit(2.0)),
    ("zero", Word::Unit(0.0)),
]);

fn look(text: &str) -> Option<Word> {
    WORDS.find(text)
}

/// Whether `text` can be part of a number written in words.
pub(crate) fn is_number_word(text: &str) -> bool {
    look(text).is_some()
}

/// The scale word at `i` ("million"), as a factor.
fn scale(lexemes: &Lexemes, i: usize) -> Option<f64> {
    match look(lexemes.text(i)) {
        Some(Word::Scale(factor)) => Some(factor),
        _ => None,
    }
}

/// The number that starts at lexeme `i`.
///
/// "a hundred", "half a million" and "half a dozen" count; a bare "a" does not.
pub(crate) fn numeral(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if lexemes.is_number(i) { in_digits(lexemes, i) } else { in_words(lexemes, i) }
}

/// The value of one digit group.
pub(crate) fn digits(text: &str) -> Option<f64> {
    if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

fn in_digits(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    let mut value = digits(lexemes.text(i))?;
    let mut end = i + 1;
    if lexemes.glued(end) && lexemes.is_any(end, &["st", "nd", "rd", "th"]) {
        return Some(Numeral { value, end: end + 1, ordinal: true, digits: true, scaled: false });
    }
    if matches!(lexemes.text(end), "½" | "¼" | "¾") {
        value += match lexemes.text(end) {
            "½" => 0.5,
            "¼" => 0.25,
            _ => 0.75,
        };
        end += 1;
    }
    let mut scaled = false;
    let after = if lexemes.is_hyphen(end) && lexemes.glued(end) { end + 1 } else { end };
    if let Some(factor) = scale(lexemes, after) {
        value *= factor;
        end = after + 1;
        scaled = true;
    } else if lexemes.glued(end) && matches!(lexemes.text(end), "k" | "K") {
        value *= 1e3;
        end += 1;
        scaled = true;
    }
    Some(Numeral { value, end, ordinal: false, digits: true, scaled })
}

fn in_words(lexemes: &Lexemes, i: usize) -> Option<Numeral> {
    if lexemes.is(i, "half") && lexemes.is_any(i + 1, &["a", "an"]) {
        let factor = scale(lexemes, i + 2)?;
        return Some(Numeral {
            value: factor / 2.0,
            end: i + 3,
            ordinal: false,
            digits: false,
            scaled: true,
        });
    }
    let article = lexemes.is_any(i, &["a", "an"]);
    if article && scale(lexemes, i + 1).is_none() {
        return None;
    }
    let mut total = 0.0;
    // The group below the next scale word.
    let mut group = if article { 1.0 } else { 0.0 };
    let mut at = if article { i + 1 } else { i };
    let mut last: Option<Word> = None;
    let (mut ordinal, mut scaled) = (false, false);
    loop {
        // "twenty-five", "a hundred and five"
        let mut next = at;
        if last.is_some() {
            let hyphen = lexemes.is_hyphen(at) && lexemes.glued(at) && lexemes.glued(at + 1);
            let and = lexemes.is(at, "and") && matches!(last, Some(Word::Scale(_)));
            next = at + usize::from(hyphen || and);
        }
        if last.is_some() && lexemes.opens(next) {
            break;
        }
        let Some(word) = look(lexemes.text(next)) else { break };
        match (word, last) {
            (Word::Unit(n), None | Some(Word::Scale(_))) => group += n,
            (Word::Unit(n), Some(Word::Tens(_))) if n < 10.0 => group += n,
            (Word::Tens(n), None | Some(Word::Scale(_))) => group += n,
            (Word::Scale(100.0), Some(Word::Unit(_) | Word::Tens(_))) => group *= 100.0,
            (Word::Scale(n), Some(_)) if n >= 12.0 && (group > 0.0 || n > 100.0) => {
                total += if group > 0.0 { group * n } else { total * (n - 1.0) };
                group = 0.0;
                scaled |= n >= 1000.0;
            }
            (Word::Scale(n), None) if article => {
                if n <= 100.0 {
                    group *= n;
                } else {
                    total += group * n;
                    group = 0.0;
                    scaled = true;
                }
            }
            (Word::Ordinal(n), None | Some(Word::Scale(_))) => {
                group += n;
                ordinal = true;
            }
            (Word::Ordinal(n), Some(Word::Tens(_))) if n < 10.0 => {
                group += n;
                ordinal = true;
            }
            (Word::OrdinalTens(n), None | Some(Word::Scale(_))) => {
                group += n;
                ordinal = true;
            }
            (Word::OrdinalScale(n), Some(Word::Unit(_) | Word::Tens(_))) => {
                group *= n;
                ordinal = true;
            }
            _ => break,
        }
        last = Some(word);
        at = next + 1;
        if ordinal {
            break;
        }
    }
    last?;
    let mut value = total + group;
    if lexemes.is(at, "and") && lexemes.is_any(at + 1, &["a"]) && lexemes.is(at + 2, "half") && !ordinal {
        value += 0.5;
        at += 3;
        if let Some(factor) = scale(lexemes, at) {
            value *= factor;
            at += 1;
            scaled = true;
        }
    }
    Some(Numeral { value, end: at, ordinal, digits: false, scaled })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, usize, bool)> {
        numeral(&Lexemes::new(text), 0).map(|n| (n.value, n.end, n.ordinal))
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(WORDS.iter().is_sorted_by_key(|(word, _)| word));
    }

    #[test]
    fn digits_and_words_give_the_same_value() {
        assert_eq!(read("6,443 drones"), Some((6443.0, 1, false)));
        assert_eq!(read("1.5 million people"), Some((1.5e6, 2, false)));
        assert_eq!(read("1.5bn"), Some((1.5e9, 2, false)));
        assert_eq!(read("twenty-five people"), Some((25.0, 3, false)));
        assert_eq!(read("two hundred and five"), Some((205.0, 4, false)));
        assert_eq!(read("three hundred thousand and six people"), Some((300_006.0, 5, false)));
        assert_eq!(read("a dozen eggs"), Some((12.0, 2, false)));
        assert_eq!(read("half a million"), Some((5e5, 3, false)));
        assert_eq!(read("two and a half years"), Some((2.5, 4, false)));
        assert_eq!(read("a hundred people"), Some((100.0, 2, false)));
        assert_eq!(read("twenty-first century"), Some((21.0, 3, true)));
        assert_eq!(read("20th minute"), Some((20.0, 2, true)));
    }

    #[test]
    fn an_article_alone_and_other_words_are_no_number() {
        for text in ["a week", "half a year", "people", "", "million people"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        assert_eq!(read("two three"), Some((2.0, 1, false)));
        assert_eq!(read("one twenty"), Some((1.0, 1, false)));
    }
}
