//! One scan of a line for the parts of words that tell where a closer look is worth its time.

use aho_corasick::packed::Searcher;
use memchr::{memchr_iter, memmem};
use std::ops::BitOr;
use std::sync::LazyLock;

/// Which kinds of sign a text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// A sentence inside the text may be boilerplate or a credit.
    pub(super) const INLINE: Self = Self(1);
    /// The text may be a notice about consent or copyright.
    pub(super) const NOTICE: Self = Self(2);
    /// The text may be the caption of a picture.
    pub(super) const PICTURE: Self = Self(4);
    /// The text may credit a contributor.
    pub(super) const CREDIT: Self = Self(8);

    /// The signs in `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        each(text, |_, sign| found.0 |= sign.0);
        found
    }

    /// Whether one of `signs` is there.
    pub(super) const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Where the signs of boilerplate inside a paragraph stand, in order.
pub(super) fn inline_places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    each(text, |place, sign| {
        if sign.has(Signs::INLINE) {
            places.push(place);
        }
    });
    places.sort_unstable();
    places
}

/// Calls `visit` with the place and kind of every sign; those beyond ASCII come last.
fn each(text: &str, mut visit: impl FnMut(usize, Signs)) {
    let bytes = text.as_bytes();
    if let Some(searcher) = SEARCHER.as_ref() {
        let mut from = 0;
        // Signs may overlap: the search goes on one byte after the start of each.
        while let Some(found) = searcher.find_in(bytes, aho_corasick::Span { start: from, end: bytes.len() })
        {
            visit(found.start(), SIGNS[found.pattern().as_usize()].1);
            from = found.start() + 1;
        }
    } else {
        for (part, sign) in SIGNS {
            memmem::find_iter(bytes, part).for_each(|place| visit(place, *sign));
        }
    }
    for place in memchr_iter(0xc2, bytes) {
        match bytes.get(place + 1) {
            Some(0xa9) => visit(place, Signs::NOTICE),
            Some(0xbb) => visit(place, Signs::INLINE),
            _ => {}
        }
    }
}

/// The vector search for all of [`SIGNS`] at once; none on processors without one.
static SEARCHER: LazyLock<Option<Searcher>> =
    LazyLock::new(|| Searcher::new(SIGNS.iter().map(|(part, _)| part)));

/// Parts of words, four bytes or more so that the search is fast, none the start of another; "©" and "»" are
/// searched for apart.
static SIGNS: &[(&str, Signs)] = &[
    ("READ", Signs::INLINE),
    ("ead more", Signs::INLINE),
    ("E-mail to", Signs::INLINE),
    ("opyright", Signs::INLINE),
    ("WATCH", Signs::INLINE),
    ("Scroll down", Signs::INLINE),
    ("SCROLL DOWN", Signs::INLINE),
    ("All rights", Signs::INLINE),
    ("acebook", Signs::INLINE),
    ("witter", Signs::INLINE),
    ("RELATED", Signs::INLINE),
    ("contributed", Signs(Signs::INLINE.0 | Signs::CREDIT.0)),
    ("CONTRIBUTED", Signs::CREDIT),
    ("ookie", Signs::NOTICE),
    ("OOKIE", Signs::NOTICE),
    ("ights reserved", Signs::NOTICE),
    ("IGHTS RESERVED", Signs::NOTICE),
    ("rivacy", Signs::NOTICE),
    ("RIVACY", Signs::NOTICE),
    ("ersonal", Signs::NOTICE),
    ("ERSONAL", Signs::NOTICE),
    ("hoto", Signs::PICTURE),
    ("HOTO", Signs::PICTURE),
    ("mage", Signs::PICTURE),
    ("MAGE", Signs::PICTURE),
    ("icture", Signs::PICTURE),
    ("ICTURE", Signs::PICTURE),
    ("llustration", Signs::PICTURE),
    ("LLUSTRATION", Signs::PICTURE),
    ("redit: ", Signs::PICTURE),
    ("REDIT: ", Signs::PICTURE),
    ("creengrab", Signs::PICTURE),
    ("CREENGRAB", Signs::PICTURE),
    ("etty", Signs::PICTURE),
    ("ETTY", Signs::PICTURE),
    ("File ", Signs::PICTURE),
    ("FILE ", Signs::PICTURE),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_hides_another() {
        for (i, (part, sign)) in SIGNS.iter().enumerate() {
            assert!(part.len() >= 4 && Signs::of(&format!("x {part} y")).has(*sign), "{part}");
            assert!(
                !SIGNS.iter().enumerate().any(|(j, (other, _))| i != j && other.starts_with(part)),
                "{part}"
            );
        }
        let notice = Signs::of("All rights reserved");
        assert!(notice.has(Signs::INLINE) && notice.has(Signs::NOTICE));
    }

    #[test]
    fn finds_signs_of_any_length_of_text_and_none_where_there_is_none() {
        assert_eq!(Signs::of("The talks ended on Monday in the small town by the lake."), Signs::default());
        assert!(Signs::of("©").has(Signs::NOTICE) && Signs::of("x »").has(Signs::INLINE));
        assert_eq!(inline_places("» Follow us on Twitter. READ this"), [0, 17, 25]);
    }
}
