//! YAML front matter, for site generators and archives.

use nutgraf_core::Brief;
use nutgraf_core::wording::clean;
use std::fmt::Write;

/// Appends the block, its `---` lines included; fields that the brief lacks are left out.
pub(crate) fn write(out: &mut String, brief: &Brief) {
    out.push_str("---\n");
    field(out, "title", Some(&brief.headline.text));
    if let Some(first) = brief.sources.first() {
        field(out, "author", first.byline.as_deref());
        field(out, "publisher", first.publisher.as_deref());
        if let Some(date) = brief.sources.iter().filter_map(|s| s.date).max() {
            let _ = writeln!(out, "date: {date}");
        }
        field(out, "lang", Some(&first.language));
        out.push_str("sources:\n");
        for source in &brief.sources {
            let _ = writeln!(out, "  - id: {}", source.id);
            field(out, "    url", source.url.as_deref());
            field(out, "    sha256", Some(&source.sha256));
        }
    }
    out.push_str("---\n\n");
}

/// Appends a field with a double-quoted value, which YAML takes literally but for `\` and `"`.
fn field(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value.map(clean).filter(|v| !v.is_empty()) {
        let _ = writeln!(out, "{name}: \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    }
}
