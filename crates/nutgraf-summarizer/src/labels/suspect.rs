//! Signs in the words of a label that the tree it was read off is wrong, or that it does not read as a headline.

use super::Label;
use super::predicate::is_time;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// Whether the label shows one of the signs.
pub(crate) fn is_suspect(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(head) = label.head else { return false };
    let tokens = &label.tokens;
    let kept = |t: usize| tokens.contains(&t);
    let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
    governed_subject(parse, head, &kept)
        || nameless_number(parse, tokens, head)
        || breaks_inside(parse, label)
        || goes_on_as_verb(parse, label, head)
        || loses_under_negation(parse, tokens, &kept)
        || loses_kind(parse, tokens, &kept)
        || is_credit(parse, head, &kept)
        || generalises(parse, head, &kept)
        || loses_result(parse, head, &kept)
        || loses_partner(parse, head, &kept)
        || loses_particle(parse, head, &kept)
        || takes_another_subject(parse, label, head)
        || undergoes_after_doing(parse, head)
        || parts_number_and_unit(parse, tokens, &kept)
        || shares_of_nothing(parse, tokens, &kept)
        || tokens.windows(2).any(|w| parse.lower(w[0]) == "following" && is_time(parse, w[1]))
        || tokens
            .iter()
            .any(|&t| parse.tokens[t].deprel == Deprel::Appos && t > 0 && parse.tokens[t].head != Some(t - 1))
        || matches!(&*parse.lower(first), "its" | "their" | "his" | "her" | "our" | "my" | "your")
        || tokens.iter().any(|&t| parse.lower(t) == "only" && parse.tokens[t].head == Some(head))
        || matches!(&*parse.lower(first), "last" | "this" | "next" | "earlier")
            && tokens.get(1).is_some_and(|&t| is_time(parse, t))
        || parse.tokens[last].xpos == Xpos::Vbn && last != head && parse.tokens[last].deprel != Deprel::Xcomp
}

/// "According to Rolling Stone, 'Lola' was inspired": a subject right after a preposition is none.
fn governed_subject(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    parse.children(head).filter(|&c| kept(c) && parse.tokens[c].deprel.is_subject()).any(|s| {
        let first = parse.subtree(s).first().copied().unwrap_or(s);
        first > 0 && parse.tokens[first - 1].upos == Upos::Adp && parse.tokens[first - 1].xpos == Xpos::In
            || first > 0 && matches!(parse.tokens[first - 1].xpos, Xpos::To)
    })
}

/// "2.4 billion fired off": a number that does not say of what.
fn nameless_number(parse: &Parse<'_>, tokens: &[usize], head: usize) -> bool {
    let before: Vec<usize> =
        tokens.iter().copied().take_while(|&t| t != head && !parse.tokens[t].xpos.is_verb()).collect();
    let noun = |&t: &usize| {
        matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Sym)
            && !matches!(&*parse.lower(t), "million" | "billion" | "trillion" | "%" | "percent")
    };
    !before.iter().any(noun)
}

/// "The team substituted Holt and was replaced by Lund": who does something and undergoes the next thing is often
/// somebody else, whatever the sentence says.
fn undergoes_after_doing(parse: &Parse<'_>, head: usize) -> bool {
    let own = parse.children(head).any(|c| parse.tokens[c].deprel.is_subject());
    let first = parse.tokens[head].head.filter(|_| parse.tokens[head].deprel == Deprel::Conj);
    let passive = |t: usize| parse.children_by(t, Deprel::AuxPass).next().is_some();
    !own && passive(head)
        && first.is_some_and(|f| !passive(f) && parse.children_by(f, Deprel::Obj).next().is_some())
}

/// "fell 1.8% reais": a word right after a number belongs to it.
fn parts_number_and_unit(parse: &Parse<'_>, tokens: &[usize], kept: &impl Fn(usize) -> bool) -> bool {
    tokens.iter().any(|&t| {
        t > 0 && parse.tokens[t].upos == Upos::Noun && parse.tokens[t - 1].xpos == Xpos::Cd && !kept(t - 1)
    })
}

/// "caused 46 percent of the damage" does not say what it caused without the last words.
fn shares_of_nothing(parse: &Parse<'_>, tokens: &[usize], kept: &impl Fn(usize) -> bool) -> bool {
    tokens.iter().any(|&t| {
        matches!(&*parse.lower(t), "%" | "percent" | "cent" | "half" | "third" | "quarter")
            && parse.tokens.get(t + 1).is_some_and(|next| next.upos == Upos::Adp)
            && parse.lower(t + 1) == "of"
            && !kept(t + 1)
    })
}

/// A comma alone between two kept words of one phrase, or a stray full stop, is where two phrases meet.
fn breaks_inside(parse: &Parse<'_>, label: &Label) -> bool {
    let comma = label.tokens.windows(2).any(|w| {
        w[1] == w[0] + 2
            && matches!(parse.form(w[0] + 1), "," | ";" | "–" | "—")
            && matches!(parse.tokens[w[1]].upos, Upos::Noun | Upos::Propn | Upos::Num)
            && matches!(parse.tokens[w[0]].upos, Upos::Noun | Upos::Propn | Upos::Num)
    });
    let stop = label.tokens.iter().any(|&t| {
        let form = parse.form(t);
        form.len() > 4
            && form.ends_with('.')
            && parse.tokens[t].upos != Upos::Punct
            && !lexicon::HONORIFICS.contains(&form.to_lowercase())
            && !form[..form.len() - 1].contains('.')
    });
    comma || stop
}

