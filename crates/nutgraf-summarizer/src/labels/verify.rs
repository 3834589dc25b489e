//! Rejects labels that say more, less or something else than their sentence.
//!
//! It knows nothing of how labels are made: it looks at the tree once more and asks, of every word that was
//! left out, whether the label still holds without it.

use super::{Label, cut_names, overtaken, sourced, torn};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Whether the label may be printed.
pub(crate) fn holds(parse: &Parse<'_>, label: &Label) -> bool {
    objection(parse, label).is_none()
}

/// Whether a label breaks the rule.
type Rule = fn(&Parse<'_>, &Label) -> bool;

/// What speaks against the label, when anything does: the first rule it breaks.
pub(crate) fn objection(parse: &Parse<'_>, label: &Label) -> Option<&'static str> {
    let rules: [(&str, Rule); 19] = [
        ("loses what its words need", |p, l| !keeps_what_counts(p, l)),
        ("loses a denial", loses_denial),
        ("has a pronoun", has_pronoun),
        ("has a mark that wants its other half", has_stray_mark),
        ("loses a doubt", loses_doubt),
        ("loses the limits of a number", loses_limits),
        ("loses what a superlative is of", loses_scope),
        ("loses what is prevented", loses_prevented),
        ("loses one of two", loses_second),
        ("belongs to a relative clause", |p, l| l.pattern != "clause of relative" && crosses_relative(p, l)),
        ("has two clauses", |p, l| !is_one_clause(p, l)),
        ("loses the verb it hangs from", |p, l| !stands_without_governor(p, l)),
        ("cuts a number", |p, l| !has_whole_number(p, l)),
        ("is asked", |p, _| p.form(p.len().saturating_sub(1)) == "?"),
        ("ends too early", is_dangling),
        ("loses a condition", is_conditional),
        ("is overtaken", overtaken::is_overtaken),
        ("loses its source", sourced::loses_its_source),
        ("is torn from its neighbours", torn::is_torn),
    ];
    let broken = rules.iter().find(|(_, breaks)| breaks(parse, label)).map(|(name, _)| *name);
    broken.or_else(|| cut_names::surnames(parse, label).is_none().then_some("cuts a name"))
}

/// Whether nothing that hangs from a kept word and counts was left out.
fn keeps_what_counts(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |c: usize| label.tokens.contains(&c) || label.implied.contains(&c);
    label.tokens.iter().all(|&t| parse.children(t).all(|c| kept(c) || may_go(parse, t, c)))
}

/// Whether the sentence denies what the label says, of this predicate or of one that it is joined to: "has not been
/// arrested or charged with any crime".
fn loses_denial(parse: &Parse<'_>, label: &Label) -> bool {
    let denies = |t: usize| lexicon::NEGATION.contains(&parse.lower(t));
    let kept = |t: usize| label.tokens.contains(&t);
    if label.tokens.iter().any(|&t| denies(t)) {
        return false;
    }
    let joined = |head: usize| {
        std::iter::successors(Some(head), |&t| {
            parse.tokens[t].head.filter(|_| parse.tokens[t].deprel == Deprel::Conj)
        })
    };
    label.tokens.iter().any(|&t| matches!(&*parse.lower(t), "any" | "anyone" | "anything" | "ever"))
        || label.head.is_some_and(|head| {
            joined(head).skip(1).any(|verb| parse.children(verb).any(|c| denies(c) && !kept(c)))
        })
}

/// Whether a word of the label points to something that the label does not name.
fn has_pronoun(parse: &Parse<'_>, label: &Label) -> bool {
    label.tokens.iter().any(|&t| {
        let token = &parse.tokens[t];
        matches!(token.upos, Upos::Pron | Upos::Intj) && token.xpos != Xpos::Ex
            || matches!(token.xpos, Xpos::Wp | Xpos::Wdt | Xpos::Wrb | Xpos::WpPoss)
    })
}

/// Whether the label has a quotation mark or a sign that no headline has.
fn has_stray_mark(_: &Parse<'_>, label: &Label) -> bool {
    label.text.contains(['"', '“', '”', '«', '»', '&', '#', ';', '*', '_', '|', '/', '\\'])
}

/// Whether a word that the label leaves out casts doubt on what the sentence tells.
fn loses_doubt(parse: &Parse<'_>, label: &Label) -> bool {
    (0..parse.len()).any(|t| !label.tokens.contains(&t) && casts_doubt(&parse.lower(t)))
}

/// Whether a number of the label lost what narrows it.
fn loses_limits(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    label.tokens.iter().any(|&t| parse.tokens[t].xpos == Xpos::Cd)
        && label.tokens.iter().any(|&t| parse.children(t).any(|c| !kept(c) && limits_a_measure(parse, t, c)))
}

/// Whether a superlative of the label lost what it holds of: "the biggest scandal since 1995".
fn loses_scope(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let superlative = |t: &usize| {
        matches!(parse.tokens[*t].xpos, Xpos::Jjs | Xpos::Rbs)
            || matches!(&*parse.lower(*t), "first" | "only")
    };
    let Some(first) = label.tokens.iter().copied().find(superlative) else { return false };
    const SCOPES: &[&str] = &["for", "in", "of", "this", "to"];
    // "The biggest to hit the country since 1995", wherever the tree hangs it.
    let since = |t: usize| !kept(t) && matches!(&*parse.lower(t), "since" | "ever");
    if (first + 1..parse.len()).any(since) {
        return true;
    }
    let noun = parse.tokens[first].head.filter(|&h| kept(h)).unwrap_or(first);
    [first, noun].iter().any(|&t| {
        parse.children(t).filter(|&c| c > first && !kept(c)).any(|c| {
            let opener = parse.subtree(c)[0];
            matches!(
                parse.tokens[c].deprel,
                Deprel::Nmod | Deprel::Obl | Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl | Deprel::Ccomp
            ) && (SCOPES.binary_search(&&*parse.lower(opener)).is_ok()
                || matches!(parse.tokens[c].deprel, Deprel::Acl | Deprel::AclRelcl))
        })
    })
}

/// Whether "between" or "both" lost one of the two: "between the new flag and the old".
fn loses_second(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    label.tokens.iter().any(|&t| {
        parse.children(t).any(|c| kept(c) && matches!(&*parse.lower(c), "between" | "both"))
            && parse.children_by(t, Deprel::Conj).any(|c| !kept(c))
    })
}

/// Whether the label says that somebody was kept, and not from what: "banned prisons from using its drug".
fn loses_prevented(parse: &Parse<'_>, label: &Label) -> bool {
    const PREVENT: &[&str] = &[
        "ban",
        "bar",
        "block",
        "deter",
        "discourage",
        "exclude",
        "exempt",
        "free",
        "hinder",
        "keep",
        "prevent",
        "prohibit",
        "protect",
        "restrain",
        "save",
        "stop",
        "suspend",
    ];
    label.tokens.iter().any(|&t| {
        parse.tokens[t].upos == Upos::Verb
            && PREVENT.binary_search(&&*parse.lemma(t).to_lowercase()).is_ok()
            && (t + 1..parse.len().min(t + 8))
                .any(|from| parse.lower(from) == "from" && !label.tokens.contains(&from))
    })
}

/// Whether the sentence has a condition that the label does not name, wherever the tree hangs it.
fn is_conditional(parse: &Parse<'_>, label: &Label) -> bool {
    (0..parse.len()).any(|t| {
        matches!(&*parse.lower(t), "if" | "unless")
            && parse.tokens[t].upos == Upos::Sconj
            && parse.tokens[t].deprel == Deprel::Mark
            && parse.tokens[t].head.is_some_and(|h| parse.tokens[h].deprel != Deprel::Ccomp)
            && !label.tokens.contains(&t)
    })
}

/// Whether the predicate is the first verb after a relative pronoun that stands before it: then it belongs to
/// the relative clause, whatever the tree says ("Wilson, who was not indicted, has resigned").
fn crosses_relative(parse: &Parse<'_>, label: &Label) -> bool {
    let verb = |t: usize| matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux);
    let Some(&predicate) = label.tokens.iter().find(|&&t| verb(t)) else { return false };
    let first = label.tokens.iter().copied().min().unwrap_or(0);
    (first..predicate).rev().take_while(|&t| !verb(t)).any(|t| {
        matches!(parse.tokens[t].xpos, Xpos::Wp | Xpos::Wdt | Xpos::WpPoss)
            || matches!(&*parse.lower(t), "who" | "which" | "whose")
    })
}

/// Whether an infinitive without the verb above it says no more than the two: "is set to close" does, "refused to
/// close" does not.
fn stands_without_governor(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(head) = label.head.filter(|&h| parse.tokens[h].deprel == Deprel::Xcomp) else { return true };
    let above = parse.tokens[head].head;
    above.is_none_or(|a| label.tokens.contains(&a) || super::predicate::ahead(parse, a) == Some(head))
}

/// Whether the dependent `child` of a kept token `head` may be missing from a label.
fn may_go(parse: &Parse<'_>, head: usize, child: usize) -> bool {
    let lower = parse.lower(child);
    let token = &parse.tokens[child];
    if lexicon::NEGATION.contains(&lower) || token.xpos == Xpos::Md && token.deprel == Deprel::Aux {
        return false;
    }
    match token.deprel {
        Deprel::Advmod => !lexicon::HEDGES.contains(&lower) && token.xpos != Xpos::Wrb,
        Deprel::Advcl | Deprel::Obl | Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl => {
            !parse.children(child).any(|c| {
                matches!(parse.tokens[c].deprel, Deprel::Mark | Deprel::Case)
                    && matches!(
                        &*parse.lower(c),
                        "if" | "unless" | "until" | "till" | "without" | "except" | "provided"
                    )
            })
        }
        Deprel::Obj if super::predicate::beside_object(parse, head, child) => true,
        Deprel::Obj | Deprel::Xcomp | Deprel::CompoundPrt | Deprel::Iobj => {
            parse.tokens[head].upos != Upos::Verb
        }
        Deprel::Nummod | Deprel::CsubjPass | Deprel::Csubj | Deprel::Ccomp => false,
        Deprel::Det => matches!(&*lower, "the" | "a" | "an"),
        _ => true,
    }
}

/// Words anywhere in the sentence that cast doubt on what it tells.
fn casts_doubt(lower: &str) -> bool {
    matches!(
        lower,
        "indications"
            | "indication"
            | "reportedly"
            | "initially"
            | "originally"
            | "rumours"
            | "rumors"
            | "rumoured"
            | "rumored"
            | "speculation"
            | "allegedly"
            | "alleged"
            | "alleges"
            | "alleging"
            | "suspected"
            | "apparently"
            | "supposedly"
            | "purportedly"
            | "unconfirmed"
            | "hypothetical"
            | "seemingly"
            | "presumably"
            | "perhaps"
            | "maybe"
    )
}

/// Whether the dependent narrows what a number measures: "losses at the European unit", "excluding one-off items".
fn limits_a_measure(parse: &Parse<'_>, head: usize, child: usize) -> bool {
    match parse.tokens[child].deprel {
        Deprel::Nmod => parse.tokens[head].deprel.is_subject(),
        Deprel::Advcl | Deprel::Obl => {
            child < head
                && matches!(
                    &*parse.lower(parse.subtree(child)[0]),
                    "excluding" | "including" | "without" | "after" | "before" | "among" | "of"
                )
        }
        _ => false,
    }
}

/// Whether the label has at most one finite verb outside the tallies of casualties: two are a torn sentence.
fn is_one_clause(parse: &Parse<'_>, label: &Label) -> bool {
    let finite =
        |t: &&usize| parse.tokens[**t].xpos.is_finite() && parse.tokens[**t].deprel != Deprel::AuxPass;
    let modal = |t: &&usize| matches!(parse.tokens[**t].deprel, Deprel::Aux | Deprel::Cop);
    // "Minister says cuts unavoidable" has two, each with its subject.
    let reported = |t: &&usize| {
        parse.tokens[**t].deprel == Deprel::Ccomp
            && super::subject(parse, **t).is_some_and(|s| label.tokens.contains(&s))
            && parse.tokens[**t].head.is_some_and(|h| label.tokens.contains(&h) && label.head == Some(h))
    };
    let verbs = label.tokens.iter().filter(finite).filter(|t| !modal(t) && !reported(t)).count();
    verbs <= 1 || label.pattern == "casualties"
}

/// Whether a number at the end of the label keeps what follows it: "at 9" from "at 9 a.m." does not.
fn has_whole_number(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(&last) = label.tokens.last() else { return false };
    let bare = parse.tokens[last].xpos == Xpos::Cd && last + 1 < parse.len();
    !bare
        || !matches!(
            parse.tokens[last + 1].upos,
            Upos::Noun | Upos::Propn | Upos::Sym | Upos::Num | Upos::Adj
        )
}

/// Whether the label ends on a word that promises another.
fn is_dangling(parse: &Parse<'_>, label: &Label) -> bool {
    label.tokens.last().is_none_or(|&t| {
        matches!(
            parse.tokens[t].upos,
            Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Aux
        ) && parse.tokens[t].deprel != Deprel::CompoundPrt
            && !matches!(parse.tokens[t].xpos, Xpos::Rp | Xpos::Pos)
            || matches!(&*parse.lower(t), "its" | "their" | "his" | "her" | "our" | "half")
            || matches!(&*parse.lower(t), "up" | "down") && parse.tokens[t].deprel != Deprel::CompoundPrt
    })
}

/// The labels of the sentence that nothing speaks against.
#[cfg(test)]
pub(super) fn holding(text: &str) -> Vec<String> {
    let parse = nutgraf_language::analyse(text);
    super::candidates(&parse).into_iter().filter(|l| holds(&parse, l)).map(|l| l.text).collect()
}

#[cfg(test)]
mod tests {
    use super::holding;

    #[test]
    fn a_superlative_keeps_what_it_is_of() {
        let labels = holding("The fraud is the biggest to hit the country since 1995.");
        assert!(labels.iter().all(|l| l.ends_with("since 1995")), "{labels:?}");
    }

    #[test]
    fn between_two_is_not_between_one() {
        let labels = holding("Voters would choose between the new flag and the old one in May.");
        assert!(labels.iter().all(|l| !l.contains("between") || l.contains("and")), "{labels:?}");
    }

    #[test]
    fn who_is_banned_is_banned_from_something() {
        let labels = holding("The maker banned prisons from using its drug.");
        assert!(labels.iter().all(|l| l.contains("from using")), "{labels:?}");
    }

    #[test]
    fn a_clause_inside_a_label_has_its_subject() {
        let labels = holding("The firm said it hoped to pay the fine now.");
        assert!(labels.iter().all(|l| !l.contains("said hoped")), "{labels:?}");
    }
}
