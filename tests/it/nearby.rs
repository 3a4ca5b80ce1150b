//! What a match needs beside it, must have near it, must not have near it: every range, every kind of companion, in
//! both languages.

use crate::support;
use discretion::{Checker, Draft};

const LISTS: &str = "[lists.evidence]\nen = [\"according to\", \"source:\"]\nfr = [\"selon\", \"source :\"]\n";

fn checker(rule: &str) -> Checker {
    support::checker(&format!("[channels.network]\npreview = 40\n{LISTS}{rule}"))
}

/// A claim that is found wherever one of its companions does not stand.
fn needs(any: &str, within: &str) -> Checker {
    checker(&format!(
        "[[claim]]\nid = \"it\"\nterms = [\"best store\", \"meilleur magasin\"]\nneeds = {{ any = {any}, within = \"{within}\" }}\n"
    ))
}

/// A term that counts only near, or only not near, one of its companions.
fn near(key: &str, any: &str, within: &str) -> Checker {
    checker(&format!(
        "[[tone]]\nid = \"it\"\nterms = [\"best store\", \"meilleur magasin\"]\n{key} = {{ any = {any}, within = \"{within}\" }}\n"
    ))
}

fn flags(checker: &Checker, text: &str) -> bool {
    !checker.check(&Draft::markdown(text)).warnings().is_empty()
}

#[test]
fn a_bare_list_stands_for_what_is_in_the_same_sentence() {
    let rule = |key: &str| checker(&format!("[[tone]]\nid = \"it\"\nterms = [\"best store\"]\n{key}\n"));
    let texts = ["The best store, according to us.", "The best store. According to us.", "The best store."];
    let stands = |key: &str| texts.map(|text| flags(&rule(key), text));
    assert_eq!(stands("near = [\"according to\"]"), [true, false, false]);
    assert_eq!(stands("near = \"@evidence\""), [true, false, false]);
    assert_eq!(stands("not_near = [\"@evidence\"]"), [false, true, true]);
}

/// Texts where a companion stands near enough, and texts where none does: in the three keys.
fn assert_stands(any: &str, within: &str, beside: &[&str], apart: &[&str]) {
    let (needs, near, not_near) = (needs(any, within), near("near", any, within), near("not_near", any, within));
    let cases = beside.iter().map(|text| (text, true)).chain(apart.iter().map(|text| (text, false)));
    for (text, stands) in cases {
        let found = (flags(&needs, text), flags(&near, text), flags(&not_near, text));
        assert_eq!(found, (!stands, stands, !stands), "{any} within {within} of {text:?}");
    }
}

#[test]
fn a_sentence_holds_the_companion_or_does_not() {
    assert_stands(
        "[\"@evidence\"]",
        "sentence",
        &[
            "According to StorBench, we are the best store.",
            "The best store, according to StorBench.",
            "The **best** store, ac*cord*ing to StorBench.",
            "The best store (source: StorBench).",
            "Selon l'étude, c'est le meilleur magasin de la ville.",
            "Le meilleur magasin de la ville (source\u{202f}: StorBench).",
            "Le meilleur magasin de la ville (source : StorBench).",
            "M. Roy, selon lui, a le meilleur magasin de la ville.",
        ],
        &[
            "We are the best store. According to StorBench, it rains.",
            "According to them it rains.\n\nWe are the best store.",
            "C'est le meilleur magasin de la ville. Selon eux, il pleut.",
            "The best store `according to` itself.",
        ],
    );
}

/// A companion that goes on in the next sentence begins beside the match.
#[test]
fn a_companion_may_reach_beyond_the_sentence() {
    assert_stands(
        "[\"that is. source\"]",
        "sentence",
        &["The best store, that is. Source: X."],
        &["The best store. It is. Source: X.", "That is. Source: X. The best store."],
    );
}

#[test]
fn a_paragraph_ends_with_its_block() {
    assert_stands(
        "\"@evidence\"",
        "paragraph",
        &[
            "We are the best store. According to StorBench, we are fast.",
            "- We are the best store. Source: StorBench\n- two",
            "> We are the best store. Source: StorBench",
            "C'est le meilleur magasin de la ville. Selon eux, il est grand.",
        ],
        &[
            "We are the best store.\n\nAccording to StorBench, we are fast.",
            "- We are the best store.\n- Source: StorBench",
            "# The best store\n\nAccording to StorBench, we are fast.",
            "C'est le meilleur magasin de la ville.\n\nSelon eux, il est grand.",
        ],
    );
}

