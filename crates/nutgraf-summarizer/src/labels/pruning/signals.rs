//! What tells whether a branch stays in a label once the word it hangs from does.

use super::super::signals::flag;
use super::super::{modifier, predicate, usage};
use super::tree::{Tree, tokens};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The relations that are told apart.
const RELATIONS: [Deprel; 19] = [
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Obl,
    Deprel::OblAgent,
    Deprel::OblUnmarked,
    Deprel::Xcomp,
    Deprel::Ccomp,
    Deprel::Advcl,
    Deprel::Advmod,
    Deprel::Acl,
    Deprel::AclRelcl,
    Deprel::Amod,
    Deprel::Compound,
    Deprel::Nmod,
    Deprel::NmodPoss,
    Deprel::NmodUnmarked,
    Deprel::NmodDesc,
    Deprel::Flat,
    Deprel::Conj,
];

/// Prepositions and conjunctions that are told apart.
const OPENERS: [&[&str]; 16] = [
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
    &["before", "until", "during", "within"],
    &["when", "while", "where", "because", "due", "amid"],
    &["and", "or", "but"],
];

/// Signals beside the relations and openers.
const OTHERS: usize = 70;

/// The number of signals.
pub(crate) const COUNT: usize = RELATIONS.len() + OPENERS.len() + OTHERS;

/// The signals of a branch.
pub(crate) type Signals = [f32; COUNT];

/// Margins beyond this are as sure as any.
const SURE: f32 = 10.0;

