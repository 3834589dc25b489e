//! Tables of text that are searched where they stand: nothing is read at the start, and of the table only the lines
//! that the search comes by.

use std::cmp::Ordering;

/// Bytes of the longest key: longer ones are in no table.
const LONGEST: usize = 47;

/// A table with a line for each entry: its key, and what it says after a space. Lines are sorted by the bytes of their
/// keys; comments, which begin with `#`, stand above them.
pub(super) struct Listing(&'static str);

impl Listing {
    /// The table in `text`.
    pub(super) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// What the line says whose key is made of `parts`, `""` where it says nothing; `None` without such a line.
    pub(super) fn get(&self, parts: &[&str]) -> Option<&'static str> {
        // The space after the key comes before any letter that a longer key has there.
        let mut buffer = [b' '; LONGEST + 1];
        let mut length = 0;
        for part in parts {
            buffer.get_mut(length..length + part.len())?.copy_from_slice(part.as_bytes());
            length += part.len();
        }
        let key = buffer.get(..=length)?;
        let is_end = |&byte: &u8| byte == b'\n';
        let bytes = self.0.as_bytes();
        let (mut from, mut to) = (0, bytes.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let first = bytes[from..middle].iter().rposition(is_end).map_or(from, |at| from + at + 1);
            let end = bytes[middle..].iter().position(is_end).map_or(bytes.len(), |at| middle + at);
            let line = &bytes[first..end];
            match line[..line.len().min(key.len())].cmp(key) {
                Ordering::Equal => return Some(&self.0[first + key.len()..end]),
                // The key alone: the line says nothing more.
                Ordering::Less if *line == key[..length] => return Some(""),
                Ordering::Less => from = end + 1,
                Ordering::Greater => to = first,
            }
        }
        None
    }

    /// The keys, each with as many words as `words`, in the order of the lines.
    #[cfg(test)]
    pub(super) fn keys(&self, words: usize) -> Vec<String> {
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split(' ').take(words).collect::<Vec<_>>().join(" ")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Listing;

    #[test]
    fn every_line_is_found_by_its_key_and_no_other() {
        let listing = Listing::new("# of\n# verbs\nact + on\nactive\nadd to\nadd_up 3\nzone é");
        let found = |key: &str| listing.get(&[key]);
        assert_eq!(found("act"), Some("+ on"));
        assert_eq!(found("active"), Some(""));
        assert_eq!(found("add"), Some("to"));
        assert_eq!(listing.get(&["add", "_", "up"]), Some("3"));
        assert_eq!(found("zone"), Some("é"));
        let long = "act".repeat(20);
        for key in [&long, "", "a", "acts", "to", "zone é!", "zoo"] {
            assert_eq!(found(key), None, "{key}");
        }
        assert_eq!(Listing::new("").get(&["act"]), None);
    }
}
