//! Exceptions, cleared texts and comments through the public interface: what they silence, and what they do not.

use crate::support;
use discretion::moment::Moment;
use discretion::report::{Masking, SilencedBy, Verdict, Warning};
use discretion::{Checker, Draft, Report};

const RULES: &str = r#"
discretion = 1
name = "acme"
owner = "comms@acme.example"

[[confidential]]
id = "falcon"
terms = ["Falcon"]

[[confidential]]
id = "project-falcon"
terms = ["Project Falcon"]

[[competitor]]
id = "globex"
names = ["Globex"]

[[claim]]
id = "superlative"
terms = ["the fastest", "l'offre"]

[[tone]]
id = "hype"
terms = ["game-changing"]

[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
locked = true
"#;

/// An exception, whose rule the tests choose.
const EXCEPTION: &str = r#"
[[exception]]
rule = "acme/RULE"
paths = ["launch.md"]
reason = "it is launched"
owner = "pr@acme.example"
until = 2026-12-31T00:00:00Z
"#;

fn exception(rule: &str) -> String {
    EXCEPTION.replace("RULE", rule)
}

fn cleared(text: &str, more: &str) -> String {
    format!("[[cleared]]\ntext = {text:?}\nreason = \"approved\"\n{more}\n")
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("it is a moment")
}

/// A checker of the rules and what silences them, that is not told the moment.
fn timeless(permissions: &str) -> Checker {
    support::checker(&format!("{RULES}{permissions}"))
}

/// The same at a moment of 2026.
fn checker(permissions: &str) -> Checker {
    timeless(permissions).at(moment("2026-11-30T00:00:00Z"))
}

/// The texts of the warnings, then those that were silenced.
fn told<'t>(report: &Report, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let warnings = report.warnings().iter().map(|warning| warning.span().slice(text)).collect();
    (warnings, report.silenced().iter().map(|silenced| silenced.location().span.slice(text)).collect())
}

#[test]
fn a_cleared_text_is_its_words_however_they_are_set() {
    let checker = checker(&cleared("Our Cloud is the fastest, and l'offre « Étoile » too", ""));
    for text in [
        "Our Cloud is the fastest, and l'offre « Étoile » too.",
        "OUR CLOUD IS THE FASTEST, AND L’OFFRE « ETOILE » TOO!",
        "Our\nCloud is **the\nfastest**,   and [l’offre](https://a.example) \u{201c}Étoile\u{201d} too",
        "> Our Cloud is the\n> fastest, and l'offre &Eacute;toile too",
        "Say: Our-Cloud is *the* fastest, and l'offre \u{ab}\u{a0}Étoile\u{a0}\u{bb} too, he said.",
    ] {
        let (warnings, silenced) = told(&checker.check(&Draft::markdown(text)), text);
        assert_eq!((warnings.len(), silenced.len()), (0, 2), "{text}");
    }
    for text in [
        "Our Cloud was the fastest, and l'offre « Étoile » too",
        "Our Clouds is the fastest, and l'offre « Étoile » too",
        "Our Cloud is really the fastest, and l'offre « Étoile » too",
        "Our Cloud is the fastest and l'offre « Étoile » too",
        "Our Cloud is the fastest, and l'offre « Étoile »",
        "Our Cloud is the fastest,\n\nand l'offre « Étoile » too",
        "Our Cl0ud is the fastest, and l'offre « Étoile » too",
    ] {
        let (warnings, silenced) = told(&checker.check(&Draft::markdown(text)), text);
        assert_eq!((warnings.len(), silenced.len()), (2, 0), "{text}");
    }
}

#[test]
fn only_what_lies_wholly_inside_a_cleared_text_is_silenced() {
    let checker = checker(&cleared("Falcon has landed", ""));
    for (text, warnings, silenced) in [
        ("Falcon has landed, Falcon", &["Falcon"][..], &["Falcon"][..]),
        // The rule for the longer term finds more than was cleared.
        ("Project Falcon has landed", &["Project Falcon"], &["Falcon"]),
        ("[Falcon has landed](https://a.example/falcon)", &["falcon"], &["Falcon"]),
        ("Falcon ![Falcon](a.png) has landed", &["Falcon"], &["Falcon"]),
    ] {
        let report = checker.check(&Draft::markdown(text));
        assert_eq!(told(&report, text), (warnings.to_vec(), silenced.to_vec()), "{text}");
    }
}

