//! Whether a sentence can stand on the page at all, and as what.

use super::{
    cues,
    opener::{self, Opener},
    reference,
    signals::{background_heading, furniture, past_perfect, question, years},
    teaser, unnamed,
};
use crate::document::{Document, SentenceView, Word};
use nutgraf_language::{Parse, Upos, Xpos};

/// What keeps a sentence from the page, or holds it back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    /// A fragment, caption, stub of a list, residue of a quotation, or a line about the page.
    pub unfit: bool,
    /// Most of it is someone's words.
    pub quote: bool,
    /// All of it is someone's words, and who that is stands elsewhere.
    pub bare: bool,
    /// It asks.
    pub question: bool,
    /// It tells what was before.
    pub background: bool,
    /// How it opens.
    pub opener: Opener,
    /// It speaks of "he", "she" or "they" before it tells of anybody.
    pub nameless: bool,
    /// Stems of what it takes up from sentences before: "the attack".
    pub takes_up: Vec<u32>,
    /// It opens with somebody's words.
    pub opens_quoted: bool,
    /// It is short and about "it" or "one", with no name to go by.
    pub vague: bool,
    /// It draws the reader in and tells no news.
    pub teaser: bool,
    /// What it tells that is news whatever the story is about: harm, a deadline, a decision, a figure.
    pub news: f64,
}

impl Standing {
    /// Whether it can be read only after the sentence before it.
    pub(crate) fn leans(&self) -> bool {
        self.opener.dangles() || self.nameless
    }

    /// Whether it can be the bottom line.
    pub(crate) fn leads(&self) -> bool {
        !self.unfit
            && !self.quote
            && !self.opens_quoted
            && !self.question
            && !self.background
            && !self.leans()
            && self.opener != Opener::TakesUp
            && !self.vague
            && !self.teaser
    }
}

/// The standing of every sentence, in order.
pub(crate) fn all(document: &Document<'_>) -> Vec<Standing> {
    let cues = document.cues();
    let year = match document.reference() {
        Some(date) => Some(date.year() as u32),
        None => document.sentences.iter().flat_map(years).max(),
    };
    let n = document.sentences.len();
    let mut first = vec![n; document.stems];
    for (i, s) in document.sentences.iter().enumerate().rev() {
        s.words.iter().for_each(|w| first[w.stem as usize] = i);
    }
    let mut out = Vec::with_capacity(n);
    for (i, s) in document.sentences.iter().enumerate() {
        let has = |cue| s.words.iter().any(|w| cues[w.stem as usize] & cue != 0);
        let under = document.headings.get(s.section).and_then(Option::as_ref);
        let long_gone = year.is_some_and(|now| years(s).any(|y| y + 2 <= now) && !years(s).any(|y| y >= now));
        let told_before = long_gone || past_perfect(s) && has(cues::PAST);
        out.push(Standing {
            unfit: unfit(s)
                || i > 0 && !s.in_list && (captions(s.text) || shows_a_scene(document.tagged(i)))
                || runs_on(document.tagged(i))
                || is_verbless(document.tagged(i)),
            quote: 10 * s.quoted > 6 * s.text.len(),
            bare: 10 * s.quoted > 9 * s.text.len(),
            question: question(s.text),
            background: under.is_some_and(|(text, _)| background_heading(text))
                || told_before && !has(cues::DAY) && i > 2 && 3 * i >= n,
            // Before the first sentence nothing stands that it could lean on: the name follows.
            opener: if i == 0 && names_in_full(document.tagged(i)) {
                Opener::Free
            } else {
                opener::of(s.text)
            },
            nameless: unnamed::speaks_of_nobody_named(document, i)
                && !(i == 0 && names_in_full(document.tagged(i))),
            takes_up: reference::taken_up(document, i, &first),
            opens_quoted: s.text.starts_with(['"', '“', '‘']) && 4 * s.quoted > s.text.len(),
            vague: vague(s),
            teaser: teaser::teases(s, document.tagged(i)),
            news: news(s, cues),
        });
    }
    out
}

/// News values that hold whatever the story is about (Harcup and O'Neill 2017: bad news, follow-up, magnitude).
fn news(s: &SentenceView<'_>, cues: &[cues::Cue]) -> f64 {
    let count = |cue| s.words.iter().filter(|w| cues[w.stem as usize] & cue != 0).count() as f64;
    let (harm, due, decision) = (count(cues::CASUALTY), count(cues::DUE), count(cues::DECISION));
    let dated = count(cues::DAY) > 0.0;
    let figures = s.words.iter().filter(|w| w.digit).count() as f64;
    harm.min(2.0) * 1.25
        + due.min(1.0) * if dated { 2.0 } else { 1.0 }
        + decision.min(2.0) * 0.5
        + if dated { 0.5 } else { 0.0 }
        + figures.min(2.0) * 0.25
}

