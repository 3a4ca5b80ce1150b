//! `show config`: which configuration and which of its tables decide for a path, and what they say.

use crate::Outcome;
use crate::gate::{ConfigFile, Configs, DraftSource};
use crate::output::{Look, Output};
use crate::policies;
use anyhow::{Context, bail};
use discretion::config::{Config, DraftsTable};
use discretion::text::one_line;
use std::path::{Path, PathBuf};

/// The width of labels.
const LABEL: usize = 10;

/// Shows what decides for each path; it need not exist.
pub(crate) fn run(paths: &[PathBuf], output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    if paths.is_empty() {
        bail!("expected the path of a draft: discretion show config blog/post.md");
    }
    let mut configs = Configs::of(None);
    let mut told = Vec::new();
    for path in paths {
        let draft = DraftSource::of_file(path.clone());
        let whole = draft.whole_path().context("cannot find the working folder")?;
        let config = configs.nearest_to(&whole);
        told.push(tell(&draft, &whole, config.as_deref()));
    }
    if !configs.refused().is_empty() {
        configs.refused().iter().for_each(|error| policies::refuse_config(error, errors, None));
        return Ok(Outcome::Error);
    }
    output.write(&told.join("\n"))?;
    Ok(Outcome::Success)
}

/// What is said of a draft, and where.
fn tell(draft: &DraftSource, path: &Path, file: Option<&ConfigFile>) -> String {
    let config = file.map(|file| &file.config);
    let drafts = file.and_then(|file| file.drafts_at(path));
    let at = |config: &Config| one_line(config.path());
    let table = |drafts: &DraftsTable| {
        let paths: Vec<String> = drafts.paths().map(|path| format!("{path:?}")).collect();
        format!("line {}: paths = [{}]", drafts.position().line, one_line(&paths.join(", ")))
    };
    let policies: Vec<String> =
        config.map(|config| config.policies_of(drafts).map(one_line).collect()).unwrap_or_default();
    let fail_on = config.and_then(|config| config.fail_on());
    let lines = [
        ("config", config.map_or_else(|| "none".to_owned(), at)),
        ("drafts", drafts.map_or_else(|| "no table of this path".to_owned(), table)),
        ("policies", if policies.is_empty() { "the standard packs".to_owned() } else { policies.join(", ") }),
        ("fail_on", fail_on.unwrap_or_default().name().to_owned() + default_unless(fail_on.is_some())),
        ("channel", or_draft(drafts.and_then(|drafts| drafts.channel()))),
        ("audience", or_draft(drafts.and_then(|drafts| drafts.audience()))),
        ("campaign", or_draft(drafts.and_then(|drafts| drafts.campaign()))),
        ("language", or_draft(drafts.and_then(|drafts| drafts.language()).map(|language| language.code()))),
        ("format", drafts.and_then(|drafts| drafts.format()).unwrap_or_else(|| draft.format()).name().to_owned()),
        (
            "timezone",
            config.and_then(|config| config.timezone()).map_or_else(|| "as the policy says".to_owned(), one_line),
        ),
    ];
    let lines = lines.map(|(label, text)| format!("  {label:LABEL$}{text}\n"));
    format!("{}\n{}", one_line(&draft.name), lines.concat())
}

const fn default_unless(is_said: bool) -> &'static str {
    if is_said { "" } else { ", the default" }
}

fn or_draft(said: Option<&str>) -> String {
    said.map_or_else(|| "as the draft says".to_owned(), one_line)
}
