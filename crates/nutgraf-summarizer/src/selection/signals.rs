//! The signals of a sentence: what can be told about it without a parse.

use super::{
    cues,
    opener::{self, Opener},
};
use crate::document::{Document, SentenceView};

/// Number of signals.
pub(crate) const COUNT: usize = NAMES.len();

/// The names of the signals, in the order of [`Signals`].
pub(crate) const NAMES: [&str; 46] = [
    "lead",
    "second",
    "third",
    "early",
    "position",
    "last",
    "story-length",
    "opens-paragraph",
    "opens-section",
    "length",
    "short",
    "long",
    "centrality",
    "frequency",
    "lead-overlap",
    "links",
    "novelty",
    "headline",
    "heading",
    "names",
    "main-name",
    "new-names",
    "numbers",
    "money",
    "day",
    "decision",
    "casualty",
    "future",
    "reporting",
    "extreme",
    "change",
    "quoted",
    "opens-quoted",
    "question",
    "person",
    "pronoun-opener",
    "connective-opener",
    "takes-up",
    "pronouns",
    "past",
    "past-perfect",
    "past-year",
    "background",
    "list",
    "furniture",
    "function",
];

/// The values of the signals of one sentence, most of them between 0 and 1.
pub(crate) type Signals = [f64; COUNT];

/// What the signals of all sentences need to know about the whole story.
struct Whole<'d> {
    /// Of each stem: the number of sentences it stands in.
    spread: Vec<f64>,
    /// Of each stem: its weight in the centroid.
    centroid: Vec<f64>,
    /// The square of the length of the centroid.
    length: f64,
    /// Of each stem: its cues.
    cues: &'d [cues::Cue],
    /// Of each stem: the sentence it first stands in.
    first: Vec<u32>,
    /// Of each stem: whether it names what the story is about most.
    main: Vec<bool>,
    /// The year that counts as this one.
    year: Option<u32>,
}

impl<'d> Whole<'d> {
    fn new(document: &'d Document<'_>) -> Self {
        let n = document.stems;
        let (mut spread, mut first, mut capitals) = (vec![0.0; n], vec![u32::MAX; n], vec![0u32; n]);
        let mut year = document.reference().map(|d| d.year() as u32);
        for (i, s) in document.sentences.iter().enumerate() {
            for &stem in &s.content {
                spread[stem as usize] += 1.0;
                first[stem as usize] = first[stem as usize].min(i as u32);
            }
            for w in s.words.iter().skip(1) {
                if w.capital && !w.function {
                    capitals[w.stem as usize] += 1;
                }
            }
            if document.reference().is_none() {
                year = year.max(years(s).max());
            }
        }
        let most = capitals.iter().copied().max().unwrap_or(0);
        let main = capitals.iter().map(|&c| c > 1 && 2 * c >= most).collect();
        let cues = document.cues();
        // A stem that stands in one sentence alone says nothing about the story as a whole.
        let centroid: Vec<f64> = spread.iter().map(|&d| if d > 1.0 { d } else { 0.0 }).collect();
        let length = centroid.iter().map(|c| c * c).sum();
        Self { spread, centroid, length, cues, first, main, year }
    }
}

/// The years a sentence names.
pub(crate) fn years<'a>(s: &'a SentenceView<'_>) -> impl Iterator<Item = u32> + 'a {
    s.words
        .iter()
        .filter(|w| w.digit && w.span.len() == 4)
        .filter_map(|w| w.span.slice(s.text).parse::<u32>().ok())
        .filter(|y| (1900..2100).contains(y))
}

/// The signals of every sentence, in order.
pub(crate) fn all(document: &Document<'_>) -> Vec<Signals> {
    let whole = Whole::new(document);
    (0..document.sentences.len()).map(|i| of(document, &whole, i)).collect()
}

fn flag(b: bool) -> f64 {
    f64::from(u8::from(b))
}

fn share(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() { 0.0 } else { common(a, b) as f64 / a.len() as f64 }
}

/// How many numbers two sorted lists share.
pub(crate) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, n) = (i + 1, j + 1, n + 1),
        }
    }
    n
}

