//! Tables of words, read in place from the model file.
//!
//! A hash table of 64-byte buckets without probing: a key selects one bucket by its upper half and is told from
//! the others there by 16 bits of its lower half. A word that is not in the table is mistaken for one that is in
//! about 1 of 4,000 cases. Nothing is decoded when a table is opened.

use crate::hash::Key;

/// Bytes of a bucket: one cache line.
pub const BUCKET: usize = 64;

/// The bucket of `key` among `buckets`, and the 16 bits that tell it from others there (never 0).
#[inline]
#[must_use]
pub const fn place(key: Key, buckets: usize) -> (usize, u16) {
    let bucket = ((key >> 32) * buckets as u64) >> 32;
    let mark = (key & 0xffff) as u16;
    (bucket as usize, if mark == 0 { 1 } else { mark })
}

/// Keys with two bytes each; 16 entries of `mark: u16, payload: [u8; 2]` a bucket, mark 0 for a free entry.
#[derive(Clone, Copy, Debug)]
pub struct PairTable<'a> {
    buckets: &'a [[u8; BUCKET]],
}

impl<'a> PairTable<'a> {
    /// Entries in a bucket.
    pub const ENTRIES: usize = 16;

    /// The table in `bytes`, whose length is rounded down to whole buckets.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { buckets: bytes.as_chunks().0 }
    }

    /// The payload of `key`; `[0, 0]` when it is absent.
    #[inline]
    #[must_use]
    pub fn get(&self, key: Key) -> [u8; 2] {
        let (bucket, mark) = place(key, self.buckets.len());
        let Some(bucket) = self.buckets.get(bucket) else { return [0, 0] };
        // Every entry is looked at without branches: the compiler turns the loop into a few vector operations.
        let mut found = 0;
        for entry in bucket.as_chunks::<4>().0 {
            // Without its mark, what is left of the right entry has its lower half empty.
            let rest = u32::from_le_bytes(*entry) ^ u32::from(mark);
            found |= rest & u32::from(rest << 16 == 0).wrapping_neg();
        }
        [(found >> 16) as u8, (found >> 24) as u8]
    }
}

#[cfg(test)]
mod tests {
    use super::{BUCKET, PairTable, place};

    #[test]
    fn empty_tables_know_nothing() {
        assert_eq!(PairTable::new(&[]).get(7), [0, 0]);
    }

    #[test]
    fn a_key_is_found_among_others() {
        let key = 0x1234_5678_9abc_def0;
        let (_, mark) = place(key, 1);
        let mut bucket = [0; BUCKET];
        bucket[4..6].copy_from_slice(&7_u16.to_le_bytes());
        bucket[8..10].copy_from_slice(&mark.to_le_bytes());
        bucket[10..12].copy_from_slice(&[3, 9]);
        assert_eq!(PairTable::new(&bucket).get(key), [3, 9]);
    }
}