/// The signals of the branch at `child`; `of_root` says that it hangs from the predicate of the label.
pub(crate) fn signals(parse: &Parse<'_>, tree: &Tree, child: usize, of_root: bool) -> Signals {
    let head = tree.head[child].unwrap_or(child);
    let (c, h) = (&parse.tokens[child], &parse.tokens[head]);
    let (lemma, above) = (parse.lemma(child).to_lowercase(), parse.lemma(head).to_lowercase());
    let relation = tree.deprel[child];
    let mut x: Vec<f32> = Vec::with_capacity(COUNT);
    x.extend(RELATIONS.iter().map(|r| flag(*r == relation)));
    let opener = tokens(tree.own[child] & !tree.bare[child]).next();
    let opener = opener.map(|t| parse.lower(t).into_owned()).unwrap_or_default();
    x.extend(OPENERS.iter().map(|o| flag(o.contains(&&*opener))));
    // Its words.
    let inside = parse.subtree(child);
    let words: Vec<usize> = inside.iter().copied().filter(|&t| parse.tokens[t].upos != Upos::Punct).collect();
    let (first, last) = (words.first().copied().unwrap_or(child), words.last().copied().unwrap_or(child));
    let mark = |t: Option<usize>| {
        t.is_some_and(|t| matches!(parse.form(t), "," | "(" | ")" | "–" | "—" | "--" | ";" | "-"))
    };
    let article =
        |t: usize, list: &[&str]| parse.children_by(t, Deprel::Det).any(|d| list.contains(&&*parse.lower(d)));
    let siblings: Vec<usize> =
        tree.children[head].iter().copied().filter(|&s| s != child && !tree.deprel[s].is_subject()).collect();
    let after = |s: &&usize| **s > head;
    let nearer = siblings.iter().filter(|&&s| s > head && s < child).count();
    let has = |r: &[Deprel]| siblings.iter().any(|&s| r.contains(&tree.deprel[s]));
    let above_is = |r: &[Deprel]| flag(r.contains(&tree.deprel[head]));
    let particle = parse.children_by(head, Deprel::CompoundPrt).next().map(|p| parse.lower(p).into_owned());
    let verb = (h.upos == Upos::Verb).then(|| usage::verb(&above, particle.as_deref())).flatten();
    let passive = parse.children(head).any(|a| parse.tokens[a].deprel == Deprel::AuxPass);
    let object = has(&[Deprel::Obj, Deprel::Iobj]);
    x.extend([
        flag(of_root),
        flag(h.upos == Upos::Verb),
        flag(h.upos == Upos::Noun),
        flag(h.upos == Upos::Propn),
        flag(h.upos == Upos::Adj),
        flag(tree.deprel[head].is_subject()),
        above_is(&[Deprel::Obj, Deprel::Iobj]),
        above_is(&[Deprel::Obl, Deprel::OblAgent, Deprel::OblUnmarked]),
        above_is(&[Deprel::Nmod, Deprel::NmodUnmarked, Deprel::NmodPoss]),
        above_is(&[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl, Deprel::AclRelcl]),
        above_is(&[Deprel::Conj]),
        flag(c.upos == Upos::Noun),
        flag(c.upos == Upos::Propn),
        flag(c.upos == Upos::Verb),
        flag(c.upos == Upos::Adj),
        flag(c.upos == Upos::Adv),
        flag(c.upos == Upos::Num),
        flag(c.upos == Upos::Pron),
        flag(c.xpos == Xpos::Nns),
        flag(c.xpos == Xpos::Vbg),
        flag(c.xpos == Xpos::Vbn),
        words.len() as f32,
        tree.words(tree.own[child]) as f32,
        parse.len() as f32,
        flag(child < head),
        if child < head { head.abs_diff(last) as f32 } else { first.abs_diff(head) as f32 },
        flag(first == 0),
        flag(last + 2 >= parse.len()),
        flag(mark(first.checked_sub(1))),
        flag(mark(Some(last + 1))),
        flag(words.iter().any(|&t| matches!(parse.form(t), "\"" | "“" | "''" | "``" | "”"))),
        flag(predicate::is_time(parse, child)),
        flag(inside.iter().any(|&t| parse.tokens[t].xpos == Xpos::Cd)),
        flag(inside.iter().any(|&t| parse.tokens[t].upos == Upos::Propn)),
        flag(inside.iter().any(|&t| parse.tokens[t].upos == Upos::Pron)),
        flag(article(child, &["the"])),
        flag(article(child, &["a", "an"])),
        flag(article(head, &["the"])),
        flag(article(head, &["a", "an"])),
        c.arc_margin.min(SURE),
        c.tag_margin.min(SURE),
        siblings.iter().filter(after).count() as f32,
        nearer as f32,
        siblings.iter().filter(|&&s| tree.deprel[s] == relation).count() as f32,
        flag(object),
        flag(has(&[Deprel::Obl, Deprel::OblAgent])),
        flag(has(&[Deprel::Xcomp, Deprel::Ccomp])),
        flag(has(&[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss])),
        flag(has(&[Deprel::Nmod])),
        flag(passive),
        flag(particle.is_some()),
        verb.map_or(-1.0, |u| u.preposition(&opener)),
        verb.map_or(-1.0, |u| u.without_phrase(object || relation == Deprel::Obj, passive)),
        verb.map_or(0.0, |u| u.uses.min(400.0) / 100.0),
        if h.upos == Upos::Noun { usage::noun(&above).unwrap_or(0.3) } else { -1.0 },
        if h.upos == Upos::Noun { usage::noun_uses(&above).min(3000.0) / 100.0 } else { -1.0 },
        if c.upos == Upos::Noun { usage::noun(&lemma).unwrap_or(0.3) } else { -1.0 },
        if c.upos == Upos::Noun { usage::noun_uses(&lemma).min(3000.0) / 100.0 } else { -1.0 },
        usage::in_leads(&lemma).unwrap_or(-1.0),
        usage::in_leads(&above).unwrap_or(-1.0),
        flag(lexicon::EMPTY_OBJECTS.contains(&above) || lexicon::PARTITIVES.contains(&above)),
        flag(lexicon::GENERIC_SUBJECTS.contains(&above)),
        flag(lexicon::EVENT_NOUNS.contains(&above)),
        flag(lexicon::ROLE_NOUNS.contains(&above)),
        flag(lexicon::ROLE_NOUNS.contains(&lemma) || modifier::is_title(parse, child)),
        flag(lexicon::LIGHT_VERBS.contains(&above) || lexicon::WEAK_VERBS.contains(&above)),
        flag(lexicon::REPORTING_VERBS.contains(&above)),
        flag(matches!(relation, Deprel::Amod | Deprel::Advmod) && modifier::narrows(parse, child)),
        tree.above(head).count().min(6) as f32,
        flag(super::super::cut_names::is_courtesy(&parse.lower(child))),
    ]);
    x.try_into().unwrap_or([0.0; COUNT])
}
