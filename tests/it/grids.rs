//! Lists in the place of a word, and `…` between words: what they find, where, and what a policy may not write.

use crate::support::{self, Folder};
use allocation_counter::measure;
use discretion::policy::Issue;
use discretion::report::Masking;
use discretion::{Checker, Draft};

/// A policy with lists.
const HEAD: &str = r#"discretion = 1
name = "test"
[company]
names = ["Acme"]
[lists.cures]
en = ["heals", "cures", "gets rid of", "puts an end to"]
fr = ["guérit", "soigne", "met fin à", "vient à bout de"]
[lists.illnesses]
en = ["cancer", "back pain", "pain", "covid-19", "disease", "type 2 diabetes"]
fr = ["cancer", "mal de dos", "arthrite", "crise d'angoisse", "maladie"]
[lists]
codenames = ["Halcyon", "Zephyrion Two", "falcon-db"]
doses = ["up to {n} drops a day", "a few drops"]
"#;

fn checker(rules: &str) -> Checker {
    support::checker(&format!("{HEAD}{rules}"))
}

/// What the rule `it` finds in a draft.
fn texts(checker: &Checker, text: &str) -> Vec<String> {
    let report = checker.check(&Draft::markdown(text));
    let own = report.warnings().iter().filter(|warning| warning.rule().as_str() == "test/it");
    own.map(|warning| warning.span().slice(text).to_owned()).collect()
}

/// Each text holds, between `[` and `]`, what terms find; without brackets, they find nothing.
fn assert_found(family: &str, terms: &str, marked: &[&str]) {
    let checker = checker(&format!("[[{family}]]\nid = \"it\"\nterms = {terms}\n"));
    for marked in marked {
        let text = marked.replace(['[', ']'], "");
        let expected: Vec<&str> =
            marked.split('[').skip(1).map(|part| part.split_once(']').expect("each opens and closes").0).collect();
        assert_eq!(texts(&checker, &text), expected, "{terms} in {text:?}");
    }
}

#[test]
fn any_entry_of_one_list_stands_before_any_of_another() {
    assert_found(
        "tone",
        "[\"{@cures} {@illnesses}\"]",
        &[
            "Our tea [heals cancer], they say.",
            "Our tea [CURES Back Pain] and it [heals pain].",
            "It [cures\nCOVID-19] and it [cures covid 19].",
            "It [gets rid of back pains] for you.",
            "It [puts an **end** to type 2 diabetes] for good.",
            "It [heals diseases] of the world.",
            "It [hea&#108;s pain] for you.",
            "It heals the mind. Cancer is no joke.",
            "It heals. Cancer is no joke for anybody.",
            "It heals, cancer or not, and it is the cancer that heals.",
            "It heals\n\ncancer is no joke",
            "It heals (cancer too) and cures: pain, they say.",
            "Elle [soigne mal de dos] et le reste de la maison.",
            "Elle [vient à bout de maladies] qui sont dans la maison.",
        ],
    );
}

#[test]
fn a_list_stands_before_between_and_after_words() {
    assert_found(
        "claim",
        "[\"{@cures} your {@illnesses} in {n} days\", \"free of {@illnesses}\", \"{@illnesses} gone\"]",
        &[
            "It [cures your back pain in 3 days], they say.",
            "It [gets rid of your pain in three days], they say.",
            "You are [free of type 2 diabetes] with it.",
            "Your [back pain gone] and your [covid-19 gone]!",
            "It cures your back in 3 days, and your pain is not gone.",
        ],
    );
    assert_found(
        "tone",
        "[\"take {@doses} for {@illnesses}\"]",
        &["[Take up to 20 drops a day for pain] at home, or [take a few drops for pain]."],
    );
}

