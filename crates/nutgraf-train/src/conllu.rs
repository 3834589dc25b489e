//! Sentences of Universal Dependencies files.

use nutgraf_language::{Deprel, Upos, Xpos};

/// One word of a treebank.
#[derive(Clone, Debug)]
pub(crate) struct GoldWord {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) upos: Upos,
    pub(crate) xpos: Xpos,
    /// Index of the head, `None` for the root.
    pub(crate) head: Option<usize>,
    pub(crate) deprel: Deprel,
}

/// One sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct GoldSentence {
    /// The text as written.
    pub(crate) text: String,
    pub(crate) words: Vec<GoldWord>,
}

/// The sentences of `text`, in CoNLL-U. Empty nodes and the lines of multi-word tokens are skipped.
pub(crate) fn read(text: &str) -> Vec<GoldSentence> {
    let mut sentences = Vec::new();
    let mut current = GoldSentence::default();
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            if !current.words.is_empty() {
                sentences.push(std::mem::take(&mut current));
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            if let Some(text) = comment.strip_prefix(" text = ") {
                text.clone_into(&mut current.text);
            }
        } else {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, _, head, deprel, ..] = fields[..] else { continue };
            if id.parse::<usize>().is_err() {
                continue;
            }
            current.words.push(GoldWord {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: Upos::from_conllu(upos).unwrap_or(Upos::X),
                xpos: Xpos::from_conllu(xpos).unwrap_or(Xpos::Xx),
                head: head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
                deprel: Deprel::from_conllu(deprel)
                    .or_else(|| Deprel::from_conllu(deprel.split(':').next().unwrap_or(deprel)))
                    .unwrap_or(Deprel::Dep),
            });
        }
    }
    sentences
}
