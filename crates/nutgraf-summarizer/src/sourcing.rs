//! Sourcing: whom the story rests on, named and unnamed, and which points rest on one unnamed source.

use crate::attribution::{attribution, speaker};
use crate::claim::{claim, is_reporting};
use crate::document::Document;
use nutgraf_core::{Attribution, Brief, SourceKind, Sourcing, SourcingEntry};
use nutgraf_language::Upos;

/// The most sources that are listed.
const MOST: usize = 6;

/// The sources of the stories, those with most sentences first, and the points that rest on one unnamed source.
pub(crate) fn sourcing(documents: &[Document<'_>], brief: &Brief) -> Sourcing {
    let mut entries: Vec<SourcingEntry> = Vec::new();
    for document in documents {
        for index in reporting(document) {
            let parse = document.parse(index);
            let source = claim(parse)
                .and_then(|c| attribution(document, index, &c.source?))
                .or_else(|| speaker(document, index));
            if let Some(source) = source {
                add(&mut entries, source);
            }
        }
    }
    entries.sort_by_key(|e| std::cmp::Reverse(e.sentences));
    let unnamed = entries.iter().filter(|e| e.attribution.kind == SourceKind::Unnamed).count();
    let named = entries.len() - unnamed;
    entries.truncate(MOST);
    let single_unnamed = brief
        .key_points
        .iter()
        .enumerate()
        .filter(|(_, p)| p.attribution.as_ref().is_some_and(|a| a.kind == SourceKind::Unnamed))
        .map(|(i, _)| i + 1)
        .collect();
    Sourcing { named, unnamed, entries, single_unnamed }
}

/// The sentences that may say whom they rest on.
pub(crate) fn reporting(document: &Document<'_>) -> impl Iterator<Item = usize> {
    (0..document.sentences.len()).filter(|&i| reports(document, i))
}

/// Whether a sentence may name a source, told from its tags alone: most sentences are not worth a parse.
///
/// What stands right before the verb settles most cases: "he said" names nobody.
fn reports(document: &Document<'_>, index: usize) -> bool {
    let tagged = document.tagged(index);
    (0..tagged.len()).any(|i| {
        let before = || (0..i).rev().find(|&t| !matches!(tagged.tokens[t].upos, Upos::Adv | Upos::Aux));
        tagged.form(i).eq_ignore_ascii_case("according")
            || is_reporting(tagged, i) && before().is_none_or(|t| tagged.tokens[t].upos != Upos::Pron)
    })
}

/// Counts a source; a surname alone stands for the person already named in full.
fn add(entries: &mut Vec<SourcingEntry>, source: Attribution) {
    let known = entries.iter_mut().find(|e| same(&e.attribution, &source));
    match known {
        Some(entry) => {
            entry.sentences += 1;
            if entry.attribution.role.is_none() && source.role.is_some() {
                entry.attribution = source;
            }
        }
        None => entries.push(SourcingEntry { attribution: source, sentences: 1 }),
    }
}

fn same(a: &Attribution, b: &Attribution) -> bool {
    let name = |x: &Attribution| x.name.clone().unwrap_or_else(|| x.text.clone());
    let last = |x: &str| x.rsplit(' ').next().unwrap_or("").to_owned();
    let (a_name, b_name) = (name(a), name(b));
    if a.kind == SourceKind::Unnamed || b.kind == SourceKind::Unnamed {
        return a.kind == b.kind && a_name == b_name;
    }
    a_name == b_name || (a_name.contains(' ') != b_name.contains(' ')) && last(&a_name) == last(&b_name)
}

#[cfg(test)]
mod tests {
    use crate::{Options, summarize};
    use nutgraf_core::{Brief, Story};

    fn brief(text: &str) -> Brief {
        summarize(&[Story::parse(text)], &Options::default())
    }

    fn kinds(text: &str) -> Vec<(String, nutgraf_core::SourceKind)> {
        brief(text).sourcing.entries.into_iter().map(|e| (e.attribution.text, e.attribution.kind)).collect()
    }

    #[test]
    fn reports_of_the_press_are_media_and_studies_documents() {
        use nutgraf_core::SourceKind::{Document, Media};
        let found = kinds(
            "Two bridges were closed, local press reports said. A new report from 20 aid groups said the camps were full.",
        );
        assert!(found.iter().any(|(t, k)| t == "Local press reports" && *k == Media), "{found:?}");
        assert!(found.iter().any(|(t, k)| t.starts_with("New report") && *k == Document), "{found:?}");
    }

    #[test]
    fn stations_and_weeklies_are_media_and_lords_keep_their_rank() {
        use nutgraf_core::SourceKind::{Media, Person};
        let found = kinds(
            "The bridge was shut, KTUL reported. Two men were held, Nordic Weekly said. Lord Berg said the bridge was old.",
        );
        assert!(found.contains(&("KTUL".to_owned(), Media)), "{found:?}");
        assert!(found.contains(&("Nordic Weekly".to_owned(), Media)), "{found:?}");
        assert!(found.contains(&("Lord Berg".to_owned(), Person)), "{found:?}");
    }

    #[test]
    fn a_person_named_before_is_not_without_a_name() {
        let found = kinds("Ann Holt withdrew the threat. The entrepreneur said the town was safe.");
        assert!(found.iter().all(|(t, _)| t != "Entrepreneur"), "{found:?}");
    }

    #[test]
    fn a_source_ends_before_what_else_the_sentence_tells() {
        let found = kinds(
            "Film crews spent $120 million in 2014, according to the film commission -- up from $23 million the year before.",
        );
        assert!(found.iter().any(|(t, _)| t == "Film commission"), "{found:?}");
    }
}
