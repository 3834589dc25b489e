//! Labels that are more than a clause cut short: an agreed event, an event that goes on, casualties.

use super::predicate::is_time;
use super::pruning::Pruner;
use super::pruning::roots::Root;
use super::{Label, margin, specificity};
use crate::claim::Claim;
use crate::render::{capitalised, is_joined, render, whole_words};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// "have agreed to hold face-to-face talks within days" gives "Face-to-face talks agreed within days".
///
/// Read off the words themselves: such sentences are long, and their trees are often wrong.
pub(crate) fn agreed_event(parse: &Parse<'_>, out: &mut Vec<Label>) {
    for head in 0..parse.len() {
        let agreed = matches!(&*parse.lower(head), "agreed" | "arranged") && head + 3 < parse.len();
        if !agreed || parse.lower(head + 1) != "to" || !lexicon::LIGHT_VERBS.contains(&parse.lower(head + 2))
        {
            continue;
        }
        let open = (head.saturating_sub(4)..head).any(|t| {
            let lower = parse.lower(t);
            parse.tokens[t].xpos == Xpos::Md
                || lexicon::NEGATION.contains(&lower)
                || matches!(&*lower, "if" | "unless" | "once")
        });
        let start = head + 3 + usize::from(parse.tokens[head + 3].upos == Upos::Det);
        let Some(event) = chunk(parse, start) else { continue };
        if open || under_condition(parse, head) {
            continue;
        }
        let after = event.last().map_or(parse.len(), |&e| e + 1);
        let timed = event.iter().copied().chain([head]).chain(time_phrase(parse, after)).collect();
        let bare = event.iter().copied().chain([head]).collect();
        for tokens in [timed, bare] {
            if push(parse, tokens, head + 2, "agreed event", out) {
                return;
            }
        }
    }
}

/// "are still expected to be implemented on Friday" gives "Sanctions still expected Friday": what is to happen
/// to an event need not be said.
pub(crate) fn expected_event(pruner: &mut Pruner<'_>, head: usize, out: &mut Vec<Label>) {
    let parse = pruner.parse;
    if !matches!(&*parse.lower(head), "expected" | "due" | "scheduled" | "set" | "planned")
        || is_qualified(parse, head)
    {
        return;
    }
    let Some(subject) = super::subject(parse, head) else { return };
    let carried_out = parse.children_by(head, Deprel::Xcomp).find(|&x| {
        matches!(&*parse.lower(x), "implemented" | "imposed" | "held" | "take" | "happen" | "introduced")
            && !is_qualified(parse, x)
    });
    let Some(verb) = carried_out else { return };
    let conditional = [head, verb].iter().any(|&v| {
        parse.children_by(v, Deprel::Advcl).any(|a| {
            parse
                .children_by(a, Deprel::Mark)
                .any(|m| matches!(&*parse.lower(m), "if" | "unless" | "until" | "once"))
        })
    });
    let Some(time) = (verb + 1..parse.len()).find(|&t| is_time(parse, t)) else { return };
    let near = parse.tokens[time].head == Some(verb) || time <= verb + 4;
    if conditional || !near {
        return;
    }
    let still = parse.children_by(head, Deprel::Advmod).filter(|&a| a < head);
    let predicate: Vec<usize> = still.chain([head]).collect();
    let when: Vec<usize> = parse
        .subtree(time)
        .into_iter()
        .filter(|&t| t > verb && parse.tokens[t].upos != Upos::Punct)
        .collect();
    let weekday = parse.children_by(time, Deprel::Case).all(|c| parse.lower(c) == "on");
    let when: Vec<usize> = if weekday { vec![time] } else { when };
    for phrase in pruner.phrases(subject) {
        let tokens =
            phrase.into_iter().chain(predicate.iter().copied()).chain(when.iter().copied()).collect();
        if push(parse, tokens, verb, "expected event", out) {
            return;
        }
    }
}

