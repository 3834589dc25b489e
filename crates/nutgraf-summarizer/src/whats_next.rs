//! What's next: what the story says will happen, with the time in its own words.
//!
//! A time ahead or a deadline counts only where its own clause looks ahead: under "will", "is to", "is
//! expected", "is due". A time in a past-tense clause is not news of what comes.

use crate::document::Document;
use crate::events;
use jiff::civil::Date;
use nutgraf_core::Event;
use nutgraf_language::times::{Granularity, Relation, TimeExpression, TimeKind};
use nutgraf_language::{Deprel, Parse, Xpos, lexicon};

/// The most entries of a brief.
const MOST: usize = 4;

/// What's next, soonest first, undated last.
pub(crate) fn whats_next(documents: &[Document<'_>]) -> Vec<Event> {
    let mut found: Vec<(usize, Event)> = Vec::new();
    for document in documents {
        let reference = document.today();
        for (index, sentence) in document.sentences.iter().enumerate() {
            if found.len() == MOST {
                break;
            }
            if sentence.quoted * 2 > sentence.text.len() {
                continue;
            }
            for time in document.times(index) {
                if found.iter().any(|(i, e)| *i == index && e.citations[0].source == document.source) {
                    break;
                }
                found.extend(event(document, index, time, reference).map(|e| (index, e)));
            }
        }
    }
    found.truncate(MOST);
    let mut events: Vec<Event> = found.into_iter().map(|(_, e)| e).collect();
    events.sort_by_key(|e| (e.date.is_none(), e.date));
    events
}

/// The entry of a time expression, when its clause looks ahead.
fn event(
    document: &Document<'_>,
    index: usize,
    time: &TimeExpression,
    reference: Option<Date>,
) -> Option<Event> {
    let ahead = match (time.date, reference) {
        (Some(date), Some(reference)) => date >= reference,
        // Without a day to count from the clause alone has to say that the day is to come.
        _ => time.deadline || !names_the_past(time.span.slice(document.sentences[index].text)),
    };
    // "a revival of a 1950s hit"
    let decade = time.span.slice(document.sentences[index].text).ends_with("0s");
    let dated = !decade
        && matches!(time.kind, TimeKind::Date | TimeKind::Time)
        && time.granularity != Granularity::Vague;
    if !ahead
        || !dated
        || matches!(time.relation, Relation::Since | Relation::Before)
        || !can_look_ahead(document.tagged(index), time)
    {
        return None;
    }
    let timed = events::timed(document, index, time)?;
    let parse = document.parse(index);
    let ahead = looks_ahead(parse, timed.predicate) || is_scheduled(parse, timed.predicate, time);
    ahead.then(|| events::event(document, index, time, timed))
}

fn names_the_past(time: &str) -> bool {
    let time = time.to_ascii_lowercase();
    ["last ", "past ", "previous "].iter().any(|w| time.starts_with(w))
        || ["ago", "earlier", "yesterday"].iter().any(|w| time.ends_with(w))
}

/// Whether any clause of the sentence can look ahead, going by its words: only then a tree is made of them.
fn can_look_ahead(tagged: &Parse<'_>, time: &TimeExpression) -> bool {
    let any = |words: &[&str]| (0..tagged.len()).any(|t| words.contains(&&*tagged.lower(t)));
    any(&["due"])
        || any(AUXILIARIES)
        || any(&["to"]) && any(COPULAS)
        || (0..tagged.len())
            .any(|t| PLANNED.contains(&&*tagged.lemma(t)) || can_be_scheduled(tagged, t, time))
}

/// Verbs and adjectives of what is planned.
const PLANNED: &[&str] = &["expect", "schedule", "due", "set", "plan", "slate", "intend"];

/// Auxiliary verbs of what is to come.
const AUXILIARIES: &[&str] = &["will", "shall", "must", "'ll", "’ll", "could", "may", "might"];

/// What stands before "to" where something is to come.
const COPULAS: &[&str] = &["is", "are"];

/// "The gadget goes on sale next week", "the bank meets on June 19": the present tense of what is fixed for a time
/// that names itself as ahead, or for a day where the verb is one of timetables. A caption tells of what was in the
/// present tense too.
fn is_scheduled(parse: &Parse<'_>, predicate: usize, time: &TimeExpression) -> bool {
    can_be_scheduled(parse, predicate, time)
        && !parse.children(predicate).any(|c| lexicon::NEGATION.contains(&parse.lower(c)))
}

/// Whether the verb stands in the present tense and is one that may be fixed for `time`.
fn can_be_scheduled(parse: &Parse<'_>, verb: usize, time: &TimeExpression) -> bool {
    const TIMETABLE: &[&str] = &[
        "air", "begin", "expire", "face", "go", "kick", "launch", "meet", "open", "resume", "start", "visit",
        "vote",
    ];
    if !matches!(parse.tokens[verb].xpos, Xpos::Vbz | Xpos::Vbp) {
        return false;
    }
    let words = time.span.slice(parse.text).to_ascii_lowercase();
    let names_itself = words.starts_with("next ") || words == "tomorrow" || words.starts_with("later this");
    names_itself || time.granularity == Granularity::Day && TIMETABLE.contains(&&*parse.lemma(verb))
}

/// "Boston has set a record this winter": done, where "has been set" may look ahead.
fn is_done(parse: &Parse<'_>, verb: usize) -> bool {
    let auxiliary = |lemma: &str| {
        parse.children(verb).any(|c| {
            matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && parse.lemma(c) == lemma
        })
    };
    auxiliary("have") && !auxiliary("be")
}

/// Whether the clause is about what is to come.
fn looks_ahead(parse: &Parse<'_>, predicate: usize) -> bool {
    // "is expected to be implemented": what is expected looks ahead, and so does its infinitive; "will stay shut": so
    // does what hangs on the verb.
    let mut chain = vec![predicate];
    for above in parse.ancestors(predicate) {
        let expected = matches!(
            &*parse.lemma(above),
            "expect" | "schedule" | "due" | "set" | "plan" | "slate" | "intend" | "likely"
        );
        if !expected && chain.last().is_none_or(|&l| parse.tokens[l].deprel != Deprel::Xcomp) {
            break;
        }
        chain.push(above);
    }
    chain.into_iter().any(|p| {
        let lemma = parse.lemma(p);
        // "fewer jobs than expected in December" compares.
        let compared = p > 0 && matches!(&*parse.lower(p - 1), "than" | "as");
        let planned = PLANNED.contains(&&*lemma)
            && !compared
            && !is_done(parse, p)
            && parse.tokens[p].xpos != Xpos::Vbd
            // "was expected to last until May": what was thought then.
            && !parse.children(p).any(|c| {
                matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                    && parse.tokens[c].xpos == Xpos::Vbd
                    && parse.lemma(c) != "can"
            });
        planned
            || parse.children(p).any(|c| {
                let lower = parse.lower(c);
                // "are due on Thursday" with the day as what is said of them.
                lower == "due" && parse.children_by(p, Deprel::Cop).any(|a| parse.tokens[a].xpos != Xpos::Vbd)
                    || matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::Cop)
                        && AUXILIARIES.contains(&&*lower)
                    || lower == "to"
                        && parse
                            .children_by(p, Deprel::Cop)
                            .chain(parse.children_by(p, Deprel::Aux))
                            .any(|a| COPULAS.contains(&&*parse.lower(a)))
            })
    }) && !parse.children(predicate).any(|c| lexicon::NEGATION.contains(&parse.lower(c)))
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    fn next(text: &str) -> Vec<(String, String)> {
        brief(text).whats_next.into_iter().map(|e| (e.when, e.what)).collect()
    }

    #[test]
    fn what_is_due_is_listed_without_the_word_that_joins_it() {
        let found =
            next("Ann Holt signed the contract in Oslo last week, and on Friday Holt will meet the press.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.starts_with("On Friday Holt will meet the press"), "{found:?}");
    }

    #[test]
    fn what_is_fixed_for_next_week_is_listed() {
        let found = next("The Nordic Phone goes on sale in Norway next week.");
        assert_eq!(found.first().map(|f| f.0.as_str()), Some("next week"));
    }

    #[test]
    fn what_has_been_reached_and_a_decade_are_not_ahead() {
        assert_eq!(next("The town of Holm has set a record this winter."), []);
        assert_eq!(next("Singer Ann Holt is to star in a revival of the 1950s hit Lost Bridge."), []);
    }

    #[test]
    fn what_was_indicated_is_told_with_who_did() {
        let found = next(
            "White House officials indicated the visit of Ann Holt could take place as early as next week.",
        );
        assert_eq!(found.first().map(|f| f.0.as_str()), Some("as early as next week"), "{found:?}");
        assert!(found[0].1.starts_with("White House officials indicated"), "{found:?}");
    }

    #[test]
    fn what_was_less_than_expected_is_not_to_come() {
        let found = next("Norway created fewer jobs than expected in December, but analysts were calm.");
        assert_eq!(found, []);
    }

    #[test]
    fn what_somebody_felt_is_not_to_come() {
        let found = next(
            "Film critic Peter Lund felt that there might well be a sweep of awards for the Oslo team on Saturday night.",
        );
        assert_eq!(found, []);
    }
}
