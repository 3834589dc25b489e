//! Numbers that are part of a name or a label rather than a quantity.

use super::numeral::Numeral;
use super::phrase::Reader;
use super::units;
use crate::tag::Upos;

/// Nouns that a number after them numbers rather than counts: "Article 50", "page 3".
const NUMBERED: &[&str] = &[
    "act",
    "apartment",
    "article",
    "block",
    "bus",
    "chapter",
    "channel",
    "class",
    "day",
    "episode",
    "flight",
    "formula",
    "gate",
    "grade",
    "group",
    "heat",
    "highway",
    "hole",
    "lane",
    "level",
    "line",
    "lot",
    "no",
    "number",
    "page",
    "part",
    "phase",
    "platform",
    "point",
    "posts",
    "question",
    "room",
    "round",
    "route",
    "row",
    "section",
    "season",
    "seat",
    "sector",
    "series",
    "set",
    "size",
    "stage",
    "step",
    "table",
    "terminal",
    "tier",
    "track",
    "type",
    "unit",
    "version",
    "volume",
    "week",
    "year",
    "zone",
    "div",
    "division",
    "resolution",
    "exhibit",
    "count",
];

impl Reader<'_> {
    /// Whether the number at `i` is part of a name or a label: "Boeing 747", "Article 50", "1. First".
    pub(super) fn is_label(&self, i: usize, number: &Numeral) -> bool {
        let lexemes = self.lexemes;
        let text = lexemes.text(i);
        let padded = text.len() > 1 && text.starts_with('0') && !text.contains('.');
        if padded || text.len() > 9 && !text.contains(',') {
            return true;
        }
        // "F1", "COVID-19", "MH-370", "4G"
        let tied = lexemes.glued(i)
            && i > 0
            && (lexemes.is_word(i - 1)
                || lexemes.is_hyphen(i - 1) && i > 1 && lexemes.glued(i - 1) && lexemes.is_word(i - 2));
        let suffixed = !number.ordinal
            && lexemes.glued(number.end)
            && lexemes.is_word(number.end)
            && !lexemes.is_possessive(number.end)
            && units::after(lexemes, number.end).is_none()
            && !lexemes.is_any(number.end, &["m", "s", "bn", "k", "am", "pm"]);
        if tied || suffixed {
            return true;
        }
        if lexemes.opens(i) && matches!(lexemes.text(number.end), "." | ")") && lexemes.glued(number.end) {
            return true;
        }
        let Some(before) = i.checked_sub(1).filter(|_| !lexemes.opens(i)) else { return false };
        if matches!(lexemes.text(before), "#" | "@")
            || lexemes.is_any(before, NUMBERED) && self.noun_phrase(number.end).is_none()
        {
            return true;
        }
        // "Boeing 747", "Apollo 11", unless something counted follows: "In Paris 20 people".
        lexemes.is_word(before)
            && lexemes.is_capitalised(before)
            && !lexemes.opens(before)
            && !lexemes.text(number.end).starts_with('%')
            && self.upos(before) == Some(Upos::Propn)
            && !number.scaled
            && !number.ordinal
            && units::after(lexemes, number.end).is_none()
            && self.noun_phrase(number.end).is_none()
    }

    pub(super) fn is_bare_year(&self, i: usize, number: &Numeral) -> bool {
        self.lexemes.text(i).len() == 4
            && number.digits
            && !number.scaled
            && (1500.0..=2100.0).contains(&number.value)
            && self.lexemes.integer(i).is_some()
    }
}
