//! The JSON format of reports, version 1. Its schema is docs/schema/report.v1.json.
//!
//! The structs below are the format: their fields in their order. They change with its version only; new fields may
//! come, and readers ignore those that they do not know.

mod alone;
mod known;
pub(super) mod lines;
mod reply;
mod scores;

pub use alone::ReportJson;

use super::emitter::{CheckedDraft, Emitter};
use super::left_out::LeftOut;
use super::look::Look;
use super::run::{PolicyName, Run, Unread};
use super::wire::{in_list, pretty};
use crate::policy::Policy;
use crate::report::{DraftProblem, Head, Location, RelatedPlace, Report, Silenced, Warning};
use crate::rule::{Evidence, RuleId};
use crate::text::{Position, Span};
use known::{CampaignJson, CircumstancesJson, IdentityJson, NeedJson, RecordJson, RulesJson};
use reply::ReplyJson;
use scores::ScoresJson;
use serde::Serialize;
use std::io::{self, Write};

/// The version of the format.
const VERSION: u32 = 1;

pub(super) fn emitter(_: &Look) -> Box<dyn Emitter> {
    Box::new(JsonEmitter)
}

/// One object over several lines: a head, the list of drafts, and what is known after the last of them.
#[derive(Debug)]
struct JsonEmitter;

impl Emitter for JsonEmitter {
    fn begin(&mut self, _: &[&Policy], run: &Run, out: &mut dyn Write) -> io::Result<()> {
        let head = pretty(&HeadJson::of(run));
        let fields = head.strip_suffix("\n}").unwrap_or(&head);
        write!(out, "{fields},\n  \"drafts\": [")
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        let comma = if run.summary().drafts == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", in_list(&DraftJson::of(draft.report), 4))
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        let end = pretty(&EndJson::of(run));
        let line = if run.summary().drafts == 0 { "" } else { "\n  " };
        writeln!(out, "{line}],{}", end.strip_prefix('{').unwrap_or(&end))
    }
}

/// The JSON Schema of the JSON format.
///
/// ```
/// assert!(discretion::emit::schema().contains("\"warnings\""));
/// ```
#[must_use]
pub const fn schema() -> &'static str {
    include_str!("../../../docs/schema/report.v1.json")
}

/// The part before the first draft.
#[derive(Serialize)]
struct HeadJson<'r> {
    version: u32,
    tool: ToolJson,
    /// The policy of all drafts; none where there are several.
    policy: Option<PolicyJson<'r>>,
    policies: Vec<PolicyJson<'r>>,
}

/// The part after the last draft.
#[derive(Serialize)]
struct EndJson<'r> {
    verdict: Option<&'static str>,
    score: f64,
    summary: SummaryJson,
    left_out: Vec<LeftOutJson<'r>>,
    errors: Vec<ErrorJson<'r>>,
}

#[derive(Serialize)]
struct ToolJson {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct PolicyJson<'r> {
    #[serde(flatten)]
    identity: IdentityJson<'r>,
    rules: usize,
    thresholds: ThresholdsJson,
    elsewhere: Vec<&'r str>,
}

#[derive(Serialize)]
struct ThresholdsJson {
    review: f64,
    block: f64,
}

#[derive(Serialize)]
struct DraftJson<'r> {
    path: Option<&'r str>,
    record: Option<RecordJson<'r>>,
    policy: IdentityJson<'r>,
    channel: Option<&'r str>,
    channels: &'r [String],
    authors: &'r [String],
    roles: &'r [String],
    audiences: &'r [String],
    language: Option<&'static str>,
    verdict: &'static str,
    score: f64,
    scores: ScoresJson,
    measures: MeasuresJson,
    circumstances: CircumstancesJson,
    campaigns: Vec<CampaignJson<'r>>,
    rules: RulesJson<'r>,
    notes: &'r [String],
    problems: Vec<ProblemJson<'r>>,
    warnings: Vec<WarningJson<'r>>,
    silenced: Vec<SilencedJson<'r>>,
    unchanged_warnings: usize,
    unlisted_warnings: usize,
    warnings_of_others: usize,
    needs: Vec<NeedJson<'r>>,
    /// The message that it answers; left out where it answers no message.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<ReplyJson<'r>>,
}

