//! Exceptions, cleared texts and comments: what is counted, listed, switched off, and told when it has ended.

use crate::support::{discretion_in, folder, printed};
use serde_json::Value;
use snapbox::str;
use std::path::PathBuf;

const POLICY: &str = r#"discretion = 1
name = "acme"
owner = "comms@acme.example"

[[competitor]]
id = "globex"
names = ["Globex"]
stances = { neutral = "high" }

[[claim]]
id = "superlative"
terms = ["the fastest"]

[[tone]]
id = "hype"
terms = ["game-changing"]

[[exception]]
rule = "acme/globex"
paths = ["blog/joint-*.md"]
reason = "joint release"
owner = "legal@acme.example"
until = 2026-12-31T00:00:00Z

[[cleared]]
text = "the fastest store of 2026"
reason = "claim 26-114"
"#;

const JOINT: &str = "With Globex we built the *fastest* store of 2026.

<!-- discretion: allow acme/hype until 2026-12-01 -- their words -->

> It is game-changing.
";

fn own(name: &str) -> PathBuf {
    let other = JOINT.replace("2026-12-01", "2026-10-01");
    folder(
        name,
        &[("acme.toml", POLICY.as_bytes()), ("blog/joint-one.md", JOINT.as_bytes()), ("other.md", other.as_bytes())],
    )
}

const CHECK: &str = "check -p acme.toml --at 2026-11-20T09:00:00Z";

