//! Departments at a terminal: what each sees, and the yes that a commit gives.

use crate::support::{discretion_in, folder_outside, git};
use snapbox::str;
use std::fs;
use std::path::{Path, PathBuf};

const POLICY: &str = "discretion = 1\nname = \"acme\"\n\n[[claim]]\nid = \"superlative\"\nterms = [\"the fastest\"]\n\
                      severity = \"high\"\nowner = \"legal@acme.example\"\n\n[[tone]]\nid = \"words\"\n\
                      terms = [\"awesome\"]\nseverity = \"high\"\nowner = \"Comms\"\n";
const POST: &str = "Ours is the fastest store.\n\nIt is awesome.\n";

fn repository(name: &str) -> PathBuf {
    let folder =
        folder_outside(&format!("approvals_{name}"), &[("acme.toml", POLICY.as_bytes()), ("post.md", POST.as_bytes())]);
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message first");
    folder
}

fn run(folder: &Path, arguments: &str) -> (Option<i32>, String) {
    let output = discretion_in(folder, &format!("check -p acme.toml {arguments}")).output().expect("it starts");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The codes of the warnings of a draft, in the order of their places.
fn codes(folder: &Path) -> Vec<String> {
    let (_, json) = run(folder, "--format json post.md");
    let report: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let warnings = report["drafts"][0]["warnings"].as_array().expect("there are some");
    warnings.iter().filter_map(|warning| Some(warning["approval"].as_str()?.to_owned())).collect()
}

/// A commit that changes nothing, with trailers.
fn approve(folder: &Path, trailers: &str) {
    fs::write(folder.join(".git/message"), format!("Approve\n\n{trailers}\n")).expect("it can be written");
    git(folder, "commit --quiet --allow-empty --file .git/message");
}

#[test]
fn a_department_is_shown_its_own_and_how_to_approve() {
    let folder = repository("owner");
    discretion_in(&folder, "check -p acme.toml --owner legal post.md").assert().code(1).stdout_eq(str![[r#"
high[acme/superlative]: “the fastest” may be read as a promise
 --> post.md:1:9
  |
1 | Ours is the fastest store.
  |         ^^^^^^^^^^^
...
  = ask: legal@acme.example
  = approve with: Approved-by: legal@acme.example [..]

post.md: note: not shown: 1 warning of other owners
post.md: block [..]
to pass: resolve acme/superlative (line 1)
needs: legal@acme.example

"#]]);
    discretion_in(&folder, "check -p acme.toml --owner lega post.md").assert().code(2).stderr_eq(str![[r#"
error: no rule has the owner `lega`; did you mean `legal`?

"#]]);
}

#[test]
fn a_commit_approves_of_one_sentence() {
    let folder = repository("commit");
    let [claim, tone] = codes(&folder).try_into().expect("there are two");
    let status = |arguments: &str| run(&folder, &format!("{arguments} post.md")).0;
    approve(&folder, &format!("Approved-by: jane@acme.example {claim}\nApproved-by: Comms {tone}"));
    assert_eq!((status(""), status("--approvals")), (Some(1), Some(1)));
    let (_, shown) = run(&folder, "--approvals --show-silenced post.md");
    assert!(shown.contains("silenced [acme/words] by approval: commit "), "{shown}");
    assert!(shown.contains("approved by jane@acme.example, who does not own the rule"), "{shown}");
    approve(&folder, &format!("Reviewed-by: A <a@b.example>\nApproved-by: Legal Team <LEGAL@acme.example> {claim}"));
    assert_eq!((status("--approvals"), status("")), (Some(0), Some(1)));
    // The commits up to a revision that is trusted.
    assert_eq!(status("--approvals --silence-from HEAD~2"), Some(1));
    assert_eq!(status("--approvals --silence-from HEAD"), Some(0));
    assert_eq!(status("--approvals --no-silence"), Some(2));
    fs::write(folder.join("post.md"), POST.replace("store", "store on earth")).expect("it can be written");
    assert_eq!(status("--approvals"), Some(1));
}

#[test]
fn without_a_repository_no_approval_can_be_read() {
    let folder = folder_outside("approvals_none", &[("acme.toml", POLICY.as_bytes()), ("post.md", POST.as_bytes())]);
    discretion_in(&folder, "check -p acme.toml --approvals post.md").assert().code(2).stderr_eq(str![[r#"
error: cannot read approvals: not a git repository (or any of the parent directories): .git

"#]]);
}
