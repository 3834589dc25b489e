//! The name in a noun phrase that mentions a speaker, and phrases that have none.

use super::clause::Who;
use super::words::{Word, is_particle};
use crate::parse::word_list::WordList;
use crate::{Span, Speaker};

/// The speaker that the words of a noun phrase mention.
pub(super) fn speaker(words: &[Word<'_>]) -> Who {
    let (first, last) = (words[0], words[words.len() - 1]);
    let span = Span::new(first.start, last.end);
    // "the group's head, Ann Lee": the part with the name is the one before the comma, or the one after it.
    let comma = words.iter().position(|w| w.mark == Some(','));
    let parts = comma.map_or([words, &[]], |i| [&words[..=i], &words[i + 1..]]);
    let name = parts.into_iter().find_map(name);
    name.map_or(Who::Unnamed, |name| Who::Named(Speaker { span, name: name.join(" ") }))
}

/// The name of a noun phrase: its head, when that is the last run of capitalised words; titles, possessives
/// and determiners before the name are left out. "A spokesman for the ministry" has none.
fn name<'t>(words: &[Word<'t>]) -> Option<Vec<&'t str>> {
    let end = words.iter().rposition(Word::is_capital)? + 1;
    // "a Kremlin spokesman": the head is a common noun.
    if words.get(end).is_some_and(|next| !LINKS.contains(next.text)) {
        return None;
    }
    let mut start = end;
    while start > 0 {
        let word = &words[start - 1];
        let inside = word.is_capital()
            || start < end
                && is_particle(word.text)
                && words[..start - 1]
                    .iter()
                    .rev()
                    .find(|w| !is_particle(w.text))
                    .is_some_and(Word::is_capital);
        if !inside || word.mark.is_some() && start < end {
            break;
        }
        start -= 1;
    }
    let run = &words[start..end];
    let is_link = |w: &Word<'_>| LINKS.contains(w.text);
    let Some(link) = words[..start].iter().rposition(is_link) else { return named(run) };
    if let Some(body) = body(&words[..end]) {
        return Some(body);
    }
    // "secretary of state Marco Rubio": what follows "of" ends before the name.
    let described = words[link + 1..start].iter().any(|w| !is_determiner(w.text)) || is_title(run[0].text);
    let head = &words[..link];
    let speaking = matches!(head, [word] if word.text.ends_with("ing"));
    if words[link].text == "of" && described || speaking {
        return named(run);
    }
    // "a spokesman for Ann Lee", "Ann Lee of the institute": the head stands before the link.
    name(head)
}

/// The name of a body that has a link inside: "the Department for Trade", "Bank of England".
fn body<'t>(words: &[Word<'t>]) -> Option<Vec<&'t str>> {
    let determined = words.first().is_some_and(|w| is_determiner(w.text));
    let words = &words[usize::from(determined)..];
    let link = words.iter().position(|w| LINKS.contains(w.text))?;
    let (head, rest) = (&words[..link], &words[link..]);
    let proper = !head.is_empty()
        && head.iter().all(Word::is_capital)
        && !head.iter().any(|w| is_title(w.text) || COMMON.contains_in_any_case(w.text));
    let whole = rest
        .iter()
        .all(|w| w.is_capital() || LINKS.contains(w.text) || is_determiner(w.text) || w.text == "and");
    let linked = if determined {
        matches!(rest[0].text, "of" | "for" | "to" | "on")
    } else {
        rest[0].text == "of" && head.len() == 1 && rest.get(1).is_some_and(Word::is_capital)
    };
    (proper && whole && linked).then(|| words.iter().map(|w| w.text).collect())
}

/// The name in a run of capitalised words, after titles, possessives and determiners; none for a title alone
/// and for a common noun that has its capital from the start of a sentence.
fn named<'t>(run: &[Word<'t>]) -> Option<Vec<&'t str>> {
    let title = |w: &Word<'_>| is_title(w.text) || is_possessive(w.text) || is_determiner(w.text);
    let skip = run.iter().rposition(title).map_or(0, |i| i + 1);
    let skip = match run {
        // "Mr King" is no king.
        [.., before, last] if skip == run.len() && is_style(before.text) && !is_style(last.text) => skip - 1,
        _ => skip,
    };
    let run = &run[skip..];
    let common = matches!(run, [word] if COMMON.contains_in_any_case(word.text));
    (!run.is_empty() && !common).then(|| run.iter().map(|w| w.text).collect())
}

/// Whether a word is a form of address that is no office.
fn is_style(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Dame")
}

/// Whether a word is a title or role before a name.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains_in_any_case(word.trim_end_matches('.'))
}

/// Whether a word is a determiner, in whatever case.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains_in_any_case(word)
}

