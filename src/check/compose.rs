//! From findings to a report: texts, positions, and what each counts.

use super::setting::HeadProblem;
use crate::family::{Finding, Rule, Scene};
use crate::matching::Surroundings;
use crate::network::PostLength;
use crate::policy::Policy;
use crate::report::{
    Circumstances, DraftProblem, Head, Location, Measures, RelatedPlace, Report, Silenced, UnlistedSilenced, Warning,
};
use crate::rule::{ByFacet, Permission, RuleId, Severity};
use crate::score::{self, Assessment, Grounds, Verdict};
use crate::text::{LineIndex, Position, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The problems of the head of a draft, with its positions.
pub(super) fn problems_at(problems: Vec<HeadProblem>, text: &str) -> Vec<DraftProblem> {
    let lines = LineIndex::new(text);
    let at = |offset| lines.position(text, offset);
    let location = |span: Span| Location { span, start: at(span.start), end: at(span.end) };
    let problem = |HeadProblem { span, message, help }| DraftProblem { location: location(span), message, help };
    problems.into_iter().map(problem).collect()
}

/// Makes a report of findings.
pub(super) struct Composer<'c> {
    policy: &'c Policy,
    scene: &'c Scene<'c>,
    /// The positions of all findings, silenced or not.
    positions: Positions,
}

impl<'c> Composer<'c> {
    /// Makes ready to compose a report of findings and of what was silenced.
    pub(super) fn new(
        policy: &'c Policy,
        scene: &'c Scene<'c>,
        findings: &[Finding],
        silenced: &[(Finding, Permission)],
    ) -> Self {
        let all = findings.iter().chain(silenced.iter().map(|(finding, _)| finding));
        Self { policy, scene, positions: Positions::of(all, scene.around) }
    }

    /// The report, without path and channel.
    pub(super) fn compose(&self, findings: &[Finding], silenced: &[(Finding, Permission)]) -> Report {
        let thresholds = &self.policy.settings.thresholds;
        let groups: Vec<String> = findings.iter().map(|finding| self.group(finding)).collect();
        let confidences: Vec<u8> = findings.iter().map(|finding| score::confidence(&finding.evidence)).collect();
        let weighed: Vec<score::Weighed<'_>> = findings
            .iter()
            .enumerate()
            .map(|(at, finding)| score::Weighed {
                family: self.rule(finding).header.family,
                severity: finding.severity,
                confidence: confidences[at],
                group: &groups[at],
            })
            .collect();
        let assessment = score::assess(&weighed, thresholds);
        let (words, sentences, characters) = self.scene.prose();
        Report {
            path: None,
            record: None,
            policy: self.policy.identity().clone(),
            format: self.scene.around.document.format,
            unchanged: 0,
            unlisted: 0,
            of_others: 0,
            unlisted_silenced: UnlistedSilenced::new(),
            baseline: Vec::new(),
            gone: Vec::new(),
            facets: ByFacet::default(),
            language: self.scene.around.reading.language,
            verdict: assessment.verdict,
            score: assessment.printed.value(),
            exact: assessment.score.exact(),
            combined: assessment.combined.printed(thresholds).value(),
            reasons: assessment
                .families
                .iter()
                .map(|family| Grounds { reason: family.reason, cut: family.cut })
                .collect(),
            scores: assessment.families.iter().map(|family| (family.family, family.printed.value())).collect(),
            measures: Measures { words, sentences, characters, length: None },
            length: PostLength::default(),
            warnings: self.warnings(findings, &numbered(&groups), &assessment),
            silenced: self.silenced(silenced),
            secrets: Vec::new(),
            masked_spans: Vec::new(),
            masked_places: Vec::new(),
            notes: self.scene.around.document.notes.clone(),
            problems: Vec::new(),
            circumstances: Circumstances::default(),
            campaigns: Vec::new(),
            in_force: 0,
            asleep: Vec::new(),
            reply: None,
        }
    }

    fn rule(&self, finding: &Finding) -> &Rule {
        self.policy.rule_at(finding.rule)
    }

    fn group(&self, finding: &Finding) -> String {
        format!("{}\0{}", self.rule(finding).header.id, finding.value)
    }

    fn warnings(&self, findings: &[Finding], groups: &[usize], assessment: &Assessment) -> Vec<Warning> {
        let warning = |(at, finding): (usize, &Finding)| {
            let part = &assessment.parts[at];
            Warning {
                head: self.head(finding),
                points: part.points.value(),
                share: part.share.value(),
                group: groups[at],
                rank: part.rank,
                reason: Grounds { reason: part.reason, cut: part.cut },
                holds: part.reason.verdict > Verdict::Pass && finding.severity >= Severity::Medium,
            }
        };
        findings.iter().enumerate().map(warning).collect()
    }

