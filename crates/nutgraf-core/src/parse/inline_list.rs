//! Lists run into one line: "1. The first item 2. The second item".

/// Starts of the items after the first, last first; empty unless `text` itself starts with an item.
pub(super) fn items(text: &str) -> Vec<usize> {
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    let mut found = Vec::new();
    if let Some(bullet) = body.chars().next().filter(|c| matches!(c, '•' | '⁃' | '◦' | '▪')) {
        let mut at = lead + bullet.len_utf8();
        while let Some(next) = text[at..].find(bullet) {
            let place = at + next;
            if text[..place].ends_with(char::is_whitespace) {
                found.push(place);
            }
            at = place + bullet.len_utf8();
        }
    } else {
        let mut number = Marker::first(body);
        let mut at = lead;
        while let Some(marker) = number.and_then(Marker::next) {
            let needle = marker.text();
            let Some(next) = text[at..].find(&needle) else { break };
            at += next + 1;
            found.push(at);
            number = Some(marker);
        }
    }
    found.reverse();
    found
}

/// The marker of a numbered item: a number or letter and what follows it.
#[derive(Clone, Copy)]
struct Marker {
    number: u8,
    letter: bool,
    tail: &'static str,
}

impl Marker {
    /// The marker `text` starts with, when it is that of a first item.
    fn first(text: &str) -> Option<Self> {
        let letter = match text.as_bytes().first()? {
            b'1' => false,
            b'a' => true,
            _ => return None,
        };
        let rest = &text[1..];
        let tail = [".) ", ". ", ") "].into_iter().find(|tail| rest.starts_with(tail))?;
        Some(Self { number: 1, letter, tail })
    }

    fn next(self) -> Option<Self> {
        (self.number < 26).then_some(Self { number: self.number + 1, ..self })
    }

    /// The marker with the white space around it.
    fn text(self) -> String {
        if self.letter {
            format!(" {}{}", char::from(b'a' + self.number - 1), self.tail)
        } else {
            format!(" {}{}", self.number, self.tail)
        }
    }
}
