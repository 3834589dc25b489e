//! A brief that passes, and what happens to it when it is spoilt in one place.

use super::{ViolationKind as Kind, check};
use crate::*;

/// Sections of paragraphs of sentences; a section's heading may be empty.
const STORY: &[(&str, &[&[&str]])] = &[
    (
        "",
        &[
            &[
                "Anna Berg and Omar Haddad have agreed to hold face-to-face talks within days, with the location already decided, according to senior palace aide Jonas Lind.",
                "The announcement follows a three-hour meeting in Oslo on Wednesday.",
            ],
            &["“There may be a deal by Friday,” Lind told reporters."],
        ],
    ),
    (
        "Sanctions remain",
        &[
            &[
                "A senior cabinet official stated that secondary sanctions on Norland are still expected to be implemented on Friday.",
                "Norland could face further penalties if it fails to agree to the terms.",
                "The ministry did not confirm the date.",
            ],
            &["Markets rose by more than 4% after the news, said Eva Holt, head of the Oslo Exchange."],
        ],
    ),
    (
        "Violence",
        &[
            &[
                "Even as diplomats discussed peace, Norland forces struck a centre in the Vik region, killing at least two people and injuring twelve.",
                "The governor denied that troops had crossed the border.",
                "He later shortened the ultimatum to just 10 days.",
                "Berg’s party has refused to join the coalition without a vote.",
                "The allegedly stolen paintings were not returned until Monday.",
            ],
            &["According to the ministry, quoting the Vik Press Agency, the road is closed."],
            &["The New Haven Times reported that Prime Minister Carl Nyman will resign next week."],
        ],
    ),
];

fn story() -> Story {
    let mut story = Story::default();
    let (mut number, mut id) = (0, 0);
    for (heading, paragraphs) in STORY {
        let mut section = Section::default();
        if !heading.is_empty() {
            section.heading = Some(push(&mut story.source, heading, "\n"));
        }
        for sentences in *paragraphs {
            number += 1;
            let mut p = Paragraph { number, ..Paragraph::default() };
            for (i, text) in sentences.iter().enumerate() {
                let span = push(&mut story.source, text, " ");
                p.sentences.push(Sentence { id, number: i + 1, span });
                id += 1;
            }
            let (first, last) = (p.sentences[0].span, p.sentences[p.sentences.len() - 1].span);
            p.span = Span::new(first.start(), last.end());
            story.source.push('\n');
            section.blocks.push(Block::Paragraph(p));
        }
        story.sections.push(section);
    }
    let words = "There may be a deal by Friday,";
    let start = story.source.find(words).unwrap();
    let speaker = story.source.find("Lind told").unwrap();
    story.quotations.push(Quotation {
        id: 0,
        spans: vec![Span::new(start, start + words.len())],
        speaker: Some(Speaker { span: Span::new(speaker, speaker + 4), name: "Jonas Lind".to_owned() }),
        cue: None,
        inferred_open: false,
        inferred_close: false,
        confidence: 1.0,
    });
    // A Wednesday.
    story.date_published = Some(DateField {
        value: jiff::civil::date(2025, 8, 6),
        raw: None,
        span: None,
        origin: Origin::Caller,
        inferred: false,
        rejected: Vec::new(),
    });
    story
}

fn push(source: &mut String, text: &str, after: &str) -> Span {
    let start = source.len();
    source.push_str(text);
    let span = Span::new(start, source.len());
    source.push_str(after);
    span
}

fn cite(story: &Story, paragraph: usize, sentence: usize) -> Citation {
    let (_, _, s) =
        story.sentences().find(|(_, p, s)| (p.number, s.number) == (paragraph, sentence)).unwrap();
    Citation { source: 1, paragraph, sentence, span: s.span, excerpt: story.text(s.span).to_owned() }
}

fn point(
    story: &Story,
    label: Option<(&str, LabelFrom)>,
    text: &str,
    who: Option<Attribution>,
    at: &[(usize, usize)],
) -> Point {
    Point {
        label: label.map(|l| l.0.to_owned()),
        label_from: label.map(|l| l.1),
        text: text.to_owned(),
        attribution: who,
        citations: at.iter().map(|&(p, s)| cite(story, p, s)).collect(),
    }
}

fn who(kind: SourceKind, text: &str, name: Option<&str>, role: Option<&str>) -> Option<Attribution> {
    let own = |s: &str| s.to_owned();
    Some(Attribution { kind, text: own(text), name: name.map(own), role: role.map(own) })
}

