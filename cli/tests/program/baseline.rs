//! `--baseline`: what was found before there was a gate.

use crate::support::{discretion_in, folder, folder_outside, git, outline, printed};
use snapbox::str;
use std::fs;
use std::path::{Path, PathBuf};

const POLICY: &str = r#"discretion = 1
name = "acme"

[[confidential]]
id = "falcon"
terms = ["Falcon"]
severity = "critical"

[[confidential]]
id = "kestrel"
terms = ["Kestrel"]
severity = "critical"
locked = true

[[tone]]
id = "hype"
terms = ["game-changing", "revolutionary"]
severity = "high"

[[tone]]
id = "exclamation-marks"
measure = "exclamation-marks"
max = "2 per draft"
severity = "high"
"#;

const POST: &str = "Falcon ships soon.\n\nIt is game-changing. It is revolutionary! Yes! Really!\n";

/// A folder with a policy, two drafts and a baseline of them.
fn known(name: &str) -> PathBuf {
    let files: [(&str, &[u8]); 3] =
        [("acme.toml", POLICY.as_bytes()), ("blog/a.md", POST.as_bytes()), ("blog/b.md", b"Falcon, Falcon.\n")];
    let folder = folder(&format!("baseline_{name}"), &files);
    discretion_in(&folder, "check -p acme.toml blog --baseline known.toml --write-baseline").assert().code(0);
    folder
}

fn write(folder: &Path, file: &str, text: impl AsRef<str>) {
    fs::write(folder.join(file), text.as_ref()).expect("it can be written");
}

fn check(folder: &Path) -> snapbox::cmd::Command {
    discretion_in(folder, "check -p acme.toml blog --baseline known.toml")
}

