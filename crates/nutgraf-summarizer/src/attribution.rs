//! Whom a point rests on, as it is printed beside the point.

use crate::claim::ClaimSource;
use crate::document::Document;
use crate::people::{is_a_person, role};
use crate::quotes;
use crate::render::{capitalised, render, whole_words};
use nutgraf_core::{Attribution, SourceKind, Span};
use nutgraf_language::names::{Entity, EntityKind, Mention, MentionKind};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

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
    // What is quoted does not say who says it: the tree is wrong, and the quotation's own marks tell the speaker.
    if is_quoted(parse, head) {
        return speaker(document, index);
    }
    if let Some(person) = person(document, index, head).or_else(|| by_role(document, index, head)) {
        return Some(person);
    }
    let mut tokens = Vec::new();
    phrase(parse, head, &mut tokens);
    let tokens = unbroken(parse, &whole_words(parse, &tokens), head);
    // "Empire's reviews" before "editor", "research from house" before "moving firm": the phrase was taken apart.
    let last = tokens.last().copied().unwrap_or(head);
    let goes_on = parse.tokens.get(last + 1).is_some_and(|n| {
        matches!(n.upos, Upos::Noun | Upos::Propn)
            || last > head && matches!(n.xpos, Xpos::Vbg | Xpos::Vb | Xpos::Jj)
    });
    if goes_on || parse.tokens[last].xpos == Xpos::Pos {
        return None;
    }
    let lemma = parse.lemma(head).to_lowercase();
    let proper = parse.tokens[head].upos == Upos::Propn;
    let party =
        lexicon::ROLE_NOUNS.contains(&lemma) && matches!(&*lemma, "democrat" | "republican" | "liberal");
    // "The agency", which has a name elsewhere, and "Moreno", of whom nothing else is told.
    let stand_in = lexicon::GENERIC_SUBJECTS.contains(&lemma) || BODIES.contains(&&*lemma);
    // "The Economics Minister" has a name elsewhere.
    if proper && lexicon::ROLE_NOUNS.contains(parse.form(head)) && tokens.last() == Some(&head) {
        return by_office(document, parse.form(head));
    }
    if lemma == "people" && tokens.len() == 1 {
        return None;
    }
    if proper && tokens.len() == 1 && !is_a_body(document, parse.form(head))
        || !proper && stand_in && tokens.len() < 3 && is_definite(parse, head)
    {
        return None;
    }
    let kind = if is_outlet(parse, &tokens, head) || is_media(&lemma) {
        SourceKind::Media
    } else if is_document(&lemma) && (!proper || parse.form(head).starts_with(char::is_lowercase)) {
        SourceKind::Document
    } else if (proper && !party) || is_institution(&lemma) {
        SourceKind::Organisation
    } else if party && is_definite(parse, head) || is_known(document, index, &lemma, head) {
        // "The entrepreneur", told of by name before, is not without a name.
        return None;
    } else if lexicon::UNNAMED_SOURCE_NOUNS.contains(&lemma) || lexicon::ROLE_NOUNS.contains(&lemma) {
        SourceKind::Unnamed
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
    (!text.is_empty()).then_some(Attribution { kind, text, name: None, role: None })
}

/// The attribution to the person whose words stand in sentence `index`, as the quotation's own marks tell.
pub(crate) fn speaker(document: &Document<'_>, index: usize) -> Option<Attribution> {
    let span = document.sentences[index].span;
    let quoted = document.story.quotations.iter().find(|q| q.spans.iter().any(|s| s.overlaps(span)))?;
    quotes::speaker(quoted, document).map(|e| named(document, e))
}

/// Whether the token stands between quotation marks.
fn is_quoted(parse: &Parse<'_>, token: usize) -> bool {
    let marks = |forms: &[&str]| (0..token).filter(|&t| forms.contains(&parse.form(t))).count();
    marks(&["\"", "``", "''"]) % 2 == 1 || marks(&["“"]) > marks(&["”"])
}

/// The tokens around the head up to the first mark on either side, without a time or a sum that hangs on them.
fn unbroken(parse: &Parse<'_>, tokens: &[usize], head: usize) -> Vec<usize> {
    let apart = |t: usize| {
        let next = &parse.tokens[t];
        // "The Mail on Sunday" is one name.
        let name = parse.form(t) == "Sunday" && PAPERS.contains(&&*parse.lower(t - 2));
        !name && (matches!(next.upos, Upos::Num | Upos::Sym) || lexicon::TIME_WORDS.contains(&parse.lower(t)))
    };
    let breaks = |t: usize| {
        matches!(parse.form(t), "," | "(" | ")" | "--" | "–" | "—" | ";" | ":")
            || t > head
                && matches!(&*parse.lower(t), "in" | "on" | "from" | "at" | "to" | "by")
                && t + 1 < parse.len()
                && apart(t + 1)
    };
    let first = (0..head).rev().take_while(|&t| !breaks(t)).last().unwrap_or(head);
    let last = (head + 1..parse.len()).take_while(|&t| !breaks(t)).last().unwrap_or(head);
    tokens.iter().copied().filter(|t| (first..=last).contains(t)).collect()
}

