//! Placeholders in terms: what they stand for, where, and that places stay exact.

use crate::support;
use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::{Checker, Draft, Policy};

/// A policy that says who we are and who the competitors are.
const HEAD: &str = r#"discretion = 1
name = "test"
[company]
names = ["Acme", "Acme Cloud"]
domains = ["acme.example"]
handles = ["@acme_hq"]
[[competitor]]
id = "globex"
names = ["Globex", "Globex Corporation"]
products = ["HyperCube"]
handles = ["@globex"]
domains = ["globex.example"]
[[competitor]]
id = "orange"
names = ["Orange"]
ambiguous = true
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

/// What a term of a tone rule finds.
fn found(term: &str, text: &str) -> Vec<String> {
    texts(&checker(&format!("[[tone]]\nid = \"it\"\nterms = [\"{term}\"]\n")), text)
}

/// Each text holds, between `[` and `]`, what a term finds; without brackets, it finds nothing.
fn assert_found(term: &str, marked: &[&str]) {
    let checker = checker(&format!("[[tone]]\nid = \"it\"\nterms = [\"{term}\"]\n"));
    for marked in marked {
        let text = marked.replace(['[', ']'], "");
        let expected: Vec<&str> =
            marked.split('[').skip(1).map(|part| part.split_once(']').expect("each opens and closes").0).collect();
        assert_eq!(texts(&checker, &text), expected, "{term:?} in {text:?}");
    }
}

#[test]
fn a_number_has_a_sign_a_unit_or_a_per_cent() {
    assert_found(
        "only {n} left",
        &[
            "There are [only 3 left].",
            "There are [only 12 % left].",
            "There are [only 12\u{a0}% left].",
            "There are [only 12% left].",
            "There are [only 4.2M left].",
            "There are [only €4.2M left].",
            "There are [only 4,2 M€ left].",
            "There are [only 4.2 million euros left].",
            "There are [only 1\u{202f}000 left].",
            "There are [only 1 234 567,89 € left].",
            "There are [only -30 left].",
            "There are [only −30 °C left].",
            "There are [only 5-10 left].",
            "There are [only 5–10 kg left].",
            "There are [only three left].",
            "There are [only twenty-five left].",
            "There are [only two hundred left].",
            "There are [only 16 GiB left].",
            "There are [only 3 hours left].",
            "There are [only **3** left].",
            "There are [only\n3 left].",
            "There are [only $5 left].",
            "There are only a few left.",
            "There are only 3 or 4 left.",
            "There are only v3 left.",
            "There are only. 3 left.",
        ],
    );
}

#[test]
fn a_number_begins_or_ends_a_term() {
    assert_found(
        "{n} kg lost",
        &["[5 kg lost]", "[5kg lost]", "[5-10 kg lost]", "[−5,5\u{a0}kg lost]", "HX450 kg lost"],
    );
    assert_found("{n}% off", &["[30% off]", "[30 % off]", "30 off"]);
    assert_found("lose {n} kg", &["You [lose 5 kg] a week", "You [lose 5kg] a week", "You [lose\n5 kg] a week"]);
    assert_found("less than {n}", &["for [less than 5 €] a day", "for [less than $5], now", "[less than 1 000]."]);
    assert_found(
        "plus que {n}",
        &["Il n'en reste [plus que 3].", "Il ne reste [plus que deux] places.", "[Plus qu'une]"],
    );
    assert_found("{n} % de rendement", &["[12 % de rendement]", "[12\u{202f}% de rendement]", "[4,5% de rendement]"]);
    assert_found(
        "-{n}% avec le code",
        &["[-30% avec le code] AB", "[−30\u{a0}% avec le code] AB", "30 % avec le code AB"],
    );
}

#[test]
fn a_number_goes_as_far_as_its_groups_and_its_unit() {
    assert_found(
        "only {n} left",
        &[
            "There are [only 5 per cent left].",
            "Il en reste [only 5 pour cent left].",
            "There are only 5per cent left.",
            "There are only 5 per person left.",
            "There are [only three hundred and four left].",
            "There are only three, four left.",
            "There are only five hundred and left.",
            "There are [only two million three hundred thousand five hundred left].",
            "There are only two million three hundred thousand five hundred twenty left.",
            "There are [only five % left].",
            "There are [only 5 kWh left].",
            "There are only 5 kWhx left.",
            "There are [only 5 m left].",
            "There are only 5 a left.",
            "There are [only 5 d'euros left].",
            "There are only 5d'euros left.",
            "There are [only 12'000 left].",
            "There are [only 12’000,5 left].",
            "There are only 1234'000 left.",
            "There are only 1000 000 left.",
            "There are only 1 00 left.",
            "There are [only 1000,5 left].",
            "There are only 5-10-2026 left.",
            "There are only 5/10 left.",
            "There are only 5. left.",
            "There are [only €\u{a0}5 left].",
            "There are [only -€5 left].",
            "There are [only ~5 left].",
            "There are only x5 left.",
        ],
    );
    assert_found(
        "less than {n}",
        &[
            "[less than 5-10] now",
            "[less than 5]-10-2026 now",
            "[less than 5] per",
            "[less than 5] per\n\ncent",
            "[less than 1–2\u{a0}kg] now",
        ],
    );
    assert_found(
        "{n} left of it",
        &[
            "[5 per cent left of it]",
            "and [five left of it]",
            "x-5 left of it",
            "x [−5 left of it]",
            "- [5 left of it]",
        ],
    );
}

