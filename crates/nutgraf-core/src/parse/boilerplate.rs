//! Lines that belong to the page, not to the story.

use super::signs::Signs;
use super::visible::{is_alphanumeric, visible};
use super::word_list::WordList;
use crate::Reason;

/// Length in bytes up to which a line may be a menu.
const SHORT: usize = 140;

/// Why a line, which holds `signs`, is boilerplate, when it is.
///
/// A line has to be boilerplate as a whole: "Follow-up talks begin on Monday." is not.
pub(super) fn reason(line: &str, signs: Signs) -> Option<Reason> {
    if line.len() > 2_000 {
        return None;
    }
    // A short line is looked at as readers see it; a long one is copied only when there is a reason to.
    let short = line.len() <= SHORT;
    let line = if short { visible(line) } else { line.into() };
    let menu = short && has_bar(&line);
    if !(menu || signs.has(Signs::NOTICE) || opens_like_boilerplate(&line)) {
        return None;
    }
    let line = if short { line } else { visible(&line).into_owned().into() };
    let text = line.trim().to_lowercase().replace('’', "'");
    let text = text.trim_start_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '©' | '('))).trim_end();
    let words = text.split_whitespace().count();
    if words == 0 {
        return None;
    }
    let bare = text.trim_end_matches(['.', ':', '!', '»', '>', '…', ' ', '›', '→']);
    if let Ok(i) = WHOLE.binary_search_by(|(phrase, _)| (*phrase).cmp(bare)) {
        return Some(WHOLE[i].1);
    }
    for &(phrase, most, reason) in STARTS {
        if words <= most && starts_with_phrase(text, phrase) {
            return Some(reason);
        }
    }
    if is_follow(text, words) {
        return Some(Reason::FollowUs);
    }
    if is_share_bar(text) {
        return Some(Reason::Share);
    }
    if is_copyright(text, words) {
        return Some(Reason::Copyright);
    }
    if is_consent(text) {
        return Some(Reason::Consent);
    }
    is_menu(text).then_some(Reason::Navigation)
}

/// Whether a mark that sets off the parts of a menu is in the line.
fn has_bar(line: &str) -> bool {
    memchr::memchr(b'|', line.as_bytes()).is_some() || !line.is_ascii() && line.contains(['·', '›', '»'])
}

/// Whether the first word is one that opens boilerplate, compared without a copy of the line.
fn opens_like_boilerplate(line: &str) -> bool {
    OPENERS.contains_in_any_case(first_word(line))
}

/// The first word, up to a hyphen or apostrophe.
fn first_word(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| !is_alphanumeric(c));
    line.split(|c: char| !is_alphanumeric(c)).next().unwrap_or("")
}

/// The outlet that a "Follow for more updates on NAME" line names.
pub(super) fn publisher(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    if !["more", "updates", "news", "stories"].iter().any(|word| lower.contains(word)) {
        return None;
    }
    let at = [" on ", " from ", " at ", " with "]
        .iter()
        .filter_map(|p| lower.rfind(p).map(|i| i + p.len()))
        .max()?;
    let name = line[at..].trim().trim_end_matches(['.', '!']);
    let words = || name.split_whitespace();
    let capitals = words().all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let network = words().any(|w| NETWORKS.contains(&w.to_ascii_lowercase().trim_end_matches([',', '.'])));
    (capitals && !network && (1..=5).contains(&words().count())).then_some(name)
}

/// Whether `text` starts with `phrase` and the phrase ends at a word's end.
fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| {
        phrase.ends_with([':', ' ']) || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
    })
}

/// "Follow us on X", "Follow @name", "Like us on Facebook", "Follow NAME on Twitter".
fn is_follow(text: &str, words: usize) -> bool {
    if words > 24
        || !["follow ", "like ", "join ", "find ", "you can follow ", "connect "]
            .iter()
            .any(|v| text.starts_with(v))
    {
        return false;
    }
    let on_network = NETWORKS.iter().any(|network| {
        [" on ", " to ", " our ", " via "].iter().any(|p| text.contains(&format!("{p}{network}")))
    });
    on_network || text.starts_with("follow @") || text.starts_with("follow us ") && words <= 8
}

/// "Share Tweet Email", "Facebook Twitter Pinterest".
fn is_share_bar(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut count = 0;
    let all = words.all(|w| {
        count += 1;
        NETWORKS.contains(&w)
            || matches!(w, "share" | "tweet" | "email" | "print" | "save" | "copy" | "link" | "comments")
    });
    all && count >= 2
}

