//! What speaks for a name being a person, an organisation or a place.

use super::EntityKind;
use super::mentions::{Run, is_initial};
use super::roles;
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};

/// Points for each kind, summed over the mentions of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) person: i32,
    pub(super) organisation: i32,
    pub(super) place: i32,
}

/// What a person must reach to be called one.
const SURE: i32 = 4;

impl Evidence {
    pub(super) fn add(&mut self, other: Self) {
        // Many weak hints of one sort must not outweigh a strong one.
        self.person += other.person.clamp(-8, 8);
        self.organisation += other.organisation.clamp(-8, 8);
        self.place += other.place.clamp(-8, 8);
    }

    pub(super) fn kind(self) -> EntityKind {
        if self.person >= SURE && self.person > self.organisation && self.person > self.place {
            EntityKind::Person
        } else if self.place >= SURE && self.place >= self.organisation {
            EntityKind::Place
        } else if self.organisation >= SURE {
            EntityKind::Organisation
        } else {
            EntityKind::Other
        }
    }
}

/// Verbs that people do and organisations hardly ever.
const HUMAN: &[&str] = &[
    "born",
    "died",
    "married",
    "smiled",
    "tweeted",
    "wept",
    "cried",
    "laughed",
    "resigned",
    "recalled",
    "told",
    "joked",
    "pleaded",
    "admitted",
    "testified",
    "graduated",
    "starred",
    "scored",
    "retired",
    "insisted",
    "explained",
    "thinks",
    "wrote",
    "spoke",
    "suffered",
    "himself",
    "herself",
    "whose",
];

/// Points from the words of the name itself.
pub(super) fn of_words(words: &[&str]) -> Evidence {
    let mut points = Evidence::default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return points };
    let whole = words.join(" ");
    if lexicon::COUNTRIES.contains(&whole) || lexicon::PLACES.contains(&whole) {
        points.place += 8;
        points.person -= 8;
    } else if words.len() == 2 && lexicon::PLACES.contains(first) {
        // "Baltimore Bullet" against "Austin Healey": others must speak for the person.
        points.person -= 2;
    }
    // "Inter Milan", "St Louis": so must they for who is named after a place.
    if words.len() == 2 && lexicon::PLACES.contains(last) {
        points.person -= 2;
    }
    if matches!(*first, "St" | "St.") {
        points.person -= 3;
        points.place += 2;
    }
    if words.len() > 1 && lexicon::PLACE_HEADS.contains(last)
        || lexicon::PLACE_HEADS.get(first) == Some("before") && words.len() > 1
    {
        points.place += 6;
        points.person -= 6;
    }
    let suffix = last.trim_end_matches('.');
    if words.len() > 1
        && (lexicon::ORGANISATION_SUFFIXES.contains(suffix) || lexicon::ORGANISATION_HEADS.contains(last))
    {
        points.organisation += 7;
        points.person -= 8;
    }
    if words.contains(&"of") && words.iter().any(|w| lexicon::ORGANISATION_HEADS.get(w) == Some("of")) {
        points.organisation += 8;
    }
    if words.contains(&"&") {
        points.organisation += 5;
    }
    if words.len() == 1 && is_acronym(first) && points.place == 0 {
        points.organisation += 5;
    }
    // "Saudi Gazette", "British Airways": a nationality or country leads no person's name.
    if words.len() > 1 && (is_demonym(first) || lexicon::COUNTRIES.contains(first)) {
        points.person -= 4;
        points.organisation += 2;
    }
    if words.iter().any(|word| is_acronym(word)) && words.len() > 1 {
        points.person -= 3;
        points.organisation += 1;
    }
    if (2..=4).contains(&words.len()) {
        points.person += if words.len() < 4 { 4 } else { 1 };
        if words[1..words.len() - 1].iter().any(|w| is_initial(w)) || is_initial(first) {
            points.person += 4;
        }
    }
    if words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit())) {
        points.person -= 6;
    }
    if words.iter().any(|word| is_abstract(word)) {
        points.person -= 5;
    }
    points
}

