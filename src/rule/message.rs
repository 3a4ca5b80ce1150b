//! Kinds of incoming messages, and decisions about them.

use crate::text::{UnknownName, named};
use std::fmt;
use std::str::FromStr;

/// A kind of message that somebody wrote to us or about us. One message may be of several kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MessageKind {
    /// Violence is announced or wished.
    Threat,
    /// Somebody may hurt themselves.
    SelfHarm,
    /// A lawyer, a court or a claim for damages is announced.
    Legal,
    /// An authority writes.
    Regulator,
    /// A journalist asks.
    Press,
    /// A weakness of what we run or sell is reported.
    SecurityReport,
    /// Somebody asks for their personal data, or to have them deleted.
    DataRequest,
    /// An investor asks, or somebody asks what only investors are told.
    Investor,
    /// People are demeaned for who they are, or their private data are shown.
    Hate,
    /// Whoever writes is known for hostility and brings no new fact.
    Troll,
    /// Anger or insult.
    Rant,
    /// A joke, satire or sarcasm.
    Joke,
    /// A provocation that is there to be quoted: a rival's, or a quarrel of politics.
    Bait,
    /// Something went wrong for whoever writes.
    NegativeExperience,
    /// Something is said of us as a fact.
    FactualClaim,
    /// Something is asked.
    Question,
    /// Thanks or praise.
    Praise,
}

impl MessageKind {
    /// Returns whether a message of this kind is handed over or never answered.
    pub(crate) const fn is_grave(self) -> bool {
        (self as usize) <= Self::Hate as usize
    }

    /// All kinds, in the order in which the table asks for them.
    pub const EACH: &'static [Self] = &[
        Self::Threat,
        Self::SelfHarm,
        Self::Legal,
        Self::Regulator,
        Self::Press,
        Self::SecurityReport,
        Self::DataRequest,
        Self::Investor,
        Self::Hate,
        Self::Troll,
        Self::Rant,
        Self::Joke,
        Self::Bait,
        Self::NegativeExperience,
        Self::FactualClaim,
        Self::Question,
        Self::Praise,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Threat => "threat",
            Self::SelfHarm => "self-harm",
            Self::Legal => "legal",
            Self::Regulator => "regulator",
            Self::Press => "press",
            Self::SecurityReport => "security-report",
            Self::DataRequest => "data-request",
            Self::Investor => "investor",
            Self::Hate => "hate",
            Self::Troll => "troll",
            Self::Rant => "rant",
            Self::Joke => "joke",
            Self::Bait => "bait",
            Self::NegativeExperience => "negative-experience",
            Self::FactualClaim => "factual-claim",
            Self::Question => "question",
            Self::Praise => "praise",
        }
    }
}

impl FromStr for MessageKind {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("kind of message", Self::EACH, Self::name, written)
    }
}

impl fmt::Display for MessageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A decision about a message: a row of the table says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Decision {
    /// Hand it over at once: somebody may be in danger.
    EscalateNow,
    /// Hand it to legal.
    EscalateLegal,
    /// Hand it to the press office.
    EscalatePress,
    /// Hand it to security.
    EscalateSecurity,
    /// Hand it to whoever answers for personal data.
    EscalatePrivacy,
    /// Hand it to investor relations.
    EscalateInvestors,
    /// Do not answer.
    NoReply,
    /// Do not answer, and watch.
    Monitor,
    /// Say no more: point to a page at most.
    Stop,
    /// Put it right for the customer.
    Restore,
    /// Correct what is wrong, with a source.
    FixTheFacts,
    /// Ask whoever owns the subject.
    EscalateOwner,
    /// Answer the question.
    Answer,
    /// Say thanks, or let it stand.
    Thank,
    /// Let it stand.
    LetStand,
}

