//! Shortened sentences: parts left out whole, nothing put in.
//!
//! What may go: a connective that opens the sentence, the reporting clause once its source is printed beside
//! the point, and asides set off by commas or brackets on both sides (apposition, relative and participial
//! clauses). What never goes: negation, modals and hedges, conditions, numbers and their modifiers, times
//! ahead, and half of a quotation. Where the parse is unsure the sentence stays whole.

use crate::claim::Claim;
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Arcs with a narrower margin than this do not justify a cut.
const SURE: f32 = 0.15;

/// A shortened sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shortened {
    /// The words, with a capital first and a closing mark.
    pub text: String,
    /// The tokens kept, in order.
    pub tokens: Vec<usize>,
    /// Whether the reporting clause was left out, so that its source must be printed beside the text.
    pub needs_source: bool,
}

/// The sentence without what a reader of the brief can do without.
pub(crate) fn shorten(parse: &Parse<'_>, claim: &Claim) -> Shortened {
    let mut cut = Cut { parse, keep: vec![true; parse.len()] };
    let needs_source = cut.reporting_clause(claim);
    cut.opening_connective();
    cut.asides();
    cut.finish(needs_source)
}

/// The clause headed by `head` alone; `None` when it cannot be taken out of its sentence whole.
///
/// The caller sees to it that nothing outside the clause changes what it says.
pub(crate) fn clause(parse: &Parse<'_>, head: usize) -> Option<Shortened> {
    let inside = parse.subtree(head);
    let mut cut = Cut { parse, keep: vec![false; parse.len()] };
    if !cut.contiguous(&inside) || parse.tokens[head].head.is_some() && parse.tokens[head].arc_margin < SURE {
        return None;
    }
    for &t in &inside {
        cut.keep[t] = true;
    }
    for child in parse.children(head) {
        let leading = inside.first() == Some(&child);
        if leading
            && matches!(parse.tokens[child].deprel, Deprel::Cc | Deprel::Mark)
            && parse.children(child).next().is_none()
        {
            if !matches!(&*parse.lower(child), "that" | "and" | "but") {
                return None;
            }
            cut.keep[child] = false;
        }
    }
    let text = |forms: &[&str]| inside.iter().filter(|&&t| forms.contains(&parse.form(t))).count();
    if text(&["\"", "''", "``"]) % 2 == 1 || text(&["“"]) != text(&["”"]) || text(&["("]) != text(&[")"])
    {
        return None;
    }
    cut.opening_connective();
    cut.asides();
    // What the sentence says of the clause from outside may go only when it is a plain report.
    Some(cut.finish(parse.tokens[head].head.is_some()))
}

impl Cut<'_, '_> {
    fn finish(self, needs_source: bool) -> Shortened {
        let parse = self.parse;
        let mut tokens: Vec<usize> = (0..parse.len()).filter(|&i| self.keep[i]).collect();
        while tokens.first().is_some_and(|&t| is_comma(parse, t) || is_dash(parse, t)) {
            tokens.remove(0);
        }
        while tokens.last().is_some_and(|&t| is_comma(parse, t) || is_dash(parse, t)) {
            tokens.pop();
        }
        let mut text = capitalised(&render(parse, &tokens));
        let ended =
            text.trim_end_matches(['"', '”', '’', ')', '\'']).ends_with(['.', '!', '?', '…', ':', ';']);
        if !ended {
            text.push('.');
        }
        Shortened { text, tokens, needs_source }
    }
}

struct Cut<'p, 'a> {
    parse: &'p Parse<'a>,
    keep: Vec<bool>,
}

impl Cut<'_, '_> {
    /// Leaves out "X said (that)" or ", according to X"; returns whether it did.
    fn reporting_clause(&mut self, claim: &Claim) -> bool {
        let parse = self.parse;
        let Some(source) = &claim.source else { return false };
        if parse.tokens[source.head].upos == Upos::Pron || parse.tokens[source.head].arc_margin < SURE {
            return false;
        }
        if let Some(aside) = source.aside {
            if parse.tokens[aside].arc_margin < SURE {
                return false;
            }
            // Whatever hangs below the aside goes with it, so it must be about the source alone.
            let tokens = parse.subtree(aside);
            return tokens.len() <= 25 && self.contiguous(&tokens) && self.remove(&tokens, false);
        }
        let head = claim.head;
        let inside = parse.subtree(head);
        if parse.tokens[head].arc_margin < SURE || !self.contiguous(&inside) {
            return false;
        }
        let outside: Vec<usize> = (0..parse.len())
            .filter(|i| {
                inside.binary_search(i).is_err()
                    && !(i + 1 == parse.len() && parse.tokens[*i].upos == Upos::Punct)
            })
            .collect();
        // A condition, a negation or a second statement beside the reporting verb would be lost.
        let verb_only = outside.iter().all(|&t| {
            let lower = parse.lower(t);
            !matches!(parse.tokens[t].deprel, Deprel::Conj | Deprel::Ccomp)
                && !lexicon::NEGATION.contains(&lower)
                && !is_condition(&lower)
                && !(parse.tokens[t].xpos == Xpos::Md)
        });
        if !verb_only || !self.remove(&outside, false) {
            return false;
        }
        for mark in parse.children_by(head, Deprel::Mark) {
            if parse.lower(mark) == "that" && inside.first() == Some(&mark) {
                self.keep[mark] = false;
            }
        }
        true
    }

