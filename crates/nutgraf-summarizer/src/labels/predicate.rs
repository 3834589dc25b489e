//! Verb phrases short enough for a label: auxiliaries, the verb, and every complement it cannot do without.

use super::frames;
use super::noun_phrase::{self, subtree_without_punctuation};
use crate::render::whole_words;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A clause's predicate, ready to be joined to its subject.
#[derive(Debug)]
pub(crate) struct Predicate {
    /// Auxiliaries kept, negation, kept adverbs, the verb or nominal predicate, particle; in text order.
    pub core: Vec<usize>,
    /// Each complement that must follow, as ways to print it, fullest first.
    pub complements: Vec<Vec<Vec<usize>>>,
    /// Complements that may follow when there is room, best first.
    pub extras: Vec<Vec<usize>>,
    /// Whether it tells of an event (past, perfect, passive, future) rather than of what is generally so.
    pub episodic: bool,
}

/// The predicate of the clause headed by `head`; `None` when it cannot be cut to a label without changing
/// what is said.
pub(crate) fn predicate(parse: &Parse<'_>, head: usize) -> Option<Predicate> {
    within(parse, head, is_episodic(parse, head))
}

/// As [`predicate`], for a clause inside another: an open complement is as episodic as what it depends on.
fn within(parse: &Parse<'_>, head: usize, episodic: bool) -> Option<Predicate> {
    let token = &parse.tokens[head];
    let copula = parse.children_by(head, Deprel::Cop).next();
    let mut core = Vec::new();
    let mut complements = Vec::new();
    let mut extras = Vec::new();
    if copula.is_some() {
        nominal(parse, head, copula, episodic, &mut core)?;
    } else if token.upos == Upos::Verb {
        core.push(head);
    } else {
        return None;
    }
    auxiliaries(parse, head, copula, &mut core);
    let lemma = parse.lemma(head).to_lowercase();
    let mut has_object = false;
    let mut particle = false;
    for child in parse.children(head) {
        match parse.tokens[child].deprel {
            Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::NsubjOuter
            | Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Cop => {}
            Deprel::Punct | Deprel::Discourse | Deprel::Cc | Deprel::Mark | Deprel::Parataxis => {}
            Deprel::Det
            | Deprel::Amod
            | Deprel::Nummod
            | Deprel::Compound
            | Deprel::Nmod
            | Deprel::NmodPoss
            | Deprel::Flat
            | Deprel::Case
            | Deprel::NmodUnmarked
            | Deprel::NmodDesc
                if copula.is_some() => {}
            Deprel::CompoundPrt => {
                core.push(child);
                particle = true;
            }
            Deprel::Advmod => adverb(parse, head, child, &mut core)?,
            Deprel::Obj if parse.children_by(child, Deprel::Case).next().is_some() => {
                // "rose following the announcement": a phrase that was taken for an object.
                oblique(parse, head, child, &lemma, episodic, &mut complements, &mut extras)?;
            }
            // "spent the night", "began the year": what was done is not said.
            Deprel::Obj if is_time(parse, child) => return None,
            Deprel::Obj => {
                has_object = true;
                let ways = noun_phrase::versions(parse, child, episodic);
                if ways.is_empty() || frames::is_light_object(&parse.lemma(child)) {
                    return None;
                }
                complements.push(ways);
            }
            Deprel::Iobj => {
                has_object = true;
                let ways = noun_phrase::versions(parse, child, episodic);
                if ways.is_empty() {
                    return None;
                }
                complements.push(ways);
            }
            Deprel::Xcomp => complements.push(open_complement(parse, child, episodic)?),
            Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent => {
                oblique(parse, head, child, &lemma, episodic, &mut complements, &mut extras)?;
            }
            Deprel::Advcl | Deprel::AdvclRelcl => adverbial_clause(parse, child, &lemma, episodic)?,
            Deprel::Conj => {
                // "was arrested and charged" loses its second half; "agreed or refused" must not.
                if parse
                    .children_by(child, Deprel::Cc)
                    .any(|c| parse.lower(c) != "and" && parse.lower(c) != "but")
                {
                    return None;
                }
            }
            _ => return None,
        }
    }
    let helped = |relation: Deprel| parse.children_by(head, relation).next().is_some();
    // A headline does without its auxiliaries, and without its full stop.
    let headline = parse.tokens.last().is_some_and(|t| t.upos != Upos::Punct);
    let passive = helped(Deprel::AuxPass) || headline && helped(Deprel::NsubjPass);
    // Elsewhere a participle without its auxiliary heads no clause: "the photo, shot in May, ...".
    let participle = matches!(token.xpos, Xpos::Vbn | Xpos::Vbg) && copula.is_none();
    if participle && !headline && !passive && !helped(Deprel::Aux) && token.deprel != Deprel::Xcomp {
        return None;
    }
    let bare = copula.is_none() && !has_object && !passive && complements.is_empty();
    let alone = frames::stands_alone(&lemma) && !particle || particle && frames::stands_with_particle(&lemma);
    if bare && !alone {
        return None;
    }
    if has_object && complements.len() < 2 && frames::wants_more_than_object(&lemma) {
        return None;
    }
    if passive && complements.is_empty() && frames::is_empty_passive(&parse.lower(head)) {
        complements.push(vec![extras.pop()?]);
    }
    core.sort_unstable();
    Some(Predicate { core: whole_words(parse, &core), complements, extras, episodic })
}

