//! What `lint` says of sound policies: each kind of weakness, and its nearest sound neighbour.

use crate::support;
use discretion::check::Usage;
use discretion::moment::Moment;
use discretion::{Checker, Draft};

/// The kinds and messages of what is weak in a policy on 1 December 2026, the lack of examples apart.
fn weak(policy: &str) -> Vec<String> {
    let at = Moment::parse("2026-12-01T00:00:00Z").expect("an instant");
    let weak = support::policy(policy).weaknesses(at);
    let other = weak.into_iter().filter(|weak| weak.kind.name() != "no-examples");
    other.map(|weak| format!("{} {}: {}", weak.at.position.line, weak.kind.name(), weak.message)).collect()
}

fn assert_weak(cases: &[(&str, &[&str])]) {
    for (policy, expected) in cases {
        assert_eq!(weak(policy), *expected, "{policy}");
    }
}

#[test]
fn terms_that_are_too_short_or_too_ordinary() {
    let confidential = |keys: &str| format!("[[confidential]]\nid = \"a\"\n{keys}\n");
    let competitor = |keys: &str| format!("[[competitor]]\nid = \"a\"\n{keys}\n");
    assert_weak(&[
        (
            &confidential("terms = [\"HX\"]"),
            &["3 short-term: test/a: term 1 has fewer than 3 letters; support it with `near`, or write more of it"],
        ),
        (&confidential("terms = [\"HX-450\"]"), &[]),
        (
            &confidential("terms = [\"orange\", \"Project Orange\"]"),
            &[
                "3 ordinary-word: test/a: term 1 is an ordinary word; support it with `near`, or with `case = \"sensitive\"`",
            ],
        ),
        (&confidential("terms = [\"Orange\"]\ncase = \"sensitive\""), &[]),
        (&confidential("terms = [\"orange\"]\nnear = [\"launch\"]"), &[]),
        (
            &competitor("names = [\"Orange\"]"),
            &[
                "3 ordinary-word: test/a: `Orange` is an ordinary word; support it with `near`, or with `case = \"sensitive\"`",
            ],
        ),
        (&competitor("names = [\"Orange\"]\nambiguous = true\nsupport = [\"fibre\"]"), &[]),
        (&competitor("names = [\"Globex\"]"), &[]),
        ("[[tone]]\nid = \"a\"\nterms = [\"orange\"]\n", &[]),
    ]);
}

#[test]
fn terms_that_another_rule_has() {
    let two = |one: &str, other: &str| {
        format!("[[tone]]\nid = \"a\"\nterms = {one}\n[[tone]]\nid = \"b\"\nterms = {other}\n")
    };
    let shadowed =
        |term: &str| vec![format!("6 shadowed-term: test/b: `{term}` is a term of test/a at test.toml:3:1, too")];
    for (one, other, expected) in [
        ("[\"game-changing\"]", "[\"game-changing\"]", shadowed("game-changing")),
        ("[\"Été\"]", "[\"été\"]", shadowed("été")),
        ("[\"game-changing\"]", "[\"game-changer\"]", vec![]),
        ("{ en = [\"hype\"] }", "{ fr = [\"hype\"] }", vec![]),
        ("{ fr = [\"hype\"] }", "{ fr = [\"hype\"] }", shadowed("hype")),
        ("[\"hype\", \"buzz\"]", "[\"buzz\"]", shadowed("buzz")),
    ] {
        assert_eq!(weak(&two(one, other)), expected, "{one} {other}");
    }
}

#[test]
fn a_term_of_another_time_shadows_nothing() {
    let two = |one: &str, other: &str| {
        let rule = |id: &str, when: &str| format!("[[tone]]\nid = \"{id}\"\nterms = [\"hype\"]\n{when}\n");
        rule("a", one) + &rule("b", other)
    };
    let (spring, autumn) = ("2027-03-01T00:00:00Z", "2027-09-01T00:00:00Z");
    for (one, other, is_shadowed) in [
        (format!("until = {spring}"), format!("from = {spring}"), false),
        (format!("until = {spring}"), format!("from = {autumn}"), false),
        (format!("from = {autumn}"), format!("until = {spring}"), false),
        (format!("until = {autumn}"), format!("from = {spring}"), true),
        (format!("until = {autumn}"), String::new(), true),
        (format!("from = {spring}"), format!("from = {autumn}"), true),
    ] {
        let found = weak(&two(&one, &other));
        assert_eq!(found.iter().any(|weak| weak.contains("shadowed-term")), is_shadowed, "{one} {other}: {found:?}");
    }
}

#[test]
fn a_number_with_its_sign_is_long_enough() {
    for (term, is_short) in
        [("à -{n}%", false), ("de {n} %", false), ("à {n}€", false), ("de {n}", true), ("à", true), ("{us} x", true)]
    {
        let company = "[company]\nnames = [\"Acme\"]\n";
        let found = weak(&format!("{company}[[claim]]\nid = \"a\"\nterms = [\"{term}\"]\n"));
        assert_eq!(found.iter().any(|weak| weak.contains("short-term")), is_short, "{term}: {found:?}");
    }
}

