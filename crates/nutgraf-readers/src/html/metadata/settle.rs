//! Which of the dates and authors found is taken.

use super::headline::skeleton;
use super::{Candidates, WEEK};
use crate::names;
use jiff::civil::Date;
use nutgraf_core::Origin;

impl Candidates {
    /// Brings the most trustworthy date to the front.
    ///
    /// An address keeps the day of first publication, so an earlier date there goes first. A time stamp in
    /// universal time can fall on the day before or after the one on which readers saw the story. A date that
    /// the page shows, and marks as one, is what its readers go by where the two are within a week.
    pub(super) fn settle_dates(&mut self) {
        let Some((_, first)) = self.published.first().copied() else { return };
        let days = |date: Date| date.since(first.date).map_or(i32::MAX, |s| s.get_days());
        let seen = |date: Date| self.published.iter().any(|(o, d)| d.date == date && *o == Origin::Text);
        let declared_only =
            !self.published.iter().any(|(o, d)| d.date == first.date && (is_shown(*o) || *o == Origin::Text));
        // "03/04" in a field is the day that the page shows.
        let swapped = Date::new(first.date.year(), first.date.day(), first.date.month()).ok();
        if declared_only
            && first.ambiguous
            && let Some(at) = self
                .published
                .iter()
                .position(|(o, d)| (is_shown(*o) || *o == Origin::Text) && Some(d.date) == swapped)
        {
            let moved = self.published.remove(at);
            self.published.insert(0, moved);
            return;
        }
        let better = self.published.iter().position(|(origin, d)| {
            let days = days(d.date);
            (*origin == Origin::Url && days < 0)
                || (declared_only && first.utc && !d.utc && (days == 1 || days == -1))
                || (declared_only
                    && is_shown(*origin)
                    && seen(d.date)
                    && days != 0
                    && (-WEEK..=WEEK).contains(&days))
        });
        if let Some(at) = better {
            let moved = self.published.remove(at);
            self.published.insert(0, moved);
        }
    }

    /// Brings the most trustworthy authors to the front: people before the outlet, full names before parts.
    pub(super) fn settle_authors(&mut self) {
        let outlets: Vec<String> = self.publishers.iter().map(|(_, p)| skeleton(p)).collect();
        let is_outlet = |names: &[String]| names.iter().all(|n| outlets.iter().any(|o| o == &skeleton(n)));
        for (_, names) in &mut self.authors {
            if names.len() > 1 && !is_outlet(names) {
                names.retain(|n| !outlets.contains(&skeleton(n)));
            }
        }
        self.authors
            .sort_by_key(|(_, names)| is_outlet(names) || names.iter().all(|n| names::is_organisation(n)));
        let Some((origin, first)) = self.authors.first().cloned() else { return };
        // A user name in a field gives way to the full name that the by-line shows.
        let user = origin != Origin::Markup && first.len() == 1 && !first[0].contains(' ');
        let fuller = self.authors.iter().position(|(origin, names)| {
            (user && *origin == Origin::Text && names.len() == 1 && names[0].contains(' '))
                || (first.len() == 1 && names.len() == 1 && extends(&names[0], &first[0]))
                || (names.len() > first.len()
                    && first.iter().all(|n| names.iter().any(|m| skeleton(m) == skeleton(n))))
        });
        if let Some(at) = fuller {
            let moved = self.authors.remove(at);
            self.authors.insert(0, moved);
        }
    }
}

/// Whether a date of this origin is marked as one where readers see it.
pub(super) fn is_shown(origin: Origin) -> bool {
    matches!(origin, Origin::Time | Origin::Markup)
}

/// Whether `full` is `part` and further names.
fn extends(full: &str, part: &str) -> bool {
    full.len() > part.len() + 1 && full.starts_with(part) && full[part.len()..].starts_with(' ')
}
