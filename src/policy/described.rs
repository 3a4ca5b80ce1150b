//! A rule as people read about it: what `show` and `explain` print.

use crate::family::Rule;
use crate::language::Language;
use crate::moment::Moment;
use crate::rule::{Answered, Change, Example, Facet, Family, MessageKind, Origin, RuleId, Selection, Severity, Text};

/// A key of a table with its value, as a policy writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenKey {
    /// The key.
    pub name: &'static str,
    /// Its value, on one line.
    pub value: String,
    /// True if the value may quote what a rule looks for.
    pub may_quote: bool,
}

/// A rule of a policy, to be read about.
///
/// ```
/// use discretion::Policy;
/// use discretion::language::Language;
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[tone]]
/// id = "hype"
/// terms = { en = ["game-changing"], fr = ["révolutionnaire"] }
/// max = "2 per 100 words"
/// why = { en = "It says nothing.", fr = "Cela ne dit rien." }
/// "#)?;
/// let rule = policy.rules().next().expect("there is one");
/// assert_eq!(rule.why(Some(Language::French)), Some("Cela ne dit rien."));
/// assert_eq!(rule.trigger(), "terms `game-changing` (en), `révolutionnaire` (fr); at most 2 per 100 words");
/// assert_eq!(rule.origin().to_string(), "acme.toml:4:1");
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PolicyRule<'p> {
    rule: &'p Rule,
    active: bool,
}

impl<'p> PolicyRule<'p> {
    pub(super) const fn new(rule: &'p Rule, active: bool) -> Self {
        Self { rule, active }
    }

    /// Returns whether it is a rule that every policy has.
    pub(super) const fn is_of_every_policy(self) -> bool {
        self.rule.is_of_every_policy()
    }

    /// Returns whether the rule is one that every policy has, for drafts or for answers.
    pub(super) const fn is_shared(self) -> bool {
        self.rule.is_of_every_policy() || self.rule.is_of_answers()
    }

    /// Policy and rule: `acme-social/project-falcon`.
    #[must_use]
    pub const fn id(self) -> &'p RuleId {
        &self.rule.header.id
    }

    /// The family of its table.
    #[must_use]
    pub const fn family(self) -> Family {
        self.rule.header.family
    }

    /// The kind of message that a match tells: the rule reads messages that drafts answer. None where it reads drafts.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::report::MessageKind;
    ///
    /// let policy = Policy::packs(&["replies"])?;
    /// let rule = policy.rule("replies/threat").expect("it is there");
    /// assert_eq!(rule.signals(), Some(MessageKind::Threat));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn signals(self) -> Option<MessageKind> {
        self.rule.signals()
    }

    /// The messages to which it wants to be an answer.
    pub(crate) const fn answered(self) -> Option<Answered> {
        self.rule.header.answers
    }

    /// The severity of a match; of a competitor, how bad a neutral mention is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.rule.header.severity
    }

    /// Returns whether the rule is in force at all: neither switched off nor of another jurisdiction.
    #[must_use]
    pub const fn is_active(self) -> bool {
        self.active
    }

    /// A line on its triggers.
    #[must_use]
    pub fn trigger(self) -> String {
        self.rule.judge().describe()
    }

    /// All that it says, key by key, in the order of the documentation and as a policy writes it; what is at its
    /// default is left out.
    #[must_use]
    pub fn keys(self) -> Vec<WrittenKey> {
        let own = self.rule.written().into_iter();
        own.map(|(row, value)| WrittenKey { name: row.name, value, may_quote: row.kind.may_quote() }).collect()
    }

    /// The message of a warning, in a language or the nearest to it; `{match}` stands for the matched text.
    /// None where the family's words are used.
    #[must_use]
    pub fn message(self, language: Option<Language>) -> Option<&'p str> {
        in_language(self.rule.header.message.as_ref(), language)
    }

    /// The reason why a match is a risk.
    #[must_use]
    pub fn why(self, language: Option<Language>) -> Option<&'p str> {
        in_language(self.rule.header.why.as_ref(), language)
    }

    /// Advice on better wording.
    #[must_use]
    pub fn advice(self, language: Option<Language>) -> Option<&'p str> {
        in_language(self.rule.header.advice.as_ref(), language)
    }

    /// The person to ask.
    #[must_use]
    pub fn owner(self) -> Option<&'p str> {
        self.rule.header.owner.as_deref()
    }

    /// Citations or links.
    #[must_use]
    pub fn sources(self) -> &'p [String] {
        &self.rule.header.sources
    }

    /// The languages of the texts that it reads.
    #[must_use]
    pub const fn languages(self) -> &'p Selection<Language> {
        &self.rule.header.languages
    }

    /// The channels that it is for. A draft without a channel is on none that the policy names.
    #[must_use]
    pub fn channels(self) -> &'p Selection<String> {
        self.facet(Facet::Channel)
    }

    /// The channels, authors, roles or audiences that it is for. A draft without one is for none that the policy names.
    #[must_use]
    pub fn facet(self, facet: Facet) -> &'p Selection<String> {
        &self.rule.header.facets[facet]
    }

    /// The jurisdictions that it is for.
    #[must_use]
    pub const fn jurisdictions(self) -> &'p Selection<String> {
        &self.rule.header.jurisdictions
    }

    /// The instant from which on it is in force.
    #[must_use]
    pub const fn from(self) -> Option<Moment> {
        self.rule.header.from
    }

    /// The instant from which on it is no longer in force.
    #[must_use]
    pub const fn until(self) -> Option<Moment> {
        self.rule.header.until
    }

    /// Examples that it must flag.
    #[must_use]
    pub fn flags(self) -> &'p [Example] {
        &self.rule.header.flags
    }

    /// Examples that it must pass.
    #[must_use]
    pub fn passes(self) -> &'p [Example] {
        &self.rule.header.passes
    }

    /// Returns whether later layers, exceptions and comments cannot weaken it.
    #[must_use]
    pub const fn is_locked(self) -> bool {
        self.rule.header.locked
    }

    /// Its place in the policy.
    #[must_use]
    pub const fn origin(self) -> &'p Origin {
        &self.rule.header.origin
    }

    /// The changes of later layers, in order.
    #[must_use]
    pub fn changes(self) -> &'p [Change] {
        &self.rule.header.changes
    }
}

fn in_language(text: Option<&Text>, language: Option<Language>) -> Option<&str> {
    text.map(|text| text.in_language(language))
}
