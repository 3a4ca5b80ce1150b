//! `--fix` and `--dry-run`: what is certain is corrected, and nothing else changes.

use crate::support::{discretion_in, folder};
use snapbox::str;
use std::fs;
use std::path::Path;

const POLICY: &[u8] = b"\
discretion = 1
name = \"acme\"
[channels.blog]
[[confidential]]
id = \"falcon\"
terms = [\"Project Falcon\"]
[[naming]]
id = \"cloud\"
use = \"Acme Cloud\"
not = [\"AcmeCloud\", \"Acme cloud\", \"Acme_Cloud\"]
[[naming]]
id = \"markup\"
use = \"Acme [beta]\"
not = [\"AcmeBeta\"]
";

fn fix(folder: &Path, arguments: &str) -> snapbox::cmd::Command {
    discretion_in(folder, &format!("check -p p.toml --at 2026-11-20T09:00:00Z --fix {arguments}"))
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).expect("the draft is there")
}

#[test]
fn a_name_is_corrected_and_nothing_else() {
    for (number, (before, after)) in [
        // As it is written, in all places where people read it.
        ("We run AcmeCloud.", "We run Acme Cloud."),
        ("# AcmeCloud\n\n- Acme cloud\n\n> AcmeCloud", "# Acme Cloud\n\n- Acme Cloud\n\n> Acme Cloud"),
        ("---\ntitle: AcmeCloud is here\n---\nYes.", "---\ntitle: Acme Cloud is here\n---\nYes."),
        ("![AcmeCloud](acmecloud.png)", "![Acme Cloud](acmecloud.png)"),
        // Line ends and a byte order mark stay.
        ("\u{feff}AcmeCloud\r\nand\rAcmeCloud\r\n", "\u{feff}Acme Cloud\r\nand\rAcme Cloud\r\n"),
        ("é AcmeCloud 😀 AcmeCloud", "é Acme Cloud 😀 Acme Cloud"),
        // In doubt.
        ("AcmeClouds are here.", "AcmeClouds are here."),
        ("Acme**Cloud** is here.", "Acme**Cloud** is here."),
        ("[here](https://a.example/AcmeCloud) and `AcmeCloud`", "[here](https://a.example/AcmeCloud) and `AcmeCloud`"),
        ("<!-- AcmeCloud -->\n\n<img alt=\"AcmeCloud\">", "<!-- AcmeCloud -->\n\n<img alt=\"AcmeCloud\">"),
        ("AcmeBeta is here.", "AcmeBeta is here."),
        ("Acme\u{200b}Cloud and \u{410}cmeCloud.", "Acme\u{200b}Cloud and \u{410}cmeCloud."),
        // What is silenced is agreed.
        (
            "<!-- discretion: allow acme/cloud -- we quote -->\n\nAcmeCloud.",
            "<!-- discretion: allow acme/cloud -- we quote -->\n\nAcmeCloud.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder(&format!("fix-{number}"), &[("p.toml", POLICY), ("a.md", before.as_bytes())]);
        fix(&folder, "a.md").assert().code(0);
        assert_eq!(String::from_utf8_lossy(&read(&folder, "a.md")), after);
        // What is corrected once is not corrected again.
        fix(&folder, "a.md").assert().code(0).stderr_eq(str![]);
        assert_eq!(String::from_utf8_lossy(&read(&folder, "a.md")), after);
    }
}

#[test]
fn the_report_is_of_what_is_left() {
    let folder = folder("fix-left", &[("p.toml", POLICY), ("a.md", b"AcmeCloud and AcmeCloud and AcmeClouds.")]);
    fix(&folder, "a.md").assert().code(0).stderr_eq(str![[r#"
a.md: 2 names corrected

"#]]);
    let shown = fix(&folder, "a.md").output().expect("the program starts");
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.starts_with("low[acme/cloud]: “AcmeClouds” should be written “Acme Cloud” (line 1)\n"), "{shown}");
}

#[test]
fn a_dry_run_shows_the_changes_and_writes_nothing() {
    let text = "One.\n\nWe run AcmeCloud.\r\n\nProject Falcon and AcmeCloud.\n\nSix.\n";
    let folder = folder("fix-dry", &[("p.toml", POLICY), ("a.md", text.as_bytes()), ("b.md", b"Good.")]);
    fix(&folder, "--dry-run --mask a.md b.md --format json=out.json").assert().code(1).stderr_eq(str![]).stdout_eq(
        str![[r#"
--- a/a.md
+++ b/a.md
@@ -1,7 +1,7 @@
 One.
 
-We run AcmeCloud.
+We run Acme Cloud.
 
-•••••••••••••• and AcmeCloud.
+•••••••••••••• and Acme Cloud.
 
 Six.

"#]],
    );
    assert_eq!(read(&folder, "a.md"), text.as_bytes());
    assert!(folder.join("out.json").exists());
    fix(&folder, "--dry-run a.md --format github").assert().code(2).stdout_eq(str![]);
    discretion_in(&folder, "check --dry-run a.md").assert().code(2);
}

#[test]
fn a_draft_with_an_error_stays_as_it_is() {
    let head = b"---\nchannel: blgo\n---\nAcmeCloud.";
    let folder = folder(
        "fix-error",
        &[("p.toml", POLICY), ("a.md", head), ("b.md", b"AcmeCloud \xff"), ("c.md", b"AcmeCloud.")],
    );
    fix(&folder, "a.md b.md c.md").assert().code(2);
    assert_eq!((read(&folder, "a.md"), read(&folder, "b.md")), (head.to_vec(), b"AcmeCloud \xff".to_vec()));
    assert_eq!(read(&folder, "c.md"), b"Acme Cloud.");
    fix(&folder, "-").stdin("AcmeCloud.").assert().code(2).stderr_eq(str![[r#"
error: <stdin>: standard input cannot be corrected; use --dry-run

"#]]);
    fix(&folder, "- --dry-run").stdin("AcmeCloud.").assert().code(0);
}

#[cfg(unix)]
#[test]
fn a_corrected_file_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("fix-mode", &[("p.toml", POLICY), ("real/a.md", b"AcmeCloud.")]);
    fs::set_permissions(folder.join("real/a.md"), fs::Permissions::from_mode(0o640)).expect("they can be set");
    crate::support::link(&folder, "real/a.md", "b.md");
    fix(&folder, "b.md").assert().code(0);
    assert_eq!(read(&folder, "real/a.md"), b"Acme Cloud.");
    let metadata = fs::symlink_metadata(folder.join("b.md")).expect("it is there");
    assert!(metadata.file_type().is_symlink());
    let mode = fs::metadata(folder.join("real/a.md")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names: Vec<_> = fs::read_dir(folder.join("real")).expect("it is there").collect();
    assert_eq!(names.len(), 1, "nothing is left behind");
}
