//! A trial, for programs: version 1.

use super::tally::{ChangedVerdict, RuleTally, Tally, TrialSample, VerdictCounts};
use crate::gate::Problem;
use anyhow::Context;
use discretion::Policy;
use discretion::policy::RuleId;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct TrialJson<'t> {
    version: u8,
    policy: TrialPolicyJson<'t>,
    against: Option<TrialPolicyJson<'t>>,
    drafts: usize,
    verdicts: TrialVerdictsJson,
    verdicts_before: Option<TrialVerdictsJson>,
    changed: Vec<ChangedJson<'t>>,
    rules: Vec<TrialRuleJson<'t>>,
    never_fired: Vec<&'t str>,
    asleep: Vec<&'t str>,
    errors: Vec<TrialErrorJson<'t>>,
}

#[derive(Debug, Serialize)]
struct TrialPolicyJson<'t> {
    name: &'t str,
    version: Option<&'t str>,
    digest: &'t str,
}

#[derive(Debug, Serialize)]
struct TrialVerdictsJson {
    pass: usize,
    review: usize,
    block: usize,
}

#[derive(Debug, Serialize)]
struct ChangedJson<'t> {
    path: &'t str,
    verdict: &'static str,
    score: f64,
    verdict_before: Option<&'static str>,
    score_before: Option<f64>,
    rules: &'t [String],
}

#[derive(Debug, Serialize)]
struct TrialRuleJson<'t> {
    rule: &'t str,
    /// None where only the other policy has it.
    family: Option<&'static str>,
    severity: Option<&'static str>,
    drafts: usize,
    matches: usize,
    silenced: usize,
    on_trial: usize,
    matches_before: Option<usize>,
    samples: Vec<TrialSampleJson<'t>>,
}

#[derive(Debug, Serialize)]
struct TrialSampleJson<'t> {
    path: &'t str,
    line: usize,
    column: usize,
    text: &'t str,
    sentence: String,
    /// True if only the other policy finds it.
    gone: bool,
}

#[derive(Debug, Serialize)]
struct TrialErrorJson<'t> {
    path: &'t str,
    message: &'t str,
}

/// What came of a trial.
pub(super) fn told(
    tally: &Tally,
    policy: &Policy,
    against: Option<&Policy>,
    problems: &[Problem],
) -> anyhow::Result<String> {
    let compares = against.is_some();
    let told = TrialJson {
        version: 1,
        policy: named(policy),
        against: against.map(named),
        drafts: tally.drafts,
        verdicts: counts(tally.after),
        verdicts_before: tally.before.map(counts),
        changed: tally.changed.iter().map(ChangedJson::of).collect(),
        rules: tally.busy().into_iter().map(|(id, rule)| TrialRuleJson::of(id, rule, compares)).collect(),
        never_fired: tally.idle(false).map(|(id, _)| id.as_str()).collect(),
        asleep: tally.idle(true).map(|(id, _)| id.as_str()).collect(),
        errors: problems.iter().map(|Problem { path, message }| TrialErrorJson { path, message }).collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&told).context("the trial cannot be written")?))
}

fn named(policy: &Policy) -> TrialPolicyJson<'_> {
    TrialPolicyJson { name: policy.name(), version: policy.version(), digest: policy.digest() }
}

const fn counts(VerdictCounts { pass, review, block }: VerdictCounts) -> TrialVerdictsJson {
    TrialVerdictsJson { pass, review, block }
}

impl<'t> ChangedJson<'t> {
    fn of(changed: &'t ChangedVerdict) -> Self {
        Self {
            path: &changed.path,
            verdict: changed.after.0.name(),
            score: changed.after.1,
            verdict_before: changed.before.map(|(verdict, _)| verdict.name()),
            score_before: changed.before.map(|(_, score)| score),
            rules: &changed.rules,
        }
    }
}

impl<'t> TrialRuleJson<'t> {
    fn of(id: &'t RuleId, rule: &'t RuleTally, compares: bool) -> Self {
        let sample = |sample: &'t TrialSample| TrialSampleJson {
            path: &sample.path,
            line: sample.at.line,
            column: sample.at.column,
            text: &sample.matched,
            sentence: sample.sentence.concat(),
            gone: sample.is_gone,
        };
        Self {
            rule: id.as_str(),
            family: rule.kind.map(|(family, _)| family.name()),
            severity: rule.kind.map(|(_, severity)| severity.name()),
            drafts: rule.drafts,
            matches: rule.matches,
            silenced: rule.silenced,
            on_trial: rule.on_trial,
            matches_before: compares.then_some(rule.before),
            samples: rule.samples.iter().map(sample).collect(),
        }
    }
}
