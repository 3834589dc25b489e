//! The words of the page that are not the story's, and the order of its parts.
//!
//! Every exporter sets the same [`Page`], so that Markdown, Word, PDF, HTML and plain text say the same in
//! the same order, and differ in nothing but form.
//!
//! ```
//! use nutgraf_core::wording::{Page, Part};
//!
//! # let brief: nutgraf_core::Brief = serde_json::from_str(r#"{"schema":1,"headline":{"text":"Bridge opens",
//! #   "derived":false},"bottom_line":{"label":null,"text":"The bridge is open.","citations":[{"source":1,
//! #   "paragraph":2,"sentence":1,"span":[0,19],"excerpt":"The bridge is open."}]},"key_points":[],
//! #   "figures":[],"people":[],"quotes":[],"whats_next":[],"timeline":[],"background":[],
//! #   "sourcing":{"named":0,"unnamed":0,"entries":[],"single_unnamed":[]},
//! #   "sources":[{"id":1,"language":"en","words":5,"sha256":""}],"dropped":[],"notes":[]}"#).unwrap();
//! let page = Page::new(&brief);
//! assert_eq!(page.sections[0].part, Part::BottomLine);
//! assert_eq!(page.sections[0].items[0].marks[0].text, "¶2");
//! ```

use crate::{
    Attribution, Brief, Citation, Event, HouseStyle, Person, Point, Quote, Source, SourceKind, Sourcing,
};
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt::Write;

/// What the page promises its reader; stands last.
pub const GUARANTEE: &str = "Every statement is the source’s own, shortened by deleting words and never \
    rewritten; words in square brackets name what a pronoun stands for. ¶ is the paragraph of the source.";

/// What stands before the marks of a derived headline.
pub const HEADLINE_FROM: &str = "headline drawn from";

/// A part of the page, in page order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The one sentence to take away.
    BottomLine,
    /// The numbered points.
    KeyPoints,
    /// Numbers worth knowing.
    Figures,
    /// People.
    People,
    /// Quotations.
    Quotes,
    /// What is to come.
    WhatsNext,
    /// What happened when.
    Timeline,
    /// What came before.
    Background,
    /// Who the claims rest on.
    Sourcing,
    /// The stories themselves.
    Sources,
}

impl Part {
    /// All parts, in page order.
    pub const ALL: [Self; 10] = [
        Self::BottomLine,
        Self::KeyPoints,
        Self::Figures,
        Self::People,
        Self::Quotes,
        Self::WhatsNext,
        Self::Timeline,
        Self::Background,
        Self::Sourcing,
        Self::Sources,
    ];

    /// The parts whose order a house may choose: they stand between the key points and the background.
    pub const MOVABLE: [Self; 5] =
        [Self::Figures, Self::People, Self::Quotes, Self::WhatsNext, Self::Timeline];

    /// The title as printed, in sentence case.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::BottomLine => "Bottom line",
            Self::KeyPoints => "Key points",
            Self::Figures => "By the numbers",
            Self::People => "Who’s who",
            Self::Quotes => "In their words",
            Self::WhatsNext => "What’s next",
            Self::Timeline => "Timeline",
            Self::Background => "Background",
            Self::Sourcing => "Sourcing",
            Self::Sources => "Sources",
        }
    }

    /// The name of its field in the brief's JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BottomLine => "bottom_line",
            Self::KeyPoints => "key_points",
            Self::Figures => "figures",
            Self::People => "people",
            Self::Quotes => "quotes",
            Self::WhatsNext => "whats_next",
            Self::Timeline => "timeline",
            Self::Background => "background",
            Self::Sourcing => "sourcing",
            Self::Sources => "sources",
        }
    }
}

