//! What tells whether a unit stays once the one above it stays.

use super::sizes::{self, Sizes};
use super::units::{Relation, Units};
use super::{habits, protect};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The relations that are told apart; subtypes not listed count as their own universal relation.
const RELATIONS: [&[Deprel]; 18] = [
    &[Deprel::Acl],
    &[Deprel::AclRelcl],
    &[Deprel::Advcl, Deprel::AdvclRelcl],
    &[Deprel::Advmod],
    &[Deprel::Amod],
    &[Deprel::Appos],
    &[Deprel::Ccomp],
    &[Deprel::Compound],
    &[Deprel::Conj],
    &[Deprel::Nmod],
    &[Deprel::NmodDesc],
    &[Deprel::NmodPoss],
    &[Deprel::NmodUnmarked, Deprel::OblUnmarked],
    &[Deprel::Obj, Deprel::Iobj],
    &[Deprel::Obl],
    &[Deprel::OblAgent],
    &[Deprel::Parataxis],
    &[Deprel::Xcomp],
];

/// Words that open a unit and are told apart.
const OPENERS: [&[&str]; 20] = [
    &["of"],
    &["in"],
    &["on"],
    &["at"],
    &["to"],
    &["for"],
    &["with"],
    &["by"],
    &["from"],
    &["after", "since", "following"],
    &["as"],
    &["over", "about", "against"],
    &["into", "towards", "toward"],
    &["before", "until", "during"],
    &["when", "while", "where", "whilst"],
    &["because", "due", "amid"],
    &["who", "which", "whose"],
    &["that"],
    &["and"],
    &["but", "or"],
];

/// Signals beside the relations and openers, in order: those of the unit, of the one above, and of both.
const OTHERS: [&str; 50] = [
    "subject",
    "frame",
    "head-top",
    "head-verb",
    "head-noun",
    "head-name",
    "head-subject",
    "head-object",
    "head-oblique",
    "head-nmod",
    "head-clause",
    "head-conjunct",
    "noun",
    "name",
    "verb",
    "gerund",
    "participle",
    "finite",
    "adjective",
    "number",
    "words",
    "share",
    "length",
    "start",
    "end-distance",
    "before-head",
    "distance",
    "depth",
    "opens-sentence",
    "ends-sentence",
    "comma-before",
    "comma-after",
    "quoted",
    "time",
    "has-number",
    "has-name",
    "reports",
    "definite",
    "indefinite",
    "pronoun",
    "margin",
    "tag-margin",
    "head-has-object",
    "siblings-before",
    "siblings-after",
    "alike",
    "core-words",
    "before-top",
    "hedge",
    "children",
];

/// Kinds of shortening that the examples show.
pub(crate) const KINDS: usize = 2;

/// What stands before and after, and what kind of word the head and the one above are.
const NEIGHBOURS: [&str; 6] =
    ["after-verb", "after-noun", "before-preposition", "before-verb", "head-participle", "role"];

/// Number of signals: one that is always on comes first.
pub(crate) const COUNT: usize = 1
    + RELATIONS.len()
    + OPENERS.len()
    + OTHERS.len()
    + KINDS
    + NEIGHBOURS.len()
    + sizes::NAMES.len()
    + habits::NAMES.len();

/// The signals of one unit.
pub(crate) type Signals = [f32; COUNT];

fn flag(on: bool) -> f32 {
    f32::from(u8::from(on))
}

/// The signals of every unit, for shortening of one kind.
pub(crate) fn all(parse: &Parse<'_>, units: &Units, kind: usize) -> Vec<Signals> {
    let sizes = Sizes::new(parse, units);
    (0..units.units.len()).map(|u| of(parse, units, &sizes, u, kind)).collect()
}

