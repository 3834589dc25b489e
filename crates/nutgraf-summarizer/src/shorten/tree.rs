//! The tree that shortening works on: the parse with names on top of their titles and claims on top of their
//! reporting clauses.

use crate::claim::Claim;
use nutgraf_core::SourceKind;
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The parse with every name as the head of the title before it.
///
/// "Communities secretary Eric Pickles" is headed by "Eric", with the title as its description.
pub(crate) fn names_on_top<'a>(parse: &Parse<'a>) -> Parse<'a> {
    let mut out = parse.clone();
    for i in 0..out.len() {
        doubled_subject(&mut out, i);
        titled_aside(&mut out, i);
        titled_run(&mut out, i);
        whole_title(&mut out, i);
    }
    let is_tree = (0..out.len()).all(|t| out.ancestors(t).count() < out.len());
    if is_tree { out } else { parse.clone() }
}

fn is_role(parse: &Parse<'_>, t: usize) -> bool {
    lexicon::ROLE_NOUNS.contains(&parse.lemma(t).to_lowercase())
}

/// A name parsed as an aside of the title that stands right before it.
fn titled_aside(parse: &mut Parse<'_>, name: usize) {
    let t = &parse.tokens[name];
    let Some(title) = t.head else { return };
    let described = matches!(t.deprel, Deprel::Appos | Deprel::Flat | Deprel::Nmod | Deprel::NmodUnmarked)
        && title + 1 == name
        && t.upos == Upos::Propn
        && parse.tokens[title].upos == Upos::Noun;
    if !described || parse.children_by(name, Deprel::Case).next().is_some() {
        return;
    }
    let (head, deprel) = (parse.tokens[title].head, parse.tokens[title].deprel);
    for c in 0..parse.len() {
        let function =
            matches!(parse.tokens[c].deprel, Deprel::Case | Deprel::Cc | Deprel::Mark | Deprel::Cop);
        if parse.tokens[c].head == Some(title) && c != name && (c > title || function) {
            parse.tokens[c].head = Some(name);
        }
    }
    parse.tokens[name].head = head;
    parse.tokens[name].deprel = deprel;
    parse.tokens[title].head = Some(name);
    parse.tokens[title].deprel = Deprel::NmodDesc;
}

/// Hangs on a title before a name what describes it there: "Birmingham poet Benjamin Holt" is a poet of Birmingham.
fn whole_title(parse: &mut Parse<'_>, title: usize) {
    let t = &parse.tokens[title];
    let (Some(name), Deprel::NmodDesc, Upos::Noun) = (t.head, t.deprel, t.upos) else { return };
    if title > name {
        return;
    }
    for c in 0..title {
        let part = matches!(
            parse.tokens[c].deprel,
            Deprel::Amod
                | Deprel::Compound
                | Deprel::NmodDesc
                | Deprel::NmodPoss
                | Deprel::Nummod
                | Deprel::Flat
                | Deprel::Det
        );
        if part && parse.tokens[c].head == Some(name) {
            parse.tokens[c].head = Some(title);
            if matches!(parse.tokens[c].deprel, Deprel::NmodDesc | Deprel::Flat) {
                parse.tokens[c].deprel = Deprel::Compound;
            }
        }
    }
}

/// A title parsed as a subject of its own before the name: "[Twilight star] [Kellan Lutz] will ...".
fn doubled_subject(parse: &mut Parse<'_>, name: usize) {
    let t = &parse.tokens[name];
    let (Some(verb), true, Upos::Propn) = (t.head, t.deprel.is_subject(), t.upos) else { return };
    let Some(start) = parse.subtree(name).first().copied() else { return };
    let title = parse.children(verb).find(|&c| {
        c < name
            && parse.tokens[c].deprel.is_subject()
            && matches!(parse.tokens[c].upos, Upos::Noun | Upos::Propn)
            && parse.subtree(c).last().is_some_and(|&last| last + 1 == start)
    });
    if let Some(title) = title {
        parse.tokens[title].head = Some(name);
        parse.tokens[title].deprel = Deprel::NmodDesc;
    }
}

/// A name parsed as one run with the title before it: "Hindalco Chairman Kumar Birla".
fn titled_run(parse: &mut Parse<'_>, head: usize) {
    if parse.tokens[head].upos != Upos::Propn {
        return;
    }
    let inside = |parse: &Parse<'_>, t: usize| {
        t == head
            || parse.tokens[t].head == Some(head)
                && matches!(parse.tokens[t].deprel, Deprel::Flat | Deprel::Compound | Deprel::Amod)
                && matches!(parse.tokens[t].upos, Upos::Propn | Upos::Adj | Upos::Noun)
    };
    let mut first = head;
    while first > 0 && inside(parse, first - 1) {
        first -= 1;
    }
    let mut last = head;
    while last + 1 < parse.len() && inside(parse, last + 1) {
        last += 1;
    }
    // The last word of the title; at least one word of a name follows it.
    let Some(title) = (first..last).rev().find(|&t| is_role(parse, t)) else { return };
    if (title + 1..=last).any(|t| parse.tokens[t].upos != Upos::Propn) {
        return;
    }
    let name = title + 1;
    if name != head {
        let (above, deprel) = (parse.tokens[head].head, parse.tokens[head].deprel);
        for c in 0..parse.len() {
            if parse.tokens[c].head == Some(head) {
                parse.tokens[c].head = Some(name);
            }
        }
        parse.tokens[name].head = above;
        parse.tokens[name].deprel = deprel;
        parse.tokens[head].head = Some(name);
    }
    for t in first..=last {
        if t == name {
            continue;
        }
        (parse.tokens[t].head, parse.tokens[t].deprel) = if t == title {
            (Some(name), Deprel::NmodDesc)
        } else if t < title {
            (Some(title), Deprel::Compound)
        } else {
            (Some(name), Deprel::Flat)
        };
    }
}

/// Makes the source of a claim its subject where a pronoun stands for it: "The firm said it would pay" claims
/// that the firm would pay. Returns whether it did.
pub(crate) fn subject_on_top(parse: &mut Parse<'_>, claim: &Claim, kind: SourceKind) -> bool {
    let Some(source) = &claim.source else { return false };
    let (Some(verb), None) = (source.verb, source.aside) else { return false };
    let Some(pronoun) = parse
        .children(claim.head)
        .find(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass))
    else {
        return false;
    };
    // "He" in a person's words may be someone else; what a named firm says of "it" is of itself when it acts.
    let named = parse.tokens[source.head].upos == Upos::Propn && kind == SourceKind::Organisation;
    let acts = parse.tokens[claim.head].upos == Upos::Verb
        && parse.tokens[pronoun].deprel == Deprel::Nsubj
        && parse.children(claim.head).all(|c| parse.tokens[c].deprel != Deprel::Cop);
    let agrees = named && acts && parse.lower(pronoun) == "it";
    if !agrees || source.head > pronoun || parse.is_within(claim.head, source.head) {
        return false;
    }
    parse.tokens[source.head].head = Some(claim.head);
    parse.tokens[pronoun].head = Some(verb);
    parse.tokens[pronoun].deprel = Deprel::Dep;
    true
}
