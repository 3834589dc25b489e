//! The language of a story: what is declared, held against the words.
//!
//! English is told by its function words, which is fast; any other language by whatlang's trigrams.

use super::element::{Element, ElementKind};
use super::word_list::WordList;
use crate::{Field, Note, Origin};
use whatlang::Lang;

/// Words counted before English is taken for granted.
const WORDS: usize = 200;
/// Characters of a piece, and about the bytes of a text, whose trigrams are counted.
const SAMPLE: usize = 1200;
/// Words that a text has at least when it is to contradict what is declared.
const PLAIN: usize = 20;

/// The language of a story as a BCP 47 tag: the declared one unless the words plainly contradict it, else the one
/// that the words tell, else none. Says in `notes` when it is not English, and when the declaration was not taken.
pub(super) fn settle(
    text: &str,
    elements: &[Element],
    declared: Option<Field>,
    notes: &mut Vec<Note>,
) -> Option<Field> {
    let (told, words) = told(text, elements);
    let tag = declared.as_ref().and_then(|field| tag(&field.value));
    let field = match (declared, tag) {
        (Some(mut field), Some(tag)) => match told {
            Some(told) if words >= PLAIN && contradicts(told, &tag) => {
                let message =
                    format!("declared to be in {}, but the words are {}", named(&tag), told.eng_name());
                notes.push(Note::new("language-mismatch", message, None));
                field.rejected.insert(0, (field.origin, tag));
                Field { value: code(told).to_owned(), origin: Origin::Inferred, ..field }
            }
            _ => Field { value: tag, ..field },
        },
        (Some(mut field), None) => {
            field.rejected.insert(0, (field.origin, field.value));
            Field { value: code(told?).to_owned(), origin: Origin::Inferred, ..field }
        }
        (None, _) => Field::new(code(told?), None, Origin::Inferred),
    };
    if primary(&field.value) != "en" {
        let message = format!("the story is in {}, not in English", named(&field.value));
        notes.push(Note::new("not-english", message, None));
    }
    Some(field)
}

/// The language that the words of the body tell, and how many words there are, as far as they are counted.
fn told(text: &str, elements: &[Element]) -> (Option<Lang>, usize) {
    let mut sample = String::new();
    let (mut words, mut english) = (0, 0);
    let body = elements.iter().filter(|e| {
        matches!(e.kind, ElementKind::Text | ElementKind::Paragraph | ElementKind::ListItem { .. })
    });
    for element in body {
        let piece = element.span.slice(text);
        let piece = piece.char_indices().nth(SAMPLE).map_or(piece, |(end, _)| &piece[..end]);
        for word in piece.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(WORDS) {
            words += 1;
            english += usize::from(ENGLISH.contains_in_any_case(word));
        }
        if sample.len() < SAMPLE {
            sample.push_str(piece);
            sample.push('\n');
        }
        if words >= WORDS {
            break;
        }
    }
    if words >= 12 && english * 5 >= words {
        return (Some(Lang::Eng), words);
    }
    let Some(found) = whatlang::detect(&sample) else { return (None, words) };
    // No news is in Latin or Esperanto; filler text is.
    if matches!(found.lang(), Lang::Lat | Lang::Epo) {
        return (None, words);
    }
    if found.is_reliable() {
        return (Some(found.lang()), words);
    }
    let near = matches!(found.lang(), Lang::Dan | Lang::Nob);
    (near.then(|| danish_or_norwegian(&sample)).flatten(), words)
}

