//! What several drafts of one campaign say differently, and what a campaign asks of each: rules that every policy has.
//!
//! Where two drafts differ is found by `campaign`; here stand the rules, their findings and their words. Their ids
//! begin with `campaign/` in every policy: a difference is one whatever the policy is called.

use super::finding::{Counterpart, Finding};
use super::{Judge, Meaning, Rule};
use crate::campaign::FactKind;
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Defaults, Evidence, Family, Forms, Header, Origin, Places, RuleId, RuleNumber, Severity, WrittenKeys,
};
use crate::text::Spot;

/// What the ids of the rules begin with.
pub(crate) const CAMPAIGN: &str = "campaign";

/// The most characters of a reading that a message quotes.
const QUOTED: usize = 80;

/// What a rule on campaigns is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CampaignConcern {
    /// Another draft says something else.
    Differs(FactKind),
    /// Wording that each draft must have is not there.
    Lacks,
    /// The draft appears before the campaign may.
    TooEarly,
}

impl CampaignConcern {
    /// Every concern, in the order of the rules.
    pub(crate) fn each() -> impl Iterator<Item = Self> {
        FactKind::EACH.into_iter().map(Self::Differs).chain([Self::Lacks, Self::TooEarly])
    }

    /// The name of its rule.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Differs(kind) => kind.name(),
            Self::Lacks => "must",
            Self::TooEarly => "too-early",
        }
    }

    /// How bad it is where somebody reads it: two prices or dates are worse than two spellings.
    const fn severity(self) -> Severity {
        match self {
            Self::Differs(FactKind::Price) | Self::TooEarly => Severity::High,
            Self::Differs(
                FactKind::Figure
                | FactKind::Date
                | FactKind::Availability
                | FactKind::Promise
                | FactKind::Link
                | FactKind::Quotation,
            )
            | Self::Lacks => Severity::Medium,
            Self::Differs(FactKind::Name | FactKind::Hashtag) => Severity::Low,
        }
    }
}

/// A rule on campaigns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CampaignRule(CampaignConcern);

impl CampaignRule {
    /// Its concern.
    pub(super) const fn concern(&self) -> CampaignConcern {
        self.0
    }
}

impl Judge for CampaignRule {
    fn write_keys(&self, _header: &Header, _keys: &mut WrittenKeys) {}

    fn texts(&self, _header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        let texts = &texts.campaign;
        let differs = |(why, advice): (&'static str, &'static str)| Texts { message: texts.differs, why, advice };
        match self.0 {
            CampaignConcern::Differs(kind) => differs(match kind {
                FactKind::Figure => texts.figure,
                FactKind::Price => texts.price,
                FactKind::Date => texts.date,
                FactKind::Availability => texts.availability,
                FactKind::Promise => texts.promise,
                FactKind::Name => texts.name,
                FactKind::Link => texts.link,
                FactKind::Hashtag => texts.hashtag,
                FactKind::Quotation => texts.quotation,
            }),
            CampaignConcern::Lacks => texts.lacks,
            CampaignConcern::TooEarly => texts.too_early,
        }
    }

    fn describe(&self) -> String {
        match self.0 {
            CampaignConcern::Differs(kind) => format!("drafts of one campaign that differ: {}", kind.name()),
            CampaignConcern::Lacks => "drafts that lack wording of `must` in their `[campaign.NAME]`".to_owned(),
            CampaignConcern::TooEarly => "drafts that appear before `not_before` of their `[campaign.NAME]`".to_owned(),
        }
    }
}

/// The rules of every policy, in the order of [`CampaignConcern::each`].
pub(crate) fn rules_on_campaigns(origin: &Origin) -> Vec<Rule> {
    let rule = |concern: CampaignConcern| {
        let severity = concern.severity();
        let defaults = Defaults { family: Family::Claim, severity, places: Places::ALL, forms: Forms::WORDING };
        let header = Header::implied(RuleId::new(CAMPAIGN, concern.name()), defaults, None, origin.clone());
        Rule { header, meaning: Meaning::Campaign(CampaignRule(concern)) }
    };
    CampaignConcern::each().map(rule).collect()
}

/// The finding that other drafts say something else than a place of this one; `here` is what it says. None where there
/// is no other draft.
pub(crate) fn difference(
    (number, rule): (RuleNumber, &Rule),
    spot: Spot,
    here: &str,
    others: Vec<Counterpart>,
) -> Option<Finding> {
    let first = others.first()?;
    let mut finding = Finding::new(number, spot, rule.header.severity, vec![Evidence::Compared], here.to_lowercase());
    finding.details = vec![("here", cut(here)), ("there", cut(&first.reading)), ("draft", first.place())];
    finding.elsewhere = others;
    Some(finding)
}

/// The finding that a draft lacks wording that its campaign asks for.
pub(crate) fn lacking((number, rule): (RuleNumber, &Rule), spot: Spot, campaign: &str, wording: &str) -> Finding {
    let mut finding =
        Finding::new(number, spot, rule.header.severity, vec![Evidence::Compared], wording.to_lowercase());
    finding.details = vec![("wording", wording.to_owned()), ("campaign", campaign.to_owned())];
    finding
}

/// The finding that a draft appears before its campaign may; `from` is the day as readers are told.
pub(crate) fn too_early((number, rule): (RuleNumber, &Rule), spot: Spot, campaign: &str, from: String) -> Finding {
    let mut finding = Finding::new(number, spot, rule.header.severity, vec![Evidence::Compared], campaign.to_owned());
    finding.details = vec![("from", from), ("campaign", campaign.to_owned())];
    finding
}

/// The beginning of a reading, as far as a message quotes it.
fn cut(reading: &str) -> String {
    let mut letters = reading.chars();
    let begin: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() { format!("{begin}…") } else { begin }
}
