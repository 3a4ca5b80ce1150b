//! The head of a report's entries: what was found, where, why it is a risk.

use crate::clause::Relation;
use crate::draft::Context;
use crate::family::Stance;
use crate::rule::{Code, Evidence, Family, Form, Origin, RuleId, Severity, Way};
use crate::text::{Position, Span};

/// A stretch of the draft with its place for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// Bytes of the draft as it was read; a byte order mark counts.
    pub span: Span,
    /// Its start.
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
    /// The reason why it belongs there, in the language of the draft.
    pub note: String,
    /// The draft that the place lies in; none for the draft of the report.
    pub path: Option<String>,
}

impl RelatedPlace {
    /// Returns whether it is the very place of the warning.
    pub(crate) fn is_at(&self, head: &Head) -> bool {
        self.path.is_none() && self.location.span == head.location.span
    }
}

/// A match, its place and its risk: the same of a [`Warning`](super::Warning) and of what was
/// [`Silenced`](super::Silenced), which both are read through it.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub(crate) rule: RuleId,
    pub(crate) family: Family,
    pub(crate) severity: Severity,
    pub(crate) confidence: u8,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) form: Option<Form>,
    pub(crate) stance: Option<Stance>,
    pub(crate) ways: Vec<Way>,
    pub(crate) relation: Option<Relation>,
    pub(crate) context: Context,
    pub(crate) location: Location,
    pub(crate) mention: Option<Location>,
    pub(crate) sentence: Span,
    pub(crate) text: String,
    /// The same without markup, as messages quote it.
    pub(crate) matched: String,
    pub(crate) masked: bool,
    /// True if its place is not where the text stands, but the nearest to it in what the author wrote.
    pub(crate) displaced: bool,
    pub(crate) message: String,
    pub(crate) why: String,
    pub(crate) advice: String,
    pub(crate) owner: Option<String>,
    pub(crate) other_owners: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) suggestions: Vec<String>,
    pub(crate) related: Vec<RelatedPlace>,
    /// The rules that match there too and say no more.
    pub(crate) also: Vec<RuleId>,
    pub(crate) origin: Origin,
    pub(crate) excess: Option<i64>,
    pub(crate) fingerprint: String,
    pub(crate) approval: Option<Code>,
}

impl Head {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The other rules that find the same place, and leave it to this one.
    #[must_use]
    pub fn also(&self) -> &[RuleId] {
        &self.also
    }

    /// The family of the rule.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }

    /// The severity if the text were published.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The confidence, 0 to 100: the sum of the weights of [`Head::evidence`], clamped.
    #[must_use]
    pub const fn confidence(&self) -> u8 {
        self.confidence
    }

    /// The evidence behind the confidence.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The way a term was written; none for patterns and measures.
    #[must_use]
    pub const fn form(&self) -> Option<Form> {
        self.form
    }

    /// The way a competitor is spoken of; none in other families.
    #[must_use]
    pub const fn stance(&self) -> Option<Stance> {
        self.stance
    }

    /// The ways in which it is said, in order; empty where it is plainly stated, in rules on confidential matters, and
    /// where a measure was taken.
    #[must_use]
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// The part that a competitor plays in its clause; none in other families, and where nothing is said of it.
    #[must_use]
    pub const fn relation(&self) -> Option<Relation> {
        self.relation
    }

    /// The kind of place: prose, code, a link's target and so on.
    #[must_use]
    pub const fn context(&self) -> Context {
        self.context
    }

