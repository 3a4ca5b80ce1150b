//! The check: from a draft to a report, in one straight line.
//!
//! Document, reading, hits, findings, silencing, warnings, score: each arrow goes down, none comes back. Nothing here can
//! fail, and nothing here knows a family by name.

mod fingerprint;
mod sieve;
mod trial;

pub use trial::{Trial, TriedExample, TriedRule};

use crate::draft::Draft;
use crate::family::{self, Common, Finding, Rule, Scene, Unlocked};
use crate::language::Language;
use crate::matching::{Hit, Index, IndexBuilder, Role, Surroundings};
use crate::policy::{Policy, Secrets};
use crate::reading::{Reading, folded};
use crate::report::{Found, Location, Measures, RelatedPlace, Report, Silenced, Warning};
use crate::rule::{Family, Moment, Permission, RuleId, RuleNumber};
use crate::score::{self, Assessment};
use crate::table::PolicyError;
use crate::text::{LineIndex, Position, Span, Spot};
use fingerprint::fingerprint;
use sieve::{Sifted, Silencing};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many bytes of its sentence on either side a warning is known by: enough for any sentence that people write.
const KNOWN_BY: usize = 400;

/// A policy made ready to check drafts. Cheap to clone, and shared between threads as it is.
///
/// ```
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse(
///     "acme.toml",
///     r#"
/// discretion = 1
/// name = "acme"
///
/// [[confidential]]
/// id = "falcon"
/// terms = ["Project Falcon"]
/// "#,
/// )?;
/// let checker = Checker::new(&policy)?;
/// let report = checker.check(&Draft::markdown("We are proud of *Project* Falcon."));
/// assert_eq!(report.warnings()[0].text(), "Project* Falcon");
/// assert!(report.verdict().blocks());
/// # Ok::<(), discretion::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    ready: Arc<Ready>,
    at: Option<Moment>,
    silences: bool,
}

/// What all clones of a checker share.
#[derive(Debug)]
struct Ready {
    policy: Policy,
    index: Index,
    /// The rules that look at every draft, whether one of their terms occurs or not.
    always: Vec<RuleNumber>,
    /// What the families know of the policy as a whole.
    common: Common,
}

impl Checker {
    /// Makes a policy ready that keeps nothing elsewhere. Cost: linear in its terms.
    ///
    /// # Errors
    /// When a rule has sealed terms or a list outside the policy: they need [`Checker::with_secrets`].
    pub fn new(policy: &Policy) -> Result<Self, PolicyError> {
        Self::with_secrets(policy, &Secrets::new())
    }

    /// Makes a policy ready, with what its rules keep elsewhere.
    ///
    /// # Errors
    /// When a key or a list that a rule in force needs is missing, cannot be read, or is not what the rule was made
    /// with. No rule is ever left out silently.
    pub fn with_secrets(policy: &Policy, secrets: &Secrets) -> Result<Self, PolicyError> {
        let unlocked = secrets.unlock(policy)?;
        let nothing = Unlocked::default();
        let mut builder = IndexBuilder::default();
        builder.names(&policy.settings.company.each_name(), &family::competitors(&policy.rules));
        let mut always = Vec::new();
        for (number, rule) in policy.rules.iter().enumerate() {
            let number = RuleNumber(number);
            let own = unlocked.get(&number).unwrap_or(&nothing);
            rule.index(number, &policy.settings.company.names, own, &mut builder);
            if rule.judge().looks_at_every_draft() {
                always.push(number);
            }
        }
        policy.cleared.iter().enumerate().for_each(|(number, cleared)| builder.cleared(number, &cleared.text));
        let ready = Ready { policy: policy.clone(), index: builder.build(), always, common: policy.common() };
        Ok(Self { ready: Arc::new(ready), at: None, silences: true })
    }

    /// The moment of the check. Dates of rules are compared with a draft's own moment of publication, else with this
    /// one; without either, no date puts a rule to sleep. What lets a warning pass until some day must hold at both;
    /// without either, it does not hold.
    #[must_use]
    pub fn at(mut self, moment: Moment) -> Self {
        self.at = Some(moment);
        self
    }

