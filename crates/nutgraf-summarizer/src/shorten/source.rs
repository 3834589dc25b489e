//! Whom a single sentence rests on, named as the sentence itself names them.

use crate::claim::ClaimSource;
use crate::render::{capitalised, render, whole_words};
use nutgraf_core::{Attribution, SourceKind};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The source as it is printed; `None` for a pronoun, which names nobody.
///
/// A common noun that says something is someone without a name, one that things are according to a document.
pub(crate) fn source(parse: &Parse<'_>, source: &ClaimSource) -> Option<Attribution> {
    let head = source.head;
    let proper = parse.tokens[head].upos == Upos::Propn;
    if !proper && parse.tokens[head].upos != Upos::Noun || lexicon::TIME_WORDS.contains(&parse.lower(head)) {
        return None;
    }
    let mut tokens = Vec::new();
    phrase(parse, head, &mut tokens);
    tokens.sort_unstable();
    tokens.dedup();
    let tokens = whole_words(parse, &tokens);
    let skip = tokens
        .iter()
        .take_while(|&&t| matches!(&*parse.lower(t), "according" | "to" | "the" | "a" | "an"))
        .count();
    let words = &tokens[skip..];
    let lists =
        |list: &lexicon::Lexicon| words.iter().any(|&t| list.contains(&parse.lemma(t).to_lowercase()));
    let organisation = lists(&lexicon::ORGANISATION_HEADS)
        || lists(&lexicon::ORGANISATION_SUFFIXES)
        || matches!(
            &*parse.lemma(head),
            "police" | "authority" | "company" | "firm" | "ministry" | "government"
        );
    let run: Vec<usize> = words
        .iter()
        .copied()
        .skip_while(|&t| t < head)
        .take_while(|&t| parse.tokens[t].upos == Upos::Propn)
        .collect();
    let titled = lists(&lexicon::ROLE_NOUNS) || lists(&lexicon::HONORIFICS);
    let person = proper && !organisation && (titled || run.len() > 1);
    let kind = if person {
        SourceKind::Person
    } else if proper || organisation {
        SourceKind::Organisation
    } else if source.verb.is_some() {
        SourceKind::Unnamed
    } else {
        SourceKind::Document
    };
    let text = capitalised(&render(parse, words));
    let name = person.then(|| render(parse, &run));
    (!words.is_empty()).then_some(Attribution { kind, text, name, role: None })
}

/// The noun phrase without clauses and asides.
fn phrase(parse: &Parse<'_>, head: usize, out: &mut Vec<usize>) {
    out.push(head);
    for child in parse.children(head) {
        let aside = matches!(
            parse.tokens[child].deprel,
            Deprel::Punct
                | Deprel::Appos
                | Deprel::AclRelcl
                | Deprel::Acl
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Advmod
                | Deprel::Cop
        );
        // Deeper than the head: the tree has no circle, so this ends.
        if !aside && parse.tokens[child].head == Some(head) {
            phrase(parse, child, out);
        }
    }
}