/// Whether a short sentence holds no finite verb that can be told by its form, as captions and titles.
fn verbless(s: &SentenceView<'_>) -> bool {
    s.words.len() < 15
        && !s.words.iter().any(|w| {
            let form = w.span.slice(s.text).to_ascii_lowercase();
            let form = form.replace('’', "'");
            FINITE.contains(&form.as_str())
                || form.contains("n't")
                || ["'s", "'re", "'ve", "'ll", "'d"].iter().any(|e| form.ends_with(e) && w.function)
                || !w.capital && form.len() > 4 && form.ends_with("ed")
        })
}

/// Finite forms that are common in news and do not end in -ed.
const FINITE: &[&str] = &[
    "am", "are", "became", "began", "bought", "broke", "brought", "built", "came", "can", "cannot", "chose",
    "could", "cut", "did", "do", "does", "drew", "drove", "fell", "felt", "fought", "found", "gave", "gets",
    "goes", "got", "grew", "had", "has", "have", "held", "hit", "includes", "is", "kept", "knew", "laid",
    "left", "led", "lost", "made", "makes", "may", "means", "meant", "met", "might", "must", "need", "needs",
    "paid", "plans", "put", "ran", "remains", "rose", "said", "sang", "sat", "saw", "say", "says", "sent",
    "set", "shall", "shot", "should", "shows", "sold", "spent", "spoke", "stood", "struck", "swept", "take",
    "takes", "taught", "tells", "think", "thought", "threw", "told", "took", "want", "wants", "was", "went",
    "were", "will", "won", "wore", "would", "wrote",
];

fn unfit(s: &SentenceView<'_>) -> bool {
    let text = s.text;
    let ends = |c: &[char]| text.ends_with(c);
    // "X said." is what is left of a quotation that was cut off from it.
    let residue = s.words.len() < 7
        && s.words.iter().any(|w| matches!(w.span.slice(text), "said" | "says" | "added" | "told"))
        && s.quoted == 0;
    // The end of one quotation with the start of the next.
    let straddles =
        text.starts_with(['"', '“']) && text.matches('"').count() % 2 == 1 && text.matches('"').count() > 2;
    s.words.len() < 5
        || residue
        || straddles
        || text.starts_with("Q: ")
        || captions_photo(text)
        || captions_somebody(text)
        || lacks_subject(text)
        || furniture(s)
        || text.starts_with(char::is_lowercase)
        || ends(&[':', ',', ';', '-', '–', '—'])
        // A line of the page that was run into the text.
        || text.ends_with(" .")
        || !ends(&['.', '!', '?', '"', '”', '’', '\'', ')', '…']) && s.words.len() < 20
        || capitals(s)
        || verbless(s)
}

/// "An undated amateur photo of ...": what a picture shows.
fn captions_photo(text: &str) -> bool {
    let mut words = text.split(' ').take(6).peekable();
    while let Some(word) = words.next() {
        let picture = ["photo", "photograph", "picture", "image", "photos", "pictures", "images"];
        if picture.iter().any(|p| word.eq_ignore_ascii_case(p)) && words.peek() == Some(&"of") {
            return true;
        }
    }
    false
}

/// "Andrew Holt: He will be paid £80,000": a name with what stood under its picture.
fn captions_somebody(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(": ") else { return false };
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    (2..5).contains(&name.split(' ').count())
        && name.split(' ').all(capital)
        && ["He ", "She ", "His ", "Her ", "They "].iter().any(|p| rest.starts_with(p))
}

/// "Admits that he risked his life": a line of a list under a headline that has its subject.
fn lacks_subject(text: &str) -> bool {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    ["Admits", "Claims", "Insists", "Reveals", "Says", "Warns"].contains(&first)
        && ["that", "he", "she", "it", "they", "how"].contains(&second)
}

/// Whether nearly all words are capitalised, as in a headline or a list of names.
fn capitals(s: &SentenceView<'_>) -> bool {
    let content = s.words.iter().filter(|w| !w.function && !w.digit).count();
    let capital = s.words.iter().filter(|w| !w.function && w.capital).count();
    content > 4 && 10 * capital > 9 * content
}

