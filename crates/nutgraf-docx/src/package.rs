//! The package: parts, how they relate, and the deflated archive they travel in.

use crate::canonical::{Additions, R, W, canonical, is_right_to_left};
use crate::document::{Body, FOOTER, entry, footer, link_id};
use crate::fit::Sheet;
use crate::fonts::{CALIBRI, Family, Fonts};
use crate::{picture, styles};
use nutgraf_core::wording::{Page, Part, clean};
use nutgraf_core::{Brief, ExportError, HouseStyle, Logo};
use quick_xml::escape::escape;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The bytes of the whole package.
///
/// # Errors
/// When a part is not well-formed or the archive cannot be written, which is a fault of this crate.
pub(crate) fn pack(
    page: &Page,
    brief: &Brief,
    style: &HouseStyle,
    sheet: &Sheet,
    scale: u32,
    fonts: &Fonts<'_>,
) -> Result<Vec<u8>, ExportError> {
    let tips = tips(page, brief);
    let tip = |anchor: &str| tips.iter().find(|(a, _)| a == anchor).map(|(_, tip)| tip.as_str());
    let language = language(&page.language);
    let description = style.logo.as_ref().map_or("", |l| &l.description);
    let right_to_left = is_right_to_left(&page.headline);
    let additions = Additions { language, tip: &tip, right_to_left, description };
    let mut body = Body::default();
    let document = body.document(page, style, sheet, scale);

    let canonical = |part: &str, bytes: Vec<u8>| {
        canonical(&bytes, &additions).map_err(|reason| ExportError::Build { part: part.to_owned(), reason })
    };
    let failed = |(font, reason)| ExportError::Build { part: format!("the font {font}"), reason };
    let families = fonts.families(&characters(&document)).map_err(failed)?;
    let embedded = families.iter().map(|f| f.parts.len()).sum::<usize>();
    let logo = style.logo.as_ref();
    let mut parts = vec![
        ("[Content_Types].xml", content_types(embedded > 0, logo).into_bytes()),
        ("_rels/.rels", package_relationships().into_bytes()),
        ("word/document.xml", canonical("word/document.xml", document)?),
        ("word/_rels/document.xml.rels", document_relationships(&body.links, logo).into_bytes()),
        ("word/styles.xml", canonical("word/styles.xml", styles::styles(scale, &style.palette, fonts))?),
        ("word/numbering.xml", canonical("word/numbering.xml", styles::numbering(&style.palette))?),
        ("word/footer1.xml", canonical("word/footer1.xml", footer(page, sheet))?),
        ("word/settings.xml", settings(embedded > 0).into_bytes()),
        ("word/fontTable.xml", font_table(&families, fonts.text_family() == CALIBRI).into_bytes()),
        ("docProps/core.xml", core_properties(page, brief, style, language).into_bytes()),
        ("docProps/app.xml", app_properties(style).into_bytes()),
    ];
    let logo_part = logo.map(|l| format!("word/{}", picture::part(l)));
    if let (Some(name), Some(logo)) = (&logo_part, logo) {
        parts.push((name, logo.bytes.to_vec()));
    }
    let fonts: Vec<_> = families.into_iter().flat_map(|f| f.parts).map(|part| part.bytes).collect();
    let names: Vec<_> = (1..=fonts.len()).map(|n| format!("word/fonts/font{n}.odttf")).collect();
    if !fonts.is_empty() {
        parts.push(("word/_rels/fontTable.xml.rels", font_relationships(fonts.len()).into_bytes()));
        parts.extend(names.iter().map(String::as_str).zip(fonts));
    }
    archive(&parts).map_err(|reason| ExportError::Build { part: "the archive".to_owned(), reason })
}

/// A deflated archive of named parts, each dated the first day an archive can name.
fn archive(parts: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(16 * 1024)));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(*name, options).map_err(|e| e.to_string())?;
        zip.write_all(bytes).map_err(|e| e.to_string())?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|e| e.to_string())
}

