//! What the model of good labels sees of a label: its length, its subject, its predicate, what was left out of each.

use super::predicate::is_time;
use super::torn::is_quotation_mark;
use super::{Label, complete, suspect, usage};
use nutgraf_language::{Deprel, Parse, Upos, Xpos, lexicon};

/// The number of signals.
pub(crate) const COUNT: usize = 128;

/// The signals of a label.
pub(crate) type Signals = [f32; COUNT];

/// Margins beyond this are as sure as any.
const SURE: f32 = 40.0;

/// Where a kept word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Predicate,
    Complement,
}

/// The signals of a label that was made from a clause; `all` are the labels of its sentence, itself included.
pub(crate) fn signals(parse: &Parse<'_>, label: &Label, all: &[Label]) -> Signals {
    let mut x = [0.0; COUNT];
    let Some(head) = label.head else { return x };
    let mut kept = vec![false; parse.len()];
    for &t in &label.tokens {
        kept[t] = true;
    }
    let parts = parts(parse, label, head, &kept);
    let subject = subject_of(parse, label, head, &kept);
    sentence(parse, label, head, &mut x);
    of_subject(parse, subject, &kept, &mut x);
    of_predicate(parse, label, head, &kept, &mut x);
    of_complement(parse, label, &parts, &kept, &mut x);
    left_out(parse, label, &parts, &kept, head, &mut x);
    x[81] = flag(super::leans(parse, subject));
    x[82] = label.tokens.iter().filter(|&&t| parse.tokens[t].upos == Upos::Propn).count() as f32;
    x[83] = label.text.len() as f32;
    x[79] = (head.abs_diff(subject)) as f32;
    among(label, all, &mut x);
    of_loss(parse, label, head, &kept, &mut x);
    of_standing(parse, label, head, &kept, &mut x);
    of_words(parse, label, head, subject, &mut x);
    of_pruning(parse, label, all, &kept, &mut x);
    x
}

/// How likely its words are what is left of the sentence, and whether they are all that is needed.
fn of_pruning(parse: &Parse<'_>, label: &Label, all: &[Label], kept: &[bool], x: &mut Signals) {
    let same = || all.iter().filter(|o| o.head == label.head && o.pattern == label.pattern);
    x[120] = label.score as f32;
    x[121] = flag(!complete::is_complete(parse, label));
    x[122] = flag(suspect::is_suspect(parse, label));
    x[123] = flag(label.tokens.iter().any(|&t| parse.children_by(t, Deprel::Ccomp).any(|c| kept[c])));
    x[124] = label.weakest;
    x[125] = (label.score - same().map(|o| o.score).fold(label.score, f64::max)) as f32;
    x[126] = (label.score - all.iter().map(|o| o.score).fold(label.score, f64::max)) as f32;
    x[127] = same().filter(|o| o.score > label.score).count() as f32;
}

/// How the label stands among the others of its sentence: whether one says more, or less, of the same.
fn among(label: &Label, all: &[Label], x: &mut Signals) {
    let within = |a: &Label, b: &Label| {
        a.tokens.len() < b.tokens.len() && a.tokens.iter().all(|t| b.tokens.contains(t))
    };
    let same: Vec<&Label> = all.iter().filter(|o| o.head == label.head).collect();
    let words = |l: &Label| l.text.split(' ').count();
    x[86] = same.iter().filter(|o| within(label, o)).count().min(9) as f32;
    x[87] = same.iter().filter(|o| within(o, label)).count().min(9) as f32;
    x[88] = same.len().min(30) as f32;
    let fullest = same.iter().filter(|o| within(label, o)).map(|o| words(o)).max();
    x[89] = fullest.map_or(0.0, |w| w.saturating_sub(words(label)) as f32);
    let main = |l: &&Label| l.pattern == "clause" || l.pattern == "clause of speaker";
    x[90] = flag(all.iter().any(|o| main(&o)));
}