#[test]
fn accents_plurals_and_elisions_count_as_those_of_terms() {
    assert_found(
        "tone",
        "{ fr = [\"{@cures} les {@illnesses}\", \"{@cures} l'{@illnesses}\", \"vaincre de {@illnesses}\"] }",
        &[
            "La tisane [guerit les arthrites] de nos clients.",
            "La tisane [GUÉRIT LES MALADIES] de nos clients.",
            "La tisane [vient à bout de l'arthrite] de nos clients.",
            "La tisane [met fin à l’arthrite] de nos clients.",
            "La tisane [soigne les crises d'angoisse] de nos clients.",
            "Pour [vaincre d'arthrite] et pour les autres.",
            "La tisane guerit la maladie de nos clients, pas les autres.",
        ],
    );
}

#[test]
fn an_entry_is_looked_for_in_its_language() {
    let rule = checker("[[tone]]\nid = \"it\"\nterms = [\"{@cures} {@illnesses}\"]\n");
    let both = [
        ("We say that this tea soigne mal de dos for all of you.", ""),
        ("Nous disons que cette tisane cures back pain pour vous.", ""),
        // Of two lists, both entries are of one language.
        ("heals arthrite", ""),
        ("soigne arthrite", "soigne arthrite"),
        ("heals back pain", "heals back pain"),
    ];
    for (text, expected) in both {
        assert_eq!(texts(&rule, text).concat(), expected, "{text}");
    }
}

#[test]
fn forms_of_entries_are_those_that_the_rule_counts() {
    assert_found(
        "confidential",
        "[\"{@codenames} launch\", \"we buy {@codenames}\"]",
        &[
            "The [Halcyon launch] is near.",
            "The [H4lcyon launch] and the [Zephyrion-Two launch] are near.",
            "The [ZephyrionTwo launch] and the [zephyri0n two launch] are near.",
            "The [Hal\u{200b}cyon launch] is near.",
            "Hello #[HalcyonLaunch] and `[falcon_db_launch]`.",
            "So [we buy Z3phyrion Two] and [we buy FalconDB].",
            "So we buy Falcon.",
        ],
    );
    assert_found(
        "confidential",
        "[\"{@codenames} and {@codenames}\"]",
        &["Our [Halcyon and falcon-db] work.", "Our [H4lcyon and Zephyrion Two] work.", "Halcyon, and falcon-db."],
    );
    assert_found("tone", "[\"{@codenames} launch\"]", &["The H4lcyon launch and #HalcyonLaunch are near."]);
    let exact = checker("[[tone]]\nid = \"it\"\nterms = [\"{@codenames} launch\"]\ncase = \"sensitive\"\n");
    assert_eq!(texts(&exact, "The halcyon launch. The Halcyon launch."), ["Halcyon launch"]);
}

/// Lists of names and of wording, whose entries share beginnings, run together or are hidden.
const ENTRIES: &str = "discretion = 1\nname = \"test\"\n[lists]\nswears = [\"fuck\", \"asshole\", \"damn it\"]\n\
    brands = [\"Halcyon\", \"Zephyrion Two\", \"falcon-db\", \"Yahoo!\", \"iPhone\", \"Type A\", \"Type B\", \"Type C\", \"Type D\", \"Type E\"]\n";

