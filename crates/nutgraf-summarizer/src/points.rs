//! The bottom line, the key points and the background: sentences that were chosen, as they are printed.

use crate::Options;
use crate::document::Document;
use crate::selection::Choice;
use nutgraf_core::{Brief, LabelFrom, Point};

/// The most background points of a page.
const BACKGROUND: usize = 2;

/// Writes bottom line, key points and background of the chosen sentences.
pub(crate) fn write(brief: &mut Brief, choices: &[(&Document<'_>, Choice)], options: &Options) {
    let Some((document, first)) = choices.first() else { return };
    brief.bottom_line = point(document, first.bottom_line);
    brief.bottom_line.label = None;
    brief.bottom_line.label_from = None;
    // Of several stories each gives its best point before any gives a second.
    let most = choices.iter().map(|(_, c)| c.key_points.len()).max().unwrap_or(0);
    for round in 0..most {
        for (document, choice) in choices {
            if let Some(&index) = choice.key_points.get(round)
                && brief.key_points.len() < options.points
            {
                let mut point = point(document, index);
                if brief.key_points.iter().any(|p| p.label == point.label) {
                    point.label = None;
                    point.label_from = None;
                }
                brief.key_points.push(point);
            }
        }
    }
    brief.background = choices
        .iter()
        .flat_map(|(d, c)| c.background.iter().map(|&i| point(d, i)))
        .take(BACKGROUND)
        .collect();
}

/// The point made from one sentence.
fn point(document: &Document<'_>, index: usize) -> Point {
    let sentence = &document.sentences[index];
    let heading = document.headings[sentence.section].as_ref().map(|(text, _)| (*text).to_owned());
    Point {
        label_from: heading.as_ref().map(|_| LabelFrom::Heading),
        label: heading,
        text: sentence.text.to_owned(),
        attribution: None,
        citations: vec![document.cite(index)],
    }
}
