//! Sentences that draw a reader in rather than tell the news: the lead of a feature or a column.
//!
//! Such a lead speaks to the reader or of its writer, sets a scene in the present, goes back to a day long gone, or
//! promises what the next paragraph tells. The news is told further on, in the nut graf.

use crate::document::SentenceView;
use nutgraf_language::{Parse, Upos, Xpos};

/// Shorter sentences promise something and do not tell it: "Ron Paul supporters have a plan."
const SHORTEST: usize = 7;

/// How far into a sentence the words stand that open it.
const OPENING: usize = 7;

/// "Listen to the full interview on our site": it tells the reader what to do.
fn is_an_order(parse: &Parse<'_>) -> bool {
    let Some(first) = parse.tokens.iter().position(|t| t.upos != Upos::Punct) else { return false };
    parse.tokens[first].upos == Upos::Verb && parse.tokens[first].xpos == Xpos::Vb
}

/// Whether the sentence draws the reader in.
pub(super) fn teases(s: &SentenceView<'_>, parse: &Parse<'_>) -> bool {
    s.words.len() < SHORTEST && s.quoted == 0
        || speaks_to_reader(s, parse)
        || opens_like_a_tale(parse)
        || is_an_order(parse)
        || sets_a_scene(parse)
}

/// "You would be pressed to find", "We met her weeks later": not of what happened but of reader and writer.
fn speaks_to_reader(s: &SentenceView<'_>, parse: &Parse<'_>) -> bool {
    const MARKS: [char; 4] = ['\'', '‘', '"', '“'];
    let personal = |t: usize| {
        // "We Are The World has been sold": a title.
        let titled = || parse.form(t + 1).starts_with(char::is_uppercase);
        let acts =
            parse.tokens.get(t + 1).is_some_and(|n| matches!(n.upos, Upos::Verb | Upos::Aux | Upos::Adv))
                && !titled();
        match &*parse.lower(t) {
            "you" | "we" | "i" => acts,
            "your" | "our" | "my" | "me" => t < OPENING,
            _ => false,
        }
    };
    // After a mark it may be somebody's words.
    let opened = |t: usize| s.quoted > 0 && parse.text[..parse.tokens[t].span.start()].contains(MARKS);
    (0..parse.len()).any(|t| personal(t) && !opened(t))
}

/// "Six months ago", "When it comes to", "For some,": how a tale opens, or a general remark.
fn opens_like_a_tale(parse: &Parse<'_>) -> bool {
    const PHRASES: &[&str] = &[
        "what ",
        "what's ",
        "what’s ",
        "when it comes to ",
        "for some",
        "for many",
        "for most",
        "everyone's ",
        "everyone’s ",
        "things ",
        "it's ",
        "it’s ",
        "it was ",
        "once upon ",
        "for years",
        "for decades",
        "never mind ",
        "not since ",
        "as a boy",
        "as a child",
        "as a girl",
        "as a teenager",
        "as a young",
        "even as a ",
    ];
    let head: String = parse.text.chars().take(20).flat_map(char::to_lowercase).collect();
    let long_ago = (0..OPENING.min(parse.len())).any(|t| {
        &*parse.lower(t) == "ago"
            && t > 0
            && matches!(
                &*parse.lower(t - 1),
                "year" | "years" | "month" | "months" | "decade" | "decades" | "century"
            )
    });
    let grown_up = (1..parse.len()).any(|t| {
        // "when he was 7 years old"
        &*parse.lower(t) == "old"
            && (t.saturating_sub(6)..t).any(|w| &*parse.lower(w) == "when")
            && (t.saturating_sub(5)..t).any(|w| parse.tokens[w].upos == Upos::Num)
    });
    // "For five years, the memory has lingered"
    let for_years = parse.len() > 3
        && &*parse.lower(0) == "for"
        && parse.tokens[1].upos == Upos::Num
        && matches!(&*parse.lower(2), "years" | "decades" | "months")
        && parse.form(3) == ",";
    long_ago || grown_up || for_years || PHRASES.iter().any(|p| head.starts_with(p))
}

/// "Ann Holt walks slowly": what somebody does before the eyes of the reader, in the present.
fn sets_a_scene(parse: &Parse<'_>) -> bool {
    const SEEN: &[&str] = &[
        "blink", "climb", "crouch", "dance", "gaze", "glance", "grin", "hang", "hold", "kneel", "laugh",
        "lean", "lie", "look", "nod", "peer", "pull", "reach", "recline", "reflect", "ride", "sing", "sip",
        "sit", "smile", "stand", "stare", "step", "stroll", "sway", "walk", "wander", "watch", "wave",
        "wear", "weep", "whisper",
    ];
    let is_finite = |t: &usize| {
        matches!(parse.tokens[*t].upos, Upos::Verb | Upos::Aux)
            && (parse.tokens[*t].xpos.is_finite() || parse.tokens[*t].xpos == Xpos::Md)
    };
    let verb = (0..parse.len()).find(is_finite);
    verb.is_some_and(|t| {
        // "the way people watch television": not the verb of the sentence.
        let opens = t < OPENING || parse.form(t.saturating_sub(2)) == ",";
        opens && matches!(parse.tokens[t].xpos, Xpos::Vbz | Xpos::Vbp) && SEEN.contains(&&*parse.lemma(t))
    })
}

#[cfg(test)]
mod tests {
    use super::teases;
    use crate::document::Document;
    use nutgraf_core::Story;

    fn is_teaser(text: &str) -> bool {
        let story = Story::parse(text);
        let document = Document::new(&story, 1);
        teases(&document.sentences[0], document.tagged(0))
    }

    #[test]
    fn what_speaks_to_the_reader_draws_in() {
        for text in [
            "You would be pressed to find a town that looks as good in the rain as Holm does.",
            "Think back to the day on which the school at Holm was opened by the king.",
            "We met the mayor just a few weeks after the flood had taken the bridge at Holm.",
        ] {
            assert!(is_teaser(text), "{text}");
        }
    }

    #[test]
    fn scenes_and_tales_draw_in() {
        for text in [
            "Ann Holt walks slowly and with some hesitation, using the wall of her house for balance.",
            "Six months ago this week Lee Berg received a call from a friend in the town of Holm.",
            "Ann Holt had the idea for the bridge at Holm when she was 7 years old.",
            "Ann Holt's supporters have a plan.",
            "For five years, the horrible memory has lingered in the minds of the people of Holm.",
            "As a youngster, Lee Berg had a nickname that told all there was to know of him.",
        ] {
            assert!(is_teaser(text), "{text}");
        }
    }

    #[test]
    fn news_does_not() {
        for text in [
            "The council of Holm has approved a new bridge, which will open in June.",
            "We Are The World, the anthem of the charity, has been sold to a firm in Holm.",
            "Police in Holm say they have arrested a man accused of stabbing five neighbours.",
            "\"We will fight this in every court,\" the mayor of Holm told reporters on Monday.",
            "The mayor of Holm said on Monday that \"your party\" was to blame for the loss of the bridge.",
        ] {
            assert!(!is_teaser(text), "{text}");
        }
    }
}
