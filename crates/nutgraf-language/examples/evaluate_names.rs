//! Scores the names found in CoNLL-U files against their `Entity=` annotations (GUM).
//!
//! `cargo run -p nutgraf-language --example evaluate_names -- gum-dev.conllu GUM_news GUM_interview`
//!
//! Only documents whose id starts with one of the given prefixes count. A found mention is right when the
//! innermost annotated mention around it is of its kind; annotated mentions headed by a proper noun are to be
//! found, by a mention that holds that head. With `--gold` tags and tokens come from the file instead of the model; with
//! `--show` every error is printed.

#![expect(clippy::print_stdout, reason = "its output is its purpose")]

use nutgraf_core::Span;
use nutgraf_language::lexicon::ROLE_NOUNS;
use nutgraf_language::names::{EntityKind, MentionKind, names};
use nutgraf_language::{Deprel, Parse, Token, Upos, Xpos, analyse};
use std::collections::BTreeMap;

/// An annotated mention.
struct Annotated {
    sentence: usize,
    span: Span,
    head: Span,
    kind: &'static str,
    proper: bool,
}

#[derive(Default)]
struct Document {
    name: String,
    texts: Vec<String>,
    gold: Vec<Vec<Token>>,
    annotated: Vec<Annotated>,
}

#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    found: usize,
    annotated: usize,
    met: usize,
}

fn kind(etype: &str) -> Option<&'static str> {
    match etype {
        "person" => Some("person"),
        "organization" => Some("organisation"),
        "place" => Some("place"),
        _ => None,
    }
}

fn documents(source: &str) -> Vec<Document> {
    let mut all: Vec<Document> = Vec::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut text = "";
    // Spans may close in a later sentence only by mistake; they are kept within theirs.
    for line in source.lines().chain([""]) {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            all.push(Document { name: name.to_owned(), ..Document::default() });
        } else if let Some(found) = line.strip_prefix("# text = ") {
            text = found;
        } else if line.is_empty() {
            if !rows.is_empty()
                && let Some(document) = all.last_mut()
            {
                sentence(document, text, &rows);
            }
            rows.clear();
        } else if !line.starts_with('#') {
            let row: Vec<&str> = line.split('\t').collect();
            if row.len() == 10 && row[0].parse::<usize>().is_ok() {
                rows.push(row);
            }
        }
    }
    all
}

fn sentence(document: &mut Document, text: &str, rows: &[Vec<&str>]) {
    let index = document.texts.len();
    let mut at = 0;
    let mut tokens = Vec::new();
    for row in rows {
        let start = text[at..].find(row[1]).map_or(at, |n| at + n);
        at = start + row[1].len();
        let head: usize = row[6].parse().unwrap_or(0);
        tokens.push(Token {
            span: Span::new(start, at),
            upos: Upos::from_conllu(row[3]).unwrap_or(Upos::X),
            xpos: Xpos::from_conllu(row[4]).unwrap_or(Xpos::Xx),
            head: head.checked_sub(1),
            deprel: Deprel::from_conllu(row[7]).unwrap_or(Deprel::Dep),
            tag_margin: 1.0,
            arc_margin: 1.0,
        });
    }
    let mut open: Vec<(String, usize)> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let Some(entity) = row[9].split('|').find_map(|part| part.strip_prefix("Entity=")) else { continue };
        let mut rest = entity;
        while !rest.is_empty() {
            if let Some(opening) = rest.strip_prefix('(') {
                let end = opening.find(['(', ')']).unwrap_or(opening.len());
                open.push((opening[..end].to_owned(), n));
                rest = &opening[end..];
                if let Some(closed) = rest.strip_prefix(')') {
                    close(document, index, &tokens, &mut open, text, None, n);
                    rest = closed;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                close(document, index, &tokens, &mut open, text, Some(&rest[..end]), n);
                rest = rest.get(end + 1..).unwrap_or("");
            }
        }
    }
    document.texts.push(text.to_owned());
    document.gold.push(tokens);
}

