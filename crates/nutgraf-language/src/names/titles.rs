//! Where a title before a name ends: "Secretary of State Marco Rubio", "Mrs Smith".

use super::mentions::is_capitalised;
use crate::lexicon;
use crate::parse::Parse;
use std::ops::Range;

/// Fields of government after "Secretary of", "Minister of" and the like.
const PORTFOLIOS: &[&str] = &[
    "affairs",
    "agriculture",
    "commerce",
    "culture",
    "defence",
    "defense",
    "development",
    "economy",
    "education",
    "energy",
    "environment",
    "finance",
    "foreign",
    "health",
    "homeland",
    "housing",
    "industry",
    "information",
    "interior",
    "justice",
    "labor",
    "labour",
    "security",
    "sport",
    "staff",
    "state",
    "tourism",
    "trade",
    "transport",
    "transportation",
    "treasury",
    "war",
    "work",
];

/// Capitalised role words that are no titles before a name.
const NEVER_TITLES: &[&str] = &[
    "star",
    "head",
    "model",
    "guard",
    "host",
    "friend",
    "champion",
    "forward",
    "anchor",
    "fighter",
    "keeper",
    "player",
    "student",
    "chair",
    "victim",
    "survivor",
    "worker",
    "owner",
    "patient",
    "resident",
    "democrat",
    "republican",
    "trader",
    "chief",
    "justice",
    "general",
    "passenger",
    "marshal",
    "dean",
    "warden",
    "cousin",
    "partner",
];

/// Role words that are also surnames: "Stephen King".
const SURNAMES: &[&str] = &[
    "king",
    "bishop",
    "prince",
    "pope",
    "singer",
    "judge",
    "dean",
    "major",
    "marshal",
    "baron",
    "duke",
    "general",
    "lord",
    "sheriff",
    "father",
    "sister",
    "brother",
    "captain",
    "driver",
    "painter",
    "carpenter",
    "sailor",
    "priest",
    "monk",
    "guard",
    "keeper",
    "boxer",
    "baker",
    "butcher",
    "skipper",
    "warden",
    "constable",
    "private",
    "miss",
    "rev",
];

/// Where the name starts in a run that may open with a title; the run's end when it is a title only.
pub(super) fn after_title(parse: &Parse<'_>, tokens: &Range<usize>) -> usize {
    let last = tokens.end - 1;
    let tail = parse.form(last);
    let bare_role =
        is_title(parse.form(tokens.start)) || lexicon::HONORIFICS.contains(parse.form(tokens.start));
    // "Justice Department", "President Street": the head says what it is.
    if tokens.len() > 1 && (lexicon::ORGANISATION_HEADS.contains(tail) || lexicon::PLACE_HEADS.contains(tail))
    {
        return tokens.start;
    }
    if tokens.len() == 1 {
        return if is_title(tail) || lexicon::HONORIFICS.contains(tail) { tokens.end } else { tokens.start };
    }
    let mut name = tokens.start;
    for t in tokens.clone() {
        let form = parse.form(t);
        let honorific = lexicon::HONORIFICS.contains(form);
        // "Martin Luther King Jr.": what follows belongs to the name before it.
        let suffix = |t: usize| matches!(parse.form(t), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV");
        if t > tokens.start && t + 1 < tokens.end && (t + 1..tokens.end).all(suffix) {
            return name;
        }
        let rest = tokens.end - (t + 1);
        // "Fed Chair Janet Yellen" against "Star Wars".
        let led = t > tokens.start && rest >= 2 && lexicon::ROLE_NOUNS.contains(form);
        if !(honorific || is_title(form) || led) {
            continue;
        }
        if rest == 0 {
            // "Prime Minister" alone, "Kremlin Spokesman": a role, no name.
            let surname = SURNAMES.iter().any(|word| form.eq_ignore_ascii_case(word));
            return if bare_role || !surname && name == tokens.start { tokens.end } else { name };
        }
        // A role word before one more word only is a title when it opens the run ("President Putin").
        // "The Parent Trap" names a film.
        let the = t == tokens.start && t > 0 && matches!(parse.form(t - 1), "the" | "The");
        if honorific || rest >= 2 || t == tokens.start && !the || name > tokens.start {
            name = t + 1;
        }
    }
    name
}

/// Whether `form` is a role noun that stands as a title.
fn is_title(form: &str) -> bool {
    is_capitalised(form)
        && lexicon::ROLE_NOUNS.contains(form)
        && !NEVER_TITLES.iter().any(|word| form.eq_ignore_ascii_case(word))
}

/// "of State", "for Education" after a title at `t`: one past it.
pub(super) fn portfolio(parse: &Parse<'_>, t: usize) -> Option<usize> {
    if !matches!(parse.form(t), "of" | "for") {
        return None;
    }
    let mut at = t + 1;
    while at < parse.len()
        && (PORTFOLIOS.iter().any(|word| parse.form(at).eq_ignore_ascii_case(word))
            || parse.form(at) == "and" && at > t + 1
            || parse.form(at) == "the" && at == t + 1)
    {
        at += 1;
    }
    (at > t + 1 && parse.form(at - 1) != "and").then_some(at)
}
