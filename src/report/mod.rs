//! Reports: warnings, silenced matches, the score and the measures.
//!
//! A [`Warning`] says where a risk is, why it is one and what to write instead; its [`Evidence`] and the severity of
//! its rule make its points. A [`Silenced`] is what an exception, a cleared text, a comment or a baseline lets pass.
//! Both have a [`Head`].

mod asleep;
mod campaign;
mod circumstances;
mod fix;
mod head;
mod masking;
mod need;
mod origin;
mod problem;
mod reply;

pub use asleep::{Asleep, SleepReason};
pub use campaign::CampaignReport;
pub use circumstances::{Circumstances, KnownFrom, PublishedBetween};
pub use fix::Fix;
pub use head::{Head, Location, RelatedPlace};
pub(crate) use masking::HeldBack;
pub use masking::{Masking, veiled};
#[cfg(feature = "html")]
pub(crate) use masking::{Veil, merged, touches};
pub use need::Need;
pub use problem::DraftProblem;
pub use reply::{Advice, AdviceReason, ReplyPart, SeenKind};

pub use crate::clause::Relation;
pub use crate::family::Stance;
pub use crate::rule::{Decision, Disguise, Evidence, Form, MessageKind, SilencedBy, Way, is_called};
pub use crate::score::Verdict;

use crate::draft::{Format, Record};
use crate::language::Language;
use crate::moment::Moment;
use crate::network::PostLength;
use crate::policy::PolicyIdentity;
use crate::rule::{ByFacet, Facet, Family, Permission, RuleId};
use crate::score::Grounds;
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Deref;

/// One risk in a draft: where it is, why it is one, what to write instead, whom to ask, and what it counts.
///
/// What it shares with what was silenced is read through its [`Head`]: `warning.text()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    pub(crate) head: Head,
    pub(crate) points: f64,
    pub(crate) share: f64,
    pub(crate) group: usize,
    pub(crate) rank: usize,
    pub(crate) reason: Grounds,
    pub(crate) holds: bool,
}

impl Deref for Warning {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

impl Warning {
    /// The points of the severity times the confidence, 0 to 98, one decimal.
    #[must_use]
    pub const fn points(&self) -> f64 {
        self.points
    }

    /// Its share of the score of its family, one decimal; the shares of a family add up to its score.
    #[must_use]
    pub const fn share(&self) -> f64 {
        self.share
    }

    /// The number of its group within the draft, from 1: warnings of the same number are mentions of the same thing.
    #[must_use]
    pub const fn group(&self) -> usize {
        self.group
    }

    /// Its place among the mentions of the same thing, from 1; each counts half as much as the one before, and
    /// after the eighth they no longer count.
    #[must_use]
    pub const fn rank(&self) -> usize {
        self.rank
    }

    /// The reason why its family has its verdict: `confidential ≥ 70`.
    #[must_use]
    pub fn reason(&self) -> String {
        self.reason.to_string()
    }

    /// Returns whether it holds the draft: its severity is medium or more, and its family does not pass.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.holds
    }
}

/// What a baseline holds of one match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct BaselineEntry {
    /// The rule.
    pub rule: RuleId,
    /// The fingerprint: [`Head::fingerprint`].
    pub fingerprint: String,
    /// For a limit of the whole draft, how far it is exceeded: a baseline lets pass what is not worse.
    pub excess: Option<i64>,
}

/// A match that is not a warning, because the policy or the draft lets it pass.
///
/// What it would be is read through its [`Head`], as of a [`Warning`]: `silenced.rule()`, `silenced.message()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Silenced {
    pub(crate) head: Head,
    pub(crate) permission: Permission,
    /// Its end as people read it.
    pub(crate) until_told: Option<String>,
}

impl Deref for Silenced {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

impl Silenced {
    /// The means that silenced it.
    #[must_use]
    pub const fn by(&self) -> SilencedBy {
        self.permission.by
    }

    /// The reason why it was allowed.
    #[must_use]
    pub fn allowed_because(&self) -> &str {
        &self.permission.reason
    }

    /// The person who allowed it; none for a comment.
    #[must_use]
    pub fn allowed_by(&self) -> Option<&str> {
        self.permission.owner.as_deref()
    }

    /// The instant from which on it will be a warning again.
    #[must_use]
    pub const fn allowed_until(&self) -> Option<Moment> {
        self.permission.until
    }

