//! Whether the sources of a brief are the stories given.

use super::{Checker, ViolationKind::Source as Kind, align, words};
use crate::{SCHEMA, Story, sha256_hex};

/// Words in the body of a story: white-space separated, in its sentences.
fn body_words(story: &Story) -> usize {
    story.sentences().map(|(_, _, s)| story.text(s.span).split_whitespace().count()).sum()
}

pub(super) fn check(checker: &mut Checker<'_>) {
    let brief = checker.brief;
    if brief.schema != SCHEMA {
        let message = format!("schema {} is not {SCHEMA}, the one this check knows", brief.schema);
        checker.report("schema", Kind, &brief.schema.to_string(), message);
    }
    if brief.sources.is_empty() {
        checker.report("sources", super::ViolationKind::NoCitation, "", "the brief names no source");
    }
    for (i, source) in brief.sources.iter().enumerate() {
        let place = format!("sources[{i}]");
        if source.id != i + 1 {
            let message = format!("source {} stands at place {}", source.id, i + 1);
            checker.report(format!("{place}.id"), Kind, &source.id.to_string(), message);
        }
        let Some(story) = checker.stories[i] else {
            checker.report(place, Kind, &source.sha256, "no story was given for this source");
            continue;
        };
        let hash = sha256_hex(&story.source);
        if hash != source.sha256 {
            let message =
                format!("the story's text has SHA-256 {hash}, so it is not the text the brief was made from");
            checker.report(format!("{place}.sha256"), Kind, &source.sha256, message);
        }
        let words = body_words(story);
        if words != source.words {
            let message = format!("the story has {words} words in its body, not {}", source.words);
            checker.report(format!("{place}.words"), Kind, &source.words.to_string(), message);
        }
        let value = |f: &Option<crate::Field>| f.as_ref().map(|f| f.value.clone());
        let fields = [
            ("headline", &source.headline, value(&story.headline)),
            ("publisher", &source.publisher, value(&story.publisher)),
            ("url", &source.url, value(&story.url)),
            ("place", &source.place, story.dateline.as_ref().map(|d| d.place.clone())),
        ];
        for (name, ours, theirs) in fields {
            // A field the brief leaves out claims nothing.
            if let Some(ours) = ours
                && Some(ours) != theirs.as_ref()
            {
                let message = match theirs {
                    Some(theirs) => format!("the story's {name} is {theirs:?}"),
                    None => format!("the story has no {name}"),
                };
                checker.report(format!("{place}.{name}"), Kind, ours, message);
            }
        }
        // A byline may be printed without its "By" and the authors' titles.
        if let Some(ours) = &source.byline {
            let raw = story.byline.as_ref().map_or("", |b| b.raw.as_str());
            let (text, whole) = (words::words(ours), words::words(raw));
            let alignment = align::align(&text, &whole, |i, j| text[i].low == whole[j].low);
            if alignment.contains(&None) {
                let message = format!("the story's byline is {raw:?}");
                checker.report(format!("{place}.byline"), Kind, ours, message);
            }
        }
        let dates = [
            story.date_published.as_ref().map(|d| d.value),
            story.dateline.as_ref().and_then(|d| d.date.as_ref()).map(|d| d.value),
            story.date_modified.as_ref().map(|d| d.value),
        ];
        // A story without any date may have been given one by its reader.
        if let Some(date) = source.date
            && dates.iter().any(Option::is_some)
            && !dates.contains(&Some(date))
        {
            let message = format!("{date} is not the date of the story");
            checker.report(format!("{place}.date"), super::ViolationKind::Date, &date.to_string(), message);
        }
    }
}
