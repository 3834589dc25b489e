//! Of the labels what shortening leans on.

#[path = "../../src/labels/listing.rs"]
mod listing;
#[path = "../../src/labels/usage.rs"]
#[allow(dead_code, reason = "shared with the library, which uses all of it")]
pub(crate) mod usage;
