//! Drafts of one campaign: what they say differently, and what the campaign asks of each.

use super::session::ReadDraft;
use super::{Checker, setting::HeadProblem};
use crate::campaign::{DraftFacts, Fact, FactKind, has_wording};
use crate::draft::Block;
use crate::family::{self, CampaignConcern, Counterpart, Finding, Rule, Scene};
use crate::policy::{Policy, PolicyCampaign};
use crate::report::{CampaignReport, HeldBack};
use crate::rule::{Occasion, Place, RuleNumber};
use crate::text::{BlockNumber, LineIndex, Span, Spot, quoted};
use std::collections::BTreeMap;

/// The part of a report that its campaigns make.
#[derive(Debug, Default)]
pub(super) struct Campaigns {
    /// What was found.
    pub(super) findings: Vec<Finding>,
    /// The campaigns, and the drafts that it was compared with.
    pub(super) reports: Vec<CampaignReport>,
    /// What of other drafts must not be shown.
    pub(super) secrets: Vec<HeldBack>,
    /// What is worth knowing.
    pub(super) notes: Vec<String>,
}

impl ReadDraft<'_> {
    /// The campaigns that it belongs to, in small letters: as the run says, else as its head says.
    pub(super) fn campaigns(&self) -> Vec<String> {
        let head = || self.document.head.campaigns.iter().map(|said| said.text.to_lowercase());
        let mut names: Vec<String> = match &self.run.campaign {
            Some(name) => vec![name.clone()],
            None => head().filter(|name| !name.is_empty()).collect(),
        };
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The facts that it states; read when they are first asked for.
    fn facts(&self) -> &DraftFacts {
        self.facts.get_or_init(|| DraftFacts::of(&self.document, &self.reading))
    }

    /// The problems of the campaigns that its head names, and of which the policy knows others.
    pub(super) fn campaign_problems(&self, policy: &Policy) -> Vec<HeadProblem> {
        if self.run.campaign.is_some() || policy.campaigns().next().is_none() {
            return Vec::new();
        }
        let unknown = self.document.head.campaigns.iter().filter(|said| !policy.knows_campaign(&said.text));
        let problem = |said: &crate::draft::HeadValue| HeadProblem {
            span: said.place,
            message: format!("unknown campaign {}", quoted(&said.text)),
            help: policy.suggested_campaign(&said.text),
        };
        unknown.map(problem).collect()
    }
}

impl Checker {
    /// What the campaigns of a draft say of it, among other drafts.
    pub(super) fn campaigns(
        &self,
        draft: &ReadDraft<'_>,
        others: &[&ReadDraft<'_>],
        scene: &Scene<'_>,
        occasion: &Occasion,
    ) -> Campaigns {
        let names = draft.campaigns();
        let mut campaigns = Campaigns::default();
        if names.is_empty() {
            return campaigns;
        }
        let belongs = |other: &ReadDraft<'_>, name: &String| other.campaigns().contains(name);
        for name in &names {
            let members = others.iter().filter(|other| belongs(other, name));
            let drafts = members.map(|other| other.path().unwrap_or("draft").to_owned()).collect();
            campaigns.reports.push(CampaignReport { name: name.clone(), drafts });
        }
        let compared: Vec<&ReadDraft<'_>> =
            others.iter().filter(|other| names.iter().any(|name| belongs(other, name))).copied().collect();
        campaigns.findings = self.differences(draft, &compared, occasion);
        campaigns.secrets =
            campaigns.findings.iter().flat_map(|finding| &finding.elsewhere).filter_map(held_back).collect();
        let asked = names.iter().filter_map(|name| self.policy().campaign(name));
        for campaign in asked {
            self.ask(campaign, draft, scene, occasion, &mut campaigns);
        }
        campaigns
    }

    /// The number of a rule on campaigns with the rule, if it is in force for a draft.
    fn campaign_rule(&self, concern: CampaignConcern, occasion: &Occasion) -> Option<(RuleNumber, &Rule)> {
        let number = self.policy().rule_on_campaigns(concern)?;
        let rule = self.policy().rule_at(number);
        rule.header.is_in_force(occasion).then_some((number, rule))
    }

    /// What other drafts say differently: a finding for each place of the draft, with all places that differ from it.
    fn differences(&self, draft: &ReadDraft<'_>, others: &[&ReadDraft<'_>], occasion: &Occasion) -> Vec<Finding> {
        let mut places: BTreeMap<(Spot, FactKind), (&Fact, Vec<Counterpart>)> = BTreeMap::new();
        for other in others {
            let differences = draft.facts().differences(other.facts());
            if differences.is_empty() {
                continue;
            }
            let lines = LineIndex::new(other.document.source);
            let secrets = self.secrets_of(other);
            for found in differences {
                let counterpart = counterpart(other, found.other, &lines, &secrets);
                let known = places.entry((found.one.spot, found.kind)).or_insert_with(|| (found.one, Vec::new()));
                known.1.push(counterpart);
            }
        }
        let finding = |((spot, kind), (fact, others)): ((Spot, FactKind), (&Fact, Vec<Counterpart>))| {
            let rule = self.campaign_rule(CampaignConcern::Differs(kind), occasion)?;
            family::difference(rule, spot, &fact.reading, others)
        };
        places.into_iter().filter_map(finding).collect()
    }

