//! Comparisons, sentence by sentence: where each side of one ends, and what only looks like one.
//!
//! Each case is a text and what is said of each competitor in it, by place: the stance, and the words that are warned about.

use crate::support;

pub(crate) const RIVALS: &str = "discretion = 1\nname = \"t\"\n[company]\nnames = [\"Initech\"]\n\
    [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n\
    [[competitor]]\nid = \"hooli\"\nnames = [\"Hooli\"]\n\
    [[competitor]]\nid = \"vandelay\"\nnames = [\"Vandelay Import Group\"]\n";

/// Each text tells what stands after its bar.
pub(crate) fn each(cases: &[&str]) {
    for case in cases {
        let (text, answer) = case.split_once(" |").expect("a case has a bar");
        assert_eq!(told(text), answer.trim_start(), "{text}");
    }
}

/// What a text says of each competitor in it, by place.
fn told(text: &str) -> String {
    let report = support::report(RIVALS, text);
    let mut told: Vec<_> = report
        .warnings()
        .iter()
        .filter_map(|warning| Some((warning.mention()?.span.start, warning.stance()?.name(), warning.text())))
        .collect();
    told.sort_unstable();
    told.iter().map(|(_, stance, words)| format!("{stance} {words}")).collect::<Vec<_>>().join("; ")
}

#[test]
fn who_is_compared_with_whom() {
    each(&[
        "Globex is faster than other vendors. | neutral Globex",
        "Globex is worse than a fax. | comparative Globex is worse than",
        "Hooli is old; Globex is slower than Initech. | neutral Hooli; comparative Globex is slower than",
        "Globex is faster than a slower fax. | neutral Globex",
    ]);
}

#[test]
fn the_other_side_ends_where_another_thought_begins() {
    each(&[
        "We are faster than what Globex sells. | comparative faster than what Globex",
        "We are faster than when Globex came. | neutral Globex",
        "This is cheaper than most of the very large and well known vendor Globex. | comparative cheaper than most of the very large and well known vendor Globex",
        "This is cheaper than most of the very large and rather well known vendor Globex. | neutral Globex",
        "We are faster than on Globex. | comparative faster than on Globex",
        "We are faster than, say, Globex. | comparative faster than, say, Globex",
        "We are faster than Globex, Vandelay Import Group, Hooli. | comparative faster than Globex; comparative faster than Globex, Vandelay Import Group; comparative faster than Globex, Vandelay Import Group, Hooli",
        "We are faster than Globex, Hooli says. | comparative faster than Globex; neutral Hooli",
        "We are cheaper than Globex at home and Hooli. | comparative cheaper than Globex; comparative cheaper than Globex at home and Hooli",
        "It is easier than to guess what Globex sells. | neutral Globex",
    ]);
}

#[test]
fn the_other_side_may_be_some_words_away() {
    each(&[
        "The only thing better than Globex, is Hooli. | comparative better than Globex; comparative better than Globex, is Hooli",
        "The only thing better than Globex, is the brand new tool Hooli. | comparative better than Globex; neutral Hooli",
    ]);
}

#[test]
fn it_and_both_stand_for_names_before() {
    each(&[
        "Initech is faster than both, as Globex and Hooli know. | neutral Globex; neutral Hooli",
        "Globex and Hooli are old; Initech is faster than them. | neutral Globex; neutral Hooli",
    ]);
}

#[test]
fn a_thing_is_no_rival_of_its_own_past() {
    each(&[
        "Globex is slower than last year. | neutral Globex",
        "Globex is slower than is usual. | neutral Globex",
        "Globex is faster than the old Hooli. | comparative Globex is faster than; comparative faster than the old Hooli",
    ]);
}

#[test]
fn a_comparison_in_parts_or_denied() {
    each(&[
        "It is faster — than Globex. | comparative faster — than Globex",
        "It is easier to see what it costs than Globex thinks. | neutral Globex",
    ]);
}

#[test]
fn a_deed_after_than_is_no_rival() {
    each(&[
        "Nothing is worse than using Globex. | neutral Globex",
        "It is faster than using Globex. | comparative faster than using Globex",
        "Hooli is better than importing the files of Globex. | comparative Hooli is better than; comparative better than importing the files of Globex",
        "It is faster than buying Globex. | neutral Globex",
        "It is faster than Running Globex. | comparative faster than Running Globex",
    ]);
}

