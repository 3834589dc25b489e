//! The JSON Schema of a brief.

use crate::Brief;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of a [`Brief`], pretty-printed, ending in a line end.
///
/// It describes what is read back: a field that may be left out is not required.
#[must_use]
pub fn brief_schema() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Brief>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
