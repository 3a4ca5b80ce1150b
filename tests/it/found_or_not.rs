//! Terms at the edge of what finds them: in letters that are no words, in words with signs or digits for letters.

use crate::support;

/// Each text has the term where the bar says, or not at all.
fn each(term: &str, cases: &[&str]) {
    let checker = support::confidential(&[term]);
    let mut wrong = Vec::new();
    for case in cases {
        let (text, expected) = case.split_once(" |").expect("a case has a bar");
        let report = checker.check(&discretion::Draft::plain(text));
        let found = support::texts_of(&report).join("; ");
        if found != expected.trim_start() {
            wrong.push(format!("{text} | {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_short_name_is_none_in_a_key() {
    each(
        "Ada",
        &[
            "We met Ada today. | Ada",
            "The tag is ada-7f3c91. | ada",
            "It is in /srv/ada now. | ada",
            "The key is 9fada0c1b2 now. |",
            "The key is 9f-ada-0c now. | ada",
            "The colour is #ada0b1 now. |",
            "The colour is #adabcd now. |",
            "See 550e8400-e29b-41d4-aada-446655440000 now. |",
            "See 550e8400-e29b-ada4-a716-446655440000 now. |",
            "See 550e8400-ada-41d4-a716-446655440000 now. | ada",
            "See 00:1b:44:11:3a:b7 and ada:1b now. | ada",
            "See fe80:ada:12:1 now. |",
            "See fe80:ada now. | ada",
            "See data:image/png;base64,iVBORada/x now. |",
            "See x9K2ada7Lq3Zp now. |",
            "See x9K2Ada7Lq3Zp now. |",
            "We call getAdaClient2 now. | Ada",
            "We call ada2024release1 now. | ada",
        ],
    );
    // A longer name does not stand in a key by chance.
    each("Zephyrion", &["The key is 9fZephyrion0c1 now. | Zephyrion"]);
}

#[test]
fn signs_and_digits_stand_for_letters_inside_a_word() {
    each(
        "Zephyrion",
        &[
            "We met Zephyr10n today. | Zephyr10n",
            "We met Z3phyrion today. | Z3phyrion",
            "We met Zephyri*n today. | Zephyri*n",
            "We met Zephyrio* today. | Zephyrio*",
            "We met Zephyrion* today. | Zephyrion",
            "We met Zephyrion1 today. | Zephyrion",
            "We met Zephyrion5 today. | Zephyrion",
            "We met Zephyyyrixn today. |",
            "We met 23p4y210n today. |",
            "We met Z e p h y r i o n today. | Z e p h y r i o n",
        ],
    );
    each("HTML", &["We met HTML5 today. | HTML", "We met H7ML today. | H7ML", "We met HTM1 today. |"]);
}

#[test]
fn letters_may_be_drawn_out() {
    let checker =
        support::checker("[[tone]]\nid = \"it\"\nterms = [\"awesome\"]\nforms = [\"exact\", \"disguised\"]\n");
    for (text, expected) in [
        ("It is awesooome.", "awesooome"),
        ("It is awwwesome.", "awwwesome"),
        ("It is awesomeeee.", "awesomeeee"),
        ("It is aaawesooome.", "aaawesooome"),
        ("It is awesooomx.", ""),
        ("It is awwwesooo.", ""),
    ] {
        let report = checker.check(&discretion::Draft::plain(text));
        assert_eq!(support::texts_of(&report).join("; "), expected, "{text}");
    }
}