/// The words of a nominal or adjectival predicate ("would be conditional on ...").
fn nominal(
    parse: &Parse<'_>,
    head: usize,
    copula: Option<usize>,
    episodic: bool,
    core: &mut Vec<usize>,
) -> Option<()> {
    match parse.tokens[head].upos {
        Upos::Adj => {
            core.push(head);
            for child in parse.children(head) {
                if parse.tokens[child].deprel == Deprel::Case {
                    core.push(child);
                }
            }
        }
        Upos::Noun | Upos::Propn | Upos::Num => {
            let ways = noun_phrase::versions(parse, head, episodic);
            core.extend(ways.into_iter().next()?);
            core.extend(parse.children_by(head, Deprel::Case));
        }
        _ => return None,
    }
    // "Smith is chairman" without its verb reads as a name; the copula stays.
    core.extend(copula);
    Some(())
}

/// Auxiliaries that stay: modals and "to", all of them under negation; forms of be and have go.
fn auxiliaries(parse: &Parse<'_>, head: usize, copula: Option<usize>, core: &mut Vec<usize>) {
    let aux: Vec<usize> = parse
        .children(head)
        .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass))
        .collect();
    let negated =
        parse.children_by(head, Deprel::Advmod).any(|c| lexicon::NEGATION.contains(&parse.lower(c)));
    let modal = aux.iter().any(|&a| parse.tokens[a].xpos == Xpos::Md || parse.tokens[a].xpos == Xpos::To);
    if negated || modal || copula.is_some() {
        core.extend(aux);
    } else {
        let passive = aux.iter().any(|&a| parse.tokens[a].deprel == Deprel::AuxPass);
        let perfect = !passive && parse.tokens[head].xpos == Xpos::Vbn && !reads_as_past(&parse.lower(head));
        core.extend(aux.into_iter().filter(|&a| {
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

/// An adverb of the predicate: kept when it changes what is said, dropped when it is of the few that do not.
fn adverb(parse: &Parse<'_>, head: usize, adverb: usize, core: &mut Vec<usize>) -> Option<()> {
    let lower = parse.lower(adverb);
    const IDLE: &[&str] = &[
        "also",
        "however",
        "meanwhile",
        "recently",
        "now",
        "then",
        "officially",
        "formally",
        "immediately",
        "quietly",
        "subsequently",
        "later",
        "earlier",
        "today",
        "yesterday",
        "eventually",
        "finally",
        "reportedly",
        "indeed",
        "therefore",
        "thus",
        "instead",
        "moreover",
        "furthermore",
        "additionally",
        "previously",
        "initially",
        "shortly",
        "overnight",
        "quickly",
        "swiftly",
        "publicly",
        "personally",
        "sadly",
        "tragically",
        "ago",
        "already",
        "too",
        "here",
        "there",
        "suddenly",
        "unexpectedly",
        "successfully",
        "famously",
        "currently",
        "once",
    ];
    let hedge = lower == "reportedly" || lexicon::HEDGES.contains(&lower);
    if lexicon::NEGATION.contains(&lower)
        || hedge
        || matches!(&*lower, "still" | "again" | "longer" | "yet" | "never")
    {
        subtree_without_punctuation(parse, adverb, core);
        return Some(());
    }
    if IDLE.contains(&&*lower) && parse.children(adverb).next().is_none() {
        return Some(());
    }
    // Adverbs of place and manner beside the verb ("closed down", "responded positively") stay with it.
    let beside = adverb > head && adverb - head <= 2 || adverb < head && head - adverb == 1;
    if beside && parse.subtree(adverb).len() <= 2 {
        subtree_without_punctuation(parse, adverb, core);
        return Some(());
    }
    // "when", "why" and the like make another kind of clause; a leading adverb sets a scene.
    let wh = matches!(parse.tokens[adverb].xpos, Xpos::Wrb);
    let leading = adverb == 0;
    (!wh && leading).then_some(())
}

/// The ways to print an open complement ("to be implemented", "in place", "missing").
fn open_complement(parse: &Parse<'_>, head: usize, episodic: bool) -> Option<Vec<Vec<usize>>> {
    let token = &parse.tokens[head];
    match token.upos {
        Upos::Verb | Upos::Aux => {
            let inner = within(parse, head, episodic)?;
            let mut out = inner.core.clone();
            out.extend(parse.children_by(head, Deprel::Mark));
            let mut shortest = out.clone();
            for ways in &inner.complements {
                out.extend(ways.first()?);
                shortest.extend(ways.last()?);
            }
            for way in [&mut out, &mut shortest] {
                way.sort_unstable();
                way.dedup();
            }
            Some(if out == shortest { vec![out] } else { vec![out, shortest] })
        }
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv => {
            let mut out = Vec::new();
            if token.upos == Upos::Adj || token.upos == Upos::Adv {
                let plain = |t: &usize| parse.tokens[*t].upos != Upos::Punct;
                out.extend(parse.subtree(head).into_iter().filter(plain));
                if out.len() > 4 {
                    return None;
                }
            } else {
                out.extend(noun_phrase::versions(parse, head, true).into_iter().next_back()?);
                out.extend(parse.children_by(head, Deprel::Case));
                out.extend(parse.children_by(head, Deprel::Mark));
                out.sort_unstable();
            }
            Some(vec![out])
        }
        _ => None,
    }
}

/// A prepositional or bare noun phrase of the predicate: required where the verb asks for it, else an extra.
fn oblique(
    parse: &Parse<'_>,
    head: usize,
    phrase: usize,
    lemma: &str,
    episodic: bool,
    complements: &mut Vec<Vec<Vec<usize>>>,
    extras: &mut Vec<Vec<usize>>,
) -> Option<()> {
    let mut case: Vec<usize> = parse.children_by(phrase, Deprel::Case).collect();
    let preposition = case.first().map(|&c| parse.lower(c).into_owned()).unwrap_or_default();
    for c in case.clone() {
        case.extend(parse.children_by(c, Deprel::Fixed));
    }
    if matches!(preposition.as_str(), "according" | "despite" | "unlike") {
        return Some(());
    }
    if matches!(
        preposition.as_str(),
        "without" | "except" | "unless" | "until" | "till" | "pending" | "barring"
    ) {
        // They carry a condition or an exception.
        return with_case(parse, phrase, &case, episodic).map(|ways| complements.push(ways));
    }
    if is_time(parse, phrase) {
        let expected = is_expected(parse, head);
        let tokens = with_case(parse, phrase, &case, true);
        match (expected, tokens) {
            (true, Some(ways)) => complements.push(ways),
            (true, None) => return None,
            (false, Some(mut ways)) if phrase > head && !case.is_empty() => extras.extend(ways.pop()),
            (false, _) => {}
        }
        return Some(());
    }
    let near = phrase > head;
    if frames::wants_preposition(lemma, &preposition) && near
        || is_complement(parse, head, phrase, &preposition)
    {
        let ways = with_case(parse, phrase, &case, episodic)?;
        complements.push(ways);
        return Some(());
    }
    let degree = matches!(preposition.as_str(), "by" | "to" | "from" | "at") && has_number(parse, phrase);
    if degree {
        let ways = with_case(parse, phrase, &case, true)?;
        // "rose 1% to 57.85 francs": the first says how much, the rest if there is room.
        match complements.is_empty() {
            true => complements.push(ways),
            false => extras.extend(ways.into_iter().next_back()),
        }
        return Some(());
    }
    if near && !episodic {
        // Of what is generally so, every restriction counts.
        let ways = with_case(parse, phrase, &case, episodic)?;
        complements.push(ways);
        return Some(());
    }
    if near && let Some(mut ways) = with_case(parse, phrase, &case, true) {
        extras.extend(ways.pop());
    }
    Some(())
}

/// Whether the phrase completes the verb: the doer of a passive, or what stands right after the verb or its
/// object with a preposition that seldom tells place or time ("moved to Israel", "touted the trio as ...").
fn is_complement(parse: &Parse<'_>, head: usize, phrase: usize, preposition: &str) -> bool {
    if phrase < head {
        return false;
    }
    if parse.tokens[phrase].deprel == Deprel::OblAgent {
        return true;
    }
    let first = parse.subtree(phrase).first().copied().unwrap_or(phrase);
    let between = head + 1..first;
    let beside = between
        .clone()
        .all(|t| matches!(parse.tokens[t].deprel, Deprel::CompoundPrt) || parse.tokens[t].upos == Upos::Adv);
    if beside {
        return matches!(
            preposition,
            "to" | "for"
                | "of"
                | "as"
                | "with"
                | "against"
                | "into"
                | "from"
                | "about"
                | "over"
                | "on"
                | "through"
                | "upon"
        );
    }
    let object = parse.children_by(head, Deprel::Obj).next();
    let after_object = object.is_some_and(|o| between.clone().all(|t| parse.is_within(t, o)));
    after_object && matches!(preposition, "as" | "of" | "into" | "from" | "to")
}

fn with_case(parse: &Parse<'_>, phrase: usize, case: &[usize], episodic: bool) -> Option<Vec<Vec<usize>>> {
    let ways: Vec<Vec<usize>> = noun_phrase::versions(parse, phrase, episodic)
        .into_iter()
        .map(|mut tokens| {
            tokens.extend(case);
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        })
        .collect();
    (!ways.is_empty()).then_some(ways)
}

/// Whether an adverbial clause may be left out of the label.
fn adverbial_clause(parse: &Parse<'_>, clause: usize, lemma: &str, episodic: bool) -> Option<()> {
    let mark = parse
        .children_by(clause, Deprel::Mark)
        .next()
        .map(|m| parse.lower(m).into_owned())
        .unwrap_or_default();
    let conditional = matches!(
        mark.as_str(),
        "if" | "unless"
            | "until"
            | "till"
            | "without"
            | "provided"
            | "providing"
            | "lest"
            | "once"
            | "whether"
            | "except"
    );
    // "charged with taking the drives": the clause is the verb's own complement.
    let complement =
        frames::wants_preposition(lemma, &mark) || matches!(mark.as_str(), "as" | "of" | "for" | "about");
    (!conditional && !complement && episodic).then_some(())
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
}

/// Whether the predicate looks ahead, so that its time is a deadline that must not be lost.
fn is_expected(parse: &Parse<'_>, head: usize) -> bool {
    let lemma = parse.lemma(head);
    matches!(&*lemma, "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "begin" | "start" | "hold")
        || parse.children(head).any(|c| parse.tokens[c].xpos == Xpos::Md || parse.tokens[c].xpos == Xpos::To)
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

fn has_number(parse: &Parse<'_>, head: usize) -> bool {
    parse.subtree(head).into_iter().any(|t| parse.tokens[t].xpos == Xpos::Cd || parse.form(t) == "%")
}