fn brief(s: &Story) -> Brief {
    use LabelFrom::{Heading, Sentence};
    let lind = || {
        who(
            SourceKind::Person,
            "senior palace aide Jonas Lind",
            Some("Jonas Lind"),
            Some("senior palace aide"),
        )
    };
    let official = || who(SourceKind::Unnamed, "a senior cabinet official", None, None);
    Brief {
        schema: SCHEMA,
        headline: Headline {
            text: "Face-to-face talks agreed".to_owned(),
            derived: true,
            citations: vec![cite(s, 1, 1)],
        },
        bottom_line: point(
            s,
            None,
            "Anna Berg and Omar Haddad have agreed to hold face-to-face talks within days; secondary sanctions on Norland are still expected to be implemented on Friday.",
            lind(),
            &[(1, 1), (3, 1)],
        ),
        key_points: vec![
            point(
                s,
                Some(("Secondary sanctions still expected Friday", Sentence)),
                "Secondary sanctions on Norland are still expected to be implemented on Friday.",
                official(),
                &[(3, 1)],
            ),
            point(
                s,
                Some(("At least two people killed", Sentence)),
                "Norland forces struck a centre in the Vik region, killing at least two people and injuring twelve.",
                None,
                &[(5, 1)],
            ),
            point(
                s,
                Some(("Violence", Heading)),
                "[Berg] later shortened the ultimatum to just 10 days.",
                None,
                &[(5, 3)],
            ),
            point(
                s,
                Some(("Norland could face penalties", Sentence)),
                "Norland could face penalties if it fails to agree to the terms.",
                None,
                &[(3, 2)],
            ),
            point(
                s,
                Some(("Date not confirmed", Sentence)),
                "The ministry did not confirm the date.",
                None,
                &[(3, 3)],
            ),
            point(s, None, "Berg’s party has refused to join the coalition without a vote.", None, &[(5, 4)]),
        ],
        figures: vec![Figure {
            value: "more than 4%".to_owned(),
            label: "market rise".to_owned(),
            citations: vec![cite(s, 4, 1)],
        }],
        people: vec![
            Person {
                name: "Jonas Lind".to_owned(),
                role: Some("senior palace aide".to_owned()),
                mentions: 2,
                citations: vec![cite(s, 1, 1)],
            },
            Person {
                name: "Eva Holt".to_owned(),
                role: Some("head of the Oslo Exchange".to_owned()),
                mentions: 1,
                citations: vec![cite(s, 4, 1)],
            },
        ],
        quotes: vec![Quote {
            text: "There may be a deal by Friday".to_owned(),
            speaker: Some("Jonas Lind".to_owned()),
            role: Some("senior palace aide".to_owned()),
            repaired: false,
            citations: vec![cite(s, 2, 1)],
        }],
        whats_next: vec![Event {
            when: "on Friday".to_owned(),
            date: Some(jiff::civil::date(2025, 8, 8)),
            what: "sanctions on Norland are still expected to be implemented".to_owned(),
            citations: vec![cite(s, 3, 1)],
        }],
        timeline: Vec::new(),
        background: vec![
            point(s, None, "The allegedly stolen paintings were not returned until Monday.", None, &[(5, 5)]),
            point(
                s,
                None,
                "Prime Minister Carl Nyman will resign next week.",
                who(SourceKind::Media, "The New Haven Times", Some("The New Haven Times"), None),
                &[(7, 1)],
            ),
        ],
        sourcing: Sourcing {
            named: 1,
            unnamed: 1,
            entries: vec![
                SourcingEntry { attribution: lind().unwrap(), sentences: 1 },
                SourcingEntry { attribution: official().unwrap(), sentences: 1 },
            ],
            single_unnamed: vec![1],
        },
        sources: vec![Source {
            id: 1,
            headline: None,
            publisher: None,
            byline: None,
            place: None,
            date: Some(jiff::civil::date(2025, 8, 6)),
            url: None,
            language: "en".to_owned(),
            words: s.paragraphs().map(|(_, p)| s.text(p.span).split_whitespace().count()).sum(),
            sha256: sha256_hex(&s.source),
        }],
        dropped: Vec::new(),
        notes: Vec::new(),
        ranking: None,
    }
}

