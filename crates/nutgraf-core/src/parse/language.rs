//! A guess at the language of a story from its function words.

use crate::{Field, Origin, Story};

/// Words counted before the guess is made.
const SAMPLE: usize = 400;

/// The language whose function words make up a good part of the text and clearly lead; else none.
pub(super) fn guess(text: &str, story: &Story) -> Option<Field> {
    let mut counts = [0usize; PROFILES.len()];
    let mut total = 0;
    let words = story.paragraphs().flat_map(|(_, p)| p.span.slice(text).split(|c: char| !c.is_alphabetic()));
    for word in words.filter(|w| !w.is_empty() && w.len() <= 32).take(SAMPLE) {
        total += 1;
        let word = word.to_lowercase();
        for (count, (_, profile)) in counts.iter_mut().zip(PROFILES) {
            *count += usize::from(profile.binary_search(&word.as_str()).is_ok());
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|&i| counts[i])?;
    let second = (0..counts.len()).filter(|&i| i != best).map(|i| counts[i]).max().unwrap_or(0);
    let clear = total >= 12 && counts[best] * 8 >= total && counts[best] * 2 >= second * 3;
    clear.then(|| Field::new(PROFILES[best].0, None, Origin::Inferred))
}

/// Frequent function words of the languages told apart, each list sorted; few are shared.
static PROFILES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "after", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
            "have", "he", "his", "in", "is", "it", "not", "of", "on", "or", "said", "she", "that", "the",
            "their", "they", "this", "to", "was", "were", "which", "who", "will", "with",
        ],
    ),
    (
        "de",
        &[
            "als", "am", "an", "auch", "auf", "aus", "bei", "das", "dass", "dem", "den", "der", "die", "ein",
            "eine", "einem", "einer", "er", "es", "hat", "im", "ist", "mit", "nach", "nicht", "noch", "sich",
            "sie", "sind", "um", "und", "von", "werden", "wie", "wird", "zu",
        ],
    ),
    (
        "fr",
        &[
            "au", "aux", "avec", "ce", "cette", "comme", "dans", "des", "du", "en", "est", "et", "il", "la",
            "le", "les", "leur", "mais", "ont", "par", "pas", "plus", "pour", "que", "qui", "ses", "sont",
            "sur", "un", "une", "été", "être",
        ],
    ),
    (
        "es",
        &[
            "al", "como", "con", "de", "del", "desde", "el", "en", "entre", "es", "este", "fue", "ha", "la",
            "las", "lo", "los", "más", "para", "pero", "por", "que", "sin", "sobre", "su", "sus", "también",
            "un", "una", "y",
        ],
    ),
    (
        "it",
        &[
            "al", "alla", "anche", "che", "come", "con", "da", "dal", "dei", "del", "della", "delle", "di",
            "gli", "ha", "il", "la", "le", "ma", "nel", "non", "per", "più", "si", "sono", "un", "una", "è",
        ],
    ),
    (
        "pt",
        &[
            "ao", "as", "com", "como", "da", "das", "de", "do", "dos", "ele", "em", "foi", "mais", "mas",
            "na", "no", "não", "os", "para", "pelo", "por", "que", "se", "são", "também", "um", "uma", "é",
        ],
    ),
    (
        "nl",
        &[
            "aan", "als", "bij", "dan", "dat", "de", "die", "door", "een", "en", "er", "heeft", "het", "in",
            "is", "maar", "met", "naar", "niet", "nog", "om", "ook", "op", "te", "uit", "van", "voor",
            "werd", "worden", "zijn",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use crate::Story;

    #[test]
    fn profiles_are_sorted_for_binary_search() {
        assert!(super::PROFILES.iter().all(|(_, words)| words.is_sorted()));
    }

    #[test]
    fn tells_common_languages_apart_and_abstains_when_unsure() {
        let guess = |text: &str| Story::parse(text).in_language.map(|f| f.value);
        assert_eq!(guess("The talks were held on Monday and the two sides said that they will meet again after the break.").as_deref(), Some("en"));
        assert_eq!(guess("Die Gespräche fanden am Montag statt, und die beiden Seiten werden sich nach der Pause wieder treffen.").as_deref(), Some("de"));
        assert_eq!(guess("Les pourparlers ont eu lieu lundi et les deux parties se sont mises d'accord sur une suite dans la semaine.").as_deref(), Some("fr"));
        assert_eq!(
            guess(
                "Vladimir Putin Volodymyr Zelenskyy Donald Trump Steve Witkoff Yuri Ushakov Marco Rubio Karoline Leavitt."
            ),
            None
        );
    }
}