/// A brief in the words of the page.
///
/// All its text is [`clean`]: single lines without control characters, so that an exporter escapes for its
/// own format and does nothing else. Parts without content are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The headline.
    pub headline: Cow<'a, str>,
    /// Where a derived headline was taken from.
    pub headline_marks: Vec<Mark>,
    /// Who makes the brief, when a house style says so: `Brief by The Courier`.
    pub maker: Option<String>,
    /// What stands under the headline: the maker, outlet, byline, place, date, reading time saved.
    pub masthead: Vec<Cow<'a, str>>,
    /// The parts that have content, in page order; [`Part::Sources`] is not among them.
    pub sections: Vec<Section<'a>>,
    /// The title of the list of sources.
    pub sources_title: Cow<'a, str>,
    /// The stories the brief was made from.
    pub sources: Vec<SourceEntry<'a>>,
    /// The closing line, [`GUARANTEE`].
    pub guarantee: &'static str,
    /// BCP 47 tag of the first source, `en` when there is none.
    pub language: Cow<'a, str>,
}

/// A part of the page with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// Which part.
    pub part: Part,
    /// Its title, [`Part::title`] unless a house style says otherwise.
    pub title: Cow<'a, str>,
    /// Its content; never empty.
    pub items: Vec<Item<'a>>,
}

/// A point, figure, person, quotation, event or line of sourcing.
///
/// Reads as `lead`, `join`, `text`, the marks, then ` · ` and `by`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item<'a> {
    /// What is set off in bold: label, number, name or time.
    pub lead: Option<Cow<'a, str>>,
    /// What stands between the two; empty when either is missing.
    pub join: &'static str,
    /// The text; empty when the lead says all.
    pub text: Cow<'a, str>,
    /// Who said so.
    pub by: Option<Cow<'a, str>>,
    /// Where the source says so.
    pub marks: Vec<Mark>,
}

/// A citation as printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The [`Source::id`].
    pub source: usize,
    /// One-based paragraph.
    pub paragraph: usize,
    /// One-based numbers of the sentences cited there, in order.
    pub sentences: Vec<usize>,
    /// `¶7`, or `2¶7` when the brief has several sources.
    pub text: String,
}

impl Mark {
    /// The name of the place in the Sources list that it points to: `s1-p7`.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("s{}-p{}", self.source, self.paragraph)
    }
}

/// A story in the Sources list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry<'a> {
    /// The [`Source::id`].
    pub id: usize,
    /// The source's own headline.
    pub headline: Option<Cow<'a, str>>,
    /// Outlet, byline, place, date and number of words.
    pub details: String,
    /// Address.
    pub url: Option<Cow<'a, str>>,
    /// The paragraphs that the page cites, in source order.
    pub cited: Vec<Mark>,
    /// SHA-256 of the source text, in hex.
    pub sha256: Cow<'a, str>,
}

impl<'a> Page<'a> {
    /// The page of a brief.
    #[must_use]
    pub fn new(brief: &'a Brief) -> Self {
        static USUAL: HouseStyle = HouseStyle::new();
        Self::styled(brief, &USUAL)
    }

    /// The page of a brief in the style of a house.
    #[must_use]
    pub fn styled(brief: &'a Brief, style: &'a HouseStyle) -> Self {
        let many = brief.sources.len() > 1;
        let mut sections = Vec::new();
        let mut add = |part: Part, mut items: Vec<Item<'a>>| {
            items.retain(|i| i.lead.is_some() || !i.text.is_empty());
            if !items.is_empty() {
                sections.push(Section { part, title: clean(style.title(part)), items });
            }
        };
        let points = |points: &'a [Point]| points.iter().map(|p| point(p, many)).collect();
        let events = |events: &'a [Event]| events.iter().map(|e| event(e, many)).collect();
        add(Part::BottomLine, vec![Item { lead: None, join: "", ..point(&brief.bottom_line, many) }]);
        add(Part::KeyPoints, points(&brief.key_points));
        let figure = |f: &'a crate::Figure| item(clean(&f.value), " ", &f.label, &f.citations, many);
        add(Part::Figures, brief.figures.iter().map(figure).collect());
        add(Part::People, brief.people.iter().map(|p| person(p, many)).collect());
        add(Part::Quotes, brief.quotes.iter().map(|q| quote(q, many)).collect());
        add(Part::WhatsNext, events(&brief.whats_next));
        add(Part::Timeline, events(&brief.timeline));
        add(Part::Background, points(&brief.background));
        add(Part::Sourcing, sourcing(&brief.sourcing));

