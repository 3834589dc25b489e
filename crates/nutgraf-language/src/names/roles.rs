//! A person's role beside the name: "senior Kremlin aide Yuri Ushakov", "Kirill Dmitriev, head of ...",
//! "the president of the region, Roberto Maroni, ...".

use super::evidence::is_acronym;
use super::mentions::{Run, is_capitalised, span};
use super::titles::portfolio;
use super::{Gender, Role};
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;
use std::ops::Range;

/// The longest role, in tokens.
const LONGEST: usize = 22;

/// Participles that describe whoever has a role.
const ATTRIBUTES: &[&str] = &[
    "accused",
    "acting",
    "alleged",
    "appointed",
    "celebrated",
    "commanding",
    "convicted",
    "defeated",
    "defending",
    "disgraced",
    "elected",
    "exiled",
    "founding",
    "jailed",
    "leading",
    "operating",
    "managing",
    "ousted",
    "outgoing",
    "ranking",
    "reigning",
    "renowned",
    "respected",
    "retired",
    "retiring",
    "ruling",
    "serving",
    "sitting",
    "suspended",
    "visiting",
];

/// Adjectives that tell how or when an office is held.
const HELD: &[&str] = &[
    "current",
    "deputy",
    "ex",
    "former",
    "incumbent",
    "interim",
    "late",
    "new",
    "old",
    "senior",
    "then",
    "vice",
];

/// Offices as they are shortened before a name: "Gov. Ann Holt", "Det Insp John Berg".
const SHORTENED: &[&str] = &[
    "Adm.", "Capt.", "Cllr", "Cmdr.", "Col.", "Cpl.", "Det", "Det.", "Gen.", "Gov", "Gov.", "Insp", "Lt.",
    "Maj.", "Rep.", "Sen.", "Sgt", "Sgt.", "Supt",
];

/// Positions on a field that are other things as well, and a player's right before a full name.
const POSITIONS: &[&str] =
    &["back", "center", "centre", "goalscorer", "hooker", "international", "lock", "wing"];

/// The role beside one mention.
pub(super) struct Found {
    pub(super) tokens: Range<usize>,
    /// The token of the role noun.
    pub(super) head: usize,
    /// Bytes at its end that make the noun a plural: "sprinters Ann Holt and Eva Lind" are a sprinter each.
    pub(super) plural: usize,
}

impl Found {
    fn of_one(tokens: Range<usize>, head: usize) -> Self {
        Self { tokens, head, plural: 0 }
    }

    pub(super) fn role(&self, parse: &Parse<'_>, sentence: usize) -> Role {
        let whole = span(parse, self.tokens.clone());
        let span = Span::new(whole.start(), whole.end() - self.plural);
        let text = span.slice(parse.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Role { text, sentence, span }
    }

    /// The gender its noun tells.
    pub(super) fn gender(&self, parse: &Parse<'_>) -> Option<Gender> {
        gender(lexicon::ROLE_NOUNS.get(parse.form(self.head)))
    }
}

/// The gender a list's value names.
pub(super) fn gender(value: Option<&str>) -> Option<Gender> {
    match value {
        Some("m") => Some(Gender::Male),
        Some("f") => Some(Gender::Female),
        _ => None,
    }
}

/// The role that stands beside the name in `run`.
pub(super) fn beside(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let before = before(parse, run);
    // "Acting President" in the title and "head of ..." after it: the fuller one is after, unless the one before
    // is more than a bare word.
    if let Some(found) = &before
        && found.tokens.len() > 1
    {
        return before;
    }
    after(parse, run)
        .or_else(|| reversed(parse, run))
        .or(before)
        .or_else(|| shared(parse, run))
        .or_else(|| copula(parse, run))
        .or_else(|| affiliation(parse, run))
        .or_else(|| occupation(parse, run))
}

/// Whether token `t` is a singular role noun, whatever its tag.
pub(super) fn is_role(parse: &Parse<'_>, t: usize) -> bool {
    let form = parse.form(t);
    // A market leader is a firm.
    if form == "leader" && t > 0 && matches!(parse.form(t - 1), "market" | "Market") {
        return false;
    }
    if lexicon::ROLE_NOUNS.contains(form) {
        return true;
    }
    // "neuroscientist", "businessperson": nouns of agents the list need not hold.
    let noun = parse.tokens.get(t).is_some_and(|token| token.xpos == Xpos::Nn);
    let agent = form.ends_with("ist") && !NO_AGENTS.contains(&form);
    noun && form.len() > 6
        && (agent
            || ["ologist", "person", "woman", "graphist", "scientist", "keeper", "tician", "player"]
                .iter()
                .any(|ending| form.ends_with(ending)))
}

/// Nouns in "-ist" that are no persons.
const NO_AGENTS: &[&str] =
    &["backlist", "blacklist", "checklist", "playlist", "setlist", "shortlist", "watchlist", "wishlist"];

fn is_hyphen(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "-" | "‑" | "‐")
}