#[test]
fn passes_a_faithful_brief() {
    let story = story();
    let found = check(&brief(&story), std::slice::from_ref(&story));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_name_may_be_completed_in_brackets() {
    let story = story();
    let mut brief = brief(&story);
    text(&mut brief, 5, "[Anna] Berg’s party has refused to join the coalition without a vote.");
    assert_eq!(check(&brief, std::slice::from_ref(&story)), []);
}

#[test]
fn a_role_told_of_several_is_each_ones() {
    let words = super::words::words;
    let sentence = words("The ban on sprinters Anna Berg and Eva Holt stands.");
    let belongs = |role: &str, name: &str| super::facts::role_belongs(&words(role), &words(name), &sentence);
    assert!(belongs("sprinter", "Anna Berg") && belongs("sprinter", "Eva Holt"));
    assert!(!belongs("sprint", "Eva Holt") && !belongs("ban", "Carl Nyman"));
}

/// One way to spoil the brief, with the place and kind that have to be reported.
type Corruption = (&'static str, fn(&mut Brief), &'static str, Kind);

fn text(b: &mut Brief, point: usize, text: &str) {
    b.key_points[point].text = text.to_owned();
}

fn label(b: &mut Brief, point: usize, label: &str) {
    b.key_points[point].label = Some(label.to_owned());
    b.key_points[point].label_from = Some(LabelFrom::Sentence);
}

#[rustfmt::skip]
const CORRUPTIONS: &[Corruption] = &[
    ("swapped number", |b| text(b, 1, "Norland forces struck a centre in the Vik region, killing at least three people and injuring twelve."), "key_points[1].text", Kind::NotInSource),
    ("dropped number", |b| text(b, 1, "Norland forces struck a centre in the Vik region, killing people and injuring twelve."), "key_points[1].text", Kind::LostNumber),
    ("dropped modifier of a number", |b| text(b, 1, "Norland forces struck a centre in the Vik region, killing two people and injuring twelve."), "key_points[1].text", Kind::LostNumber),
    ("dropped object number", |b| text(b, 1, "Norland forces struck a centre in the Vik region, killing at least two people and injuring."), "key_points[1].text", Kind::LostNumber),
    ("dropped not", |b| text(b, 4, "The ministry did confirm the date."), "key_points[4].text", Kind::LostNegation),
    ("dropped did not", |b| text(b, 4, "The ministry confirm the date."), "key_points[4].text", Kind::LostNegation),
    ("changed verb form", |b| text(b, 4, "The ministry did not confirmed the date."), "key_points[4].text", Kind::NotInSource),
    ("changed name", |b| text(b, 0, "Secondary sanctions on Sudland are still expected to be implemented on Friday."), "key_points[0].text", Kind::NotInSource),
    ("dropped could", |b| text(b, 3, "Norland face further penalties if it fails to agree to the terms."), "key_points[3].text", Kind::LostHedge),
    ("dropped expected", |b| text(b, 0, "Secondary sanctions on Norland are still to be implemented on Friday."), "key_points[0].text", Kind::LostHedge),
    ("dropped allegedly", |b| b.background[0].text = "The stolen paintings were not returned until Monday.".to_owned(), "background[0].text", Kind::LostHedge),
    ("dropped will", |b| b.background[1].text = "Prime Minister Carl Nyman resign next week.".to_owned(), "background[1].text", Kind::LostHedge),
    ("dropped refused to", |b| text(b, 5, "Berg’s party has join the coalition without a vote."), "key_points[5].text", Kind::LostHedge),
    ("dropped if clause", |b| text(b, 3, "Norland could face further penalties."), "key_points[3].text", Kind::LostCondition),
    ("dropped without phrase", |b| text(b, 5, "Berg’s party has refused to join the coalition."), "key_points[5].text", Kind::LostCondition),
    ("dropped until phrase", |b| b.background[0].text = "The allegedly stolen paintings were not returned.".to_owned(), "background[0].text", Kind::LostCondition),
    ("promoted a denied clause", |b| b.key_points[5] = point(&story(), None, "Troops had crossed the border.", None, &[(5, 2)]), "key_points[5].text", Kind::LostHedge),
    ("extra word", |b| text(b, 4, "The ministry did not officially confirm the date."), "key_points[4].text", Kind::NotInSource),
    ("words in another order", |b| text(b, 4, "The date did not confirm the ministry."), "key_points[4].text", Kind::NotInSource),
    ("words from two sentences without a semicolon", |b| b.bottom_line.text = "Anna Berg and Omar Haddad are still expected to be implemented on Friday.".to_owned(), "bottom_line.text", Kind::NotInSource),
    ("second clause not in any cited sentence", |b| { b.bottom_line.text = "Anna Berg and Omar Haddad have agreed to hold face-to-face talks within days; the war is over.".to_owned() }, "bottom_line.text", Kind::NotInSource),
    ("name cut at its end", |b| b.background[1].text = "Prime Minister will resign next week.".to_owned(), "background[1].text", Kind::CutName),
    ("lost source", |b| b.background[1].attribution = None, "background[1].text", Kind::LostSource),
    ("lost according to", |b| b.bottom_line.attribution = None, "bottom_line.text", Kind::LostSource),
    ("changed speaker of a point", |b| b.bottom_line.attribution = who(SourceKind::Person, "Carl Nyman", Some("Carl Nyman"), None), "bottom_line.attribution.text", Kind::WrongSource),
    ("invented source", |b| b.bottom_line.attribution = who(SourceKind::Person, "Peter Falk", Some("Peter Falk"), None), "bottom_line.attribution.text", Kind::NotInSource),
    ("orphaned complement", |b| b.key_points[5] = point(&story(), None, "Friday.", None, &[(3, 1)]), "key_points[5].text", Kind::BrokenPhrase),
    ("rest of an attribution as subject", |b| b.key_points[5] = point(&story(), None, "Vik Press Agency, the road is closed.", who(SourceKind::Organisation, "the ministry", None, None), &[(6, 1)]), "key_points[5].text", Kind::BrokenPhrase),
    ("broken off", |b| text(b, 4, "The ministry did not confirm the"), "key_points[4].text", Kind::BrokenPhrase),
    ("inserted name that is not in the story", |b| text(b, 2, "[Miller] later shortened the ultimatum to just 10 days."), "key_points[2].text", Kind::Insertion),
    ("insertion that stands for nothing", |b| text(b, 4, "The ministry did not confirm the [Friday] date."), "key_points[4].text", Kind::Insertion),
    ("insertion that makes another name", |b| text(b, 5, "[Eva] Berg’s party has refused to join the coalition without a vote."), "key_points[5].text", Kind::Insertion),
    ("unbalanced quotation mark", |b| text(b, 4, "The ministry did not confirm the “date."), "key_points[4].text", Kind::Quotation),
    ("quoted what is not", |b| text(b, 4, "The ministry did not “confirm” the date."), "key_points[4].text", Kind::Quotation),
    ("empty point", |b| text(b, 4, " "), "key_points[4].text", Kind::Empty),
    ("no citation", |b| b.key_points[4].citations.clear(), "key_points[4].citations", Kind::NoCitation),
    ("shifted span", |b| b.key_points[4].citations[0].span = b.key_points[4].citations[0].span.shifted(1), "key_points[4].citations[0].span", Kind::Citation),
    ("changed excerpt", |b| b.key_points[4].citations[0].excerpt.push('!'), "key_points[4].citations[0].excerpt", Kind::Citation),
    ("wrong paragraph number", |b| b.key_points[4].citations[0].paragraph = 1, "key_points[4].citations[0]", Kind::Citation),
    ("wrong sentence number", |b| b.key_points[4].citations[0].sentence = 1, "key_points[4].citations[0]", Kind::Citation),
    ("source that is not there", |b| b.key_points[4].citations[0].source = 2, "key_points[4].citations[0]", Kind::Citation),
    ("label with a word from elsewhere", |b| label(b, 0, "Secondary sanctions still unavoidable"), "key_points[0].label", Kind::NotInSource),
    ("label that lost expected", |b| label(b, 0, "Secondary sanctions implemented Friday"), "key_points[0].label", Kind::LostHedge),
    ("label that lost not", |b| label(b, 4, "Date confirmed"), "key_points[4].label", Kind::LostNegation),
    ("label that lost could", |b| label(b, 3, "Norland faces further penalties"), "key_points[3].label", Kind::LostHedge),
    ("label that lost at least", |b| label(b, 1, "Two people killed"), "key_points[1].label", Kind::LostNumber),
    ("label that lost refused", |b| label(b, 5, "Party joins coalition"), "key_points[5].label", Kind::LostHedge),
    ("label in another order", |b| label(b, 3, "Terms face Norland penalties"), "key_points[3].label", Kind::NotInSource),
    ("label from another heading", |b| b.key_points[2].label = Some("Sanctions remain".to_owned()), "key_points[2].label", Kind::NotInSource),
    ("label from nowhere", |b| b.key_points[4].label_from = None, "key_points[4].label", Kind::NotInSource),
    ("headline passed off as the source's", |b| b.headline.derived = false, "headline.text", Kind::Source),
    ("headline with other words", |b| b.headline.text = "Historic talks agreed".to_owned(), "headline.text", Kind::NotInSource),
    ("figure with another value", |b| b.figures[0].value = "more than 5%".to_owned(), "figures[0].value", Kind::NotInSource),
    ("figure without its modifier", |b| b.figures[0].value = "4%".to_owned(), "figures[0].value", Kind::LostNumber),
    ("figure with another label", |b| b.figures[0].label = "inflation".to_owned(), "figures[0].label", Kind::NotInSource),
    ("person with another name", |b| b.people[0].name = "Jonas Lund".to_owned(), "people[0].name", Kind::NotInSource),
    ("person with another's role", |b| b.people[1].role = Some("senior palace aide".to_owned()), "people[1].role", Kind::WrongSource),
    ("changed quotation", |b| b.quotes[0].text = "There will be a deal by Friday".to_owned(), "quotes[0].text", Kind::Quotation),
    ("quotation of plain text", |b| { b.quotes[0].text = "The ministry did not confirm the date".to_owned(); b.quotes[0].citations = vec![cite(&story(), 3, 3)]; }, "quotes[0].text", Kind::Quotation),
    ("changed speaker", |b| { b.quotes[0].speaker = Some("Eva Holt".to_owned()); b.quotes[0].role = None; }, "quotes[0].speaker", Kind::WrongSource),
    ("speaker with another's role", |b| b.quotes[0].role = Some("head of the Oslo Exchange".to_owned()), "quotes[0].role", Kind::WrongSource),
    ("repair that was none", |b| b.quotes[0].repaired = true, "quotes[0].repaired", Kind::Quotation),
    ("event at another time", |b| b.whats_next[0].when = "on Monday".to_owned(), "whats_next[0].when", Kind::NotInSource),
    ("event on a wrong day", |b| b.whats_next[0].date = Some(jiff::civil::date(2025, 8, 9)), "whats_next[0].date", Kind::Date),
    ("event without its hedge", |b| b.whats_next[0].what = "sanctions on Norland are implemented".to_owned(), "whats_next[0].what", Kind::LostHedge),
    ("changed hash", |b| b.sources[0].sha256 = "00".to_owned(), "sources[0].sha256", Kind::Source),
    ("changed word count", |b| b.sources[0].words += 1, "sources[0].words", Kind::Source),
    ("changed date", |b| b.sources[0].date = Some(jiff::civil::date(2025, 8, 7)), "sources[0].date", Kind::Date),
    ("invented publisher", |b| b.sources[0].publisher = Some("The Herald".to_owned()), "sources[0].publisher", Kind::Source),
    ("uncounted source", |b| b.sourcing.named = 0, "sourcing.named", Kind::Count),
    ("unnamed source at a point that has none", |b| b.sourcing.single_unnamed = vec![2], "sourcing.single_unnamed[0]", Kind::Count),
];

#[test]
fn catches_every_seeded_corruption_at_its_place() {
    let story = story();
    let mut missed = Vec::new();
    for (name, spoil, place, kind) in CORRUPTIONS {
        let mut spoilt = brief(&story);
        spoil(&mut spoilt);
        let found = check(&spoilt, std::slice::from_ref(&story));
        if !found.iter().any(|v| v.place == *place && v.kind == *kind) {
            missed.push(format!("{name}: wanted {kind:?} at {place}, got {found:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn messages_name_the_place_and_the_words() {
    let story = story();
    let mut spoilt = brief(&story);
    text(&mut spoilt, 4, "The ministry did confirm the date.");
    let found = check(&spoilt, std::slice::from_ref(&story));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "key_points[4].text: \"not\" was lost from what was kept");
}

#[test]
fn finds_the_story_of_a_source_by_its_hash() {
    let story = story();
    let mut other = Story { source: "Another text.".to_owned(), ..Story::default() };
    other.headline = Some(Field::new("Another", None, Origin::Text));
    let found = check(&brief(&story), &[other, story]);
    assert!(found.is_empty(), "{found:#?}");
}
