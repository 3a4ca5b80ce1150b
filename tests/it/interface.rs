//! What programs that embed the library rely on, besides what its pages show.

use crate::support;
use discretion::check::WeaknessKind;
use discretion::config::FailOn;
use discretion::draft::{AuthorKind, Context, Format};
use discretion::emit::{Look, Omission, ReportFormat, ReportWriter, issue_text};
use discretion::language::Language;
use discretion::policy::{Facet, Family, Secrets, Severity};
use discretion::report::{
    Decision, Disguise, Evidence, Form, KnownFrom, Masking, MessageKind, Relation, SilencedBy, SleepReason, Stance,
    Verdict, Way,
};
use discretion::text::{Rewritten, UnknownName};
use discretion::{Checker, Draft, Policy};
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::io;
use std::str::FromStr;

/// Each is read from its name, names are unique, and nothing is read from another word.
fn assert_named<T>(each: &[T], name: fn(T) -> &'static str)
where
    T: Copy + Debug + PartialEq + FromStr<Err = UnknownName>,
{
    let names: BTreeSet<&str> = each.iter().map(|one| name(*one)).collect();
    assert_eq!(names.len(), each.len());
    for &one in each {
        assert_eq!(name(one).parse(), Ok(one));
    }
    let error = "no such word".parse::<T>().expect_err("it is none");
    assert_eq!(error.expected(), each.iter().map(|one| name(*one)).collect::<Vec<_>>());
}

#[test]
fn each_enum_is_read_from_its_words() {
    assert_named(AuthorKind::EACH, AuthorKind::name);
    assert_named(Context::EACH, Context::name);
    assert_named(Decision::EACH, Decision::name);
    assert_named(Disguise::EACH, Disguise::name);
    assert_named(Evidence::EACH, Evidence::name);
    assert_named(Facet::EACH, Facet::name);
    assert_named(FailOn::EACH, FailOn::name);
    assert_named(Family::EACH, Family::name);
    assert_named(Form::EACH, Form::name);
    assert_named(Format::EACH, Format::name);
    assert_named(KnownFrom::EACH, KnownFrom::name);
    assert_named(Language::EACH, Language::code);
    assert_named(MessageKind::EACH, MessageKind::name);
    assert_named(Omission::EACH, Omission::name);
    assert_named(Relation::EACH, Relation::name);
    assert_named(Severity::EACH, Severity::name);
    assert_named(SilencedBy::EACH, SilencedBy::name);
    assert_named(SleepReason::EACH, SleepReason::name);
    assert_named(Stance::EACH, Stance::name);
    assert_named(Verdict::EACH, Verdict::name);
    assert_named(Way::EACH, Way::name);
    assert_named(WeaknessKind::EACH, WeaknessKind::name);
    assert_eq!("json".parse::<ReportFormat>().map(|format| format.name()), Ok("json"));
}

const LISTED: &str = r#"
discretion = 1
name = "acme"
version = "7"
[[confidential]]
id = "code-names"
terms_file = "names.txt"
[[tone]]
id = "hype"
terms = ["hype"]
"#;

fn listed(list: &str) -> Checker {
    let policy = Policy::parse("acme.toml", LISTED).expect("it is a policy");
    Checker::with_secrets(&policy, &Secrets::new().with_terms("names.txt", list)).expect("the list is there")
}

#[test]
fn the_digest_of_a_report_covers_lists_and_tells_nothing_of_them() {
    let (one, other, again) = (listed("Falcon"), listed("Falcon\nHalcyon"), listed("Falcon"));
    let report = |checker: &Checker| checker.check(&Draft::plain("Falcon is near."));
    assert_ne!(report(&one).policy().digest(), report(&other).policy().digest());
    assert_eq!(report(&one).policy(), report(&again).policy());
    assert_eq!(one.policy().digest(), report(&one).policy().digest());
    let of_files = Policy::parse("acme.toml", LISTED).expect("it is a policy").digest().to_owned();
    let whole = report(&one).policy().digest().to_owned();
    // Whoever knows the policy could try lists until the digest is the same.
    for masking in [Masking::Sealed, Masking::Confidential] {
        let masked = report(&one).masked(masking);
        assert_eq!(masked.policy().digest(), of_files);
        assert!(!format!("{masked:?}").contains(&whole));
    }
    let fresh = report(&one);
    for written in [fresh.to_json(), fresh.to_json_pretty(), format!("{fresh:?}"), format!("{:?}", one.policy())] {
        assert!(written.contains(&of_files) && !written.contains(&whole), "{written}");
    }
}

#[test]
fn a_writer_knows_the_policy_of_a_report_whatever_its_lists() {
    let text = LISTED.replace("[[tone]]", "[verdict]\nreview = 10\nblock = 20\n[[tone]]\nseverity = \"medium\"");
    let policy = Policy::parse("acme.toml", &text).expect("it is a policy");
    let secrets = Secrets::new().with_terms("names.txt", "Falcon");
    let checker = Checker::with_secrets(&policy, &secrets).expect("the list is there");
    let mut look = Look::default();
    look.explains_score = true;
    let draft = "All hype.";
    let mut writer = ReportWriter::new(ReportFormat::named("text").expect("it is there"), look, &[&policy], Vec::new())
        .expect("memory can be written to");
    writer.add(&checker.check(&Draft::plain(draft).path("a.md")), draft).expect("memory can be written to");
    let (_, written) = writer.finish().expect("memory can be written to");
    let written = String::from_utf8(written).expect("it is text");
    assert!(written.contains("to pass: resolve acme/hype"), "{written}");
}

#[test]
fn layers_come_from_wherever_they_are_kept() {
    let rule = |policy: &str, id: &str| {
        format!("discretion = 1\nname = \"{policy}\"\n[[tone]]\nid = \"{id}\"\nterms = [\"{id}\"]\n")
    };
    let read = |path: &str| match path {
        "store/rules/base.toml" => Ok(rule("base", "hype").into_bytes()),
        "store/rules/deep/er.toml" => Ok(rule("deeper", "slang").into_bytes()),
        "pack:house" => Ok(format!("{}\nextends = [\"pack:tone\"]\n", "discretion = 1\nname = \"house\"").into_bytes()),
        _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    };
    let parse = |extends: &str| {
        let text = format!("discretion = 1\nname = \"acme\"\nextends = [{extends}]\n");
        Policy::parse_with("store/rules/acme.toml", &text, &read)
    };
    let policy = parse("\"base.toml\", \"deep/er.toml\", \"pack:house\"").expect("all are there");
    assert!(["base/hype", "deeper/slang", "tone/hype"].iter().all(|id| policy.rule(id).is_some()));
    assert_eq!(policy.files().collect::<Vec<_>>(), ["store/rules/base.toml", "store/rules/deep/er.toml"]);
    for (extends, code) in [
        ("\"other.toml\"", "unreadable"),
        ("\"../acme.toml\"", "outside-root"),
        ("\"acme.toml\"", "extends-itself"),
        ("\"pack:hous\"", "unknown-pack"),
        ("\"/etc/acme.toml\"", "absolute-path"),
    ] {
        assert_eq!(parse(extends).expect_err("it is wrong").issues()[0].code(), code, "{extends}");
    }
    let own = |text: &str| {
        let read = |path: &str| match path {
            "pack:one" => Ok(text.as_bytes().to_vec()),
            _ => Err(io::Error::from(io::ErrorKind::NotFound)),
        };
        let top = "discretion = 1\nname = \"acme\"\nextends = [\"pack:one\"]\n";
        Policy::parse_with("acme.toml", top, &read).expect_err("it is wrong").issues()[0].to_string()
    };
    assert!(own("discretion = 1\nname = \"one\"\nextends = [\"pack:one\"]\n").contains("pack:one → pack:one"));
    assert!(
        own("discretion = 1\nname = \"one\"\nextends = [\"a.toml\"]\n").contains("only packs can be extended here")
    );
    assert!(own("discretion = 1\nname = \"one\"\ntermz = 1\n").starts_with("pack:one:3:1: unknown key"));
}

#[test]
fn a_loaded_policy_names_its_files() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/example.toml");
    let policy = Policy::load(root).expect("it is there");
    assert_eq!(policy.files().collect::<Vec<_>>(), [root]);
    assert_eq!(Policy::packs(&["tone"]).expect("it is a pack").files().count(), 0);
    assert_eq!(listed("Falcon").policy().files().collect::<Vec<_>>(), ["names.txt"]);
}