fn upos(parse: &Parse<'_>, t: usize) -> Option<Upos> {
    parse.tokens.get(t).map(|token| token.upos)
}

fn is_possessive(parse: &Parse<'_>, t: usize) -> bool {
    parse.tokens.get(t).is_some_and(|token| token.xpos == Xpos::Pos) || matches!(parse.form(t), "'s" | "’s")
}

/// Whether token `t` can stand in the noun phrase of a role before its noun.
fn modifies(parse: &Parse<'_>, t: usize) -> bool {
    let Some(token) = parse.tokens.get(t) else { return false };
    match token.upos {
        Upos::Noun | Upos::Propn | Upos::Adj => true,
        // "Brown accused shadow chancellor Letwin": after a name it is the verb.
        Upos::Verb => {
            let acts = t > 0
                && matches!(
                    upos(parse, t - 1),
                    Some(Upos::Propn | Upos::Pron | Upos::Noun | Upos::Aux | Upos::Adv)
                );
            ATTRIBUTES.contains(&parse.form(t).to_ascii_lowercase().as_str()) && !acts || opens_name(parse, t)
        }
        // "57-year-old", "17 year old"
        Upos::Num => {
            parse.form(t).ends_with(|c: char| c.is_alphabetic())
                || is_hyphen(parse, t + 1)
                || parse.form(t + 1) == "year" && parse.form(t + 2) == "old"
        }
        _ => {
            is_possessive(parse, t)
                || is_hyphen(parse, t)
                || matches!(parse.form(t), "then" | "ex" | "vice" | "now")
        }
    }
}

/// "Twisted Sister guitarist": a participle in capitals that a name opens with.
fn opens_name(parse: &Parse<'_>, t: usize) -> bool {
    parse.tokens[t].xpos == Xpos::Vbn
        && is_capitalised(parse.form(t))
        && upos(parse, t + 1) == Some(Upos::Propn)
        && !is_role(parse, t + 1)
        && upos(parse, t + 2) == Some(Upos::Noun)
}