#[test]
fn an_exception_can_leave_out_channels() {
    let end = "channels = { not = [\"x\"] }\nuntil";
    let checker = checker(&exception("hype").replace("until", end));
    let draft = || Draft::plain("A game-changing launch").path("launch.md");
    for (draft, silenced) in [(draft(), 1), (draft().channel("blog"), 1), (draft().channel("x"), 0)] {
        assert_eq!(checker.check(&draft).silenced().len(), silenced);
    }
}

#[test]
fn a_cleared_text_can_be_for_some_rules_and_is_for_no_locked_one() {
    let text = "AcmeCloud is the fastest and game-changing";
    for (rules, warnings) in [
        ("", &["AcmeCloud"][..]),
        ("rules = [\"acme/hype\"]", &["AcmeCloud", "the fastest"]),
        ("rules = [\"acme/hype\", \"acme/superlative\"]", &["AcmeCloud"]),
    ] {
        let report = checker(&cleared(text, rules)).check(&Draft::markdown(text));
        assert_eq!(told(&report, text).0, warnings, "{rules}");
        assert!(report.silenced().iter().all(|silenced| silenced.allowed_by() == Some("comms@acme.example")));
    }
}

/// What another warning says as well is dropped, but not where that one is silenced.
#[test]
fn a_silenced_finding_hides_no_other() {
    let text = "Project Falcon";
    let draft = Draft::markdown(text).path("launch.md");
    assert_eq!(told(&checker("").check(&draft), text), (vec![text], vec![]));
    assert_eq!(told(&checker(&exception("project-falcon")).check(&draft), text), (vec!["Falcon"], vec![text]));
}

#[test]
fn what_is_silenced_has_no_part_in_the_score() {
    let text = "It is game-changing. Globex is garbage.";
    let checker = checker(&exception("globex"));
    let silent = checker.check(&Draft::markdown(text).path("./launch.md"));
    let alone = checker.check(&Draft::markdown("It is game-changing."));
    assert_eq!((silent.verdict(), silent.scores()), (Verdict::Pass, alone.scores()));
    assert_eq!(silent.warnings()[0].fingerprint(), alone.warnings()[0].fingerprint());
    assert_eq!(checker.check(&Draft::markdown(text)).verdict(), Verdict::Block);
}

/// The notes on the only warning of a draft.
fn notes(checker: &Checker, draft: &Draft<'_>) -> Vec<String> {
    let report = checker.check(draft);
    let [warning] = report.warnings() else { panic!("there is one: {:?}", report.warnings()) };
    assert!(warning.related().iter().all(|related| related.location.span == warning.span()));
    warning.related().iter().map(|related| related.note.clone()).collect()
}

#[test]
fn a_lapsed_permission_is_named_in_the_language_of_the_draft() {
    let (early, late) = (moment("2020-01-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"));
    let hype = checker(&exception("hype"));
    let draft = || Draft::markdown("It is game-changing").path("launch.md").language("en");
    let ended = "the exception `it is launched` (pr@acme.example) ended on 31 December 2026 at 00:00 (UTC)";
    assert_eq!(notes(&hype.clone().at(late), &draft()), [ended]);
    assert_eq!(notes(&hype, &draft().publish_at(late)), [ended]);
    assert_eq!(notes(&hype.clone().at(late), &draft().publish_at(early)), [ended]);
    let french = "l'exception « it is launched » (pr@acme.example) a pris fin le 31 décembre 2026 à 00:00 (UTC)";
    assert_eq!(notes(&hype.clone().at(late), &draft().language("fr")), [french]);
    assert_eq!(notes(&hype.at(late), &draft().path("other.md")), [""; 0]);
    let text = cleared("it is game-changing", "until = 2026-01-01T00:00:00Z\nowner = \"legal@acme.example\"");
    let ended = "the clearance `approved` (legal@acme.example) ended on 1 January 2026 at 00:00 (UTC)";
    assert_eq!(notes(&checker(&text), &draft()), [ended]);
}

