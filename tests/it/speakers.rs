//! Who speaks, and to whom: people, roles and audiences of a policy, and what a draft or a run says of them.

use crate::support::{checker, policy_error};
use discretion::report::{KnownFrom, SleepReason, Verdict};
use discretion::{Checker, Draft, Policy, Report};
use std::collections::BTreeSet;

const POLICY: &str = r#"
owner = "comms@acme.example"

[lists.subject-storage]
en = ["object store"]
fr = ["stockage"]
[lists.subject-pricing]
en = ["price list"]
fr = ["grille tarifaire"]

[people.jane]
name = "Jane Roe"
handles = ["@Jane_Acme"]
role = "product"
subjects = ["storage"]
[people.tom]
name = "Tom Poe"
role = "sales"
subjects = ["pricing"]
[people.ann]
role = "ceo"

[audiences]
public = { channels = ["blog", "x"] }
internal = { channels = ["slack"] }

[[confidential]]
id = "secret"
terms = ["Halcyon"]

[[tone]]
id = "public-only"
terms = ["awesome", "géniale"]
audiences = ["public"]

[[tone]]
id = "not-internal"
terms = ["wonderful", "magnifique"]
audiences = { not = ["internal"] }

[[tone]]
id = "of-jane"
terms = ["honestly", "franchement"]
authors = ["jane"]

[[tone]]
id = "of-a-partner"
terms = ["gifted", "offert"]
authors = ["@partner_anna"]

[[tone]]
id = "of-sales"
terms = ["discount", "remise"]
roles = ["sales"]

[[confidential]]
id = "locked"
terms = ["Kestrel"]
audiences = ["public"]
locked = true
"#;

/// A sentence that triggers every rule, in each language.
const BODIES: [&str; 2] = [
    "Halcyon is awesome and wonderful, honestly; Kestrel is gifted at a discount, and this is what we have for you.",
    "Halcyon est géniale et magnifique, franchement ; Kestrel est offert avec une remise, et c'est ce que nous avons.",
];

