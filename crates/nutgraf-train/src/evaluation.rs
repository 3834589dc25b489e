//! Scores of an analysis against a treebank; punctuation is not scored.

use crate::conllu::GoldSentence;
use nutgraf_core::Span;
use nutgraf_language::confidence::is_frame;
use nutgraf_language::model::Model;
use nutgraf_language::{Deprel, Parse, Upos, analyse_with, tokenize};
use std::fmt;

#[derive(Clone, Copy, Debug, Default)]
struct F1 {
    gold: usize,
    predicted: usize,
    right: usize,
}

impl F1 {
    fn value(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.predicted).max(1) as f64
    }
}

/// Counts over a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    words: usize,
    upos: usize,
    xpos: usize,
    scored: usize,
    heads: usize,
    labelled: usize,
    universal: usize,
    marks: usize,
    mark_heads: usize,
    relations: Vec<F1>,
    skeletons: Vec<(f32, bool)>,
}

impl Scores {
    /// Counts `parse` against `gold`, whose words it has.
    fn count(&mut self, gold: &GoldSentence, parse: &Parse<'_>) {
        self.relations.resize(Deprel::ALL.len(), F1::default());
        for (want, have) in gold.words.iter().zip(&parse.tokens) {
            self.words += 1;
            self.upos += usize::from(want.upos == have.upos);
            self.xpos += usize::from(want.xpos == have.xpos);
            let right = want.head == have.head;
            if want.upos == Upos::Punct {
                self.marks += 1;
                self.mark_heads += usize::from(right);
                continue;
            }
            self.scored += 1;
            self.heads += usize::from(right);
            self.labelled += usize::from(right && want.deprel == have.deprel);
            self.universal += usize::from(right && want.deprel.universal() == have.deprel.universal());
            self.relations[want.deprel as usize].gold += 1;
            self.relations[have.deprel as usize].predicted += 1;
            self.relations[want.deprel as usize].right += usize::from(right && want.deprel == have.deprel);
        }
        let want = skeleton(gold.words.iter().map(|word| (word.head, word.deprel)));
        let have = skeleton(parse.tokens.iter().map(|word| (word.head, word.deprel)));
        self.skeletons.push((nutgraf_language::confidence::sureness(parse), want == have));
    }

    /// Share of words with the right head and relation, in percent.
    #[cfg(test)]
    pub(crate) fn las(&self) -> f64 {
        percent(self.labelled, self.scored)
    }

    /// The share of right skeletons among the given share of sentences, surest first.
    fn skeleton(&self, share: f64) -> f64 {
        let mut ranked = self.skeletons.clone();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let n = ((ranked.len() as f64) * share).round() as usize;
        let right = ranked[..n].iter().filter(|(_, right)| *right).count();
        percent(right, n)
    }

    /// The share of right skeletons by sureness of the sentence, in steps of equally many sentences, made to rise.
    pub(crate) fn calibration(&self) -> Vec<(f32, f32)> {
        let mut ranked = self.skeletons.clone();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut steps: Vec<(f32, usize, usize)> = Vec::new();
        for chunk in ranked.chunks(ranked.len().div_ceil(24).max(1)) {
            let right = chunk.iter().filter(|(_, right)| *right).count();
            steps.push((chunk.iter().map(|&(sure, _)| sure).fold(0.0, f32::max), right, chunk.len()));
            // Neighbours out of order are pooled (pool adjacent violators).
            while let [.., (_, right_a, n_a), (top, right_b, n_b)] = steps[..]
                && right_a * n_b >= right_b * n_a
            {
                steps.truncate(steps.len() - 2);
                steps.push((top, right_a + right_b, n_a + n_b));
            }
        }
        steps.into_iter().map(|(top, right, n)| (top, right as f32 / n.max(1) as f32)).collect()
    }

    /// F1 of one relation, head and label right.
    fn relation(&self, relation: Deprel) -> f64 {
        self.relations[relation as usize].value()
    }
}

/// The scores of `model` on the words of `sentences`.
pub(crate) fn measure(model: &Model<'_>, sentences: &[GoldSentence]) -> Scores {
    let mut scores = Scores::default();
    for sentence in sentences {
        let (text, spans) = spaced(sentence);
        scores.count(sentence, &analyse_with(model, &text, &spans));
    }
    scores
}

