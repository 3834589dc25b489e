use super::*;
use crate::tagged::Tagged;
use proptest::strategy::Strategy;

/// Each quantity as "Kind value [figure] of [counted]".
fn read(items: &str) -> Vec<String> {
    let tagged = Tagged::new(items);
    let parse = tagged.parse();
    let describe = |q: &Quantity| {
        let upper = q.upper.map_or(String::new(), |upper| format!("..{upper}"));
        let counted = q.counted.map_or(String::new(), |span| format!(" of [{}]", span.slice(parse.text)));
        format!("{:?} {}{upper} [{}]{counted}", q.kind, q.value, q.figure.slice(parse.text))
    };
    numbers(&parse).iter().map(describe).collect()
}

#[test]
fn counts_take_the_whole_noun_phrase() {
    assert_eq!(
        read("firing/VBG 6,443/CD drones/NNS and/CC missiles/NNS into/IN the/DT country/NN"),
        ["Count 6443 [6,443] of [drones and missiles]"]
    );
    assert_eq!(
        read("more/JJR than/IN 11,000/CD signatures/NNS _,/,"),
        ["Count 11000 [more than 11,000] of [signatures]"]
    );
    assert_eq!(
        read("targeted/VBN by/IN dozens/NNS of/IN strike/NN drones/NNS"),
        ["Count 12 [dozens] of [strike drones]"]
    );
}

#[test]
fn a_bare_number_shares_the_noun_before_it() {
    assert_eq!(
        read(
            "killing/VBG two/CD people/NNS and/CC injuring/VBG twelve/CD _,/, including/VBG two/CD children/NNS"
        ),
        ["Count 2 [two] of [people]", "Count 12 [twelve] of [people]", "Count 2 [two] of [children]"]
    );
}

#[test]
fn money_percentages_and_shares_keep_their_unit() {
    assert_eq!(
        read("the/DT NZ/NNP $/$ 26/CD million/CD referendum/NN"),
        ["Money 26000000 [NZ $ 26 million] of [referendum]"]
    );
    assert_eq!(read("an/DT additional/JJ 25/CD _%/NN tariff/NN"), ["Percent 25 [25%] of [tariff]"]);
    assert_eq!(read("a/DT quarter/NN of/IN citizens/NNS"), ["Fraction 0.25 [a quarter] of [citizens]"]);
    assert_eq!(read("one/CD in/IN five/CD adults/NNS"), ["Fraction 0.2 [one in five] of [adults]"]);
    assert_eq!(read("$/$ _5-10m/CD in/IN aid/NN"), ["Money 5000000..10000000 [$5-10m]"]);
}

#[test]
fn scores_are_told_from_ranges() {
    assert_eq!(read("won/VBD 3-0/CD on/IN points/NNS"), ["Score 3..0 [3-0]"]);
    assert_eq!(read("lost/VBD 1/CD –/: 2/CD to/IN them/PRP"), ["Score 1..2 [1 – 2]"]);
    assert_eq!(read("10-15/CD people/NNS left/VBD"), ["Count 10..15 [10-15] of [people]"]);
    assert_eq!(
        read("between/IN 5/CD and/CC 10/CD people/NNS"),
        ["Count 5..10 [between 5 and 10] of [people]"]
    );
}

#[test]
fn ages_and_lengths_of_time_are_told_from_counts() {
    assert_eq!(read("a/DT 45-year-old/JJ man/NN"), ["Age 45 [45-year-old]"]);
    assert_eq!(read("John/NNP Smith/NNP _,/, 45/CD _,/, left/VBD"), ["Age 45 [45]"]);
    assert_eq!(read("a/DT 50-day/JJ ultimatum/NN"), ["Duration 50 [50-day] of [ultimatum]"]);
    assert_eq!(read("about/IN 90/CD minutes/NNS"), ["Duration 90 [about 90 minutes]"]);
}

#[test]
fn dates_labels_and_pronouns_are_no_quantities() {
    for items in [
        "on/IN 8/CD August/NNP 2025/CD at/IN 2:40/CD p.m./NN",
        "a/DT Boeing/NNP 747/CD landed/VBD",
        "under/IN Article/NN 50/CD _./.",
        "one/PRP of/IN them/PRP left/VBD",
        "the/DT two/CD agreed/VBD",
        "in/IN 2014/CD",
        "an/DT F-35/NN jet/NN",
    ] {
        assert_eq!(read(items), Vec::<String>::new(), "{items}");
    }
}

#[test]
fn a_change_says_by_how_much_and_where_to() {
    let tagged = Tagged::new(
        "the/DT rouble/NN strengthened/VBD by/IN 3.7/CD _%/NN against/IN it/PRP to/TO reach/VB 90.50/CD roubles/NNS",
    );
    let found = numbers(&tagged.parse());
    let change = |role| Some(Change { trend: Trend::Up, role });
    assert_eq!(found[0].change, change(ChangeRole::By));
    assert_eq!((found[1].change, found[1].unit), (change(ChangeRole::To), Some("rouble")));
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_figures_of_itself(
        parts in proptest::collection::vec(
            proptest::prop_oneof![
                3 => proptest::sample::select(vec![
                    "$", "5", "10", "-", "m", "million", "%", "more than", "a", "third", "of", "people", "two", "dozens", "1,000",
                    "year", "old", "one", "in", "and", ".", "+", "to", "between", "NZ", "half", "9999999999999", "½",
                ]).prop_map(str::to_owned),
                1 => proptest::prelude::any::<String>(),
            ],
            0..14,
        ),
        tied in proptest::prelude::any::<bool>(),
    ) {
        let text = parts.join(if tied { "" } else { " " });
        let mut last = 0;
        for quantity in numbers(&crate::analyse(&text)) {
            assert!(quantity.figure.start() >= last, "{text:?}");
            assert!(!quantity.figure.slice(&text).is_empty() && !quantity.span.slice(&text).is_empty(), "{text:?}");
            assert!(quantity.value.is_finite(), "{text:?}");
            last = quantity.figure.end();
        }
    }
}