/// The characters that a document needs, those of its footer and numbering among them.
fn characters(document: &[u8]) -> BTreeSet<char> {
    let ascii = (' '..='~').chain(['•', '\u{a0}', '·']);
    String::from_utf8_lossy(document).chars().filter(|c| !c.is_control()).chain(ascii).collect()
}

/// What a link to an entry of the Sources list shows: the sentences cited there, in Word's 260 characters.
fn tips(page: &Page, brief: &Brief) -> Vec<(String, String)> {
    let of = |mark: &nutgraf_core::wording::Mark| {
        let mut cited: Vec<_> =
            brief.citations().filter(|c| (c.source, c.paragraph) == (mark.source, mark.paragraph)).collect();
        cited.sort_by_key(|c| c.sentence);
        cited.dedup_by_key(|c| c.sentence);
        let text = cited.iter().map(|c| clean(&c.excerpt)).collect::<Vec<_>>().join(" ");
        (entry(mark), shortened(&text, 255))
    };
    page.sources.iter().flat_map(|s| &s.cited).map(of).filter(|(_, tip)| !tip.is_empty()).collect()
}

/// The text, cut after the last whole word within `limit` UTF-16 units when it is longer.
fn shortened(text: &str, limit: usize) -> String {
    let mut units = 0;
    let mut end = text.len();
    for (i, c) in text.char_indices() {
        units += c.len_utf16();
        if units > limit {
            end = text[..i].rfind(' ').unwrap_or(i);
            break;
        }
    }
    if end == text.len() { text.to_owned() } else { format!("{} …", text[..end].trim_end()) }
}

/// The tag when it is well-formed, else English.
fn language(tag: &str) -> &str {
    let mut subtags = tag.split('-');
    let first = subtags
        .next()
        .is_some_and(|s| matches!(s.len(), 2..=3) && s.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    if first && rest && tag.len() <= 35 { tag } else { "en" }
}

fn content_types(fonts: bool, logo: Option<&Logo>) -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    const PACKAGE: &str = "application/vnd.openxmlformats-package";
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{PACKAGE}.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"{PACKAGE}.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footer1", "footer"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
    ] {
        let _ = write!(xml, "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    if fonts {
        let kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont";
        let _ = write!(xml, "<Default Extension=\"odttf\" ContentType=\"{kind}\"/>");
    }
    if let Some(logo) = logo {
        let (extension, kind) = (picture::extension(logo), logo.kind.media_type());
        let _ = write!(xml, "<Default Extension=\"{extension}\" ContentType=\"{kind}\"/>");
    }
    xml + "</Types>"
}

/// A relationships part of `(id, type, target)`.
fn relationships<'a>(entries: impl IntoIterator<Item = (String, String, Cow<'a, str>, bool)>) -> String {
    let mut xml = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind, target, external) in entries {
        let mode = if external { " TargetMode=\"External\"" } else { "" };
        let target = escape(&*target);
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>");
    }
    xml + "</Relationships>"
}

fn package_relationships() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships([
        ("rId1".to_owned(), format!("{R}/officeDocument"), "word/document.xml".into(), false),
        ("rId2".to_owned(), core.to_owned(), "docProps/core.xml".into(), false),
        ("rId3".to_owned(), format!("{R}/extended-properties"), "docProps/app.xml".into(), false),
    ])
}

fn document_relationships(links: &[String], logo: Option<&Logo>) -> String {
    let parts = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdNumbering", "numbering", "numbering.xml"),
        (FOOTER, "footer", "footer1.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
    ];
    let parts = parts.map(|(id, kind, target)| (id.to_owned(), format!("{R}/{kind}"), target.into(), false));
    let links = links
        .iter()
        .enumerate()
        .map(|(i, url)| (link_id(i + 1), format!("{R}/hyperlink"), Cow::Borrowed(url.as_str()), true));
    let logo = logo
        .map(|l| (picture::LOGO.to_owned(), format!("{R}/image"), Cow::Borrowed(picture::part(l)), false));
    relationships(parts.into_iter().chain(links).chain(logo))
}