#[test]
fn where_no_moment_is_known_nothing_holds_until_one() {
    let checker = timeless(&exception("hype"));
    let draft = Draft::markdown("It is game-changing").path("launch.md");
    let told = "the exception `it is launched` (pr@acme.example) ends on 31 December 2026 at 00:00 (UTC), and the moment of the \
                check is not known";
    assert_eq!(notes(&checker, &draft), [told]);
    assert!(checker.check(&draft.publish_at(Moment::from_unix(0))).warnings().is_empty());
}

#[test]
fn a_comment_that_silences_nothing_more_is_unused() {
    let comment = "<!-- discretion: allow acme/hype -- a quotation -->";
    let cases = [
        ("", format!("{comment}\n\nIt is game-changing"), 0),
        ("", format!("{comment}\n\nIt is not.\n\nIt is game-changing"), 1),
        ("", format!("{comment}\n{comment}\n\nIt is game-changing"), 1),
        (&exception("hype"), format!("{comment}\n\nIt is game-changing"), 1),
    ];
    for (permissions, text, unused) in cases {
        let report = checker(permissions).check(&Draft::markdown(&text).path("launch.md"));
        let of_comments = |warning: &&Warning| warning.rule().as_str() == "acme/allow-comment";
        let faults: Vec<&str> = report.warnings().iter().filter(of_comments).map(|warning| warning.message()).collect();
        assert_eq!(faults, vec!["this comment silences no warning of `acme/hype`"; unused], "{text}");
        assert_eq!(report.verdict(), Verdict::Pass);
    }
}

/// The id of the rule in the comment is what the rule looks for: it is silenced too, and is no use of the comment.
#[test]
fn a_comment_silences_from_itself_to_the_end_of_the_block() {
    let comment = "<!-- discretion: allow acme/falcon -- ours -->";
    for (rest, silenced, unused) in [
        ("See it.\n\nFalcon", &["falcon"][..], true),
        ("See <!-- Falcon --> it.\n\nFalcon", &["falcon", "Falcon"], false),
        ("<!-- Falcon -->\n\nSee it.\n\nFalcon", &["falcon", "Falcon"], false),
    ] {
        let text = format!("{comment}\n\n{rest}");
        let report = checker("").check(&Draft::markdown(&text));
        let (warnings, found) = told(&report, &text);
        assert_eq!((warnings.last(), &found[..]), (Some(&"Falcon"), silenced), "{text}");
        assert_eq!(warnings.len(), 1 + usize::from(unused), "{text}");
    }
}

#[test]
fn a_comment_is_answered_in_the_language_of_the_draft() {
    let text = "<!-- discretion: allow acme/hipe -- citation -->\n\nUn beau jour.";
    let report = checker("").check(&Draft::markdown(text).language("fr"));
    assert_eq!(report.warnings()[0].message(), "la charte n'a pas de règle `acme/hipe`");
    assert_eq!(report.warnings()[0].advice(), "Vouliez-vous dire `acme/hype` ?");
}

#[test]
fn the_text_of_what_is_silenced_is_masked_wherever_it_stands() {
    let text = "<!-- discretion: allow acme/hype -- Zephyr says so -->\n\nZephyr is game-changing";
    let rules = "[[confidential]]\nid = \"secret\"\nterms = [\"Zephyr\"]\n";
    let report = checker(&format!("{rules}{}", exception("secret"))).check(&Draft::markdown(text).path("launch.md"));
    assert_eq!(told(&report, text), (vec![], vec!["Zephyr", "Zephyr", "game-changing"]));
    let reason = |report: &Report| {
        let comment = report.silenced().iter().find(|silenced| silenced.by() == SilencedBy::Comment);
        comment.map(|silent| silent.allowed_because()).map(str::to_owned)
    };
    assert_eq!(reason(&report).as_deref(), Some("Zephyr says so"));
    let masked = report.masked(Masking::Confidential);
    assert_eq!(reason(&masked).as_deref(), Some("••• says so"));
    assert_eq!(masked.masked_spans().len(), 2);
    assert!(!format!("{masked:?}").contains("Zephyr"));
}