#[test]
fn anchors_that_bind_less_than_they_seem_to() {
    for (pattern, is_loose) in [
        ("^ab|cd$", true),
        ("^(ab|cd)$", false),
        (r"\bab\b|\bcd\b", false),
        ("(?m)^ab|cd", true),
        ("ab|cd$", true),
        ("^ab", false),
    ] {
        for family in ["tone", "confidential", "claim"] {
            let found = weak(&format!("[[{family}]]\nid = \"a\"\npatterns = ['{pattern}']\n"));
            assert_eq!(
                found.iter().any(|weak| weak.contains("loose-anchor")),
                is_loose,
                "{family} {pattern}: {found:?}"
            );
        }
    }
}

#[test]
fn patterns_that_look_to_the_end_of_a_paragraph() {
    for (pattern, looks_far) in [
        (r"A.*x|A", true),
        (r"\bour\b.*\bbest\b|\bbest in class\b", true),
        (r"\bour\b(?:.*\bbest\b)?", true),
        (r"\bour\b.{0,100}\bbest\b|\bbest in class\b", false),
        (r"\bour\b.*\bbest\b", false),
        (r"our (?:\w+ )*best", false),
    ] {
        let found = weak(&format!("[[tone]]\nid = \"a\"\npatterns = ['{pattern}']\n"));
        assert_eq!(found.iter().any(|weak| weak.contains("far-look")), looks_far, "{pattern}: {found:?}");
    }
}

#[test]
fn what_is_over_and_what_will_be() {
    let rule = "[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n";
    let until = |day: &str| format!("until = {day}T00:00:00Z\n");
    let exception =
        |day| format!("{rule}[[exception]]\nrule = \"test/a\"\npaths = [\"a.md\"]\nreason = \"x\"\n{}", until(day));
    let cleared = |day| format!("{rule}[[cleared]]\ntext = \"pure hype\"\nreason = \"x\"\n{}", until(day));
    let rest = "[[tone]]\nid = \"b\"\nterms = [\"buzz\"]\n";
    assert_weak(&[
        (
            &exception("2026-11-30"),
            &["6 ended: this exception ended on 2026-11-30T00:00:00Z; take it out, or agree on another end"],
        ),
        (&exception("2026-12-15"), &["6 ends-soon: this exception ends on 2026-12-15T00:00:00Z, in 14 days"]),
        (&exception("2026-12-16"), &[]),
        (
            &cleared("2026-12-01"),
            &["6 ended: this cleared text ended on 2026-12-01T00:00:00Z; take it out, or agree on another end"],
        ),
        (&cleared("2026-12-02"), &["6 ends-soon: this cleared text ends on 2026-12-02T00:00:00Z, in 1 day"]),
        (
            &format!("{rule}{}{rest}", until("2026-11-01")),
            &["3 over: test/a: over since 2026-11-01T00:00:00Z, so it can no longer find anything; take it out"],
        ),
        (&format!("{rule}{}{rest}", until("2027-11-01")), &[]),
    ]);
}

#[test]
fn lists_that_nobody_names() {
    let rule = "[[claim]]\nid = \"a\"\nterms = [\"the fastest\"]\n";
    assert_weak(&[
        (
            &format!("[lists]\nproof = [\"source:\"]\n{rule}"),
            &["4 unused-list: no rule names the list `proof`; write \"@proof\" where its terms should count"],
        ),
        (
            &format!(
                "[lists.proof]\nen = [\"source:\"]\n{rule}needs = {{ any = \"@proof\", within = \"paragraph\" }}\n"
            ),
            &[],
        ),
    ]);
}

#[test]
fn rules_that_ask_for_a_wording() {
    let message = "`min` asks for words that stand nowhere, so there is no place to point at; ask for them beside something, \
                   with a claim and its `needs`";
    let examples = "flags = [\"a\"]\npasses = [\"b\"]\n";
    let told = format!("test/it: {message}");
    for (rule, expected) in [
        ("terms = [\"thank you\"]\nmin = 1\n", &[told.as_str()][..]),
        ("patterns = ['thanks? you']\nmin = \"1 per draft\"\n", &[told.as_str()]),
        ("terms = [\"thank you\"]\nmax = 1\n", &[]),
        ("terms = [\"thank you\"]\n", &[]),
        ("measure = \"words\"\nmin = 3\n", &[]),
        ("measure = \"links\"\nmin = 1\n", &[]),
    ] {
        let policy = format!("[[tone]]\nid = \"it\"\n{rule}{examples}");
        let weak: Vec<String> = weak(&policy).into_iter().filter(|weak| weak.contains("`min`")).collect();
        assert_eq!(weak.len(), expected.len(), "{rule}: {weak:?}");
        assert!(weak.iter().zip(expected).all(|(weak, expected)| weak.contains(expected)), "{weak:?}");
    }
}

