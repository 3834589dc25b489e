//! The last step: the brief is held against its stories, and what cannot be borne out is taken back.
//!
//! The check knows nothing of how the brief was made. What it objects to is printed the plain way: a point as
//! its whole sentence, without its label or attribution; any other entry not at all.

use nutgraf_core::{Brief, Point, SourceKind, Sourcing, Story, Violation, check};

/// Objections may uncover others; this many rounds settle every case seen.
const ROUNDS: usize = 3;

/// Takes back whatever the check objects to, and returns what it objects to in the brief as it then stands.
pub(crate) fn prove(brief: &mut Brief, stories: &[Story]) -> Vec<Violation> {
    let mut objections = check(brief, stories);
    for _ in 0..ROUNDS {
        if objections.is_empty() {
            break;
        }
        // From the end, so that removing an entry moves no other that is still to go.
        let mut places: Vec<Place<'_>> = objections.iter().filter_map(place).collect();
        places.sort_by(|a, b| b.index.cmp(&a.index).then(b.section.cmp(a.section)));
        places.dedup();
        for place in places {
            take_back(brief, &place);
        }
        objections = check(brief, stories);
    }
    objections
}

/// Where an objection points: `key_points[2].text`.
#[derive(PartialEq, Eq)]
struct Place<'v> {
    section: &'v str,
    index: usize,
    field: &'v str,
}

fn place(violation: &Violation) -> Option<Place<'_>> {
    let (head, field) = violation.place.split_once('.').unwrap_or((&violation.place, ""));
    // What is numbered may be the section itself or, as in `sourcing.entries[0]`, a part of it.
    let (section, numbered) = match head.split_once('[') {
        Some((section, index)) => (section, Some(index)),
        None => (head, field.split_once('[').map(|(_, index)| index)),
    };
    let index = numbered.map_or(Some(0), |n| n.split(']').next()?.parse().ok())?;
    let field = field.split(['[', '.']).next().unwrap_or("");
    Some(Place { section, index, field })
}

fn take_back(brief: &mut Brief, place: &Place<'_>) {
    match place.section {
        "bottom_line" => plain(&mut brief.bottom_line, place.field),
        "key_points" => brief.key_points.get_mut(place.index).into_iter().for_each(|p| plain(p, place.field)),
        "background" => brief.background.get_mut(place.index).into_iter().for_each(|p| plain(p, place.field)),
        "headline" => {
            if let Some(citation) = brief.headline.citations.first() {
                brief.headline.text = citation.excerpt.clone();
            }
        }
        "figures" => remove(&mut brief.figures, place.index),
        "people" => remove(&mut brief.people, place.index),
        "quotes" => remove(&mut brief.quotes, place.index),
        "whats_next" => remove(&mut brief.whats_next, place.index),
        "timeline" => remove(&mut brief.timeline, place.index),
        "sourcing" => source(&mut brief.sourcing, place),
        _ => {}
    }
}

/// The point as its whole sentence, or without its label.
fn plain(point: &mut Point, field: &str) {
    if field == "label" {
        point.label = None;
        point.label_from = None;
    } else if let Some(citation) = point.citations.first() {
        point.text = citation.excerpt.clone();
        point.attribution = None;
    }
}

/// Takes one source off the list and out of the count, or one point off those that rest on an unnamed one.
fn source(sourcing: &mut Sourcing, place: &Place<'_>) {
    match place.field {
        "entries" if place.index < sourcing.entries.len() => {
            let entry = sourcing.entries.remove(place.index);
            let count = if entry.attribution.kind == SourceKind::Unnamed {
                &mut sourcing.unnamed
            } else {
                &mut sourcing.named
            };
            *count = count.saturating_sub(1);
        }
        "single_unnamed" => remove(&mut sourcing.single_unnamed, place.index),
        _ => *sourcing = Sourcing::default(),
    }
}

fn remove<T>(entries: &mut Vec<T>, index: usize) {
    if index < entries.len() {
        entries.remove(index);
    }
}

#[cfg(test)]
mod tests {
    use super::prove;
    use crate::{Options, summarize_and_check};
    use nutgraf_core::Story;

    #[test]
    fn what_the_check_objects_to_is_taken_back_or_told() {
        let text = "The council approved the bridge on Monday. Work starts in June, Mayor Ann Holt said.";
        let stories = [Story::parse(text)];
        let (made, objections) = summarize_and_check(&stories, &Options::default());
        assert_eq!(objections, []);
        let mut brief = made.clone();
        brief.bottom_line.text = "The council refused the bridge on Monday.".to_owned();
        assert_eq!(prove(&mut brief, &stories), []);
        assert_eq!(brief.bottom_line.text, "The council approved the bridge on Monday.");
        // No part of the page, so nothing to take back.
        brief.sources.clear();
        assert_ne!(prove(&mut brief, &stories), []);
    }
}
