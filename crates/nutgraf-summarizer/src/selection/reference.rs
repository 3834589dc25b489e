//! Definite descriptions that take up what was told before: "the attack", "the pair", "these measures".
//!
//! A reader of the page who has not met the attack asks which one. What a noun means is known without the story
//! where it is named or described ("the attack in Leeds", "the central bank") and where there is but one
//! ("the government").

use crate::document::Document;
use nutgraf_language::{Parse, Upos, Xpos, lexicon};

/// Nouns of persons and bodies that "the" takes up whether or not the noun itself was there before.
const STAND_INS: &[&str] = &[
    "attacker",
    "boy",
    "child",
    "children",
    "couple",
    "defendant",
    "driver",
    "duo",
    "family",
    "former",
    "gang",
    "girl",
    "gunman",
    "incident",
    "killer",
    "latter",
    "man",
    "men",
    "mother",
    "father",
    "pair",
    "parents",
    "player",
    "shooter",
    "striker",
    "suspect",
    "suspects",
    "trio",
    "victim",
    "victims",
    "woman",
    "women",
    "youngster",
];

/// Nouns of which there is one, or that a relation makes definite.
const ONLY_ONES: &[&str] = &[
    "air",
    "army",
    "beginning",
    "border",
    "capital",
    "case",
    "chance",
    "city",
    "community",
    "constitution",
    "country",
    "court",
    "day",
    "days",
    "earth",
    "economy",
    "end",
    "environment",
    "fact",
    "first",
    "fore",
    "front",
    "future",
    "government",
    "ground",
    "heart",
    "hope",
    "idea",
    "internet",
    "issue",
    "kind",
    "lack",
    "last",
    "law",
    "lead",
    "least",
    "left",
    "majority",
    "market",
    "media",
    "middle",
    "military",
    "minority",
    "moment",
    "monarchy",
    "morning",
    "nation",
    "need",
    "number",
    "ocean",
    "opposition",
    "past",
    "people",
    "planet",
    "police",
    "pope",
    "president",
    "press",
    "public",
    "queen",
    "rate",
    "region",
    "rest",
    "right",
    "risk",
    "road",
    "role",
    "same",
    "scene",
    "sea",
    "season",
    "second",
    "sector",
    "sky",
    "state",
    "street",
    "summer",
    "sun",
    "table",
    "time",
    "top",
    "town",
    "truth",
    "universe",
    "war",
    "water",
    "way",
    "weather",
    "weekend",
    "winter",
    "word",
    "world",
    "year",
    "years",
    "youth",
];