/// "senior Kremlin aide", "Secretary of State": what runs up to the name.
fn before(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let name = run.tokens.start;
    let head = name.checked_sub(1)?;
    let mut start = run.title.unwrap_or(name);
    let mut found_head = None;
    if let Some(title) = run.title {
        let office =
            |t: usize| lexicon::ROLE_NOUNS.contains(parse.form(t)) || SHORTENED.contains(&parse.form(t));
        found_head = (title..name).rev().find(|&t| office(t));
        // "Oscar-winner Sir Anthony Hopkins"
        if found_head.is_none()
            && let Some(noun) = title.checked_sub(1).filter(|&t| is_role(parse, t) && singular(parse, t))
        {
            found_head = Some(noun);
            start = noun;
        }
    } else if (is_role(parse, head) || is_position(parse, head, run)) && singular(parse, head) {
        found_head = Some(head);
        start = head;
    } else if let Some(noun) = posted(parse, head) {
        found_head = Some(noun);
        start = noun;
    }
    let role_head = found_head?;
    while let Some(t) = start.checked_sub(1) {
        if name - t > LONGEST {
            return None;
        }
        let joins = matches!(parse.form(t), "and" | "&")
            && t > 0
            && (is_role(parse, t - 1) && has_role(parse, start..name));
        // "secretary of state", "minister for education" before a name.
        let of = portfolio(parse, t).is_some_and(|end| end >= start) && t > 0 && is_role(parse, t - 1)
            || of_organisation(parse, t);
        // "During the procedure Vice President Dick Cheney": a title in capitals starts with them.
        // "no secret President Obama is no fan": nor does any adjective but one that tells how it is held.
        let apart = run.title.is_some_and(|title| start <= title)
            && is_capitalised(parse.form(start))
            && !is_capitalised(parse.form(t))
            && match upos(parse, t) {
                Some(Upos::Noun) => !is_role(parse, t),
                Some(Upos::Adj) => !HELD.contains(&parse.form(t)),
                _ => false,
            };
        if apart {
            break;
        }
        if modifies(parse, t) || joins || of {
            start = t;
        } else {
            break;
        }
    }
    start = trim_left(parse, start, role_head);
    // "his lawyer": the owner belongs to the role.
    if start > 0 && parse.tokens[start - 1].xpos == Xpos::PrpPoss {
        start -= 1;
    }
    // "Mr" alone is no role; a title like "Mr Justice" keeps its noun.
    (start <= role_head).then(|| Found::of_one(start..role_end(parse, role_head, name), role_head))
}

/// Whether the word before a full name is the position somebody plays in.
fn is_position(parse: &Parse<'_>, t: usize, run: &Run) -> bool {
    let form = parse.form(t);
    let position =
        POSITIONS.contains(&form) || t == 0 && POSITIONS.iter().any(|p| form.eq_ignore_ascii_case(p));
    position && run.tokens.len() > 1
}

/// The noun of a post abroad that runs up to the name: "Ambassador to Lebanon".
fn posted(parse: &Parse<'_>, country: usize) -> Option<usize> {
    let noun = country.checked_sub(2)?;
    (lexicon::COUNTRIES.contains(parse.form(country))
        && matches!(parse.form(country - 1), "to" | "in" | "for")
        && is_role(parse, noun)
        && singular(parse, noun))
    .then_some(noun)
}

/// "of" inside the name of an organisation that owns the role: "Bank of England governor", "the Council of
/// Europe's commissioner".
fn of_organisation(parse: &Parse<'_>, t: usize) -> bool {
    parse.form(t) == "of"
        && t > 0
        && lexicon::ORGANISATION_HEADS.get(parse.form(t - 1)) == Some("of")
        && upos(parse, t - 1) == Some(Upos::Propn)
        && upos(parse, t + 1) == Some(Upos::Propn)
}

/// One past the role when it runs to the name: honorifics right before the name stay out.
fn role_end(parse: &Parse<'_>, head: usize, name: usize) -> usize {
    let mut end = name;
    while end > head + 1
        && (lexicon::HONORIFICS.contains(parse.form(end - 1))
            && !lexicon::ROLE_NOUNS.contains(parse.form(end - 1))
            && !SHORTENED.contains(&parse.form(end - 1))
            || parse.form(end - 1) == ".")
    {
        end -= 1;
    }
    end
}

fn singular(parse: &Parse<'_>, t: usize) -> bool {
    parse.tokens.get(t).is_some_and(|token| !matches!(token.xpos, Xpos::Nns | Xpos::Nnps))
}

fn has_role(parse: &Parse<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|t| is_role(parse, t))
}

/// Drops from the left what cannot open a role: marks, clitics, a participle that was the verb.
fn trim_left(parse: &Parse<'_>, mut start: usize, head: usize) -> usize {
    while start < head
        && (is_possessive(parse, start)
            || is_hyphen(parse, start)
            || matches!(
                parse.form(start),
                "and" | "&" | "now" | "then" | "such" | "many" | "other" | "another"
            )
            || lexicon::TIME_WORDS.contains(parse.form(start))
                && !is_possessive(parse, start + 1)
                // "Evening Standard reporter" has a name that opens with one.
                && !(upos(parse, start) == Some(Upos::Propn)
                    && upos(parse, start + 1) == Some(Upos::Propn)
                    && !lexicon::ROLE_NOUNS.contains(parse.form(start + 1))))
    {
        start += 1;
    }
    start
}

