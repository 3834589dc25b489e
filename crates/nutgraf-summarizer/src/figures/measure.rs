//! What a figure measures: the smallest clause around it that tells by itself.

use super::label::label;
use crate::claim;
use crate::document::Document;
use crate::identity;
use crate::render::render;
use crate::shorten;
use nutgraf_language::numbers::Quantity;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The most words that say what a figure measures.
const MOST: usize = 18;

/// The most words of a clause that has already been cut down to what it needs.
const MOST_OF_CORE: usize = 28;

/// Arcs with a narrower margin than this do not justify taking a clause out of its sentence.
const SURE: f32 = 0.1;

/// The words of the smallest clause around the figure that tells what it measures; `value` is the figure as printed.
pub(super) fn measure(
    document: &Document<'_>,
    parse: &Parse<'_>,
    quantity: &Quantity,
    value: &str,
) -> Option<String> {
    let at = parse.tokens.iter().position(|t| t.span.overlaps(quantity.figure))?;
    if is_supposed(parse, at) {
        return None;
    }
    let upwards = || std::iter::once(at).chain(parse.ancestors(at));
    upwards()
        .filter(|&i| is_clause(parse, i))
        .take(3)
        .find_map(|head| tell(document, parse, value, head, at))
        .or_else(|| upwards().take(4).find_map(|noun| counted(document, parse, value, noun)))
        .or_else(|| upwards().take(3).find_map(|verb| harmed(parse, value, verb)))
}

/// The clause headed by `head`, when it is told as fact and says by itself what the figure measures; where it is
/// long, without the circumstances that its verb does not need.
fn tell(document: &Document<'_>, parse: &Parse<'_>, value: &str, head: usize, at: usize) -> Option<String> {
    let subject = parse.children(head).find(|&c| parse.tokens[c].deprel.is_subject())?;
    if !identity::is_clear(document, parse, subject) || !is_told(parse, head) || is_answer(parse, head) {
        return None;
    }
    let tokens = clause_tokens(parse, head)?;
    let whole = tokens.windows(2).all(|w| w[0] + 1 == w[1]);
    // Which of a claim and its report hangs from the other does not change the words of the claim.
    let reported = parse.tokens[head].deprel == Deprel::Ccomp
        && parse.tokens[head].head.is_some_and(|verb| claim::is_reporting(parse, verb));
    if !whole || parse.tokens[head].arc_margin <= SURE && !reported {
        return None;
    }
    label(&render(parse, &tokens), value, MOST)
        .or_else(|| label(&shorten::core(parse, head, at)?.text, value, MOST_OF_CORE))
}

/// The noun phrase headed by `noun` when a participle behind it tells what happened to what the figure counts: "220
/// villagers captured last week". "220 villagers being sought" is half a sentence.
fn counted(document: &Document<'_>, parse: &Parse<'_>, value: &str, noun: usize) -> Option<String> {
    let participle = parse
        .children_by(noun, Deprel::Acl)
        .find(|&c| c > noun && parse.tokens[c].xpos == Xpos::Vbn)
        .filter(|&c| parse.children(c).all(|aux| &*parse.lower(aux) != "being"))?;
    let clause = parse.ancestors(noun).find(|&i| is_clause(parse, i))?;
    let told = is_told(parse, clause) && parse.children(clause).all(|c| !changes_what_is_told(parse, c));
    if parse.tokens[noun].upos != Upos::Noun
        || parse.tokens[participle].arc_margin <= SURE
        || !told
        || !identity::is_clear(document, parse, noun)
    {
        return None;
    }
    // "110 steps aimed at its dangers": whose is not said.
    if parse.subtree(noun).iter().any(|&t| parse.tokens[t].xpos == Xpos::PrpPoss) {
        return None;
    }
    let case = |&t: &usize| parse.tokens[t].deprel == Deprel::Case && parse.tokens[t].head == Some(noun);
    let tokens: Vec<usize> = parse.subtree(noun).into_iter().skip_while(case).collect();
    let whole = tokens.windows(2).all(|w| w[0] + 1 == w[1]);
    whole.then(|| label(&render(parse, &tokens), value, MOST))?
}

/// The participle clause headed by `verb` when it tells of people harmed, which needs no more: "killing two people and
/// wounding twelve".
fn harmed(parse: &Parse<'_>, value: &str, verb: usize) -> Option<String> {
    const HARM: &[&str] = &["killing", "injuring", "wounding", "displacing"];
    let token = &parse.tokens[verb];
    let head = token.head?;
    let above = parse.children(head).all(|c| !changes_what_is_told(parse, c));
    let tokens = parse.subtree(verb);
    let whole = tokens.windows(2).all(|w| w[0] + 1 == w[1]) && tokens.first() == Some(&verb);
    (HARM.contains(&&*parse.lower(verb))
        && token.deprel == Deprel::Advcl
        && above
        && whole
        && is_told(parse, head))
    .then(|| label(&render(parse, &tokens), value, MOST))?
}

