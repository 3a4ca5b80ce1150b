//! The hook under the real Git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const POLICY: &str = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Project Falcon\"]\n\
                      severity = \"critical\"\n";

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), "Jane Roe").env(format!("GIT_{role}_EMAIL"), "jane@acme.example");
    }
    // The hook runs from wherever Git is called.
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE");
    git.args(arguments).current_dir(folder).output().expect("git can be run")
}

/// A repository with the hook, a policy, and something to commit.
fn repository(name: &str, policy: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join(".discretion")).expect("the folder can be written to");
    fs::create_dir_all(root.join("rules")).expect("the folder can be written to");
    assert!(git(&root, &["init", "--quiet"]).status.success());
    fs::write(root.join(policy), POLICY).expect("the folder can be written to");
    fs::create_dir_all(root.join(".git/hooks")).expect("the folder can be written to");
    fs::copy(env!("CARGO_BIN_EXE_discretion-commit-msg"), root.join(".git/hooks/commit-msg")).expect("it is built");
    assert!(git(&root, &["add", "--all"]).status.success());
    root
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_message_that_must_not_go_out_is_not_committed() {
    let root = repository("refused", ".discretion/policy.toml");
    let output = git(&root, &["commit", "--message", "Add the storage\n\nfor Project  falcon."]);
    assert!(!output.status.success());
    let told = told(&output);
    assert!(told.contains("critical[acme/falcon]") && told.contains("COMMIT_EDITMSG:3:5"), "{told}");
    assert!(!git(&root, &["rev-parse", "--verify", "HEAD"]).status.success());

    let output = git(&root, &["commit", "--message", "Add the storage"]);
    assert!(output.status.success(), "{}", self::told(&output));
    assert_eq!(self::told(&output), "");
    assert!(git(&root, &["rev-parse", "--verify", "HEAD"]).status.success());
}

#[test]
fn comments_are_not_read_and_places_count_them() {
    let root = repository("comments", ".discretion/policy.toml");
    let message = "# Project Falcon is our next engine.\nAdd it\n# another comment\n\nIt is Project Falcon.\n\
                   # ------------------------ >8 ------------------------\n+Project Falcon\n";
    fs::write(root.join("message.txt"), message).expect("the folder can be written to");
    let commit = ["commit", "--verbose", "--cleanup=scissors", "--file", "message.txt"];
    let output = git(&root, &commit);
    let told = told(&output);
    assert!(!output.status.success() && told.contains("COMMIT_EDITMSG:5:7"), "{told}");
    assert_eq!(told.matches("critical[").count(), 1, "{told}");
}

#[test]
fn the_policy_is_the_one_that_the_configuration_names() {
    let root = repository("configured", "rules/commits.toml");
    let commit = ["commit", "--message", "Add Project Falcon"];
    let output = git(&root, &commit);
    assert!(!output.status.success() && told(&output).contains("no such file"), "{}", told(&output));
    assert!(git(&root, &["config", "discretion.policy", "rules/commits.toml"]).status.success());
    let output = git(&root, &commit);
    assert!(!output.status.success() && told(&output).contains("critical[acme/falcon]"), "{}", told(&output));
    assert!(git(&root, &["commit", "--message", "Add Project Falcon", "--no-verify"]).status.success());
}
