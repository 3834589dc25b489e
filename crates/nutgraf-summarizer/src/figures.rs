//! By the numbers: figures with what they measure, each in its smallest telling clause.

use crate::document::Document;
use crate::render::{one_line, render};
use nutgraf_core::Figure;
use nutgraf_language::numbers::{Quantity, QuantityKind, numbers};
use nutgraf_language::{Deprel, Parse, Upos, Xpos};

/// The most figures of a brief.
const MOST: usize = 6;

/// Fewest and most words that say what a figure measures.
const WORDS: std::ops::RangeInclusive<usize> = 3..=16;

/// The figures of the stories, best first.
pub(crate) fn figures(documents: &[Document<'_>]) -> Vec<Figure> {
    let mut found: Vec<(f64, &Document<'_>, usize, Quantity)> = Vec::new();
    for document in documents {
        for (index, sentence) in document.sentences.iter().enumerate() {
            let digits = sentence.words.iter().any(|w| w.digit);
            if sentence.quoted * 3 > sentence.text.len() || !digits && !spells_a_number(sentence.text) {
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
    for (_, document, index, quantity) in found.into_iter().take(MOST * 3) {
        if kept.len() == MOST {
            break;
        }
        let Some(label) = measure(document.parse(index), &quantity) else { continue };
        let value = one_line(quantity.figure.slice(document.sentences[index].text));
        // A second figure of the same clause would print the clause twice.
        if kept.iter().all(|k| k.value != value && k.label != label) {
            kept.push(Figure { value, label, citations: vec![document.cite(index)] });
        }
    }
    kept
}

/// How much a quantity is worth printing, or `None` for kinds that inform nobody by themselves.
fn worth(document: &Document<'_>, index: usize, quantity: &Quantity) -> Option<f64> {
    let kind = match quantity.kind {
        QuantityKind::Money | QuantityKind::Percent | QuantityKind::PercentagePoints => 1.0,
        // "a third of voters" is a share, "a third goal" is not.
        QuantityKind::Fraction if followed_by_of(document, index, quantity) => 0.7,
        QuantityKind::Multiple => 0.7,
        // "Hundreds of vendors" says nothing that a figure should.
        QuantityKind::Count if quantity.value >= 100.0 && !has_digit(document, index, quantity) => {
            return None;
        }
        // Small numbers of things are part of the tale; small numbers of people may be its point.
        QuantityKind::Count
            if quantity.value >= 10.0 || quantity.value > 1.0 && counts_people(document, index, quantity) =>
        {
            0.5 + if quantity.value >= 1000.0 { 0.4 } else { 0.0 }
        }
        _ => return None,
    };
    let position = 1.0 - index as f64 / document.sentences.len().max(1) as f64;
    let change = if quantity.change.is_some() { 0.2 } else { 0.0 };
    Some(kind + change + position)
}

fn followed_by_of(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    document.sentences[index].text[quantity.figure.end()..].trim_start().starts_with("of ")
}

fn has_digit(document: &Document<'_>, index: usize, quantity: &Quantity) -> bool {
    quantity.figure.slice(document.sentences[index].text).bytes().any(|b| b.is_ascii_digit())
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

/// What a figure measures: the words of the smallest clause around it that tells.
fn measure(parse: &Parse<'_>, quantity: &Quantity) -> Option<String> {
    let at = parse.tokens.iter().position(|t| t.span.overlaps(quantity.figure))?;
    let clauses = std::iter::once(at).chain(parse.ancestors(at)).filter(|&i| is_clause(parse, i));
    clauses.take(3).find_map(|head| tell(parse, quantity, head, at))
}

/// The clause headed by `head`, when it tells by itself what the figure at token `at` measures.
fn tell(parse: &Parse<'_>, quantity: &Quantity, head: usize, at: usize) -> Option<String> {
    let subject = parse.children(head).find(|&c| parse.tokens[c].deprel.is_subject());
    // "bringing the total to 50%" and "to reach 90.50" tell nothing without who did; "killing two people" does.
    let participle = parse.tokens[head].xpos == Xpos::Vbg
        && quantity.kind == QuantityKind::Count
        && parse.children_by(head, Deprel::Obj).any(|o| parse.is_within(at, o));
    let named = subject.is_some_and(|s| !matches!(parse.tokens[s].upos, Upos::Pron | Upos::Det));
    if !(named || subject.is_none() && participle) {
        return None;
    }
    let tokens = clause_tokens(parse, head);
    let sure = tokens.windows(2).all(|w| w[0] + 1 == w[1]) && parse.tokens[head].arc_margin > 0.1;
    let text = one_line(&render(parse, &tokens));
    let text = text.trim_matches([',', ' ', '.', ';', ':', '–', '—']).to_owned();
    let torn = text.contains(['"', '“', '”']) || text.matches('(').count() != text.matches(')').count();
    let holds = text.contains(&one_line(quantity.figure.slice(parse.text)));
    (sure && !torn && holds && WORDS.contains(&text.split_whitespace().count())).then_some(text)
}

/// The tokens of a clause without its conjunction, its end mark, and clauses beside it.
fn clause_tokens(parse: &Parse<'_>, head: usize) -> Vec<usize> {
    let subtree = parse.subtree(head);
    let beside: Vec<usize> = parse
        .children(head)
        .filter(|&c| {
            let relation = parse.tokens[c].deprel;
            let opens = c == subtree[0] && matches!(relation, Deprel::Cc | Deprel::Mark);
            opens && matches!(&*parse.lower(c), "and" | "but" | "that" | "with")
                || relation == Deprel::Conj && parse.tokens[c].upos == Upos::Verb && c > head
                || matches!(relation, Deprel::Cc) && c > head
                || relation == Deprel::Parataxis
        })
        .collect();
    let gone = |t: usize| beside.iter().any(|&b| parse.is_within(t, b));
    let mut tokens: Vec<usize> = subtree.into_iter().filter(|&t| !gone(t)).collect();
    while tokens.last().is_some_and(|&t| parse.tokens[t].upos == Upos::Punct) {
        tokens.pop();
    }
    tokens
}

fn is_clause(parse: &Parse<'_>, i: usize) -> bool {
    parse.tokens[i].upos == Upos::Verb
        && !matches!(parse.tokens[i].deprel, Deprel::Amod | Deprel::Compound | Deprel::Case)
        || parse.children_by(i, Deprel::Cop).next().is_some()
}

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
