//! The verbs for whoever writes a policy: they find `discretion.toml`, and `explain --on` says what becomes of each place.

use crate::support::{discretion_in, folder, printed};
use snapbox::str;
use std::path::PathBuf;

const POLICY: &[u8] = b"\
discretion = 1
name = \"acme\"

[channels.blog]
[channels.x]

[[claim]]
id = \"fastest\"
terms = [\"the fastest\"]
needs = { any = [\"source:\"] }
except = [\"the fastest man\"]
channels = [\"blog\"]
flags = [\"We sell the fastest store.\"]
passes = [\"We met the fastest man.\"]

[[tone]]
id = \"marks\"
measure = \"exclamation-marks\"
max = 1

[[naming]]
id = \"cloud\"
use = \"Acme Cloud\"
not = [\"AcmeCloud\"]
flags = [\"AcmeCloud\"]
passes = [\"Acme Cloud\"]
";

const POST: &[u8] = b"\
We sell the fastest store! Nobody says that it is the fastest of all.

We met the fastest man. Source: we sell the fastest one! Try AcmeCloud.
";

fn site(name: &str) -> PathBuf {
    let config = b"policies = [\"policies/acme.toml\"]\n[[drafts]]\npaths = [\"blog/*\"]\nchannel = \"blog\"\n";
    folder(name, &[("discretion.toml", config), ("policies/acme.toml", POLICY), ("blog/post.md", POST)])
}

#[test]
fn each_place_says_what_becomes_of_it() {
    let folder = site("explain-on");
    discretion_in(&folder, "explain acme/fastest --on blog/post.md").assert().code(0).stderr_eq(str![]).stdout_eq(
        str![[r#"
blog/post.md:1:9: `the fastest`: a warning
  sentence  We sell the fastest store!
  form      exact
blog/post.md:1:51: `the fastest`: denied, so it is none
  sentence  Nobody says that it is the fastest of all.
  form      exact
  ways      denied, reported
blog/post.md:3:8: `the fastest`: inside `the fastest man` of `except`
  sentence  We met the fastest man.
  form      exact
blog/post.md:3:41: `the fastest`: saved by `Source:`, which stands near
  sentence  Source: we sell the fastest one!
  form      exact

"#]],
    );
    let elsewhere = "explain acme/fastest --on blog/post.md --channel x";
    discretion_in(&folder, elsewhere).assert().code(0).stderr_eq(str![]).stdout_eq(str![[r#"
blog/post.md: the rule sleeps here: channel
blog/post.md:1:9: `the fastest`: the rule sleeps
  sentence  We sell the fastest store!
  form      exact
blog/post.md:1:51: `the fastest`: the rule sleeps
  sentence  Nobody says that it is the fastest of all.
  form      exact
  ways      denied, reported
blog/post.md:3:8: `the fastest`: the rule sleeps
  sentence  We met the fastest man.
  form      exact
blog/post.md:3:41: `the fastest`: the rule sleeps
  sentence  Source: we sell the fastest one!
  form      exact

"#]]);
    discretion_in(&folder, "explain acme/marks --on blog/post.md").assert().code(0).stdout_eq(str![[r#"
blog/post.md:3:56: `!`: a warning
  sentence  Source: we sell the fastest one!

"#]]);
    discretion_in(&folder, "explain acme/fastest --on - --channel blog")
        .stdin("All is well.")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
<stdin>: nothing in this draft could be a match

"#]]);
}

#[test]
fn what_cannot_be_explained_says_why() {
    let folder = site("explain-not");
    for (arguments, errors) in [
        (
            "acme/fastest --on gone.md",
            str![[r#"
error: gone.md: no such file or folder

"#]],
        ),
        (
            "acme/fastest --on blog/post.md --channel blgo",
            str![[r#"
error: unknown channel `blgo`, expected one of `blog`, `bluesky`, `linkedin`, `mastodon`, `threads`, `x`; did you mean `blog`?

"#]],
        ),
        (
            "acme/fastest --author jane",
            str![[r#"
error: --author is about a draft: it needs --on

"#]],
        ),
        (
            "acme/fastset --on blog/post.md",
            str![[r#"
error: acme has no rule `acme/fastset`; did you mean `acme/fastest`?

"#]],
        ),
        (
            "acme/fastest --channel blog",
            str![[r#"
error: --channel is about a draft: it needs --on

"#]],
        ),
    ] {
        discretion_in(&folder, &format!("explain {arguments}")).assert().code(2).stdout_eq(str![]).stderr_eq(errors);
    }
}

#[test]
fn every_verb_finds_the_policy_that_the_configuration_names() {
    let folder = site("found-policy");
    let told = |arguments: &str| printed(discretion_in(&folder, arguments));
    assert!(told("show").starts_with("acme\n"), "{}", told("show"));
    assert!(told("show --no-config").starts_with("packs\n"), "{}", told("show --no-config"));
    assert!(told("test").contains("acme: 4 rules, 4 examples, 0 failed"), "{}", told("test"));
    assert!(told("test pack:tone").contains("tone/hype"), "{}", told("test pack:tone"));
    assert!(told("lint").contains("acme: 4 rules, "), "{}", told("lint"));
    assert!(told("explain acme/cloud").starts_with("acme/cloud (naming"), "{}", told("explain acme/cloud"));
    assert!(told("explain tone/hype").starts_with("tone/hype (tone"), "a pack that the policy does not have");
    for verb in ["lint", "trial blog"] {
        let errors = discretion_in(&folder, &format!("{verb} --no-config")).output().expect("the program starts");
        assert_eq!(errors.status.code(), Some(2));
    }
    std::fs::write(folder.join("discretion.toml"), "policies = [\"gone.toml\"]\n").expect("it can be written");
    for verb in ["show", "test", "lint", "explain acme/cloud", "trial blog"] {
        let refused = discretion_in(&folder, verb).output().expect("the program starts");
        assert_eq!(refused.status.code(), Some(2), "{verb}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("gone.toml"), "{verb}");
    }
    std::fs::write(folder.join("discretion.toml"), "policies = [\"pack:tone\"]\n").expect("it can be written");
    assert!(told("test").contains("tone/hype"), "packs are all there is to test");
}
