//! Law 7: a check needs memory in proportion to its text, whatever the text is made of, and asks for it seldom.
//!
//! Allocated bytes are counted, because they are the same in each run and under any load. Time is not tested here: a
//! busy machine would fail such a test. The benchmark `growth` holds the same law for time, on the same texts.

use super::given::FILLINGS;
use super::{check, config};
use allocation_counter::measure;
use discretion::policy::Pack;
use discretion::{Checker, Draft, Policy};
use proptest::prelude::{prop, proptest};

/// The size of the shorter of two texts that are compared, in bytes.
const SMALL: usize = 1 << 13;

#[test]
fn memory_grows_with_the_text_whatever_it_is_made_of() {
    let greedy: Vec<String> = FILLINGS.iter().filter_map(|filling| greed(filling)).collect();
    assert!(greedy.is_empty(), "{}", greedy.join("\n"));
}

/// The most allocations for each kilobyte of a post, once everything that is made once is there. A change that needs fewer
/// lowers it.
const MOST_ALLOCATIONS: f64 = 145.0;

#[test]
fn a_check_of_a_post_allocates_seldom() {
    let standard: Vec<&str> = Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect();
    let checker = Checker::new(&Policy::packs(&standard).unwrap()).unwrap();
    for post in ["launch", "lancement", "clean", "propre"] {
        let path = format!("{}/examples/posts/{post}.md", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap().repeat(10);
        let check = || drop(checker.check(&Draft::markdown(&text)));
        check();
        let per_kilobyte = measure(check).count_total as f64 / (text.len() as f64 / 1024.0);
        assert!(per_kilobyte < MOST_ALLOCATIONS, "{post}: {per_kilobyte:.1} allocations for each kilobyte");
    }
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn memory_grows_with_a_mixed_text(pieces in prop::collection::vec(prop::sample::select(FILLINGS), 2..5)) {
        assert_eq!(greed(&pieces.concat()), None);
    }
}

/// A complaint if four times the text needs more than six times the memory; quadratic use would be sixteen times.
fn greed(filling: &str) -> Option<String> {
    let [small, large] = [SMALL, 4 * SMALL].map(|bytes| allocated(filling, bytes));
    (large > 6 * small).then(|| format!("{filling:?}: {small} bytes for {SMALL}, {large} for four times as many"))
}

/// The bytes that a check of a filled text allocates in all.
fn allocated(filling: &str, bytes: usize) -> u64 {
    let text = format!("{} Zephyrion", filling.repeat(bytes / filling.len()));
    // What is made once, such as a compiled pattern, belongs to no text.
    check(&text);
    measure(|| drop(check(&text))).bytes_total
}
