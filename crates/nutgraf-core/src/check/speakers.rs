//! Who said what: quotations, attributions and the list of sources.

use super::words::{self, Word, find_run};
use super::{Checker, ViolationKind, facts::role_belongs, lists, shown};
use crate::{Attribution, Point, Quotation, Quote, SourceKind, Span, Story};

/// Checks who a point rests on.
pub(super) fn check_attribution(checker: &mut Checker<'_>, place: &str, point: &Point) {
    let Some(attribution) = &point.attribution else { return };
    let place = format!("{place}.attribution");
    let sentences: Vec<Vec<Word<'_>>> =
        point.citations.iter().map(|c| words::words(checker.sentence_of(c))).collect();
    let text = words::words(&attribution.text);
    if text.is_empty() {
        return checker.report(
            format!("{place}.text"),
            ViolationKind::Empty,
            "",
            "the attribution names nobody",
        );
    }
    if let Some(name) = &attribution.name
        && find_run(&words::words(name), &text, 0).is_none()
    {
        let message = format!("{name:?} is not in the attribution as printed");
        checker.report(format!("{place}.name"), ViolationKind::WrongSource, name, message);
    }
    let stories: Vec<&Story> = point.citations.iter().filter_map(|c| checker.story_of(c)).collect();
    if !stands_somewhere(attribution, &stories) {
        let message = format!("{:?} does not stand in the story", attribution.text);
        return checker.report(
            format!("{place}.text"),
            ViolationKind::NotInSource,
            &attribution.text,
            message,
        );
    }
    // In the cited sentence the source is the one who tells: by name, by a part of it, or by a pronoun.
    let name = attribution.name.as_ref().map(|n| words::words(n));
    let heads: Vec<&Word<'_>> = match &name {
        Some(name) => name.iter().filter(|w| w.is_capital()).collect(),
        None => text.iter().filter(|w| !lists::is_function_word(&w.low)).collect(),
    };
    let told = sentences.iter().any(|s| {
        let tells = |at: usize| is_teller(s, at);
        heads.iter().any(|h| (0..s.len()).any(|i| same_name(&s[i], h) && tells(i)))
            || (0..s.len()).any(|i| lists::is_personal_pronoun(&s[i].low) && tells(i))
    });
    // A speaker of a quotation may be named in the sentence before or after the one cited.
    let quoted = point.citations.iter().any(|c| {
        checker.story_of(c).is_some_and(|s| {
            s.quotations.iter().any(|q| {
                q.spans.iter().any(|span| span.overlaps(c.span))
                    && q.speaker.as_ref().is_some_and(|p| {
                        words::words(&p.name).iter().any(|w| text.iter().any(|t| t.low == w.low))
                    })
            })
        })
    });
    if !told && !quoted {
        let message =
            format!("the cited sentence does not give {:?} as the one who says so", attribution.text);
        checker.report(format!("{place}.text"), ViolationKind::WrongSource, &attribution.text, message);
    }
}

fn same_name(a: &Word<'_>, b: &Word<'_>) -> bool {
    a.low == b.low || words::is_possessive_of(&a.low, &b.low)
}

