//! What turns printpdf's document into PDF/A-2a and PDF/UA-1: structure, links, outline, metadata.

use crate::icc;
use crate::sheet::Tag;
use crate::tags::{Drawn, TreeWriter, number};
use crate::text::Target;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use nutgraf_core::wording::{Page, clean};
use nutgraf_core::{Brief, ExportError, HouseStyle};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// How hard to deflate, of nine: harder takes half as long again for a thirtieth less.
const LEVEL: u32 = 4;

const MAKER: &str = concat!("nutgraf ", env!("CARGO_PKG_VERSION"));
const PRODUCER: &str = concat!("nutgraf ", env!("CARGO_PKG_VERSION"), " with printpdf and lopdf");

/// A text string: UTF-16 with a byte order mark unless it is plain ASCII.
pub(crate) fn text_string(text: &str) -> Object {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// What the document says of itself.
struct About {
    title: String,
    author: String,
    language: String,
    subject: String,
    /// The stories it was made from: headline, outlet, address.
    sources: Vec<String>,
}

impl About {
    fn new(brief: &Brief, style: &HouseStyle) -> Self {
        let page = Page::new(brief);
        let title =
            if page.headline.is_empty() { "Brief".to_owned() } else { page.headline.clone().into_owned() };
        let language = Some(page.language.as_ref()).filter(|l| is_language_tag(l)).unwrap_or("en").to_owned();
        let source = |s: &nutgraf_core::Source| {
            let parts = [&s.headline, &s.publisher, &s.url];
            let parts: Vec<_> =
                parts.into_iter().flatten().map(|p| clean(p)).filter(|p| !p.is_empty()).collect();
            parts.join(", ")
        };
        let sources: Vec<String> = brief.sources.iter().map(source).filter(|s| !s.is_empty()).collect();
        let subject =
            if sources.is_empty() { String::new() } else { format!("Brief of {}", sources.join("; ")) };
        // Who answers for it, as in the properties of a Word file: the house, else who wrote the story.
        let first = brief.sources.first();
        let writer = first.and_then(|s| s.byline.as_deref().or(s.publisher.as_deref()));
        let author = style.organisation.as_deref().or(writer).map(clean).filter(|author| !author.is_empty());
        let author = author.map_or_else(|| MAKER.to_owned(), Cow::into_owned);
        Self { title, author, language, subject, sources }
    }
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let ascii = |p: &str| p.chars().all(|c| c.is_ascii_alphanumeric()) && (1..=8).contains(&p.len());
    parts.next().is_some_and(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphabetic()))
        && parts.all(ascii)
}

/// Completes the document and returns its bytes.
///
/// # Errors
/// When the document cannot be written.
pub(crate) fn finish(
    mut doc: Document,
    drawn: &[Drawn],
    brief: &Brief,
    style: &HouseStyle,
) -> Result<Vec<u8>, ExportError> {
    let failed = |reason: String| ExportError::Build { part: "document".to_owned(), reason };
    let about = About::new(brief, style);
    let pages: Vec<ObjectId> = doc.get_pages().into_values().collect();
    doc.version = "1.7".to_owned();
    let id = content_hash(&doc, &pages, &about);

    let places = Places { drawn, pages: &pages, brief };
    let root = TreeWriter::new(&mut doc, &pages).write(drawn, &|target| places.action(target));
    let outline = outline(&mut doc, drawn, &pages);
    let icc = icc::srgb();
    let profile = doc.add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, icc));
    let intent = doc.add_object(dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string("sRGB"),
        "Info" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    });
    // Metadata stays readable to programs that know no PDF.
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(&about).into_bytes());
    let metadata = doc.add_object(xmp.with_compression(false));
    let catalog = doc.catalog_mut().map_err(|e| failed(e.to_string()))?;
    catalog.remove(b"PageLayout");
    catalog.set("StructTreeRoot", Object::Reference(root));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text_string(&about.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Metadata", Object::Reference(metadata));
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
    }
    let mut info = dictionary! {
        "Title" => text_string(&about.title), "Author" => text_string(&about.author),
        "Creator" => text_string(MAKER), "Producer" => text_string(PRODUCER),
    };
    if !about.subject.is_empty() {
        info.set("Subject", text_string(&about.subject));
    }
    let info = doc.add_object(info);
    doc.trailer.set("Info", Object::Reference(info));
    let id = Object::String(id, StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    doc.prune_objects();
    doc.renumber_objects();
    compress(&mut doc).map_err(|e| failed(e.to_string()))?;
    write(&mut doc).map_err(|e| failed(e.to_string()))
}

/// The bytes of the document, its small objects packed into one stream.
fn write(doc: &mut Document) -> lopdf::Result<Vec<u8>> {
    let options = || {
        SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(60_000)
            .compression_level(LEVEL)
            .build()
    };
    let mut bytes = Vec::with_capacity(64 * 1024);
    for _ in 0..4 {
        bytes.clear();
        doc.save_with_options(&mut bytes, options())?;
        if memchr::memmem::find(&bytes, b"\r\nendstream").is_none() {
            break;
        }
        // An object that nothing refers to changes how the stream of objects ends.
        doc.add_object(Object::Null);
    }
    Ok(bytes)
}

