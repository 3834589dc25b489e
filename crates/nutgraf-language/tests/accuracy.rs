//! Pinned floors of accuracy on a sample of the English Web Treebank's test part.
//!
//! The full evaluation is a command of `nutgraf-train`; this is the part of it that runs everywhere. The floors
//! lie a little below what the embedded model reaches on the sample: a model that falls below is a worse one.

use nutgraf_language::{Deprel, Upos, Xpos, analyse, tokenize};

/// A word of the sample: form, lemma, tags, head (0 for the root), relation.
struct Word<'a> {
    form: &'a str,
    lemma: &'a str,
    upos: &'a str,
    xpos: &'a str,
    head: usize,
    deprel: &'a str,
}

/// The text of each sentence with its words.
fn sample() -> Vec<(&'static str, Vec<Word<'static>>)> {
    let file = include_str!("ewt-sample.conllu");
    let mut sentences = Vec::new();
    for block in file.split("\n\n") {
        let text = block.lines().find_map(|line| line.strip_prefix("# text = "));
        let words: Vec<_> = block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let fields: Vec<_> = line.split('\t').collect();
                let [_, form, lemma, upos, xpos, _, head, deprel, ..] = fields[..] else { return None };
                Some(Word { form, lemma, upos, xpos, head: head.parse().ok()?, deprel })
            })
            .collect();
        if let Some(text) = text {
            sentences.push((text, words));
        }
    }
    sentences
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

#[test]
fn holds_the_floors_on_the_sample() {
    let (mut words, mut found, mut xpos, mut lemmas) = (0, 0, 0, 0);
    let (mut scored, mut heads, mut labelled) = (0, 0, 0);
    for (text, gold) in sample() {
        let parse = analyse(text);
        let mut at = 0;
        let starts: Vec<_> = gold
            .iter()
            .map(|word| {
                let start = at + text[at..].find(word.form).unwrap();
                at = start + word.form.len();
                start..at
            })
            .collect();
        for (word, range) in gold.iter().zip(&starts) {
            words += 1;
            scored += usize::from(word.upos != "PUNCT");
            let token = parse
                .tokens
                .iter()
                .position(|token| token.span.start() == range.start && token.span.end() == range.end);
            let Some(i) = token else { continue };
            found += 1;
            xpos += usize::from(parse.tokens[i].xpos.as_str() == word.xpos);
            lemmas += usize::from(parse.lemma(i) == word.lemma);
            if word.upos == "PUNCT" {
                continue;
            }
            let want = word.head.checked_sub(1).map(|head| starts[head].start);
            let have = parse.tokens[i].head.map(|head| parse.tokens[head].span.start());
            heads += usize::from(want == have);
            labelled += usize::from(want == have && parse.tokens[i].deprel.as_str() == word.deprel);
        }
    }
    for (what, value, floor) in [
        ("tokens", percent(found, words), 98.6),
        ("XPOS", percent(xpos, words), 94.5),
        ("lemmas", percent(lemmas, words), 95.8),
        ("UAS", percent(heads, scored), 87.3),
        ("LAS", percent(labelled, scored), 84.9),
    ] {
        assert!(value >= floor, "{what}: {value:.2} is below {floor}");
    }
}

#[test]
fn finds_the_frame_of_plain_news_sentences() {
    let parse = analyse("The Kremlin said that a summit would be held within days.");
    let root = parse.root().unwrap();
    assert_eq!(parse.form(root), "said");
    let subject = parse.children_by(root, Deprel::Nsubj).next().unwrap();
    assert_eq!(parse.subtree_span(subject).slice(parse.text), "The Kremlin");
    let clause = parse.children_by(root, Deprel::Ccomp).next().unwrap();
    assert_eq!(parse.form(clause), "held");
    assert_eq!(parse.lemma(clause), "hold");
    assert_eq!(parse.tokens[clause].xpos, Xpos::Vbn);
    assert!(
        parse
            .children(clause)
            .any(|child| { parse.tokens[child].deprel.is_subject() && parse.form(child) == "summit" })
    );
}

#[test]
fn empty_and_odd_texts_have_a_tree_or_no_token() {
    for text in ["", " \n ", ".", "...", "\u{feff}", "«»", "\u{0301}", "a", "?!", "—", "- - -", "💥"] {
        let parse = analyse(text);
        assert_eq!(parse.tokens.len(), tokenize(text).len());
        assert_eq!(parse.root().is_some(), !parse.is_empty(), "in {text:?}");
    }
}

#[test]
fn margins_and_confidence_tell_sure_from_unsure() {
    let sure = analyse("She left.").confidence();
    let unsure = analyse("Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.").confidence();
    assert!(sure > unsure, "{sure} and {unsure}");
    assert!((0.0..=1.0).contains(&sure));
}

#[test]
fn punctuation_is_tagged_and_attached_as_such() {
    let parse = analyse("\"We agree,\" the minister said.");
    for (i, token) in parse.tokens.iter().enumerate() {
        let mark = !parse.form(i).chars().any(char::is_alphanumeric);
        assert_eq!(token.upos == Upos::Punct, mark);
        assert_eq!(token.deprel == Deprel::Punct, mark);
    }
}
