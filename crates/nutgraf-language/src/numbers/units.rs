//! Units of money and measure, as they are written.

use super::QuantityKind::{self, Measure, Money, Multiple, Percent, PercentagePoints};
use crate::lexemes::Lexemes;
use crate::word_table::WordTable;

/// A unit: its English name in the singular, and the kind of quantity it makes.
pub(super) type Unit = (&'static str, QuantityKind);

/// Words and abbreviations after a number.
static UNITS: WordTable<Unit> = WordTable::new(&[
    ("acre", ("acre", Measure)),
    ("acres", ("acre", Measure)),
    ("barrels", ("barrel", Measure)),
    ("bps", ("basis point", PercentagePoints)),
    ("centimeters", ("centimetre", Measure)),
    ("centimetres", ("centimetre", Measure)),
    ("cents", ("cent", Money)),
    ("cm", ("centimetre", Measure)),
    ("degrees", ("degree", Measure)),
    ("dirhams", ("dirham", Money)),
    ("dollar", ("dollar", Money)),
    ("dollars", ("dollar", Money)),
    ("euro", ("euro", Money)),
    ("euros", ("euro", Money)),
    ("feet", ("foot", Measure)),
    ("fold", ("fold", Multiple)),
    ("foot", ("foot", Measure)),
    ("francs", ("franc", Money)),
    ("ft", ("foot", Measure)),
    ("gallon", ("gallon", Measure)),
    ("gallons", ("gallon", Measure)),
    ("gb", ("gigabyte", Measure)),
    ("gigawatts", ("gigawatt", Measure)),
    ("grams", ("gram", Measure)),
    ("gw", ("gigawatt", Measure)),
    ("hectares", ("hectare", Measure)),
    ("hryvnia", ("hryvnia", Money)),
    ("inch", ("inch", Measure)),
    ("inches", ("inch", Measure)),
    ("kg", ("kilogram", Measure)),
    ("kilogram", ("kilogram", Measure)),
    ("kilograms", ("kilogram", Measure)),
    ("kilometer", ("kilometre", Measure)),
    ("kilometers", ("kilometre", Measure)),
    ("kilometre", ("kilometre", Measure)),
    ("kilometres", ("kilometre", Measure)),
    ("km", ("kilometre", Measure)),
    ("kph", ("kilometre per hour", Measure)),
    ("kronor", ("krona", Money)),
    ("kw", ("kilowatt", Measure)),
    ("lb", ("pound", Measure)),
    ("lbs", ("pound", Measure)),
    ("liters", ("litre", Measure)),
    ("litres", ("litre", Measure)),
    ("megawatts", ("megawatt", Measure)),
    ("meter", ("metre", Measure)),
    ("meters", ("metre", Measure)),
    ("metre", ("metre", Measure)),
    ("metres", ("metre", Measure)),
    ("mg", ("milligram", Measure)),
    ("mile", ("mile", Measure)),
    ("miles", ("mile", Measure)),
    ("mm", ("millimetre", Measure)),
    ("mph", ("mile per hour", Measure)),
    ("mw", ("megawatt", Measure)),
    ("naira", ("naira", Money)),
    ("ounces", ("ounce", Measure)),
    ("oz", ("ounce", Measure)),
    ("pc", ("percent", Percent)),
    ("pence", ("penny", Money)),
    ("percent", ("percent", Percent)),
    ("pesos", ("peso", Money)),
    ("pound", ("pound", Measure)),
    ("pounds", ("pound", Money)),
    ("rand", ("rand", Money)),
    ("rouble", ("rouble", Money)),
    ("roubles", ("rouble", Money)),
    ("rubles", ("rouble", Money)),
    ("rupees", ("rupee", Money)),
    ("shekels", ("shekel", Money)),
    ("stone", ("stone", Measure)),
    ("terabytes", ("terabyte", Measure)),
    ("times", ("times", Multiple)),
    ("ton", ("ton", Measure)),
    ("tonne", ("tonne", Measure)),
    ("tonnes", ("tonne", Measure)),
    ("tons", ("ton", Measure)),
    ("watts", ("watt", Measure)),
    ("won", ("won", Money)),
    ("yard", ("yard", Measure)),
    ("yards", ("yard", Measure)),
    ("yen", ("yen", Money)),
    ("yuan", ("yuan", Money)),
]);

fn look(text: &str) -> Option<Unit> {
    UNITS.find(text)
}

/// The unit at lexeme `i`, right after a number, with one past it.
pub(super) fn after(lexemes: &Lexemes, i: usize) -> Option<(usize, Unit)> {
    if lexemes.opens(i) {
        return None;
    }
    let text = lexemes.text(i);
    if text == "%" {
        return Some((i + 1, ("percent", Percent)));
    }
    if lexemes.is(i, "per") && lexemes.is_any(i + 1, &["cent", "cent."]) {
        return Some((i + 2, ("percent", Percent)));
    }
    if lexemes.is(i, "percentage") && lexemes.is_any(i + 1, &["points", "point"]) {
        return Some((i + 2, ("percentage point", PercentagePoints)));
    }
    if lexemes.is(i, "basis") && lexemes.is(i + 1, "points") {
        return Some((i + 2, ("basis point", PercentagePoints)));
    }
    if text == "°" && lexemes.is_any(i + 1, &["C", "F"]) {
        return Some((
            i + 2,
            if lexemes.is(i + 1, "C") { ("degree Celsius", Measure) } else { ("degree Fahrenheit", Measure) },
        ));
    }
    // "US dollars", "Australian dollars", "square miles", "cubic metres"
    if let Some(name) = dollar(text).filter(|_| lexemes.is(i + 1, "dollars")) {
        return Some((i + 2, (name, Money)));
    }
    if lexemes.is_any(i, &["square", "sq", "cubic", "nautical", "metric"])
        && let Some((end, unit)) = after(lexemes, i + 1)
    {
        let name = match (&text.to_ascii_lowercase()[..], unit.0) {
            ("square" | "sq", "mile") => "square mile",
            ("square" | "sq", "kilometre") => "square kilometre",
            ("square" | "sq", "metre") => "square metre",
            ("square" | "sq", "foot") => "square foot",
            ("cubic", "metre") => "cubic metre",
            ("cubic", "foot") => "cubic foot",
            (_, name) => name,
        };
        return Some((end, (name, Measure)));
    }
    if lexemes.glued(i) && text == "m" {
        return Some((i + 1, ("metre", Measure)));
    }
    if lexemes.glued(i) && text == "p" {
        return Some((i + 1, ("penny", Money)));
    }
    let hyphen = lexemes.is_hyphen(i) && lexemes.glued(i) && lexemes.glued(i + 1);
    let at = i + usize::from(hyphen);
    // "won" after a number is far more often the verb; "stone" and "rand" can be names.
    if lexemes.is(at, "won") && !lexemes.is_any(at + 1, &["(", ",", "."])
        || lexemes.is_capitalised(at) && text.len() > 2
    {
        return None;
    }
    let unit = look(lexemes.text(at))?;
    if unit.0 == "degree" && lexemes.is_any(at + 1, &["celsius", "fahrenheit", "C", "F"]) {
        let celsius = lexemes.is_any(at + 1, &["celsius", "C"]);
        return Some((
            at + 2,
            if celsius { ("degree Celsius", Measure) } else { ("degree Fahrenheit", Measure) },
        ));
    }
    Some((at + 1, unit))
}

/// Which dollar a prefix or adjective means.
fn dollar(text: &str) -> Option<&'static str> {
    Some(match text {
        "US" | "U.S." => "US dollar",
        "A" | "AU" | "Australian" => "Australian dollar",
        "C" | "CA" | "Canadian" => "Canadian dollar",
        "NZ" => "New Zealand dollar",
        "HK" => "Hong Kong dollar",
        "S" | "Singapore" => "Singapore dollar",
        _ => return None,
    })
}

