//! Picture captions and their credits.

use super::signs::Signs;
use std::ops::Range;

/// Where the credit stands in a caption.
pub(super) type Credit = Option<Range<usize>>;

/// The credit within `line`, which holds `signs`, when the line is a caption; the inner option is `None` when it names none.
pub(super) fn caption(line: &str, signs: Signs) -> Option<Credit> {
    let bytes = line.as_bytes();
    let opens = |word: &[u8]| bytes.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let pictured = signs.has(Signs::PICTURE);
    let slash = memchr::memchr(b'/', bytes).is_some();
    if !(pictured || slash || bytes.first() == Some(&b'(') || opens(b"file ") || opens(b"media ")) {
        return None;
    }
    if line.len() > 900 || line.split_whitespace().count() > 90 {
        return None;
    }
    if memchr::memchr3(b':', b'/', b'(', bytes).is_none() && !pictured {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let credit = credit(line, &lower, pictured);
    if credit.is_some() {
        return Some(credit);
    }
    // "(HT Photo)", "(AFP)": a credit alone.
    if let Some(inner) = line.strip_prefix('(').and_then(|l| l.strip_suffix(')'))
        && inner.split_whitespace().count() <= 5
        && inner
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| CREDITS.contains(&w.to_ascii_lowercase().as_str()))
    {
        return Some(Some(0..line.len()));
    }
    LEADS.iter().any(|lead| lower.starts_with(lead)).then_some(None)
}

/// Where the credit stands in a line that is known to be a caption, as mark-up can tell.
pub(super) fn credit_of(line: &str) -> Credit {
    if line.len() > 900 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    credit(line, &lower, true).or_else(|| {
        // "© Ann Lee", and what other languages call it.
        let at = ["©", "foto: ", "fotos: ", "bild: ", "crédit: ", "crédit photo: ", "crédito: "]
            .iter()
            .filter_map(|label| lower.rfind(label))
            .min()?;
        (line[at..].split_whitespace().count() <= 12).then_some(at..line.len())
    })
}

/// The range of the credit at the line's end.
fn credit(line: &str, lower: &str, pictured: bool) -> Credit {
    let end = line.len();
    for label in LABELS.iter().filter(|_| pictured) {
        let Some(at) = lower.rfind(label) else { continue };
        let starts_word = !lower[..at].ends_with(|c: char| c.is_alphanumeric());
        let rest = &line[at + label.len()..];
        let words = rest.split_whitespace().count();
        let name = rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '@');
        let tail = rest.trim_end_matches(['.', ')']);
        if starts_word && name && words <= 12 && !tail.contains(". ") {
            return Some(at..end);
        }
    }
    // A credit without a label: "... REUTERS/Ann Lee", "(AP Photo/Ann Lee)", "Ann Lee/AFP/Getty Images".
    let from = lower[..end].rfind(['.', '(', '[']).filter(|&i| i + 1 < end && end - i <= 90);
    let tail = match from {
        Some(i) if line[i + 1..].trim_end_matches(['.', ')', ']']).is_empty() => {
            lower[..i].rfind(['.', '(', '[']).map_or(0, |j| j + 1)
        }
        Some(i) => i + 1,
        None if end <= 60 => 0,
        None => return None,
    };
    let text = &line[tail..];
    let agency =
        |name: &str| text.split(['/', ' ', ',', ')']).any(|part| part.trim_matches(['.', '(']) == name);
    let slashed = text.contains('/')
        && !text.contains("://")
        && ["REUTERS", "Reuters", "AFP", "AP", "EPA", "PA", "Getty", "TASS"].iter().any(|a| agency(a));
    let library = text.to_ascii_lowercase().trim_end_matches(['.', ')', ' ']).ends_with("getty images");
    let short = text.split_whitespace().count() <= 12;
    let start = tail + (text.len() - text.trim_start().len());
    (short && (slashed || library)).then_some(start..end)
}

/// Words of a credit that is a line of its own.
static CREDITS: &[&str] = &[
    "afp", "ap", "epa", "file", "getty", "ians", "image", "pa", "photo", "photos", "picture", "pti",
    "reuters",
];

/// Openings of a caption.
static LEADS: &[&str] = &[
    "file photo",
    "file - ",
    "file – ",
    "file — ",
    "file picture",
    "photo:",
    "image:",
    "pictured:",
    "picture:",
    "(pictured",
    "image caption",
    "image source",
    "media caption",
    "in this photo",
    "in this image",
    "in this file photo",
    "illustration:",
    "photograph:",
];

/// Words that open a credit.
static LABELS: &[&str] = &[
    "image: ",
    "photo: ",
    "picture: ",
    "photograph: ",
    "photo by ",
    "photograph by ",
    "picture by ",
    "image by ",
    "photo credit: ",
    "image credit: ",
    "picture credit: ",
    "photos: ",
    "photo courtesy of ",
    "photo courtesy: ",
    "illustration: ",
    "image copyright ",
    "credit: ",
    "screengrab: ",
    "ap photo/",
    "file photo/",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_credit_of_a_caption() {
        for (line, expected) in [
            ("Stage demo Image: Nick Example.", "Image: Nick Example."),
            ("FILE PHOTO: A tanker at sea, May 3, 2021. REUTERS/Ann Lee", "REUTERS/Ann Lee"),
            ("Police stand guard in Paris. (AP Photo/Ann Lee)", "AP Photo/Ann Lee)"),
            ("The court in The Hague. Photo: Ann Lee/AFP", "Photo: Ann Lee/AFP"),
            ("Supporters at the stadium. Ann Lee/Getty Images", "Ann Lee/Getty Images"),
        ] {
            let credit = caption(line, Signs::of(line)).unwrap_or_else(|| panic!("{line}")).unwrap();
            assert_eq!(&line[credit], expected);
        }
    }

    #[test]
    fn a_known_caption_may_credit_in_other_words() {
        let credit = |line: &str| credit_of(line).map(|range| line[range].to_owned());
        assert_eq!(credit("Stage demo Image: Nick Example.").as_deref(), Some("Image: Nick Example."));
        assert_eq!(credit("Der Hafen von Oslo. Foto: Ann Lee/dpa").as_deref(), Some("Foto: Ann Lee/dpa"));
        assert_eq!(credit("The harbour © Ann Lee").as_deref(), Some("© Ann Lee"));
        assert_eq!(credit("The harbour of Oslo on Monday"), None);
    }

    #[test]
    fn body_text_about_pictures_is_no_caption() {
        for line in [
            "The agency sold its archive to Getty Images for an undisclosed sum of money, people close to the deal said on Monday.",
            "She shared a photo: it showed the damage.",
            "Reuters reported the deal on Monday.",
            "He wants to restore the company's image: Analysts doubt it will work and say the firm has years of losses ahead.",
        ] {
            assert_eq!(caption(line, Signs::of(line)), None, "{line}");
        }
    }
}
