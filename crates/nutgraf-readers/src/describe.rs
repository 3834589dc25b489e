//! Metadata fields from candidates: the value taken, its origin, and what was not taken.

use crate::ReadOptions;
use jiff::civil::Date;
use nutgraf_core::{Author, Byline, DateField, Field, Metadata, Note, Origin};

/// A field of `value`; the other candidates are rejected.
pub(crate) fn field(value: &str, origin: Origin, candidates: &[(Origin, String)]) -> Field {
    let mut field = Field::new(value, None, origin);
    for (origin, other) in candidates {
        let other = other.split_whitespace().collect::<Vec<_>>().join(" ");
        if other != value && !field.rejected.iter().any(|(_, known)| *known == other) {
            field.rejected.push((*origin, other));
        }
    }
    field
}

/// The first candidate, the others rejected.
pub(crate) fn first(candidates: &[(Origin, String)]) -> Option<Field> {
    let (origin, value) = candidates.first()?;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then(|| field(&value, *origin, candidates))
}

/// A byline of names.
pub(crate) fn byline(names: &[String], origin: Origin) -> Byline {
    let authors = names.iter().map(|name| Author { name: name.clone(), role: None }).collect();
    Byline { raw: names.join(", "), span: None, authors, origin }
}

/// The first date, the others rejected.
pub(crate) fn date(mut candidates: impl Iterator<Item = (Origin, Date)>) -> Option<DateField> {
    let (origin, value) = candidates.next()?;
    let mut rejected: Vec<(Origin, String)> = Vec::new();
    for (origin, other) in candidates {
        let other = (origin, other.to_string());
        if other.1 != value.to_string() && !rejected.contains(&other) {
            rejected.push(other);
        }
    }
    Some(DateField { value, raw: None, span: None, origin, inferred: false, rejected })
}

/// Puts what the caller knows before what the document says, which becomes a rejected candidate.
pub(crate) fn with_caller(metadata: &mut Metadata, options: &ReadOptions) {
    let known = options.known().metadata();
    if let Some(title) = known.headline {
        metadata.headline = Some(displace(title, metadata.headline.take()));
    }
    if let Some(url) = known.url {
        metadata.url = Some(displace(url, metadata.url.take()));
    }
    if let Some(mut date) = known.date_published {
        if let Some(old) = metadata.date_published.take() {
            date.rejected.push((old.origin, old.value.to_string()));
            date.rejected.extend(old.rejected);
            let taken = date.value.to_string();
            date.rejected.retain(|(_, value)| *value != taken);
        }
        metadata.date_published = Some(date);
    }
}

/// Notes of decoding for a story whose text is taken out of mark-up or framing: their places are not in that text.
pub(crate) fn without_places(notes: Vec<Note>) -> Vec<Note> {
    notes.into_iter().map(|note| Note { span: None, ..note }).collect()
}

fn displace(mut field: Field, old: Option<Field>) -> Field {
    if let Some(old) = old {
        if old.value == field.value {
            // The same words in the text: keep where they stand.
            field.span = old.span;
        } else {
            field.rejected.push((old.origin, old.value));
        }
        field.rejected.extend(old.rejected);
    }
    field
}

#[cfg(test)]
mod tests {
    use super::{date, displace, field};
    use nutgraf_core::{Field, Origin, Span};

    #[test]
    fn what_was_not_taken_is_kept_once() {
        let found =
            [(Origin::Title, "A".to_owned()), (Origin::Meta, "B".into()), (Origin::JsonLd, "B".into())];
        assert_eq!(field("A", Origin::Title, &found).rejected, [(Origin::Meta, "B".to_owned())]);
        let day = |d: &str| d.parse().unwrap();
        let dates = [(Origin::JsonLd, day("2020-01-02")), (Origin::Url, day("2020-01-02"))];
        assert!(date(dates.into_iter()).unwrap().rejected.is_empty());
    }

    #[test]
    fn the_same_headline_keeps_its_place() {
        let old = Field::new("A", Some(Span::new(0, 1)), Origin::Markup);
        assert_eq!(displace(Field::new("A", None, Origin::Caller), Some(old)).span, Some(Span::new(0, 1)));
    }
}