/// Where the words after the comma behind a name begin: an age between commas comes first.
fn aside(parse: &Parse<'_>, run: &Run) -> Option<usize> {
    let at = run.tokens.end;
    if parse.form(at) != "," {
        return None;
    }
    let aged = upos(parse, at + 1) == Some(Upos::Num) && parse.form(at + 2) == ",";
    Some(if aged { at + 3 } else { at + 1 })
}

/// ", head of Russia's sovereign wealth fund", ", 45, a teacher from Leeds".
fn after(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let mut at = aside(parse, run)?;
    if parse.form(at) == "who" && matches!(parse.form(at + 1), "is" | "'s" | "’s") {
        at += 2;
    }
    // "Ann Holt, prosecuting, said": what counsel does in a court.
    if matches!(parse.form(at), "prosecuting" | "defending" | "mitigating") && parse.form(at + 1) == "," {
        return Some(Found::of_one(at..at + 1, at));
    }
    let found = phrase(parse, at).or_else(|| one_of(parse, at))?;
    let end = found.tokens.end;
    // "David Holt, Nordic Rail's general manager said": the second comma is left out. Behind more words, a
    // phrase with an article would be the subject of the verb.
    let begins = run.tokens.start.checked_sub(1).is_none_or(|t| matches!(parse.form(t), "\"" | "”" | "''"));
    let said = || {
        let apposed = upos(parse, at) != Some(Upos::Det) || begins && matches!(parse.form(at), "a" | "an");
        apposed && matches!(parse.form(end), "said" | "says" | "told")
    };
    if !closes(parse, end) && !said() {
        return None;
    }
    // "After meeting Obama, the prime minister of Iraq, Haider al-Abadi, said": the role is the next name's.
    if parse.form(end) == ","
        && upos(parse, end + 1) == Some(Upos::Propn)
        && !matches!(parse.form(run.tokens.start.wrapping_sub(1)), "by" | "said" | "and")
        && !lexicon::COUNTRIES.contains(parse.form(end + 1))
        && !lexicon::PLACES.contains(parse.form(end + 1))
    {
        return None;
    }
    Some(found)
}

/// "one of the founders of the group", "one of Holt's most outspoken critics", which starts at token `at`.
fn one_of(parse: &Parse<'_>, at: usize) -> Option<Found> {
    if parse.form(at) != "one" || parse.form(at + 1) != "of" {
        return None;
    }
    let is_plural_role =
        |t: usize| parse.form(t).strip_suffix('s').is_some_and(|noun| lexicon::ROLE_NOUNS.contains(noun));
    let owned = |t: usize| parse.tokens.get(t).is_some_and(|token| token.xpos == Xpos::PrpPoss);
    let mut head = at + 2;
    while head - at < LONGEST
        && !is_plural_role(head)
        && (modifies(parse, head)
            || owned(head)
            || matches!(upos(parse, head), Some(Upos::Det))
            || parse.form(head) == "most")
    {
        head += 1;
    }
    if head == at + 2 || !is_plural_role(head) {
        return None;
    }
    let mut end = head + 1;
    if parse.form(end) == "of" {
        end += 1;
        while end < parse.len()
            && end - at < LONGEST
            && (modifies(parse, end) || parse.form(end) == "for" || upos(parse, end) == Some(Upos::Det))
        {
            end += 1;
        }
        if end == head + 2 {
            return None;
        }
    }
    Some(Found::of_one(at..end, head))
}

