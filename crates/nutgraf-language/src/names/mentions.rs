//! Runs of proper nouns, and where a title before a name ends.

use super::titles::{after_title, portfolio};
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;
use std::ops::Range;

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) sentence: usize,
    /// The tokens of the name, titles left out.
    pub(super) tokens: Range<usize>,
    /// The first token of the capitalised title right before it.
    pub(super) title: Option<usize>,
}

impl Run {
    pub(super) fn span(&self, parse: &Parse<'_>) -> Span {
        span(parse, self.tokens.clone())
    }
}

/// The bytes of a run of tokens.
pub(super) fn span(parse: &Parse<'_>, tokens: Range<usize>) -> Span {
    match (parse.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| parse.tokens.get(last)))
    {
        (Some(first), Some(last)) if tokens.start < tokens.end => {
            Span::new(first.span.start(), last.span.end())
        }
        _ => Span::default(),
    }
}

/// Words inside a person's name that are written small.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
    "ter", "van", "von", "wa", "y", "zu",
];

pub(super) fn is_capitalised(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// "J.", "J", "J.K.": letters standing for names.
pub(super) fn is_initial(form: &str) -> bool {
    let mut parts = form.split_terminator('.');
    is_capitalised(form) && form != "I" && parts.all(|part| part.chars().count() == 1)
}

/// Whether the stop at the end of `form` closes a sentence the text did not part ("IE. Paul").
fn is_stopped(form: &str) -> bool {
    form.ends_with('.')
        && !is_initial(form)
        && !form[..form.len() - 1].contains('.')
        && !lexicon::HONORIFICS.contains(form)
        && !matches!(
            form,
            "St."
                | "Jr."
                | "Sr."
                | "Inc."
                | "Corp."
                | "Co."
                | "Ltd."
                | "Bros."
                | "Ft."
                | "Mt."
                | "Ste."
                | "Lt."
                | "Gen."
                | "Gov."
                | "Sen."
                | "Rep."
        )
}

fn is_hyphen(form: &str) -> bool {
    matches!(form, "-" | "‑" | "‐")
}

/// Whether token `t` can be part of a name by its tag and shape.
fn is_name_token(parse: &Parse<'_>, t: usize) -> bool {
    let token = &parse.tokens[t];
    let form = parse.form(t);
    let letters = form.chars().any(char::is_alphabetic);
    letters
        && is_capitalised(form)
        && (token.upos == Upos::Propn || matches!(token.xpos, Xpos::Nnp | Xpos::Nnps))
        && !matches!(token.xpos, Xpos::Prp | Xpos::PrpPoss)
        && form != "I"
}

/// Whether the sentence is set in title case, so that capitals tell nothing: many, and no verb, noun, adjective or
/// adverb without one.
fn is_headline(parse: &Parse<'_>) -> bool {
    let open_class = |upos| matches!(upos, Upos::Verb | Upos::Aux | Upos::Noun | Upos::Adj | Upos::Adv);
    let mut capitals = 0;
    for (t, token) in parse.tokens.iter().enumerate() {
        let form = parse.form(t);
        if is_capitalised(form) {
            capitals += usize::from(open_class(token.upos) || token.upos == Upos::Propn);
        } else if open_class(token.upos) && form.starts_with(char::is_alphabetic) {
            return false;
        }
    }
    capitals > 4
}

/// Weekdays, months and holidays: proper nouns that name no one.
fn is_time(form: &str) -> bool {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "Jan.",
        "Feb.",
        "Mar.",
        "Apr.",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "GMT",
        "BST",
        "EST",
        "EDT",
        "ET",
        "Mondays",
        "Tuesdays",
        "Wednesdays",
        "Thursdays",
        "Fridays",
        "Saturdays",
        "Sundays",
        "Thanksgiving",
        "Ramadan",
    ];
    DAYS.contains(&form)
}

/// The runs of one sentence, appended to `found`.
pub(super) fn find(parse: &Parse<'_>, sentence: usize, found: &mut Vec<Run>) {
    if is_headline(parse) {
        return;
    }
    let mut at = 0;
    while at < parse.len() {
        if !is_name_token(parse, at) {
            at += 1;
            continue;
        }
        let end = run_end(parse, at);
        let mut tokens = at..end;
        while tokens.start < tokens.end && is_time(parse.form(tokens.start)) && single_time(parse, &tokens) {
            tokens.start += 1;
        }
        while tokens.len() > 1 && is_time(parse.form(tokens.end - 1)) && !is_surname(parse, &tokens) {
            tokens.end -= 1;
        }
        at = end;
        push(parse, sentence, tokens, found);
    }
}

/// Whether the time word that closes a run may be a surname: "Theresa May".
fn is_surname(parse: &Parse<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 2
        && matches!(
            parse.form(tokens.end - 1),
            "May" | "March" | "April" | "June" | "August" | "Christmas" | "Easter"
        )
}

/// Whether the time word that opens a run is one: "May" before nothing or before a number.
fn single_time(parse: &Parse<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 || !matches!(parse.form(tokens.start), "April" | "May" | "June" | "August" | "Jan")
}