/// Words that no one is called by: "Gaming", "Nutrition", "Emergency".
fn is_abstract(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ation", "ition", "ution", "ction", "ssion", "ment", "ness", "ency", "ity", "ics", "ism", "ance",
        "ology", "ical", "ional", "ware", "ship", "ways", "tech", "soft",
    ];
    let long = word.len() > 5;
    let lower = word.to_ascii_lowercase();
    long && ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || word.len() > 5 && lower.ends_with("ing") && !lower.ends_with("ling")
        || lexicon::IMPERSONAL.contains(word)
}

/// "NATO", "BBC": capitals only, no initials of a person.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !matches!(
            word,
            "II" | "III"
                | "IV"
                | "VI"
                | "JR"
                | "OJ"
                | "AJ"
                | "CJ"
                | "DJ"
                | "JJ"
                | "TJ"
                | "PJ"
                | "RJ"
                | "MJ"
                | "BJ"
        )
}

/// Whether `word` is the adjective or noun of a country.
pub(super) fn is_demonym(word: &str) -> bool {
    static FORMS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let mut forms: Vec<&str> =
            lexicon::COUNTRIES.iter().flat_map(|(_, forms)| forms.split('/')).collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    });
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    FORMS.binary_search(&lower).is_ok()
        || lower.strip_suffix('s').is_some_and(|singular| FORMS.binary_search(&singular).is_ok())
}

/// The first personal pronoun after a name, before another name.
fn pronoun_after<'a>(parse: &'a Parse<'_>, end: usize) -> Option<&'a str> {
    for t in end..parse.len().min(end + 14) {
        match parse.form(t) {
            pronoun @ ("he" | "she" | "his" | "her" | "him" | "himself" | "herself" | "it" | "its"
            | "itself") => {
                return Some(pronoun);
            }
            _ if parse.tokens[t].upos == Upos::Propn => return None,
            _ => {}
        }
    }
    None
}

