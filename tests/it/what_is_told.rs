//! What clauses say of a competitor, sentence by sentence, beside what only looks like it: the cases of `comparisons`, for all that
//! is not a comparison. Then what makes an ordinary word a name.

use crate::comparisons::{RIVALS, each};
use crate::support;

#[test]
fn nobody_answers_and_where_it_comes_from() {
    each(&["If nobody at Globex answers, write to us. | neutral Globex", "Nobody answers Globex. | neutral Globex"]);
}

#[test]
fn why_somebody_leaves() {
    each(&[
        "We moved from Globex to the great Hooli. | neutral Globex; neutral Hooli",
        "We did not move from Globex because of its poor support. | neutral Globex",
        "Nobody answers for Globex. | neutral Globex",
        "We moved from Globex without trouble. | neutral Globex",
        "Nous sommes partis de Globex sans problème. | neutral Globex",
    ]);
}

#[test]
fn what_cannot_be_done_with_it() {
    each(&["Without Globex, you can't export your notes. | neutral Globex"]);
}

#[test]
fn to_lack_what_nobody_wants_is_no_lack() {
    each(&[
        "Globex has no problems. | neutral Globex",
        "Globex had no outages. | neutral Globex",
        "Globex is without faults. | neutral Globex",
        "Globex had no outages last year. | neutral Globex",
        "Globex has had no breaches since 2020. | neutral Globex",
        "Globex had zero downtime this week. | neutral Globex",
        "Globex has no hidden fees. | neutral Globex",
        "Globex offers no lies. | neutral Globex",
        "We had no trouble with Globex. | neutral Globex",
        "Globex means fewer bugs. | neutral Globex",
        "Globex is full of bugs. | disparaging Globex is full of bugs",
        "Globex has zero support. | disparaging Globex has zero",
        "Globex has no support this year. | disparaging Globex has no support",
        "We had trouble with Globex last year. | disparaging had trouble with Globex",
        "Globex has no shame. | disparaging Globex has no shame",
        "Globex has no support. | disparaging Globex has no support",
        "Globex has no problem selling your data. | disparaging Globex has no",
        "Globex refuses to fix its bugs. | disparaging Globex refuses to fix its bugs",
        "Globex refuses to sell your data. | neutral Globex",
        "A lawsuit was filed by Globex. | neutral Globex",
        "The spying done by Globex is known. | disparaging spying done by Globex",
        "Globex refuse de vendre vos données. | neutral Globex",
        "Globex refuses to share your data with advertisers. | neutral Globex",
        "Globex refuses to stop selling your data. | disparaging Globex refuses to stop selling your data",
        "Globex refuses to delete your data. | disparaging Globex refuses to",
        "Globex refuses to take responsibility. | disparaging Globex refuses to take responsibility",
    ]);
}

#[test]
fn one_incident_at_a_moment_is_news() {
    each(&[
        "Globex had an outage on Monday. | neutral Globex",
        "The outage at Globex last night also hit our sign-in. | neutral Globex",
        "Because of an incident at Globex, some imports failed today. | neutral Globex",
        "Globex a subi une panne ce matin. | neutral Globex",
        "Hier, une panne chez Globex a ralenti nos imports. | neutral Globex",
        "Globex had an outage. | disparaging Globex had an outage",
        "Globex had outages on Monday. | disparaging Globex had outages",
        "Globex had an outage on Monday, the third this month. | disparaging Globex had an outage",
        "Globex had a terrible outage on Monday. | disparaging Globex had a terrible outage",
        "Globex lied about its outage on Monday. | disparaging Globex lied about",
        "Encore une panne chez Globex ce matin. | disparaging panne chez Globex",
    ]);
}

#[test]
fn an_accusation_that_is_taken_back() {
    each(&[
        "We had wrongly blamed Globex. | neutral Globex",
        "Nous avons accusé Globex à tort. | neutral Globex",
        "Nous avons accusé Globex. | disparaging accusé Globex",
        "We were wrong about Globex. | neutral Globex",
        "Globex shut down its forum. | neutral Globex",
        "Globex ended support for version 3. | neutral Globex",
    ]);
}

#[test]
fn a_part_that_nobody_else_can_own() {
    each(&[
        "Globex is fast, but Hooli knows that the documentation is a mess. | conceding Globex; neutral Hooli",
        "Globex is fast, but we think the documentation is a mess. | conceding Globex",
        "Globex is fast, but old documentation is a mess. | conceding Globex",
        "With Globex, you can't export your notes to Initech. | comparative Globex, you can't export",
    ]);
}

#[test]
fn a_contrast_without_words_for_it() {
    each(&["Globex charges 5 % where we charge 2 %. | comparative Globex charges 5 % where we charge 2"]);
}

