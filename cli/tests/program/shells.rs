//! Completions in the real shells, as far as they are installed; manual pages; schemas.

use crate::support::{discretion, folder, printed};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs a line in a shell, and returns what it prints; nothing where the shell is not installed.
fn shell(name: &str, arguments: &[&str], folder: &Path) -> Option<String> {
    let output = Command::new(name).args(arguments).current_dir(folder).output().ok()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {errors}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A folder with the completions for a shell.
fn completions(name: &str, file: &str) -> std::path::PathBuf {
    let script = printed(discretion(&format!("completions {name}")));
    folder(&format!("completions-{name}"), &[(file, script.as_bytes())])
}

#[test]
fn bash_completes_verbs_options_and_words() {
    let folder = completions("bash", "discretion.bash");
    let line = "source ./discretion.bash; COMP_WORDS=(discretion check --fail-on re); COMP_CWORD=3; \
                _discretion discretion re --fail-on; echo \"${COMPREPLY[@]}\"; \
                COMP_WORDS=(discretion expl); COMP_CWORD=1; _discretion discretion expl discretion; echo \"${COMPREPLY[@]}\"";
    if let Some(told) = shell("bash", &["--norc", "-c", line], &folder) {
        assert_eq!(told, "review\nexplain\n");
    }
}

#[test]
fn zsh_loads_its_completions() {
    let folder = completions("zsh", "_discretion");
    let line =
        "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; whence -w _discretion; print $_comps[discretion]";
    if let Some(told) = shell("zsh", &["-f", "-c", line], &folder) {
        assert_eq!(told, "_discretion: function\n_discretion\n");
    }
}

#[test]
fn fish_completes_verbs() {
    let folder = completions("fish", "discretion.fish");
    let line = "source discretion.fish; complete --do-complete 'discretion expl'";
    if let Some(told) = shell("fish", &["--no-config", "-c", line], &folder) {
        assert!(told.starts_with("explain\t"), "{told}");
    }
}

#[test]
fn powershell_reads_its_completions() {
    let folder = completions("powershell", "discretion.ps1");
    let line = ". ./discretion.ps1; (TabExpansion2 'discretion expl' 15).CompletionMatches.CompletionText";
    if let Some(told) = shell("pwsh", &["-NoProfile", "-Command", line], &folder) {
        assert_eq!(told.trim(), "explain");
    }
}

#[test]
fn each_verb_has_a_page_of_the_manual() {
    let page = printed(discretion("man"));
    assert!(page.contains(".TH discretion 1") && page.contains("discretion\\-check(1)"), "{page}");
    let folder = folder("man", &[]);
    crate::support::discretion_in(&folder, "man pages").assert().code(0);
    let mut names: Vec<String> = fs::read_dir(folder.join("pages"))
        .expect("the folder was made")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    assert!(names.iter().any(|name| name == "discretion-check.1") && names.len() > 10, "{names:?}");
}

#[test]
fn the_schemas_are_those_that_are_kept() {
    for topic in ["policy", "config", "report"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/schema/{topic}.v1.json"));
        let kept = fs::read_to_string(file).expect("it is there");
        assert_eq!(printed(discretion(&format!("schema {topic}"))), kept);
    }
}
