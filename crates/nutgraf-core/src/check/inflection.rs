//! Whether two words are forms of one word: "agree" and "agreed", "continue" and "continued".

/// Irregular forms with their base, sorted by form.
const IRREGULAR: &[(&str, &str)] = &[
    ("am", "be"),
    ("are", "be"),
    ("arisen", "arise"),
    ("arose", "arise"),
    ("ate", "eat"),
    ("beaten", "beat"),
    ("became", "become"),
    ("been", "be"),
    ("began", "begin"),
    ("begun", "begin"),
    ("being", "be"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("did", "do"),
    ("does", "do"),
    ("done", "do"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("dug", "dig"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("had", "have"),
    ("has", "have"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("is", "be"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rang", "ring"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "say"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("slept", "sleep"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("stricken", "strike"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swum", "swim"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("understood", "understand"),
    ("was", "be"),
    ("went", "go"),
    ("were", "be"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("writ", "write"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Whether `a` and `b`, both lower case, are inflected forms of one word.
///
/// A rule of suffixes with a table of irregular forms: generous where English is ("kille" is no word, but
/// no other word is taken for it either), never joining a word with another one derived from it.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (without_possessive(a), without_possessive(b));
    if a == b {
        return true;
    }
    // Endings leave the first letter; most pairs of words are told apart by it.
    if a.as_bytes().first() != b.as_bytes().first() && ![a, b].iter().any(|w| CHANGED.contains(w)) {
        return false;
    }
    let (x, y) = (bases(a), bases(b));
    x.iter().any(|f| y.contains(f))
}

/// Irregular forms that do not begin as their base does.
const CHANGED: &[&str] = &["am", "are", "ate", "is", "was", "went", "were"];

fn without_possessive(w: &str) -> &str {
    w.strip_suffix("'s").or_else(|| w.strip_suffix('\'')).unwrap_or(w)
}

/// The words that `w` may be a form of, itself included.
fn bases(w: &str) -> Vec<String> {
    let mut out = vec![w.to_owned()];
    if let Ok(i) = IRREGULAR.binary_search_by_key(&w, |&(form, _)| form) {
        out.push(IRREGULAR[i].1.to_owned());
    }
    let mut add = |stem: &str, ending: &str| {
        if stem.chars().count() >= 2 && stem.chars().any(|c| "aeiouy".contains(c)) {
            out.push(format!("{stem}{ending}"));
        }
    };
    if let Some(stem) = w.strip_suffix("ies") {
        add(stem, "y");
        add(stem, "ie");
    } else if let Some(stem) = w.strip_suffix("es") {
        add(stem, "");
        add(stem, "e");
    } else if let Some(stem) = w.strip_suffix('s').filter(|s| !s.ends_with('s') && !s.ends_with('u')) {
        add(stem, "");
    }
    let verb = w.strip_suffix("ied").map(|s| (s, true));
    if let Some((stem, _)) = verb {
        add(stem, "y");
    }
    if let Some(stem) = w.strip_suffix("ed").or_else(|| w.strip_suffix("ing")) {
        add(stem, "");
        add(stem, "e");
        let mut end = stem.chars().rev();
        if let (Some(x), Some(y)) = (end.next(), end.next())
            && x == y
            && !"aeiou".contains(x)
        {
            add(&stem[..stem.len() - x.len_utf8()], "");
        }
        if stem.ends_with("ck") {
            add(&stem[..stem.len() - 1], "");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_forms_of_one_word() {
        for (a, b) in [
            ("continue", "continued"),
            ("agree", "agreed"),
            ("killing", "killed"),
            ("rose", "rises"),
            ("cities", "city"),
            ("planned", "plan"),
            ("stopping", "stopped"),
            ("denied", "deny"),
            ("putin's", "putin"),
            ("met", "meeting"),
            ("crashes", "crash"),
            ("said", "says"),
            ("is", "were"),
        ] {
            assert!(same_word(a, b), "{a} {b}");
        }
    }

    #[test]
    fn keeps_different_words_apart() {
        for (a, b) in [
            ("decide", "decision"),
            ("attack", "attach"),
            ("sanction", "sanctuary"),
            ("form", "former"),
            ("is", "his"),
            ("bus", "bu"),
            ("could", "would"),
            ("russia", "russian"),
        ] {
            assert!(!same_word(a, b), "{a} {b}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn forms_that_begin_unlike_their_base_are_listed() {
        let changed: Vec<&str> = IRREGULAR
            .iter()
            .filter(|(form, base)| form.as_bytes()[0] != base.as_bytes()[0])
            .map(|i| i.0)
            .collect();
        assert_eq!(changed, CHANGED);
        assert!(same_word("were", "is") && same_word("went", "going"));
    }
}