/// The places of the warnings.
fn places(folder: &Path) -> String {
    let told = outline(check(folder));
    told.lines().filter_map(|line| line.strip_prefix("--> ")).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_known_passes_and_is_counted() {
    let folder = known("counted");
    check(&folder).assert().code(0).stderr_eq(str![]).stdout_eq(str![[r#"
blog/a.md: pass; 4 silenced
blog/b.md: pass; 2 silenced
2 drafts: 2 pass; 0 warnings; 6 silenced, 6 of them by the baseline
rules: 4 in force

"#]]);
    let json: serde_json::Value = serde_json::from_str(&printed(discretion_in(
        &folder,
        "check -p acme.toml blog --baseline known.toml --format json",
    )))
    .expect("it is JSON");
    assert_eq!(json["summary"]["baseline"], json["summary"]["silenced"]);
    assert_eq!(json["drafts"][0]["silenced"][0]["by"], "baseline");
    let listed = discretion_in(&folder, "check -p acme.toml blog --baseline known.toml --show-silenced");
    listed.assert().code(0).stdout_eq(str![[r#"
blog/a.md:1:1: silenced [acme/falcon] by baseline: known before
blog/a.md:3:7: silenced [acme/hype] by baseline: known before
blog/a.md:3:28: silenced [acme/hype] by baseline: known before
blog/a.md:3:54: silenced [acme/exclamation-marks] by baseline: known before
blog/a.md: pass; 4 silenced
blog/b.md:1:1: silenced [acme/falcon] by baseline: known before
blog/b.md:1:9: silenced [acme/falcon] by baseline: known before
blog/b.md: pass; 2 silenced
2 drafts: 2 pass; 0 warnings; 6 silenced, 6 of them by the baseline
rules: 4 in force

"#]]);
}

#[test]
fn the_file_is_sorted_holds_no_word_and_is_the_same_when_written_again() {
    let folder = known("same");
    let read = || fs::read_to_string(folder.join("known.toml")).expect("it is there");
    let first = read();
    crate::support::assert_recorded(
        first.clone(),
        str![[r##"
# What was known when this was written; new findings count. `discretion check --write-baseline` writes it anew.
baseline = 1

[drafts."blog/a.md"]
"acme/exclamation-marks" = [
    "oqrqay25yo7jn77n:3",
]
"acme/falcon" = [
    "xkekajnlusxwo5xp",
]
"acme/hype" = [
    "oaqozh5tzpujavzt",
    "p5wkbskgpwgtcpjr",
]

[drafts."blog/b.md"]
"acme/falcon" = [
    "6t2it66b7xsc35xf",
    "xkekajnlusxwo5xp",
]

"##]],
    );
    for word in ["Falcon", "falcon s", "game-changing", "revolutionary"] {
        assert!(!first.contains(word), "{word}");
    }
    for arguments in ["", "--mask", "--jobs 1", "--no-mask"] {
        let write = format!("check -p acme.toml blog --baseline known.toml --write-baseline {arguments}");
        discretion_in(&folder, &write).assert().code(0);
        assert_eq!(read(), first, "{arguments}");
    }
    // From a folder below, the paths mean the same.
    discretion_in(&folder.join("blog"), "check -p ../acme.toml . --baseline ../known.toml").assert().code(0);
    // A run over one draft leaves what is known of the other.
    discretion_in(&folder, "check -p acme.toml blog/b.md --baseline known.toml --write-baseline").assert().code(0);
    assert_eq!(read(), first);
}

#[test]
fn moved_lines_and_renamed_files_stay_known_and_what_changes_does_not() {
    let folder = known("moved");
    write(&folder, "blog/a.md", format!("Good news.\n\nMore of it.\n\n{POST}"));
    assert_eq!(places(&folder), "");
    write(&folder, "blog/a.md", POST.replace("game-changing", "revolutionary"));
    // Of equal ones, the last is new.
    assert_eq!(places(&folder), "blog/a.md:3:28");
    write(&folder, "blog/a.md", POST.replace("ships soon", "ships soon and in our name"));
    assert_eq!(places(&folder), "blog/a.md:1:1");
    write(&folder, "blog/a.md", format!("{POST}And more!\n"));
    assert_eq!(places(&folder), "blog/a.md:3:54");
    write(&folder, "blog/a.md", POST.replace(" Yes!", " Yes."));
    assert_eq!(places(&folder), "");
    write(&folder, "blog/a.md", POST);
    fs::rename(folder.join("blog/a.md"), folder.join("blog/renamed.md")).expect("it can be renamed");
    assert_eq!(places(&folder), "");
    write(&folder, "blog/renamed.md", format!("{POST}\nFalcon.\n"));
    assert_eq!(places(&folder), "blog/renamed.md:5:1");
    // A copy is new: what is known is known of one draft.
    write(&folder, "blog/a.md", POST);
    write(&folder, "blog/renamed.md", POST);
    assert!(places(&folder).starts_with("blog/renamed.md:1:1 "), "{}", places(&folder));
}

#[test]
fn a_locked_rule_is_never_known() {
    let folder = known("locked");
    write(&folder, "blog/a.md", "Kestrel.\n");
    discretion_in(&folder, "check -p acme.toml blog --baseline known.toml --write-baseline").assert().code(0);
    assert_eq!(places(&folder), "blog/a.md:1:1");
}

#[test]
fn what_matches_nothing_any_more_is_said() {
    let folder = known("gone");
    write(&folder, "blog/b.md", "Falcon.\n");
    fs::remove_file(folder.join("blog/a.md")).expect("it is there");
    check(&folder).assert().code(0).stderr_eq(str![[r#"
note: known.toml: 5 entries match nothing any more; --write-baseline takes them out

"#]]);
    discretion_in(&folder, "check -p acme.toml blog --baseline known.toml --write-baseline").assert().stderr_eq(str![
        [r#"
note: known.toml: 1 entry for 1 draft

"#]
    ]);
    check(&folder).assert().code(0).stderr_eq(str![]);
}

#[test]
fn a_broken_or_missing_file_is_an_error() {
    let folder = known("broken");
    write(
        &folder,
        "known.toml",
        "baseline = 2\n[drafts.\"a.md\"]\n\"acme/hype\" = [\"short\"]\nhype = []\n<<<<<<< HEAD\n",
    );
    check(&folder).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: format `2` of baselines is unknown, expected 1
 --> known.toml:1:12
  |
1 | baseline = 2
  |            ^

error: fingerprint `short` is malformed, expected 16 letters and digits as in
  a report
 --> known.toml:3:16
  |
3 | "acme/hype" = ["short"]
  |                ^^^^^^^

error: rule `hype` is malformed, expected the full name of a rule
 --> known.toml:4:1
  |
4 | hype = []
  | ^^^^

error: a merge left this line behind
 --> known.toml:5:1
  |
5 | <<<<<<< HEAD
  | ^^^^^^^
  |
  = help: keep one of the two versions, and remove the marks

The baseline has 4 problems; nothing was checked.

"#]]);
    write(
        &folder,
        "known.toml",
        "baseline = 2\n[drafts.\"a.md\"]\n\"acme/hype\" = [\"short\", \"abcdefghijklmnop:x\"]\nhype = []\nall = 1\n",
    );
    check(&folder).assert().code(2).stdout_eq(str![]).stderr_eq(str![[r#"
error: format `2` of baselines is unknown, expected 1
 --> known.toml:1:12
  |
1 | baseline = 2
  |            ^

error: fingerprint `short` is malformed, expected 16 letters and digits as in
  a report
 --> known.toml:3:16
  |
3 | "acme/hype" = ["short", "abcdefghijklmnop:x"]
  |                ^^^^^^^

error: fingerprint `abcdefghijklmnop:x` is malformed, expected 16 letters and
  digits as in a report
 --> known.toml:3:25
  |
3 | "acme/hype" = ["short", "abcdefghijklmnop:x"]
  |                         ^^^^^^^^^^^^^^^^^^^^

error: rule `hype` is malformed, expected the full name of a rule
 --> known.toml:4:1
  |
4 | hype = []
  | ^^^^

error: rule `all` is malformed, expected the full name of a rule
 --> known.toml:5:1
  |
5 | all = 1
  | ^^^

The baseline has 5 problems; nothing was checked.

"#]]);
    fs::remove_file(folder.join("known.toml")).expect("it is there");
    check(&folder).assert().code(2).stderr_eq(str![[r#"
error: there is no baseline known.toml; --write-baseline makes it

"#]]);
    discretion_in(&folder, "check -p acme.toml blog gone.md --baseline known.toml --write-baseline").assert().code(2);
    assert!(!folder.join("known.toml").exists(), "nothing is written where a draft could not be read");
    discretion_in(&folder, "check -p acme.toml blog --baseline blog/a.md --write-baseline").assert().code(2);
}

#[test]
fn silence_from_takes_the_baseline_from_the_revision() {
    let files: [(&str, &[u8]); 2] = [("acme.toml", POLICY.as_bytes()), ("blog/a.md", POST.as_bytes())];
    let folder = folder_outside("baseline_revision", &files);
    let arguments = "check -p acme.toml blog --baseline known.toml";
    discretion_in(&folder, &format!("{arguments} --write-baseline")).assert().code(0);
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet -m first");
    write(&folder, "blog/new.md", "Falcon.\n");
    discretion_in(&folder, &format!("{arguments} --write-baseline")).assert().code(0);
    discretion_in(&folder, arguments).assert().code(0);
    let told = outline(discretion_in(&folder, &format!("{arguments} --silence-from HEAD")));
    assert!(told.contains("--> blog/new.md:1:1") && !told.contains("blog/a.md:1:1"), "{told}");
}

#[test]
fn a_baseline_follows_a_draft_on_standard_input() {
    let files =
        [("acme.toml", POLICY.as_bytes()), ("old.md", b"Falcon ships soon.\n"), ("other.md", b"Acme Cloud is here.\n")];
    let folder = folder("baseline_input", &files);
    let known = "-p acme.toml --baseline known.toml";
    discretion_in(&folder, &format!("check {known} old.md --write-baseline")).assert().code(0);
    let text = fs::read(folder.join("old.md")).expect("it is there");
    fs::remove_file(folder.join("old.md")).expect("it can be removed");
    for more in ["", "--campaign spring other.md"] {
        let told = discretion_in(&folder, &format!("check {known} - --stdin-path new.md {more}")).stdin(text.clone());
        let told = printed(told);
        assert!(told.contains("new.md: pass; 1 silenced"), "{more}: {told}");
    }
}
