//! Rejects labels that say more, less or something else than their sentence.
//!
//! It knows nothing of how labels are made: it looks at the tree once more and asks, of every word that was
//! left out, whether the label still holds without it.

use super::{Label, complete, cut_names, suspect};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Labels whose parse is less sure than this are not worth the risk.
const LEAST_MARGIN: f32 = 0.05;

/// Verbs whose tag is less sure than this may be nouns.
const LEAST_TAG_MARGIN: f32 = 0.1;

/// Whether the label may be printed.
pub(crate) fn holds(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |i: usize| label.tokens.contains(&i);
    let asserted = label.tokens.iter().all(|&t| {
        parse.children(t).all(|c| kept(c) || label.implied.contains(&c) || may_go(parse, t, c))
            && parse.tokens[t].arc_margin >= LEAST_MARGIN
            && (parse.tokens[t].upos != Upos::Verb || parse.tokens[t].tag_margin >= LEAST_TAG_MARGIN)
    });
    let plain = label.tokens.iter().all(|&t| {
        !matches!(parse.tokens[t].upos, Upos::Pron | Upos::Intj) || matches!(parse.tokens[t].xpos, Xpos::Ex)
    });
    let relative = label
        .tokens
        .iter()
        .any(|&t| matches!(parse.tokens[t].xpos, Xpos::Wp | Xpos::Wdt | Xpos::Wrb | Xpos::WpPoss));
    let quotes = label.text.matches(['"', '“', '”', '«', '»']).count() == 0;
    let hedged = (0..parse.len()).any(|t| !kept(t) && casts_doubt(&parse.lower(t)));
    let measured = label.tokens.iter().any(|&t| parse.tokens[t].xpos == Xpos::Cd);
    let exact = !measured
        || label.tokens.iter().all(|&t| parse.children(t).all(|c| kept(c) || !limits_a_measure(parse, t, c)));
    let clean = !label.text.contains(['&', '#', ';', '*', '_', '|', '/', '\\']);
    let question = parse.form(parse.len().saturating_sub(1)) == "?";
    asserted
        && plain
        && !relative
        && (label.pattern == "clause of relative" || !crosses_relative(parse, label))
        && quotes
        && !hedged
        && exact
        && clean
        && is_one_clause(parse, label)
        && has_whole_number(parse, label)
        && !question
        && !is_dangling(parse, label)
        && !is_conditional(parse, label)
        && !suspect::is_suspect(parse, label)
        && complete::is_complete(parse, label)
        && cut_names::surnames(parse, label).is_some()
}

/// Whether the sentence has a condition that the label does not name, wherever the tree hangs it.
fn is_conditional(parse: &Parse<'_>, label: &Label) -> bool {
    (0..parse.len()).any(|t| {
        matches!(&*parse.lower(t), "if" | "unless")
            && parse.tokens[t].upos == Upos::Sconj
            && parse.tokens[t].deprel == Deprel::Mark
            && parse.tokens[t].head.is_some_and(|h| parse.tokens[h].deprel != Deprel::Ccomp)
            && !label.tokens.contains(&t)
    })
}

/// Whether the predicate is the first verb after a relative pronoun that stands before it: then it belongs to
/// the relative clause, whatever the tree says ("Wilson, who was not indicted, has resigned").
fn crosses_relative(parse: &Parse<'_>, label: &Label) -> bool {
    let verb = |t: usize| matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux);
    let Some(&predicate) = label.tokens.iter().find(|&&t| verb(t)) else { return false };
    let first = label.tokens.iter().copied().min().unwrap_or(0);
    (first..predicate).rev().take_while(|&t| !verb(t)).any(|t| {
        matches!(parse.tokens[t].xpos, Xpos::Wp | Xpos::Wdt | Xpos::WpPoss)
            || matches!(&*parse.lower(t), "who" | "which" | "whose")
    })
}