/// The stems of what sentence `index` takes up, of which `first` tells the sentence each stem stands in first.
pub(super) fn taken_up(document: &Document<'_>, index: usize, first: &[usize]) -> Vec<u32> {
    let parse = document.tagged(index);
    let mut out = Vec::new();
    for t in 0..parse.len() {
        let demonstrative = match &*parse.lower(t) {
            "the" => false,
            "this" | "that" | "these" | "those" if parse.tokens[t].upos == Upos::Det => true,
            _ => continue,
        };
        // "Lee, the man responsible for it": the name stands beside it.
        let apposed = t > 1 && parse.form(t - 1) == "," && parse.tokens[t - 2].upos == Upos::Propn;
        let Some(noun) = described(parse, t, demonstrative).filter(|_| !apposed) else { continue };
        let start = parse.tokens[noun].span.start();
        let Some(word) = document.sentences[index].words.iter().find(|w| w.span.start() == start) else {
            continue;
        };
        let lower = parse.lower(noun);
        // "Ann Holt would play once the striker is fit", "a ship sank when the ship": told in the same breath.
        let sentence = &document.sentences[index];
        let told_here = sentence.words.iter().any(|w| w.span.end() <= start && w.stem == word.stem)
            || (STAND_INS.contains(&&*lower) || lexicon::GENERIC_SUBJECTS.contains(&parse.lemma(noun)))
                && (0..t).any(|n| {
                    parse.tokens[n].upos == Upos::Propn && !lexicon::TIME_WORDS.contains(&parse.lower(n))
                });
        if told_here && !demonstrative {
            continue;
        }
        let stands_in =
            STAND_INS.contains(&&*lower) || lexicon::GENERIC_SUBJECTS.contains(&parse.lemma(noun));
        let told_before = first[word.stem as usize] < index;
        if demonstrative || stands_in || told_before {
            out.push(word.stem);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The noun after the determiner at `t`, when nothing beside it tells what it means.
fn described(parse: &Parse<'_>, t: usize, demonstrative: bool) -> Option<usize> {
    let mut noun = None;
    let mut modified = false;
    for n in t + 1..parse.len().min(t + 5) {
        match parse.tokens[n].upos {
            Upos::Noun => {
                modified |= noun.is_some();
                noun = Some(n);
            }
            Upos::Adj | Upos::Num if noun.is_none() => {
                modified |= parse.tokens[n].upos == Upos::Adj && !is_relative(&parse.lower(n));
            }
            Upos::Propn => return None,
            _ => break,
        }
    }
    let noun = noun?;
    let lower = parse.lower(noun);
    // "The 46-year-old pop star": somebody who has a name, however described.
    let somebody = STAND_INS.contains(&&*lower) || matches!(&*lower, "star" | "singer" | "actor" | "actress");
    if lexicon::TIME_WORDS.contains(&lower)
        || ONLY_ONES.contains(&&*lower)
        || modified && !demonstrative && !somebody
    {
        return None;
    }
    let next = noun + 1;
    let described = parse.tokens.get(next).is_some_and(|n| match n.upos {
        Upos::Adp => {
            let time = lexicon::TIME_WORDS.contains(&parse.lower(next + 1));
            !time
                && !matches!(
                    &*parse.lower(next),
                    "after" | "amid" | "as" | "before" | "despite" | "during" | "since"
                )
        }
        Upos::Verb => matches!(n.xpos, Xpos::Vbn | Xpos::Vbg),
        Upos::Part => n.xpos == Xpos::To,
        Upos::Adj => true,
        _ => matches!(&*parse.lower(next), "who" | "which" | "that" | "whose" | "where" | "when"),
    });
    (!described || demonstrative).then_some(noun)
}

/// Adjectives that set a thing off against others told of.
fn is_relative(adjective: &str) -> bool {
    matches!(
        adjective,
        "new"
            | "latest"
            | "same"
            | "other"
            | "current"
            | "recent"
            | "former"
            | "following"
            | "remaining"
            | "whole"
            | "young"
            | "old"
            | "two"
            | "three"
            | "alleged"
            | "second"
            | "third"
    )
}

#[cfg(test)]
mod tests {
    use super::taken_up;
    use crate::document::Document;
    use nutgraf_core::Story;

    fn taken(text: &str, index: usize) -> Vec<String> {
        let story = Story::parse(text);
        let document = Document::new(&story, 1);
        let mut first = vec![usize::MAX; document.stems];
        for (i, s) in document.sentences.iter().enumerate() {
            s.words.iter().for_each(|w| first[w.stem as usize] = first[w.stem as usize].min(i));
        }
        taken_up(&document, index, &first).iter().map(|&s| document.stem_texts[s as usize].clone()).collect()
    }

    #[test]
    fn what_was_told_before_is_taken_up() {
        let text = "A museum in Holm was robbed on Monday. Thieves came to the museum before dawn. The pair took a vase.";
        assert_eq!(taken(text, 1), ["museum"]);
        assert_eq!(taken(text, 2), ["pair"]);
    }

    #[test]
    fn a_group_named_in_the_same_breath_is_told() {
        let text = "Plans to film the Carib people of Dominica were criticised by the group's chief. The group will sue.";
        assert!(taken(text, 0).is_empty());
        assert_eq!(taken(text, 1), ["group"]);
    }

    #[test]
    fn what_is_described_or_the_only_one_is_not() {
        let text = "A museum was robbed by men. The museum in Holm stayed shut. The government sent the police to the town.";
        assert!(taken(text, 1).is_empty());
        assert!(taken(text, 2).is_empty());
    }
}
