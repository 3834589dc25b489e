//! Labels cut from a clause: subject, predicate, what the predicate cannot do without, and what there is room for.

use super::predicate::{self, Predicate, Ways};
use super::{Label, WORDS, is_light, noun_phrase, subject, undergone};
use crate::claim::Claim;
use crate::render::{capitalised, render_with};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The most candidates of one clause, and the most ways to print its predicate.
const MOST: usize = 100;

/// The candidates of the claim, and of the clauses joined to it.
pub(crate) fn main(parse: &Parse<'_>, claim: &Claim, out: &mut Vec<Label>) {
    let own = subject(parse, claim.head);
    let speaker =
        claim.source.as_ref().map(|s| s.head).filter(|&s| own.is_some_and(|o| is_meant(parse, s, o)));
    clause(
        parse,
        claim.head,
        speaker.or(own),
        if speaker.is_some() { "clause of speaker" } else { "clause" },
        out,
    );
    undergone::clause(parse, claim.head, out);
    if let Some(ahead) = predicate::ahead(parse, claim.head) {
        clause(parse, ahead, speaker.or(own), "clause ahead", out);
    }
    for conjunct in parse.children_by(claim.head, Deprel::Conj) {
        undergone::clause(parse, conjunct, out);
        let Some(joined) = subject(parse, conjunct) else {
            clause(parse, conjunct, speaker.or(own), "clause joined", out);
            continue;
        };
        if parse.tokens[joined].upos != Upos::Pron {
            clause(parse, conjunct, Some(joined), "clause after", out);
        }
    }
    beside(parse, claim, out);
}

/// The candidates of clauses that the sentence takes for granted: "after the car hit a tree", "Wilson, who won in
/// March, ...".
fn beside(parse: &Parse<'_>, claim: &Claim, out: &mut Vec<Label>) {
    for head in (0..parse.len()).filter(|&t| t != claim.head && parse.tokens[t].upos == Upos::Verb) {
        let told = std::iter::once(head).chain(parse.ancestors(head)).all(|above| is_plain(parse, above));
        match parse.tokens[head].deprel {
            Deprel::Advcl if told => {
                const GRANTED: &[&str] =
                    &["after", "as", "because", "before", "since", "when", "while", "whilst"];
                let granted = parse
                    .children(head)
                    .any(|c| c < head && GRANTED.binary_search(&&*parse.lower(c)).is_ok());
                let own = subject(parse, head).filter(|&s| parse.tokens[s].upos != Upos::Pron);
                if granted {
                    clause(parse, head, own, "clause granted", out);
                }
            }
            Deprel::AclRelcl if told => {
                let Some(antecedent) = parse.tokens[head].head else { continue };
                let comma = parse
                    .subtree(head)
                    .first()
                    .is_some_and(|&f| parse.form(f) == "," || f > 0 && parse.form(f - 1) == ",");
                let of_it = subject(parse, head).is_some_and(|s| matches!(&*parse.lower(s), "who" | "which"));
                if comma && of_it && parse.tokens[antecedent].upos == Upos::Propn && antecedent < head {
                    clause(parse, head, Some(antecedent), "clause of relative", out);
                }
            }
            _ => {}
        }
    }
}

/// Whether the verb neither negates, doubts nor asks.
fn is_plain(parse: &Parse<'_>, verb: usize) -> bool {
    !parse.children(verb).any(|c| {
        parse.tokens[c].xpos == Xpos::Md
            || lexicon::NEGATION.contains(&parse.lower(c))
            || matches!(&*parse.lower(c), "if" | "unless" | "whether" | "until")
    }) && !lexicon::ATTRIBUTIVE_OPAQUE.contains(&parse.lemma(verb))
}

/// Whether the pronoun, subject of what the speaker says, means the speaker: "Novartis said it had bought ...".
fn is_meant(parse: &Parse<'_>, speaker: usize, pronoun: usize) -> bool {
    if parse.tokens[pronoun].upos != Upos::Pron || speaker > pronoun {
        return false;
    }
    let token = &parse.tokens[speaker];
    let plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps)
        || parse.children_by(speaker, Deprel::Conj).next().is_some();
    let role = lexicon::ROLE_NOUNS.contains(&parse.lemma(speaker).to_lowercase());
    let person = parse.children_by(speaker, Deprel::Flat).next().is_some() || role;
    match &*parse.lower(pronoun) {
        "they" => plural,
        "he" | "she" => !plural && (person || token.upos == Upos::Propn),
        "it" => !plural && !person && matches!(token.upos, Upos::Propn | Upos::Noun),
        _ => false,
    }
}

