//! Labels that are more than a clause cut short: an agreed event, an event that goes on, casualties.

use super::noun_phrase;
use super::predicate::is_time;
use super::{Label, margin, specificity};
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// "have agreed to hold face-to-face talks within days" gives "Face-to-face talks agreed within days".
pub(crate) fn agreed_event(parse: &Parse<'_>, head: usize, out: &mut Vec<Label>) {
    if !matches!(&*parse.lemma(head), "agree" | "plan" | "decide" | "arrange") || is_qualified(parse, head) {
        return;
    }
    if !matches!(parse.tokens[head].xpos, Xpos::Vbd | Xpos::Vbn) {
        return;
    }
    let Some(light) = parse.children_by(head, Deprel::Xcomp).next() else { return };
    if !lexicon::LIGHT_VERBS.contains(&parse.lemma(light)) || is_qualified(parse, light) {
        return;
    }
    let Some(event) = parse.children_by(light, Deprel::Obj).next() else { return };
    if !lexicon::EVENT_NOUNS.contains(&parse.lemma(event).to_lowercase()) {
        return;
    }
    let time = parse.children(light).filter(|&c| {
        matches!(parse.tokens[c].deprel, Deprel::Obl | Deprel::OblUnmarked) && c > event && is_time(parse, c)
    });
    let time: Vec<usize> = time.take(1).flat_map(|c| parse.subtree(c)).collect();
    for phrase in noun_phrase::versions(parse, event, true) {
        let mut tokens = phrase.clone();
        tokens.push(head);
        let mut timed = tokens.clone();
        timed.extend(&time);
        for tokens in [timed, tokens] {
            if super::WORDS.contains(&render(parse, &tokens).split_whitespace().count()) {
                let score = 0.4 + f64::from(margin(parse, &tokens)) + specificity(parse, &tokens);
                out.push(Label {
                    text: capitalised(&render(parse, &tokens)),
                    tokens,
                    pattern: "agreed event",
                    score,
                });
                return;
            }
        }
    }
}

/// "continued Russian attacks" gives "Russian attacks continue"; "the planned summit", "Summit planned".
pub(crate) fn phase_of_event(parse: &Parse<'_>, out: &mut Vec<Label>) {
    for adjective in 0..parse.len() {
        let Some(form) = lexicon::NOMINAL_PREDICATES.get(&parse.lower(adjective)) else { continue };
        let (Deprel::Amod, Some(event)) = (parse.tokens[adjective].deprel, parse.tokens[adjective].head)
        else {
            continue;
        };
        if !lexicon::EVENT_NOUNS.contains(&parse.lemma(event).to_lowercase())
            || parse.tokens[event].upos != Upos::Noun
            || parse.children(adjective).next().is_some()
            || under_condition(parse, event)
        {
            continue;
        }
        let singular = parse.tokens[event].xpos == Xpos::Nn;
        let predicate = form.replace("{s}", if singular { "s" } else { "" });
        for phrase in noun_phrase::versions(parse, event, true) {
            let phrase: Vec<usize> = phrase.into_iter().filter(|&t| t != adjective).collect();
            let text = format!("{} {predicate}", capitalised(&render(parse, &phrase)));
            if super::WORDS.contains(&text.split_whitespace().count()) {
                let mut tokens = phrase;
                tokens.push(adjective);
                let score = 0.1 + f64::from(margin(parse, &tokens)) + specificity(parse, &tokens);
                out.push(Label { text, tokens, pattern: "phase of event", score });
                break;
            }
        }
    }
}

/// "killing two people and injuring twelve" gives "Two people killed, twelve injured".
pub(crate) fn casualties(parse: &Parse<'_>, out: &mut Vec<Label>) {
    for verb in 0..parse.len() {
        let Some(participle) = participle(&parse.lower(verb)) else { continue };
        if !matches!(parse.tokens[verb].deprel, Deprel::Advcl | Deprel::Root | Deprel::Acl)
            || is_qualified(parse, verb)
            || under_condition(parse, verb)
        {
            continue;
        }
        let Some((tokens, text)) = counted(parse, verb, participle) else { continue };
        let second = parse.children_by(verb, Deprel::Conj).find_map(|c| {
            let participle = self::participle(&parse.lower(c))?;
            (!is_qualified(parse, c)).then(|| counted(parse, c, participle))?
        });
        let score = 0.3 + f64::from(margin(parse, &tokens)) + specificity(parse, &tokens);
        if let Some((more, second)) = second {
            let text = format!("{}, {second}", capitalised(&text));
            if super::WORDS.contains(&text.split_whitespace().count()) {
                let tokens = tokens.iter().chain(&more).copied().collect();
                out.push(Label { text, tokens, pattern: "casualties", score: score + 0.1 });
            }
        }
        if super::WORDS.contains(&text.split_whitespace().count()) {
            out.push(Label { text: capitalised(&text), tokens, pattern: "casualties", score });
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
fn counted(parse: &Parse<'_>, verb: usize, participle: &str) -> Option<(Vec<usize>, String)> {
    let object = parse.children_by(verb, Deprel::Obj).next()?;
    let counted =
        parse.tokens[object].upos == Upos::Num || parse.children_by(object, Deprel::Nummod).next().is_some();
    let phrase = noun_phrase::versions(parse, object, true).pop()?;
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