#[test]
fn names_of_a_list_stand_at_either_end_in_each_form() {
    let rule = "[[confidential]]\nid = \"it\"\nterms = [\"{@brands} launch\", \"we buy {@brands}\"]\n";
    let checker = support::checker(&format!("{ENTRIES}{rule}"));
    for marked in [
        "The [Yahoo launch] and the [Yahoo! launch] are near.",
        "So [we buy Yahoo], [we buy Yahoo!] and [we buy yahoos].",
        "The [Types B launch] and the [type-c launch] are near.",
        "So [we buy TypeA] and [we buy Type-B].",
        "So [we buy iphone], [we buy i-Phone] and [we buy iPhones].",
        "So we buy I phone.",
        "The [iphone launch] is near.",
        "So [we buy H*lcyon] and [we buy Zephyr10n Two].",
        "So we buy Zephyrion Tw0, and the Zephyrion Tw0 launch is near.",
        "The [Z e p h y r i o n Two launch] is near.",
        "So [we buy H a l c y o n].",
        "The [H a l c y o n launch] is near.",
        "The my[Halcyon launch] is near, and #myhalcyonlaunch too.",
        "So we buy myhalcyonapp.",
        "So [we buy falcondb], [we buy f4lcon-db] and [we buy falcon db].",
        "So [we buy HalCyon], and the [HalCyon launch] is near.",
        "The [falcondb launch] and the [f4lcondb launch] are near.",
        "In a z3ro w0rd the [H4lcyon launch] is near z3ro.",
        "In a z3ro w0rd [we buy H4lcyon] for z3ro.",
    ] {
        let expected: Vec<&str> =
            marked.split('[').skip(1).map(|part| part.split_once(']').expect("each opens and closes").0).collect();
        assert_eq!(texts(&checker, &marked.replace(['[', ']'], "")), expected, "{marked}");
    }
}

#[test]
fn entries_that_begin_or_end_alike_are_found_in_disguise() {
    let birds = ["Halcyon", "Merlin", "Osprey", "Kestrel", "Condor", "Petrel"];
    let lists = [birds.map(|bird| format!("Type {bird}")), birds.map(|bird| format!("{bird} Mark"))];
    let checker = support::checker(&format!(
        "[lists]\nfirst = {:?}\nlast = {:?}\n[[confidential]]\nid = \"it\"\n\
         terms = [\"we buy {{@first}}\", \"{{@last}} launch\"]\n",
        lists[0], lists[1]
    ));
    for text in [
        "we buy Type Halcyon",
        "we buy Type H4lcyon",
        "we buy Types M3rlin",
        "we buy TypeOsprey",
        "Condor Mark launch",
        "C0ndor Mark launch",
        "C0ndor-Mark launch",
        "PetrelMark launch",
    ] {
        assert_eq!(texts(&checker, text), [text]);
        assert_eq!(texts(&checker, &format!("So far {text} now.")), [text]);
    }
    assert_eq!(texts(&checker, "we buy Type Falcon, a Mark launch"), [""; 0]);
}

#[test]
fn a_verb_in_an_entry_has_its_forms_and_the_other_words_have_theirs() {
    let rule = "[lists]\nfeats = [\"break~ record\", \"mettre~ fin\"]\n\
        [[tone]]\nid = \"it\"\nterms = [\"we {@feats}\", \"nous {@feats}\"]\n";
    let checker = support::checker(&format!("discretion = 1\nname = \"test\"\n{rule}"));
    for text in ["we break record", "we broke records", "we breaks record", "nous mettons fin"] {
        assert_eq!(texts(&checker, text), [text]);
    }
    assert_eq!(texts(&checker, "we breakings record"), [""; 0]);
}

#[test]
fn wording_of_a_list_stands_at_either_end_in_each_disguise() {
    let rule = "[[tone]]\nid = \"it\"\nterms = [\"{@swears} you\", \"you {@swears}\"]\nforms = [\"exact\", \"case\", \"inflected\", \"disguised\"]\n";
    let checker = support::checker(&format!("{ENTRIES}{rule}"));
    for (text, expected) in [
        ("f*ck you", "f*ck you"),
        ("fuuuck you", "fuuuck you"),
        ("you fuuuck", "you fuuuck"),
        ("f u c k you", "f u c k you"),
        ("you f u c k", "you f u c k"),
        ("phuck you", "phuck you"),
        ("you phuck", "you phuck"),
        ("you fvck", "you fvck"),
        ("you fuckk", ""),
        ("you assh0le", "you assh0le"),
        ("you assholes", "you assholes"),
        ("assh0le you", "assh0le you"),
        ("bigassh0le you", "assh0le you"),
        ("you bigassh0le", ""),
        ("you d4mn it", "you d4mn it"),
        ("d4mn it you", "d4mn it you"),
        ("damn 1t you", ""),
        ("you fu ck", ""),
        ("A z3ro w0rd: you assh0le, z3ro", "you assh0le"),
        ("A z3ro w0rd: assh0le you, z3ro", "assh0le you"),
        ("you f uc k", ""),
    ] {
        assert_eq!(texts(&checker, text).concat(), expected, "{text}");
    }
}