/// Whether the dependent `child` of a kept token `head` may be missing from a label.
fn may_go(parse: &Parse<'_>, head: usize, child: usize) -> bool {
    let lower = parse.lower(child);
    let token = &parse.tokens[child];
    if lexicon::NEGATION.contains(&lower) || token.xpos == Xpos::Md && token.deprel == Deprel::Aux {
        return false;
    }
    match token.deprel {
        Deprel::Advmod => !lexicon::HEDGES.contains(&lower) && token.xpos != Xpos::Wrb,
        Deprel::Advcl | Deprel::Obl | Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl => {
            !parse.children(child).any(|c| {
                matches!(parse.tokens[c].deprel, Deprel::Mark | Deprel::Case)
                    && matches!(
                        &*parse.lower(c),
                        "if" | "unless" | "until" | "till" | "without" | "except" | "provided"
                    )
            })
        }
        Deprel::Obj | Deprel::Xcomp | Deprel::CompoundPrt | Deprel::Iobj => {
            parse.tokens[head].upos != Upos::Verb
        }
        Deprel::Nummod | Deprel::CsubjPass | Deprel::Csubj | Deprel::Ccomp => false,
        Deprel::Det => matches!(&*lower, "the" | "a" | "an"),
        _ => true,
    }
}

/// Words anywhere in the sentence that cast doubt on what it tells.
fn casts_doubt(lower: &str) -> bool {
    matches!(
        lower,
        "indications"
            | "indication"
            | "reportedly"
            | "rumours"
            | "rumors"
            | "rumoured"
            | "rumored"
            | "speculation"
            | "allegedly"
            | "alleged"
            | "alleges"
            | "alleging"
            | "suspected"
            | "apparently"
            | "supposedly"
            | "purportedly"
            | "unconfirmed"
            | "hypothetical"
            | "seemingly"
            | "presumably"
            | "perhaps"
            | "maybe"
    )
}

/// Whether the dependent narrows what a number measures: "losses at the European unit", "excluding one-off items".
fn limits_a_measure(parse: &Parse<'_>, head: usize, child: usize) -> bool {
    match parse.tokens[child].deprel {
        Deprel::Nmod => parse.tokens[head].deprel.is_subject(),
        Deprel::Advcl | Deprel::Obl => {
            child < head
                && matches!(
                    &*parse.lower(parse.subtree(child)[0]),
                    "excluding" | "including" | "without" | "after" | "before" | "among" | "of"
                )
        }
        _ => false,
    }
}

/// Whether the label has at most one finite verb outside the tallies of casualties: two are a torn sentence.
fn is_one_clause(parse: &Parse<'_>, label: &Label) -> bool {
    let finite =
        |t: &&usize| parse.tokens[**t].xpos.is_finite() && parse.tokens[**t].deprel != Deprel::AuxPass;
    let modal = |t: &&usize| matches!(parse.tokens[**t].deprel, Deprel::Aux | Deprel::Cop);
    let verbs = label.tokens.iter().filter(finite).filter(|t| !modal(t)).count();
    verbs <= 1 || label.pattern == "casualties"
}

/// Whether a number at the end of the label keeps what follows it: "at 9" from "at 9 a.m." does not.
fn has_whole_number(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(&last) = label.tokens.last() else { return false };
    let bare = parse.tokens[last].xpos == Xpos::Cd && last + 1 < parse.len();
    !bare
        || !matches!(
            parse.tokens[last + 1].upos,
            Upos::Noun | Upos::Propn | Upos::Sym | Upos::Num | Upos::Adj
        )
}

/// Whether the label ends on a word that promises another.
fn is_dangling(parse: &Parse<'_>, label: &Label) -> bool {
    label.tokens.last().is_none_or(|&t| {
        matches!(
            parse.tokens[t].upos,
            Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Aux
        ) && parse.tokens[t].deprel != Deprel::CompoundPrt
            && !matches!(parse.tokens[t].xpos, Xpos::Rp | Xpos::Pos)
            || matches!(&*parse.lower(t), "its" | "their" | "his" | "her" | "our" | "half")
            || matches!(&*parse.lower(t), "up" | "down") && parse.tokens[t].deprel != Deprel::CompoundPrt
    })
}
