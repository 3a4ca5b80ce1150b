//! Verbs that stand for all of their forms, in terms and in lists: what they find, as which form, and what is refused.

use crate::support;
use allocation_counter::measure;
use discretion::policy::Issue;
use discretion::report::Form;
use discretion::{Checker, Draft};

/// A policy with lists of verbs.
const HEAD: &str = r#"discretion = 1
name = "test"
[company]
names = ["Acme"]
[lists.cures]
verbs = { en = ["heal", "cure", "get rid of", "put … to rest"], fr = ["guérir", "soigner", "venir à bout de"] }
en = ["a cure for"]
[lists.illnesses]
en = ["cancer", "back pain", "colds"]
fr = ["cancer", "mal de dos", "arthrite", "rhume"]
"#;

fn checker(rules: &str) -> Checker {
    support::checker(&format!("{HEAD}{rules}"))
}

/// What the rule `it` finds in a draft, with the form.
fn found(checker: &Checker, text: &str) -> Vec<(String, Option<Form>)> {
    let report = checker.check(&Draft::markdown(text));
    let own = report.warnings().iter().filter(|warning| warning.rule().as_str() == "test/it");
    own.map(|warning| (warning.span().slice(text).to_owned(), warning.form())).collect()
}

fn texts(checker: &Checker, text: &str) -> Vec<String> {
    found(checker, text).into_iter().map(|(text, _)| text).collect()
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
fn a_verb_stands_for_all_of_its_forms() {
    assert_found(
        "tone",
        "{ en = [\"heal~ you\", \"steal~ … data\", \"{n}% … save~\"] }",
        &[
            "It [heals you], it [healed you], it is [healing you] and it will [heal you].",
            "They [STOLE your data] and they have [stolen all of your data].",
            "It is [20% that you saved] and [20% of saving].",
            "It heals. You know the healer of your dreams, and healers you like.",
        ],
    );
    assert_found(
        "tone",
        "{ fr = [\"guérir~ … arthrite\", \"s'améliorer~\", \"payer~ plus cher\"] }",
        &[
            "La tisane [guérit l'arthrite] et elle [guérira votre arthrite].",
            "Elles [GUÉRISSENT l'arthrite], elle a [gueri l'arthrite] de nos voisins.",
            "La santé [s'améliore], elle [s'améliorait] depuis que nous la suivons.",
            "Vous avez [payé plus cher] et vous [paierez plus cher] que les autres.",
            "La guérison de l'arthrite est pour nous une affaire de temps.",
        ],
    );
}

#[test]
fn pronouns_of_a_french_verb_change_nothing() {
    assert_found(
        "tone",
        "{ fr = [\"guérir~\"] }",
        &[
            "On peut se [guérir] avec la tisane, et elle vous [guérit] pour de bon.",
            "Elle s'est [guérie] toute seule, et les autres se [guérissaient] aussi.",
            "Vous [guérit]-elle vraiment de tous vos maux de la semaine ?",
        ],
    );
}

#[test]
fn a_list_says_once_which_of_its_words_are_verbs() {
    assert_found(
        "claim",
        "[\"{@cures} {@illnesses}\", \"{@cures} your {@illnesses} in {n} days\"]",
        &[
            "Our tea [cures cancer], [healed back pain] and is [a cure for cancer].",
            "It is [getting rid of colds] and it [got rid of cancer].",
            "It [puts the worst to rest cancer] of them all.",
            "It [cured your back pain in 3 days], they say.",
            "La tisane [guérit cancer] et [viendra à bout de rhume] à la maison.",
            "La tisane [soignait mal de dos] et pas le reste de la maison.",
        ],
    );
    assert_found("tone", "\"@cures\"", &["It [heals] and [got rid of] all, [a cure for] the world, [curing]."]);
    assert_found(
        "tone",
        "{ fr = [\"@cures\"] }",
        &[
            "Elle vous [soignera] et elle est [venue à bout de] tous les maux de la maison.",
            "We heal the world with it.",
        ],
    );
}

#[test]
fn a_verb_without_a_language_is_found_in_the_languages_that_have_it() {
    let both = checker("[[tone]]\nid = \"it\"\nterms = [\"soigner~\", \"heal~\", \"{@cures} cancer\"]\n");
    for (text, expected) in [
        ("We heal the world with this tea of ours and it is good.", vec!["heal"]),
        ("La tisane soigne les gens de la maison et elle les soignera.", vec!["soigne", "soignera"]),
        ("La tisane guérissait cancer et tout le reste de la maison.", vec!["guérissait cancer"]),
    ] {
        assert_eq!(texts(&both, text), expected, "{text}");
    }
}

#[test]
fn another_form_than_the_policy_writes_is_inflected_where_the_rule_tells_forms() {
    let forms = |rule: &str, text: &str| {
        let checker = checker(&format!("[[tone]]\nid = \"it\"\nterms = {{ en = [\"heal~ you\"] }}\n{rule}"));
        found(&checker, text).into_iter().map(|(_, form)| form).collect::<Vec<_>>()
    };
    assert_eq!(forms("", "It will heal you."), [Some(Form::Exact)]);
    assert_eq!(forms("", "It healed you."), [Some(Form::Inflected)]);
    assert_eq!(forms("", "It HEALED you."), [Some(Form::Inflected)]);
    assert_eq!(forms("forms = [\"exact\"]\n", "It healed you. It Healed you."), [Some(Form::Exact)]);
    let french = checker("[[tone]]\nid = \"it\"\nterms = { fr = [\"régler~ tout\"] }\n");
    let text = "Nous règlerons tout, on regle tout, nous avons réglé tout cela.";
    let expected = [Form::Inflected, Form::Unaccented, Form::Inflected].map(Some);
    assert_eq!(found(&french, text).into_iter().map(|(_, form)| form).collect::<Vec<_>>(), expected);
}

#[test]
fn verbs_work_wherever_a_term_does() {
    let text = "Our tea healed a lot of people here.";
    let cases = [
        ("except = [\"our tea heal~ a lot\"]", false),
        ("near = [\"heal~\"]", true),
        ("near = [\"@cures\"]", true),
        ("near = [\"soigner~\"]", false),
        ("not_near = [\"{@cures} people\"]", true),
        ("not_near = [\"{@cures} … people\"]", false),
    ];
    for (rule, flags) in cases {
        let checker = checker(&format!("[[tone]]\nid = \"it\"\nterms = [\"our tea\"]\n{rule}\n"));
        assert_eq!(!texts(&checker, text).is_empty(), flags, "{rule}");
    }
    let secret = checker("[[confidential]]\nid = \"it\"\nterms = { en = [\"buy~ Halcyon\"] }\n");
    for text in ["We are buying Halcyon.", "We b0ught Halcyon.", "We bought-halcyon.", "We b u y i n g Halcyon."] {
        assert_eq!(texts(&secret, text).len(), 1, "{text}");
    }
}

#[test]
fn a_term_with_a_verb_is_shown_as_it_is_written() {
    let rule = "[[tone]]\nid = \"it\"\nterms = { en = [\"heal~ you\", \"@cures\"] }\n";
    let policy = support::policy(&format!("{HEAD}{rule}"));
    let rule = policy.rule("test/it").expect("it is there");
    let terms = rule.keys().into_iter().find(|key| key.name == "terms").expect("it has terms");
    let own = "\"heal~ you\", \"a cure for\", \"heal~\", \"cure~\", \"get~ rid of\", \"put~ … to rest\"";
    assert_eq!(terms.value, format!("{{ en = [{own}] }}"));
}

#[test]
fn what_is_no_verb_is_refused_with_the_nearest_one() {
    let messages = |policy: &str| {
        let error = support::policy_error(&format!("{HEAD}{policy}"));
        let each = error.issues().iter().map(|issue| (issue.message(), issue.help().map(str::to_owned)));
        each.collect::<Vec<_>>()
    };
    let terms = [
        ("{ en = [\"curre~ you\"] }", "unknown verb `curre` of `en`", Some("did you mean `cure`?")),
        ("[\"delivre~ it\"]", "unknown verb `delivre`", Some("did you mean `deliver`?")),
        ("{ en = [\"heals~ you\"] }", "unknown verb `heals` of `en`", Some("it is a form of `heal`: write `heal~`")),
        ("{ en = [\"guérir~ it\"] }", "unknown verb `guérir` of `en`", None),
        (
            "{ fr = [\"vendent~\"] }",
            "unknown verb `vendent` of `fr`",
            Some("it is a form of `vendre`: write `vendre~`"),
        ),
        ("{ fr = [\"couloir~\"] }", "unknown verb `couloir` of `fr`", Some("did you mean `vouloir`?")),
        ("{ fr = [\"{@cures} heal~\"] }", "unknown verb `heal` of `fr`", None),
    ];
    for (terms, message, help) in terms {
        let found = messages(&format!("[[tone]]\nid = \"it\"\nterms = {terms}\n"));
        assert_eq!(found, [(message.to_owned(), help.map(str::to_owned))], "{terms}");
    }
    let rule = "[[tone]]\nid = \"it\"\nterms = [\"{@more} it\"]\n[lists.more]\n";
    let lists = [
        (
            "verbs = { en = [\"to heal\"] }",
            "unknown verb `to heal` of `en`",
            Some("leave out `to`: `heal` is found with it and without"),
        ),
        (
            "verbs = { fr = [\"se soigner\"] }",
            "unknown verb `se soigner` of `fr`",
            Some("leave out `se`: `soigner` is found with it and without"),
        ),
        ("verbs = []", "empty list", None),
        (
            "verbz = [\"heal\"]",
            "unknown language `verbz`, expected one of `en`, `fr`, `verbs`",
            Some("did you mean `verbs`?"),
        ),
        (
            "en = [\"heal~ and cure~\"]",
            "an entry of the list `@more` has two verbs, so the list cannot stand between braces",
            None,
        ),
    ];
    for (list, message, help) in lists {
        assert_eq!(messages(&format!("{rule}{list}\n")), [(message.to_owned(), help.map(str::to_owned))], "{list}");
    }
    let name = "`verb~` stands for the forms of a verb, and a name has none";
    for table in [
        "[[competitor]]\nid = \"g\"\nnames = [\"Heal~\"]\n",
        "[[naming]]\nid = \"g\"\nuse = \"x\"\nnot = [\"heal~\"]\n",
    ] {
        assert_eq!(messages(table), [(name.to_owned(), None)], "{table}");
    }
    let cleared =
        "[[tone]]\nid = \"it\"\nterms = [\"x y\"]\n[[cleared]]\nreason = \"b\"\ntext = \"our tea heal~ pain\"\n";
    let varies = "`heal~` stands for something that varies, and a cleared text is wording as it stands";
    assert_eq!(messages(cleared), [(varies.to_owned(), None)]);
}

#[test]
fn an_error_of_a_confidential_rule_quotes_no_verb() {
    let rule = "[[confidential]]\nid = \"it\"\nterms = { en = [\"curre~ Halcyon\"] }\n";
    let error = support::policy_error(&format!("{HEAD}{rule}"));
    let found: Vec<_> = error.issues().iter().map(Issue::message).collect();
    assert_eq!(found, ["unknown verb of `en`"]);
    assert_eq!(error.issues()[0].help(), None);
}

#[test]
fn forms_cost_a_check_no_product() {
    // A grid of verbs by things, and the same with a tenth of the verbs.
    let allocated = |verbs: usize| {
        let all = ["bake", "boil", "brew", "chop", "cook", "dice", "fry", "grill", "mash", "mince"];
        let list = format!("[lists.kitchen]\nverbs = {{ en = {:?} }}\n", &all[..verbs]);
        let checker =
            checker(&format!("{list}[[tone]]\nid = \"it\"\nterms = {{ en = [\"{{@kitchen}} {{@illnesses}}\"] }}\n"));
        let text = "We baked colds, and nothing else of any weight is said in all of these words. ".repeat(40);
        assert_eq!(texts(&checker, &text).len(), 40);
        measure(|| drop(checker.check(&Draft::plain(&text)))).bytes_total
    };
    let (one, all) = (allocated(1), allocated(10));
    assert!(all < one + one / 20, "{one} bytes with one verb, {all} with ten");
}
