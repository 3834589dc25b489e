//! Words that stand in for one the treebanks hold in another construction, or not at all.
//!
//! "Due" is part of a preposition there ("due to rain") and hardly ever what is said of something ("is due to
//! open", "is due on Thursday"), as it is in news; "chief executive" is rare, and "£2bn" is not known. Teachers read
//! such a sentence right when a more common word stands in its place; what they make of that is what a network is to
//! learn of the sentence as written.

use nutgraf_language::Xpos;

const FORMS_OF_BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "'s", "’s", "'re"];
const BETWEEN: [&str; 5] = ["also", "still", "now", "not", "n't"];
const CURRENCIES: [&str; 3] = ["£", "$", "€"];

/// `forms` with the words that stand in for some of them; `None` where none does. `tags` are those of `forms`.
pub(crate) fn stand_ins<'t>(forms: &[&'t str], tags: &[Xpos]) -> Option<Vec<&'t str>> {
    let shown: Vec<&str> =
        (0..forms.len()).map(|at| stand_in(forms, tags, at).unwrap_or(forms[at])).collect();
    (shown != forms).then_some(shown)
}

/// What stands in for the word `at`.
fn stand_in<'t>(forms: &[&'t str], tags: &[Xpos], at: usize) -> Option<&'t str> {
    let (form, after) = (forms[at], forms.get(at + 1).copied());
    let before = *forms.get(at.checked_sub(1)?)?;
    if form == "due" {
        let verb = forms[..at].iter().rev().find(|form| !BETWEEN.contains(*form))?;
        let predicate = FORMS_OF_BE.contains(verb);
        return match (after, tags.get(at + 2)) {
            (Some("to"), Some(Xpos::Vb)) if predicate => Some("likely"),
            (Some("to"), _) => None,
            _ => predicate.then_some("available"),
        };
    }
    if form == "executive" && before == "chief" {
        return (after != Some("officer")).then_some("officer");
    }
    let amount = form.trim_end_matches(char::is_alphabetic);
    (CURRENCIES.contains(&before) && amount.ends_with(|c: char| c.is_ascii_digit())).then_some(amount)
}

#[cfg(test)]
mod tests {
    use super::stand_ins;
    use nutgraf_language::Xpos;

    #[test]
    fn a_predicate_is_told_from_a_preposition() {
        let tags = [Xpos::Nns, Xpos::Vbp, Xpos::Jj, Xpos::To, Xpos::Vb];
        let start = stand_ins(&["Talks", "are", "due", "to", "start"], &tags);
        assert_eq!(start, Some(vec!["Talks", "are", "likely", "to", "start"]));
        let tags = [Xpos::Nns, Xpos::Vbp, Xpos::Jj, Xpos::In, Xpos::Nnp];
        let on = stand_ins(&["Figures", "are", "due", "on", "Thursday"], &tags);
        assert_eq!(on, Some(vec!["Figures", "are", "available", "on", "Thursday"]));
        let tags = [Xpos::Nn, Xpos::Vbz, Xpos::Jj, Xpos::In, Xpos::Nn];
        assert_eq!(stand_ins(&["It", "is", "due", "to", "rain"], &tags), None);
        assert_eq!(
            stand_ins(&["Delays", "due", "to", "rain"], &[Xpos::Nns, Xpos::Jj, Xpos::In, Xpos::Nn]),
            None
        );
    }

    #[test]
    fn amounts_and_titles_are_told() {
        let tags = [Xpos::Nn; 6];
        let shown = stand_ins(&["Its", "chief", "executive", "wants", "£", "2bn"], &tags);
        assert_eq!(shown, Some(vec!["Its", "chief", "officer", "wants", "£", "2"]));
        assert_eq!(stand_ins(&["Its", "chief", "executive", "officer", "left", "."], &tags), None);
    }
}
