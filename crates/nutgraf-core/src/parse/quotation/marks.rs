//! Quotation marks of one paragraph, and which of them open and close.

use super::clause;
use memchr::memchr3;

/// The kinds of mark that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"..."`
    Straight,
    /// “...”
    Curly,
    /// „...“ or „...”
    Low,
    /// «...» or »...«
    Guillemets,
    /// 「...」 and 『...』
    Corner,
    /// ``...''
    Backtick,
    /// '...' or ‘...’; both ends are found together.
    Single,
}

/// Which way a mark turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// First byte of the mark.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    pub(super) family: Family,
    pub(super) side: Side,
}

/// How far the closing mark of a single quotation is looked for, in bytes.
const REACH: usize = 1_500;

/// Bytes of text for each mark at least; keeps memory in proportion to a degenerate input.
pub(super) const MEAN_MARK: usize = 20;

/// The marks of `text`, in order. Marks inside a quotation of another family are left out, and those after a
/// long stretch with too many marks to be quotations.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut found: Vec<Mark> = Vec::new();
    let mut open: Option<Family> = None;
    let mut at = 0;
    let mut next = [memchr3(b'"', b'\'', b'`', bytes), memchr3(0xc2, 0xe2, 0xe3, bytes)];
    let mut barren = 0;
    while at < bytes.len() {
        if found.len() > 1_000 && found.len() * MEAN_MARK > at {
            break;
        }
        let Some(start) = next_mark(&mut next, bytes, at) else { break };
        let Some(c) = text[start..].chars().next() else { break };
        let mut end = start + c.len_utf8();
        at = end;
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let loose_before = before.is_none_or(opens_before);
        let loose_after = after.is_none_or(closes_after);
        let (family, side) = match c {
            '"' => {
                if before.is_some_and(|b| b.is_ascii_digit()) && open != Some(Family::Straight) {
                    // An inch mark: the height of a door is no quotation.
                    continue;
                }
                let side = match (loose_before, loose_after) {
                    (true, false) => Side::Open,
                    (false, true) => Side::Close,
                    _ if open == Some(Family::Straight) => Side::Close,
                    _ => Side::Open,
                };
                (Family::Straight, side)
            }
            '„' => (Family::Low, Side::Open),
            '“' if open == Some(Family::Low) => (Family::Low, Side::Close),
            '”' if open == Some(Family::Low) => (Family::Low, Side::Close),
            '“' => (Family::Curly, Side::Open),
            '”' => (Family::Curly, Side::Close),
            '«' | '»' => {
                let opens = if open == Some(Family::Guillemets) { false } else { loose_before || c == '«' };
                (Family::Guillemets, if opens { Side::Open } else { Side::Close })
            }
            '「' | '『' => (Family::Corner, Side::Open),
            '」' | '』' => (Family::Corner, Side::Close),
            '`' if text[end..].starts_with('`') => {
                end += 1;
                at = end;
                (Family::Backtick, Side::Open)
            }
            '\'' if open == Some(Family::Backtick) && text[end..].starts_with('\'') => {
                end += 1;
                at = end;
                (Family::Backtick, Side::Close)
            }
            '\'' | '‘' if open.is_none() && loose_before && !loose_after => {
                if let Some(close) = single_close(text, end, &mut barren) {
                    let width = text[close..].chars().next().map_or(1, char::len_utf8);
                    found.push(Mark { start, end, family: Family::Single, side: Side::Open });
                    found.push(Mark {
                        start: close,
                        end: close + width,
                        family: Family::Single,
                        side: Side::Close,
                    });
                    at = close + width;
                }
                continue;
            }
            _ => continue,
        };
        match (open, side) {
            (Some(other), _) if other != family => continue,
            (_, Side::Open) => open = Some(family),
            (_, Side::Close) => open = None,
        }
        found.push(Mark { start, end, family, side });
    }
    turn_misplaced(text, &mut found);
    found
}

/// The first byte at or after `at` at which a mark may start; `next` keeps the places found for each kind.
fn next_mark(next: &mut [Option<usize>; 2], bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    for (kind, place) in next.iter_mut().enumerate() {
        if place.is_some_and(|p| p < at) {
            *place = match kind {
                0 => memchr3(b'"', b'\'', b'`', rest),
                _ => memchr3(0xc2, 0xe2, 0xe3, rest),
            }
            .map(|p| at + p);
        }
    }
    next.iter().flatten().min().copied()
}

