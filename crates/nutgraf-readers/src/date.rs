//! Calendar dates as pages, headers and file formats write them.

use jiff::civil::Date;

/// How to read `03/04/2020`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Day first, as in most of the world.
    DayFirst,
    /// Month first, as in the United States.
    MonthFirst,
}

/// Years that a news story can have; anything else is a number that looks like one.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2099;

/// How much of a text is searched.
const WINDOW: usize = 400;

#[derive(Clone, Copy, Debug)]
enum Token<'t> {
    Number(&'t str),
    Word(&'t str),
    Mark(char),
}

/// The first date in `text`, and the bytes where it stands.
pub(crate) fn find(text: &str, order: Order) -> Option<(Date, std::ops::Range<usize>)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (date, length) = match tokens[at].0 {
            Token::Number(number) => numeric(&tokens[at..], number, order),
            Token::Word(word) => month_first(&tokens[at..], month(word)?),
            Token::Mark(_) => None,
        }?;
        Some((date, tokens[at].1..tokens[at + length - 1].2))
    })
}

/// The date that an attribute or header field begins with, such as an ISO 8601 time stamp.
pub(crate) fn of_value(value: &str, order: Order) -> Option<Date> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    if digits >= 8 && matches!(digits, 8 | 12 | 14) {
        return date(&value[..4], &value[4..6], &value[6..8]);
    }
    if digits == 10 || digits == 13 {
        let seconds: i64 = value[..10].parse().ok()?;
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        let day = jiff::tz::Offset::UTC.to_datetime(moment).date();
        return YEARS.contains(&day.year()).then_some(day);
    }
    find(value, order).map(|(date, _)| date)
}

fn tokens(text: &str) -> Vec<(Token<'_>, usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.peek().copied() {
        let start = at;
        if at > WINDOW {
            break;
        }
        let class = |c: char| {
            if c.is_ascii_digit() {
                1
            } else if c.is_alphabetic() && !is_unit(c) {
                2
            } else {
                0
            }
        };
        let kind = class(c);
        while let Some(next) = rest.peek().copied() {
            if at > start && (kind == 0 || class(next) != kind) {
                break;
            }
            at += next.len_utf8();
            rest.next();
        }
        match kind {
            1 => out.push((Token::Number(&text[start..at]), start, at)),
            2 => out.push((Token::Word(&text[start..at]), start, at)),
            _ if c.is_whitespace() || c == ',' => {}
            _ => out.push((Token::Mark(c), start, at)),
        }
    }
    out
}

/// The East Asian units of a date.
fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