    /// The same checker, for which there are no exceptions, no cleared texts and no comments that silence a warning.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    ///
    /// [[tone]]
    /// id = "hype"
    /// terms = ["game-changing"]
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let draft = Draft::markdown("<!-- discretion: allow acme/hype -- a quotation -->\n\n> It is game-changing.");
    /// assert_eq!(checker.check(&draft).warnings().len(), 0);
    /// assert_eq!(checker.without_silencing().check(&draft).warnings().len(), 1);
    /// # Ok::<(), discretion::PolicyError>(())
    /// ```
    #[must_use]
    pub fn without_silencing(mut self) -> Self {
        self.silences = false;
        self
    }

    /// The policy that it checks against.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.ready.policy
    }

    /// Checks a draft. The same draft, policy and moment always give the same report.
    #[must_use]
    pub fn check(&self, draft: &Draft<'_>) -> Report {
        let Ready { policy, index, always, common } = &*self.ready;
        let document = draft.document();
        let channel = draft.channel_name().or(document.metadata.channel.as_deref()).map(str::to_owned);
        let language = draft.known_language().or(document.metadata.language);
        let published = draft.moment().or(document.metadata.publish_at);
        let moment = published.or(self.at);
        let reading = Reading::of(&document, language);
        let fold = policy.fold_of(channel.as_deref());
        let around = Surroundings::new(&document, &reading).with_fold(fold);
        let (cleared, hits): (Vec<Hit>, Vec<Hit>) =
            index.find(&document, &reading).into_iter().partition(|hit| hit.role == Role::Cleared);
        let count = policy.count_of(channel.as_deref());
        let scene = Scene::new(index, &around, count, common);
        let mut findings = Vec::new();
        for (number, hits) in by_rule(&hits, always) {
            let rule = policy.rule_at(number);
            if rule.header.is_in_force(channel.as_deref(), moment) {
                rule.detect(number, hits, &scene, &mut findings);
            }
        }
        family::settle(&mut findings, &policy.rules, &scene);
        findings.retain(|finding| score::confidence(&finding.evidence) > 0);
        let Sifted { kept, silenced } = if self.silences {
            let (path, channel) = (draft.path_name(), channel.as_deref());
            let moments = [published, self.at];
            Silencing { policy, around: &around, path, channel, moments }.sift(findings, &cleared)
        } else {
            Sifted { kept: findings, silenced: Vec::new() }
        };
        let kept = family::without_echoes(kept, &policy.rules, &around, score::confidence);
        let mut report = Composer::new(policy, &around, &kept, &silenced).compose(&kept, &silenced);
        let (words, sentences, characters) = scene.prose();
        let length = channel.as_ref().map(|_| scene.length());
        report.measures = Measures { words, sentences, characters, length };
        report.path = draft.path_name().map(str::to_owned);
        report.channel = channel;
        report
    }
}

/// The rules that have hits or look at every draft, each once, with their hits.
fn by_rule<'h>(hits: &'h [Hit], always: &[RuleNumber]) -> BTreeMap<RuleNumber, &'h [Hit]> {
    let none: &[Hit] = &[];
    let mut rules: BTreeMap<RuleNumber, &[Hit]> = always.iter().map(|&number| (number, none)).collect();
    rules.extend(hits.chunk_by(|one, next| one.rule == next.rule).map(|hits| (hits[0].rule, hits)));
    rules
}

/// Makes a report of findings.
struct Composer<'c> {
    policy: &'c Policy,
    around: &'c Surroundings<'c>,
    language: Option<Language>,
    /// The positions of all findings, silenced or not.
    places: Places,
    /// The places of confidential ones.
    secrets: Vec<Spot>,
}

impl<'c> Composer<'c> {
    fn new(
        policy: &'c Policy,
        around: &'c Surroundings<'c>,
        findings: &[Finding],
        silenced: &[(Finding, Permission)],
    ) -> Self {
        let all = || findings.iter().chain(silenced.iter().map(|(finding, _)| finding));
        let (places, secrets) = (Places::of(all(), around), secrets(all(), policy));
        Self { policy, around, language: around.reading.language, places, secrets }
    }

