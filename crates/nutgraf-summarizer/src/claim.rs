//! What a sentence claims, and whom the claim rests on.
//!
//! "The summit could take place next week, officials said" claims that the summit could take place and rests
//! on the officials. The claim may stand without its reporting clause only when the reporting verb neither
//! denies nor doubts it, and only with its source printed beside it.

use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The claim of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The predicate of the claim: the root, or the head of the reported clause.
    pub head: usize,
    /// The source, when there is one.
    pub source: Option<ClaimSource>,
}

/// Whom a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClaimSource {
    /// Head of the noun phrase that names the source.
    pub head: usize,
    /// The reporting verb; `None` for "according to".
    pub verb: Option<usize>,
    /// Top token of the part of the sentence that does nothing but name the source ("according to ...",
    /// ", Smith said"); `None` when the reporting clause is the main clause.
    pub aside: Option<usize>,
}

/// The claim of the sentence; `None` for an empty one.
pub(crate) fn claim(parse: &Parse<'_>) -> Option<Claim> {
    let root = parse.root()?;
    if let Some(head) = reported(parse, root) {
        let source = subject(parse, root).map(|head| ClaimSource { head, verb: Some(root), aside: None });
        if source.is_some() {
            return Some(Claim { head, source });
        }
    }
    let aside = parse
        .children_by(root, Deprel::Parataxis)
        .find(|&p| is_reporting(parse, p) && subject(parse, p).is_some() && is_set_off(parse, p));
    if let Some(aside) = aside {
        let source =
            subject(parse, aside).map(|head| ClaimSource { head, verb: Some(aside), aside: Some(aside) });
        return Some(Claim { head: root, source });
    }
    let source = according_to(parse).map(|head| ClaimSource { head, verb: None, aside: Some(head) });
    Some(Claim { head: root, source })
}

/// The head of the clause that `verb` reports, when that clause may be promoted.
fn reported(parse: &Parse<'_>, verb: usize) -> Option<usize> {
    if !is_reporting(parse, verb) {
        return None;
    }
    let plain = parse.children(verb).all(|c| {
        let token = &parse.tokens[c];
        match token.deprel {
            Deprel::Aux => token.xpos != Xpos::Md && parse.lemma(c) != "do",
            Deprel::AuxPass => false,
            Deprel::Advmod => {
                !lexicon::NEGATION.contains(&parse.lower(c)) && !lexicon::HEDGES.contains(&parse.lower(c))
            }
            Deprel::Advcl => {
                !parse.children_by(c, Deprel::Mark).any(|m| matches!(&*parse.lower(m), "if" | "unless"))
            }
            Deprel::Conj => token.upos != Upos::Verb,
            _ => true,
        }
    });
    let clause = parse.children_by(verb, Deprel::Ccomp).next()?;
    let question = parse.children(clause).any(|c| {
        matches!(
            &*parse.lower(c),
            "whether" | "if" | "how" | "why" | "what" | "who" | "when" | "where" | "which"
        ) && matches!(parse.tokens[c].deprel, Deprel::Mark | Deprel::Advmod | Deprel::Obj | Deprel::Nsubj)
    });
    let finite = parse.tokens[clause].xpos.is_finite()
        || parse.children(clause).any(|c| {
            matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
                && parse.tokens[c].xpos.is_finite()
        });
    // "say is caused": without a subject of its own it is no sentence, or the tree is wrong.
    let has_subject = parse
        .children(clause)
        .any(|c| parse.tokens[c].deprel.is_subject() || parse.tokens[c].deprel == Deprel::Expl);
    (plain && !question && finite && has_subject && !reports_again(parse, clause)).then_some(clause)
}

/// Whether another report follows the reported clause: "said it would pay and promised to apologise", "said he would
/// stay, while Berg said he would go". The one is not told without the other, and it may be another's.
///
/// Read off the words: the tree of such a sentence often hangs the second report from the first claim.
fn reports_again(parse: &Parse<'_>, clause: usize) -> bool {
    const REACH: usize = 6;
    let reports = |t: usize| {
        let finite = matches!(parse.tokens[t].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
        if !finite || parse.tokens[t].upos != Upos::Verb {
            return false;
        }
        let lemma = parse.lemma(t);
        lexicon::REPORTING_VERBS.contains(&lemma) || lexicon::ATTRIBUTIVE_OPAQUE.contains(&lemma)
    };
    (clause + 1..parse.len()).filter(|&t| reports(t)).any(|t| {
        matches!(&*parse.lower(t - 1), "and" | "but")
            || (clause + 1..t)
                .rev()
                .take(REACH)
                .any(|w| matches!(&*parse.lower(w), "while" | "whilst" | "whereas"))
    })
}

/// Whether the verb reports neutrally what someone said.
pub(crate) fn is_reporting(parse: &Parse<'_>, verb: usize) -> bool {
    if parse.tokens[verb].upos != Upos::Verb {
        return false;
    }
    let lemma = parse.lemma(verb);
    lexicon::REPORTING_VERBS.contains(&lemma)
        && !lexicon::STRONG_REPORTING_VERBS.contains(&lemma)
        && !lexicon::ATTRIBUTIVE_OPAQUE.contains(&lemma)
}

/// Whether a comma, dash, quotation mark or the sentence's border stands on both sides of the subtree of `i`.
fn is_set_off(parse: &Parse<'_>, i: usize) -> bool {
    let subtree = parse.subtree(i);
    let (Some(&first), Some(&last)) = (subtree.first(), subtree.last()) else { return false };
    let mark = |t: usize| parse.tokens[t].upos == Upos::Punct;
    let before = first == 0 || mark(first) || mark(first - 1);
    let after = last + 1 >= parse.len() || mark(last) || mark(last + 1);
    before && after
}

fn subject(parse: &Parse<'_>, verb: usize) -> Option<usize> {
    parse.children_by(verb, Deprel::Nsubj).next()
}

/// The head of the noun phrase after "according to", wherever it stands.
fn according_to(parse: &Parse<'_>) -> Option<usize> {
    (0..parse.len()).find(|&i| {
        matches!(parse.tokens[i].deprel, Deprel::Obl | Deprel::Nmod)
            && parse.children_by(i, Deprel::Case).next().is_some_and(|c| parse.lower(c) == "according")
    })
}

#[cfg(test)]
mod tests {
    use super::claim;
    use nutgraf_language::analyse;

    /// The predicate of the claim.
    fn head(text: &str) -> String {
        let parse = analyse(text);
        claim(&parse).map_or_else(String::new, |c| parse.form(c.head).to_owned())
    }

    #[test]
    fn the_reported_clause_is_the_claim() {
        assert_eq!(head("The company said the plant would close."), "close");
    }

    #[test]
    fn a_clause_without_a_subject_is_not_promoted() {
        // Cut off at its front: what is caused is not told.
        assert_eq!(head("Doctors say is caused by a virus."), "say");
        // Wikinews, 28 July 2014: the reduction is what exceeded.
        let text = "The scientists found reduction of crop yields by 2050 exceeded 10% of 2000 levels.";
        assert_eq!(head(text), "exceeded");
    }

    #[test]
    fn two_reports_in_one_sentence_stay_together() {
        assert_eq!(
            head("The company said the plant would close, while the union said it would strike."),
            "said"
        );
        assert_eq!(
            head("The company said the plant would close and promised to retrain its workers."),
            "said"
        );
    }
}
