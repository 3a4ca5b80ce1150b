//! The gate fails closed: what cannot be read, or holds what must not get out, never passes.
//!
//! The table is one that other checkers of texts were tried on, too; each of them passes some of its rows.

use crate::support::{discretion_in, folder_outside};
use std::fs;
use std::path::Path;
use std::time::Duration;

const LEAK: &str = "Project Falcon is near.";

/// A situation, the arguments after `check`, and the exit status.
struct Row {
    name: &'static str,
    make: fn(&Path),
    arguments: &'static str,
    status: i32,
}

const fn row(name: &'static str, make: fn(&Path), arguments: &'static str, status: i32) -> Row {
    Row { name, make, arguments, status }
}

fn write(folder: &Path, file: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
    fs::write(path, bytes).expect("it can be written");
}

#[cfg(unix)]
fn lock(folder: &Path, file: &str) {
    use std::os::unix::fs::PermissionsExt;
    write(folder, file, LEAK);
    fs::set_permissions(folder.join(file), fs::Permissions::from_mode(0o000)).expect("it is ours");
    // Whoever may read everything finds the leak instead.
    if fs::read(folder.join(file)).is_ok() {
        write(folder, file, b"\xff");
    }
}

#[cfg(unix)]
fn link(folder: &Path, target: &str, name: &str) {
    crate::support::link(folder, target, name);
}

const POLICY: &str =
    "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Project Falcon\"]\n";

#[cfg(unix)]
const ROWS: [Row; 27] = [
    row("missing file", |_| {}, "-p p.toml gone.md", 2),
    row("missing and clean file", |_| {}, "-p p.toml gone.md a.md", 2),
    row("unreadable file", |at| lock(at, "x.md"), "-p p.toml x.md", 2),
    row("folder: unreadable and clean", |at| lock(at, "blog/x.md"), "-p p.toml blog", 2),
    row(
        "invalid UTF-8 with the term",
        |at| write(at, "x.md", [LEAK.as_bytes(), b"\xff"].concat()),
        "-p p.toml x.md",
        2,
    ),
    row("UTF-16 LE without mark", |at| write(at, "x.md", wide(u16::to_le_bytes)), "-p p.toml x.md", 2),
    row("UTF-16 BE without mark", |at| write(at, "x.md", wide(u16::to_be_bytes)), "-p p.toml x.md", 2),
    row("UTF-16 with mark", |at| write(at, "x.md", b"\xff\xfeP\0"), "-p p.toml x.md", 2),
    row("NUL byte", |at| write(at, "x.md", "\0Project Falcon"), "-p p.toml x.md", 2),
    row("wrong path", |_| {}, "-p p.toml blgo/", 2),
    row("empty folder", |at| fs::create_dir(at.join("none")).expect("it can be made"), "-p p.toml none", 2),
    row("dangling link named", |at| link(at, "gone", "x.md"), "-p p.toml x.md", 2),
    row("folder: dangling link and clean", |at| link(at, "gone", "blog/x.md"), "-p p.toml blog", 2),
    row("folder: link to itself and clean", |at| link(at, "x.md", "blog/x.md"), "-p p.toml blog", 2),
    row("folder: link to a folder that leaks", |at| link(at, "../real", "blog/posts"), "-p p.toml blog", 1),
    row("folder: hidden file leaks", |at| write(at, "blog/.x.md", LEAK), "-p p.toml blog", 1),
    row(
        "`.gitignore` names the leak, no Git",
        |at| {
            write(at, "blog/.gitignore", "x.md");
            write(at, "blog/x.md", LEAK);
        },
        "-p p.toml blog",
        1,
    ),
    row("folder named `x.md` with a leak", |at| write(at, "blog/x.md/y.md", LEAK), "-p p.toml blog", 1),
    row("5,000 `>`", |at| write(at, "x.md", format!("{} {LEAK}", ">".repeat(5000))), "-p p.toml x.md", 1),
    row("20,000 `[`", |at| write(at, "x.md", format!("{} {LEAK}", "[".repeat(20_000))), "-p p.toml x.md", 1),
    row("mistyped key", |at| write(at, "q.toml", POLICY.replace("terms", "termz")), "-p q.toml a.md", 2),
    row("broken policy", |at| write(at, "q.toml", "discretion = "), "-p q.toml a.md", 2),
    row("missing policy", |_| {}, "-p q.toml a.md", 2),
    row("policy is a folder", |_| {}, "-p blog a.md", 2),
    row("policy without rules", |at| write(at, "q.toml", "discretion = 1\nname = \"acme\"\n"), "-p q.toml a.md", 2),
    row("a line of 17 MB", |at| write(at, "x.md", "word ".repeat(3_400_000) + LEAK), "-p p.toml x.md", 2),
    row("all of it at once", |at| write(at, "blog/deep/.x/y.md", LEAK), "-p p.toml . gone.md", 2),
];

fn wide(bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    LEAK.encode_utf16().flat_map(bytes).collect()
}

#[cfg(unix)]
#[test]
fn nothing_passes_that_was_not_read_or_leaks() {
    for (number, Row { name, make, arguments, status }) in ROWS.into_iter().enumerate() {
        let files: [(&str, &[u8]); 4] = [
            ("p.toml", POLICY.as_bytes()),
            ("a.md", b"All is well."),
            ("blog/a.md", b"All is well."),
            ("real/leak.md", LEAK.as_bytes()),
        ];
        let folder = folder_outside(&format!("closed_{number}"), &files);
        make(&folder);
        let check = discretion_in(&folder, &format!("check {arguments}")).timeout(Duration::from_secs(60));
        let output = check.output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{name}: {errors}");
        fs::remove_dir_all(folder).expect("it is ours");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let folder = folder_outside("closed_full", &[("p.toml", POLICY.as_bytes()), ("a.md", b"All is well.")]);
    let program = snapbox::cmd::cargo_bin!("discretion");
    let line = format!("'{}' check -p p.toml a.md > /dev/full", program.display());
    snapbox::cmd::Command::new("sh").args(["-c", &line]).current_dir(folder).assert().code(2);
}
