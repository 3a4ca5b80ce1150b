//! Checking: one draft, several that belong together, or the examples of a policy.
//!
//! A [`Checker`] checks one draft at a time. A [`Session`] holds several drafts that belong together, and reads each
//! once. A [`Trial`] checks the examples that the rules of a policy bring along.

// The check is one straight line from a draft to a report. Each arrow goes down, none comes back. Nothing here can
// fail, and nothing here knows a family by name.
//
// - read: `ReadDraft` is a draft taken apart into blocks and words, for as many checks as are wanted;
// - judge: the rules in force find what they look for, each family in its own way, and settle what only all findings
//   together tell;
// - fingerprint: each finding gets its name, before anything is taken away;
// - sieve: what the policy or the draft lets pass is set apart;
// - weigh: what says the same thing twice is dropped, and the rest scored;
// - compose: findings become warnings with texts and positions.

mod campaign;
mod compose;
mod earlier;
mod explained;
mod fingerprint;
mod lint;
mod listing;
mod reply;
mod session;
mod setting;
mod sieve;
mod sleepers;
mod trial;

pub use explained::{Candidate, CandidateFate, ExplainedRule};
pub use lint::{Usage, Weakness, WeaknessKind};
pub use session::{ReadDraft, Session};
pub use trial::{Trial, TriedExample, TriedRule};

use crate::draft::Draft;
use crate::family::{self, Common, Unlocked};
use crate::matching::{Index, IndexBuilder};
use crate::moment::Moment;
use crate::policy::{Policy, Secrets};
use crate::report::{KnownFrom, Report};
use crate::rule::{Approval, Facet, Name, Permission, RuleNumber};
use crate::table::PolicyError;
use crate::text::UnknownName;
use reply::{AnsweredMessage, ForReplies};
use sleepers::Sleepers;
use std::collections::BTreeMap;
use std::sync::Arc;

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
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    ready: Arc<Ready>,
    at: Option<(Moment, KnownFrom)>,
    silences: bool,
    trusts_dates: bool,
    /// What owners have approved of, by the codes.
    approvals: Arc<[(String, Permission)]>,
    /// The message that its drafts answer; none where they answer no message.
    answer: Option<AnsweredMessage>,
}

/// The part shared by all clones of a checker.
#[derive(Debug)]
struct Ready {
    policy: Policy,
    index: Index,
    /// The rules that look at every draft, whether one of their terms occurs or not.
    always: Vec<RuleNumber>,
    /// The rules that may sleep.
    sleepers: Sleepers,
    /// Facts about the whole policy for all families.
    common: Common,
    /// The secrets of its rules, for checkers of answers.
    unlocked: BTreeMap<RuleNumber, Unlocked>,
    /// Checkers of messages and answers, made when somebody asks.
    replies: ForReplies,
}