    /// The same as people read it: in the language of the draft and the time zone of the policy.
    #[must_use]
    pub fn allowed_until_told(&self) -> Option<&str> {
        self.until_told.as_deref()
    }
}

/// The size of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measures {
    /// Words of its prose, as UAX #29 counts them.
    pub words: usize,
    /// Sentences of its prose.
    pub sentences: usize,
    /// Unicode code points of its prose.
    pub characters: usize,
    /// The length of the post as its channel counts it: by weight on X, by grapheme cluster on Bluesky, and so on;
    /// nothing for a draft without a channel.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let text = "discretion = 1\nname = \"acme\"\n[channels.x]\n";
    /// let checker = Checker::new(&Policy::parse("acme.toml", text)?)?;
    /// let report = checker.check(&Draft::plain("Hi https://example.com/a/long/path 👩‍💻").channel("x"));
    /// assert_eq!(report.measures().length, Some(3 + 23 + 1 + 2));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    pub length: Option<usize>,
}

/// How many silenced matches are counted and not listed, by the means that silenced them.
pub(crate) type UnlistedSilenced = BTreeMap<SilencedBy, usize>;

/// The result of checking a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub(crate) path: Option<String>,
    pub(crate) record: Option<Record>,
    pub(crate) policy: PolicyIdentity,
    pub(crate) format: Format,
    pub(crate) facets: ByFacet<Vec<String>>,
    pub(crate) language: Option<Language>,
    pub(crate) verdict: Verdict,
    pub(crate) score: f64,
    pub(crate) exact: f64,
    pub(crate) combined: f64,
    pub(crate) reasons: Vec<Grounds>,
    pub(crate) scores: Vec<(Family, f64)>,
    /// Without the length.
    pub(crate) measures: Measures,
    pub(crate) length: PostLength,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) silenced: Vec<Silenced>,
    /// What is to be taken out where the report is masked.
    pub(crate) secrets: Vec<HeldBack>,
    pub(crate) masked_spans: Vec<Span>,
    /// The same as they were found, before those that touch were joined.
    pub(crate) masked_places: Vec<Span>,
    pub(crate) notes: Vec<String>,
    pub(crate) problems: Vec<DraftProblem>,
    pub(crate) circumstances: Circumstances,
    pub(crate) campaigns: Vec<CampaignReport>,
    pub(crate) in_force: usize,
    pub(crate) asleep: Vec<Asleep>,
    pub(crate) unchanged: usize,
    pub(crate) unlisted: usize,
    pub(crate) of_others: usize,
    pub(crate) unlisted_silenced: UnlistedSilenced,
    pub(crate) baseline: Vec<BaselineEntry>,
    pub(crate) gone: Vec<String>,
    pub(crate) reply: Option<Box<Advice>>,
}

impl Report {
    /// The path of the draft, where it was given.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Where the draft stands in the file of its path, if that holds many.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// The policy that it was checked against: its name, its version and its digest.
    #[must_use]
    pub const fn policy(&self) -> &PolicyIdentity {
        &self.policy
    }

    /// The format that it was read in.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The channel that it was checked for.
    #[must_use]
    pub fn channel(&self) -> Option<&str> {
        self.channels().first().map(String::as_str)
    }

    /// All channels on which the draft will be published: as given, else as its front matter says.
    #[must_use]
    pub fn channels(&self) -> &[String] {
        &self.facets[Facet::Channel]
    }

    /// Those who sign the draft: people of the policy by their names there, others as they are written.
    #[must_use]
    pub fn authors(&self) -> &[String] {
        &self.facets[Facet::Author]
    }

