//! The clauses of a sentence: what each says of whom, in which tense, on whose word and under what condition.
//!
//! Everything here is read off the dependency tree; tokens are given by their index in the analysis.

mod predicate;
mod source;

use crate::deprel::Deprel;
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its predicate: the main verb, or the noun or adjective of a copula.
    pub predicate: usize,
    /// How it stands to the clause above it.
    pub kind: ClauseKind,
    /// Index of the clause above it, in the list it is part of.
    pub parent: Option<usize>,
    /// Head of its subject; for a conjunct without one, that of the clause it is joined to.
    pub subject: Option<usize>,
    /// Head of its object.
    pub object: Option<usize>,
    /// Predicate of the clause that completes it ("agreed to *hold* talks", "said it *was* over").
    pub complement: Option<usize>,
    /// The word that negates it, its subject or its object.
    pub negation: Option<usize>,
    /// Words that hedge it ("reportedly", "likely"), in text order.
    pub hedges: Vec<usize>,
    /// Its modal verb.
    pub modal: Option<usize>,
    /// Index, in the list it is part of, of the clause that is its condition.
    pub condition: Option<usize>,
    /// On whose word it is told.
    pub source: Option<Source>,
    /// Whether its predicate stands inside quotation marks.
    pub quoted: bool,
    /// Active or passive.
    pub voice: Voice,
    /// Its tense.
    pub tense: Tense,
    /// Its aspect.
    pub aspect: Aspect,
}

impl Clause {
    /// Whether something negates it.
    #[must_use]
    pub const fn is_negated(&self) -> bool {
        self.negation.is_some()
    }

    /// Whether it is told as fact: not negated, hedged, conditional, modal or a condition itself.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.negation.is_none()
            && self.hedges.is_empty()
            && self.modal.is_none()
            && self.condition.is_none()
            && self.kind != ClauseKind::Condition
    }
}

/// How a clause stands to the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClauseKind {
    /// The main clause.
    Root,
    /// Joined to another on the same level.
    Conjunct,
    /// What a reporting verb reports.
    Reported,
    /// The complement or subject of another clause.
    Complement,
    /// A complement without a subject of its own ("agreed *to hold* talks").
    Open,
    /// "if", "unless" and their like.
    Condition,
    /// Any other adverbial clause.
    Adverbial,
    /// A relative clause or participle that modifies a noun.
    Relative,
    /// Set beside another without a link; "X said" inside or after what X said.
    Parenthetical,
}

/// On whose word a clause is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Head of the noun phrase that names the source.
    pub head: usize,
    /// The reporting verb; `None` after "according to".
    pub verb: Option<usize>,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The subject acts, or there is a copula.
    Active,
    /// The subject is acted on.
    Passive,
}

/// The tense of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tense {
    /// Past.
    Past,
    /// Present; also modals other than "will" and "shall".
    Present,
    /// "will", "shall", "is going to", "is to".
    Future,
    /// It has no finite verb.
    None,
}

/// The aspect of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Neither perfect nor progressive.
    Simple,
    /// "has gone".
    Perfect,
    /// "is going".
    Progressive,
    /// "has been going".
    PerfectProgressive,
}

/// Words that open a condition.
const CONDITIONS: &[&str] = &["if", "unless", "provided", "providing", "until", "otherwise"];