/// The closing mark of the single quotation whose words start at `from`; `None` for an apostrophe.
///
/// `barren` is where the stretch ends that is known to have no such mark, so that it is searched once.
fn single_close(text: &str, from: usize, barren: &mut usize) -> Option<usize> {
    let first = text[from..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let year = first.len() >= 2 && first.bytes().take(2).all(|b| b.is_ascii_digit()) && first.len() <= 3;
    if year || ELISIONS.contains(&first.to_ascii_lowercase().as_str()) {
        return None;
    }
    let mut possessive = None;
    let mut doubles = 0;
    let known = from.max(*barren);
    for (i, c) in text[known..].char_indices().take_while(|&(i, _)| known + i <= from + REACH) {
        let place = known + i;
        match c {
            '"' | '“' | '”' => doubles += 1,
            '‘' => return possessive,
            '\'' | '’' => {
                let before = text[..place].chars().next_back();
                let after = text[place + c.len_utf8()..].chars().next();
                if before.is_none_or(char::is_whitespace) || !after.is_none_or(closes_after) {
                    continue;
                }
                if doubles % 2 == 1 {
                    return None;
                }
                // "the players' choice": a possessive is passed over when a surer mark follows soon.
                if before == Some('s') && after == Some(' ') && possessive.is_none() {
                    possessive = Some(place);
                    continue;
                }
                let spoken = before.is_some_and(|b| matches!(b, ',' | '.' | '?' | '!'));
                return possessive.filter(|first| !spoken && place - first > 60).or(Some(place));
            }
            _ => {}
        }
    }
    if possessive.is_none() {
        let mut end = text.len().min(from + REACH);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        *barren = end.max(*barren);
    }
    possessive
}

/// Turns a straight mark that a stray space has put the wrong way round: `schools," For example ... exercise".`
fn turn_misplaced(text: &str, marks: &mut [Mark]) {
    let mut open = false;
    for i in 0..marks.len() {
        if marks[i].family != Family::Straight {
            continue;
        }
        let orphan = marks[i].side == Side::Close && !open;
        let next = || marks[i + 1..].iter().find(|m| m.family == Family::Straight);
        if orphan
            && text[marks[i].end..].trim_start().starts_with(char::is_uppercase)
            && next().is_some_and(|m| m.side == Side::Close)
            && clause::after(text, marks[i].end).is_none()
        {
            marks[i].side = Side::Open;
        }
        open = marks[i].side == Side::Open;
    }
}

/// Characters after which a mark opens.
fn opens_before(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | ':' | '…')
}

/// Characters before which a mark closes.
fn closes_after(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '}'
                | '—'
                | '–'
                | '-'
                | '/'
                | '”'
                | '’'
                | '"'
                | '…'
        )
}

/// Words written with an apostrophe for their first letters.
static ELISIONS: &[&str] = &["bout", "cause", "em", "n", "round", "s", "t", "til", "tis", "twas"];

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<&str> {
        let marks = marks(text);
        marks
            .windows(2)
            .filter(|p| p[0].side == Side::Open && p[1].side == Side::Close)
            .map(|p| &text[p[0].end..p[1].start])
            .collect()
    }

    #[test]
    fn pairs_marks_of_every_family() {
        for text in [
            "He said \"yes, now\" twice",
            "He said “yes, now” twice",
            "He said „yes, now“ twice",
            "He said «yes, now» twice",
            "彼は「yes, now」と",
            "He said ``yes, now'' twice",
            "He said 'yes, now' twice",
            "He said ‘yes, now’ twice",
        ] {
            assert_eq!(pairs(text), ["yes, now"], "{text}");
        }
    }

    #[test]
    fn apostrophes_years_and_inches_are_no_marks() {
        for text in [
            "Trump’s men",
            "the ’90s and the '80s",
            "the players' choice",
            "rock 'n' roll",
            "a 55\" screen",
            "5'10\" tall",
            "'Tis over",
        ] {
            assert_eq!(marks(text), [], "{text}");
        }
        assert_eq!(pairs("a 'players' choice' award"), ["players' choice"]);
        assert_eq!(pairs("'It's over,' he said. 'I'm done.'"), ["It's over,", "I'm done."]);
    }

    #[test]
    fn a_mark_beside_a_stray_space_is_turned_round() {
        assert_eq!(
            pairs("open to schools,\" For example, all can run it\". People came."),
            [" For example, all can run it"]
        );
    }
}
