//! Datelines: "KYIV, Aug 6 (Reuters) -", "BUFFALO, N.Y. —", "London (CNN)".

use super::dates::Day;
pub(super) use super::dates::day_at;
use std::ops::Range;

/// A day, and where it is written.
pub(super) type WrittenDay = (Day, Range<usize>);

/// A dateline at the start of a text, in byte offsets of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// End of the dateline without its closing dash.
    pub(super) raw_end: usize,
    /// Where the story's own words start.
    pub(super) end: usize,
    /// The place; empty when only an agency is named.
    pub(super) place: Range<usize>,
    /// The day, and where it is written.
    pub(super) day: Option<WrittenDay>,
    /// The agency.
    pub(super) agency: Option<Range<usize>>,
}

/// Longest dateline looked for, in bytes.
const LONGEST: usize = 110;

/// The dateline `text` starts with.
pub(super) fn dateline(text: &str) -> Option<Found> {
    let limit = text.char_indices().map(|(i, _)| i).take_while(|&i| i <= LONGEST).last()?;
    let head = &text[..limit];
    with_agency(text, head).or_else(|| bare(text, head))
}

/// "PLACE, date (AGENCY) -", the dash optional after an agency that is known.
fn with_agency(text: &str, head: &str) -> Option<Found> {
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let agency = head[open + 1..close].trim();
    let words = agency.split_whitespace().count();
    if !(1..=4).contains(&words)
        || !agency.starts_with(char::is_uppercase)
        || agency.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    let (place, day) = place_and_day(head, open)?;
    let after = &text[close + 1..];
    let dashed = dash(after);
    // "(The Example)Ten people", "New Delhi (The Example)Ten": an outlet glued to the text signs it without a dash.
    let glued = after.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'));
    let known = glued || AGENCIES.binary_search(&agency.to_ascii_uppercase().as_str()).is_ok();
    let rest = dashed.unwrap_or(after.len() - after.trim_start().len());
    let body = after[rest..].trim_start();
    if dashed.is_none() && !known || !starts_text(body) {
        return None;
    }
    if !(place.is_empty() || known || shouts(&head[place.clone()])) {
        return None;
    }
    let start = open + 1 + (head[open + 1..close].len() - head[open + 1..close].trim_start().len());
    Some(Found {
        raw_end: close + 1,
        end: text.len() - body.len(),
        place,
        day,
        agency: Some(start..start + agency.len()),
    })
}

/// "PLACE, Region, date —".
fn bare(text: &str, head: &str) -> Option<Found> {
    let (at, width) = head.char_indices().find_map(|(i, c)| {
        let spaced = head[..i].ends_with(' ');
        match c {
            '—' => Some((i, c.len_utf8())),
            '–' if spaced => Some((i, c.len_utf8())),
            '-' if head[i..].starts_with("--") => Some((i, 2)),
            '-' if spaced && head[i + 1..].starts_with(' ') => Some((i, 1)),
            _ => None,
        }
    })?;
    let firm = head[at..].starts_with('—') || width == 2;
    let written = head[..at].trim_end();
    let (place, day) = place_and_day(head, written.len())?;
    let name = &head[place.clone()];
    let body = text[at + width..].trim_start_matches(['-', ' ', '\u{a0}']);
    if name.is_empty() || !starts_text(body) || !shouts(name) {
        return None;
    }
    let city = name.split(',').next().unwrap_or(name).trim();
    let qualified = name.contains(',') || day.is_some();
    let known = CITIES.binary_search(&city.to_uppercase().as_str()).is_ok();
    let plausible = firm && city.chars().count() >= 4 && !LABELS.contains(&city);
    if !(qualified && !LABELS.contains(&city) || known || plausible) {
        return None;
    }
    Some(Found { raw_end: written.len(), end: text.len() - body.len(), place, day, agency: None })
}

/// Splits `head[..end]` into a place and a trailing date.
fn place_and_day(head: &str, end: usize) -> Option<(Range<usize>, Option<WrittenDay>)> {
    let written = head[..end].trim_end().trim_end_matches(',');
    let mut place = 0..written.len();
    let mut day = None;
    for (comma, _) in written.match_indices(',') {
        let start = comma + 1 + (written[comma + 1..].len() - written[comma + 1..].trim_start().len());
        if let Some((found, stop)) = day_at(written, start)
            && stop >= written.trim_end_matches('.').len()
        {
            day = Some((found, start..stop));
            place.end = comma;
            break;
        }
    }
    let words = || written[place.clone()].split_whitespace();
    let named = words().all(|w| {
        w.starts_with(|c: char| c.is_uppercase())
            || matches!(w, "de" | "la" | "of" | "the" | "and" | "do" | "da" | "del" | "al")
    });
    let plain = written[place.clone()]
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | ' ' | '-' | '\'' | '’' | '/'));
    (words().count() <= 7 && named && plain).then_some((place, day))
}

