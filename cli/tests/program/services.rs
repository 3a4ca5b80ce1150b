//! The action, the hook and the template: their steps run as scripts, in the environment of a pull request.

use crate::support::{folder_outside, git};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const POLICY: &str = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n\
                      severity = \"critical\"\n";

/// A repository with a pull request that adds a leak to one draft, beside an old one; and the commit that it began at.
fn pull_request(name: &str) -> (PathBuf, String) {
    let files: [(&str, &[u8]); 3] = [
        ("discretion.toml", b"policies = [\"acme.toml\"]\n"),
        ("acme.toml", POLICY.as_bytes()),
        ("blog/post.md", b"An old Falcon.\n"),
    ];
    let folder = folder_outside(&format!("services_{name}"), &files);
    fs::remove_file(folder.join("policy.toml")).expect("it is there");
    git(&folder, "init --quiet");
    git(&folder, "add .");
    git(&folder, "commit --quiet --message first");
    let base = git(&folder, "rev-parse HEAD");
    fs::write(folder.join("blog/post.md"), "An old Falcon.\n\nA new Falcon.\n").expect("it can be written");
    git(&folder, "commit --quiet --all --message change");
    (folder, base)
}

/// A file of the repository of the program.
fn shipped(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the program lies in the repository");
    fs::read_to_string(root.join(name)).expect("it is there").replace("\r\n", "\n")
}

/// Runs a script as the services do, with the program in the path.
fn run(script: &str, folder: &Path, environment: &BTreeMap<String, String>) -> Output {
    let program = snapbox::cmd::cargo_bin!("discretion");
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().expect("it lies in a folder").display());
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(folder).envs(environment);
    bash.env("PATH", path).env("CI", "true").env_remove("GITHUB_STEP_SUMMARY");
    bash.output().expect("bash is there")
}

/// The indentation of a line.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A block of lines below a key, by its line and on: those that are further to the right.
fn block<'t>(lines: &[&'t str], key: usize) -> Vec<&'t str> {
    let of = indentation(lines[key]);
    lines[key + 1..].iter().copied().take_while(|line| line.is_empty() || indentation(line) > of).collect()
}

/// The steps of the action: the expressions of their environment, and their scripts.
fn steps() -> Vec<(BTreeMap<String, String>, String)> {
    let text = shipped("action.yml");
    let lines: Vec<&str> = text.lines().collect();
    let starts = (0..lines.len()).filter(|&line| lines[line].starts_with("    - name: "));
    let step = |start: usize| {
        let end = (start + 1..lines.len()).find(|&line| lines[line].starts_with("    - ")).unwrap_or(lines.len());
        let lines = &lines[start..end];
        let at = |key: &str| lines.iter().position(|line| line.trim() == key).expect("the step has it");
        let pairs = block(lines, at("env:")).into_iter().map(|line| {
            let (name, value) = line.trim().split_once(": ").expect("it has a value");
            (name.to_owned(), value.to_owned())
        });
        (pairs.collect(), block(lines, at("run: |")).join("\n"))
    };
    starts.map(step).collect()
}

