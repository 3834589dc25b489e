//! Quotations.

use crate::Story;

/// Fills in the story's quotations.
pub(super) fn find(_text: &str, _story: &mut Story) {}