    /// Leaves out "However," and its like at the start.
    fn opening_connective(&mut self) {
        let parse = self.parse;
        let Some(first) = (0..parse.len()).find(|&i| self.keep[i]) else { return };
        let connective = lexicon::CONNECTIVES.contains(&parse.lower(first));
        if connective
            && first + 1 < parse.len()
            && is_comma(parse, first + 1)
            && parse.children(first).all(|c| c == first + 1)
        {
            self.keep[first] = false;
            self.keep[first + 1] = false;
        } else if connective
            && matches!(&*parse.lower(first), "but" | "and")
            && parse.tokens[first].deprel == Deprel::Cc
            && first + 1 < parse.len()
            && !is_comma(parse, first + 1)
        {
            self.keep[first] = false;
        }
    }

    /// Leaves out asides that are set off on both sides and hold nothing protected.
    fn asides(&mut self) {
        let parse = self.parse;
        for i in 0..parse.len() {
            let Some(head) = parse.tokens[i].head else { continue };
            let participle = parse.tokens[i].xpos == Xpos::Vbg;
            let aside = match parse.tokens[i].deprel {
                Deprel::Appos | Deprel::AclRelcl | Deprel::Acl => true,
                Deprel::Advcl => {
                    participle && parse.children_by(i, Deprel::Mark).next().is_none() && i > head
                }
                _ => false,
            };
            if !aside || !self.keep[i] || !self.keep[head] || parse.tokens[i].arc_margin < SURE {
                continue;
            }
            let tokens = parse.subtree(i);
            if i > head
                && self.contiguous(&tokens)
                && self.is_set_off(&tokens)
                && !tokens.iter().any(|&t| is_protected(parse, t))
            {
                self.remove(&tokens, true);
            }
        }
    }

    /// Whether the tokens stand beside one another.
    fn contiguous(&self, tokens: &[usize]) -> bool {
        tokens.windows(2).all(|w| w[0] + 1 == w[1])
    }

    /// Whether a comma, dash or bracket stands before the tokens and one, or the sentence's end, after them.
    fn is_set_off(&self, tokens: &[usize]) -> bool {
        let parse = self.parse;
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return false };
        let mark = |t: usize| is_comma(parse, t) || is_dash(parse, t) || matches!(parse.form(t), "(" | ")");
        let before = mark(first) || first > 0 && mark(first - 1);
        let after = mark(last)
            || last + 1 >= parse.len()
            || mark(last + 1)
            || matches!(parse.form(last + 1), "." | "!" | ";");
        before && after
    }

    /// Leaves the tokens out, with the commas that set them off, unless that would tear a quotation or a
    /// bracket apart.
    fn remove(&mut self, tokens: &[usize], paired: bool) -> bool {
        let parse = self.parse;
        let count = |forms: &[&str]| tokens.iter().filter(|&&t| forms.contains(&parse.form(t))).count();
        let straight = count(&["\"", "''", "``"]);
        if straight % 2 == 1 || count(&["“"]) != count(&["”"]) || count(&["(", "["]) != count(&[")", "]"])
        {
            return false;
        }
        for &t in tokens {
            self.keep[t] = false;
        }
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return true };
        let mark = |t: usize| is_comma(parse, t) || is_dash(parse, t) || matches!(parse.form(t), "(" | ")");
        let outer_before = first > 0 && mark(first - 1);
        let own_before = mark(first);
        if outer_before {
            self.keep[first - 1] = false;
        }
        // The comma after goes with the one before; alone it may belong to the next part of the sentence.
        let at_end = last + 1 >= parse.len() || matches!(parse.form(last + 1), "." | "!" | "?");
        if !at_end && mark(last + 1) && (paired || outer_before || own_before || first == 0) {
            self.keep[last + 1] = false;
        }
        true
    }
}

fn is_comma(parse: &Parse<'_>, t: usize) -> bool {
    parse.form(t) == ","
}

fn is_dash(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "–" | "—" | "--")
}

fn is_condition(lower: &str) -> bool {
    matches!(
        lower,
        "if" | "unless"
            | "until"
            | "till"
            | "without"
            | "despite"
            | "though"
            | "although"
            | "whilst"
            | "while"
            | "whether"
            | "except"
            | "provided"
            | "but"
            | "only"
    )
}

/// Words that may not be lost even with the whole aside they stand in.
fn is_protected(parse: &Parse<'_>, t: usize) -> bool {
    let token = &parse.tokens[t];
    let lower = parse.lower(t);
    token.xpos == Xpos::Md
        || token.xpos == Xpos::Cd
        || lexicon::NEGATION.contains(&lower)
        || is_condition(&lower)
        || (lexicon::HEDGES.contains(&lower) && token.upos != Upos::Adp)
        || lexicon::DEADLINE_WORDS.contains(&lower) && !matches!(&*lower, "by")
}
