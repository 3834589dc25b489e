//! Labels: two to six words in headline style that say what a sentence says, and no more.
//!
//! [`candidates`] makes the labels the sentence can be cut to: its clauses with whole branches left out ([`pruning`]),
//! what was done without who did it ([`undergone`]), and a few patterns that are more than a clause cut short
//! ([`patterns`]). [`verify`] rejects those that lost a negation, a hedge, a condition, cut a name ([`cut_names`]), tell
//! as news what is none ([`overtaken`]) or lost whose word it is ([`sourced`]). Of the rest a model fitted on judged
//! labels ([`model`], [`signals`]) prints the best that is good enough; among what it sees is whether something is
//! missing ([`complete`]) or the tree looks wrong ([`suspect`]). Abstaining is better than a wrong or an empty label: the caller falls back to the section's heading, then
//! to none. What reading the labels of fresh stories gave stands in the crate's README.

mod complete;
pub(crate) mod cut_names;
#[cfg(test)]
mod judged;
mod listing;
pub(crate) mod model;
mod modifier;
pub(crate) mod named;
mod overtaken;
mod patterns;
mod predicate;
pub(crate) mod pruning;
pub(crate) mod signals;
mod sourced;
mod suspect;
mod torn;
mod undergone;
pub(crate) mod usage;
pub(crate) mod verify;
mod weights;

use crate::claim;
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};
use pruning::Pruner;

/// Labels that score less are not printed: what each threshold gives stands in the crate's README.
const THRESHOLD: f64 = 0.15;

/// Fewest and most words of a label.
const WORDS: std::ops::RangeInclusive<usize> = 2..=6;

/// A label that a sentence can be cut to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    /// The words, in sentence case.
    pub text: String,
    /// The tokens they were made from, in printed order.
    pub tokens: Vec<usize>,
    /// Tokens that the label says in other words, such as the "hold" of talks that were agreed.
    pub implied: Vec<usize>,
    /// Tokens of the source that is printed in front; not among `tokens`.
    pub source: Vec<usize>,
    /// Its predicate, where it is made from a clause.
    pub head: Option<usize>,
    /// Which pattern made it.
    pub pattern: &'static str,
    /// Higher is better.
    pub score: f64,
    /// Of what was left out and kept, how likely was the least likely; 0 where it was made by a pattern.
    pub weakest: f32,
}

/// The verified labels of a sentence, best first.
pub(crate) fn labels(parse: &Parse<'_>) -> Vec<Label> {
    let mut found = candidates(parse);
    found.retain(|label| verify::holds(parse, label));
    let scores: Vec<Option<f64>> = found
        .iter()
        .map(|label| label.head.map(|_| model::score(&signals::signals(parse, label, &found))))
        .collect();
    for (label, score) in found.iter_mut().zip(scores) {
        label.score = score.unwrap_or(label.score);
    }
    found.retain(|label| label.score >= THRESHOLD);
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    found
}

/// The labels that the sentence can be cut to.
pub(crate) fn candidates(parse: &Parse<'_>) -> Vec<Label> {
    let mut out = Vec::new();
    let Some(claim) = claim::claim(parse) else { return out };
    if let Some(mut pruner) = Pruner::new(parse) {
        pruner.labels(&claim, &mut out);
        patterns::told(&mut pruner, &claim, &mut out);
        patterns::expected_event(&mut pruner, claim.head, &mut out);
        patterns::casualties(&mut pruner, &mut out);
    }
    patterns::agreed_event(parse, &mut out);
    patterns::phase_of_event(parse, claim.head, &mut out);
    for label in &mut out {
        let article = ["The ", "A ", "An "].iter().find_map(|a| label.text.strip_prefix(a));
        if let Some(rest) = article {
            label.text = capitalised(rest);
        }
    }
    out.sort_by(|a, b| a.text.cmp(&b.text).then_with(|| b.score.total_cmp(&a.score)));
    out.dedup_by(|a, b| a.text == b.text);
    out
}

