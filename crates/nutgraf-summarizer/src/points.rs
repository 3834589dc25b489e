//! The bottom line, the key points and the background: chosen sentences, shortened, labelled, with whom they
//! rest on.

use crate::Options;
use crate::attribution::attribution;
use crate::claim::claim;
use crate::document::Document;
use crate::labelling::{Entry, label, telling};
use crate::render::one_line;
use crate::selection::{Choice, choice};
use crate::shorten::shorten;
use crate::{people, pronouns, quotes};
use nutgraf_core::{Attribution, Brief, Point, SourceKind};

/// The most background points of a page.
const BACKGROUND: usize = 2;

/// Writes bottom line, key points and background of the chosen sentences.
pub(crate) fn write(brief: &mut Brief, choices: &[(&Document<'_>, Choice)], options: &Options) {
    let Some((document, first)) = choices.first() else { return };
    let mut used = Vec::new();
    brief.bottom_line = point(document, first.bottom_line);
    // Of several stories each gives its best point before any gives a second.
    let most = choices.iter().map(|(_, c)| c.key_points.len()).max().unwrap_or(0);
    let mut pool = Vec::new();
    for round in 0..most {
        for (document, choice) in choices {
            if let Some(&index) = choice.key_points.get(round) {
                // One that leans on the sentence before goes with it.
                let pair = round > 0 && choice.key_points[round - 1] + 1 == index;
                pool.push(Entry { document, index, pair });
            }
        }
    }
    brief.key_points = telling(pool, first.bottom_line, options.points, &mut used);
    if let [(document, _)] = choices
        && choice::keeps_its_order(document)
    {
        brief.key_points.sort_by_key(|point| point.citations.first().map(|c| c.span.start()));
    }
    for (document, choice) in choices {
        for &index in &choice.background {
            if brief.background.len() < BACKGROUND {
                let mut point = point(document, index);
                label(&mut point, document, index, first.bottom_line, &mut used);
                brief.background.push(point);
            }
        }
    }
}

/// The point made from one sentence, without a label.
pub(crate) fn point(document: &Document<'_>, index: usize) -> Point {
    if document.foreign().is_some() {
        let text = one_line(document.sentences[index].text);
        return Point {
            label: None,
            label_from: None,
            text,
            attribution: None,
            citations: vec![document.cite(index)],
        };
    }
    if let Some(quoted) = quoted(document, index) {
        return quoted;
    }
    let parse = document.parse(index);
    let claim = claim(parse);
    let attribution = claim.as_ref().and_then(|c| attribution(document, index, c.source.as_ref()?));
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
    let text = pronouns::resolve(document, index, &text).unwrap_or(text);
    let text = closed(document, index, text);
    Point { label: None, label_from: None, text, attribution, citations: vec![document.cite(index)] }
}

/// The point made from a sentence of a longer quotation: its words between marks, with who said them.
///
/// "I am glad to be back. We have a game to play," Berg said: a mark stands at one end of each sentence only.
fn quoted(document: &Document<'_>, index: usize) -> Option<Point> {
    let sentence = &document.sentences[index];
    let mark = |c: char| matches!(c, '"' | '“' | '”') || c.is_whitespace();
    let start = sentence.span.start() + (sentence.text.len() - sentence.text.trim_start_matches(mark).len());
    let words = sentence.text.trim_matches(mark);
    let quotation = document
        .story
        .quotations
        .iter()
        .find(|q| q.spans.iter().any(|s| s.start() <= start && start + words.len() <= s.end()))?;
    if words.is_empty() || words.contains(['"', '“', '”']) {
        return None;
    }
    let attribution = match quotes::speaker(quotation, document) {
        Some(person) => {
            let role = person.role.as_ref().and_then(|r| people::role(&r.text));
            let name = &person.name;
            let text = role.as_ref().map_or_else(|| name.clone(), |role| format!("{name}, {role}"));
            Some(Attribution { kind: SourceKind::Person, text, name: Some(name.clone()), role })
        }
        None => quotation.speaker.as_ref().filter(|s| s.name.starts_with(char::is_uppercase)).map(|s| {
            let name = s.name.clone();
            Attribution { kind: SourceKind::Person, text: name.clone(), name: Some(name), role: None }
        }),
    };
    let curly =
        document.story.source[..start].trim_end().ends_with('“') || sentence.text.contains(['“', '”']);
    let (open, close) = if curly { ('“', '”') } else { ('"', '"') };
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let text = format!("{open}{}{stop}{close}", words.trim_end_matches(','));
    Some(Point { label: None, label_from: None, text, attribution, citations: vec![document.cite(index)] })
}

/// The text with the mark that it lacks where a quotation goes on past its sentence, or comes from the one before:
/// `Holt said: "We have a game to play.` has its other mark sentences later.
fn closed(document: &Document<'_>, index: usize, text: String) -> String {
    let count = |marks: &[char]| text.matches(marks).count();
    let straight = count(&['"']) % 2 == 1;
    let (opened, closed) = (count(&['“']), count(&['”']));
    if !straight && opened == closed {
        return text;
    }
    let (open, close) = if straight { ('"', '"') } else { ('“', '”') };
    let span = document.sentences[index].span;
    let spans = || document.story.quotations.iter().flat_map(|q| &q.spans);
    let goes_on =
        spans().any(|s| s.start() > span.start() && s.start() < span.end() && s.end() >= span.end());
    let comes_in =
        spans().any(|s| s.start() <= span.start() && s.end() > span.start() && s.end() < span.end());
    if goes_on && !comes_in && (straight || opened > closed) {
        format!("{text}{close}")
    } else if comes_in && !goes_on && (straight || closed > opened) {
        format!("{open}{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    #[test]
    fn a_sentence_of_a_longer_quotation_has_both_marks_and_its_speaker() {
        let brief = brief(
            "Captain Ann Holt is back in the squad. \"I want to play in the first game of the season. We have a lot of \
             work to do before Saturday,\" said Holt on Monday.",
        );
        let point = brief.key_points.iter().find(|p| p.text.contains("first game")).expect("a point");
        assert_eq!(point.text, "\"I want to play in the first game of the season.\"");
        assert_eq!(point.attribution.as_ref().and_then(|a| a.name.as_deref()), Some("Ann Holt"));
    }

    #[test]
    fn a_short_story_is_told_in_its_order() {
        let brief = brief(
            "The council of Holm closed the only bridge over the river on Monday. The bridge was painted green last \
             spring. Some residents liked the colour. Engineers found cracks in two of its pillars, Mayor Ann Holt said \
             on Monday. Repairs of the bridge will cost 4 million pounds and take until June, the council said. Two \
             people were injured when a part of the bridge fell on a boat.",
        );
        let places: Vec<usize> = brief.key_points.iter().map(|p| p.citations[0].sentence).collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn a_quotation_that_goes_on_is_closed_where_the_point_ends() {
        let text = "The bridge at Holm will stay shut until June. Mayor Ann Holt said: \"We need another month for \
            the steel. It comes from Spain.\" Traders in Holm fear for the summer.";
        let story = Story::parse(text);
        let document = crate::document::Document::new(&story, 1);
        let point = super::point(&document, 1);
        assert!(point.text.ends_with("for the steel.\""), "{}", point.text);
    }
}
