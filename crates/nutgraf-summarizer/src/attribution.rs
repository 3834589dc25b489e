//! Whom a point rests on, as it is printed beside the point.

use crate::claim::ClaimSource;
use crate::document::Document;
use crate::render::{capitalised, one_line, render, whole_words};
use nutgraf_core::{Attribution, SourceKind, Span};
use nutgraf_language::names::{EntityKind, Mention, MentionKind};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The attribution of a claim's source in sentence `index`; `None` for a pronoun or for what cannot speak.
///
/// A person is given by full name and role, wherever in the story these stand.
pub(crate) fn attribution(
    document: &Document<'_>,
    index: usize,
    source: &ClaimSource,
) -> Option<Attribution> {
    let parse = document.parse(index);
    let head = source.head;
    if !matches!(parse.tokens[head].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    if let Some(person) = person(document, index, head) {
        return Some(person);
    }
    let mut tokens = Vec::new();
    phrase(parse, head, &mut tokens);
    let tokens = whole_words(parse, &tokens);
    let lemma = parse.lemma(head).to_lowercase();
    let kind = if parse.tokens[head].upos == Upos::Propn || is_institution(&lemma) {
        SourceKind::Organisation
    } else if lexicon::UNNAMED_SOURCE_NOUNS.contains(&lemma) || lexicon::ROLE_NOUNS.contains(&lemma) {
        SourceKind::Unnamed
    } else if is_document(&lemma) {
        SourceKind::Document
    } else if is_media(&lemma) {
        SourceKind::Media
    } else {
        // "More lives", "the relaxation of fiscal policy": nothing that speaks.
        return None;
    };
    let words = without_article(parse, &tokens);
    let clausal =
        |&t: &usize| matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron);
    let dated = words.first().is_none_or(|&t| lexicon::TIME_WORDS.contains(&parse.lower(t)));
    if dated || words.len() > 9 || words.iter().any(clausal) {
        return None;
    }
    let text = capitalised(&render(parse, &words));
    Some(Attribution { kind, text, name: None, role: None })
}

/// The attribution to the person that the token names in sentence `index`, when it does.
fn person(document: &Document<'_>, index: usize, token: usize) -> Option<Attribution> {
    let parse = document.parse(index);
    // "press secretary Karoline Leavitt" may be headed by the role: the name then follows without a comma.
    let end = (token + 1..parse.len())
        .take_while(|&t| {
            parse.is_within(t, token)
                && matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp)
        })
        .last()
        .unwrap_or(token);
    let span = Span::new(parse.tokens[token].span.start(), parse.tokens[end].span.end());
    let here = |m: &Mention| m.sentence == index && m.kind != MentionKind::Role && m.span.overlaps(span);
    let entity =
        document.entities().iter().find(|e| e.kind == EntityKind::Person && e.mentions.iter().any(here))?;
    let name = entity.name.clone();
    let role = entity.role.as_ref().map(|r| one_line(&r.text));
    // "Professor Allsop" and "President Putin" are names with a title, not names with a role after them.
    let titled = role.as_ref().filter(|r| lexicon::HONORIFICS.contains(&r.to_lowercase()));
    let text = match (&role, titled) {
        (Some(_), Some(title)) => format!("{} {name}", capitalised(title)),
        (Some(role), None) => format!("{name}, {role}"),
        (None, _) => name.clone(),
    };
    Some(Attribution { kind: SourceKind::Person, text, name: Some(name), role })
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
    let opening = |t: &&usize| matches!(&*parse.lower(**t), "according" | "to" | "the" | "a" | "an");
    let skip = tokens.iter().take_while(opening).count();
    tokens[skip..].to_vec()
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
