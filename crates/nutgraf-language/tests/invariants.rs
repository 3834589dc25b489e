//! What holds of every analysis, whatever the text.

use nutgraf_language::{Deprel, analyse};
use proptest::prelude::*;

fn check(text: &str) -> Result<(), TestCaseError> {
    let parse = analyse(text);
    let n = parse.tokens.len();
    let mut end = 0;
    for (i, token) in parse.tokens.iter().enumerate() {
        prop_assert!(text[end..token.span.start()].chars().all(char::is_whitespace));
        end = token.span.end();
        prop_assert!(!parse.form(i).is_empty());
        prop_assert_eq!(token.head.is_none(), token.deprel == Deprel::Root);
        prop_assert!(token.head.is_none_or(|head| head < n && head != i));
        prop_assert!(parse.ancestors(i).count() < n);
        prop_assert!(token.tag_margin >= 0.0 && token.arc_margin >= 0.0);
        let _ = parse.lemma(i);
    }
    prop_assert!(text[end..].chars().all(char::is_whitespace));
    prop_assert_eq!(parse.tokens.iter().filter(|token| token.head.is_none()).count(), usize::from(n > 0));
    if let Some(root) = parse.root() {
        prop_assert_eq!(parse.subtree(root).len(), n);
    }
    // Projective: every subtree is an unbroken run of tokens.
    for i in 0..n {
        let subtree = parse.subtree(i);
        prop_assert_eq!(subtree.len(), subtree[subtree.len() - 1] - subtree[0] + 1);
        let below = |kinds: &[Deprel]| {
            parse.children(i).filter(|&child| kinds.contains(&parse.tokens[child].deprel)).count()
        };
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass];
        for place in [&subjects[..], &[Deprel::Obj, Deprel::Ccomp], &[Deprel::Iobj]] {
            prop_assert!(below(place) <= 1, "{place:?} of {}", parse.form(i));
        }
    }
    prop_assert!((0.0..=1.0).contains(&parse.confidence()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_characters_give_a_tree(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_bytes_read_leniently_give_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn words_and_marks_in_any_order_give_a_tree(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "Kremlin", "said", "that", "talks", "would", "be", "held", ",", "\"", "(", ")", "—", "'s",
                "and", "of", "who", "if", "not", "to", "$5", ".", "?", "!", "running", "U.S.", "on", "Friday",
            ]),
            0..40,
        ),
    ) {
        check(&words.join(" "))?;
    }
}
