//! Predicates: which of their auxiliaries a headline prints, what they say is ahead, which of their phrases are times.

use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// What the clause headed by `head` says will be done, where a headline says "to": "plans to cut", "is set to cut".
pub(crate) fn ahead(parse: &Parse<'_>, head: usize) -> Option<usize> {
    let settled = matches!(
        &*parse.lemma(head).to_lowercase(),
        "agree" | "decide" | "due" | "intend" | "plan" | "schedule" | "scheduled" | "set"
    );
    let plain = parse.children(head).all(|c| {
        parse.tokens[c].xpos != Xpos::Md
            && !lexicon::NEGATION.contains(&parse.lower(c))
            && !lexicon::HEDGES.contains(&parse.lower(c))
            && !matches!(&*parse.lower(c), "was" | "were" | "had")
            && (parse.tokens[c].deprel != Deprel::Conj || parse.tokens[c].upos != Upos::Verb)
    });
    let to = |x: usize| parse.children(x).any(|m| m < x && parse.lower(m) == "to");
    parse.children_by(head, Deprel::Xcomp).find(|&x| settled && plain && x > head && to(x))
}

/// The auxiliaries that a headline prints with the predicate, and what some are printed as.
///
/// Modals and "to" stay, all of them under negation; forms of be and have go, "will" is "to".
pub(super) fn auxiliaries(parse: &Parse<'_>, head: usize) -> (Vec<usize>, Option<(usize, &'static str)>) {
    // "is to direct": a verb has no copula, whatever the tree says.
    let copula =
        parse.children_by(head, Deprel::Cop).next().filter(|_| parse.tokens[head].upos != Upos::Verb);
    let mut aux: Vec<usize> = parse
        .children(head)
        .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
        .collect();
    let negated =
        parse.children_by(head, Deprel::Advmod).any(|c| lexicon::NEGATION.contains(&parse.lower(c)));
    let modal = aux.iter().any(|&a| matches!(parse.tokens[a].xpos, Xpos::Md | Xpos::To));
    // "is to be replaced" is ahead: "to be replaced".
    // So is "expected to be muted", whose "to" comes with the infinitive.
    let ahead = parse.children_by(head, Deprel::Mark).find(|&m| {
        parse.lower(m) == "to" && aux.iter().any(|&a| a < m || parse.tokens[head].deprel == Deprel::Xcomp)
    });
    if let Some(to) = ahead.filter(|_| !negated) {
        aux.retain(|&a| a > to);
        aux.push(to);
        return (aux, None);
    }
    if aux.len() == 1 && is_idle(parse, head, aux[0]) {
        return (Vec::new(), None);
    }
    if negated || modal || copula.is_some() {
        let will = aux.iter().copied().find(|&a| parse.lower(a) == "will" && !negated);
        return (aux, will.map(|will| (will, "to")));
    }
    let passive = aux.iter().any(|&a| parse.tokens[a].deprel == Deprel::AuxPass);
    let perfect = !passive && parse.tokens[head].xpos == Xpos::Vbn && !reads_as_past(&parse.lower(head));
    aux.retain(|&a| {
        let lemma = parse.lemma(a);
        lemma == "do" || lemma == "get" || lemma == "have" && perfect
    });
    (aux, None)
}

/// Whether a headline does without the only auxiliary: "Abortion illegal in Thailand", "Average speeds not given".
fn is_idle(parse: &Parse<'_>, head: usize, auxiliary: usize) -> bool {
    let described =
        parse.tokens[head].upos == Upos::Adj || parse.children_by(head, Deprel::Case).next().is_some();
    let lower = parse.lower(auxiliary);
    match parse.tokens[auxiliary].deprel {
        Deprel::Cop => described && matches!(&*lower, "is" | "are"),
        Deprel::AuxPass => matches!(&*lower, "is" | "are" | "was" | "were"),
        _ => false,
    }
}

/// Whether a participle is also the past tense, so that "has" may go: "approved", "won", but not "taken".
fn reads_as_past(participle: &str) -> bool {
    const SAME: &[&str] = &[
        "beat", "bought", "brought", "built", "caught", "cost", "cut", "fled", "fought", "found", "got",
        "had", "heard", "held", "hit", "kept", "laid", "led", "left", "lost", "made", "met", "paid", "put",
        "read", "said", "sent", "set", "shot", "shut", "sold", "spent", "split", "spread", "struck", "swept",
        "taught", "thought", "told", "won",
    ];
    participle.ends_with("ed") || SAME.binary_search(&participle).is_ok()
}

/// Whether the object comes after another one and says nothing that is needed: a time, or set off by a comma.
pub(crate) fn beside_object(parse: &Parse<'_>, head: usize, object: usize) -> bool {
    let other = parse.children_by(head, Deprel::Obj).any(|o| o != object && o < object);
    let first = parse.subtree(object).first().copied().unwrap_or(object);
    other && (is_time(parse, object) || first > 0 && parse.form(first - 1) == ",")
}

/// "was arrested and charged": the second participle does without the auxiliary of the first.
pub(crate) fn shares_passive(parse: &Parse<'_>, head: usize) -> bool {
    let token = &parse.tokens[head];
    let own = parse.children(head).any(|c| {
        matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass) || parse.tokens[c].deprel.is_subject()
    });
    token.deprel == Deprel::Conj
        && token.xpos == Xpos::Vbn
        && !own
        && token.head.is_some_and(|first| {
            parse.tokens[first].xpos == Xpos::Vbn
                && parse.children_by(first, Deprel::AuxPass).next().is_some()
        })
}

/// Whether the noun phrase names a time.
pub(crate) fn is_time(parse: &Parse<'_>, head: usize) -> bool {
    let lemma = parse.lemma(head).to_lowercase();
    let form = parse.lower(head);
    lexicon::TIME_WORDS.contains(&form)
        || lexicon::TIME_WORDS.contains(&lemma)
        || matches!(
            &*lemma,
            "day"
                | "hour"
                | "minute"
                | "second"
                | "decade"
                | "century"
                | "season"
                | "weekend"
                | "time"
                | "a.m."
                | "p.m."
        )
        || form.len() == 4 && form.parse::<u32>().is_ok_and(|y| (1800..2100).contains(&y))
}