/// Points from what stands around one mention.
pub(super) fn of_context(parse: &Parse<'_>, run: &Run) -> Evidence {
    let mut points = Evidence::default();
    let (first, end) = (run.tokens.start, run.tokens.end);
    let opening = run.title.unwrap_or(first);
    let before = opening.checked_sub(1);
    let form = |t: Option<usize>| t.map_or("", |t| parse.form(t));
    let upos = |t: usize| parse.tokens.get(t).map(|token| token.upos);
    if run.title.is_some() {
        points.person += 7;
    }
    if before.is_some_and(|t| lexicon::HONORIFICS.contains(parse.form(t)) && parse.form(t).len() > 1) {
        points.person += 6;
    }
    match form(before) {
        // "the Warhol exhibit" says nothing of Warhol.
        "the" | "The" if run.title.is_none() && upos(end) != Some(Upos::Noun) => points.person -= 6,
        "in" | "In" | "near" | "across" => {
            points.place += 3;
            points.person -= 2;
        }
        "from" | "outside" | "around" | "at" => points.place += 1,
        "a" | "an" | "this" | "every" => points.person -= 5,
        _ => {}
    }
    if parse.tokens[end - 1].xpos == Xpos::Nnps {
        points.person -= 4;
        points.organisation += 1;
    }
    if run.title.is_none()
        && let Some(found) = roles::beside(parse, run)
    {
        // A role right before the name is surer than an apposition; before one word it may name a firm
        // ("bookmaker Ladbrokes").
        points.person += match (found.tokens.end == first, run.tokens.len() > 1) {
            (true, true) => 5,
            (false, true) => 4,
            (_, false) => 3,
        };
    }
    let next = parse.form(end);
    let age = next == "," && upos(end + 1) == Some(Upos::Num) && matches!(parse.form(end + 2), "," | ".");
    if age
        || next == "("
            && upos(end + 1) == Some(Upos::Num)
            && parse.form(end + 1).len() < 3
            && parse.form(end + 2) == ")"
    {
        points.person += 5;
    }
    if next == "who" || next == "," && parse.form(end + 1) == "who" {
        points.person += 4;
    }
    let possessive = parse.tokens.get(end).is_some_and(|token| token.xpos == Xpos::Pos);
    if possessive {
        let kin = (end + 1..end + 3).any(|t| {
            matches!(
                parse.form(t),
                "wife"
                    | "husband"
                    | "mother"
                    | "father"
                    | "son"
                    | "daughter"
                    | "brother"
                    | "sister"
                    | "family"
                    | "lawyer"
                    | "lawyers"
                    | "attorney"
                    | "life"
                    | "career"
                    | "girlfriend"
                    | "boyfriend"
                    | "parents"
                    | "friends"
                    | "body"
                    | "home"
                    | "death"
                    | "hair"
                    | "face"
                    | "heart"
                    | "murder"
            )
        });
        if kin {
            points.person += 3;
        } else if (end + 1..end + 3).any(|t| {
            matches!(
                parse.form(t),
                "government"
                    | "capital"
                    | "president"
                    | "army"
                    | "parliament"
                    | "economy"
                    | "border"
                    | "population"
                    | "coast"
            )
        }) {
            points.place += 3;
        } else if (end + 1..end + 3).any(|t| {
            matches!(
                parse.form(t),
                "shares"
                    | "profits"
                    | "sales"
                    | "customers"
                    | "stores"
                    | "shareholders"
                    | "products"
                    | "headquarters"
                    | "employees"
            )
        }) {
            points.organisation += 4;
            points.person -= 3;
        }
    }
    let verb = if matches!(upos(end), Some(Upos::Adv)) { end + 1 } else { end };
    if upos(verb) == Some(Upos::Verb) || matches!(upos(verb), Some(Upos::Adv)) {
        let lemma = parse.lemma(verb);
        if HUMAN.contains(&parse.form(verb)) {
            points.person += 2;
        } else if lexicon::REPORTING_VERBS.contains(&lemma) {
            points.person += if run.tokens.len() > 1 { 2 } else { 0 };
        }
    }
    // "said Mark Zaid.", "according to John Smith"
    let told = before.is_some_and(|t| {
        matches!(parse.form(t), "said" | "says" | "told" | "added" | "adds" | "explained" | "wrote" | "asked")
            && upos(t) == Some(Upos::Verb)
    });
    if told {
        points.person += if run.tokens.len() > 1 { 3 } else { 0 };
    }
    // "Drew Cass and Devin Thurlow", "by Jane Smith", "Jane Smith was ..."
    if run.tokens.len() > 1 {
        if matches!(form(before), "by" | "with" | "against" | "defender" | "beat" | "named" | "called") {
            points.person += 1;
        }
        let subject = matches!(upos(end), Some(Upos::Verb | Upos::Aux));
        if subject
            && (before.is_none()
                || matches!(form(before), "and" | "," | "." | "that" | "\"" | "“" | "when" | "as"))
        {
            points.person += 1;
        }
    }
    match pronoun_after(parse, end) {
        Some("it" | "its" | "itself") => points.organisation += 1,
        Some(_) => points.person += 2,
        None => {}
    }
    // "Biogen Idec said it would": a reporter that is an it.
    if verb < parse.len()
        && lexicon::REPORTING_VERBS.contains(&parse.lemma(verb))
        && matches!(parse.form(verb + 1), "it" | "its")
    {
        points.organisation += 4;
        points.person -= 5;
    }
    // "Toronto, Canada", "Austin, Texas"
    if next == "," {
        let after = parse.form(end + 1);
        if lexicon::COUNTRIES.contains(after) || lexicon::PLACES.contains(after) {
            points.place += 4;
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_name_tell_organisations_and_places() {
        let kind = |name: &str| of_words(&name.split(' ').collect::<Vec<_>>()).kind();
        assert_eq!(kind("Bank of Japan"), EntityKind::Organisation);
        assert_eq!(kind("Fox Business Network"), EntityKind::Organisation);
        assert_eq!(kind("Vnukovo Airport"), EntityKind::Place);
        assert_eq!(kind("New York"), EntityKind::Place);
        assert_eq!(kind("NATO"), EntityKind::Organisation);
        assert_eq!(kind("John F. Kennedy"), EntityKind::Person);
    }
}
