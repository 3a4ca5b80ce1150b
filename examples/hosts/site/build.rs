//! Checks the posts of the site while it is built. A post that must not go out fails the build.
//!
//! The posts lie in `content`, or in the folder that `SITE_CONTENT` names, beside their policy.

use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::policy::Secrets;
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

fn main() -> anyhow::Result<()> {
    println!("cargo::rerun-if-env-changed=SITE_CONTENT");
    let folder = env::var_os("SITE_CONTENT").map_or_else(|| PathBuf::from("content"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    let policy = Policy::load(folder.join("policy.toml"))?;
    policy.files().for_each(|file| println!("cargo::rerun-if-changed={file}"));
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?;
    let checker = checker.by_clock(SystemTime::now().into());

    let mut writer = ReportWriter::new(ReportFormat::named("text")?, Look::default(), &[&policy], Vec::new())?;
    let mut pages = String::new();
    for file in posts(&folder)? {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // A draft of a later day: it is no page yet.
        let is_draft =
            |text| Draft::markdown(text).front_matter().iter().any(|said| said.key == "draft" && said.text == "true");
        if is_draft(&text) {
            continue;
        }
        writer.add(&checker.check(&Draft::markdown(&text).path(name.as_ref())).masked(Masking::Sealed), &text)?;
        pages.push_str(&format!("    ({name:?}, {text:?}),\n"));
    }
    let (run, told) = writer.finish()?;
    if !run.unread().is_empty() || run.verdict().is_none_or(|worst| worst.blocks()) {
        String::from_utf8(told)?.lines().for_each(|line| println!("cargo::error={line}"));
    }
    let pages = format!("const PAGES: &[(&str, &str)] = &[\n{pages}];\n");
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("pages.rs"), pages)?)
}

/// The Markdown files of a folder, in order.
fn posts(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries: Result<Vec<fs::DirEntry>, std::io::Error> = fs::read_dir(folder)?.collect();
    let mut files: Vec<PathBuf> = entries?
        .iter()
        .map(fs::DirEntry::path)
        .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    Ok(files)
}
