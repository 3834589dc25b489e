//! Labels that read as news of what was so long ago, was to be, or never was.

use super::Label;
use nutgraf_language::{Deprel, Parse, Upos, Xpos};

/// Whether the label tells as new what the sentence gives as past, as given up or as unreal.
pub(crate) fn is_overtaken(parse: &Parse<'_>, label: &Label) -> bool {
    label.head.is_some_and(|head| {
        is_dated(parse, label, head) || is_given_up(parse, label, head) || is_unreal(parse, head)
    })
}

/// "Radcliffe smashed the record three years ago", "Wembley sold the stadium in 1999": without the time that is news.
fn is_dated(parse: &Parse<'_>, label: &Label, head: usize) -> bool {
    let kept = |t: usize| label.tokens.contains(&t);
    let past = |t: usize| matches!(parse.tokens[t].xpos, Xpos::Vbd | Xpos::Vbn);
    let helped = |word: &str| parse.children_by(head, Deprel::Aux).any(|a| parse.lower(a) == word);
    // Results are told for the year they are of.
    let measured = label.text.contains(['%', '$', '£', '€']);
    if measured
        || !past(head)
        || helped("has")
        || helped("have")
        || label.tokens.iter().any(|&t| is_year(parse, t))
    {
        return false;
    }
    parse.children(head).filter(|&c| !kept(c)).any(|c| {
        let phrase = parse.subtree(c);
        let clause = phrase.iter().any(|&t| parse.tokens[t].deprel.is_subject());
        let long_ago = || {
            phrase.iter().any(|&t| parse.lower(t) == "ago")
                && phrase.iter().any(|&t| {
                    matches!(
                        &*parse.lower(t),
                        "year" | "years" | "decade" | "decades" | "century" | "centuries"
                    )
                })
        };
        let last = || {
            phrase.windows(2).any(|w| {
                parse.lower(w[0]) == "last"
                    && matches!(&*parse.lower(w[1]), "year" | "season" | "decade" | "century")
            })
        };
        let year = || phrase.iter().any(|&t| is_year(parse, t));
        let time = matches!(
            parse.tokens[c].deprel,
            Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod | Deprel::NmodUnmarked
        );
        time && !clause && (long_ago() || last() || year())
    })
}

fn is_year(parse: &Parse<'_>, t: usize) -> bool {
    let form = parse.form(t);
    let decade = form.strip_suffix('s').unwrap_or(form);
    decade.len() == 4 && decade.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
}

/// "The vote had been scheduled for May", "the vote was due in May but was postponed".
fn is_given_up(parse: &Parse<'_>, label: &Label, head: usize) -> bool {
    const PLANNED: &[&str] =
        &["due", "expected", "forecast", "meant", "planned", "planning", "scheduled", "set", "supposed"];
    let planned = || {
        std::iter::once(head)
            .chain(parse.tokens[head].head)
            .filter(|&t| PLANNED.binary_search(&&*parse.lower(t)).is_ok())
    };
    let helped =
        |words: &[&str]| planned().any(|t| parse.children(t).any(|c| words.contains(&&*parse.lower(c))));
    let otherwise = || {
        (head + 1..parse.len())
            .any(|t| !label.tokens.contains(&t) && matches!(&*parse.lower(t), "but" | "however" | "until"))
    };
    helped(&["had"]) || helped(&["was", "were"]) && otherwise()
}

/// "She might have died", "they would have won had he stayed".
fn is_unreal(parse: &Parse<'_>, head: usize) -> bool {
    let aux = |f: fn(&str) -> bool| parse.children_by(head, Deprel::Aux).find(|&a| f(&parse.lower(a)));
    let modal = aux(|w| matches!(w, "might" | "could" | "would" | "should"));
    let have = aux(|w| w == "have" || w == "'ve");
    modal.zip(have).is_some_and(|(modal, have)| modal < have) && parse.tokens[head].upos == Upos::Verb
}

#[cfg(test)]
mod tests {
    use crate::labels::{candidates, verify};

    /// What is said against the label of the sentence.
    fn objection(text: &str, label: &str) -> Option<&'static str> {
        let parse = nutgraf_language::analyse(text);
        let found = candidates(&parse).into_iter().find(|l| l.text == label).expect("the label is made");
        verify::objection(&parse, &found)
    }

    #[test]
    fn what_was_years_ago_is_no_news() {
        let text = "The company sold the stadium in 1999.";
        assert_eq!(objection(text, "Company sold stadium"), Some("is overtaken"));
        assert_eq!(objection(text, "Company sold stadium in 1999"), None);
        assert_eq!(objection("The company sold the stadium on Friday.", "Company sold stadium"), None);
    }

    #[test]
    fn a_plan_that_was_given_up_is_no_news() {
        let text = "The ship was expected to leave the harbour, but the captain fell ill.";
        assert_eq!(objection(text, "Ship expected to leave harbour"), Some("is overtaken"));
    }
}
