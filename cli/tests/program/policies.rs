//! `discretion test`, `show` and `explain`.

use crate::support::{discretion, discretion_in, folder, printed};
use snapbox::str;

#[test]
fn examples_are_a_table() {
    discretion("test -p policy.toml")
        .assert()
        .success()
        .stdout_eq(str![[r#"
rule           flags   passes
acme/falcon      1/1      1/1
acme/cloud         -        -  no examples
acme/hype        2/2      1/1

acme: 3 rules, 5 examples, 0 failed; 1 rule without flags or passes

"#]])
        .stderr_eq(str![]);
}

#[test]
fn examples_that_fail_are_told() {
    discretion("test -p failing.toml").assert().code(1).stdout_eq(str![[r#"
rule              flags   passes
failing/falcon      1/2      0/1
failing/hype        0/1      1/1
failing/cloud         -        -  no examples

error: failing/falcon does not flag this example
 --> failing.toml:7:20
  = example: the bird
  = found: nothing

error: failing/falcon flags this example, and must pass it
 --> failing.toml:8:11
  = example: our Falcon
  = found: failing/falcon at `Falcon`

error: failing/hype does not flag this example
 --> failing.toml:13:10
  = example: Falcon
  = found: failing/falcon at `Falcon`

failing: 3 rules, 5 examples, 3 failed; 1 rule without flags or passes

"#]]);
}

#[test]
fn examples_of_confidential_rules_are_withheld_where_a_log_is_kept() {
    let output = discretion("test -p failing.toml").env("CI", "true").assert().code(1);
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(!shown.contains("our Falcon") && !shown.contains("the bird"), "{shown}");
}

#[test]
fn packs_can_be_tested_by_name() {
    let output = discretion("test pack:tone").assert();
    let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(shown.starts_with("rule ") && shown.contains("\ntone/"), "{shown}");
    discretion("test tonne")
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq("error: unknown pack `tonne`, expected one of [..]; did you mean `pack:tone`?\n");
    let both = printed(discretion("test pack:tone claims"));
    assert!(both.contains("\ntone/") && both.contains("\nclaims/") && !both.contains("\ngreen/"), "{both}");
    discretion("test pack:tone pack:claim")
        .assert()
        .code(2)
        .stdout_eq(str![])
        .stderr_eq("error: unknown pack `claim`, expected one of [..]; did you mean `pack:claims`?\n");
}

#[test]
fn a_policy_tests_its_own_rules_and_not_its_packs() {
    let policy = "discretion = 1\nname = \"own\"\nextends = [\"pack:tone\"]\n[[tone]]\nid = \"wow\"\nterms = [\"wow\"]\n\
                  flags = [\"Oh wow.\"]\npasses = [\"Well.\"]\n";
    let folder = folder("own-rules", &[("p.toml", policy.as_bytes())]);
    discretion_in(&folder, "test -p p.toml").assert().success().stdout_eq(str![[r#"
rule       flags   passes
own/wow      1/1      1/1

own: 1 rule, 2 examples, 0 failed

"#]]);
}

#[test]
fn a_policy_is_shown_with_what_its_layers_changed() {
    discretion("show -p adjusted.toml").assert().success().stdout_eq(str![[r#"
acme-france
  digest  sha256:[..]
  review  from 20.0
  block   from 60.0
  rules   3, 1 inactive

[channels.blog]
  format = "markdown"
  counting = "characters"
[channels.network]
  format = "plain"
  counting = "characters"
acme/falcon confidential critical (locked)
  terms = ["Project Falcon"]
  severity = "critical"
  message = { en = "an unannounced product", fr = "un produit pas encore annoncé" }
  why = { en = "It is announced on 1 March 2027. Until then every mention of it may be read as an announcement.", fr = "Il est annoncé le 1er mars 2027." }
  advice = { en = "Say \"our next storage engine\".", fr = "Écrivez « notre prochain moteur de stockage »." }
  owner = "product@acme.example"
  sources = ["https://acme.example/launch"]
  until = 2027-03-01T08:00:00Z
  flags = [1 example]
  passes = [1 example]
  locked = true
  at policy.toml:11:1
acme/cloud naming low
  use = "Acme Cloud"
  not = ["AcmeCloud"]
  message = "our product is Acme Cloud"
  why = "One spelling makes a name easy to find."
  advice = "Write Acme Cloud."
  owner = "comms@acme.example"
  at policy.toml:25:1
acme/hype tone low
  terms = { en = ["game-changing"], fr = ["révolutionnaire"] }
  message = { en = "an empty superlative", fr = "un superlatif creux" }
  why = { en = "It says nothing.", fr = "Cela ne dit rien." }
  advice = { en = "Say what it does.", fr = "Dites ce que cela fait." }
  owner = "comms@acme.example"
  channels = ["blog"]
  flags = [2 examples]
  passes = [1 example]
  at policy.toml:33:1
  changed at adjusted.toml:10:1, severity low, was medium: our readers like it
acme-france/percent tone low (inactive)
  terms = ["percent"]
  jurisdictions = ["us"]
  at adjusted.toml:15:1

"#]]);
}

#[test]
fn confidential_terms_are_not_shown_where_a_log_is_kept() {
    for arguments in ["show -p policy.toml", "explain -p policy.toml acme/falcon"] {
        let output = discretion(arguments).env("CI", "1").assert().success();
        let shown = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
        assert!(!shown.contains("Project"), "{shown}");
    }
}

#[test]
fn packs_are_listed() {
    discretion("show packs")
        .assert()
        .success()
        .stdout_eq("pack:tone  [..] rules, used without a policy\n    how things are said: [..]\n...\n");
}

#[test]
fn packs_are_listed_for_programs() {
    let output = discretion("show packs --format json").assert().success();
    let listed: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("it is JSON");
    let packs = listed["packs"].as_array().expect("there is a list");
    let tone = packs.iter().find(|pack| pack["name"] == "tone").expect("tone is a pack");
    assert_eq!((&tone["standard"], &tone["families"][0]["family"]), (&true.into(), &"tone".into()));
    let names: usize =
        tone["families"].as_array().into_iter().flatten().map(|own| own["rules"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(tone["rules"], names);
    discretion("show -p policy.toml --format json").assert().code(2);
}

#[test]
fn a_rule_is_explained() {
    discretion("explain -p policy.toml acme/falcon").assert().success().stdout_eq(str![[r#"
acme/falcon (confidential, critical)

finds     terms `Project Falcon`
says      an unannounced product
says      un produit pas encore annoncé
why       It is announced on 1 March 2027. Until then every mention of it may be
          read as an announcement.
why       Il est annoncé le 1er mars 2027.
advice    Say "our next storage engine".
advice    Écrivez « notre prochain moteur de stockage ».
applies   until 2027-03-01T08:00:00Z
locked    true
ask       product@acme.example
source    https://acme.example/launch
flags     `Project-Falcon ships soon`
passes    `the falcon is a bird of prey`
written   policy.toml:11:1

"#]]);
}

#[test]
fn an_unknown_rule_is_an_error_with_the_nearest() {
    discretion("explain -p policy.toml acme/flacon").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `acme/flacon`; did you mean `acme/falcon`?

"#]]);
    discretion("explain -p policy.toml falcon").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `falcon`; did you mean `acme/falcon`?

"#]]);
    discretion("explain -p policy.toml acme/elephant").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: acme has no rule `acme/elephant`

"#]]);
}
