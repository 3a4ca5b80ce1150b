//! `--since`: what a change brings about, in a repository made for it.

use crate::support::{discretion_in, folder_outside, git, outline, printed};
use snapbox::cmd::Command;
use snapbox::str;
use std::fs;
use std::path::{Path, PathBuf};

const POLICY: &str = r#"discretion = 1
name = "acme"

[[confidential]]
id = "falcon"
terms = ["Falcon"]
severity = "critical"

[[claim]]
id = "fastest"
terms = ["the fastest"]
needs = { any = ["according to"], within = "paragraph" }
severity = "medium"

[[tone]]
id = "exclamation-marks"
measure = "exclamation-marks"
max = "2 per draft"
severity = "medium"
"#;

/// A post of several paragraphs, each of a line.
fn post(paragraphs: &[&str]) -> String {
    paragraphs.iter().map(|line| format!("{line}\n\n")).collect()
}

const FILLER: [&str; 4] = [
    "We went to the sea and came back with a bag of shells.",
    "Nobody knew what to do with them, so we put them on a shelf.",
    "There they stood for years, and gathered a little dust.",
    "In the end somebody made a lamp of them.",
];

/// A repository whose branch `main` has a policy and these drafts, and whose branch `change` is checked out.
fn repository(name: &str, drafts: &[(&str, &str)]) -> PathBuf {
    let mut files: Vec<(&str, &[u8])> = vec![("acme.toml", POLICY.as_bytes())];
    files.extend(drafts.iter().map(|(file, text)| (*file, text.as_bytes())));
    let folder = folder_outside(&format!("since_{name}"), &files);
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message first");
    git(&folder, "checkout --quiet -b change");
    folder
}

fn write(folder: &Path, file: &str, text: impl AsRef<str>) {
    fs::write(folder.join(file), text.as_ref()).expect("it can be written");
}

fn since(folder: &Path, arguments: &str) -> Command {
    discretion_in(folder, &format!("check -p acme.toml blog --since main {arguments}"))
}

/// The rules and places of warnings, and after them how many were left out.
fn found(folder: &Path, arguments: &str) -> String {
    let json = printed(since(folder, &format!("{arguments} --format json --no-mask")));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let drafts = json["drafts"].as_array().expect("it is a list");
    let warnings = drafts.iter().flat_map(|draft| {
        let of =
            |warning: &serde_json::Value| format!("{} {} {}", draft["path"], warning["start"]["line"], warning["rule"]);
        draft["warnings"].as_array().expect("it is a list").iter().map(of).collect::<Vec<_>>()
    });
    let warnings: Vec<String> = warnings.collect();
    let left = (&json["summary"]["unchanged_drafts"], &json["summary"]["unchanged_warnings"]);
    format!("{} | {} {}", warnings.join(", "), left.0, left.1).replace('"', "")
}

/// A change that adds a leak to one draft, moves a silenced paragraph in another and renames a third.
fn scenario(name: &str) -> PathBuf {
    let allow = "<!-- discretion: allow acme/falcon -- agreed with legal -->";
    let agreed = [FILLER[0], FILLER[1], allow, "Falcon is a bird of prey.", FILLER[2], FILLER[3]];
    let folder = repository(
        name,
        &[
            ("blog/leak.md", &post(&FILLER)),
            ("blog/moved.md", &post(&agreed)),
            ("blog/old-name.md", &post(&[FILLER[0], "Falcon was here.", FILLER[1], FILLER[2]])),
            ("blog/other.md", &post(&["Falcon again.", FILLER[1]])),
        ],
    );
    write(&folder, "blog/leak.md", post(&[FILLER[0], FILLER[1], "Falcon ships in May.", FILLER[2], FILLER[3]]));
    let moved = [allow, "Falcon is a bird of prey.", FILLER[0], FILLER[1], FILLER[2], FILLER[3]];
    write(&folder, "blog/moved.md", post(&moved));
    git(&folder, "mv blog/old-name.md blog/new-name.md");
    git(&folder, "commit --quiet --all --message change");
    folder
}