/// Settings of a current document: without the compatibility mode Word opens it as one of 2007.
fn settings(fonts: bool) -> String {
    let fonts = if fonts { "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" } else { "" };
    let compatibility = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ];
    let mut xml = format!(
        "{DECLARATION}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/>{fonts}<w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
    );
    for (name, value) in compatibility {
        let _ = write!(
            xml,
            "<w:compatSetting w:name=\"{name}\" w:uri=\"http://schemas.microsoft.com/office/word\" \
             w:val=\"{value}\"/>"
        );
    }
    xml + "</w:compat></w:settings>"
}

/// The fonts: those that are named, with the key of each face that travels with the document; else Calibri with
/// a substitute of its widths.
fn font_table(families: &[Family], calibri: bool) -> String {
    let mut xml = format!("{DECLARATION}<w:fonts xmlns:w=\"{W}\" xmlns:r=\"{R}\">");
    if calibri {
        xml += "<w:font w:name=\"Calibri\"><w:altName w:val=\"Carlito\"/>\
                <w:panose1 w:val=\"020F0502020204030204\"/><w:charset w:val=\"00\"/>\
                <w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>";
    }
    let mut number = 0;
    for Family { name, parts } in families {
        let _ = write!(
            xml,
            "<w:font w:name=\"{name}\"><w:charset w:val=\"00\"/><w:family w:val=\"auto\"/>\
             <w:pitch w:val=\"variable\"/>"
        );
        for part in parts {
            number += 1;
            let _ = write!(xml, "<w:{} r:id=\"rIdFont{number}\" w:fontKey=\"{}\"/>", part.place, part.key);
        }
        xml += "</w:font>";
    }
    xml + "</w:fonts>"
}

fn font_relationships(count: usize) -> String {
    let entry =
        |n| (format!("rIdFont{n}"), format!("{R}/font"), format!("fonts/font{n}.odttf").into(), false);
    relationships((1..=count).map(entry))
}

/// Title, author, language, the bottom line as description; dates are the story's.
fn core_properties(page: &Page, brief: &Brief, style: &HouseStyle, language: &str) -> String {
    let mut xml = format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    let first = brief.sources.first();
    let creator = first.and_then(|s| s.byline.as_deref().or(s.publisher.as_deref()));
    let creator = style.organisation.as_deref().or(creator).map(clean);
    let bottom_line = page.section(Part::BottomLine).and_then(|s| s.items.first()).map(|i| &*i.text);
    let mut field = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            let _ = write!(xml, "<{name}>{}</{name}>", escape(value));
        }
    };
    field("dc:title", Some(&page.headline));
    field("dc:creator", creator.as_deref());
    field("dc:description", bottom_line);
    field("dc:language", Some(language));
    if let Some(date) = brief.sources.iter().filter_map(|s| s.date).max() {
        for name in ["created", "modified"] {
            let _ =
                write!(xml, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>");
        }
    }
    xml + "</cp:coreProperties>"
}

fn app_properties(style: &HouseStyle) -> String {
    let company = style.organisation.as_deref().map(clean).unwrap_or_default();
    let company = match escape(&*company) {
        name if name.is_empty() => String::new(),
        name => format!("<Company>{name}</Company>"),
    };
    format!(
        "{DECLARATION}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>nutgraf</Application>{company}</Properties>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_after_a_whole_word() {
        assert_eq!(shortened("one two three", 9), "one two …");
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("🚀🚀🚀", 5), "🚀🚀 …");
    }

    #[test]
    fn takes_only_well_formed_language_tags() {
        assert_eq!(["en-GB", "zh-Hant-TW", "ar"].map(language), ["en-GB", "zh-Hant-TW", "ar"]);
        assert_eq!(["e\"n<", "", "english", "en--GB"].map(language), ["en"; 4]);
    }
}