#[test]
fn what_is_told_of_an_ended_comment_is_masked() {
    let text = "<!-- discretion: allow acme/hype until 2026-01-01 -- Zephyr says so -->\n\nIt is game-changing";
    let rules = "[[confidential]]\nid = \"secret\"\nterms = [\"Zephyr\"]\n";
    let report = checker(rules).check(&Draft::markdown(text));
    assert!(format!("{:?}", report.warnings()[2].related()).contains("the comment `Zephyr says so` ended"));
    assert!(!format!("{:?}", report.masked(Masking::Confidential)).contains("Zephyr"));
}

#[test]
fn after_a_change_that_is_not_trusted_only_what_stood_there_silences() {
    let checker = checker(&exception("hype"));
    let comment = "<!-- discretion: allow acme/globex -- joint release -->";
    let text = format!("{comment}\n\nUnlike Globex, it is here.\n\nGlobex is here too.\n");
    let draft = || Draft::markdown(&text);
    let silenced = |draft: Draft<'_>| checker.check(&draft).silenced().len();
    assert_eq!(silenced(draft()), 1);
    for (before, expected) in [
        (text.clone(), 1),
        (text.replace('\n', "\r\n"), 1),
        (format!("# News\n\n{text}"), 1),
        (text.replace("Globex is here too.", "And more."), 1),
        // The comment, its reason, its rule, or the text under it is another.
        (text.replace(comment, ""), 0),
        (text.replace("joint release", "old release"), 0),
        (text.replace("acme/globex", "acme/hype"), 0),
        (text.replace("Unlike Globex, it", "It"), 0),
        (text.replace("release -->", "release -->\n\nNew."), 0),
        (String::new(), 0),
    ] {
        assert_eq!(silenced(draft().before(Some(&before))), expected, "{before}");
    }
    assert_eq!(silenced(draft().before(None)), 0);
    // An exception is for a draft that stood at its path.
    let hype = || Draft::markdown("A game-changing launch").path("launch.md");
    assert_eq!(silenced(hype().before(Some("Another text"))), 1);
    assert_eq!(silenced(hype().before(None)), 0);
}

#[test]
fn a_comment_that_is_not_trusted_is_a_warning_in_the_language_of_the_draft() {
    let checker = checker("");
    let english = "<!-- discretion: allow acme/globex -- x -->\n\nGlobex is what they have been talking about.";
    let french = "<!-- discretion: allow acme/globex -- x -->\n\nGlobex est ce dont ils parlent depuis des mois.";
    for (text, said) in [(english, "is new, so it silences nothing yet"), (french, "il ne fait encore rien taire")] {
        let report = checker.check(&Draft::markdown(text).before(None));
        assert!(report.warnings().iter().any(|warning| warning.message().contains(said)), "{text}");
    }
}

#[test]
fn of_a_changed_policy_only_the_permissions_of_the_earlier_one_count() {
    let policy = |permissions: &str| {
        discretion::Policy::parse("acme.toml", &format!("{RULES}{permissions}")).expect("it is a policy")
    };
    let (exception, cleared) = (exception("hype"), cleared("the fastest of all", "rules = [\"acme/superlative\"]"));
    let now = policy(&format!("{exception}{cleared}"));
    let text = "A game-changing launch of the fastest of all.";
    for (before, expected) in [
        (format!("{exception}{cleared}"), 2),
        (format!("{cleared}{exception}"), 2),
        (exception.clone(), 1),
        (cleared.clone(), 1),
        (String::new(), 0),
        (exception.replace("launch.md", "other.md"), 0),
        (exception.replace("2026-12-31", "2026-12-30"), 0),
        (exception.replace("acme/hype", "acme/globex"), 0),
        (exception.replace("until", "channels = [\"x\"]\nuntil"), 0),
        (exception.replace("it is launched", "it will be"), 0),
        (cleared.replace("of all", "of any"), 0),
        (cleared.replace("rules = [\"acme/superlative\"]", ""), 0),
        (cleared.replace("acme/superlative", "acme/hype"), 0),
    ] {
        let checker = Checker::new(&now.silencing_as(&policy(&before))).expect("nothing is missing");
        let checker = checker.at(moment("2026-11-30T00:00:00Z"));
        assert_eq!(checker.check(&Draft::markdown(text).path("launch.md")).silenced().len(), expected, "{before}");
    }
}
