//! Terms at the edge of what finds them: in letters that are no words, in words with signs or digits for letters.

use crate::support;
use discretion::Checker;

/// Each text has the term where the bar says, or not at all.
fn each(term: &str, cases: &[&str]) {
    hold(&support::confidential(&[term]), cases);
}

/// Each text has what the bar says, or nothing.
fn hold(checker: &Checker, cases: &[&str]) {
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
    each("Decade", &["The key is 9Decade0c1 now. |", "We say 9Decade now. | Decade"]);
    each("Decaded", &["The key is 9Decaded0c1 now. | Decaded"]);
}

#[test]
fn a_token_is_a_key_by_its_length_and_its_mix() {
    each(
        "Ada",
        &[
            // Two parts in five of it, or fewer, are words.
            "See Castle1ada2x3y4 now. | ada",
            "See Castle1ada2x3y4z now. |",
            "See qWxKyZAdaQzRtPvLmN now. |",
            "See getAdaQzRtPvLm now. | Ada",
            "See 9Ada0c1 now. |",
            "See 9Ada0 now. | Ada",
            "See Ada1234 now. | Ada",
            "See 12Ada now. | Ada",
            "See Ada2024b now. |",
            "See ada12cd3 now. |",
            // A change of letters for each four of them is none too many.
            "See LongAdaCoderTest now. | Ada",
            "See LongAdaCodaTestA now. |",
            // So long with a sign at its end, and without one.
            "See Qx7Kz9Lm2Nw4Rt6Y/Ada= now. |",
            "See Qx7Kz9Lm2Nw4Rt6/Ada= now. | Ada",
            "See Qx7Kz9Lm2Nw4Rt6Y/Ada now. | Ada",
            "See Qx7Kz9Lm2Nw4Rt6Yp8Qx7Kz9Lm2Nw4Rt5Kw9/Ada now. |",
            "See Qx7Kz9Lm2Nw4Rt6Yp8Qx7Kz9Lm2Nw4Rt5Kw/Ada now. | Ada",
            // Groups of an address of a machine.
            "See aa:ada:bb:c1 now. |",
            "See aa:ada:bb:cc now. | ada",
            "See aa:ada:bbbbb:c1 now. | ada",
        ],
    );
}

#[test]
fn signs_and_digits_stand_for_letters_inside_a_word() {
    each(
        "Zephyrion",
        &[
            "We met Zephyr10n today. | Zephyr10n",
            "We met Z3phyrion today. | Z3phyrion",
            "We met ZephyrIon today. | ZephyrIon",
            "We met 23phyr10n today. | 23phyr10n",
            "We met Zephyri*n today. | Zephyri*n",
            "We met Zephyrio* today. | Zephyrio*",
            "We met Zephyrion* today. | Zephyrion",
            "We met Zeph****n today. | Zeph****n",
            "We met Zep*****n today. |",
            "We met Zephyrion1 today. | Zephyrion",
            "We met Zephyrion5 today. | Zephyrion",
            "We met Zephyyyrixn today. |",
            "We met 23p4y210n today. |",
            "We met Z e p h y r i o n today. | Z e p h y r i o n",
        ],
    );
    each(
        "Ambiguite",
        &[
            "C'est une ambiguïté de plus dans la maison de nos amis. |",
            "C'est une àmbiguïté de plus dans la maison de nos amis. | àmbiguïté",
            "C'est une ambigüîtè de plus dans la maison de nos amis. | ambigüîtè",
        ],
    );
    each(
        "HTML",
        &[
            "We met HTML5 today. | HTML",
            "We met H7ML today. | H7ML",
            "We met H**L today. | H**L",
            "We met HTM1 today. |",
        ],
    );
}

#[test]
fn a_name_has_no_other_letters_for_its_sound_and_none_drawn_out() {
    each(
        "Blackrock",
        &[
            "We met Bl4ckrock today. | Bl4ckrock",
            "We met Blakrock today. |",
            "We met Blakkrock today. |",
            "We met Blaaackrock today. |",
            "We met xBl4ckrock today. |",
            "We met Bl4ckrockx today. |",
            "We met Bla ck rock today. |",
        ],
    );
    each("Falcon", &["We met Phalcon today. |", "We met Falkon today. |", "We met Flcn today. |"]);
}

#[test]
fn letters_of_any_script_are_spaced_or_masked() {
    each(
        "日本語東京駅前",
        &[
            "日 本 語 東 京 駅 前 | 日 本 語 東 京 駅 前",
            "日本語東京*前 | 日本語東京*前",
            "日本語東京駅 |",
            "日 本 語 東 京 駅 後 |",
        ],
    );
}

#[test]
fn the_signs_of_a_term_stand_beside_it_alone() {
    each(
        "C++",
        &[
            "We write C++ now. | C++",
            "We write C ++ now. | C ++",
            "We write C\u{200b}++ now. | C\u{200b}++",
            "We write C+ + now. | C+ +",
            "We write C++11 now. | C++",
            "We write C#++ now. |",
            "We write C(++ now. |",
            "We write C+-+ now. |",
            "We write C+ now. |",
        ],
    );
    each("#Zephyr", &["We met #Zephyr today. | #Zephyr", "We met Zephyr today. |", "We met # Zephyr today. |"]);
    each("% off", &["Now 20 % off. | % off", "Now %off. | %off", "Now 20 off. |", "Now % (off. |"]);
}