/// "Strain: Lee Holt, right, and his wife arrive at court": what stood under a picture.
fn captions(text: &str) -> bool {
    const MOST: usize = 5;
    let placed = [
        ", left, ",
        ", right, ",
        ", centre, ",
        ", center, ",
        "(left)",
        "(right)",
        "(centre)",
        "(above)",
        "(L)",
        "(R)",
        "(C)",
    ];
    if placed.iter().any(|p| text.contains(p)) || text.starts_with("Pictured") {
        return true;
    }
    // A catchword is no one who says what follows.
    let Some((catchword, rest)) = text.split_once(": ") else { return false };
    let mut words = catchword.split(' ');
    let opens = words.next().is_some_and(|w| {
        w.len() > 2
            && w.starts_with(char::is_uppercase)
            && w.chars().skip(1).all(|c| c.is_lowercase() || matches!(c, '\'' | '-'))
    });
    let small =
        |w: &str| !w.is_empty() && w.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'));
    let told = || {
        catchword.split(' ').any(|w| matches!(w, "said" | "says" | "added" | "wrote" | "told" | "is" | "was"))
    };
    opens
        && words.clone().count() < MOST
        && words.all(small)
        && rest.starts_with(char::is_uppercase)
        && !told()
}

/// "Soldiers stand near charred cars in Beirut": a picture is told in the present, by what its people do in it.
fn shows_a_scene(parse: &Parse<'_>) -> bool {
    const MOST: usize = 26;
    const DOING: &[&str] = &[
        "arrive",
        "battle",
        "board",
        "burn",
        "drop",
        "fly",
        "kneel",
        "leave",
        "react",
        "shake",
        "thank",
        "unload",
        "attend",
        "carry",
        "celebrate",
        "clean",
        "dance",
        "embrace",
        "gather",
        "gesture",
        "greet",
        "hold",
        "hug",
        "inspect",
        "kiss",
        "lie",
        "light",
        "line",
        "look",
        "march",
        "mourn",
        "move",
        "paint",
        "pass",
        "perform",
        "pose",
        "pray",
        "protest",
        "rest",
        "ride",
        "search",
        "sit",
        "smile",
        "stand",
        "stroll",
        "take",
        "talk",
        "wait",
        "walk",
        "watch",
        "wave",
        "wear",
        "weep",
        "work",
    ];
    let verb = |t: usize| {
        matches!(parse.tokens[t].upos, Upos::Verb | Upos::Aux) && parse.tokens[t].xpos != Xpos::Vbn
    };
    let Some(first) = (0..parse.len()).find(|&t| verb(t)) else { return false };
    let subject =
        first.checked_sub(1).is_some_and(|b| matches!(parse.tokens[b].upos, Upos::Noun | Upos::Propn));
    let quotes = parse.text.contains(['"', '“']);
    // Where and when it is: what people do as a habit has neither.
    let placed = (first + 1..parse.len()).any(|t| {
        matches!(&*parse.lower(t), "at" | "in" | "near" | "outside" | "along" | "beside" | "on" | "through")
            && parse.tokens[t].upos == Upos::Adp
            && (t + 1..parse.len().min(t + 6)).any(|n| parse.tokens[n].upos == Upos::Propn)
            // "Firefighters battle a blaze Wednesday": so do no other sentences in the present.
            || parse.tokens[t].upos == Upos::Propn && DAYS.contains(&parse.form(t))
    });
    subject
        && placed
        && !quotes
        && parse.len() <= MOST
        && matches!(parse.tokens[first].xpos, Xpos::Vbz | Xpos::Vbp)
        && DOING.contains(&&*parse.lemma(first))
}

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Another, a student charged with helping": no verb that tells.
fn is_verbless(parse: &Parse<'_>) -> bool {
    const MOST: usize = 30;
    parse.len() < MOST
        && (0..parse.len()).all(|t| {
            let xpos = parse.tokens[t].xpos;
            !xpos.is_finite() && !matches!(xpos, Xpos::Md | Xpos::Vb)
        })
}

/// `"Rest in peace," About ten years ago, he`: a quotation run into the sentence after it.
fn runs_on(parse: &Parse<'_>) -> bool {
    let mark = |t: usize| matches!(parse.form(t), "\"" | "”" | "''");
    let Some(close) = (1..parse.len()).find(|&t| mark(t)) else { return false };
    let opens = matches!(parse.form(0), "\"" | "“" | "``");
    let next = parse.tokens.get(close + 1);
    opens
        && parse.form(close - 1) == ","
        && parse.form(close + 1).starts_with(char::is_uppercase)
        && next
            .is_some_and(|n| n.xpos != Xpos::Prp && !matches!(n.upos, Upos::Propn | Upos::Noun | Upos::Adj))
}

