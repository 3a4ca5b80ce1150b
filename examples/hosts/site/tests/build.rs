//! The site under the real Cargo: a build with posts of a test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Builds and runs the site with the posts of a folder.
fn build(folder: &Path) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--offline"]).current_dir(env!("CARGO_MANIFEST_DIR")).env("SITE_CONTENT", folder);
    cargo.output().expect("cargo can be run")
}

fn content(name: &str, posts: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let policy = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n\
                  severity = \"critical\"\n";
    for (name, text) in posts.iter().chain(&[("policy.toml", policy)]) {
        fs::write(folder.join(name), text).expect("the folder can be written to");
    }
    folder
}

#[test]
fn a_post_that_must_not_go_out_fails_the_build_until_it_is_mended() {
    let folder = content("posts", &[("a.md", "# One\n\nAll is well.\n"), ("b.md", "# Two\n\nMeet Falcon.\n")]);
    let output = build(&folder);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains("critical[acme/falcon]") && told.contains("b.md:3:6"), "{told}");

    fs::write(folder.join("b.md"), "# Two\n\nMeet us.\n").expect("the folder can be written to");
    let output = build(&folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "a.md: 5 words\nb.md: 4 words\n");

    // What is not a page yet is not checked yet.
    fs::write(folder.join("c.md"), "---\ndraft: true\n---\nMeet Falcon.\n").expect("the folder can be written to");
    assert!(build(&folder).status.success());
    fs::write(folder.join("policy.toml"), "discretion = 1\nname = \"acme\"\ntermz = 1\n")
        .expect("it can be written to");
    let output = build(&folder);
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("unknown key `termz`"));
}