/// The candidates of the clause headed by `head`, told of `subject`.
pub(crate) fn clause(
    parse: &Parse<'_>,
    head: usize,
    subject: Option<usize>,
    pattern: &'static str,
    out: &mut Vec<Label>,
) {
    let Some(subject) = subject else { return };
    // "Wilkinson's year" is his, "the year" nobody's.
    let time = predicate::is_time(parse, subject)
        && !parse.children_by(subject, Deprel::NmodPoss).any(|p| parse.tokens[p].upos == Upos::Propn);
    if subject > head || is_light(parse, subject) || time {
        return;
    }
    if parse.children(head).any(|c| parse.tokens[c].deprel == Deprel::Expl) {
        return;
    }
    let Some(predicate) = predicate::predicate(parse, head, Some(subject)) else { return };
    let lemma = parse.lemma(head);
    let tells = lexicon::REPORTING_VERBS.contains(&lemma) || lexicon::STRONG_REPORTING_VERBS.contains(&lemma);
    let whole = predicate.required.len() + predicate.core.len() > 1;
    // "are said to have fled": not that they fled.
    let hearsay = parse.children_by(head, Deprel::AuxPass).next().is_some()
        && matches!(&*lemma, "say" | "report" | "believe" | "think" | "understand" | "claim" | "allege");
    if hearsay || tells && !whole {
        return;
    }
    let mut made = Vec::new();
    let tails = tails(parse, &predicate);
    for subject in noun_phrase::versions(parse, subject, predicate.episodic) {
        for tail in &tails {
            // A phrase from before the subject cannot be told after it.
            if tail.first().is_none_or(|first| subject.iter().all(|s| s < first)) {
                join(parse, &subject, tail, &mut made);
            }
        }
    }
    let form = |t: usize| predicate.forms.iter().find(|(f, _)| *f == t).map(|(_, form)| *form);
    print(parse, head, pattern, made, form, out);
}

/// Adds a label of the clause headed by `head` for each choice of tokens; `form` is what a word is printed as, where
/// that is not as it stands.
pub(super) fn print<'f>(
    parse: &Parse<'_>,
    head: usize,
    pattern: &'static str,
    made: Vec<Vec<usize>>,
    form: impl Fn(usize) -> Option<&'f str>,
    out: &mut Vec<Label>,
) {
    out.extend(made.into_iter().map(|tokens| Label {
        text: capitalised(&render_with(parse, &tokens, &form)),
        tokens,
        implied: Vec::new(),
        source: Vec::new(),
        head: Some(head),
        pattern,
        score: 1.0,
    }));
}

/// The ways to print the predicate that leave room for a subject: with one way of each of its required parts, and one
/// optional phrase or none.
pub(super) fn tails(parse: &Parse<'_>, predicate: &Predicate) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    choose(parse, &predicate.required, predicate, &predicate.core, &mut out);
    out
}

fn choose(
    parse: &Parse<'_>,
    required: &[Ways],
    predicate: &Predicate,
    tail: &[usize],
    out: &mut Vec<Vec<usize>>,
) {
    let with = |way: &[usize]| {
        let mut tokens: Vec<usize> = tail.iter().chain(way).copied().collect();
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    };
    if out.len() >= MOST || words(parse, tail) >= *WORDS.end() {
        return;
    }
    if let Some((ways, rest)) = required.split_first() {
        for way in ways {
            choose(parse, rest, predicate, &with(way), out);
        }
        return;
    }
    out.push(with(&[]));
    for way in predicate.optional.iter().flatten() {
        let tokens = with(way);
        if words(parse, &tokens) < *WORDS.end() {
            out.push(tokens);
        }
    }
}

/// The number of words that the tokens are printed as.
fn words(parse: &Parse<'_>, tokens: &[usize]) -> usize {
    let spaced =
        |w: &&[usize]| w[1] != w[0] + 1 || parse.tokens[w[0]].span.end() < parse.tokens[w[1]].span.start();
    tokens.windows(2).filter(spaced).count() + usize::from(!tokens.is_empty())
}

/// Adds the label of subject and tail when it is as long as a label may be.
pub(super) fn join(parse: &Parse<'_>, subject: &[usize], tail: &[usize], out: &mut Vec<Vec<usize>>) {
    let mut tokens = subject.to_vec();
    tokens.extend(tail.iter().filter(|t| !subject.contains(t)));
    if out.len() < MOST && WORDS.contains(&words(parse, &tokens)) && !out.contains(&tokens) {
        out.push(tokens);
    }
}