#[test]
fn what_is_silenced_is_counted_and_listed_where_it_is_asked_for() {
    let folder = own("silenced");
    let counted = discretion_in(&folder, &format!("{CHECK} blog")).assert();
    counted.success().stderr_eq(str![]).stdout_eq(str![[r#"
blog/joint-one.md: pass; 3 silenced
1 draft: 1 pass; 0 warnings; 3 silenced
rules: 4 in force

"#]]);
    let listed = discretion_in(&folder, &format!("{CHECK} blog --show-silenced")).assert();
    listed.success().stdout_eq(str![[r#"
blog/joint-one.md:1:6: silenced [acme/globex] by exception until 31 December 2026 at 00:00 (UTC): joint release (legal@acme.example)
blog/joint-one.md:1:22: silenced [acme/superlative] by cleared: claim 26-114 (comms@acme.example)
blog/joint-one.md:5:9: silenced [acme/hype] by comment until 1 December 2026 at 00:00 (UTC): their words
blog/joint-one.md: pass; 3 silenced
1 draft: 1 pass; 0 warnings; 3 silenced
rules: 4 in force

"#]]);
}

#[test]
fn what_has_ended_is_told() {
    let folder = own("ended");
    let ended = discretion_in(&folder, "check -p acme.toml --at 2027-01-01T00:00:00Z blog").assert();
    ended.code(1).stdout_eq(str![[r#"
high[acme/globex]: “Globex” is a competitor
 --> blog/joint-one.md:1:6
  |
1 | With Globex we built the *fastest* store of 2026.
  |      ^^^^^^
  |
  = why: Naming one is fine, but check how the text speaks of it.
  = advice: Stay with facts that can be checked, and compare like with like.
  = note: the exception `joint release` (legal@acme.example) ended on 31
          December 2026 at 00:00 (UTC)
  = ask: comms@acme.example

medium[acme/allow-comment]: this comment ended on 1 December 2026 at 00:00
  (UTC)
 --> blog/joint-one.md:3:40
  |
3 |  discretion: allow acme/hype until 2026-12-01 -- their words
  |                                    ^^^^^^^^^^
  |
  = why: It looks as if somebody had agreed, but it silences no warning.
  = advice: Remove it, or ask again and give a new date.
  = ask: comms@acme.example

low[acme/hype]: “game-changing” may be read in a tone that was not meant
  (line 5)

blog/joint-one.md: block 78.8 (competitor 78.8, tone 39.5); 1 silenced
to pass: resolve acme/globex (line 1), acme/allow-comment (line 3)
needs: comms@acme.example (2)

1 draft: 1 block; 3 warnings; 1 silenced

"#]]);
}

#[test]
fn several_drafts_are_counted_together() {
    let folder = own("silenced_together");
    let told = printed(discretion_in(&folder, &format!("{CHECK} . --fail-on never")));
    assert!(told.starts_with("blog/joint-one.md: pass; 3 silenced\n"), "{told}");
    assert!(told.ends_with("\n2 drafts: 1 block, 1 pass; 3 warnings; 4 silenced\nrules: 4 in force\n"), "{told}");
}

#[test]
fn the_exit_status_is_that_of_what_is_left() {
    let folder = own("silenced_status");
    for (arguments, status) in [("", 0), (" --quiet", 0), (" --no-silence", 1), (" --fail-on pass", 1)] {
        discretion_in(&folder, &format!("{CHECK} blog{arguments}")).assert().code(status);
    }
    // Of several verdicts none is silenced: the path is another, or nothing is.
    discretion_in(&folder, &format!("{CHECK} other.md")).assert().code(1);
    discretion_in(&folder, &format!("{CHECK} blog --no-silence --show-silenced")).assert().code(2);
    let bare = printed(discretion_in(&folder, &format!("{CHECK} . --no-silence")));
    assert!(bare.contains("[acme/hype]") && !bare.contains("silenced") && !bare.contains("allow-comment"), "{bare}");
}

#[test]
fn json_lists_what_was_silenced() {
    let folder = own("silenced_json");
    let written = printed(discretion_in(&folder, &format!("{CHECK} blog --format json")));
    let report: Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!((&report["summary"]["silenced"], &report["summary"]["warnings"]), (&3.into(), &0.into()));
    let silenced = serde_json::to_string_pretty(&report["drafts"][0]["silenced"]).expect("it was JSON");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        silenced,
        str![[r#"
[
  {
    "approval": "g5betxaacl5umxpd",
    "by": "exception",
    "confidence": 95,
    "end": {
      "column": 12,
      "line": 1
    },
    "family": "competitor",
    "fingerprint": "niyttkvaq4xslx6s",
    "masked": false,
    "message": "“Globex” is a competitor",
    "owner": "legal@acme.example",
    "reason": "joint release",
    "rule": "acme/globex",
    "severity": "high",
    "span": {
      "end": 11,
      "start": 5
    },
    "start": {
      "column": 6,
      "line": 1
    },
    "text": "Globex",
    "until": "2026-12-31T00:00:00Z"
  },
  {
    "approval": "v7ran4txef372d4t",
    "by": "cleared",
    "confidence": 95,
    "end": {
      "column": 34,
      "line": 1
    },
    "family": "claim",
    "fingerprint": "xyx452pjrt2nen7h",
    "masked": false,
    "message": "“the fastest” may be read as a promise",
    "owner": "comms@acme.example",
    "reason": "claim 26-114",
    "rule": "acme/superlative",
    "severity": "medium",
    "span": {
      "end": 33,
      "start": 21
    },
    "start": {
      "column": 22,
      "line": 1
    },
    "text": "the *fastest",
    "until": null
  },
  {
    "approval": "vahmqgx3txhzt267",
    "by": "comment",
    "confidence": 80,
    "end": {
      "column": 22,
      "line": 5
    },
    "family": "tone",
    "fingerprint": "oaqozh5tzpujavzt",
    "masked": false,
    "message": "“game-changing” may be read in a tone that was not meant",
    "owner": null,
    "reason": "their words",
    "rule": "acme/hype",
    "severity": "low",
    "span": {
      "end": 142,
      "start": 129
    },
    "start": {
      "column": 9,
      "line": 5
    },
    "text": "game-changing",
    "until": "2026-12-01T00:00:00Z"
  }
]
"#]],
    );
}

#[test]
fn a_path_is_that_from_the_working_folder_however_it_is_given() {
    let folder = own("silenced_paths");
    let absolute = folder.join("blog/joint-one.md");
    for path in ["./blog/joint-one.md", "blog/../blog/joint-one.md", &absolute.display().to_string()] {
        let told = printed(discretion_in(&folder, &format!("{CHECK} {path}")));
        assert_eq!(told, "blog/joint-one.md: pass; 3 silenced\nrules: 4 in force\n", "{path}");
    }
    let read = discretion_in(&folder, &format!("{CHECK} - --stdin-path blog/joint-two.md")).stdin(JOINT).assert();
    read.success();
    // Seen from elsewhere, it is another path, and the exception does not hold.
    let elsewhere = discretion_in(&folder.join("blog"), "check -p ../acme.toml --at 2026-11-20T09:00:00Z joint-one.md");
    elsewhere.assert().code(1);
}

#[test]
fn the_rule_about_comments_is_explained() {
    let folder = own("silenced_explained");
    discretion_in(&folder, "explain -p acme.toml acme/allow-comment").assert().success().stdout_eq(str![[r#"
acme/allow-comment (tone, medium)

finds     comments `discretion: allow …` that are malformed, unknown, locked,
          expired, new or unused
places    ["comments"]
locked    true
ask       comms@acme.example
written   acme.toml:2:8

"#]]);
    assert!(!printed(discretion_in(&folder, "show -p acme.toml")).contains("allow-comment"));
}
