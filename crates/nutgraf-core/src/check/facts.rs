//! Figures and people: words of the cited sentence, and the right ones for each other.

use super::words::{self, Word, find_run};
use super::{Checker, ViolationKind, inflection::same_word, lists};
use crate::Citation;

impl<'a> Checker<'a> {
    /// The words of each cited sentence; reports when there is none.
    pub(super) fn cited_words<'b>(&mut self, place: &str, citations: &'b [Citation]) -> Vec<Vec<Word<'b>>>
    where
        'a: 'b,
    {
        if citations.is_empty() {
            self.report(format!("{place}.citations"), ViolationKind::NoCitation, "", "nothing is cited");
        }
        citations.iter().map(|c| words::words(self.sentence_of(c))).collect()
    }
}

pub(super) fn check_figures(checker: &mut Checker<'_>) {
    for (i, figure) in checker.brief.figures.iter().enumerate() {
        let place = format!("figures[{i}]");
        let sentences = checker.cited_words(&place, &figure.citations);
        let value = words::words(&figure.value);
        if !value.iter().any(|w| w.has_digit() || lists::is_number_word(&w.low)) {
            checker.report(
                format!("{place}.value"),
                ViolationKind::Empty,
                &figure.value,
                "the figure has no number",
            );
        }
        let found = sentences.iter().find_map(|s| find_run(&value, s, 0).map(|at| (s, at)));
        match found {
            None => {
                let message = format!("{:?} does not stand in the cited sentence", figure.value);
                checker.report(format!("{place}.value"), ViolationKind::NotInSource, &figure.value, message);
            }
            Some((s, at)) if at > 0 && !s[at].boundary && lists::approximates_alone(&s[at - 1].low) => {
                let message = format!("{:?} was lost from the number it modifies", s[at - 1].key);
                checker.report(format!("{place}.value"), ViolationKind::LostNumber, &s[at - 1].key, message);
            }
            Some(_) => {}
        }
        if figure.label.trim().is_empty() {
            checker.report(
                format!("{place}.label"),
                ViolationKind::Empty,
                "",
                "the figure does not say what it measures",
            );
        }
        stand(checker, &format!("{place}.label"), &figure.label, &sentences);
    }
}

/// Reports each content word of `text` that no cited sentence has in any form.
fn stand(checker: &mut Checker<'_>, place: &str, text: &str, sentences: &[Vec<Word<'_>>]) {
    for w in words::words(text) {
        let there = sentences
            .iter()
            .flatten()
            .any(|s| s.low == w.low || (!w.has_digit() && same_word(&s.low, &w.low)));
        if !there && !lists::is_function_word(&w.low) {
            let message = format!("{:?} is not in the cited sentence", w.key);
            checker.report(place, ViolationKind::NotInSource, &w.key, message);
        }
    }
}

pub(super) fn check_people(checker: &mut Checker<'_>) {
    for (i, person) in checker.brief.people.iter().enumerate() {
        let place = format!("people[{i}]");
        let sentences = checker.cited_words(&place, &person.citations);
        let name = words::words(&person.name);
        if name.is_empty() {
            checker.report(format!("{place}.name"), ViolationKind::Empty, "", "the person has no name");
            continue;
        }
        if !sentences.iter().any(|s| find_run(&name, s, 0).is_some()) {
            let message = format!("{:?} does not stand in the cited sentence", person.name);
            checker.report(format!("{place}.name"), ViolationKind::NotInSource, &person.name, message);
            continue;
        }
        if person.mentions == 0 {
            checker.report(
                format!("{place}.mentions"),
                ViolationKind::Count,
                "0",
                "a person who is cited is mentioned at least once",
            );
        }
        if let Some(role) = &person.role {
            let fits = sentences.iter().any(|s| role_belongs(&words::words(role), &name, s));
            if !fits {
                let message =
                    format!("the cited sentence does not give {:?} as the role of {:?}", role, person.name);
                checker.report(format!("{place}.role"), ViolationKind::WrongSource, role, message);
            }
        }
    }
}

/// How many words may stand between a name and its role ("Dmitriev, who is also the head of ...").
const ROLE_DISTANCE: usize = 4;

/// Whether a sentence gives this role beside this name: the role's words in order, close before or after it. Of
/// "sprinters Anna Berg and Eva Holt" each is a sprinter.
pub(super) fn role_belongs(role: &[Word<'_>], name: &[Word<'_>], sentence: &[Word<'_>]) -> bool {
    // The name may be a longer form than the one here; its last word is enough to find it.
    let (Some(last), false) = (name.last(), role.is_empty()) else { return false };
    let lone = std::slice::from_ref(last);
    let mut from = 0;
    while let Some(at) = find_run(lone, sentence, from) {
        from = at + 1;
        let first = at + 1
            - (1..=name.len().min(at + 1))
                .rev()
                .find(|&n| find_run(&name[name.len() - n..], &sentence[..=at], at + 1 - n).is_some())
                .unwrap_or(1);
        // Before the name.
        let mut r = role.len();
        let (mut i, mut start_gap) = (first, None);
        while r > 0 && i > 0 {
            i -= 1;
            let shared = r == role.len() && sentence[i].low.strip_suffix('s') == Some(&*role[r - 1].low);
            if sentence[i].low == role[r - 1].low || shared {
                if start_gap.is_none() {
                    start_gap = Some(first - 1 - i);
                }
                r -= 1;
            } else if start_gap.is_none() && first - i > ROLE_DISTANCE {
                break;
            }
        }
        if r == 0 && start_gap.is_some_and(|g| g <= ROLE_DISTANCE) {
            return true;
        }
        // After it.
        let mut r = 0;
        let mut start_gap = None;
        for (n, w) in sentence[at + 1..].iter().enumerate() {
            if r < role.len() && w.low == role[r].low {
                start_gap.get_or_insert(n);
                r += 1;
            } else if start_gap.is_none() && n > ROLE_DISTANCE {
                break;
            }
        }
        if r == role.len() && start_gap.is_some_and(|g| g <= ROLE_DISTANCE) {
            return true;
        }
    }
    false
}