/// The rules that speak, without the name of the policy.
fn rules(report: &Report) -> String {
    let mut rules: Vec<&str> = report.warnings().iter().map(|one| one.rule().as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.iter().map(|rule| rule.trim_start_matches("test/")).collect::<Vec<_>>().join(" ")
}

/// The rules that speak of a draft whose head has these lines, and the problems of the head.
fn told(head: &str) -> (String, Vec<String>) {
    let checker = checker(POLICY);
    let found = BODIES.map(|body| {
        let report = checker.check(&Draft::markdown(&format!("---\n{head}\n---\n{body}\n")));
        let problem = |one: &discretion::report::DraftProblem| {
            let help = one.help().map(|help| format!("; {help}")).unwrap_or_default();
            format!("{}: {}{help}", one.location().start, one.message())
        };
        assert!(report.problems().is_empty() || report.verdict() >= Verdict::Review);
        (rules(&report), report.problems().iter().map(problem).collect())
    });
    let [english, french] = found;
    assert_eq!(english, french, "{head}");
    english
}

#[test]
fn a_head_says_who_speaks_to_whom() {
    for (head, expected) in [
        ("title: x", "not-internal secret"),
        ("author: jane", "not-internal of-jane secret"),
        ("author: Jane Roe", "not-internal of-jane secret"),
        ("author: '@jane_acme'", "not-internal of-jane secret"),
        ("author:\n  name: Jane Roe\n  email: jane@acme.example", "not-internal of-jane secret"),
        ("authors: [Jane Roe, tom]", "not-internal of-jane of-sales secret"),
        ("author: '@partner_anna'", "not-internal of-a-partner secret"),
        ("author: Tom Poe", "not-internal of-sales secret"),
        ("role: sales", "not-internal of-sales secret"),
        ("channel: blog", "locked not-internal public-only secret"),
        ("channel: slack", "locked secret"),
        ("audience: internal", "locked secret"),
        ("audience: Public", "locked not-internal public-only secret"),
        // A draft for several is for each of them.
        ("channel: [slack, x]", "locked not-internal public-only secret"),
    ] {
        assert_eq!(told(head), (expected.to_owned(), vec![]), "{head}");
    }
}

#[test]
fn a_head_adds_to_what_the_policy_knows_and_takes_nothing_away() {
    for (head, expected) in [
        ("author: tom\nrole: product", "not-internal of-sales secret"),
        ("channel: x\naudience: internal", "locked not-internal public-only secret"),
    ] {
        assert_eq!(told(head), (expected.to_owned(), vec![]), "{head}");
    }
}

#[test]
fn a_name_that_nobody_knows_puts_every_rule_in_force() {
    for (head, expected, problem) in [
        (
            "author: Jane Rose",
            "not-internal of-a-partner of-jane of-sales secret",
            "2:9: unknown author `Jane Rose`; did you mean `Jane Roe`?",
        ),
        ("role: sale", "not-internal of-sales secret", "2:7: unknown role `sale`; did you mean `sales`?"),
        (
            "audience: internl",
            "locked not-internal public-only secret",
            "2:11: unknown audience `internl`; did you mean `internal`?",
        ),
        ("audience: ''", "locked not-internal public-only secret", "2:11: `audience` is empty"),
        (
            "channel: slakc",
            "locked not-internal public-only secret",
            "2:10: unknown channel `slakc`; did you mean `slack`?",
        ),
    ] {
        assert_eq!(told(head), (expected.to_owned(), vec![problem.to_owned()]), "{head}");
    }
    let (rules, problems) = told("author: [x\nrole: y");
    assert_eq!(rules, "locked not-internal of-a-partner of-jane of-sales public-only secret");
    assert_eq!(problems.len(), 1);
}

#[test]
fn generators_may_name_authors_where_no_rule_depends_on_them() {
    let checker = checker("[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n");
    let report = checker.check(&Draft::markdown("---\nauthor: Somebody Else\naudience: developers\n---\nGood.\n"));
    assert!(report.problems().is_empty() && report.notes().is_empty(), "{:?}", report.notes());
    assert_eq!(report.authors(), ["somebody else"]);
}

#[test]
fn what_the_run_says_holds() {
    let draft = Draft::markdown(BODIES[0]);
    for (draft, expected) in [
        (draft.clone().audience("internal"), "secret"),
        (draft.clone().channel("slack"), "secret"),
        (draft.clone().channel("slack").audience("public"), "locked not-internal public-only secret"),
        (draft.clone().author("Jane Roe").audience("internal"), "of-jane secret"),
        (draft.clone().author("tom").role("product").audience("internal"), "secret"),
    ] {
        assert_eq!(rules(&checker(POLICY).check(&draft)), expected, "{draft:?}");
    }
}

#[test]
fn a_report_says_who_speaks_to_whom_and_who_told_so() {
    let head = "---\nauthor: Jane Roe\nchannel: slack\n---\nHello there, this is what we have for you.\n";
    let report = checker(POLICY).check(&Draft::markdown(head));
    assert_eq!(
        (report.authors(), report.roles(), report.audiences()),
        (&["jane".to_owned()][..], &["product".to_owned()][..], &["internal".to_owned()][..])
    );
    let known = report.circumstances();
    let (head, policy) = (Some(KnownFrom::FrontMatter), Some(KnownFrom::Policy));
    assert_eq!((known.authors, known.roles, known.audiences), (head, policy, policy));
    let asleep: Vec<(SleepReason, usize)> =
        report.asleep().iter().map(|asleep| (asleep.why(), asleep.rules().len())).collect();
    // One of the partner and one about what Tom speaks of; that of sales; two for the public, the locked one awake.
    assert_eq!(asleep, [(SleepReason::Author, 2), (SleepReason::Role, 1), (SleepReason::Audience, 2)]);
}

#[test]
fn a_subject_of_somebody_else_is_a_note_that_says_whom_to_ask() {
    let found = |author: &str, text: &str| {
        let report = checker(POLICY).check(&Draft::plain(text).author(author));
        let notes = report.warnings().iter().map(|one| format!("{} {} {}", one.rule(), one.severity(), one.advice()));
        (notes.collect::<Vec<_>>(), report.verdict())
    };
    let tom = "Ask Tom Poe, or leave it to them.";
    for (author, text, expected) in [
        ("jane", "Our price list has changed since the spring.", vec![format!("test/subject-pricing info {tom}")]),
        ("jane", "Our object store has changed since the spring.", vec![]),
        (
            "tom",
            "Our object store and our price list have changed.",
            vec!["test/subject-storage info Ask Jane Roe, or leave it to them.".to_owned()],
        ),
        // Who has no subjects may speak of all.
        ("ann", "Our object store and our price list have changed.", vec![]),
        (
            "jane",
            "Notre grille tarifaire change, et le stockage aussi.",
            vec!["test/subject-pricing info Demandez à Tom Poe, ou laissez-leur la parole.".to_owned()],
        ),
    ] {
        assert_eq!(found(author, text), (expected, Verdict::Pass), "{author}: {text}");
    }
    let report = checker(POLICY).check(&Draft::plain("Our price list has changed.").author("jane"));
    let note = &report.warnings()[0];
    assert_eq!(note.owner(), Some("comms@acme.example"));
    assert_eq!(note.message(), "“price list” is about pricing, which is not a subject of the author");
    let nobody = checker(&POLICY.replace("subjects = [\"pricing\"]", "subjects = [\"storage\"]"));
    let report = nobody.check(&Draft::plain("Our price list has changed.").author("jane"));
    assert_eq!(report.warnings()[0].advice(), "Nobody in the policy speaks of pricing: ask before you do.");
}

#[test]
fn lint_asks_nothing_of_subjects() {
    let weak = crate::support::policy(POLICY).weaknesses(discretion::moment::Moment::from_unix(0));
    let told: Vec<&str> = weak.iter().map(|one| one.message.as_str()).filter(|one| one.contains("subject")).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn who_is_in_no_table_is_refused_with_the_nearest_name() {
    let rule = |keys: &str| {
        format!(
            "[people.jane]\nrole = \"product\"\n[audiences]\ninternal = {{ channels = [\"slack\"] }}\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n{keys}\n"
        )
    };
    for (text, expected) in [
        (rule("authors = [\"jnae\"]"), "nothing else knows the author `jnae`; did you mean `jane`?"),
        (
            rule("authors = [\"wolfgang\"]"),
            "nothing else knows the author `wolfgang`; a person needs a table `[people.NAME]`, or is named by a handle",
        ),
        (rule("audiences = [\"intrenal\"]"), "nothing else knows the audience `intrenal`; did you mean `internal`?"),
        (
            rule("audiences = { not = [\"partners\"] }"),
            "nothing else knows the audience `partners`; an audience needs a table `[audiences.NAME]`",
        ),
        (rule("roles = [\"porduct\"]"), "nothing else knows the role `porduct`; did you mean `product`?"),
        (
            rule("authors = [\"Jane Roe\"]"),
            "an author must be kebab-case: a-z, 0-9 and single hyphens between them; did you mean `jane-roe`?",
        ),
        (rule("author = [\"jane\"]"), "unknown key `author`"),
        (
            format!("[people.tom]\nsubjects = [\"storage\"]\n{}", rule("")),
            "nothing else knows the subject `storage`; a subject needs a list `subject-storage`",
        ),
        (format!("[people.tom]\nrol = \"x\"\n{}", rule("")), "unknown key `rol`"),
        (format!("[people.Tom]\n{}", rule("")), "the name of a person must be kebab-case"),
        (format!("[people.tom]\nhandles = [\"@@\"]\n{}", rule("")), "handle `@@` is malformed"),
    ] {
        let error = policy_error(&text).to_string();
        assert!(error.contains(expected), "{error}\n{text}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn what_a_pack_finds_for_the_public_can_be_left_out_inside() {
    let text = "extends = [\"pack:tone\"]\n[audiences]\ninternal = { channels = [\"slack\"] }\n[[adjust]]\nrule = \"tone/*\"\naudiences = { not = [\"internal\"] }\nreason = \"colleagues know us\"\n[[confidential]]\nid = \"secret\"\nterms = [\"Halcyon\"]\n";
    let draft = Draft::plain("Halcyon is a revolutionary, game-changing, groundbreaking, world-class product!!!!!");
    let told = |draft: &Draft<'_>| rules(&checker(text).check(draft));
    assert!(told(&draft).contains("tone/"));
    assert_eq!(told(&draft.channel("slack")), "secret");
    assert!(policy_error(&text.replace("reason = \"colleagues know us\"\n", "")).to_string().contains("reason"));
}

/// What packs say of what the public reads is not for colleagues, once the policy knows them; secrets are.
#[test]
fn packs_leave_internal_drafts_out() {
    let text = "The best tool on the market, guaranteed. For internal use only. They sent me this to try.";
    let packs = "extends = [\"pack:claims\", \"pack:disclosure\", \"pack:confidential-markers\"]\n";
    let told = |policy: &str, draft: &Draft<'_>| -> BTreeSet<String> {
        let policy = Policy::parse("acme.toml", &format!("discretion = 1\nname = \"acme\"\n{packs}{policy}"));
        let report = Checker::new(&policy.expect("it is valid")).expect("nothing is missing").check(draft);
        report
            .warnings()
            .iter()
            .map(|one| one.rule().as_str().split_once('/').map_or("", |(policy, _)| policy).to_owned())
            .collect()
    };
    let known = "[audiences]\npublic = { channels = [\"blog\"] }\ninternal = { channels = [\"intranet\"] }\n";
    let all = || BTreeSet::from(["claims", "confidential-markers", "disclosure"].map(str::to_owned));
    let secrets = || BTreeSet::from(["confidential-markers".to_owned()]);
    assert_eq!(told("", &Draft::markdown(text)), all());
    assert_eq!(told(known, &Draft::markdown(text)), all());
    assert_eq!(told(known, &Draft::markdown(text).channel("intranet")), secrets());
    assert_eq!(told(known, &Draft::markdown(text).audience("internal")), secrets());
    // A draft that is published for everybody is not internal by its own word.
    let head = format!("---\naudience: internal\nchannel: blog\n---\n{text}");
    assert_eq!(told(known, &Draft::markdown(&head)), all());
    // Where the policy knows no audience of that name, no draft has it.
    let head = format!("---\naudience: internal\n---\n{text}");
    assert_eq!(told("", &Draft::markdown(&head)), all());
    assert_eq!(told("", &Draft::markdown(text).audience("internal")), all());
    // On a channel that others read, the head's word is none, and neither is that of a head without a channel of its own.
    let only = "[audiences]\ninternal = { channels = [\"intranet\"] }\n[channels.blog]\n";
    assert_eq!(told(only, &Draft::markdown(&head).channel("blog")), all());
    assert_eq!(told(only, &Draft::markdown(&head).channel("intranet")), secrets());
    assert_eq!(told(only, &Draft::markdown(&head)), secrets());
    // Sites have audiences of their own, and authors.
    let site = format!("---\naudience: developers\nauthor: Jo\n---\n{text}");
    assert_eq!(told("", &Draft::markdown(&site)), all());
    let rule = "[[tone]]\nid = \"a\"\nterms = [\"x\"]\naudiences = [\"internal\"]\n";
    let error = policy_error(&format!("extends = [\"pack:claims\"]\n{rule}")).to_string();
    assert!(error.contains("needs a table `[audiences.NAME]`"), "{error}");
}

#[test]
fn whoever_is_paid_says_so() {
    let check = |pack: &str, text: &str, role: Option<&str>| -> Vec<String> {
        let checker = Checker::new(&Policy::packs(&[pack]).expect("it is there")).expect("nothing is missing");
        let draft = Draft::markdown(text);
        let report = checker.check(&role.map_or(draft.clone(), |role| draft.role(role)));
        report.warnings().iter().map(|one| one.rule().to_string()).collect()
    };
    let posts = ["My favourite brush. I use it every day.", "Ma brosse préférée, je l'utilise tous les jours."];
    for (pack, label) in [("disclosure-us", "#ad"), ("disclosure-fr", "Publicité.")] {
        let own = format!("{pack}/paid-author");
        for text in posts {
            for role in [None, Some("product")] {
                assert!(!check(pack, text, role).contains(&own), "{pack}: {text}");
            }
            for role in ["influencer", "creator", "ambassador", "affiliate", "partner", "testimonial"] {
                assert_eq!(check(pack, text, Some(role)), [own.as_str()], "{pack}: {text}");
                assert!(check(pack, &format!("{label} {text}"), Some(role)).is_empty(), "{pack}: {text}");
            }
        }
    }
}
