//! From a folded word to the terms that it may belong to, and from a tag to its rules.
//!
//! A small filter that fits the first cache answers for almost every word of a text; the table behind it is one
//! sorted run of hashes. Building sorts once; a look-up is one bit, then a binary search in the few that pass.

/// The role of a folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordEntry {
    /// The word of that position in that literal.
    Anchor(usize, usize),
    /// That literal, its words run together.
    Joined(usize),
}

impl WordEntry {
    /// The literal.
    pub(crate) const fn term(self) -> usize {
        match self {
            Self::Anchor(term, _) | Self::Joined(term) => term,
        }
    }
}

/// A table by hashes: of folded words, or the beginnings of tags.
#[derive(Clone, Debug)]
pub(crate) struct Table<E = WordEntry> {
    filter: Vec<u64>,
    /// The starts of the buckets in `entries`, by the top bits of the hash.
    buckets: Vec<u32>,
    entries: Vec<(u64, E)>,
}

impl<E: Copy + Ord> Table<E> {
    /// Builds the table from hashes and what they stand for.
    pub(crate) fn new(mut entries: Vec<(u64, E)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let bits = (entries.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 24);
        let mut filter = vec![0; bits / 64];
        for &(hash, _) in &entries {
            let bit = filter_bit(hash, bits);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        let count = entries.len().next_power_of_two().max(2);
        let mut buckets = Vec::with_capacity(count + 1);
        let mut at = 0;
        for bucket in 0..count {
            while entries.get(at).is_some_and(|&(hash, _)| bucket_of(hash, count) < bucket) {
                at += 1;
            }
            buckets.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        buckets.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        Self { filter, buckets, entries }
    }

    /// Every entry with that hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> impl Iterator<Item = E> {
        let bit = filter_bit(hash, self.filter.len() * 64);
        let is_known = self.filter[bit / 64] & (1 << (bit % 64)) != 0;
        let here = if is_known { self.bucket(hash) } else { &[] };
        here.iter().filter(move |(found, _)| *found == hash).map(|&(_, entry)| entry)
    }

    /// The entries among which those with that hash are.
    fn bucket(&self, hash: u64) -> &[(u64, E)] {
        let bucket = bucket_of(hash, self.buckets.len() - 1);
        &self.entries[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize]
    }
}

/// The low bits of the hash pick the bit of the filter, a power of two in size.
const fn filter_bit(hash: u64, bits: usize) -> usize {
    hash as usize & (bits - 1)
}

/// The high bits of the hash pick the bucket, so that buckets lie in the order of the sorted hashes.
const fn bucket_of(hash: u64, count: usize) -> usize {
    (hash >> (64 - count.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::hash;

    #[test]
    fn every_word_finds_its_own_entries_and_no_others() {
        let words: Vec<String> = (0..5_000).map(|n| format!("word{n}")).collect();
        let entries =
            words.iter().enumerate().map(|(at, word)| (hash(word.as_bytes()), WordEntry::Joined(at))).collect();
        let table = Table::new(entries);
        for (at, word) in words.iter().enumerate() {
            assert_eq!(table.get(hash(word.as_bytes())).collect::<Vec<_>>(), [WordEntry::Joined(at)]);
        }
        assert_eq!(table.get(hash(b"elsewhere")).next(), None);
        assert_eq!(Table::<WordEntry>::new(Vec::new()).get(7).next(), None);
    }
}
