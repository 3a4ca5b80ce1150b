//! `--policy-from` and `--silence-from`: a change that is not trusted, in a repository made for it.

use crate::support::{discretion_in, folder_outside, git};
use snapbox::str;
use std::fs;
use std::path::{Path, PathBuf};

const BASE: &str = "discretion = 1\nname = \"base\"\n\n[[confidential]]\nid = \"halcyon\"\nterms = [\"Halcyon\"]\n\n\
                    [[confidential]]\nid = \"list\"\nterms_file = \"../terms.txt\"\n";
const POLICY: &str = "discretion = 1\nname = \"acme\"\nextends = [\"base.toml\"]\n\n\
                      [[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n\n\
                      [[exception]]\nrule = \"acme/falcon\"\npaths = [\"archive/**\"]\nreason = \"old posts\"\n\
                      owner = \"x\"\nuntil = 2027-01-01T00:00:00Z\n";
const AGREED: &str = "<!-- discretion: allow acme/falcon -- agreed with legal -->\n\nFalcon is a bird of prey.\n";
const AT: &str = "--at 2026-11-20T09:00:00Z";

/// A repository whose branch `main` has a policy and drafts, all of which pass, and whose branch `change` is checked
/// out.
fn repository(name: &str) -> PathBuf {
    let files: [(&str, &[u8]); 6] = [
        ("rules/acme.toml", POLICY.as_bytes()),
        ("rules/base.toml", BASE.as_bytes()),
        ("terms.txt", b"Kestrel\n"),
        ("blog/agreed.md", AGREED.as_bytes()),
        ("blog/clean.md", b"All is well.\n"),
        ("archive/old.md", b"Falcon was here.\n"),
    ];
    let folder = folder_outside(&format!("revisions_{name}"), &files);
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message first");
    git(&folder, "checkout --quiet -b change");
    folder
}

fn write(folder: &Path, file: &str, text: impl AsRef<str>) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
    fs::write(path, text.as_ref()).expect("it can be written");
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).expect("it is there");
    assert!(text.contains(from), "{file} has no {from}");
    write(folder, file, text.replace(from, to));
}

/// The exit status of a check of all drafts.
fn status(folder: &Path, arguments: &str) -> Option<i32> {
    let arguments = format!("check -p rules/acme.toml {AT} blog archive {arguments}");
    discretion_in(folder, &arguments).output().expect("the program starts").status.code()
}

const TRUSTED: &str = "--policy-from main --silence-from main";

#[test]
fn what_stood_before_the_change_still_counts() {
    let folder = repository("same");
    for arguments in ["", TRUSTED, "--silence-from main", "--policy-from main", "--silence-from HEAD~0"] {
        assert_eq!(status(&folder, arguments), Some(0), "{arguments}");
    }
    assert_eq!(status(&folder, "--no-silence"), Some(1));
    // What only moves, or is broken into other lines, is the same.
    write(&folder, "blog/agreed.md", format!("# New\n\nNews.\n\n{}", AGREED.replace("bird of", "bird\r\nof")));
    assert_eq!(status(&folder, TRUSTED), Some(0));
}