/// The role phrase that starts at token `at`: determiner, noun phrase headed by a role noun, what hangs on it.
fn phrase(parse: &Parse<'_>, at: usize) -> Option<Found> {
    let mut start = at;
    while matches!(upos(parse, start), Some(Upos::Det))
        || matches!(parse.form(start), "now" | "then" | "also" | "currently")
    {
        start += 1;
    }
    let mut head = None;
    let mut t = start;
    if parse.tokens.get(t).is_some_and(|token| token.xpos == Xpos::PrpPoss) {
        t += 1;
    }
    while t < parse.len() && t - start < LONGEST {
        // "head of": a verb by its tag, a noun by what follows.
        let before_of = is_role(parse, t) && matches!(parse.form(t + 1), "of" | "at" | "for");
        // "marine mammal stranding coordinator"
        let inside = head.is_some()
            && parse.tokens[t].xpos == Xpos::Vbg
            && is_role(parse, t + 1)
            && !matches!(parse.form(t + 2), "of" | "for");
        let joins = inside
            || parse.form(t) == "and" && head.is_some() && modifies(parse, t + 1)
            || of_organisation(parse, t);
        if modifies(parse, t) || before_of {
            if !is_possessive(parse, t) && !is_hyphen(parse, t) {
                head = Some(t);
            }
        } else if !joins {
            break;
        }
        t += 1;
    }
    let head = head.filter(|&head| is_role(parse, head) && singular(parse, head))?;
    // What hangs on the noun: "of Russia's sovereign wealth fund", "at large at the Saudi Gazette".
    let mut end = head + 1;
    while end < parse.len() && end - start < LONGEST {
        let token = &parse.tokens[end];
        let hangs = match token.upos {
            Upos::Adp | Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num => true,
            Upos::Cconj => parse.form(end) == "and" || parse.form(end) == "&",
            Upos::Part => is_possessive(parse, end) || parse.form(end) == "'",
            Upos::Pron => token.xpos == Xpos::PrpPoss,
            Upos::Punct => is_hyphen(parse, end) && is_tied(parse, end),
            // "co-owner of Wait A Little Safaris"
            Upos::Verb => {
                token.xpos == Xpos::Vbg && upos(parse, end - 1) == Some(Upos::Adp)
                    || is_capitalised(parse.form(end))
            }
            _ => false,
        };
        if !hangs {
            break;
        }
        end += 1;
    }
    // "a history of legal" lost its noun; "at large" has none.
    if end < parse.len()
        && upos(parse, end - 1) == Some(Upos::Adj)
        && end - 1 > head
        && upos(parse, end - 2) != Some(Upos::Adp)
    {
        return None;
    }
    // "star with a history of legal, drug and alcohol problems": what hangs on the noun was not taken whole.
    if parse.form(end) == ","
        && upos(parse, end - 1) == Some(Upos::Adj)
        && end > head + 2
        && parse.form(end - 1) != "large"
    {
        end = head + 1;
    }
    // A dangling preposition or conjunction belongs to what was not taken.
    while end > head + 1 && matches!(upos(parse, end - 1), Some(Upos::Adp | Upos::Det | Upos::Cconj)) {
        end -= 1;
    }
    Some(Found::of_one(start..end, head))
}

fn is_tied(parse: &Parse<'_>, t: usize) -> bool {
    t > 0 && parse.tokens[t].span.start() == parse.tokens[t - 1].span.end()
}

/// Whether token `t` ends an apposition.
fn closes(parse: &Parse<'_>, t: usize) -> bool {
    t >= parse.len()
        // "a member of the committee investigating the attack"
        || parse.tokens[t].xpos == Xpos::Vbg && matches!(upos(parse, t - 1), Some(Upos::Noun | Upos::Adj))
        || matches!(
            parse.form(t),
            "," | "."
                | ";"
                | ":"
                | ")"
                | "–"
                | "—"
                | "-"
                | "\""
                | "”"
                | "''"
                | "?"
                | "!"
                | "who"
                | "which"
                | "whose"
        )
}

