//! The JSON format of reports, version 1. Its schema is docs/schema/report.v1.json.
//!
//! The structs below are the format: their fields in their order. They change with its version only.

use super::run::Run;
use crate::report::{Location, RelatedPlace, Report, Silenced, Warning};
use crate::rule::{Evidence, Family};
use crate::text::is_printable;
use crate::text::{Position, Span};
use serde::Serialize;

/// The version of the format.
const VERSION: u32 = 1;

/// A run as JSON, version 1, with a line break at its end. Control and format characters are escaped, so that it can
/// be shown on a terminal and still means the same.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "writing the structs below cannot fail")]
pub fn json(run: &Run) -> String {
    let written = serde_json::to_string_pretty(&File::of(run)).expect("the structs below have no map and no NaN");
    let mut escaped = String::with_capacity(written.len() + 1);
    for letter in written.chars() {
        if is_printable(letter) || letter == '\n' {
            escaped.push(letter);
        } else {
            // Such a character can only stand in a string: JSON itself is written in ASCII.
            for unit in letter.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    escaped.push('\n');
    escaped
}

#[derive(Serialize)]
struct File<'r> {
    version: u32,
    tool: ToolJson,
    policy: PolicyJson<'r>,
    verdict: Option<&'static str>,
    score: f64,
    drafts: Vec<DraftJson<'r>>,
    summary: SummaryJson,
    errors: Vec<ErrorJson<'r>>,
}

#[derive(Serialize)]
struct ToolJson {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct PolicyJson<'r> {
    name: &'r str,
    version: Option<&'r str>,
    digest: &'r str,
    rules: usize,
}

#[derive(Serialize)]
struct DraftJson<'r> {
    path: Option<&'r str>,
    channel: Option<&'r str>,
    language: Option<&'static str>,
    verdict: &'static str,
    score: f64,
    scores: ScoresJson,
    measures: MeasuresJson,
    notes: &'r [String],
    warnings: Vec<WarningJson<'r>>,
    silenced: Vec<SilencedJson<'r>>,
}

#[derive(Default, Serialize)]
struct ScoresJson {
    confidential: f64,
    competitor: f64,
    tone: f64,
    claim: f64,
    naming: f64,
}

#[derive(Serialize)]
struct MeasuresJson {
    words: usize,
    sentences: usize,
    characters: usize,
}

#[derive(Serialize)]
struct WarningJson<'r> {
    rule: &'r str,
    family: &'static str,
    severity: &'static str,
    confidence: u8,
    evidence: Vec<EvidenceJson>,
    points: f64,
    share: f64,
    form: Option<&'static str>,
    stance: Option<&'static str>,
    context: &'static str,
    span: SpanJson,
    start: PositionJson,
    end: PositionJson,
    text: &'r str,
    message: &'r str,
    why: &'r str,
    advice: &'r str,
    owner: Option<&'r str>,
    sources: &'r [String],
    suggestions: Vec<SuggestionJson<'r>>,
    related: Vec<RelatedJson<'r>>,
    rule_at: OriginJson<'r>,
    fingerprint: &'r str,
}

#[derive(Serialize)]
struct SilencedJson<'r> {
    rule: &'r str,
    by: &'static str,
    reason: &'r str,
    owner: Option<&'r str>,
    until: Option<String>,
    span: SpanJson,
}

#[derive(Serialize)]
struct EvidenceJson {
    name: &'static str,
    weight: i32,
}

#[derive(Serialize)]
struct SpanJson {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct SuggestionJson<'r> {
    text: &'r str,
}

#[derive(Serialize)]
struct RelatedJson<'r> {
    span: SpanJson,
    start: PositionJson,
    end: PositionJson,
    note: &'r str,
}

#[derive(Serialize)]
struct OriginJson<'r> {
    file: &'r str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct SummaryJson {
    drafts: usize,
    pass: usize,
    review: usize,
    block: usize,
    warnings: usize,
    silenced: usize,
    baseline: usize,
}

#[derive(Serialize)]
struct ErrorJson<'r> {
    path: &'r str,
    message: &'r str,
}