    /// Silenced findings, in the order of their places.
    fn silenced(&self, findings: &[(Finding, Permission)]) -> Vec<Silenced> {
        let one = |(finding, permission): &(Finding, Permission)| Silenced {
            head: self.head(finding),
            permission: permission.clone(),
            until_told: permission.until.map(|until| self.scene.told(until)),
        };
        let mut silenced: Vec<Silenced> = findings.iter().map(one).collect();
        silenced
            .sort_by(|one, other| one.location.span.cmp(&other.location.span).then_with(|| one.rule.cmp(&other.rule)));
        silenced
    }

    /// The common part of warnings and silenced matches.
    fn head(&self, finding: &Finding) -> Head {
        let (rule, around) = (self.rule(finding), self.scene.around);
        let (header, language) = (&rule.header, around.spoken());
        let span = around.source(finding.spot);
        let matched = around.text(finding.spot).to_owned();
        let said = rule.say(finding, &matched, language);
        let related = finding.related.iter().map(|(related, spot)| RelatedPlace {
            location: self.positions.location(around.source(*spot)),
            note: related.note(self.scene.calendar()),
            path: None,
        });
        let elsewhere = finding.elsewhere.iter().map(|other| RelatedPlace {
            location: Location { span: other.span, start: other.start, end: other.end },
            note: other.note(language.data().texts.campaign.elsewhere),
            path: Some(other.path.clone()),
        });
        Head {
            rule: header.id.clone(),
            family: header.family,
            severity: finding.severity,
            confidence: score::confidence(&finding.evidence),
            evidence: finding.evidence.clone(),
            form: finding.form,
            stance: finding.stance,
            ways: finding.ways.each().collect(),
            relation: finding.relation,
            context: around.block(finding.spot.block).context_at(finding.spot.span.start),
            location: self.positions.location(span),
            mention: finding.mention.map(|mention| self.positions.location(around.source(mention.spot))),
            sentence: around.source(finding.spot.with(around.sentence_of(finding.spot))).hull(span),
            text: span.slice(around.document.source).to_owned(),
            masked: self.shows_secrets(finding),
            displaced: false,
            matched,
            message: said.message,
            why: said.why,
            advice: said.advice,
            owner: header.owner.clone(),
            other_owners: finding.owners_of_covered().collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect(),
            sources: header.sources.clone(),
            suggestions: finding.suggestions.clone(),
            related: related.chain(elsewhere).collect(),
            also: finding.covered().cloned().collect(),
            origin: header.origin.clone(),
            excess: finding.excess,
            fingerprint: finding.fingerprint.clone(),
            approval: finding.approval,
        }
    }

    /// Returns whether a finding's text is one that a rule keeps elsewhere: its own rule, or one that it speaks for.
    fn shows_secrets(&self, finding: &Finding) -> bool {
        let keeps = |id: &RuleId| self.policy.rules.iter().any(|rule| rule.header.id == *id && rule.keeps_secrets());
        self.rule(finding).keeps_secrets() || finding.covered().any(keeps)
    }
}

/// The number of each group, from 1, in the order in which they first occur.
fn numbered(groups: &[String]) -> Vec<usize> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let number = |group| {
        let next = known.len() + 1;
        *known.entry(group).or_insert(next)
    };
    groups.iter().map(String::as_str).map(number).collect()
}

/// The positions of all borders of findings and of what belongs to them, found in one pass over the draft.
struct Positions(BTreeMap<usize, Position>);

impl Positions {
    fn of<'f>(findings: impl Iterator<Item = &'f Finding>, around: &Surroundings<'_>) -> Self {
        let spots = |finding: &'f Finding| {
            let related = finding.related.iter().map(|(_, spot)| *spot);
            related.chain([finding.spot]).chain(finding.mention.map(|mention| mention.spot))
        };
        let mut offsets: Vec<usize> = findings
            .flat_map(spots)
            .flat_map(|spot| {
                let span = around.source(spot);
                [span.start, span.end]
            })
            .collect();
        if offsets.is_empty() {
            return Self(BTreeMap::new());
        }
        offsets.sort_unstable();
        offsets.dedup();
        let text = around.document.source;
        let positions = LineIndex::new(text).positions(text, &offsets);
        Self(offsets.into_iter().zip(positions).collect())
    }

    fn location(&self, span: Span) -> Location {
        let at = |offset: usize| self.0.get(&offset).copied().unwrap_or(Position { line: 1, column: 1 });
        Location { span, start: at(span.start), end: at(span.end) }
    }
}