/// "continued Russian attacks" gives "Russian attacks continue"; "the planned summit", "Summit planned".
///
/// Only where the clause around it says nothing of its own, or is about the event.
pub(crate) fn phase_of_event(parse: &Parse<'_>, head: usize, out: &mut Vec<Label>) {
    for adjective in 0..parse.len() {
        let Some(form) = lexicon::NOMINAL_PREDICATES.get(&parse.lower(adjective)) else { continue };
        let Some(event) = chunk(parse, adjective + 1) else { continue };
        let before = adjective.checked_sub(1).map(|b| parse.tokens[b].upos);
        let opens = before
            .is_none_or(|b| matches!(b, Upos::Det | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Punct));
        let noun = event[event.len() - 1];
        let about = parse.tokens[noun].head == Some(head) && parse.tokens[noun].deprel.is_subject();
        // The verb that leads up to the event, read off the words: the tree of such a sentence may be wrong.
        let verb = (0..adjective).rev().find(|&t| parse.tokens[t].xpos.is_verb());
        let empty = verb.is_some_and(|v| lexicon::WEAK_VERBS.contains(&parse.lemma(v)));
        // "ended the continued strikes", "cancelled the planned summit".
        let undone = (0..parse.len()).any(|t| {
            matches!(
                &*parse.lemma(t),
                "end"
                    | "stop"
                    | "halt"
                    | "cease"
                    | "cancel"
                    | "scrap"
                    | "abandon"
                    | "postpone"
                    | "delay"
                    | "reject"
                    | "drop"
                    | "prevent"
                    | "avoid"
                    | "avert"
                    | "block"
                    | "suspend"
                    | "fail"
                    | "unless"
                    | "without"
                    | "no"
                    | "condemn"
            )
        });
        if !opens || !(about || empty) || undone || under_condition(parse, adjective) {
            continue;
        }
        let singular = parse.tokens[noun].xpos == Xpos::Nn;
        let predicate = form.replace("{s}", if singular { "s" } else { "" });
        let text = format!("{} {predicate}", capitalised(&render(parse, &event)));
        if super::WORDS.contains(&text.split_whitespace().count()) {
            let score = 1.0 + specificity(parse, &event);
            let tokens = event.into_iter().chain([adjective]).collect();
            out.push(Label {
                text,
                tokens,
                implied: Vec::new(),
                source: Vec::new(),
                head: None,
                pattern: "phase of event",
                score,
                weakest: 0.0,
            });
        }
    }
}

/// The noun chunk that starts at `start` when it ends in an event, read off tags alone.
fn chunk(parse: &Parse<'_>, start: usize) -> Option<Vec<usize>> {
    let mut end = start;
    while end < parse.len() {
        let inner = matches!(
            parse.tokens[end].xpos,
            Xpos::Jj | Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps | Xpos::Cd | Xpos::Hyph
        );
        let joined = end > start && is_joined(parse, end - 1) || is_joined(parse, end);
        if !inner && !joined {
            break;
        }
        end += 1;
    }
    let event = (start..end).rev().find(|&t| {
        parse.tokens[t].xpos.is_noun() && lexicon::EVENT_NOUNS.contains(&parse.lemma(t).to_lowercase())
    })?;
    // The event has to be the head: "attack helicopters" are no attack.
    (event + 1 == end).then(|| (start..end).collect())
}

/// A time right at `start`: "within days", "next week", "on Friday".
fn time_phrase(parse: &Parse<'_>, start: usize) -> Vec<usize> {
    let end = (start..parse.len().min(start + 4)).find(|&t| is_time(parse, t));
    let Some(end) = end else { return Vec::new() };
    let plain =
        (start..end).all(|t| matches!(parse.tokens[t].upos, Upos::Adp | Upos::Det | Upos::Adj | Upos::Num));
    if plain { (start..=end).collect() } else { Vec::new() }
}