#[test]
fn a_number_touches_a_word_where_the_term_has_it_so() {
    assert_found(
        "{n}x faster than",
        &["[10x faster than] X", "[10 x faster than] X", "[2.5× faster than] X", "10 faster than X"],
    );
    assert_found("Q{n} revenue", &["our [Q3 revenue]", "our [Q3-revenue]", "our q revenue", "our Q 3 revenue"]);
    assert_found("T{n}", &["au [T3] 2026", "au T 3"]);
    assert_found("roadmap Q{n}", &["the [roadmap Q4]!"]);
    assert_found("{n}x", &["It is [10x] of it"]);
}

#[test]
fn a_year_has_four_digits() {
    assert_found(
        "net zero by {year}",
        &["[net zero by 2050].", "[Net zero by\n2050]", "net zero by 20500", "net zero by 2,050", "net zero by 1850"],
    );
    assert_found(
        "net zero by {year}",
        &[
            "[net zero by 1900]",
            "net zero by 1899",
            "[net zero by 2099]",
            "net zero by 2100",
            "net zero by 02050",
            "net zero by 2050-51",
            "net zero by 2050.5",
            "[net zero by 2050], now",
        ],
    );
    assert_found(
        "{year} revenue",
        &["our [2026 revenue]", "our 12026 revenue", "our 1.2026 revenue", "our 1/2026 revenue", "our 26 revenue"],
    );
}

#[test]
fn a_name_has_one_to_three_capitalised_words() {
    assert_found(
        "thanks to {name} for",
        &[
            "[Thanks to Globex for] the fish",
            "[thanks to Marie-Claire O'Neil for] the fish",
            "[thanks to J. R. Tolkien for] the fish",
            "thanks to the team for the fish",
            "thanks to One Two Three Four for it",
            "[thanks to Nordwacht\nWerke for] it",
            "thanks to Globex. For it",
        ],
    );
    assert_found(
        "merci à {name}",
        &["[Merci à Léa Roy] pour tout", "[merci à McDonald-Dupont], enfin", "merci à tous"],
    );
    assert_found(
        "{name} killer",
        &["The [Globex killer] is here", "a [Hyper Cube killer]", "the killer", "[Globex killer]"],
    );
    assert_found(
        "{name} killer",
        &["an [A. Roe killer]", "([A. Roe killer])", "« [A. Roe killer] »", "\"[A. Roe killer]\"", "A [Roe killer]"],
    );
    assert_found("why {name} fails", &["[Why HyperCube fails]", "why it fails"]);
    // A secret counts inside longer words too, but no name begins there.
    let secret = checker("[[confidential]]\nid = \"it\"\nterms = [\"{name} killer\"]\n");
    for (text, expected) in
        [("a hyperCube killer", ""), ("a hyper-Cube killer", "Cube killer"), ("AnnRoe killer", "AnnRoe killer")]
    {
        assert_eq!(texts(&secret, text).concat(), expected, "{text}");
    }
    assert_found(
        "thanks to {name} for",
        &[
            "[thanks to A. B. Roe for] it",
            "thanks to A. for it",
            "thanks to Ann. Roe for it",
            "thanks to Ann, Roe for it",
            "thanks to Ann.Roe for it",
            "thanks to Ann's for it",
            "[thanks to Ann-s for] it",
            "[thanks to AT&T for] it",
            "[thanks to GloBex HyperCube McDonald-O'Neil for] it",
            "[thanks to Ann-Roe-Poe-Noe for] it",
            "thanks to Ann Roe Poe Noe for it",
            "thanks to I for it",
            "It is late in the day, and we say it all the same: [thanks to Ann-Marie O'Neil for] it.",
        ],
    );
    assert_found(
        "{name} killer",
        &[
            "It is. The killer",
            "It is: The killer",
            "“The killer",
            "We saw [The killer]",
            "an [Ann-Roe killer]",
            "Ann, [Roe killer]",
            "Ann [Roe Poe Noe killer]",
            "Ann.Roe killer",
            "A  [Roe killer]",
            "a hyperCube killer",
            "an [AnnS killer]",
        ],
    );
}