#[test]
fn an_issue_quotes_no_line_that_may_be_confidential() {
    let text = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"names\"\nterms = [\"Halcyon\", \"\"]\n\
                [lists]\nproof = { en = [\"Halcyon {\"] }\n";
    let error = Policy::parse("acme.toml", text).expect_err("an empty term");
    let told = |many_read| -> String {
        error.issues().iter().map(|issue| issue_text(issue, text, many_read, &Look::default())).collect()
    };
    assert_eq!(told(true).matches("Halcyon").count(), 0, "{}", told(true));
    assert_eq!(told(false).matches("Halcyon").count(), 1, "{}", told(false));
}

#[test]
fn a_name_that_a_program_gives_is_checked_where_anything_depends_on_it() {
    let checker = support::checker(
        "discretion = 1\nname = \"acme\"\n[people.jane]\nname = \"Jane Roe\"\nrole = \"product\"\n\
         [campaign.spring]\nmust = [\"Acme\"]\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\nroles = [\"product\"]\n",
    );
    let draft = || Draft::plain("Good news.");
    assert_eq!(
        checker.knows(&draft().channel("fridge door").author("Jane Roe").role("PRODUCT").campaign("Spring")),
        Ok(())
    );
    let what =
        |draft: Draft<'_>| checker.knows(&draft).map_err(|error| (error.what(), error.nearest().map(str::to_owned)));
    assert_eq!(what(draft().role("prodcut")), Err(("role", Some("product".to_owned()))));
    assert_eq!(what(draft().author("jnae")), Err(("author", Some("jane".to_owned()))));
    // People have ids, which are listed, and names and handles, which are known, too.
    assert_eq!(what(draft().author("Jane Reo")), Err(("author", Some("Jane Roe".to_owned()))));
    assert_eq!(what(draft().campaign("sprnig")), Err(("campaign", Some("spring".to_owned()))));
}

