//! How short a sentence is made.

use nutgraf_core::Attribution;

/// How short a sentence is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As a point of a brief: the reporting clause, an opening connective and asides are left out.
    #[default]
    Brief,
    /// On one line: also what a human shortening would most likely leave out.
    Tight,
    /// As a headline: also articles and forms of "be" before a participle.
    Headline,
}

/// A sentence made shorter by leaving words out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortening {
    /// The words that stay, in their order, with a capital first and a closing mark; a headline has none.
    pub text: String,
    /// Whom the text rests on, when the words that said so were left out: to be printed beside it.
    pub attribution: Option<Attribution>,
}