impl Ready {
    /// Makes a policy ready. `others` are names of competitors whose rules are not in the policy.
    fn of(policy: Policy, unlocked: BTreeMap<RuleNumber, Unlocked>, others: &[Name]) -> Self {
        let nothing = Unlocked::default();
        let mut builder = IndexBuilder::default();
        let others = family::other_names(&policy.rules).into_iter().chain(others.iter().cloned()).collect();
        builder.names(policy.settings.company.each_name(), others);
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
        let index = builder.build(&always);
        let sleepers = Sleepers::of(&policy, &index);
        let common = policy.common();
        Self { policy, index, always, sleepers, common, unlocked, replies: ForReplies::default() }
    }
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
        let lists = || unlocked.values().map(|own| own.terms.as_slice()).filter(|terms| !terms.is_empty());
        let policy = if lists().next().is_some() { policy.clone().with_lists(lists()) } else { policy.clone() };
        let ready = Ready::of(policy, unlocked, &[]);
        Ok(Self {
            ready: Arc::new(ready),
            at: None,
            silences: true,
            trusts_dates: false,
            answer: None,
            approvals: Arc::default(),
        })
    }

    /// The moment of the check. Dates of rules are compared with a draft's own moment of publication, else with this
    /// one; without either, no date puts a rule to sleep. What lets a warning pass until some day must hold at both;
    /// without either, it does not hold.
    #[must_use]
    pub fn at(mut self, moment: Moment) -> Self {
        self.at = Some((moment, KnownFrom::Run));
        self
    }

    /// The same, for a moment that a clock has just told: reports say so.
    #[must_use]
    pub fn by_clock(mut self, moment: Moment) -> Self {
        self.at = Some((moment, KnownFrom::Clock));
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
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn without_silencing(mut self) -> Self {
        self.silences = false;
        self
    }

    /// The same checker, which knows what the owners of rules have said yes to. A yes holds for one warning, and for
    /// the words that its sentence has: another sentence needs another yes. It holds if whoever gave it owns the rule,
    /// and the rule is neither locked nor confidential.
    ///
    /// ```
    /// use discretion::policy::Approval;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    ///
    /// [[claim]]
    /// id = "superlative"
    /// terms = ["the fastest"]
    /// owner = "legal@acme.example"
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let report = checker.check(&Draft::markdown("Ours is the fastest store."));
    /// let code = report.warnings()[0].approval().unwrap().to_owned();
    /// let approval = Approval { by: "legal@acme.example".to_owned(), code, reason: "claim 26-114".to_owned() };
    /// let checker = checker.approving([approval]);
    /// assert_eq!(checker.check(&Draft::markdown("Ours is the fastest store.")).warnings().len(), 0);
    /// assert_eq!(checker.check(&Draft::markdown("Ours is the fastest store of all.")).warnings().len(), 1);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn approving(mut self, approvals: impl IntoIterator<Item = Approval>) -> Self {
        self.approvals = approvals.into_iter().map(Approval::granted).collect();
        self
    }

    /// The same checker, which takes the word of a draft's own head for when it is published: an embargo is over that
    /// is over then, whatever the moment of the check. Without this, the head can only add a moment at which rules
    /// hold: an embargo must be over then and now.
    ///
    /// ```
    /// use discretion::moment::Moment;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "halcyon"
    /// terms = ["Halcyon"]
    /// until = 2027-03-01T09:00:00+01:00
    /// "#)?;
    /// let draft = Draft::markdown("---\npublish_at: 2027-03-02\n---\nHalcyon is here.");
    /// let now = Moment::parse("2026-11-26T12:00:00Z").expect("an instant");
    /// let checker = Checker::new(&policy)?.at(now);
    /// assert_eq!(checker.check(&draft).warnings().len(), 1);
    /// assert_eq!(checker.trusting_dates().check(&draft).warnings().len(), 0);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn trusting_dates(mut self) -> Self {
        self.trusts_dates = true;
        self
    }

    /// The policy that it checks against.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.ready.policy
    }

    /// Returns whether the policy knows the channel, the author, the role, the audience and the campaign that a program
    /// gives a draft. A check takes them as they are, and a misspelt channel would put the rules of the right one to
    /// sleep. What the head of a draft says is looked at anyway: see [`Report::problems`].
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "halcyon"
    /// terms = ["Halcyon"]
    /// channels = ["newsletter"]
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let draft = Draft::plain("Halcyon is near.");
    /// assert_eq!(checker.knows(&draft.clone().channel("newsletter")), Ok(()));
    /// let error = checker.knows(&draft.channel("newsleter")).unwrap_err();
    /// assert!(error.to_string().ends_with("; did you mean `newsletter`?"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// The first name that is not known, where something depends on it.
    pub fn knows(&self, draft: &Draft<'_>) -> Result<(), UnknownName> {
        for &facet in Facet::EACH {
            if let Some(name) = draft.name_of(facet) {
                self.policy().known(facet, name)?;
            }
        }
        draft.campaign_name().map_or(Ok(()), |name| self.policy().known_campaign(name).map(drop))
    }

    /// Checks a draft. The same draft, policy and moment always give the same report.
    #[must_use]
    pub fn check(&self, draft: &Draft<'_>) -> Report {
        self.judge(&self.read(draft))
    }
}
