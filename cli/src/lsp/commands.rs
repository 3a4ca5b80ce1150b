//! The lenses above rules, and the commands that they run: a rule's examples, and what it would flag in drafts.

use super::authors::{PolicyOfFile, config_above, of_error, whole_policy};
use super::drafts::bare;
use super::labels::EditorTexts;
use super::open::{DocumentKind, PlacedText};
use super::protocol::{CodeLens, Command, EditorDiagnostic, FoundAt, severity};
use super::server::DocumentState;
use super::uri;
use super::worker::EditorView;
use crate::arguments::FacetArguments;
use crate::gate::{ConfigFile, DraftList, DraftSource, MAX_BYTES};
use crate::manner::{GivenManner, Manner};
use crate::moments::now;
use discretion::check::Trial;
use discretion::policy::{Family, PolicyError, Secrets};
use discretion::report::Head;
use discretion::text::{counted, one_line};
use discretion::{Checker, Policy, Report};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const RUN_EXAMPLES: &str = "discretion.runExamples";
const WOULD_FLAG: &str = "discretion.wouldFlag";
/// The commands that the server runs.
pub(super) const COMMANDS: [&str; 2] = [RUN_EXAMPLES, WOULD_FLAG];

/// The most drafts that a command reads.
const MOST_DRAFTS: usize = 2000;
/// The most places that it gives.
const MOST_PLACES: usize = 200;

/// What a command found.
pub(super) struct CommandDone {
    /// The policy.
    pub(super) uri: String,
    /// One line for people.
    pub(super) message: String,
    /// What to show in the policy.
    pub(super) diagnostics: Vec<EditorDiagnostic>,
    /// What the editor is answered.
    pub(super) answer: Value,
}

impl CommandDone {
    fn of(subject: &CommandSubject, message: String, places: &[FoundAt], diagnostics: Vec<EditorDiagnostic>) -> Self {
        let answer = json!({"message": message, "locations": places});
        Self { uri: subject.uri.clone(), message, diagnostics, answer }
    }
}

/// A rule of a policy that a command tries.
struct RuleTrial<'t> {
    subject: &'t CommandSubject,
    path: &'t Path,
    policy: &'t Policy,
    secrets: &'t Secrets,
    view: &'t EditorView,
}

/// The argument of a command.
#[derive(Debug, Deserialize)]
struct CommandSubject {
    uri: String,
    rule: String,
    #[serde(default)]
    folders: Vec<String>,
}

/// A rule as a text has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct WrittenRule {
    id: String,
    /// The line of its header, counted from one.
    line: usize,
    has_examples: bool,
}

/// The lenses of a policy.
pub(super) fn lenses(state: &DocumentState, view: &EditorView) -> Vec<CodeLens> {
    let document = &state.document;
    let (DocumentKind::Policy, Some(path)) = (document.kind, document.path.as_deref()) else { return Vec::new() };
    let texts = EditorTexts::of(view.settings.ui);
    let folders = folders_checked(path, view);
    let shown: Vec<String> = folders.iter().map(|(shown, _)| shown.clone()).collect();
    let mut lenses = Vec::new();
    for rule in written_rules(&document.text.text) {
        let range = document.text.range(document.text.line(rule.line));
        let folders: Vec<String> = folders.iter().map(|(_, folder)| uri::of_path(folder)).collect();
        let subject = json!({"uri": document.uri, "rule": rule.id, "folders": folders});
        let mut add = |title: String, command: &str| {
            let command = Command { title, command: command.to_owned(), arguments: vec![subject.clone()] };
            lenses.push(CodeLens { range, command });
        };
        if rule.has_examples {
            add(texts.run_examples.to_owned(), RUN_EXAMPLES);
        }
        if !shown.is_empty() {
            add(texts.would_flag.replace("FOLDER", &shown.join(", ")), WOULD_FLAG);
        }
    }
    lenses
}

/// The rules of a text, line by line: it may be half written.
fn written_rules(text: &str) -> Vec<WrittenRule> {
    let value = |line: &str, key: &str| {
        let rest = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim();
        Some(rest.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default().to_owned())
    };
    let mut name = None;
    let mut rules: Vec<WrittenRule> = Vec::new();
    let mut is_rule = false;
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if let Some(header) = line.strip_prefix('[') {
            let table = header.trim_start_matches('[').split(']').next().unwrap_or_default().trim();
            is_rule = header.starts_with('[') && Family::EACH.iter().any(|family| family.name() == table);
            if is_rule {
                rules.push(WrittenRule { id: String::new(), line: number + 1, has_examples: false });
            }
        } else if rules.is_empty() && !is_rule && name.is_none() {
            name = value(line, "name");
        } else if let Some(rule) = rules.last_mut().filter(|_| is_rule) {
            if let Some(id) = value(line, "id") {
                rule.id = format!("{}/{id}", name.as_deref().unwrap_or_default());
            }
            rule.has_examples |= value(line, "flags").or_else(|| value(line, "passes")).is_some();
        }
    }
    rules.retain(|rule| !rule.id.is_empty());
    rules
}

