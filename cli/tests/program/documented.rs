//! The commands of the README and the pages, run by a shell as they are shown.

use crate::support::{folder, git};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const POLICY: &[u8] = b"discretion = 1\nname = \"acme-social\"\nextends = [\"pack:claims\"]\n\n\
    [[confidential]]\nid = \"project-falcon\"\nterms = [\"Project Falcon\"]\nflags = [\"Project Falcon\"]\npasses = [\"a bird\"]\n\
    [[claim]]\nid = \"superlative\"\nterms = [\"the fastest\"]\nflags = [\"It is the fastest.\"]\npasses = [\"It is fast.\"]\n";
const POST: &[u8] = b"# News\n\nAcme Cloud is here, and Globex is not. It is the fastest.\n";

/// The blocks of commands on a page, those in lists included.
fn blocks(page: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new(ROOT).join(page)).expect("the page can be read");
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        match line {
            "```sh" => {
                is_open = true;
                blocks.push(Vec::new());
            }
            "```" => is_open = false,
            _ if is_open => blocks.last_mut().expect("one is open").push(line.to_owned()),
            _ => {}
        }
    }
    blocks
}

/// The statuses that a command may end with where nothing is wrong: a check may hold a draft, and a lint find something
/// weak.
fn statuses(command: &str) -> &'static [i32] {
    let may_hold = ["discretion check", "discretion lint", "discretion reply"];
    if may_hold.iter().any(|verb| command.contains(verb)) { &[0, 1] } else { &[0] }
}

/// Runs a command in a folder, and says what is wrong with what came of it.
fn run(command: &str, folder: &Path) -> Result<(), String> {
    let program = snapbox::cmd::cargo_bin!("discretion");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Path::to_path_buf).into_iter().chain(std::env::split_paths(&path));
    let mut shell = Command::new("bash");
    shell.args(["-c", command]).current_dir(folder).env("PATH", std::env::join_paths(folders).expect("they are paths"));
    shell.env_remove("CI").env_remove("GITHUB_STEP_SUMMARY").env("TERM", "dumb");
    let output = shell.output().expect("bash is there");
    let code = output.status.code().unwrap_or(-1);
    if statuses(command).contains(&code) {
        return Ok(());
    }
    let (out, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("{command}\nends with {code}:\n{out}{errors}"))
}

/// A repository with what the commands of a page name, whose main branch is known as that of its origin.
fn repository(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let outer =
        folder(name, &[("terms.txt", b"Project Halcyon\n"), ("site/blog/post.md", POST), ("site/post.md", POST)]);
    let folder = outer.join("site");
    for (file, bytes) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(path, bytes).expect("the folder can be written to");
    }
    git(&folder, "init --quiet");
    keep(&folder);
    folder
}

/// Commits what there is.
fn keep(folder: &Path) {
    git(folder, "add --all");
    git(folder, "commit --quiet --allow-empty --message kept");
    git(folder, "update-ref refs/remotes/origin/main HEAD");
}

/// Runs each command of a page, one after the other, and counts those that were run.
fn run_page(page: &str, files: &[(&str, &[u8])]) -> usize {
    let folder = repository(&page.replace(['/', '.'], "-"), files);
    let mut ran = 0;
    for command in blocks(page).into_iter().flatten() {
        let bare = command.split(" #").next().unwrap_or(&command).trim();
        let done = match bare {
            // These are what `.ci/run` does, and what a user does once.
            "cargo test --workspace" | "cargo install --path cli" => continue,
            // Not every machine has it.
            _ if bare.starts_with("parallel ") && run("command -v parallel", &folder).is_err() => continue,
            // On a terminal it asks.
            "discretion init" => {
                let asked =
                    "printf 'Acme\\n\\n\\n\\n\\n\\n' | script --quiet --return --command 'discretion init' /dev/null";
                run(asked, &folder)
            }
            _ => match bare.strip_prefix("cargo run -p discretion-cli -- ") {
                Some(arguments) => run(&format!("discretion {arguments}"), Path::new(ROOT)),
                None => run(bare, &folder),
            },
        };
        done.unwrap_or_else(|problem| panic!("{page}: {problem}"));
        keep(&folder);
        ran += 1;
    }
    ran
}

#[test]
fn the_commands_of_the_readme_work() {
    let policies: [(&str, &[u8]); 2] = [("acme.toml", POLICY), ("new.toml", POLICY)];
    assert!(run_page("README.md", &policies) > 12);
}