/// The words of `sentence` with a blank after each, and where they are.
fn spaced(sentence: &GoldSentence) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for word in &sentence.words {
        let start = text.len();
        text.push_str(&word.form);
        spans.push(Span::new(start, text.len()));
        text.push(' ');
    }
    (text, spans)
}

/// Scores on text as written: words count where tokenizer and treebank agree.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RawScores {
    tokens: F1,
    xpos: usize,
    lemmas: usize,
    scored: F1,
    heads: usize,
    labelled: usize,
}

/// The scores of `model` on the text of `sentences`, cut into sentences as in the treebank.
pub(crate) fn measure_raw(model: &Model<'_>, sentences: &[GoldSentence]) -> RawScores {
    let mut scores = RawScores::default();
    for sentence in sentences {
        let Some(gold) = aligned(sentence) else { continue };
        let parse = analyse_with(model, &sentence.text, &tokenize(&sentence.text));
        scores.tokens.gold += gold.len();
        scores.tokens.predicted += parse.tokens.len();
        let marks = |upos: Upos| usize::from(upos != Upos::Punct);
        scores.scored.gold += sentence.words.iter().map(|word| marks(word.upos)).sum::<usize>();
        scores.scored.predicted += parse.tokens.iter().map(|token| marks(token.upos)).sum::<usize>();
        for (i, token) in parse.tokens.iter().enumerate() {
            let Ok(at) = gold.binary_search(&token.span) else { continue };
            let want = &sentence.words[at];
            scores.tokens.right += 1;
            scores.xpos += usize::from(want.xpos == token.xpos);
            scores.lemmas += usize::from(want.lemma == parse.lemma(i));
            if want.upos == Upos::Punct {
                continue;
            }
            let head = token.head.map(|head| parse.tokens[head].span);
            if head == want.head.map(|head| gold[head]) {
                scores.heads += 1;
                scores.labelled += usize::from(want.deprel == token.deprel);
            }
        }
    }
    scores
}

/// Where the words of `sentence` are in its text; `None` when they are not all there in order.
fn aligned(sentence: &GoldSentence) -> Option<Vec<Span>> {
    let mut at = 0;
    let mut spans = Vec::new();
    for word in &sentence.words {
        let start = at + sentence.text.get(at..)?.find(&word.form)?;
        at = start + word.form.len();
        spans.push(Span::new(start, at));
    }
    Some(spans)
}

impl fmt::Display for RawScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |right: usize, all: F1| F1 { right, ..all }.value();
        write!(
            f,
            "from text: tokens {:.2}  XPOS {:.2}  lemmas {:.2}  UAS {:.2}  LAS {:.2}",
            self.tokens.value(),
            of(self.xpos, self.tokens),
            of(self.lemmas, self.tokens),
            of(self.heads, self.scored),
            of(self.labelled, self.scored),
        )
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The root and those of its dependents that make the frame of the clause.
fn skeleton(words: impl Iterator<Item = (Option<usize>, Deprel)>) -> Vec<(usize, Deprel)> {
    let words: Vec<_> = words.collect();
    let root = words.iter().position(|(head, _)| head.is_none());
    words
        .iter()
        .enumerate()
        .filter(|&(at, &(head, deprel))| Some(at) == root || (head == root && is_frame(deprel)))
        .map(|(at, &(_, deprel))| (at, deprel))
        .collect()
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "XPOS {:.2}  UPOS {:.2}  UAS {:.2}  LAS {:.2}  LAS without subtypes {:.2}  (marks attached {:.1})",
            percent(self.xpos, self.words),
            percent(self.upos, self.words),
            percent(self.heads, self.scored),
            percent(self.labelled, self.scored),
            percent(self.universal, self.scored),
            percent(self.mark_heads, self.marks),
        )?;
        write!(f, "F1")?;
        for relation in [
            "root",
            "nsubj",
            "nsubj:pass",
            "obj",
            "xcomp",
            "ccomp",
            "obl",
            "nmod",
            "advcl",
            "acl:relcl",
            "acl",
            "conj",
            "appos",
            "cop",
            "aux:pass",
            "advmod",
            "compound",
            "parataxis",
        ] {
            if let Some(relation) = Deprel::from_conllu(relation) {
                write!(f, "  {relation} {:.1}", self.relation(relation))?;
            }
        }
        write!(f, "\nskeleton right")?;
        for share in [1.0, 0.75, 0.5, 0.25] {
            let right = self.skeleton(share);
            write!(f, "  {right:.1} % of the surest {:.0} %", share * 100.0)?;
        }
        Ok(())
    }
}