/// A kept noun of the complement that a finite verb or a participle follows at once was no object: "gave brokers
/// guidance" with "guidance" taken for a verb, "missed Grewcock taking out O'Gara", "had films produced".
fn goes_on_as_verb(parse: &Parse<'_>, label: &Label, head: usize) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let has = parse.lemma(head) == "have";
    label.tokens.iter().filter(|&&t| t > head).any(|&t| {
        let Some(next) = parse.tokens.get(t + 1).filter(|_| !kept(t + 1)) else { return false };
        let noun = matches!(parse.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Num);
        let finite = next.xpos.is_finite() && next.upos != Upos::Aux && !matches!(next.xpos, Xpos::Md);
        let participle = matches!(next.xpos, Xpos::Vbg | Xpos::Vb)
            && next.deprel != Deprel::Advcl
            && (parse.tokens[t].upos == Upos::Propn || frames_senses(&parse.lemma(head)));
        let done = has && next.xpos == Xpos::Vbn;
        noun && (finite || participle || done)
    })
}

/// Verbs of perceiving and of causing, whose object goes on as a clause.
fn frames_senses(lemma: &str) -> bool {
    matches!(
        lemma,
        "see"
            | "hear"
            | "watch"
            | "catch"
            | "find"
            | "leave"
            | "keep"
            | "let"
            | "make"
            | "help"
            | "miss"
            | "have"
    )
}

/// "does not possess valid documents" does not say that there are none: under a negation nothing may go.
fn loses_under_negation(parse: &Parse<'_>, tokens: &[usize], kept: &impl Fn(usize) -> bool) -> bool {
    let Some(&not) = tokens.iter().find(|&&t| lexicon::NEGATION.contains(&parse.lower(t))) else {
        return false;
    };
    tokens.iter().filter(|&&t| t > not).any(|&t| {
        parse.children(t).any(|c| {
            !kept(c)
                && match parse.tokens[c].deprel {
                    Deprel::Amod
                    | Deprel::Nmod
                    | Deprel::Compound
                    | Deprel::Acl
                    | Deprel::AclRelcl
                    | Deprel::NmodPoss
                    | Deprel::Conj => true,
                    Deprel::Obl | Deprel::Advcl => {
                        let first = parse.subtree(c).first().copied().unwrap_or(c);
                        c > t && !is_time(parse, c) && parse.form(first.saturating_sub(1)) != ","
                    }
                    _ => false,
                }
        })
    })
}

/// "as a criminal investigation" is no investigation of any kind.
fn loses_kind(parse: &Parse<'_>, tokens: &[usize], kept: &impl Fn(usize) -> bool) -> bool {
    tokens.iter().any(|&t| {
        parse.children_by(t, Deprel::Case).any(|c| kept(c) && parse.lower(c) == "as")
            && parse
                .children(t)
                .any(|c| !kept(c) && matches!(parse.tokens[c].deprel, Deprel::Amod | Deprel::Compound))
    })
}

/// Credits at the end of a report: "Farid Ahmed reported from Dhaka".
fn is_credit(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    matches!(&*parse.lemma(head), "report" | "contribute" | "refer" | "write")
        && !parse.children_by(head, Deprel::Obj).any(kept)
        && parse.children_by(head, Deprel::AuxPass).next().is_none()
}

/// "is generally conducted": what is mostly so is not always so.
fn generalises(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    parse.children(head).filter(|&c| !kept(c)).any(|c| {
        matches!(
            &*parse.lower(c),
            "generally"
                | "typically"
                | "normally"
                | "commonly"
                | "occasionally"
                | "once"
                | "originally"
                | "ideally"
                | "hopefully"
                | "supposedly"
                | "nominally"
                | "briefly"
                | "traditionally"
                | "historically"
        )
    })
}

/// "crashed out", whatever the tree makes of "out".
fn loses_particle(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    head + 1 < parse.len()
        && !kept(head + 1)
        && matches!(&*parse.lower(head + 1), "out" | "off" | "up" | "down" | "away" | "over" | "back")
        && (matches!(parse.tokens[head + 1].xpos, Xpos::Rp | Xpos::Rb)
            || parse.tokens[head + 1].head.is_some_and(|h| is_time(parse, h)))
}

/// "told CNN his officers discovered the gold": CNN is no subject where another begins right after it.
fn takes_another_subject(parse: &Parse<'_>, label: &Label, head: usize) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let before = label.tokens.iter().copied().filter(|&t| t < head && parse.tokens[t].xpos.is_noun()).max();
    before.is_some_and(|last| {
        last + 1 < head && !kept(last + 1) && matches!(parse.tokens[last + 1].xpos, Xpos::Prp | Xpos::PrpPoss)
    })
}

/// "Blair and Brown met" is not told of one of the two.
fn loses_partner(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let together = matches!(
        &*parse.lemma(head).to_lowercase(),
        "agree"
            | "clash"
            | "collide"
            | "combine"
            | "compete"
            | "cooperate"
            | "differ"
            | "disagree"
            | "divorce"
            | "fight"
            | "join"
            | "marry"
            | "meet"
            | "merge"
            | "separate"
            | "share"
            | "split"
            | "swap"
            | "team"
            | "trade"
            | "unite"
    ) || parse.children_by(head, Deprel::Cop).next().is_some()
        || parse.children(head).any(|c| kept(c) && matches!(&*parse.lower(c), "together" | "both" | "each"));
    together
        && parse
            .children(head)
            .filter(|&s| kept(s) && parse.tokens[s].deprel.is_subject())
            .any(|s| parse.children_by(s, Deprel::Conj).any(|c| !kept(c)))
}

/// "ended 1-1", "rose 1%": what stands right after the verb with a number in it is the news.
fn loses_result(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let lost = |t: usize| t < parse.len() && !kept(t) && parse.form(t).contains(|c: char| c.is_ascii_digit());
    lost(head + 1) || parse.tokens.get(head + 1).is_some_and(|t| t.upos == Upos::Sym) && lost(head + 2)
}