/// The subject of the clause, active or passive.
pub(crate) fn subject(parse: &Parse<'_>, head: usize) -> Option<usize> {
    let subject = |c: &usize| matches!(parse.tokens[*c].deprel, Deprel::Nsubj | Deprel::NsubjPass);
    parse.children(head).find(subject).or_else(|| parse.children_by(head, Deprel::NsubjOuter).last())
}

/// Subjects that name nothing: pronouns and empty nouns.
fn is_light(parse: &Parse<'_>, head: usize) -> bool {
    if matches!(parse.tokens[head].upos, Upos::Pron | Upos::Det) {
        return true;
    }
    let lemma = parse.lemma(head).to_lowercase();
    const EMPTY: &[&str] = &[
        "fact", "thing", "way", "reason", "issue", "problem", "result", "case", "point", "part", "lot",
        "one", "other", "another", "everyone", "someone", "somebody", "nobody", "anyone", "rest", "latter",
        "former", "clash", "question", "answer", "event", "process",
    ];
    EMPTY.contains(&&*lemma)
}

/// Whether the noun takes up what the sentence before told: "the announcement", "the group".
pub(crate) fn leans(parse: &Parse<'_>, head: usize) -> bool {
    const TAKEN_UP: &[&str] = &[
        "announcement",
        "breakthrough",
        "development",
        "news",
        "situation",
        "incident",
        "statement",
        "comment",
        "remark",
        "decision",
        "move",
        "ruling",
        "report",
        "claim",
        "warning",
        "deal",
        "result",
        "figure",
        "finding",
    ];
    let token = &parse.tokens[head];
    let lemma = parse.lemma(head).to_lowercase();
    let alone = parse.children(head).all(|c| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Det | Deprel::Punct | Deprel::Acl | Deprel::AclRelcl | Deprel::Amod
        )
    });
    let the =
        parse.children_by(head, Deprel::Det).any(|d| matches!(&*parse.lower(d), "the" | "this" | "these"));
    the && alone
        && token.upos == Upos::Noun
        && (TAKEN_UP.contains(&&*lemma) || lexicon::GENERIC_SUBJECTS.contains(&lemma))
}

/// The narrowest arc margin among the tokens of a label, at most 1.
fn margin(parse: &Parse<'_>, tokens: &[usize]) -> f32 {
    tokens.iter().map(|&t| parse.tokens[t].arc_margin).fold(1.0, f32::min)
}

