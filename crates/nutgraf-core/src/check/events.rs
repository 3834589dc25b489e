//! What's next and the timeline: times in the story's own words, and dates that follow from them.

use super::words::{self, find_run};
use super::{Checker, ViolationKind, lists, point};
use crate::{Event, Story};
use jiff::civil::Date;

pub(super) fn check(checker: &mut Checker<'_>, name: &str, events: &[Event]) {
    for (i, event) in events.iter().enumerate() {
        let place = format!("{name}[{i}]");
        let sentences = checker.cited_words(&place, &event.citations);
        if sentences.is_empty() {
            continue;
        }
        let when = words::words(&event.when);
        if !sentences.iter().any(|s| find_run(&when, s, 0).is_some()) {
            let message = format!("the time {:?} does not stand in the cited sentence", event.when);
            checker.report(format!("{place}.when"), ViolationKind::NotInSource, &event.when, message);
        }
        if event.what.trim().is_empty() {
            checker.report(
                format!("{place}.what"),
                ViolationKind::Empty,
                "",
                "the entry does not say what happens",
            );
        } else {
            point::text(checker, &format!("{place}.what"), &event.what, &event.citations, true);
        }
        if let Some(date) = event.date {
            let story = event.citations.first().and_then(|c| checker.story_of(c));
            let source =
                event.citations.first().and_then(|c| checker.brief.sources.iter().find(|s| s.id == c.source));
            let today = story.and_then(day_of).or_else(|| source.and_then(|s| s.date));
            if let Err(message) = follows(date, &when, today) {
                checker.report(format!("{place}.date"), ViolationKind::Date, &date.to_string(), message);
            }
        }
    }
}

/// The day a story is told from.
fn day_of(story: &Story) -> Option<Date> {
    let dateline = story.dateline.as_ref().and_then(|d| d.date.as_ref());
    story.date_published.as_ref().or(dateline).map(|d| d.value)
}

/// Whether a date can be what the words say, told on `today`.
fn follows(date: Date, when: &[words::Word<'_>], today: Option<Date>) -> Result<(), String> {
    let mut named = false;
    for (i, w) in when.iter().enumerate() {
        let low = &*w.low;
        if let Some(day) = lists::weekday(low) {
            named = true;
            let own = date.weekday().to_monday_one_offset();
            if day != own {
                return Err(format!("{date} is not a {}", w.key));
            }
        }
        let is_modal_may = low == "may" && !w.is_capital();
        if let Some(month) = lists::month(low).filter(|_| !is_modal_may) {
            named = true;
            let range = when.iter().filter(|w| lists::month(&w.low).is_some()).count() > 1;
            if month != date.month() && !range {
                return Err(format!("{date} is not in {}", w.key));
            }
            let beside = [i.checked_sub(1).and_then(|j| when.get(j)), when.get(i + 1)];
            for day in beside.into_iter().flatten().filter_map(|w| day_number(&w.low)) {
                if day != date.day() && !range {
                    return Err(format!("{date} is not the {day} of {}", w.key));
                }
            }
        }
        if super::losses::is_year(low) {
            named = true;
            if low.parse() != Ok(date.year()) {
                return Err(format!("{date} is not in {low}"));
            }
        }
    }
    let complete = when.iter().any(|w| super::losses::is_year(&w.low))
        && when.iter().any(|w| lists::month(&w.low).is_some());
    let Some(today) = today else {
        return if complete {
            Ok(())
        } else {
            Err("the story has no date that these words could be counted from".to_owned())
        };
    };
    let days = (date - today).get_days();
    let exact = when.iter().find_map(|w| match &*w.low {
        "today" | "tonight" | "overnight" => Some((-1, 1)),
        "tomorrow" => Some((1, 1)),
        "yesterday" => Some((-1, -1)),
        _ => None,
    });
    if let Some((least, most)) = exact {
        return if (least..=most).contains(&days) {
            Ok(())
        } else {
            Err(format!("{date} is {days} days from the story's own date"))
        };
    }
    let phrase = when.iter().map(|w| &*w.low).collect::<Vec<_>>().join(" ");
    let unit = [("week", 14), ("month", 62), ("year", 731), ("day", 31), ("weekend", 9)]
        .into_iter()
        .find(|(u, _)| phrase.contains(u));
    match unit {
        _ if named && lists_only_weekday(when) && days.abs() > 21 => {
            Err(format!("{date} is {days} days from the story's own date"))
        }
        _ if named => Ok(()),
        Some((unit, most))
            if phrase.contains("next")
                || phrase.contains("this")
                || phrase.contains("last")
                || phrase.contains("coming") =>
        {
            let wrong_way = (phrase.contains("next") && days < 0) || (phrase.contains("last") && days > 0);
            if days.abs() > most || wrong_way {
                Err(format!(
                    "{date} is {days} days from the story's own date, which is no {phrase:?} ({unit})"
                ))
            } else {
                Ok(())
            }
        }
        // "in three days", "a month later": the words hold a time, and its size is not worked out here.
        Some(_) => Ok(()),
        None if when.iter().any(|w| w.has_digit()) => Ok(()),
        None => Err(format!("no date follows from {phrase:?}")),
    }
}

fn lists_only_weekday(when: &[words::Word<'_>]) -> bool {
    when.iter().all(|w| lists::month(&w.low).is_none() && !w.has_digit())
        && when.iter().any(|w| lists::weekday(&w.low).is_some())
}

fn day_number(w: &str) -> Option<i8> {
    let digits = w.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}
