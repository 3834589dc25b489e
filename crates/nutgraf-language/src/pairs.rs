//! Small tables of words, written as text.

use crate::index::Index;
use std::sync::OnceLock;

/// Keys, each with its value; indexed on first use.
pub(crate) struct Pairs {
    /// Keys and values in turn, a space between any two.
    source: &'static str,
    index: OnceLock<Index>,
}

impl Pairs {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, index: OnceLock::new() }
    }

    /// The value of `key`; where the list has it twice, the first.
    pub(crate) fn find(&self, key: &str) -> Option<&'static str> {
        let index = self.index.get_or_init(|| {
            let mut fields = self.source.split(' ');
            Index::new(std::iter::from_fn(|| Some((fields.next()?, fields.next()?))).collect())
        });
        index.get(key.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;
    use crate::endings::ENDINGS;
    use crate::irregular::{DEGREES, FUNCTION, NOUNS, VERBS};

    #[test]
    fn the_first_of_equal_keys_counts() {
        let pairs = Pairs::new("lies lie a b lies lay");
        assert_eq!(pairs.find("lies"), Some("lie"));
        assert_eq!(pairs.find("b"), None);
    }

    #[test]
    fn every_list_holds_pairs() {
        for list in [&DEGREES, &ENDINGS, &FUNCTION, &NOUNS, &VERBS] {
            assert_eq!(list.source.split(' ').count() % 2, 0);
            assert!(list.source.split(' ').all(|field| !field.is_empty()));
        }
    }
}