/// Whether two proper nouns stand side by side, as in a full name.
fn names_in_full(parse: &Parse<'_>) -> bool {
    parse.tokens.windows(2).any(|w| w[0].upos == Upos::Propn && w[1].upos == Upos::Propn)
}

/// Whether a short sentence speaks of "it" or "one" and holds no name but, at most, its first word.
fn vague(s: &SentenceView<'_>) -> bool {
    let points = |w: &Word| {
        matches!(
            w.span.slice(s.text),
            "it" | "one" | "it's" | "it’s" | "them" | "they" | "that's" | "that’s" | "this"
        )
    };
    s.words.len() < 12
        && s.words.iter().any(points)
        && !s.words.iter().skip(1).any(|w| w.capital && !w.function)
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::document::Document;
    use nutgraf_core::Story;

    fn standing(text: &str, i: usize) -> super::Standing {
        let story = Story::parse(text);
        all(&Document::new(&story, 1)).swap_remove(i)
    }

    #[test]
    fn residues_and_stubs_are_unfit() {
        let text = "The town lost its only bridge on Monday. The mayor said. Among the causes:";
        assert!(!standing(text, 0).unfit);
        assert!(standing(text, 1).unfit);
        assert!(standing(text, 2).unfit);
    }

    #[test]
    fn lines_under_pictures_and_headlines_are_unfit() {
        let text = "Andrew Holt: He will be paid £80,000 a month. Admits that he was often late for the meetings. Mr Holt \
                    admits that he was late.";
        assert!(standing(text, 0).unfit);
        assert!(standing(text, 1).unfit);
        assert!(!standing(text, 2).unfit);
    }

    #[test]
    fn a_year_long_gone_is_background_late_in_a_story() {
        let text = "The council closed the mine in May 2024. Workers were told on Monday. The pit employs 300 \
                    people. The mine opened in 1911 under a Belgian owner. Severance pay is being discussed.";
        assert!(standing(text, 3).background);
        assert!(!standing(text, 0).background);
    }

    #[test]
    fn most_of_a_quote_is_a_quote() {
        let text = "The council met on Monday evening. “We will fight this to the very end,” she said.";
        assert!(standing(text, 1).quote);
        assert!(!standing(text, 1).leads());
    }

    #[test]
    fn a_short_sentence_about_it_does_not_lead() {
        let text =
            "For most people, it has become a travel essential. Hotels in Utah have locked phones away.";
        assert!(!standing(text, 0).leads());
        assert!(standing(text, 1).leads());
    }

    #[test]
    fn what_stood_under_a_picture_is_unfit() {
        let text = "A man was jailed in Leeds on Monday. Strain: Lee Holt arrives at court with a friend. Mayor Ann \
                    Holt said: We knew nothing of all this.";
        assert!(standing(text, 1).unfit);
        assert!(!standing(text, 2).unfit);
    }

    #[test]
    fn a_place_is_nobody_and_he_is_not_they() {
        let text = "Lee Berg left home. Across Mexico and Peru, he saw hope. As trucks carried them off, she jumped. As \
            trucks carried them off, Eva Lind jumped.";
        assert!(standing(text, 1).nameless);
        assert!(standing(text, 2).nameless);
        assert!(!standing(text, 3).nameless);
    }

    #[test]
    fn a_man_told_of_first_is_who_his_wife_is_of() {
        let text = "A man stabbed his wife on Monday, a court heard. Officials said they would appeal. On Sunday, the \
                    army released them.";
        assert!(!standing(text, 0).nameless);
        assert!(!standing(text, 1).nameless);
        assert!(standing(text, 2).nameless);
    }

    #[test]
    fn a_scene_in_the_present_is_a_picture() {
        let text = "A bomb struck a convoy in Beirut on Tuesday. Soldiers stand near charred cars at the site of the \
                    explosion in Beirut. Officials in Beirut say that three people died.";
        assert!(standing(text, 1).unfit);
        assert!(!standing(text, 2).unfit);
    }

    #[test]
    fn a_name_may_follow_its_pronoun() {
        let text = "The court met. Two years after she left the party, Maria Bauer has returned to Oslo. The 28-year-old \
                    spoke in Holm.";
        assert!(!standing(text, 1).nameless);
        assert!(standing(text, 2).nameless);
        assert!(standing("He may be ill, but Arnold Berg will play on Monday.", 0).leads());
    }

    #[test]
    fn he_without_a_name_is_nameless() {
        let text =
            "On Monday the offer was something he refused outright. When asked, Maria Bauer said he refused.";
        assert!(standing(text, 0).nameless);
        assert!(!standing(text, 1).nameless);
    }
}