/// "The president of the Lombardy region, Roberto Maroni, has ...".
fn reversed(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let comma = run.title.unwrap_or(run.tokens.start).checked_sub(1)?;
    let next = run.tokens.end;
    // "..., Yonhap said" closes a report, not an apposition.
    let follows = closes(parse, next) || upos(parse, next) == Some(Upos::Aux) || parse.form(next) == "(";
    if parse.form(comma) != "," || !follows {
        return None;
    }
    let mut start = comma;
    while let Some(t) = start.checked_sub(1) {
        let inside = match upos(parse, t)? {
            Upos::Noun
            | Upos::Propn
            | Upos::Adj
            | Upos::Adp
            | Upos::Det
            | Upos::Num
            | Upos::Part
            | Upos::Cconj => true,
            Upos::Punct => matches!(parse.form(t), "(" | ")") || is_hyphen(parse, t),
            Upos::Pron => parse.tokens[t].xpos == Xpos::PrpPoss,
            Upos::Verb => parse.tokens[t].xpos == Xpos::Vbn && upos(parse, t + 1) == Some(Upos::Noun),
            _ => false,
        };
        if !inside || comma - t > LONGEST {
            break;
        }
        start = t;
    }
    // The nearest phrase that runs up to the comma: what stands further left may only lead to it.
    for at in (start..comma).rev() {
        let opens = at == 0
            || upos(parse, at) == Some(Upos::Det)
            || parse.tokens[at].xpos == Xpos::PrpPoss
            || at == start && modifies(parse, at);
        if !opens {
            continue;
        }
        if let Some(found) = phrase(parse, at) {
            let end = found.tokens.end;
            // "the secretary general of CEI (Italian Episcopal Conference), Nunzio Galantino"
            let bracketed = parse.form(end) == "(" && parse.form(comma - 1) == ")";
            // "Obama, the president, Merkel and ...": a list, or a role of the name before.
            let taken = at > 1 && parse.form(at - 1) == "," && upos(parse, at - 2) == Some(Upos::Propn);
            // "The son of a driver and a teacher, Lee Holt": what the phrase is joined to is no role of theirs.
            let joined = at > 0
                && matches!(parse.form(at), "a" | "an")
                && matches!(parse.form(at - 1), "and" | "or" | "of" | "with");
            if (end == comma || bracketed) && !taken && !joined {
                return Some(found);
            }
        }
    }
    None
}

/// "sprinters Costas Kenteris and Katerina Thanou", "actors Ann Holt, Lee Berg and Sir John Lind": the role that several
/// share, as one of them has it.
fn shared(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    // Back over the names told before this one.
    let mut at = run.title.unwrap_or(run.tokens.start);
    while let Some(t) = at.checked_sub(1).filter(|_| run.tokens.end - at < LONGEST) {
        let joins = matches!(parse.form(t), "," | "and" | "&") || lexicon::HONORIFICS.contains(parse.form(t));
        if !joins && upos(parse, t) != Some(Upos::Propn) {
            break;
        }
        at = t;
    }
    let head = at.checked_sub(1)?;
    let plural = parse.form(head);
    let noun = plural.strip_suffix('s').filter(|noun| lexicon::ROLE_NOUNS.contains(noun))?;
    let next = run.tokens.end;
    let last = at < run.title.unwrap_or(run.tokens.start);
    let first = matches!(parse.form(next), "," | "and" | "&") && upos(parse, next + 1) == Some(Upos::Propn);
    // "told reporters, Ann Holt and Lee Berg said": the names are somebody else's.
    let apart = matches!(parse.form(at), "," | "and" | "&");
    if upos(parse, head) != Some(Upos::Noun) || run.tokens.len() < 2 || apart || !(first || last) {
        return None;
    }
    let mut start = head;
    while start > 0
        && modifies(parse, start - 1)
        && !is_possessive(parse, start - 1)
        && head - start < LONGEST
    {
        start -= 1;
    }
    let start = trim_left(parse, start, head);
    Some(Found { tokens: start..head + 1, head, plural: plural.len() - noun.len() })
}

/// "Jane Smith is a professor of law at Yale." at the start of a sentence or after a comma.
fn copula(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let at = run.tokens.end;
    let opening = run.title.unwrap_or(run.tokens.start);
    let opens = opening < 2 || parse.form(opening - 1) == ",";
    let supposed =
        opening > 0 && matches!(parse.form(opening - 1), "If" | "if" | "Unless" | "unless" | "Whether");
    if !opens || supposed || parse.form(at) != "is" || upos(parse, at + 1) != Some(Upos::Det) {
        return None;
    }
    let found = phrase(parse, at + 1)?;
    let end = found.tokens.end;
    (closes(parse, end) || parse.form(end) == "and").then_some(found)
}

