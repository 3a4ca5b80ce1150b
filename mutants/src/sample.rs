//! Chance that can be repeated.

use std::collections::BTreeSet;

/// The numbers in an order that only the seed decides, so that the first of them are a sample of all.
pub fn shuffled(numbers: &BTreeSet<u32>, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = numbers.iter().copied().collect();
    order.sort_by_key(|&number| (mixed(seed.wrapping_mul(0x1_0000_0001) ^ u64::from(number)), number));
    order
}

/// The function of SplitMix64 that spreads a number over all bits (Steele, Lea and Flood, 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_order_each_time() {
        let all: BTreeSet<u32> = (0..1000).collect();
        let order = shuffled(&all, 7);
        assert_eq!((shuffled(&all, 7) == order, shuffled(&all, 8) == order), (true, false));
        assert_eq!(order.iter().copied().collect::<BTreeSet<u32>>(), all);
        let low = order[..100].iter().filter(|&&number| number < 500).count();
        assert!((30..=70).contains(&low), "{low} of the first 100 come from the first half");
    }
}
