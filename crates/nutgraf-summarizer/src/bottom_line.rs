//! The bottom line: the one sentence a reader takes away, with what is still open behind a semicolon.
//!
//! "The firms have agreed to merge; regulators have to approve the deal by 30 June." The second clause is joined
//! only where it surely belongs: it sets a limit or a condition, it is told on nobody's word but the story's, it names
//! something that the first names, it is no labelled point of its own, and both together stay short.

use crate::claim::claim;
use crate::document::Document;
use crate::selection::opener;
use nutgraf_core::{Brief, Event, LabelFrom};
use nutgraf_language::{Upos, lexicon};

/// The most words of the first clause, of the second, and of both.
const WORDS: [usize; 3] = [26, 18, 36];

/// Fewer points than this are not made fewer.
const FEWEST: usize = 3;

/// Joins the first open deadline or condition of the story to the bottom line.
pub(crate) fn join(brief: &mut Brief, document: &Document<'_>, bottom_line: usize) {
    let count = |text: &str| text.split_whitespace().count();
    let text = &brief.bottom_line.text;
    if brief.bottom_line.attribution.is_some() || count(text) > WORDS[0] || !is_plain(text) {
        return;
    }
    let point = |event: &Event| {
        let cited = event.citations.first().map(|c| (c.source, c.span));
        brief.key_points.iter().position(|p| p.citations.iter().any(|c| Some((c.source, c.span)) == cited))
    };
    // A point with a label of its own says it better, and one that the next point leans on has to stay.
    let free = |event: &Event| {
        point(event).is_none_or(|at| {
            let next = brief.key_points.get(at + 1);
            brief.key_points[at].label_from != Some(LabelFrom::Sentence)
                && brief.key_points.len() > FEWEST
                && !next.is_some_and(|p| opener::of(&p.text).dangles())
        })
    };
    let fits = |event: &&Event| {
        count(&event.what) <= WORDS[1]
            && count(&event.what) + count(text) <= WORDS[2]
            && is_plain(&event.what)
    };
    let open = brief.whats_next.iter().filter(fits).find(|event| {
        let Some(index) = index(document, event) else { return false };
        index != bottom_line
            && free(event)
            && is_open(event)
            && is_about(document, bottom_line, index)
            && is_the_storys(document, index)
    });
    let open = open.and_then(|event| Some((event.clone(), index(document, event)?, point(event))));
    if let Some((event, index, point)) = open {
        point.map(|at| brief.key_points.remove(at));
        let first = brief.bottom_line.text.trim_end_matches('.').to_owned();
        brief.bottom_line.text = format!("{first}; {}", uncapitalised(document, index, &event.what));
        brief.bottom_line.citations.extend(event.citations);
    }
}

/// One sentence without marks that a semicolon would mix with.
fn is_plain(text: &str) -> bool {
    text.ends_with('.') && !text.contains(['"', '“', '”', ';', ':', '?', '!', '[', '('])
}

fn index(document: &Document<'_>, event: &Event) -> Option<usize> {
    let cited = event.citations.first().filter(|c| c.source == document.source)?;
    document.sentences.iter().position(|s| s.span == cited.span)
}

/// Whether the clause sets a limit or a condition.
fn is_open(event: &Event) -> bool {
    let what = event.what.to_lowercase();
    let limit =
        ["by ", "until ", "within ", "before "].iter().any(|w| event.when.to_lowercase().starts_with(w));
    let condition = [
        "subject to",
        "depends on",
        "depend on",
        "conditional on",
        "still ",
        " due ",
        "expected to",
        "scheduled",
        "has to",
        "have to",
        "must",
    ];
    limit || what.contains("deadline") || condition.iter().any(|c| what.contains(c))
}

/// Whether both sentences name the same thing.
fn is_about(document: &Document<'_>, a: usize, b: usize) -> bool {
    // The first word has a capital whatever it is.
    let names = |i: usize, skip: usize| {
        let text = document.sentences[i].text;
        let words = document.sentences[i].words.iter().skip(skip);
        words.filter(move |w| w.capital && !w.function && !lexicon::TIME_WORDS.contains(w.span.slice(text)))
    };
    names(a, 0).any(|x| names(b, 1).any(|y| x.stem == y.stem))
        || names(a, 1).any(|x| names(b, 0).any(|y| x.stem == y.stem))
}

/// Whether nobody but the story says so.
fn is_the_storys(document: &Document<'_>, index: usize) -> bool {
    claim(document.parse(index)).is_some_and(|c| c.source.is_none()) && document.sentences[index].quoted == 0
}

/// The clause with a small letter first, unless its first word is a name.
fn uncapitalised(document: &Document<'_>, index: usize, what: &str) -> String {
    let first = what.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let parse = document.tagged(index);
    let name = parse.tokens.iter().enumerate().any(|(t, token)| {
        parse.form(t).eq_ignore_ascii_case(first) && (token.upos == Upos::Propn || first == "I")
    });
    let mut chars = what.chars();
    match chars.next() {
        Some(c) if !name => c.to_lowercase().chain(chars).collect(),
        _ => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Story, check};

    #[test]
    fn an_open_deadline_is_joined() {
        let text = "Nordbank has agreed to buy its rival Kredit for 4 billion crowns. Shares in Kredit rose by a fifth \
            on Monday. Kredit employs 900 people in Holm and Vik. Unions fear the loss of 200 jobs. The firms \
            have cut costs for years. Trade minister Anna Lie welcomed the plan on Tuesday. Customers keep their \
            accounts, branches and cards. A spokesman for Kredit declined to comment. Regulators have to approve the sale of Kredit by 30 June.";
        let stories = [Story::parse(text)];
        let brief = summarize(&stories, &Options::default());
        assert_eq!(check(&brief, &stories), []);
        let line = &brief.bottom_line;
        assert!(
            line.text.ends_with("; regulators have to approve the sale of Kredit by 30 June."),
            "{:?} {:?}",
            brief.bottom_line.text,
            brief.whats_next
        );
        assert_eq!(line.citations.len(), 2);
    }

    #[test]
    fn what_is_only_said_to_be_due_is_not_joined() {
        let text = "Nordbank has agreed to buy its rival Kredit. Unions said the sale of Kredit will end by 30 June.";
        let brief = summarize(&[Story::parse(text)], &Options { points: 0, ..Options::default() });
        assert!(!brief.bottom_line.text.contains(';'), "{:?}", brief.bottom_line);
    }
}