    fn compose(&self, findings: &[Finding], silenced: &[(Finding, Permission)]) -> Report {
        let thresholds = &self.policy.settings.thresholds;
        let groups: Vec<String> = findings.iter().map(|finding| self.group(finding)).collect();
        let confidences: Vec<u8> = findings.iter().map(|finding| score::confidence(&finding.evidence)).collect();
        let weighed: Vec<score::Finding<'_>> = findings
            .iter()
            .enumerate()
            .map(|(at, finding)| score::Finding {
                family: self.rule(finding).header.family,
                severity: finding.severity,
                confidence: confidences[at],
                group: &groups[at],
            })
            .collect();
        let assessment = score::assess(&weighed, thresholds);
        let warnings = self.warnings(findings, &confidences, &numbered(&groups), &assessment);
        Report {
            path: None,
            channel: None,
            language: self.language,
            verdict: assessment.verdict,
            score: assessment.printed.value(),
            exact: assessment.score.exact(),
            combined: assessment.combined.printed(thresholds).value(),
            reasons: assessment.families.iter().map(|family| format!("{}{}", family.reason, family.cut)).collect(),
            scores: assessment.families.iter().map(|family| (family.family, family.printed.value())).collect(),
            measures: Measures::default(),
            warnings,
            silenced: self.silenced(silenced),
            masked_spans: Vec::new(),
            notes: self.around.document.notes.clone(),
        }
    }

    fn rule(&self, finding: &Finding) -> &Rule {
        self.policy.rule_at(finding.rule)
    }

    fn group(&self, finding: &Finding) -> String {
        format!("{}\0{}", self.rule(finding).header.id, finding.value)
    }

    fn warnings(
        &self,
        findings: &[Finding],
        confidences: &[u8],
        numbers: &[usize],
        assessment: &Assessment,
    ) -> Vec<Warning> {
        let mut seen: BTreeMap<(RuleNumber, String, String), usize> = BTreeMap::new();
        let mut warnings = Vec::with_capacity(findings.len());
        for (at, finding) in findings.iter().enumerate() {
            let header = &self.rule(finding).header;
            let found = self.found(finding);
            let source = found.location.span;
            let language = self.around.spoken();
            let said = self.rule(finding).say(finding, &found.matched, language);
            let part = &assessment.parts[at];
            let related = finding.related.iter().map(|(related, spot)| RelatedPlace {
                location: self.places.location(self.around.source(*spot)),
                note: related.note(language),
            });
            warnings.push(Warning {
                found,
                severity: finding.severity,
                confidence: confidences[at],
                evidence: finding.evidence.clone(),
                points: part.points.value(),
                share: part.share.value(),
                group: numbers[at],
                rank: part.rank,
                reason: format!("{}{}", part.reason, part.cut),
                form: finding.form,
                stance: finding.stance,
                context: self.around.block(finding.spot.block).context_at(finding.spot.span.start),
                mention: finding.mention.map(|mention| self.places.location(self.around.source(mention.spot))),
                sentence: self.around.source(finding.spot.with(self.around.sentence_of(finding.spot))).hull(source),
                message: said.message,
                why: said.why,
                advice: said.advice,
                owner: header.owner.clone(),
                sources: header.sources.clone(),
                suggestions: finding.suggestions.clone(),
                related: related.collect(),
                origin: header.origin.clone(),
                fingerprint: self.fingerprint(finding, &mut seen),
            });
        }
        warnings
    }

    /// What is no warning, in the order of its places.
    fn silenced(&self, findings: &[(Finding, Permission)]) -> Vec<Silenced> {
        let one = |(finding, permission): &(Finding, Permission)| Silenced {
            found: self.found(finding),
            permission: permission.clone(),
        };
        let mut silenced: Vec<Silenced> = findings.iter().map(one).collect();
        silenced.sort_by(|one, other| {
            let (one, other) = (&one.found, &other.found);
            one.location.span.cmp(&other.location.span).then_with(|| one.rule.cmp(&other.rule))
        });
        silenced
    }

