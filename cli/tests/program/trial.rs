//! `trial`: what a policy would do to an archive, and what becomes different against another one.

use crate::support::{discretion_in, folder};
use snapbox::str;
use std::path::PathBuf;

const OLD: &[u8] = b"\
discretion = 1
name = \"acme\"
version = \"1\"

[[tone]]
id = \"hype\"
terms = [\"game-changing\", \"revolutionary\"]
severity = \"high\"
";

const NEW: &[u8] = b"\
discretion = 1
name = \"acme\"
version = \"2\"
extends = [\"pack:drafting-residue\"]

[[tone]]
id = \"hype\"
terms = [\"game-changing\"]
severity = \"low\"

[[confidential]]
id = \"falcon\"
terms = [\"Project Falcon\"]
severity = \"critical\"
except = [\"Project Falcon Heights\"]

[[tone]]
id = \"slang\"
terms = [\"kinda\"]
trial = true

[[tone]]
id = \"weather\"
terms = [\"hailstorm\"]

[[tone]]
id = \"season\"
terms = [\"summer\"]
until = 2020-01-01T00:00:00Z

[[exception]]
rule = \"acme/falcon\"
paths = [\"blog/quoted.md\"]
reason = \"a quotation\"
until = 2030-01-01T00:00:00Z
";

fn archive(name: &str) -> PathBuf {
    folder(
        name,
        &[
            ("old.toml", OLD),
            ("new.toml", NEW),
            ("blog/clean.md", b"A summer of good work."),
            ("blog/hype.md", b"A revolutionary idea, and a game-changing one."),
            (
                "blog/leak.md",
                b"# News\n\nWe are proud to say that after many months of work by everybody here and elsewhere the team of \
                  Project Falcon has something to show to all of you who have waited for it, and that it is kinda fast.\n",
            ),
            ("blog/quoted.md", b"They wrote: Project Falcon."),
        ],
    )
}

#[test]
fn a_policy_alone_says_what_it_would_hold() {
    let trial = "trial -p new.toml --at 2026-12-01T00:00:00Z blog";
    discretion_in(&archive("trial-alone"), trial).assert().code(0).stderr_eq(str![]).stdout_eq(str![[r#"
acme 2 over 4 drafts

1 of 4 would be held:
  blog/leak.md: block 93.1 (acme/falcon)

rule         drafts  matches
acme/falcon       2        2  1 silenced
  blog/leak.md:3:96
      …months of work by everybody here and elsewhere the team of Project Falcon
      has something to show to all of you who have waited for…
  blog/quoted.md:1:13
      They wrote: Project Falcon.
acme/hype         1        1
  blog/hype.md:1:29
      A revolutionary idea, and a game-changing one.
acme/slang        1        1  1 on trial
  blog/leak.md:3:186
      …show to all of you who have waited for it, and that it is kinda fast.

never fired: acme/weather, 9 rules of pack:drafting-residue
asleep in every draft: acme/season

4 drafts: 1 block, 0 review, 3 pass

"#]]);
}

#[test]
fn another_policy_is_compared_with() {
    let trial = "trial -p new.toml --against old.toml --at 2026-12-01T00:00:00Z blog";
    let folder = archive("trial-against");
    discretion_in(&folder, trial).assert().code(0).stderr_eq(str![]).stdout_eq(str![[r#"
acme 2 over 4 drafts, against acme 1

2 of 4 would get another verdict:
  blog/leak.md: pass -> block 93.1 (acme/falcon)
  blog/hype.md: block 94.0 -> pass (acme/hype)

rule         drafts  matches  before
acme/falcon       2        2       0  1 silenced
  + blog/leak.md:3:96
      …months of work by everybody here and elsewhere the team of Project Falcon
      has something to show to all of you who have waited for…
  + blog/quoted.md:1:13
      They wrote: Project Falcon.
acme/hype         1        1       2
  - blog/hype.md:1:3
      A revolutionary idea, and a game-changing one.
acme/slang        1        1       0  1 on trial
  + blog/leak.md:3:186
      …show to all of you who have waited for it, and that it is kinda fast.

never fired: acme/weather, 9 rules of pack:drafting-residue
asleep in every draft: acme/season

4 drafts: 1 block, 0 review, 3 pass; before: 1 block, 0 review, 3 pass

"#]]);
    let output = discretion_in(&folder, &format!("{trial} --format json")).output().expect("the program starts");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(told["verdicts"], serde_json::json!({"pass": 3, "review": 0, "block": 1}));
    assert_eq!(told["changed"][0]["path"], "blog/leak.md");
    assert_eq!(told["changed"][1]["verdict_before"], "block");
    assert_eq!(told["rules"][0]["samples"][0]["gone"], false);
    assert_eq!(told["never_fired"][0], "acme/weather");
    assert_eq!(told["asleep"], serde_json::json!(["acme/season"]));
}

#[test]
fn nothing_that_is_masked_is_told() {
    let folder = archive("trial-masked");
    for format in ["text", "json"] {
        let trial = format!("trial -p new.toml --against old.toml blog --mask --format {format}");
        let output = discretion_in(&folder, &trial).output().expect("the program starts");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("acme/falcon") && told.contains('•') && !told.contains("Project Falcon"), "{told}");
    }
}

#[test]
fn what_cannot_be_read_is_an_error_beside_the_rest() {
    let folder = archive("trial-errors");
    let trial = "trial -p new.toml gone.md blog/clean.md --at 2026-12-01T00:00:00Z";
    discretion_in(&folder, trial).assert().code(2).stderr_eq(str![[r#"
error: gone.md: no such file or folder

"#]]);
    discretion_in(&folder, "trial blog").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: no policy to try: name one with --policy

"#]]);
    discretion_in(&folder, "trial -p new.toml --against gone.toml blog").assert().code(2).stdout_eq(str![]);
}

/// The configuration says which policy is tried, and how each draft is read.
#[test]
fn a_configuration_counts() {
    let folder = archive("trial-configured");
    let write = |text: &str| std::fs::write(folder.join("discretion.toml"), text).expect("it can be written");
    write("policies = [\"new.toml\"]\n[[drafts]]\npaths = [\"blog/*\"]\nlanguage = \"fr\"\n");
    let told = |arguments: &str| {
        let output = discretion_in(&folder, arguments).output().expect("the program starts");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, text) = told("trial blog");
    assert!(code == Some(0) && text.starts_with("acme 2 over 4 drafts\n"), "{text}");
    write("policies = [\"new.toml\"]\nlanguge = \"fr\"\n");
    assert_eq!(told("trial blog").0, Some(2));
    assert_eq!(told("trial blog --no-config").0, Some(2), "no policy is named");
    assert_eq!(told("trial -p new.toml blog --no-config").0, Some(0));
}
