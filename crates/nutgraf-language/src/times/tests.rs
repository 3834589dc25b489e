use super::*;
use jiff::civil::date;

fn found(text: &str, reference: Option<Date>) -> Vec<(String, String)> {
    times(text, reference)
        .into_iter()
        .map(|t| (t.span.slice(text).to_owned(), t.value.unwrap_or_else(|| "-".to_owned())))
        .collect()
}

/// The plain sentence and the expressions marked in it.
fn unmark(marked: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').expect("a closing bracket");
        let (words, value) = inside.split_once('|').expect("words and value");
        text += before;
        text += words;
        expected.push((words.to_owned(), value.to_owned()));
        rest = after;
    }
    (text + rest, expected)
}

/// Sentences with reference date and marked expressions, written for this test.
#[test]
fn resolves_at_least_95_percent_of_the_committed_expressions() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = String::new();
    for line in include_str!("expressions.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (reference, marked) = line.split_once('\t').expect("a tab");
        let reference = reference.parse().ok();
        let (text, expected) = unmark(marked);
        let got = found(&text, reference);
        all += expected.len().max(1);
        let hits = expected.iter().filter(|e| got.contains(e)).count();
        // Something found where nothing stands costs as much as something missed.
        let extra = got.iter().filter(|g| !expected.contains(g)).count();
        let lost = expected.len() - hits;
        right += expected.len().max(1) - lost.max(extra).min(expected.len().max(1));
        if lost.max(extra) > 0 {
            wrong += &format!("{text}\n  expected {expected:?}\n  got      {got:?}\n");
        }
    }
    assert!(all >= 150, "{all} expressions");
    assert!(right * 100 >= all * 95, "{right} of {all} right\n{wrong}");
}

fn one(text: &str) -> TimeExpression {
    let mut all = times(text, Some(date(2025, 8, 6)));
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn limits_are_deadlines_and_plain_times_are_not() {
    for text in [
        "He has until Friday to agree.",
        "They must leave by 8 August.",
        "The Friday deadline still stands.",
        "He gave Russia a 50-day ultimatum.",
        "A reply is due within 48 hours.",
    ] {
        assert!(one(text).deadline, "{text}");
    }
    for text in ["He arrived on Friday.", "They talked for two days.", "By Friday, ten people had died."] {
        assert!(!one(text).deadline, "{text}");
    }
}

#[test]
fn the_clause_gives_the_direction() {
    assert_eq!(one("The court will rule on Friday.").direction, Direction::Future);
    assert_eq!(one("The court ruled on Friday.").direction, Direction::Past);
    assert_eq!(one("They agreed to meet on Friday.").direction, Direction::Future);
    assert_eq!(one("It is due to be held on Friday.").direction, Direction::Future);
    assert_eq!(one("He would have spoken on Friday.").direction, Direction::Past);
    assert_eq!(one("Since 2014 little changed.").direction, Direction::Past);
    assert_eq!(one("Until Wednesday, there had been none.").direction, Direction::Past);
    assert_eq!(
        one("The party on Monday criticised plans that would raise taxes.").direction,
        Direction::Past
    );
    assert_eq!(one("The polls had been scheduled for Sunday.").direction, Direction::Past);
    assert_eq!(one("She withdrew as expected on Sunday.").direction, Direction::Past);
}

#[test]
fn the_words_before_give_the_relation() {
    assert_eq!(one("Closed since Friday.").relation, Relation::Since);
    assert_eq!(one("It began shortly before midday.").relation, Relation::Before);
    assert_eq!(one("It ended around 2:40 p.m.").relation, Relation::Around);
    assert_eq!(one("He left within the last hour.").relation, Relation::Within);
    assert_eq!(one("He left on Friday.").relation, Relation::At);
}

#[test]
fn an_end_is_dated_by_its_last_day() {
    assert_eq!(one("It will close by the end of next month.").date, Some(date(2025, 9, 30)));
    assert_eq!(one("It will close next month.").date, Some(date(2025, 9, 1)));
}

#[test]
fn without_a_reference_only_absolute_times_have_a_value() {
    let all = times("On Friday, 8 August 2025, and next Friday he spoke.", None);
    assert_eq!(all[0].date, Some(date(2025, 8, 8)));
    assert_eq!((all[1].date, all[1].value.as_deref()), (None, None));
}

/// Words that patterns hang on, in any order and mixed with anything.
fn any_text() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let word = prop_oneof![
        3 => proptest::sample::select(vec![
            "Friday", "May", "March", "the", "a", "two", "20", "2025", "-", "of", "quarter", "half", "next", "last", "days",
            "ago", "before", "by", "Christmas", "1990", "s", "'", "th", "end", "p.m.", ":", "/", "12", "31", "Feb", ".", "every",
            "9999999999", "million", "week", "first", "Q", "on", "noon", "$", "%", "and", "century", "Easter", "é", "“",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let gap = proptest::sample::select(vec![" ", "", "\n", "-"]);
    proptest::collection::vec((word, gap), 0..14)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_spans_of_itself(text in any_text(), day in 0i32..4_000_000) {
        let reference = Date::MIN.checked_add(jiff::Span::new().days(day)).ok();
        let mut last = 0;
        for time in times(&text, reference) {
            assert!(time.span.start() >= last, "{text:?}");
            assert!(!time.span.slice(&text).is_empty(), "{text:?}");
            last = time.span.end();
        }
    }
}
