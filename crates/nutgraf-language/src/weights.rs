//! Tables of quantised weights, read in place from the model file.
//!
//! Both kinds are hash tables of 64-byte buckets without probing: a key selects one bucket by its upper half
//! and is told from the others there by 16 bits of its lower half. A feature that is not in the table is
//! mistaken for one that is in about 1 of 4,000 cases. Nothing is decoded when a table is opened.

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

/// A weight from its code: the square with the code's sign. Training rounds in the square-root domain, where
/// small weights keep their resolution.
#[inline]
#[must_use]
pub const fn expand(code: i8) -> i32 {
    let code = code as i32;
    code * code.abs()
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

    /// Reads the bucket of every key, so that all the cache misses are under way at once.
    ///
    /// A look-up is some fifty instructions, too many for the processor to see the next miss before the last
    /// one has come back; this loop is a few for each.
    #[inline]
    pub fn touch(&self, keys: &[Key]) {
        touch(self.buckets, keys);
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

/// Keys with a row of `(class, code)` pairs each. A bucket is `first: u32` (index of its first pair), 20
/// marks of two bytes, and for each entry, in a byte, where its row ends after the first pair of the bucket.
#[derive(Clone, Copy, Debug)]
pub struct RowTable<'a> {
    buckets: &'a [[u8; BUCKET]],
    pairs: &'a [[u8; 2]],
}

impl<'a> RowTable<'a> {
    /// Entries in a bucket.
    pub const ENTRIES: usize = 20;

    /// The table whose buckets and pairs are given.
    #[must_use]
    pub fn new(buckets: &'a [u8], pairs: &'a [u8]) -> Self {
        Self { buckets: buckets.as_chunks().0, pairs: pairs.as_chunks().0 }
    }

    /// Adds the weights of `keys` to `scores`; classes beyond its length are skipped.
    pub fn add_rows(&self, keys: &[Key], scores: &mut [i32]) {
        // In three passes, for the sake of the cache: see [`PairTable::touch`].
        const AT_ONCE: usize = 64;
        // A slot for every byte: no class is out of bounds.
        let mut sums = [0; 256];
        for keys in keys.chunks(AT_ONCE) {
            touch(self.buckets, keys);
            let mut rows: [&[[u8; 2]]; AT_ONCE] = [&[]; AT_ONCE];
            let mut found = 0;
            let mut seen = 0;
            for &key in keys {
                let row = self.row(key);
                if let Some(&[class, _]) = row.first() {
                    seen ^= class;
                    rows[found] = row;
                    found += 1;
                }
            }
            std::hint::black_box(seen);
            for row in &rows[..found] {
                for &[class, code] in *row {
                    sums[usize::from(class)] += expand(code.cast_signed());
                }
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += sum;
        }
    }

    /// The classes of `key` with their codes.
    #[inline]
    fn row(&self, key: Key) -> &'a [[u8; 2]] {
        let (bucket, mark) = place(key, self.buckets.len());
        let Some(bucket) = self.buckets.get(bucket) else { return &[] };
        let Some(at) = find_mark(bucket, mark) else { return &[] };
        let ends = &bucket[44..];
        let first = u32::from_le_bytes([bucket[0], bucket[1], bucket[2], bucket[3]]) as usize;
        let start = if at == 0 { 0 } else { usize::from(ends[at - 1]) };
        self.pairs.get(first + start..first + usize::from(ends[at])).unwrap_or(&[])
    }
}

/// Reads a byte of the bucket of every key.
#[inline]
fn touch(buckets: &[[u8; BUCKET]], keys: &[Key]) {
    let read = |&key: &Key| buckets.get(place(key, buckets.len()).0).map_or(0, |bucket| bucket[0]);
    std::hint::black_box(keys.iter().map(read).fold(0, std::ops::BitXor::bitxor));
}

/// The first entry of a row bucket with this mark. Four marks are compared at a time: a 16-bit lane of the
/// difference is zero where they agree, and the lowest zero lane borrows from no other.
#[inline]
fn find_mark(bucket: &[u8; BUCKET], mark: u16) -> Option<usize> {
    const ONES: u64 = 0x0001_0001_0001_0001;
    const TOPS: u64 = 0x8000_8000_8000_8000;
    let pattern = u64::from(mark) * ONES;
    for (i, word) in bucket[4..44].as_chunks::<8>().0.iter().enumerate() {
        let difference = u64::from_le_bytes(*word) ^ pattern;
        let zeros = difference.wrapping_sub(ONES) & !difference & TOPS;
        if zeros != 0 {
            return Some(4 * i + zeros.trailing_zeros() as usize / 16);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{BUCKET, PairTable, RowTable, expand, find_mark, place};

    #[test]
    fn codes_expand_to_signed_squares() {
        assert_eq!([expand(-127), expand(-2), expand(0), expand(3)], [-16129, -4, 0, 9]);
    }

    #[test]
    fn every_mark_of_a_bucket_is_found_where_it_stands() {
        let mut bucket = [0; BUCKET];
        for i in 0..20_u16 {
            bucket[4 + 2 * usize::from(i)..6 + 2 * usize::from(i)]
                .copy_from_slice(&(i * 257 + 1).to_le_bytes());
        }
        for i in 0..20_u16 {
            assert_eq!(find_mark(&bucket, i * 257 + 1), Some(usize::from(i)));
        }
        assert_eq!(find_mark(&bucket, 2), None);
    }

    #[test]
    fn empty_tables_know_nothing() {
        assert_eq!(PairTable::new(&[]).get(7), [0, 0]);
        let mut scores = [0; 2];
        RowTable::new(&[], &[]).add_rows(&[7], &mut scores);
        assert_eq!(scores, [0, 0]);
    }

    #[test]
    fn rows_add_up_and_unknown_classes_are_skipped() {
        let key = 0x1234_5678_9abc_def0;
        let (_, mark) = place(key, 1);
        let mut bucket = [0; BUCKET];
        bucket[6..8].copy_from_slice(&mark.to_le_bytes());
        bucket[44] = 1;
        bucket[45] = 3;
        let mut scores = [0; 2];
        RowTable::new(&bucket, &[0, 9, 1, 2, 7, 5]).add_rows(&[key], &mut scores);
        assert_eq!(scores, [0, 4]);
    }
}
