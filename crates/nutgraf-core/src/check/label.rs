//! Labels and derived headlines: content words of the cited sentence, or the section's heading.

use super::words::{self, Word};
use super::{Checker, ViolationKind, inflection::same_word, lists, losses, point};
use crate::{Citation, LabelFrom, Point, Story};

pub(super) fn check(checker: &mut Checker<'_>, place: &str, point: &Point) {
    let Some(label) = &point.label else { return };
    let place = format!("{place}.label");
    if label.trim().is_empty() {
        return checker.report(place, ViolationKind::Empty, "", "the label says nothing");
    }
    match point.label_from {
        Some(LabelFrom::Heading) => {
            let stands = point
                .citations
                .iter()
                .filter_map(|c| checker.story_of(c).map(|s| (c, s)))
                .any(|(c, s)| heading_of(s, c).is_some_and(|h| same_heading(h, label)));
            if !stands {
                let message =
                    format!("{label:?} is not the heading of the section that the cited sentence stands in");
                checker.report(place, ViolationKind::NotInSource, label, message);
            }
        }
        Some(LabelFrom::Sentence) => made(checker, &place, label, &point.citations, named(&point.text)),
        None => checker.report(
            place,
            ViolationKind::NotInSource,
            label,
            "the label does not say where it comes from",
        ),
    }
}

pub(super) fn check_headline(checker: &mut Checker<'_>) {
    let brief = checker.brief;
    let headline = &brief.headline;
    let place = "headline.text";
    if headline.derived {
        if headline.citations.is_empty() {
            checker.report(
                "headline.citations",
                ViolationKind::NoCitation,
                "",
                "a derived headline has to cite its sentence",
            );
        } else {
            // It is made as a label is, or by deletion as a point's text is.
            let mut other =
                Checker { brief, stories: checker.stories.clone(), sentences: Vec::new(), found: Vec::new() };
            point::text(&mut other, place, &headline.text, &headline.citations, true);
            if !other.found.is_empty() {
                made(checker, place, &headline.text, &headline.citations, None);
            }
        }
        if checker
            .stories
            .iter()
            .flatten()
            .any(|s| s.headline.as_ref().is_some_and(|h| h.value == headline.text))
        {
            checker.report(
                "headline.derived",
                ViolationKind::Source,
                &headline.text,
                "this is the source's own headline",
            );
        }
        return;
    }
    let own = checker
        .stories
        .iter()
        .flatten()
        .any(|s| s.headline.as_ref().is_some_and(|h| h.value == headline.text));
    let none = headline.text.is_empty() && checker.stories.iter().flatten().all(|s| s.headline.is_none());
    if !own && !none && !checker.stories.iter().all(Option::is_none) {
        let message =
            format!("{:?} is no headline of the source and is not marked as derived", headline.text);
        checker.report(place, ViolationKind::Source, &headline.text, message);
    }
}

/// The heading of the section that a cited sentence stands in.
fn heading_of<'a>(story: &'a Story, citation: &Citation) -> Option<&'a str> {
    let (section, _, _) = story.sentences().find(|(_, _, s)| s.span == citation.span)?;
    story.sections.get(section)?.heading.map(|h| story.text(h))
}

fn same_heading(heading: &str, label: &str) -> bool {
    let (h, l) = (words::words(heading), words::words(label));
    h.len() == l.len() && h.iter().zip(&l).all(|(a, b)| a.low == b.low)
}

/// Function words that headline style puts in or leaves to be understood.
fn is_glue(w: &str) -> bool {
    matches!(
        w,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "by"
            | "of"
            | "in"
            | "on"
            | "to"
            | "and"
            | "the"
            | "a"
            | "an"
            | "for"
            | "at"
    )
}

/// The name in square brackets that opens a point's text, where it stands for a pronoun of the sentence.
fn named(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.split_once(']').map(|(name, _)| name)
}

/// The sentence with `name` in place of the pronoun that opens it.
///
/// Whether the pronoun may be read that way is asked of the point's text, which has the name in brackets.
fn read_with(sentence: &str, name: &str) -> Option<String> {
    let first = words::words(sentence).into_iter().next()?;
    (first.start == 0 && lists::is_pointer(&first.low)).then(|| format!("{name}{}", &sentence[first.end..]))
}

