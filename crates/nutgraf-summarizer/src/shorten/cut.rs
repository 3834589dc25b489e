//! Cutting a sentence: which tokens are kept, and the marks around what is left out.

use super::{SURE, Shortened};
use crate::claim::Claim;
use crate::render::{capitalised, render};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A sentence with the tokens that are still kept.
pub(super) struct Cut<'p, 'a> {
    parse: &'p Parse<'a>,
    keep: Vec<bool>,
}

impl<'p, 'a> Cut<'p, 'a> {
    /// The whole sentence.
    pub(super) fn whole(parse: &'p Parse<'a>) -> Self {
        Self { parse, keep: vec![true; parse.len()] }
    }

    /// Nothing but `tokens`.
    pub(super) fn only(parse: &'p Parse<'a>, tokens: &[usize]) -> Self {
        let mut keep = vec![false; parse.len()];
        tokens.iter().for_each(|&t| keep[t] = true);
        Self { parse, keep }
    }

    /// Leaves one token out.
    pub(super) fn drop(&mut self, token: usize) {
        self.keep[token] = false;
    }

    /// The kept tokens as a sentence.
    pub(super) fn finish(self, needs_source: bool) -> Shortened {
        let parse = self.parse;
        let mut tokens: Vec<usize> = (0..parse.len()).filter(|&i| self.keep[i]).collect();
        // Marks of the page that were run into the text open no sentence.
        let stray = |t: usize| matches!(parse.form(t), "." | "»" | "•" | "*" | "|" | ">" | "·");
        while tokens.len() > 1 && stray(tokens[0]) {
            tokens.remove(0);
        }
        let outer = |t: &usize| is_comma(parse, *t) || is_dash(parse, *t);
        while tokens.first().is_some_and(outer) {
            tokens.remove(0);
        }
        while tokens.last().is_some_and(outer) {
            tokens.pop();
        }
        let mut text = capitalised(&render(parse, &tokens));
        // "None was found," a spokesman said: without the report the quotation ends in a stop.
        for mark in ['"', '”', '’', '\''] {
            if let Some(inner) = text.strip_suffix(mark).and_then(|t| t.strip_suffix(',')) {
                text = format!("{inner}.{mark}");
            }
        }
        let inner = text.trim_end_matches(['"', '”', '’', ')', '\'']);
        if !inner.ends_with(['.', '!', '?', '…', ':', ';']) {
            text.push('.');
        }
        Shortened { text, tokens, needs_source }
    }
}

impl Cut<'_, '_> {
    /// Leaves out "X said (that)" or ", according to X"; returns whether it did.
    pub(super) fn reporting_clause(&mut self, claim: &Claim) -> bool {
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
            return tokens.len() <= 25
                && is_contiguous(&tokens)
                && !self.says_more_than_who(&tokens)
                && self.remove(&tokens, false);
        }
        let head = claim.head;
        let inside = parse.subtree(head);
        // "The firm said it hoped to pay": the pronoun needs the clause that is left out.
        let opening = inside
            .iter()
            .find(|&&t| parse.tokens[t].deprel != Deprel::Mark && parse.tokens[t].upos != Upos::Punct);
        let pronoun = opening.is_some_and(|&t| {
            matches!(
                &*parse.lower(t),
                "he" | "she" | "they" | "it" | "we" | "i" | "his" | "her" | "their" | "its" | "our" | "my"
            )
        });
        if pronoun {
            return false;
        }
        if parse.tokens[head].arc_margin < SURE || !is_contiguous(&inside) {
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
                && !opens_condition(&lower)
                && parse.tokens[t].xpos != Xpos::Md
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

    /// Whether an aside that names the source goes on with something of its own: "according to the ministry --
    /// up from $23 million".
    fn says_more_than_who(&self, aside: &[usize]) -> bool {
        let parse = self.parse;
        let words = || aside.iter().skip_while(|&&t| parse.tokens[t].upos == Upos::Punct);
        words().any(|&t| is_dash(parse, t) || matches!(parse.form(t), "$" | "£" | "€" | "%" | ";"))
    }

    /// Leaves out the catchword of a caption: "Deal: The pair sold their house."
    pub(super) fn catchword(&mut self) {
        let parse = self.parse;
        let Some(colon) = (1..parse.len().min(3)).find(|&t| parse.form(t) == ":") else { return };
        let word = |t: usize| {
            matches!(parse.tokens[t].upos, Upos::Noun | Upos::Adj | Upos::Verb | Upos::Adv)
                && parse.form(t).chars().skip(1).all(char::is_lowercase)
                && parse.form(t).len() > 2
                // A turn of an interview.
                || parse.form(t) == "A" && colon == 1
        };
        let goes_on = parse.tokens.get(colon + 1).is_some_and(|t| t.upos != Upos::Punct)
            && parse.form(colon + 1).starts_with(char::is_uppercase);
        if goes_on && (0..colon).all(word) && parse.len() > colon + 5 {
            (0..=colon).for_each(|t| self.keep[t] = false);
        }
    }

    /// Leaves out "However," and its like at the start.
    pub(super) fn opening_connective(&mut self) {
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

    /// Leaves out asides, unless the analysis takes the verb of the sentence for a part of one.
    pub(super) fn asides_around_a_verb(&mut self) {
        let before = self.keep.clone();
        self.asides();
        let finite = |keep: &[bool]| {
            (0..keep.len()).any(|t| {
                keep[t] && (self.parse.tokens[t].xpos.is_finite() || self.parse.tokens[t].xpos == Xpos::Md)
            })
        };
        if finite(&before) && !finite(&self.keep) {
            self.keep = before;
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
                && is_contiguous(&tokens)
                && self.is_set_off(&tokens)
                && self.closes_before_a_verb(&tokens)
                && !tokens.iter().any(|&t| is_protected(parse, t))
            {
                self.remove(&tokens, true);
            }
        }
    }

    /// Whether the sentence ends after the tokens or goes on with its verb. Before anything else the comma may
    /// belong to a second aside, which would be left hanging on the wrong word.
    fn closes_before_a_verb(&self, tokens: &[usize]) -> bool {
        let parse = self.parse;
        let Some(&last) = tokens.last() else { return false };
        let next = (last + 1..parse.len()).find(|&t| parse.tokens[t].upos != Upos::Punct);
        next.is_none_or(|t| matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux))
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
        if !is_balanced(parse, tokens) {
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

/// Whether the tokens stand beside one another.
pub(super) fn is_contiguous(tokens: &[usize]) -> bool {
    tokens.windows(2).all(|w| w[0] + 1 == w[1])
}

/// Whether every quotation mark and bracket among the tokens has its partner among them.
pub(super) fn is_balanced(parse: &Parse<'_>, tokens: &[usize]) -> bool {
    let count = |forms: &[&str]| tokens.iter().filter(|&&t| forms.contains(&parse.form(t))).count();
    count(&["\"", "''", "``"]) % 2 == 0
        && count(&["“"]) == count(&["”"])
        && count(&["(", "["]) == count(&[")", "]"])
}

fn is_comma(parse: &Parse<'_>, t: usize) -> bool {
    parse.form(t) == ","
}

fn is_dash(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "–" | "—" | "--")
}

/// Whether a word opens what the rest is true under.
pub(super) fn opens_condition(lower: &str) -> bool {
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
        || opens_condition(&lower)
        || (lexicon::HEDGES.contains(&lower) && token.upos != Upos::Adp)
        || lexicon::DEADLINE_WORDS.contains(&lower) && !matches!(&*lower, "by")
}