/// Whether the source is a definite description of somebody: "the entrepreneur", "London's senior officer".
fn is_definite(parse: &Parse<'_>, head: usize) -> bool {
    parse.tokens[head].xpos != Xpos::Nns
        && parse.tokens[head].xpos != Xpos::Nnps
        && !parse
            .children_by(head, Deprel::Det)
            .any(|d| matches!(&*parse.lower(d), "a" | "an" | "one" | "another"))
}

/// Whether a singular definite description most likely means a person whom the story has named: it is no noun for
/// those who speak for others without a name, nor told of before with "a".
fn is_known(document: &Document<'_>, index: usize, lemma: &str, head: usize) -> bool {
    let parse = document.parse(index);
    let speaks_for_others = matches!(
        lemma,
        "official"
            | "source"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "insider"
            | "aide"
            | "diplomat"
            | "witness"
            | "analyst"
            | "resident"
    );
    let named = document
        .entities()
        .iter()
        .any(|e| e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.sentence < index));
    !speaks_for_others && lexicon::ROLE_NOUNS.contains(lemma) && named && is_definite(parse, head)
}

/// Last words of the names of newspapers and broadcasters.
const PAPERS: &[&str] = &[
    "times",
    "post",
    "journal",
    "herald",
    "tribune",
    "gazette",
    "sentinel",
    "bulletin",
    "inquirer",
    "examiner",
    "dispatch",
    "globe",
    "standard",
    "courier",
    "echo",
    "telegraph",
    "guardian",
    "mail",
    "mirror",
    "chronicle",
    "news",
    "tv",
    "television",
    "radio",
    "press",
    "magazine",
    "newspaper",
    "observer",
    "sunday",
    "sun",
    "express",
    "independent",
    "star",
    "weekly",
    "monthly",
    "review",
];

/// Nouns by which a body that has been named is named again.
const BODIES: &[&str] = &[
    "agency",
    "association",
    "body",
    "broadcaster",
    "charity",
    "department",
    "institute",
    "magazine",
    "network",
    "newspaper",
    "office",
    "organisation",
    "organization",
    "paper",
    "site",
    "union",
    "website",
];

/// News agencies and broadcasters that are known by one word.
const AGENCIES: &[&str] = &[
    "ABC",
    "AFP",
    "AP",
    "ANSA",
    "BBC",
    "Bloomberg",
    "CBS",
    "CNN",
    "DPA",
    "ESPN",
    "FT",
    "Interfax",
    "ITV",
    "NBC",
    "NPR",
    "PBS",
    "Reuters",
    "TASS",
    "UPI",
    "Xinhua",
];

/// Whether a name of one word is more likely a body's than a person's: it is known as one, written as no person's
/// name is, or used as a thing's.
fn is_a_body(document: &Document<'_>, name: &str) -> bool {
    let letters = || name.trim_end_matches('.').chars().skip(1);
    if AGENCIES.contains(&name) || letters().any(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.') {
        return true;
    }
    let entities = document.entities();
    let shared = entities
        .iter()
        .any(|e| e.kind == EntityKind::Person && e.name != name && e.name.rsplit(' ').next() == Some(name));
    let Some(entity) = entities.iter().find(|e| e.name == name) else { return !shared };
    let used_as_a_thing = |m: &Mention| {
        let parse = document.tagged(m.sentence);
        let Some(at) = parse.tokens.iter().position(|t| t.span.overlaps(m.span)) else { return false };
        let thing = parse.tokens.get(at + 1).is_some_and(|n| matches!(n.upos, Upos::Noun | Upos::Propn));
        let place = at.checked_sub(1).is_some_and(|b| matches!(&*parse.lower(b), "the" | "at"));
        thing || place
    };
    !shared
        && match entity.kind {
            EntityKind::Organisation | EntityKind::Place => true,
            EntityKind::Person => false,
            EntityKind::Other => entity.mentions.iter().any(used_as_a_thing),
        }
}