/// The clauses of `parse`, the main clause first, the others in text order of their predicates.
///
/// ```
/// use nutgraf_language::{analyse, clauses::clauses};
///
/// let parse = analyse("China could face penalties if Moscow fails.");
/// let found = clauses(&parse);
/// assert_eq!(found[0].predicate, parse.root().unwrap());
/// ```
#[must_use]
pub fn clauses(parse: &Parse<'_>) -> Vec<Clause> {
    let Some(root) = parse.root() else { return Vec::new() };
    let children = Children::new(parse);
    let mut heads: Vec<usize> =
        (0..parse.len()).filter(|&t| t != root && heads_clause(parse, &children, t)).collect();
    heads.insert(0, root);
    let mut found: Vec<Clause> = Vec::with_capacity(heads.len());
    let quoted = quoted(parse);
    for &t in &heads {
        let above = parse.ancestors(t).find(|above| heads.contains(above));
        let parent = above.and_then(|above| heads.iter().position(|&head| head == above));
        let verb = predicate::read(parse, &children, t);
        let pick =
            |relations: &[Deprel]| children.of(t).find(|&c| relations.contains(&parse.tokens[c].deprel));
        let subject = children.of(t).find(|&c| parse.tokens[c].deprel.is_subject());
        let object = pick(&[Deprel::Obj]);
        found.push(Clause {
            predicate: t,
            kind: kind(parse, &children, t, subject.is_some()),
            parent,
            subject,
            object,
            complement: pick(&[Deprel::Ccomp, Deprel::Xcomp]),
            negation: negation(parse, &children, t, &[subject, object]),
            hedges: hedges(parse, &children, t),
            modal: verb.modal,
            condition: None,
            source: None,
            quoted: quoted[t],
            voice: verb.voice,
            tense: verb.tense,
            aspect: verb.aspect,
        });
    }
    for n in 0..found.len() {
        link(parse, &mut found, n);
    }
    source::attach(parse, &children, &mut found);
    found
}

/// The children of every token, so that no question walks the whole sentence.
pub(crate) struct Children {
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Children {
    pub(crate) fn new(parse: &Parse<'_>) -> Self {
        let mut starts = vec![0; parse.len() + 1];
        for token in &parse.tokens {
            if let Some(head) = token.head.filter(|&head| head < parse.len()) {
                starts[head + 1] += 1;
            }
        }
        for t in 0..parse.len() {
            starts[t + 1] += starts[t];
        }
        let mut next = starts.clone();
        let mut items = vec![0; starts.last().copied().unwrap_or(0)];
        for (t, token) in parse.tokens.iter().enumerate() {
            if let Some(head) = token.head.filter(|&head| head < parse.len()) {
                items[next[head]] = t;
                next[head] += 1;
            }
        }
        Self { starts, items }
    }

    /// The children of token `t`, in text order.
    pub(crate) fn of(&self, t: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.items[self.starts[t]..self.starts[t + 1]].iter().copied()
    }
}

/// Whether token `t` is the predicate of a clause.
fn heads_clause(parse: &Parse<'_>, children: &Children, t: usize) -> bool {
    let token = &parse.tokens[t];
    let verbal = token.upos == Upos::Verb
        || children.of(t).any(|c| {
            let relation = parse.tokens[c].deprel;
            relation == Deprel::Cop || relation.is_subject()
        });
    // "according to an aide" may be attached as a complement; without a verb it is no clause.
    let predicates = verbal || matches!(token.upos, Upos::Aux | Upos::Adj);
    match token.deprel {
        Deprel::Ccomp
        | Deprel::Csubj
        | Deprel::CsubjPass
        | Deprel::CsubjOuter
        | Deprel::AclRelcl
        | Deprel::AdvclRelcl => predicates,
        Deprel::Advcl | Deprel::Acl | Deprel::Xcomp | Deprel::Parataxis | Deprel::Conj => verbal,
        _ => false,
    }
}

fn kind(parse: &Parse<'_>, children: &Children, t: usize, has_subject: bool) -> ClauseKind {
    match parse.tokens[t].deprel {
        Deprel::Conj => ClauseKind::Conjunct,
        Deprel::Xcomp => ClauseKind::Open,
        Deprel::Ccomp => {
            let reported = parse.tokens[t]
                .head
                .is_some_and(|head| lexicon::REPORTING_VERBS.contains(&parse.lemma(head)));
            if reported && has_subject { ClauseKind::Reported } else { ClauseKind::Complement }
        }
        Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter => ClauseKind::Complement,
        Deprel::Advcl | Deprel::AdvclRelcl => {
            let conditional = children.of(t).any(|c| {
                parse.tokens[c].deprel == Deprel::Mark
                    && CONDITIONS.iter().any(|word| parse.form(c).eq_ignore_ascii_case(word))
                    // "as if" compares.
                    && !(c > 0 && parse.form(c - 1).eq_ignore_ascii_case("as"))
            });
            if conditional { ClauseKind::Condition } else { ClauseKind::Adverbial }
        }
        Deprel::Acl | Deprel::AclRelcl => ClauseKind::Relative,
        Deprel::Parataxis => ClauseKind::Parenthetical,
        _ => ClauseKind::Root,
    }
}

/// What a clause takes from the one above: a conjunct's subject; and which clause is its condition.
fn link(parse: &Parse<'_>, found: &mut [Clause], n: usize) {
    let Some(parent) = found[n].parent else { return };
    if found[n].kind == ClauseKind::Conjunct && found[n].subject.is_none() {
        found[n].subject = found[parent].subject;
        // "will meet and sign": the modal carries over when the verb has no finite form of its own.
        if found[n].tense == Tense::None && parse.tokens[found[n].predicate].xpos == Xpos::Vb {
            found[n].tense = found[parent].tense;
            found[n].modal = found[n].modal.or(found[parent].modal);
        }
    }
    if found[n].kind == ClauseKind::Open && found[n].subject.is_none() {
        // "told reporters to leave" speaks of the object, "agreed to meet" of the subject.
        found[n].subject = found[parent].object.or(found[parent].subject);
    }
    if found[n].kind == ClauseKind::Condition && found[parent].condition.is_none() {
        found[parent].condition = Some(n);
    }
}

/// The word that negates the clause headed by `t`.
fn negation(parse: &Parse<'_>, children: &Children, t: usize, arguments: &[Option<usize>]) -> Option<usize> {
    let negates = |c: usize| {
        let form = parse.form(c);
        lexicon::NEGATION.contains(form)
            && !form.eq_ignore_ascii_case("without")
            && !matches!(form, "little" | "few")
    };
    let own = children.of(t).find(|&c| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Advmod | Deprel::Det | Deprel::Aux | Deprel::CcPreconj | Deprel::Discourse
        ) && (negates(c)
            || parse.form(c).eq_ignore_ascii_case("no") && parse.form(c + 1).eq_ignore_ascii_case("longer"))
    });
    // "no one came", "it had no effect", "neither side spoke".
    let through = |&argument: &Option<usize>| {
        let argument = argument?;
        if negates(argument) {
            return Some(argument);
        }
        children.of(argument).find(|&c| parse.tokens[c].deprel == Deprel::Det && negates(c))
    };
    own.or_else(|| arguments.iter().find_map(through))
}

