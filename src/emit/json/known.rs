//! The part of the JSON format that says what was known of a draft, and which rules that put to sleep.

use super::SpanJson;
use crate::draft::Record;
use crate::moment::Moment;
use crate::policy::PolicyIdentity;
use crate::report::{Asleep, CampaignReport, Circumstances, KnownFrom, Need, PublishedBetween, Report, SleepReason};
use crate::rule::RuleId;
use serde::Serialize;

/// A policy by its name; the digest is that of its files.
#[derive(Serialize)]
pub(super) struct IdentityJson<'r> {
    name: &'r str,
    version: Option<&'r str>,
    digest: &'r str,
}

impl<'r> IdentityJson<'r> {
    pub(super) fn of(policy: &'r PolicyIdentity) -> Self {
        Self { name: policy.name(), version: policy.version(), digest: policy.digest_of_files() }
    }
}

/// The moments of a check, and where what is known comes from.
#[derive(Serialize)]
pub(super) struct CircumstancesJson {
    checked: Option<MomentJson>,
    published: Option<PublishedJson>,
    channels_from: Option<&'static str>,
    authors_from: Option<&'static str>,
    roles_from: Option<&'static str>,
    audiences_from: Option<&'static str>,
    language_from: Option<&'static str>,
}

#[derive(Serialize)]
struct MomentJson {
    at: String,
    from: &'static str,
}

#[derive(Serialize)]
struct PublishedJson {
    first: String,
    last: String,
    from: &'static str,
}

/// The place of a draft in a file that holds many.
#[derive(Serialize)]
pub(super) struct RecordJson<'r> {
    id: Option<&'r str>,
    line: u64,
    bytes: SpanJson,
}

impl<'r> RecordJson<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        Self { id: record.id.as_deref(), line: record.line, bytes: record.bytes.into() }
    }
}

/// A campaign, and the drafts that it was compared with.
#[derive(Serialize)]
pub(super) struct CampaignJson<'r> {
    name: &'r str,
    drafts: &'r [String],
}

impl<'r> CampaignJson<'r> {
    pub(super) fn of(campaign: &'r CampaignReport) -> Self {
        Self { name: &campaign.name, drafts: &campaign.drafts }
    }
}

/// How many rules were in force, and which slept.
#[derive(Serialize)]
pub(super) struct RulesJson<'r> {
    in_force: usize,
    asleep: Vec<AsleepJson<'r>>,
}

#[derive(Serialize)]
struct AsleepJson<'r> {
    why: &'static str,
    rules: Vec<&'r str>,
}

impl CircumstancesJson {
    pub(super) fn of(known: Circumstances) -> Self {
        let checked = |(at, from): (Moment, KnownFrom)| MomentJson { at: at.to_string(), from: from.name() };
        let published = |PublishedBetween { first, last, from }: PublishedBetween| PublishedJson {
            first: first.to_string(),
            last: last.to_string(),
            from: from.name(),
        };
        Self {
            checked: known.checked.map(checked),
            published: known.published.map(published),
            channels_from: known.channels.map(KnownFrom::name),
            authors_from: known.authors.map(KnownFrom::name),
            roles_from: known.roles.map(KnownFrom::name),
            audiences_from: known.audiences.map(KnownFrom::name),
            language_from: known.language.map(KnownFrom::name),
        }
    }
}

impl<'r> RulesJson<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        // Those of other jurisdictions are the same for all drafts.
        let here = report.asleep().iter().filter(|asleep| asleep.why() != SleepReason::Jurisdiction);
        let group = |asleep: &'r Asleep| AsleepJson {
            why: asleep.why().name(),
            rules: asleep.rules().iter().map(RuleId::as_str).collect(),
        };
        Self { in_force: report.rules_in_force(), asleep: here.map(group).collect() }
    }
}

/// Somebody whose yes is missing.
#[derive(Serialize)]
pub(super) struct NeedJson<'r> {
    owner: &'r str,
    warnings: usize,
}

impl<'r> NeedJson<'r> {
    pub(super) const fn of(need: Need<'r>) -> Self {
        Self { owner: need.owner, warnings: need.warnings }
    }
}
