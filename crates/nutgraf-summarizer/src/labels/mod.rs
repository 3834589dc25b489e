//! Labels: two to six words in headline style that say what a sentence says, and no more.
//!
//! [`candidates`] makes every label the sentence can be cut to, best first; [`verify`] then rejects each one
//! that lost a negation, a hedge, a condition or a complement. Abstaining is better than a wrong or an empty
//! label: the caller falls back to the section's heading, then to none.

mod frames;
mod noun_phrase;
mod patterns;
mod predicate;
mod verify;

use crate::claim;
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

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
    /// Which pattern made it.
    pub pattern: &'static str,
    /// Higher is better.
    pub score: f64,
}

/// The verified labels of a sentence, best first.
pub(crate) fn labels(parse: &Parse<'_>) -> Vec<Label> {
    let mut found = candidates(parse);
    for label in &mut found {
        let article = ["The ", "A ", "An "].iter().find_map(|a| label.text.strip_prefix(a));
        if let Some(rest) = article {
            label.text = capitalised(rest);
        }
    }
    found.retain(|label| verify::holds(parse, label));
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    found.dedup_by(|a, b| a.text == b.text);
    found
}

/// Every label the sentence can be cut to.
fn candidates(parse: &Parse<'_>) -> Vec<Label> {
    let mut out = Vec::new();
    let Some(claim) = claim::claim(parse) else { return out };
    clause(parse, claim.head, 1.0, &mut out);
    patterns::told(parse, &mut out);
    patterns::agreed_event(parse, &mut out);
    patterns::expected_event(parse, claim.head, &mut out);
    patterns::phase_of_event(parse, claim.head, &mut out);
    patterns::casualties(parse, &mut out);
    for conjunct in parse.children_by(claim.head, Deprel::Conj) {
        if subject(parse, conjunct).is_some() {
            clause(parse, conjunct, 0.6, &mut out);
        }
    }
    out
}

/// The subject of the clause, active or passive.
pub(crate) fn subject(parse: &Parse<'_>, head: usize) -> Option<usize> {
    parse.children(head).find(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass))
}

/// The label of a clause: subject, predicate, what the predicate cannot do without, and what there is room for.
pub(crate) fn clause(parse: &Parse<'_>, head: usize, weight: f64, out: &mut Vec<Label>) {
    let Some(subject) = subject(parse, head) else { return };
    if subject > head
        || is_light(parse, subject)
        || predicate::is_time(parse, subject)
        || lexicon::WEAK_VERBS.contains(&parse.lemma(head))
    {
        return;
    }
    if parse.children(head).any(|c| parse.tokens[c].deprel == Deprel::Expl) {
        return;
    }
    let Some(predicate) = predicate::predicate(parse, head) else { return };
    let lemma = parse.lemma(head);
    let tells = lexicon::REPORTING_VERBS.contains(&lemma) || lexicon::STRONG_REPORTING_VERBS.contains(&lemma);
    let of_events = matches!(
        &*lemma,
        "announce" | "confirm" | "report" | "reveal" | "declare" | "disclose" | "find" | "show" | "deny"
    );
    if tells && (!of_events || predicate.complements.is_empty()) {
        return;
    }
    let subjects = noun_phrase::versions(parse, subject, predicate.episodic);
    let fullest: Vec<&Vec<usize>> = predicate.complements.iter().filter_map(|c| c.first()).collect();
    let leanest: Vec<&Vec<usize>> = predicate.complements.iter().filter_map(|c| c.last()).collect();
    let assemble = |subject: &[usize], complements: &[&Vec<usize>], extra: Option<&Vec<usize>>| {
        let mut tail: Vec<usize> = predicate.core.clone();
        tail.extend(complements.iter().flat_map(|c| c.iter().copied()));
        tail.extend(extra.into_iter().flatten());
        tail.sort_unstable();
        tail.dedup();
        let mut tokens = subject.to_vec();
        tokens.extend(tail.into_iter().filter(|t| !subject.contains(t)));
        tokens
    };
    // The fullest that fits, giving up detail of the complements first, then of the subject.
    let fits = |tokens: &Vec<usize>| WORDS.contains(&render(parse, tokens).split_whitespace().count());
    let mut best: Option<Vec<usize>> = None;
    'search: for subject in &subjects {
        for complements in [&fullest, &leanest] {
            let tokens = assemble(subject, complements, None);
            if fits(&tokens) {
                best = Some(tokens);
                break 'search;
            }
        }
    }
    let Some(base) = best else { return };
    let with_extra = predicate.extras.iter().find_map(|extra| {
        let lean = subjects.last()?;
        let tokens = assemble(lean, &leanest, Some(extra));
        (fits(&tokens) && base.len() < 4).then_some(tokens)
    });
    // "Accident occurred" orients nobody.
    if render(parse, &base).split_whitespace().count() > 2 || parse.tokens[subject].upos == Upos::Propn {
        let score = weight * f64::from(margin(parse, &base)) + specificity(parse, &base);
        out.push(label(parse, base, "clause", score));
    }
    if let Some(tokens) = with_extra {
        let score = weight * f64::from(margin(parse, &tokens)) + specificity(parse, &tokens) - 0.05;
        out.push(label(parse, tokens, "clause+", score));
    }
}

