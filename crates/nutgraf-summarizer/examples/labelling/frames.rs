//! Counts over plain news text what verbs and nouns come with, as the table of `src/labels/usage.txt`.

use nutgraf_language::{Deprel, Parse, Upos, Xpos};
use std::collections::BTreeMap;

/// Verbs and nouns seen less often are left out.
const LEAST: u32 = 25;

#[derive(Default)]
struct Verb {
    uses: u32,
    object: u32,
    alone: u32,
    only_object: u32,
    passives: u32,
    bare_passives: u32,
    prepositions: BTreeMap<String, u32>,
}

/// The counts so far.
#[derive(Default)]
pub(crate) struct Usage {
    verbs: BTreeMap<String, Verb>,
    nouns: BTreeMap<String, (u32, u32)>,
    /// Uses of each content word in the leads of stories, and in all.
    words: BTreeMap<String, (u32, u32)>,
}

impl Usage {
    /// Counts one sentence, which may be of the lead of its story.
    pub(crate) fn count(&mut self, parse: &Parse<'_>, lead: bool) {
        for i in 0..parse.len() {
            if matches!(parse.tokens[i].upos, Upos::Verb | Upos::Noun | Upos::Adj) {
                let word = self.words.entry(parse.lemma(i).to_lowercase()).or_default();
                word.0 += u32::from(lead);
                word.1 += 1;
            }
            match parse.tokens[i].upos {
                Upos::Verb => self.verb(parse, i),
                Upos::Noun if matches!(parse.tokens[i].xpos, Xpos::Nn | Xpos::Nns) => {
                    let entry = self.nouns.entry(parse.lemma(i).to_lowercase()).or_default();
                    entry.0 += 1;
                    let completed = parse.children(i).any(|c| {
                        matches!(
                            parse.tokens[c].deprel,
                            Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp
                        ) && c > i
                    });
                    entry.1 += u32::from(completed);
                }
                _ => {}
            }
        }
    }

    fn verb(&mut self, parse: &Parse<'_>, i: usize) {
        let has = |relation: Deprel| parse.children_by(i, relation).next();
        let passive = has(Deprel::AuxPass).is_some();
        if !passive && has(Deprel::Nsubj).is_none() {
            return;
        }
        let particle = has(Deprel::CompoundPrt).map_or(String::new(), |p| format!("_{}", parse.lower(p)));
        let verb = self.verbs.entry(format!("{}{particle}", parse.lemma(i).to_lowercase())).or_default();
        let clause =
            has(Deprel::Ccomp).is_some() || has(Deprel::Xcomp).is_some() || has(Deprel::Iobj).is_some();
        let object = has(Deprel::Obj).is_some();
        let mut phrases = 0;
        for child in parse.children(i) {
            if !matches!(parse.tokens[child].deprel, Deprel::Obl | Deprel::OblAgent) || child < i {
                continue;
            }
            if let Some(case) = parse.children_by(child, Deprel::Case).next() {
                phrases += 1;
                let case = parse.lower(case).into_owned();
                *verb.prepositions.entry(case).or_default() += 1;
            }
        }
        let completed = clause || phrases > 0;
        if passive {
            verb.passives += 1;
            verb.bare_passives += u32::from(!completed);
        } else {
            verb.uses += 1;
            verb.object += u32::from(object);
            verb.alone += u32::from(!object && !completed);
            verb.only_object += u32::from(object && !completed);
        }
    }

    /// The table, one word a line: in the order of the letters, in which lines are searched for.
    pub(crate) fn print(&self) {
        let percent = |part: u32, whole: u32| 100 * part / whole.max(1);
        println!(
            "# Counted over news text by `cargo run --release --example labelling frames`, not by hand. Verbs: uses in the"
        );
        println!(
            "# active, per cent with an object, per cent alone, per cent with an object only, passives, per cent of them"
        );
        println!(
            "# bare, then each preposition with its per cent of all uses. Nouns: uses, per cent with what completes them. Words:"
        );
        println!(
            "# per cent of the uses that are in the lead of a story, the average being {}.",
            percent(self.words.values().map(|w| w.0).sum(), self.words.values().map(|w| w.1).sum())
        );
        for (lemma, (uses, completed)) in &self.nouns {
            if *uses >= 2 * LEAST {
                println!("n {lemma} {uses} {}", percent(*completed, *uses));
            }
        }
        for (lemma, v) in &self.verbs {
            let all = v.uses + v.passives;
            if all < LEAST {
                continue;
            }
            print!(
                "v {lemma} {} {} {} {} {} {}",
                v.uses,
                percent(v.object, v.uses),
                percent(v.alone, v.uses),
                percent(v.only_object, v.uses),
                v.passives,
                percent(v.bare_passives, v.passives)
            );
            for (preposition, n) in &v.prepositions {
                if percent(*n, all) >= 4 {
                    print!(" {preposition}:{}", percent(*n, all));
                }
            }
            println!();
        }
        for (lemma, (lead, all)) in &self.words {
            if *all >= 2 * LEAST && lemma.chars().all(char::is_alphabetic) {
                println!("w {lemma} {}", percent(*lead, *all));
            }
        }
    }
}
