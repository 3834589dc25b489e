//! Numbers with their unit and what they count.

pub(crate) mod numeral;