fn label(parse: &Parse<'_>, tokens: Vec<usize>, pattern: &'static str, score: f64) -> Label {
    Label { text: capitalised(&render(parse, &tokens)), tokens, implied: Vec::new(), pattern, score }
}

/// Subjects that name nothing: pronouns, and nouns that lean on another sentence.
fn is_light(parse: &Parse<'_>, head: usize) -> bool {
    if matches!(parse.tokens[head].upos, Upos::Pron | Upos::Det) || leans(parse, head) {
        return true;
    }
    const EMPTY: &[&str] = &[
        "fact", "thing", "way", "reason", "issue", "problem", "result", "case", "point", "part", "lot",
        "one", "other", "another", "everyone", "someone", "somebody", "nobody", "anyone", "rest", "latter",
        "former", "clash", "question", "answer", "event", "process",
    ];
    EMPTY.contains(&&*parse.lemma(head).to_lowercase())
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
    use super::labels;
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
                    tag_margin: 1.0,
                    arc_margin: 1.0,
                });
            }
            out.push((text.to_owned(), tokens));
        }
        out
    }

    /// The best label of the fixture's sentence that starts with `start`.
    fn best(start: &str) -> Option<String> {
        let fixture = treebank(include_str!("fixture.conllu"));
        let (text, tokens) =
            fixture.into_iter().find(|(text, _)| text.starts_with(start)).expect("it is there");
        let parse = Parse { text: &text, tokens };
        labels(&parse).into_iter().next().map(|label| label.text)
    }

    #[test]
    fn a_label_is_a_subject_and_what_happened_to_it() {
        assert_eq!(best("Over 900 asylum seekers").as_deref(), Some("Over 900 asylum seekers rescued"));
        assert_eq!(best("The competition ended").as_deref(), Some("Competition ended on Tuesday"));
        assert_eq!(best("No injuries or deaths").as_deref(), Some("South Korea evacuated about 80 people"));
    }

    #[test]
    fn modals_and_the_copula_stay() {
        assert_eq!(best("Names of participants").as_deref(), Some("Names of participants would be engraved"));
        assert_eq!(best("The Church's website").as_deref(), Some("Church's website is unreachable"));
    }

    #[test]
    fn abstains_where_the_subject_names_nothing() {
        assert_eq!(best("This particular event"), None);
    }

    #[test]
    fn abstains_where_a_condition_would_be_lost() {
        assert_eq!(best("After the exchange of fire"), None);
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
            let parse = Parse { text: &text, tokens };
            let labels = labels(&parse);
            println!("{text}");
            for label in labels.iter().take(3) {
                println!("    {:.2} [{}] {}", label.score, label.pattern, label.text);
            }
        }
    }
}
