//! Verb phrases short enough for a label: auxiliaries, the verb, and every complement it cannot do without.

use super::noun_phrase::{self, subtree_without_punctuation};
use super::{frames, usage};
use crate::render::whole_words;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The share of its uses from which on a verb is often without a phrase.
const OFTEN: f32 = 0.15;

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

/// An adverb of the predicate: kept when it changes what is said, dropped when it is of the few that do not.
fn adverb(parse: &Parse<'_>, head: usize, adverb: usize, out: &mut Predicate) -> Option<()> {
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
        subtree_without_punctuation(parse, adverb, &mut out.core);
        return Some(());
    }
    let timed = matches!(&*lower, "later" | "earlier" | "ago" | "afterwards" | "before");
    let companion = matches!(&*lower, "along" | "together") && parse.children(adverb).next().is_some();
    if timed || companion || IDLE.contains(&&*lower) && !has_words_below(parse, adverb) {
        return Some(());
    }
    // "Even more bizarrely, ..." sets the scene.
    let last = parse.subtree(adverb).last().copied().unwrap_or(adverb);
    let scene = parse.subtree(adverb).first().is_some_and(|&f| f <= 1)
        && parse.tokens.get(last + 1).is_some_and(|t| t.upos == Upos::Punct);
    if scene && parse.tokens[adverb].xpos != Xpos::Wrb {
        return Some(());
    }
    // Adverbs of place and manner beside the verb ("closed down", "responded positively") may stay with it.
    let beside = adverb > head && adverb - head <= 2 || adverb < head && head - adverb == 1;
    if beside && parse.subtree(adverb).len() <= 2 {
        let mut tokens = Vec::new();
        subtree_without_punctuation(parse, adverb, &mut tokens);
        if lower.ends_with("ly") || parse.tokens[head].upos != Upos::Verb {
            out.optional.push(vec![tokens]);
        } else {
            out.core.extend(tokens);
        }
        return Some(());
    }
    // "attacked with bombs close to the motorway": far from the verb it tells only where or how.
    if adverb > head + 2 && parse.tokens[adverb].xpos != Xpos::Wrb && !lower.ends_with("ly") {
        return Some(());
    }
    // "when", "why" and the like make another kind of clause; a leading adverb sets a scene.
    let wh = matches!(parse.tokens[adverb].xpos, Xpos::Wrb);
    let manner = lower.ends_with("ly") && parse.children(adverb).next().is_none();
    (!wh && (adverb == 0 || manner)).then_some(())
}

fn has_words_below(parse: &Parse<'_>, i: usize) -> bool {
    parse.children(i).any(|c| parse.tokens[c].upos != Upos::Punct)
}

/// A prepositional or bare noun phrase of the predicate: required where the verb asks for it, else an extra.
fn oblique(parse: &Parse<'_>, head: usize, phrase: usize, lemma: &str, out: &mut Predicate) -> Option<()> {
    let mut case: Vec<usize> = parse.children_by(phrase, Deprel::Case).collect();
    let preposition = case.first().map(|&c| parse.lower(c).into_owned()).unwrap_or_default();
    for c in case.clone() {
        case.extend(parse.children_by(c, Deprel::Fixed));
    }
    if matches!(preposition.as_str(), "according" | "despite" | "unlike" | "along" | "alongside" | "like") {
        return Some(());
    }
    let episodic = out.episodic;
    if matches!(
        preposition.as_str(),
        "without" | "except" | "unless" | "until" | "till" | "pending" | "barring"
    ) {
        // They carry a condition or an exception.
        out.required.push(with_case(parse, phrase, &case, episodic)?);
        return Some(());
    }
    let near = phrase > head;
    if is_time(parse, phrase) {
        let ways = with_case(parse, phrase, &case, true);
        match (is_expected(parse, head) && near, ways) {
            (true, Some(ways)) => out.required.push(ways),
            (true, None) => return None,
            // "on Friday", and as headlines have it "Friday".
            (false, Some(ways)) if near && (!case.is_empty() || parse.tokens[phrase].upos == Upos::Propn) => {
                out.optional.push(ways);
            }
            (false, _) => {}
        }
        return Some(());
    }
    if near
        && (frames::wants_preposition(lemma, &preposition)
            || is_complement(parse, head, phrase, &preposition))
    {
        let mut ways = with_case(parse, phrase, &case, episodic)?;
        let object = parse.children_by(head, Deprel::Obj).next().is_some();
        let passive = parse.children_by(head, Deprel::AuxPass).next().is_some();
        // What the verb often goes without may be left to the model.
        if episodic
            && !frames::wants_preposition(lemma, &preposition)
            && usage::verb(lemma, None).is_some_and(|u| u.without_phrase(object, passive) >= OFTEN)
        {
            ways.push(Vec::new());
        }
        out.required.push(ways);
        return Some(());
    }
    let degree = matches!(preposition.as_str(), "by" | "to" | "from" | "at") && has_number(parse, phrase);
    if degree {
        let ways = with_case(parse, phrase, &case, true)?;
        // "rose 1% to 57.85 francs": the first says how much, the rest if there is room.
        match out.required.is_empty() {
            true => out.required.push(ways),
            false => out.optional.push(ways),
        }
        return Some(());
    }
    if near && !episodic {
        // Of what is generally so, every restriction counts.
        out.required.push(with_case(parse, phrase, &case, episodic)?);
        return Some(());
    }
    if near && let Some(ways) = with_case(parse, phrase, &case, true) {
        out.optional.push(ways);
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

fn with_case(parse: &Parse<'_>, phrase: usize, case: &[usize], episodic: bool) -> Option<Ways> {
    let ways: Ways = noun_phrase::versions(parse, phrase, episodic)
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
    // "as he left" only tells when.
    let own_subject = parse.children(clause).any(|c| parse.tokens[c].deprel.is_subject());
    let complement = !own_subject && (mark == "as" || frames::wants_preposition(lemma, &mark))
        || matches!(mark.as_str(), "of" | "for" | "about");
    (!conditional && !complement && episodic).then_some(())
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

/// Whether the predicate looks ahead, so that its time is a deadline that must not be lost.
fn is_expected(parse: &Parse<'_>, head: usize) -> bool {
    let lemma = parse.lemma(head);
    matches!(&*lemma, "expect" | "schedule" | "due" | "set" | "plan" | "slate")
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
