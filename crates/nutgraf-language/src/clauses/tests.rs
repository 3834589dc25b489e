use super::*;
use crate::tagged::Tagged;

fn read(items: &str, check: impl Fn(&Parse<'_>, &[Clause])) {
    let tagged = Tagged::new(items);
    let parse = tagged.parse();
    check(&parse, &clauses(&parse));
}

#[test]
fn a_reported_clause_has_its_source_and_the_verb_of_saying() {
    let tagged = Tagged::new(
        "Officials/NNS/2/nsubj said/VBD/0/root the/DT/4/det summit/NN/7/nsubj:pass may/MD/7/aux be/VB/7/aux:pass \
         held/VBN/2/ccomp",
    );
    let parse = tagged.parse();
    let found = clauses(&parse);
    assert_eq!((found[0].kind, found[0].tense, found[0].source), (ClauseKind::Root, Tense::Past, None));
    let told = &found[1];
    assert_eq!(told.kind, ClauseKind::Reported);
    assert_eq!(told.source, Some(Source { head: 0, verb: Some(1) }));
    assert_eq!((told.voice, told.modal, told.subject), (Voice::Passive, Some(4), Some(3)));
    assert!(!told.is_plain());
}

#[test]
fn a_condition_belongs_to_the_clause_above() {
    read(
        "China/NNP/3/nsubj could/MD/3/aux face/VB/0/root penalties/NNS/3/obj if/IN/7/mark Moscow/NNP/7/nsubj \
         fails/VBZ/3/advcl",
        |parse, found| {
            assert_eq!(found[0].condition, Some(1));
            assert_eq!((found[1].kind, parse.form(found[1].predicate)), (ClauseKind::Condition, "fails"));
        },
    );
}

#[test]
fn negation_is_found_on_the_verb_and_on_its_arguments() {
    read("It/PRP/4/nsubj did/VBD/4/aux not/RB/4/advmod work/VB/0/root", |_, found| {
        assert_eq!(found[0].negation, Some(2));
    });
    read("No/DT/2/det injuries/NNS/4/nsubj:pass were/VBD/4/aux:pass reported/VBN/0/root", |_, found| {
        assert_eq!(found[0].negation, Some(0));
    });
    read("It/PRP/2/nsubj worked/VBD/0/root", |_, found| assert!(found[0].is_plain()));
}

#[test]
fn the_verb_group_gives_tense_aspect_and_voice() {
    let group = |items: &str| {
        let tagged = Tagged::new(items);
        let found = clauses(&tagged.parse());
        (found[0].tense, found[0].aspect, found[0].voice)
    };
    assert_eq!(
        group("They/PRP/3/nsubj have/VBP/3/aux agreed/VBN/0/root"),
        (Tense::Present, Aspect::Perfect, Voice::Active)
    );
    assert_eq!(
        group("It/PRP/5/nsubj:pass had/VBD/5/aux been/VBN/5/aux:pass being/VBG/5/aux:pass built/VBN/0/root"),
        (Tense::Past, Aspect::PerfectProgressive, Voice::Passive)
    );
    assert_eq!(
        group("He/PRP/3/nsubj will/MD/3/aux leave/VB/0/root"),
        (Tense::Future, Aspect::Simple, Voice::Active)
    );
    assert_eq!(
        group("He/PRP/3/nsubj is/VBZ/3/aux leaving/VBG/0/root"),
        (Tense::Present, Aspect::Progressive, Voice::Active)
    );
    assert_eq!(
        group("He/PRP/4/nsubj was/VBD/4/cop a/DT/4/det spy/NN/0/root"),
        (Tense::Past, Aspect::Simple, Voice::Active)
    );
}

#[test]
fn what_is_told_before_the_verb_of_saying_has_its_source() {
    read(
        "“/``/3/punct It/PRP/3/nsubj works/VBZ/0/root _,/,/3/punct _”/''/3/punct Smith/NNP/7/nsubj said/VBD/3/parataxis",
        |_, found| {
            assert_eq!(found[0].source, Some(Source { head: 5, verb: Some(6) }));
            assert!(found[0].quoted && !found[1].quoted);
            assert_eq!((found[1].kind, found[1].source), (ClauseKind::Parenthetical, None));
        },
    );
}

#[test]
fn according_to_names_a_source_without_a_verb() {
    read(
        "Prices/NNS/2/nsubj rose/VBD/0/root according/VBG/5/case to/IN/3/fixed data/NNS/2/obl",
        |_, found| assert_eq!(found[0].source, Some(Source { head: 4, verb: None })),
    );
}

#[test]
fn hedges_are_those_of_the_clause() {
    read(
        "He/PRP/3/nsubj reportedly/RB/3/advmod sold/VBD/0/root about/RB/5/advmod ten/CD/6/nummod cars/NNS/3/obj",
        |_, found| assert_eq!(found[0].hedges, [1]),
    );
}

#[test]
fn a_conjunct_shares_subject_and_modal() {
    read("They/PRP/3/nsubj will/MD/3/aux meet/VB/0/root and/CC/5/cc sign/VB/3/conj", |_, found| {
        assert_eq!((found[1].subject, found[1].tense, found[1].modal), (Some(0), Tense::Future, Some(1)));
    });
}

#[test]
fn an_empty_sentence_has_no_clauses() {
    assert!(clauses(&crate::analyse("")).is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_gives_clauses_with_tokens_of_its_own(text in "\\PC{0,80}") {
        let parse = crate::analyse(&text);
        let found = clauses(&parse);
        for clause in &found {
            assert!(clause.predicate < parse.len());
            assert!(clause.parent.is_none_or(|parent| parent < found.len()));
            assert!(clause.subject.is_none_or(|subject| subject < parse.len()));
        }
    }
}

#[test]
fn the_subject_of_a_passive_is_no_source() {
    read(
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass told/VBN/0/root it/PRP/5/nsubj broke/VBD/3/ccomp",
        |_, found| assert_eq!(found[1].source, None),
    );
}
