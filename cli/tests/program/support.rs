//! How the tests run the program: in the folder of the fixtures or in one of their own, and always alike.

use snapbox::cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// The program in the folder of the fixtures; words are separated by spaces.
pub(crate) fn discretion(arguments: &str) -> Command {
    discretion_in(&fixtures(), arguments)
}

/// A check of the fixtures against their policy, at a moment before all its dates.
pub(crate) fn check(arguments: &str) -> Command {
    check_in(&fixtures(), arguments)
}

/// The same check of the drafts in a folder that has the policy of the fixtures.
pub(crate) fn check_in(folder: &Path, arguments: &str) -> Command {
    discretion_in(folder, &format!("check -p policy.toml --at 2026-11-20T09:00:00Z {arguments}"))
}

/// The program in a folder.
pub(crate) fn discretion_in(folder: &Path, arguments: &str) -> Command {
    // A backslash in what is printed is an escaped character, no separator of paths.
    let exactly = snapbox::Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    let program = Command::new(snapbox::cmd::cargo_bin!("discretion")).with_assert(exactly).current_dir(folder);
    let program = [
        "CI",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "GITHUB_STEP_SUMMARY",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
    ]
    .into_iter()
    .fold(program, |program, name| program.env_remove(name));
    program.args(arguments.split(' ').filter(|word| !word.is_empty()))
}

/// The folder of the fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("fixtures")
}

/// A folder of a test's own, which has the policy of the fixtures and these files.
pub(crate) fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    // Beside it lies a configuration that says nothing: that of the repository is for its own pages.
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let config = all.join("discretion.toml");
    if !config.exists() {
        fs::write(config, "").expect("the folder for tests can be written to");
    }
    filled(all.join(name), files)
}

/// The same outside of any repository.
pub(crate) fn folder_outside(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let ours = env!("CARGO_MANIFEST_DIR").replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    filled(std::env::temp_dir().join(format!("discretion{ours}")).join(name), files)
}

fn filled(folder: PathBuf, files: &[(&str, &[u8])]) -> PathBuf {
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written to");
    fs::copy(fixtures().join("policy.toml"), folder.join("policy.toml")).expect("the policy is there");
    for (file, bytes) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("it can be made");
        fs::write(path, bytes).expect("the folder for tests can be written to");
    }
    folder
}

/// Runs Git in a folder, as somebody whose settings do not matter.
pub(crate) fn git(folder: &Path, arguments: &str) -> String {
    let mut git = std::process::Command::new("git");
    git.args(["-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "init.defaultBranch=main"]);
    git.args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]).arg("-C").arg(folder);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = git.args(arguments.split(' ')).output().expect("git is there");
    assert!(output.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Makes a link in a folder.
#[cfg(unix)]
pub(crate) fn link(folder: &Path, target: &str, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
    std::os::unix::fs::symlink(target, path).expect("links can be made");
}

/// Makes a pipe.
#[cfg(unix)]
pub(crate) fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success()));
}

/// The key of the tests that seal terms.
pub(crate) const KEY: &str = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889";

/// The program in a folder, with the key and the path of the list in its environment.
pub(crate) fn with_secrets(folder: &Path, arguments: &str) -> Command {
    let list = folder.join("outside/terms.txt");
    discretion_in(folder, arguments).env("DISCRETION_KEY", KEY).env("ACME_TERMS", list)
}

/// All that a command printed.
pub(crate) fn printed(command: Command) -> String {
    let output = command.output().expect("the program starts");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What a command says in short: the title and place of each warning, the line of each draft, the counts.
pub(crate) fn outline(command: Command) -> String {
    let output = command.output().expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let is_head =
        |line: &&str| line.contains("--> ") || !(line.is_empty() || line.starts_with(' ') || line.contains(" |"));
    text.lines().filter(is_head).map(|line| format!("{}\n", line.trim_start())).collect()
}

/// Compares a text with a recorded one.
pub(crate) fn assert_recorded(text: impl snapbox::IntoData, recorded: impl Into<snapbox::Data>) {
    snapbox::Assert::new().action_env("SNAPSHOTS").normalize_paths(false).eq(text, recorded.into());
}
