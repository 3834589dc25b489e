//! Noun phrases short enough for a label, and which of their words must not be lost.

use super::cut_names::is_courtesy;
use super::modifier::{before_title, is_age, is_suffix, is_title, narrows, set_off};
use super::usage;
use crate::render::whole_words;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The share of its uses from which on a noun asks for what completes it.
const ASKED: f32 = 0.5;

/// The ways to print the noun phrase headed by `head`, fullest first; none when it cannot stand in a label.
///
/// `episodic` says that the clause tells of an event rather than of a general truth: only then may a
/// modifier be left out that would narrow a bare plural ("children in poverty are ...").
pub(crate) fn versions(parse: &Parse<'_>, head: usize, episodic: bool) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let listed = parse.subtree(head).into_iter().any(|t| parse.tokens[t].deprel == Deprel::Conj);
    for n in 0..if listed { 32 } else { 16 } {
        let on = |bit: usize| n >> bit & 1 == 0;
        let detail =
            Detail { given_names: on(0), titles: on(1), adjectives: on(2), phrases: on(3), conjuncts: on(4) };
        if let Some(tokens) = keep(parse, head, detail, episodic)
            && !out.contains(&tokens)
        {
            out.push(tokens);
        }
    }
    out
}

/// What to keep beyond what must be.
#[derive(Clone, Copy)]
struct Detail {
    phrases: bool,
    adjectives: bool,
    given_names: bool,
    titles: bool,
    conjuncts: bool,
}

fn keep(parse: &Parse<'_>, head: usize, detail: Detail, episodic: bool) -> Option<Vec<usize>> {
    let mut tokens = Vec::new();
    collect(parse, head, detail, episodic, 0, &mut tokens)?;
    Some(whole_words(parse, &tokens))
}

