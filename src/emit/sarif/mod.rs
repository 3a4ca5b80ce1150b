//! SARIF 2.1.0 (OASIS), with what GitHub's code scanning requires of it.
//!
//! Results are written draft by draft, so the log needs little memory: a note for each message that a draft answers. What was silenced is a result with a
//! suppression. What could not be read is a notification of the run, and a result too, because code hosts show results
//! only. Such a message is a notification, too. Regions hold no text of the draft.

mod driver;

use super::advice::AdviceNote;
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::left_out::Omission;
use super::look::Look;
use super::run::{Run, Unread};
use super::wire::{in_list, pretty};
use crate::policy::Policy;
use crate::report::{Head, Location, RelatedPlace, Silenced, SilencedBy, Warning};
use crate::rule::Severity;
use crate::text::Position;
use driver::{Driver, UNREAD};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(SarifEmitter { look: *look, rules: BTreeMap::new(), is_first: true, answered: Vec::new() })
}

#[derive(Debug)]
struct SarifEmitter {
    look: Look,
    /// The place of each rule in the list of the driver.
    rules: BTreeMap<String, usize>,
    /// True until a result was written.
    is_first: bool,
    /// The messages that drafts answer.
    answered: Vec<SarifNotification>,
}

impl Emitter for SarifEmitter {
    fn begin(&mut self, policies: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        let driver = Driver::of(policies);
        self.rules = driver.numbers();
        let head = pretty(&SarifHead {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
        });
        let tool = in_list(&SarifTool { driver }, 6);
        write!(
            out,
            "{},\n  \"runs\": [\n    {{\n      \"tool\": {},\n      \"columnKind\": \"unicodeCodePoints\",\n      \
             \"results\": [",
            head.trim_end_matches(['\n', '}']),
            tool.trim_start(),
        )
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(note) = AdviceNote::on(draft.report, &self.look) {
            self.answered.push(SarifNotification {
                level: level(note.severity),
                message: SarifMessage::new(&sentence(&note.text())),
                locations: [SarifLocation::of(draft.path(), None)],
            });
        }
        for warning in draft.report.warnings() {
            let result =
                SarifResult { properties: Some(SarifProperties::of_warning(warning)), ..self.result(draft, warning) };
            self.write(&result, out)?;
        }
        for silenced in draft.report.silenced() {
            let result =
                SarifResult { suppressions: Some([Suppression::of(silenced)]), ..self.result(draft, silenced) };
            self.write(&result, out)?;
        }
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        for unread in run.unread() {
            let result = self.unread(unread);
            self.write(&result, out)?;
        }
        let line = if self.is_first { "" } else { "\n      " };
        let invocations = in_list(&[Invocation::of(run, std::mem::take(&mut self.answered))], 6);
        write!(out, "{line}],\n      \"invocations\": {}\n    }}\n  ]\n}}\n", invocations.trim_start())
    }
}

impl SarifEmitter {
    fn write(&mut self, result: &SarifResult<'_>, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        write!(out, "{comma}\n{}", in_list(result, 8))
    }

    /// The common part of a warning and a silenced match.
    fn result<'h>(&self, draft: &CheckedDraft<'_>, head: &'h Head) -> SarifResult<'h> {
        let path = draft.path();
        let mut text = sentence(head.message());
        for (label, said) in explanation(head, self.look.texts()) {
            text.push_str(&format!("\n{label}{} {said}", self.look.texts().colon));
        }
        let related = head.related().iter().filter(|related| !related.is_at(head));
        SarifResult {
            rule_id: head.rule().as_str(),
            rule_index: self.rules.get(head.rule().as_str()).copied(),
            level: level(head.severity()),
            message: SarifMessage::new(&text),
            locations: [SarifLocation::of(path, Some(head.location()))],
            related_locations: related
                .enumerate()
                .map(|(number, place)| SarifLocation::related(path, number, place))
                .collect(),
            partial_fingerprints: Some(PartialFingerprints::of(head.fingerprint())),
            fixes: head.fix().map(|fix| SarifFix::of(path, head.location(), fix)).into_iter().collect(),
            suppressions: None,
            properties: None,
        }
    }

    /// A draft that could not be read, as a result.
    fn unread(&self, unread: &Unread) -> SarifResult<'static> {
        SarifResult {
            rule_id: UNREAD,
            rule_index: self.rules.get(UNREAD).copied(),
            level: "error",
            message: SarifMessage::new(&sentence(&format!("this draft was not checked: {}", unread.message))),
            locations: [SarifLocation::at(&unread.path, unread.position)],
            related_locations: Vec::new(),
            partial_fingerprints: Some(PartialFingerprints::of(&unread.fingerprint())),
            fixes: Vec::new(),
            suppressions: None,
            properties: None,
        }
    }
}

/// The level of a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

/// A phrase with the full stop that SARIF wants.
fn sentence(phrase: &str) -> String {
    if phrase.ends_with(['.', '!', '?', '…']) { phrase.to_owned() } else { format!("{phrase}.") }
}