#[test]
fn a_draft_is_all_of_it() {
    assert_stands(
        "\"@evidence\"",
        "draft",
        &[
            "# The best store\n\nIt rains.\n\n- Source: StorBench",
            "Selon eux, il pleut.\n\nIl est tard.\n\nC'est le meilleur magasin de la ville.",
        ],
        &["# The best store\n\nIt rains.\n\n```\nsource: StorBench\n```"],
    );
    // Claims read metadata too, tone does not.
    let text = "---\ntitle: \"Source: StorBench\"\n---\n\nWe are the best store.";
    assert!(!flags(&needs("\"@evidence\"", "draft"), text));
    assert!(!flags(&near("near", "\"@evidence\"", "draft"), text));
}

#[test]
fn words_are_counted_as_people_count_them() {
    assert_stands(
        "[\"source\"]",
        "3 words",
        &[
            "The best store source",
            "The best store, one two source",
            "Source of the best store",
            "The best store it's fine source",
            "Le meilleur magasin l'un, l'autre, source",
        ],
        &[
            "The best store one two three source",
            "Source is one of the best store",
            "Source of all the best store",
            "The best store. Source here",
            "Le meilleur magasin de la ville, une source",
        ],
    );
    assert_stands("[\"source\"]", "1 word", &["best store source"], &["best store a source"]);
}

#[test]
fn a_link_is_any_link_or_footnote_wherever_its_words_stand() {
    assert_stands(
        "[\"@link\"]",
        "paragraph",
        &[
            "We are the best store ([report](https://bench.example/2026)).",
            "We are the [best store](https://bench.example/2026).",
            "We are the best store ([report][r]).\n\n[r]: https://bench.example/2026",
            "[We are the best store, they say](https://bench.example/2026)",
            "We are the best store: <https://bench.example/2026>.",
            "We are the best store, https://bench.example/2026 says so.",
            "We are the best store.[^1]\n\n[^1]: StorBench 2026.",
            "# The best store, says [StorBench](https://bench.example/2026)",
            "## [The best store](https://bench.example/2026)",
            "| The best store | [report](https://bench.example) |\n|---|---|\n| x | y |"
                .split('\n')
                .next()
                .unwrap_or(""),
            "We are the best store <a href=\"https://bench.example/\">here</a>.",
            "C'est le meilleur magasin de la ville[^1].\n\n[^1]: StorBench 2026.",
            "C'est le meilleur magasin de la ville, d'après [StorBench](https://bench.example/2026).",
        ],
        &[
            "We are the best store.\n\nSee [report](https://bench.example/2026).",
            "# [StorBench](https://bench.example/2026)\n\nWe are the best store.",
            "We are the best store.\n\nIt rains.[^1]\n\n[^1]: StorBench 2026.",
            "We are the best store (report).",
        ],
    );
    assert_stands(
        "\"@link\"",
        "sentence",
        &[
            "We are the best store ([report](https://bench.example/2026)). It rains.",
            "We are the best store.[^1] It rains.\n\n[^1]: StorBench 2026.",
            "We are the best store[^1]. It rains.\n\n[^1]: StorBench 2026.",
        ],
        &["We are the best store. It [rains](https://bench.example/2026)."],
    );
}

#[test]
fn a_figure_is_a_number_with_its_groups_and_units() {
    assert_stands(
        "[\"@figure\"]",
        "sentence",
        &[
            "The best store, 12% cheaper.",
            "The best store for €4.2M.",
            "The best store: 3 of them.",
            "Le meilleur magasin de la ville, 12\u{202f}% moins cher.",
            "Le meilleur magasin de la ville, pour 1\u{202f}234\u{202f}567,89\u{a0}€ par an.",
            "Le meilleur magasin de la ville, pour 1 000 €.",
            "Le meilleur magasin de la ville, pour 3 millions d'euros.",
            "**12**% of the best store",
        ],
        &[
            "The best store HX450.",
            "The best store of Q3.",
            "The best store. It is 12% cheaper.",
            "Le meilleur magasin de la ville.",
        ],
    );
}

