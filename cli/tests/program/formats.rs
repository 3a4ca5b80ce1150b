//! `--format`: reports for programs, beside those for people.

use crate::support::{assert_recorded, check, check_in, folder};
use serde_json::Value;
use snapbox::str;
use std::fs;

#[test]
fn a_file_leaves_standard_output_to_people() {
    let folder = folder("json_file", &[("a.md", b"Project Falcon."), ("b.md", b"\xff")]);
    check_in(&folder, ". --format json=out.json")
        .assert()
        .code(2)
        .stdout_eq(str![[r#"
critical[acme/falcon]: an unannounced product
 --> a.md:1:1
  |
1 | Project Falcon.
  | ^^^^^^^^^^^^^^
  |
  = why: It is announced on 1 March 2027. Until then every mention of it may be
         read as an announcement.
  = advice: Say "our next storage engine".
  = ask: product@acme.example
  = source: https://acme.example/launch

a.md: block 93.1 (confidential 93.1)
to pass: resolve acme/falcon (line 1)
needs: product@acme.example

1 draft: 1 block; 1 warning; 1 path could not be read

"#]])
        .stderr_eq(str![[r#"
error: b.md: not UTF-8: byte 0 is 0xFF

"#]]);
    let written = fs::read_to_string(folder.join("out.json")).expect("the report is written");
    let report: Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!(report["verdict"], "block");
    assert_eq!(report["drafts"][0]["path"], "a.md");
    assert_eq!(report["errors"][0]["path"], "b.md");
}

#[test]
fn json_is_written_as_its_schema_says() {
    check("--format json blog/french.md").assert().code(1).stderr_eq(str![]).stdout_eq(str![[r#"
{
  "version": 1,
  "tool": {
    "name": "discretion",
    "version": "[..]"
  },
  "policy": {
    "name": "acme",
    "version": "2026.11",
    "digest": "sha256:[..]",
    "rules": 3,
    "thresholds": {
      "review": 30.0,
      "block": 70.0
    },
    "elsewhere": []
  },
  "policies": [
    {
      "name": "acme",
      "version": "2026.11",
      "digest": "sha256:b9857d79be2099222c1525f923da848905263926ce65b890e5514f64e6a8a714",
      "rules": 3,
      "thresholds": {
        "review": 30.0,
        "block": 70.0
      },
      "elsewhere": []
    }
  ],
  "drafts": [
    {
      "path": "blog/french.md",
      "record": null,
      "policy": {
        "name": "acme",
        "version": "2026.11",
        "digest": "sha256:b9857d79be2099222c1525f923da848905263926ce65b890e5514f64e6a8a714"
      },
      "channel": "blog",
      "channels": [
        "blog"
      ],
      "authors": [],
      "roles": [],
      "audiences": [],
      "language": "fr",
      "verdict": "block",
      "score": 93.1,
      "scores": {
        "confidential": 93.1,
        "competitor": 0.0,
        "tone": 34.2,
        "claim": 0.0,
        "naming": 0.0,
        "require": 0.0
      },
      "measures": {
        "words": 9,
        "sentences": 1,
        "characters": 63,
        "length": 63
      },
      "circumstances": {
        "checked": {
          "at": "2026-11-20T09:00:00Z",
          "from": "run"
        },
        "published": null,
        "channels_from": "front-matter",
        "authors_from": null,
        "roles_from": null,
        "audiences_from": null,
        "language_from": "front-matter"
      },
      "campaigns": [],
      "rules": {
        "in_force": 3,
        "asleep": []
      },
      "notes": [],
      "problems": [],
      "warnings": [
        {
          "rule": "acme/falcon",
          "family": "confidential",
          "severity": "critical",
          "confidence": 95,
          "span": {
            "start": 53,
            "end": 67
          },
          "start": {
            "line": 6,
            "column": 22
          },
          "end": {
            "line": 6,
            "column": 36
          },
          "text": "Project Falcon",
          "masked": false,
          "message": "un produit pas encore annoncé",
          "fingerprint": "[..]",
          "approval": null,
          "evidence": [
            {
              "name": "exact",
              "weight": 95
            }
          ],
          "points": 93.1,
          "group": 1,
          "rank": 1,
          "share": 93.1,
          "form": "exact",
          "stance": null,
          "ways": [],
          "relation": null,
          "mention": null,
          "context": "paragraph",
          "why": "Il est annoncé le 1er mars 2027.",
          "advice": "Écrivez « notre prochain moteur de stockage ».",
          "owner": "product@acme.example",
          "sources": [
            "https://acme.example/launch"
          ],
          "suggestions": [],
          "related": [],
          "rule_at": {
            "file": "policy.toml",
            "line": 11,
            "column": 1
          }
        },
        {
          "rule": "acme/hype",
          "family": "tone",
          "severity": "medium",
          "confidence": 95,
          "span": {
            "start": 79,
            "end": 95
          },
          "start": {
            "line": 6,
            "column": 48
          },
          "end": {
            "line": 6,
            "column": 63
          },
          "text": "révolutionnaire",
          "masked": false,
          "message": "un superlatif creux",
          "fingerprint": "rb7qfqkhh7pevkj7",
          "approval": "5nl6lusxig6utqlh",
          "evidence": [
            {
              "name": "exact",
              "weight": 95
            }
          ],
          "points": 34.2,
          "group": 2,
          "rank": 1,
          "share": 34.2,
          "form": "exact",
          "stance": null,
          "ways": [],
          "relation": null,
          "mention": null,
          "context": "paragraph",
          "why": "Cela ne dit rien.",
          "advice": "Dites ce que cela fait.",
          "owner": "comms@acme.example",
          "sources": [],
          "suggestions": [],
          "related": [],
          "rule_at": {
            "file": "policy.toml",
            "line": 33,
            "column": 1
          }
        }
      ],
      "silenced": [],
      "unchanged_warnings": 0,
      "unlisted_warnings": 0,
      "warnings_of_others": 0,
      "needs": [
        {
          "owner": "product@acme.example",
          "warnings": 1
        },
        {
          "owner": "comms@acme.example",
          "warnings": 1
        }
      ]
    }
  ],
  "verdict": "block",
  "score": 93.1,
  "summary": {
    "drafts": 1,
    "pass": 0,
    "review": 0,
    "block": 1,
    "warnings": 2,
    "silenced": 0,
    "baseline": 0,
    "unchanged_warnings": 0,
    "unlisted_warnings": 0,
    "unchanged_drafts": 0,
    "on_trial": 0,
    "left_out": 0
  },
  "left_out": [],
  "errors": []
}

"#]]);
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    check("blog/clean.md --format json=gone/out.json").assert().code(2).stderr_eq(str![[r#"
error: cannot write gone/out.json: no such file or folder

"#]]);
}

#[test]
fn a_report_never_takes_the_place_of_what_is_read() {
    let text: &[u8] = b"Project Falcon.";
    let folder = folder("overwritten", &[("posts/a.md", text)]);
    for (arguments, said) in [
        ("posts --format json=posts/../posts/a.md", "a report would overwrite"),
        ("posts --format json=policy.toml", "a report would overwrite"),
        ("posts --format json=out --format text=./out", "two reports go to"),
    ] {
        let output = check_in(&folder, arguments).assert().code(2).stdout_eq(str![]);
        let stderr = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(stderr.starts_with(&format!("error: {said} ")), "{stderr}");
    }
    assert_eq!(fs::read(folder.join("posts/a.md")).expect("the draft is there"), text);
    assert_eq!(names(&folder), ["policy.toml", "posts"]);
}

#[test]
fn a_report_in_a_file_is_whole_or_the_old_one() {
    let folder = folder("whole", &[("a.md", b"A."), ("gone.md", b"\xff"), ("a.json", b"the old one")]);
    check_in(&folder, "a.md --format json=a.json --format text=gone/a.txt").assert().code(2);
    assert_eq!(fs::read(folder.join("a.json")).expect("it is there"), b"the old one");
    check_in(&folder, "a.md gone.md --format json=a.json --format text=a.txt").assert().code(2);
    assert!(fs::read(folder.join("a.json")).expect("it is there").starts_with(b"{\n  \"version\": 1,"));
    let text = fs::read_to_string(folder.join("a.txt")).expect("it is there");
    assert_recorded(
        text,
        str![[r#"
a.md: pass
error: gone.md: not UTF-8: byte 0 is 0xFF
1 draft: 1 pass; 0 warnings; 1 path could not be read
rules: 2 in force; asleep: channel 1

"#]],
    );
    assert_eq!(names(&folder), ["a.json", "a.md", "a.txt", "gone.md", "policy.toml"]);
}

/// The names in a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.expect("it can be read").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort_unstable();
    names
}

#[test]
fn several_formats_in_one_run_say_the_same() {
    let folder = folder("several", &[("a.md", b"Project Falcon.")]);
    let arguments =
        "a.md --format sarif=out/a.sarif --format gitlab=out/a.json --format jsonl=out/a.jsonl --format github";
    fs::create_dir(folder.join("out")).expect("it can be made");
    check_in(&folder, arguments).assert().code(1).stdout_eq(str![[r#"
::error file=a.md,line=1,endLine=1,col=1,endColumn=14,title=acme/falcon (critical)::an unannounced product%0Awhy: It is announced on 1 March 2027. Until then every mention of it may be read as an announcement.%0Aadvice: Say "our next storage engine".%0Aask: product@acme.example%0Asource: https://acme.example/launch
1 draft: 1 block; 1 warning

"#]]);
    for (file, said) in [("a.sarif", "\"ruleId\": \"acme/falcon\""), ("a.json", "\"check_name\": \"acme/falcon\"")] {
        let written = fs::read_to_string(folder.join("out").join(file)).expect("it is there");
        assert_eq!(written.matches(said).count(), 1, "{written}");
    }
    let lines = fs::read_to_string(folder.join("out/a.jsonl")).expect("it is there");
    let kinds: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("each line is JSON")["kind"].to_string())
        .collect();
    assert_eq!(kinds, ["\"run\"", "\"draft\"", "\"end\""]);
    assert_eq!(names(&folder.join("out")), ["a.json", "a.jsonl", "a.sarif"]);
}

#[test]
fn the_first_format_goes_to_standard_output_and_the_others_are_named() {
    let folder = folder("last", &[("a.md", b"Project Falcon.")]);
    let output = check_in(&folder, "a.md --format gitlab=out.json --format sarif --format json").assert().code(1);
    let output = output.get_output();
    let sarif: Value = serde_json::from_slice(&output.stdout).expect("one report, whole");
    assert_eq!(sarif["version"], "2.1.0");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("note: `json` is not written: `sarif` goes to standard output"), "{said}");
    assert_eq!(names(&folder), ["a.md", "out.json", "policy.toml"]);
}

#[test]
fn the_summary_of_a_job_is_added_to_what_other_steps_wrote() {
    let folder = folder("summary", &[("a.md", b"Project Falcon."), ("summary.md", b"# Build\n")]);
    let command = || check_in(&folder, "a.md --format github").env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    command().assert().code(1);
    let written = fs::read_to_string(folder.join("summary.md")).expect("it is there");
    assert_recorded(
        written,
        str![[r##"
# Build
<!-- discretion -->
## discretion

### a.md: block 93.1 (confidential 93.1)

- **critical** `a.md:1:1` `acme/falcon`: an unannounced product
  - why: It is announced on 1 March 2027. Until then every mention of it may be read as an announcement.
  - advice: Say "our next storage engine".
  - ask: product@<!-- -->acme.example
  - source: https://acme.example/launch

needs: product@<!-- -->acme.example

1 draft: 1 block; 1 warning

"##]],
    );
    // Other formats write no summary.
    let other = check_in(&folder, "a.md --format sarif").env("GITHUB_STEP_SUMMARY", folder.join("other.md"));
    other.assert().code(1);
    assert!(!folder.join("other.md").exists());
    check_in(&folder, "a.md --format github").env("GITHUB_STEP_SUMMARY", folder.join("gone/x")).assert().code(2);
}
