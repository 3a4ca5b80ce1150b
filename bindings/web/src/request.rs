//! A request: a line of JSON that says what to do, and a text below it, as it is.

use discretion::policy::{Issue, PolicyError};
use discretion::text::{Position, Span, UnknownName};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What to do, and with which of the things that earlier answers have numbered.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Task {
    /// Reads the text as a policy.
    Parse,
    /// Reads packs as a policy.
    Packs,
    /// Makes a checker for a policy.
    Checker,
    /// Checks the text as a draft.
    Check,
    /// Checks the text as an answer to a message.
    CheckReply,
    /// Says what to do about the text, a message.
    Advise,
    /// Forgets a policy.
    FreePolicy,
    /// Forgets a checker.
    FreeChecker,
}

/// The first line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    task: Task,
    #[serde(default)]
    on: u32,
    #[serde(default)]
    options: Value,
}

/// A request, read.
pub(crate) struct Request<'i> {
    pub(crate) task: Task,
    pub(crate) on: u32,
    pub(crate) options: Value,
    pub(crate) text: &'i str,
}

impl<'i> Request<'i> {
    pub(crate) fn read(input: &'i [u8]) -> Result<Self, Refusal> {
        let input = str::from_utf8(input).map_err(|_| Refusal::of("a request that is not UTF-8"))?;
        let (head, text) = input.split_once('\n').unwrap_or((input, ""));
        let Head { task, on, options } = serde_json::from_str(head)?;
        Ok(Self { task, on, options, text })
    }
}

/// Why a request is refused.
#[derive(Serialize)]
pub(crate) struct Refusal {
    message: String,
    /// What is wrong with a policy or its secrets; none where the request itself is wrong.
    issues: Option<Vec<IssueJson>>,
}

impl Refusal {
    pub(crate) fn of(message: impl Into<String>) -> Self {
        Self { message: message.into(), issues: None }
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers can be written")
    }
}

impl From<PolicyError> for Refusal {
    fn from(error: PolicyError) -> Self {
        Self { message: told(error.to_string()), issues: Some(error.issues().iter().map(IssueJson::of).collect()) }
    }
}

impl From<UnknownName> for Refusal {
    fn from(unknown: UnknownName) -> Self {
        Self::of(unknown.to_string())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        let text = error.to_string();
        // The line and the column are those of the request, which the caller has not written.
        let text = text.split(" at line ").next().unwrap_or_default();
        // A value at the wrong place may be a key, or the text of a policy.
        match text.split_once(", expected ") {
            Some((wrong, expected)) if wrong.starts_with("invalid") => {
                Self::of(format!("an option has the wrong type, expected {expected}"))
            }
            _ => Self::of(text),
        }
    }
}

/// The text of an error, for those who call the package: where it names a function of the library, that of the package.
fn told(text: String) -> String {
    text.replace("`Checker::with_secrets` takes", "`new Checker(policy, { keys, terms })` takes")
}

/// A problem of a policy.
#[derive(Serialize)]
struct IssueJson {
    code: &'static str,
    file: String,
    position: Option<PositionJson>,
    span: Option<SpanJson>,
    message: String,
    help: Option<String>,
    related: Option<RelatedJson>,
    /// All of it as a line of text.
    text: String,
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct SpanJson {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct RelatedJson {
    file: String,
    position: PositionJson,
    note: String,
}

impl IssueJson {
    fn of(issue: &Issue) -> Self {
        let position = |Position { line, column }| PositionJson { line, column };
        Self {
            code: issue.code(),
            file: issue.file().to_owned(),
            position: issue.position().map(position),
            span: issue.span().map(|Span { start, end }| SpanJson { start, end }),
            message: told(issue.message()),
            help: issue.help().map(str::to_owned),
            related: issue.related().map(|other| RelatedJson {
                file: other.file().to_owned(),
                position: position(other.position()),
                note: other.note().to_owned(),
            }),
            text: told(issue.to_string()),
        }
    }
}