#[test]
fn a_leak_counts_and_what_is_moved_or_renamed_does_not() {
    let folder = scenario("scenario");
    let one = "blog/leak.md 5 acme/falcon | 1 1";
    assert_eq!(found(&folder, ""), one);
    assert_eq!(found(&folder, "--silence-from main"), "blog/leak.md 5 acme/falcon | 1 1");
    since(&folder, "").assert().code(1).stdout_eq(str![[r#"
critical[acme/falcon]: “Falcon” is confidential
 --> blog/leak.md:5:1
  |
5 | Falcon ships in May.
  | ^^^^^^
  |
  = why: It is not public, and a post cannot be taken back.
  = advice: Leave it out, or say it in words that are already public.

blog/leak.md: block 93.1 (confidential 93.1)
to pass: resolve acme/falcon (line 5)

3 drafts: 1 block, 2 pass; 1 warning
rules: 3 in force
left out, as the change did not touch them: 1 draft, 1 warning

"#]]);
    // The same before it is committed, and from a folder below.
    git(&folder, "reset --quiet --soft main");
    assert_eq!(found(&folder, ""), one);
    let below = discretion_in(&folder.join("blog"), "check -p ../acme.toml . --since main");
    assert!(outline(below).contains("--> leak.md:5:1"));
    assert_eq!(found(&folder, "--whole-drafts"), "blog/leak.md 5 acme/falcon, blog/new-name.md 3 acme/falcon | 1 0");
}

/// The warnings of a report, counted as the readers of its format do.
fn counted(format: &str, report: &str) -> usize {
    let json = || -> serde_json::Value { serde_json::from_str(report).expect("it is JSON") };
    let warnings = |draft: &serde_json::Value| draft["warnings"].as_array().map_or(0, Vec::len);
    let list = |value: &serde_json::Value| value.as_array().expect("it is a list").clone();
    match format {
        "text" => report.matches("[acme/falcon]: ").count(),
        "json" => list(&json()["drafts"]).iter().map(warnings).sum(),
        "jsonl" => report.lines().filter_map(|line| serde_json::from_str(line).ok()).map(|line| warnings(&line)).sum(),
        "sarif" => list(&json()["runs"][0]["results"]).iter().filter(|result| result["suppressions"].is_null()).count(),
        "github" => report.lines().filter(|line| line.starts_with("::")).count(),
        "markdown" => report.matches("`acme/falcon`").count(),
        "gitlab" => list(&json()).len(),
        "junit" => report.matches("<failure ").count(),
        "rdjson" => list(&json()["diagnostics"]).len(),
        "html" => report.matches("<li class=\"note ").count(),
        other => panic!("how are the warnings of `{other}` counted?"),
    }
}

#[test]
fn each_format_has_the_one_warning() {
    let folder = scenario("formats");
    for format in discretion::emit::FORMATS {
        let name = format.name();
        let summary = folder.join("summary.md");
        let _ = fs::remove_file(&summary);
        let check = since(&folder, &format!("--format {name}=report.out")).env("GITHUB_STEP_SUMMARY", &summary);
        let told = printed(check);
        assert!(told.contains("1 warning"), "{name}: {told}");
        let report = fs::read_to_string(folder.join("report.out")).expect("it was written");
        assert_eq!(counted(name, &report), 1, "{name}: {report}");
        let summary = fs::read_to_string(summary).unwrap_or_default();
        assert_eq!(summary.is_empty(), name != "github", "{name}: {summary}");
        for report in [&report, &summary].into_iter().filter(|report| !report.is_empty()) {
            assert!(report.contains("leak.md") && report.contains("acme/falcon"), "{name}: {report}");
            // The page says it in the list of the owner and at the mark too.
            assert!(name == "html" || report.matches("is confidential").count() == 1, "{name}: {report}");
            // The others are named where all drafts are, and what they have nowhere.
            assert!(!report.contains("Falcon was here") && !report.contains("bird of prey"), "{name}: {report}");
        }
    }
}

#[test]
fn a_new_draft_is_new_whether_git_knows_it_or_not() {
    let folder = repository("new", &[("blog/a.md", &post(&["Falcon.", FILLER[0]]))]);
    write(&folder, "blog/new.md", "Falcon too.\n");
    assert_eq!(found(&folder, ""), "blog/new.md 1 acme/falcon | 1 0");
    git(&folder, "add .");
    assert_eq!(found(&folder, ""), "blog/new.md 1 acme/falcon | 1 0");
    git(&folder, "rm --quiet --cached blog/a.md");
    assert_eq!(found(&folder, ""), "blog/a.md 1 acme/falcon, blog/new.md 1 acme/falcon | 0 0");
}

#[test]
fn what_a_change_brings_about_elsewhere_counts() {
    let lines = "We have the fastest store,\naccording to the report of June,\nand that is all.\n";
    let allow = format!("<!-- discretion: allow acme/falcon -- agreed -->\n\n{}", post(&["Falcon flies.", FILLER[0]]));
    let folder = repository(
        "elsewhere",
        &[
            ("blog/proof.md", lines),
            ("blog/comment.md", &allow),
            ("blog/same.md", &post(&["Falcon one.", FILLER[1], "Falcon two."])),
        ],
    );
    // The proof goes, on a line of its own.
    write(&folder, "blog/proof.md", lines.replace("according to", "as told in"));
    // The comment goes, with the empty line after it.
    write(&folder, "blog/comment.md", post(&["Falcon flies.", FILLER[0]]));
    // Of two equal ones, the first goes: the second is no news.
    write(&folder, "blog/same.md", post(&["Nothing one.", FILLER[1], "Falcon two."]));
    assert_eq!(found(&folder, ""), "blog/comment.md 1 acme/falcon, blog/proof.md 1 acme/fastest | 0 1");
}

#[test]
fn a_limit_counts_where_the_change_made_it_worse() {
    let text = |marks: &str| post(&[&format!("One{marks} Two! Three!"), FILLER[0], "Four! Five."]);
    let folder =
        repository("limits", &[("blog/a.md", &text("!")), ("blog/b.md", &text("!")), ("blog/c.md", &text("."))]);
    write(&folder, "blog/a.md", text("!").replace("Five.", "Six."));
    write(&folder, "blog/b.md", text("!").replace("Five.", "Five! Six!"));
    write(&folder, "blog/c.md", text(".").replace("Four!", "Four."));
    assert_eq!(found(&folder, ""), "blog/b.md 1 acme/exclamation-marks | 0 1");
}

#[test]
fn what_comes_from_where_nobody_looked_is_new() {
    let leak = post(&[FILLER[0], "Falcon was here.", FILLER[1]]);
    let only_x = "[[tone]]\nid = \"sea\"\nterms = [\"the sea\"]\nchannels = [\"x\"]\n";
    let folder = repository(
        "elsewhere_before",
        &[
            ("notes/a.md", &leak),
            ("blog/b.csv", &leak),
            ("blog/private/c.md", &leak),
            ("blog/.ignore", "private/\n"),
            ("blog/d.md", &leak),
            ("blog/e.md", &post(&FILLER)),
            ("blog/x/seen.md", "Good.\n"),
            ("discretion.toml", "[[drafts]]\npaths = [\"blog/x/*\"]\nchannel = \"x\"\n"),
            ("acme.toml", &format!("{POLICY}{only_x}")),
        ],
    );
    for (from, to) in [
        ("notes/a.md", "blog/a.md"),
        ("blog/b.csv", "blog/b.md"),
        ("blog/private/c.md", "blog/c.md"),
        ("blog/d.md", "blog/dd.md"),
        ("blog/e.md", "blog/x/e.md"),
    ] {
        git(&folder, &format!("mv {from} {to}"));
    }
    assert_eq!(
        found(&folder, ""),
        "blog/a.md 3 acme/falcon, blog/b.md 3 acme/falcon, blog/c.md 3 acme/falcon, blog/x/e.md 1 acme/sea | 1 1"
    );
}

#[test]
fn a_name_of_a_file_is_read_where_it_is_new() {
    let folder =
        repository("name", &[("blog/bird.md", &post(&FILLER)), ("blog/falcon-one.md", &post(&["A.", FILLER[0]]))]);
    git(&folder, "mv blog/bird.md blog/falcon.md");
    git(&folder, "mv blog/falcon-one.md blog/falcon-two.md");
    assert_eq!(found(&folder, ""), "blog/falcon.md 1 acme/falcon | 0 1");
}

#[test]
fn line_ends_and_strange_names_do_not_matter() {
    let folder = repository(
        "strange",
        &[
            ("blog/é \"x\".md", "Falcon.\r\n\r\nB.\r\n"),
            ("blog/long.md", "diff --git a/x b/x\n\nFalcon.\n\n@@ -1 +1 @@\n"),
        ],
    );
    write(&folder, "blog/é \"x\".md", "Falcon.\r\n\r\nFalcon B.\r\n");
    write(&folder, "blog/long.md", "diff --git a/y b/y\n\nFalcon.\n\n@@ -2 +2 @@\n\nFalcon!\n");
    let both = "blog/long.md 7 acme/falcon, blog/é \\x\\.md 3 acme/falcon | 0 2";
    assert_eq!(found(&folder, ""), both);
    for setting in [
        "diff.noprefix true",
        "diff.mnemonicPrefix true",
        "color.ui always",
        "core.quotePath true",
        "diff.renames false",
        "diff.context 9",
        "diff.algorithm patience",
        "diff.relative true",
    ] {
        git(&folder, &format!("config {setting}"));
        assert_eq!(found(&folder, ""), both, "{setting}");
    }
}

#[test]
fn standard_input_is_all_new_and_foreign_files_are_errors() {
    let folder = repository("foreign", &[("blog/a.md", "Good.\n")]);
    let stdin = discretion_in(&folder, "check -p acme.toml - --stdin-path blog/a.md --since main").stdin("Falcon.");
    assert!(outline(stdin).contains("--> blog/a.md:1:1"));
    let other = folder_outside("since_beyond", &[("a.md", b"Falcon.")]);
    let path = other.join("a.md").display().to_string();
    let arguments = format!("check -p acme.toml {path} --since main");
    let output = discretion_in(&folder, &arguments).assert().code(2);
    output.stderr_eq(str![[r#"
error: [..]/since_beyond/a.md: lies outside of the repository, so nobody knows what changed

"#]]);
}

#[test]
fn a_history_that_is_not_deep_enough_is_an_error_that_says_what_to_do() {
    let folder = repository("shallow", &[("blog/a.md", "Good.\n")]);
    write(&folder, "blog/a.md", "Falcon.\n");
    git(&folder, "commit --quiet --all --message change");
    git(&folder, "checkout --quiet main");
    write(&folder, "blog/b.md", "More.\n");
    git(&folder, "add .");
    git(&folder, "commit --quiet --all --message more");
    let clone = folder_outside("since_shallow_clone", &[]);
    git(&clone, "init --quiet --initial-branch=empty");
    let url = format!("file://{}", folder.display());
    git(&clone, &format!("fetch --quiet --depth 1 {url} change:change main:main"));
    git(&clone, "checkout --quiet --force change");
    since(&clone, "").assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: cannot find where this branch left `main`, as this is a shallow clone; fetch the whole history first, with `fetch-depth: 0` in actions/checkout or with `git fetch --unshallow`

"#]]);
    discretion_in(&clone, "check -p acme.toml blog --since origin/main").assert().code(2).stderr_eq(str![[r#"
error: no revision `origin/main` in this repository; this is a shallow clone: fetch the whole history first, with `fetch-depth: 0` in actions/checkout or with `git fetch --unshallow`

"#]]);
    git(&clone, &format!("fetch --quiet --unshallow {url} change"));
    git(&clone, &format!("fetch --quiet {url} main"));
    assert_eq!(found(&clone, ""), "blog/a.md 1 acme/falcon | 0 0");
    git(&clone, "checkout --quiet --orphan alone");
    git(&clone, "commit --quiet --message alone");
    since(&clone, "").assert().code(2).stderr_eq(str![[r#"
error: this branch and `main` have no commit in common, so nobody knows what changed

"#]]);
}
