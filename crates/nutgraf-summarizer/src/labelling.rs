//! Which of the chosen sentences become key points, and the label of each.

use crate::document::Document;
use crate::labels::named::named;
use crate::labels::{self, Label};
use crate::points::point;
use nutgraf_core::{LabelFrom, Point, Span};
use nutgraf_language::Parse;
use nutgraf_language::names::{EntityKind, MentionKind};

/// A sentence that may become a key point.
pub(crate) struct Entry<'d, 's> {
    /// Its story.
    pub document: &'d Document<'s>,
    /// Its place among the sentences of the story.
    pub index: usize,
    /// Whether the sentence before it stands right before it in the choice.
    pub pair: bool,
}

/// Points that are kept whatever their labels: the opening of the brief.
const OPENING: usize = 2;

/// Sentences beyond those asked for that a story with headings is given.
const SPARE_WITH_HEADINGS: usize = 2;

/// At most `most` points of the sentences in `pool`, in its order: its opening, then those whose sentence earns a
/// label, then the first of the others.
pub(crate) fn telling(
    pool: Vec<Entry<'_, '_>>,
    lead: usize,
    most: usize,
    used: &mut Vec<String>,
) -> Vec<Point> {
    let headed = pool.first().is_some_and(|e| e.document.headings.iter().flatten().count() > 0);
    let reach = if headed { most + SPARE_WITH_HEADINGS } else { pool.len() };
    // Its sections stand for what matters in the story: of their points only the last may give way to a label.
    let opening = if headed { most.saturating_sub(1).max(OPENING) } else { OPENING };
    // For each entry its point, once it is made, and whether that is kept.
    let mut made: Vec<(Point, bool)> = Vec::new();
    let mut kept = 0;
    for (n, entry) in pool.iter().take(reach).enumerate() {
        if kept == most {
            break;
        }
        let mut point = point(entry.document, entry.index);
        let mut tried = used.clone();
        label(&mut point, entry.document, entry.index, lead, &mut tried);
        let telling = point.label_from == Some(LabelFrom::Sentence) && is_whole(&point);
        let stands = !entry.pair || made.last().is_none_or(|(_, kept)| *kept);
        let keep = n < opening && is_whole(&point) || telling && stands;
        if keep {
            kept += 1;
            *used = tried;
        }
        made.push((point, keep));
    }
    // What room is left goes to the first of the others; half a quotation is the last resort.
    for whole in [true, false] {
        for n in 0..made.len() {
            let stands = !pool[n].pair || n == 0 || made[n - 1].1;
            if kept < most && !made[n].1 && stands && is_whole(&made[n].0) == whole {
                made[n].1 = true;
                kept += 1;
                used.extend(made[n].0.label.clone());
            }
        }
    }
    made.into_iter().filter(|(_, kept)| *kept).map(|(point, _)| point).collect()
}

/// Whether the point is neither half of a quotation nor one of nobody's.
fn is_whole(point: &Point) -> bool {
    let count = |mark: char| point.text.matches(mark).count();
    let nobodys =
        point.attribution.is_none() && point.text.starts_with(['"', '“']) && point.text.ends_with(['"', '”']);
    let doubled = point.text.matches("''").count().is_multiple_of(2);
    count('"') % 2 == 0 && doubled && count('“') == count('”') && !nobodys
}