/// The folders whose drafts the configuration above a policy checks, each as it is shown; else the open folder.
fn folders_checked(path: &Path, view: &EditorView) -> Vec<(String, PathBuf)> {
    let Some(config) = config_above(path, view) else {
        let folder = view.client.folder_of(path).map(Path::to_path_buf);
        return folder.map(|folder| (shown(&folder), folder)).into_iter().collect();
    };
    let root = Path::new(config.config.path()).parent().unwrap_or(Path::new("")).to_path_buf();
    let mut folders: Vec<(String, PathBuf)> = Vec::new();
    for pattern in config.config.drafts().flat_map(discretion::config::DraftsTable::paths) {
        let parts = pattern.trim_start_matches("./").split('/');
        let plain: Vec<&str> = parts.take_while(|part| !part.contains(['*', '?', '[', '{', '\\'])).collect();
        let base: PathBuf = plain.iter().collect();
        let base =
            if root.join(&base).is_file() { base.parent().map(Path::to_path_buf).unwrap_or_default() } else { base };
        let folder = root.join(&base);
        let name = if base.as_os_str().is_empty() { shown(&root) } else { format!("{}/", base.to_string_lossy()) };
        if folder.is_dir() && !folders.iter().any(|(_, known)| *known == folder) {
            folders.push((name, folder));
        }
    }
    if folders.is_empty() {
        folders.push((shown(&root), root));
    }
    folders
}

fn shown(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{name}/")
}

/// The work of a command, to be done on a thread of its own.
pub(super) fn prepared(
    command: &Command,
    view: &EditorView,
) -> Result<Box<dyn FnOnce() -> CommandDone + Send>, String> {
    if !COMMANDS.contains(&command.command.as_str()) {
        return Err(format!("there is no command `{}`", one_line(&command.command)));
    }
    let subject = command.arguments.first().and_then(|subject| CommandSubject::deserialize(subject).ok());
    let subject = subject.ok_or_else(|| format!("`{}` expects `uri` and `rule`", command.command))?;
    let path = uri::path_of(&subject.uri).ok_or_else(|| "the policy is no file".to_owned())?;
    let (view, runs) = (view.clone(), command.command == RUN_EXAMPLES);
    Ok(Box::new(move || {
        let PolicyOfFile { policy, .. } = whole_policy(&path, &view);
        let done = policy.and_then(|policy| {
            let secrets = Secrets::from_environment_and(&policy, &|path| view.open.read(Path::new(path)));
            let trial = RuleTrial { subject: &subject, path: &path, policy: &policy, secrets: &secrets, view: &view };
            if runs { examples(&trial) } else { flagged(&trial) }
        });
        done.unwrap_or_else(|error| refused(&subject, &error, &view))
    }))
}

/// A policy that is broken has nothing to try.
fn refused(subject: &CommandSubject, error: &PolicyError, view: &EditorView) -> CommandDone {
    let told = format!("nothing was tried: the policy has {}", counted(error.issues().len(), "problem"));
    let diagnostics = of_error(error, view).remove(&subject.uri).unwrap_or_default();
    CommandDone::of(subject, told, &[], diagnostics)
}

/// Runs the examples of a rule.
fn examples(trial: &RuleTrial<'_>) -> Result<CommandDone, PolicyError> {
    let RuleTrial { subject, path, policy, secrets, view } = *trial;
    let tried = Trial::of_own_rules(policy, secrets)?.masked(view.settings.masking);
    let Some(tried) = tried.rules.iter().find(|tried| tried.rule.as_str() == subject.rule) else {
        return Ok(nothing_of(subject));
    };
    let text = super::authors::text_of(&path.to_string_lossy(), view);
    let is_here = tried.file == path.to_string_lossy();
    let mut diagnostics = Vec::new();
    for failure in tried.failures().filter(|_| is_here) {
        let must_flag = tried.flags.iter().any(|example| std::ptr::eq(example, failure));
        let what = if must_flag { "does not flag this example" } else { "flags this example, and must pass it" };
        let range = text.range(text.line(failure.example.at.line));
        let code = Some("example".to_owned());
        let says = format!("{} {what}", tried.rule);
        diagnostics.push(EditorDiagnostic { range, code, ..bare(severity::ERROR, says) });
    }
    let right = |examples: &[discretion::check::TriedExample]| {
        format!("{} of {}", examples.iter().filter(|example| example.succeeded).count(), examples.len())
    };
    let told = format!("{}: {} flags and {} passes are right", tried.rule, right(&tried.flags), right(&tried.passes));
    let places: Vec<FoundAt> =
        diagnostics.iter().map(|one| FoundAt { uri: subject.uri.clone(), range: one.range }).collect();
    Ok(CommandDone::of(subject, told, &places, diagnostics))
}