fn close(
    document: &mut Document,
    sentence: usize,
    tokens: &[Token],
    open: &mut Vec<(String, usize)>,
    text: &str,
    id: Option<&str>,
    last: usize,
) {
    let at = match id {
        None => open.len().checked_sub(1),
        Some(id) => open.iter().rposition(|(entity, _)| entity.split('-').next() == Some(id)),
    };
    let Some(at) = at else { return };
    let (entity, first) = open.remove(at);
    let Some(kind) = entity.split('-').nth(1).and_then(kind) else { return };
    let inside = first..=last;
    let head =
        inside.clone().find(|&t| tokens[t].head.is_none_or(|head| !inside.contains(&head))).unwrap_or(first);
    document.annotated.push(Annotated {
        sentence,
        span: Span::new(tokens[first].span.start(), tokens[last].span.end()),
        head: tokens[head].span,
        kind,
        // A plural ("the Arabs") is a group, a title alone ("the Director of ...") a role: neither is a name.
        proper: tokens[head].xpos == Xpos::Nnp && !ROLE_NOUNS.contains(tokens[head].span.slice(text)),
    });
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let gold = arguments.iter().any(|argument| argument == "--gold");
    let show = arguments.iter().any(|argument| argument == "--show");
    arguments.retain(|argument| !argument.starts_with("--"));
    let path = arguments.first().ok_or("expected the path of a CoNLL-U file")?;
    let source = std::fs::read_to_string(path)?;
    let prefixes = &arguments[1..];
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for document in documents(&source) {
        if !prefixes.is_empty() && !prefixes.iter().any(|prefix| document.name.starts_with(prefix.as_str())) {
            continue;
        }
        let parses: Vec<Parse<'_>> = document
            .texts
            .iter()
            .zip(&document.gold)
            .map(|(text, tokens)| if gold { Parse::new(text, tokens.clone()) } else { analyse(text) })
            .collect();
        score(&document, &parses, show, &mut scores);
    }
    for (kind, score) in scores {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        println!(
            "{kind}: precision {:.1} ({} of {}), recall {:.1} ({} of {})",
            percent(score.right, score.found),
            score.right,
            score.found,
            percent(score.met, score.annotated),
            score.met,
            score.annotated
        );
    }
    Ok(())
}

fn score(document: &Document, parses: &[Parse<'_>], show: bool, scores: &mut BTreeMap<&'static str, Score>) {
    let mut met = vec![false; document.annotated.len()];
    for entity in names(parses) {
        let kind = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Other => continue,
        };
        for mention in entity.mentions.iter().filter(|mention| mention.kind != MentionKind::Role) {
            let innermost = document
                .annotated
                .iter()
                .enumerate()
                .filter(|(_, a)| a.sentence == mention.sentence && a.span.contains(mention.span))
                .min_by_key(|(_, a)| a.span.len());
            let right = innermost.is_some_and(|(_, a)| a.kind == kind);
            let score = scores.entry(kind).or_default();
            score.found += 1;
            score.right += usize::from(right);
            if let (Some((n, _)), true) = (innermost, right) {
                met[n] |= mention.span.overlaps(document.annotated[n].head);
            } else if show {
                let text = &document.texts[mention.sentence];
                let is = innermost.map_or("nothing", |(_, a)| a.kind);
                println!("wrong {kind} (is {is}): [{}] in {text}", mention.span.slice(text));
            }
        }
    }
    for (annotated, met) in document.annotated.iter().zip(met) {
        // "Mario and Isabel" shares its head with "Mario", the mention that counts.
        let wider = |a: &Annotated| {
            a.sentence == annotated.sentence
                && a.head == annotated.head
                && a.span.len() < annotated.span.len()
        };
        if !annotated.proper || document.annotated.iter().any(wider) {
            continue;
        }
        let score = scores.entry(annotated.kind).or_default();
        score.annotated += 1;
        score.met += usize::from(met);
        if show && !met {
            let text = &document.texts[annotated.sentence];
            println!("missed {}: [{}] in {text}", annotated.kind, annotated.span.slice(text));
        }
    }
}