/// Packs of whoever embeds are those of `parse_with` alone: a file that happens to have such a name is no pack.
#[test]
fn a_file_by_the_name_of_a_pack_is_none() {
    let asked = std::cell::RefCell::new(Vec::new());
    let read = |path: &str| {
        asked.borrow_mut().push(path.to_owned());
        let text = match path {
            "acme.toml" => "discretion = 1\nname = \"acme\"\nextends = [\"pack:house\"]\n",
            _ => "discretion = 1\nname = \"house\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n",
        };
        Ok(text.as_bytes().to_vec())
    };
    let error = Policy::load_from("acme.toml", &read).expect_err("there is no such pack");
    assert_eq!(error.issues()[0].code(), "unknown-pack");
    assert_eq!(asked.take(), ["acme.toml"]);
    // A store that is down is no slip.
    let down = |_: &str| Err(io::Error::from(io::ErrorKind::TimedOut));
    let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:house\"]\n";
    assert_eq!(Policy::parse_with("acme.toml", text, &down).expect_err("it is down").issues()[0].code(), "unreadable");
}

/// What an include holds is not at the place of the include, so nothing there is corrected.
#[test]
fn nothing_is_corrected_where_it_does_not_stand() {
    let policy =
        "discretion = 1\nname = \"acme\"\n[[naming]]\nid = \"cloud\"\nuse = \"Acme Cloud\"\nnot = [\"AcmeCloud\"]\n";
    let checker = Checker::new(&Policy::parse("acme.toml", policy).expect("it is valid")).expect("nothing is missing");
    let (file, page) = ("{% include head.md %}\n\nWe run AcmeCloud.\n", "AcmeCloud is here.\n\nWe run AcmeCloud.\n");
    let report = checker.check(&Draft::markdown(page));
    assert_eq!(report.fixes().len(), 2);
    let report = report.at_origin(&Rewritten::new(file, page));
    let fixes: Vec<&str> = report.fixes().into_iter().map(|fix| fix.span.slice(file)).collect();
    assert_eq!(fixes, ["AcmeCloud"]);
    assert_eq!(report.warnings().len(), 2);
}

/// A rule that every policy has for answers may get an owner of its own.
#[test]
fn the_owner_of_a_rule_for_answers_is_known() {
    let adjust = "[[adjust]]\nrule = \"reply/length\"\nowner = \"care@acme.example\"\n";
    let text = format!("discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n{adjust}");
    let policy = Policy::parse("acme.toml", &text).expect("it is valid");
    assert_eq!(policy.has_owner("care"), Ok(()));
}