#[test]
fn an_opening_stands_for_up_to_three_words() {
    assert_found(
        "tone",
        "[\"protects … from {@illnesses}\", \"say … goodbye\", \"{n}% … off\"]",
        &[
            "It [protects from cancer] and it [protects you from cancer].",
            "It [protects you and yours from back pain] now.",
            "It [protects your node.js server from disease] now.",
            "It [protects “you” from pain] now.",
            "It [protects\n**you**\nfrom pain] now.",
            "It protects you and your children from pain.",
            "It protects you. From pain to joy.",
            "It protects you, from pain to joy.",
            "It protects you: from pain to joy; from pain to more.",
            "It protects (and from pain) us.",
            "It protects us — from pain — for you.",
            "It protects us - from pain - for you.",
            "It protects you\n\nfrom pain",
            "Now [say it goodbye] and [say a last goodbye].",
            "Get [20% off], [20 % of it off] or [20% off].",
            "Get 20 of it off.",
        ],
    );
    assert_found(
        "tone",
        "[\"protects … from {@illnesses}\", \"say … {n} … now\"]",
        &[
            "It [protects a b c from pain].",
            "It protects a b c d from pain.",
            "It protects a, b from pain.",
            "It protects.from pain, and protects-from pain.",
            "It protectsfrom pain.",
            "It protects state-of-the-art it from pain.",
            "I [say it 5 now].",
            "I [say 5 now].",
            "I [say it all is 5 of all now].",
            "I say it all is so 5 now.",
            "I [say 5 % more now].",
        ],
    );
    assert_found(
        "tone",
        "[\"{@cures} … {@illnesses}\"]",
        &[
            "It [cures the worst cancer] and [heals cancer].",
            "Elle [soigne l'arthrite] et [met fin à votre petite maladie].",
            "It cures what nobody has ever called cancer.",
        ],
    );
}

#[test]
fn of_several_ways_one_in_which_all_parts_stand_is_taken() {
    let lists = "[lists]\nparts = [\"back\", \"back pain\", \"back pain and more\"]\nwhat = [\"pain relief\", \"relief\", \"more relief\"]\n";
    let lists = lists.strip_prefix("[lists]\n").unwrap_or(lists);
    let rule = format!("{HEAD}{lists}[[tone]]\nid = \"it\"\nterms = [\"heals {{@parts}} {{@what}} now\"]\n");
    let checker = support::checker(&rule);
    for text in ["heals back pain relief now", "heals back relief now", "heals back pain and more relief now"] {
        assert_eq!(texts(&checker, text), [text]);
    }
}

#[test]
fn entries_that_begin_or_end_alike_are_each_found() {
    let kinds = [
        "Type A",
        "type b",
        "Type C",
        "types of D",
        "Type … E",
        "type-f",
        "TypeG",
        "A type",
        "B type",
        "the C type",
        "D — type",
        "E type",
        "Type",
    ];
    let rule = format!(
        "[lists]\nkinds = {kinds:?}\n[[tone]]\nid = \"it\"\nterms = [\"heals {{@kinds}}\", \"{{@kinds}} gone\"]\n"
    );
    let checker = support::checker(&rule);
    for kind in kinds {
        let kind = kind.replace('…', "good old");
        for text in [format!("heals {kind}"), format!("{kind} gone"), format!("heals {}", kind.to_uppercase())] {
            assert_eq!(texts(&checker, &text), [text.as_str()]);
        }
    }
    assert_eq!(texts(&checker, "heals Types B, heals typeC."), ["heals Types B"]);
}