/// Adds a label when it has the right number of words; returns whether it did.
fn push(
    parse: &Parse<'_>,
    tokens: Vec<usize>,
    implied: usize,
    pattern: &'static str,
    out: &mut Vec<Label>,
) -> bool {
    let tokens = if pattern == "agreed event" { tokens } else { whole_words(parse, &tokens) };
    let text = capitalised(&render(parse, &tokens));
    let fits = super::WORDS.contains(&text.split_whitespace().count());
    if fits {
        let score = 1.2 + specificity(parse, &tokens);
        out.push(Label {
            text,
            tokens,
            implied: vec![implied],
            source: Vec::new(),
            head: None,
            pattern,
            score,
            weakest: 0.0,
        });
    }
    fits
}

/// "Economists believe that growth could slow" gives "Economists: growth could slow": the source in front, for a
/// label that is read without the attribution of its point.
pub(crate) fn told(pruner: &mut Pruner<'_>, claim: &Claim, out: &mut Vec<Label>) {
    let parse = pruner.parse;
    let reported = claim.source.as_ref().map(|source| (source.head, claim.head));
    let Some((source, clause)) = reported.or_else(|| believed(parse)) else { return };
    let Some(about) = super::subject(parse, clause) else { return };
    if parse.tokens[source].upos == Upos::Pron || parse.tokens[about].upos == Upos::Pron {
        return;
    }
    // "CSI's co-producer, Carol Mendelsohn" is Mendelsohn.
    let name = parse.children_by(source, Deprel::Appos).find(|&a| parse.tokens[a].upos == Upos::Propn);
    let Some(source) = pruner.shortest(name.unwrap_or(source)) else { return };
    let claims =
        pruner.clause(&Root { head: clause, subject: pruner.node(about), pattern: "clause of told" });
    for claim in claims {
        let mut chars = claim.text.chars();
        let name = claim.tokens.first().is_some_and(|&t| parse.form(t).starts_with(char::is_uppercase));
        let claimed = match chars.next().filter(|_| !name) {
            Some(first) => first.to_lowercase().chain(chars).collect(),
            None => claim.text.clone(),
        };
        let text = format!("{}: {claimed}", capitalised(&render(parse, &source)));
        if super::WORDS.contains(&text.split_whitespace().count()) {
            out.push(Label { text, source: source.clone(), pattern: "clause of told", ..claim });
        }
    }
}

/// Who says or believes what, where the clause would not stand without them: the subject and the clause under it.
fn believed(parse: &Parse<'_>) -> Option<(usize, usize)> {
    let mut verb = parse.root()?;
    // "..., the Tories have claimed."
    let aside = parse.children_by(verb, Deprel::Parataxis).find(|&aside| {
        lexicon::STRONG_REPORTING_VERBS.contains(&parse.lemma(aside)) && !is_qualified(parse, aside)
    });
    if let Some(source) = aside.and_then(|aside| super::subject(parse, aside)) {
        return Some((source, verb));
    }
    let source = super::subject(parse, verb).filter(|&s| s < verb)?;
    let takes_stance = |verb: usize| {
        let lemma = parse.lemma(verb);
        (lexicon::STRONG_REPORTING_VERBS.contains(&lemma)
            || lexicon::REPORTING_VERBS.contains(&lemma)
            || matches!(
                &*lemma,
                "agree" | "hope" | "fear" | "project" | "expect" | "rule" | "conclude" | "find"
            ))
            && !matches!(&*lemma, "deny" | "dispute" | "accuse" | "hope" | "fear" | "doubt" | "expect")
            && !is_qualified(parse, verb)
    };
    // "said he believed rates would rise": the belief is the speaker's.
    if !takes_stance(verb) || lexicon::REPORTING_VERBS.contains(&parse.lemma(verb)) {
        let inner = parse.children_by(verb, Deprel::Ccomp).next().filter(|&inner| {
            matches!(&*parse.lemma(verb), "say" | "add" | "tell")
                && takes_stance(inner)
                && super::subject(parse, inner).is_some_and(|s| parse.tokens[s].upos == Upos::Pron)
        });
        verb = inner.filter(|_| !is_qualified(parse, verb)).or_else(|| takes_stance(verb).then_some(verb))?;
    }
    let clause = parse.children_by(verb, Deprel::Ccomp).next()?;
    let question =
        parse.children(clause).any(|c| matches!(&*parse.lower(c), "whether" | "if" | "how" | "why" | "what"));
    (!question).then_some((source, clause))
}