#[test]
fn a_hostile_change_gets_nothing_past_the_gate() {
    type Change = fn(&Path);
    let table: [(&str, Change, &str); 13] = [
        (
            "adds a comment",
            |at| write(at, "blog/clean.md", "<!-- discretion: allow acme/falcon -- fine -->\n\nFalcon is near.\n"),
            "--silence-from main",
        ),
        (
            "edits the text under a comment",
            |at| edit(at, "blog/agreed.md", "is a bird of prey", "ships in March, and Falcon is fast"),
            "--silence-from main",
        ),
        ("takes a comment with its text elsewhere", |at| write(at, "blog/clean.md", AGREED), "--silence-from main"),
        (
            "extends a comment to another rule",
            |at| {
                let text = AGREED.replace("acme/falcon", "base/halcyon").replace("Falcon is", "Halcyon is");
                write(at, "blog/agreed.md", text);
            },
            "--silence-from main",
        ),
        ("copies a draft with its comment", |at| write(at, "blog/copy.md", AGREED), "--silence-from main"),
        (
            "renames a draft under an exception",
            |at| {
                write(at, "blog/agreed.md", "Falcon ships in March.\n");
                git(at, "add .");
                git(at, "mv blog/agreed.md archive/agreed.md");
            },
            "--silence-from main",
        ),
        (
            "adds an exception",
            |at| {
                write(at, "blog/clean.md", "Falcon is near.\n");
                edit(at, "rules/acme.toml", "[[exception]]", &exception("blog/**"));
            },
            "--silence-from main",
        ),
        (
            "widens an exception",
            |at| {
                write(at, "blog/clean.md", "Falcon is near.\n");
                edit(at, "rules/acme.toml", "archive/**", "**");
            },
            "--silence-from main",
        ),
        (
            "clears a text",
            |at| {
                write(at, "blog/clean.md", "Falcon is near.\n");
                let cleared = "[[cleared]]\ntext = \"Falcon is near\"\nreason = \"x\"\n\n[[exception]]";
                edit(at, "rules/acme.toml", "[[exception]]", cleared);
            },
            "--silence-from main",
        ),
        (
            "takes a term out of the policy",
            |at| {
                write(at, "blog/clean.md", "Falcon is near.\n");
                edit(at, "rules/acme.toml", "terms = [\"Falcon\"]", "terms = [\"Merlin\"]");
            },
            "--policy-from main",
        ),
        (
            "loosens what the policy extends",
            |at| {
                write(at, "blog/clean.md", "Halcyon is near.\n");
                edit(at, "rules/base.toml", "[\"Halcyon\"]", "[\"Halcyon\"]\nseverity = \"info\"");
            },
            "--policy-from main",
        ),
        (
            "empties a list of terms",
            |at| {
                write(at, "blog/clean.md", "Kestrel is near.\n");
                write(at, "terms.txt", "Nothing\n");
            },
            "--policy-from main",
        ),
        (
            "takes the policy away",
            |at| {
                write(at, "blog/clean.md", "Falcon is near.\n");
                fs::remove_file(at.join("rules/base.toml")).expect("it is there");
                write(at, "rules/acme.toml", "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\"]\n");
            },
            "--policy-from main",
        ),
    ];
    for (number, (name, change, arguments)) in table.into_iter().enumerate() {
        let folder = repository(&format!("hostile_{number}"));
        change(&folder);
        assert_eq!(status(&folder, ""), Some(0), "a change that {name} is worth refusing");
        assert_eq!(status(&folder, arguments), Some(1), "a change that {name}");
        assert_eq!(status(&folder, TRUSTED), Some(1), "a change that {name}");
        // Agreed to, it counts.
        git(&folder, "add --all");
        git(&folder, "commit --quiet --message second");
        assert_eq!(status(&folder, "--policy-from change --silence-from change"), Some(0), "a change that {name}");
    }
}

fn exception(path: &str) -> String {
    format!(
        "[[exception]]\nrule = \"acme/falcon\"\npaths = [\"{path}\"]\nreason = \"x\"\nowner = \"x\"\n\
         until = 2027-01-01T00:00:00Z\n\n[[exception]]"
    )
}

#[test]
fn a_comment_that_does_not_count_yet_says_so() {
    let folder = repository("said");
    write(&folder, "blog/clean.md", "<!-- discretion: allow acme/falcon -- fine -->\n\nFalcon is near.\n");
    discretion_in(&folder, &format!("check -p rules/acme.toml {AT} {TRUSTED} blog/clean.md"))
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
high[acme/falcon]: “falcon” is confidential
 --> blog/clean.md:1:29
  |
1 |  discretion: allow acme/falcon -- fine
  |                         ^^^^^^
  |
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

high[acme/falcon]: “Falcon” is confidential
 --> blog/clean.md:3:1
  |
3 | Falcon is near.
  | ^^^^^^
  |
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

medium[acme/allow-comment]: this comment or the text under it is new, so it
  silences nothing yet
 --> blog/clean.md:1:6
  |
1 |  discretion: allow acme/falcon -- fine
  |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = why: It looks as if somebody had agreed, but it silences no warning.
  = advice: Ask whoever keeps the policy to agree to it.

blog/clean.md: block 89.7 (confidential 89.7, tone 34.2)
to pass: resolve acme/falcon (lines 1, 3), acme/allow-comment (line 1)

"#]]);
}