/// Whether the word at `at` is the subject of a word of telling, or follows "according to".
fn is_teller(s: &[Word<'_>], at: usize) -> bool {
    // Forward to the verb, over the rest of a name and role or a phrase between commas ("the group, which
    // also runs schools, said"). A "that" outside such a phrase opens what was said by another.
    const FORWARD: usize = 30;
    let mut between_commas = false;
    for w in s.iter().skip(at + 1).take(FORWARD) {
        between_commas |= w.boundary;
        if lists::is_telling(&w.low) {
            return true;
        }
        if matches!(&*w.low, "that" | "whether") && !between_commas {
            break;
        }
    }
    // Back to an inverted verb ("said senior aide Ushakov") or "according to".
    const BACK: usize = 14;
    for i in (0..at).rev().take(BACK) {
        if s[i].low == "that" || s[i].low == "whether" {
            return false;
        }
        let by = matches!(&*s[i].low, "by" | "to" | "from" | "in");
        if lists::is_telling(&s[i].low)
            || (by && i > 0 && (lists::is_telling(&s[i - 1].low) || s[i - 1].low == "according"))
        {
            return true;
        }
    }
    false
}

/// Whether an attribution stands in a story: as one phrase with words left out, or name and role apart.
fn stands_somewhere(a: &Attribution, stories: &[&Story]) -> bool {
    let text: Vec<Word<'_>> =
        words::words(&a.text).into_iter().filter(|w| !(w.bracketed || w.low == "unnamed")).collect();
    let name = a.name.as_ref().map(|n| words::words(n));
    let role = a.role.as_ref().map(|r| words::words(r));
    let known = |w: &Word<'_>| name.iter().chain(&role).flatten().any(|x| x.low == w.low);
    let in_order = |part: &[Word<'_>], s: &[Word<'_>]| {
        let alignment =
            super::align::align(part, s, |i, j| part[i].low == s[j].low || same_name(&s[j], &part[i]));
        alignment.iter().all(Option::is_some)
    };
    let any = |part: &[Word<'_>], fits: &dyn Fn(&[Word<'_>]) -> bool| {
        stories.iter().any(|story| words::sentences_with(story, part).any(|s| fits(&s)))
    };
    if any(&text, &|s| in_order(&text, s)) {
        return true;
    }
    let name_stands = name.as_ref().is_some_and(|n| any(n, &|s| find_run(n, s, 0).is_some()));
    let role_stands = match (&role, &name) {
        (None, _) => true,
        (Some(r), Some(n)) => any(r, &|s| role_belongs(r, n, s)),
        (Some(r), None) => any(r, &|s| in_order(r, s)),
    };
    name_stands && role_stands && text.iter().all(|w| known(w) || lists::is_function_word(&w.low))
}

pub(super) fn check_quotes(checker: &mut Checker<'_>) {
    for (i, quote) in checker.brief.quotes.iter().enumerate() {
        let place = format!("quotes[{i}]");
        let Some(first) = quote.citations.first() else {
            checker.report(format!("{place}.citations"), ViolationKind::NoCitation, "", "nothing is cited");
            continue;
        };
        let Some(story) = checker.story_of(first) else { continue };
        let text = words::words(&quote.text);
        if text.is_empty() {
            checker.report(format!("{place}.text"), ViolationKind::Empty, "", "the quotation is empty");
            continue;
        }
        let Some(span) = span_of(story, quote) else {
            let message =
                format!("{:?} does not stand in the cited sentences word for word", shown(&quote.text));
            checker.report(format!("{place}.text"), ViolationKind::Quotation, &shown(&quote.text), message);
            continue;
        };
        let quotation = story.quotations.iter().find(|q| q.spans.iter().any(|s| s.overlaps(span)));
        match quotation {
            None => {
                let message = format!("{:?} is not a quotation in the source", shown(&quote.text));
                checker.report(
                    format!("{place}.text"),
                    ViolationKind::Quotation,
                    &shown(&quote.text),
                    message,
                );
            }
            Some(q) => check_quotation(checker, &place, quote, q),
        }
        check_speaker(checker, &place, quote, story, quotation);
    }
}

/// Where the words of a quote stand, within its cited sentences.
fn span_of(story: &Story, quote: &Quote) -> Option<Span> {
    let spans = quote.citations.iter().map(|c| c.span);
    let start = spans.clone().map(Span::start).min()?;
    let end = spans.map(Span::end).max()?;
    let whole = words::words(story.source.get(start..end)?);
    let part = words::words(&quote.text);
    let at = (0..(whole.len() + 1).saturating_sub(part.len()))
        .find(|&i| part.iter().zip(&whole[i..]).all(|(a, b)| a.key == b.key))?;
    Some(Span::new(start + whole[at].start, start + whole[at + part.len() - 1].end))
}

