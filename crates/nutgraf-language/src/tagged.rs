//! Analyses written by hand, so that tests of what builds on tags do not hang on the model.

use crate::deprel::Deprel;
use crate::parse::{Parse, Token};
use crate::tag::{Upos, Xpos};
use nutgraf_core::Span;

/// A sentence of `word/XPOS` items, or `word/XPOS/head/relation` with heads counted from 1; `_` joins an item to
/// the one before without a space.
pub(crate) struct Tagged {
    text: String,
    tokens: Vec<Token>,
}

impl Tagged {
    pub(crate) fn new(items: &str) -> Self {
        let (mut text, mut tokens) = (String::new(), Vec::new());
        for item in items.split_whitespace() {
            let mut parts = item.split('/');
            let (word, tag) = (parts.next().expect("a word"), parts.next().expect("a tag"));
            let arc = parts.next().zip(parts.next());
            let (tied, word) = word.strip_prefix('_').map_or((false, word), |word| (true, word));
            if !text.is_empty() && !tied {
                text.push(' ');
            }
            let start = text.len();
            text += word;
            let xpos = Xpos::from_conllu(tag).expect(tag);
            tokens.push(Token {
                span: Span::new(start, text.len()),
                upos: upos(word, xpos),
                xpos,
                head: match arc {
                    Some((head, _)) => head.parse::<usize>().expect("a head").checked_sub(1),
                    None => tokens.len().checked_sub(1),
                },
                deprel: match arc {
                    Some((_, relation)) => Deprel::from_conllu(relation).expect(relation),
                    None if tokens.is_empty() => Deprel::Root,
                    None => Deprel::Dep,
                },
                tag_margin: 1.0,
                arc_margin: 1.0,
            });
        }
        Self { text, tokens }
    }

    pub(crate) fn parse(&self) -> Parse<'_> {
        Parse::new(&self.text, self.tokens.clone())
    }
}

/// The universal class of a Penn tag, as far as the tests need it.
fn upos(word: &str, xpos: Xpos) -> Upos {
    match xpos {
        Xpos::Nnp | Xpos::Nnps => Upos::Propn,
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs => Upos::Adj,
        Xpos::Cd => Upos::Num,
        Xpos::Dt | Xpos::Pdt | Xpos::Wdt => Upos::Det,
        Xpos::In | Xpos::To | Xpos::Rp => Upos::Adp,
        Xpos::Cc => Upos::Cconj,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Wrb => Upos::Adv,
        Xpos::Prp | Xpos::PrpPoss | Xpos::Wp | Xpos::WpPoss | Xpos::Ex => Upos::Pron,
        Xpos::Pos => Upos::Part,
        Xpos::Md => Upos::Aux,
        Xpos::Vbz if matches!(word, "is" | "has") => Upos::Aux,
        Xpos::Vbd if matches!(word, "was" | "were") => Upos::Aux,
        _ if xpos.is_verb() => Upos::Verb,
        Xpos::Dollar | Xpos::Sym => Upos::Sym,
        _ => Upos::Punct,
    }
}