#[test]
fn what_happens_in_it_or_with_it() {
    each(&[
        "Il y a trop de pannes pour Globex. | comparative pannes pour Globex",
        "Don't give your files to Globex. | disparaging give your files to Globex",
        "What annoys me about Globex is known. | disparaging annoys me about Globex",
        "The thing about Globex annoys me. | neutral Globex",
        "Users of Globex steal your data. | neutral Globex",
    ]);
}

#[test]
fn nobody_knows_what_it_does() {
    each(&[
        "On ne sait pas ce que Globex fait de nos messages. | insinuation ne sait pas ce que Globex fait de nos messages",
        "On sait ce que Globex fait de nos messages. | neutral Globex",
        "On ne sait pas ce que Globex fait de ses messages. | neutral Globex",
    ]);
}

#[test]
fn what_stands_beside_a_verb() {
    each(&[
        "Globex crashes every day. | disparaging Globex crashes",
        "Globex crashes at night. | disparaging Globex crashes",
        "Globex shares with people. | neutral Globex",
        "Globex ne m'agace pas. | neutral Globex",
        "Globex sells its data. | neutral Globex",
        "Globex steals files. | disparaging Globex steals files",
        "Globex crashes, people say. | disparaging Globex crashes",
    ]);
}

#[test]
fn advice_and_oaths() {
    each(&["We never use Globex. | neutral Globex", "Escape to Globex! | neutral Globex"]);
}

#[test]
fn faults_that_are_its_own() {
    each(&[
        "We do not tell the lies of Globex. | neutral Globex",
        "The overpriced Globex is here. | disparaging overpriced Globex",
        "How slow is Globex? | neutral Globex",
        "We call Globex slow. | disparaging Globex slow",
        "Globex, slower than ever, is here. | disparaging Globex, slower",
        "Globex with our crazy prices is here. | neutral Globex",
        "Honte sauf Globex. | neutral Globex",
        "A lawsuit runs against Globex. | neutral Globex",
        "Problems are caused by Globex. | disparaging Problems are caused by Globex",
        "We met Globex: a scam. | disparaging Globex: a scam",
    ]);
}

#[test]
fn what_it_does_not_do() {
    each(&[
        "Globex cannot say more. | neutral Globex",
        "Globex cannot search in your files. | comparative Globex cannot search",
        "Globex does not offer us a thing. | neutral Globex",
        "Globex is compatible with tags. |",
        "Globex cannot open your files. | neutral Globex",
        "Globex offers support with no tags. | neutral Globex",
    ]);
}

#[test]
fn what_is_hard_with_it() {
    each(&[
        "It is hard to import our data into Globex. | neutral Globex",
        "It is hard to import data for Globex. | neutral Globex",
        "The plan is hard to import into Globex. | neutral Globex",
        "There is no offline mode for Globex. | neutral Globex",
        "It was no joy in Globex. | neutral Globex",
    ]);
}

#[test]
fn what_is_a_pity() {
    each(&[
        "We are not sad that Globex closed the forum. | neutral Globex",
        "They are sad that Globex closed the forum. | disparaging sad that Globex",
        "The mess that Globex did not make is known. | neutral Globex",
    ]);
}

#[test]
fn what_its_clauses_imply() {
    each(&["Globex has a limit at 5 files. | disparaging Globex has a limit"]);
}

#[test]
fn the_next_sentence() {
    each(&["A boss met Globex. The tool crashes. | neutral Globex"]);
}

#[test]
fn a_question_begins_with_its_verb() {
    let severity = |text: &str| support::report(RIVALS, text).warnings()[0].severity().name();
    for (text, expected) in [
        ("Globex is garbage?", "medium"),
        ("You know that the new store of Globex is garbage?", "high"),
        ("And now the store that we know is it Globex that is garbage?", "high"),
        ("The new store of Globex, is it garbage?", "medium"),
        ("What is it that makes Globex garbage?", "medium"),
        ("So is Globex garbage for the teams that use it?", "medium"),
        ("And so is Globex garbage for the teams that use it?", "high"),
        ("We wonder: is Globex garbage for the teams that use it?", "medium"),
        ("The store of Globex is garbage whether or not you ask.", "high"),
        ("Is Initech faster than Globex?", "low"),
        ("Initech is faster than Globex.", "medium"),
        ("> Initech is faster than Globex.", "low"),
        ("> Globex is great for small teams.", "info"),
    ] {
        assert_eq!(severity(text), expected, "{text}");
    }
}

