//! Whole sessions, as somebody at a terminal has them: the pages in `recorded`, whose commands a shell runs one after the
//! other in a copy of `recorded/site`.
//!
//! A page has the command after `$`, then what it printed, standard error included, then `? 1` where the exit status is not
//! 0. `SNAPSHOTS=overwrite cargo test -p discretion-cli --test program recorded` records all of them anew. The definition of
//! the command line is compared with the pages beside it, in `arguments`.

use crate::support::folder_outside;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recorded");

/// Copies the site of the pages.
fn site(name: &str) -> PathBuf {
    let folder = folder_outside(&format!("recorded_{name}"), &[]);
    let copied = Command::new("cp").arg("-r").arg(format!("{PAGES}/site/.")).arg(&folder).status();
    assert!(copied.is_ok_and(|status| status.success()));
    fs::remove_file(folder.join("policy.toml")).expect("it is there");
    folder
}

/// What a command prints, as a page shows it.
fn ran(command: &str, folder: &Path) -> String {
    let program = snapbox::cmd::cargo_bin!("discretion");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Path::to_path_buf).into_iter().chain(std::env::split_paths(&path));
    let mut shell = Command::new("bash");
    shell.args(["--noprofile", "--norc", "-c", &format!("exec 2>&1; {command}")]).current_dir(folder);
    for name in ["CI", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_STEP_SUMMARY", "LC_ALL", "LC_MESSAGES", "LANG"]
    {
        shell.env_remove(name);
    }
    shell.env("PATH", std::env::join_paths(folders).expect("they are paths")).env("HOME", folder);
    shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for who in ["AUTHOR", "COMMITTER"] {
        shell.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@acme.example");
    }
    let output = shell.stdin(std::process::Stdio::null()).output().expect("bash is there");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    match output.status.code() {
        Some(0) => text,
        Some(code) => format!("{text}? {code}\n"),
        None => panic!("{command}: {}", output.status),
    }
}

/// A page with what its commands print now.
fn recorded_anew(page: &str, folder: &Path) -> String {
    let mut text = String::new();
    let mut is_session = false;
    for line in page.lines() {
        if line.starts_with("```") {
            is_session = line == "```console";
        }
        if !is_session || line.starts_with("```") {
            text.push_str(&format!("{line}\n"));
        } else if let Some(command) = line.strip_prefix("$ ") {
            text.push_str(&format!("{line}\n{}", ran(command, folder)));
        }
    }
    text
}

fn assert_page(name: &str) {
    let path = Path::new(PAGES).join(format!("{name}.md"));
    let page = fs::read_to_string(&path).expect("the page can be read").replace("\r\n", "\n");
    let told = recorded_anew(&page, &site(name));
    crate::support::assert_recorded(told, snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)));
}

#[test]
fn each_page_is_recorded() {
    let mut pages: Vec<String> = fs::read_dir(PAGES)
        .expect("the pages are there")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".md").map(str::to_owned))
        .collect();
    pages.sort_unstable();
    assert_eq!(pages, ["authoring", "beginning", "check", "columns", "errors", "help"]);
}

#[test]
fn the_help_of_every_verb() {
    assert_page("help");
}

#[test]
fn a_check_in_every_way() {
    assert_page("check");
}

#[test]
fn the_work_of_whoever_writes_a_policy() {
    assert_page("authoring");
}

#[test]
fn a_first_policy_and_sealed_terms() {
    assert_page("beginning");
}

#[test]
fn every_verb_in_few_and_many_columns() {
    assert_page("columns");
}

#[test]
fn every_error() {
    assert_page("errors");
}
