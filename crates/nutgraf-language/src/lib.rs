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

#[doc(hidden)]
pub mod eisner;
#[doc(hidden)]
pub mod hash;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod network;
#[doc(hidden)]
pub mod product;
#[doc(hidden)]
pub mod table;
#[doc(hidden)]
pub mod window;
#[doc(hidden)]
pub mod word;
mod word_table;

mod abbreviations;
mod analysis;
mod choice;
pub mod clauses;
#[doc(hidden)]
pub mod confidence;
mod deprel;
mod endings;
mod index;
mod irregular;
mod lanes;
mod lemma;
mod lexemes;
pub mod lexicon;
pub mod names;
pub mod numbers;
mod pairs;
mod parse;
mod relations;
#[doc(hidden)]
pub mod sentence;
mod tag;
#[cfg(test)]
mod tagged;
pub mod times;
mod tokenizer;
mod tree;

pub use deprel::Deprel;
pub use parse::{Parse, Token};
pub use tag::{Upos, Xpos};
pub use tokenizer::tokenize;

#[doc(hidden)]
pub use analysis::analyse_with;
pub use analysis::{Tagged, Tags, analyse, attach, prepare, tag};