#[test]
fn an_exception_that_holds_a_name_is_written_like_one() {
    let checker = checker("[[tone]]\nid = \"it\"\nterms = [\"coon\"]\nexcept = [\"{name} Coon\"]\n");
    for (text, expected) in [
        ("Carleton Coon wrote it.", ""),
        ("Carleton coon wrote it.", "coon"),
        ("We saw The coon there.", "coon"),
        ("We saw a coon.", "coon"),
    ] {
        assert_eq!(texts(&checker, text).concat(), expected, "{text}");
    }
}

#[test]
fn our_names_stand_in_every_form() {
    assert_found(
        "{us} believes",
        &[
            "[Acme believes] in it",
            "[Acme Cloud believes] in it",
            "[acme cloud believes] in it",
            "[Acme-Cloud believes] in it",
            "[Acme\nCloud believes] in it",
            "[Acme **Cloud** believes] in it",
            "[@acme_hq believes] in it",
            "[#Acme believes] in it",
            "[acme.example believes] in it",
            "Acme, believes",
            "[Ac&#109;e believes] in it",
            "Globex believes in it",
            "acme hq believes in it",
        ],
    );
    assert_found(
        "I work at {us}",
        &["[I work at Acme]!", "[I work at Acme Cloud].", "[I work at Acme]'s office", "I work at home"],
    );
    assert_found("brand {us}", &["[brands Acme]", "brands, Acme", "brand: Acme"]);
    assert_found(
        "au nom de {us}",
        &["[Au nom d'Acme], merci", "[au nom d’Acme], merci", "au nom d Acme", "au nom de tous"],
    );
    assert_found("#{us}Employee", &["[#AcmeEmployee]", "AcmeEmployee"]);
    assert_found("we at {us} gave {n}", &["[we at Acme gave 30 %]"]);
}

/// A word that is elided is found so whichever of its words a term is looked up by: that depends on all other terms.
#[test]
fn an_elided_word_is_found_whatever_other_terms_there_are() {
    let checker = checker(
        "[[tone]]\nid = \"it\"\nterms = [\"pas que {us}\", \"pas cher\", \"pas fait\", \"{competitor} que {us}\"]\n",
    );
    for (text, expected) in [
        ("Ce n'est pas que Acme.", "pas que Acme"),
        ("Ce n'est pas qu'Acme.", "pas qu'Acme"),
        ("Ce n'est pas qu’Acme Cloud.", "pas qu’Acme Cloud"),
        ("Plutôt Globex qu'Acme.", "Globex qu'Acme"),
        ("Ce n'est pas qu Acme.", ""),
        ("Ce n'est pas quAcme.", ""),
    ] {
        assert_eq!(texts(&checker, text).concat(), expected, "{text}");
    }
}

#[test]
fn any_competitor_stands_for_a_competitor() {
    assert_found(
        "unlike {competitor}",
        &[
            "[Unlike Globex], we answer",
            "[unlike Globex Corporation], we answer",
            "[unlike Hyper Cube], we answer",
            "[unlike GLOBEX]'s, ours works",
            "[unlike @globex], we answer",
            "[unlike #HyperCube]",
            "[unlike Orange], we answer",
            "unlike orange juice",
            "unlike Acme",
        ],
    );
    assert_found("ditch {competitor} for {us}", &["[Ditch HyperCube for Acme Cloud] now"]);
    assert_found("contrairement à {competitor}", &["[Contrairement à Globex], nous répondons"]);
    assert_found("marre de {competitor}", &["[Marre d'Orange] ?", "[marre de Globex] ?"]);
}

#[test]
fn placeholders_work_wherever_a_term_does() {
    let text = "We lose 5 kg here.";
    let cases = [
        ("terms = [\"we lose\"]\nexcept = [\"we lose {n} kg\"]", false),
        ("terms = [\"we lose\"]\nexcept = [\"we lose {n} lb\"]", true),
        ("terms = [\"we lose\"]\nnear = { any = [\"{n} kg\"] }", true),
        ("terms = [\"we lose\"]\nnear = { any = [\"{n} lb\"] }", false),
        ("terms = [\"we lose\"]\nnot_near = { any = [\"{n} kg\"] }", false),
        ("terms = [\"@losses\"]\n[lists.losses]\nen = [\"lose {n} kg\"]", true),
    ];
    for (rule, flags) in cases {
        let checker = checker(&format!("[[tone]]\nid = \"it\"\n{rule}\n"));
        assert_eq!(!texts(&checker, text).is_empty(), flags, "{rule}");
    }
    let needs = checker("[[claim]]\nid = \"it\"\nterms = [\"we lose\"]\nneeds = { any = [\"{n} kg\"] }\n");
    assert_eq!(texts(&needs, text), [""; 0]);
    assert_eq!(texts(&needs, "We lose it."), ["We lose"]);
    let naming = checker("[[naming]]\nid = \"it\"\nuse = \"Falcon\"\nnot = [\"Falcon v{n}\"]\n");
    assert_eq!(texts(&naming, "A Falcon v2 now."), ["Falcon v2"]);
}