/// Whether a word beside a predicate makes it less than told as fact.
fn changes_what_is_told(parse: &Parse<'_>, child: usize) -> bool {
    let lower = parse.lower(child);
    parse.tokens[child].xpos == Xpos::Md
        || lexicon::NEGATION.contains(&lower)
        || lexicon::HEDGES.contains(&lower)
}

/// Whether nothing outside the clause makes it less than told as fact: it is the main clause, beside it, reported,
/// or a circumstance that is taken for granted.
fn is_told(parse: &Parse<'_>, head: usize) -> bool {
    let mut at = head;
    while let Some(above) = parse.tokens[at].head {
        let mark = parse.children_by(at, Deprel::Mark).next().map(|m| parse.lower(m).into_owned());
        let told = match parse.tokens[at].deprel {
            Deprel::Conj | Deprel::Parataxis => true,
            Deprel::Ccomp => {
                let lemma = parse.lemma(above);
                let plain = parse.children(above).all(|c| {
                    !lexicon::NEGATION.contains(&parse.lower(c)) && parse.tokens[c].xpos != Xpos::Md
                });
                plain
                    && !matches!(mark.as_deref(), Some("if" | "whether"))
                    && lexicon::REPORTING_VERBS.contains(&lemma)
                    && !lexicon::STRONG_REPORTING_VERBS.contains(&lemma)
                    && !lexicon::ATTRIBUTIVE_OPAQUE.contains(&lemma)
            }
            Deprel::Advcl => matches!(
                mark.as_deref(),
                Some("after" | "as" | "since" | "while" | "whilst" | "because" | "with")
            ),
            _ => false,
        };
        if !told {
            return false;
        }
        at = above;
    }
    true
}

/// Whether the figure stands in a condition or under a verb that denies or doubts it.
fn is_supposed(parse: &Parse<'_>, at: usize) -> bool {
    std::iter::once(at).chain(parse.ancestors(at)).any(|i| {
        let condition = parse
            .children_by(i, Deprel::Mark)
            .any(|m| matches!(&*parse.lower(m), "if" | "unless" | "whether" | "lest"));
        let doubted = parse.tokens[i].deprel == Deprel::Ccomp
            && parse.tokens[i].head.is_some_and(|h| {
                lexicon::ATTRIBUTIVE_OPAQUE.contains(&parse.lemma(h))
                    || parse.children(h).any(|c| lexicon::NEGATION.contains(&parse.lower(c)))
            });
        condition || doubted
    })
}

/// "69 percent said yes": an answer without its question.
fn is_answer(parse: &Parse<'_>, head: usize) -> bool {
    parse.subtree(head).iter().any(|&t| matches!(&*parse.lower(t), "yes" | "no"))
        && lexicon::REPORTING_VERBS.contains(&parse.lemma(head))
}

/// The tokens of a clause without its conjunction, its end mark, and clauses beside it; `None` when it opens with
/// something that only its place in the sentence explains.
fn clause_tokens(parse: &Parse<'_>, head: usize) -> Option<Vec<usize>> {
    let subtree = parse.subtree(head);
    let opens = |c: usize| {
        matches!(parse.tokens[c].deprel, Deprel::Cc | Deprel::Mark) && c < head
            || parse.tokens[c].deprel == Deprel::Advmod
                && c == subtree[0]
                && lexicon::CONNECTIVES.contains(&parse.lower(c))
    };
    let beside: Vec<usize> = parse
        .children(head)
        .filter(|&c| {
            let relation = parse.tokens[c].deprel;
            opens(c)
                || relation == Deprel::Conj && parse.tokens[c].upos == Upos::Verb && c > head
                || matches!(relation, Deprel::Cc) && c > head
                || relation == Deprel::Parataxis
        })
        .collect();
    let gone = |t: usize| beside.iter().any(|&b| parse.is_within(t, b));
    let punctuation = |t: usize| parse.tokens[t].upos == Upos::Punct;
    let mut tokens: Vec<usize> =
        subtree.into_iter().filter(|&t| !gone(t)).skip_while(|&t| punctuation(t)).collect();
    while tokens.last().is_some_and(|&t| punctuation(t)) {
        tokens.pop();
    }
    let first = tokens.first().copied()?;
    let lower = parse.lower(first);
    let hanging = matches!(&*lower, "of" | "for" | "to" | "than" | "with" | "by" | "as" | "including")
        || matches!(parse.tokens[first].xpos, Xpos::Wdt | Xpos::Wp | Xpos::Wrb | Xpos::WpPoss)
        || matches!(&*lower, "this" | "that" | "these" | "those" | "it" | "they");
    (!hanging).then_some(tokens)
}

fn is_clause(parse: &Parse<'_>, i: usize) -> bool {
    parse.tokens[i].upos == Upos::Verb
        && !matches!(parse.tokens[i].deprel, Deprel::Amod | Deprel::Compound | Deprel::Case)
        || parse.children_by(i, Deprel::Cop).next().is_some()
}
