//! Whether a label is complete: its predicate, its numbers and dates, its prepositions.

use super::Label;
use super::predicate::is_time;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Whether nothing is missing that the kept words ask for.
pub(crate) fn is_complete(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let head = label.head;
    label.tokens.iter().all(|&t| {
        parse.children(t).all(|c| kept(c) || label.implied.contains(&c) || !is_measure(parse, t, c))
            && reaches(parse, t, &kept)
            && (!is_time(parse, t) || is_whole_time(parse, t, &kept))
    }) && head.is_none_or(|head| {
        let copula =
            parse.tokens[head].upos != Upos::Verb && parse.children_by(head, Deprel::Cop).next().is_some();
        !copula || predicate_is_whole(parse, head, &kept)
    }) && !runs_into_report(parse, label)
        && !cuts_on_the_right(parse, label)
        && !skips_a_verb(parse, label)
        && !loses_preposition(parse, label)
        && !narrows_a_kind(parse, label)
}

/// Whether the dependent says how much: a number somewhere in it, or "a week" after a number.
fn is_measure(parse: &Parse<'_>, head: usize, child: usize) -> bool {
    match parse.tokens[child].deprel {
        Deprel::Compound
        | Deprel::Amod
        | Deprel::Nummod
        | Deprel::Nmod
        | Deprel::NmodUnmarked
        | Deprel::Dep
            if child < head =>
        {
            matches!(parse.tokens[head].upos, Upos::Noun | Upos::Propn)
                && parse.subtree(child).iter().any(|&t| parse.tokens[t].xpos == Xpos::Cd)
                && !super::modifier::is_age(parse, child)
        }
        Deprel::OblUnmarked | Deprel::NmodUnmarked => {
            child > head
                && is_time(parse, child)
                && parse
                    .children_by(child, Deprel::Det)
                    .any(|d| matches!(&*parse.lower(d), "a" | "an" | "each" | "per"))
        }
        _ => false,
    }
}

/// Whether a kept preposition still stands before what it governs: between the two only articles, modifiers
/// and parts of the name may be left out.
fn reaches(parse: &Parse<'_>, t: usize, kept: &impl Fn(usize) -> bool) -> bool {
    if parse.tokens[t].deprel != Deprel::Case || parse.tokens[t].xpos == Xpos::Pos {
        return true;
    }
    let Some(head) = parse.tokens[t].head.filter(|&h| h > t) else { return true };
    (t + 1..head).filter(|&i| !kept(i)).all(|i| {
        matches!(parse.tokens[i].upos, Upos::Det | Upos::Adj | Upos::Adv | Upos::Pron | Upos::Punct)
            || parse.tokens[i].upos == Upos::Part
            || super::cut_names::is_courtesy(&parse.lower(i))
            || parse.tokens[i].upos == Upos::Propn && parse.tokens[head].upos == Upos::Propn
            || parse.tokens[head].upos == Upos::Propn
                && parse.tokens[i].upos == Upos::Noun
                && parse.tokens[i].head == Some(head)
    })
}

/// Whether the time is whole: "October 2006", "the first quarter of 2005".
fn is_whole_time(parse: &Parse<'_>, t: usize, kept: &impl Fn(usize) -> bool) -> bool {
    parse.children(t).all(|c| {
        kept(c)
            || match parse.tokens[c].deprel {
                Deprel::Det => matches!(&*parse.lower(c), "the" | "a" | "an"),
                Deprel::Punct
                | Deprel::Case
                | Deprel::Acl
                | Deprel::AclRelcl
                | Deprel::Appos
                | Deprel::Conj
                | Deprel::Cc => true,
                Deprel::Nummod
                | Deprel::NmodUnmarked
                | Deprel::Compound
                | Deprel::Amod
                | Deprel::Nmod
                | Deprel::Flat => false,
                _ => parse.tokens[c].upos != Upos::Num && parse.tokens[c].upos != Upos::Propn,
            }
    }) && !parse.tokens.get(t + 1).is_some_and(|next| {
        // "on 4-6 March", "October 2006" whatever hangs from what.
        !kept(t + 1) && (next.xpos == Xpos::Cd || next.upos == Upos::Propn && is_time(parse, t + 1))
    })
}