#[derive(Serialize)]
struct SarifHead {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct SarifTool<'p> {
    driver: Driver<'p>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'h> {
    rule_id: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: SarifMessage,
    locations: [SarifLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifLocation>,
    partial_fingerprints: Option<PartialFingerprints>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<SarifProperties>,
}

#[derive(Debug, Serialize)]
struct SarifMessage {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<SarifMessage>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Debug, Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PartialFingerprints {
    primary_location_line_hash: String,
    #[serde(rename = "discretion/v1")]
    own: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix {
    description: SarifMessage,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: SarifMessage,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct SarifProperties {
    family: &'static str,
    severity: &'static str,
    confidence: u8,
    points: f64,
    share: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<SarifNotification>,
}

#[derive(Debug, Serialize)]
struct SarifNotification {
    level: &'static str,
    message: SarifMessage,
    locations: [SarifLocation; 1],
}

impl SarifMessage {
    /// A message. In SARIF, `[text](link)` is a link: a space keeps it a text.
    fn new(text: &str) -> Self {
        Self { text: text.replace("](", "] (") }
    }
}

impl SarifLocation {
    fn of(path: &str, location: Option<Location>) -> Self {
        let start = location.map_or(Position { line: 1, column: 1 }, |location| location.start);
        let region = Region::between(start, location.map_or(start, |location| location.end));
        Self::with(path, region)
    }

    fn at(path: &str, position: Option<Position>) -> Self {
        let start = position.unwrap_or(Position { line: 1, column: 1 });
        Self::with(path, Region::between(start, start))
    }

    fn with(path: &str, region: Region) -> Self {
        let physical_location = PhysicalLocation { artifact_location: ArtifactLocation { uri: uri(path) }, region };
        Self { id: None, physical_location, message: None }
    }

    fn related(path: &str, number: usize, place: &RelatedPlace) -> Self {
        let message = Some(SarifMessage::new(&sentence(&place.note)));
        Self { id: Some(number), message, ..Self::of(place.path.as_deref().unwrap_or(path), Some(place.location)) }
    }
}

impl Region {
    const fn between(start: Position, end: Position) -> Self {
        Self { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
    }
}

impl PartialFingerprints {
    fn of(fingerprint: &str) -> Self {
        // GitHub puts a number after the colon where lines are alike; ours differ.
        Self { primary_location_line_hash: format!("{fingerprint}:1"), own: fingerprint.to_owned() }
    }
}

impl SarifFix {
    fn of(path: &str, location: Location, fix: &str) -> Self {
        let replacement = Replacement {
            deleted_region: Region::between(location.start, location.end),
            inserted_content: SarifMessage { text: fix.to_owned() },
        };
        let change =
            ArtifactChange { artifact_location: ArtifactLocation { uri: uri(path) }, replacements: [replacement] };
        Self { description: SarifMessage::new(&format!("Write “{fix}”.")), artifact_changes: [change] }
    }
}

impl Suppression {
    fn of(silenced: &Silenced) -> Self {
        let kind = match silenced.by() {
            SilencedBy::Comment => "inSource",
            SilencedBy::Exception
            | SilencedBy::Cleared
            | SilencedBy::Approval
            | SilencedBy::Baseline
            | SilencedBy::Trial => "external",
        };
        let owner = silenced.allowed_by().map(|owner| format!(" ({owner})")).unwrap_or_default();
        let until = silenced.allowed_until_told().map(|until| format!(", until {until}")).unwrap_or_default();
        let justification = format!("{}: {}{owner}{until}", silenced.by().name(), silenced.allowed_because());
        Self { kind, status: "accepted", justification }
    }
}

impl SarifProperties {
    fn of_warning(warning: &Warning) -> Self {
        Self {
            family: warning.family().name(),
            severity: warning.severity().name(),
            confidence: warning.confidence(),
            points: warning.points(),
            share: warning.share(),
        }
    }
}

impl Invocation {
    fn of(run: &Run, answered: Vec<SarifNotification>) -> Self {
        let unread = run.unread().iter().map(|unread| SarifNotification {
            level: "error",
            message: SarifMessage::new(&sentence(&unread.message)),
            locations: [SarifLocation::at(&unread.path, unread.position)],
        });
        let left_out = run.left_out().iter().map(|left_out| {
            let by = match left_out.why {
                Omission::IgnoreFile => format!("left out by {}", left_out.by),
                Omission::Format => format!("left out because {} is not read", left_out.by),
            };
            let message = SarifMessage::new(&sentence(&by));
            SarifNotification { level: "note", message, locations: [SarifLocation::at(&left_out.path, None)] }
        });
        Self {
            execution_successful: run.unread().is_empty(),
            tool_execution_notifications: unread.chain(left_out).chain(answered).collect(),
        }
    }
}

/// A path as a URI reference: relative where the path is.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("blog/été 1%.md"), "blog/%C3%A9t%C3%A9%201%25.md");
        assert_eq!(uri("/tmp/a:b.md"), "file:///tmp/a%3Ab.md");
    }
}