fn is_copyright(text: &str, words: usize) -> bool {
    let mark = text.starts_with('©') || text.starts_with("(c) ") || text.starts_with("copyright ");
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .any(|d| d.len() == 4 && (d.starts_with("19") || d.starts_with("20")));
    words <= 60 && (mark && (year || words <= 8) || text.contains("all rights reserved"))
}

/// Notices about cookies and consent, in the first person of the site or addressed to the visitor.
fn is_consent(text: &str) -> bool {
    let about = ["cookie", "personal data", "privacy policy", "personalised ad", "personalized ad"];
    let voice = [
        "we use",
        "we and our",
        "our partners",
        "this site uses",
        "this website uses",
        "by continuing",
        "by clicking",
        "you agree",
        "you consent",
        "your consent",
        "your browser",
        "your preferences",
        "accept all",
        "manage preferences",
        "cookie settings",
    ];
    about.iter().any(|a| text.contains(a)) && voice.iter().any(|v| text.contains(v))
}

/// "Home | News | Sport".
fn is_menu(text: &str) -> bool {
    let parts = || text.split(['|', '·', '›', '»']).map(str::trim).filter(|p| !p.is_empty());
    parts().count() >= 3
        && parts().all(|p| p.split_whitespace().count() <= 2 && !p.contains(|c: char| c.is_ascii_digit()))
}

/// First words of all that the rules above and the tables below recognise.
static OPENERS: WordList = WordList::new(&[
    "ad",
    "advert",
    "advertisement",
    "advertising",
    "already",
    "also",
    "article",
    "back",
    "bluesky",
    "breaking",
    "c",
    "click",
    "close",
    "comments",
    "connect",
    "continue",
    "copy",
    "copyright",
    "don",
    "download",
    "e",
    "email",
    "enter",
    "facebook",
    "filed",
    "find",
    "flipboard",
    "follow",
    "for",
    "get",
    "google",
    "home",
    "instagram",
    "join",
    "keep",
    "latest",
    "leave",
    "like",
    "link",
    "linkedin",
    "listen",
    "loading",
    "log",
    "mastodon",
    "menu",
    "more",
    "most",
    "must",
    "newsletter",
    "next",
    "pinterest",
    "post",
    "previous",
    "print",
    "promoted",
    "read",
    "recommended",
    "reddit",
    "related",
    "save",
    "scroll",
    "see",
    "share",
    "show",
    "sign",
    "skip",
    "snapchat",
    "sponsored",
    "stay",
    "story",
    "subscribe",
    "tags",
    "telegram",
    "this",
    "threads",
    "tiktok",
    "to",
    "topics",
    "trending",
    "tweet",
    "twitter",
    "view",
    "watch",
    "whatsapp",
    "x",
    "you",
    "youtube",
]);

static NETWORKS: &[&str] = &[
    "bluesky",
    "facebook",
    "flipboard",
    "google news",
    "instagram",
    "linkedin",
    "mastodon",
    "pinterest",
    "reddit",
    "snapchat",
    "telegram",
    "threads",
    "tiktok",
    "twitter",
    "whatsapp",
    "x",
    "youtube",
];