        sections.sort_by_key(|s| style.place(s.part));

        let listed = |m: &Mark| brief.sources.iter().any(|s| s.id == m.source);
        let mut headline_marks = marks(&brief.headline.citations, many);
        headline_marks.retain(listed);
        sections.iter_mut().flat_map(|s| &mut s.items).for_each(|i| i.marks.retain(listed));
        let cited = marks(brief.citations(), many);
        let entry = |s: &'a Source| SourceEntry {
            id: s.id,
            headline: s.headline.as_deref().map(clean),
            details: details(s),
            url: s.url.as_deref().map(clean),
            cited: {
                let mut cited: Vec<_> = cited.iter().filter(|m| m.source == s.id).cloned().collect();
                cited.sort();
                cited
            },
            sha256: clean(&s.sha256),
        };
        let maker = style.organisation.as_deref().map(clean).filter(|name| !name.is_empty());
        let maker = maker.map(|name| format!("Brief by {name}"));
        let mut masthead = masthead(brief);
        masthead.splice(0..0, maker.clone().map(Cow::Owned));
        Self {
            headline: clean(&brief.headline.text),
            headline_marks,
            maker,
            masthead,
            sections,
            sources_title: clean(style.title(Part::Sources)),
            sources: brief.sources.iter().map(entry).collect(),
            guarantee: GUARANTEE,
            language: brief.sources.first().map_or("en".into(), |s| clean(&s.language)),
        }
    }

    /// The section of a part, when the page has it.
    #[must_use]
    pub fn section(&self, part: Part) -> Option<&Section<'a>> {
        self.sections.iter().find(|s| s.part == part)
    }
}

/// What stands under the headline.
fn masthead(brief: &Brief) -> Vec<Cow<'_, str>> {
    let mut parts = Vec::new();
    match brief.sources.as_slice() {
        [] => {}
        [s] => {
            parts.extend(s.publisher.as_deref().map(clean));
            parts.extend(s.byline.as_deref().map(clean));
            parts.extend(s.place.as_deref().map(clean));
            parts.extend(s.date.map(|d| date(d).into()));
        }
        many => {
            parts.push(format!("{} sources", many.len()).into());
            parts.extend(many.iter().filter_map(|s| s.date).max().map(|d| date(d).into()));
        }
    }
    match brief.minutes_saved() {
        0 => {}
        n => parts.push(format!("saves {n} min of reading").into()),
    }
    parts.retain(|p| !p.is_empty());
    parts
}

/// Outlet, byline, place, date and number of words of a source.
fn details(source: &Source) -> String {
    let texts = [&source.publisher, &source.byline, &source.place];
    let mut parts: Vec<_> = texts.into_iter().flatten().map(|t| clean(t)).filter(|t| !t.is_empty()).collect();
    parts.extend(source.date.map(|d| date(d).into()));
    parts
        .push(format!("{} word{}", thousands(source.words), if source.words == 1 { "" } else { "s" }).into());
    parts.join(", ")
}

/// An item of a bold lead, already clean, and its text.
fn item<'a>(
    lead: impl Into<Cow<'a, str>>,
    join: &'static str,
    text: &'a str,
    citations: &'a [Citation],
    many: bool,
) -> Item<'a> {
    let (lead, text) = (capitalised(lead.into()), clean(text));
    let join = if lead.is_empty() || text.is_empty() { "" } else { join };
    Item { lead: Some(lead).filter(|l| !l.is_empty()), join, text, by: None, marks: marks(citations, many) }
}

fn point(point: &Point, many: bool) -> Item<'_> {
    let label = point.label.as_deref().unwrap_or_default();
    let mut item = item(clean(label), " ", &point.text, &point.citations, many);
    if let Some(lead) = &mut item.lead
        && !lead.ends_with(['.', '?', '!', ':', '…'])
    {
        lead.to_mut().push('.');
    }
    item.by = point.attribution.as_ref().map(attribution).filter(|by| !by.is_empty());
    item
}

