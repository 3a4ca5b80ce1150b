//! What a check returns: warnings, the score, and what was measured.

mod masking;

pub use masking::{Masking, veiled};

use crate::draft::Context;
use crate::family::Stance;
use crate::language::Language;
use crate::rule::{Evidence, Family, Form, Moment, Origin, Permission, RuleId, Severity, SilencedBy};
use crate::score::Verdict;
use crate::text::{Position, Span};

/// A stretch of the draft with its place for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// Bytes of the draft as it was read; a byte order mark counts.
    pub span: Span,
    /// Where it starts.
    pub start: Position,
    /// The first column after it.
    pub end: Position,
}

/// Another place that belongs to a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelatedPlace {
    /// The place.
    pub location: Location,
    /// Why it belongs there, in the language of the draft.
    pub note: String,
}

/// What a rule found and where: all that a mask has to know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) rule: RuleId,
    pub(crate) family: Family,
    pub(crate) location: Location,
    pub(crate) text: String,
    /// The same without markup, as messages quote it.
    pub(crate) matched: String,
    pub(crate) masked: bool,
}

/// One risk in a draft: where it is, why it is one, what to write instead, whom to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    pub(crate) found: Found,
    pub(crate) severity: Severity,
    pub(crate) confidence: u8,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) points: f64,
    pub(crate) share: f64,
    pub(crate) group: usize,
    pub(crate) rank: usize,
    pub(crate) reason: String,
    pub(crate) form: Option<Form>,
    pub(crate) stance: Option<Stance>,
    pub(crate) context: Context,
    pub(crate) mention: Option<Location>,
    pub(crate) sentence: Span,
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) advice: String,
    pub(crate) owner: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) suggestions: Vec<String>,
    pub(crate) related: Vec<RelatedPlace>,
    pub(crate) origin: Origin,
    pub(crate) fingerprint: String,
}

impl Warning {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.found.rule
    }

    /// The family of the rule.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.found.family
    }

    /// How bad it would be if the text were published.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// How sure it is, 0 to 100: the sum of the weights of [`Warning::evidence`], clamped.
    #[must_use]
    pub const fn confidence(&self) -> u8 {
        self.confidence
    }

    /// What makes the confidence.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

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

    /// Why its family has its verdict: `confidential ≥ 70`.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// How a term was written; none for patterns and measures.
    #[must_use]
    pub const fn form(&self) -> Option<Form> {
        self.form
    }

    /// How a competitor is spoken of; none in other families.
    #[must_use]
    pub const fn stance(&self) -> Option<Stance> {
        self.stance
    }

    /// What the place is: prose, code, a link's target and so on.
    #[must_use]
    pub const fn context(&self) -> Context {
        self.context
    }

    /// The place.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.found.location
    }

    /// The bytes of the draft.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.found.location.span
    }

    /// The name of a competitor itself: the warning may reach further, over the words that judge it. None in other
    /// families, and where mentions are too many.
    #[must_use]
    pub const fn mention(&self) -> Option<Location> {
        self.mention
    }

    /// Where it starts, for people.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.found.location.start
    }

    /// The draft's text at the span, markup included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.found.text
    }

    /// Whether its text is not to be shown. Of a fresh report: whether its rule has sealed terms, or a list outside the
    /// policy. Of one that was [masked](Report::masked): whether its text was taken out.
    #[must_use]
    pub const fn is_masked(&self) -> bool {
        self.found.masked
    }

    /// The sentence that the place lies in, as bytes of the draft.
    #[must_use]
    pub const fn sentence(&self) -> Span {
        self.sentence
    }

    /// What was found, as a phrase that stands alone.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Why it is a risk.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }

    /// What to write instead.
    #[must_use]
    pub fn advice(&self) -> &str {
        &self.advice
    }

    /// Whom to ask.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// Citations and links of the rule.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// Texts that may stand in its place as they are.
    #[must_use]
    pub fn suggestions(&self) -> &[String] {
        &self.suggestions
    }

    /// Other places that belong to it.
    #[must_use]
    pub fn related(&self) -> &[RelatedPlace] {
        &self.related
    }

    /// Where its rule was written.
    #[must_use]
    pub const fn rule_at(&self) -> &Origin {
        &self.origin
    }

    /// A name that stays when the text moves and changes when what was found, or its sentence, changes:
    /// 16 characters of a to z and 2 to 7.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// What a rule found that is no warning, because the policy or the draft lets it pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Silenced {
    pub(crate) found: Found,
    pub(crate) permission: Permission,
}

impl Silenced {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.found.rule
    }

    /// The place.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.found.location
    }

    /// What silenced it.
    #[must_use]
    pub const fn by(&self) -> SilencedBy {
        self.permission.by
    }

    /// Why it was allowed.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.permission.reason
    }

    /// Whom to ask; none for a comment.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.permission.owner.as_deref()
    }

    /// The instant from which on it will be a warning again.
    #[must_use]
    pub const fn until(&self) -> Option<Moment> {
        self.permission.until
    }
}

/// How much text a draft has.
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
    /// # Ok::<(), discretion::PolicyError>(())
    /// ```
    pub length: Option<usize>,
}

/// What a check found in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub(crate) path: Option<String>,
    pub(crate) channel: Option<String>,
    pub(crate) language: Option<Language>,
    pub(crate) verdict: Verdict,
    pub(crate) score: f64,
    pub(crate) exact: f64,
    pub(crate) combined: f64,
    pub(crate) reasons: Vec<String>,
    pub(crate) scores: Vec<(Family, f64)>,
    pub(crate) measures: Measures,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) silenced: Vec<Silenced>,
    pub(crate) masked_spans: Vec<Span>,
    pub(crate) notes: Vec<String>,
}

impl Report {
    /// The path of the draft, where it was given.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The channel that it was checked for.
    #[must_use]
    pub fn channel(&self) -> Option<&str> {
        self.channel.as_deref()
    }

    /// The language that it is in: as given, else as detected; none where in doubt.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// Whether it may be published.
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

    /// Why each family has its verdict, in the order of [`Family::EACH`]: `tone < 30, cut to the ceiling of low`.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.reasons
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

    /// How much text was read.
    #[must_use]
    pub const fn measures(&self) -> Measures {
        self.measures
    }

    /// The warnings, sorted by place.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What exceptions, cleared texts and comments kept from being a warning, sorted by place. It has no part in the score.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy, SilencedBy};
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
    /// assert_eq!(silenced.reason(), "approved claim 26-114");
    /// # Ok::<(), discretion::PolicyError>(())
    /// ```
    #[must_use]
    pub fn silenced(&self) -> &[Silenced] {
        &self.silenced
    }

    /// What could not be read as the draft's format says, and was read as plain text instead; empty as a rule.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}