#[test]
fn a_date_is_written_in_either_language() {
    assert_stands(
        "[\"@date\"]",
        "sentence",
        &[
            "The best store since 2026-10-01.",
            "The best store since October 1, 2026.",
            "The best store since 1 October 2026.",
            "The best store in June 2026.",
            "The best store of Q3 2026.",
            "Le meilleur magasin de la ville depuis le 1er octobre 2026.",
            "Le meilleur magasin de la ville depuis le 1ᵉʳ octobre 2026.",
            "Le meilleur magasin de la ville depuis le 12\u{a0}août\u{a0}2026.",
            "Le meilleur magasin de la ville depuis le 12\u{202f}août.",
            "Le meilleur magasin de la ville depuis le 3 février 2026.",
            "Le meilleur magasin de la ville depuis le 3 fe\u{301}vrier 2026.",
            "Le meilleur magasin de la ville depuis le 01/10/2026.",
            "Le meilleur magasin de la ville au T3 2026.",
        ],
        &["The best store of the day.", "The best store may march on.", "Le meilleur magasin de la ville en mai."],
    );
}

#[test]
fn lists_words_and_built_in_companions_mix() {
    assert_stands(
        "[\"@evidence\", \"@link\", \"proof\", \"{n} tests\"]",
        "sentence",
        &[
            "The best store, here is proof.",
            "The best store in 12 tests.",
            "The best store in 1\u{202f}200 tests.",
            "The best store [here](https://a.example).",
            "The best store, according to them.",
        ],
        &["The best store in tests."],
    );
}

#[test]
fn the_start_is_what_readers_see_without_more() {
    let long = "word ".repeat(30);
    assert_stands(
        "[\"#ad\", \"Publicité\"]",
        "start",
        &[
            "#ad The best store.",
            &format!("#ad {long}. The best store."),
            &format!("The best store, {long}, #ad"),
            &format!("Publicité. {long}\n\nC'est le meilleur magasin de la ville."),
            &format!("# Publicité\n\n{long}\n\nC'est le meilleur magasin de la ville."),
        ],
        &[
            &format!("The best store. Every {long}. #ad"),
            &format!("The best store.\n\n{long}\n\n#ad"),
            "The best store.",
        ],
    );
}

#[test]
fn the_fold_of_a_channel_is_its_own() {
    let checker = needs("[\"#ad\"]", "start");
    let text = |words: usize| format!("The best store. Word {}#ad", "word ".repeat(words));
    let check = |words: usize, channel: Option<&str>| {
        let text = text(words);
        let draft = Draft::markdown(&text);
        let draft = channel.map_or_else(|| draft.clone(), |channel| draft.clone().channel(channel));
        !checker.check(&draft).warnings().is_empty()
    };
    // The tag begins after 21 characters and 5 for each word.
    let table = [
        (Some("network"), 3, 4),
        (None, 20, 21),
        (Some("blog"), 20, 21),
        (Some("instagram"), 20, 21),
        (Some("facebook"), 20, 21),
        (Some("linkedin"), 25, 26),
        (Some("x"), 51, 52),
    ];
    for (channel, last, first) in table {
        assert!(!check(last, channel), "{channel:?} shows {}", text(last));
        assert!(check(first, channel), "{channel:?} hides {}", text(first));
    }
}

#[test]
fn paragraphs_before_the_fold_are_counted_together() {
    let checker = needs("[\"#ad\"]", "start");
    let check = |words: usize| {
        let text = format!("The best store.\n\n{}#ad", "Word ".repeat(words));
        !checker.check(&Draft::markdown(&text).channel("network")).warnings().is_empty()
    };
    // Of 40 characters 15 stand in the first paragraph; the tag begins after 5 for each word of the second.
    assert_eq!([check(1), check(4), check(5), check(7)], [false, false, true, true]);
}

#[test]
fn the_nearest_companions_count_however_many_stand_before_and_after() {
    let checker = needs("[\"source\"]", "sentence");
    let many = "Source. ".repeat(20);
    for (sentence, needed) in
        [("Source of the best store.", false), ("The best store, a source.", false), ("The best store.", true)]
    {
        assert_eq!(flags(&checker, &format!("{many}{sentence} {many}")), needed, "{sentence}");
    }
}

#[test]
fn what_touches_a_match_in_another_place_is_no_part_of_it() {
    let checker = checker("[[tone]]\nid = \"it\"\nterms = [\"best store\"]\nplaces = [\"prose\"]\n");
    for (text, found) in [
        ("We are the best store`!` now.", true),
        ("We are the `!`best store now.", true),
        ("We are the best `store` now.", false),
    ] {
        assert_eq!(flags(&checker, text), found, "{text}");
    }
}