fn person(person: &Person, many: bool) -> Item<'_> {
    item(clean(&person.name), ", ", person.role.as_deref().unwrap_or_default(), &person.citations, many)
}

fn event(event: &Event, many: bool) -> Item<'_> {
    item(when(event), ", ", &event.what, &event.citations, many)
}

fn quote(quote: &Quote, many: bool) -> Item<'_> {
    let text = clean(&quote.text);
    let text = if text.is_empty() { text } else { format!("“{text}”").into() };
    let mut by = quote.speaker.as_deref().map_or_else(String::new, |s| clean(s).into_owned());
    if let Some(role) = quote.role.as_deref() {
        by += if by.is_empty() { "" } else { ", " };
        by += &clean(role);
    }
    if quote.repaired {
        by += if by.is_empty() { "" } else { " " };
        by += "(quotation mark inferred)";
    }
    let by = Some(by).filter(|b| !b.is_empty()).map(Cow::Owned);
    Item { lead: None, join: "", text, by, marks: marks(&quote.citations, many) }
}

fn sourcing(sourcing: &Sourcing) -> Vec<Item<'_>> {
    if sourcing.entries.is_empty() {
        return Vec::new();
    }
    let plain = |text: String| Item { text: text.into(), ..Item::default() };
    let mut text = format!("{} named, {} unnamed: ", sourcing.named, sourcing.unnamed);
    for (i, entry) in sourcing.entries.iter().enumerate() {
        text += if i > 0 { "; " } else { "" };
        text += &attribution(&entry.attribution);
        if entry.sentences > 1 {
            let _ = write!(text, " ×{}", entry.sentences);
        }
    }
    text.push('.');
    let mut items = vec![plain(text)];
    match sourcing.single_unnamed.as_slice() {
        [] => {}
        [one] => items.push(plain(format!("Point {one} rests on one unnamed source alone."))),
        [most @ .., last] => {
            let most: Vec<_> = most.iter().map(ToString::to_string).collect();
            items.push(plain(format!(
                "Points {} and {last} each rest on one unnamed source alone.",
                most.join(", ")
            )));
        }
    }
    items
}

/// Who said so, as printed; a source without a name is marked as such.
#[must_use]
pub fn attribution(attribution: &Attribution) -> Cow<'_, str> {
    let text = clean(&attribution.text);
    if attribution.kind == SourceKind::Unnamed && !text.ends_with("(unnamed)") {
        Cow::Owned(text.into_owned() + " (unnamed)")
    } else {
        text
    }
}

/// The time of an event in the story's words, and the day it resolves to when they do not say it.
#[must_use]
pub fn when(event: &Event) -> Cow<'_, str> {
    let words = clean(&event.when);
    match event.date {
        Some(day) if words.is_empty() => date(day).into(),
        Some(day) if !words.contains(|c: char| c.is_ascii_digit()) => {
            format!("{words} ({})", date(day)).into()
        }
        _ => words,
    }
}

/// A date as printed, the same to British and American readers: `6 August 2025`.
#[must_use]
pub fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The printed marks of citations: one a paragraph, in the order given.
#[must_use]
pub fn marks<'c>(citations: impl IntoIterator<Item = &'c Citation>, many: bool) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for c in citations {
        let known = marks.iter().position(|m| (m.source, m.paragraph) == (c.source, c.paragraph));
        let at = known.unwrap_or_else(|| {
            let source = if many { c.source.to_string() } else { String::new() };
            let text = format!("{source}¶{}", c.paragraph);
            marks.push(Mark { source: c.source, paragraph: c.paragraph, sentences: Vec::new(), text });
            marks.len() - 1
        });
        if let Err(place) = marks[at].sentences.binary_search(&c.sentence) {
            marks[at].sentences.insert(place, c.sentence);
        }
    }
    marks
}