fn nothing_of(subject: &CommandSubject) -> CommandDone {
    let told = format!("no active rule `{}` in this policy", one_line(&subject.rule));
    CommandDone::of(subject, told, &[], Vec::new())
}

/// Says what a rule finds in the drafts of folders.
fn flagged(trial: &RuleTrial<'_>) -> Result<CommandDone, PolicyError> {
    let RuleTrial { subject, path, policy, secrets, view } = *trial;
    let Some(rule) = policy.rule(&subject.rule).filter(|rule| rule.is_active()) else { return Ok(nothing_of(subject)) };
    let mut checker = Checker::with_secrets(policy, secrets)?;
    if let Ok(at) = now() {
        checker = checker.by_clock(at);
    }
    let folders: Vec<PathBuf> = subject.folders.iter().filter_map(|folder| uri::path_of(folder)).collect();
    let list = DraftList::over(&folders);
    let config = config_above(path, view);
    let (mut places, mut found, mut drafts, mut unread) = (Vec::new(), 0, 0, list.problems.len());
    for source in list.drafts.iter().take(MOST_DRAFTS) {
        let Ok(text) = source.read(MAX_BYTES) else {
            unread += 1;
            continue;
        };
        let Some(report) = checked(source, &text, &checker, config.as_deref(), view) else {
            unread += 1;
            continue;
        };
        let speaks = |head: &&Head| head.rule() == rule.id() || head.also().contains(rule.id());
        let warnings = report.warnings().iter().map(|warning| &**warning);
        let own: Vec<&Head> =
            warnings.chain(report.silenced().iter().map(|silenced| &**silenced)).filter(speaks).collect();
        (found, drafts) = (found + own.len(), drafts + usize::from(!own.is_empty()));
        let placed = PlacedText::new(&text, view.client.unit);
        let uri = uri::of_path(source.file().unwrap_or(Path::new("")));
        let room = MOST_PLACES.saturating_sub(places.len());
        places.extend(own.iter().take(room).map(|head| FoundAt { uri: uri.clone(), range: placed.range(head.span()) }));
    }
    let all = counted(list.drafts.len().min(MOST_DRAFTS), "draft");
    let mut told = format!("{} would flag {} in {drafts} of {all}", rule.id(), counted(found, "place"));
    if unread > 0 {
        told.push_str(&format!("; {unread} could not be read"));
    }
    if list.drafts.len() > MOST_DRAFTS {
        told.push_str(&format!("; {} more were not looked at", list.drafts.len() - MOST_DRAFTS));
    }
    Ok(CommandDone::of(subject, told, &places, Vec::new()))
}

/// A draft of a folder, checked as its configuration says.
fn checked(
    source: &DraftSource,
    text: &str,
    checker: &Checker,
    config: Option<&ConfigFile>,
    view: &EditorView,
) -> Option<Report> {
    let table = config.and_then(|config| config.drafts_at(source.file()?));
    let facets = FacetArguments::default();
    let manner =
        Manner::with(table, GivenManner { facets: &facets, language: None, campaign: None }, checker.policy()).ok()?;
    let root = config.and_then(|config| Path::new(config.config.path()).parent());
    let name = super::checkers::named(view.client.folder_of(source.file()?).or(root), source.file()?);
    Some(checker.check(&manner.draft(source, &name, text)).masked(view.settings.masking))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_found_in_a_text_that_is_half_written() {
        let text = "discretion = 1\nname = \"acme\"\n[company]\nname = \"x\"\n[[claim]]\nid = \"a\"\nflags = [\"x\"]\n\
                    [claim.needs]\nid = \"no\"\n[[tone]]\nid = 'b'\nterms = [\n[[adjust]]\nid = \"c\"\n[[naming]]\n";
        let rule = |id: &str, line, has_examples| WrittenRule { id: id.to_owned(), line, has_examples };
        assert_eq!(written_rules(text), [rule("acme/a", 5, true), rule("acme/b", 10, false)]);
        assert_eq!(written_rules(""), []);
    }
}