impl<'r> File<'r> {
    fn of(run: &'r Run) -> Self {
        let policy = &run.policy;
        let summary = run.summary();
        Self {
            version: VERSION,
            tool: ToolJson { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            policy: PolicyJson {
                name: &policy.name,
                version: policy.version.as_deref(),
                digest: &policy.digest,
                rules: policy.rules,
            },
            verdict: run.verdict().map(|verdict| verdict.name()),
            score: run.score(),
            drafts: run.reports().iter().map(DraftJson::of).collect(),
            summary: SummaryJson {
                drafts: summary.drafts,
                pass: summary.pass,
                review: summary.review,
                block: summary.block,
                warnings: summary.warnings,
                silenced: summary.silenced,
                baseline: 0,
            },
            errors: run
                .unread()
                .iter()
                .map(|unread| ErrorJson { path: &unread.path, message: &unread.message })
                .collect(),
        }
    }
}

impl<'r> DraftJson<'r> {
    fn of(report: &'r Report) -> Self {
        let measures = report.measures();
        Self {
            path: report.path(),
            channel: report.channel(),
            language: report.language().map(|language| language.code()),
            verdict: report.verdict().name(),
            score: report.score(),
            scores: ScoresJson::of(report),
            measures: MeasuresJson {
                words: measures.words,
                sentences: measures.sentences,
                characters: measures.characters,
            },
            notes: report.notes(),
            warnings: report.warnings().iter().map(WarningJson::of).collect(),
            silenced: report.silenced().iter().map(SilencedJson::of).collect(),
        }
    }
}

impl ScoresJson {
    fn of(report: &Report) -> Self {
        let mut scores = Self::default();
        for &(family, score) in report.scores() {
            *match family {
                Family::Confidential => &mut scores.confidential,
                Family::Competitor => &mut scores.competitor,
                Family::Tone => &mut scores.tone,
                Family::Claim => &mut scores.claim,
                Family::Naming => &mut scores.naming,
            } = score;
        }
        scores
    }
}

impl<'r> WarningJson<'r> {
    fn of(warning: &'r Warning) -> Self {
        let Location { span, start, end } = warning.location();
        let origin = warning.rule_at();
        Self {
            rule: warning.rule().as_str(),
            family: warning.family().name(),
            severity: warning.severity().name(),
            confidence: warning.confidence(),
            evidence: warning.evidence().iter().copied().map(EvidenceJson::of).collect(),
            points: warning.points(),
            share: warning.share(),
            form: warning.form().map(|form| form.name()),
            stance: warning.stance().map(|stance| stance.name()),
            context: warning.context().name(),
            span: span.into(),
            start: start.into(),
            end: end.into(),
            text: warning.text(),
            message: warning.message(),
            why: warning.why(),
            advice: warning.advice(),
            owner: warning.owner(),
            sources: warning.sources(),
            suggestions: warning.suggestions().iter().map(|text| SuggestionJson { text }).collect(),
            related: warning.related().iter().map(RelatedJson::of).collect(),
            rule_at: OriginJson { file: &origin.file, line: origin.position.line, column: origin.position.column },
            fingerprint: warning.fingerprint(),
        }
    }
}

impl<'r> SilencedJson<'r> {
    fn of(silenced: &'r Silenced) -> Self {
        Self {
            rule: silenced.rule().as_str(),
            by: silenced.by().name(),
            reason: silenced.allowed_because(),
            owner: silenced.allowed_by(),
            until: silenced.allowed_until().map(|until| until.to_string()),
            span: silenced.location().span.into(),
        }
    }
}

impl EvidenceJson {
    const fn of(evidence: Evidence) -> Self {
        Self { name: evidence.name(), weight: evidence.weight() }
    }
}

impl<'r> RelatedJson<'r> {
    fn of(related: &'r RelatedPlace) -> Self {
        let Location { span, start, end } = related.location;
        Self { span: span.into(), start: start.into(), end: end.into(), note: &related.note }
    }
}

impl From<Span> for SpanJson {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<Position> for PositionJson {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}