/// The length of white space, a dash and white space at the start of `text`.
fn dash(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    let after = rest.trim_start_matches(['-', '–', '—', '―']);
    (after.len() < rest.len()).then(|| text.len() - after.trim_start().len())
}

/// Whether the first part of a place is in capitals.
fn shouts(place: &str) -> bool {
    let city = place.split(',').next().unwrap_or(place);
    city.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !city.chars().any(char::is_lowercase)
}

/// Whether a text may be the start of a sentence.
fn starts_text(body: &str) -> bool {
    body.chars().next().is_some_and(|c| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '$' | '£' | '€')
    }) || body.chars().next().is_some_and(|c| c.is_lowercase())
        && body.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Agencies and networks that sign without a dash.
static AGENCIES: &[&str] = &[
    "AFP",
    "ANSA",
    "AP",
    "ASSOCIATED PRESS",
    "BBC",
    "BLOOMBERG",
    "CBS",
    "CNN",
    "CNN BUSINESS",
    "CNN STUDENT NEWS",
    "DPA",
    "EFE",
    "IANS",
    "INTERFAX",
    "KYODO",
    "PA",
    "PTI",
    "REUTERS",
    "TASS",
    "THE ASSOCIATED PRESS",
    "UPI",
    "XINHUA",
];

/// Capitalised words before a dash that are labels, not places.
static LABELS: &[&str] = &[
    "ANALYSIS",
    "BREAKING",
    "BREAKING NEWS",
    "COMMENT",
    "CORRECTED",
    "EDITORIAL",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "FEATURE",
    "INTERVIEW",
    "LIVE",
    "NASA",
    "NATO",
    "NEWS",
    "OPINION",
    "PROFILE",
    "REFILE",
    "REVIEW",
    "TIMELINE",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WATCH",
];

