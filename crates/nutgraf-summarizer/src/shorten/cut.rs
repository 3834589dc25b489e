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
                && self.ends_at_a_mark(&tokens)
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
        // "Holt says none of his friends were surprised": so does a pronoun inside the subject.
        let pronoun = pronoun
            || parse.children(head).filter(|&c| parse.tokens[c].deprel.is_subject()).any(|subject| {
                parse.subtree(subject).iter().any(|&t| {
                    parse.tokens[t].xpos == Xpos::PrpPoss
                        || matches!(&*parse.lower(t), "him" | "her" | "them")
                })
            });
        // "The mayor told CNN that police arrested two": whom it was told hangs on the wrong verb.
        let misplaced = parse.children_by(head, Deprel::Mark).any(|m| opening.is_some_and(|&o| o < m))
            || opening.is_some_and(|&o| opens_without_subject(parse, o) || self.cuts_into(claim, o));
        // "said: 'Holt was kind": words after a colon are somebody's own.
        let spoken = opening.is_some_and(|&o| {
            let marks = (0..o).rev().take_while(|&t| parse.tokens[t].upos == Upos::Punct);
            marks.map(|t| parse.form(t)).any(|form| form == ":")
        });
        if pronoun || misplaced || spoken || parse.tokens[head].arc_margin < SURE || !is_contiguous(&inside) {
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

    /// Whether a noun stands between the reporting verb and the clause at `opening`, which is its subject then and not
    /// what was said ("said sales for the year will fall"), or whom it was told opens the clause ("told Holt 15 arrests
    /// had been made").
    fn cuts_into(&self, claim: &Claim, opening: usize) -> bool {
        let parse = self.parse;
        let Some(verb) = claim.source.as_ref().and_then(|s| s.verb).filter(|&v| v < opening) else {
            return false;
        };
        let tells = matches!(
            &*parse.lemma(verb),
            "tell" | "inform" | "warn" | "remind" | "assure" | "notify" | "show" | "convince" | "advise"
        );
        let noun = |t: usize| {
            matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn)
                && !lexicon::TIME_WORDS.contains(&parse.lower(t))
        };
        let told = || (verb + 1..opening).any(|t| noun(t) || parse.tokens[t].upos == Upos::Pron);
        if tells { !told() } else { parse.tokens[opening].upos == Upos::Adp && (verb + 1..opening).any(noun) }
    }

    /// Whether punctuation or the end of the sentence closes an aside. Where none does, its last words may hang
    /// elsewhere, and would be left behind: "according to a report by UK | think-tank Demos".
    fn ends_at_a_mark(&self, aside: &[usize]) -> bool {
        let mark = |t: usize| self.parse.tokens.get(t).is_none_or(|token| token.upos == Upos::Punct);
        aside.last().is_some_and(|&last| mark(last) || mark(last + 1))
    }

    /// Whether an aside that names the source goes on with something of its own: "according to the ministry --
    /// up from $23 million".
    fn says_more_than_who(&self, aside: &[usize]) -> bool {
        let parse = self.parse;
        let words = || aside.iter().skip_while(|&&t| parse.tokens[t].upos == Upos::Punct);
        words().any(|&t| is_dash(parse, t) || matches!(parse.form(t), "$" | "£" | "€" | "%" | ";"))
    }

    /// Leaves out what stands after the verb `head` and it does not need: clauses of circumstance, agents, and
    /// phrases that tell on what occasion. What holds token `at` stays, and so does what may not be lost.
    pub(super) fn circumstances(&mut self, head: usize, at: usize) {
        const OCCASION: &[&str] = &["after", "amid", "along", "during", "following", "through", "throughout"];
        let parse = self.parse;
        // From the end: what stands before something that stays may be what that hangs on.
        for child in parse.children(head).filter(|&c| c > head).rev() {
            if parse.tokens[child].upos == Upos::Punct {
                continue;
            }
            let occasion =
                || parse.children_by(child, Deprel::Case).any(|c| OCCASION.contains(&&*parse.lower(c)));
            let dispensable = match parse.tokens[child].deprel {
                Deprel::Advcl | Deprel::AdvclRelcl | Deprel::OblAgent | Deprel::Parataxis => true,
                Deprel::Obl => occasion(),
                _ => false,
            };
            let tokens = parse.subtree(child);
            let kept = tokens.iter().all(|&t| self.keep[t]);
            let falls = dispensable
                && kept
                && parse.tokens[child].arc_margin >= SURE
                && is_contiguous(&tokens)
                && !parse.is_within(at, child)
                && !tokens.iter().any(|&t| parse.tokens[t].xpos != Xpos::Cd && is_protected(parse, t))
                && self.remove(&tokens, true);
            if !falls {
                return;
            }
        }
    }

    /// Leaves out the shortest phrase at the end that makes the text fit `limit` characters, or the longest one
    /// when none does; returns whether it found one.
    pub(super) fn last_phrase(&mut self, limit: usize) -> bool {
        const SHORTEST: usize = 30;
        let parse = self.parse;
        let word = |t: &usize| parse.tokens[*t].upos != Upos::Punct;
        let Some(last) = (0..parse.len()).filter(|&t| self.keep[t]).rfind(word) else { return false };
        // From the smallest phrase that ends the text to the largest.
        let phrases: Vec<usize> = std::iter::once(last)
            .chain(parse.ancestors(last))
            .filter(|&t| parse.subtree(t).into_iter().rfind(word).is_none_or(|end| end >= last))
            .filter(|&t| is_loose(parse, t))
            .collect();
        let mut longest = None;
        for phrase in phrases {
            let tokens: Vec<usize> = parse.subtree(phrase).into_iter().filter(|&t| self.keep[t]).collect();
            let lost = tokens.iter().any(|&t| {
                let lower = parse.lower(t);
                opens_condition(&lower) || lexicon::NEGATION.contains(&lower)
            });
            let mut rest = Self { parse, keep: self.keep.clone() };
            if lost || !rest.remove(&tokens, false) || rest.text().chars().count() < SHORTEST {
                break;
            }
            if rest.hangs() || rest.is_torn() {
                continue;
            }
            let fits = rest.text().chars().count() <= limit;
            longest = Some(rest.keep);
            if fits {
                break;
            }
        }
        let found = longest.is_some();
        if let Some(keep) = longest {
            self.keep = keep;
        }
        found
    }

    /// Whether the last word kept asks for another: "efforts to deal", "are more than", "a plan".
    fn hangs(&self) -> bool {
        let parse = self.parse;
        let word = |&t: &usize| self.keep[t] && parse.tokens[t].upos != Upos::Punct;
        (0..parse.len()).rfind(word).is_some_and(|t| match parse.tokens[t].upos {
            Upos::Noun => lexicon::EMPTY_OBJECTS.contains(&parse.lemma(t)),
            Upos::Verb => matches!(parse.tokens[t].xpos, Xpos::Vb | Xpos::Vbg | Xpos::Vbp | Xpos::Vbz),
            Upos::Propn | Upos::Num | Upos::Sym | Upos::Adj | Upos::Adv => &*parse.lower(t) == "more",
            _ => true,
        })
    }

    /// Whether a word is kept that hangs on one that is not.
    fn is_torn(&self) -> bool {
        let parse = self.parse;
        (0..parse.len()).any(|t| {
            self.keep[t]
                && parse.tokens[t].upos != Upos::Punct
                && parse.tokens[t].head.is_some_and(|h| !self.keep[h])
        })
    }

    /// The kept tokens without an end mark.
    pub(super) fn text(&self) -> String {
        let tokens: Vec<usize> = (0..self.parse.len()).filter(|&t| self.keep[t]).collect();
        let text = render(self.parse, &tokens);
        text.trim_end_matches(['.', ',', ';', ':', '–', '—', '-', ' ']).to_owned()
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
        let parse = self.parse;
        let finite = |keep: &[bool]| {
            (0..keep.len())
                .any(|t| keep[t] && (parse.tokens[t].xpos.is_finite() || parse.tokens[t].xpos == Xpos::Md))
        };
        // "Native to China, this tiny mammal, known as pika, lives there": the subject stays too.
        let loses_subject = (0..parse.len()).any(|t| {
            before[t]
                && !self.keep[t]
                && parse.tokens[t].deprel.is_subject()
                && parse.tokens[t].head.is_some_and(|h| self.keep[h])
        });
        // "Born in Romania, Stan Lieberman, got a job": taken for an aside, it is the subject.
        let subjectless = parse.root().is_some_and(|root| {
            parse.tokens[root].xpos.is_finite()
                && !parse.children(root).any(|c| {
                    self.keep[c]
                        && (parse.tokens[c].deprel.is_subject() || parse.tokens[c].deprel == Deprel::Expl)
                })
                && self.keep != before
        });
        if loses_subject || subjectless || finite(&before) && !finite(&self.keep) {
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

/// Whether the phrase headed by `t` may be left out at the end of a sentence, by the kind of its arc.
fn is_loose(parse: &Parse<'_>, t: usize) -> bool {
    match parse.tokens[t].deprel {
        Deprel::Acl
        | Deprel::AclRelcl
        | Deprel::Advcl
        | Deprel::AdvclRelcl
        | Deprel::Appos
        | Deprel::Obl
        | Deprel::OblUnmarked => true,
        // "A group of 20" is no group without its number, "the mayor and the council" are not the mayor.
        Deprel::Nmod => parse.children_by(t, Deprel::Case).all(|c| parse.lower(c) != "of"),
        Deprel::Conj => parse.tokens[t].upos == Upos::Verb,
        _ => false,
    }
}

/// Whether a clause that opens with token `t` opens with a verb that has its subject elsewhere, as in "the study
/// found exceeded 10%": the tree has taken it apart.
fn opens_without_subject(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux) && parse.tokens[t].xpos.is_finite()
}

/// Whether the tokens stand beside one another.
pub(super) fn is_contiguous(tokens: &[usize]) -> bool {
    tokens.windows(2).all(|w| w[0] + 1 == w[1])
}

/// Whether every quotation mark and bracket among the tokens has its partner among them.
pub(super) fn is_balanced(parse: &Parse<'_>, tokens: &[usize]) -> bool {
    let count = |forms: &[&str]| tokens.iter().filter(|&&t| forms.contains(&parse.form(t))).count();
    count(&["\"", "''", "``"]) % 2 == 0
        && tokens.iter().filter(|&&t| is_single_mark(parse, t)).count() % 2 == 0
        && count(&["“"]) == count(&["”"])
        && count(&["(", "["]) == count(&[")", "]"])
}

/// Whether the token is a single quotation mark rather than an apostrophe.
fn is_single_mark(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "'" | "‘" | "’") && parse.tokens[t].xpos != Xpos::Pos
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