#[test]
fn lists_in_braces_work_wherever_a_term_does() {
    let text = "Our tea heals back pain here.";
    let cases = [
        ("terms = [\"our tea\"]\nexcept = [\"our tea {@cures} {@illnesses}\"]", false),
        ("terms = [\"our tea\"]\nexcept = [\"our … here\"]", true),
        ("terms = [\"our tea\"]\nnear = [\"{@cures} {@illnesses}\"]", true),
        ("terms = [\"our tea\"]\nnear = [\"{@illnesses} {@cures}\"]", false),
        ("terms = [\"our tea\"]\nnot_near = [\"heals … pain\"]", false),
    ];
    for (rule, flags) in cases {
        let checker = checker(&format!("[[tone]]\nid = \"it\"\n{rule}\n"));
        assert_eq!(!texts(&checker, text).is_empty(), flags, "{rule}");
    }
    let needs = checker("[[claim]]\nid = \"it\"\nterms = [\"our tea\"]\nneeds = { any = [\"{@cures} … pain\"] }\n");
    assert_eq!(texts(&needs, text), [""; 0]);
    assert_eq!(texts(&needs, "Our tea heals."), ["Our tea"]);
}

#[test]
fn an_addition_to_a_list_counts_in_braces_unless_the_rule_is_locked() {
    let policy = |locked: bool| {
        let lower = format!(
            "discretion = 1\nname = \"lower\"\n[lists]\nfoods = [\"tea\"]\n[[tone]]\nid = \"it\"\nterms = [\"magic {{@foods}}\"]\nlocked = {locked}\n"
        );
        let upper =
            "discretion = 1\nname = \"upper\"\nextends = [\"lower.toml\"]\n[lists.\"lower/foods\"]\nen = [\"soup\"]\n";
        let folder = Folder::new(&format!("grids-{locked}"), &[("lower.toml", lower.as_str()), ("upper.toml", upper)]);
        let policy = folder.load("upper.toml").unwrap_or_else(|error| panic!("{error}"));
        Checker::new(&policy).expect("it keeps nothing elsewhere")
    };
    let count =
        |checker: &Checker| checker.check(&Draft::plain("We sell magic tea and magic soup to you.")).warnings().len();
    assert_eq!([false, true].map(|locked| count(&policy(locked))), [2, 1]);
}

#[test]
fn a_secret_with_a_list_is_masked_in_every_language() {
    let policy = format!("{HEAD}[[confidential]]\nid = \"it\"\nterms = [\"Halcyon {{@cures}} {{@illnesses}}\"]\n");
    let checker = support::checker(&policy);
    let text = "We say that Halcyon soigne mal de dos for all of you.";
    let report = checker.check(&Draft::plain(text)).masked(Masking::Confidential);
    assert!(!report.to_json().contains("mal de dos"));
}

#[test]
fn terms_with_lists_are_shown_as_they_are_written() {
    let policy = support::policy(&format!("{HEAD}[[tone]]\nid = \"it\"\nterms = [\"{{@cures}} … {{@illnesses}}\"]\n"));
    let rule = policy.rule("test/it").expect("it is there");
    let terms = rule.keys().into_iter().find(|key| key.name == "terms").expect("it has terms");
    assert_eq!(terms.value, "[\"{@cures} … {@illnesses}\"]");
}

