//! Dictionary forms by rule and exception.

use crate::tag::{Upos, Xpos};
use std::borrow::Cow;

/// The dictionary form of `form`, given its tags.
pub(crate) fn lemma(form: &str, _upos: Upos, xpos: Xpos) -> Cow<'_, str> {
    if matches!(xpos, Xpos::Nnp | Xpos::Nnps) || !form.chars().any(char::is_uppercase) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase())
    }
}