    /// The roles in which they speak.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        &self.facets[Facet::Role]
    }

    /// The audiences for which it is meant: as given, else as its front matter says with those of its channels.
    #[must_use]
    pub fn audiences(&self) -> &[String] {
        &self.facets[Facet::Audience]
    }

    /// What the draft says of itself and nobody understands; a gate refuses a draft that has any.
    #[must_use]
    pub fn problems(&self) -> &[DraftProblem] {
        &self.problems
    }

    /// The moments that were used, and where they, the channels and the language come from.
    #[must_use]
    pub const fn circumstances(&self) -> Circumstances {
        self.circumstances
    }

    /// The campaigns that the draft belongs to, each with the drafts that it was compared with.
    #[must_use]
    pub fn campaigns(&self) -> &[CampaignReport] {
        &self.campaigns
    }

    /// How many rules of the policy were in force for the draft. A pass says no more than these say.
    #[must_use]
    pub const fn rules_in_force(&self) -> usize {
        self.in_force
    }

    /// The rules that slept, by reason, in the order of [`SleepReason::EACH`]. Rules that the policy switches off do
    /// not count.
    #[must_use]
    pub fn asleep(&self) -> &[Asleep] {
        &self.asleep
    }

    /// How many warnings are left out because the change that led to the draft did not bring them about: see
    /// [`Draft::since`](crate::Draft::since).
    #[must_use]
    pub const fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// How many warnings are not among those of [`Report::warnings`]: a report lists the thousand heaviest of each
    /// rule. They do not count in the score, to which they would add next to nothing.
    #[must_use]
    pub const fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// What a baseline of the draft holds: everything that would be a warning without one. That is more than the
    /// warnings: of two that say the same, a report shows one. Rules that are locked are not among them.
    #[must_use]
    pub fn baseline(&self) -> &[BaselineEntry] {
        &self.baseline
    }

    /// The fingerprints that the baseline has for the draft, and that nothing in it has any more.
    #[must_use]
    pub fn gone(&self) -> &[String] {
        &self.gone
    }

    /// The language that it is in: as given, else as detected; none where in doubt.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// Returns whether it may be published.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The score, 0 to 100, one decimal, never rounded across a threshold: that of the worst family.
    #[must_use]
    pub const fn score(&self) -> f64 {
        self.score
    }

    /// The score before it is shortened to one decimal, for those who recompute it.
    #[must_use]
    pub const fn exact_score(&self) -> f64 {
        self.exact
    }

    /// The reason why each family has its verdict, in the order of [`Family::EACH`]: `tone < 30, cut to the ceiling of
    /// low`.
    pub fn reasons(&self) -> impl Iterator<Item = String> {
        self.reasons.iter().map(Grounds::to_string)
    }

    /// The score of all families taken together, to sort drafts of equal score; never decides a verdict.
    #[must_use]
    pub const fn combined(&self) -> f64 {
        self.combined
    }

    /// The score of each family, in the order of [`Family::EACH`].
    #[must_use]
    pub fn scores(&self) -> &[(Family, f64)] {
        &self.scores
    }

    /// The size of the text that was read. The length on its channel is counted here, when it is asked for first.
    #[must_use]
    pub fn measures(&self) -> Measures {
        Measures { length: self.length.get(), ..self.measures }
    }

    /// The warnings, sorted by place.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Matches silenced by exceptions, cleared texts and comments, sorted by place. They do not count in the score.
    ///
    /// ```
    /// use discretion::report::SilencedBy;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    ///
    /// [[claim]]
    /// id = "superlative"
    /// terms = ["the fastest"]
    ///
    /// [[cleared]]
    /// text = "the fastest object store in the 2026 report"
    /// reason = "approved claim 26-114"
    /// "#)?;
    /// let report = Checker::new(&policy)?.check(&Draft::markdown("It is **the fastest** object store in the 2026 report."));
    /// assert!(report.warnings().is_empty());
    /// let silenced = &report.silenced()[0];
    /// assert_eq!((silenced.rule().as_str(), silenced.by()), ("acme/superlative", SilencedBy::Cleared));
    /// assert_eq!(silenced.allowed_because(), "approved claim 26-114");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn silenced(&self) -> &[Silenced] {
        &self.silenced
    }

    /// How many matches were silenced in all, by any means or by one of them. A report lists a thousand of each rule
    /// and reason.
    #[must_use]
    pub fn silenced_count(&self, by: Option<SilencedBy>) -> usize {
        let is_asked = |means: SilencedBy| by.is_none_or(|by| by == means);
        let unlisted = self.unlisted_silenced.iter().filter(|(means, _)| is_asked(**means)).map(|(_, count)| count);
        self.silenced.iter().filter(|silenced| is_asked(silenced.by())).count() + unlisted.sum::<usize>()
    }

    /// Those of them that rules on trial found: the rule says `trial = true`.
    pub fn on_trial(&self) -> impl Iterator<Item = &Silenced> {
        self.silenced.iter().filter(|silenced| silenced.by() == SilencedBy::Trial)
    }

    /// The message that the draft answers, with the decision about it; none where it answers no message.
    #[must_use]
    pub fn reply(&self) -> Option<&Advice> {
        self.reply.as_deref()
    }

    /// Parts that could not be read as the draft's format says, and was read as plain text instead; empty as a rule.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}
