//! Dictionary forms by rule and exception, as the English Web Treebank gives them.

use crate::endings::base;
use crate::irregular::{DEGREES, FUNCTION, NOUNS, VERBS};
use crate::tag::{Upos, Xpos};
use std::borrow::Cow;

/// The dictionary form of `form`, given its tags.
pub(crate) fn lemma(form: &str, upos: Upos, xpos: Xpos) -> Cow<'_, str> {
    match xpos {
        Xpos::Nnps => return proper_plural(form),
        Xpos::Nnp | Xpos::Cd | Xpos::Add | Xpos::Gw | Xpos::Fw => return Cow::Borrowed(form),
        _ => {}
    }
    let is_lower = !form.chars().any(char::is_uppercase);
    let lower = if is_lower { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase()) };
    let changed = match xpos {
        Xpos::Vb | Xpos::Vbp | Xpos::Vbz | Xpos::Vbd | Xpos::Vbn | Xpos::Vbg | Xpos::Md => verb(&lower, xpos),
        Xpos::Nns => Some(NOUNS.find(&lower).map_or_else(|| singular(&lower), str::to_owned)),
        Xpos::Jjr | Xpos::Jjs | Xpos::Rbr | Xpos::Rbs => degree(&lower, xpos),
        Xpos::Prp | Xpos::Dt | Xpos::Rb => match &*lower {
            "i" => Some("I".to_owned()),
            "'s" | "’s" => Some("we".to_owned()),
            "mine" => Some("my".to_owned()),
            "yours" | "ours" | "theirs" | "hers" => Some(lower[..lower.len() - 1].to_owned()),
            _ => FUNCTION.find(&lower).map(str::to_owned),
        },
        Xpos::Pos => Some("'s".to_owned()),
        // Adjectives of nations and the like keep their capital.
        Xpos::Jj if !is_lower && form.chars().skip(1).any(char::is_lowercase) && names_a_people(&lower) => {
            return Cow::Borrowed(form);
        }
        Xpos::Nn if !is_lower && upos == Upos::Noun && is_acronym(form) => return Cow::Borrowed(form),
        _ => None,
    };
    changed.map_or(lower, Cow::Owned)
}

fn is_acronym(form: &str) -> bool {
    form.chars().count() > 1 && form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Whether an adjective in lower case ends as those of peoples and creeds do.
fn names_a_people(lower: &str) -> bool {
    const ENDS: &[&str] =
        &["ian", "ean", "can", "ish", "ese", "ic", "man", "eli", "ani", "aqi", "ch", "tch", "ist"];
    ENDS.iter().any(|end| lower.ends_with(end))
}

fn proper_plural(form: &str) -> Cow<'_, str> {
    let lower = form.to_lowercase();
    let keeps = ["ss", "us", "is", "x"].iter().any(|end| lower.ends_with(end)) || !lower.ends_with('s');
    if keeps
        || matches!(&*lower, "philippines" | "netherlands" | "falls" | "works" | "olympics" | "paralympics")
    {
        return Cow::Borrowed(form);
    }
    if lower.ends_with("ies") && lower.len() > 4 && form.is_ascii() {
        return Cow::Owned(format!("{}y", &form[..form.len() - 3]));
    }
    match form.strip_suffix('s') {
        Some(stem) => Cow::Borrowed(stem),
        None => Cow::Borrowed(form),
    }
}

fn verb(lower: &str, xpos: Xpos) -> Option<String> {
    // "had": 'd; "has": 's. A past form after the clitic is read as "have", else the clitic is a modal or "be".
    if matches!(lower, "'d" | "’d") && xpos == Xpos::Vbd {
        return Some("have".to_owned());
    }
    if let Some(lemma) = FUNCTION.find(lower) {
        return Some(lemma.to_owned());
    }
    if matches!(xpos, Xpos::Vb | Xpos::Md) {
        return matches!(lower, "ai").then(|| "be".to_owned());
    }
    if let Some(lemma) = VERBS.find(lower) {
        let is_base =
            xpos == Xpos::Vbp && !matches!(lower, "am" | "are" | "is" | "was" | "were" | "has" | "had");
        return (!is_base).then(|| lemma.to_owned());
    }
    match xpos {
        Xpos::Vbz => Some(singular(lower)),
        Xpos::Vbd | Xpos::Vbn => lower.strip_suffix("ed").map(base),
        Xpos::Vbg => lower.strip_suffix("ing").or_else(|| lower.strip_suffix("in'")).map(base),
        _ => None,
    }
}

