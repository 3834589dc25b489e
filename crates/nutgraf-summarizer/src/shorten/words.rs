//! From kept units back to a sentence: which marks stay, and what a headline does without.

use super::style::Style;
use super::tight::Statement;
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, lexicon};

/// The text of the kept units.
pub(crate) fn text(statement: &Statement<'_>, keep: &[bool], style: Style) -> String {
    let parse = &statement.parse;
    let of = &statement.units.of;
    let mut kept: Vec<bool> = (0..parse.len()).map(|t| keep[of[t]]).collect();
    if style == Style::Headline {
        (0..parse.len()).filter(|&t| is_dispensable(parse, t)).for_each(|t| kept[t] = false);
    }
    opening(parse, &mut kept);
    marks(parse, &mut kept);
    let tokens: Vec<usize> = (0..parse.len()).filter(|&t| kept[t]).collect();
    let mut out = capitalised(&render(parse, &tokens));
    // "It was bad," he said: without the report the quotation ends in a stop.
    for mark in ['"', '”', '’', '\''] {
        if let Some(inner) = out.strip_suffix(mark).and_then(|o| o.strip_suffix(',')) {
            out = format!("{inner}.{mark}");
        }
    }
    while out.ends_with([',', '–', '—', ' ']) {
        out.pop();
    }
    let inner = out.trim_end_matches(['"', '”', '’', ')', '\'']);
    let ends = inner.ends_with(['.', '!', '?', '…', ':', ';']);
    if style == Style::Headline {
        if inner.len() == out.len() && out.ends_with(['.', ';', ':']) && !ends_in_abbreviation(parse, &tokens)
        {
            out.pop();
        }
    } else if !ends {
        out.push('.');
    }
    out
}

/// Whether the last token is a word whose own stop ends the text ("Inc.").
fn ends_in_abbreviation(parse: &Parse<'_>, tokens: &[usize]) -> bool {
    tokens.last().is_some_and(|&t| parse.tokens[t].upos != Upos::Punct)
}

/// Leaves out the word that ties the sentence to the one before.
fn opening(parse: &Parse<'_>, kept: &mut [bool]) {
    let Some(first) = (0..parse.len()).find(|&t| kept[t] && parse.tokens[t].upos != Upos::Punct) else {
        return;
    };
    let ties = lexicon::CONNECTIVES.contains(&parse.lower(first));
    let joint = parse.tokens[first].deprel == Deprel::Cc;
    let apart = parse.tokens[first].deprel == Deprel::Advmod && parse.form(first + 1) == ",";
    if ties && (joint || apart) && parse.children(first).all(|c| parse.tokens[c].upos == Upos::Punct) {
        kept[first] = false;
    }
}

/// Articles, and forms of "be" before a participle of the main clause.
fn is_dispensable(parse: &Parse<'_>, t: usize) -> bool {
    let token = &parse.tokens[t];
    let Some(head) = token.head else { return false };
    let lower = parse.lower(t);
    match token.deprel {
        // "The Hague", "The New York Times" in the middle of a sentence.
        Deprel::Det => {
            matches!(&*lower, "a" | "an" | "the")
                && (t == 0 || parse.form(t) == lower)
                && !lexicon::TIME_WORDS.contains(&parse.lower(head))
        }
        Deprel::Aux | Deprel::AuxPass => {
            let others: Vec<usize> = parse
                .children(head)
                .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
                .collect();
            let be = |c: usize| {
                matches!(
                    &*parse.lower(c),
                    "is" | "are" | "was" | "were" | "been" | "being" | "has" | "have" | "had"
                )
            };
            let negated = parse.children(head).any(|c| lexicon::NEGATION.contains(&parse.lower(c)));
            parse.tokens[head].head.is_none()
                && !negated
                && others.iter().all(|&c| be(c))
                && others.iter().any(|&c| matches!(&*parse.lower(c), "is" | "are" | "was" | "were" | "been"))
        }
        _ => false,
    }
}

fn is_separator(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "," | "–" | "—" | "--" | ";" | ":" | "-") && parse.tokens[t].upos == Upos::Punct
}

/// Keeps of the commas and dashes those that still separate: all where nothing was left out between two words,
/// one where what was left out took only half of a pair with it, none else.
fn marks(parse: &Parse<'_>, kept: &mut [bool]) {
    let words: Vec<usize> = (0..parse.len()).filter(|&t| kept[t] && !is_separator(parse, t)).collect();
    let joint = |t: usize| {
        t > 0
            && t + 1 < parse.len()
            && parse.tokens[t - 1].span.end() == parse.tokens[t].span.start()
            && parse.tokens[t].span.end() == parse.tokens[t + 1].span.start()
    };
    for (t, kept) in kept.iter_mut().enumerate() {
        *kept &= !is_separator(parse, t) || joint(t);
    }
    for pair in words.windows(2) {
        let between: Vec<usize> = (pair[0] + 1..pair[1]).collect();
        let separators: Vec<usize> = between.iter().copied().filter(|&t| is_separator(parse, t)).collect();
        let closes = parse.tokens[pair[1]].upos == Upos::Punct
            && (pair[1] + 1..parse.len()).all(|t| parse.tokens[t].upos == Upos::Punct);
        if closes && separators.len() < pair[1] - pair[0] - 1 {
            continue;
        }
        if separators.len() == between.len() {
            separators.iter().for_each(|&t| kept[t] = true);
        } else if separators.len() % 2 == 1 && parse.form(separators[0]) != "-" {
            kept[separators[0]] = true;
        }
    }
}