#[test]
fn then_may_be_a_slip() {
    each(&[
        "It is faster then Globex. | comparative faster then Globex",
        "It got faster then we met the people of Globex. | neutral Globex",
        "It was faster on the big day then Globex came. | neutral Globex",
    ]);
}

#[test]
fn que_is_more_often_a_conjunction() {
    each(&[
        "Hooli n'est pas plus rapide que Globex. | comparative Hooli n'est pas plus rapide que; comparative plus rapide que Globex",
        "C'est aussi cher que Globex. | comparative aussi cher que Globex",
        "Nous savons aussi depuis un an que Globex recrute. | neutral Globex",
        "Aussi rapide que Globex. | comparative Aussi rapide que Globex",
        "La plus rapide que Globex ait vendue. | neutral Globex",
        "C'est plus simple depuis que Globex existe. | neutral Globex",
        "C'est plus simple que vous le dit Globex. | neutral Globex",
        "C'est aussi joliment fait que Globex. | comparative aussi joliment fait que Globex",
    ]);
}

#[test]
fn superiors_and_equals() {
    each(&[
        "I prefer to use Globex. | conceding Globex",
        "I prefer Hooli to Globex. | comparative prefer Hooli to; comparative prefer Hooli to Globex",
        "It is not superior to Globex. | neutral Globex",
        "We prefer silence: to Globex we say nothing. | neutral Globex",
        "Globex is not as fast as a fax. | comparative Globex is not as fast as",
        "Globex is not as easy to use as a fax. | neutral Globex",
    ]);
}

#[test]
fn choices_victories_and_copies() {
    each(&[
        "Traffic is better over Globex. | neutral Globex",
        "Globex beats all our tools. | comparative Globex beats",
        "Our tool beats Globex completely. | comparative beats Globex",
        "Better Globex imports. | neutral Globex",
        "We beat Globex prices. | neutral Globex",
        "We made the cheaper choice over Globex. | comparative cheaper choice over Globex",
    ]);
}

#[test]
fn two_clauses_may_contrast() {
    each(&[
        "Hooli is fine, but Globex is closer to home. | conceding Hooli; neutral Globex",
        "Hooli is fine, but Globex, they say, is faster. | conceding Hooli; neutral Globex",
        "It is late, but Hooli and Globex are faster. | neutral Hooli; neutral Globex",
        "Hooli does what it can, Globex is faster. | comparative Hooli does what it can, Globex is faster; comparative Globex is faster",
        "Hooli says that the new Globex is faster. | neutral Hooli; neutral Globex",
        "Globex is faster, but Hooli is fine. | comparative Globex is faster; comparative faster, but Hooli",
        "Hooli and its friends are late, Globex is faster. | comparative Hooli and its friends are late, Globex is faster; comparative Globex is faster",
        "Today Hooli is fine; Globex is faster. | conceding Hooli; neutral Globex",
    ]);
}

#[test]
fn likenesses_company_and_prices() {
    each(&[
        "It is like Globex, but so very much faster. | neutral Globex",
        "Our app works with the brand new Globex. | neutral Globex",
        "It is not sold at a fraction of the price of Globex. | neutral Globex",
        "It was never meant to be sold for a fraction of the price of Globex. | comparative a fraction of the price of Globex",
        "Our Globex is faster than Hooli. | neutral Globex; comparative faster than Hooli",
        "We love Globex, but faster. | comparative Globex, but faster",
        "Unlike Globex, which does not support tags, we do not sell your data. | insinuation Unlike Globex, which does not support tags, we do not sell your data",
    ]);
}

#[test]
fn words_of_comparison_by_their_endings() {
    each(&[
        "It is crisper than Globex. | comparative crisper than Globex",
        "Globex is less friendly than a fax. | comparative Globex is less friendly than",
    ]);
}

#[test]
fn what_even_a_competitor_cannot_do_or_what_is_superior_to_it() {
    each(&[
        "Still, even Globex can't do that. | comparative even Globex can't do that",
        "Globex is superior to Initech. | conceding Globex",
        "Initech is far superior to Globex. | comparative far superior to Globex",
    ]);
}
