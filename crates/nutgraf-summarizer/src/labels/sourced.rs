//! Whether a label that is somebody's word is told as such.

use super::Label;
use crate::claim::claim;
use nutgraf_language::{Deprel, Parse, Xpos, lexicon};

/// Whether the label tells as the story's own what the sentence has somebody claim, urge or judge.
pub(crate) fn loses_its_source(parse: &Parse<'_>, label: &Label) -> bool {
    let Some(head) = label.head.filter(|_| !matches!(label.pattern, "clause of told" | "clause of speaker"))
    else {
        return false;
    };
    if claimed_aside(parse, head) {
        return true;
    }
    let claim = claim(parse);
    let Some(source) = claim.as_ref().and_then(|c| c.source.as_ref()) else {
        return parse.tokens[head].deprel == Deprel::Ccomp && is_judged(parse, head);
    };
    let reported = claim.as_ref().is_some_and(|c| c.head == head || parse.is_within(head, c.head));
    // "Critics say": what is said time and again is an opinion.
    let opinion = source.verb.is_some_and(|v| matches!(parse.tokens[v].xpos, Xpos::Vbp | Xpos::Vbz));
    reported && (opinion || is_judged(parse, head) || is_quoted(parse, head))
}

/// What may, should or need be, and how things are, is the judgement of whoever says so.
fn is_judged(parse: &Parse<'_>, head: usize) -> bool {
    parse.children(head).any(|c| {
        let lower = parse.lower(c);
        parse.tokens[c].deprel == Deprel::Cop
            || parse.tokens[c].xpos == Xpos::Md && !matches!(&*lower, "will" | "would" | "'ll" | "wo" | "'d")
    })
}

/// Whether the word stands between quotation marks.
fn is_quoted(parse: &Parse<'_>, i: usize) -> bool {
    let mark = |t: &usize| parse.form(*t).contains(['"', '“', '”']) || matches!(parse.form(*t), "''" | "``");
    (0..i).filter(mark).count() % 2 == 1
}

/// ", the Tories have claimed": the verb takes a stance, so that its subject has to be named.
fn claimed_aside(parse: &Parse<'_>, head: usize) -> bool {
    parse.children_by(head, Deprel::Parataxis).any(|aside| {
        lexicon::STRONG_REPORTING_VERBS.contains(&parse.lemma(aside))
            && super::subject(parse, aside).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::labels::verify::holding;

    #[test]
    fn a_judgement_is_told_with_its_source() {
        let labels = holding("The union said the pay offer was unfair.");
        assert!(labels.iter().any(|l| l == "Union: pay offer was unfair"), "{labels:?}");
        assert!(labels.iter().all(|l| l.starts_with("Union")), "{labels:?}");
    }

    #[test]
    fn an_event_that_is_reported_needs_none() {
        let labels = holding("Police said the bridge had collapsed.");
        assert!(labels.iter().any(|l| l == "Bridge collapsed"), "{labels:?}");
    }
}