/// "killing two people and injuring twelve" gives "Two people killed, twelve injured".
pub(crate) fn casualties(pruner: &mut Pruner<'_>, out: &mut Vec<Label>) {
    let parse = pruner.parse;
    for verb in 0..parse.len() {
        let Some(participle) = participle(&parse.lower(verb)) else { continue };
        if !matches!(parse.tokens[verb].deprel, Deprel::Advcl | Deprel::Root | Deprel::Acl)
            || is_qualified(parse, verb)
            || under_condition(parse, verb)
        {
            continue;
        }
        let Some((tokens, text)) = counted(pruner, verb, participle) else { continue };
        let second = parse.children_by(verb, Deprel::Conj).find_map(|c| {
            let participle = self::participle(&parse.lower(c))?;
            (!is_qualified(parse, c)).then(|| counted(pruner, c, participle))?
        });
        let score = 0.3 + f64::from(margin(parse, &tokens)) + specificity(parse, &tokens);
        if let Some((more, second)) = second {
            let text = format!("{}, {second}", capitalised(&text));
            if super::WORDS.contains(&text.split_whitespace().count()) {
                let tokens = tokens.iter().chain(&more).copied().collect();
                out.push(Label {
                    text,
                    tokens,
                    implied: Vec::new(),
                    source: Vec::new(),
                    head: None,
                    pattern: "casualties",
                    score: score + 0.1,
                    weakest: 0.0,
                });
            }
        }
        if super::WORDS.contains(&text.split_whitespace().count()) {
            out.push(Label {
                text: capitalised(&text),
                tokens,
                implied: Vec::new(),
                source: Vec::new(),
                head: None,
                pattern: "casualties",
                score,
                weakest: 0.0,
            });
        }
    }
}

fn participle(lower: &str) -> Option<&'static str> {
    match lower {
        "killing" | "kills" => Some("killed"),
        "injuring" | "injures" => Some("injured"),
        "wounding" | "wounds" => Some("wounded"),
        _ => None,
    }
}

/// The counted object of the verb with its participle.
fn counted(pruner: &mut Pruner<'_>, verb: usize, participle: &str) -> Option<(Vec<usize>, String)> {
    let parse = pruner.parse;
    let object = parse.children_by(verb, Deprel::Obj).next()?;
    let counted =
        parse.tokens[object].upos == Upos::Num || parse.children_by(object, Deprel::Nummod).next().is_some();
    let phrase = pruner.shortest(object)?;
    counted.then(|| {
        let text = format!("{} {participle}", render(parse, &phrase));
        let mut tokens = phrase;
        tokens.push(verb);
        (tokens, text)
    })
}

/// Whether the verb is negated or modal.
fn is_qualified(parse: &Parse<'_>, verb: usize) -> bool {
    parse.children(verb).any(|c| {
        let token = &parse.tokens[c];
        token.deprel == Deprel::Aux && token.xpos == Xpos::Md
            || token.deprel == Deprel::Advmod && lexicon::NEGATION.contains(&parse.lower(c))
    })
}

/// Whether anything above is negated, modal, conditional or quoted as a mere possibility.
fn under_condition(parse: &Parse<'_>, i: usize) -> bool {
    std::iter::once(i).chain(parse.ancestors(i)).any(|above| {
        is_qualified(parse, above)
            || lexicon::ATTRIBUTIVE_OPAQUE.contains(&parse.lemma(above))
            || parse.children(above).any(|c| {
                matches!(&*parse.lower(c), "if" | "unless" | "until" | "without" | "whether" | "no" | "any")
            })
    })
}