fn degree(lower: &str, xpos: Xpos) -> Option<String> {
    match (lower, xpos) {
        ("better" | "best", Xpos::Rbr | Xpos::Rbs) => return Some("well".to_owned()),
        ("worse" | "worst", Xpos::Rbr | Xpos::Rbs) => return Some("badly".to_owned()),
        _ => {}
    }
    if let Some(lemma) = DEGREES.find(lower) {
        return Some(lemma.to_owned());
    }
    let stem = lower.strip_suffix("est").or_else(|| lower.strip_suffix("er"))?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    let bytes = stem.as_bytes();
    if let &[.., a, b] = bytes
        && a == b
        && !matches!(b, b'l' | b's' | b'e')
    {
        return Some(stem[..stem.len() - 1].to_owned());
    }
    // "larger", "safer", "nicer": the stem lost its e.
    const LOST: &[&str] = &[
        "larg", "saf", "nic", "wid", "clos", "lat", "simpl", "strang", "brav", "wis", "rar", "fin", "pur",
        "tam", "hug", "loos", "sur", "ripe", "whit", "gentl", "littl", "nobl", "humbl", "fierc", "scarc",
        "dens", "tens", "sever", "cut", "rud", "ripp", "stabl", "blu",
    ];
    Some(if LOST.contains(&stem) { format!("{stem}e") } else { stem.to_owned() })
}

/// The stem of a plural noun or of a verb in the third person.
fn singular(lower: &str) -> String {
    let cut = |n: usize| lower[..lower.len() - n].to_owned();
    if !lower.ends_with('s') || lower.ends_with("ss") || lower.len() < 3 {
        return lower.to_owned();
    }
    if lower.ends_with("'s") {
        return format!("{}s", cut(2));
    }
    // Decades: "1970s" is its own dictionary form.
    if lower.strip_suffix('s').is_some_and(|stem| stem.bytes().all(|byte| byte.is_ascii_digit())) {
        return lower.to_owned();
    }
    if lower.ends_with("ies") && lower.len() > 4 {
        return format!("{}y", cut(3));
    }
    let es = ["sses", "shes", "ches", "xes", "zzes", "oes"];
    if es.iter().any(|end| lower.ends_with(end)) && !lower.ends_with("aches") {
        return cut(2);
    }
    if lower.ends_with("uses")
        && ["buses", "viruses", "bonuses", "campuses", "statuses", "censuses", "focuses"].contains(&lower)
    {
        return cut(2);
    }
    cut(1)
}

#[cfg(test)]
mod tests {
    use super::lemma;
    use crate::tag::{Upos, Xpos};

    #[test]
    fn verbs_go_back_to_their_base() {
        for (form, tag, base) in [
            ("said", Xpos::Vbd, "say"),
            ("stopped", Xpos::Vbd, "stop"),
            ("Passed", Xpos::Vbn, "pass"),
            ("agreed", Xpos::Vbd, "agree"),
            ("created", Xpos::Vbn, "create"),
            ("visited", Xpos::Vbd, "visit"),
            ("imposed", Xpos::Vbn, "impose"),
            ("hoping", Xpos::Vbg, "hope"),
            ("carried", Xpos::Vbd, "carry"),
            ("goes", Xpos::Vbz, "go"),
            ("pushes", Xpos::Vbz, "push"),
            ("changing", Xpos::Vbg, "change"),
            ("bringing", Xpos::Vbg, "bring"),
            ("required", Xpos::Vbn, "require"),
            ("opened", Xpos::Vbd, "open"),
            ("are", Xpos::Vbp, "be"),
            ("found", Xpos::Vb, "found"),
            ("meeting", Xpos::Vbg, "meet"),
            ("using", Xpos::Vbg, "use"),
            ("announced", Xpos::Vbd, "announce"),
            ("continued", Xpos::Vbd, "continue"),
            ("planned", Xpos::Vbn, "plan"),
            ("seen", Xpos::Vbn, "see"),
            ("seeing", Xpos::Vbg, "see"),
            ("showed", Xpos::Vbd, "show"),
            ("attacked", Xpos::Vbd, "attack"),
            ("making", Xpos::Vbg, "make"),
        ] {
            assert_eq!(lemma(form, Upos::Verb, tag), base, "for {form}");
        }
    }

    #[test]
    fn nouns_and_degrees_go_back_to_their_base() {
        for (form, tag, base) in [
            ("talks", Xpos::Nns, "talk"),
            ("countries", Xpos::Nns, "country"),
            ("women", Xpos::Nns, "woman"),
            ("1970s", Xpos::Nns, "1970s"),
            ("boxes", Xpos::Nns, "box"),
            ("bigger", Xpos::Jjr, "big"),
            ("largest", Xpos::Jjs, "large"),
            ("easier", Xpos::Jjr, "easy"),
            ("best", Xpos::Rbs, "well"),
            ("Americans", Xpos::Nnps, "American"),
            ("n't", Xpos::Rb, "not"),
            ("them", Xpos::Prp, "they"),
        ] {
            assert_eq!(lemma(form, Upos::Noun, tag), base, "for {form}");
        }
    }
}