/// The money sign or code at lexeme `i`, with one past it: "$", "NZ $", "Rs".
pub(super) fn money(lexemes: &Lexemes, i: usize) -> Option<(usize, &'static str)> {
    let sign = |i: usize| match lexemes.text(i) {
        "$" => Some("dollar"),
        "£" => Some("pound"),
        "€" => Some("euro"),
        "¥" => Some("yen"),
        "₹" => Some("rupee"),
        "₽" => Some("rouble"),
        "₩" => Some("won"),
        "₦" => Some("naira"),
        "₴" => Some("hryvnia"),
        _ => None,
    };
    if let Some(name) = sign(i) {
        return Some((i + 1, name));
    }
    if lexemes.text(i + 1) == "$" {
        return dollar(lexemes.text(i)).map(|name| (i + 2, name));
    }
    let name = match lexemes.text(i) {
        "USD" => "US dollar",
        "EUR" => "euro",
        "GBP" => "pound",
        "Rs" | "INR" => "rupee",
        "CHF" => "franc",
        "RMB" | "CNY" => "yuan",
        "JPY" => "yen",
        _ => return None,
    };
    let stop = lexemes.text(i + 1) == "." && lexemes.glued(i + 1);
    Some((i + 1 + usize::from(stop), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(UNITS.iter().is_sorted_by_key(|(word, _)| word));
    }

    #[test]
    fn money_is_read_with_its_country() {
        assert_eq!(money(&Lexemes::new("NZ $ 26 million"), 0), Some((2, "New Zealand dollar")));
        assert_eq!(money(&Lexemes::new("£3m"), 0), Some((1, "pound")));
        assert_eq!(money(&Lexemes::new("USA"), 0), None);
    }

    #[test]
    fn units_are_read_with_their_qualifier() {
        let read = |text| after(&Lexemes::new(text), 1).map(|(end, unit)| (end, unit.0));
        assert_eq!(read("5 per cent of"), Some((3, "percent")));
        assert_eq!(read("5 square miles"), Some((3, "square mile")));
        assert_eq!(read("5 degrees Celsius"), Some((3, "degree Celsius")));
        assert_eq!(read("5 US dollars"), Some((3, "US dollar")));
        assert_eq!(read("5 won the race"), None);
    }
}
