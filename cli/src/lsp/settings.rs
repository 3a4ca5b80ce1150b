//! What the editor says of itself and of its user's wishes.

use super::protocol::WorkspaceFolder;
use super::uri;
use crate::arguments::FacetArguments;
use crate::{output, secrecy};
use discretion::language::Language;
use discretion::report::Masking;
use discretion::text::ColumnUnit;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The wishes of a user: what the command line of `check` says by flags.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct EditorOptions {
    policy: Option<String>,
    no_config: bool,
    channel: Option<String>,
    author: Option<String>,
    role: Option<String>,
    audience: Option<String>,
    campaign: Option<String>,
    language: Option<String>,
    ui: Option<String>,
    mask: bool,
    /// The command of the editor that asks for the reason of a comment.
    silence_command: Option<String>,
}

/// The wishes of a user, understood.
#[derive(Clone, Debug)]
pub(super) struct EditorSettings {
    pub(super) policy: Option<PathBuf>,
    pub(super) no_config: bool,
    pub(super) facets: FacetArguments,
    pub(super) campaign: Option<String>,
    pub(super) language: Option<String>,
    /// The language of labels.
    pub(super) ui: Language,
    pub(super) masking: Masking,
    pub(super) silence_command: Option<String>,
}

impl EditorSettings {
    /// Reads the wishes; `locale` is that of the editor. Empty texts say nothing.
    pub(super) fn of(options: &Value, locale: Option<&str>) -> Result<Self, String> {
        let options: EditorOptions = match options {
            Value::Null => EditorOptions::default(),
            options => EditorOptions::deserialize(options).map_err(|error| format!("the options: {error}"))?,
        };
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let language = given(options.language);
        let ui = given(options.ui);
        for code in language.iter().chain(&ui) {
            if !Language::EACH.iter().any(|language| language.code() == code) {
                let known: Vec<String> = Language::EACH.iter().map(|known| format!("`{}`", known.code())).collect();
                return Err(format!("the options: unknown language `{code}`, expected one of {}", known.join(", ")));
            }
        }
        let facets = FacetArguments {
            channel: given(options.channel),
            author: given(options.author),
            role: given(options.role),
            audience: given(options.audience),
        };
        Ok(Self {
            policy: given(options.policy).map(PathBuf::from),
            no_config: options.no_config,
            facets,
            campaign: given(options.campaign),
            language,
            ui: output::language(ui.as_deref().or(locale)),
            masking: if options.mask { Masking::Confidential } else { secrecy::default_masking() },
            silence_command: given(options.silence_command),
        })
    }
}

/// What the editor can do.
#[derive(Clone, Debug)]
pub(super) struct Client {
    pub(super) unit: ColumnUnit,
    pub(super) has_markdown: bool,
    pub(super) has_related: bool,
    pub(super) has_tags: bool,
    pub(super) has_code_description: bool,
    pub(super) has_code_actions: bool,
    pub(super) registers_watchers: bool,
    /// The folders that are open, innermost last.
    pub(super) folders: Vec<PathBuf>,
    pub(super) locale: Option<String>,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn of(params: &Value) -> Self {
        let capability = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| capability(path).is_some_and(|value| value.as_bool() != Some(false) && !value.is_null());
        let says = |path: &str, word: &str| {
            capability(path).and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == word))
        };
        let folders: Vec<WorkspaceFolder> =
            params.get("workspaceFolders").and_then(|folders| Vec::deserialize(folders).ok()).unwrap_or_default();
        let mut paths: Vec<PathBuf> = folders.iter().filter_map(|folder| uri::path_of(&folder.uri)).collect();
        if paths.is_empty() {
            let root = params.get("rootUri").and_then(Value::as_str).and_then(uri::path_of);
            paths.extend(root.or_else(|| params.get("rootPath").and_then(Value::as_str).map(PathBuf::from)));
        }
        Self {
            unit: unit(|word| says("general/positionEncodings", word)),
            has_markdown: says("textDocument/hover/contentFormat", "markdown"),
            has_related: can("textDocument/publishDiagnostics/relatedInformation"),
            has_tags: can("textDocument/publishDiagnostics/tagSupport"),
            has_code_description: can("textDocument/publishDiagnostics/codeDescriptionSupport"),
            has_code_actions: can("textDocument/codeAction/codeActionLiteralSupport"),
            registers_watchers: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            folders: paths,
            locale: params.get("locale").and_then(Value::as_str).map(str::to_owned),
        }
    }

    /// The name of the unit of places in the protocol.
    pub(super) const fn encoding(&self) -> &'static str {
        match self.unit {
            ColumnUnit::Bytes => "utf-8",
            ColumnUnit::CodePoints => "utf-32",
            _ => "utf-16",
        }
    }

    /// The open folder that a file lies in: the innermost one.
    pub(super) fn folder_of(&self, path: &Path) -> Option<&Path> {
        let around = self.folders.iter().filter(|folder| path.starts_with(folder));
        around.max_by_key(|folder| folder.components().count()).map(PathBuf::as_path)
    }
}

/// The unit of places: that in which nothing needs to be counted, where the editor knows it.
fn unit(knows: impl Fn(&str) -> bool) -> ColumnUnit {
    let known = [("utf-8", ColumnUnit::Bytes), ("utf-32", ColumnUnit::CodePoints)];
    known.into_iter().find(|(name, _)| knows(name)).map_or(ColumnUnit::Utf16, |(_, unit)| unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_unit_is_the_best_that_the_editor_knows() {
        let unit =
            |known: Value| Client::of(&json!({"capabilities": {"general": {"positionEncodings": known}}})).encoding();
        assert_eq!(unit(json!(["utf-16", "utf-8"])), "utf-8");
        assert_eq!(unit(json!(["utf-16", "utf-32"])), "utf-32");
        assert_eq!(unit(json!(["utf-16"])), "utf-16");
        assert_eq!(unit(json!(null)), "utf-16");
        assert_eq!(Client::of(&json!(3)).encoding(), "utf-16");
    }

    #[test]
    fn a_wish_that_nobody_knows_is_refused() {
        let error = |options: Value| EditorSettings::of(&options, None).map(|_| ()).unwrap_err();
        assert!(
            error(json!({"polcy": "a"})).starts_with("the options: unknown field `polcy`, expected one of `policy`")
        );
        assert!(error(json!({"policy": 3})).starts_with("the options: invalid type"));
        let unknown = "the options: unknown language `de`, expected one of `en`, `fr`";
        assert_eq!(error(json!({"language": "de"})), unknown);
        let settings =
            EditorSettings::of(&json!({"policy": "", "author": "jane"}), Some("fr-CH")).expect("it is right");
        assert_eq!((settings.policy, settings.facets.author.as_deref()), (None, Some("jane")));
        assert_eq!(settings.ui, Language::French);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_lies_in_the_innermost_folder() {
        let folders =
            json!({"workspaceFolders": [{"uri": "file:///a/b"}, {"uri": "file:///a"}], "rootUri": "file:///x"});
        let client = Client::of(&folders);
        assert_eq!(client.folder_of(Path::new("/a/b/c.md")), Some(Path::new("/a/b")));
        assert_eq!(client.folder_of(Path::new("/a/c.md")), Some(Path::new("/a")));
        assert_eq!(client.folder_of(Path::new("/c.md")), None);
        assert_eq!(Client::of(&json!({"rootUri": "file:///x"})).folder_of(Path::new("/x/y")), Some(Path::new("/x")));
    }
}