/// Names, numbers and a good length make a label worth reading.
fn specificity(parse: &Parse<'_>, tokens: &[usize]) -> f64 {
    let any =
        |f: fn(Upos, Xpos) -> bool| tokens.iter().any(|&t| f(parse.tokens[t].upos, parse.tokens[t].xpos));
    let mut score = 0.0;
    if any(|u, _| u == Upos::Propn) {
        score += 0.2;
    }
    if any(|_, x| x == Xpos::Cd) {
        score += 0.1;
    }
    if (3..=5).contains(&render(parse, tokens).split_whitespace().count()) {
        score += 0.2;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::{candidates, labels, verify};
    use nutgraf_core::Span;
    use nutgraf_language::{Deprel, Parse, Token, Upos, Xpos};

    /// The sentences of a CoNLL-U file as gold parses.
    fn treebank(conllu: &str) -> Vec<(String, Vec<Token>)> {
        let mut out = Vec::new();
        for block in conllu.split("\n\n") {
            let Some(text) = block.lines().find_map(|l| l.strip_prefix("# text = ")) else { continue };
            let mut at = 0;
            let mut tokens = Vec::new();
            for line in block.lines().filter(|l| !l.starts_with('#')) {
                let c: Vec<&str> = line.split('\t').collect();
                if c.len() < 8 || c[0].parse::<usize>().is_err() {
                    continue;
                }
                let Some(i) = text[at..].find(c[1]) else { break };
                let span = Span::new(at + i, at + i + c[1].len());
                at = span.end();
                let head: usize = c[6].parse().unwrap_or(0);
                tokens.push(Token {
                    span,
                    upos: Upos::from_conllu(c[3]).unwrap_or(Upos::X),
                    xpos: Xpos::from_conllu(c[4]).unwrap_or(Xpos::Xx),
                    head: head.checked_sub(1),
                    deprel: Deprel::from_conllu(c[7]).unwrap_or(Deprel::Dep),
                    tag_margin: 40.0,
                    arc_margin: 40.0,
                });
            }
            out.push((text.to_owned(), tokens));
        }
        out
    }

    /// The labels that hold of the fixture's sentence that starts with `start`, whatever the model thinks of them.
    fn holding(start: &str) -> Vec<String> {
        let fixture = treebank(include_str!("fixture.conllu"));
        let (text, tokens) =
            fixture.into_iter().find(|(text, _)| text.starts_with(start)).expect("it is there");
        let parse = Parse::new(&text, tokens);
        candidates(&parse).into_iter().filter(|l| verify::holds(&parse, l)).map(|l| l.text).collect()
    }

    #[test]
    fn a_label_is_a_subject_and_what_happened_to_it() {
        for (start, label) in [
            ("Over 900 asylum seekers", "Over 900 asylum seekers rescued"),
            ("The competition ended", "Competition ended on Tuesday"),
            ("No injuries or deaths", "South Korea evacuated about 80 people"),
        ] {
            assert!(holding(start).iter().any(|l| l == label), "{start}");
        }
    }

    #[test]
    fn modals_stay_and_a_copula_falls_before_an_adjective() {
        for (start, label) in [
            ("Names of participants", "Names of participants would be engraved"),
            ("The Church's website", "Church's website unreachable"),
        ] {
            assert!(holding(start).iter().any(|l| l == label), "{start}");
        }
    }

    #[test]
    fn an_event_that_goes_on_is_told_without_what_leads_up_to_it() {
        let text = "The timing of the talks coincided with continued rebel attacks on the town.";
        let labels = labels(&nutgraf_language::analyse(text));
        assert!(labels.iter().any(|l| l.text == "Rebel attacks continue"), "{labels:?}");
    }

    #[test]
    fn abstains_where_the_subject_names_nothing() {
        assert!(holding("This particular event").is_empty());
    }

    #[test]
    fn abstains_where_a_condition_would_be_lost() {
        assert!(holding("After the exchange of fire").is_empty());
    }

    /// Prints the labels of every sentence of a text as it is parsed, to be read.
    #[test]
    #[ignore = "prints for reading; set NUTGRAF_TEXT to a file"]
    #[expect(clippy::print_stdout, reason = "made to be read")]
    fn labels_of_a_text() {
        let path = std::env::var("NUTGRAF_TEXT").expect("NUTGRAF_TEXT names a file");
        let text = std::fs::read_to_string(path).expect("the file can be read");
        for text in text.split('\u{c}') {
            let story = nutgraf_core::Story::parse(text);
            for (_, _, sentence) in story.sentences() {
                let parse = nutgraf_language::analyse(story.text(sentence.span));
                println!("{}", parse.text);
                for label in labels(&parse).iter().take(3) {
                    println!("    {:.2} [{}] {}", label.score, label.pattern, label.text);
                }
                if std::env::var("NUTGRAF_TREE").is_ok() {
                    for (i, t) in parse.tokens.iter().enumerate() {
                        let head = t.head.map_or(String::new(), |h| parse.form(h).to_owned());
                        println!(
                            "        {i:3} {:14} {:6} {:12} {head:14} {:.2}",
                            parse.form(i),
                            t.xpos,
                            t.deprel,
                            t.arc_margin
                        );
                    }
                }
            }
        }
    }

    /// Prints the labels of every sentence of a treebank, to be read.
    #[test]
    #[ignore = "prints for reading; set NUTGRAF_CONLLU to a file"]
    #[expect(clippy::print_stdout, reason = "made to be read")]
    fn labels_of_a_treebank() {
        let path = std::env::var("NUTGRAF_CONLLU").expect("NUTGRAF_CONLLU names a CoNLL-U file");
        let text = std::fs::read_to_string(path).expect("the file can be read");
        for (text, tokens) in treebank(&text) {
            let parse = Parse::new(&text, tokens);
            let labels = labels(&parse);
            println!("{text}");
            for label in labels.iter().take(3) {
                println!("    {:.2} [{}] {}", label.score, label.pattern, label.text);
            }
        }
    }
}