/// The two share their trigrams; small words that are spelt differently tell them apart.
fn danish_or_norwegian(text: &str) -> Option<Lang> {
    let count = |list: &[&str]| text.split(|c: char| !c.is_alphabetic()).filter(|w| list.contains(w)).count();
    let danish =
        count(&["af", "blev", "bliver", "efter", "hvad", "mod", "nogle", "nu", "oplyser", "sagde", "ud"]);
    let norwegian = count(&[
        "av", "ble", "blir", "etter", "hva", "mot", "noen", "noe", "nå", "opplyser", "opplyste", "sa", "ut",
    ]);
    match danish.cmp(&norwegian) {
        std::cmp::Ordering::Greater => Some(Lang::Dan),
        std::cmp::Ordering::Less => Some(Lang::Nob),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the words are in another language than a tag says, and not in one that is easily taken for it.
fn contradicts(told: Lang, tag: &str) -> bool {
    const NEAR: &[&[&str]] = &[
        &["da", "nb", "nn", "no", "sv"],
        &["hr", "sr", "bs", "sh", "sl", "mk", "bg"],
        &["id", "ms", "jv", "su"],
        &["cs", "sk"],
        &["es", "gl", "pt", "ca"],
        &["hi", "mr", "ne"],
        &["ru", "uk", "be", "bg"],
        &["nl", "af"],
        &["tr", "az", "tk"],
    ];
    let (said, told) = (primary(tag), code(told));
    // Of a language that is not known nothing can be told.
    let known = Lang::all().iter().any(|&lang| code(lang) == said) || matches!(said, "no" | "nn");
    known && said != told && !NEAR.iter().any(|group| group.contains(&said) && group.contains(&told))
}

/// A declared language as a BCP 47 tag, its case as recommended; none when it is not one.
fn tag(declared: &str) -> Option<String> {
    let mut parts = declared.trim().split(['-', '_']);
    let first = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&first.len()) || !first.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    // Three letters where two are the rule: "eng" and the older "ger".
    let mut out = match first.as_str() {
        "und" | "mul" | "zxx" => return None,
        "ger" => "de".to_owned(),
        "fre" => "fr".to_owned(),
        "dut" => "nl".to_owned(),
        "nor" => "no".to_owned(),
        _ => Lang::from_code(&first).map_or(first, |lang| code(lang).to_owned()),
    };
    for part in parts {
        if !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 if part.as_bytes()[0].is_ascii_alphabetic() => {
                out.push_str(&part[..1].to_ascii_uppercase());
                out.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => out.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(out)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// A tag with the language's English name, where that is known.
fn named(tag: &str) -> String {
    let name = match primary(tag) {
        "no" | "nn" | "nb" => Some("Norwegian"),
        known => Lang::all().iter().find(|&&lang| code(lang) == known).map(|lang| lang.eng_name()),
    };
    name.map_or_else(|| tag.to_owned(), |name| format!("{name} ({tag})"))
}

/// The BCP 47 primary subtag of a language: two letters of ISO 639-1 where there are any.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        _ => lang.code(),
    }
}

/// Frequent function words of English that are rare in other languages.
static ENGLISH: WordList = WordList::new(&[
    "after", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he",
    "his", "in", "is", "it", "not", "of", "on", "or", "said", "she", "that", "the", "their", "they", "this",
    "to", "was", "were", "which", "who", "will", "with",
]);

#[cfg(test)]
mod tests {
    use super::{ENGLISH, tag};
    use crate::{Field, Metadata, Origin, Story};

    const GERMAN: &str = "Die Bundesregierung will den Mindestlohn im kommenden Jahr anheben. Das teilte das \
        Arbeitsministerium am Dienstag in Berlin mit. Die Gewerkschaften begrüßten den Plan.";

    fn told(text: &str) -> Option<String> {
        Story::parse(text).in_language.map(|f| f.value)
    }

    fn declared(text: &str, language: &str) -> Story {
        let in_language = Some(Field::new(language, None, Origin::Markup));
        let elements =
            vec![crate::Element::new(crate::ElementKind::Paragraph, crate::Span::new(0, text.len()))];
        Story::assemble(text, elements, Metadata { in_language, ..Metadata::default() })
    }

    #[test]
    fn words_are_sorted() {
        assert!(ENGLISH.is_sorted());
    }

    #[test]
    fn tells_the_languages_of_news_apart() {
        for (language, text) in [
            ("en", "Police arrested three men after a fire at a warehouse; nobody was hurt, they said."),
            ("de", GERMAN),
            ("fr", "Le gouvernement a annoncé mardi qu'il relèverait le salaire minimum l'année prochaine."),
            ("es", "La policía detuvo a tres hombres tras el incendio de un almacén; nadie resultó herido."),
            ("it", "Il governo ha annunciato martedì che aumenterà il salario minimo il prossimo anno."),
            ("pt", "A polícia deteve três homens depois de um incêndio num armazém; ninguém ficou ferido."),
            (
                "nl",
                "De regering maakte dinsdag bekend dat het minimumloon omhoog gaat, wat door de vakbonden wordt verwelkomd.",
            ),
            (
                "sv",
                "Polisen grep tre män efter en brand i en lagerlokal. Ingen skadades, enligt räddningstjänsten.",
            ),
            ("da", "Politiet har anholdt tre mænd efter en brand i en lagerbygning. Ingen kom til skade."),
            ("nb", "Politiet har pågrepet tre menn etter en brann i en lagerbygning. Ingen ble skadet."),
            ("fi", "Poliisi otti kiinni kolme miestä varastopalon jälkeen. Kukaan ei loukkaantunut."),
            ("pl", "Policja zatrzymała trzech mężczyzn po pożarze magazynu. Nikt nie został ranny."),
            ("ru", "Правительство объявило во вторник, что в следующем году повысит минимальную зарплату."),
            ("ja", "政府は火曜日、来年最低賃金を引き上げると発表した。労働組合は歓迎している。"),
            ("zh", "政府周二宣布，明年将提高最低工资。工会对此表示欢迎。"),
            (
                "ar",
                "أعلنت الحكومة يوم الثلاثاء أنها سترفع الحد الأدنى للأجور العام المقبل، ورحبت النقابات بالقرار.",
            ),
        ] {
            assert_eq!(told(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn names_and_numbers_tell_no_language() {
        let names = "Vladimir Putin Volodymyr Zelenskyy Donald Trump Steve Witkoff Yuri Ushakov Marco Rubio.";
        let filler =
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.";
        for text in [names, filler, "12 3 45", "Oslo", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_declared_wins_unless_the_words_plainly_contradict_it() {
        let story = declared(GERMAN, "de_AT");
        assert_eq!(story.in_language.unwrap().value, "de-AT");
        let story = declared(GERMAN, "en-US");
        let field = story.in_language.unwrap();
        assert_eq!((field.value.as_str(), field.origin), ("de", Origin::Inferred));
        assert_eq!(field.rejected, [(Origin::Markup, "en-US".to_owned())]);
        let kinds: Vec<_> = story.notes.iter().map(|n| n.kind.as_str()).collect();
        assert_eq!(kinds, ["language-mismatch", "not-english"]);
        assert_eq!(story.notes[1].message, "the story is in German (de), not in English");
        // Too little to go by; a language that cannot be told from its words.
        assert_eq!(declared("Alles ist gut.", "en").in_language.unwrap().value, "en");
        assert_eq!(declared(GERMAN, "gsw").in_language.unwrap().value, "gsw");
    }

    #[test]
    fn a_story_in_english_has_no_note_about_it() {
        let story =
            declared("The talks were held on Monday and the two sides will meet again after that.", "en");
        assert!(story.notes.is_empty(), "{:?}", story.notes);
    }

    #[test]
    fn tags_are_written_as_the_standard_recommends() {
        for (declared, wanted) in [
            ("EN_us", Some("en-US")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("deu", Some("de")),
            ("ger", Some("de")),
            (" nb-NO ", Some("nb-NO")),
            ("en-US.UTF-8", Some("en")),
            ("English", None),
            ("und", None),
            ("", None),
        ] {
            assert_eq!(tag(declared).as_deref(), wanted, "{declared}");
        }
    }
}