fn numeric(tokens: &[(Token<'_>, usize, usize)], first: &str, order: Order) -> Option<(Date, usize)> {
    use Token::{Mark, Number, Word};
    let kinds: Vec<Token<'_>> = tokens.iter().take(7).map(|(t, _, _)| *t).collect();
    match kinds.as_slice() {
        [_, Mark(a), Number(second), Mark(b), Number(third), rest @ ..]
            if same_separator(*a, *b) && first.len() == 4 =>
        {
            let unit = usize::from(matches!(rest.first(), Some(Mark(c)) if is_unit(*c)));
            date(first, second, third).map(|d| (d, 5 + unit))
        }
        [_, Mark(a), Number(second), Mark(b), Number(third), ..]
            if a == b && matches!(a, '.' | '/' | '-') && first.len() <= 2 && second.len() <= 2 =>
        {
            let year = match third.len() {
                4 => (*third).to_owned(),
                2 if *a == '.' || *a == '/' => format!("20{third}"),
                _ => return None,
            };
            let day_first = *a != '/' || order == Order::DayFirst;
            let (x, y) = if day_first { (first, *second) } else { (*second, first) };
            date(&year, y, x).or_else(|| date(&year, x, y)).map(|d| (d, 5))
        }
        // "12 March 2020", "12. März 2020", "12 de marzo de 2020", "12th of March 2020".
        [_, rest @ ..] if first.len() <= 2 => {
            let mut at = 0;
            while let Some(
                Mark('.' | '-' | 'º' | '°' | '/') | Word("de" | "of" | "st" | "nd" | "rd" | "th" | "er"),
            ) = rest.get(at)
            {
                at += 1;
            }
            let Some(Word(word)) = rest.get(at) else { return None };
            let month = month(word)?;
            at += 1;
            while let Some(Mark('.' | '-' | '/' | '\'') | Word("de" | "del" | "of")) = rest.get(at) {
                at += 1;
            }
            let Some(Number(year)) = rest.get(at) else { return None };
            let day = Date::new(year_of(year)?, month, first.parse().ok()?).ok()?;
            Some((day, at + 2))
        }
        _ => None,
    }
}

fn same_separator(a: char, b: char) -> bool {
    (a == b && matches!(a, '-' | '/' | '.')) || matches!((a, b), ('年', '月') | ('년', '월'))
}

/// "March 12, 2020", "Mar. 12th 2020".
fn month_first(tokens: &[(Token<'_>, usize, usize)], month: i8) -> Option<(Date, usize)> {
    let mut at = 1;
    while let Some((Token::Mark('.' | '-'), ..)) = tokens.get(at) {
        at += 1;
    }
    let Some((Token::Number(day), ..)) = tokens.get(at) else { return None };
    at += 1;
    while let Some((Token::Word("st" | "nd" | "rd" | "th") | Token::Mark('-' | '.'), ..)) = tokens.get(at) {
        at += 1;
    }
    let Some((Token::Number(year), ..)) = tokens.get(at) else { return None };
    let date = Date::new(year_of(year)?, month, day.parse().ok().filter(|_| day.len() <= 2)?).ok()?;
    Some((date, at + 1))
}

fn year_of(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(year_of(year)?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month of a name or abbreviation in the languages of the larger news markets.
pub(crate) fn month(word: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &[
            "january",
            "jan",
            "januar",
            "jänner",
            "janvier",
            "enero",
            "ene",
            "gennaio",
            "gen",
            "janeiro",
            "januari",
            "stycznia",
            "ocak",
            "января",
            "janv",
        ],
        &[
            "february",
            "feb",
            "februar",
            "feber",
            "février",
            "févr",
            "febrero",
            "febbraio",
            "fevereiro",
            "fev",
            "februari",
            "lutego",
            "şubat",
            "февраля",
        ],
        &[
            "march",
            "mar",
            "märz",
            "mär",
            "mrz",
            "mars",
            "marzo",
            "março",
            "maart",
            "marca",
            "mart",
            "maret",
            "марта",
        ],
        &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "nisan", "апреля"],
        &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "maja", "mayıs", "мая"],
        &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "haziran", "июня"],
        &[
            "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipca", "temmuz",
            "июля",
        ],
        &[
            "august",
            "aug",
            "août",
            "agosto",
            "ago",
            "augustus",
            "augusti",
            "sierpnia",
            "ağustos",
            "agustus",
            "августа",
        ],
        &[
            "september",
            "sep",
            "sept",
            "septembre",
            "septiembre",
            "setiembre",
            "settembre",
            "set",
            "setembro",
            "września",
            "eylül",
            "сентября",
        ],
        &[
            "october",
            "oct",
            "oktober",
            "okt",
            "octobre",
            "octubre",
            "ottobre",
            "ott",
            "outubro",
            "out",
            "października",
            "ekim",
            "октября",
        ],
        &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "kasım", "ноября"],
        &[
            "december",
            "dec",
            "dezember",
            "dez",
            "décembre",
            "déc",
            "diciembre",
            "dic",
            "dicembre",
            "dezembro",
            "desember",
            "grudnia",
            "aralık",
            "декабря",
        ],
    ];
    if word.len() > 24 {
        return None;
    }
    let word = word.to_lowercase();
    let at = NAMES.iter().position(|names| names.contains(&word.as_str()))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{Order, find, of_value};

    fn iso(text: &str) -> Option<String> {
        find(text, Order::DayFirst).map(|(date, _)| date.to_string())
    }

    #[test]
    fn reads_the_ways_in_which_pages_write_dates() {
        for text in [
            "2020-03-12T08:00:00Z",
            "12 March 2020",
            "12. März 2020, 8 Uhr",
            "March 12th, 2020",
            "Mar. 12, 2020",
            "jueves, 12 de marzo de 2020",
            "le 12 mars 2020",
            "12.03.2020",
            "12.3.20",
            "12/03/2020",
            "2020/3/12",
            "2020年3月12日",
            "Posted on Thu, 12 Mar 2020 08:00",
            "12 марта 2020",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2020-03-12"), "{text}");
        }
    }

    #[test]
    fn month_order_follows_the_country_unless_impossible() {
        let us = |text| find(text, Order::MonthFirst).map(|(date, _)| date.to_string());
        assert_eq!(us("03/12/2020").as_deref(), Some("2020-03-12"));
        assert_eq!(us("25/12/2020").as_deref(), Some("2020-12-25"));
    }

    #[test]
    fn refuses_numbers_that_are_no_dates() {
        for text in ["version 1.2.3", "30 February 2020", "call 555-1234-22", "May 2020", "1234-56-78", ""] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn says_where_the_date_stands() {
        let text = "Am 12. März 2020, 8 Uhr";
        let (_, range) = find(text, Order::DayFirst).unwrap();
        assert_eq!(&text[range], "12. März 2020");
    }

    #[test]
    fn reads_compact_values_and_time_stamps() {
        for value in ["20200312", "202003120800", "1584000000", "1584000000000", " 2020-03-12 "] {
            let date = of_value(value, Order::DayFirst).map(|d| d.to_string());
            assert_eq!(date.as_deref(), Some("2020-03-12"), "{value}");
        }
    }
}