/// Lines that are boilerplate when they are nothing but this phrase.
static WHOLE: &[(&str, Reason)] = &[
    ("ad", Reason::Advertisement),
    ("ad feedback", Reason::Advertisement),
    ("advert", Reason::Advertisement),
    ("advertisement", Reason::Advertisement),
    ("advertising", Reason::Advertisement),
    ("article continues below", Reason::Advertisement),
    ("back to home", Reason::Navigation),
    ("back to top", Reason::Navigation),
    ("click here", Reason::ReadMore),
    ("close", Reason::Navigation),
    ("comments", Reason::Navigation),
    ("continue reading", Reason::ReadMore),
    ("copy link", Reason::Share),
    ("e-mail to a friend", Reason::Share),
    ("email this", Reason::Share),
    ("email this to a friend", Reason::Share),
    ("home", Reason::Navigation),
    ("keep reading", Reason::ReadMore),
    ("latest news", Reason::Navigation),
    ("leave a comment", Reason::Navigation),
    ("loading", Reason::Navigation),
    ("menu", Reason::Navigation),
    ("more on this story", Reason::ReadMore),
    ("most popular", Reason::Navigation),
    ("most read", Reason::Navigation),
    ("newsletter", Reason::Newsletter),
    ("next", Reason::Navigation),
    ("next article", Reason::Navigation),
    ("post a comment", Reason::Navigation),
    ("previous", Reason::Navigation),
    ("previous article", Reason::Navigation),
    ("print", Reason::Share),
    ("print this", Reason::Share),
    ("promoted", Reason::Advertisement),
    ("read more", Reason::ReadMore),
    ("read next", Reason::ReadMore),
    ("read the full story", Reason::ReadMore),
    ("recommended", Reason::ReadMore),
    ("recommended stories", Reason::ReadMore),
    ("related articles", Reason::ReadMore),
    ("related content", Reason::ReadMore),
    ("related stories", Reason::ReadMore),
    ("related topics", Reason::ReadMore),
    ("scroll down for video", Reason::ReadMore),
    ("share", Reason::Share),
    ("share article", Reason::Share),
    ("share this", Reason::Share),
    ("share this article", Reason::Share),
    ("share this story", Reason::Share),
    ("share this with", Reason::Share),
    ("show comments", Reason::Navigation),
    ("skip to content", Reason::Navigation),
    ("skip to main content", Reason::Navigation),
    ("sponsored", Reason::Advertisement),
    ("sponsored content", Reason::Advertisement),
    ("story continues", Reason::Advertisement),
    ("story continues below", Reason::Advertisement),
    ("subscribe", Reason::Newsletter),
    ("trending", Reason::Navigation),
    ("tweet", Reason::Share),
    ("view comments", Reason::Navigation),
    ("you may also like", Reason::ReadMore),
];

