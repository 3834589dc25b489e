//! What the words of a unit and of the one above come with in news text.

use super::units::Units;
use crate::labels::usage;
use nutgraf_language::{Deprel, Parse, Upos};

/// The names of the signals of [`of`].
pub(crate) const NAMES: [&str; 10] = [
    "in-leads",
    "head-in-leads",
    "completed",
    "head-completed",
    "frequency",
    "preposition",
    "head-alone",
    "head-passive",
    "weekday",
    "month",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Stands for a share of a word that was seldom seen.
const UNSEEN: f32 = -0.1;

/// The signals of one unit.
pub(crate) fn of(parse: &Parse<'_>, units: &Units, u: usize) -> [f32; NAMES.len()] {
    let unit = &units.units[u];
    let flag = |on: bool| f32::from(u8::from(on));
    let above = unit.parent.unwrap_or(u);
    let head = units.units[above].head;
    let (lemma, head_lemma) = (parse.lemma(unit.head), parse.lemma(head));
    let opener = unit.own.first().map(|&t| parse.lower(t)).unwrap_or_default();
    let passive = parse.children_by(head, Deprel::AuxPass).next().is_some();
    let object = parse.children_by(head, Deprel::Obj).next().is_some();
    let verb = usage::verb(&head_lemma, None).filter(|_| parse.tokens[head].upos == Upos::Verb);
    let names = |list: &[&str]| flag(unit.own.iter().any(|&t| list.contains(&&*parse.lower(t))));
    [
        usage::in_leads(&lemma).unwrap_or(UNSEEN),
        usage::in_leads(&head_lemma).unwrap_or(UNSEEN),
        usage::noun(&lemma).unwrap_or(UNSEEN),
        usage::noun(&head_lemma).unwrap_or(UNSEEN),
        usage::noun_uses(&lemma).sqrt(),
        verb.map_or(UNSEEN, |v| v.preposition(&opener)),
        verb.map_or(UNSEEN, |v| v.without_phrase(object, passive)),
        flag(passive),
        names(WEEKDAYS),
        names(MONTHS),
    ]
}
