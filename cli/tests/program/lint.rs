//! `lint`: what is weak in a policy, with its place, and what drafts say of it.

use crate::support::{discretion_in, folder};
use snapbox::str;

const POLICY: &[u8] = b"\
discretion = 1
name = \"acme\"

[lists]
proof = [\"source:\"]

[[confidential]]
id = \"falcon\"
terms = [\"Falcon\", \"HX\"]
flags = [\"Falcon\"]
passes = [\"Eagle\"]

[[tone]]
id = \"hype\"
terms = [\"game-changing\", \"revolutionary\"]
flags = [\"game-changing\"]
passes = [\"good\"]

[[tone]]
id = \"slang\"
patterns = ['^kinda|sorta$']

[[exception]]
rule = \"acme/hype\"
paths = [\"old/*.md\"]
reason = \"a quotation\"
until = 2026-12-05T00:00:00Z
";

#[test]
fn weak_points_are_listed_with_their_places() {
    let folder = folder("lint", &[("p.toml", POLICY)]);
    let lint = "lint -p p.toml --at 2026-12-01T00:00:00Z";
    discretion_in(&folder, lint).assert().code(1).stderr_eq(str![]).stdout_eq(str![[r#"
p.toml:5:1: no rule names the list `proof`; write "@proof" where its terms
  should count [unused-list]
p.toml:7:1: acme/falcon: term 2 has fewer than 3 letters; support it with
  `near`, or write more of it [short-term]
p.toml:7:1: acme/falcon: term 1 is an ordinary word; support it with `near`,
  or with `case = "sensitive"` [ordinary-word]
p.toml:19:1: acme/slang: `^` binds one alternative of a pattern only; put the
  others in brackets: `^(a|b)$` [loose-anchor]
p.toml:19:1: acme/slang: no examples; add `flags` and `passes` [no-examples]
p.toml:23:1: this exception ends on 2026-12-05T00:00:00Z, in 4 days
  [ends-soon]
acme: 3 rules, 6 weak points

"#]]);
    let output = discretion_in(&folder, &format!("{lint} --format json")).output().expect("the program starts");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(list[0]["kind"], "unused-list");
    assert_eq!((list[0]["file"].as_str(), list[0]["line"].as_u64()), (Some("p.toml"), Some(5)));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("HX"), "no confidential term is told");
}

#[test]
fn drafts_say_what_nobody_needs() {
    let folder = folder(
        "lint-over",
        &[("p.toml", POLICY), ("blog/a.md", b"A game-changing idea."), ("blog/b.md", b"Good."), ("c.md", b"\xff")],
    );
    let lint = "lint -p p.toml --at 2026-11-01T00:00:00Z --over blog";
    discretion_in(&folder, lint).assert().code(1).stderr_eq(str![]).stdout_eq(str![[r#"
p.toml:5:1: no rule names the list `proof`; write "@proof" where its terms
  should count [unused-list]
p.toml:7:1: acme/falcon: term 2 has fewer than 3 letters; support it with
  `near`, or write more of it [short-term]
p.toml:7:1: acme/falcon: term 1 is an ordinary word; support it with `near`,
  or with `case = "sensitive"` [ordinary-word]
p.toml:19:1: acme/slang: `^` binds one alternative of a pattern only; put the
  others in brackets: `^(a|b)$` [loose-anchor]
p.toml:19:1: acme/slang: no examples; add `flags` and `passes` [no-examples]
p.toml:13:1: acme/hype: `revolutionary` found nothing in 2 drafts
  [unused-term]
p.toml:19:1: acme/slang: found nothing in 2 drafts [never-fires]
p.toml:23:1: this exception silenced nothing in 2 drafts [silences-nothing]
acme: 3 rules, 8 weak points

"#]]);
    discretion_in(&folder, &format!("{lint} --over c.md")).assert().code(2).stderr_eq(str![[r#"
error: c.md: not UTF-8: byte 0 is 0xFF

"#]]);
}

#[test]
fn a_policy_without_weak_points_is_a_success() {
    let policy = b"discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\nflags = [\"hype\"]\npasses = [\"ok\"]\n";
    let folder = folder("lint-sound", &[("p.toml", policy), ("bad.toml", b"discretion = 2")]);
    discretion_in(&folder, "lint -p p.toml").assert().code(0).stdout_eq(str![[r#"
acme: 1 rule, 0 weak points

"#]]);
    discretion_in(&folder, "lint -p bad.toml").assert().code(2).stdout_eq(str![]);
    discretion_in(&folder, "lint").assert().code(2).stdout_eq(str![]);
}