/// Lines that are boilerplate when they start with this phrase and have at most so many words.
static STARTS: &[(&str, usize, Reason)] = &[
    ("follow for more", 14, Reason::FollowUs),
    ("follow for the latest", 14, Reason::FollowUs),
    ("follow us", 10, Reason::FollowUs),
    ("follow our", 14, Reason::FollowUs),
    ("like us on", 14, Reason::FollowUs),
    ("stay tuned", 14, Reason::FollowUs),
    ("stay up to date with", 20, Reason::FollowUs),
    ("stay connected with", 14, Reason::FollowUs),
    ("for more updates", 14, Reason::FollowUs),
    ("for the latest news", 20, Reason::FollowUs),
    ("for all the latest", 24, Reason::FollowUs),
    ("download our app", 24, Reason::FollowUs),
    ("download the", 6, Reason::FollowUs),
    ("get the latest news", 24, Reason::FollowUs),
    ("read more:", 30, Reason::ReadMore),
    ("read more about", 14, Reason::ReadMore),
    ("read more on", 14, Reason::ReadMore),
    ("read more at", 14, Reason::ReadMore),
    ("read more from", 14, Reason::ReadMore),
    ("read also", 30, Reason::ReadMore),
    ("also read", 30, Reason::ReadMore),
    ("also see:", 30, Reason::ReadMore),
    ("see also:", 30, Reason::ReadMore),
    ("see more:", 30, Reason::ReadMore),
    ("must read:", 30, Reason::ReadMore),
    ("read:", 30, Reason::ReadMore),
    ("related:", 30, Reason::ReadMore),
    ("related story:", 30, Reason::ReadMore),
    ("related stories:", 40, Reason::ReadMore),
    ("related articles:", 40, Reason::ReadMore),
    ("more from", 8, Reason::ReadMore),
    ("more on this", 8, Reason::ReadMore),
    ("more:", 24, Reason::ReadMore),
    ("watch:", 24, Reason::ReadMore),
    ("listen:", 24, Reason::ReadMore),
    ("click here to", 24, Reason::ReadMore),
    ("click here for", 24, Reason::ReadMore),
    ("recommended:", 30, Reason::ReadMore),
    ("don't miss:", 30, Reason::ReadMore),
    ("you may also like", 30, Reason::ReadMore),
    ("you might also like", 30, Reason::ReadMore),
    ("continue reading", 12, Reason::ReadMore),
    ("read the full", 12, Reason::ReadMore),
    ("scroll down for", 6, Reason::ReadMore),
    ("sign up for", 40, Reason::Newsletter),
    ("sign up to", 40, Reason::Newsletter),
    ("sign up here", 30, Reason::Newsletter),
    ("subscribe to our", 30, Reason::Newsletter),
    ("subscribe to the", 16, Reason::Newsletter),
    ("subscribe now", 16, Reason::Newsletter),
    ("subscribe for", 16, Reason::Newsletter),
    ("get our", 14, Reason::Newsletter),
    ("enter your email", 20, Reason::Newsletter),
    ("click here to subscribe", 20, Reason::Newsletter),
    ("advertisement", 6, Reason::Advertisement),
    ("story continues after advertisement", 8, Reason::Advertisement),
    ("sponsored by", 10, Reason::Advertisement),
    ("share this", 8, Reason::Share),
    ("share on", 6, Reason::Share),
    ("share via", 6, Reason::Share),
    ("share with", 6, Reason::Share),
    ("e-mail to a friend", 8, Reason::Share),
    ("subscribe to read", 30, Reason::Paywall),
    ("subscribe to continue", 30, Reason::Paywall),
    ("already a subscriber", 20, Reason::Paywall),
    ("already have an account", 20, Reason::Paywall),
    ("to continue reading", 24, Reason::Paywall),
    ("to read the full story", 24, Reason::Paywall),
    ("this article is for subscribers", 30, Reason::Paywall),
    ("this content is for subscribers", 30, Reason::Paywall),
    ("log in to", 16, Reason::Paywall),
    ("you have reached your limit", 30, Reason::Paywall),
    ("this material may not be published", 20, Reason::Copyright),
    ("this content is subject to copyright", 20, Reason::Copyright),
    ("skip to", 6, Reason::Navigation),
    ("tags:", 40, Reason::Navigation),
    ("topics:", 40, Reason::Navigation),
    ("filed under", 24, Reason::Navigation),
    ("comments (", 4, Reason::Navigation),
    ("view all comments", 6, Reason::Navigation),
    ("leave a reply", 6, Reason::Navigation),
    ("join the conversation", 10, Reason::Navigation),
    ("trending:", 30, Reason::Navigation),
    ("breaking news, delivered", 20, Reason::Newsletter),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_whole_lines_is_sorted_for_binary_search() {
        assert!(WHOLE.is_sorted_by_key(|(phrase, _)| *phrase));
    }

    #[test]
    fn every_phrase_opens_with_a_listed_word() {
        let phrases = WHOLE.iter().map(|(phrase, _)| phrase).chain(STARTS.iter().map(|(phrase, ..)| phrase));
        for phrase in phrases.chain(NETWORKS) {
            assert!(opens_like_boilerplate(phrase), "{phrase}");
        }
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn names_the_reason_of_each_kind_of_boilerplate() {
        for (line, expected) in [
            ("READ MORE: Ten dead in flood", Reason::ReadMore),
            ("Also read | Ministers meet again", Reason::ReadMore),
            ("Sign up for our morning newsletter and never miss a story.", Reason::Newsletter),
            ("ADVERTISEMENT", Reason::Advertisement),
            ("Share this", Reason::Share),
            ("Facebook Twitter Email", Reason::Share),
            ("Follow Ann Lee on Twitter", Reason::FollowUs),
            ("Follow us on X and Facebook.", Reason::FollowUs),
            ("© 2024 Example Media Ltd. All rights reserved.", Reason::Copyright),
            (
                "We use cookies to improve your experience. By continuing you agree to our policy.",
                Reason::Consent,
            ),
            ("This article is for subscribers only.", Reason::Paywall),
            ("Home | News | Sport", Reason::Navigation),
            ("Fol\u{200b}low us on\u{a0}Facebook", Reason::FollowUs),
        ] {
            assert_eq!(reason(line, Signs::of(&visible(line))), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_sentence_that_merely_contains_such_words_stays() {
        for line in [
            "Follow-up talks begin on Monday.",
            "Follow the money, she told reporters in Paris.",
            "Share prices fell on Monday.",
            "Google will end support for third-party cookies next year.",
            "Watch makers in Geneva are worried.",
            "Sign up deadlines have passed.",
            "Join forces or lose, the party warned.",
        ] {
            assert_eq!(reason(line, Signs::of(&visible(line))), None, "{line}");
        }
    }

    #[test]
    fn a_call_to_follow_names_the_outlet() {
        assert_eq!(publisher("Follow for more updates on Example Daily"), Some("Example Daily"));
        assert_eq!(publisher("Follow us for more news on Facebook"), None);
    }
}