#[test]
fn a_brace_itself_is_written_twice() {
    assert_found("a {{b}} c", &["x [a {b} c] x", "a b c"]);
    assert_found("{{n}} left", &["[{n} left]", "3 left"]);
}

#[test]
fn a_confidential_term_is_found_disguised_beside_its_placeholders() {
    let checker = checker("[[confidential]]\nid = \"it\"\nterms = [\"Halcyon {n}\", \"{us} buys Zephyrion\"]\n");
    for (text, expected) in [
        ("So Halcyon 4 ships", "Halcyon 4"),
        ("So Halcyon-4 ships", "Halcyon-4"),
        ("So Halcyon4 ships", "Halcyon4"),
        ("So Halcyοn 4 ships", "Halcyοn 4"),
        ("So Hal\u{200b}cyon 4 ships", "Hal\u{200b}cyon 4"),
        ("`halcyon_4`", "halcyon_4"),
        ("So Acme buys Z3phyr10n", "Acme buys Z3phyr10n"),
        ("#AcmeBuysZephyrion", "#AcmeBuysZephyrion"),
    ] {
        assert_eq!(texts(&checker, text), [expected], "{text}");
    }
    assert_eq!(texts(&checker, "So Halcyon ships 4"), [""; 0]);
}

#[test]
fn texts_show_what_was_found_and_never_fill_it_in_twice() {
    let checker = checker("[[tone]]\nid = \"it\"\nterms = [\"x {{match}}\"]\nmessage = \"{{{match}}}\"\n");
    let report = checker.check(&Draft::plain("x {match}"));
    assert_eq!(report.warnings()[0].message(), "{x {match}}");
}

#[test]
fn terms_kept_elsewhere_may_have_placeholders_and_sealed_ones_may_not() {
    let policy = support::policy(&format!("{HEAD}[[confidential]]\nid = \"it\"\nterms_file = \"list.txt\"\n"));
    let with = |lines: &str| Checker::with_secrets(&policy, &Secrets::new().with_terms("list.txt", lines));
    let checker = with("# ours\nraise {n}\n").expect("the list is good");
    assert_eq!(texts(&checker, "We raise €4.2M soon."), ["raise €4.2M"]);
    for (line, why) in [
        ("raise {zanzibar}", "line 1 of the list: unknown placeholder, expected one of"),
        ("raise {n", "line 1 of the list: unbalanced braces in a term"),
        ("{n}", "line 1 of the list: a term needs a word of its own beside its placeholders"),
        ("raise {@zanzibar}", "line 1 of the list: lists are named in rules, not in a list or a setting"),
        (
            "raise …",
            "line 1 of the list: `…` stands for words between two parts of a term, and here it stands at an end",
        ),
    ] {
        let shown = with(line).expect_err("it is no term").to_string();
        assert!(shown.contains(why) && !shown.contains("zanzibar"), "{shown}");
    }
    let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("it is a key");
    for term in ["raise {n} soon", "raise … soon"] {
        let refused = seal::seal(&key, "test", term).expect_err("it has a placeholder");
        assert!(refused.to_string().contains("placeholders"), "{refused}");
    }
}

#[test]
fn terms_of_packs_may_name_what_a_policy_does_not_and_own_ones_may_not() {
    let refused = |rules: &str| {
        let text = format!("discretion = 1\nname = \"p\"\n{rules}");
        Policy::parse("p.toml", &text).expect_err("the term can never match").to_string()
    };
    assert_eq!(
        refused("[[tone]]\nid = \"it\"\nterms = [\"{us} believes\"]\n"),
        "p.toml:5:10: `{us}` stands for no name, so the term can never match: the policy has no `[company]`"
    );
    assert_eq!(
        refused("[lists]\nx = [\"unlike {competitor}\"]\n[[tone]]\nid = \"it\"\nterms = [\"hype\"]\n"),
        "p.toml:4:6: `{competitor}` stands for no name, so the term can never match: the policy has no `[[competitor]]`"
    );
    assert_eq!(found("only {n} left", "only 3 left"), ["only 3 left"]);
}
