//! One entity from its mentions: equal names, surnames, given names, acronyms, roles in place of a name.

use super::evidence::{self, Evidence};
use super::mentions::{self, Run};
use super::{Entity, EntityKind, Gender, Mention, MentionKind, roles};
use crate::lexicon;
use crate::parse::Parse;
use crate::tag::{Upos, Xpos};
use std::collections::BTreeMap;

/// The mentions of one entity, as indices into the runs.
pub(super) struct Cluster {
    runs: Vec<usize>,
    evidence: Evidence,
}

/// One distinct way a name is written.
struct Name<'a> {
    words: Vec<&'a str>,
    runs: Vec<usize>,
    /// The name it is short for.
    stands_for: Option<usize>,
}

/// The words of a run's name; "Min-Woo" is one.
fn words<'a>(parse: &'a Parse<'_>, run: &Run) -> Vec<&'a str> {
    run.span(parse).slice(parse.text).split_whitespace().collect()
}

/// The surname of a full name: its last word but for "Jr." and its like.
fn surname<'a>(words: &[&'a str]) -> Option<&'a str> {
    words.iter().rev().copied().find(|w| !matches!(*w, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV"))
}

/// Whether `word` joins two names or countries that stand alone elsewhere: "Trump-Putin", "Russia-Ukraine".
fn joins_names(word: &str, names: &[Name<'_>]) -> bool {
    let Some((left, right)) = word.split_once(['-', '–']) else { return false };
    let known = |part: &str| {
        lexicon::COUNTRIES.contains(part) || names.iter().any(|name| name.words.last() == Some(&part))
    };
    known(left) && known(right)
}

/// Groups the runs into entities.
pub(super) fn cluster(sentences: &[Parse<'_>], runs: &[Run]) -> Vec<Cluster> {
    let mut by_words: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut names: Vec<Name<'_>> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let words = words(&sentences[run.sentence], run);
        let at = *by_words.entry(words.clone()).or_insert_with(|| {
            names.push(Name { words, runs: Vec::new(), stands_for: None });
            names.len() - 1
        });
        names[at].runs.push(index);
    }
    for at in 0..names.len() {
        names[at].stands_for = full_name(&names, at, sentences, runs);
    }
    let joint: Vec<bool> =
        names.iter().map(|name| name.words.len() == 1 && joins_names(name.words[0], &names)).collect();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut place: Vec<usize> = vec![usize::MAX; names.len()];
    // Full names first, then what is short for them.
    for pass in 0..2 {
        for at in 0..names.len() {
            let target = root(&names, at);
            if (pass == 0) != (target == at) || joint[at] {
                continue;
            }
            if place[target] == usize::MAX {
                place[target] = clusters.len();
                clusters
                    .push(Cluster { runs: Vec::new(), evidence: evidence::of_words(&names[target].words) });
            }
            let cluster = &mut clusters[place[target]];
            // A surname used alone is how people are named again.
            let by_surname = target != at
                && names[at].words.len() == 1
                && surname(&names[target].words) == names[at].words.last().copied();
            if by_surname {
                cluster.evidence.person += 4;
            } else if target != at
                && names[at].words.len() == 1
                && names[target].words.first() == names[at].words.first()
            {
                // So do given names, though organisations may be named by their first word as well.
                cluster.evidence.person += 2;
            }
            for &run in &names[at].runs {
                cluster.evidence.add(evidence::of_context(&sentences[runs[run].sentence], &runs[run]));
                cluster.runs.push(run);
            }
        }
    }
    for cluster in &mut clusters {
        cluster.runs.sort_unstable();
    }
    clusters
}

fn root(names: &[Name<'_>], mut at: usize) -> usize {
    // Each step leads to a longer name, so it ends.
    while let Some(full) = names[at].stands_for {
        at = full;
    }
    at
}

/// The longer name that name `at` is short for, when exactly one fits.
fn full_name(names: &[Name<'_>], at: usize, sentences: &[Parse<'_>], runs: &[Run]) -> Option<usize> {
    let short = &names[at].words;
    let one = |fits: &dyn Fn(&[&str]) -> bool| {
        let mut hits =
            (0..names.len()).filter(|&n| names[n].words.len() > short.len() && fits(&names[n].words));
        let hit = hits.next()?;
        // "Donald Trump" and "Donald J. Trump" are one; "John Smith" and "Jane Smith" two.
        hits.all(|other| same(&names[hit].words, &names[other].words)).then_some(hit)
    };
    if short.len() == 1 {
        let word = short[0];
        let titled = names[at].runs.iter().any(|&run| runs[run].title.is_some());
        let known = lexicon::COUNTRIES.contains(word)
            || lexicon::PLACES.contains(word) && !follows_its_full_name(names, at, sentences, runs);
        if known && !titled || word.len() < 2 {
            return None;
        }
        if evidence::is_acronym(word) && word.len() > 2 {
            return one(&|long| initials(long) == word);
        }
        // The head of an organisation's or place's name alone is no short form of a person's.
        let full_name = one(&|long| surname(long) == Some(word));
        if let Some(full) = full_name {
            // "President Bush" told of before "Laura Bush" is met is somebody else.
            let first = |n: usize| names[n].runs.iter().map(|&run| runs[run].sentence).min();
            let opening = names[at].runs.iter().min_by_key(|&&run| runs[run].sentence);
            let introduced = opening.is_some_and(|&run| runs[run].title.is_some());
            let same_office = || shares_a_title(&names[full], &names[at], sentences, runs);
            return (!introduced || first(full) <= first(at) || same_office()).then_some(full);
        }
        let ambiguous = names.iter().any(|n| n.words.len() > 1 && n.words.last() == Some(&word));
        let object = names[at].runs.iter().any(|&run| {
            let (parse, first) = (&sentences[runs[run].sentence], runs[run].tokens.start);
            first > 0 && matches!(parse.form(first - 1), "the" | "The")
        });
        return if ambiguous || object { None } else { one(&|long| long.first() == Some(&word)) };
    }
    // "Ben Ali" for "Zine al-Abidine Ben Ali"; "Donald Trump" for "Donald J. Trump".
    one(&|long| long.ends_with(short) || long.first() == short.first() && long.last() == short.last())
}

/// Whether both names are told with one title: "President Holt", "Norwegian President Ann Holt".
fn shares_a_title(a: &Name<'_>, b: &Name<'_>, sentences: &[Parse<'_>], runs: &[Run]) -> bool {
    let titles = |name: &Name<'_>| -> Vec<String> {
        let told = name.runs.iter().map(|&run| &runs[run]);
        told.filter_map(|run| {
            let parse = &sentences[run.sentence];
            let noun = (run.title?..run.tokens.start)
                .rev()
                .find(|&t| lexicon::ROLE_NOUNS.contains(parse.form(t)))?;
            Some(parse.form(noun).to_lowercase())
        })
        .collect()
    };
    let other = titles(b);
    titles(a).iter().any(|title| other.contains(title))
}

/// Whether a name that is a place's too is a surname here: a full name that ends with it comes first, and nothing
/// ever happens in it.
fn follows_its_full_name(names: &[Name<'_>], at: usize, sentences: &[Parse<'_>], runs: &[Run]) -> bool {
    let word = names[at].words[0];
    let first =
        |n: usize| names[n].runs.iter().map(|&run| (runs[run].sentence, runs[run].tokens.start)).min();
    let introduced = (0..names.len()).any(|n| {
        let long = &names[n].words;
        long.len() == 2
            && surname(long) == Some(word)
            && !lexicon::PLACES.contains(long[0])
            && !lexicon::PLACE_HEADS.contains(long[0])
            && !lexicon::IMPERSONAL.contains(long[0])
            && first(n) < first(at)
    });
    introduced
        && names[at].runs.iter().all(|&run| {
            let (parse, start) = (&sentences[runs[run].sentence], runs[run].tokens.start);
            start == 0
                || !matches!(
                    parse.form(start - 1),
                    "in" | "In" | "from" | "near" | "to" | "at" | "of" | "the"
                )
        })
}

/// Whether two long names can be the same person's.
fn same(a: &[&str], b: &[&str]) -> bool {
    a == b || (a.first() == b.first() && a.last() == b.last()) || a.ends_with(b) || b.ends_with(a)
}

fn initials(words: &[&str]) -> String {
    words.iter().filter(|w| mentions::is_capitalised(w)).filter_map(|w| w.chars().next()).collect()
}

/// The entities of the clusters.
pub(super) fn entities(sentences: &[Parse<'_>], runs: &[Run], clusters: Vec<Cluster>) -> Vec<Entity> {
    clusters.into_iter().filter_map(|cluster| entity(sentences, runs, &cluster)).collect()
}

fn entity(sentences: &[Parse<'_>], runs: &[Run], cluster: &Cluster) -> Option<Entity> {
    let longest =
        cluster.runs.iter().map(|&run| words(&sentences[runs[run].sentence], &runs[run]).len()).max()?;
    let full = |run: &Run| {
        let count = words(&sentences[run.sentence], run).len();
        count == longest || count > 1
    };
    let first = cluster.runs.iter().map(|&run| &runs[run]).find(|run| full(run))?;
    let text = first.span(&sentences[first.sentence]).slice(sentences[first.sentence].text);
    let mut entity = Entity {
        kind: cluster.evidence.kind(),
        name: text.split_whitespace().collect::<Vec<_>>().join(" "),
        role: None,
        mentions: Vec::with_capacity(cluster.runs.len()),
        gender: None,
    };
    for run in cluster.runs.iter().map(|&run| &runs[run]) {
        let kind = if full(run) { MentionKind::Full } else { MentionKind::Part };
        let span = run.span(&sentences[run.sentence]);
        entity.mentions.push(Mention { sentence: run.sentence, span, kind });
    }
    if entity.kind == EntityKind::Person {
        add_role(sentences, runs, cluster, &mut entity);
    }
    Some(entity)
}

/// The role told beside the mentions, the first that is more than one word and nobody's, else the first; and the
/// gender. "The owner of the mine" tells more than "owner" or "his lawyer".
fn add_role(sentences: &[Parse<'_>], runs: &[Run], cluster: &Cluster, entity: &mut Entity) {
    let mut best: Option<(bool, super::Role)> = None;
    for run in cluster.runs.iter().map(|&run| &runs[run]) {
        let parse = &sentences[run.sentence];
        if entity.gender.is_none() {
            entity.gender = honorific(parse, run);
        }
        let Some(found) = roles::beside(parse, run) else { continue };
        if entity.gender.is_none() {
            entity.gender = found.gender(parse);
        }
        let owned = parse.tokens[found.tokens.start].xpos == Xpos::PrpPoss;
        let fuller = found.tokens.len() > 1 && !owned;
        if best.as_ref().is_none_or(|(full, _)| fuller && !full) {
            best = Some((fuller, found.role(parse, run.sentence)));
        }
    }
    entity.role = best.map(|(_, role)| role);
}

/// The gender of a title before the name.
fn honorific(parse: &Parse<'_>, run: &Run) -> Option<Gender> {
    let from = run.title.unwrap_or(run.tokens.start.saturating_sub(1));
    (from..run.tokens.start).find_map(|t| roles::gender(lexicon::HONORIFICS.get(parse.form(t))))
}

/// Nouns by which the head of a state or government is named again.
const LEADERS: &[&str] = &["leader", "president", "premier", "chancellor", "king", "queen", "minister"];

/// Adds mentions such as "the Ukrainian leader" and "the envoy", where one person alone can be meant.
pub(super) fn add_roles_in_place_of_names(sentences: &[Parse<'_>], entities: &mut [Entity]) {
    let roles: Vec<(usize, usize, Vec<String>)> = entities
        .iter()
        .enumerate()
        .filter_map(|(n, entity)| {
            let role = entity.role.as_ref()?;
            let words: Vec<String> = role.text.split([' ', '-', '\'', '’']).map(str::to_lowercase).collect();
            Some((n, role.sentence, words))
        })
        .collect();
    if roles.is_empty() {
        return;
    }
    for (index, parse) in sentences.iter().enumerate() {
        for the in 0..parse.len() {
            if !matches!(parse.form(the), "the" | "The") {
                continue;
            }
            let Some(end) = description(parse, the + 1) else { continue };
            let phrase: Vec<String> = (the + 1..end).map(|t| parse.form(t).to_lowercase()).collect();
            let mut fitting =
                roles.iter().filter(|(_, told, words)| *told < index && describes(&phrase, words));
            if let (Some((n, ..)), None) = (fitting.next(), fitting.next()) {
                let span = mentions::span(parse, the..end);
                entities[*n].mentions.push(Mention { sentence: index, span, kind: MentionKind::Role });
            }
        }
    }
    for entity in entities {
        entity.mentions.sort_unstable();
    }
}

/// One past a short description that ends in a role noun: "Ukrainian leader", "envoy".
fn description(parse: &Parse<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    while at < parse.len() && at < from + 4 {
        let token = &parse.tokens[at];
        if !matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn) {
            break;
        }
        at += 1;
    }
    let last = at.checked_sub(1).filter(|&last| last >= from)?;
    let singular = matches!(parse.tokens[last].xpos, Xpos::Nn | Xpos::Nnp);
    // "the president of France" says more than the words taken here.
    let more = matches!(parse.form(at), "of" | "for" | "-")
        || parse.tokens.get(at).is_some_and(|token| token.upos == Upos::Propn);
    (singular && !more && lexicon::ROLE_NOUNS.contains(parse.form(last))).then_some(at)
}

/// Whether a phrase such as "ukrainian leader" describes who has a role of these words.
fn describes(phrase: &[String], role: &[String]) -> bool {
    let Some((noun, rest)) = phrase.split_last() else { return false };
    let state = |word: &String| role.iter().any(|r| r == word || demonym_of(r, word) || demonym_of(word, r));
    let heads = role.contains(noun)
        || noun == "leader" && role.iter().any(|word| LEADERS.contains(&word.as_str())) && !rest.is_empty();
    heads && rest.iter().all(state)
}

/// Whether `adjective` belongs to the country `country`.
fn demonym_of(country: &str, adjective: &str) -> bool {
    lexicon::COUNTRIES.get(country).is_some_and(|forms| forms.split('/').any(|form| form == adjective))
}