/// Checks a label that was made from one of the cited sentences.
fn made(checker: &mut Checker<'_>, place: &str, label: &str, citations: &[Citation], name: Option<&str>) {
    let mut best: Option<Vec<(ViolationKind, String, String)>> = None;
    for citation in citations {
        let sentence = checker.sentence_of(citation);
        let named = name.and_then(|name| read_with(sentence, name));
        let found = against(label, &words::words(named.as_deref().unwrap_or(sentence)));
        if best.as_ref().is_none_or(|b| found.len() < b.len()) {
            best = Some(found);
        }
    }
    match best {
        None => {
            checker.report(place, ViolationKind::NoCitation, label, "there is no sentence to earn the label");
        }
        Some(found) => {
            for (kind, words, message) in found {
                checker.report(place, kind, &words, message);
            }
        }
    }
}

fn same(a: &Word<'_>, b: &Word<'_>) -> bool {
    if a.has_digit() || b.has_digit() {
        return a.low == b.low;
    }
    same_word(&a.low, &b.low)
}

/// What is wrong with a label as a reading of one sentence.
fn against(label: &str, sentence: &[Word<'_>]) -> Vec<(ViolationKind, String, String)> {
    let mut out = Vec::new();
    let all = words::words(label);
    // "Officials: summit could take place": the source in front may stand anywhere in the sentence.
    let prefix = label.find(": ").map_or(0, |at| all.iter().filter(|w| w.end <= at).count());
    let content: Vec<&Word<'_>> = all.iter().filter(|w| !is_glue(&w.low)).collect();
    for w in &all {
        if !sentence.iter().any(|s| same(w, s)) && !is_glue(&w.low) {
            out.push((
                ViolationKind::NotInSource,
                w.key.to_string(),
                format!("{:?} is not in the cited sentence", w.key),
            ));
        }
    }
    if content.is_empty() {
        out.push((ViolationKind::Empty, label.to_owned(), "the label has no content word".to_owned()));
    }
    if !out.is_empty() {
        return out;
    }
    let body: Vec<&Word<'_>> = all[prefix..].iter().filter(|w| !is_glue(&w.low)).collect();
    let Some(places) = in_order(&body, sentence) else {
        let message = format!("the words of {label:?} stand in another order in the cited sentence");
        out.push((ViolationKind::NotInSource, label.to_owned(), message));
        return out;
    };
    survival(&all, &places, sentence, &mut out);
    if prefix == 0 {
        out.extend(cut_names(&places, sentence));
    }
    out
}

/// Where the words of a label stand in the sentence. One of them, the predicate, may have moved: "agreed to
/// hold talks" gives "talks agreed".
fn in_order(body: &[&Word<'_>], sentence: &[Word<'_>]) -> Option<Vec<usize>> {
    let clone = |skip: Option<usize>| -> Vec<Word<'_>> {
        body.iter().enumerate().filter(|(i, _)| Some(*i) != skip).map(|(_, w)| (*w).clone()).collect()
    };
    let fit = |text: &[Word<'_>]| {
        let alignment = super::align::align(text, sentence, |i, j| same(&text[i], &sentence[j]));
        alignment.into_iter().collect::<Option<Vec<usize>>>()
    };
    if let Some(places) = fit(&clone(None)) {
        return Some(places);
    }
    (0..body.len()).filter(|&i| !body[i].is_capital() || i == 0).find_map(|i| {
        let mut places = fit(&clone(Some(i)))?;
        let near = places.first().copied().unwrap_or(0);
        let moved = (0..sentence.len()).filter(|&j| same(body[i], &sentence[j]) && !places.contains(&j));
        let moved = moved.min_by_key(|&j| j.abs_diff(near))?;
        places.push(moved);
        Some(places)
    })
}