#[derive(Serialize)]
struct ProblemJson<'r> {
    span: SpanJson,
    start: PositionJson,
    end: PositionJson,
    message: &'r str,
    help: Option<&'r str>,
}

#[derive(Serialize)]
struct MeasuresJson {
    words: usize,
    sentences: usize,
    characters: usize,
    length: Option<usize>,
}

/// The common part of a warning and a silenced match.
#[derive(Serialize)]
struct FindingJson<'r> {
    rule: &'r str,
    family: &'static str,
    severity: &'static str,
    confidence: u8,
    span: SpanJson,
    start: PositionJson,
    end: PositionJson,
    text: &'r str,
    masked: bool,
    message: &'r str,
    fingerprint: &'r str,
    approval: Option<&'r str>,
}

#[derive(Serialize)]
struct WarningJson<'r> {
    #[serde(flatten)]
    finding: FindingJson<'r>,
    evidence: Vec<EvidenceJson>,
    points: f64,
    group: usize,
    rank: usize,
    share: f64,
    form: Option<&'static str>,
    stance: Option<&'static str>,
    ways: Vec<&'static str>,
    relation: Option<&'static str>,
    mention: Option<LocationJson>,
    context: &'static str,
    why: &'r str,
    advice: &'r str,
    owner: Option<&'r str>,
    sources: &'r [String],
    suggestions: Vec<SuggestionJson<'r>>,
    related: Vec<RelatedJson<'r>>,
    rule_at: OriginJson<'r>,
}

#[derive(Serialize)]
struct SilencedJson<'r> {
    #[serde(flatten)]
    finding: FindingJson<'r>,
    by: &'static str,
    reason: &'r str,
    owner: Option<&'r str>,
    until: Option<String>,
}

#[derive(Serialize)]
struct LocationJson {
    span: SpanJson,
    start: PositionJson,
    end: PositionJson,
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
    #[serde(flatten)]
    location: LocationJson,
    note: &'r str,
    /// The draft that it lies in; none for this one.
    path: Option<&'r str>,
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
    unchanged_warnings: usize,
    unlisted_warnings: usize,
    unchanged_drafts: usize,
    on_trial: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct LeftOutJson<'r> {
    path: &'r str,
    why: &'static str,
    by: &'r str,
    files: usize,
}

#[derive(Serialize)]
struct ErrorJson<'r> {
    path: &'r str,
    at: Option<PositionJson>,
    message: &'r str,
}