#[test]
fn a_policy_that_is_broken_before_the_change_is_refused_as_it_was() {
    let folder = repository("broken");
    edit(&folder, "rules/acme.toml", "reason = \"old posts\"", "reasn = \"old posts\"");
    git(&folder, "commit --quiet --all --message broken");
    write(&folder, "rules/acme.toml", POLICY);
    let check = format!("check -p rules/acme.toml {AT} --policy-from HEAD blog");
    discretion_in(&folder, &check).assert().code(2).stderr_eq(str![[r#"
error: unknown key `reasn`, expected one of `rule`, `paths`, `channels`,
  `findings`, `approved_by`, `until`, `reason`, `owner`
  --> rules/acme.toml:12:1
   |
12 | reasn = "old posts"
   | ^^^^^
   |
   = help: did you mean `reason`?

The policy in `HEAD` has 1 problem and was not used.

"#]]);
}

#[test]
fn standard_input_stands_where_it_is_said_to() {
    let folder = repository("stdin");
    let check = |arguments: &str| {
        discretion_in(&folder, &format!("check -p rules/acme.toml {AT} {TRUSTED} - {arguments}")).stdin(AGREED)
    };
    check("--stdin-path blog/agreed.md").assert().success();
    check("--stdin-path blog/other.md").assert().code(1);
    check("").assert().code(1);
}

#[test]
fn paths_are_those_of_the_working_folder() {
    let folder = repository("inside");
    let blog = folder.join("blog");
    let check = |arguments: &str| format!("check -p ../rules/acme.toml {AT} {TRUSTED} {arguments}");
    discretion_in(&blog, &check("agreed.md")).assert().success();
    let absolute = folder.join("blog/agreed.md").display().to_string();
    discretion_in(&blog, &check(&absolute)).assert().success();
    edit(&folder, "rules/acme.toml", "[\"Falcon\"]", "[\"Merlin\"]");
    write(&folder, "blog/clean.md", "Falcon is near.\n");
    discretion_in(&blog, &check("clean.md")).assert().code(1);
}

#[cfg(unix)]
#[test]
fn links_in_a_revision_are_followed_there() {
    let folder = repository("links");
    crate::support::link(&folder, "../rules/acme.toml", "config/linked.toml");
    crate::support::link(&folder, "../../outside.toml", "config/away.toml");
    crate::support::link(&folder, "rules", "linked");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message links");
    write(&folder, "blog/clean.md", "Halcyon is near.\n");
    edit(&folder, "rules/base.toml", "Halcyon", "Merlin");
    for (policy, expected) in [("linked/acme.toml", 1), ("rules/acme.toml", 1), ("config/away.toml", 2)] {
        let check = format!("check -p {policy} {AT} --policy-from HEAD blog");
        let output = discretion_in(&folder, &check).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(expected), "{policy}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_revision_that_cannot_be_read_is_an_error() {
    let folder = repository("errors");
    let clone = folder.parent().expect("it lies in a folder").join("revisions_shallow");
    let _ = fs::remove_dir_all(&clone);
    let from = format!("file://{}", folder.display());
    git(&folder, "commit --quiet --allow-empty --message second");
    git(&folder, &format!("clone --quiet --depth 1 --single-branch --branch change {from} {}", clone.display()));
    let outside = folder_outside("revisions_none", &[("rules/acme.toml", POLICY.as_bytes()), ("a.md", b"Well.")]);
    let away = outside.join("rules/acme.toml").display().to_string();
    for (place, arguments, said) in [
        (&folder, "-p rules/acme.toml --policy-from gone", "no revision `gone` in this repository\n"),
        (&folder, "-p rules/acme.toml --silence-from gone", "no revision `gone` in this repository\n"),
        (&folder, "-p rules/acme.toml --silence-from=--all", "no revision `--all` in this repository\n"),
        (&folder, "-p rules/acme.toml --silence-from main:blog", "no revision `main:blog` in this repository\n"),
        (&folder, "-p rules/gone.toml --policy-from main", "cannot read this file: no such file"),
        (&folder, "-p rules --policy-from main", "cannot read this file: no such file"),
        (&folder, &format!("-p {away} --policy-from main"), "lies outside of the repository"),
        (&folder, "--policy-from main", "neither --policy nor a discretion.toml there names one"),
        (
            &clone,
            "-p rules/acme.toml --policy-from HEAD~1",
            "this is a shallow clone: fetch the whole history first, with `fetch-depth: 0`",
        ),
        (
            &clone,
            "-p rules/acme.toml --silence-from main",
            "this is a shallow clone: fetch the whole history first, with `fetch-depth: 0`",
        ),
        (&outside, "-p rules/acme.toml --policy-from main", "cannot look for revision `main`: not a git repository"),
    ] {
        let output = discretion_in(place, &format!("check {arguments} .")).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {errors}");
        assert!(errors.contains(said), "{arguments}: {errors}");
    }
    // What a shallow clone has, it has.
    discretion_in(
        &clone,
        &format!("check -p rules/acme.toml {AT} --policy-from HEAD --silence-from HEAD blog archive"),
    )
    .assert()
    .success();
}