/// Words of the list that hedge a number or a degree rather than a clause.
const DEGREES: &[&str] = &[
    "only",
    "about",
    "approximately",
    "around",
    "roughly",
    "up",
    "least",
    "most",
    "more",
    "less",
    "over",
    "under",
    "just",
    "at",
    "too",
    "almost",
    "nearly",
    "again",
    "further",
    "first",
    "effectively",
    "initially",
    "so-called",
];

/// The words that hedge the clause headed by `t`.
fn hedges(parse: &Parse<'_>, children: &Children, t: usize) -> Vec<usize> {
    let hedge = |c: usize| {
        let form = parse.form(c);
        lexicon::HEDGES.contains(form)
            && matches!(parse.tokens[c].upos, Upos::Adv | Upos::Adj)
            && !DEGREES.iter().any(|word| form.eq_ignore_ascii_case(word))
    };
    let mut found: Vec<usize> = children
        .of(t)
        .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Advmod | Deprel::Xcomp) && hedge(c))
        .collect();
    // "is likely to", "the alleged theft was": the predicate itself hedges what completes it.
    if hedge(t) {
        found.push(t);
    } else if let Some(above) = parse.tokens[t].head
        && parse.tokens[t].deprel == Deprel::Xcomp
        && hedge(above)
    {
        found.push(above);
    }
    found.sort_unstable();
    found
}

/// For each token, whether it stands inside quotation marks.
fn quoted(parse: &Parse<'_>) -> Vec<bool> {
    let mut inside = false;
    (0..parse.len())
        .map(|t| match parse.form(t) {
            "“" | "``" => {
                inside = true;
                false
            }
            "”" | "''" => {
                inside = false;
                false
            }
            "\"" => {
                inside = !inside;
                false
            }
            _ => inside,
        })
        .collect()
}

#[cfg(test)]
mod tests;