/// Cities that news datelines name without a country or state.
static CITIES: &[&str] = &[
    "ABU DHABI",
    "ADDIS ABABA",
    "AMMAN",
    "AMSTERDAM",
    "ANKARA",
    "ATHENS",
    "ATLANTA",
    "BAGHDAD",
    "BALTIMORE",
    "BANGKOK",
    "BARCELONA",
    "BEIJING",
    "BEIRUT",
    "BELFAST",
    "BELGRADE",
    "BENGALURU",
    "BERLIN",
    "BERN",
    "BOGOTA",
    "BOSTON",
    "BRASILIA",
    "BRATISLAVA",
    "BRUSSELS",
    "BUCHAREST",
    "BUDAPEST",
    "BUENOS AIRES",
    "CAIRO",
    "CANBERRA",
    "CAPE TOWN",
    "CARACAS",
    "CARDIFF",
    "CHICAGO",
    "CINCINNATI",
    "CLEVELAND",
    "COLOMBO",
    "COPENHAGEN",
    "DALLAS",
    "DAMASCUS",
    "DELHI",
    "DENVER",
    "DETROIT",
    "DHAKA",
    "DJIBOUTI",
    "DOHA",
    "DUBAI",
    "DUBLIN",
    "EDINBURGH",
    "FRANKFURT",
    "GAZA",
    "GAZA CITY",
    "GENEVA",
    "GLASGOW",
    "GUATEMALA CITY",
    "HAMBURG",
    "HANOI",
    "HARARE",
    "HAVANA",
    "HELSINKI",
    "HONG KONG",
    "HONOLULU",
    "HOUSTON",
    "INDIANAPOLIS",
    "ISLAMABAD",
    "ISTANBUL",
    "JAKARTA",
    "JERUSALEM",
    "JOHANNESBURG",
    "KABUL",
    "KAMPALA",
    "KARACHI",
    "KATHMANDU",
    "KHARTOUM",
    "KIEV",
    "KINSHASA",
    "KOLKATA",
    "KUALA LUMPUR",
    "KUWAIT CITY",
    "KYIV",
    "LAGOS",
    "LAHORE",
    "LAS VEGAS",
    "LIMA",
    "LISBON",
    "LONDON",
    "LOS ANGELES",
    "LUXEMBOURG",
    "MADRID",
    "MANILA",
    "MELBOURNE",
    "MEXICO CITY",
    "MIAMI",
    "MILAN",
    "MILWAUKEE",
    "MINNEAPOLIS",
    "MINSK",
    "MOGADISHU",
    "MONTREAL",
    "MOSCOW",
    "MUMBAI",
    "MUNICH",
    "NAIROBI",
    "NEW DELHI",
    "NEW ORLEANS",
    "NEW YORK",
    "OSLO",
    "OTTAWA",
    "PANAMA CITY",
    "PARIS",
    "PHILADELPHIA",
    "PHNOM PENH",
    "PHOENIX",
    "PITTSBURGH",
    "PRAGUE",
    "PRETORIA",
    "QUITO",
    "RAMALLAH",
    "REYKJAVIK",
    "RIGA",
    "RIO DE JANEIRO",
    "RIYADH",
    "ROME",
    "ROTTERDAM",
    "SAN ANTONIO",
    "SAN DIEGO",
    "SAN FRANCISCO",
    "SANAA",
    "SANTIAGO",
    "SAO PAULO",
    "SARAJEVO",
    "SEATTLE",
    "SEOUL",
    "SHANGHAI",
    "SINGAPORE",
    "SOFIA",
    "ST. LOUIS",
    "STOCKHOLM",
    "STRASBOURG",
    "SYDNEY",
    "TAIPEI",
    "TALLINN",
    "TBILISI",
    "TEHRAN",
    "TEL AVIV",
    "THE HAGUE",
    "TIRANA",
    "TOKYO",
    "TORONTO",
    "TRIPOLI",
    "TUNIS",
    "UNITED NATIONS",
    "VANCOUVER",
    "VATICAN CITY",
    "VIENNA",
    "VILNIUS",
    "WARSAW",
    "WASHINGTON",
    "WELLINGTON",
    "YANGON",
    "YEREVAN",
    "ZAGREB",
    "ZURICH",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_binary_search() {
        assert!(AGENCIES.is_sorted() && CITIES.is_sorted());
    }

    #[test]
    fn reads_place_date_and_agency() {
        for (text, place, agency, rest) in [
            ("WASHINGTON (Reuters) - Scientists on Monday", "WASHINGTON", "Reuters", "Scientists on Monday"),
            ("KYIV, Aug 6 (Reuters) - Russia", "KYIV", "Reuters", "Russia"),
            ("KYIV, Ukraine, Aug. 6, 2025 (AP) — Russia", "KYIV, Ukraine", "AP", "Russia"),
            ("BUFFALO, N.Y. — Hours before", "BUFFALO, N.Y.", "", "Hours before"),
            ("MADRID — Rafael Nadal", "MADRID", "", "Rafael Nadal"),
            ("MADRID – Rafael Nadal", "MADRID", "", "Rafael Nadal"),
            ("LOS ANGELES, California (CNN) -- A boy", "LOS ANGELES, California", "CNN", "A boy"),
            ("SAN JOSE, California  -- Top-seed", "SAN JOSE, California", "", "Top-seed"),
            ("New Delhi, India (CNN)The envoy", "New Delhi, India", "CNN", "The envoy"),
            ("(CNN)Share", "", "CNN", "Share"),
            ("(The Daily Example)Ten", "", "The Daily Example", "Ten"),
            ("New Delhi (CNN)The envoy", "New Delhi", "CNN", "The envoy"),
            ("New Delhi (The Example)“The envoy", "New Delhi", "The Example", "“The envoy"),
            ("(Mental Floss) -- Everyone", "", "Mental Floss", "Everyone"),
            ("LONDON, AUG 6 (REUTERS) - MINISTERS", "LONDON", "REUTERS", "MINISTERS"),
        ] {
            let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[found.place.clone()], place);
            assert_eq!(found.agency.map_or("", |a| &text[a]), agency);
            assert_eq!(&text[found.end..], rest);
            assert_eq!(found.day.is_some(), text.to_ascii_lowercase().contains("aug"), "{text}");
        }
    }

    #[test]
    fn other_openings_are_no_datelines() {
        for text in [
            "PEPA – Universitätsklinikum Heidelberg",
            "EXCLUSIVE — Ministers met",
            "NASA — the agency — said",
            "The BBC (British) - Corporation",
            "Ann Lee (Labour) - A member",
            "It is over — Ministers said",
            "MPs (Conservative) said",
            "Paris - Where to eat",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
