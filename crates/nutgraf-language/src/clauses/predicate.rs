//! Voice, tense, aspect and modality of a predicate, from its auxiliaries and its own form.

use super::{Aspect, Children, Tense, Voice};
use crate::deprel::Deprel;
use crate::parse::Parse;
use crate::tag::Xpos;

/// What the verb group says.
pub(super) struct Verb {
    pub(super) modal: Option<usize>,
    pub(super) voice: Voice,
    pub(super) tense: Tense,
    pub(super) aspect: Aspect,
}

/// The verb group of the predicate at token `t`.
pub(super) fn read(parse: &Parse<'_>, children: &Children, t: usize) -> Verb {
    let relation = |c: usize| parse.tokens[c].deprel;
    let mut group: Vec<usize> = children
        .of(t)
        .filter(|&c| matches!(relation(c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
        .collect();
    let copular = group.iter().any(|&c| relation(c) == Deprel::Cop);
    if !copular {
        group.push(t);
        group.sort_unstable();
    }
    let modal = group.iter().copied().find(|&c| parse.tokens[c].xpos == Xpos::Md);
    let passive = children
        .of(t)
        .any(|c| matches!(relation(c), Deprel::AuxPass | Deprel::NsubjPass | Deprel::CsubjPass))
        || parse.tokens[t].xpos == Xpos::Vbn && group == [t] && relation(t) != Deprel::Root;
    Verb {
        modal,
        voice: if passive { Voice::Passive } else { Voice::Active },
        tense: tense(parse, children, t, &group),
        aspect: aspect(parse, &group, passive),
    }
}

fn tense(parse: &Parse<'_>, children: &Children, t: usize, group: &[usize]) -> Tense {
    // "has to go", "is going to rise", "is to be held": the finite verb stands first.
    let Some(&finite) = group.iter().find(|&&c| parse.tokens[c].xpos.is_finite()) else { return Tense::None };
    let form = parse.form(finite);
    match parse.tokens[finite].xpos {
        Xpos::Md if matches!(&form.to_ascii_lowercase()[..], "will" | "shall" | "'ll" | "’ll" | "wo") => {
            Tense::Future
        }
        Xpos::Md => Tense::Present,
        Xpos::Vbd => Tense::Past,
        _ => {
            let going = matches!(parse.form(t), "going")
                && children.of(t).any(|c| parse.tokens[c].deprel == Deprel::Xcomp);
            let to = matches!(form, "is" | "are") && parse.form(finite + 1) == "to";
            if going || to { Tense::Future } else { Tense::Present }
        }
    }
}

fn aspect(parse: &Parse<'_>, group: &[usize], passive: bool) -> Aspect {
    let has = |forms: &[&str]| {
        group.iter().any(|&c| forms.iter().any(|form| parse.form(c).eq_ignore_ascii_case(form)))
    };
    // The last "have" is the verb itself in "they have talks".
    let auxiliaries = &group[..group.len().saturating_sub(1)];
    let perfect = auxiliaries.iter().any(|&c| {
        ["have", "has", "had", "'ve", "’ve", "having"]
            .iter()
            .any(|form| parse.form(c).eq_ignore_ascii_case(form))
    });
    let progressive =
        group.iter().rev().take(1 + usize::from(passive)).any(|&c| parse.tokens[c].xpos == Xpos::Vbg)
            && group.len() > 1
            || passive && has(&["being"]);
    match (perfect, progressive) {
        (true, true) => Aspect::PerfectProgressive,
        (true, false) => Aspect::Perfect,
        (false, true) => Aspect::Progressive,
        (false, false) => Aspect::Simple,
    }
}
