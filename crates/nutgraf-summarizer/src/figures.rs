//! By the numbers: figures with what they measure, each in its smallest telling clause.

mod label;
mod measure;

use crate::document::Document;
use crate::render::one_line;
use nutgraf_core::Figure;
use nutgraf_language::numbers::{Quantity, QuantityKind, numbers};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The most figures of a brief.
const MOST: usize = 7;

/// The sentences in which a result is the news; further on it is the course of a match or another one.
const LEAD: usize = 5;

/// The figures of the stories, best first.
pub(crate) fn figures(documents: &[Document<'_>]) -> Vec<Figure> {
    let mut found: Vec<(f64, &Document<'_>, usize, Quantity)> = Vec::new();
    for document in documents {
        for (index, sentence) in document.sentences.iter().enumerate() {
            let digits = sentence.words.iter().any(|w| w.digit);
            if sentence.quoted * 3 > sentence.text.len()
                || !digits && !spells_a_number(sentence.text)
                || is_about_a_poll(sentence.text)
            {
                continue;
            }
            for quantity in numbers(document.tagged(index)) {
                found.extend(
                    worth(document, index, &quantity).map(|worth| (worth, document, index, quantity)),
                );
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<Figure> = Vec::new();
    // What a figure measures takes a parse: only as many are looked at as are likely to fill the section.
    for (_, document, index, quantity) in found.into_iter().take(MOST * 4) {
        if kept.len() == MOST {
            break;
        }
        let parse = document.parse(index);
        let value = value(parse, &quantity);
        let Some(label) = measure::measure(document, parse, &quantity, &value) else { continue };
        // A second figure of the same clause would print the clause twice.
        // So would the same sum in another currency.
        let told = |k: &Figure| {
            label.strip_prefix(&k.label).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        };
        if kept.iter().all(|k| digits(&k.value) != digits(&value) && !told(k)) {
            kept.push(Figure { value, label, citations: vec![document.cite(index)] });
        }
    }
    kept
}

/// What makes two values one: "about 15" and "around 15".
fn digits(value: &str) -> String {
    let figures: String = value.chars().filter(|c| !c.is_alphabetic() && !c.is_whitespace()).collect();
    if figures.is_empty() { value.to_lowercase() } else { figures }
}

/// How much a quantity is worth printing, or `None` for kinds that inform nobody by themselves.
fn worth(document: &Document<'_>, index: usize, quantity: &Quantity) -> Option<f64> {
    let kind = match quantity.kind {
        _ if is_distance(document, index, quantity)
            || is_half_a_pair(document, index, quantity)
            || is_a_mere_size(document, index, quantity) =>
        {
            return None;
        }
        // "100% fit": wholly.
        QuantityKind::Percent if quantity.value >= 100.0 && qualifies(document, index, quantity) => {
            return None;
        }
        QuantityKind::Money | QuantityKind::Percent | QuantityKind::PercentagePoints => 1.0,
        // "a third of voters" is a share, "a third goal" is not.
        QuantityKind::Fraction if followed_by_of(document, index, quantity) => 0.7,
        QuantityKind::Multiple => 0.7,
        // A time of a race, say: what it counts is a unit.
        QuantityKind::Count if quantity.value % 1.0 != 0.0 => return None,
        // "Hundreds of vendors" says nothing that a figure should.
        QuantityKind::Count
            if !has_digit(document, index, quantity)
                && (quantity.value >= 100.0 || is_vague(document, index, quantity)) =>
        {
            return None;
        }
        // Results of matches, lengths and levels of an index.
        QuantityKind::Score if is_the_only_score(document, index) && index < LEAD => 0.6,
        QuantityKind::Measure if quantity.value >= 100.0 && has_digit(document, index, quantity) => 0.3,
        QuantityKind::Plain if quantity.value >= 100.0 && quantity.change.is_some() => 0.5,
        // How long somebody is locked up or kept out.
        QuantityKind::Duration if is_a_sentence(document, index) => 0.4,
        // Small numbers of things are part of the tale; small numbers of people may be its point.
        QuantityKind::Count
            if quantity.value >= 10.0 && !is_a_model(document, index, quantity)
                || quantity.value > 1.0
                    && counts_people(document, index, quantity)
                    && tells_of_harm(document, index) =>
        {
            0.5 + if quantity.value >= 1000.0 { 0.4 } else { 0.0 }
        }
        _ => return None,
    };
    let position = 1.0 - index as f64 / document.sentences.len().max(1) as f64;
    let change = if quantity.change.is_some() { 0.2 } else { 0.0 };
    Some(kind + change + position)
}

/// "jailed for five years", "banned for two games".
fn is_a_sentence(document: &Document<'_>, index: usize) -> bool {
    const PENAL: &[&str] =
        &["banned", "disqualified", "imprisoned", "jailed", "sentence", "sentenced", "suspended"];
    has_word(document, index, PENAL)
}

fn has_word(document: &Document<'_>, index: usize, words: &[&str]) -> bool {
    let sentence = &document.sentences[index];
    sentence.words.iter().any(|w| words.contains(&w.span.slice(sentence.text)))
}

/// "dozens", "scores"
fn is_vague(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let figure = quantity.figure.slice(document.sentences[index].text).to_lowercase();
    ["dozens", "scores", "hundreds", "thousands"].iter().any(|w| figure.contains(w))
}

/// "63- 36 percent": one of two numbers that tell nothing one by one.
fn is_half_a_pair(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let before = document.sentences[index].text[..quantity.figure.start()].trim_end();
    let tied = before.strip_suffix(['-', '–']).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    tied && quantity.kind != QuantityKind::Score
}

/// Whether an adjective that ends its phrase follows the figure.
fn qualifies(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let parse = document.tagged(index);
    let next = parse.tokens.iter().position(|t| t.span.start() >= quantity.figure.end());
    next.is_some_and(|n| {
        let noun = parse.tokens.get(n + 1).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
        parse.tokens[n].upos == Upos::Adj && !noun
    })
}

/// "6-3 7-6": the sets of a match mean nothing one by one.
fn is_the_only_score(document: &Document<'_>, index: usize) -> bool {
    let scores = numbers(document.tagged(index)).into_iter().filter(|q| q.kind == QuantityKind::Score);
    scores.count() == 1
}

/// "Porsche's 911 sports cars": a number that is a name, or the measure of another.
fn is_a_model(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let text = document.sentences[index].text;
    let before = text[..quantity.figure.start()].trim_end();
    let next = text[quantity.figure.end()..].split_whitespace().next().unwrap_or("");
    // "12 Years a Slave", "per 100 people"
    let titled = next.starts_with(char::is_uppercase) && lexicon::TIME_WORDS.contains(&next.to_lowercase());
    // "173 of the 299 votes"
    let whole = before.strip_suffix(" of the").is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    titled || whole || ["'s", "’s", " per"].iter().any(|s| before.ends_with(s))
}

/// Whether the sentence tells what was done to people: of them small numbers matter.
fn tells_of_harm(document: &Document<'_>, index: usize) -> bool {
    const HARM: &[&str] = &[
        "arrested",
        "charged",
        "convicted",
        "dead",
        "detained",
        "died",
        "drowned",
        "executed",
        "expelled",
        "freed",
        "hurt",
        "injured",
        "injuring",
        "jailed",
        "killed",
        "killing",
        "killings",
        "kills",
        "missing",
        "rescued",
        "sentenced",
        "shot",
        "stabbed",
        "wounded",
        "wounding",
    ];
    has_word(document, index, HARM)
}

fn followed_by_of(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    document.sentences[index].text[quantity.figure.end()..].trim_start().starts_with("of ")
}

fn has_digit(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    quantity.figure.slice(document.sentences[index].text).bytes().any(|b| b.is_ascii_digit())
}

/// "the 100m and 200m titles", "the 400m": metres, not millions.
fn is_distance(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    const RACES: &[&str] = &[
        "backstroke",
        "breaststroke",
        "butterfly",
        "champion",
        "championship",
        "event",
        "final",
        "freestyle",
        "gold",
        "silver",
        "bronze",
        "hurdles",
        "medley",
        "race",
        "record",
        "relay",
        "sprint",
        "title",
        "titles",
        "and",
    ];
    let text = document.sentences[index].text;
    let metres = quantity.figure.slice(text).strip_suffix('m').is_some_and(|n| n.ends_with("00"));
    let next = text[quantity.figure.end()..].split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty());
    metres && next.is_none_or(|w| RACES.contains(&w))
}

/// "a 236-foot wing", "20-plus states", "the 18-35 age bracket", "nearly 200 miles away", "weighed 70 pounds": which or
/// where something is, and not how many.
fn is_a_mere_size(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let text = document.sentences[index].text;
    let figure = quantity.figure.slice(text);
    let tied = figure.split_once('-').is_some_and(|(number, unit)| {
        number.ends_with(|c: char| c.is_ascii_digit()) && unit.starts_with(char::is_alphabetic)
    });
    let rest = text[quantity.figure.end()..].trim_start();
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let place = quantity.kind == QuantityKind::Measure
        && matches!(next, "away" | "north" | "south" | "east" | "west" | "northeast" | "northwest" | "off");
    let before = text[..quantity.figure.start()].trim_end();
    let weight = ["weigh", "weighed", "weighs", "weighing"].iter().any(|w| before.ends_with(w));
    tied || place || weight || matches!(next, "age" | "aged")
}

/// "a sampling error of 3 percentage points": how a poll was made.
fn is_about_a_poll(text: &str) -> bool {
    ["margin of error", "sampling error", "margin of sampling"].iter().any(|p| text.contains(p))
}

fn counts_people(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    let Some(counted) = quantity.counted else { return false };
    const PEOPLE: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "civilians",
        "soldiers",
        "troops",
        "officers",
        "passengers",
        "workers",
        "students",
        "pupils",
        "patients",
        "victims",
        "hostages",
        "migrants",
        "refugees",
        "jobs",
        "deaths",
        "injuries",
    ];
    let words = counted.slice(document.sentences[index].text).to_lowercase();
    words.split_whitespace().any(|w| PEOPLE.contains(&w))
}

/// The figure as it is printed: "handed over £35,000" has no "over £35,000" in it.
fn value(parse: &Parse<'_>, quantity: &Quantity) -> String {
    let figure = one_line(quantity.figure.slice(parse.text));
    let particle = parse.tokens.iter().position(|t| t.span.overlaps(quantity.figure)).is_some_and(|t| {
        &*parse.lower(t) == "over"
            && (parse.tokens[t].deprel == Deprel::CompoundPrt
                || t > 0 && HANDING.contains(&&*parse.lemma(t - 1)))
    });
    match figure.split_once(' ') {
        Some((_, number)) if particle => number.to_owned(),
        Some(("A" | "a" | "An" | "an", number)) if number.contains(|c: char| c.is_ascii_digit()) => {
            number.to_owned()
        }
        _ => figure,
    }
}

/// Verbs that take "over" to themselves.
const HANDING: &[&str] = &["carry", "hand", "pay", "roll", "sign", "take", "turn"];

fn spells_a_number(text: &str) -> bool {
    const SPELT: &[&str] = &[
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "billion",
        "half",
        "quarter",
        "third",
    ];
    text.split(|c: char| !c.is_alphabetic()).any(|w| SPELT.iter().any(|s| s.eq_ignore_ascii_case(w)))
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    fn figures(text: &str) -> Vec<(String, String)> {
        brief(text).figures.into_iter().map(|f| (f.value, f.label)).collect()
    }

    #[test]
    fn a_figure_says_what_it_counts_and_whose_it_is() {
        let found = figures(
            "Nordic Rail said on Monday that profits at Nordic Rail rose by 12% in the first half. It sold the depot.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "12%");
        assert!(found[0].1.contains("rofits at Nordic Rail rose by 12%"), "{found:?}");
    }

    #[test]
    fn a_figure_of_nobody_knows_whom_is_left_out() {
        assert_eq!(
            figures(
                "It had fallen by 30% a year earlier. Sales rose by 4% and the total reached 300 in June."
            ),
            []
        );
    }

    #[test]
    fn a_figure_that_is_only_supposed_is_left_out() {
        assert_eq!(
            figures(
                "The mine will close if Norway raises the tax to 40%. Officials in Oslo denied that 900 miners were dismissed."
            ),
            []
        );
    }

    #[test]
    fn money_handed_over_is_not_more_than_that() {
        let found = figures("Maria Berg handed over £35,000 to the charity on Monday.");
        assert_eq!(found.first().map(|f| f.0.as_str()), Some("£35,000"), "{found:?}");
    }

    #[test]
    fn sizes_and_later_scores_are_no_figures() {
        assert_eq!(
            figures(
                "Holm built a 236-foot bridge for voters in 20-plus towns. The town lies 200 miles north of Oslo. The boy \
                 weighed 170 pounds."
            ),
            []
        );
        let match_report = "Holm beat Vik 2-1 on Saturday. Fans came early. The sun shone. The pitch was dry. Lund was out. \
            Strand beat Moen 4-0.";
        assert!(figures(match_report).iter().all(|(value, _)| value == "2-1"), "{:?}", figures(match_report));
    }

    #[test]
    fn metres_of_a_race_and_answers_of_a_poll_are_no_figures() {
        assert_eq!(
            figures("Anna Berg won the 100m and 200m titles. Asked about the port, 61 percent said yes."),
            []
        );
    }
}
