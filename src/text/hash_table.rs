//! From hashes to what they stand for: of folded words, of the beginnings of tags.
//!
//! A small filter that fits the first cache answers for almost every word of a text; the table behind it is one
//! sorted run of hashes, in buckets by their first bits. A look-up is one bit, then one bucket for the few that pass.

/// A table by hashes: of folded words, or the beginnings of tags.
#[derive(Clone, Debug)]
pub(crate) struct Table<E> {
    filter: Filter,
    /// The starts of the buckets in `entries`, by the top bits of the hash.
    buckets: Vec<u32>,
    entries: Vec<(u64, E)>,
}

/// Some hashes, of which it tells that others are none of them.
#[derive(Clone, Debug)]
pub(crate) struct Filter(Vec<u64>);

impl Filter {
    /// Takes hashes, of which about so many differ.
    pub(crate) fn of(hashes: impl Iterator<Item = u64>, count: usize) -> Self {
        // What is asked for every word has to stay in the first cache.
        let bits = (count * 16).next_power_of_two().clamp(1 << 12, 1 << 24);
        let mut filter = vec![0; bits / 64];
        for hash in hashes {
            let bit = filter_bit(hash, bits);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        Self(filter)
    }

    /// The hashes of some filters; the low bits of a hash, which pick its bit in the widest of them, pick that of the others too.
    pub(crate) fn union(all: &[&Self]) -> Self {
        let width = all.iter().map(|own| own.0.len()).max().unwrap_or(1);
        let part = |at: usize| all.iter().fold(0, |bits, own| bits | own.0[at % own.0.len()]);
        Self((0..width).map(part).collect())
    }

    /// Returns false for a hash that is none of them, but for few.
    #[inline]
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        let bit = filter_bit(hash, self.0.len() * 64);
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

impl<E: Copy + Ord> Table<E> {
    /// Builds the table from hashes and what they stand for. Cost: linear, as entries are dealt out to their buckets, and
    /// only these few are sorted.
    pub(crate) fn new(mut entries: Vec<(u64, E)>) -> Self {
        let count = entries.len().next_power_of_two().max(2);
        let mut buckets = deal(&mut entries, count);
        let (mut start, mut kept) = (0, 0);
        for end in &mut buckets[1..] {
            let own = start..*end as usize;
            start = own.end;
            if own.len() > 1 {
                entries[own.clone()].sort_unstable();
            }
            let first = kept;
            for at in own {
                if kept == first || entries[kept - 1] != entries[at] {
                    entries[kept] = entries[at];
                    kept += 1;
                }
            }
            *end = u32::try_from(kept).unwrap_or(u32::MAX);
        }
        entries.truncate(kept);
        entries.shrink_to_fit();
        // Many entries may share a hash.
        let hashes = entries.chunk_by(|(one, _), (next, _)| one == next).count();
        let wide = count / hashes.next_power_of_two().max(2);
        if wide > 1 {
            buckets = buckets.into_iter().step_by(wide).collect();
        }
        let filter = Filter::of(entries.iter().map(|&(hash, _)| hash), hashes);
        Self { filter, buckets, entries }
    }

    /// Every entry with that hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> impl Iterator<Item = E> {
        let here = if self.may_have(hash) { self.bucket(hash) } else { &[] };
        here.iter().filter(move |(found, _)| *found == hash).map(|&(_, entry)| entry)
    }

    /// Returns false for a hash without an entry, but for few.
    #[inline]
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.filter.may_have(hash)
    }

    /// Its filter.
    pub(crate) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The entries among which those with that hash are.
    fn bucket(&self, hash: u64) -> &[(u64, E)] {
        let bucket = bucket_of(hash, self.buckets.len() - 1);
        &self.entries[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize]
    }
}

/// Brings entries into the order of their buckets, each to its place, and gives the start of each bucket, and the end.
fn deal<E: Copy>(entries: &mut [(u64, E)], count: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    for &(hash, _) in &*entries {
        starts[bucket_of(hash, count) + 1] += 1;
    }
    for bucket in 1..=count {
        starts[bucket] += starts[bucket - 1];
    }
    let mut next = starts.clone();
    for bucket in 0..count {
        while next[bucket] < starts[bucket + 1] {
            let at = next[bucket] as usize;
            let home = &mut next[bucket_of(entries[at].0, count)];
            entries.swap(at, *home as usize);
            *home += 1;
        }
    }
    starts
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
    use crate::text::hash;

    #[test]
    fn every_word_finds_its_own_entries_and_no_others() {
        let words: Vec<String> = (0..5_000).map(|n| format!("word{n}")).collect();
        let entries = words.iter().enumerate().map(|(at, word)| (hash(word.as_bytes()), at));
        // What comes twice is kept once.
        let table = Table::new(entries.clone().chain(entries.rev()).collect());
        for (at, word) in words.iter().enumerate() {
            assert_eq!(table.get(hash(word.as_bytes())).collect::<Vec<_>>(), [at]);
        }
        assert_eq!(table.get(hash(b"elsewhere")).next(), None);
        assert_eq!(Table::<usize>::new(Vec::new()).get(7).next(), None);
    }

    #[test]
    fn a_union_has_what_any_of_its_filters_has() {
        let hashes = |count: u64, salt: u64| (0..count).map(move |n| hash(&(n ^ salt << 32).to_le_bytes()));
        let (small, large) = (Filter::of(hashes(10, 1), 10), Filter::of(hashes(1_000, 2), 1_000));
        let union = Filter::union(&[&small, &large]);
        assert!(hashes(10, 1).chain(hashes(1_000, 2)).all(|hash| union.may_have(hash)));
        assert!(hashes(1_000, 3).filter(|&hash| union.may_have(hash)).count() < 200);
        assert!(!Filter::union(&[]).may_have(7));
    }
}
