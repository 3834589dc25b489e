//! Which names a label cuts, and whether they may be cut: a person's to the surname, no other at all.

use super::Label;
use nutgraf_language::{Deprel, Parse, Upos, Xpos};

/// The surnames that stand for a longer name in the label; `None` when a name is cut in another way.
pub(crate) fn surnames(parse: &Parse<'_>, label: &Label) -> Option<Vec<usize>> {
    let kept = |t: usize| label.tokens.contains(&t) || label.source.contains(&t);
    let mut out = Vec::new();
    let mut start = 0;
    while start < parse.len() {
        if !is_name(parse, start) {
            start += 1;
            continue;
        }
        let end = (start..parse.len()).find(|&t| !is_name(parse, t)).unwrap_or(parse.len());
        let run: Vec<usize> = (start..end).collect();
        start = end;
        let stay = run.iter().filter(|&&t| kept(t)).count();
        if stay == 0 || stay == run.len() {
            continue;
        }
        // What is left has to be the end of the run, in one piece.
        let first = run.iter().position(|&t| kept(t)).unwrap_or(0);
        if run[first..].iter().any(|&t| !kept(t)) {
            return None;
        }
        // A common noun ends the part before it: "striker Wayne Rooney" is a run of two names.
        let left = &run[first..];
        let surname = left[0];
        let courtesy = |t: usize| is_courtesy(&parse.lower(t));
        let given = || {
            run[..first].iter().all(|&t| parse.tokens[t].xpos == Xpos::Nnp)
                && left.len() == 1
                && parse.form(surname).chars().count() > 2
                && parse.form(surname).chars().skip(1).any(char::is_lowercase)
                && (parse.tokens[surname].deprel == Deprel::Flat
                    || parse.children_by(surname, Deprel::Flat).next().is_some())
        };
        if courtesy(run[first - 1]) && first == 1 {
            continue;
        }
        if !given() {
            return None;
        }
        out.push(surname);
    }
    Some(out)
}

fn is_name(parse: &Parse<'_>, t: usize) -> bool {
    let token = &parse.tokens[t];
    token.upos == Upos::Propn && token.xpos != Xpos::Pos
        || parse.form(t).starts_with(char::is_uppercase)
            && t > 0
            && parse.tokens[t - 1].upos == Upos::Propn
            && parse.tokens.get(t + 1).is_some_and(|n| n.upos == Upos::Propn)
        || parse.form(t).starts_with(char::is_uppercase)
            && t > 0
            && matches!(token.upos, Upos::Noun | Upos::Adj)
            && (parse.tokens[t - 1].upos == Upos::Propn
                || parse.tokens.get(t + 1).is_some_and(|n| n.upos == Upos::Propn))
}

/// Whether the word is a title that a headline leaves out.
pub(crate) fn is_courtesy(lower: &str) -> bool {
    matches!(lower, "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "miss" | "dr" | "dr." | "sir")
}
