//! Law 7: a check takes time in proportion to its text, whatever the text is made of.

use super::{check, config};
use proptest::prelude::{prop, proptest};
use std::time::{Duration, Instant};

/// How many bytes the shorter of two texts has whose times are compared.
const SMALL: usize = 1 << 13;

#[test]
fn a_megabyte_of_anything_is_checked_in_linear_time() {
    let slow: Vec<String> = FILLINGS.iter().filter_map(|filling| slowness(filling)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn mixed_fillings_are_checked_in_linear_time(pieces in prop::collection::vec(prop::sample::select(FILLINGS), 2..5)) {
        assert_eq!(slowness(&pieces.concat()), None);
    }
}

/// What is wrong with the time that a filling takes, if anything: four times the text takes about four times as long,
/// and a quadratic check would take sixteen times as long. The bound is generous, and only a filling that is slow each
/// of three times counts, so that a busy machine does no harm.
fn slowness(filling: &str) -> Option<String> {
    let mut slow = None;
    for _ in 0..3 {
        let (small, large) = (time(filling, SMALL), time(filling, 4 * SMALL));
        if large <= small * 12 + Duration::from_millis(50) {
            return None;
        }
        slow = Some(format!("{filling:?}: {SMALL} bytes in {small:?}, four times as many in {large:?}"));
    }
    slow
}

/// The shorter of the times that two checks of so much of a filling take.
fn time(filling: &str, bytes: usize) -> Duration {
    let text = format!("{} Zephyrion", filling.repeat(bytes / filling.len()));
    let once = || {
        let start = Instant::now();
        check(&text);
        start.elapsed()
    };
    once().min(once())
}

/// What texts are filled with.
const FILLINGS: &[&str] = &[
    "a",
    "\u{301}",
    "\u{200d}",
    "*",
    "[",
    ". ",
    ">",
    "a-",
    "@",
    "#a",
    "1 ",
    "é",
    "_",
    "`",
    "<",
    "![",
    "a.",
    "!",
    "& ",
    "|",
    "- ",
    "\n",
    "a\n\n",
    "Z e ",
    "aaa",
    "$a",
    "4a",
    "z*",
    "Zephyrion ",
    "Project ",
    "l'",
    "A",
    "#",
    "<!--",
    "<!-- discretion: allow laws/zephyrion -- x --> Zephyrion ",
    "<!-- discretion: allow laws/zephyrion until 2020-01-01 -- x -->\n",
    "- <!-- discretion: allow laws/zephyrio -- x -->\n",
    "\\",
    "https://a ",
    "a@a.a ",
    "revenue ",
    "great ",
    "the fastest ",
    "Acme ",
    "a@a.a Acme ",
    "1. ",
    "(",
    "\u{ad}",
    "😀",
    "H.",
    "\u{430}",
    "Zeph- ",
    "\r",
    "\t",
    "~",
    "&#121;",
    "[^1]",
    "[a]: b\n",
    "CUST-123456 ",
    "Étoile ",
    "<b>",
    "\"",
    "«",
];