/// One past the last token of the run that starts at `from`.
fn run_end(parse: &Parse<'_>, from: usize) -> usize {
    let mut end = from + 1;
    loop {
        if end >= parse.len() {
            return end;
        }
        let form = parse.form(end);
        if is_stopped(parse.form(end - 1)) {
            return end;
        }
        let tied = parse.tokens[end].span.start() == parse.tokens[end - 1].span.end();
        let next_is_name = |n: usize| end + n < parse.len() && is_name_token(parse, end + n);
        let small = |n: usize| PARTICLES.contains(&parse.form(n));
        let step = if is_name_token(parse, end) || is_numeral(form) || is_colour(parse, from, end) {
            1
        } else if is_hyphen(form) && tied && end + 1 < parse.len() && is_part(parse, end + 1) {
            2
        } else if small(end)
            && !is_time(parse.form(end - 1))
            && (next_is_name(1) || small(end + 1) && next_is_name(2))
        {
            if next_is_name(1) { 2 } else { 3 }
        } else if small(end) && is_hyphen(parse.form(end + 1)) && next_is_name(2) {
            // "Nuri al-Maliki" where the tokenizer parts hyphens.
            3
        } else if (form == "." && tied && is_initial(parse.form(end - 1)) || form == "&") && next_is_name(1) {
            2
        } else if form == "of" && leads_of(parse, end - 1) {
            // "University of the Arts", "Bank of Japan"
            let the = usize::from(end + 1 < parse.len() && parse.form(end + 1) == "the");
            if next_is_name(1 + the) { 2 + the } else { 0 }
        } else {
            0
        };
        if step == 0 {
            return end;
        }
        end += step;
    }
}

/// "Kelli White says": an adjective in capitals that ends a name of two words.
fn is_colour(parse: &Parse<'_>, from: usize, t: usize) -> bool {
    let next = parse.tokens.get(t + 1).map(|token| token.upos);
    let form = parse.form(t);
    t == from + 1
        && parse.tokens[t].upos == Upos::Adj
        && is_capitalised(form)
        && form.chars().skip(1).all(char::is_lowercase)
        && form.len() > 2
        && !super::evidence::is_demonym(form)
        && matches!(next, None | Some(Upos::Verb | Upos::Aux | Upos::Punct))
}

/// "VI" after a name, whatever its tag.
fn is_numeral(form: &str) -> bool {
    matches!(form, "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "XI" | "XII" | "XIV" | "XVI")
}

/// What may follow a hyphen inside a name: "Hee-Chan", "al-Assad", "Kim Min-woo".
fn is_part(parse: &Parse<'_>, t: usize) -> bool {
    let token = &parse.tokens[t];
    let tied = token.span.start() == parse.tokens[t - 1].span.end();
    tied && (is_capitalised(parse.form(t)) || token.upos == Upos::Propn)
}

/// Whether the word at `t` is the head of a longer name with "of".
fn leads_of(parse: &Parse<'_>, t: usize) -> bool {
    let form = parse.form(t);
    lexicon::ORGANISATION_HEADS.get(form) == Some("of")
        || lexicon::PLACE_HEADS.get(form) == Some("before")
        || matches!(
            form,
            "Republic"
                | "Kingdom"
                | "Gulf"
                | "Strait"
                | "Sea"
                | "Duke"
                | "Duchess"
                | "Prince"
                | "Princess"
                | "Earl"
                | "House"
                | "City"
                | "Isle"
                | "Order"
        )
}

fn push(parse: &Parse<'_>, sentence: usize, tokens: Range<usize>, found: &mut Vec<Run>) {
    // "Mark Tedeschi, QC": letters after a name belong to it.
    let postnominal = |t: usize| {
        t > 0
            && parse.form(t - 1) == ","
            && matches!(parse.form(t), "QC" | "SC" | "KC" | "MP" | "MBE" | "OBE" | "CBE" | "MD")
    };
    if tokens.is_empty() || tokens.len() == 1 && postnominal(tokens.start) {
        return;
    }
    let start = tokens.start;
    let mut tokens = tokens;
    let mut title = None;
    // "Ambassador to Lebanon Jeffrey Feltman": the country belongs to the post.
    if start >= 2
        && tokens.len() > 2
        && lexicon::COUNTRIES.contains(parse.form(start))
        && matches!(parse.form(start - 1), "to" | "in" | "for")
        && lexicon::ROLE_NOUNS.contains(parse.form(start - 2))
    {
        tokens.start += 1;
    }
    // "Secretary of State Marco Rubio": the run holds the end of the title.
    if start >= 2
        && lexicon::ROLE_NOUNS.contains(parse.form(start - 2))
        && let Some(after) = portfolio(parse, start - 1)
        && after > start
        // "head of Trade Policy" ends no title.
        && (is_capitalised(parse.form(start - 2)) || tokens.end >= after + 2 || tokens.end <= after)
    {
        if after >= tokens.end {
            return;
        }
        tokens.start = after;
        title = Some(start - 2);
    }
    let start = tokens.start;
    let name = after_title(parse, &tokens);
    if name >= tokens.end {
        return;
    }
    if name > start {
        // What stands before the title's noun may be a name of its own: "White House Press Secretary X".
        found.push(Run { sentence, tokens: name..tokens.end, title: title.or(Some(start)) });
        return;
    }
    found.push(Run { sentence, tokens, title });
}
