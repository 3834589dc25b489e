//! The bottom line, the key points and the background: chosen sentences, shortened, labelled, with whom they
//! rest on.

use crate::Options;
use crate::attribution::attribution;
use crate::claim::claim;
use crate::document::Document;
use crate::labels::{self, Label};
use crate::selection::Choice;
use crate::shorten::shorten;
use nutgraf_core::{Brief, LabelFrom, Point};

/// The most background points of a page.
const BACKGROUND: usize = 2;

/// Writes bottom line, key points and background of the chosen sentences.
pub(crate) fn write(brief: &mut Brief, choices: &[(&Document<'_>, Choice)], options: &Options) {
    let Some((document, first)) = choices.first() else { return };
    let mut used = Vec::new();
    brief.bottom_line = point(document, first.bottom_line);
    // Of several stories each gives its best point before any gives a second.
    let most = choices.iter().map(|(_, c)| c.key_points.len()).max().unwrap_or(0);
    for round in 0..most {
        for (document, choice) in choices {
            if let Some(&index) = choice.key_points.get(round)
                && brief.key_points.len() < options.points
            {
                let mut point = point(document, index);
                let lead = (brief.key_points.is_empty() && index == first.bottom_line + 1)
                    .then_some(first.bottom_line);
                label(&mut point, document, index, lead, &mut used);
                brief.key_points.push(point);
            }
        }
    }
    for (document, choice) in choices {
        for &index in &choice.background {
            if brief.background.len() < BACKGROUND {
                let mut point = point(document, index);
                label(&mut point, document, index, None, &mut used);
                brief.background.push(point);
            }
        }
    }
}

/// The point made from one sentence, without a label.
fn point(document: &Document<'_>, index: usize) -> Point {
    let parse = document.parse(index);
    let claim = claim(parse);
    let attribution = claim.as_ref().and_then(|c| attribution(parse, c.source.as_ref()?));
    let text = match &claim {
        Some(claim) => {
            let short = shorten(parse, claim);
            if short.needs_source && attribution.is_none() {
                document.sentences[index].text.to_owned()
            } else {
                short.text
            }
        }
        None => document.sentences[index].text.to_owned(),
    };
    Point { label: None, label_from: None, text, attribution, citations: vec![document.cite(index)] }
}

/// Gives the point its label: one its sentence earns, else one earned by the lead that it carries on from, else
/// its section's heading, else none. A label is printed once.
fn label(
    point: &mut Point,
    document: &Document<'_>,
    index: usize,
    lead: Option<usize>,
    used: &mut Vec<String>,
) {
    let fresh = |label: &Label, used: &[String]| !used.iter().any(|u| u.eq_ignore_ascii_case(&label.text));
    let own = labels::labels(document.parse(index)).into_iter().find(|l| fresh(l, used));
    let borrowed = lead.and_then(|lead| {
        labels::labels(document.parse(lead)).into_iter().find(|l| fresh(l, used)).map(|label| (lead, label))
    });
    match (own, borrowed) {
        (own, Some((lead, label))) if own.as_ref().is_none_or(|own| own.score < label.score) => {
            point.citations.push(document.cite(lead));
            set(point, label.text, LabelFrom::Sentence, used);
        }
        (Some(label), _) => set(point, label.text, LabelFrom::Sentence, used),
        (None, _) => {
            let heading = document.headings[document.sentences[index].section].as_ref();
            if let Some((heading, _)) = heading
                && !used.iter().any(|u| u.eq_ignore_ascii_case(heading))
            {
                set(point, (*heading).to_owned(), LabelFrom::Heading, used);
            }
        }
    }
}

fn set(point: &mut Point, label: String, from: LabelFrom, used: &mut Vec<String>) {
    used.push(label.clone());
    point.label = Some(label);
    point.label_from = Some(from);
}