/// "Jane Smith of the Legal Aid Foundation", "John Smith, from NATO": whom a person belongs to.
fn affiliation(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    let mut at = run.tokens.end + usize::from(parse.form(run.tokens.end) == ",");
    let comma = at > run.tokens.end;
    // An age between commas comes first.
    if comma && upos(parse, at) == Some(Upos::Num) && parse.form(at + 1) == "," {
        at += 2;
    }
    let polite = run.tokens.start.checked_sub(1).is_some_and(|t| lexicon::HONORIFICS.contains(parse.form(t)));
    if run.tokens.len() < 2 && !(polite && comma) || !matches!(parse.form(at), "of" | "from" | "at" | "with")
    {
        return None;
    }
    let start = at + 1 + usize::from(upos(parse, at + 1) == Some(Upos::Det));
    let mut end = start;
    while end < parse.len() && end - start < LONGEST && (modifies(parse, end) || of_organisation(parse, end))
    {
        end += 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    let body = upos(parse, last) == Some(Upos::Propn)
        && (end - start > 1 && lexicon::ORGANISATION_HEADS.contains(parse.form(last))
            || is_acronym(parse.form(last))
            || (start..last).any(|t| upos(parse, t) == Some(Upos::Noun) && BODIES.contains(&parse.form(t))));
    // "Ann Holt, 44, of Seattle, said": where somebody is from, told between commas.
    let home = || {
        comma
            && matches!(parse.form(at), "of" | "from")
            && upos(parse, last) == Some(Upos::Propn)
            && closes(parse, end)
    };
    let goes_on = matches!(upos(parse, end), Some(Upos::Noun | Upos::Propn | Upos::Adp));
    ((body || home()) && !goes_on).then(|| Found::of_one(at..end, at))
}

/// Nouns that say what body the name after them is of: "from the consultancy Holm Partners".
const BODIES: &[&str] = &[
    "agency",
    "bank",
    "broker",
    "brokerage",
    "campaign",
    "centre",
    "charity",
    "club",
    "company",
    "consultancy",
    "firm",
    "foundation",
    "group",
    "institute",
    "organisation",
    "organization",
    "publisher",
    "school",
    "tank",
    "team",
    "union",
    "university",
    "website",
];

/// What somebody does for a living, as a clause tells it.
const OCCUPATIONS: &[&str] = &[
    "chairs",
    "coaches",
    "coached",
    "directs",
    "directed",
    "edits",
    "founded",
    "heads",
    "headed",
    "leads",
    "manages",
    "managed",
    "oversees",
    "owns",
    "represents",
    "represented",
    "runs",
    "teaches",
];

/// "Jane Smith, who manages the club,", "Jane Smith, 32, who works in marketing,".
fn occupation(parse: &Parse<'_>, run: &Run) -> Option<Found> {
    const MOST: usize = 12;
    let at = aside(parse, run)?;
    let verb = at + 1;
    let works = matches!(parse.form(verb), "works" | "worked" | "plays" | "played" | "serves" | "served")
        && matches!(parse.form(verb + 1), "as" | "at" | "for" | "in" | "on" | "with");
    if parse.form(at) != "who" || !(works || OCCUPATIONS.contains(&parse.form(verb))) {
        return None;
    }
    let mut end = verb + 1;
    while end < parse.len() && !closes(parse, end) {
        let plain = !matches!(parse.tokens[end].upos, Upos::Verb | Upos::Aux | Upos::Pron | Upos::Sconj);
        let owned = parse.tokens[end].xpos == Xpos::PrpPoss;
        if !plain && !owned || end - at > MOST {
            return None;
        }
        end += 1;
    }
    (end > verb + 1).then(|| Found::of_one(at..end, verb))
}
