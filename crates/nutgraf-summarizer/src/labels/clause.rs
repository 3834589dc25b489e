//! Labels cut from a clause: subject, predicate, what the predicate cannot do without, and what there is room for.

use super::predicate::{self, Predicate, Ways};
use super::{Label, WORDS, is_light, noun_phrase, subject};
use crate::claim::Claim;
use crate::render::{capitalised, render_with};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The most candidates of one clause.
const MOST: usize = 60;

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
    for conjunct in parse.children_by(claim.head, Deprel::Conj) {
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
    if subject > head || is_light(parse, subject) || predicate::is_time(parse, subject) {
        return;
    }
    if parse.children(head).any(|c| parse.tokens[c].deprel == Deprel::Expl) {
        return;
    }
    let Some(predicate) = predicate::predicate(parse, head, Some(subject)) else { return };
    let lemma = parse.lemma(head);
    let tells = lexicon::REPORTING_VERBS.contains(&lemma) || lexicon::STRONG_REPORTING_VERBS.contains(&lemma);
    let of_events = matches!(
        &*lemma,
        "announce"
            | "confirm"
            | "report"
            | "reveal"
            | "declare"
            | "disclose"
            | "find"
            | "show"
            | "deny"
            | "reject"
            | "accept"
            | "admit"
            | "warn"
            | "accuse"
            | "dispute"
    );
    if tells && (!of_events || predicate.required.is_empty()) {
        return;
    }
    let subjects = noun_phrase::versions(parse, subject, predicate.episodic);
    let mut made = Vec::new();
    for subject in &subjects {
        let mut tail: Vec<usize> = predicate.core.clone();
        choose(parse, &predicate.required, &predicate, subject, &mut tail, &mut made);
    }
    for tokens in made {
        let form = |t: usize| predicate.forms.iter().find(|(f, _)| *f == t).map(|(_, form)| *form);
        let text = capitalised(&render_with(parse, &tokens, form));
        out.push(Label { text, tokens, implied: Vec::new(), head: Some(head), pattern, score: 1.0 });
    }
}

/// Completes `tail` with one way of each of the `required` parts, then with one optional phrase or none.
fn choose(
    parse: &Parse<'_>,
    required: &[Ways],
    predicate: &Predicate,
    subject: &[usize],
    tail: &mut Vec<usize>,
    out: &mut Vec<Vec<usize>>,
) {
    let length = tail.len();
    if let Some((ways, rest)) = required.split_first() {
        for way in ways {
            tail.extend(way);
            choose(parse, rest, predicate, subject, tail, out);
            tail.truncate(length);
        }
        return;
    }
    push(parse, subject, tail, out);
    for ways in &predicate.optional {
        for way in ways {
            tail.extend(way);
            push(parse, subject, tail, out);
            tail.truncate(length);
        }
    }
}

/// Adds the label of subject and tail when it is as long as a label may be.
fn push(parse: &Parse<'_>, subject: &[usize], tail: &[usize], out: &mut Vec<Vec<usize>>) {
    // A word has one token at least.
    if out.len() >= MOST || subject.len() + tail.len() > 3 * WORDS.end() {
        return;
    }
    let mut tail: Vec<usize> = tail.iter().copied().filter(|t| !subject.contains(t)).collect();
    tail.sort_unstable();
    tail.dedup();
    // A phrase from before the subject cannot be told after it.
    if tail.first().is_some_and(|first| subject.iter().any(|s| s > first)) {
        return;
    }
    let mut tokens = subject.to_vec();
    tokens.extend(tail);
    let words = render_with(parse, &tokens, |_| None).split_whitespace().count();
    if WORDS.contains(&words) && !out.contains(&tokens) {
        out.push(tokens);
    }
}
