//! Whom a point rests on, as it is printed beside the point.

use crate::claim::ClaimSource;
use crate::render::{capitalised, render, whole_words};
use nutgraf_core::{Attribution, SourceKind};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The attribution of a claim's source; `None` for a pronoun, which names nobody.
pub(crate) fn attribution(parse: &Parse<'_>, source: &ClaimSource) -> Option<Attribution> {
    let head = source.head;
    if !matches!(parse.tokens[head].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let mut tokens = Vec::new();
    phrase(parse, head, &mut tokens);
    let tokens = whole_words(parse, &tokens);
    let lemma = parse.lemma(head).to_lowercase();
    let (kind, name, role) = if parse.tokens[head].upos == Upos::Propn {
        named(parse, head, &tokens)
    } else if lexicon::UNNAMED_SOURCE_NOUNS.contains(&lemma) && !is_institution(&lemma)
        || lexicon::ROLE_NOUNS.contains(&lemma)
    {
        (SourceKind::Unnamed, None, None)
    } else if is_document(&lemma) {
        (SourceKind::Document, None, None)
    } else if is_media(&lemma) {
        (SourceKind::Media, None, None)
    } else if is_institution(&lemma) {
        (SourceKind::Organisation, None, None)
    } else {
        // "More lives", "the relaxation of fiscal policy": nothing that speaks.
        return None;
    };
    let words = without_article(parse, &tokens);
    let text = match (&name, &role) {
        (Some(name), Some(role)) => format!("{name}, {role}"),
        _ => capitalised(&render(parse, &words)),
    };
    Some(Attribution { kind, text, name, role })
}

/// The noun phrase without clauses and asides.
fn phrase(parse: &Parse<'_>, head: usize, out: &mut Vec<usize>) {
    out.push(head);
    for child in parse.children(head) {
        match parse.tokens[child].deprel {
            Deprel::Punct
            | Deprel::Appos
            | Deprel::AclRelcl
            | Deprel::Acl
            | Deprel::Advcl
            | Deprel::Parataxis
            | Deprel::Advmod => {}
            Deprel::Case
                if parse.tokens[head].deprel != Deprel::NmodPoss
                    && child < head
                    && !parse.tokens[head].deprel.is_subject() =>
            {
                // "of the ministry" keeps its preposition, the source's own "according to" goes.
                if matches!(parse.tokens[head].deprel, Deprel::Nmod) && parse.lower(child) != "according" {
                    out.push(child);
                }
            }
            _ => phrase(parse, child, out),
        }
    }
    out.sort_unstable();
    out.dedup();
}

fn without_article(parse: &Parse<'_>, tokens: &[usize]) -> Vec<usize> {
    let article = tokens.first().is_some_and(|&t| matches!(&*parse.lower(t), "the" | "a" | "an"));
    tokens[usize::from(article)..].to_vec()
}

/// A source headed by a proper noun: a person when it has a given name or a role before it, else an
/// organisation.
fn named(parse: &Parse<'_>, head: usize, tokens: &[usize]) -> (SourceKind, Option<String>, Option<String>) {
    let name_parts = |i: &usize| {
        *i == head || parse.tokens[*i].head == Some(head) && parse.tokens[*i].deprel == Deprel::Flat
    };
    let name: Vec<usize> = tokens.iter().copied().filter(name_parts).collect();
    let before: Vec<usize> = tokens.iter().copied().filter(|t| Some(t) < name.first()).collect();
    let role_word = before.iter().any(|&t| {
        let lower = parse.lower(t);
        lexicon::ROLE_NOUNS.contains(&lower) || lexicon::HONORIFICS.contains(&lower)
    });
    let person = role_word || name.len() > 1 && name.iter().all(|&t| parse.tokens[t].upos == Upos::Propn);
    if !person {
        return (SourceKind::Organisation, None, None);
    }
    let role = appositive_role(parse, head).or_else(|| {
        let words = without_article(parse, &before);
        role_word.then(|| render(parse, &words)).filter(|r| !r.is_empty())
    });
    (SourceKind::Person, Some(render(parse, &name)), role)
}

/// The role in "Kirill Dmitriev, head of the fund,".
fn appositive_role(parse: &Parse<'_>, head: usize) -> Option<String> {
    let role = parse.children_by(head, Deprel::Appos).next()?;
    if !lexicon::ROLE_NOUNS.contains(&parse.lemma(role)) || parse.tokens[role].arc_margin < 0.15 {
        return None;
    }
    let mut tokens = Vec::new();
    phrase(parse, role, &mut tokens);
    let words = without_article(parse, &whole_words(parse, &tokens));
    (words.len() <= 10).then(|| render(parse, &words))
}

fn is_document(lemma: &str) -> bool {
    matches!(
        lemma,
        "report"
            | "study"
            | "survey"
            | "poll"
            | "document"
            | "paper"
            | "statement"
            | "data"
            | "figure"
            | "statistic"
            | "filing"
            | "record"
            | "affidavit"
            | "complaint"
            | "indictment"
            | "letter"
            | "memo"
            | "research"
            | "analysis"
            | "review"
            | "audit"
            | "census"
            | "ruling"
            | "transcript"
            | "email"
            | "website"
            | "law"
            | "researchers"
    )
}

fn is_media(lemma: &str) -> bool {
    matches!(
        lemma,
        "medium"
            | "media"
            | "newspaper"
            | "broadcaster"
            | "magazine"
            | "television"
            | "tv"
            | "radio"
            | "tabloid"
    )
}

fn is_institution(lemma: &str) -> bool {
    matches!(lemma, "police" | "authority" | "authorities")
        || lexicon::ORGANISATION_HEADS.contains(lemma)
        || matches!(
            lemma,
            "ministry"
                | "government"
                | "company"
                | "firm"
                | "agency"
                | "council"
                | "court"
                | "office"
                | "force"
        )
}