#[test]
fn rules_without_examples() {
    let kinds = |keys: &str| {
        let policy = support::policy(&format!("[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n{keys}"));
        policy.weaknesses(Moment::from_unix(0)).iter().map(|weak| weak.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(""), ["test/a: no examples; add `flags` and `passes`"]);
    let measured = support::policy("[channels.x]\n[[tone]]\nid = \"a\"\nmeasure = \"emoji\"\nmax = 3\n");
    assert_eq!(measured.weaknesses(Moment::from_unix(0)), [], "a measure says of itself what it finds");
    assert_eq!(kinds("passes = [\"ok\"]"), ["test/a: no example that it must flag; add `flags`"]);
    assert_eq!(kinds("flags = [\"hype\"]"), ["test/a: no example that it must leave alone; add `passes`"]);
    assert_eq!(kinds("flags = [\"hype\"]\npasses = [\"ok\"]"), [""; 0]);
    for table in [
        "[[naming]]\nid = \"a\"\nuse = \"Acme Cloud\"\nnot = [\"AcmeCloud\"]\n",
        "[[confidential]]\nid = \"a\"\npatterns = ['PRJ-[0-9]{4}']\n",
    ] {
        let weak = support::policy(table).weaknesses(Moment::from_unix(0));
        let messages: Vec<&str> = weak.iter().map(|weak| weak.message.as_str()).collect();
        assert_eq!(messages, ["test/a: no examples; add `flags` and `passes`"], "{table}");
    }
}

#[test]
fn packs_are_not_judged() {
    assert_eq!(support::policy("extends = [\"pack:tone\", \"pack:claims\"]\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\nflags = [\"hype\"]\npasses = [\"ok\"]").weaknesses(Moment::from_unix(0)).len(), 0);
}

/// What drafts say of a policy.
fn over(policy: &str, drafts: &[&str]) -> Vec<String> {
    let policy = support::policy(policy);
    let checker = Checker::new(&policy).expect("nothing is missing").at(Moment::from_unix(0));
    let mut usage = Usage::default();
    for (number, draft) in drafts.iter().enumerate() {
        usage.add(&checker.check(&Draft::markdown(draft).path(format!("{number}.md"))));
    }
    usage.weaknesses(&policy).into_iter().map(|weak| format!("{}: {}", weak.kind.name(), weak.message)).collect()
}

#[test]
fn drafts_show_what_nobody_needs() {
    let tone = |id: &str, terms: &str| format!("[[tone]]\nid = \"{id}\"\nterms = {terms}\n");
    let hype = tone("a", "[\"hype\"]");
    let exception = format!(
        "{hype}[[exception]]\nrule = \"test/a\"\npaths = [\"0.md\"]\nreason = \"x\"\nuntil = 2030-01-01T00:00:00Z\n"
    );
    let cleared = format!("{hype}[[cleared]]\ntext = \"pure hype\"\nreason = \"x\"\n");
    for (policy, drafts, expected) in [
        (hype.clone(), &["Good news."][..], vec!["never-fires: test/a: found nothing in 1 draft"]),
        (hype.clone(), &["Good news.", "Hype."], vec![]),
        // A limit that everybody keeps is a good one.
        ("[channels.x]\n".to_owned() + &hype, &["Hype."], vec![]),
        (tone("a", "[\"hype\", \"buzz\"]"), &["Hype."], vec!["unused-term: test/a: `buzz` found nothing in 1 draft"]),
        // A plural, a hyphen and an accent are the same term.
        (tone("a", "[\"game changer\", \"étonnant\"]"), &["Game-changers.", "C'est étonnante, et étonnant."], vec![]),
        (exception.clone(), &["Hype."], vec![]),
        (exception, &["Good.", "Hype."], vec!["silences-nothing: this exception silenced nothing in 2 drafts"]),
        (cleared.clone(), &["It is pure hype."], vec![]),
        (cleared, &["It is hype."], vec!["silences-nothing: this cleared text silenced nothing in 1 draft"]),
        (
            tone("a", "[\"hype\"]") + &tone("b", "[\"big hype\"]"),
            &["Big hype.", "Big hype, big hype."],
            vec!["overlap: test/a: finds what test/b finds at 3 of 3 places"],
        ),
        // What is published holds no secret.
        ("[[confidential]]\nid = \"a\"\nterms = [\"Halcyon\"]\n".to_owned(), &["Good news."], vec![]),
    ] {
        assert_eq!(over(&policy, drafts), expected, "{policy} {drafts:?}");
    }
}

/// A rule on what must stand somewhere has examples where something makes it look, and none where each draft does.
#[test]
fn a_rule_that_some_wording_wakes_needs_examples() {
    let at = Moment::parse("2026-12-01T00:00:00Z").expect("an instant");
    for (when, expected) in [("when = { mentions = [\"prices\"] }\n", &["no-examples"][..]), ("", &[])] {
        let rule = format!("[[require]]\nid = \"a\"\n{when}needs = {{ any = [\"Contact\"] }}\n");
        let weak = support::policy(&rule).weaknesses(at);
        assert_eq!(weak.iter().map(|weak| weak.kind.name()).collect::<Vec<_>>(), expected, "{when}");
    }
}
