//! What stands beside a verb, adverbs, phrases and clauses: what must follow it in a label, what may, and what forbids one.

use super::noun_phrase::{self, subtree_without_punctuation};
use super::predicate::{Predicate, Ways, is_time};
use super::{frames, usage};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The share of its uses from which on a verb is often without a phrase.
const OFTEN: f32 = 0.15;

/// An adverb of the predicate: kept when it changes what is said, dropped when it is of the few that do not.
pub(super) fn adverb(parse: &Parse<'_>, head: usize, adverb: usize, out: &mut Predicate) -> Option<()> {
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
pub(super) fn oblique(
    parse: &Parse<'_>,
    head: usize,
    phrase: usize,
    lemma: &str,
    out: &mut Predicate,
) -> Option<()> {
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

pub(super) fn with_case(parse: &Parse<'_>, phrase: usize, case: &[usize], episodic: bool) -> Option<Ways> {
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
pub(super) fn adverbial_clause(parse: &Parse<'_>, clause: usize, lemma: &str, episodic: bool) -> Option<()> {
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

/// Whether the predicate looks ahead, so that its time is a deadline that must not be lost.
fn is_expected(parse: &Parse<'_>, head: usize) -> bool {
    let lemma = parse.lemma(head);
    matches!(&*lemma, "expect" | "schedule" | "due" | "set" | "plan" | "slate")
}

fn has_number(parse: &Parse<'_>, head: usize) -> bool {
    parse.subtree(head).into_iter().any(|t| parse.tokens[t].xpos == Xpos::Cd || parse.form(t) == "%")
}