    fn found(&self, finding: &Finding) -> Found {
        let header = &self.rule(finding).header;
        let span = self.around.source(finding.spot);
        Found {
            rule: header.id.clone(),
            family: header.family,
            location: self.places.location(span),
            text: span.slice(self.around.document.source).to_owned(),
            matched: self.around.text(finding.spot).to_owned(),
            masked: self.shows_secrets(finding),
        }
    }

    /// Whether a finding's text is one that a rule keeps elsewhere: its own rule, or one that it speaks for.
    fn shows_secrets(&self, finding: &Finding) -> bool {
        let rules = &self.policy.rules;
        let keeps = |id: &RuleId| rules.iter().any(|rule| rule.header.id == *id && rule.keeps_secrets());
        self.rule(finding).keeps_secrets() || finding.covered().any(keeps)
    }

    /// The fingerprint of a finding; `seen` counts the identical ones before it. Confidential words of the sentence do
    /// not enter: whoever knows the rest of it could try words until the fingerprint fits.
    fn fingerprint(&self, finding: &Finding, seen: &mut BTreeMap<(RuleNumber, String, String), usize>) -> String {
        let header = &self.rule(finding).header;
        let span = finding.spot.span;
        let sentence = self.around.sentence_of(finding.spot);
        // A sentence without an end must not make each of its warnings cost as much as the whole draft.
        let first = sentence.start.max(span.start.saturating_sub(KNOWN_BY));
        let last = sentence.end.max(span.end).min(span.end + KNOWN_BY);
        let before = self.without(finding.spot.with(Span::new(first, span.start)));
        let after = self.without(finding.spot.with(Span::new(span.end, last)));
        let is_confidential = within(&self.secrets, finding.spot).next().is_some();
        let value = if is_confidential { "" } else { finding.value.as_str() };
        let ordinal = seen.entry((finding.rule, value.to_owned(), format!("{before}\0{after}"))).or_insert(0);
        *ordinal += 1;
        fingerprint(&header.id, is_confidential, &finding.value, &before, &after, *ordinal - 1)
    }

    /// The folded words of a stretch, without confidential ones.
    fn without(&self, spot: Spot) -> String {
        let Spot { block, span } = spot;
        let text = &self.around.block(block).text;
        let mut shown = String::new();
        let mut reached = span.start;
        for place in within(&self.secrets, spot) {
            shown.push_str(Span::new(reached, place.start).slice(text));
            shown.push(' ');
            reached = reached.max(place.end);
        }
        shown.push_str(Span::new(reached, span.end).slice(text));
        folded(&shown)
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

/// The places of confidential findings in order, those that overlap joined.
fn secrets<'f>(findings: impl Iterator<Item = &'f Finding>, policy: &Policy) -> Vec<Spot> {
    let is_secret = |finding: &&Finding| policy.rule_at(finding.rule).header.family == Family::Confidential;
    let mut sorted: Vec<Spot> = findings.filter(is_secret).map(|finding| finding.spot).collect();
    sorted.sort_unstable();
    sorted.dedup_by(|next, last| {
        let joins = next.block == last.block && next.span.start <= last.span.end;
        if joins {
            *last = last.hull(next.span);
        }
        joins
    });
    sorted
}

/// Those of some sorted places, apart from each other, that share a byte with one.
fn within(sorted: &[Spot], Spot { block, span }: Spot) -> impl Iterator<Item = Span> {
    let first = sorted.partition_point(|other| (other.block, other.span.end) <= (block, span.start));
    sorted[first..]
        .iter()
        .take_while(move |other| other.block == block && other.span.start < span.end)
        .map(|spot| spot.span)
}

/// The positions of all borders of findings and of what belongs to them, found in one pass over the draft.
struct Places(BTreeMap<usize, Position>);

impl Places {
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