fn of(parse: &Parse<'_>, units: &Units, sizes: &Sizes<'_>, u: usize, kind: usize) -> Signals {
    let unit = &units.units[u];
    let t = &parse.tokens[unit.head];
    let words =
        |tokens: &[usize]| tokens.iter().filter(|&&i| parse.tokens[i].upos != Upos::Punct).count() as f32;
    let length = (0..parse.len()).filter(|&i| parse.tokens[i].upos != Upos::Punct).count().max(1) as f32;
    let mut x: Vec<f32> = Vec::with_capacity(COUNT);
    x.push(1.0);
    let deprel = match unit.relation {
        Relation::Arc(d) => Some(d),
        _ => None,
    };
    x.extend(RELATIONS.iter().map(|r| flag(deprel.is_some_and(|d| r.contains(&d)))));
    let opener = unit.own.first().map(|&i| parse.lower(i)).unwrap_or_default();
    x.extend(OPENERS.iter().map(|o| flag(o.contains(&&*opener))));
    let parent = unit.parent.map(|p| &units.units[p]);
    let head = parent.map_or(unit.head, |p| p.head);
    let h = &parse.tokens[head];
    let above = match parent.map(|p| p.relation) {
        Some(Relation::Arc(d)) => Some(d),
        _ => None,
    };
    let above_is = |list: &[Deprel]| flag(above.is_some_and(|d| list.contains(&d)));
    let first = unit.all.first().copied().unwrap_or(unit.head);
    let last = unit.all.last().copied().unwrap_or(unit.head);
    let first_word = unit.all.iter().copied().find(|&i| parse.tokens[i].upos != Upos::Punct).unwrap_or(first);
    let last_word = unit.all.iter().copied().rfind(|&i| parse.tokens[i].upos != Upos::Punct).unwrap_or(last);
    let mark = |i: Option<usize>| {
        i.is_some_and(|i| matches!(parse.form(i), "," | "(" | "–" | "—" | "--" | ";" | ")"))
    };
    let own_lower = |list: &[&str]| unit.own.iter().any(|&i| list.contains(&&*parse.lower(i)));
    let siblings: Vec<usize> =
        unit.parent.map(|p| units.children(p).filter(|&s| s != u).collect()).unwrap_or_default();
    let before = siblings.iter().filter(|&&s| units.units[s].head < unit.head).count();
    let alike = siblings.iter().filter(|&&s| units.units[s].relation == unit.relation).count();
    let depth = std::iter::successors(unit.parent, |&p| units.units[p].parent).count();
    let top = units.units[0].head;
    x.extend([
        flag(deprel.is_some_and(Deprel::is_subject)),
        flag(unit.relation == Relation::Frame),
        flag(unit.parent == Some(0)),
        flag(h.upos == Upos::Verb),
        flag(h.upos == Upos::Noun),
        flag(h.upos == Upos::Propn),
        flag(above.is_some_and(Deprel::is_subject)),
        above_is(&[Deprel::Obj, Deprel::Iobj]),
        above_is(&[Deprel::Obl, Deprel::OblAgent, Deprel::OblUnmarked]),
        above_is(&[Deprel::Nmod, Deprel::NmodUnmarked, Deprel::NmodPoss, Deprel::NmodDesc]),
        above_is(&[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl, Deprel::AclRelcl]),
        above_is(&[Deprel::Conj]),
        flag(t.upos == Upos::Noun),
        flag(t.upos == Upos::Propn),
        flag(t.upos == Upos::Verb),
        flag(t.xpos == Xpos::Vbg),
        flag(t.xpos == Xpos::Vbn),
        flag(protect::is_finite(parse, unit.head)),
        flag(t.upos == Upos::Adj),
        flag(t.upos == Upos::Num),
        words(&unit.all),
        words(&unit.all) / length,
        length,
        first_word as f32 / length,
        length - last_word as f32,
        flag(unit.head < head),
        if unit.head < head { head.abs_diff(last_word) as f32 } else { first_word.abs_diff(head) as f32 },
        depth as f32,
        flag(first_word == 0),
        flag(last_word + 2 >= parse.len()),
        flag(mark(Some(first)) || mark(first.checked_sub(1))),
        flag(mark(Some(last)) || mark(Some(last + 1))),
        flag(unit.all.iter().any(|&i| matches!(parse.form(i), "\"" | "“" | "''" | "``" | "”"))),
        flag(protect::is_time(parse, unit)),
        flag(unit.all.iter().any(|&i| parse.tokens[i].xpos == Xpos::Cd)),
        flag(unit.all.iter().any(|&i| parse.tokens[i].upos == Upos::Propn)),
        flag(unit.all.iter().any(|&i| {
            parse.tokens[i].upos == Upos::Verb && lexicon::REPORTING_VERBS.contains(&parse.lemma(i))
        })),
        flag(own_lower(&["the", "this", "these", "those"])),
        flag(own_lower(&["a", "an"])),
        flag(t.upos == Upos::Pron),
        t.arc_margin.min(4.0),
        t.tag_margin.min(4.0),
        flag(siblings.iter().any(|&s| units.units[s].relation == Relation::Arc(Deprel::Obj))),
        before as f32,
        (siblings.len() - before) as f32,
        alike as f32,
        words(&units.units[0].own),
        flag(last_word < top),
        flag(unit.all.iter().any(|&i| lexicon::HEDGES.contains(&parse.lower(i)))),
        units.children(u).count() as f32,
    ]);
    x.extend((0..KINDS).map(|k| flag(k == kind)));
    // What stands right before and after, and what the word above is.
    let upos = |i: Option<usize>, list: &[Upos]| {
        flag(i.is_some_and(|i| parse.tokens.get(i).is_some_and(|t| list.contains(&t.upos))))
    };
    x.extend([
        upos(first_word.checked_sub(1), &[Upos::Verb, Upos::Aux]),
        upos(first_word.checked_sub(1), &[Upos::Noun, Upos::Propn]),
        upos(Some(last_word + 1), &[Upos::Adp, Upos::Sconj]),
        upos(Some(last_word + 1), &[Upos::Verb, Upos::Aux]),
        flag(matches!(h.xpos, Xpos::Vbn)),
        flag(lexicon::ROLE_NOUNS.contains(&parse.lemma(unit.head))),
    ]);
    x.extend(sizes.of(u));
    x.extend(habits::of(parse, units, u));
    x.try_into().unwrap_or([0.0; COUNT])
}