fn of(document: &Document<'_>, whole: &Whole<'_>, i: usize) -> Signals {
    let s = &document.sentences[i];
    let all = &document.sentences;
    let n = all.len() as f64;
    let words = s.words.len() as f64;
    let some = words.max(1.0);
    let content = s.content.len().max(1) as f64;
    let sum = |f: &dyn Fn(usize) -> f64| s.content.iter().map(|&c| f(c as usize)).sum::<f64>();
    let counted =
        |cue: cues::Cue| s.words.iter().filter(|w| whole.cues[w.stem as usize] & cue != 0).count() as f64;
    let capped = |x: f64, most: f64| x.min(most) / most;
    let names = s.words.iter().skip(1).filter(|w| w.capital && !w.function);
    let opens = opener::of(s.text);
    let links = s.content.iter().map(|&c| whole.spread[c as usize] - 1.0).sum::<f64>();
    let quoted = s.quoted as f64 / s.text.len().max(1) as f64;
    let person = counted(cues::PERSON) * (1.0 - quoted);
    let heading = document.headings.get(s.section).and_then(Option::as_ref);
    let old = whole.year.is_some_and(|now| years(s).any(|y| y + 2 <= now));
    let section_start = i == 0 || all[i - 1].section != s.section;
    let norm = (content * whole.length).sqrt().max(1.0);
    [
        flag(i == 0),
        flag(i == 1),
        flag(i == 2),
        1.0 / (1.0 + i as f64),
        1.0 - i as f64 / n,
        flag(i > 0 && i + 1 == all.len()),
        capped(n, 60.0),
        flag(s.number == 1),
        flag(section_start),
        capped(words, 40.0),
        (9.0 - words).max(0.0) / 9.0,
        (words - 30.0).clamp(0.0, 30.0) / 30.0,
        sum(&|c| whole.centroid[c]) / norm,
        sum(&|c| whole.spread[c]) / content / n.sqrt(),
        if i == 0 { 0.0 } else { share(&s.content, &all[0].content) },
        (links / n).min(4.0) / 4.0,
        sum(&|c| flag(whole.first[c] == i as u32)) / content,
        share(&document.headline, &s.content),
        heading.map_or(0.0, |(_, stems)| share(stems, &s.content)),
        names.clone().count() as f64 / some,
        capped(names.clone().filter(|w| whole.main[w.stem as usize]).count() as f64, 2.0),
        capped(names.filter(|w| whole.first[w.stem as usize] == i as u32).count() as f64, 4.0),
        capped(s.words.iter().filter(|w| w.digit).count() as f64, 3.0),
        flag(s.text.contains(['$', '£', '€', '%'])),
        capped(counted(cues::DAY), 2.0),
        capped(counted(cues::DECISION), 3.0),
        capped(counted(cues::CASUALTY), 3.0),
        capped(counted(cues::FUTURE), 2.0),
        capped(counted(cues::REPORTING), 2.0),
        capped(counted(cues::EXTREME), 2.0),
        capped(counted(cues::CHANGE), 3.0),
        quoted,
        flag(s.text.starts_with(['"', '“', '‘', '\''])),
        flag(question(s.text)),
        capped(person, 3.0),
        flag(opens == Opener::Pronoun),
        flag(opens == Opener::Connective),
        flag(opens == Opener::TakesUp),
        capped(counted(cues::PRONOUN), 4.0),
        capped(counted(cues::PAST), 2.0),
        flag(past_perfect(s)),
        flag(old),
        flag(heading.is_some_and(|(text, _)| background_heading(text))),
        flag(s.in_list),
        flag(furniture(s)),
        s.words.iter().filter(|w| w.function).count() as f64 / some,
    ]
}

/// Whether the sentence holds "had" with a participle close behind.
pub(crate) fn past_perfect(s: &SentenceView<'_>) -> bool {
    let lower =
        |k: usize| s.words.get(k).map(|w| w.span.slice(s.text).to_ascii_lowercase()).unwrap_or_default();
    (0..s.words.len()).any(|k| {
        matches!(s.words[k].span.slice(s.text), "had" | "Had")
            && (k + 1..k + 4).map(lower).any(|w| {
                w == "been"
                    || w.len() > 3 && (w.ends_with("ed") || w.ends_with("en"))
                    || w == "had"
                    || w == "said"
            })
    })
}

/// Whether a heading announces what was before.
pub(crate) fn background_heading(text: &str) -> bool {
    let text = text.to_lowercase();
    ["background", "context", "histor", "timeline", "previously", "the story so far", "how we got here"]
        .iter()
        .any(|cue| text.contains(cue))
}

/// Whether the sentence asks. A question mark after a full stop is a damaged quotation mark.
pub(crate) fn question(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')']);
    text.ends_with('?') && !text.ends_with(".?") && !text.ends_with(",?")
}

/// Whether the sentence is about the page rather than of the story.
pub(crate) fn furniture(s: &SentenceView<'_>) -> bool {
    let text = s.text;
    text.starts_with('(') && text.trim_end_matches('.').ends_with(')')
        || [
            "contributed to this report",
            "Click here",
            "click here",
            "Follow ",
            "Image:",
            "Picture:",
            "Photograph",
            "File photo",
            "(pictured)",
            "READ MORE",
            "Read more",
            "Watch ",
            "Photo",
            "e-mail",
            "story ideas",
            "Image caption",
            "All rights reserved",
            "Share your",
            "See more",
            // Who said nothing.
            "available for comment",
            "reached for comment",
            "request for comment",
            "requests for comment",
            "not immediately returned",
            "not immediately respond",
            "obtained a copy of",
            "wrote the story",
        ]
        .iter()
        .any(|cue| text.contains(cue))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, all, common};
    use crate::document::Document;
    use nutgraf_core::Story;

    fn value(text: &str, i: usize, name: &str) -> f64 {
        let story = Story::parse(text);
        all(&Document::new(&story, 1))[i][NAMES.iter().position(|n| *n == name).unwrap()]
    }

    #[test]
    fn signals_see_what_they_are_named_for() {
        let text = "Police in Leeds arrested nine people on Friday. He asked for 40 % of it? The mayor had resigned \
                    before the raid.";
        assert_eq!(value(text, 0, "lead"), 1.0);
        assert!(value(text, 0, "decision") > 0.0);
        assert!(value(text, 0, "day") > 0.0);
        assert_eq!(value(text, 1, "pronoun-opener"), 1.0);
        assert_eq!(value(text, 1, "question"), 1.0);
        assert_eq!(value(text, 1, "money"), 1.0);
        assert_eq!(value(text, 2, "past-perfect"), 1.0);
        assert!(value(text, 2, "casualty") > 0.0);
    }

    #[test]
    fn common_counts_what_two_sorted_lists_share() {
        assert_eq!(common(&[1, 3, 5, 8], &[2, 3, 8, 9]), 2);
        assert_eq!(common(&[], &[1]), 0);
    }
}
