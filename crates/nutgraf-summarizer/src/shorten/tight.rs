//! The tight style: the subtree of a sentence with the highest expected F1 against a human shortening.

use super::protect::may_fall;
use super::signals::{self, Signals};
use super::units::{Relation, Unit, Units};
use super::{dateline, report, source, tree};
use crate::claim::{Claim, claim};
use nutgraf_core::Attribution;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, analyse, lexicon};

/// How many reports around a statement are cut off.
const MOST_REPORTS: usize = 2;

/// A statement taken apart.
pub(crate) struct Statement<'a> {
    /// The analysis of the statement, a report at its border left out.
    pub parse: Parse<'a>,
    /// Its units.
    pub units: Units,
    /// Whom a report that was left out rests on.
    pub outer: Option<Attribution>,
    /// Whom the claim rests on, should the reporting clause around it fall.
    pub inner: Option<Attribution>,
}

impl<'a> Statement<'a> {
    /// Takes a sentence apart; `None` when there is nothing in it.
    pub(crate) fn new(whole: &Parse<'a>) -> Option<Self> {
        let text = dateline::without(whole);
        let mut parse = if text.len() < whole.text.len() { analyse(text) } else { whole.clone() };
        let mut outer = None;
        // What an agency says that somebody says rests on that somebody.
        for _ in 0..MOST_REPORTS {
            let Some(report) = report::report(&parse) else { break };
            let Some(source) = source::source(&parse, &report.source) else { break };
            outer = Some(source);
            parse = analyse(report.statement.slice(parse.text));
        }
        let claim = claim(&parse)?;
        let inner = match &claim.source {
            Some(source) if outer.is_none() && is_plain_frame(&parse, &claim) => {
                source::source(&parse, source)
            }
            _ => None,
        };
        let mut parse = tree::names_on_top(&parse);
        let mut frame = inner.is_some() && claim.head != parse.root()?;
        if let Some(source) = inner.as_ref().filter(|_| frame && opens_with_pronoun(&parse, claim.head)) {
            frame = tree::subject_on_top(&mut parse, &claim, source.kind);
        }
        let units = Units::new(&parse, &claim, frame);
        Some(Self { parse, units, outer, inner })
    }

    /// The signals of every unit.
    pub(crate) fn signals(&self, kind: usize) -> Vec<Signals> {
        signals::all(&self.parse, &self.units, kind)
    }

    /// Whether a unit may be left out, given the one above it stays.
    fn may_fall(&self, u: usize) -> bool {
        // Who said so goes only when it is printed beside.
        let unit = &self.units.units[u];
        let beside = matches!(
            unit.relation,
            Relation::Arc(Deprel::Parataxis | Deprel::Advcl | Deprel::Ccomp | Deprel::Dep | Deprel::Obl)
        );
        // "after Holt said so" tells when, "as Holt said" tells who says so.
        let dated = unit.relation == Relation::Arc(Deprel::Advcl)
            && unit
                .own
                .first()
                .is_some_and(|&t| self.parse.tokens[t].deprel == Deprel::Mark && self.parse.lower(t) != "as");
        let tells = |&t: &usize| {
            let verb = self.parse.tokens[t].upos == Upos::Verb && self.parse.tokens[t].xpos.is_finite();
            beside && !dated && verb && lexicon::REPORTING_VERBS.contains(&self.parse.lemma(t))
        };
        let according = unit.all.iter().any(|&t| self.parse.lower(t) == "according");
        let tells = according || unit.own.iter().any(tells);
        !(tells && self.inner.is_none()) && may_fall(&self.parse, &self.units, u)
    }

    /// Which units stay, given how likely each stays once the one above it does.
    ///
    /// A word is worth keeping when the chance that it stays in a human shortening is above `threshold`, which
    /// is half of the best expected F1 (Lewis 1995); a unit stays with those above it, and falls with all below.
    pub(crate) fn choose(&self, stays: &[f32], threshold: f32) -> Vec<bool> {
        let units = &self.units.units;
        let n = units.len();
        if !self.has_subject() {
            return vec![true; n];
        }
        let mut chance = vec![1.0f32; n];
        for u in 0..n {
            if let Some(p) = units[u].parent {
                chance[u] = chance[p] * stays[u];
            }
        }
        let mut worth = vec![0.0f32; n];
        let mut keep = vec![true; n];
        for u in (0..n).rev() {
            worth[u] += units[u].own.len() as f32 * (chance[u] - threshold);
            keep[u] = worth[u] > 0.0 || !self.may_fall(u);
            if keep[u]
                && let Some(p) = units[u].parent
            {
                worth[p] += worth[u];
            }
        }
        for u in 0..n {
            if let Some(p) = units[u].parent {
                keep[u] &= keep[p];
            }
        }
        self.keep_after_article(&mut keep);
        keep
    }