impl<'r> HeadJson<'r> {
    fn of(run: &'r Run) -> Self {
        let all = || run.policies.iter().map(PolicyJson::of);
        Self {
            version: VERSION,
            tool: ToolJson { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            policy: all().next().filter(|_| run.policies.len() == 1),
            policies: all().collect(),
        }
    }
}

impl<'r> PolicyJson<'r> {
    fn of(policy: &'r PolicyName) -> Self {
        Self {
            identity: IdentityJson::of(&policy.identity),
            rules: policy.rules,
            thresholds: ThresholdsJson { review: policy.thresholds.review(), block: policy.thresholds.block() },
            elsewhere: policy.elsewhere.iter().map(RuleId::as_str).collect(),
        }
    }
}

impl<'r> EndJson<'r> {
    fn of(run: &'r Run) -> Self {
        let summary = run.summary();
        Self {
            verdict: run.verdict().map(|verdict| verdict.name()),
            score: run.score(),
            summary: SummaryJson {
                drafts: summary.drafts,
                pass: summary.pass,
                review: summary.review,
                block: summary.block,
                warnings: summary.warnings,
                silenced: summary.silenced,
                baseline: summary.baseline,
                unchanged_warnings: summary.unchanged_warnings,
                unlisted_warnings: summary.unlisted_warnings,
                unchanged_drafts: summary.unchanged_drafts,
                on_trial: summary.on_trial,
                left_out: summary.left_out,
            },
            left_out: run.left_out().iter().map(LeftOutJson::of).collect(),
            errors: run.unread().iter().map(ErrorJson::of).collect(),
        }
    }
}

impl<'r> LeftOutJson<'r> {
    fn of(left_out: &'r LeftOut) -> Self {
        Self { path: &left_out.path, why: left_out.why.name(), by: &left_out.by, files: left_out.files }
    }
}

impl<'r> ErrorJson<'r> {
    fn of(unread: &'r Unread) -> Self {
        Self { path: &unread.path, at: unread.position.map(PositionJson::from), message: &unread.message }
    }
}

impl<'r> DraftJson<'r> {
    fn of(report: &'r Report) -> Self {
        let measures = report.measures();
        Self {
            path: report.path(),
            record: report.record().map(RecordJson::of),
            policy: IdentityJson::of(report.policy()),
            channel: report.channel(),
            channels: report.channels(),
            authors: report.authors(),
            roles: report.roles(),
            audiences: report.audiences(),
            language: report.language().map(|language| language.code()),
            verdict: report.verdict().name(),
            score: report.score(),
            scores: ScoresJson::of(report),
            measures: MeasuresJson {
                words: measures.words,
                sentences: measures.sentences,
                characters: measures.characters,
                length: measures.length,
            },
            campaigns: report.campaigns().iter().map(CampaignJson::of).collect(),
            circumstances: CircumstancesJson::of(report.circumstances()),
            rules: RulesJson::of(report),
            notes: report.notes(),
            problems: report.problems().iter().map(ProblemJson::of).collect(),
            warnings: report.warnings().iter().map(WarningJson::of).collect(),
            silenced: report.silenced().iter().map(SilencedJson::of).collect(),
            unchanged_warnings: report.unchanged(),
            unlisted_warnings: report.unlisted(),
            warnings_of_others: report.of_others(),
            needs: report.needs().into_iter().map(NeedJson::of).collect(),
            reply: report.reply().map(ReplyJson::of),
        }
    }
}

impl<'r> ProblemJson<'r> {
    fn of(problem: &'r DraftProblem) -> Self {
        let Location { span, start, end } = problem.location();
        let (message, help) = (problem.message(), problem.help());
        Self { span: span.into(), start: start.into(), end: end.into(), message, help }
    }
}

impl<'r> WarningJson<'r> {
    fn of(warning: &'r Warning) -> Self {
        let origin = warning.rule_at();
        Self {
            finding: FindingJson::of(warning),
            evidence: warning.evidence().iter().copied().map(EvidenceJson::of).collect(),
            points: warning.points(),
            group: warning.group(),
            rank: warning.rank(),
            share: warning.share(),
            form: warning.form().map(|form| form.name()),
            stance: warning.stance().map(|stance| stance.name()),
            ways: warning.ways().iter().map(|way| way.name()).collect(),
            relation: warning.relation().map(|relation| relation.name()),
            mention: warning.mention().map(LocationJson::from),
            context: warning.context().name(),
            why: warning.why(),
            advice: warning.advice(),
            owner: warning.owner(),
            sources: warning.sources(),
            suggestions: warning.suggestions().iter().map(|text| SuggestionJson { text }).collect(),
            related: warning.related().iter().map(RelatedJson::of).collect(),
            rule_at: OriginJson { file: &origin.file, line: origin.position.line, column: origin.position.column },
        }
    }
}

impl<'r> FindingJson<'r> {
    fn of(head: &'r Head) -> Self {
        let LocationJson { span, start, end } = head.location().into();
        Self {
            rule: head.rule().as_str(),
            family: head.family().name(),
            severity: head.severity().name(),
            confidence: head.confidence(),
            span,
            start,
            end,
            text: head.text(),
            masked: head.is_masked(),
            message: head.message(),
            fingerprint: head.fingerprint(),
            approval: head.approval(),
        }
    }
}

impl<'r> SilencedJson<'r> {
    fn of(silenced: &'r Silenced) -> Self {
        Self {
            finding: FindingJson::of(silenced),
            by: silenced.by().name(),
            reason: silenced.allowed_because(),
            owner: silenced.allowed_by(),
            until: silenced.allowed_until().map(|until| until.to_string()),
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
        Self { location: related.location.into(), note: &related.note, path: related.path.as_deref() }
    }
}

impl From<Location> for LocationJson {
    fn from(location: Location) -> Self {
        Self { span: location.span.into(), start: location.start.into(), end: location.end.into() }
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