/// A lead as it stands at the start of a line: a first word in small letters gets a capital.
fn capitalised(text: Cow<'_, str>) -> Cow<'_, str> {
    let first = text.split(' ').next().unwrap_or_default();
    match first.chars().next() {
        Some(c) if first.chars().all(char::is_lowercase) => {
            c.to_uppercase().chain(text[c.len_utf8()..].chars()).collect::<String>().into()
        }
        _ => text,
    }
}

/// A count with thousands separated: `1,020`.
#[must_use]
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Text as one line: white space and control characters become single spaces; what no XML document may hold
/// is left out, and so are embeddings and overrides of the direction of writing, which would reach beyond the
/// text they stand in.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let odd = |c: char| {
        (c.is_whitespace() || c.is_control()) && !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
    };
    let banned =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    let text = text.trim();
    if !text.contains(|c| odd(c) || banned(c)) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !banned(c)).map(|c| if odd(c) { ' ' } else { c }) {
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn citation(source: usize, paragraph: usize, sentence: usize) -> Citation {
        Citation { source, paragraph, sentence, span: Span::default(), excerpt: String::new() }
    }

    #[test]
    fn prints_one_mark_a_paragraph_and_names_the_source_only_among_several() {
        let cited = [citation(1, 7, 2), citation(1, 7, 1), citation(1, 7, 2), citation(1, 2, 1)];
        let text = |many| marks(&cited, many).into_iter().map(|m| m.text).collect::<Vec<_>>();
        assert_eq!(text(false), ["¶7", "¶2"]);
        assert_eq!(text(true), ["1¶7", "1¶2"]);
        assert_eq!(marks(&cited, false)[0].sentences, [1, 2]);
    }

    #[test]
    fn says_so_when_a_source_has_no_name() {
        let unnamed = |text: &str| Attribution {
            kind: SourceKind::Unnamed,
            text: text.to_owned(),
            name: None,
            role: None,
        };
        assert_eq!(attribution(&unnamed("a senior official")), "a senior official (unnamed)");
        assert_eq!(attribution(&unnamed("an aide (unnamed)")), "an aide (unnamed)");
    }

    #[test]
    fn resolves_a_day_only_where_the_words_leave_it_open() {
        let event = |when: &str| Event {
            when: when.to_owned(),
            date: Some(jiff::civil::date(2025, 8, 8)),
            what: String::new(),
            citations: Vec::new(),
        };
        assert_eq!(when(&event("Friday")), "Friday (8 August 2025)");
        assert_eq!(when(&event("August 8")), "August 8");
        assert_eq!(when(&event("")), "8 August 2025");
    }

    #[test]
    fn labels_get_the_stop_they_lack() {
        let of = |label: &str| Point {
            label: Some(label.to_owned()),
            label_from: None,
            text: "Text.".to_owned(),
            attribution: None,
            citations: Vec::new(),
        };
        assert_eq!(point(&of("Talks agreed"), false).lead.as_deref(), Some("Talks agreed."));
        assert_eq!(point(&of("What next?"), false).lead.as_deref(), Some("What next?"));
        assert_eq!(point(&of(" "), false).lead, None);
    }

    #[test]
    fn cleaned_text_is_one_line_without_controls() {
        assert_eq!(clean(" a\r\n\tb \u{0}\u{b}c\u{ffff}\u{85}"), "a b c");
        assert_eq!(clean("\u{202e}live\u{2067}"), "live");
        assert_eq!(clean("10\u{a0}km"), "10\u{a0}km");
        assert!(matches!(clean(" plain text "), Cow::Borrowed("plain text")));
    }

    #[test]
    fn leads_start_with_a_capital_unless_the_word_has_its_own() {
        let lead = |s: &'static str| capitalised(s.into());
        assert_eq!(lead("more than 4%"), "More than 4%");
        assert_eq!([lead("iPhone 17"), lead("x-ray"), lead("")], ["iPhone 17", "x-ray", ""]);
    }

    #[test]
    fn separates_thousands() {
        assert_eq!([0, 999, 1020, 1_234_567].map(thousands), ["0", "999", "1,020", "1,234,567"]);
    }
}