    /// What a campaign of the policy asks of a draft.
    fn ask(
        &self,
        campaign: &PolicyCampaign,
        draft: &ReadDraft<'_>,
        scene: &Scene<'_>,
        occasion: &Occasion,
        campaigns: &mut Campaigns,
    ) {
        let Some(first) = first_sentence(scene) else { return };
        let is_read = |language| language == draft.reading.language || draft.reading.language.is_none();
        let asked = campaign.must.iter().filter(|term| term.language.is_none() || is_read(term.language));
        for term in asked.filter(|term| !has_wording(&draft.document, &draft.reading, &term.text)) {
            let rule = self.campaign_rule(CampaignConcern::Lacks, occasion);
            campaigns.findings.extend(rule.map(|rule| family::lacking(rule, first, &campaign.name, &term.text)));
        }
        let Some(not_before) = campaign.not_before else { return };
        let from = scene.told(not_before);
        match occasion.published {
            None => campaigns.notes.push(format!(
                "campaign {} appears from {from} on; the draft does not say when it appears",
                quoted(&campaign.name)
            )),
            Some(published) if published.first < not_before => {
                let place = draft.document.head.published.as_ref().filter(|_| draft.run.published.is_none());
                let spot = place.and_then(|said| spot_at(scene, said.place)).unwrap_or(first);
                let rule = self.campaign_rule(CampaignConcern::TooEarly, occasion);
                campaigns.findings.extend(rule.map(|rule| family::too_early(rule, spot, &campaign.name, from)));
            }
            Some(_) => {}
        }
    }
}

/// The place of a fact in another draft.
fn counterpart(other: &ReadDraft<'_>, fact: &Fact, lines: &LineIndex, secrets: &[HeldBack]) -> Counterpart {
    let source = other.document.source;
    let span = other.document.blocks[fact.spot.block.0].source(fact.spot.span);
    let touching = secrets.iter().filter(|secret| secret.span.overlaps(span));
    Counterpart {
        path: other.path().unwrap_or("draft").to_owned(),
        span,
        start: lines.position(source, span.start),
        end: lines.position(source, span.end),
        reading: fact.reading.clone(),
        secret: touching.map(|secret| secret.sealed).reduce(|one, other| one || other),
    }
}

/// The text of a place in another draft, if it must not be shown.
fn held_back(place: &Counterpart) -> Option<HeldBack> {
    let (text, matched) = (place.reading.clone(), place.reading.clone());
    place.secret.map(|sealed| HeldBack { span: Span::new(0, 0), text, matched, sealed })
}

/// The first sentence of the prose of a draft.
fn first_sentence(scene: &Scene<'_>) -> Option<Spot> {
    let around = scene.around;
    let has_words = |block: &BlockNumber| {
        around.block(*block).context.place() == Place::Prose && !around.words_of(*block).is_empty()
    };
    let first = around.blocks().map(|(block, _)| block).find(has_words)?;
    let start = around.words_of(first).first().map_or(0, |word| word.start());
    let at = Spot::new(first, Span::new(start, start));
    Some(at.with(around.sentence_of(at)))
}

/// The block that holds a place of the draft.
fn spot_at(scene: &Scene<'_>, place: Span) -> Option<Spot> {
    let whole = |(number, block): (BlockNumber, &Block)| Spot::new(number, Span::new(0, block.text.len()));
    scene.around.blocks().map(whole).find(|&spot| scene.around.source(spot).contains(place))
}