/// Runs the action with inputs; those that are not given have their defaults.
fn action(folder: &Path, base: &str, inputs: &[(&str, &str)]) -> Output {
    let text = shipped("action.yml");
    let lines: Vec<&str> = text.lines().collect();
    let default = |input: &str| {
        let line = lines.iter().position(|line| *line == format!("  {input}:")).expect("the action has the input");
        let value = block(&lines, line).into_iter().find_map(|line| line.trim().strip_prefix("default: "));
        value.expect("it has a default").trim_matches('"').to_owned()
    };
    let evaluate = |expression: &str| match expression.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")) {
        Some("github.event.pull_request.base.sha") => base.to_owned(),
        Some("github.action_path") => "/nowhere".to_owned(),
        Some(other) => panic!("unknown expression {other}"),
        None => expression.to_owned(),
    };
    let value =
        |expression: &str| match expression.strip_prefix("${{ inputs.").and_then(|rest| rest.strip_suffix(" }}")) {
            Some(input) => {
                let given = inputs.iter().find(|(name, _)| *name == input).map(|(_, value)| (*value).to_owned());
                given.unwrap_or_else(|| evaluate(&default(input)))
            }
            None => evaluate(expression),
        };
    let mut last = None;
    for (environment, script) in steps() {
        let environment = environment.iter().map(|(name, expression)| (name.clone(), value(expression))).collect();
        let output = run(&script, folder, &environment);
        let is_success = output.status.success();
        last = Some(output);
        if !is_success {
            break;
        }
    }
    last.expect("the action has steps")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_action_annotates_what_the_pull_request_brings_about() {
    let (folder, base) = pull_request("action");
    let output = action(&folder, &base, &[]);
    let told = text(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    let annotations: Vec<&str> = told.lines().filter(|line| line.starts_with("::error")).collect();
    assert_eq!(annotations.len(), 1, "{told}");
    assert!(annotations[0].contains("file=blog/post.md,line=3"), "{told}");
    // The old leak counts where whole drafts are checked.
    let told = text(&action(&folder, &base, &[("since", "")]));
    assert_eq!(told.lines().filter(|line| line.starts_with("::error")).count(), 2, "{told}");
}

#[test]
fn the_action_takes_what_it_is_given() {
    let (folder, base) = pull_request("inputs");
    fs::write(folder.join("discretion.toml"), "policies = [\"acme.toml\"]\nfail_on = \"never\"\n").expect("it can be");
    let code = |inputs: &[(&str, &str)]| action(&folder, &base, inputs).status.code();
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&[("fail-on", "block")]), Some(1));
    assert_eq!(code(&[("from-base", "true")]), Some(1));
    assert_eq!(code(&[("paths", "blog acme.toml"), ("policy", "acme.toml"), ("sarif", "out.sarif")]), Some(0));
    let sarif = fs::read_to_string(folder.join("out.sarif")).expect("it was written");
    assert!(sarif.contains("\"version\": \"2.1.0\""));
    assert_eq!(code(&[("baseline", "gone.toml")]), Some(2));
    assert_eq!(code(&[("paths", "--no-config")]), Some(2), "a path is no argument");
}

#[test]
fn the_template_reports_code_quality() {
    let (folder, base) = pull_request("template");
    let template = shipped("templates/gitlab.yml");
    let lines: Vec<&str> = template.lines().collect();
    let at = |key: &str| lines.iter().position(|line| line.trim() == key).expect("the job has it");
    let mut environment: BTreeMap<String, String> = block(&lines, at("variables:"))
        .into_iter()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()))
        .collect();
    environment.insert("CI_MERGE_REQUEST_DIFF_BASE_SHA".to_owned(), base);
    let script: Vec<&str> =
        block(&lines, at("script:")).into_iter().filter_map(|line| line.trim().strip_prefix("- ")).collect();
    let output = run(&script.join("\n"), &folder, &environment);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    let report = fs::read_to_string(folder.join("discretion.json")).expect("it was written");
    let report: serde_json::Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!(report.as_array().map(Vec::len), Some(1), "{report}");
    assert_eq!(report[0]["location"]["path"], "blog/post.md");
}

#[test]
fn the_hook_names_each_ending_of_a_draft_and_runs_the_program() {
    let hook = shipped(".pre-commit-hooks.yaml");
    let value = |key: &str| {
        let line = hook.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(": "));
        line.expect("the hook has it").to_owned()
    };
    let endings = value("files");
    let lists = hook.lines().filter_map(|line| line.trim().strip_prefix("files: "));
    assert!(lists.clone().count() > 1 && lists.clone().all(|list| list == endings), "all hooks read the same drafts");
    let inner = endings.strip_prefix("\\.(").and_then(|rest| rest.strip_suffix(")$")).expect("it is a list of endings");
    let named: Vec<&str> = inner.split('|').collect();
    for &format in discretion::draft::Format::EACH {
        for ending in format.endings() {
            assert!(named.contains(ending), "{ending}");
        }
    }
    let (folder, _) = pull_request("hook");
    let script = format!("{} blog/post.md", value("entry"));
    let output = run(&script, &folder, &BTreeMap::new());
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
}
