//! The committed JSON Schema of a brief is the one that its types give.
//!
//! `UPDATE_SCHEMA=1 cargo test -p nutgraf-tests --test schema` writes it anew.

mod house;

#[test]
fn committed_schema_is_the_one_of_the_types() {
    let path = house::root().join("crates/nutgraf-core/schema/brief.schema.json");
    let made = nutgraf_core::brief_schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "{} is stale; UPDATE_SCHEMA=1 writes it anew", path.display());
}

#[test]
fn the_schema_names_every_field_of_every_sample() {
    let schema: serde_json::Value = serde_json::from_str(&nutgraf_core::brief_schema()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    for (slug, story) in house::samples() {
        let brief: serde_json::Value = serde_json::from_slice(&house::brief(&slug, &story, "json")).unwrap();
        for name in brief.as_object().unwrap().keys() {
            assert!(properties.contains_key(name), "{name}");
        }
    }
}