/// Whether the noun or adjective of a copula keeps all that makes it say something.
fn predicate_is_whole(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let noun = matches!(parse.tokens[head].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let compared = matches!(parse.tokens[head].xpos, Xpos::Jjr | Xpos::Jjs | Xpos::Rbr | Xpos::Rbs);
    let lemma = parse.lower(head);
    const OPEN: &[&str] = &[
        "able",
        "available",
        "aware",
        "capable",
        "central",
        "close",
        "common",
        "confident",
        "crucial",
        "due",
        "eligible",
        "essential",
        "familiar",
        "first",
        "full",
        "good",
        "hard",
        "important",
        "involved",
        "key",
        "last",
        "liable",
        "likely",
        "many",
        "much",
        "necessary",
        "new",
        "old",
        "part",
        "present",
        "proud",
        "ready",
        "responsible",
        "same",
        "second",
        "set",
        "similar",
        "subject",
        "such",
        "sure",
        "third",
        "true",
        "unable",
        "unlikely",
        "up",
        "vital",
        "willing",
        "worth",
    ];
    let open = parse.tokens[head].upos != Upos::Noun && OPEN.binary_search(&&*lemma).is_ok();
    let completed = parse.children(head).any(|c| {
        kept(c)
            && c > head
            && matches!(
                parse.tokens[c].deprel,
                Deprel::Obl | Deprel::Xcomp | Deprel::Nmod | Deprel::Ccomp | Deprel::Advcl
            )
    });
    if (compared || open || parse.tokens[head].upos == Upos::Adj && lemma.ends_with("th")) && !completed {
        return false;
    }
    parse.children(head).all(|c| {
        kept(c)
            || match parse.tokens[c].deprel {
                Deprel::Amod | Deprel::Nmod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nummod => {
                    !noun && parse.tokens[c].deprel != Deprel::Nmod
                }
                Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl => {
                    let first = parse.subtree(c).first().copied().unwrap_or(c);
                    c < head
                        || parse.tokens[first].upos == Upos::Punct
                        || first > 0 && parse.tokens[first - 1].upos == Upos::Punct
                }
                Deprel::Obl | Deprel::Ccomp | Deprel::Xcomp => {
                    c < head || is_time(parse, c) || noun && parse.tokens[c].deprel == Deprel::Obl
                }
                _ => true,
            }
    })
}

/// Whether the end of the label runs into a reporting clause that no comma parts from it: "should be released,
/// a company executive said" parsed as one.
fn runs_into_report(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(&last) = label.tokens.iter().max() else { return false };
    let report = |t: usize| {
        let lemma = parse.lemma(t);
        parse.tokens[t].upos == Upos::Verb && matches!(&*lemma, "say" | "tell" | "claim" | "report" | "add")
    };
    // Back over the words before it to the comma that should stand there.
    let gap = label.tokens.windows(2).any(|w| {
        w[1] > w[0] + 1
            && (w[0] + 1..w[1]).any(|t| parse.form(t) == ",")
            && (w[0] + 1..w[1]).all(|t| matches!(parse.tokens[t].upos, Upos::Punct | Upos::Det | Upos::Adj))
            && Some(w[1]) != label.head
            && parse.tokens[w[1]].deprel != Deprel::Amod
            && (last + 1..parse.len().min(last + 4)).any(report)
    });
    let direct = (last + 1..parse.len().min(last + 2)).any(|t| {
        report(t) || lexicon::REPORTING_VERBS.contains(&parse.lemma(t)) && parse.tokens[t].xpos == Xpos::Vbz
    });
    gap || direct
}

/// Whether the word after a kept one goes on with what the label breaks off: the noun of a compound, the second
/// object, the "of" of a name, the verb of what was taken for a noun phrase.
fn cuts_on_the_right(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let last = label.tokens[label.tokens.len() - 1];
    let ends_badly = parse.tokens[last].xpos == Xpos::Pos
        || matches!(&*parse.lower(last), "claims" | "says" | "reports" | "estimates" | "adds" | "including")
            && parse.tokens.iter().skip(last + 1).all(|t| t.upos == Upos::Punct);
    let listed =
        label.tokens.iter().any(|&t| matches!(&*parse.lower(t), "including" | "according" | "whose"));
    ends_badly
        || listed
        || label.tokens.iter().any(|&t| {
            let Some(next) = parse.tokens.get(t + 1).filter(|_| !kept(t + 1)) else { return false };
            let noun = matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Num)
                && Some(t) != label.head.filter(|&h| parse.tokens[h].upos == Upos::Verb);
            let after = parse.tokens.get(t + 2);
            let named = |i: usize| parse.tokens.get(i).is_some_and(|n| n.upos == Upos::Propn);
            let of_name = parse.tokens[t].upos == Upos::Propn
                && matches!(&*parse.lower(t + 1), "of" | "for" | "&")
                && (named(t + 2) || after.is_some_and(|a| a.upos == Upos::Det) && named(t + 3));
            let compound = noun && matches!(next.upos, Upos::Noun | Upos::Propn) && !is_time(parse, t + 1);
            let second = noun
                && matches!(parse.tokens[t].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Conj)
                && matches!(next.upos, Upos::Sym | Upos::Num)
                && !(t + 2..parse.len().min(t + 4)).any(|i| is_time(parse, i));
            let clause = noun
                && next.xpos.is_finite()
                && next.upos != Upos::Punct
                && parse.ancestors(t).chain([t]).any(|a| {
                    parse.children_by(a, Deprel::Case).any(|c| {
                        kept(c)
                            && matches!(
                                &*parse.lower(c),
                                "after" | "before" | "as" | "since" | "until" | "that"
                            )
                    })
                });
            of_name || compound || second || clause
        })
}

