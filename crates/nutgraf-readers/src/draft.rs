//! A story in the making, for forms that name their parts.

use crate::text::SourceText;
use crate::{ReadOptions, date, describe, html, names};
use nutgraf_core::{Dateline, ElementKind, Field, Metadata, Note, Origin, Span, Story};

/// What a structured form says, part by part: first the metadata, then the body.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) out: SourceText,
    pub(crate) metadata: Metadata,
}

impl Draft {
    /// A field that also stands in the text, above the body.
    fn shown(&mut self, text: &str, origin: Origin) -> Option<Field> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        let span = self.out.line(&text);
        Some(Field::new(text, Some(span), origin))
    }

    pub(crate) fn headline(&mut self, text: &str) {
        if self.metadata.headline.is_none() {
            self.metadata.headline = self.shown(text, Origin::Header);
        } else if self.metadata.alternative_headline.is_none() {
            self.metadata.alternative_headline = self.shown(text, Origin::Header);
        }
    }

    pub(crate) fn standfirst(&mut self, text: &str) {
        if self.metadata.description.is_none() {
            self.metadata.description = self.shown(text, Origin::Header);
        }
    }

    pub(crate) fn byline(&mut self, raw: &str) {
        let names = names::authors(raw);
        if self.metadata.byline.is_none() && !names.is_empty() {
            let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            let span: Span = self.out.line(&raw);
            let mut byline = describe::byline(&names, Origin::Header);
            byline.raw = raw;
            byline.span = Some(span);
            self.metadata.byline = Some(byline);
        }
    }

    /// A dateline apart from the body, such as "OSLO (NTB)"; its date, when it has one, comes from `date`.
    pub(crate) fn dateline(&mut self, raw: &str, date: &str) {
        let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if raw.is_empty() || self.metadata.dateline.is_some() {
            return;
        }
        let span = self.out.line(&raw);
        let (place, agency) = match raw.split_once('(') {
            Some((place, rest)) => (place, rest.split(')').next()),
            None => (raw.as_str(), None),
        };
        let bare =
            |text: &str| text.trim_matches(|c: char| c.is_whitespace() || "-–—:,".contains(c)).to_owned();
        let date = date::of_value(date, date::Order::DayFirst);
        self.metadata.dateline = Some(Dateline {
            place: bare(place),
            agency: agency.map(bare).filter(|a| !a.is_empty()),
            date: date.and_then(|d| describe::date(std::iter::once((Origin::Header, d)))),
            span,
            raw,
        });
    }

    /// The date of publication; a later call gives a candidate of less trust.
    pub(crate) fn published(&mut self, value: &str) {
        let Some(date) = date::of_value(value, date::Order::DayFirst) else { return };
        match &mut self.metadata.date_published {
            Some(taken) if taken.value != date => taken.rejected.push((Origin::Header, date.to_string())),
            Some(_) => {}
            none => *none = describe::date(std::iter::once((Origin::Header, date))),
        }
    }

    pub(crate) fn modified(&mut self, value: &str) {
        let date = date::of_value(value, date::Order::DayFirst);
        let date = date.and_then(|d| describe::date(std::iter::once((Origin::Header, d))));
        self.metadata.date_modified = self.metadata.date_modified.take().or(date);
    }

    /// Sets one of the plain fields when it has no value yet.
    pub(crate) fn set(slot: &mut Option<Field>, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if slot.is_none() && !value.is_empty() {
            *slot = Some(Field::new(value, None, Origin::Header));
        }
    }

    pub(crate) fn note(&mut self, kind: &str, message: impl Into<String>) {
        self.metadata.notes.push(Note::new(kind, message, None));
    }

    /// A body in HTML.
    pub(crate) fn html(&mut self, html: &str) {
        let headline = self.metadata.headline.as_ref().map(|h| h.value.clone());
        html::fragment(html, headline.as_deref(), &mut self.out);
    }

    /// A body in plain text: paragraphs are set apart by blank lines or, where there are none, by line ends.
    pub(crate) fn plain(&mut self, text: &str) {
        let blank = text.lines().any(|line| line.trim().is_empty());
        let mut paragraph = String::new();
        for line in text.lines().chain([""]) {
            if !line.trim().is_empty() {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(line.trim_end());
            }
            if !blank || line.trim().is_empty() {
                self.out.piece(&paragraph, ElementKind::Text);
                paragraph.clear();
            }
        }
    }

    /// Whether a body has been written.
    pub(crate) fn has_body(&self) -> bool {
        !self.out.elements().is_empty()
    }

    /// The story.
    pub(crate) fn finish(mut self, options: &ReadOptions) -> Story {
        describe::with_caller(&mut self.metadata, options);
        let (source, elements) = self.out.finish();
        Story::assemble(source, elements, self.metadata)
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;
    use crate::ReadOptions;

    #[test]
    fn a_dateline_apart_from_the_body_is_typed() {
        let mut draft = Draft::default();
        draft.dateline("OSLO (NTB) –", "20200312T080000Z");
        draft.plain("BERGEN - Ministers met.");
        let story = draft.finish(&ReadOptions::default());
        let dateline = story.dateline.as_ref().unwrap();
        assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("OSLO", Some("NTB")));
        assert_eq!(dateline.date.as_ref().unwrap().value.to_string(), "2020-03-12");
        assert_eq!(story.text(dateline.span), "OSLO (NTB) –");
    }

    #[test]
    fn named_parts_stand_in_the_text_but_not_in_the_body() {
        let mut draft = Draft::default();
        draft.headline("Talks agreed");
        draft.byline("By Ann Lee");
        draft.published("2020-03-12T08:00:00Z");
        draft.plain("Ministers met.\n\nThey agreed\non a plan.");
        let story = draft.finish(&ReadOptions::default());
        assert_eq!(story.text(story.headline.as_ref().unwrap().span.unwrap()), "Talks agreed");
        assert_eq!(story.byline.as_ref().unwrap().authors[0].name, "Ann Lee");
        let texts: Vec<_> = story.paragraphs().map(|(_, p)| story.text(p.span)).collect();
        assert_eq!(texts, ["Ministers met.", "They agreed\non a plan."]);
    }
}
