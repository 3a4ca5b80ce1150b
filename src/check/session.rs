//! Drafts that were read once, to be judged as often as is wanted.

use super::Checker;
use super::compose::{Composer, problems_at};
use super::earlier::Earlier;
use super::fingerprint::Namer;
use super::listing::{self, listed, listed_silenced};
use super::setting::Setting;
use super::sieve::{ChangeSieve, ReadChange, Sifted, Sifting};
use crate::campaign::DraftFacts;
use crate::draft::{Block, Document, Draft, DraftChange, KnownFindings, Record};
use crate::family::{self, Finding, Scene};
use crate::language::Language;
use crate::matching::{Hit, Role, Surroundings};
use crate::moment::Moment;
use crate::network::Count;
use crate::policy::Policy;
use crate::reading::Reading;
use crate::report::{HeldBack, Report};
use crate::rule::{ByFacet, Facet, Occasion, Permission, RuleNumber, SilencedBy};
use crate::score::{self, Verdict};
use crate::text::{BlockNumber, Span, Spot};
use std::sync::OnceLock;

/// A draft that was read: taken apart into blocks, sentences and words. It can be judged many times, by any checker.
///
/// ```
/// use discretion::moment::Moment;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[confidential]]
/// id = "launch"
/// terms = ["Halcyon"]
/// until = 2026-12-01T00:00:00Z
/// "#)?;
/// let checker = Checker::new(&policy)?;
/// let read = checker.read(&Draft::plain("Halcyon ships today.").channel("blog"));
/// assert_eq!(read.channel(), Some("blog"));
///
/// let at = |instant: &str| checker.clone().at(Moment::parse(instant).expect("an instant")).judge(&read);
/// assert_eq!(at("2026-11-30T12:00:00Z").warnings().len(), 1);
/// assert_eq!(at("2026-12-01T12:00:00Z").warnings().len(), 0);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReadDraft<'t> {
    pub(super) document: Document<'t>,
    pub(super) reading: Reading,
    path: Option<String>,
    record: Option<Record>,
    /// What the run says of it: over what its head says.
    pub(super) run: RunSays,
    /// The draft before a change that is not trusted; none where it is.
    earlier: Option<Earlier>,
    /// The change that led to it; none where all of it counts.
    change: Option<Box<ReadChange<'t>>>,
    /// What a baseline knows of it.
    known: Option<&'t KnownFindings>,
    /// The facts that it states, once somebody asked for them.
    pub(super) facts: OnceLock<DraftFacts>,
}

/// What the run says of a draft.
#[derive(Clone, Debug, Default)]
pub(super) struct RunSays {
    /// The channel of publication, who signs, in which role, for whom.
    pub(super) facets: ByFacet<Option<String>>,
    /// The campaign that it belongs to, in small letters.
    pub(super) campaign: Option<String>,
    /// The moment.
    pub(super) published: Option<Moment>,
    /// The language that it is in.
    pub(super) language: Option<Language>,
}

impl ReadDraft<'_> {
    /// Its path, where it was given.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The channel of publication: as given, else from its front matter.
    #[must_use]
    pub fn channel(&self) -> Option<&str> {
        let head = || self.document.head.facets[Facet::Channel].first().map(|said| said.text.as_str());
        self.run.facets[Facet::Channel].as_deref().or_else(head)
    }

    /// The path of the message that it answers, as its front matter gives it: see [`Draft::reply_to`].
    #[must_use]
    pub fn reply_to(&self) -> Option<&str> {
        self.document.head.message.as_ref().map(|said| said.text.as_str())
    }

    /// The language that it is in: as given, else as its front matter says, else as detected; none where in doubt.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.reading.language
    }
}

/// Several drafts before one checker: each is read once, when it comes in, and their reports belong together.
///
/// ```
/// use discretion::{Checker, Draft, Policy};
///
/// let text = "discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
/// let checker = Checker::new(&Policy::parse("acme.toml", text)?)?;
/// let mut session = checker.session();
/// session.add(&Draft::plain("All hype.").path("a.md"));
/// session.add(&Draft::plain("All good.").path("b.md"));
/// let warnings: Vec<usize> = session.reports().map(|report| report.warnings().len()).collect();
/// assert_eq!(warnings, [1, 0]);
///
/// // In an editor: the text of one draft changes, the others need not be read again.
/// session.replace(1, &Draft::plain("No hype.").path("b.md"));
/// assert_eq!(session.report(1).map(|report| report.warnings().len()), Some(1));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session<'t> {
    checker: Checker,
    drafts: Vec<ReadDraft<'t>>,
}

impl<'t> Session<'t> {
    /// Reads a draft and adds it; gives its number, from 0.
    pub fn add(&mut self, draft: &Draft<'t>) -> usize {
        self.drafts.push(self.checker.read(draft));
        self.drafts.len() - 1
    }