/// Whether a phrase of a clause lost its preposition, which the tree may hang from a word that was left out: "pulled one back
/// through captain Erik Moen".
fn loses_preposition(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    label.head.is_some()
        && label.tokens.iter().any(|&t| {
            matches!(parse.tokens[t].deprel, Deprel::Obl | Deprel::Nmod | Deprel::OblAgent)
                && !is_time(parse, t)
                && !parse.children_by(t, Deprel::Case).any(kept)
                && parse
                    .subtree(t)
                    .into_iter()
                    .any(|c| c < t && parse.tokens[c].upos == Upos::Adp && !kept(c))
        })
}

/// Whether a finite verb that no relative pronoun introduces stands between the subject and the predicate, or a
/// source does: the tree has joined two clauses.
fn skips_a_verb(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(head) = label.head.filter(|_| matches!(label.pattern, "clause" | "clause after")) else {
        return false;
    };
    let begin =
        label.tokens.iter().copied().filter(|&t| t < head).take_while(|&t| !parse.tokens[t].xpos.is_finite());
    let Some(last) = begin.last() else { return false };
    let first = label.tokens[0];
    let opens_badly = matches!(parse.tokens[first].upos, Upos::Adv | Upos::Part)
        && parse.tokens[first].head.is_none_or(|h| parse.tokens[h].upos != Upos::Adj)
        && !lexicon::HEDGES.contains(&parse.lower(first));
    let verb = label.tokens.iter().copied().find(|&t| t > last).unwrap_or(head);
    let gap = || last + 1..verb;
    let finite = gap().any(|t| parse.tokens[t].xpos.is_finite() && !label.tokens.contains(&t));
    // Auxiliaries of the predicate itself are left out on purpose.
    let own = gap().filter(|&t| parse.tokens[t].xpos.is_finite()).all(|t| parse.tokens[t].head == Some(head));
    let relative =
        gap().any(|t| matches!(parse.tokens[t].xpos, Xpos::Wdt | Xpos::Wp | Xpos::WpPoss | Xpos::Wrb));
    opens_badly || finite && !own && !relative || gap().any(|t| parse.lower(t) == "according")
}

/// Whether a bare plural subject lost what says which ones are meant, or a focus ("only this week") is gone.
fn narrows_a_kind(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let kind = label.tokens.iter().any(|&t| {
        parse.tokens[t].deprel.is_subject()
            && matches!(parse.tokens[t].xpos, Xpos::Nns | Xpos::Nnps)
            && parse.children_by(t, Deprel::Det).next().is_none()
            && parse.children(t).any(|c| {
                !kept(c) && matches!(parse.tokens[c].deprel, Deprel::Amod | Deprel::Compound) && c < t
            })
    });
    let focus = label.head.is_some_and(|head| {
        parse.children(head).filter(|&c| !kept(c)).any(|c| {
            matches!(parse.tokens[c].deprel, Deprel::Obl | Deprel::OblUnmarked)
                && parse.subtree(c).first().is_some_and(|&f| {
                    matches!(&*parse.lower(f), "only" | "not" | "hardly" | "almost" | "at")
                        && (parse.lower(f) != "at" || parse.lower(f + 1) == "first")
                })
        })
    });
    kind || focus
}