    /// The place.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.location
    }

    /// The bytes of the draft.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.location.span
    }

    /// The name of a competitor itself: the warning may reach further, over the words that judge it. None in other
    /// families, and where mentions are too many.
    #[must_use]
    pub const fn mention(&self) -> Option<Location> {
        self.mention
    }

    /// The start, for people.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.location.start
    }

    /// The draft's text at the span, markup included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether its text is not to be shown. Of a fresh report: whether its rule has sealed terms, or a list
    /// outside the policy. Of one that was [masked](super::Report::masked): whether its text was taken out.
    #[must_use]
    pub const fn is_masked(&self) -> bool {
        self.masked
    }

    /// The sentence that the place lies in, as bytes of the draft.
    #[must_use]
    pub const fn sentence(&self) -> Span {
        self.sentence
    }

    /// The problem, as a phrase that stands alone.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The reason why it is a risk.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Advice on better wording.
    #[must_use]
    pub fn advice(&self) -> &str {
        &self.advice
    }

    /// The person to ask.
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

    /// The text that can take the place of the match unread: a suggestion for a name that is spelled out in prose or
    /// front matter. None where anything is in doubt: inflected and disguised forms, links, code, markup inside the
    /// match, letters that markup would obey.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[naming]]
    /// id = "cloud"
    /// use = "Acme Cloud"
    /// not = ["AcmeCloud"]
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let fixes = |text| checker.check(&Draft::markdown(text)).warnings()[0].fix().map(str::to_owned);
    /// assert_eq!(fixes("We run AcmeCloud."), Some("Acme Cloud".to_owned()));
    /// assert_eq!(fixes("We run AcmeClouds."), None);
    /// assert_eq!(fixes("We run Acme**Cloud**."), None);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn fix(&self) -> Option<&str> {
        let [fix] = self.suggestions.as_slice() else { return None };
        let is_plain = |text: &str| text.chars().all(|letter| letter.is_alphanumeric() || PLAIN.contains(&letter));
        let is_certain = self.family == Family::Naming
            && !self.masked
            && !self.displaced
            && self.text == self.matched
            && self.form.is_some_and(is_spelled_out)
            && is_open(self.context)
            && is_plain(fix)
            && is_plain(&self.text);
        is_certain.then_some(fix.as_str())
    }

    /// Other places that belong to it.
    #[must_use]
    pub fn related(&self) -> &[RelatedPlace] {
        &self.related
    }

    /// The place of its rule in the policy.
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

    /// The code by which its owner says yes to it: another where a word of its sentence is another, or the limit that
    /// it is about is exceeded by more or less. 16 characters of a to z and 2 to 7. Nothing for a warning of a locked
    /// or confidential rule: what secret rules found enters no code.
    #[must_use]
    pub fn approval(&self) -> Option<&str> {
        self.approval.as_ref().map(Code::as_str)
    }

    /// The trailer of a commit by which its owner approves of it: `Approved-by: legal@acme.example CODE`.
    #[must_use]
    pub fn trailer(&self) -> Option<String> {
        self.owner().zip(self.approval()).map(|(owner, code)| format!("Approved-by: {owner} {code}"))
    }

    /// Those whose yes it needs: the owner of its rule, then those of the rules that find the same place and leave it
    /// to this one.
    pub fn asked(&self) -> impl Iterator<Item = &str> {
        let others = self.other_owners.iter().map(String::as_str);
        self.owner.as_deref().into_iter().chain(others.filter(|other| Some(*other) != self.owner.as_deref()))
    }
}

/// Characters besides letters and digits that no markup obeys inside a word.
const PLAIN: [char; 6] = [' ', '-', '.', '\'', '’', '\u{a0}'];

/// Returns whether a form has nothing that its correction would lose: an ending, or a disguise.
const fn is_spelled_out(form: Form) -> bool {
    match form {
        Form::Exact | Form::Case | Form::Separated | Form::Joined | Form::Unaccented => true,
        Form::Inflected | Form::Disguised | Form::Fuzzy => false,
    }
}

/// Returns whether a text there is read as it is written, and leads nowhere.
const fn is_open(context: Context) -> bool {
    match context {
        Context::Paragraph
        | Context::Heading
        | Context::ListItem
        | Context::TableCell
        | Context::Footnote
        | Context::LinkTitle
        | Context::ImageAlt
        | Context::ImageTitle
        | Context::HtmlText
        | Context::Metadata => true,
        Context::Code
        | Context::LinkTarget
        | Context::Comment
        | Context::HtmlAttribute
        | Context::FileName
        | Context::Markup => false,
    }
}
