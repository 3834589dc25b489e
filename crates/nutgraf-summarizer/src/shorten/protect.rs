//! What may not be left out while what it belongs to stays.
//!
//! A human shortening loses a negation, hedge, condition or number in one sentence of six; these rules keep a
//! fitted model from learning that.

use super::cut::opens_condition;
use super::units::{Relation, Unit, Units};
use crate::labels::usage;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Whether the clause headed by `head` has a finite verb.
pub(crate) fn is_finite(parse: &Parse<'_>, head: usize) -> bool {
    parse.tokens[head].xpos.is_finite()
        || parse.children(head).any(|c| {
            matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && parse.tokens[c].xpos.is_finite()
        })
}

/// Whether the unit says when.
pub(crate) fn is_time(parse: &Parse<'_>, unit: &Unit) -> bool {
    parse.tokens[unit.head].upos != Upos::Verb
        && unit.own.iter().any(|&i| lexicon::TIME_WORDS.contains(&parse.lower(i)))
}

/// Whether a unit may be left out, given the one above it stays.
pub(crate) fn may_fall(parse: &Parse<'_>, units: &Units, u: usize) -> bool {
    why_kept(parse, units, u).is_none()
}

/// Why a unit may not be left out while the one above it stays; `None` when it may.
pub(crate) fn why_kept(parse: &Parse<'_>, units: &Units, u: usize) -> Option<&'static str> {
    let unit = &units.units[u];
    let Relation::Arc(deprel) = unit.relation else {
        return (unit.relation == Relation::Top).then_some("claim");
    };
    let parent = unit.parent.map(|p| &units.units[p])?;
    let subject = matches!(parent.relation, Relation::Arc(d) if d.is_subject());
    let rules = [
        (parse.tokens[unit.head].arc_margin < LEAST_MARGIN && !is_closed_phrase(parse, unit), "unsure"),
        (is_condition(parse, unit) && !is_contrast(parse, unit), "condition"),
        (tears_quotation(parse, unit, parent), "quotation"),
        (modifies_number(parse, unit), "number"),
        (is_in_name(parse, unit), "name"),
        (is_degree(parse, unit, parent), "degree"),
        (is_under_condition(parse, units, unit), "condition"),
        (is_unmarked_argument(parse, unit), "argument"),
        (is_limit(parse, units, unit), "deadline"),
    ];
    if let Some(rule) = rules.iter().find(|r| r.0) {
        return Some(rule.1);
    }
    match deprel {
        Deprel::Advmod if !is_free_adverb(parse, unit) => Some("adverb"),
        Deprel::Advmod => leans(parse, unit).then_some("adverb phrase"),
        Deprel::Amod => is_restriction(parse, unit).then_some("adjective"),
        Deprel::Compound | Deprel::NmodDesc if follows_its_like(parse, unit) => Some("title"),
        Deprel::Appos if is_listed(parse, unit, parent) => Some("list"),
        Deprel::Compound | Deprel::NmodDesc => {
            unit.own.iter().any(|&t| hedges_noun(&parse.lower(t))).then_some("title")
        }
        Deprel::NmodPoss => Some("possessor"),
        Deprel::Nmod => is_completed_by(parse, units, parent, unit).then_some("noun complement"),
        Deprel::Acl if lexicon::EMPTY_OBJECTS.contains(&parse.lemma(parent.head)) => Some("empty noun"),
        Deprel::Acl | Deprel::AclRelcl if !is_set_off(parse, unit) => {
            (subject || is_indefinite_pronoun(parse, parent)).then_some("restrictive clause")
        }
        Deprel::Acl | Deprel::AclRelcl => None,
        Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent => {
            if is_deadline(parse, units, unit, parent) {
                Some("deadline")
            } else if is_measure(parse, units, u) {
                Some("measure")
            } else {
                is_complement(parse, units, u).then_some("verb complement")
            }
        }
        Deprel::Advcl | Deprel::AdvclRelcl => {
            if is_asked_clause(parse, unit, parent) {
                Some("verb complement")
            } else {
                is_comparison(parse, unit).then_some("comparison")
            }
        }
        Deprel::Conj
            if is_clause_beside(parse, unit, parent)
                || is_contrast(parse, unit)
                || is_unjoined_aside(parse, unit) =>
        {
            None
        }
        Deprel::Conj if is_finite(parse, unit.head) => Some("conjunct verb"),
        Deprel::Conj => Some("conjunct noun"),
        Deprel::NmodUnmarked
        | Deprel::Appos
        | Deprel::Parataxis
        | Deprel::Discourse
        | Deprel::Vocative
        | Deprel::Dislocated
        | Deprel::List => None,
        Deprel::Obj | Deprel::Xcomp if is_bare_aside(parse, unit, parent) => None,
        _ => Some("argument"),
    }
}

/// Whether the unit opens with a word that announces it or a mark, and ends at a mark: wherever it hangs, it leaves
/// nothing behind.
fn is_closed_phrase(parse: &Parse<'_>, unit: &Unit) -> bool {
    let (Some(&first), Some(&last)) = (unit.all.first(), unit.all.last()) else { return false };
    let mark = |t: usize| parse.tokens.get(t).is_none_or(|token| token.upos == Upos::Punct);
    let opens = mark(first)
        || matches!(parse.tokens[first].upos, Upos::Adp | Upos::Sconj)
        || first > 0 && mark(first - 1);
    last + 1 - first == unit.all.len() && opens && (mark(last) || mark(last + 1))
}

/// Another statement set against the first, about somebody or something else: "but other teams are interested". The
/// first holds without it.
fn is_contrast(parse: &Parse<'_>, unit: &Unit) -> bool {
    let joint = parse.tokens[unit.head].deprel;
    let set_against = matches!(joint, Deprel::Conj) && unit.own.iter().any(|&t| parse.lower(t) == "but")
        || matches!(joint, Deprel::Advcl)
            && unit.own.first().is_some_and(|&t| matches!(&*parse.lower(t), "while" | "whilst"))
            && is_set_off(parse, unit);
    let others = unit.own.iter().all(|&t| {
        !opens_condition(&parse.lower(t)) || matches!(&*parse.lower(t), "but" | "while" | "whilst")
    });
    let subject = parse
        .children(unit.head)
        .find(|&c| parse.tokens[c].deprel.is_subject())
        .is_some_and(|c| matches!(parse.tokens[c].upos, Upos::Noun | Upos::Propn));
    set_against && others && subject
}

/// A conjunct that nothing joins: an apposition taken for one.
fn is_unjoined_aside(parse: &Parse<'_>, unit: &Unit) -> bool {
    let Some(head) = parse.tokens[unit.head].head else { return false };
    let joined = |t: usize| parse.children(t).any(|c| parse.tokens[c].deprel == Deprel::Cc);
    !joined(unit.head)
        && !parse.children_by(head, Deprel::Conj).any(joined)
        && parse.tokens[unit.head].upos == Upos::Noun
        && is_set_off(parse, unit)
}

/// A noun or adjective between commas after its head: an object or complement is never set off.
fn is_bare_aside(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    matches!(parse.tokens[unit.head].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        && unit.head > parent.head
        && is_set_off(parse, unit)
}

/// An arc with a narrower margin is as likely wrong as right.
const LEAST_MARGIN: f32 = 0.04;

/// "at least", "more than" right before a number.
fn modifies_number(parse: &Parse<'_>, unit: &Unit) -> bool {
    let Some(&last) = unit.all.last() else { return false };
    let number = |t: usize| parse.tokens.get(t).is_some_and(|n| n.xpos == Xpos::Cd || n.upos == Upos::Sym);
    number(last + 1)
        && matches!(
            &*parse.lower(last),
            "least"
                | "most"
                | "than"
                | "to"
                | "about"
                | "nearly"
                | "almost"
                | "over"
                | "under"
                | "around"
                | "only"
                | "just"
                | "some"
                | "as"
                | "approximately"
                | "roughly"
                | "another"
                | "below"
                | "above"
                | "best"
        )
}

/// A part of a name before or behind its head: "New York", "Rock and Roll Hall of Fame".
fn is_in_name(parse: &Parse<'_>, unit: &Unit) -> bool {
    let (Some(&first), Some(&last)) = (unit.own.first(), unit.own.last()) else { return false };
    let capital = |t: usize| {
        parse.form(t).starts_with(char::is_uppercase) && (t > 0 || parse.tokens[t].upos == Upos::Propn)
    };
    let before = matches!(parse.tokens[unit.head].deprel, Deprel::Amod | Deprel::Compound)
        && capital(unit.head)
        && parse.tokens.get(last + 1).is_some_and(|n| n.upos == Upos::Propn);
    let name =
        |t: usize| parse.tokens[t].upos == Upos::Propn && parse.form(t).starts_with(char::is_uppercase);
    // "Typhoon Haiyan", whatever the analysis makes of its second word; "Holt Monday" is no name.
    let behind = first > 0
        && name(first)
        && name(first - 1)
        && parse.tokens[unit.head].deprel != Deprel::NmodDesc
        && !lexicon::TIME_WORDS.contains(&parse.lower(first))
        && !lexicon::TIME_WORDS.contains(&parse.lower(first - 1));
    let joined = parse.tokens[unit.head].deprel == Deprel::Conj
        && capital(unit.head)
        && parse.form(first).starts_with(char::is_lowercase)
        && first > 0
        && capital(first - 1);
    before || behind || joined
}

/// "a year earlier", "two miles away": what measures an adverb, adjective or number right behind it.
fn is_degree(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    matches!(parse.tokens[parent.head].upos, Upos::Adv | Upos::Adj | Upos::Num | Upos::Adp)
        && unit.all.last().is_some_and(|&t| parent.own.contains(&(t + 1)))
}

/// A time that limits what is still to come, however it hangs on the claim.
fn is_limit(parse: &Parse<'_>, units: &Units, unit: &Unit) -> bool {
    let top = &units.units[0];
    let ahead = top.own.iter().any(|&t| parse.tokens[t].xpos == Xpos::Md || parse.tokens[t].xpos == Xpos::To);
    let limit = |w: &[usize]| {
        matches!(&*parse.lower(w[0]), "next" | "by" | "until" | "within" | "before")
            && lexicon::TIME_WORDS.contains(&parse.lower(w[1]))
    };
    ahead && unit.parent == Some(0) && unit.all.windows(2).any(limit)
}

/// A title with more of its phrase before it.
fn follows_its_like(parse: &Parse<'_>, unit: &Unit) -> bool {
    let Some(before) = unit.all.first().and_then(|f| f.checked_sub(1)) else { return false };
    parse.tokens[unit.head].deprel == Deprel::NmodDesc
        && matches!(parse.tokens[before].upos, Upos::Noun | Upos::Propn | Upos::Adj)
}

/// One of several: "U2, Green Day and Kanye West"; a name and what it stands for are no list.
fn is_listed(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    if parse.tokens[parent.head].upos == Upos::Propn && parse.tokens[unit.head].upos == Upos::Noun {
        return false;
    }
    let joined = |head: usize| parse.children_by(head, Deprel::Conj).next().is_some();
    let asides = parent.all.iter().filter(|&&t| parse.tokens[t].deprel == Deprel::Appos).count();
    asides > 1 || joined(unit.head) || joined(parent.head) || parse.tokens[parent.head].deprel == Deprel::Conj
}

/// A clause or phrase under which alone the rest is true.
fn is_condition(parse: &Parse<'_>, unit: &Unit) -> bool {
    let during = parse.tokens[unit.head].upos == Upos::Verb && !is_finite(parse, unit.head);
    unit.own.iter().any(|&t| {
        // "while sitting in a car" says when, "while others left" sets against.
        t <= unit.head
            && !(during && parse.lower(t) == "while")
            && (opens_condition(&parse.lower(t))
                || matches!(
                    &*parse.lower(t),
                    "providing"
                        | "assuming"
                        | "or"
                        | "nor"
                        | "than"
                        | "unlike"
                        | "instead"
                        | "rather"
                        | "even"
                        | "pending"
                        | "once"
                        | "barring"
                        | "subject"
                ))
    })
}

/// A part of a condition, which has to be whole.
fn is_under_condition(parse: &Parse<'_>, units: &Units, unit: &Unit) -> bool {
    std::iter::successors(unit.parent, |&p| units.units[p].parent)
        .take_while(|&p| p != 0)
        .any(|p| is_condition(parse, &units.units[p]))
}

/// A bare noun phrase that is no time: the analysis has most likely missed a subject or an object.
fn is_unmarked_argument(parse: &Parse<'_>, unit: &Unit) -> bool {
    matches!(parse.tokens[unit.head].deprel, Deprel::OblUnmarked | Deprel::NmodUnmarked)
        && !is_time(parse, unit)
        && !is_set_off(parse, unit)
}

/// Whether half of a quotation would stay.
fn tears_quotation(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    let mut open = false;
    let inside: Vec<bool> = (0..parse.len())
        .map(|t| {
            match parse.form(t) {
                "“" | "``" => open = true,
                "”" | "''" => open = false,
                "\"" => open = !open,
                _ => {}
            }
            open
        })
        .collect();
    inside[unit.head] && inside[parent.head] || !super::cut::is_balanced(parse, &unit.all)
}

/// Adverbs that say nothing about how true the rest is.
fn is_free_adverb(parse: &Parse<'_>, unit: &Unit) -> bool {
    unit.own.iter().all(|&t| {
        let lower = parse.lower(t);
        lexicon::TIME_WORDS.contains(&lower)
            || lexicon::CONNECTIVES.contains(&lower)
            || matches!(
                &*lower,
                "also"
                    | "very"
                    | "there"
                    | "here"
                    | "back"
                    | "suddenly"
                    | "quickly"
                    | "soon"
                    | "shortly"
                    | "formally"
                    | "officially"
                    | "publicly"
                    | "personally"
                    | "really"
                    | "simply"
                    | "already"
                    | "immediately"
                    | "eventually"
                    | "finally"
                    | "once"
                    | "ago"
                    | "where"
                    | "now"
            )
    }) && !unit.own.iter().any(|&t| lexicon::HEDGES.contains(&parse.lower(t)))
}

/// Whether something the adverb is a part of would be cut: "as early as", "so ... that".
fn leans(parse: &Parse<'_>, unit: &Unit) -> bool {
    parse.children(unit.head).next().is_some()
}

/// Adjectives that make the noun another thing, or fewer of them.
fn is_restriction(parse: &Parse<'_>, unit: &Unit) -> bool {
    if unit.own.last().is_some_and(|&t| parse.lower(t) == "old") && unit.own.len() > 1 {
        // "46-year-old"
        return false;
    }
    unit.all.iter().any(|&t| {
        let token = &parse.tokens[t];
        let lower = parse.lower(t);
        matches!(token.xpos, Xpos::Jjr | Xpos::Jjs | Xpos::Cd | Xpos::Rbs | Xpos::Rbr)
            || lower.starts_with(|c: char| c.is_ascii_digit())
            || hedges_noun(&lower)
            || lexicon::HEDGES.contains(&lower)
            || lexicon::NEGATION.contains(&lower)
            || lexicon::NOMINAL_PREDICATES.contains(&lower)
    })
}

fn hedges_noun(lower: &str) -> bool {
    matches!(
        lower,
        "alleged"
            | "suspected"
            | "attempted"
            | "former"
            | "ex"
            | "acting"
            | "interim"
            | "deputy"
            | "vice"
            | "assistant"
            | "shadow"
            | "fake"
            | "false"
            | "potential"
            | "possible"
            | "likely"
            | "proposed"
            | "planned"
            | "so-called"
            | "would-be"
            | "unconfirmed"
            | "apparent"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "final"
            | "last"
            | "next"
            | "only"
            | "other"
            | "same"
            | "own"
            | "half"
            | "near"
            | "anti"
            | "non"
            | "partial"
            | "temporary"
            | "draft"
            | "preliminary"
            | "provisional"
            | "failed"
            | "more"
            | "most"
            | "many"
            | "few"
            | "several"
            | "some"
            | "such"
            | "late"
            | "dead"
            | "presumptive"
            | "designate"
            | "elect"
    )
}

/// "dozens of ...", "the head of ...", "the end of ...": a noun that says too little alone.
fn is_completed_by(parse: &Parse<'_>, units: &Units, parent: &Unit, unit: &Unit) -> bool {
    let opener = unit.own.first().map(|&t| parse.lower(t)).unwrap_or_default();
    let lemma = parse.lemma(parent.head);
    let first = units
        .units
        .iter()
        .filter(|s| s.parent == unit.parent && s.head > parent.head && s.relation == unit.relation)
        .map(|s| s.head)
        .min()
        == Some(unit.head);
    let asks = usage::noun(&lemma).is_none_or(|completed| completed >= COMPLETED);
    let subject = matches!(parent.relation, Relation::Arc(d) if d.is_subject());
    let partitive = lexicon::PARTITIVES.contains(&lemma)
        || lexicon::EMPTY_OBJECTS.contains(&lemma)
        || parse.tokens[parent.head].upos == Upos::Num
        || parse.tokens[parent.head].upos == Upos::Pron;
    let measured =
        unit.own.iter().any(|&t| parse.tokens[t].xpos == Xpos::Cd) && opener != "in" && opener != "on";
    // A name goes on past its "of": "Bank of England".
    let name = parse.tokens[parent.head].upos == Upos::Propn && matches!(&*opener, "of" | "for");
    (first
        && (partitive
            || &*opener == "of" && (asks || subject)
            || &*opener == "between"
            || &*opener == "than"))
        || measured
        || name
}

/// Share of a noun's uses with what completes it from which it says too little alone.
const COMPLETED: f32 = 0.4;

fn is_indefinite_pronoun(parse: &Parse<'_>, unit: &Unit) -> bool {
    matches!(parse.tokens[unit.head].upos, Upos::Pron | Upos::Det | Upos::Num)
}

/// Whether commas, dashes, brackets or the sentence's end stand around it.
fn is_set_off(parse: &Parse<'_>, unit: &Unit) -> bool {
    let (Some(&first), Some(&last)) = (unit.all.first(), unit.all.last()) else { return false };
    let mark = |t: usize| matches!(parse.form(t), "," | "(" | ")" | "–" | "—" | "--" | "-");
    (mark(first) || first > 0 && mark(first - 1))
        && (mark(last)
            || last + 1 >= parse.len()
            || mark(last + 1)
            || parse.tokens[last + 1].upos == Upos::Punct)
}

/// A time ahead, or one that limits.
fn is_deadline(parse: &Parse<'_>, units: &Units, unit: &Unit, parent: &Unit) -> bool {
    let says_when = |&t: &usize| lexicon::TIME_WORDS.contains(&parse.lower(t)) || is_year(parse.form(t));
    let telling = lexicon::REPORTING_VERBS.contains(&parse.lemma(parent.head));
    if telling || !unit.own.iter().any(says_when) {
        return false;
    }
    let limits = unit.own.iter().any(|&t| {
        matches!(
            &*parse.lower(t),
            "by" | "until" | "till" | "within" | "next" | "tomorrow" | "before" | "every" | "per"
        )
    });
    // Up to the verb that "to" hangs on: "plans to open in June".
    let clause = std::iter::successors(Some(parent), |p| {
        matches!(p.relation, Relation::Arc(Deprel::Xcomp)).then(|| p.parent.map(|p| &units.units[p]))?
    });
    let ahead = clause.take(3).any(|p| {
        p.own.iter().any(|&t| {
            parse.tokens[t].xpos == Xpos::Md
                || parse.tokens[t].xpos == Xpos::To
                || lexicon::FUTURE_CUES.contains(&parse.lower(t))
        }) || parse.tokens[p.head].xpos == Xpos::Vbg && p.parent.is_none()
    });
    limits || ahead
}

fn is_year(form: &str) -> bool {
    form.len() == 4 && form.bytes().all(|b| b.is_ascii_digit()) && matches!(&form[..2], "19" | "20")
}

/// "rose by 4%", "cut to $5bn": a number that the verb is about.
fn is_measure(parse: &Parse<'_>, units: &Units, u: usize) -> bool {
    let unit = &units.units[u];
    unit.own
        .iter()
        .any(|&t| parse.tokens[t].xpos == Xpos::Cd || matches!(parse.form(t), "%" | "$" | "£" | "€"))
        && !is_time(parse, unit)
        && unit.own.first().is_some_and(|&t| {
            parse.tokens[t].xpos == Xpos::Cd || matches!(&*parse.lower(t), "by" | "to" | "from" | "of")
        })
}

/// A verb seen less often than this may ask for more than it was seen with.
const SEEN: f32 = 20.0;
/// Share of its uses with a preposition from which a verb is taken to ask for it, right behind it.
const ASKED: f32 = 0.2;
/// The same behind an object.
const ASKED_PAST_OBJECT: f32 = 0.35;
/// A verb that less of its uses leave alone needs a phrase.
const ALONE: f32 = 0.15;

/// A phrase that the verb asks for: right behind it, with no object between, and not of time or place.
fn is_complement(parse: &Parse<'_>, units: &Units, u: usize) -> bool {
    let unit = &units.units[u];
    let Some(p) = unit.parent else { return false };
    let parent = &units.units[p];
    let Some(&first) = unit.all.first() else { return false };
    let object = units.children(p).any(|s| {
        matches!(units.units[s].relation, Relation::Arc(Deprel::Obj | Deprel::Xcomp | Deprel::Ccomp))
    });
    let passive = parse.children(parent.head).any(|c| parse.tokens[c].deprel == Deprel::AuxPass);
    let last_own = parent.own.iter().copied().filter(|&t| t < first).max();
    let adjacent =
        parent.own.iter().all(|&t| t < first || t > unit.head) && last_own.is_some_and(|t| t + 1 == first);
    let opener = unit.own.first().map(|&t| parse.lower(t)).unwrap_or_default();
    let kind = matches!(
        &*opener,
        "to" | "of"
            | "with"
            | "into"
            | "from"
            | "for"
            | "about"
            | "against"
            | "as"
            | "upon"
            | "over"
            | "through"
            | "towards"
    );
    let place = matches!(&*opener, "on" | "in" | "at")
        && !passive
        && !is_time(parse, unit)
        && parse.tokens[parent.head].upos == Upos::Verb;
    if unit.head < parent.head || is_time(parse, unit) {
        return false;
    }
    if parse.tokens[parent.head].upos == Upos::Verb
        && let Some(usage) = usage::verb(&parse.lemma(parent.head), None).filter(|usage| usage.uses >= SEEN)
    {
        let wanted = usage.preposition(&opener);
        let alone = usage.without_phrase(object, passive);
        return adjacent && !object && (wanted >= ASKED || wanted > 0.0 && alone < ALONE)
            || wanted >= ASKED_PAST_OBJECT;
    }
    adjacent && !object && (kind || place)
}

/// "prevented two women from leaving": a clause behind the preposition that its verb asks for.
fn is_asked_clause(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    let opener = unit.own.first().map(|&t| parse.lower(t)).unwrap_or_default();
    let asks =
        || usage::verb(&parse.lemma(parent.head), None).is_some_and(|v| v.preposition(&opener) >= ASKED);
    unit.head > parent.head
        && parse.tokens[unit.head].xpos == Xpos::Vbg
        && (&*opener == "from" || unit.own.first() != Some(&unit.head) && asks())
}

/// "as ... as", "so ... that", "more ... than".
fn is_comparison(parse: &Parse<'_>, unit: &Unit) -> bool {
    let opener = unit.own.first().map(|&t| parse.lower(t)).unwrap_or_default();
    let to_be_true = matches!(&*opener, "as" | "that" | "like") && !is_finite(parse, unit.head);
    let reading =
        parse.tokens[unit.head].head.is_some_and(|h| matches!(parse.tokens[h].upos, Upos::Adj | Upos::Adv))
            && matches!(&*opener, "as" | "than" | "to" | "for");
    to_be_true || reading || &*opener == "that"
}

/// A clause joined to another by "and": each says something of its own.
fn is_clause_beside(parse: &Parse<'_>, unit: &Unit, parent: &Unit) -> bool {
    let joined = unit.own.iter().all(|&t| !matches!(&*parse.lower(t), "but" | "or" | "nor" | "yet"));
    let tells = |head: usize| {
        is_finite(parse, head) || parse.children(head).any(|c| parse.tokens[c].deprel.is_subject())
    };
    joined && tells(unit.head) && tells(parent.head)
}