/// Adds the kept tokens of the phrase; `None` when the phrase cannot be printed without saying more or less
/// than the sentence does.
fn collect(
    parse: &Parse<'_>,
    head: usize,
    detail: Detail,
    episodic: bool,
    depth: usize,
    out: &mut Vec<usize>,
) -> Option<()> {
    let token = &parse.tokens[head];
    // "charges of drug trafficking": a gerund is a noun where little hangs from it.
    if token.xpos == Xpos::Vbg && depth > 0 {
        const MOST: usize = 3;
        let mut words = Vec::new();
        subtree_without_punctuation(parse, head, &mut words);
        words.retain(|&t| parse.tokens[t].deprel != Deprel::Case && parse.tokens[t].deprel != Deprel::Mark);
        out.extend(&words);
        return (words.len() <= MOST).then_some(());
    }
    if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym) || depth > 3 {
        return None;
    }
    out.push(head);
    let lemma = parse.lemma(head).to_lowercase();
    let empty = lexicon::PARTITIVES.contains(&lemma)
        || lexicon::EMPTY_OBJECTS.contains(&lemma)
        || token.upos == Upos::Num;
    let named = token.upos == Upos::Propn;
    let definite = parse.children(head).any(|c| is_article(parse, c, &["the", "a", "an"]));
    let bare = !definite && !named && token.xpos == Xpos::Nns;
    let mut has_of = false;
    for child in parse.children(head) {
        let lower = parse.lower(child);
        match parse.tokens[child].deprel {
            Deprel::Det | Deprel::DetPredet => {
                if matches!(
                    &*lower,
                    "this" | "that" | "these" | "those" | "such" | "which" | "what" | "whatever"
                ) {
                    return None;
                }
                if !matches!(&*lower, "the" | "a" | "an") {
                    out.push(child);
                }
            }
            Deprel::NmodPoss => {
                // "Saturday's match" is the match.
                if super::predicate::is_time(parse, child) && !detail.adjectives {
                    continue;
                }
                if parse.tokens[child].upos == Upos::Pron {
                    // "his wife" needs him; "announced his resignation" does not.
                    if is_subject(parse, head) || depth > 1 {
                        return None;
                    }
                } else {
                    collect(parse, child, detail, true, depth + 1, out)?;
                    out.extend(parse.children_by(child, Deprel::Case));
                }
            }
            // "Michael Ferguson, 36, escaped".
            _ if parse.tokens[child].upos == Upos::Num && child > head && set_off(parse, child) => {}
            // "Mr Kennedy" is Kennedy in a headline.
            Deprel::Compound if is_courtesy(&lower) => {}
            // "heptathlon gold medallist Carolina Kluft" is Kluft.
            Deprel::Compound | Deprel::NmodDesc if named && !detail.titles && is_title(parse, child) => {
                out.extend(parse.children_by(child, Deprel::Case));
            }
            // "US banking giant Citigroup": what stands before the title belongs to it.
            Deprel::Compound | Deprel::Amod | Deprel::NmodDesc
                if named && !detail.titles && child < head && before_title(parse, child, head) => {}
            // "its Travelers Life & Annuity insurance arm" is its insurance arm.
            Deprel::Compound
                if !named
                    && !detail.titles
                    && parse.tokens[child].upos == Upos::Propn
                    && child + 1 < head => {}
            Deprel::Compound if !detail.adjectives => compound(parse, child, out),
            Deprel::Compound | Deprel::Nummod => subtree_without_punctuation(parse, child, out),
            Deprel::Flat if is_courtesy(&parse.lower(head)) => {
                out.retain(|&t| t != head);
                subtree_without_punctuation(parse, child, out);
            }
            // "captain Jonny Wilkinson" is Wilkinson.
            Deprel::Flat | Deprel::Appos
                if token.upos == Upos::Noun
                    && child == head + 1
                    && parse.tokens[child].upos == Upos::Propn
                    && !super::predicate::is_time(parse, child) =>
            {
                if !detail.titles {
                    out.clear();
                }
                let mut name = Vec::new();
                subtree_without_punctuation(parse, child, &mut name);
                if !detail.given_names && name.iter().all(|&t| parse.tokens[t].upos == Upos::Propn) {
                    let last = name.iter().rev().find(|&&t| !is_suffix(&parse.lower(t))).copied();
                    name = last.into_iter().collect();
                }
                out.extend(name);
            }
            Deprel::Flat => {
                let person = named
                    && parse.children_by(head, Deprel::Flat).all(|c| parse.tokens[c].upos == Upos::Propn);
                if person && !detail.given_names {
                    // The surname stands for the name: the last part that is not a suffix.
                    out.retain(|&t| t != head);
                    let mut parts = Vec::new();
                    for part in parse.children_by(head, Deprel::Flat) {
                        subtree_without_punctuation(parse, part, &mut parts);
                    }
                    parts.retain(|&t| parse.tokens[t].deprel == Deprel::Flat);
                    let last = parts.iter().rev().find(|&&c| !is_suffix(&parse.lower(c))).unwrap_or(&child);
                    if !out.contains(last) {
                        out.push(*last);
                    }
                } else {
                    subtree_without_punctuation(parse, child, out);
                }
            }
            Deprel::Amod => {
                let narrow = narrows(parse, child) && !is_age(parse, child);
                let of_title = named && parse.tokens[child].upos == Upos::Adj && child < head;
                if of_title && !detail.titles {
                    continue;
                }
                if detail.adjectives || narrow || empty {
                    subtree_without_punctuation(parse, child, out);
                }
            }
            Deprel::Advmod => {
                // "at least 50", "more than a dozen", "only two".
                subtree_without_punctuation(parse, child, out);
            }
            // "A storm yesterday": when it was is not what it was.
            Deprel::Nmod | Deprel::NmodUnmarked
                if super::predicate::is_time(parse, child) && depth == 0 && is_subject(parse, head) => {}
            // "Conrad Roy, of Fairhaven, ..." needs no place to be known.
            Deprel::Nmod | Deprel::NmodUnmarked if named && child > head && set_off(parse, child) => {}
            Deprel::Nmod | Deprel::NmodUnmarked => {
                let case = parse.children_by(child, Deprel::Case).next().map(|c| parse.lower(c).into_owned());
                let of = case.as_deref() == Some("of");
                let opposite =
                    matches!(case.as_deref(), Some("without" | "except" | "against" | "unlike" | "despite"));
                let asked = of && (named || usage::noun(&lemma).unwrap_or(1.0) >= ASKED);
                let must = asked
                    || opposite
                    || empty && !has_of
                    || bare && !episodic && !lexicon::EVENT_NOUNS.contains(&lemma);
                has_of |= of;
                if must || detail.phrases {
                    out.extend(parse.children_by(child, Deprel::Case));
                    out.extend(parse.children_by(child, Deprel::Fixed));
                    collect(parse, child, detail, episodic, depth + 1, out)?;
                }
            }
            Deprel::NmodDesc
            | Deprel::Appos
            | Deprel::Punct
            | Deprel::Case
            | Deprel::Discourse
            | Deprel::Cc
            | Deprel::Parataxis
            | Deprel::OblUnmarked
            | Deprel::CcPreconj => {
                if parse.tokens[child].deprel == Deprel::NmodDesc && !named {
                    subtree_without_punctuation(parse, child, out);
                }
            }
            // "plans to build homes".
            Deprel::Acl if detail.phrases && depth == 0 && short_infinitive(parse, child).is_some() => {
                out.extend(short_infinitive(parse, child).unwrap_or_default());
                has_of = true;
            }
            Deprel::Acl | Deprel::AclRelcl => {
                // A clause that narrows a bare plural is part of what is told of; "people who ..." are not all
                // people.
                let comma = set_off(parse, child);
                let narrowed = bare && (is_subject(parse, head) || !episodic);
                let modified = parse.children(head).any(|c| {
                    c < head
                        && matches!(
                            parse.tokens[c].deprel,
                            Deprel::Amod | Deprel::Compound | Deprel::NmodPoss
                        )
                });
                let partitive = lexicon::PARTITIVES.contains(&lemma) || token.upos == Upos::Num;
                if empty && (partitive || !modified) || !comma && (narrowed || !episodic && !named) {
                    return None;
                }
            }
            Deprel::Conj => {
                // Of what was done to several, the first may stand for all; of what they did together, it may not.
                let between = parse.children_by(head, Deprel::Case).any(|c| parse.lower(c) == "between");
                let and = parse.children_by(child, Deprel::Cc).all(|c| parse.lower(c) == "and");
                if !detail.conjuncts && and && !between {
                    continue;
                }
                if comma_list(parse, head) {
                    return None;
                }
                out.extend(parse.children_by(child, Deprel::Cc));
                collect(parse, child, detail, episodic, depth + 1, out)?;
            }
            Deprel::Cop | Deprel::Nsubj | Deprel::Aux | Deprel::Mark | Deprel::Advcl | Deprel::Obl => {
                // The noun is itself a predicate: its clause is not part of the phrase.
                if depth > 0 {
                    return None;
                }
            }
            _ => return None,
        }
    }
    if empty
        && !has_of
        && !parse.children(head).any(|c| {
            out.contains(&c)
                && matches!(
                    parse.tokens[c].deprel,
                    Deprel::Compound | Deprel::Nummod | Deprel::Amod | Deprel::NmodPoss
                )
        })
        && token.upos != Upos::Num
    {
        return None;
    }
    Some(())
}

