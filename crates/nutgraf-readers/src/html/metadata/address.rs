//! Dates in addresses.

use crate::date::{self, Order};
use jiff::civil::Date;

/// A date that is written into an address, as in `/2019/11/18/` or `/2019-11-18-title`.
pub(super) fn date_of_url(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    numbers
        .windows(3)
        .find_map(|w| {
            let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
            (digits(w[0], 4) && (digits(w[1], 2) || digits(w[1], 1)) && (digits(w[2], 2) || digits(w[2], 1)))
                .then(|| date::of_value(&w.join("-"), Order::DayFirst))
                .flatten()
        })
        .or_else(|| {
            let compact = numbers.iter().find(|n| n.len() == 8 && n.starts_with("20"))?;
            compact
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| date::of_value(compact, Order::DayFirst))
                .flatten()
        })
}

#[cfg(test)]
mod tests {
    use super::date_of_url;

    #[test]
    fn reads_dates_in_addresses() {
        let date = |url| date_of_url(url).map(|d| d.to_string());
        assert_eq!(date("https://x.org/2019/11/18/talks").as_deref(), Some("2019-11-18"));
        assert_eq!(date("https://x.org/a-20191118-1").as_deref(), Some("2019-11-18"));
        assert_eq!(date("https://x.org/2019/11/talks"), None);
    }
}