/// Whether the source is an outlet by its name or by what it is called: "local press reports", "Daily Herald".
fn is_outlet(parse: &Parse<'_>, tokens: &[usize], head: usize) -> bool {
    let last = tokens.last().copied().unwrap_or(head);
    let lower = parse.lower(head);
    let report = matches!(&*lower, "report" | "reports" | "agency" | "affiliate")
        && tokens
            .iter()
            .any(|&t| matches!(&*parse.lower(t), "press" | "media" | "news" | "newspaper" | "tv"));
    let proper = parse.tokens[head].upos == Upos::Propn
        && parse.form(head).starts_with(char::is_uppercase)
        && (tokens.len() > 1 && PAPERS.contains(&&*parse.lower(last))
            || AGENCIES.contains(&parse.form(head)));
    // "WDIV reports", "CNN affiliate WDIV"
    let station = tokens.iter().any(|&t| &*parse.lower(t) == "affiliate")
        || &*lower == "reports" && head > 0 && parse.tokens[head - 1].upos == Upos::Propn;
    // American stations are called by four letters: "KTUL", "WJLA".
    let form = parse.form(head);
    let letters = form.len() == 4
        && form.starts_with(['K', 'W'])
        && form.bytes().all(|b| b.is_ascii_uppercase())
        && form != "WADA";
    let site = [".com", ".org", ".net"].iter().any(|e| lower.ends_with(e));
    report || proper || station || letters || site
}

/// The attribution to the person whose role in this sentence the token heads: "Opera spokeswoman, Berit Hanson".
fn by_role(document: &Document<'_>, index: usize, token: usize) -> Option<Attribution> {
    let span = document.parse(index).tokens[token].span;
    let entity = document.entities().iter().find(|e| {
        e.role.as_ref().is_some_and(|r| r.sentence == index && r.span.overlaps(span)) && is_a_person(e)
    })?;
    Some(named(document, entity))
}

/// The attribution to the one person of the story who holds an office of this name.
fn by_office(document: &Document<'_>, office: &str) -> Option<Attribution> {
    let holds = |e: &&Entity| {
        e.role.as_ref().is_some_and(|r| r.text.split(' ').any(|w| w.eq_ignore_ascii_case(office)))
            && is_a_person(e)
    };
    let mut holders = document.entities().iter().filter(holds);
    holders.next().filter(|_| holders.next().is_none()).map(|e| named(document, e))
}

/// The attribution to the person that the token names in sentence `index`, when it does.
fn person(document: &Document<'_>, index: usize, token: usize) -> Option<Attribution> {
    let parse = document.parse(index);
    // "press secretary Karoline Leavitt" may be headed by the role: the name then follows without a comma.
    let end = (token + 1..parse.len())
        .take_while(|&t| {
            parse.is_within(t, token) && matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj)
        })
        .last()
        .unwrap_or(token);
    let span = Span::new(parse.tokens[token].span.start(), parse.tokens[end].span.end());
    let here = |m: &Mention| m.sentence == index && m.kind != MentionKind::Role && m.span.overlaps(span);
    let person = |e: &&Entity| e.mentions.iter().any(here) && is_a_person(e);
    document.entities().iter().find(person).map(|e| named(document, e))
}

/// The attribution to a person, by full name and role.
fn named(document: &Document<'_>, entity: &Entity) -> Attribution {
    let name = match rank(document, entity) {
        Some(rank) => format!("{rank} {}", entity.name),
        None => entity.name.clone(),
    };
    let role = entity.role.as_ref().and_then(|r| role(&r.text));
    // "Professor Allsop" and "President Putin" are names with a title, not names with a role after them.
    let titled = role.as_ref().filter(|r| lexicon::HONORIFICS.contains(&r.to_lowercase()));
    let text = match (&role, titled) {
        (Some(_), Some(title)) => format!("{} {name}", capitalised(title)),
        (Some(role), None) => format!("{name}, {role}"),
        (None, _) => name.clone(),
    };
    Attribution { kind: SourceKind::Person, text, name: Some(name), role }
}

/// The rank that is part of how somebody of one name is called: "Lord Falconer".
fn rank<'d>(document: &'d Document<'_>, entity: &Entity) -> Option<&'d str> {
    let first = entity.mentions.first().filter(|_| !entity.name.contains(' '))?;
    let before = document.sentences[first.sentence].text[..first.span.start()].trim_end();
    let word = before.rsplit(' ').next()?;
    ["Lord", "Lady", "Baroness", "Dame", "Sir"].contains(&word).then_some(word)
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
    let opening = |t: &&usize| {
        matches!(&*parse.lower(**t), "according" | "to" | "the" | "a" | "an")
            || matches!(parse.tokens[**t].upos, Upos::Adp | Upos::Sconj)
    };
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
            | "post"
            | "tweet"
            | "blog"
            | "index"
    )
}

fn is_media(lemma: &str) -> bool {
    matches!(
        lemma,
        "medium"
            | "media"
            | "newspaper"
            | "broadcaster"
            | "press"
            | "network"
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

#[cfg(test)]
mod tests {
    use super::is_quoted;
    use nutgraf_language::analyse;

    #[test]
    fn what_stands_between_marks_is_quoted() {
        let parse = analyse("\"Jonas was the difference,\" Maria Strand said.");
        let at = |form: &str| (0..parse.len()).find(|&t| parse.form(t) == form).expect("it is there");
        assert!(is_quoted(&parse, at("Jonas")));
        assert!(!is_quoted(&parse, at("Strand")));
    }
}