/// An infinitive that completes a noun: whole where its words are few, else the verb with its object.
fn short_infinitive(parse: &Parse<'_>, verb: usize) -> Option<Vec<usize>> {
    const MOST: usize = 4;
    let to = parse.children_by(verb, Deprel::Mark).find(|&m| parse.lower(m) == "to")?;
    let mut tokens = Vec::new();
    subtree_without_punctuation(parse, verb, &mut tokens);
    if tokens.len() > MOST {
        tokens = vec![to, verb];
        match parse.children_by(verb, Deprel::Obj).next() {
            Some(object) => tokens.extend(versions(parse, object, true).pop()?),
            None => usage::stands_alone(&parse.lemma(verb)).then_some(())?,
        }
        tokens.extend(parse.children_by(verb, Deprel::CompoundPrt));
    }
    let plain = tokens.iter().all(|&t| parse.tokens[t].upos != Upos::Pron);
    (plain && tokens.len() <= MOST).then_some(tokens)
}

/// A list of three or more, which a label has no room for.
fn comma_list(parse: &Parse<'_>, first: usize) -> bool {
    let mut conjuncts = parse.children_by(first, Deprel::Conj);
    let (one, more) = (conjuncts.next(), conjuncts.next());
    more.is_some()
        || one.is_some_and(|c| {
            parse.children_by(c, Deprel::Conj).next().is_some()
                || parse.children_by(c, Deprel::Cc).next().is_none()
        })
}

/// The noun of a compound with the nouns it is compounded of: "leadership" of "the Conservative leadership contest".
fn compound(parse: &Parse<'_>, i: usize, out: &mut Vec<usize>) {
    out.push(i);
    for child in parse.children(i) {
        match parse.tokens[child].deprel {
            Deprel::Compound => compound(parse, child, out),
            Deprel::Amod if !narrows(parse, child) => {}
            _ => subtree_without_punctuation(parse, child, out),
        }
    }
}

fn is_article(parse: &Parse<'_>, i: usize, articles: &[&str]) -> bool {
    parse.tokens[i].deprel == Deprel::Det && articles.contains(&&*parse.lower(i))
}

fn is_subject(parse: &Parse<'_>, i: usize) -> bool {
    parse.tokens[i].deprel.is_subject()
}

/// The subtree of `i` without commas, brackets and quotation marks; hyphens stay.
pub(crate) fn subtree_without_punctuation(parse: &Parse<'_>, i: usize, out: &mut Vec<usize>) {
    out.extend(
        parse
            .subtree(i)
            .into_iter()
            .filter(|&t| parse.tokens[t].upos != Upos::Punct || parse.tokens[t].xpos == Xpos::Hyph)
            .filter(|&t| !is_article(parse, t, &["the", "a", "an"])),
    );
}