#[test]
fn what_a_grid_cannot_be_is_refused_with_a_way_out() {
    let sign = Some("the sign itself is written right after a word: `and so on…`");
    let table = [
        ("\"{@cure} it\"", "unknown list `@cure`", Some("did you mean `@cures`?")),
        (
            "\"{cures} it\"",
            "unknown placeholder `{cures}`, expected one of `{n}`, `{year}`, `{us}`, `{competitor}`, `{name}`, `{@list}`",
            Some("did you mean `{@cures}`?"),
        ),
        ("\"{@link} it\"", "unknown list `@link`", None),
        ("\"{n} {us}\"", "a term needs a word of its own beside its placeholders, or a list between braces", None),
        ("\"… {@cures}\"", "`…` stands for words between two parts of a term, and here it stands at an end", sign),
        ("\"{@cures} …\"", "`…` stands for words between two parts of a term, and here it stands at an end", sign),
        (
            "\"it … – … is\"",
            "more than one `…` in a row",
            Some("one `…` stands for up to three words; for parts further apart, use `near`"),
        ),
        (
            "\"{@ends} it\"",
            "an entry of the list `@ends` begins or ends with a placeholder, so the list cannot stand between braces",
            None,
        ),
    ];
    for (term, message, help) in table {
        let text = format!("{HEAD}ends = [\"{{n}} drops\"]\n[[tone]]\nid = \"it\"\nterms = [{term}]\n");
        let error = support::policy_error(&text);
        let found: Vec<(String, Option<&str>)> = error.issues().iter().map(|one| (one.message(), one.help())).collect();
        assert_eq!(found, [(message.to_owned(), help)], "{term}");
    }
    let only = |lists: &str, terms: &str| {
        let text = format!("discretion = 1\nname = \"p\"\n[lists]\n{lists}\n[[tone]]\nid = \"it\"\nterms = {terms}\n");
        support::policy_error(&text).issues().iter().map(Issue::message).collect::<Vec<_>>()
    };
    assert_eq!(only("a = []", "[\"{@a} it\"]"), ["empty list"]);
    assert_eq!(
        only("a = { en = [\"b\"] }", "{ fr = [\"{@a} it\"] }"),
        ["the list `@a` has no entry for `fr`, so the term can never match"]
    );
    assert_eq!(
        only("a = { en = [\"b\"] }\nc = { fr = [\"d\"] }", "[\"{@a} {@c}\"]"),
        ["the lists of this term have no language in common, so it can never match"]
    );
    let outside = "lists are named in rules, not in a list or a setting";
    assert_eq!(only("a = [\"b {@a}\"]", "[\"{@a} it\"]"), [outside]);
    assert_eq!(only("a = [\"b\"]\nc = [\"@a\"]", "[\"it\"]"), [outside]);
    let cleared =
        format!("{HEAD}[[tone]]\nid = \"it\"\nterms = [\"x y\"]\n[[cleared]]\nowner = \"a\"\nreason = \"b\"\ntext = ");
    for (text, varying) in [("our tea {@cures} pain", "{@cures}"), ("our tea … pain", "…")] {
        let error = support::policy_error(&format!("{cleared}\"{text}\"\n"));
        let message =
            format!("`{varying}` stands for something that varies, and a cleared text is wording as it stands");
        assert_eq!(error.issues().iter().map(Issue::message).collect::<Vec<_>>(), [message]);
    }
}

/// The bytes that a check allocates for a policy with a list of so many entries.
fn allocated(entries: usize) -> u64 {
    let more: Vec<String> = (1..entries).map(|number| format!("\"vexil{number} drumlot{number}\"")).collect();
    let list = format!("many = [\"vexil drumlot\",\n{}]\n", more.join(",\n"));
    let checker = support::checker(&format!("{HEAD}{list}[[tone]]\nid = \"it\"\nterms = [\"{{@many}} {{@many}}\"]\n"));
    let text = "We say vexil drumlot vexil drumlot here, and nothing else of any weight. ".repeat(40);
    assert_eq!(texts(&checker, &text).len(), 40);
    measure(|| drop(checker.check(&Draft::plain(&text)))).bytes_total
}

#[test]
fn a_long_list_costs_a_check_no_more_than_a_short_one() {
    assert_eq!(allocated(10_000), allocated(2));
}