#[test]
fn what_stands_beside_an_ordinary_word_says_how_sure_it_is_a_name() {
    let name =
        |id: &str, name: &str, keys: &str| format!("[[competitor]]\nid = \"{id}\"\nnames = [\"{name}\"]\n{keys}\n");
    let words = "handles = [\"boxhq\"]\ndomains = [\"box.example\"]\nsupport = [\"sponge\"]\nagainst = [\"cardboard\"]";
    let policy = [
        name("box", "Box", &format!("ambiguous = true\n{words}")),
        name("orange", "Orange", "ambiguous = true"),
        name("vandelay", "Maison Vandelay", "ambiguous = true"),
        name("presto", "Presto", ""),
    ]
    .concat();
    for case in [
        "Box it. | Box 35",
        "We met #box at noon. | box 45",
        "We met @boxhq at noon. | boxhq 90",
        "See https://x.example/boxhq for more. | boxhq 90",
        "See box dot example for more. |",
        "We tried to upload the file to Box today. | Box 100",
        "We met Box Inc today. | Box Inc 100",
        "We met Box; Inc. today. | Box 50",
        "Fruit such as the Orange announced nothing. |",
        "We use PrestoSQL. |",
        "We use #x_PrestoSQL. | Presto 90",
        "Then Box one two three four five six seven announced. | Box 100",
        "Then Box one two three four five six seven eight announced. | Box 50",
        "My favourite colour one two three four five six seven Orange. |",
        "Then Orange, Inc. announced a colour. | Orange, Inc. 75",
        "BUY BOX | BOX 47",
        "BUY Box NOW | Box 35",
    ] {
        let (text, answer) = case.split_once(" |").expect("a case has a bar");
        let report = support::report(&policy, text);
        let found: Vec<String> =
            report.warnings().iter().map(|warning| format!("{} {}", warning.text(), warning.confidence())).collect();
        assert_eq!(found.join("; "), answer.trim_start(), "{text}");
    }
}

#[test]
fn what_the_next_sentence_says_of_it() {
    each(&[
        "Globex is here. It is a mess. | disparaging Globex is here. It is a mess",
        "We use Globex. The tool loses your data. | disparaging Globex. The tool loses your data",
        // Only what runs it down goes on.
        "We use Globex. The tool is great. | neutral Globex",
        // What is said already is not said worse.
        "Globex is slow. It is a mess. | disparaging Globex is slow",
        // The sentence that names another speaks of that one.
        "Globex is here. Hooli met it. It is a mess. | neutral Globex; disparaging Hooli met it. It is a mess",
    ]);
}

#[test]
fn what_a_name_stands_beside() {
    each(&[
        "We left the slow Globex. | disparaging slow Globex",
        "The slow Globex ticket is ours. | neutral Globex",
        "The vulnerability of Globex is known. | disparaging vulnerability of Globex",
        "The vulnerability of the Globex token is known. | neutral Globex",
        "Our problem with Globex is the price. | disparaging problem with Globex",
        "Let's not forget the lies of Globex. | disparaging lies of Globex",
        "Je n'ai pas eu de souci avec Globex. | neutral Globex",
        "J'ai perdu une heure à cause de Globex. | disparaging perdu une heure à cause de Globex",
        "With Globex, there are less bugs. | neutral Globex",
    ]);
}

#[test]
fn what_is_too_much_or_not_there() {
    each(&[
        "Globex a une boîte trop petite. | disparaging Globex a une boîte trop petite",
        "Globex a une boîte pas trop petite. | neutral Globex",
        "This is not available on Globex. | comparative is not available on Globex",
        "Globex keeps refusing to help. | disparaging Globex keeps refusing to",
    ]);
}

#[test]
fn what_it_does_to_things_of_ours() {
    each(&[
        "Globex broke my printer. | disparaging Globex broke my printer",
        "Globex slows your laptop down. | disparaging Globex slows your laptop down",
        "Globex can break your printer. | neutral Globex",
    ]);
}

#[test]
fn a_word_that_a_policy_takes_out_is_the_only_one_that_goes() {
    let policy = format!("{RIVALS}[competitors.words]\nwithout = [\"garbage\"]\n");
    for (text, stance) in [
        ("Globex is garbage.", "neutral"),
        ("Globex is rubbish.", "disparaging"),
        ("Globex is slower than Initech.", "comparative"),
        ("Unlike Globex, we care.", "insinuation"),
    ] {
        let report = support::report(&policy, text);
        let stances: Vec<_> = report.warnings().iter().filter_map(|warning| Some(warning.stance()?.name())).collect();
        assert_eq!(stances, [stance], "{text}");
    }
}

/// A letter alone, one space after a capital: the name of an example.
#[test]
fn a_letter_makes_a_name_of_a_competitor() {
    for (text, found) in [
        ("Competitor B is slow.", &["Competitor B is slow"][..]),
        ("Concurrent B est lent.", &["Concurrent B est lent"]),
        ("Competitor 2 is slow.", &["Competitor 2 is slow"]),
        ("A competitor I know is slow.", &[]),
        ("Competitor-B is slow.", &[]),
        ("Competitor  B is slow.", &[]),
        ("Competitor Bo is slow.", &[]),
    ] {
        assert_eq!(support::texts_of(&support::report(RIVALS, text)), found, "{text}");
    }
}
