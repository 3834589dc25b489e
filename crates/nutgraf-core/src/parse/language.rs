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
            *count += usize::from(profile.contains(&word.as_str()));
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|&i| counts[i])?;
    let second = (0..counts.len()).filter(|&i| i != best).map(|i| counts[i]).max().unwrap_or(0);
    let clear = total >= 12 && counts[best] * 8 >= total && counts[best] * 2 >= second * 3;
    clear.then(|| Field::new(PROFILES[best].0, None, Origin::Inferred))
}

/// Frequent function words of the languages told apart; few are shared.
static PROFILES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "that", "was", "for", "it", "with", "as", "his", "on", "be",
            "at", "by", "had", "not", "are", "but", "from", "or", "have", "they", "which", "were", "has",
            "he", "she", "said", "will", "been", "their", "this", "is", "after", "who",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "zu", "mit", "sich", "auf", "ist", "im", "dem",
            "nicht", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie",
            "nach", "wird", "bei", "einer", "um", "am", "sind", "noch", "wie", "einem",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "et", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans",
            "par", "sur", "au", "pas", "plus", "ce", "il", "avec", "sont", "ont", "aux", "cette", "mais",
            "ses", "été", "être", "comme", "leur",
        ],
    ),
    (
        "es",
        &[
            "de", "la", "que", "el", "en", "y", "los", "del", "las", "un", "por", "con", "una", "su", "para",
            "es", "al", "lo", "como", "más", "pero", "sus", "ha", "este", "sobre", "también", "fue", "desde",
            "entre", "sin",
        ],
    ),
    (
        "it",
        &[
            "di", "che", "il", "la", "un", "per", "una", "del", "non", "sono", "della", "con", "ha", "nel",
            "alla", "dei", "le", "gli", "più", "anche", "delle", "dal", "come", "ma", "si", "è", "al", "da",
        ],
    ),
    (
        "pt",
        &[
            "de", "que", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no", "se", "na", "por",
            "mais", "as", "dos", "como", "mas", "ao", "ele", "das", "foi", "são", "também", "pelo", "é",
        ],
    ),
    (
        "nl",
        &[
            "de", "van", "een", "het", "en", "dat", "die", "in", "te", "is", "op", "zijn", "met", "voor",
            "niet", "aan", "er", "om", "ook", "als", "dan", "maar", "bij", "uit", "nog", "worden", "door",
            "naar", "heeft", "werd",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use crate::Story;

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