/// Gives the point its label: one its sentence earns; else, or better, one earned by the sentence before that it
/// carries on from; else its section's heading; else none. A label is printed once.
pub(crate) fn label(
    point: &mut Point,
    document: &Document<'_>,
    index: usize,
    lead: usize,
    used: &mut Vec<String>,
) {
    if document.foreign().is_some() {
        return by_heading(point, document, index, used);
    }
    let fresh = |label: &Label| !used.iter().any(|u| u.eq_ignore_ascii_case(&label.text));
    let own = match named(&point.text, document.sentences[index].text) {
        Some(named) => {
            let parse = nutgraf_language::analyse(&named.text);
            let place =
                |span: Span| (span.start() >= named.name).then(|| moved(span, named.name, named.pronoun));
            labels::labels(&parse)
                .into_iter()
                .find(|l| fresh(l) && cuts_persons_alone(document, index, &parse, l, place))
        }
        None => {
            let parse = document.parse(index);
            labels::labels(parse)
                .into_iter()
                .find(|l| fresh(l) && cuts_persons_alone(document, index, parse, l, Some))
        }
    };
    // The sentence before takes a parse: it is looked at only where this one carries on from it.
    let leans = index == lead + 1 && leans_back(document, index);
    let instance = is_instance_of_violence(document, index);
    let borrowed = index.checked_sub(1).filter(|_| leans || instance).and_then(|before| {
        let parse = document.parse(before);
        let mut labels = labels::labels(parse)
            .into_iter()
            .filter(|l| fresh(l) && cuts_persons_alone(document, before, parse, l, Some));
        labels.find(|l| leans || says_violence_goes_on(l)).map(|label| (before, label))
    });
    match (own, borrowed) {
        (own, Some((before, label)))
            if own.as_ref().is_none_or(|own| before != lead || own.score < label.score) =>
        {
            point.citations.push(document.cite(before));
            set(point, label.text, LabelFrom::Sentence, used);
        }
        (Some(label), _) => set(point, label.text, LabelFrom::Sentence, used),
        (None, _) => by_heading(point, document, index, used),
    }
}

/// Gives the point the heading of its section as its label, once.
fn by_heading(point: &mut Point, document: &Document<'_>, index: usize, used: &mut Vec<String>) {
    let heading = document.headings[document.sentences[index].section].as_ref();
    if let Some((heading, _)) = heading
        && !used.iter().any(|u| u.eq_ignore_ascii_case(heading))
    {
        set(point, (*heading).to_owned(), LabelFrom::Heading, used);
    }
}

/// Whether every name that the label cuts to its last part is a person's.
///
/// `place` tells where in the sentence a part of the parsed text stands; what has no place there is a person's name.
fn cuts_persons_alone(
    document: &Document<'_>,
    index: usize,
    parse: &Parse<'_>,
    label: &Label,
    place: impl Fn(Span) -> Option<Span>,
) -> bool {
    let Some(surnames) = labels::cut_names::surnames(parse, label) else { return false };
    surnames.iter().all(|&t| {
        let Some(span) = place(parse.tokens[t].span) else { return true };
        document.entities().iter().any(|e| {
            e.kind == EntityKind::Person
                && e.mentions
                    .iter()
                    .any(|m| m.sentence == index && m.kind != MentionKind::Role && m.span.overlaps(span))
        })
    })
}

/// The span in a sentence with `to` bytes where the one it was taken from has `from`.
fn moved(span: Span, from: usize, to: usize) -> Span {
    Span::new(span.start() - from + to, span.end() - from + to)
}

/// Whether the subject of the sentence is what the sentence before told: "The announcement follows ...".
fn leans_back(document: &Document<'_>, index: usize) -> bool {
    let parse = document.parse(index);
    let subject = parse.root().and_then(|root| labels::subject(parse, root));
    subject.is_some_and(|s| labels::leans(parse, s))
}

/// Whether the sentence tells who was struck, and shares a name with the sentence before.
fn is_instance_of_violence(document: &Document<'_>, index: usize) -> bool {
    const INSTANCE: &[&str] = &[
        "struck", "hit", "killed", "killing", "wounded", "wounding", "injured", "injuring", "shelled",
        "bombed", "attacked",
    ];
    let names = |i: usize| document.sentences[i].words.iter().filter(|w| w.capital).map(|w| w.stem);
    has_word(document.sentences[index].text, INSTANCE)
        && index
            .checked_sub(1)
            .is_some_and(|before| names(index).any(|stem| names(before).any(|b| b == stem)))
}

/// Whether the label says of violence that it goes on: "Attacks continue".
fn says_violence_goes_on(label: &Label) -> bool {
    const EVENT: &[&str] = &[
        "attack", "attacks", "strikes", "shelling", "bombing", "bombings", "fighting", "clashes", "violence",
        "raids",
    ];
    label.pattern == "phase of event" && has_word(&label.text, EVENT)
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|w| words.iter().any(|v| v.eq_ignore_ascii_case(w)))
}

fn set(point: &mut Point, label: String, from: LabelFrom, used: &mut Vec<String>) {
    used.push(label.clone());
    point.label = Some(label);
    point.label_from = Some(from);
}
