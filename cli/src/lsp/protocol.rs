//! The messages of the Language Server Protocol 3.17, as far as they are used here.
//!
//! Only what is read or written has a field. The crates that describe all of the protocol take longer to compile than
//! the rest of the program.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A place in a document, counted from zero; the unit of `character` is agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct EditorPlace {
    pub(super) line: u32,
    pub(super) character: u32,
}

/// A stretch of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Range {
    pub(super) start: EditorPlace,
    pub(super) end: EditorPlace,
}

/// A stretch of some document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FoundAt {
    pub(super) uri: String,
    pub(super) range: Range,
}

/// `textDocument/didOpen`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DidOpen {
    pub(super) text_document: OpenedItem,
}

/// A document that is opened.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OpenedItem {
    pub(super) uri: String,
    #[serde(default)]
    pub(super) language_id: String,
    pub(super) version: i32,
    pub(super) text: String,
}

/// `textDocument/didChange`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DidChange {
    pub(super) text_document: DocumentId,
    pub(super) content_changes: Vec<ContentChange>,
}

/// The name of a document, and where it was changed its version.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct DocumentId {
    pub(super) uri: String,
    pub(super) version: Option<i32>,
}

/// A new text for a stretch of a document, or for all of it.
#[derive(Debug, Deserialize)]
pub(super) struct ContentChange {
    pub(super) range: Option<Range>,
    pub(super) text: String,
}

/// Every message that is about a document: `didClose`, `didSave`, `textDocument/codeLens`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AboutDocument {
    pub(super) text_document: DocumentId,
}

/// `textDocument/hover` and `textDocument/completion`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AtPlace {
    pub(super) text_document: DocumentId,
    pub(super) position: EditorPlace,
}

/// `textDocument/codeAction`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InRange {
    pub(super) text_document: DocumentId,
    pub(super) range: Range,
}

/// `workspace/executeCommand`, and a command that an editor is offered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Command {
    #[serde(default)]
    pub(super) title: String,
    pub(super) command: String,
    #[serde(default)]
    pub(super) arguments: Vec<Value>,
}

/// A folder that is open in the editor.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct WorkspaceFolder {
    pub(super) uri: String,
}

/// `workspace/didChangeWorkspaceFolders`.
#[derive(Debug, Deserialize)]
pub(super) struct FoldersChanged {
    pub(super) event: FolderChanges,
}

/// The folders that are new, and those that are gone.
#[derive(Debug, Deserialize)]
pub(super) struct FolderChanges {
    #[serde(default)]
    pub(super) added: Vec<WorkspaceFolder>,
    #[serde(default)]
    pub(super) removed: Vec<WorkspaceFolder>,
}

/// `textDocument/publishDiagnostics`.
#[derive(Debug, Serialize)]
pub(super) struct Diagnostics<'d> {
    pub(super) uri: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<i32>,
    pub(super) diagnostics: &'d [EditorDiagnostic],
}

/// One diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EditorDiagnostic {
    pub(super) range: Range,
    pub(super) severity: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code_description: Option<CodeDescription>,
    pub(super) source: &'static str,
    pub(super) message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_information: Vec<RelatedInformation>,
}

/// The page that a code is described on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct CodeDescription {
    pub(super) href: String,
}

/// Another place that belongs to a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct RelatedInformation {
    pub(super) location: FoundAt,
    pub(super) message: String,
}

/// The severities of diagnostics.
pub(super) mod severity {
    pub(in crate::lsp) const ERROR: u8 = 1;
    pub(in crate::lsp) const WARNING: u8 = 2;
    pub(in crate::lsp) const INFORMATION: u8 = 3;
    pub(in crate::lsp) const HINT: u8 = 4;
}

/// The tags of diagnostics.
pub(super) mod tag {
    /// The text does nothing: editors fade it.
    pub(in crate::lsp) const UNNECESSARY: u8 = 1;
    /// The text is out of date: editors strike it through.
    pub(in crate::lsp) const DEPRECATED: u8 = 2;
}

/// A text for a stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextEdit {
    pub(super) range: Range,
    pub(super) new_text: String,
}

/// Something that an editor can do about a warning.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CodeAction {
    pub(super) title: String,
    pub(super) kind: &'static str,
    pub(super) diagnostics: Vec<EditorDiagnostic>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) is_preferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) edit: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) command: Option<Command>,
}

/// A line above some lines of a document, which runs a command.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CodeLens {
    pub(super) range: Range,
    pub(super) command: Command,
}

/// A word that may stand at a place.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CompletionItem {
    pub(super) label: String,
    pub(super) kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) documentation: Option<String>,
    pub(super) sort_text: String,
    pub(super) filter_text: String,
    pub(super) text_edit: TextEdit,
}

/// The kinds of messages that people see.
pub(super) mod kind {
    pub(in crate::lsp) const ERROR: u8 = 1;
    pub(in crate::lsp) const WARNING: u8 = 2;
    pub(in crate::lsp) const INFO: u8 = 3;
}
