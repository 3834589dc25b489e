//! Shortened sentences are held against the whole ones by the check, which knows nothing of how they are made.

use nutgraf_core::{Story, check};
use nutgraf_summarizer::{Options, Style, shorten, summarize};

/// Sentences of our own, with much that could be lost.
const SENTENCES: &[&str] = &[
    "The council did not approve the new bridge over the river at its meeting in the old town hall on Monday.",
    "The company, which employs 300 people, will sell its plant unless the unions agree to new terms by Friday.",
    "According to the ministry, at least 12 people died when a ferry sank off the coast of northern Norway.",
    "Mayor Anna Berg, who has led the city since 2010, may resign after a report on the crash of the ferry.",
    "Profits at Holt and Sons fell by 4% to 30 million pounds in the third quarter, the firm said on Tuesday.",
    "Doctors in Leeds say the drug could help one patient in five, but other experts doubt the results of the trial.",
    "A guard prevented two women from leaving the station after a suspected thief had been seen near Typhoon Street.",
    "Former senator Ole Dahl denied that he had been paid by a lobby group, despite what his diary of 2012 shows.",
];

#[test]
fn what_is_left_of_a_sentence_passes_the_check() {
    for &sentence in SENTENCES {
        let story = Story::parse(sentence);
        for style in [Style::Brief, Style::Tight, Style::Headline] {
            let short = shorten(sentence, style);
            let mut brief = summarize(std::slice::from_ref(&story), &Options::default());
            brief.bottom_line.text = short.text.clone();
            brief.bottom_line.label = None;
            brief.bottom_line.attribution = short.attribution;
            let objections: Vec<String> = check(&brief, std::slice::from_ref(&story))
                .into_iter()
                .filter(|v| v.place.starts_with("bottom_line"))
                .map(|v| v.message)
                .collect();
            assert!(objections.is_empty(), "{style:?} {}: {objections:?}", short.text);
        }
    }
}

#[test]
fn the_tight_style_leaves_out_more_than_a_quarter_of_long_sentences() {
    let words = |text: &str| text.split_whitespace().count();
    let (mut whole, mut kept) = (0, 0);
    for &sentence in SENTENCES {
        whole += words(sentence);
        kept += words(&shorten(sentence, Style::Tight).text);
    }
    assert!(4 * kept < 3 * whole, "{kept} of {whole}");
}
