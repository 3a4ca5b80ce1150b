//! Compiles the copy, and leaves out what does not compile.

use crate::tree::Tree;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program of tests.
pub struct Binary {
    /// The name of its target: `lib` or that of the file.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// Checks the copy until it compiles, and takes those changes out of `chosen` that do not; gives them.
///
/// # Errors
///
/// The copy does not compile for another reason.
pub fn leave_out(tree: &mut Tree, chosen: &mut BTreeSet<u32>, target: &Path) -> Result<BTreeSet<u32>> {
    let mut left_out = BTreeSet::new();
    loop {
        tree.write(chosen)?;
        let messages = cargo(tree.root(), target, &["check", "--lib", "--all-features"])?;
        let errors: Vec<&Value> = messages.iter().filter(|message| message["message"]["level"] == "error").collect();
        if errors.is_empty() {
            ensure!(messages.iter().any(|message| message["success"] == true), "the copy does not compile");
            return Ok(left_out);
        }
        let blamed: BTreeSet<u32> = errors.iter().flat_map(|error| blamed(tree, error)).collect();
        let before = chosen.len();
        chosen.retain(|number| !blamed.contains(number));
        eprintln!("{} errors: {} changes do not compile", errors.len(), before - chosen.len());
        if chosen.len() == before {
            bail!("no change explains this error:\n{}", errors[0]["message"]["rendered"].as_str().unwrap_or_default());
        }
        left_out.extend(blamed);
    }
}

/// Builds the tests of the library: those beside the code, and those of `tests/it`.
///
/// # Errors
///
/// They do not compile.
pub fn tests(tree: &Tree, target: &Path) -> Result<Vec<Binary>> {
    let messages = cargo(tree.root(), target, &["test", "--no-run", "--lib", "--test", "it"])?;
    let binary = |message: &Value| {
        let name = if message["target"]["kind"][0] == "lib" { "lib" } else { message["target"]["name"].as_str()? };
        Some(Binary { name: name.to_owned(), path: PathBuf::from(message["executable"].as_str()?) })
    };
    let binaries: Vec<Binary> = messages.iter().filter_map(binary).collect();
    if binaries.len() < 2 {
        let error = messages.iter().find(|message| message["message"]["level"] == "error");
        let rendered = error.and_then(|error| error["message"]["rendered"].as_str());
        bail!("the tests do not compile:\n{}", rendered.unwrap_or_default());
    }
    Ok(binaries)
}

/// Runs cargo for the library in a folder; gives its messages.
fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Result<Vec<Value>> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(arguments)
        .args(["--package", "discretion", "--quiet", "--message-format", "json", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be run")?;
    let lines = String::from_utf8_lossy(&output.stdout);
    Ok(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn blamed(tree: &Tree, error: &Value) -> Vec<u32> {
    let spans = error["message"]["spans"].as_array().cloned().unwrap_or_default();
    let files: BTreeSet<&str> = spans.iter().filter_map(|span| span["file_name"].as_str()).collect();
    let in_file = |file: &str| {
        let of_file = spans.iter().filter(|span| span["file_name"] == file);
        let places: Vec<Range<usize>> = of_file.filter_map(place).collect();
        tree.rewritten(file).map(|rewritten| rewritten.blamed(&places)).unwrap_or_default()
    };
    files.into_iter().flat_map(in_file).collect()
}

fn place(span: &Value) -> Option<Range<usize>> {
    let bound = |name: &str| span[name].as_u64().and_then(|bound| usize::try_from(bound).ok());
    Some(bound("byte_start")?..bound("byte_end")?)
}