/// Whether a word is a possessive.
pub(super) fn is_possessive(word: &str) -> bool {
    ["'s", "’s", "s’", "s'"].iter().any(|end| word.ends_with(end))
}

static DETERMINERS: WordList = WordList::new(&[
    "a", "an", "another", "her", "his", "its", "my", "one", "our", "several", "some", "the", "their", "two",
]);

/// Words that link a noun to one which says more about it.
static LINKS: WordList =
    WordList::new(&["at", "for", "from", "in", "inside", "near", "of", "on", "to", "who", "with", "within"]);

/// Nouns for people and bodies without a name that open sentences without a determiner.
static COMMON: WordList = WordList::new(&[
    "activists",
    "analysts",
    "authorities",
    "bosses",
    "campaigners",
    "colleagues",
    "commentators",
    "critics",
    "detectives",
    "diplomats",
    "doctors",
    "economists",
    "experts",
    "eyewitnesses",
    "fans",
    "firefighters",
    "friends",
    "historians",
    "insiders",
    "investigators",
    "lawmakers",
    "lawyers",
    "leaders",
    "locals",
    "many",
    "ministers",
    "neighbors",
    "neighbours",
    "observers",
    "officers",
    "officials",
    "opponents",
    "organisers",
    "organizers",
    "others",
    "parents",
    "people",
    "police",
    "prosecutors",
    "protesters",
    "reports",
    "rescuers",
    "researchers",
    "residents",
    "scientists",
    "some",
    "sources",
    "supporters",
    "survivors",
    "traders",
    "unions",
    "victims",
    "villagers",
    "witnesses",
    "workers",
]);

/// Titles and roles before a name, in lower case.
static TITLES: WordList = WordList::new(&[
    "actor",
    "actress",
    "adm",
    "admiral",
    "aide",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "baron",
    "baroness",
    "bishop",
    "brig",
    "capt",
    "captain",
    "cardinal",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "cllr",
    "co-founder",
    "coach",
    "col",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "constable",
    "coordinator",
    "correspondent",
    "councillor",
    "dame",
    "democrat",
    "democratic",
    "deputy",
    "det",
    "detective",
    "director",
    "doctor",
    "dr",
    "economist",
    "editor",
    "envoy",
    "executive",
    "father",
    "first-minister",
    "foreign",
    "founder",
    "gen",
    "general",
    "gov",
    "governor",
    "head",
    "imam",
    "insp",
    "inspector",
    "journalist",
    "judge",
    "justice",
    "king",
    "lady",
    "leader",
    "lieutenant",
    "lord",
    "lt",
    "maj",
    "major",
    "manager",
    "mayor",
    "minister",
    "miss",
    "mp",
    "mr",
    "mrs",
    "ms",
    "officer",
    "pc",
    "pope",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "prosecutor",
    "queen",
    "rabbi",
    "rep",
    "representative",
    "republican",
    "rev",
    "reverend",
    "secretary",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheriff",
    "sir",
    "sister",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "superintendent",
    "supt",
    "treasurer",
    "undersecretary",
    "vice",
    "vice-president",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::quotation::words::words;

    fn name_of(text: &str) -> Option<String> {
        match speaker(&words(text, 0, text.len()).collect::<Vec<_>>()) {
            Who::Named(speaker) => Some(speaker.name),
            _ => None,
        }
    }

    #[test]
    fn words_are_sorted_for_look_up() {
        for list in [&DETERMINERS, &LINKS, &COMMON, &TITLES] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn the_name_is_the_head_of_the_phrase() {
        for (text, expected) in [
            ("Secretary of State Marco Rubio", "Marco Rubio"),
            ("the secretary of state Marco Rubio", "Marco Rubio"),
            ("the Department of Trade", "Department of Trade"),
            ("the Department for Transport", "Department for Transport"),
            ("the Institute for the Study of War", "Institute for the Study of War"),
            ("Bank of England", "Bank of England"),
            ("Lee of the NGO", "Lee"),
            ("Bo Ray on Sunday", "Bo Ray"),
            ("Speaking in Leeds Mr Ray", "Ray"),
            ("Mr King", "King"),
            ("Dr. Ann Lee of the Institute", "Ann Lee"),
            ("Ann Lee, chair of the board", "Ann Lee"),
            ("the company's head, Ann Lee", "Ann Lee"),
            ("Trump ally Ann van der Berg", "Ann van der Berg"),
        ] {
            assert_eq!(name_of(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_description_is_no_name() {
        for text in [
            "a spokesman for the Ministry of Defence",
            "a spokesman for Prime Minister Ann Lee",
            "the prime minister of Peru",
            "a Kremlin spokesman",
            "the President",
            "Police",
            "Officials in Tehran",
            "one resident",
        ] {
            assert_eq!(name_of(text), None, "{text}");
        }
    }
}