impl Decision {
    /// All decisions, in the order of the table.
    pub const EACH: &'static [Self] = &[
        Self::EscalateNow,
        Self::EscalateLegal,
        Self::EscalatePress,
        Self::EscalateSecurity,
        Self::EscalatePrivacy,
        Self::EscalateInvestors,
        Self::NoReply,
        Self::Monitor,
        Self::Stop,
        Self::Restore,
        Self::FixTheFacts,
        Self::EscalateOwner,
        Self::Answer,
        Self::Thank,
        Self::LetStand,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EscalateNow => "escalate-now",
            Self::EscalateLegal => "escalate-legal",
            Self::EscalatePress => "escalate-press",
            Self::EscalateSecurity => "escalate-security",
            Self::EscalatePrivacy => "escalate-privacy",
            Self::EscalateInvestors => "escalate-investors",
            Self::NoReply => "no-reply",
            Self::Monitor => "monitor",
            Self::Stop => "stop",
            Self::Restore => "restore",
            Self::FixTheFacts => "fix-the-facts",
            Self::EscalateOwner => "escalate-owner",
            Self::Answer => "answer",
            Self::Thank => "thank",
            Self::LetStand => "let-stand",
        }
    }

    /// Returns whether somebody else than the author has to deal with it.
    #[must_use]
    pub const fn escalates(self) -> bool {
        match self {
            Self::EscalateNow
            | Self::EscalateLegal
            | Self::EscalatePress
            | Self::EscalateSecurity
            | Self::EscalatePrivacy
            | Self::EscalateInvestors
            | Self::EscalateOwner => true,
            Self::NoReply
            | Self::Monitor
            | Self::Stop
            | Self::Restore
            | Self::FixTheFacts
            | Self::Answer
            | Self::Thank
            | Self::LetStand => false,
        }
    }

    /// How much of an answer it leaves room for.
    pub(crate) const fn room(self) -> Room {
        match self {
            Self::EscalateNow | Self::NoReply | Self::Monitor | Self::EscalateOwner => Room::None,
            Self::EscalateLegal
            | Self::EscalatePress
            | Self::EscalateSecurity
            | Self::EscalatePrivacy
            | Self::EscalateInvestors => Room::Receipt,
            Self::Stop => Room::Pointer,
            Self::Restore | Self::FixTheFacts | Self::Answer | Self::Thank | Self::LetStand => Room::Whole,
        }
    }
}

impl FromStr for Decision {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("decision", Self::EACH, Self::name, written)
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How much of an answer a decision leaves room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// No answer at all.
    None,
    /// A line that says who deals with it.
    Receipt,
    /// A line with a link.
    Pointer,
    /// An answer.
    Whole,
}

/// A set of kinds and decisions: what a draft answers, or what a rule wants it to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answered(u64);

/// One word of such a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnsweredWord {
    /// A message of a kind.
    Kind(MessageKind),
    /// A message about which the table decides so.
    Decision(Decision),
    /// Any message.
    Any,
    /// A message that we answered before, if the draft changes that answer.
    Edit,
}

impl AnsweredWord {
    /// Every word.
    pub(crate) fn each() -> Vec<Self> {
        let kinds = MessageKind::EACH.iter().copied().map(Self::Kind);
        let decisions = Decision::EACH.iter().copied().map(Self::Decision);
        kinds.chain(decisions).chain([Self::Any, Self::Edit]).collect()
    }

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Decision(decision) => decision.name(),
            Self::Any => "any",
            Self::Edit => "edit",
        }
    }

    /// Its bit in a set.
    const fn bit(self) -> u64 {
        let at = match self {
            Self::Kind(kind) => kind as usize,
            Self::Decision(decision) => MessageKind::EACH.len() + decision as usize,
            Self::Any => 62,
            Self::Edit => 63,
        };
        1 << at
    }
}

impl Answered {
    /// The set of some words.
    pub(crate) fn of(words: impl IntoIterator<Item = AnsweredWord>) -> Self {
        Self(words.into_iter().fold(0, |bits, word| bits | word.bit()))
    }

    /// Returns whether the sets have a word in common.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether every word of another set is in this one.
    pub(crate) const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The words, in order.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        let words = AnsweredWord::each().into_iter().filter(move |word| self.0 & word.bit() != 0);
        words.map(AnsweredWord::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_decisions_stand_at_their_numbers() {
        assert!(MessageKind::EACH.iter().copied().enumerate().all(|(at, kind)| kind as usize == at));
        assert!(Decision::EACH.iter().copied().enumerate().all(|(at, decision)| decision as usize == at));
    }

    #[test]
    fn every_word_is_a_set_of_its_own() {
        let words = AnsweredWord::each();
        for (at, &one) in words.iter().enumerate() {
            let set = Answered::of([one]);
            assert_eq!(set.names().collect::<Vec<_>>(), [one.name()]);
            for &other in &words[at + 1..] {
                assert!(one.name() != other.name() && !set.meets(Answered::of([other])));
            }
        }
        assert!(Answered::of(words.clone()).covers(Answered::of([words[0]])));
        assert!(!Answered::of([words[0]]).covers(Answered::of(words)));
    }
}
