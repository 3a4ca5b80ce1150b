//! The job of a build, as text.

use super::answers::Answers;
use super::policy::drafts_folder;
use super::texts::InitTexts;
use crate::arguments::{BuildService, InitArguments};
use std::path::{Path, PathBuf};

const GITHUB: &str = r#"name: discretion
on: pull_request
jobs:
  drafts:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 } #HISTORY
      - run: cargo install --locked discretion-cli
      - run: discretion test --policy POLICY
      - run: discretion check FOLDERS --since "$BASE"
        env: { BASE: "${{ github.event.pull_request.base.sha }}" }
"#;

const GITLAB: &str = r#"discretion:
  image: rust:1
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables: { GIT_DEPTH: "0" } #HISTORY
  script:
    - cargo install --locked discretion-cli
    - discretion test --policy POLICY
    - discretion check FOLDERS --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
"#;

/// The path and the text of the job, where one is wanted.
pub(super) fn job(
    arguments: &InitArguments,
    folder: &Path,
    answers: &Answers,
    texts: &InitTexts,
) -> Option<(PathBuf, String)> {
    let by_files = if folder.join(".gitlab-ci.yml").exists() { BuildService::Gitlab } else { BuildService::Github };
    let (path, template, base, include) = match arguments.ci.unwrap_or(by_files) {
        BuildService::Github => (".github/workflows/discretion.yml", GITHUB, "$BASE", ""),
        BuildService::Gitlab => (".gitlab/discretion.yml", GITLAB, "$CI_MERGE_REQUEST_DIFF_BASE_SHA", texts.include),
        BuildService::None => return None,
    };
    let folders = answers.channels.iter().map(|channel| drafts_folder(channel, folder));
    let there: Vec<String> = folders.filter(|name| folder.join(name).is_dir()).map(|name| format!("{name}/")).collect();
    let text = template
        .replace("#HISTORY", texts.history)
        .replace("POLICY", &answers.policy_path())
        .replace("FOLDERS", &if there.is_empty() { ".".to_owned() } else { there.join(" ") });
    Some((PathBuf::from(path), format!("{}\n{include}{text}", texts.job.replace("$BASE", base))))
}
