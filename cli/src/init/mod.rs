//! The verb `init`: a first policy, its configuration and a job for the build, written from a few answers.
//!
//! On a terminal it asks for what the arguments do not say. It never writes over a file: where one is there, nothing is
//! written. What it writes is read as a check would read it before.

mod answers;
mod job;
mod policy;
mod texts;

use crate::Outcome;
use crate::arguments::InitArguments;
use crate::gate::reason;
use crate::output::{Look, Output};
use crate::policies;
use crate::whole_file::write_whole;
use answers::Answers;
use anyhow::{anyhow, bail};
use discretion::Policy;
use discretion::check::Trial;
use discretion::config::{Config, FILE_NAME};
use discretion::policy::{PolicyError, Secrets};
use discretion::text::one_line;
use std::fs;
use std::path::{Path, PathBuf};
use texts::InitTexts;

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NewFile {
    path: PathBuf,
    text: String,
}

/// Writes a first policy with what belongs to it.
pub(crate) fn run(arguments: &InitArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let texts = InitTexts::of(arguments.language.as_deref());
    let folder = arguments.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if folder.exists() && !folder.is_dir() {
        bail!("{} is a file, expected a folder", folder.display());
    }
    // Before anything is asked: nobody wants to answer in vain.
    refuse_taken(&folder, &[PathBuf::from(FILE_NAME)])?;
    let answers = Answers::of(arguments, texts)?;
    let answers = answers.with_ordinary_names(texts);
    let files = files(&folder, arguments, &answers, texts);
    refuse_taken(&folder, &files.iter().map(|file| file.path.clone()).collect::<Vec<_>>())?;
    if let Err(error) = proved(&files) {
        policies::refuse(&error, errors);
        bail!("this policy would not be sound; say its names differently");
    }
    for NewFile { path, text } in &files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(Path::new("."));
        let cannot = |error: std::io::Error| anyhow!("cannot write {}: {}", path.display(), reason(&error));
        fs::create_dir_all(parent).map_err(cannot)?;
        write_whole(&path, text).map_err(cannot)?;
    }
    let names: Vec<String> = files.iter().map(|file| one_line(&file.path.to_string_lossy())).collect();
    output.write(&texts.done(&names, &answers))?;
    Ok(Outcome::Success)
}

/// The files for some answers: the policy first.
fn files(folder: &Path, arguments: &InitArguments, answers: &Answers, texts: &InitTexts) -> Vec<NewFile> {
    let policy = PathBuf::from(answers.policy_path());
    let mut files = vec![
        NewFile { text: policy::policy(answers, texts), path: policy.clone() },
        NewFile { text: policy::config(answers, texts, folder), path: PathBuf::from(FILE_NAME) },
    ];
    files.extend(schemas(&policy));
    files.extend(job::job(arguments, folder, answers, texts).map(|(path, text)| NewFile { path, text }));
    files
}

/// The schemas by which editors complete and check the policy and the configuration, which name them in their first lines.
fn schemas(policy: &Path) -> [NewFile; 2] {
    [
        NewFile { path: policy.with_file_name("policy.schema.json"), text: discretion::policy::schema() },
        NewFile { path: policy.with_file_name("config.schema.json"), text: discretion::config::schema() },
    ]
}

/// Refuses to write over files.
fn refuse_taken(folder: &Path, paths: &[PathBuf]) -> anyhow::Result<()> {
    let is_taken = |path: &&PathBuf| fs::symlink_metadata(folder.join(path)).is_ok();
    let taken: Vec<String> = paths.iter().filter(is_taken).map(|path| path.display().to_string()).collect();
    if taken.is_empty() { Ok(()) } else { Err(anyhow!("there is {} already; nothing was written", taken.join(", "))) }
}

/// Reads the policy and its configuration as a check would.
fn proved(files: &[NewFile]) -> Result<(), PolicyError> {
    let [policy, config, ..] = files else { return Ok(()) };
    Config::parse(&config.path.to_string_lossy(), &config.text)?;
    let policy = Policy::parse(&policy.path.to_string_lossy(), &policy.text)?;
    Trial::of_own_rules(&policy, &Secrets::new()).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_of_any_kind_make_a_sound_policy() {
        let names = [
            "Acme",
            "Acme Cloud",
            "L'Oréal",
            "AT&T",
            "Yahoo!",
            "O2",
            "Orange",
            "3M",
            "株式会社",
            "Société Générale",
            "A \"quoted\" name",
            "back\\slash",
            "iPhone",
            "e.l.f.",
            "C++ Works",
            "H&M {us}",
            "Über-Straße 7",
            "X",
        ];
        for (number, named) in names.chunks(3).enumerate() {
            let texts = InitTexts::of(Some(["en", "fr"][number % 2]));
            let other = names[(number * 3 + 5) % names.len()];
            let answers = Answers {
                company: named[0].to_owned(),
                products: named[1..].iter().map(|&name| name.to_owned()).collect(),
                competitors: vec![other.to_owned(), "Globex".to_owned(), named[1].to_owned()],
                channels: vec!["blog".to_owned(), "x".to_owned()],
                ordinary: BTreeSet::new(),
                countries: [vec!["fr", "us"], vec!["de"], vec!["jp"]][number % 3]
                    .iter()
                    .map(|&code| code.to_owned())
                    .collect(),
            };
            let answers = answers.with_ordinary_names(texts);
            let text = policy::policy(&answers, texts);
            let read = Policy::parse("acme.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let trial = Trial::of_own_rules(&read, &Secrets::new()).expect("nothing is kept elsewhere");
            let failed: Vec<&str> = trial.failures().map(|failure| failure.example.text.as_str()).collect();
            assert!(failed.is_empty(), "{failed:?}\n{text}");
            let config = policy::config(&answers, texts, Path::new("."));
            Config::parse("discretion.toml", &config).unwrap_or_else(|error| panic!("{error}\n{config}"));
        }
    }
}