fn check_quotation(checker: &mut Checker<'_>, place: &str, quote: &Quote, q: &Quotation) {
    let inferred = q.inferred_open || q.inferred_close;
    if inferred && !quote.repaired {
        let message = "a quotation mark was inferred here, and the quotation is not marked as repaired";
        checker.report(format!("{place}.repaired"), ViolationKind::Quotation, "false", message);
    }
    if quote.repaired && !inferred {
        let message = "the source has both quotation marks here, and the quotation is marked as repaired";
        checker.report(format!("{place}.repaired"), ViolationKind::Quotation, "true", message);
    }
}

fn check_speaker(
    checker: &mut Checker<'_>,
    place: &str,
    quote: &Quote,
    story: &Story,
    q: Option<&Quotation>,
) {
    let Some(speaker) = &quote.speaker else {
        if let Some(role) = &quote.role {
            let message = "a role is given without a speaker";
            checker.report(format!("{place}.role"), ViolationKind::WrongSource, role, message);
        }
        return;
    };
    let name = words::words(speaker);
    let Some(last) = name.last() else {
        return checker.report(
            format!("{place}.speaker"),
            ViolationKind::Empty,
            "",
            "the speaker has no name",
        );
    };
    let agrees = match q.and_then(|q| q.speaker.as_ref()) {
        Some(theirs) => {
            let theirs = words::words(&theirs.name);
            theirs.iter().any(|w| same_name(w, last))
                || theirs.last().is_some_and(|w| name.iter().any(|n| same_name(n, w)))
        }
        None => quote.citations.iter().any(|c| {
            let s = words::words(story.text(c.span));
            (0..s.len()).any(|i| same_name(&s[i], last) && is_teller(&s, i))
        }),
    };
    if !agrees {
        let message = format!("the source does not give {speaker:?} as the speaker");
        checker.report(format!("{place}.speaker"), ViolationKind::WrongSource, speaker, message);
    }
    let stands = words::sentences_with(story, &name).any(|s| find_run(&name, &s, 0).is_some());
    if !stands {
        let message = format!("{speaker:?} does not stand in the story");
        checker.report(format!("{place}.speaker"), ViolationKind::NotInSource, speaker, message);
    }
    if let Some(role) = &quote.role {
        let r = words::words(role);
        if !words::sentences_with(story, &r).any(|s| role_belongs(&r, &name, &s)) {
            let message = format!("the story does not give {role:?} as the role of {speaker:?}");
            checker.report(format!("{place}.role"), ViolationKind::WrongSource, role, message);
        }
    }
}

pub(super) fn check_sourcing(checker: &mut Checker<'_>) {
    let brief = checker.brief;
    let stories: Vec<&Story> = checker.stories.iter().flatten().copied().collect();
    for (i, entry) in brief.sourcing.entries.iter().enumerate() {
        if !stands_somewhere(&entry.attribution, &stories) && !stories.is_empty() {
            let text = &entry.attribution.text;
            let message = format!("{text:?} does not stand in the story");
            checker.report(
                format!("sourcing.entries[{i}].attribution"),
                ViolationKind::NotInSource,
                text,
                message,
            );
        }
    }
    let unnamed = brief.sourcing.entries.iter().filter(|e| e.attribution.kind == SourceKind::Unnamed).count();
    let named = brief.sourcing.entries.len() - unnamed;
    for (what, given, listed) in
        [("named", brief.sourcing.named, named), ("unnamed", brief.sourcing.unnamed, unnamed)]
    {
        if given < listed {
            let message = format!("{given} {what} sources are counted and {listed} are listed");
            checker.report(format!("sourcing.{what}"), ViolationKind::Count, &given.to_string(), message);
        }
    }
    for (i, &n) in brief.sourcing.single_unnamed.iter().enumerate() {
        let point = n.checked_sub(1).and_then(|n| brief.key_points.get(n));
        let unnamed =
            point.and_then(|p| p.attribution.as_ref()).is_some_and(|a| a.kind == SourceKind::Unnamed);
        if !unnamed {
            let message = format!("key point {n} does not rest on an unnamed source");
            checker.report(
                format!("sourcing.single_unnamed[{i}]"),
                ViolationKind::Count,
                &n.to_string(),
                message,
            );
        }
    }
}