#[test]
fn two_parts_in_three_of_a_word_may_be_digits() {
    each("Tesoro", &["We met 7esor0 today. | 7esor0", "We met 735or0 today. | 735or0", "We met 7350r0 today. |"]);
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

#[test]
fn a_disguised_word_beside_another_is_found_among_other_suspicious_words() {
    each(
        "Project Halcyon",
        &[
            "A z3ro plan, w0rd and Pr0ject Halcyon of z3ro w0rds. | Pr0ject Halcyon",
            "A z3ro plan, w0rd and Project H4lcyon of z3ro w0rds. | Project H4lcyon",
            "A z3ro plan, w0rd and Pr0ject H4lcyon of z3ro w0rds. | Pr0ject H4lcyon",
            "A z3ro plan, w0rd and Pr0ject of z3ro Halcyon. |",
        ],
    );
}

/// Each text has the wording where the bar says, or not at all; in the forms that the policy says.
fn wording(terms: &[&str], forms: &str, cases: &[&str]) {
    let checker = support::checker(&format!("[[tone]]\nid = \"it\"\nterms = {terms:?}\nforms = [{forms}]\n"));
    hold(&checker, cases);
}

#[test]
fn wording_is_found_inside_a_longer_word_where_its_own_letters_are_disguised() {
    wording(
        &["fucking", "asshole", "bitch", "cock"],
        "\"exact\", \"case\", \"inflected\", \"disguised\"",
        &[
            "blackc0ck | c0ck",
            "c0ckblack | c0ck",
            "xc0ck | c0ck",
            "c0ckx | c0ck",
            "c0cks | c0cks",
            "blackc0ckx |",
            "c0ckblackc0ck |",
            "bl4ckcock |",
            "bl4ckc0ck |",
            "blackcock |",
            // A word of so many letters is looked into, and no longer one.
            "verylongblakc0ck | c0ck",
            "verylongblackc0ck |",
            "c0ckblacklongver | c0ck",
            "c0ckblacklongvery |",
            "c0c |",
            "cock5 |",
        ],
    );
}

#[test]
fn wording_is_found_with_masks_and_in_other_letters_for_the_same_sound() {
    wording(
        &["fucking", "asshole", "bitch", "cock"],
        "\"exact\", \"case\", \"inflected\", \"disguised\"",
        &[
            "f*cking | f*cking",
            "f**king | f**king",
            "fu*king | fu*king",
            "f***ing | f***ing",
            "f****ng |",
            "bitc* | bitc*",
            "bi*ches | bi*ches",
            "b!tches | b!tches",
            "b1tch3s | b1tch3s",
            "bitch5 |",
            "btch | btch",
            "biatch |",
            "fvcking | fvcking",
            "fuking | fuking",
            "phucking | phucking",
            "fvck1ng | fvck1ng",
            "phuck1ng | phuck1ng",
            "f v c k i n g | f v c k i n g",
            "f vc king |",
            "fuckin | fuckin",
            "kock | kock",
            "cok |",
            "fuuucking | fuuucking",
            "coooccckkk | coooccckkk",
            "cocky |",
            "@sshole | @sshole",
            "a$$h0les | a$$h0les",
            "a s s h o l e | a s s h o l e",
            "b l a c k c o c k | c o c k",
            "b it ch | b it ch",
            "b i tch | b i tch",
            "bi tch |",
            "bit ch |",
            "b.i.t.c.h.e.s |",
        ],
    );
}

#[test]
fn a_plural_has_the_capitals_and_the_accents_of_its_term() {
    wording(
        &["Zephyrion", "Étude"],
        "\"exact\", \"inflected\"",
        &[
            "two Zephyrions | Zephyrions",
            "two zephyrions |",
            "two ZEPHYRIONS |",
            "two Études | Études",
            "two études |",
            "two Etudes |",
        ],
    );
    wording(
        &["Étude"],
        "\"exact\", \"unaccented\", \"inflected\"",
        &["an Etude | Etude", "two Etudes | Etudes", "an etude |", "two etudes |", "two études |"],
    );
}

#[test]
fn one_letter_off_counts_in_words_of_five_letters_and_more() {
    wording(
        &["halcyon", "alpha", "beta", "project merlin"],
        "\"exact\", \"fuzzy\"",
        &[
            "halycon | halycon",
            "halcyn | halcyn",
            "halcyoon | halcyoon",
            "halcion | halcion",
            "HALCYN | HALCYN",
            "halcyons |",
            "halycn |",
            "hxalcyn |",
            "halyxon |",
            "halxcon |",
            "halcxyn |",
            "alpah | alpah",
            "alph | alph",
            "bet |",
            "betta |",
            "project merlyn | project merlyn",
            "projct merlin | projct merlin",
            "projct merlyn |",
        ],
    );
}
