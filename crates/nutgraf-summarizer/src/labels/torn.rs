//! Labels torn from words right beside those they keep, whatever the tree makes of these.

use super::Label;
use nutgraf_language::{Parse, Upos, Xpos};

/// Longer quotations are speech; shorter ones are titles and terms, which are whole or not there.
const TITLE: usize = 6;

/// Whether a neighbour of a kept word is missing that the word says little or something else without.
pub(crate) fn is_torn(parse: &Parse<'_>, label: &Label) -> bool {
    let kept = |t: usize| label.tokens.contains(&t) || label.implied.contains(&t);
    tears_title(parse, &kept)
        || label.tokens.iter().any(|&t| {
            let lost = |at: usize| at < parse.len() && !kept(at);
            tears_name(parse, t, &lost) || tears_rate(parse, t, &lost) || tears_time(parse, t, &lost)
        })
        || label.head.is_some_and(|head| {
            crosses_colon(parse, label, head)
                || is_scene(parse, head, &kept)
                || is_unfinished(parse, head, &kept)
                || loses_purpose(parse, head, &kept)
        })
}

/// "retelling of Beauty" from "retelling of "Beauty and the Beast"".
fn tears_title(parse: &Parse<'_>, kept: &impl Fn(usize) -> bool) -> bool {
    let marks: Vec<usize> = (0..parse.len()).filter(|&t| is_quotation_mark(parse, t)).collect();
    marks.chunks_exact(2).any(|pair| {
        let words = || (pair[0] + 1..pair[1]).filter(|&t| parse.tokens[t].upos != Upos::Punct);
        let articles = |t: &usize| parse.tokens[*t].upos != Upos::Det;
        words().count() <= TITLE && words().any(kept) && !words().filter(articles).all(kept)
    })
}

/// Whether the token is a double quotation mark.
pub(super) fn is_quotation_mark(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "\"" | "“" | "”" | "``" | "''")
}

/// "House ruled" from "House of Lords law lords ruled".
fn tears_name(parse: &Parse<'_>, t: usize, lost: &impl Fn(usize) -> bool) -> bool {
    let name = |at: usize| parse.tokens.get(at).is_some_and(|token| token.upos == Upos::Propn);
    let of = parse.tokens.get(t + 1).is_some() && parse.lower(t + 1) == "of";
    let next = if parse.tokens.get(t + 2).is_some() && parse.lower(t + 2) == "the" { t + 3 } else { t + 2 };
    name(t) && of && lost(t + 1) && name(next) && lost(next)
}

/// "about $1.8m hour" from "about $1.8m an hour".
fn tears_rate(parse: &Parse<'_>, t: usize, lost: &impl Fn(usize) -> bool) -> bool {
    t > 1
        && matches!(&*parse.lower(t - 1), "a" | "an" | "per" | "each")
        && lost(t - 1)
        && (parse.tokens[t - 2].xpos == Xpos::Cd || matches!(&*parse.lower(t - 2), "%" | "percent"))
}

/// "died moments" from "died moments after scoring".
fn tears_time(parse: &Parse<'_>, t: usize, lost: &impl Fn(usize) -> bool) -> bool {
    const LENGTHS: &[&str] = &["second", "moment", "minute", "hour", "day", "week", "month", "year"];
    LENGTHS.contains(&&*parse.lemma(t))
        && lost(t + 1)
        && matches!(&*parse.lower(t + 1), "after" | "before" | "later" | "earlier" | "ago" | "into")
}

/// "Anna Holt: Savage Beauty shows": the colon of a title between subject and predicate.
fn crosses_colon(parse: &Parse<'_>, label: &Label, head: usize) -> bool {
    let first = label.tokens.iter().copied().min().unwrap_or(head);
    (first..head).any(|t| parse.form(t) == ":")
}

/// "Holt walking with Lund" from "was walking with Lund when a gunman shot her": what one was doing is the scene of
/// what happened.
fn is_scene(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let was = (0..head).rev().take(3).any(|t| matches!(&*parse.lower(t), "was" | "were"));
    parse.tokens[head].xpos == Xpos::Vbg
        && was
        && (head + 1..parse.len()).any(|t| parse.lower(t) == "when" && !kept(t))
}

/// "Tests carried out" from "are being carried out".
fn is_unfinished(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let being = |t: usize| parse.lower(t) == "being" && !kept(t);
    parse.tokens[head].xpos == Xpos::Vbn && (0..head).rev().take(2).any(being)
}

/// "Holt used Thursday's debate" from "used Thursday's debate to launch the plan".
fn loses_purpose(parse: &Parse<'_>, head: usize, kept: &impl Fn(usize) -> bool) -> bool {
    let infinitive = |t: usize| {
        parse.lower(t) == "to"
            && !kept(t)
            && parse.tokens.get(t + 1).is_some_and(|next| next.xpos == Xpos::Vb)
    };
    parse.lemma(head) == "use" && (head + 1..parse.len()).any(infinitive)
}

#[cfg(test)]
mod tests {
    use crate::labels::labels;

    #[test]
    fn neighbours_are_kept_with_the_words_that_need_them() {
        for (sentence, torn) in [
            ("Disney is making a live-action retelling of \"Beauty and the Beast\" next year.", "of Beauty"),
            ("House of Lords law lords ruled against the detention measures last week.", "House ruled"),
            ("The company is earning about $1.8m an hour.", "$1.8m hour"),
            ("Ann Holt died moments after the match had ended.", "died moments"),
            ("Anna Lund: Savage Beauty, a show, summarizes Lund's 18-year career.", "Lund summarizes"),
            ("Ann Holt was walking with Lund on Friday when a gunman shot her.", "Holt walking"),
            ("Toxicology tests are being carried out.", "tests carried out"),
            ("Mr Holt used Thursday's debate to launch the new White Paper.", "Thursday's debate"),
        ] {
            let labels = labels(&nutgraf_language::analyse(sentence));
            assert_eq!(labels.iter().map(|l| &l.text).find(|text| text.contains(torn)), None);
        }
    }
}
