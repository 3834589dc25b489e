//! The labels that were judged by reading stay what they are.

use super::labels;

const JUDGED: &str = include_str!("judged.tsv");

/// One judged label.
struct Row {
    verdict: &'static str,
    printed: bool,
    label: &'static str,
    sentence: &'static str,
}

fn rows() -> Vec<Row> {
    JUDGED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[_, verdict, printed, label, sentence] = &fields[..] else { panic!("five fields: {line}") };
            Row { verdict, printed: printed == "printed", label, sentence }
        })
        .collect()
}

/// The label that is printed of the sentence.
fn printed(sentence: &str) -> Option<String> {
    labels(&nutgraf_language::analyse(sentence)).into_iter().next().map(|l| l.text)
}

#[test]
fn a_sentence_gets_no_label_that_nobody_judged() {
    let rows = rows();
    for row in &rows {
        let Some(label) = printed(row.sentence) else { continue };
        let judged = rows.iter().any(|r| r.sentence == row.sentence && r.label == label);
        assert!(judged, "{label:?} has to be judged: {}", row.sentence);
    }
}

#[test]
fn a_bad_label_does_not_come_back() {
    for row in rows().iter().filter(|r| matches!(r.verdict, "B" | "U") && !r.printed) {
        assert_ne!(printed(row.sentence).as_deref(), Some(row.label), "{}", row.sentence);
    }
}

#[test]
fn most_good_labels_are_printed() {
    // A label that was good and is no longer printed is a loss, but a small one: 95 of 100 have to stay.
    let rows = rows();
    let good: Vec<&Row> = rows.iter().filter(|r| r.verdict == "G" && r.printed).collect();
    let still = good.iter().filter(|r| printed(r.sentence).as_deref() == Some(r.label)).count();
    assert!(100 * still >= 95 * good.len(), "{still} of {}", good.len());
}

#[test]
fn numbers_keep_what_they_count_and_what_they_are_of() {
    for (sentence, lost) in [
        ("Ozone caused 46 percent of previously heat-attributed damage to soybean crops.", "46 percent"),
        ("Average monthly wages fell 1.8% in December to 895.4 reais from November.", "reais"),
        ("Korea substituted Anna Holt in the 28th minute and was replaced by Maria Lund.", "replaced by"),
    ] {
        let labels = labels(&nutgraf_language::analyse(sentence));
        let bad = labels.iter().find(|l| l.text.contains(lost) && !l.text.contains("895.4"));
        assert_eq!(bad.map(|l| &l.text), None);
    }
}

#[test]
fn what_is_denied_of_two_things_is_said_of_neither() {
    let sentence = "District Attorney Ann Holt said Lund has not been arrested or charged with any crime.";
    let labels = labels(&nutgraf_language::analyse(sentence));
    assert_eq!(labels.iter().map(|l| &l.text).find(|text| !text.contains("not")), None);
}
