//! Verb phrases short enough for a label: auxiliaries, the verb, and every complement it cannot do without.

use super::adjunct::{adverb, adverbial_clause, oblique, with_case};
use super::{frames, noun_phrase, usage};
use crate::render::whole_words;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A part of a label with the ways to print it, fullest first.
pub(crate) type Ways = Vec<Vec<usize>>;

/// A clause's predicate, ready to be joined to its subject.
#[derive(Debug, Default)]
pub(crate) struct Predicate {
    /// Auxiliaries kept, negation, kept adverbs, the verb or nominal predicate, particle.
    pub core: Vec<usize>,
    /// Tokens that are printed as another word: "will" as "to".
    pub forms: Vec<(usize, &'static str)>,
    /// Each complement that must follow.
    pub required: Vec<Ways>,
    /// Phrases that may follow when there is room.
    pub optional: Vec<Ways>,
    /// Whether it tells of an event (past, perfect, passive, future) rather than of what is generally so.
    pub episodic: bool,
}

/// The predicate of the clause headed by `head`; `None` when it cannot be cut to a label without changing
/// what is said.
pub(crate) fn predicate(parse: &Parse<'_>, head: usize, subject: Option<usize>) -> Option<Predicate> {
    let episodic = is_episodic(parse, head) || subject.is_some_and(|s| is_particular(parse, s));
    let mut out = Predicate { episodic, ..Predicate::default() };
    gather(parse, head, &mut out)?;
    out.core.sort_unstable();
    out.core.dedup();
    out.core = whole_words(parse, &out.core);
    Some(out)
}

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

/// Adds what stands with the predicate `head`, which may be an open complement inside another predicate.
fn gather(parse: &Parse<'_>, head: usize, out: &mut Predicate) -> Option<()> {
    let token = &parse.tokens[head];
    // "is to direct": a verb has no copula, whatever the tree says.
    let copula = parse.children_by(head, Deprel::Cop).next().filter(|_| token.upos != Upos::Verb);
    let episodic = out.episodic;
    if copula.is_some() || token.deprel == Deprel::Xcomp && token.upos != Upos::Verb {
        nominal(parse, head, copula, episodic, out)?;
    } else if token.upos == Upos::Verb {
        out.core.push(head);
    } else {
        return None;
    }
    auxiliaries(parse, head, copula, out);
    let lemma = parse.lemma(head).to_lowercase();
    let before = out.required.len();
    let mut has_object = false;
    let mut light = false;
    let mut particle = false;
    for child in parse.children(head) {
        match parse.tokens[child].deprel {
            Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::NsubjOuter
            | Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Cop => {}
            Deprel::Mark => {
                if token.deprel == Deprel::Xcomp {
                    out.core.push(child);
                }
            }
            Deprel::Punct | Deprel::Discourse | Deprel::Cc | Deprel::Parataxis => {}
            Deprel::Det
            | Deprel::Amod
            | Deprel::Nummod
            | Deprel::Compound
            | Deprel::Nmod
            | Deprel::NmodPoss
            | Deprel::Flat
            | Deprel::Case
            | Deprel::Appos
            | Deprel::Acl
            | Deprel::AclRelcl
            | Deprel::NmodUnmarked
            | Deprel::NmodDesc
                if token.upos != Upos::Verb => {}
            Deprel::CompoundPrt => {
                out.core.push(child);
                particle = true;
            }
            Deprel::Advmod => adverb(parse, head, child, out)?,
            Deprel::Obj if parse.children_by(child, Deprel::Case).next().is_some() => {
                // "rose following the announcement": a phrase that was taken for an object.
                oblique(parse, head, child, &lemma, out)?;
            }
            // "spent the night", "began the year": what was done is not said.
            // Beside another object a time only tells when, and what a comma sets off only adds.
            Deprel::Obj if beside_object(parse, head, child) => {}
            Deprel::Obj if is_time(parse, child) => return None,
            Deprel::Obj | Deprel::Iobj => {
                has_object = true;
                let bare =
                    frames::is_light_object(&parse.lemma(child)) && parse.tokens[child].xpos == Xpos::Nn;
                let ways =
                    if bare { vec![vec![child]] } else { noun_phrase::versions(parse, child, episodic) };
                if ways.is_empty() {
                    return None;
                }
                light |= bare;
                out.required.push(ways);
            }
            Deprel::Xcomp => gather(parse, child, out)?,
            Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent => oblique(parse, head, child, &lemma, out)?,
            Deprel::Advcl | Deprel::AdvclRelcl => adverbial_clause(parse, child, &lemma, episodic)?,
            Deprel::Conj => {
                // "was arrested and charged" loses its second half; "agreed or refused" must not.
                if parse.children_by(child, Deprel::Cc).any(|c| matches!(&*parse.lower(c), "or" | "nor")) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    let helped = |relation: Deprel| parse.children_by(head, relation).next().is_some();
    // A headline does without its auxiliaries, and without its full stop.
    let headline = parse.tokens.last().is_some_and(|t| t.upos != Upos::Punct);
    // "are classified", whose auxiliary was taken for a copula.
    let linked = copula.is_none() && token.xpos == Xpos::Vbn && helped(Deprel::Cop);
    let passive = helped(Deprel::AuxPass)
        || headline && helped(Deprel::NsubjPass)
        || shares_passive(parse, head)
        || linked;
    // Elsewhere a participle without its auxiliary heads no clause: "the photo, shot in May, ...".
    let participle = matches!(token.xpos, Xpos::Vbn | Xpos::Vbg) && copula.is_none();
    if participle && !headline && !passive && !helped(Deprel::Aux) && token.deprel != Deprel::Xcomp {
        return None;
    }
    let completed = out.required.len() > before || helped(Deprel::Xcomp);
    let bare = copula.is_none() && !has_object && !passive && !completed && token.upos == Upos::Verb;
    let alone = (frames::stands_alone(&lemma) || usage::stands_alone(&lemma)) && !particle
        || particle && frames::stands_with_particle(&lemma);
    if bare && !alone {
        // What it cannot do without may be any of the phrases that follow.
        complete(out)?;
    }
    if light && out.required.len() - before < 2 {
        complete(out)?;
    } else if has_object
        && !particle
        && out.required.len() - before < 2
        && frames::wants_more_than_object(&lemma)
        && !helped(Deprel::Xcomp)
    {
        // "urged the government to redraft clauses": the infinitive may hang from the object.
        let infinitive = parse
            .children_by(head, Deprel::Obj)
            .flat_map(|o| parse.children_by(o, Deprel::Acl))
            .chain(parse.children_by(head, Deprel::Advcl))
            .find(|&c| c > head && parse.children_by(c, Deprel::Mark).any(|m| parse.lower(m) == "to"));
        if let Some(infinitive) = infinitive {
            out.core.extend(parse.children_by(infinitive, Deprel::Mark));
            return gather(parse, infinitive, out);
        }
        // What completes it may hang from its object.
        let within = parse.children_by(head, Deprel::Obj).any(|o| {
            parse.children(o).any(|c| c > o && matches!(parse.tokens[c].deprel, Deprel::Nmod | Deprel::Acl))
        });
        if complete(out).is_none() && !within {
            return None;
        }
    }
    if passive && !completed && frames::is_empty_passive(&parse.lower(head)) {
        complete(out)?;
    }
    Some(())
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

/// Has one of the phrases that may follow follow for certain; `None` when there is none.
fn complete(out: &mut Predicate) -> Option<()> {
    let phrases: Ways = out.optional.drain(..).flatten().collect();
    if phrases.is_empty() {
        return None;
    }
    out.required.push(phrases);
    Some(())
}

/// The words of a nominal or adjectival predicate ("would be conditional on ...").
fn nominal(
    parse: &Parse<'_>,
    head: usize,
    copula: Option<usize>,
    episodic: bool,
    out: &mut Predicate,
) -> Option<()> {
    match parse.tokens[head].upos {
        Upos::Adj | Upos::Adv => {
            out.core.push(head);
            out.core.extend(parse.children_by(head, Deprel::Case));
            for child in parse.children_by(head, Deprel::Compound) {
                out.core.push(child);
            }
        }
        Upos::Noun | Upos::Propn | Upos::Num => {
            let case: Vec<usize> = parse
                .children(head)
                .filter(|&c| {
                    matches!(parse.tokens[c].deprel, Deprel::Case)
                        || parse.tokens[c].deprel == Deprel::Mark
                            && parse.tokens[head].deprel == Deprel::Xcomp
                })
                .collect();
            out.required.push(with_case(parse, head, &case, episodic)?);
        }
        _ => return None,
    }
    // "Smith is chairman" without its verb reads as a name; the copula stays.
    out.core.extend(copula);
    Some(())
}

/// Auxiliaries that stay: modals and "to", all of them under negation; forms of be and have go.
fn auxiliaries(parse: &Parse<'_>, head: usize, copula: Option<usize>, out: &mut Predicate) {
    let aux: Vec<usize> = parse
        .children(head)
        .filter(|&c| {
            matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass)
                || parse.tokens[c].deprel == Deprel::Cop && copula.is_none()
        })
        .collect();
    let negated =
        parse.children_by(head, Deprel::Advmod).any(|c| lexicon::NEGATION.contains(&parse.lower(c)));
    let modal = aux.iter().any(|&a| parse.tokens[a].xpos == Xpos::Md || parse.tokens[a].xpos == Xpos::To);
    // "is to be replaced" is ahead: "to be replaced".
    // So is "expected to be muted", whose "to" comes with the infinitive.
    let ahead = parse.children_by(head, Deprel::Mark).find(|&m| {
        parse.lower(m) == "to" && aux.iter().any(|&a| a < m || parse.tokens[head].deprel == Deprel::Xcomp)
    });
    if let Some(to) = ahead.filter(|_| !negated) {
        out.core.push(to);
        out.core.extend(aux.into_iter().filter(|&a| a > to));
        return;
    }
    if negated || modal || copula.is_some() {
        // "will meet" is "to meet" in a headline.
        if let Some(&will) = aux.iter().find(|&&a| parse.lower(a) == "will" && !negated) {
            out.forms.push((will, "to"));
        }
        out.core.extend(aux);
    } else {
        let passive = aux.iter().any(|&a| parse.tokens[a].deprel == Deprel::AuxPass);
        let perfect = !passive && parse.tokens[head].xpos == Xpos::Vbn && !reads_as_past(&parse.lower(head));
        out.core.extend(aux.into_iter().filter(|&a| {
            let lemma = parse.lemma(a);
            lemma == "do" || lemma == "get" || lemma == "have" && perfect
        }));
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

/// Whether the subject is one thing or person rather than a kind.
fn is_particular(parse: &Parse<'_>, subject: usize) -> bool {
    parse.tokens[subject].upos == Upos::Propn
        || parse
            .children_by(subject, Deprel::Det)
            .any(|d| matches!(&*parse.lower(d), "the" | "this" | "these" | "both"))
        || parse.children_by(subject, Deprel::NmodPoss).next().is_some()
}

/// Whether the clause tells of an event: past, perfect, passive participle or future.
fn is_episodic(parse: &Parse<'_>, head: usize) -> bool {
    let past = |t: usize| matches!(parse.tokens[t].xpos, Xpos::Vbd | Xpos::Vbn);
    past(head)
        || parse.children(head).any(|c| {
            matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && (past(c) || matches!(&*parse.lower(c), "will" | "has" | "have" | "'ll" | "’ll"))
        })
        || parse.tokens[head].xpos == Xpos::Vbg
        || parse.tokens[head].head.is_some_and(|above| ahead(parse, above) == Some(head))
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