    /// Reads a draft in the place of the one that has that number; without one, nothing happens.
    pub fn replace(&mut self, number: usize, draft: &Draft<'t>) {
        if let Some(place) = self.drafts.get_mut(number) {
            *place = self.checker.read(draft);
        }
    }

    /// The drafts, in the order in which they were added.
    #[must_use]
    pub fn drafts(&self) -> &[ReadDraft<'t>] {
        &self.drafts
    }

    /// The report of one draft, compared with the other drafts of its campaigns.
    #[must_use]
    pub fn report(&self, number: usize) -> Option<Report> {
        let draft = self.drafts.get(number)?;
        let others = self.drafts.iter().enumerate().filter(|(other, _)| *other != number);
        Some(self.checker.judged(draft, &others.map(|(_, draft)| draft).collect::<Vec<_>>()))
    }

    /// The reports of all drafts, in the order in which they were added; each is made when it is asked for.
    pub fn reports(&self) -> impl Iterator<Item = Report> {
        (0..self.drafts.len()).filter_map(|number| self.report(number))
    }
}

impl Checker {
    /// A session without drafts.
    #[must_use]
    pub fn session<'t>(&self) -> Session<'t> {
        Session { checker: self.clone(), drafts: Vec::new() }
    }

    /// Reads a draft. What the draft does not say of itself, its front matter may. Cost: linear in the draft.
    #[must_use]
    pub fn read<'t>(&self, draft: &Draft<'t>) -> ReadDraft<'t> {
        let document = draft.document();
        let path = draft.path_name().map(str::to_owned);
        let record = draft.record_in_file().cloned();
        let run = RunSays {
            facets: ByFacet::of(|facet| draft.name_of(facet).map(str::to_lowercase)),
            campaign: draft.campaign_name().map(str::to_lowercase),
            published: draft.moment(),
            language: draft.known_language(),
        };
        let reading = Reading::of(&document, run.language, document.head.claimed_language());
        let earlier = draft.earlier().map(|earlier| Earlier::of(earlier.map(|draft| draft.document()).as_ref()));
        let change = draft.change().map(|DraftChange { earlier, hunks }| {
            let earlier = self.read(earlier);
            Box::new(ReadChange { earlier, hunks: hunks.clone() })
        });
        let known = draft.known_findings();
        ReadDraft { document, reading, path, record, run, earlier, change, known, facts: OnceLock::new() }
    }

    /// Judges a draft that was read: [`Checker::check`] is to read and to judge.
    #[must_use]
    pub fn judge(&self, draft: &ReadDraft<'_>) -> Report {
        self.judged(draft, &[])
    }

    /// Judges a draft among others: it is compared with those of its campaigns, but for the one that has its path.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let blog = Draft::plain("Halcyon cuts the cost of storage by 12%.").path("blog.md").campaign("spring");
    /// let post = Draft::plain("Halcyon: 20% off your storage costs.").path("linkedin.md").campaign("spring");
    /// let others = [checker.read(&blog), checker.read(&post)];
    /// let report = checker.judge_among(&others[1], &others);
    /// assert_eq!(report.warnings()[0].rule().as_str(), "campaign/figure");
    /// assert_eq!(report.warnings()[0].message(), "“20%” here, “12%” in blog.md:1:37");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn judge_among(&self, draft: &ReadDraft<'_>, others: &[ReadDraft<'_>]) -> Report {
        let is_other = |other: &&ReadDraft<'_>| other.path() != draft.path() || draft.path().is_none();
        self.judged(draft, &others.iter().filter(is_other).collect::<Vec<_>>())
    }

    /// Judges a draft among others.
    fn judged(&self, draft: &ReadDraft<'_>, others: &[&ReadDraft<'_>]) -> Report {
        let (policy, index) = (&self.ready.policy, &self.ready.index);
        let setting = Setting::of(policy, draft, self.at, self.trusts_dates);
        let Setting { mut occasion, problems, notes, circumstances } = setting;
        let (answered, spoken) =
            self.heard(&occasion).map_or((None, None), |heard| (Some(heard.answered), heard.spoken));
        occasion.answered = answered;
        let (mut advice, answering) = spoken.unzip();
        let preview = occasion.names().iter().filter_map(|name| policy.preview_of(name)).min();
        let around = Surroundings::new(&draft.document, &draft.reading).with_fold(preview);
        let (cleared, mut hits): (Vec<Hit>, Vec<Hit>) =
            index.find(&draft.document, &draft.reading).into_iter().partition(|hit| hit.role == Role::Cleared);
        let rests = listing::notes_on_rests(&hits, policy);
        let scene_on = |channel| self.scene(&around, channel).with_answering(answering.as_ref());
        let scene = scene_on(occasion.channel());
        let secrets = self.secrets(&hits, &scene);
        // No language that only the head claims puts a locked rule to sleep.
        let is_claimed = |hit: &Hit| around.reading_of(hit.block).is_claimed && policy.rule_at(hit.rule).header.locked;
        hits.retain(|hit| !hit.foreign || is_claimed(hit));
        let other_names = occasion.names().iter().skip(1).filter(|name| policy.named(Facet::Channel, name).is_some());
        let other_scenes: Vec<(&str, Scene<'_>)> =
            other_names.map(|name| (name.as_str(), scene_on(Some(name)))).collect();
        let mut findings = self.findings(&occasion, &hits, &scene, &other_scenes);
        // Before anything is left out: what lacks in an old line lacks all the same.
        advice.iter_mut().for_each(|advice| advice.compare(&findings, policy, &around));
        let mut campaigns = self.campaigns(draft, others, &scene, &occasion);
        findings.append(&mut campaigns.findings);
        let mut namer = Namer::new(policy, &around, &findings, secrets.iter().map(|(_, spot)| *spot));
        namer.name(&mut findings);
        let Sifted { mut kept, mut faults, mut silenced, baseline, gone } = if self.silences {
            let (path, occasion, earlier) = (draft.path(), &occasion, draft.earlier.as_ref());
            let known = draft.known;
            let approvals = &self.approvals;
            Sifting { policy, around: &around, cleared: &cleared, path, occasion, earlier, approvals, known }
                .sift(findings)
        } else {
            Sifted { kept: findings, ..Sifted::default() }
        };
        silenced.extend(self.tried(&mut kept, &scene));
        faults.extend(contradiction(policy, draft, &around));
        namer.name(&mut faults);
        kept.extend(faults);
        let mut kept = family::without_echoes(kept, &policy.rules, &around, score::confidence);
        let all = kept.len();
        if let Some(change) = &draft.change {
            self.retain_new(change, &around, &mut kept, &mut silenced);
        }
        let unchanged = all - kept.len();
        let (kept, unlisted) = listed(kept);
        let (silenced, unlisted_silenced) = listed_silenced(silenced);
        let mut report = Composer::new(policy, &scene, &kept, &silenced).compose(&kept, &silenced);
        let own = secrets.into_iter().map(|secret| self.held_back(secret, &around));
        report.secrets = own.chain(campaigns.secrets).collect();
        report.length = occasion.channel().map(|_| scene.post_length()).unwrap_or_default();
        report.path.clone_from(&draft.path);
        report.record.clone_from(&draft.record);
        report.facets = ByFacet::of(|facet| occasion.facets[facet].names().to_vec());
        (report.unchanged, report.unlisted) = (unchanged, unlisted.values().sum());
        (report.baseline, report.gone) = (baseline, gone);
        report
            .notes
            .extend(notes.into_iter().chain(campaigns.notes).chain(listing::notes(&unlisted, policy)).chain(rests));
        report.campaigns = campaigns.reports;
        report.notes.extend(listing::note_on_silenced(&unlisted_silenced));
        report.unlisted_silenced = unlisted_silenced;
        report.circumstances = circumstances;
        if let (Some(said), None) = (&draft.document.head.message, &self.answer) {
            report.notes.push(format!("it answers a message, `{}`, that was not read", said.text));
        }
        if let Some(advice) = advice {
            report.verdict = advice.verdict(report.verdict);
            report.reply = Some(Box::new(advice));
        }
        (report.in_force, report.asleep) = self.ready.sleepers.during(policy, draft, &occasion);
        if report.in_force == 0 {
            report.notes.push("no rule of the policy is in force for this draft".to_owned());
        }
        if !problems.is_empty() {
            report.problems = problems_at(problems, draft.document.source);
            report.verdict = report.verdict.max(Verdict::Review);
        }
        report
    }

    /// A draft before the rules, on a channel.
    pub(super) fn scene<'s>(&'s self, around: &'s Surroundings<'s>, channel: Option<&str>) -> Scene<'s> {
        Scene::new(&self.ready.index, around, self.ready.policy.count_of(channel), &self.ready.common)
    }

    /// Leaves out what a change did not bring about.
    fn retain_new(
        &self,
        change: &ReadChange<'_>,
        around: &Surroundings<'_>,
        kept: &mut Vec<Finding>,
        silenced: &mut Vec<(Finding, Permission)>,
    ) {
        let earlier = self.judge(&change.earlier);
        let sieve = ChangeSieve::new(&self.ready.policy, around, change, earlier.warnings());
        kept.retain(|finding| sieve.brings(finding));
        silenced.retain(|(finding, _)| sieve.touches(around.source(finding.spot)));
    }

    /// Takes the findings of rules on trial out: they are told, and hold no draft.
    fn tried(&self, findings: &mut Vec<Finding>, scene: &Scene<'_>) -> Vec<(Finding, Permission)> {
        let header = |finding: &Finding| &self.ready.policy.rule_at(finding.rule).header;
        let reason = scene.around.spoken().data().texts.permissions.tried;
        let permission = |finding: &Finding| Permission {
            by: SilencedBy::Trial,
            reason: reason.to_owned(),
            owner: header(finding).owner.clone(),
            until: None,
        };
        let tried = findings.extract_if(.., |finding| header(finding).trial);
        let with_permission = |finding: Finding| {
            let permission = permission(&finding);
            (finding, permission)
        };
        tried.map(with_permission).collect()
    }

    /// What must not be shown where a report is masked: all that a confidential rule would match, were it in force.
    fn secrets(&self, hits: &[Hit], scene: &Scene<'_>) -> Vec<(RuleNumber, Spot)> {
        let of_rule = |hits: &[Hit]| {
            let number = hits[0].rule;
            let spots = self.ready.policy.rule_at(number).secrets(number, hits, scene);
            spots.into_iter().map(|spot| (number, spot)).collect::<Vec<_>>()
        };
        hits.chunk_by(|one, next| one.rule == next.rule).flat_map(of_rule).collect()
    }

    /// The same as a report keeps it.
    fn held_back(&self, (rule, spot): (RuleNumber, Spot), around: &Surroundings<'_>) -> HeldBack {
        let span = around.source(spot);
        HeldBack {
            span,
            text: span.slice(around.document.source).to_owned(),
            matched: around.text(spot).to_owned(),
            sealed: self.ready.policy.rule_at(rule).keeps_secrets(),
        }
    }

    /// What must not be shown of a draft.
    pub(super) fn secrets_of(&self, draft: &ReadDraft<'_>) -> Vec<HeldBack> {
        let around = Surroundings::new(&draft.document, &draft.reading);
        let hits: Vec<Hit> = self.ready.index.find(&draft.document, &draft.reading);
        let hits: Vec<Hit> = hits.into_iter().filter(|hit| hit.role != Role::Cleared).collect();
        let scene = Scene::new(&self.ready.index, &around, Count::Characters, &self.ready.common);
        self.secrets(&hits, &scene).into_iter().map(|secret| self.held_back(secret, &around)).collect()
    }

    /// The findings of the rules in force.
    pub(super) fn findings(
        &self,
        occasion: &Occasion,
        hits: &[Hit],
        scene: &Scene<'_>,
        others: &[(&str, Scene<'_>)],
    ) -> Vec<Finding> {
        let policy = &self.ready.policy;
        let mut findings = Vec::new();
        for (number, hits) in by_rule(hits, &self.ready.always) {
            let rule = policy.rule_at(number);
            if rule.header.is_in_force(occasion) {
                // A rule of one channel measures as that channel counts.
                let is_for = |name: Option<&str>| rule.header.facets[Facet::Channel].holds(name);
                let other = || others.iter().find(|(name, _)| is_for(Some(name)));
                let scene = if is_for(occasion.channel()) { scene } else { other().map_or(scene, |(_, scene)| scene) };
                rule.detect(number, hits, scene, &mut findings);
            }
        }
        family::settle(&mut findings, &policy.rules, scene);
        findings.retain(|finding| score::confidence(&finding.evidence) > 0);
        findings
    }
}

/// The finding that the head of a draft declares another language than its text tells.
fn contradiction(policy: &Policy, draft: &ReadDraft<'_>, around: &Surroundings<'_>) -> Option<Finding> {
    let (claimed, told) = draft.reading.contradicted.zip(draft.reading.language)?;
    let place = draft.document.head.language.as_ref()?.place;
    let whole = |(number, block): (BlockNumber, &Block)| Spot::new(number, Span::new(0, block.text.len()));
    let spot = around.blocks().map(whole).find(|&spot| around.source(spot).contains(place))?;
    Some(family::other_language(policy.rule_on_languages(), spot, claimed, told))
}

/// The rules that have hits or look at every draft, each once, with their hits.
fn by_rule<'h>(hits: &'h [Hit], always: &[RuleNumber]) -> Vec<(RuleNumber, &'h [Hit])> {
    let found = hits.chunk_by(|one, next| one.rule == next.rule).map(|hits| (hits[0].rule, hits));
    let mut rules: Vec<_> = found.chain(always.iter().map(|&number| (number, &[][..]))).collect();
    rules.sort_by_key(|&(rule, hits)| (rule, hits.is_empty()));
    rules.dedup_by_key(|(rule, _)| *rule);
    rules
}
