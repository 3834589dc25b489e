//! Parts of speech: the universal classes and the finer Penn Treebank tags.

/// Declares a closed set of labels: a fieldless enum, its spelling in CoNLL-U, and the way back.
macro_rules! label_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$item])* #[doc = concat!("Spelt \"", $text, "\" in CoNLL-U.")] $variant,)+ }

        impl $name {
            /// Every value, in the order of the declaration (a value is `ALL[value as usize]`).
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The spelling used in CoNLL-U files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value spelt `text` in CoNLL-U files, if there is one.
            #[must_use]
            pub fn from_conllu(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use label_set;

label_set! {
    /// A universal part of speech, as defined by Universal Dependencies version 2.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

label_set! {
    /// A Penn Treebank part-of-speech tag, with the additions of the English Web Treebank.
    Xpos {
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential *there*.
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Comparative adjective.
        Jjr = "JJR",
        /// Superlative adjective.
        Jjs = "JJS",
        /// List item marker.
        Ls = "LS",
        /// Modal.
        Md = "MD",
        /// Noun, singular or mass.
        Nn = "NN",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Noun, plural.
        Nns = "NNS",
        /// Predeterminer.
        Pdt = "PDT",
        /// Possessive ending.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPoss = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Comparative adverb.
        Rbr = "RBR",
        /// Superlative adverb.
        Rbs = "RBS",
        /// Particle.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// *to* before an infinitive.
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present tense, not third person singular.
        Vbp = "VBP",
        /// Verb, present tense, third person singular.
        Vbz = "VBZ",
        /// Wh-determiner.
        Wdt = "WDT",
        /// Wh-pronoun.
        Wp = "WP",
        /// Possessive wh-pronoun.
        WpPoss = "WP$",
        /// Wh-adverb.
        Wrb = "WRB",
        /// Comma.
        Comma = ",",
        /// Mark that ends a sentence.
        Period = ".",
        /// Colon, semicolon or dash.
        Colon = ":",
        /// Opening quotation mark.
        OpenQuote = "``",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Opening bracket.
        Lrb = "-LRB-",
        /// Closing bracket.
        Rrb = "-RRB-",
        /// Hyphen between parts of a word.
        Hyph = "HYPH",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Currency sign.
        Dollar = "$",
        /// Electronic address.
        Add = "ADD",
        /// Affix.
        Afx = "AFX",
        /// Word fragment that goes with its neighbour.
        Gw = "GW",
        /// Unknown.
        Xx = "XX",
    }
}

impl Xpos {
    /// Whether it is a verb form (`VB*`), modals not counted.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a finite verb form or a modal.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// Whether it is a common or proper noun.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }
}

#[cfg(test)]
mod tests {
    use super::{Upos, Xpos};

    #[test]
    fn spelling_goes_there_and_back() {
        for &tag in Upos::ALL {
            assert_eq!(Upos::from_conllu(tag.as_str()), Some(tag));
            assert_eq!(Upos::ALL[tag as usize], tag);
        }
        for &tag in Xpos::ALL {
            assert_eq!(Xpos::from_conllu(tag.as_str()), Some(tag));
            assert_eq!(Xpos::ALL[tag as usize], tag);
        }
        assert_eq!(Xpos::from_conllu("nn"), None);
    }
}