/// Deflates what gains by it; lopdf's own way takes several times as long for the last percent.
///
/// No stream may end in a carriage return: with the line end that follows, some readers take it for the end
/// of the line and the stream for one byte too short.
fn compress(doc: &mut Document) -> Result<(), flate2::CompressError> {
    // Making a compressor ready takes longer than it works on a small stream.
    let mut compressor = Compress::new(Compression::new(LEVEL), true);
    for object in doc.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut deflated = deflate(&mut compressor, &stream.content)?;
        while deflated.last() == Some(&b'\r') {
            // Bytes after the tables of a font and line ends after text mean nothing; either moves the
            // checksum whose last byte ends the stream.
            let is_font = stream.dict.has(b"Length1");
            stream.content.push(if is_font { 1 } else { b'\n' });
            if is_font {
                stream.dict.set("Length1", number(stream.content.len()));
            }
            deflated = deflate(&mut compressor, &stream.content)?;
        }
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated);
    }
    Ok(())
}

fn deflate(compressor: &mut Compress, content: &[u8]) -> Result<Vec<u8>, flate2::CompressError> {
    compressor.reset();
    let mut out = Vec::with_capacity(content.len() / 2 + 64);
    loop {
        // What was read so far is less than what there is.
        let read = usize::try_from(compressor.total_in()).unwrap_or(content.len());
        let rest = content.get(read..).unwrap_or_default();
        if compressor.compress_vec(rest, &mut out, FlushCompress::Finish)? == Status::StreamEnd {
            return Ok(out);
        }
        out.reserve(out.len() / 2 + 64);
    }
}

/// Sixteen bytes that are the same for the same content.
fn content_hash(doc: &Document, pages: &[ObjectId], about: &About) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(&about.title);
    hash.update(&about.author);
    hash.update(&about.subject);
    for page in pages {
        for content in doc.get_page_contents(*page) {
            if let Ok(Object::Stream(stream)) = doc.get_object(content) {
                hash.update(&stream.content);
            }
        }
    }
    hash.finalize()[..16].to_vec()
}

/// Where links lead.
struct Places<'a> {
    drawn: &'a [Drawn],
    pages: &'a [ObjectId],
    brief: &'a Brief,
}

impl Places<'_> {
    /// The action of a link and what it does in words; `None` when its target is not on the page.
    fn action(&self, target: Target) -> Option<(Dictionary, String)> {
        let goto = |drawn: &Drawn| {
            dictionary! { "S" => "GoTo", "D" => destination(self.pages, drawn.place) }
        };
        match target {
            Target::Entry(source, paragraph) => {
                let entry = self.drawn.iter().find(|d| d.entry == Some((source, paragraph)))?;
                Some((goto(entry), format!("Paragraph {paragraph} in the list of sources")))
            }
            Target::Mention(source, paragraph) => {
                let wanted = crate::text::Role::Link(Target::Entry(source, paragraph));
                let first = self.drawn.iter().find(|d| d.stretches.iter().any(|s| s.role == wanted))?;
                Some((goto(first), format!("Back to the first mention of paragraph {paragraph}")))
            }
            Target::Address(index) => {
                let url = self.brief.sources.get(index)?.url.as_deref()?;
                let url = percent_encoded(url)?;
                let action = dictionary! {
                    "S" => "URI", "URI" => Object::String(url.clone().into_bytes(), StringFormat::Literal),
                };
                Some((action, url))
            }
        }
    }
}

/// A web address in the ASCII that PDF asks for; `None` when it is not one.
fn percent_encoded(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.split_once(':')?.0;
    if !["http", "https"].iter().any(|s| scheme.eq_ignore_ascii_case(s)) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic()
            && !matches!(byte, b'<' | b'>' | b'"' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
        {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

fn destination(pages: &[ObjectId], (page, y): (usize, f32)) -> Vec<Object> {
    vec![Object::Reference(pages[page]), "XYZ".into(), Object::Null, Object::Real(y.round()), Object::Null]
}

/// The outline: one entry for each title.
fn outline(doc: &mut Document, drawn: &[Drawn], pages: &[ObjectId]) -> Option<ObjectId> {
    let titles: Vec<&Drawn> = drawn
        .iter()
        .filter(|d| matches!(d.tag, Tag::Headline | Tag::Title(_)) && !d.stretches.is_empty())
        .collect();
    let ids: Vec<ObjectId> = titles.iter().map(|_| doc.new_object_id()).collect();
    let (first, last) = (*ids.first()?, *ids.last()?);
    let root = doc.add_object(dictionary! {
        "Type" => "Outlines", "Count" => number(ids.len()),
        "First" => Object::Reference(first), "Last" => Object::Reference(last),
    });
    for (i, title) in titles.iter().enumerate() {
        let text: String = title
            .stretches
            .iter()
            .filter(|s| s.role == crate::text::Role::Text)
            .map(|s| s.text.as_str())
            .collect();
        let mut item = dictionary! {
            "Title" => text_string(text.trim()), "Parent" => Object::Reference(root),
            "Dest" => destination(pages, title.place),
        };
        if i > 0 {
            item.set("Prev", Object::Reference(ids[i - 1]));
        }
        if let Some(next) = ids.get(i + 1) {
            item.set("Next", Object::Reference(*next));
        }
        doc.set_object(ids[i], item);
    }
    Some(root)
}

/// Text that may stand in XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The metadata as XMP; PDF/UA's identifier must be declared as an extension before PDF/A accepts it.
fn xmp(about: &About) -> String {
    let (title, author) = (escaped(&about.title), escaped(&about.author));
    let language = &about.language;
    let mut description = String::new();
    if !about.subject.is_empty() {
        let subject = escaped(&about.subject);
        description = format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n"
        );
    }
    if !about.sources.is_empty() {
        let _ = writeln!(description, "<dc:source>{}</dc:source>", escaped(&about.sources.join("; ")));
    }
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{description}<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    )
}
