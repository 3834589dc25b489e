//! Words that keep their full stop.

/// Abbreviations of news, business, addresses, dates and scholarship, lower case, without the last full stop.
const ABBREVIATIONS: &[&str] = &[
    "a.k.a", "a.m", "adm", "al", "apr", "arrv", "assn", "assoc", "attn", "aug", "av", "ave", "b.a", "bldg",
    "blvd", "brig", "bros", "c", "ca", "calif", "capt", "cf", "ch", "cmdr", "co", "col", "colo", "conn",
    "corp", "cpl", "d.c", "dec", "del", "dept", "dr", "e.g", "ed", "eds", "eg", "eq", "esp", "est", "etc",
    "ext", "feb", "fig", "figs", "fla", "fri", "ft", "ga", "gen", "gov", "govs", "hon", "i.e", "ill", "inc",
    "ind", "jan", "jr", "jul", "jun", "kan", "ky", "l.a", "la", "lb", "lbs", "lt", "ltd", "maj", "mar",
    "mass", "md", "messrs", "mich", "minn", "miss", "mlle", "mme", "mo", "mon", "mont", "mr", "mrs", "ms",
    "mt", "n.y", "neb", "nev", "no", "nos", "nov", "oct", "okla", "ore", "oz", "p", "p.m", "p.s", "pa",
    "ph.d", "pp", "pres", "prof", "pte", "pvt", "rd", "rep", "reps", "rev", "s", "sat", "sec", "sen", "sens",
    "sep", "sept", "sgt", "sq", "sr", "st", "ste", "sun", "supt", "tenn", "tex", "thu", "thur", "thurs",
    "tue", "tues", "u.k", "u.n", "u.s", "univ", "v", "va", "vol", "vols", "vs", "vt", "wash", "wed", "wis",
    "wyo", "yr", "yrs",
];

/// Abbreviations that are words, or may end a sentence, as often as not.
const WORDS: &[&str] = &[
    "al", "ave", "capt", "del", "est", "fig", "gov", "hon", "ill", "ind", "la", "mar", "mass", "miss", "mo",
    "mon", "no", "ore", "pa", "rep", "reps", "sat", "sec", "sun", "tex", "v", "wash", "wed", "ed", "ext",
    "md", "ms", "c", "p", "s", "co", "fri", "rev", "gen", "jun", "jul", "mont", "ste",
];

fn contains(list: &[&str], text: &str) -> bool {
    text.len() <= 6 && list.iter().any(|entry| entry.eq_ignore_ascii_case(text))
}

/// Whether `text`, which ends in a full stop, is an abbreviation with it.
pub(crate) fn is_abbreviation(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|stem| contains(ABBREVIATIONS, stem) || is_initials(text))
}

/// Whether `text` is letters each followed by a full stop, as "J." or "U.S.".
pub(crate) fn is_initials(text: &str) -> bool {
    let mut chars = text.chars();
    let mut any = false;
    while let Some(letter) = chars.next() {
        if !letter.is_alphabetic() || chars.next() != Some('.') {
            return false;
        }
        any = true;
    }
    any
}

/// Whether an abbreviation is more likely a word when the sentence ends after it.
pub(crate) fn is_word_too(stem: &str) -> bool {
    contains(WORDS, stem)
}

#[cfg(test)]
mod tests {
    use super::{is_abbreviation, is_initials};

    #[test]
    fn tells_abbreviations_from_words_with_a_full_stop() {
        assert!(is_abbreviation("Mr."));
        assert!(is_abbreviation("U.S."));
        assert!(!is_abbreviation("said."));
        assert!(is_initials("J."));
        assert!(!is_initials("Jo."));
    }
}