/// What the sentence has that the label has not.
fn of_loss(parse: &Parse<'_>, label: &Label, head: usize, kept: &[bool], x: &mut Signals) {
    let lost =
        |f: &dyn Fn(usize) -> bool| (0..parse.len()).filter(|&t| !kept[t] && f(t)).count().min(9) as f32;
    x[91] = lost(&|t| parse.tokens[t].xpos == Xpos::Cd);
    x[92] = lost(&|t| parse.tokens[t].upos == Upos::Propn);
    x[93] =
        lost(&|t| t > head && matches!(&*parse.lower(t), "but" | "after" | "while" | "although" | "though"));
    x[94] = head as f32 / parse.len() as f32;
    let clause = parse.subtree(head);
    let content = |t: &&usize| {
        matches!(parse.tokens[**t].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
    };
    let all = clause.iter().filter(content).count().max(1) as f32;
    x[95] = clause.iter().filter(content).filter(|t| kept[**t]).count() as f32 / all;
    x[96] = all;
    x[97] = label
        .tokens
        .iter()
        .flat_map(|&t| parse.children_by(t, Deprel::Conj))
        .filter(|&c| !kept[c] && parse.tokens[c].upos != Upos::Verb)
        .count() as f32;
    x[98] = flag((0..parse.len()).any(|t| is_quotation_mark(parse, t)));
    x[99] = flag(parse.tokens[0].upos == Upos::Pron);
    x[100] = flag(label.pattern == "clause undergone");
    x[101] = flag(label.pattern == "clause ahead");
    x[102] = flag(parse.children_by(head, Deprel::OblAgent).any(|c| !kept[c]));
    let last = label.tokens[label.tokens.len() - 1];
    x[103] = flag(parse.ancestors(last).chain([last]).any(|t| kept[t] && is_time(parse, t)));
    x[104] = flag(parse.children(head).any(|c| !kept[c] && is_time(parse, c)));
}

/// Signs that what is told is no news: it was so before, or someone else says it.
fn of_standing(parse: &Parse<'_>, label: &Label, head: usize, kept: &[bool], x: &mut Signals) {
    x[112] = flag(parse.children_by(head, Deprel::Aux).any(|a| parse.lower(a) == "had"));
    let lost = |f: &dyn Fn(usize) -> bool| flag((0..parse.len()).any(|t| !kept[t] && f(t)));
    let year = |t: usize| {
        parse.form(t).len() == 4 && parse.form(t).parse::<u32>().is_ok_and(|y| (1500..2100).contains(&y))
    };
    x[113] = lost(&year);
    x[114] = lost(&|t| parse.lower(t) == "ago");
    x[115] = lost(&|t| {
        matches!(
            &*parse.lower(t),
            "last" | "previous" | "past" | "earlier" | "previously" | "then" | "originally"
        )
    });
    let source = crate::claim::claim(parse).is_some_and(|c| c.source.is_some());
    x[116] = flag(source);
    x[117] = flag(source && label.pattern != "clause of told" && label.pattern != "clause of speaker");
    x[118] = flag(year(label.tokens[label.tokens.len() - 1]));
    x[119] = flag(parse.tokens[0].upos == Upos::Adp && (0..parse.len().min(6)).any(year));
}

/// How much the words say, as counted in news text.
fn of_words(parse: &Parse<'_>, label: &Label, head: usize, subject: usize, x: &mut Signals) {
    const AVERAGE: f32 = 0.13;
    let lead = |t: usize| usage::in_leads(&parse.lemma(t).to_lowercase()).unwrap_or(AVERAGE);
    let common = |t: usize| usage::noun_uses(&parse.lemma(t).to_lowercase()).min(3000.0) / 100.0;
    let noun = |t: usize| parse.tokens[t].upos == Upos::Noun;
    x[105] = lead(head);
    x[106] = if noun(subject) { lead(subject) } else { 1.0 };
    x[107] = if noun(subject) { common(subject) } else { 0.0 };
    let others = || label.tokens.iter().copied().filter(|&t| t != subject && t != head && noun(t));
    x[108] = others().map(lead).fold(1.0, f32::min);
    x[109] = others().map(common).fold(0.0, f32::max);
    let content = |&t: &usize| matches!(parse.tokens[t].upos, Upos::Noun | Upos::Verb | Upos::Adj);
    let words: Vec<usize> = label.tokens.iter().copied().filter(content).collect();
    x[110] = words.iter().map(|&t| lead(t)).sum::<f32>() / words.len().max(1) as f32;
    x[111] = words.iter().map(|&t| lead(t)).fold(0.0, f32::max);
}

/// The head of what the label tells of.
fn subject_of(parse: &Parse<'_>, label: &Label, head: usize, kept: &[bool]) -> usize {
    let own = parse.children(head).find(|&c| kept[c] && parse.tokens[c].deprel.is_subject());
    own.unwrap_or_else(|| top(parse, label.tokens[0], head, kept))
}

/// The highest kept token above `t` that is not the predicate.
fn top(parse: &Parse<'_>, t: usize, head: usize, kept: &[bool]) -> usize {
    let above =
        parse.ancestors(t).take_while(|&a| a != head && kept[a] && parse.tokens[a].upos != Upos::Verb);
    above.last().unwrap_or(t)
}

fn parts(parse: &Parse<'_>, label: &Label, head: usize, kept: &[bool]) -> Vec<Part> {
    let subject = subject_of(parse, label, head, kept);
    label
        .tokens
        .iter()
        .map(|&t| {
            if t == subject || parse.ancestors(t).take_while(|&a| a != head).any(|a| a == subject) {
                Part::Subject
            } else if t == head || parse.tokens[t].deprel == Deprel::Xcomp {
                Part::Predicate
            } else {
                Part::Complement
            }
        })
        .collect()
}

pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

fn sentence(parse: &Parse<'_>, label: &Label, head: usize, x: &mut Signals) {
    let words = label.text.split_whitespace().count();
    x[0] = words as f32;
    x[1] = label.tokens.len() as f32 / parse.len() as f32;
    x[2] = parse.len() as f32;
    x[3] = label.tokens.windows(2).filter(|w| w[1] != w[0] + 1).count() as f32;
    let margins: Vec<f32> = label.tokens.iter().map(|&t| parse.tokens[t].arc_margin.min(SURE)).collect();
    x[4] = margins.iter().copied().fold(SURE, f32::min);
    x[5] = margins.iter().sum::<f32>() / margins.len() as f32;
    x[6] = parse.tokens[head].tag_margin.min(SURE);
    x[7] = parse.confidence();
    x[8] = flag(parse.tokens[head].head.is_none());
    x[9] = flag(label.pattern == "clause of speaker");
    x[10] = flag(label.pattern == "clause joined");
    x[11] = flag(label.pattern == "clause after");
    x[12] = flag(parse.tokens[head].deprel == Deprel::Ccomp);
    let opening = |t: usize| parse.tokens[t].upos == Upos::Punct && parse.form(t).contains(['"', '“', '”']);
    x[13] = flag((0..head).filter(|&t| opening(t)).count() % 2 == 1);
    x[80] = flag(label.pattern == "clause of told");
    x[84] = flag(label.pattern == "clause granted");
    x[85] = flag(label.pattern == "clause of relative");
    x[14] = flag((0..parse.len()).any(|t| matches!(parse.form(t), ":" | ";" | "?" | "!")));
}

/// Whether anything but articles is kept below `t`, and how many.
fn modifiers(parse: &Parse<'_>, t: usize, kept: &[bool]) -> usize {
    parse
        .children(t)
        .filter(|&c| {
            kept[c]
                && !matches!(
                    parse.tokens[c].deprel,
                    Deprel::Case | Deprel::Det | Deprel::Punct | Deprel::Cop | Deprel::Nsubj | Deprel::Aux
                )
        })
        .count()
}

fn has_article(parse: &Parse<'_>, t: usize, articles: &[&str]) -> bool {
    parse.children_by(t, Deprel::Det).any(|d| articles.contains(&&*parse.lower(d)))
}

fn completed(parse: &Parse<'_>, t: usize, kept: &[bool]) -> bool {
    parse.children(t).any(|c| kept[c] && c > t)
}

fn of_subject(parse: &Parse<'_>, subject: usize, kept: &[bool], x: &mut Signals) {
    let token = &parse.tokens[subject];
    let named = token.upos == Upos::Propn;
    let with = modifiers(parse, subject, kept);
    let lemma = parse.lemma(subject).to_lowercase();
    x[15] = flag(named);
    x[16] = flag(!named && with == 0 && has_article(parse, subject, &["the"]));
    x[17] = with as f32;
    x[18] = flag(token.xpos == Xpos::Nns && parse.children_by(subject, Deprel::Det).next().is_none());
    x[19] = flag(has_article(parse, subject, &["a", "an"]));
    x[20] = flag(token.upos == Upos::Num || parse.children_by(subject, Deprel::Nummod).any(|c| kept[c]));
    x[28] = if named || completed(parse, subject, kept) { 0.0 } else { usage::noun(&lemma).unwrap_or(0.3) };
    x[29] = flag(!named && lexicon::GENERIC_SUBJECTS.contains(&lemma));
    x[30] = flag(lexicon::ROLE_NOUNS.contains(&lemma));
    x[31] = flag(lexicon::EVENT_NOUNS.contains(&lemma));
}

fn of_predicate(parse: &Parse<'_>, label: &Label, head: usize, kept: &[bool], x: &mut Signals) {
    let token = &parse.tokens[head];
    let has = |relation: Deprel| parse.children_by(head, relation).any(|c| kept[c]);
    let passive = parse.children_by(head, Deprel::AuxPass).next().is_some();
    let object = has(Deprel::Obj) || has(Deprel::Iobj);
    let phrases = parse.children(head).filter(|&c| {
        kept[c] && matches!(parse.tokens[c].deprel, Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked)
    });
    let phrases: Vec<usize> = phrases.collect();
    let open = has(Deprel::Xcomp);
    x[32] = flag(passive);
    x[33] = flag(parse.children_by(head, Deprel::Cop).next().is_some());
    let modal = |c: usize| parse.tokens[c].xpos == Xpos::Md;
    x[34] = flag(parse.children_by(head, Deprel::Aux).any(modal));
    x[35] = flag(label.tokens.iter().any(|&t| lexicon::NEGATION.contains(&parse.lower(t))));
    x[36] = flag(parse.children_by(head, Deprel::Aux).any(|c| parse.lower(c) == "will"));
    x[37] = flag(token.xpos == Xpos::Vbd);
    x[38] = flag(matches!(token.xpos, Xpos::Vbz | Xpos::Vbp));
    x[39] = flag(token.xpos == Xpos::Vbn && !passive);
    x[40] = flag(token.xpos == Xpos::Vbg);
    x[41] = flag(object);
    x[42] = flag(open);
    x[43] = phrases.len() as f32;
    let lemma = parse.lemma(head).to_lowercase();
    let particle = parse.children_by(head, Deprel::CompoundPrt).next().map(|p| parse.lower(p).into_owned());
    let used = usage::verb(&lemma, particle.as_deref());
    let alone = !object && !open && phrases.is_empty();
    x[52] = if alone && !passive { used.map_or(0.1, |u| u.alone) } else { 1.0 };
    x[53] = if object && !open && phrases.is_empty() { used.map_or(0.4, |u| u.only_object) } else { 1.0 };
    x[54] = if alone && passive { used.map_or(0.3, |u| u.bare_passive) } else { 1.0 };
    x[55] = used.map_or(0.0, |u| u.uses.min(400.0) / 100.0);
    x[56] = flag(lexicon::WEAK_VERBS.contains(&lemma));
    x[57] = flag(lexicon::REPORTING_VERBS.contains(&lemma));
    let share = |phrase: usize| {
        let case = parse.children_by(phrase, Deprel::Case).next();
        let case = case.map(|c| parse.lower(c).into_owned()).unwrap_or_default();
        used.map_or(0.0, |u| u.preposition(&case))
    };
    x[58] = phrases.iter().map(|&p| share(p)).fold(0.0, f32::max);
    for child in parse.children(head).filter(|&c| !kept[c]) {
        match parse.tokens[child].deprel {
            Deprel::Obl | Deprel::OblAgent if child > head => {
                x[44] = x[44].max(share(child));
                x[45] += 1.0;
            }
            Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent => x[46] += 1.0,
            Deprel::Advcl | Deprel::AdvclRelcl if child < head => x[47] += 1.0,
            Deprel::Advcl | Deprel::AdvclRelcl => x[48] += 1.0,
            Deprel::Conj => x[49] += 1.0,
            Deprel::Advmod => x[50] += 1.0,
            Deprel::Parataxis | Deprel::Ccomp | Deprel::Dep => x[51] += 1.0,
            _ => {}
        }
    }
    x[72] = flag(label.tokens.iter().any(|&t| is_time(parse, t)));
    const DAYS: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"];
    x[78] = flag((0..parse.len()).any(|t| DAYS.contains(&&*parse.lower(t))));
}

fn of_complement(parse: &Parse<'_>, label: &Label, parts: &[Part], kept: &[bool], x: &mut Signals) {
    let inside = || label.tokens.iter().zip(parts).filter(|(_, p)| **p == Part::Complement).map(|(t, _)| *t);
    let noun = |t: &usize| parse.tokens[*t].xpos.is_noun();
    let heads = || {
        inside().filter(noun).filter(|&t| !matches!(parse.tokens[t].deprel, Deprel::Compound | Deprel::Flat))
    };
    x[59] = flag(heads().any(|t| parse.tokens[t].upos == Upos::Propn));
    let definite = |t: usize| {
        parse.tokens[t].upos == Upos::Noun
            && modifiers(parse, t, kept) == 0
            && has_article(parse, t, &["the"])
    };
    x[60] = flag(heads().any(definite));
    x[61] = heads().map(|t| modifiers(parse, t, kept)).sum::<usize>() as f32;
    x[69] = heads()
        .filter(|&t| parse.tokens[t].upos == Upos::Noun && !completed(parse, t, kept))
        .map(|t| usage::noun(&parse.lemma(t).to_lowercase()).unwrap_or(0.3))
        .fold(0.0, f32::max);
    x[70] = flag(heads().any(|t| {
        parse.tokens[t].xpos == Xpos::Nns
            && modifiers(parse, t, kept) == 0
            && parse.children_by(t, Deprel::Det).next().is_none()
    }));
    x[71] = flag(inside().any(|t| parse.tokens[t].xpos == Xpos::Cd));
    let last = label.tokens[label.tokens.len() - 1];
    x[73] = match parse.tokens[last].upos {
        Upos::Noun => 0.0,
        Upos::Propn => 1.0,
        Upos::Num | Upos::Sym => 2.0,
        Upos::Verb => 3.0,
        Upos::Adj => 4.0,
        Upos::Adv => 5.0,
        _ => 6.0,
    };
    let next = parse.tokens.get(last + 1);
    x[74] = flag(next.is_some_and(|t| t.upos == Upos::Adp));
    x[75] = flag(next.is_some_and(|t| t.upos == Upos::Punct));
    x[76] =
        flag(next.is_some_and(|t| matches!(t.xpos, Xpos::To | Xpos::Wdt | Xpos::Wp | Xpos::Vbg | Xpos::Vbn)));
}

fn left_out(parse: &Parse<'_>, label: &Label, parts: &[Part], kept: &[bool], head: usize, x: &mut Signals) {
    for (&t, part) in label.tokens.iter().zip(parts) {
        if t == head {
            continue;
        }
        let base = match part {
            Part::Subject => 21,
            Part::Predicate | Part::Complement => 62,
        };
        for child in parse.children(t).filter(|&c| !kept[c]) {
            let token = &parse.tokens[child];
            let at = match token.deprel {
                Deprel::Amod => 0,
                Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Obl => 1,
                Deprel::Acl | Deprel::AclRelcl => {
                    let first = parse.subtree(child).first().copied().unwrap_or(child);
                    let comma = parse.tokens[first].upos == Upos::Punct
                        || first > 0 && parse.tokens[first - 1].upos == Upos::Punct;
                    if comma { 2 } else { 3 }
                }
                Deprel::Appos => 4,
                Deprel::Flat | Deprel::Compound | Deprel::NmodDesc => 5,
                Deprel::Punct | Deprel::Det | Deprel::Case => continue,
                Deprel::NmodPoss => {
                    x[77] += 1.0;
                    continue;
                }
                _ => 6,
            };
            x[base + at] += 1.0;
        }
    }
}
