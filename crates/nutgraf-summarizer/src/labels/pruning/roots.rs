//! The predicates of a sentence that a label may be about, and what each is told of.

use super::super::{is_light, predicate, subject, undergone};
use super::tree::Tree;
use crate::claim::Claim;
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// A predicate with what it is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Root {
    /// The predicate.
    pub head: usize,
    /// What stands in front of it: its subject, or the object of what was done.
    pub subject: usize,
    /// How the subject is known.
    pub pattern: &'static str,
}

/// The predicates of the sentence: of the claim, of clauses joined to it, and of those it takes for granted.
pub(crate) fn roots(parse: &Parse<'_>, tree: &Tree, claim: &Claim) -> Vec<Root> {
    let mut out: Vec<Root> = Vec::new();
    let mut add = |head: usize, subject: Option<usize>, pattern: &'static str| {
        if let Some(subject) = subject
            && subject != head
            && (pattern == "clause undergone" || subject < head)
            && can_be_told_of(parse, subject)
            && can_be_told(parse, head)
        {
            out.push(Root { head, subject: tree.node(subject), pattern });
        }
    };
    let own = subject(parse, claim.head);
    let speaker =
        claim.source.as_ref().map(|s| s.head).filter(|&s| own.is_some_and(|o| is_meant(parse, s, o)));
    let of_claim = speaker.or(own);
    add(claim.head, of_claim, if speaker.is_some() { "clause of speaker" } else { "clause" });
    if let Some(root) = parse.root().filter(|&r| r != claim.head) {
        add(root, subject(parse, root), "clause");
    }
    if let Some(ahead) = predicate::ahead(parse, claim.head) {
        add(ahead, of_claim, "clause ahead");
    }
    for head in 0..parse.len() {
        let verb = parse.tokens[head].upos == Upos::Verb;
        if verb && is_told(parse, head, claim.head) {
            add(head, undergone::object(parse, head), "clause undergone");
        }
        if head == claim.head {
            continue;
        }
        match parse.tokens[head].deprel {
            Deprel::Conj
                if parse.ancestors(head).any(|a| a == claim.head) && is_told(parse, head, claim.head) =>
            {
                let shared = subject(parse, head).is_none();
                let first = std::iter::successors(Some(head), |&t| {
                    parse.tokens[t].head.filter(|_| parse.tokens[t].deprel == Deprel::Conj)
                })
                .find_map(|t| subject(parse, t));
                let of_first = if shared && first == own { of_claim } else { first };
                add(head, of_first, if shared { "clause joined" } else { "clause after" });
            }
            Deprel::Advcl if is_told(parse, head, claim.head) => {
                const GRANTED: &[&str] =
                    &["after", "as", "because", "before", "since", "when", "while", "whilst"];
                let granted = parse
                    .children(head)
                    .any(|c| c < head && GRANTED.binary_search(&&*parse.lower(c)).is_ok());
                if granted {
                    add(head, subject(parse, head), "clause granted");
                }
            }
            Deprel::AclRelcl if is_told(parse, head, claim.head) => {
                let of_it = subject(parse, head)
                    .is_some_and(|s| matches!(&*parse.lower(s), "who" | "which" | "that"));
                if of_it {
                    add(head, parse.tokens[head].head, "clause of relative");
                }
            }
            _ => {}
        }
    }
    out.dedup();
    out
}

/// Whether what the predicate says is told as a fact: neither it nor a verb above it, up to the claim, is negated from
/// outside, doubted, wished for or asked.
fn is_told(parse: &Parse<'_>, head: usize, claim: usize) -> bool {
    parse
        .ancestors(head)
        .take_while(|&a| a != claim)
        .chain([claim])
        .filter(|&a| a != head)
        .all(|above| is_plain(parse, above))
        && (head == claim || !matches!(parse.tokens[head].deprel, Deprel::Xcomp | Deprel::Ccomp))
}

/// Whether the verb neither negates, doubts nor asks.
fn is_plain(parse: &Parse<'_>, verb: usize) -> bool {
    !parse.children(verb).any(|c| {
        parse.tokens[c].xpos == Xpos::Md
            || lexicon::NEGATION.contains(&parse.lower(c))
            || matches!(&*parse.lower(c), "if" | "unless" | "whether" | "until")
    }) && !lexicon::ATTRIBUTIVE_OPAQUE.contains(&parse.lemma(verb))
}

/// Whether a label may begin with the noun: it names something, and no time.
fn can_be_told_of(parse: &Parse<'_>, subject: usize) -> bool {
    // "Wilkinson's year" is his, "the year" nobody's.
    let time = predicate::is_time(parse, subject)
        && !parse.children_by(subject, Deprel::NmodPoss).any(|p| parse.tokens[p].upos == Upos::Propn);
    !is_light(parse, subject) && !time
}

/// Whether the predicate says something of its subject: not "there is", nor "is said to".
fn can_be_told(parse: &Parse<'_>, head: usize) -> bool {
    let hearsay = parse.children_by(head, Deprel::AuxPass).next().is_some()
        && matches!(
            &*parse.lemma(head).to_lowercase(),
            "say" | "report" | "believe" | "think" | "understand" | "claim" | "allege"
        );
    let copula = parse.children_by(head, Deprel::Cop).next().is_some();
    !hearsay
        && (parse.tokens[head].upos == Upos::Verb || copula)
        && parse.children_by(head, Deprel::Expl).next().is_none()
}

/// Whether the pronoun, subject of what the speaker says, means the speaker: "Novartis said it had bought ...".
fn is_meant(parse: &Parse<'_>, speaker: usize, pronoun: usize) -> bool {
    if parse.tokens[pronoun].upos != Upos::Pron || speaker > pronoun {
        return false;
    }
    let token = &parse.tokens[speaker];
    let plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps)
        || parse.children_by(speaker, Deprel::Conj).next().is_some();
    let role = lexicon::ROLE_NOUNS.contains(&parse.lemma(speaker).to_lowercase());
    let person = parse.children_by(speaker, Deprel::Flat).next().is_some() || role;
    match &*parse.lower(pronoun) {
        "they" => plural,
        "he" | "she" => !plural && (person || token.upos == Upos::Propn),
        "it" => !plural && !person && matches!(token.upos, Upos::Propn | Upos::Noun),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::roots;
    use crate::claim::claim;

    /// The predicates of the sentence, each with what it is told of.
    fn told(text: &str) -> Vec<String> {
        let parse = nutgraf_language::analyse(text);
        let (claim, tree) = (claim(&parse).expect("it claims"), Tree::new(&parse).expect("it is short"));
        let form = |t: usize| parse.form(t);
        roots(&parse, &tree, &claim).iter().map(|r| format!("{} {}", form(r.subject), form(r.head))).collect()
    }

    #[test]
    fn what_is_reported_is_told_and_so_is_who_reports() {
        let told = told("Captain Ann Holt said the ferry had sunk.");
        assert!(told.contains(&"ferry sunk".into()) && told.contains(&"Holt said".into()), "{told:?}");
    }

    #[test]
    fn a_joined_clause_shares_the_subject() {
        let told = told("The firm closed two plants and opened a third.");
        assert!(told.contains(&"firm opened".into()), "{told:?}");
    }

    #[test]
    fn what_is_only_thought_possible_is_not_told() {
        let told = told("Holt denied that the ferry had sunk after it struck a rock.");
        assert!(told.iter().all(|r| !r.contains("sunk") && !r.contains("struck")), "{told:?}");
    }
}
