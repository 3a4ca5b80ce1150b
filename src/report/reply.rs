//! Advice on a message: a decision, and its reasons.

use super::{HeldBack, Location};
use crate::language::Language;
use crate::rule::{Decision, MessageKind, RuleId};

/// The advice on a message: what it is, what to do about it, and what an answer must contain.
///
/// ```
/// use discretion::draft::Message;
/// use discretion::report::{Decision, MessageKind};
/// use discretion::{Checker, Draft, Policy};
///
/// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
/// let message = Message::new("The export crashed and I lost my data.");
/// let report = checker.check_reply(&message, &Draft::plain("Thanks for writing!"));
/// let advice = report.reply().expect("it answers a message");
/// assert_eq!((advice.decision(), advice.row()), (Decision::Restore, 12));
/// assert!(advice.has(MessageKind::NegativeExperience));
/// assert!(advice.missing().any(|part| part.name() == "apology"));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub(crate) path: Option<String>,
    pub(crate) text: String,
    pub(crate) language: Option<Language>,
    pub(crate) seen: Vec<SeenKind>,
    pub(crate) decision: Decision,
    pub(crate) row: usize,
    pub(crate) reasons: Vec<AdviceReason>,
    pub(crate) parts: Vec<ReplyPart>,
    /// The places of the message that must not be shown.
    pub(crate) secrets: Vec<HeldBack>,
    pub(crate) contact: Option<String>,
    pub(crate) help: Option<String>,
}

impl Advice {
    /// The path of the message, where it was given.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The text of the message, in which the places lie. Masked, it has a `*` for each byte of what must not be shown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its language: as given, else as detected; none where in doubt.
    #[must_use]
    pub const fn language(&self) -> Option<Language> {
        self.language
    }

    /// The kinds of which the message is, each with what tells it, in the order of [`MessageKind::EACH`] and of the text.
    #[must_use]
    pub fn seen(&self) -> &[SeenKind] {
        &self.seen
    }

    /// The kinds of which the message is, each once.
    pub fn kinds(&self) -> impl Iterator<Item = MessageKind> {
        MessageKind::EACH.iter().copied().filter(|kind| self.has(*kind))
    }

    /// Returns whether the message is of a kind.
    #[must_use]
    pub fn has(&self, kind: MessageKind) -> bool {
        self.seen.iter().any(|seen| seen.kind == kind)
    }

    /// The decision about it.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// The row of the table that says so, from 1: the first whose condition is met.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Why that row's condition is met.
    #[must_use]
    pub fn reasons(&self) -> &[AdviceReason] {
        &self.reasons
    }

    /// The parts that an answer must have.
    #[must_use]
    pub fn parts(&self) -> &[ReplyPart] {
        &self.parts
    }

    /// The parts that the answer lacks; nothing where there is no answer yet.
    pub fn missing(&self) -> impl Iterator<Item = &ReplyPart> {
        self.parts.iter().filter(|part| part.is_there == Some(false))
    }

    /// The contact that gets the message, or that an answer may name; none where the policy names nobody.
    #[must_use]
    pub fn contact(&self) -> Option<&str> {
        self.contact.as_deref()
    }

    /// A help line for somebody who may be in danger; only where somebody may be.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// A kind of which a message is, and what tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenKind {
    pub(crate) kind: MessageKind,
    pub(crate) location: Option<Location>,
    pub(crate) text: String,
    pub(crate) rule: Option<RuleId>,
}

impl SeenKind {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> MessageKind {
        self.kind
    }

    /// The place in the message; none where what is known of its author tells the kind.
    #[must_use]
    pub const fn location(&self) -> Option<Location> {
        self.location
    }

    /// The text of the place.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rule that tells it; none where what is known of its author does.
    #[must_use]
    pub const fn rule(&self) -> Option<&RuleId> {
        self.rule.as_ref()
    }
}

/// A reason for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceReason {
    pub(crate) text: String,
    pub(crate) locations: Vec<Location>,
}

impl AdviceReason {
    /// The reason, in the language of the message.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The places of the message that make it one; none where something else than its words does.
    #[must_use]
    pub fn locations(&self) -> &[Location] {
        &self.locations
    }
}

/// A part that an answer must have: what a rule of the family `require` asks of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyPart {
    pub(crate) rule: RuleId,
    pub(crate) advice: String,
    pub(crate) is_there: Option<bool>,
}

impl ReplyPart {
    /// The rule that asks for it.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The name of the part: the rule's, without that of its policy.
    #[must_use]
    pub fn name(&self) -> &str {
        self.rule.as_str().split_once('/').map_or("", |(_, name)| name)
    }

    /// Advice on how to write it.
    #[must_use]
    pub fn advice(&self) -> &str {
        &self.advice
    }

    /// Returns whether the answer has it; none where there is no answer yet.
    #[must_use]
    pub const fn is_there(&self) -> Option<bool> {
        self.is_there
    }
}