    /// Whether the claim has a subject and a finite verb, without which its analysis is not to be trusted.
    fn has_subject(&self) -> bool {
        let Some(top) = self.units.units.first() else { return false };
        let subject = self.units.children(0).any(|u| {
            matches!(self.units.units[u].relation, Relation::Arc(d) if d.is_subject())
                && self.units.units[u].head < top.head
        }) || top
            .own
            .iter()
            .any(|&t| self.parse.tokens[t].xpos == Xpos::Ex || self.parse.tokens[t].deprel.is_subject());
        // "If you have the money, the possibilities are endless" is not claimed by its first clause.
        let subordinate = top.own.iter().any(|&t| {
            self.parse.tokens[t].deprel == Deprel::Mark && !matches!(&*self.parse.lower(t), "that" | "to")
        });
        subject && !subordinate && self.is_predicate(top)
    }

    /// Whether the unit is headed by a verb that tells, or by what such a verb stands with; a past tense that has a
    /// subject and no auxiliary may be tagged as a participle.
    fn is_predicate(&self, unit: &Unit) -> bool {
        let tag = |t: usize| self.parse.tokens[t].xpos;
        unit.own.iter().any(|&t| tag(t).is_finite() || tag(t) == Xpos::Md)
            || matches!(tag(unit.head), Xpos::Vbn | Xpos::Vb)
    }

    /// Takes back what left "a" before a vowel or "an" before none.
    fn keep_after_article(&self, keep: &mut [bool]) {
        let of = &self.units.of;
        for t in 0..self.parse.len() {
            let article = self.parse.lower(t);
            if !keep[of[t]] || !matches!(&*article, "a" | "an") {
                continue;
            }
            let vowel = |t: usize| self.parse.lower(t).starts_with(['a', 'e', 'i', 'o', 'u']);
            for next in t + 1..self.parse.len() {
                if keep[of[next]] {
                    if next == t + 1 || vowel(next) == (&*article == "an") {
                        break;
                    }
                    let mut back = of[t + 1];
                    while !keep[back] {
                        keep[back] = true;
                        back = self.units.units[back].parent.unwrap_or(back);
                    }
                    break;
                }
            }
        }
    }

    /// Whom the kept units rest on when the words that said so are not among them.
    pub(crate) fn attribution(&self, keep: &[bool]) -> Option<Attribution> {
        let frame_fell = || {
            self.units.units.iter().zip(keep).any(|(unit, kept)| {
                !kept
                    && (unit.relation == Relation::Frame
                        || unit.own.iter().any(|&t| {
                            self.parse.lower(t) == "according"
                                || lexicon::REPORTING_VERBS.contains(&self.parse.lemma(t))
                        }))
            })
        };
        self.outer.clone().or_else(|| self.inner.clone().filter(|_| frame_fell()))
    }
}

/// Whether nothing but the reporting verb, its subject and when it was said stands around the claim.
fn is_plain_frame(parse: &Parse<'_>, claim: &Claim) -> bool {
    let inside = parse.subtree(claim.head);
    let root = parse.root();
    root.is_some_and(|root| root != claim.head)
        && (0..parse.len()).filter(|t| inside.binary_search(t).is_err()).all(|t| {
            let lower = parse.lower(t);
            (parse.tokens[t].head != root
                || !matches!(parse.tokens[t].deprel, Deprel::Conj | Deprel::Ccomp | Deprel::Advcl))
                && !lexicon::NEGATION.contains(&lower)
                && !matches!(
                    &*lower,
                    "if" | "unless"
                        | "but"
                        | "although"
                        | "though"
                        | "while"
                        | "whether"
                        | "despite"
                        | "only"
                )
                && parse.tokens[t].xpos != Xpos::Md
        })
}

/// Whether the claim starts with a pronoun that its reporting clause explains.
fn opens_with_pronoun(parse: &Parse<'_>, head: usize) -> bool {
    let inside = parse.subtree(head);
    let first = inside
        .iter()
        .find(|&&t| parse.tokens[t].deprel != Deprel::Mark && parse.tokens[t].upos != Upos::Punct);
    first.is_some_and(|&t| {
        matches!(
            &*parse.lower(t),
            "he" | "she" | "they" | "it" | "we" | "i" | "his" | "her" | "their" | "its" | "our" | "my"
        )
    })
}
