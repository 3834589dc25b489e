//! Briefs to set: one made by hand from a real story, the others for what they strain.

use nutgraf_core::{
    Attribution, Brief, Citation, Event, Figure, Headline, Person, Point, Quote, Source, SourceKind,
    Sourcing, SourcingEntry, Span,
};

/// The story of the Trump-Putin summit, briefed by hand.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn summit() -> Brief {
    serde_json::from_str(include_str!("summit.json")).expect("the fixture is a brief")
}

#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn citation(source: usize, paragraph: usize) -> Citation {
    let excerpt = format!(
        "Sentence of paragraph {paragraph}, long enough to be shortened in the list of sources at the foot."
    );
    Citation { source, paragraph, sentence: 1, span: Span::new(0, excerpt.len()), excerpt }
}

#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn point(label: Option<&str>, text: &str, paragraph: usize) -> Point {
    Point {
        label: label.map(str::to_owned),
        label_from: None,
        text: text.to_owned(),
        attribution: None,
        citations: vec![citation(1, paragraph)],
    }
}

#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn source(id: usize) -> Source {
    Source {
        id,
        headline: None,
        publisher: None,
        byline: None,
        place: None,
        date: None,
        url: None,
        language: "en".to_owned(),
        words: 20,
        sha256: "00ff".repeat(16),
    }
}

/// A story too short to summarize.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn minimal() -> Brief {
    Brief {
        schema: nutgraf_core::SCHEMA,
        headline: Headline { text: "Bridge opens".to_owned(), derived: false, citations: Vec::new() },
        bottom_line: point(None, "The bridge is open.", 1),
        key_points: Vec::new(),
        figures: Vec::new(),
        people: Vec::new(),
        quotes: Vec::new(),
        whats_next: Vec::new(),
        timeline: Vec::new(),
        background: Vec::new(),
        sourcing: Sourcing::default(),
        sources: vec![source(1)],
        dropped: Vec::new(),
        notes: Vec::new(),
        ranking: None,
    }
}

/// Nothing at all but what a brief must have.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn empty() -> Brief {
    let mut brief = minimal();
    brief.headline.text.clear();
    brief.bottom_line.text.clear();
    brief.bottom_line.citations.clear();
    brief.sources.clear();
    brief
}

/// Several times what fits.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn overfull() -> Brief {
    let mut brief = minimal();
    let text = "The assembly adopted the long-debated measure by a margin that surprised observers, after a session \
                that ran well past midnight and saw eleven amendments withdrawn, four rejected and two carried.";
    brief.headline.text =
        "Assembly adopts measure after a session that ran past midnight and saw eleven amendments \
                           withdrawn, four rejected and two carried, to the surprise of observers"
            .to_owned();
    brief.bottom_line = point(None, text, 1);
    brief.key_points = (1..=9).map(|i| point(Some("Measure adopted past midnight"), text, i)).collect();
    let by = Attribution {
        kind: SourceKind::Unnamed,
        text: "two officials with knowledge of the talks".to_owned(),
        name: None,
        role: None,
    };
    for point in &mut brief.key_points {
        point.attribution = Some(by.clone());
        point.citations.push(citation(1, 30));
    }
    brief.figures = (0..12)
        .map(|i| Figure {
            value: format!("about {i}.5 million"),
            label: "tonnes of grain shipped in the year to June, a third more than in the year before"
                .to_owned(),
            citations: vec![citation(1, 10 + i)],
        })
        .collect();
    brief.people = (0..12)
        .map(|i| Person {
            name: format!("Maria-Theresa Önundardóttir the {i}th"),
            role: Some(
                "deputy chair of the standing committee on fisheries, forestry and rural affairs".to_owned(),
            ),
            mentions: 3,
            citations: vec![citation(1, 20 + i)],
        })
        .collect();
    brief.quotes = (0..6)
        .map(|i| Quote {
            text: text.to_owned(),
            speaker: Some("Maria-Theresa Önundardóttir".to_owned()),
            role: None,
            repaired: i % 2 == 0,
            citations: vec![citation(1, 5 + i)],
        })
        .collect();
    let event = |i: usize| Event {
        when: format!("in {i} weeks"),
        date: None,
        what: "the measure goes to the upper house, where the government lacks a majority".to_owned(),
        citations: vec![citation(1, 40 + i)],
    };
    brief.whats_next = (1..8).map(event).collect();
    brief.timeline = (8..14).map(event).collect();
    brief.background = (1..5).map(|i| point(None, text, 50 + i)).collect();
    brief.sourcing = Sourcing {
        named: 0,
        unnamed: 1,
        entries: vec![SourcingEntry { attribution: by, sentences: 9 }],
        single_unnamed: (1..=9).collect(),
    };
    brief
}

/// Three stories in one brief, with addresses, and a headline of each.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn several_sources() -> Brief {
    let mut brief = minimal();
    brief.headline.text = "Fflur’s office: efficient, first-class baffling".to_owned();
    brief.bottom_line.text = "Offices filed affidavits on the flood; fjord ferries float again.".to_owned();
    brief.bottom_line.citations = vec![citation(1, 2), citation(2, 14), citation(3, 1)];
    brief.key_points = vec![
        point(Some("Ferries float"), "Fjord ferries are afloat, the office confirmed.", 2),
        point(None, "A point without a label starts with its text.", 3),
        point(Some("Why now?"), "A question needs no full stop.", 4),
    ];
    brief.sources = (1..=3)
        .map(|id| Source {
            headline: Some(format!("Story number {id} of the flood & its <aftermath>")),
            publisher: Some("The Daily Fjord".to_owned()),
            url: Some(format!("https://example.org/flood/{id}?q=ffi&lang=cy")),
            ..source(id)
        })
        .collect();
    brief
}

/// Letters beyond ASCII that the fonts have, some that they lack, and some that nobody sees.
#[allow(dead_code, reason = "each test program uses some of these")]
pub(crate) fn scripts() -> Brief {
    let mut brief = minimal();
    brief.headline.text = "Żółć, Œuvre, Ångström — Ελλάδα, Україна".to_owned();
    brief.bottom_line.text =
        "Władysław Kosiniak‑Kamysz met Nguyễn Phú Trọng; Кириллица і ўсё; Ωμέγα.".to_owned();
    brief.key_points = vec![
        point(Some("Missing characters"), "The sign 北京 and the word שלום stand beside 🎉.", 1),
        point(
            Some("Unseen\u{200b}characters"),
            "A\u{ad}B, C\u{2060}D, E\u{fe0f}F and a\u{a0}no-break space.",
            2,
        ),
        point(Some("Combining marks"), "Cafe\u{301}, n\u{303}andu\u{301}, x\u{323}y.", 3),
    ];
    brief.sources[0].language = "uk".to_owned();
    brief
}