/// What governs a word of the label in the sentence has to be in the label too.
fn survival(
    label: &[Word<'_>],
    places: &[usize],
    sentence: &[Word<'_>],
    out: &mut Vec<(ViolationKind, String, String)>,
) {
    let has = |w: &Word<'_>| label.iter().any(|l| same(l, w));
    let to_form = label.iter().any(|w| w.low == "to");
    let modal_in_label = label
        .iter()
        .any(|w| lists::is_modal(&w.low) || lists::is_hedge(&w.low) || lists::is_negation(&w.low));
    let mut report = |kind, w: &Word<'_>| {
        out.push((kind, w.key.to_string(), format!("{:?} was lost from what the label says", w.key)));
    };
    for &at in places {
        // Back from the word over adverbs, auxiliaries and "to" to what governs it.
        let mut i = at;
        while i > 0 && !sentence[i].boundary {
            i -= 1;
            let w = &sentence[i];
            let low = &*w.low;
            if lists::is_negation(low) && !lists::is_preposition(low) {
                if !has(w) && !label.iter().any(|l| lists::is_negation(&l.low)) {
                    report(ViolationKind::LostNegation, w);
                }
            } else if lists::is_modal(low) {
                if !(has(w) || (to_form && matches!(low, "will" | "shall" | "would")) || modal_in_label) {
                    report(ViolationKind::LostHedge, w);
                }
            } else if lists::hedges_a_noun(low) {
                if !has(w) && i + 1 == at {
                    report(ViolationKind::LostHedge, w);
                }
            } else if lists::is_hedge(low) || lists::is_opaque(low) {
                // "agreed to meet" may become "to meet"; "refused to meet" may not.
                let infinitive = sentence[i + 1..=at].iter().any(|w| w.low == "to");
                let governs = infinitive || !lists::is_opaque(low);
                if governs && !has(w) && (!to_form || lists::turns_down(low)) {
                    report(ViolationKind::LostHedge, w);
                }
                break;
            } else if matches!(low, "or" | "nor") {
                // "was not arrested or charged": what is denied of the first is denied of the second.
                i = i.saturating_sub(1);
            } else if !(lists::is_passed_over(low) || lists::is_approximator(low)) {
                break;
            }
        }
        let number = |w: &Word<'_>| w.has_digit() || lists::is_number_word(&w.low);
        if number(&sentence[at])
            && at > 0
            && !sentence[at].boundary
            && lists::approximates_alone(&sentence[at - 1].low)
            && !has(&sentence[at - 1])
        {
            report(ViolationKind::LostNumber, &sentence[at - 1]);
        }
    }
    // "will attack if ...": the label needs the condition, or a modal that leaves it open.
    if let Some(&last) = places.iter().max()
        && !modal_in_label
    {
        let clause = sentence[last + 1..]
            .iter()
            .take_while(|w| !lists::is_telling(&w.low) && w.low != "and" && w.low != "but");
        for w in clause {
            if matches!(&*w.low, "if" | "unless") && !has(w) {
                report(ViolationKind::LostCondition, w);
                break;
            }
        }
    }
}

/// A name may lose its front in a label, not its end.
fn cut_names(places: &[usize], sentence: &[Word<'_>]) -> Vec<(ViolationKind, String, String)> {
    let mut kept: Vec<Option<usize>> = places.iter().copied().map(Some).collect();
    kept.sort_unstable();
    let cut = losses::losses(sentence, &kept).into_iter().filter(|l| l.kind == ViolationKind::CutName);
    cut.map(|l| (l.kind, l.words, l.message)).collect()
}

#[cfg(test)]
mod tests {
    use super::{against, named, read_with, words};

    #[test]
    fn a_label_may_name_whom_its_point_names_for_a_pronoun() {
        let sentence = "He later shortened the ultimatum.";
        let name = named("[Jonas Lind] later shortened the ultimatum.").expect("it opens with a name");
        let read = read_with(sentence, name).expect("it opens with a pronoun");
        assert!(against("Lind shortened ultimatum", &words::words(&read)).is_empty());
        assert!(!against("Lind shortened ultimatum", &words::words(sentence)).is_empty());
        assert_eq!(read_with("Talks ended on Monday.", name), None);
    }

    #[test]
    fn what_is_denied_of_two_things_is_said_of_neither() {
        let sentence = words::words("Lund has not been arrested or charged with any crime.");
        assert!(!against("Lund charged with any crime", &sentence).is_empty());
        assert!(against("Lund not charged with any crime", &sentence).is_empty());
    }
}