#[test]
fn the_commands_on_policies_work() {
    assert_eq!(run_page("docs/policy.md", &[("acme.toml", POLICY)]), 5);
}

/// From nothing to a gated blog: each command builds on those before.
#[test]
fn the_commands_on_builds_work() {
    assert!(run_page("docs/ci.md", &[]) > 8);
}

#[test]
fn the_commands_on_the_page_for_reviewers_work() {
    assert_eq!(run_page("docs/page.md", &[("acme.toml", POLICY)]), 1);
}

#[test]
fn the_commands_on_many_posts_work() {
    let post = |id: &str, body: &str| format!("{{\"id\": \"{id}\", \"body\": \"{body}\"}}");
    let first = format!("{:119}\n", post("a1", "All is well."));
    let posts = format!("{first}{}\n{}\n", post("a2", "Project Falcon ships."), post("a3", "It is the fastest."));
    let files: [(&str, &[u8]); 2] =
        [("posts.jsonl", posts.as_bytes()), ("discretion.toml", b"policies = [\"acme.toml\"]\n")];
    assert!(run_page("docs/scale.md", &[files.as_slice(), &[("acme.toml", POLICY)]].concat()) > 3);
}

/// Runs the commands of a page in the folder of the example company, and counts them.
fn run_page_of_example(page: &str) -> usize {
    let read = |name: &str| fs::read(Path::new(ROOT).join("examples/campaign").join(name)).expect("it is there");
    let messages = ["messages/lost-rights.txt", "messages/lost-rights.good.md", "messages/lost-rights.bad.md"];
    let drafts = ["policy.toml", "blog-en.md", "blog-fr.md", "linkedin.md", "x.md"];
    let names: Vec<&str> = drafts.into_iter().chain(messages).collect();
    let texts: Vec<Vec<u8>> = names.iter().copied().map(read).collect();
    let files: Vec<(&str, &[u8])> = names.into_iter().zip(texts.iter().map(Vec::as_slice)).collect();
    run_page(page, &files)
}

#[test]
fn the_commands_on_campaigns_work() {
    assert_eq!(run_page_of_example("docs/campaigns.md"), 1);
    assert_eq!(run_page_of_example("docs/fr/campaigns.md"), 1);
}

#[test]
fn the_commands_on_replies_work() {
    assert_eq!(run_page_of_example("docs/replies.md"), 2);
    assert_eq!(run_page_of_example("docs/fr/replies.md"), 2);
}

#[test]
fn the_commands_on_the_gallery_work() {
    let shop = Path::new("examples/gallery/shop");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut folders = vec![shop.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(ROOT).join(&folder)).expect("there are files") {
            let path = folder.join(entry.expect("it can be read").file_name());
            if Path::new(ROOT).join(&path).is_dir() {
                folders.push(path);
            } else {
                let text = fs::read(Path::new(ROOT).join(&path)).expect("it can be read");
                files.push((path.display().to_string(), text));
            }
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_slice())).collect();
    assert_eq!(run_page("docs/gallery.md", &files), 4);
}

#[test]
fn the_commands_of_the_first_page_in_french_work() {
    assert_eq!(run_page("docs/fr/prise-en-main.md", &[]), 3);
}

/// Those of the page on sealed terms have a test of their own.
#[test]
fn every_page_with_commands_is_run() {
    let pages = |folder: &'static str| {
        let pages = fs::read_dir(Path::new(ROOT).join(folder)).expect("there are pages");
        pages.map(move |page| format!("{folder}/{}", page.expect("it can be read").file_name().to_string_lossy()))
    };
    let mut with_commands: Vec<String> = pages("docs")
        .chain(pages("docs/fr"))
        .filter(|page| page.ends_with(".md") && !blocks(page).is_empty())
        .collect();
    with_commands.sort_unstable();
    assert_eq!(
        with_commands,
        [
            "docs/campaigns.md",
            "docs/ci.md",
            "docs/fr/campaigns.md",
            "docs/fr/prise-en-main.md",
            "docs/fr/replies.md",
            "docs/gallery.md",
            "docs/page.md",
            "docs/policy.md",
            "docs/replies.md",
            "docs/scale.md",
            "docs/sealed.md"
        ]
    );
    assert!(blocks("CONTRIBUTING.md").is_empty());
}
